"""feeds.yml -> fetch -> parse -> merge -> archive. Goes to the network and ends at files in ``content/collected/``.

Only ``plugin`` knows Pelican; ``rookery collect`` runs without it.
"""

from __future__ import annotations


def register() -> None:
    """Connect to Pelican (it calls this for every name in PLUGINS)."""
    from rookery.collect.plugin import connect  # noqa: PLC0415 - collecting alone must not import pelican

    connect()
