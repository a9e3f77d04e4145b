"""The room of the promise: which pages it wants is in ``pages``.

In: the site model. Out: pages.
"""

from __future__ import annotations

from rookery.promise.pages import pages
from rookery.publish import signals


def register() -> None:
    """Connect the room (Pelican calls this once)."""
    signals.pages.connect(pages)
