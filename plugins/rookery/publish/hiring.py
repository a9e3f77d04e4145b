"""How hiring goes, ready for show. In: the site model, the names of a team. Out: ProcessView."""

from __future__ import annotations

from collections.abc import Iterable

from rookery.model.counts import counted
from rookery.model.written import Process, Step
from rookery.publish.addresses import segment
from rookery.publish.dates import duration_text
from rookery.publish.model import SiteModel
from rookery.publish.views import ProcessView, StepView

DEFAULT = "default"


def process_of(model: SiteModel, names: Iterable[str]) -> ProcessView | None:
    """How hiring goes in the first of these teams that has a process of its own, else everywhere."""
    by_team = {segment(process.team): process for process in model.process.values() if process.team}
    own = (by_team[slug] for slug in map(segment, filter(None, names)) if slug in by_team)
    found: Process | None = next(own, model.process.get(DEFAULT))
    if found is None:
        return None
    return ProcessView(found.title, tuple(map(_step, found.steps)), found.text)


def _step(step: Step) -> StepView:
    within = f"within {counted(step.days, 'day')}" if step.days else ""
    return StepView(step.name, duration_text(step.minutes * 60), within, step.text)
