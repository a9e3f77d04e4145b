"""Which folder a build may have for its own: whatever is not planned is removed from it.

In: OUTPUT_PATH, the site's folder, the theme. Out: nothing, or RookeryError with the mend.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rookery.errors import RookeryError


def refuse_unsafe(output: Path, root: Path, theme: Path) -> None:
    """Whatever is not planned is removed from output/, so it must be a folder of its own."""
    inner = (root / "content", root / "plugins", theme.resolve())
    holds = next((place for place in (root, *inner, Path.home()) if place.is_relative_to(output)), None)
    lies_in = next((place for place in inner if output.is_relative_to(place)), None)
    if holds or lies_in:
        relation = f"holds {holds}" if holds else f"lies in {lies_in}"
        raise RookeryError(
            f"OUTPUT_PATH: {output} {relation}, and a build removes what it did not plan; "
            "name a folder of its own, such as output/"
        )


def refuse_foreign(output: Path, retain: Sequence[str]) -> None:
    """A folder with files that no build of ours left is somebody's; a build would remove them."""
    try:
        files = [path.name for path in output.iterdir() if path.name not in retain]
        ours = not files or b'name="generator" content="Rookery"' in (output / "index.html").read_bytes()
    except FileNotFoundError:
        ours = not output.is_dir()
    except NotADirectoryError:
        raise RookeryError(f"OUTPUT_PATH: {output} is a file; name a folder") from None
    if not ours:
        raise RookeryError(
            f"OUTPUT_PATH: {output} holds files that Rookery did not write, and a build removes what it did not plan; "
            "empty it, or name another folder"
        )
