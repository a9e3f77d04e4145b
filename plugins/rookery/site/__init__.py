"""The room of the stream: the front page, the list of each kind, a page for each entry, 404, the theme's files.

In: the site model. Out: pages. It also brings the generator that makes all of Rookery's pages and the writer
that touches only what changed, so every site lists this plugin.
"""

from __future__ import annotations

from pelican import signals as pelican_signals

from rookery.publish import signals
from rookery.publish.generator import get_generators, get_writer
from rookery.site.pages import pages


def register() -> None:
    """Connect the room (Pelican calls this once)."""
    pelican_signals.get_generators.connect(get_generators)
    pelican_signals.get_writer.connect(get_writer)
    signals.pages.connect(pages)
