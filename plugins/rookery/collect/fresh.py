"""Until when a feed need not be asked again, because its server said so (``Cache-Control: max-age``, RFC 9111).

In: the headers of an answer, the time, the site's folder. Out: a time; and ``.rookery/fresh.json``, a time by address.

What stands there is about this machine's own asking, and it changes with every answer. So it is no part of the archive,
in which a run without news changes no byte; a machine that begins afresh asks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rookery.archive.files import write_files
from rookery.errors import ArchiveError

LONGEST_FRESH = timedelta(hours=20)
"""Whoever asks once a day, at about the same hour, asks every day, whatever the server says."""

PLACE = ".rookery/fresh.json"
_FORMAT = "%Y-%m-%dT%H:%M:%SZ"
_SECONDS = re.compile(r"[0-9]{1,9}")


def parse_fresh_until(headers: Mapping[str, str], now: str) -> str:
    """Return the time until which an answer is fresh, as UTC text; "" if it does not say so, or says no longer.

    ``no-cache`` and ``no-store`` go before ``max-age``; the time that a cache on the way has kept it (``Age``) is over.
    What cannot be read says nothing.
    """
    directives = (one.partition("=") for one in headers.get("cache-control", "").split(","))
    said = {name.strip().lower(): value.strip(' \t"') for name, _, value in directives}
    if "no-cache" in said or "no-store" in said:
        return ""
    left = _seconds(said.get("max-age", "")) - _seconds(headers.get("age", ""))
    if left <= 0:
        return ""
    present = datetime.strptime(now, _FORMAT).replace(tzinfo=UTC)
    return (present + min(timedelta(seconds=left), LONGEST_FRESH)).strftime(_FORMAT)


def is_fresh(until: str, now: str) -> bool:
    """Tell whether ``now`` is before ``until``; one further off than LONGEST_FRESH came of a clock that was wrong."""
    if not now < until:
        return False
    longest = datetime.strptime(now, _FORMAT).replace(tzinfo=UTC) + LONGEST_FRESH
    return until <= longest.strftime(_FORMAT)


def read_fresh(root: Path) -> dict[str, str]:
    """Until when each address is fresh; nothing if that is not known or cannot be read: then all are asked."""
    try:
        values = json.loads((root / PLACE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(values, dict):
        return {}
    return {address: until for address, until in values.items() if isinstance(until, str)}


def write_fresh(root: Path, until: Mapping[str, str], now: str) -> None:
    """Remember it, without what is over; a folder that cannot be written to is no fault, for nothing is lost."""
    values = {address: time for address, time in sorted(until.items()) if is_fresh(time, now)}
    if values or (root / PLACE).exists():
        with suppress(ArchiveError):
            write_files(root, {PLACE: (json.dumps(values, indent=2) + "\n").encode("ascii")})


def _seconds(text: str) -> int:
    return int(text) if _SECONDS.fullmatch(text.strip()) else 0
