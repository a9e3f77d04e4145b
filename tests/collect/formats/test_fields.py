"""Titles, authors, categories, languages, summaries, bodies."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("markup", "kind", "title", "title_from"),
    [
        ("<title>A &amp;amp; B</title>", "blog", "A & B", "title"),
        ("<title>a\n   b</title>", "blog", "a b", "title"),
        ("<title>Use &lt;video&gt; and &lt;em&gt;win&lt;/em&gt;</title>", "blog", "Use <video> and win", "title"),
        ("<title>Mail jo@harbour.example</title>", "blog", "Mail [e-mail removed]", "title"),
        ("<description>Short text.</description>", "press", "Short text.", "text"),
        ("<title> </title><description>" + "word " * 40 + "</description>", "blog", "word " * 14 + "word…", "text"),
        ("<link>http://a.example/</link><pubDate>2026-03-02</pubDate>", "video", "Entry of 2 March 2026", "date"),
        ("<link>http://a.example/</link>", "job", "Job", "date"),
        ("<link>http://a.example/</link>", "social", "", "none"),
        ("<title>Hello, world!</title><description>Hello world</description>", "social", "", "none"),
        ("<title>Hello wor…</title><description>Hello world, again</description>", "social", "", "none"),
        ("<title>RT by @a: Hello</title><description>Hello</description>", "social", "", "none"),
        ("<title>😍</title><description>😍</description>", "social", "", "none"),
        (
            *("<title>See http://a.example now</title><description>See a.example now</description>", "social"),
            *("", "none"),
        ),
        ("<title>Open day</title><description>Thanks for coming</description>", "social", "Open day", "title"),
        ("<title>Open day</title>", "social", "Open day", "title"),
    ],
)
def test_a_title_is_found_or_made_and_says_where_it_is_from(markup, kind, title, title_from, entry):
    found = entry(markup, kind=kind)

    assert (title, title_from) == (found.title, found.title_from)


@pytest.mark.parametrize(
    ("markup", "authors"),
    [
        ("<author>jo@a.example (Jo Brandt)</author>", ("Jo Brandt",)),
        ("<author>jo@a.systems (Jo Brandt)</author>", ("Jo Brandt",)),
        ("<author>Jo Brandt &lt;jo@a.systems&gt;</author>", ("Jo Brandt",)),
        ("<author>jo@a.example</author>", ()),
        ("<author>jo@a.technology</author>", ()),
        ("<author>jo (at) a (dot) example</author>", ()),
        ("<dc:creator>43</dc:creator>", ()),
        ("<dc:creator>Jo &amp;amp; Al</dc:creator>", ("Jo & Al",)),
        ("<dc:creator>Jo</dc:creator><dc:creator>Al</dc:creator>", ("Jo", "Al")),
        ("<author>jo@a.example (Jo)</author><dc:creator>Jo</dc:creator>", ("Jo",)),
        ("<author>Jo &lt;jo@a.cloud&gt;</author><dc:creator>Al</dc:creator>", ("Jo", "Al")),
        ("<author>jo@a.cloud</author><dc:creator>Al</dc:creator>", ("Al",)),
        ("<itunes:author>Jo Brandt</itunes:author>", ("Jo Brandt",)),
        ("<dc:creator>@harbour</dc:creator>", ("@harbour",)),
        ("<dc:creator>Jo Brandt (Harbour Works)</dc:creator>", ("Jo Brandt (Harbour Works)",)),
        ("<dc:creator>&lt;script&gt;alert(1)&lt;/script&gt;Jo</dc:creator>", ("Jo",)),
        ("", ()),
    ],
)
def test_authors_of_rss_are_names_without_addresses(markup, authors, entry):
    channel = "<managingEditor>editor@a.example (The editor)</managingEditor>"

    assert authors == entry(f"<title>A</title>{markup}", channel=channel).authors


@pytest.mark.parametrize(
    ("markup", "authors"),
    [
        ("", ("The crew",)),
        ("<author><name>Jo</name></author>", ("Jo",)),
        ("<author><name>Jo</name><email>jo@a.example</email></author><author><name>Al</name></author>", ("Jo", "Al")),
        ("<author><email>jo@a.example</email></author>", ()),
        ("<source><author><name>Elsewhere</name></author></source>", ("Elsewhere",)),
    ],
)
def test_an_atom_entry_without_author_has_the_feeds(markup, authors, entry):
    channel = "<author><name>The crew</name></author>"

    assert authors == entry(f"<id>a</id><title>A</title>{markup}", atom=True, channel=channel).authors


def test_categories_stay_as_they_are_each_once_in_order(entry):
    markup = "<category>SRE &amp; Ops</category><category>sre &amp; ops</category><category> C++ </category><category/>"

    assert ("SRE & Ops", "C++") == entry(f"<title>A</title>{markup}").categories


def test_the_label_of_an_atom_category_is_what_people_read(entry):
    markup = (
        '<category term="sre" label="Reliability"/><category term="ops"/>'
        '<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger#post"/>'
    )

    assert ("Reliability", "ops") == entry(f"<id>a</id><title>A</title>{markup}", atom=True).categories


@pytest.mark.parametrize(
    ("channel", "markup", "configured", "lang"),
    [
        ("<language>en-us</language>", "", "de", "en-US"),
        ("<language>en_GB</language>", "<dc:language>fr</dc:language>", None, "fr"),
        ("<language>English (US)</language>", "", "de", "de"),
        ("<language>zh-hant-tw</language>", "", None, "zh-Hant-TW"),
        ("", "", "DE", "de"),
        ("", "", None, ""),
    ],
)
def test_the_language_is_the_entrys_the_feeds_or_the_configured_one(channel, markup, configured, lang, entry):
    assert lang == entry(f"<title>A</title>{markup}", channel=channel, lang=configured).lang


def test_the_language_of_an_atom_entry_is_inherited_from_the_feed(parse):
    body = '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="pt-br"><entry{}><title>A</title></entry></feed>'

    assert "pt-BR" == parse(body.format("")).entries[0].lang
    assert "es" == parse(body.format(' xml:lang="es"')).entries[0].lang


@pytest.mark.parametrize(
    ("markup", "summary", "content"),
    [
        (
            "<description>In short.</description><content:encoded>&lt;p&gt;At length.&lt;/p&gt;</content:encoded>",
            *("In short.", "<p>At length.</p>"),
        ),
        (
            "<description>One two […]</description><content:encoded>&lt;p&gt;One two three.&lt;/p&gt;</content:encoded>",
            *("One two three.", "<p>One two three.</p>"),
        ),
        ("<description>one\ntwo\n\nthree</description>", "one two three", "<p>one<br>two</p>\n<p>three</p>"),
        ("<description>A!</description>", "", ""),
        ("<description>&lt;h2&gt;A&lt;/h2&gt;&lt;p&gt;Body&lt;/p&gt;</description>", "Body", "<p>Body</p>"),
        (
            (
                "<description>Text. &lt;p&gt;The post &lt;a href='/'&gt;A&lt;/a&gt; appeared first on "
                "&lt;a href='/'&gt;B&lt;/a&gt;.&lt;/p&gt;</description>"
            ),
            *("Text.", "<p>Text.</p>"),
        ),
        ("<dc:creator>Jo</dc:creator><description>A by Jo</description>", "", ""),
        ("<description>A: and what came of it</description>", "and what came of it", "<p>A: and what came of it</p>"),
        ("<description>jo@a.example</description>", "[e-mail removed]", "<p>[e-mail removed]</p>"),
    ],
    ids=["own", "cut", "plain", "title again", "heading again", "trailer", "title and author", "title first", "masked"],
)
def test_summary_and_body_say_each_thing_once(markup, summary, content, entry):
    found = entry(f"<title>A</title>{markup}")

    assert (summary, content) == (found.summary, found.content)


def test_addresses_that_are_allowed_stay(entry):
    markup = "<title>A</title><description>Mail jobs@a.example or jo@a.example</description>"
    found = entry(markup, allow_contacts=("jobs@a.example",))

    assert "Mail jobs@a.example or [e-mail removed]" == found.summary


def test_a_summary_has_at_most_400_characters(entry):
    found = entry(f"<title>A</title><description>{'word ' * 500}</description>")

    assert 300 < len(found.summary) <= 400


def test_html_that_atom_calls_text_is_read_as_html(entry):
    markup = "<id>a</id><title>A</title><content>&lt;div&gt;&lt;p&gt;Body&lt;/p&gt;&lt;/div&gt;</content>"

    assert "<p>Body</p>" == entry(markup, atom=True).content


def test_a_line_break_in_xhtml_is_one(entry):
    content = '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a<br/>b</p></div></content>'

    assert "<p>a<br>b</p>" == entry(f"<id>a</id><title>A</title>{content}", atom=True).content
