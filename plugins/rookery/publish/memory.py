"""Plain data below ``.rookery/``, for the next build and for programs. In: data. Out: a JSON file."""

from __future__ import annotations

import json
from pathlib import Path

from rookery.publish.whole import write_whole


def write_plain(path: Path, data: object) -> None:
    """Write the data as JSON, whole or not at all, if the file does not hold it already."""
    write_text(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def write_text(path: Path, text: str) -> None:
    """Write a text, whole or not at all, if the file does not hold it already."""
    body = text.encode("utf-8", "surrogatepass")
    try:
        if path.read_bytes() == body:
            return
    except OSError:  # not there yet
        path.parent.mkdir(exist_ok=True)
    write_whole(path, body)
