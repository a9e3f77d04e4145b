"""The room of topics: which pages it wants is in ``pages``, what stands on one in ``bands``.

In: the site model. Out: pages.
"""

from __future__ import annotations

from rookery.publish import signals
from rookery.topics.pages import pages


def register() -> None:
    """Connect the room (Pelican calls this once)."""
    signals.pages.connect(pages)
