"""The page of one open job. In: the site model, a post, what stands around it. Out: its page, facts first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from rookery.html.text import excerpt
from rookery.jobs.around import Surroundings
from rookery.jobs.filters import FOLDER, Lists, value_link
from rookery.model.kinds import KINDS
from rookery.model.posting import Posting
from rookery.publish.ask import ask_view
from rookery.publish.cards import HEADLINE, head, topic_links
from rookery.publish.claims import trail_claims
from rookery.publish.dates import day_view
from rookery.publish.facts import country_text, pay_view, places_text
from rookery.publish.hiring import process_of
from rookery.publish.jsonld import markup_of
from rookery.publish.model import Post, SiteModel
from rookery.publish.plan import Page
from rookery.publish.source import canonical, host
from rookery.publish.team_names import posting_teams
from rookery.publish.teams import team_link
from rookery.publish.views import FactView, JobView, LinkView, OpenView

_DESCRIPTION = 160
_FACTS = {"location": "Where", "workplace": "Workplace", "type": "Type", "team": "Team"}


def job_page(model: SiteModel, post: Post, surroundings: Surroundings, lists: Lists) -> Page:
    """The page of an open job. What its source does not state is said to be not stated."""
    entry = post.entry
    posting = entry.posting or Posting()
    view = JobView(
        head=head(
            model,
            job_title(post),
            post.address,
            section="job",
            description=excerpt(entry.summary, _DESCRIPTION),
            **canonical(model, post),
            data=trail_claims(model.site, [all_jobs(model)], job_title(post)),
        ),
        title=job_title(post),
        lang=entry.lang,
        all_jobs=all_jobs(model),
        place=places_text(posting),
        open=_open(model, post, posting),
        facts=tuple(_facts(model, post, posting, lists)),
        pay=replace(pay_view(posting), in_text=model.pay_in_text(post)),
        requisition=posting.requisition_id,
        sources=tuple(LinkView(model.feed_titles.get(feed, feed), "") for feed in post.feeds),
        topics=topic_links(model, post.topics),
        summary=entry.summary,
        body=post.body,
        apply=_link(posting.apply_url or entry.url),
        original=_link(entry.url) if posting.apply_url and posting.apply_url != entry.url else None,
        process=process_of(model, (posting.team, posting.department)),
        around=surroundings.of(post),
        markup=markup_of(model, post)[0],
        ask=ask_view(model.site, "Ask about this job", job_title(post), post.address),
    )
    return Page(f"{post.address}index.html", JobView.TEMPLATE, view)


def job_title(post: Post) -> str:
    """Its title, or words in place of one."""
    return post.entry.title or excerpt(post.entry.summary, HEADLINE) or KINDS["job"].singular


def all_jobs(model: SiteModel) -> LinkView:
    """The link to the list of all jobs."""
    return LinkView("All jobs", f"{model.site.base}{FOLDER}")


def days_between(first: str, last: str) -> int:
    """Whole days from ``2026-03-01`` to ``2026-03-13``; none where a clock was wrong and the first is later."""
    return max((date.fromisoformat(last) - date.fromisoformat(first)).days, 0)


def _link(url: str) -> LinkView | None:
    return LinkView(host(url), url) if url else None


def _open(model: SiteModel, post: Post, posting: Posting) -> OpenView:
    confirmed = max((model.confirmed.get(feed, "") for feed in post.feeds), default="")
    return OpenView(
        days=days_between(post.day, model.today),
        since=day_view(post.day),
        dated=post.dated,
        confirmed=day_view(confirmed) if confirmed else None,
        today=confirmed == model.today,
        closes=day_view(posting.valid_through) if posting.valid_through else None,
    )


def _facts(model: SiteModel, post: Post, posting: Posting, lists: Lists) -> Iterator[FactView]:
    """The facts that other jobs may share, each a link to those jobs."""
    values = lists.values[post.address]
    for kind, name in _FACTS.items():
        links = tuple(value_link(model, lists, value) for value in values if value[0] == kind)
        if kind == "workplace" and posting.remote_countries:
            names = ", ".join(country_text(code) for code in posting.remote_countries)
            links = (*links, LinkView(f"open to {names}", ""))
        if kind == "team":
            links = tuple(team_link(model, team) or LinkView(team, "") for team in posting_teams(posting)) or links
        yield FactView(name, links)
