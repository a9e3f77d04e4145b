"""Pages of questions. In: the site model. Out: the lists, and a page for each question."""

from __future__ import annotations

from collections.abc import Iterable

from rookery.publish.model import SiteModel
from rookery.publish.plan import Page
from rookery.questions.lists import list_pages
from rookery.questions.question import look_up, question_page
from rookery.questions.teams import read_teams


def pages(model: SiteModel) -> Iterable[Page]:
    """All pages of this room."""
    teams = read_teams(model)
    yield from list_pages(model, teams)
    lookups = look_up(model, teams)
    for question in model.questions:
        yield question_page(model, question, lookups)
