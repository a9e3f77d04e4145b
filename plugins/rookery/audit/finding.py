"""One promise that a file of the site breaks. In: nothing. Out: Finding, Facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """``path`` below output/, ``line`` (0: the file as a whole), what is wrong and what to do."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


def _nobody(_text: str) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What may stand on a site.

    ``address``   the site's own address without a slash at its end, ``""`` if it is not known; ``base`` its path.
    ``contacts``  e-mail addresses and numbers that somebody allowed to be shown.
    ``forms``     origins that a form may send to (``https://forms.example.com``).
    ``scripts``   paths below output/ of scripts that are the site's own.
    ``names``     finds names of people who may not be named in a text.
    ``marks``     whatever else decides (names, rules), as text, so that a change of it has every file read again.
    """

    address: str = ""
    base: str = "/"
    contacts: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    scripts: frozenset[str] = frozenset()
    names: Callable[[str], Sequence[str]] = field(default=_nobody, compare=False, repr=False)
    marks: str = ""
