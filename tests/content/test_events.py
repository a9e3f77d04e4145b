"""Events that people write: what they mean, and every mistake at its line."""

import pytest

from rookery.model.posting import Location
from rookery.model.written import OwnEvent, Prose

PLACE = "content/events/evening.md"
WHOLE = """\
---
title: An evening at the desk
announced: 2026-03-02
starts: 2026-06-10 18:30
ends: 2026-06-10 21:00
zone: Europe/Prague
venue: The Weir House
location: Brno, Czechia
online: https://meet.example.com/desk
register: mailto:evenings@example.com
cancelled: true
topics: [on-call]
---
Twelve chairs.
"""
BARE = "---\ntitle: A walk\nannounced: 2026-03-02\nstarts: 2026-06-10\nlocation: Leeds, UK\n---\n"


def test_an_event_is_read_with_its_facts_and_the_offset_that_its_zone_has_then(site):
    site.write("events/evening.md", WHOLE)

    assert {
        "evening": OwnEvent(
            slug="evening",
            title="An evening at the desk",
            announced="2026-03-02",
            starts="2026-06-10T18:30:00+02:00",
            ends="2026-06-10T21:00:00+02:00",
            zone="Europe/Prague",
            venue="The Weir House",
            location=Location("Brno", "", "CZ", "Brno, Czechia"),
            online="https://meet.example.com/desk",
            register="mailto:evenings@example.com",
            cancelled=True,
            topics=("on-call",),
            text=Prose("Twelve chairs.", PLACE, 14),
            place=PLACE,
        )
    } == site.read().events


def test_a_whole_day_needs_no_zone(site):
    site.write("events/evening.md", BARE)
    event = site.read().events["evening"]

    assert ("2026-06-10", "") == (event.starts, event.zone)
    assert (False, True) == (event.over_on("2026-06-10"), event.over_on("2026-06-11"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("starts: 2026-06-10 18:30", "4: starts: expected zone: with a time, such as zone: Europe/Prague; got none."),
        ("starts: 10.6.2026", "4: starts: expected a day such as 2026-12-03, or a moment such as 2026-12-03 18:00; got '10.6.2026'. Did you mean '2026-06-10'?"),
        ("starts: 2026-06-10 25:00\nzone: Europe/Prague", "4: starts: expected a time from 00:00 to 23:59; got '2026-06-10 25:00'"),
        ("starts: 2026-06-10\nends: 2026-06-09", "5: ends: expected a day such as"),
        ("starts: 2026-06-10\nends: 2026-06-11 10:00\nzone: Europe/Prague", "5: ends: expected a day such as"),
        ("starts: 2026-06-10\nzone: Europe/Brag", "5: zone: expected the name of a time zone, such as Europe/Prague; got 'Europe/Brag'."),
        ("date: 2026-06-10\nstarts: 2026-06-10", "4: date: expected the day or the moment under starts:"),
        ("starts: 2026-06-10\nonline: mailto:a@example.com", "5: online: expected an address that begins with https://"),
    ],
)  # fmt: skip
def test_a_mistake_has_its_line_and_its_mend(site, line, told):
    site.write("events/evening.md", BARE.replace("starts: 2026-06-10", line))
    (problem,) = site.problems()

    assert problem.startswith(f"{PLACE}:{told}")


def test_all_mistakes_are_told_at_once(site):
    site.write("events/evening.md", "---\ntitle: A walk\nannounced: 2027-01-01\n---\n")

    assert [
        f"{PLACE}:1: location: expected the place, such as 'Leeds, United Kingdom', or online: and the address where one joins; got neither",
        f"{PLACE}:1: starts: expected the day or the moment at which it begins; got nothing. Write a line starts:",
        f"{PLACE}:3: announced: expected a day that is not in the future; got '2027-01-01'",
    ] == site.problems()
