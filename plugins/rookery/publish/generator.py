"""Pelican's two handles on our build: a generator for the plan and a writer for what Pelican itself renders.

In: Pelican's calls. Out: calls of the Build that the engine put into the settings (ROOKERY_BUILD).
"""

from __future__ import annotations

import io
from pathlib import Path
from types import TracebackType
from typing import Any

from pelican.generators import Generator, StaticGenerator
from pelican.writers import FileOverwriteFailedError, Writer

from rookery.publish.build import Build


class PlanGenerator(Generator):  # type: ignore[misc]  # Pelican carries no types
    """Makes every page of the plan. Runs after Pelican's generators for articles and pages, before static files."""

    def generate_context(self) -> None:
        """Plan; a mistake stops the build here, before anything is written."""
        build: Build = self.settings["ROOKERY_BUILD"]
        build.prepare()

    def generate_output(self, writer: object) -> None:  # noqa: ARG002  the plan has its own writer
        """Write what changed."""
        build: Build = self.settings["ROOKERY_BUILD"]
        build.watch_static(self.context["staticfiles"])
        build.write_plan()


class WholeStaticGenerator(StaticGenerator):  # type: ignore[misc]  # as above
    """Pelican's static files, except that each is copied whole or not at all.

    Where the disk is full, Pelican leaves half a file, warns, and from then on takes that half for the newer one.
    """

    def _file_update_required(self, staticfile: Any) -> bool:  # noqa: ARG002  asked again with the file in hand
        return True

    def _copy_staticfile(self, sc: Any) -> None:
        build: Build = self.settings["ROOKERY_BUILD"]
        build.copy_static(Path(self.path, sc.source_path), sc.save_as)


class ChangeWriter(Writer):  # type: ignore[misc]  # Pelican carries no types
    """Pelican's writer, except that a file is only written if its bytes changed, and whole or not at all."""

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> _Draft:  # noqa: ARG002  Pelican's signature
        if filename in self._written_files:
            raise FileOverwriteFailedError(f"two pages want {filename}; rename one of them")
        self._written_files.add(filename)
        return _Draft(self.settings["ROOKERY_BUILD"], Path(filename))


class _Draft(io.StringIO):
    """A file in memory that goes to the output when it is closed without an error."""

    def __init__(self, build: Build, path: Path) -> None:
        super().__init__(newline="")
        self._build = build
        self._path = path

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._build.write_other(self._path, self.getvalue().encode())
        super().__exit__(kind, error, trace)


def get_generators(pelican: object) -> Any:  # noqa: ARG001  Pelican sends itself
    """For ``signals.get_generators``."""
    return PlanGenerator


def get_writer(pelican: object) -> Any:  # noqa: ARG001  Pelican sends itself
    """For ``signals.get_writer``."""
    return ChangeWriter
