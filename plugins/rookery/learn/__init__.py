"""The room of learning: which pages it wants is in ``pages``.

In: the site model. Out: pages.

    lists   everything, and all of one topic, level or format
    pages   those, and a page for each path and each resource with a text of its own
"""

from __future__ import annotations

from rookery.learn.pages import pages
from rookery.publish import signals


def register() -> None:
    """Connect the room (Pelican calls this once)."""
    signals.pages.connect(pages)
