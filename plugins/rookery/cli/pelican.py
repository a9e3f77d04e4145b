"""A site's settings file -> the engine, as ``pelican`` itself would make it.

In: the site's folder, the name of its settings file. Out: an Engine, its plugins registered.
"""

from __future__ import annotations

import logging
from pathlib import Path

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
    found = read_settings(str(path), override={} if collect is None else {"COLLECT": collect})
    engine = found["PELICAN_CLASS"]
    if not (isinstance(engine, type) and issubclass(engine, Engine)):
        raise RookeryError(f"{path}: begin it with `from rookery.settings import *`, which makes Pelican strict")
    return engine(found)
