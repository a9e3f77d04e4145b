"""One build from its inputs to its output, whoever drives it (Pelican, or ``rookery check`` without writing).

In: Pelican's settings. Out: output/ and a BuildReport. The order is fixed: read what people wrote (mistakes stop
everything before anything is fetched or written), plan, write, and at last remove what is not planned.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from rookery import clock
from rookery.archive.left import left_feeds
from rookery.audit.finding import Facts
from rookery.audit.folder import Audit
from rookery.audit.listing import list_files
from rookery.errors import ConfigError
from rookery.publish import signals
from rookery.publish.ask_settings import ask_notes
from rookery.publish.changes import PublicChanges, compare, content_marks, write_changes
from rookery.publish.consents import consent_lines
from rookery.publish.files import theme_files
from rookery.publish.fingerprint import Fingerprints
from rookery.publish.ground import Ground, read_ground
from rookery.publish.headers import header_pages, nginx_lines
from rookery.publish.inputs import read_inputs, unknown_overrides
from rookery.publish.job_report import checked_days, read_ads, report_jobs
from rookery.publish.manifest import Kept, Manifest, manifest_path, read_manifest, write_manifest
from rookery.publish.memory import write_plain, write_text
from rookery.publish.model import SiteModel, build_model
from rookery.publish.output_folder import refuse_foreign, refuse_unsafe
from rookery.publish.own import article_views, day
from rookery.publish.own_addresses import address_problems
from rookery.publish.pictures import picture_pages
from rookery.publish.plan import Page, Plan, make_plan
from rookery.publish.privacy_settings import privacy_notes
from rookery.publish.question_report import report_questions
from rookery.publish.report import Reports, advice_lines, build_lines, gone_feeds, held_feeds, report_data
from rookery.publish.repository import repository
from rookery.publish.sitemap import checked_key, closing_pages
from rookery.publish.stamp import Stamp, foreign_code, settings_text, stamp_inputs, stamp_written
from rookery.publish.templates import options_text
from rookery.publish.trust import audit_output, contact_problems, draft_lines, site_facts
from rookery.publish.write import (
    PageWriter,
    Rendered,
    copy_if_changed,
    kept,
    remove_stale,
    write_if_changed,
)

# file systems tell times in steps; an input changed within this time of a build may change again unseen
_RACY_NS = 100_000_000
_NGINX = "nginx-headers.conf"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """``pages`` in the output, ``written`` and ``removed`` by this build, pages that ``failed`` (named, with why);
    ``notes`` are what else a person should know; ``broken`` are the promises that a file of the site breaks.
    """

    pages: int
    written: int
    removed: int
    failed: tuple[str, ...]
    seconds: float
    notes: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()


class Build:
    """The state of one build. Pelican calls in at several points, in this order:
    ``__init__`` (what people wrote), ``prepare`` (the plan), ``write_other`` (Pelican's own pages), ``write_plan``,
    ``finish``.
    """

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """Read what people wrote. Raises ConfigError with all mistakes, RookeryError for an unsafe OUTPUT_PATH."""
        self._started = time.monotonic()
        self._stamped_ns = 0
        self._overtaken = False
        self._settings = settings
        self.root = Path(settings["PATH"]).resolve().parent
        # as Pelican has it: it may be a link to where the server looks
        self.output = Path(os.path.abspath(settings["OUTPUT_PATH"]))  # noqa: PTH100  resolve() would follow the link
        self.today = clock.today()
        self._key = checked_key(str(settings.get("INDEXNOW_KEY", "")))
        self._ghost_days = checked_days(settings.get("GHOST_DAYS", 120))
        self._theme = Path(settings["THEME"])
        self._settings_text = settings_text(settings, self.today)
        self._read_at = self._look()
        self._memory = manifest_path(self.root, self.output)
        self._manifest = read_manifest(self._memory)
        self._lying: Mapping[str, tuple[int, int]] = {}
        self._stamp = Stamp("", 0)
        self._plan: Plan = {}
        self._content: Mapping[str, str] = {}
        self._reports: Reports | None = None
        self._others: dict[str, Kept] = {}
        self._rendered = Rendered()
        self._written_others = 0
        self._static_files: Sequence[Any] = ()
        self._unchanged = False
        self.unfinished = False  # whether output/ may hold files of two builds
        refuse_unsafe(self.output.resolve(), self.root, self._theme)
        if not self._memory.exists():
            refuse_foreign(self.output, settings["OUTPUT_RETENTION"])
        if self._manifest.still != self._read_at.digest:
            _ = self.ground  # mistakes stop everything before a feed is asked; what has not changed has none

    @cached_property
    def ground(self) -> Ground:
        """What people wrote, and what follows from it. Raises ConfigError with all mistakes."""
        return read_ground(self._settings, self.root, self.today)

    def still(self) -> BuildReport | None:
        """A report, if nothing that goes in or came out has changed since a build that left nothing to do and nothing
        to say; then the plan need not be made, nor what people wrote be read.
        """
        if not self._manifest.still or not self._memory.with_name(_NGINX).exists():
            return None
        self._look_around()
        if not self._unchanged:
            return None
        pages = sum(1 for path in self._manifest.files if path.endswith(".html"))
        return BuildReport(pages, 0, 0, (), time.monotonic() - self._started, self._manifest.notes)

    def template_globals(self) -> dict[str, object]:
        """What Pelican's own templates (page.html, article.html) may use besides Pelican's context."""
        about = article_views(self.ground.written, self.ground.site, self.today)
        return {
            "site": self.ground.site,
            "prose": self.ground.renderer.prose,
            "jsonld": self.ground.renderer.jsonld,
            "once": self.ground.renderer.once,
            "day": day,
            "about": about,
        }

    def check(self) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
        """Plan and look at every template that the plan needs; write nothing. Returns the number of planned files, what
        a person may want to look at, in lines, and what of the promise is not kept, in lines.
        """
        plan = self.make_plan()
        fingerprints = self._fingerprints()
        for page in plan.values():
            fingerprints.of(page)
        reports = self._reports or Reports()
        people = self.ground.written.content.people.values()
        notes = (*ask_notes(self._settings, self.ground.site.ask, people), *consent_lines(people, self.today))
        notes = (*notes, *privacy_notes(self._settings, self.ground.site.ask))
        left = left_feeds(self.root, self.ground.written.feeds)
        notes = (*notes, *draft_lines(self.ground.written.content), *(f"feeds: {one}" for one in left))
        return len(plan), (*notes, *advice_lines(reports)), reports.questions.faults

    def _fingerprints(self) -> Fingerprints:
        options = options_text(self._settings["JINJA_ENVIRONMENT"])
        unnamed = self.ground.renderer.unnamed
        return Fingerprints(
            self.ground.renderer.environment,
            self.ground.site,
            repr((options, unnamed.names, unnamed.kept, unnamed.digest)),
        )

    def make_plan(self) -> Plan:
        """Read the archive and plan every page. Raises ConfigError, PlanError or RenderError; writes nothing."""
        inputs = read_inputs(self.root, self.ground.written, self.today)
        model = build_model(inputs, self.ground.site, map(str, self._settings["PLUGINS"]))
        model = replace(model, promised=self.ground.promised, ads=read_ads(self.root, model))
        jobs = report_jobs(model, self._ghost_days)
        self._reports = Reports(jobs, report_questions(model), held_feeds(model), gone_feeds(model))
        pages = self._pages(replace(model, job_report=jobs, repository=repository(self._settings)))
        plan = make_plan([*pages, *picture_pages(self.root, inputs.pictures, pages, self.ground.site.base)])
        own = self.ground.written.content.pages
        # a robots.txt or _headers that people bring says what they want
        brought = {str(more.get("path", "")) for more in self._settings["EXTRA_PATH_METADATA"].values()}
        closing = (*closing_pages(plan, model, own, self._key), *header_pages(self.ground.site))
        plan = make_plan([*plan.values(), *(page for page in closing if page.path not in brought)])
        self._content = content_marks(self.root, model, plan, own)
        addresses = address_problems(self.root, self.ground.written.content, plan, self._settings["STATIC_PATHS"])
        contacts = contact_problems(self.ground.written.content, self.facts().contacts)
        problems = (*unknown_overrides(inputs), *addresses, *contacts)
        if problems:
            raise ConfigError(problems)
        return plan

    def _pages(self, model: SiteModel) -> list[Page]:
        pages = [page for _, room in signals.pages.send(model) for page in room]
        return [*pages, *theme_files(self._theme)]

    def prepare(self) -> None:
        """Plan, unless nothing that goes in or came out has changed since the last build."""
        if not self._stamp.digest:  # else still() has looked just now
            self._look_around()
        if not self._unchanged:
            self._plan = self.make_plan()
        if not self._memory.exists():
            # from here on the folder is ours, even if this build is broken off
            write_manifest(self._memory, Manifest())

    def _look_around(self) -> None:
        """See what lies there now, on both sides."""
        self._stamped_ns = time.time_ns()
        written = self._look()
        # something that people wrote changed while the feeds were collected: this build has read the old text
        self._overtaken = written != self._read_at
        self._stamp = stamp_inputs(written, self.root)
        self._lying = list_files(self.output, self._settings["OUTPUT_RETENTION"])
        then = {path: (file.size, file.mtime_ns) for path, file in self._manifest.files.items()}
        same = self._manifest.inputs == self._stamp.digest and self._lying == then
        self._unchanged = bool(self._manifest.inputs) and same

    def _look(self) -> Stamp:
        names = (*self._settings["THEME_TEMPLATES_OVERRIDES"], *self._settings["PLUGIN_PATHS"])
        return stamp_written(self.root, (self._theme, *map(Path, names)), self._settings_text)

    def write_plan(self) -> None:
        """Write the pages whose fingerprint or file is not as the last build left it."""
        if self._unchanged:
            return
        self.unfinished = True
        remove_stale(self.output, [path for path, (size, _) in self._lying.items() if size < 0])
        writer = PageWriter(self.output, self.ground.renderer, self._fingerprints(), self._lies)
        self._rendered = writer.write(list(self._plan.values()))

    def _lies(self, page: Page, fingerprint: str) -> bool:
        """Whether the page lies in the output as the last build left it, made of the same."""
        before = self._manifest.files.get(page.path)
        if before is None or before.fingerprint != fingerprint:
            return False
        return self._lying.get(page.path) == (before.size, before.mtime_ns)

    def write_other(self, path: Path, body: bytes) -> None:
        """Write one of Pelican's own files, if its bytes changed."""
        self.unfinished = True
        body = self.ground.renderer.unnamed.clean_html(body.decode()).encode()
        self._written_others += write_if_changed(self.output, path.relative_to(self.output).as_posix(), body)
        self._keep_other(path)

    def copy_static(self, source: Path, save_as: str) -> None:
        """Copy one of Pelican's static files, if it changed."""
        self.unfinished = True
        copy_if_changed(self.output, save_as, source)

    def watch_static(self, staticfiles: Sequence[Any]) -> None:
        """Remember Pelican's static files; links may still move them while pages render."""
        self._static_files = staticfiles

    def finish(self, *, errors: bool = False) -> BuildReport:
        """Remove what nobody planned, store the manifest, report. After ``errors`` the next run looks at all again."""
        for static in self._static_files:
            self._keep_other(self.output / static.save_as)
        files = self._files()
        failed = {fault.split(":", 1)[0] for fault in self._rendered.failed}
        lying = list_files(self.output, self._settings["OUTPUT_RETENTION"])
        stale = lying.keys() - files.keys() - failed
        remove_stale(self.output, stale)
        settled = not (failed or self._overtaken) and self._stamp.newest_ns < self._stamped_ns - _RACY_NS
        content = self._known_content(files)
        changes = compare(self._manifest.content, content)
        write_changes(self._memory.parent, changes, self.ground.site, self._key)
        write_text(self._memory.with_name(_NGINX), nginx_lines(self.ground.site))
        if self._reports:
            write_plain(self._memory.with_name("report.json"), report_data(self._reports))
        audit = self._audit({path: mark for path, mark in lying.items() if path not in stale})
        quiet = settled and changes == PublicChanges() and not audit.findings and not errors
        still = self._read_at.digest if quiet and not foreign_code(self._settings) else ""
        notes = build_lines(self._reports) if self._reports else self._manifest.notes
        manifest = Manifest(self._stamp.digest if settled and not errors else "", files, content, still, notes)
        if manifest != self._manifest:
            write_manifest(self._memory, manifest)
        self.unfinished = False
        return BuildReport(
            pages=sum(1 for path in files if path.endswith(".html")),
            written=len(self._rendered.written) + self._written_others,
            removed=len(stale),
            failed=self._rendered.failed,
            seconds=time.monotonic() - self._started,
            notes=notes,
            broken=tuple(map(str, audit.findings)),
        )

    def facts(self) -> Facts:
        """What may stand on the site."""
        return site_facts(
            self._settings, self.ground.written, self.ground.site, self.ground.renderer.unnamed, self.today
        )

    def _audit(self, lying: Mapping[str, tuple[int, int]]) -> Audit:
        """Read what lies in the output now, as a stranger would."""
        memory = self._memory.with_name(f"audit-{self._memory.name}")
        return audit_output(self.output, self.facts(), memory, lying)

    def _known_content(self, files: Mapping[str, Kept]) -> Mapping[str, str]:
        """The marks of content that lies in the output now; a page that failed is not to be announced."""
        if self._unchanged:
            return self._manifest.content
        return {address: mark for address, mark in self._content.items() if f"{address}index.html" in files}

    def _keep_other(self, path: Path) -> None:
        """Count a file that Pelican wrote or copied among the site's."""
        self._others[path.relative_to(self.output).as_posix()] = kept(path, "")

    def _files(self) -> dict[str, Kept]:
        """Every file that belongs to the site now."""
        if self._unchanged:
            planned = {path: file for path, file in self._manifest.files.items() if file.fingerprint}
        else:
            before = {path: self._manifest.files[path] for path in self._plan if path in self._manifest.files}
            planned = before | self._rendered.files
        return planned | self._others
