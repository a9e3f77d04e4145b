"""The one clock of the house.

In: the environment. Out: today as ``2026-03-02``. SOURCE_DATE_EPOCH (reproducible-builds.org, seconds since
1970 in UTC) sets it, so that the same input gives the same bytes on any day.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

from rookery.errors import RookeryError


def now() -> datetime:
    """Return this moment in UTC, or what SOURCE_DATE_EPOCH says. Raises RookeryError if that is no number."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not fixed:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(fixed), UTC)
    except (ValueError, OverflowError, OSError):
        raise RookeryError(
            f"SOURCE_DATE_EPOCH: expected seconds since 1970; got {fixed!r}. Unset it or give a whole number."
        ) from None


def today() -> str:
    """Return the day in UTC as ``2026-03-02``."""
    return now().strftime("%Y-%m-%d")


def stamp() -> str:
    """Return this moment as ``2026-03-02T10:00:00Z``."""
    return now().strftime("%Y-%m-%dT%H:%M:%SZ")
