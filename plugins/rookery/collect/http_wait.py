"""How long a server asks to be left alone.

In: a ``Retry-After`` header and the time of the run. Out: the time before which the feed is not asked.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST_WAIT = timedelta(days=30)
"""A server that asks for more is asked again after this; so is one met while our own clock ran ahead."""

_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


def parse_retry_after(value: str, now: str) -> str:
    """Return ``not_before`` as UTC text, or "" where the header asks for no time after ``now``.

    ``value`` is seconds or an HTTP date (RFC 9110, section 10.2.3), ``now`` reads "2026-03-02T10:00:00Z".
    """
    value = value.strip()
    present = datetime.strptime(now, _FORMAT).replace(tzinfo=UTC)
    if re.fullmatch(r"[0-9]{1,9}", value):
        wait = timedelta(seconds=int(value))
    elif re.fullmatch(r"[0-9]+", value):  # int() refuses the longest of them
        wait = LONGEST_WAIT
    else:
        try:
            date = parsedate_to_datetime(value)
        except (ValueError, OverflowError):
            return ""
        wait = (date if date.tzinfo else date.replace(tzinfo=UTC)) - present
    if wait <= timedelta():
        return ""
    return (present + min(wait, LONGEST_WAIT)).strftime(_FORMAT)


def must_wait(not_before: str, now: str) -> bool:
    """Tell whether ``now`` is before ``not_before``; one further off than LONGEST_WAIT is passed over."""
    if not now < not_before:
        return False
    longest = datetime.strptime(now, _FORMAT).replace(tzinfo=UTC) + LONGEST_WAIT
    return not_before <= longest.strftime(_FORMAT)
