"""Pelican, strict: the class that runs a rookery (PELICAN_CLASS), from ``pelican`` and from ``rookery build`` alike.

In: settings. Out: output/, one line that says what was done, and an exit code: 0 all well, 1 a mistake of ours
or in a file that people wrote (nothing published), 3 some feeds or pages failed, 4 every feed failed.
Pelican by itself logs a missing plugin or a broken article and ends with 0; here it ends with 1.
"""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import StaticGenerator
from pelican.log import console

from rookery.archive.lock import locked
from rookery.audit.finding import Facts
from rookery.errors import ConfigError, RookeryError, mend_of
from rookery.model.counts import counted
from rookery.publish.build import Build, BuildReport
from rookery.publish.generator import WholeStaticGenerator
from rookery.publish.report import but_feeds
from rookery.publish.templates import compiled_once

_SOME_FAILED = 3
_SHOWN = 20
_UNMADE = "The next build tries again. If it stays, hide the entry (an override with `hidden: true`) and tell us"


class Engine(Pelican):  # type: ignore[misc]  # Pelican carries no types
    """Reads what people wrote before anything else, so that a mistake stops the run before a feed is fetched."""

    def __init__(self, settings: dict[str, Any]) -> None:
        with reported():
            with _no_search_for_cycles():
                self._build = Build(settings)
            settings["ROOKERY_BUILD"] = self._build
            settings["JINJA_ENVIRONMENT"] = compiled_once(settings["JINJA_ENVIRONMENT"])
            if settings.get("COLLECT"):
                # a build that cannot follow need not collect; pelican does that in its __init__
                with locked(self._build.root, "build"):
                    pass
            super().__init__(settings)

    def check(self) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
        """Plan without writing: the number of files that a build would leave, what a person may want to look at, and
        what of the promise is not kept. Mistakes end the process with 1.
        """
        with reported():
            return self._build.check()

    def audit_facts(self) -> tuple[Facts, list[str]]:
        """What may stand on the site, and what in its output is not its own."""
        return self._build.facts(), list(self.settings["OUTPUT_RETENTION"])

    def init_plugins(self) -> None:
        """Load the plugins; one that is not there or does not register stops the run."""
        asked = [plugin if isinstance(plugin, str) else plugin.__name__ for plugin in self.settings["PLUGINS"]]
        super().init_plugins()
        loaded = {plugin.__name__ for plugin in self.plugins}
        missing = [name for name in asked if name not in loaded and f"pelican.plugins.{name}" not in loaded]
        if missing:
            raise RookeryError(
                f"PLUGINS: {', '.join(missing)} cannot be loaded (the reason stands above); "
                "correct the name in pelicanconf.py or install it"
            )

    def _get_generator_classes(self) -> list[type]:
        """Pelican's, but for the one of static files."""
        found = super()._get_generator_classes()
        return [WholeStaticGenerator if one is StaticGenerator else one for one in found]

    def run(self) -> None:
        """Build, then end with the code that the run has earned."""
        with _unfinished(self._build), reported(), locked(self._build.root, "build"), _errors_count() as errors:
            with _quiet(), _no_search_for_cycles():
                report = self._build.still() or self._whole(errors)
            if errors:
                raise RookeryError(f"Pelican reported errors ({len(errors)}); they stand above")
        collected = "ROOKERY_EXITCODE" in self.settings
        _say(report, self.output_path, but_feeds(report.notes) if collected else report.notes)
        if report.broken:
            raise SystemExit(1)
        code = self.settings.get("ROOKERY_EXITCODE", 0) or (_SOME_FAILED if report.failed else 0)
        if code:
            raise SystemExit(code)

    def _whole(self, errors: list[logging.LogRecord]) -> BuildReport:
        self.settings["JINJA_GLOBALS"] = self.settings["JINJA_GLOBALS"] | self._build.template_globals()
        super().run()
        return self._build.finish(errors=bool(errors))


def _say(report: BuildReport, output: str, notes: Sequence[str]) -> None:
    for fault in report.failed:
        sys.stderr.write(f"{fault}\n")
    if report.failed:
        sys.stderr.write(f"{_UNMADE}\n")
    removed = f", {report.removed} removed" if report.removed else ""
    written = f"{counted(report.written, 'file')} written" if report.written else "nothing to write"
    sys.stdout.write(
        f"{Path(output).name}/: {counted(report.pages, 'page')}, {written}{removed} in {report.seconds:.1f} s\n"
    )
    sys.stdout.writelines(f"{note}\n" for note in notes)
    if report.broken:
        sys.stderr.writelines(f"{line}\n" for line in report.broken[:_SHOWN])
        more = f"; the first {_SHOWN} are named, `rookery audit` names all" if len(report.broken) > _SHOWN else ""
        count = f"{counted(len(report.broken), 'promise is', 'promises are')} broken"
        sys.stderr.write(f"{count}{more}. Do not publish this output\n")


@contextmanager
def reported() -> Iterator[None]:
    """Say what is wrong in plain lines instead of a traceback, and end with its exit code."""
    try:
        yield
    except RookeryError as error:
        sys.stderr.write(f"{error}\n")
        if isinstance(error, ConfigError):
            sys.stderr.write(f"{counted(len(error.problems), 'problem')}; nothing was published\n")
        raise SystemExit(error.exitcode) from error
    except OSError as error:
        if not error.filename:
            raise
        sys.stderr.write(f"{error.filename}: {error.strerror}{mend_of(error)}\n")
        raise SystemExit(1) from error


@contextmanager
def _unfinished(build: Build) -> Iterator[None]:
    """Say what a build leaves that broke off between its first file and its last, whatever stopped it: a full disk,
    Ctrl-C, a mistake of ours. The error goes on as it was.
    """
    try:
        yield
    except BaseException:
        if build.unfinished:
            sys.stderr.write(
                f"{build.output.name}/ may hold pages of the old and of the new site side by side, each of them whole. "
                "The next build that ends well mends that; publish nothing before\n"
            )
        raise


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep back Pelican's closing line, which counts only the pages that Pelican itself made; its log speaks on."""
    speak = console.print

    def say(*words: Any, **options: Any) -> None:
        if not (words and str(words[0]).startswith("Done: Processed")):
            speak(*words, **options)

    console.print = say
    try:
        yield
    finally:
        console.print = speak


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Leave Python's collector out while a site is made of many small things without a cycle: it would look at all of
    them again and again, a quarter of the time, and find nothing to take away. Collecting may run long and is not left
    without it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Counter(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _errors_count() -> Iterator[list[logging.LogRecord]]:
    """Collect what Pelican logs as an error while it runs."""
    counter = _Counter()
    logging.getLogger().addHandler(counter)
    try:
        yield counter.records
    finally:
        logging.getLogger().removeHandler(counter)
