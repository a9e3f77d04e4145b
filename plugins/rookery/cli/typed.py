"""A text that somebody gives to a command: in a file, or on standard input.

In: the file's name or ``-``, the option that names it. Out: the text.
"""

from __future__ import annotations

import sys
from pathlib import Path

from rookery.errors import RookeryError


def read_typed(source: str, option: str) -> str:
    """The text of the file ``source``, of standard input for ``-``. Raises RookeryError if it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return data.decode("utf-8-sig")
    except FileNotFoundError:
        reason = "no such file"
    except IsADirectoryError:
        reason = "it is a folder"
    except UnicodeDecodeError:
        reason = "it is not a text in UTF-8. Save it as UTF-8"
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or "no name of a file"
    raise RookeryError(f"{option}: {source} cannot be read: {reason}")
