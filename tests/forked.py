"""Builds and commands in a forked child: the real thing, its signals and logs apart from the test's, in a tenth of the
time that a process takes which has to import everything first. All of the package is imported here once, so that no
child has to do it again.
"""

from __future__ import annotations

import faulthandler
import gc
import logging
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryFile
from typing import IO, NoReturn

from blinker import Signal
from pelican import signals

import rookery
from rookery import settings
from rookery.cli import run
from rookery.cli.pelican import load_engine
from rookery.publish.signals import pages
from rookery.publish.templates import referenced, theme_environment

for _module in walk_packages(rookery.__path__, "rookery."):
    if not _module.name.endswith("__main__"):
        with suppress(ImportError):  # Pillow need not be there
            import_module(_module.name)

# and every template of the theme is compiled here, once for all sites that use it
_templates = theme_environment([Path(settings.THEME) / "templates"], settings.JINJA_ENVIRONMENT)
for _name in _templates.list_templates(extensions=["html"]):
    _templates.get_template(_name)
    referenced(_templates, _templates.loader.get_source(_templates, _name)[0], _name)

# what is imported never goes: a child that looks through it for garbage only copies it
gc.collect()
gc.freeze()

_LONGEST = 200
_SIGNALS = (pages, *(one for one in vars(signals).values() if isinstance(one, Signal)))


def _as_if_alone() -> None:
    """Forget what other tests registered in the parent, and that pytest listens to the log."""
    gc.freeze()  # a collector that looked through all that was inherited would copy it, page by page
    logging.getLogger().handlers.clear()  # else Pelican would think that somebody shows it already
    for one in _SIGNALS:
        for receiver in list(one.receivers_for(None)):
            one.disconnect(receiver)


def _end_if_it_hangs() -> None:
    """After a while say where this process stands, and end it; whoever waits for it would wait for ever."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # the parent's handler would raise what a test has to see
    faulthandler.register(signal.SIGALRM, file=2, all_threads=True, chain=True)
    signal.alarm(_LONGEST)


def build(root: Path, *, collect: bool = True) -> int:
    """Build the site at ``root`` and return the exit code."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 70
    try:
        _end_if_it_hangs()
        _as_if_alone()
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        load_engine(root, collect=collect).run()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001  whatever it is, the child must end here
        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(code)


def command(
    root: Path, words: Sequence[str], environment: Mapping[str, str], before: Callable[[], None] = lambda: None
) -> tuple[int, str, str]:
    """Run ``rookery`` with these words in a folder; return exit code, standard output and standard error.

    ``before`` is called in the child when all else is ready.
    """
    with TemporaryFile() as out, TemporaryFile() as err:
        child = os.fork()
        if not child:
            _become(root, words, environment, (out.fileno(), err.fileno()), before)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return code, *(_said(file) for file in (out, err))


def _said(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


def _become(
    root: Path, words: Sequence[str], environment: Mapping[str, str], said: tuple[int, int], before: Callable[[], None]
) -> NoReturn:
    """Be what a shell starts: in its folder, with its streams, and without what pytest made of warnings."""
    code = 70
    try:
        _end_if_it_hangs()
        _as_if_alone()
        os.chdir(root)
        os.environ.update(environment)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(said[0], 1)
        os.dup2(said[1], 2)
        sys.stdin, sys.stdout, sys.stderr = (
            open(fd, mode, closefd=False)  # noqa: SIM115  they end with the process
            for fd, mode in enumerate("rww")
        )
        sys.argv = ["rookery", *words]
        sys.path.insert(0, str(root))
        sys.modules["__main__"].__package__ = None  # click looks there for the name of the command
        warnings.resetwarnings()
        for kind in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
            warnings.simplefilter("ignore", kind)
        before()
        run()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001  as above
        traceback.print_exc()
        code = 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
