"""Links to teams. In: the site model, a team's name in any spelling. Out: the link to its page."""

from __future__ import annotations

from rookery.publish.addresses import segment
from rookery.publish.model import SiteModel
from rookery.publish.views import LinkView

ROOM = "rookery.teams"


def team_link(model: SiteModel, name: str) -> LinkView | None:
    """The team's page under its most usual name; None where the site has no such page."""
    slug = segment(name) if name and ROOM in model.rooms else ""
    title = model.teams.get(slug)
    return LinkView(title, f"{model.site.base}teams/{slug}/") if title else None


def teams_link(model: SiteModel) -> LinkView | None:
    """The list of teams; None where the site has none."""
    return LinkView("Teams", f"{model.site.base}teams/") if model.teams and ROOM in model.rooms else None
