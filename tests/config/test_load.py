import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rookery.config.load import read_feeds, topic_ids

TEN = """\
defaults:
  publish: everything
feeds:
  - id: Eng Blog
    kind: blog
    url: https://blog.example.com/feed.xml
  - id: press
    kind: jobs
    url: ftp://example.com/feed.xml
  - id: videos
    path: content/missing.xml
    kind: video
  - id: press
    kind: press
    ulr: https://example.com/press.xml
  - kind: podcast
    path: feed.xml
    topics: [enginering]
    keep: {title: "(a+)+"}
    allow_private: yes
"""


def test_ten_mistakes_give_ten_lines_or_more_in_one_go(problems_of):
    assert [
        "feeds.yml:2: defaults.publish: expected one of excerpt, full; got 'everything'",
        (
            "feeds.yml:4: feeds[0].id: expected a name of a-z, 0-9 and single hyphens, at most 40 characters; "
            "got 'Eng Blog'. Did you mean 'eng-blog'?"
        ),
        (
            "feeds.yml:8: feeds[1].kind: expected one of blog, press, video, podcast, social, job, event; "
            "got 'jobs'. Did you mean 'job'?"
        ),
        (
            "feeds.yml:9: feeds[1].url: expected an address that begins with http:// or https://; "
            "got 'ftp://example.com/feed.xml'"
        ),
        (
            "feeds.yml:11: feeds[2].path: expected a file below the site's folder; got 'content/missing.xml': "
            "no such file. Put it there or correct the path."
        ),
        "feeds.yml:13: feeds[3].id: expected an id of its own; got 'press' as in line 7. Choose another",
        "feeds.yml:13: feeds[3]: expected url: (an address) or path: (a file below the site's folder); got neither",
        (
            "feeds.yml:15: feeds[3].ulr: expected one of id, kind, url, path, source, board, title, topics, map_topics, keep, "
            "drop, lang, on_gone, on_mass, direct_apply, publish, allow_private, allow_contacts, images, canonical; got the unknown key 'ulr'. "
            "Did you mean 'url'?"
        ),
        (
            "feeds.yml:16: feeds[4].id: expected a short name of a-z, 0-9 and hyphens; got nothing. "
            "Write id: and never change it again"
        ),
        (
            "feeds.yml:18: feeds[4].topics[0]: expected a topic that has a file in content/topics/; got 'enginering'. "
            "Did you mean 'engineering'?"
        ),
        (
            "feeds.yml:19: feeds[4].keep.title: expected a regular expression that is fast on any text; got a repeat, "
            "or alternatives, inside a repeat, such as (a+)+ or (a|b)*. Take one of the two away"
        ),
        "feeds.yml:20: feeds[4].allow_private: expected true or false; got 'yes'. Did you mean 'true'?",
    ] == problems_of(TEN)


ONE = "feeds:\n  - {{id: a, kind: blog, {}}}\n"
ADDRESS = "feeds.yml:2: feeds[0].url: expected an address that begins with http:// or https://; got "
BELOW = "feeds.yml:2: feeds[0].path: expected a file below the site's folder"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (
            "url: blog.example.com/feed",
            ADDRESS + "'blog.example.com/feed'. Did you mean 'https://blog.example.com/feed'?",
        ),
        ("url: 'file:///etc/passwd'", ADDRESS + "'file:///etc/passwd'. For a file below the site's folder write path:"),
        ("url: 'https://[::1'", ADDRESS + "one with a wrong host or port"),
        ("url: 'https://h:99999/'", ADDRESS + "one with a wrong host or port"),
        (
            "url: 'https://user:secret@example.com/'",
            (
                "feeds.yml:2: feeds[0].url: expected an address without a name and password in it; "
                "got one with them. Delete all up to the @"
            ),
        ),
        (
            "url: 'https://a b.example/'",
            (
                "feeds.yml:2: feeds[0].url: expected an address with a host and without spaces or backslashes; "
                "got 'https://a b.example/'"
            ),
        ),
        ("url: 7", "feeds.yml:2: feeds[0].url: expected a text; got a number. Put it in quotes"),
        ("url: ''", ADDRESS + "an empty text"),
        ("url: ", "feeds.yml:2: feeds[0].url: expected a value; got nothing. Write one"),
        (
            "path: feed.xml, url: ",
            "feeds.yml:2: feeds[0].url: expected a value; got nothing. Write one, or delete the line",
        ),
        (
            "url: “https://a.example/”",
            ADDRESS + "'“https://a.example/”'. Did you mean 'https://a.example/', without the curly quotes?",
        ),
        (
            "url: “https://user:secret@example.com/”",
            (
                "feeds.yml:2: feeds[0].url: expected an address without a name and password in it; "
                "got one with them. Delete all up to the @"
            ),
        ),
        (
            "path: “feed.xml”",
            BELOW + "; got '“feed.xml”'. Did you mean 'feed.xml', without the curly quotes?",
        ),
        (
            "url: 'https://a.example', path: feed.xml",
            "feeds.yml:2: feeds[0]: expected either url: or path:; got both. Delete one of them",
        ),
        (
            "path: /etc/passwd",
            BELOW + ", named from there; got '/etc/passwd'. Write it without what leads to the site's folder",
        ),
        ("path: ../x.xml", BELOW + ", without ..; got '../x.xml'. Put the file below the site's folder"),
        ("path: 'a\\b'", BELOW + ", with / between folders; got 'a\\b'"),
        (
            "path: fed.xml",
            BELOW + "; got 'fed.xml': no such file. Put it there or correct the path. Did you mean 'feed.xml'?",
        ),
        ("path: content", BELOW + "; got 'content', which is a folder"),
        (
            "path: out.xml",
            BELOW + "; got 'out.xml', a link that leads out of it. Put the file itself there",
        ),
        (
            "path: feed.xml, topics: engineering",
            "feeds.yml:2: feeds[0].topics: expected a list of texts; got 'engineering'. Did you mean [engineering]?",
        ),
        (
            "path: feed.xml, topics: 3",
            "feeds.yml:2: feeds[0].topics: expected a list of texts; got a number",
        ),
        (
            "path: feed.xml, topics: [Site Reliability]",
            (
                "feeds.yml:2: feeds[0].topics[0]: expected a topic that has a file in content/topics/; "
                "got 'Site Reliability'. Write content/topics/site-reliability.md and 'site-reliability' here, "
                "or correct the name"
            ),
        ),
        (
            "path: feed.xml, map_topics: {Ops: oncall}",
            (
                "feeds.yml:2: feeds[0].map_topics.Ops: expected a topic that has a file in content/topics/; "
                "got 'oncall'. Did you mean 'on-call'?"
            ),
        ),
        (
            "path: feed.xml, map_topics: [a]",
            "feeds.yml:2: feeds[0].map_topics: expected a group of lines, category: topic; got a list",
        ),
        (
            "path: feed.xml, keep: {title: '('}",
            (
                "feeds.yml:2: feeds[0].keep.title: expected a regular expression; got one that does not compile: "
                "missing ), unterminated subpattern at position 0"
            ),
        ),
        (
            "path: feed.xml, drop: {}",
            "feeds.yml:2: feeds[0].drop: expected at least one of title, text, category, author, url; got nothing",
        ),
        (
            "path: feed.xml, drop: {titel: x}",
            (
                "feeds.yml:2: feeds[0].drop.titel: expected one of title, text, category, author, url; "
                "got the unknown key 'titel'. Did you mean 'title'?"
            ),
        ),
        ("path: feed.xml, keep: x", "feeds.yml:2: feeds[0].keep: expected a group of keys; got 'x'"),
        ("path: feed.xml, images: remote", "feeds.yml:2: feeds[0].images: expected one of drop, local; got 'remote'"),
        (
            "path: feed.xml, source: lever",
            "feeds.yml:2: feeds[0].kind: expected job, because source: lever holds jobs; got 'blog'. Write kind: job",
        ),
        (
            "path: feed.xml, lang: English",
            "feeds.yml:2: feeds[0].lang: expected the code of a language such as en or pt-BR; got 'English'",
        ),
        (
            "path: feed.xml, title: '  '",
            "feeds.yml:2: feeds[0].title: expected a text; got an empty text. Write one, or delete the line",
        ),
        (
            "path: feed.xml, allow_contacts: [press]",
            "feeds.yml:2: feeds[0].allow_contacts[0]: expected an e-mail address or a phone number; got 'press'",
        ),
    ],
)
def test_a_mistake_in_a_feed_is_told_word_for_word(keys, expected, problems_of, tmp_path):
    (tmp_path / "out.xml").symlink_to(tmp_path.parent)

    assert [expected] == problems_of(ONE.format(keys))


BEGIN = "- {id: blog, kind: blog, url: https://blog.example.com/feed.xml}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", f"expected feeds: with a list of sources; got an empty file. Begin with feeds: and a line {BEGIN}"),
        ("defaults: {}\n", f"expected feeds: with a list of sources; got nothing. Write feeds: and a line {BEGIN}"),
        ("- a\n", "expected the keys defaults: and feeds:; got a list"),
        (
            "feeds: {id: a}\n",
            f"feeds: expected a list of sources; got a group of keys. Begin each source with a hyphen: {BEGIN}",
        ),
        ("feeds: [a]\n", "feeds[0]: expected a group of keys; got 'a'"),
        (
            "feeds: ['id:a']\n",
            "feeds[0]: expected a group of keys; got 'id:a'. Put a space after the colon: 'id: a'",
        ),
        (
            "feed: []\nfeeds: []\n",
            "feed: expected one of defaults, feeds; got the unknown key 'feed'. Did you mean 'feeds'?",
        ),
    ],
    ids=["empty", "no feeds", "a list", "a group", "a word", "no space", "a slip"],
)
def test_a_file_that_is_no_list_of_feeds_says_how_to_begin(text, expected, problems_of):
    assert [f"feeds.yml:1: {expected}"] == problems_of(text)


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        ("feeds:\n  - id:a\n    kind: blog\n", 2, "id: a"),
        ("feeds:\n  - id: a\n    kind:blog\n", 3, "kind: blog"),
        ("feeds:\n  - id: a\n    kind:blog\n    url: https://a.example\n", 3, "kind: blog"),
        ("feeds:\n  - id: a\n    url:https://a.example\n    kind: blog\n", 3, "url: https://a.example"),
    ],
)
def test_a_colon_without_its_space_is_told_in_its_line(text, line, mend, problems_of):
    assert [f"feeds.yml:{line}: put a space after the colon in this line: '{mend}'"] == problems_of(text)


def test_a_second_colon_is_still_a_matter_of_quotes(problems_of):
    text = "feeds:\n  - id: a\n    title: News: all\n    kind: blog\n    path: feed.xml\n"

    assert ["feeds.yml:3: a second ':' stands in this text. Put it in quotes, or correct the indent"] == problems_of(
        text
    )


def test_a_feeds_file_under_another_name_is_told(tmp_path):
    (tmp_path / "feeds.yaml").touch()

    assert ["feeds.yml: no such file in the site's folder. feeds.yaml is there; rename it to feeds.yml"] == [
        str(problem) for problem in read_feeds(tmp_path, topics=())[1]
    ]


def test_outside_a_site_the_way_to_one_is_told(tmp_path):
    assert [
        (
            "feeds.yml: no such file here, and no pelicanconf.py. "
            "Run this in a site's folder, or make one with: rookery init <folder>"
        )
    ] == [str(problem) for problem in read_feeds(tmp_path, topics=())[1]]


def test_a_site_without_feeds_yml_is_told_to_write_one(tmp_path):
    (tmp_path / "pelicanconf.py").touch()
    feeds, problems = read_feeds(tmp_path, topics=())

    assert feeds is None
    assert [
        (
            "feeds.yml: no such file in the site's folder. Write one: feeds: and under it a line "
            "- {id: blog, kind: blog, url: https://blog.example.com/feed.xml} for each source"
        )
    ] == [str(problem) for problem in problems]


def test_bytes_that_are_no_utf8_are_told_at_their_line(tmp_path):
    (tmp_path / "feeds.yml").write_bytes(b"# one\n# caf\xe9\nfeeds: []\n")

    assert ["feeds.yml:2: expected text in UTF-8; got bytes of another encoding. Save the file as UTF-8"] == [
        str(problem) for problem in read_feeds(tmp_path, topics=())[1]
    ]


def test_one_source_may_stand_under_two_ids(problems_of):
    text = (
        "feeds:\n  - {id: a, kind: blog, path: feed.xml, drop: {category: Press}}\n"
        "  - {id: b, kind: press, path: feed.xml, keep: {category: Press}}\n"
    )

    assert [] == problems_of(text)


def test_pictures_are_refused_where_nothing_can_draw_them(problems_of, monkeypatch):
    monkeypatch.setitem(sys.modules, "PIL", None)  # as Python says of a package that is not there
    told = problems_of(
        "defaults: {images: local}\nfeeds:\n  - {id: a, kind: blog, url: https://e.com/, images: local}\n"
    )

    assert ["feeds.yml:1: defaults.images", "feeds.yml:3: feeds[0].images"] == [
        line.rsplit(": expected", 1)[0] for line in told
    ]
    assert all("pip install 'rookery[images]'" in line for line in told)


def test_defaults_hold_for_every_feed_that_does_not_say_otherwise(tmp_path):
    (tmp_path / "feeds.yml").write_text(
        "defaults: {publish: full, allow_private: true, allow_contacts: [a@b.example]}\n"
        "feeds:\n  - {id: a, kind: blog, url: 'http://a.example/'}\n"
        "  - {id: b, kind: blog, url: 'http://b.example/', publish: excerpt, allow_contacts: []}\n",
        encoding="utf-8",
    )
    feeds, problems = read_feeds(tmp_path, topics=())

    assert () == problems
    assert [("full", True, ("a@b.example",)), ("excerpt", True, ())] == [
        (feed.publish, feed.allow_private, feed.allow_contacts) for feed in feeds.feeds
    ]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path):
    (tmp_path / "feeds.yml").write_bytes(
        b"\xef\xbb\xbffeeds:\r\n  - id: a\r\n    kind: blob\r\n    url: https://a.de\r\n"
    )

    assert [3] == [problem.line for problem in read_feeds(tmp_path, topics=())[1]]


def test_the_topics_are_those_that_have_a_file(tmp_path):
    folder = tmp_path / "content" / "topics"
    folder.mkdir(parents=True)
    for name in ("a.md", ".b.md", "c.txt"):
        (folder / name).touch()

    assert frozenset({"a"}) == topic_ids(tmp_path)


words = st.sampled_from(
    ["feeds", "id", "kind", "url", "path", "keep", "title", "topics", "blog", "https://a.example", "(a+)+", "..", "\0"]
)
plain = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), words),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(words, inner, max_size=4)),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    data=st.one_of(plain, st.lists(plain, max_size=3).map(lambda feeds: {"feeds": feeds})), text=st.text(max_size=50)
)
def test_whatever_stands_in_the_file_is_read_or_told(data, text, tmp_path):
    import yaml  # noqa: PLC0415  only this law writes YAML

    for content in (yaml.safe_dump(data).encode(), text.encode("utf-8", "surrogatepass")):
        (tmp_path / "feeds.yml").write_bytes(content)
        feeds, problems = read_feeds(tmp_path, topics=("a",))

        assert (feeds is None) == bool(problems)
