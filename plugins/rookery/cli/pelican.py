"""A site's settings file -> the engine, as ``pelican`` itself would make it.

In: the site's folder, the name of its settings file. Out: an Engine, its plugins registered.
"""

from __future__ import annotations

import logging
from pathlib import Path
from traceback import extract_tb
from typing import Any

from pelican.log import init as init_logging
from pelican.settings import read_settings

from rookery.errors import RookeryError
from rookery.publish.engine import Engine


def load_engine(site: Path, settings: str = "pelicanconf.py", *, collect: bool | None = None) -> Engine:
    """Load the site. ``collect`` overrides COLLECT if it is given. Raises RookeryError if there is no site."""
    path = site.resolve() / settings
    if not path.is_file():
        raise RookeryError(
            f"{path}: no such file. Run this in a site's folder, name it with --site, or make one with rookery init"
        )
    init_logging(level=logging.WARNING, name="pelican")
    found = _read(path, collect)
    engine = found["PELICAN_CLASS"]
    if not (isinstance(engine, type) and issubclass(engine, Engine)):
        raise RookeryError(f"{path}: begin it with `from rookery.settings import *`, which makes Pelican strict")
    return engine(found)


def output_of(site: Path, settings: str = "pelicanconf.py") -> Path:
    """Where the site's output lies, as its settings say. Raises RookeryError for a mistake in them."""
    return Path(_read(site / settings, collect=None)["OUTPUT_PATH"])


def _read(path: Path, collect: bool | None) -> dict[str, Any]:
    """Pelican's settings. A mistake in the file is told with its line: people without Python write it."""
    try:
        settings: dict[str, Any] = read_settings(str(path), override={} if collect is None else {"COLLECT": collect})
    except SyntaxError as error:
        mend = "Texts stand in straight quotes, one setting a line"
        raise RookeryError(f"{path.name}:{error.lineno}: {error.msg}. {mend}") from error
    except Exception as error:
        lines = [frame.lineno for frame in extract_tb(error.__traceback__) if frame.filename == str(path)]
        place = f"{path.name}:{lines[-1]}" if lines else path.name
        raise RookeryError(f"{place}: {type(error).__name__}: {error}") from error
    return settings
