"""What changed in a site's folder. In: the folder. Out: names, when a person has saved something.

Asked of file times twice a second: that sees a file that an editor replaced, a folder that is new and a share that
sends no events, where a watch on single files goes blind with the first of them.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

_PLACES = ("content", "theme", "plugins", "feeds.yml", "pelicanconf.py")
# collect itself writes the one, the interpreter the other
_PASSED_OVER = {"collected", "__pycache__"}
_PAUSE = 0.5

Seen = dict[str, tuple[int, int]]


class Watch:
    """Remembers how the folder looked and says what has changed since."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._before = look(root)

    def changes(self, pause: float = _PAUSE) -> Iterator[list[str]]:
        """Yield the names (below the root) of what changed, once nothing more changes; never ends by itself."""
        while True:
            time.sleep(pause)
            now = look(self._root)
            if now == self._before:
                continue
            time.sleep(pause)
            if look(self._root) == now:
                names = self._before.keys() | now.keys()
                changed = sorted(name for name in names if self._before.get(name) != now.get(name))
                self._before = now
                yield changed


def look(root: Path) -> Seen:
    """Every watched file with its time and size."""
    seen: Seen = {}
    waiting = [os.fspath(root / name) for name in _PLACES]
    while waiting:
        place = waiting.pop()
        try:
            if os.path.isdir(place):  # noqa: PTH112  thousands of them, twice a second
                with os.scandir(place) as entries:
                    waiting += [entry.path for entry in entries if not _passed_over(entry.name)]
            else:
                facts = os.stat(place)  # noqa: PTH116  the same
                seen[Path(place).relative_to(root).as_posix()] = (facts.st_mtime_ns, facts.st_size)
        except OSError:  # gone in this moment: the next look will tell
            continue
    return seen


def _passed_over(name: str) -> bool:
    return name in _PASSED_OVER or name.startswith(".") or name.endswith("~")
