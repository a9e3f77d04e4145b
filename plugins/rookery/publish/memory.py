"""Plain data below ``.rookery/``, for the next build and for programs. In: data. Out: a JSON file."""

from __future__ import annotations

import json
from pathlib import Path


def write_plain(path: Path, data: object) -> None:
    """Write the data, whole or not at all, if the file does not hold it already."""
    body = (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")
    try:
        if path.read_bytes() == body:
            return
    except OSError:  # not there yet
        path.parent.mkdir(exist_ok=True)
    draft = path.with_suffix(".tmp")
    draft.write_bytes(body)
    draft.replace(path)
