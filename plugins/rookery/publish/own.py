"""What Pelican's templates for people's own texts see besides Pelican's objects.

In: what people wrote, the site's constants, the day. Out: template globals ``day`` and ``about``.
"""

from __future__ import annotations

from datetime import datetime

from rookery.publish.ask import ask_view
from rookery.publish.cards import named
from rookery.publish.claims import own_article_claims
from rookery.publish.dates import day_view
from rookery.publish.inputs import Written
from rookery.publish.views import ArticleView, DateView, LinkView, SiteView


def day(moment: datetime) -> DateView:
    """Pelican's date as people read it."""
    return day_view(moment.strftime("%Y-%m-%d"))


def article_views(written: Written, site: SiteView, today: str) -> dict[str, ArticleView]:
    """For each article's slug its author, as consent has it today, and its topics."""
    content = written.content
    found: dict[str, ArticleView] = {}
    for article in content.articles:
        person = content.people.get(article.author)
        shown = person if person and person.consents_on(today) else None
        found[article.slug] = ArticleView(
            author=named(site, shown) if article.author else None,
            topics=tuple(
                LinkView(content.topics[topic].title, f"{site.base}topics/{topic}/") for topic in article.topics
            ),
            data=own_article_claims(site, article, shown),
            ask=ask_view(site, "Ask about this post", article.title, f"posts/{article.slug}/"),
        )
    return found
