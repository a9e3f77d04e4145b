"""Questions and answers for tests, as their files would be read; days are counted back from one day."""

from __future__ import annotations

from datetime import date, timedelta

from rookery.model.written import Answer, Prose, Question

TODAY = "2026-09-30"


def day(ago: int) -> str:
    """The day so many days before TODAY."""
    return (date.fromisoformat(TODAY) - timedelta(days=ago)).isoformat()


def answer(person: str = "amrit", ago: int = 0, **more) -> Answer:
    return Answer(person, day(ago), Prose("Yes."), **more)


def asked(slug: str = "a", ago: int = 10, answers=(), **more) -> Question:
    return Question(
        slug, f"{slug}?", day(ago), answers=tuple(answers), **{"place": f"content/questions/{slug}.md", **more}
    )
