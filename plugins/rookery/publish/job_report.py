"""The jobs of a site, looked at as their marketing people would: JobReport.

In: the site model, how many days are too many, the bodies of ads. Out: JobReport. What an ad says is remembered in
``.rookery/ads.json`` by the digest of its text, so that a build reads only ads that are new; without that memory the
result is the same.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from rookery.archive.index import read_body
from rookery.errors import RookeryError
from rookery.publish.addresses import segment
from rookery.publish.facts import pay_text, team_text
from rookery.publish.job_notes import AdWords, JobNote, JobReport, read_ad, title_faults
from rookery.publish.jsonld import HUB, markup_of
from rookery.publish.memory import write_plain
from rookery.publish.model import Post, SiteModel
from rookery.publish.team_names import team_slugs
from rookery.publish.views import BodyRef

# raise it when read_ad finds other things than before
_RULES = 2


def checked_days(days: object) -> int:
    """Return GHOST_DAYS. Raises RookeryError if it is no number of days."""
    if not isinstance(days, int) or isinstance(days, bool) or days < 1:
        raise RookeryError(f"GHOST_DAYS: expected a number of days, such as 120; got {days!r}")
    return days


def report_jobs(model: SiteModel, ghost_days: int) -> JobReport:
    """Look at every open job."""
    jobs = [post for post in model.posts if post.entry.kind == "job"]
    ages = {post.address: _days(post.day, model.today) for post in jobs}
    missing = {post.address: markup_of(model, post)[1] for post in jobs}
    ghosts = sorted((post for post in jobs if ages[post.address] > ghost_days), key=lambda post: post.order)
    teams = _teams(model)
    return JobReport(
        open=len(jobs),
        ghost_days=ghost_days,
        ghosts=_notes(ghosts, {post.address: f"open for {ages[post.address]} days" for post in ghosts}),
        unpaid=tuple(_note(post) for post in jobs if not _pays(model, post)),
        alone=_notes(jobs, {post.address: _alone(post, teams) for post in jobs}),
        years=_notes(jobs, {address: ad.years for address, ad in model.ads.items()}),
        titles=_notes(jobs, {post.address: " and ".join(title_faults(post.entry.title)) for post in jobs}),
        unmarked=_notes(
            jobs, {address: ", ".join(names) for address, names in missing.items() if names and names != (HUB,)}
        ),
        elsewhere=dict(sorted(Counter(post.feeds[0] for post in jobs if missing[post.address] == (HUB,)).items())),
    )


def _pays(model: SiteModel, post: Post) -> bool:
    return bool(pay_text(post.entry.posting)) or model.pay_in_text(post)


def _note(post: Post, detail: str = "") -> JobNote:
    return JobNote(post.entry.title, post.entry.feed or "content/jobs", post.address, detail)


def _notes(posts: Iterable[Post], details: Mapping[str, str]) -> tuple[JobNote, ...]:
    return tuple(_note(post, details[post.address]) for post in posts if details.get(post.address))


def _days(day: str, today: str) -> int:
    return (date.fromisoformat(today) - date.fromisoformat(day)).days


def _teams(model: SiteModel) -> dict[str, int]:
    """The teams of people who may be named today, and how many questions their people answered."""
    found: Counter[str] = Counter()
    answered = Counter(person for question in model.questions for person in {one.person for one in question.answers})
    for person in filter(None, map(model.shown, model.people)):
        if person.team and not person.alumni:
            found[segment(person.team)] += answered[person.id]
    return dict(found)


def _alone(post: Post, teams: Mapping[str, int]) -> str:
    """Nobody of its team, or of the department, can be asked or has answered; a job of no team is nobody's."""
    posting, team = post.entry.posting, team_text(post.entry.posting)
    if posting is None or not team:
        return ""
    there = [teams[name] for name in team_slugs(posting) if name in teams]
    if not there:
        return f"{team}: nobody is here to be asked"
    return "" if any(there) else f"{team}: answered nothing yet"


def read_ads(root: Path, model: SiteModel) -> dict[str, AdWords]:
    """What the text of each open job says, by address; a text that the site may not show whole is not read."""
    memory = root / ".rookery" / "ads.json"
    known = _read(memory)
    found: dict[str, AdWords] = {}
    said: dict[str, AdWords] = {}
    for post in model.posts:
        if post.entry.kind != "job" or post.body is None:
            continue
        if isinstance(post.body, BodyRef):
            mark = post.body.digest
            if mark not in said:
                said[mark] = known[mark] if mark in known else read_ad(read_body(root, post.body.path))
            found[post.address] = said[mark]
        else:
            found[post.address] = read_ad(post.body.markdown)
    if said != known:
        write_plain(memory, {"rules": _RULES, "found": {mark: [ad.years, ad.pay] for mark, ad in said.items()}})
    return found


def _read(memory: Path) -> dict[str, AdWords]:
    try:
        data = json.loads(memory.read_text(encoding="utf-8"))
        found = {str(mark): AdWords(str(years), bool(pay)) for mark, (years, pay) in data["found"].items()}
        return found if data["rules"] == _RULES else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
