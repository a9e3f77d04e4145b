"""Events that people write: ``content/events/<slug>.md`` -> OwnEvent.

In: the site's folder, the topics, today. Out: events by slug, and Problems. A time without the place whose clock it is
read from would be wrong for everybody elsewhere, so it needs ``zone:``.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from rookery.config.days import is_day, meant_day
from rookery.config.frontmatter import Fields, read_front
from rookery.config.words import did_you_mean, got, quoted
from rookery.content.files import read_folder
from rookery.content.jobs import place_of
from rookery.content.people import known_topics, link_fault
from rookery.errors import Problem
from rookery.html.links import link_target
from rookery.model.written import OwnEvent

FOLDER = "content/events"
_KEYS = (
    *("title", "announced", "starts", "ends", "zone", "venue", "location", "online", "register"),
    *("cancelled", "topics"),
)
_UNKNOWN = {
    "date": "expected the day or the moment under starts:. Write starts: 2026-12-03 18:00",
    "time": "expected the time behind the day. Write starts: 2026-12-03 18:00",
    "url": "expected where one joins under online:, or where one says that one comes under register:",
}
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}:\d{2}))?", re.ASCII)
_FORM = "a day such as 2026-12-03, or a moment such as 2026-12-03 18:00"


def read_events(root: Path, topics: Collection[str], today: str, problems: list[Problem]) -> dict[str, OwnEvent]:
    """Read all events. ``today`` is ``2026-03-02``: an event is not announced in the future."""
    events: dict[str, OwnEvent] = {}
    for file in read_folder(root, FOLDER, problems):
        fields = read_front(file.text, file.place, _KEYS, problems, _UNKNOWN)
        if fields is not None:
            events[file.stem] = _event(file.stem, fields, topics, today)
    return events


def _event(slug: str, fields: Fields, topics: Collection[str], today: str) -> OwnEvent:
    announced = fields.day("announced", required="the day from which it stands on the site, such as 2026-11-02")
    if announced > today:
        fields.wrong("announced", f"expected a day that is not in the future; got {quoted(announced)}")
    zone = _zone(fields)
    starts, ends = _moment(fields, "starts", zone), _moment(fields, "ends", zone)
    if starts and ends and (len(starts) != len(ends) or ends < starts):
        fields.wrong("ends", f"expected {_FORM}, as starts: has it and not before it; got {got(fields.value('ends'))}")
        ends = ""
    text = fields.text("location")
    location = place_of(fields, "location", text) if text else None
    online = _address(fields, "online")
    if "location" not in fields and "online" not in fields:
        mend = "such as 'Leeds, United Kingdom', or online: and the address where one joins"
        fields.wrong("location", f"expected the place, {mend}; got neither")
    return OwnEvent(
        slug=slug,
        title=fields.text("title", required="what it is called") or slug,
        announced=announced,
        starts=starts,
        ends=ends,
        zone=zone,
        venue=fields.text("venue"),
        location=location,
        online=online,
        register=_address(fields, "register"),
        cancelled=fields.flag("cancelled"),
        topics=known_topics(fields, topics),
        text=fields.body,
        place=fields.place,
    )


def _zone(fields: Fields) -> str:
    zone = fields.text("zone")
    if not zone or zone in available_timezones():
        return zone
    mean = did_you_mean(zone, available_timezones())
    fields.wrong("zone", f"expected the name of a time zone, such as Europe/Prague; got {quoted(zone)}.{mean}")
    return ""


def _moment(fields: Fields, key: str, zone: str) -> str:
    """A day as it stands, or a moment with the offset that its zone has then; ``""`` if there is none."""
    text = fields.text(key, required="the day or the moment at which it begins" if key == "starts" else "")
    if not text:
        return ""
    found = _MOMENT.fullmatch(text)
    if not found or not is_day(found[1]):
        day = meant_day(text)
        fields.wrong(key, f"expected {_FORM}; got {quoted(text)}{f'. Did you mean {quoted(day)}?' if day else ''}")
        return ""
    if not found[2]:
        return found[1]
    if not zone:
        if "zone" not in fields:
            fields.wrong(key, "expected zone: with a time, such as zone: Europe/Prague; got none. Write that line")
        return ""
    try:
        clock = datetime.strptime(f"{found[1]} {found[2]}", "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo(zone))
    except ValueError:
        fields.wrong(key, f"expected a time from 00:00 to 23:59; got {quoted(text)}")
        return ""
    return clock.isoformat()


def _address(fields: Fields, key: str) -> str:
    """An address on the web; ``register`` may be a mailto: address too."""
    given = fields.text(key)
    if not given:
        return ""
    fault = link_fault(given)
    if not fault and key == "online" and not given.startswith(("http://", "https://")):
        fault = f"expected an address that begins with https://; got {quoted(given)}"
    if fault:
        fields.wrong(key, fault)
    return "" if fault else link_target(given)
