"""What the last build left behind: each file's fingerprint, size and time, digests of content, and one of all that
went in.

In and out: ``.rookery/build-<hash of the output folder>.json``. It is only a memory: without it the next build
renders everything and writes the same bytes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from rookery.publish.whole import write_whole

_VERSION = 4


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of the output: ``fingerprint`` is "" for files that Pelican made."""

    fingerprint: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """``inputs`` is the digest of what the build read, ``""`` if it cannot be relied upon; ``content`` is as
    ``rookery.publish.changes.content_marks`` gives it. ``still`` is the digest of what people wrote if that build left
    nothing to do and no news, else ``""``. ``notes`` are what it had to say, in lines.
    """

    inputs: str = ""
    files: Mapping[str, Kept] = field(default_factory=dict)
    content: Mapping[str, str] = field(default_factory=dict)
    still: str = ""
    notes: tuple[str, ...] = ()


def manifest_path(root: Path, output: Path) -> Path:
    """Each output folder has a memory of its own; publishconf.py may write to another one."""
    name = blake2b(os.fspath(output.resolve()).encode(), digest_size=6).hexdigest()
    return root / ".rookery" / f"build-{name}.json"


def read_manifest(path: Path) -> Manifest:
    """The last build's manifest, or an empty one."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != _VERSION:
            return Manifest()
        files = {name: Kept(*kept) for name, kept in data["files"].items()}
        return Manifest(data["inputs"], files, dict(data["content"]), str(data["still"]), tuple(data["notes"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Manifest()


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Store it whole or not at all."""
    path.parent.mkdir(exist_ok=True)
    files = {name: [kept.fingerprint, kept.size, kept.mtime_ns] for name, kept in sorted(manifest.files.items())}
    content = dict(sorted(manifest.content.items()))
    data = {
        "version": _VERSION,
        "inputs": manifest.inputs,
        "still": manifest.still,
        "notes": manifest.notes,
        "files": files,
        "content": content,
    }
    write_whole(path, json.dumps(data).encode())
