"""How the company keeps its word.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One honest line: how many questions were asked and how many have an answer.

    ``open`` counts those that still wait; it is not the difference, for some are declined or merged.
    """

    asked: int
    answered: int
    open: int
    open_url: str
    url: str
