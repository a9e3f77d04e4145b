"""The room of teams: which pages it wants is in ``pages``.

In: the site model. Out: pages.
"""

from __future__ import annotations

from rookery.publish import signals
from rookery.teams.pages import pages


def register() -> None:
    """Connect the room (Pelican calls this once)."""
    signals.pages.connect(pages)
