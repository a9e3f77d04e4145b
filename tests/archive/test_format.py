"""One entry as one text file: what goes in comes out, for machines, for YAML and for git."""

import unicodedata
from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rookery.archive.format import EntryError, normal, parse_entry, render_entry
from rookery.errors import ArchiveError
from rookery.model.countries import COUNTRIES
from rookery.model.currencies import CURRENCIES
from rookery.model.entry import Entry, Media
from rookery.model.posting import EMPLOYMENT_TYPES, Location, Posting, Salary
from rookery.model.text import Html

NAME = "2026-03-02-how-we-page-abcdefghij"

WHOLE = Entry(
    id="https://blog.example.com/?p=31",
    feed="eng",
    kind="blog",
    title='How we page: "twice"',
    url="https://blog.example.com/how-we-page",
    title_from="text",
    published="2026-03-02T10:00:00Z",
    updated="2026-03-03T10:00:00Z",
    first_seen="2026-03-02T10:20:00Z",
    authors=("Ann Öst", "Bo"),
    categories=("On call", "ops"),
    lang="en-GB",
    summary="Who is woken, and why.",
    media=(
        Media("audio", "https://cdn.example.com/1.mp3", "audio/mpeg", duration=2040, length=123),
        Media("video", "https://vimeo.com/1", provider="vimeo"),
    ),
    aliases=("https://old.example.com/?p=31",),
    hash="1:9f2c",
    name=NAME,
    content=Html("<p>One.</p>\n<p>Two.</p>"),
)

JOB = replace(
    WHOLE,
    kind="job",
    media=(),
    posting=Posting(
        locations=(Location("Leeds", "", "GB", "Leeds, UK"), Location(raw="EMEA")),
        workplace="hybrid",
        remote_countries=("GB", "IE"),
        team="Platform",
        department="Engineering",
        employment_types=("FULL_TIME", "INTERN"),
        salary=Salary("62000", "76000.50", "GBP", "year"),
        pay_text="plus a bonus",
        valid_through="2026-05-31T23:59:59Z",
        apply_url="https://jobs.example.com/7/apply",
        requisition_id="R-7",
    ),
    missing_since="2026-04-01T06:00:00Z",
    closed="2026-04-02T06:00:00Z",
)

text = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)
times = st.datetimes().map(lambda at: f"{at:%Y}".zfill(4) + at.strftime("-%m-%dT%H:%M:%SZ"))
urls = st.one_of(
    st.just(""), text, st.text(max_size=12).map(lambda path: f"https://example.com/{path}"), st.just("javascript:x")
)
media = st.builds(
    Media,
    kind=st.sampled_from(["video", "audio", "image", "file"]),
    url=urls,
    type=text,
    provider=text,
    duration=st.integers(-1, 10**9),
    length=st.integers(-1, 10**12),
)
countries = st.sampled_from(["", "DE", "XX", *sorted(COUNTRIES)[:5]])
amounts = st.sampled_from(["", "0", "85000", "18.50", "85k", "-1", "\u0668", "1" * 16])
salaries = st.builds(
    Salary,
    minimum=amounts,
    maximum=amounts,
    currency=st.sampled_from(["", "$", "XXQ", *sorted(CURRENCIES)[:5]]),
    per=st.sampled_from(["hour", "year", "fortnight", ""]),
)
postings = st.builds(
    Posting,
    locations=st.lists(st.builds(Location, text, text, countries, text), max_size=3).map(tuple),
    workplace=st.sampled_from(["onsite", "hybrid", "remote", "unknown", "moon"]),
    remote_countries=st.lists(countries, max_size=3).map(tuple),
    team=text,
    department=text,
    employment_types=st.lists(st.sampled_from([*EMPLOYMENT_TYPES, "full-time"]), max_size=3).map(tuple),
    salary=st.none() | salaries,
    pay_text=text,
    valid_through=st.one_of(times, text),
    apply_url=urls,
    requisition_id=text,
)
entries = st.builds(
    Entry,
    id=text.filter(bool),
    feed=st.just("eng"),
    kind=st.sampled_from(["blog", "press", "video", "podcast", "social", "job", "event"]),
    title=text,
    url=urls,
    title_from=st.sampled_from(["title", "text", "date", "none"]),
    published=st.one_of(times, text),
    updated=st.one_of(times, text),
    first_seen=times,
    authors=st.lists(text, max_size=3).map(tuple),
    categories=st.lists(text, max_size=3).map(tuple),
    lang=text,
    summary=text,
    media=st.lists(media, max_size=2).map(tuple),
    aliases=st.lists(text, max_size=2).map(tuple),
    hash=text,
    name=st.just(NAME),
    posting=st.none() | postings,
    missing_since=st.one_of(times, text),
    closed=st.one_of(times, text),
    content=st.one_of(text, st.text("<p>-\n\r\u0338\u2028 a", max_size=40)).map(Html),
)


def parse(text):
    return parse_entry(text, feed="eng", name=NAME)


@given(entries)
def test_what_is_written_is_read_back(entry):
    assert normal(entry) == parse(render_entry(entry))


@given(entries)
def test_normal_is_as_normal_as_it_gets(entry):
    once = normal(entry)

    assert once == normal(once)
    assert render_entry(once) == render_entry(entry)


@given(entries)
def test_the_file_is_nfc_with_lf_in_utf8(entry):
    file = render_entry(entry)

    assert unicodedata.is_normalized("NFC", file)
    assert "\r" not in file
    assert file == file.encode("utf-8").decode("utf-8")
    assert file.endswith("\n")


@given(entries)
def test_yaml_reads_the_same_values(entry):
    head = render_entry(entry)[len("---\n") :].partition("\n---\n")[0]
    entry = normal(entry)

    data = yaml.safe_load(head)

    assert entry.id == data["id"]
    assert entry.kind == data["kind"]
    assert entry.title == data.get("title", "")
    assert entry.summary == data.get("summary", "")
    assert list(entry.authors) == data.get("authors", [])
    assert entry.published == data.get("published", "")
    assert [one.url for one in entry.media] == [one["url"] for one in data.get("media", [])]
    assert [one.length for one in entry.media] == [one.get("length", 0) for one in data.get("media", [])]
    posting = entry.posting or Posting()
    assert [one.raw for one in posting.locations] == [
        one.get("raw", "") for one in data.get("posting", {}).get("locations", [])
    ]
    assert posting.pay_text == data.get("posting", {}).get("pay_text", "")


def test_the_file_reads_as_designed():
    expected = """\
---
id: "https://blog.example.com/?p=31"
kind: "blog"
title: "How we page: \\"twice\\""
title_from: "text"
url: "https://blog.example.com/how-we-page"
published: "2026-03-02T10:00:00Z"
updated: "2026-03-03T10:00:00Z"
first_seen: "2026-03-02T10:20:00Z"
authors: ["Ann Öst", "Bo"]
categories: ["On call", "ops"]
lang: "en-GB"
summary: "Who is woken, and why."
media: [{"kind": "audio", "url": "https://cdn.example.com/1.mp3", "type": "audio/mpeg", "duration": 2040, \
"length": 123}, {"kind": "video", "url": "https://vimeo.com/1", "provider": "vimeo"}]
aliases: ["https://old.example.com/?p=31"]
hash: "1:9f2c"
---
<p>One.</p>
<p>Two.</p>
"""

    assert expected == render_entry(WHOLE)


def test_a_jobs_facts_are_one_object_without_what_is_absent():
    expected = (
        'posting: {"locations": [{"locality": "Leeds", "country": "GB", "raw": "Leeds, UK"}, {"raw": "EMEA"}], '
        '"workplace": "hybrid", "remote_countries": ["GB", "IE"], "team": "Platform", "department": "Engineering", '
        '"employment_types": ["FULL_TIME", "INTERN"], "salary": {"minimum": "62000", "maximum": "76000.50", '
        '"currency": "GBP", "per": "year"}, "pay_text": "plus a bonus", "valid_through": "2026-05-31T23:59:59Z", '
        '"apply_url": "https://jobs.example.com/7/apply", "requisition_id": "R-7"}\n'
        'missing_since: "2026-04-01T06:00:00Z"\n'
        'closed: "2026-04-02T06:00:00Z"\n'
        'hash: "1:9f2c"\n'
    )

    assert expected in render_entry(JOB)
    assert JOB == parse(render_entry(JOB))


@pytest.mark.parametrize("posting", [Posting(), Posting(workplace="unknown", locations=(Location(),))])
def test_a_posting_that_says_nothing_is_none(posting):
    file = render_entry(replace(JOB, posting=posting))

    assert "posting:" not in file
    assert None is parse(file).posting


def test_a_salary_may_lack_one_of_its_ends():
    salary = Salary("", "76000", "GBP", "year")

    assert salary == parse(render_entry(replace(JOB, posting=Posting(salary=salary)))).posting.salary


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"workplace": "hybrid"', '"workplace": "unknown"'),
        ('"workplace": "hybrid"', '"workplace": ["hybrid"]'),
        ('"workplace": "hybrid"', '"onclick": "x"'),
        ('"team": "Platform"', '"team": ""'),
        ('"team": "Platform"', '"team": 7'),
        ('"country": "GB"', '"country": "UK"'),
        ('"country": "GB"', '"country": "gb"'),
        ('{"raw": "EMEA"}', "{}"),
        ('{"raw": "EMEA"}', '"EMEA"'),
        ('["GB", "IE"]', "[]"),
        ('["GB", "IE"]', '"GB"'),
        ('"FULL_TIME"', '"full-time"'),
        ('"currency": "GBP", ', ""),
        ('"currency": "GBP"', '"currency": "\u00a3"'),
        ('"per": "year"', '"per": "fortnight"'),
        ('"minimum": "62000", "maximum": "76000.50", ', ""),
        ('"minimum": "62000"', '"minimum": 62000'),
        ('"minimum": "62000"', '"minimum": "62,000"'),
        ('"2026-05-31T23:59:59Z"', '"2026-05-31"'),
        ("https://jobs.example.com/7/apply", "javascript:alert(1)"),
        ('{"locations"', '[{"locations"'),
    ],
)
def test_facts_that_no_collector_writes_are_named_with_their_line(before, after):
    file = render_entry(JOB)
    assert before in file

    with pytest.raises(EntryError) as raised:
        parse(file.replace(before, after, 1))

    assert f"{NAME}.md:15: posting: expected an object of a job's facts without empty values; got" in str(raised.value)


def test_absent_values_leave_no_line():
    bare = Entry("31", "eng", "social", "", "", title_from="none", first_seen="2026-03-02T10:20:00Z", name=NAME)

    assert render_entry(bare) == (
        '---\nid: "31"\nkind: "social"\ntitle_from: "none"\nfirst_seen: "2026-03-02T10:20:00Z"\n---\n'
    )
    assert bare == parse(render_entry(bare))


def test_a_body_may_hold_fences_and_keys_of_its_own():
    content = Html('---\nid: "other"\n---\n\n---')

    assert content == parse(render_entry(replace(WHOLE, content=content))).content


@pytest.mark.parametrize(
    ("character", "escape"),
    [("\u2028", "\\u2028"), ("\u2029", "\\u2029"), ("\x85", "\\u0085"), ("\ud800", "\\ud800"), ("\x7f", "\\u007f")],
    ids=["line separator", "paragraph separator", "next line", "half a surrogate pair", "delete"],
)
def test_characters_that_break_lines_elsewhere_are_escaped_in_values(character, escape):
    file = render_entry(replace(WHOLE, title=f"a{character}b"))

    assert f'title: "a{escape}b"\n' in file
    assert f"a{character}b" == parse(file).title


def test_a_combining_stroke_cannot_unmake_a_tag():
    # NFC of ">" + U+0338 is U+226F: the rest of the text would become attributes of the tag
    content = Html("<p>\u0327\u0338 onclick=alert(1)</p>")

    file = render_entry(replace(WHOLE, content=content))

    assert "<p>\u0327&#824; onclick=alert(1)</p>" in file


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "//example.com/", "a b", "https://a b/"])
def test_an_address_that_is_not_of_the_web_is_left_out(url):
    entry = replace(WHOLE, url=url, media=(Media("file", url),))

    parsed = parse(render_entry(entry))

    assert ("", ()) == (parsed.url, parsed.media)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("---\nid", "id", ":1: expected a line '---' before and after the keys"),
        ("\n---\n<p>", "\n<p>", ":18: expected a line '---' before and after the keys"),
        ('lang: "en-GB"', 'template: "x"', ":12: 'template': expected one of id, kind, title,"),
        ('lang: "en-GB"', "lang:", ":12: 'lang:': expected one of id, "),
        ('lang: "en-GB"', "", ":12: '': expected one of id, "),
        ('lang: "en-GB"', 'kind: "blog"', ":12: kind: stands twice"),
        ('lang: "en-GB"', "lang: en-GB", ":12: lang: expected a text in double quotes; got en-GB"),
        ('lang: "en-GB"', 'lang: ["en"]', ":12: lang: expected a text in double quotes"),
        ('lang: "en-GB"', "lang: " + "[" * 9999, ":12: lang: expected a text in double quotes; got [[["),
        ('kind: "blog"', 'kind: "blogs"', ":3: kind: expected one of blog, press, video, podcast, social, job, event;"),
        ('title_from: "text"', "title_from: []", ":5: title_from: expected text, date or none; got []"),
        ("https://blog.example.com/how-we-page", "javascript:alert(1)", ":6: url: expected an http(s) address"),
        ("2026-03-02T10:00:00Z", "2026-02-31T10:00:00Z", ":7: published: expected a time in UTC"),
        ("2026-03-02T10:00:00Z", "2 March", ":7: published: expected a time in UTC"),
        ('["Ann Öst", "Bo"]', '["Ann", 1]', ":10: authors: expected a list of texts"),
        ('"provider": "vimeo"', '"onclick": "x"', ":14: media: expected a list of"),
        ('"length": 123', '"length": true', ":14: media: expected a list of"),
        ('"length": 123', '"length": NaN', ":14: media: expected a list of"),
        ('{"kind": "video", "url"', '{"url"', ":14: media: expected a list of"),
        ('{"kind": "video"', '{"kind": ["video"]', ":14: media: expected a list of"),
        ('first_seen: "2026-03-02T10:20:00Z"', 'hash: "1"', ":16: hash: stands twice"),
        ('id: "https://blog.example.com/?p=31"\n', "", ":1: id: missing"),
    ],
)
def test_anything_unexpected_is_named_with_its_line(before, after, expected):
    file = render_entry(WHOLE)
    assert before in file

    with pytest.raises(EntryError) as raised:
        parse(file.replace(before, after, 1))

    assert f"content/collected/eng/2026/{NAME}.md{expected}" in str(raised.value)
    assert isinstance(raised.value, ArchiveError)


def test_a_body_from_disk_is_not_trusted_before_the_sanitizer_saw_it():
    file = render_entry(WHOLE).replace("<p>One.</p>", "<script>x</script>")

    assert not isinstance(parse(file).content, Html)
