"""A picture as a page shows it.

In: nothing (a type only). Out of the archive's pictures, into views and bodies.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that lies on the site: the path of its largest size with that size in pixels, and all its sizes as
    ``srcset`` names them, ``""`` if there is but one.
    """

    src: str
    width: int
    height: int
    srcset: str = ""
