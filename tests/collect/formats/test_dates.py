"""Dates as feeds write them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Mon, 02 Mar 2026 10:00:00 +0000", "2026-03-02T10:00:00Z"),
        ("Mon, 02 Mar 2026 10:00:00 GMT", "2026-03-02T10:00:00Z"),
        ("Mon, 2 Mar 2026 10:00 EST", "2026-03-02T15:00:00Z"),
        ("02 Mar 26 10:00 Z", "2026-03-02T10:00:00Z"),
        ("Monday, 02-Mar-26 10:00:00 GMT", "2026-03-02T10:00:00Z"),
        ("2 March 2026", "2026-03-02T00:00:00Z"),
        ("Mon, 02 Mar 2026 10:00:00 +0200 (CEST)", "2026-03-02T08:00:00Z"),
        ("Mon, 02 Mar 2026 24:00:00 GMT", "2026-03-03T00:00:00Z"),
        ("Mon, 02 Mar 2026 23:59:60 GMT", "2026-03-02T23:59:59Z"),
        ("2026-03-02T10:00:00Z", "2026-03-02T10:00:00Z"),
        ("2026-03-02T10:00:00.123456+01:00", "2026-03-02T09:00:00Z"),
        ("2026-03-02t10:00z", "2026-03-02T10:00:00Z"),
        ("2026-03-02 10:00:00.19", "2026-03-02T10:00:00Z"),
        ("2026-03-02T10:00:00", "2026-03-02T10:00:00Z"),
        ("2026-03-02T10:00:00+14:00", "2026-03-01T20:00:00Z"),
        ("2026-03-02T10:00:00+99:00", "2026-03-02T10:00:00Z"),
        ("2026-03-02", "2026-03-02T00:00:00Z"),
        ("2026-03", "2026-03-01T00:00:00Z"),
        ("20260302T100000Z", "2026-03-02T10:00:00Z"),
        ("20260302", "2026-03-02T00:00:00Z"),
        ("Monday, March 2, 2026 - 2:23pm", "2026-03-02T14:23:00Z"),
        ("March 2nd, 2026 at 12:05 a.m.", "2026-03-02T00:05:00Z"),
        ("Mon Mar  2 10:00:00 2026", "2026-03-02T10:00:00Z"),
        ("Mon Mar  2 10:00:00 UTC 2026", "2026-03-02T10:00:00Z"),
        ("1772445600", "2026-03-02T10:00:00Z"),
        ("1772445600000", "2026-03-02T10:00:00Z"),
        ("2026-03-06T12:00:00Z", "2026-03-06T12:00:00Z"),
    ],
)
def test_a_date_becomes_utc(written, read, entry):
    assert read == entry(f"<title>A</title><pubDate>{written}</pubDate>").published


@pytest.mark.parametrize(
    "written",
    [
        *("", "soon", "02/03/2026", "Lundi 2 mars 2026", "0000-00-00 00:00:00", "Mon, 01 Jan 0001 00:00:00 +0000"),
        *("1970-01-01T00:00:00Z", "1994-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "2026-03-06T12:00:01Z"),
        *("2026-02-31", "2026-13-01", "2026-03-02T25:00:00Z", "2026-03-02T10:61:00Z", "9999999999999", "1" * 70),
        *(
            "2026-03-02T24:00:01Z",
            "-1",
            "\u0662\u0660\u0662\u0666-03-02",
            "31 Feb 2026",
            "Mon, 32 Mar 2026 10:00:00 GMT",
        ),
    ],
)
def test_nonsense_and_the_future_are_passed_over_and_never_become_now(written, entry):
    found = entry(f"<title>A</title><pubDate>{written}</pubDate>")

    assert ("", "") == (found.published, found.updated)


@pytest.mark.parametrize(
    ("markup", "published", "updated"),
    [
        ("<pubDate>2026-01-02</pubDate><dc:date>2026-01-03</dc:date>", "2026-01-02", "2026-01-03"),
        ("<pubDate>soon</pubDate><dc:date>2026-01-03</dc:date>", "2026-01-03", "2026-01-03"),
        ("<pubDate>2035-01-01</pubDate><link>https://a.example/2025/12/31/post/</link>", "2025-12-31", ""),
        ("<link>https://a.example/2025-12-31-post</link>", "2025-12-31", ""),
        ("<link>https://a.example/2025/12/post</link>", "", ""),
        ("<link>https://a.example/post?d=/2025/12/31/</link>", "", ""),
        ("<link>https://a.example/1066/10/14/hastings</link>", "", ""),
    ],
)
def test_the_first_date_that_is_one_counts(markup, published, updated, entry):
    found = entry(f"<title>A</title>{markup}")

    assert (published, updated) == (found.published[:10], found.updated[:10])


def test_an_atom_entry_with_updated_only_was_published_then(entry):
    found = entry("<title>A</title><updated>2026-01-02T03:04:05Z</updated>", atom=True)

    assert ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z") == (found.published, found.updated)
