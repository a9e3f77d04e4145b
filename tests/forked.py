"""A whole build in a forked child: real Pelican, its signals and logs apart from the test's, in a tenth of the time."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

from rookery.cli.pelican import load_engine


def build(root: Path, *, collect: bool = True) -> int:
    """Build the site at ``root`` and return the exit code."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 70
    try:
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
