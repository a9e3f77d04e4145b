"""The theme's static files as pages of the plan. In: the theme's folder. Out: pages below ``theme/``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from rookery.publish.plan import Page

FILE = "file"


@dataclass(frozen=True, slots=True)
class FileView:
    """A file that is copied as it stands: where it lies and the digest of its bytes."""

    source: str
    digest: str


def theme_files(theme: Path) -> Iterator[Page]:
    """A page for each file below the theme's ``static/``; dotfiles and links that lead out are passed over."""
    static = (theme / "static").resolve()
    for path in sorted(static.rglob("*")):
        inside = path.resolve().is_relative_to(static)
        relative = path.relative_to(static)
        if path.is_file() and inside and not any(part.startswith((".", "_")) for part in relative.parts):
            view = FileView(str(path), blake2b(path.read_bytes(), digest_size=16).hexdigest())
            yield Page(f"theme/{relative.as_posix()}", FILE, view)
