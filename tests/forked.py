"""Commands and builds in a forked child: real Pelican, its signals and logs apart from the test's, without the second
that a new Python takes to load it all.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile

from blinker import ANY, default_namespace

import rookery.publish.engine  # noqa: F401  loaded once, here, instead of in each child
from rookery.cli import run
from rookery.cli.pelican import load_engine


def can_fork() -> bool:
    """Whether a child would be whole: of a process with threads only one would go on in it."""
    return hasattr(os, "fork") and threading.active_count() == 1


def command(words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> tuple[int, str, str]:
    """Run ``rookery`` with ``words`` in ``folder``: its exit code and what it wrote to both of its outputs."""
    with TemporaryFile() as out, TemporaryFile() as err:

        def act() -> None:
            os.chdir(folder)
            os.environ.update(environment)
            sys.argv = ["rookery", *words]
            warnings.resetwarnings()
            logging.getLogger().handlers.clear()  # pytest's own, which would keep Pelican from adding its own
            for stream, file in ((1, out), (2, err)):
                os.dup2(file.fileno(), stream)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            sys.stdin, sys.stdout, sys.stderr = (
                open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115  they end with the child
                for number, mode in ((0, "r"), (1, "w"), (2, "w"))
            )
            run()

        code = _in_child(act)
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode())
    return code, texts[0], texts[1]


def _in_child(act: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 70
    try:
        for signal in default_namespace.values():  # what a test connected is not for the child
            for receiver in list(signal.receivers_for(ANY)):
                signal.disconnect(receiver)
        act()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001  whatever it is, the child must end here
        traceback.print_exc(file=sys.stderr)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def build(root: Path, *, collect: bool = True) -> int:
    """Build the site at ``root`` and return the exit code."""

    def act() -> None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        load_engine(root, collect=collect).run()

    return _in_child(act)
