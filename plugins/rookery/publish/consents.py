"""Consent that ends: what a person should know in time. In: people, the day. Out: lines for ``rookery check``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from rookery.config.words import quoted
from rookery.model.written import Person

NOTICE = timedelta(days=30)
"""How long before its end a consent is named."""


def consent_lines(people: Iterable[Person], today: str) -> Iterator[str]:
    """Whose consent lapses within ``NOTICE`` of ``today`` (2026-03-02), and whose has lapsed."""
    limited = sorted((person for person in people if person.until), key=lambda person: (person.until, person.id))
    given = [person for person in limited if person.consent != "withdrawn"]
    soon = (date.fromisoformat(today) + NOTICE).isoformat()
    ending = [person for person in given if today <= person.until <= soon]
    over = [person for person in given if person.until < today]
    yield from _group("people: consent that lapses soon", ending, "{} is its last day; ask, and set until: anew")
    yield from _group("people: consent that has lapsed", over, "{} was its last day; nobody is named by it any more")


def _group(what: str, people: list[Person], detail: str) -> Iterator[str]:
    if people:
        yield f"{what}: {len(people)}"
        yield from (f"  {quoted(person.name)} ({person.place}): {detail.format(person.until)}" for person in people)
