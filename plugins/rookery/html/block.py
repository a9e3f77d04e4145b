"""One open block of a body that is being written.

In: its name and its tag. Out: ``Block``, which ``rookery.html.stack`` keeps until the block is closed.
"""

from __future__ import annotations

from dataclasses import dataclass

from rookery.html.elements import DIRECT, PHRASING

WORDY = DIRECT | PHRASING
"""Blocks in which words may stand as they are."""


@dataclass(slots=True)
class Block:
    """An open block. ``direct``: words may stand in it as they are. ``implied``: opened without a tag of its own.

    ``floor`` is the number of inline elements open around a cell, which its end tags cannot reach; ``held`` are a
    row's empty cells, which count only if a cell of the row does not stay empty.
    """

    name: str
    tag: str
    direct: bool = False
    implied: bool = False
    floor: int = -1
    held: list[str] | None = None

    def hold(self, cell: str) -> None:
        """Keep an empty cell."""
        if self.held is None:  # most blocks are no rows, and a list for each would cost more than all else here
            self.held = []
        self.held.append(cell)
