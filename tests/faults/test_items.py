"""Feeds that can be read and hold something odd: what becomes of their items, on the disk and on the site."""

from __future__ import annotations

import json
import shutil

import pytest

from faulty import DAY, LATER, entries_of, fault
from rookery.collect.formats import syndication
from server import answer
from sites import NOON, item, rss

FIRST, SECOND = item(1, "First light"), item(2, "Second wind")
WORDS = item(3, "Überraschung: «naïve» Grüße", "Größe & Maß: 20 €")
GOLDEN = rss(FIRST, SECOND, WORDS)


def said(scene, name):
    """The one entry whose file's name holds ``name``, as its values."""
    (text,) = (data.decode() for path, data in scene.entries().items() if name in path)
    return {
        key: json.loads(value) for key, value in (line.split(": ", 1) for line in text.split("---\n")[1].splitlines())
    }


ENCODED = {
    "UTF-8 called Latin-1 by the header": (GOLDEN.encode(), "application/rss+xml; charset=ISO-8859-1"),
    "Latin-1 of Windows, declared in the XML": (GOLDEN.replace("utf-8", "windows-1252").encode("cp1252"), "text/xml"),
    "the header right and the declaration wrong": (GOLDEN.encode("cp1252"), "text/xml; charset=windows-1252"),
    "UTF-8 with a byte order mark": (b"\xef\xbb\xbf" + GOLDEN.encode(), "text/xml"),
    "UTF-16 with a byte order mark": (GOLDEN.replace("utf-8", "utf-16").encode("utf-16"), "text/xml"),
    "UTF-16 without one": (GOLDEN.replace("utf-8", "utf-16").encode("utf-16-be"), "text/xml; charset=utf-8"),
}


@fault(25)
def test_whatever_its_letters_are_encoded_in_a_feed_reads_as_in_utf_8(scene):
    def collects(body, content_type):
        """What the archive holds after it was begun anew with this answer."""
        shutil.rmtree(scene.site.root / "content/collected/blog")
        scene.plays(answer(body=body, content_type=content_type))
        done = scene.site.run("collect", "--feed", "blog", today=NOON)

        assert 0 == done.code, done.out
        return scene.entries()

    golden = collects(GOLDEN.encode(), "text/xml; charset=utf-8")

    assert dict.fromkeys(ENCODED, golden) == {name: collects(*encoded) for name, encoded in ENCODED.items()}
    assert 0 == scene.build().code
    assert "Überraschung: «naïve» Grüße" in scene.site.page("")


@fault(26)
@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("Salt&nbsp;pepper", "Salt\u00a0pepper"),
        ("Salt & pepper", "Salt & pepper"),
        ("Salt\0 pepper", "Salt pepper"),
        ("Salt <br> pepper", "Salt pepper"),
    ],
    ids=["an entity of HTML", "a bare ampersand", "NUL", "a tag that is not closed"],
)
def test_markup_that_breaks_the_rules_is_mended_and_that_is_told(scene, bad, good):
    scene.says(FIRST, SECOND, item(3, bad))

    done = scene.build()

    scene.assert_well(done, "\n       note: repaired: ", shows=["pepper"])
    assert good.split() == said(scene, "salt")["title"].split()


@fault(29)
def test_a_feed_that_holds_nothing_keeps_everything(scene):
    scene.says()

    assert_all_stay(scene, "\n       note: emptied: it held 2 items before; they stay\n")


@fault(30)
def test_posts_that_a_feed_dropped_stay(scene):
    scene.says(SECOND)

    assert_all_stay(scene, "blog   1 item, nothing new\n")


def assert_all_stay(scene, told):
    """A build is well, says so in these words, and leaves archive and site as they were."""
    done = scene.build()

    scene.assert_well(done, told)
    assert scene.entries() == entries_of(scene.archive)
    scene.assert_output()


@fault(31)
def test_two_items_with_one_guid_are_two_if_their_links_differ_and_that_is_told(scene):
    guid = "<guid>https://blog.example.com/3/</guid>"
    fourth = item(4, "Fourth wall").replace("<guid>https://blog.example.com/4/</guid>", guid)
    third = item(3, "Third half")
    entries = []
    for items in ((third, fourth, third), (fourth, third, third)):
        scene.says(FIRST, SECOND, *items)
        done = scene.build()
        entries.append(scene.entries())

        shared = "note: 2 items share a guid or link with another; told apart by link or text\n"
        scene.assert_well(done, shared, "note: 1 repeated item left out\n", shows=["Third half", "Fourth wall"])
    assert 4 == len(entries[0])
    assert entries[0] == entries[1]


@fault(32)
@pytest.mark.parametrize("links", ["as before", "new too"])
def test_a_feed_whose_guids_all_changed_has_no_entry_twice(scene, links):
    moved = [one.replace("<guid>https://blog.example.com/", "<guid>urn:new:") for one in (FIRST, SECOND)]
    if links == "new too":
        moved = [
            one.replace("<link>https://blog.example.com/", "<link>https://blog.example.com/archive/") for one in moved
        ]
    names = scene.entries().keys()
    scene.says(*moved)

    done = scene.build()

    scene.assert_well(done, "blog   2 items, 2 updated\n", shows=["First light"])
    assert names == scene.entries().keys()
    assert "urn:new:1/" in said(scene, "first-light")["aliases"]


@fault(33)
def test_a_guid_that_is_used_again_for_another_post_is_another_entry(scene):
    reused = item(3, "Third half", date="Tue, 17 Feb 2026 10:00:00 GMT").replace(
        "<guid>https://blog.example.com/3/</guid>", "<guid>https://blog.example.com/1/</guid>"
    )
    scene.says(SECOND, reused)

    done = scene.build()

    scene.assert_well(done, "blog   2 items, 1 new\n", shows=["First light", "Third half"])
    assert 3 == len(scene.entries())
    assert {
        name: data for name, data in scene.archive.items() if name.startswith("blog/2")
    }.items() < scene.entries().items()


@fault(34)
def test_an_edited_post_keeps_its_address_and_the_day_when_it_was_seen_first(scene):
    before = said(scene, "first-light")
    scene.says(item(1, "First light, with a correction", "Another text."), SECOND)

    later = str(int(NOON) + 9 * DAY)
    done = scene.build(later)
    after = said(scene, "first-light")

    scene.assert_well(done, "1 updated", shows=["First light, with a correction"], today=later)
    assert "First light, with a correction" == after["title"]
    assert (before["first_seen"], before["published"]) == (after["first_seen"], after["published"])
    assert {name for name in scene.output if "first-light" in name} == {
        name for name in scene.site.tree() if "first-light" in name
    }


ODD_DATES = {
    "none": "",
    "no date": "the day before yesterday",
    "the year 9999": "Fri, 31 Dec 9999 23:59:59 GMT",
    "1970": "Thu, 01 Jan 1970 00:00:00 GMT",
    "a year ahead": "Tue, 02 Mar 2027 10:00:00 GMT",
}


@fault(35)
def test_a_date_that_cannot_be_true_counts_as_the_moment_when_the_post_was_seen(scene):
    odd = [item(f"odd{number}", f"Odd {number}", date=date) for number, date in enumerate(ODD_DATES.values())]
    east = item("east", "Far east", date="Tue, 03 Mar 2026 01:30:00 +1400")
    scene.says(FIRST, SECOND, *odd, east)
    done = scene.build()
    first = scene.site.tree()
    scene.says(SECOND, east, *reversed(odd), FIRST)
    again = scene.build(str(int(LATER) + DAY // 2 - 3600 * 2))

    seen = [said(scene, f"odd-{number}") for number in range(len(odd))]
    assert [0, 0] == [done.code, again.code]
    assert [("2026-03-02T13:00:00Z", None)] * len(odd) == [(one["first_seen"], one.get("published")) for one in seen]
    assert "2026-03-02T11:30:00Z" == said(scene, "far-east")["published"]
    assert "9999" not in scene.site.page("")
    assert "1970" not in scene.site.page("")
    scene.assert_output(first)


@fault(36)
def test_a_feed_whose_clock_jumps_back_moves_no_known_post(scene):
    back = [one.replace("02 Feb 2026", "02 Feb 2019") for one in (FIRST, item(2, "Second wind", "Corrected."))]
    scene.says(*back)

    done = scene.build()

    scene.assert_well(done, "blog   2 items, 1 updated\n", shows=["Corrected."])
    assert scene.entries().keys() == entries_of(scene.archive).keys()
    assert {"2026-02-02T10:00:00Z"} == {said(scene, name)["published"] for name in ("first-light", "second-wind")}


@fault(37)
@pytest.mark.parametrize("years", [-1, 1])
def test_a_machine_whose_clock_is_a_year_off_puts_nothing_before_what_was_seen(scene, years):
    wrong, right = str(int(NOON) + years * 365 * DAY), str(int(LATER) + DAY)
    undated = [item(number, f"Number {number}", date="") for number in (3, 4)]
    scene.says(FIRST, SECOND, undated[0])
    first = scene.build(wrong)
    scene.says(FIRST, SECOND, *undated)
    second = scene.build(right)

    seen = [said(scene, name)["first_seen"] for name in ("second-wind", "number-3", "number-4")]
    assert [0, 0] == [first.code, second.code], first.err + second.err
    assert sorted(seen) == seen
    page = scene.site.page("")
    assert page.index("Number 4") < page.index("Second wind")
    assert [] == [name for name, body in scene.site.tree().items() if b"2027" in body], "nothing is of next year"


@fault(38)
def test_a_post_that_lacks_something_is_called_by_what_it_has_and_one_that_holds_nothing_is_named(scene):
    bare = "<item><description>Only a text stands here.</description></item>"
    dated = "<item><link>https://blog.example.com/untold/</link><pubDate>Mon, 02 Feb 2026 10:00:00 GMT</pubDate></item>"
    scene.says(FIRST, SECOND, bare, dated, "<item></item>")

    done = scene.build()

    scene.assert_well(done, "note: skipped, without title, link and text: item 5\n", shows=["Only a text stands here."])
    assert 4 == len(scene.entries())
    assert "Only a text stands here." == said(scene, "only-a-text")["title"]
    assert "text" == said(scene, "only-a-text")["title_from"]


@fault(39)
def test_a_text_of_megabytes_and_a_feed_of_thousands_are_cut_and_that_is_told(scene, monkeypatch):
    monkeypatch.setattr(syndication, "MAX_ITEMS", 4)
    long = item(3, "Third half", "&lt;p&gt;" + "word " * 110_000)
    scene.says(FIRST, SECOND, long, *(item(number) for number in range(4, 9)))

    done = scene.build()

    capped = "note: capped: the first 4 of 8 items are read\n"
    scene.assert_well(done, capped, "note: cut: a text longer than 512 kB: item 3 'Third half'\n", shows=["Third half"])
    assert 4 == len(scene.entries())
    assert max(map(len, scene.entries().values())) < 600_000


HOSTILE = [
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "index",
    "\U0001f600",
    "x" * 3000,
    "{attach}../../.git/config",
    "---\nstatus: hidden",
    "con",
    "%2e%2e%2f",
    "\u202eevil",
]


@fault(40)
def test_hostile_titles_each_have_their_page(scene):
    escaped = [title.replace("&", "&amp;").replace("<", "&lt;") for title in HOSTILE]
    scene.says(FIRST, SECOND, *(item(f"h{number}", title) for number, title in enumerate(escaped)))
    before = {name for name in scene.output if name.endswith("/index.html")}

    done = scene.build()

    scene.assert_well(done, f"{len(HOSTILE)} new")
    assert len(HOSTILE) == len({name for name in scene.site.tree() if name.endswith("/index.html")} - before)
