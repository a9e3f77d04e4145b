"""``python -m rookery`` is ``rookery``."""

from rookery.cli import run

run()
