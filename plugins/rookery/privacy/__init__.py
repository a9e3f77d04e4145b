"""The room of privacy: what is kept, of whom, where and for how long, and how that is checked.

In: the site model. Out: one page, see ``pages``.
"""

from __future__ import annotations

from rookery.privacy.pages import pages
from rookery.publish import signals


def register() -> None:
    """Connect the room (Pelican calls this once)."""
    signals.pages.connect(pages)
