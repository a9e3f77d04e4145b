"""How messages count. In: a number and a word. Out: ``1 entry``, ``3 entries``."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """The number with its word; ``many`` where an ``s`` is not enough: ``counted(2, "job is", "jobs are")``."""
    return f"{number} {one}" if number == 1 else f"{number} {many or f'{one}s'}"
