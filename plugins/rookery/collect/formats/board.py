"""What a job board's module offers.

A board is one module in this folder with the functions of ``Board`` and one line in ``rookery.config.boards``. It
only maps the board's words to RawItem and RawPosting; cleaning, masking, countries, dates and pay are everyone's
business in ``posting``. In: text. Out: RawFeed.
"""

from __future__ import annotations

from typing import Protocol

from rookery.collect.formats.raw import RawFeed, RawItem


class Board(Protocol):
    """The functions of a board's module. Each raises FeedError for what is no answer of this board."""

    def address(self, board: str) -> str:
        """The address of the (first) list for the ``board:`` of feeds.yml."""

    def recognise(self, url: str) -> str:
        """The ``board:`` value if ``url`` is a careers page, job page or API address of this board, else ``""``."""

    def parse_list(self, text: str, address: str) -> RawFeed:
        """One answer to a list request. RawFeed.more holds further list pages, RawFeed.certain is False where an
        empty answer may also mean an unknown board; an item's ``detail`` is the address of the rest of it.
        """

    def parse_detail(self, text: str, item: RawItem) -> RawItem:
        """The item with what its detail answer adds. Only for boards whose items have a ``detail``."""
