"""The room of sources: where everything comes from and how well it is, which pages it wants is in ``pages``.

In: the site model. Out: pages.
"""

from __future__ import annotations

from rookery.publish import signals
from rookery.sources.pages import pages


def register() -> None:
    """Connect the room (Pelican calls this once)."""
    signals.pages.connect(pages)
