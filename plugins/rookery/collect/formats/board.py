"""What a job board's module offers, and where it is found.

A board is one module in this folder with the functions of ``Board`` and one line in ``rookery.config.boards``. It
only maps the board's words to RawItem and RawPosting; cleaning, masking, countries, dates and pay are everyone's
business in ``posting``. In: text. Out: RawFeed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Protocol, cast

from rookery.collect.formats.raw import RawFeed, RawItem
from rookery.config.boards import BOARDS
from rookery.errors import FeedError


class Board(Protocol):
    """The functions of a board's module. Each raises FeedError for what is no answer of this board."""

    def recognise(self, url: str) -> str:
        """The ``board:`` value if ``url`` is a careers page, job page or API address of this board, else ``""``."""

    def parse_list(self, text: str, address: str) -> RawFeed:
        """One answer to a list request. RawFeed.more holds further list pages, RawFeed.certain is False where an
        empty answer may also mean an unknown board; an item's ``detail`` is the address of the rest of it.
        """

    def parse_detail(self, text: str, item: RawItem) -> RawItem:
        """The item with what its detail answer adds. Only for boards whose items have a ``detail``."""


def board_of(source: str) -> Board:
    """The module of a board that stands in the registry. Raises FeedError for any other name."""
    if source not in BOARDS:
        raise FeedError(f"there is no job board {source[:60]!r}")
    return cast("Board", import_module(f"{__package__}.{source.replace('-', '_')}"))


@contextmanager
def naming(source: str) -> Iterator[None]:
    """Say with every FeedError from within which vendor's answer it is about; a surprise becomes one."""
    title = BOARDS[source].title
    try:
        yield
    except FeedError as error:
        raise error if title in str(error) else FeedError(f"{title}: {error}") from error
    except Exception as error:  # foreign text may hold what no module thought of
        raise FeedError(f"no answer of {title} that can be read: {type(error).__name__}") from error


def recognised(url: str) -> Iterator[tuple[str, str]]:
    """The boards that ``url`` is an address of, as pairs of ``source:`` and ``board:``."""
    for source in BOARDS:
        board = board_of(source).recognise(url)
        if board:
            yield source, board
