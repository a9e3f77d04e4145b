"""What a column of a form's export, or a heading of an issue form, is: the question, its subject, a name, the day.

In: names as forms and people give them, in English, German or French. Out: what each is, ``""`` for anything else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from rookery.html.words import tokens

Use = Literal["question", "title", "person", "day", "about", "trap", ""]

_EXACT: dict[str, Use] = {
    **dict.fromkeys(
        ("question", "your question", "the question", "my question", "questions", "your questions", "question text",
         "frage", "ihre frage", "deine frage", "eure frage", "fragen", "votre question", "ta question"),
        "question",
    ),
    **dict.fromkeys(("subject", "title", "betreff", "titel", "sujet", "objet", "titre", "your subject"), "title"),
    **dict.fromkeys(
        ("timestamp", "zeitstempel", "horodateur", "date", "day", "asked", "created at", "created", "submitted at",
         "submitted", "submitted on", "submission date", "submission time", "received", "received at", "sent",
         "sent at", "datum", "eingang", "eingangsdatum", "completed at", "start time", "completion time", "time"),
        "day",
    ),
    **dict.fromkeys(("about", "page", "the page that it is about", "seite", "referrer page"), "about"),
    **dict.fromkeys(("gotcha", "bot field", "honeypot", "honey", "is spam", "spam"), "trap"),
}  # fmt: skip
# what holds the question where no column says so, the likeliest first
_MAYBE = (
    "message", "your message", "nachricht", "ihre nachricht", "deine nachricht", "votre message", "comment",
    "comments", "kommentar", "commentaire", "inquiry", "enquiry", "anfrage", "body", "text", "content", "details",
)  # fmt: skip
_PERSON = frozenset(
    """name names fullname firstname lastname surname forename nickname username handle login user author sender
    email mail e-mail emailaddress address phone telephone telefon tel mobile whatsapp linkedin github twitter mastodon
    discord vorname nachname familienname benutzername absender anschrift adresse nom prénom prenom pseudo courriel
    téléphone ip contact kontakt signature company employer firma arbeitgeber replyto from""".split()  # noqa: SIM905  a paragraph reads better
)
_ASKING = re.compile(r"\b(?:questions?|ask|fragen?|wissen|know|savoir|demander|pregunta|domanda)\b", re.IGNORECASE)
_CONTEXT = frozenset(("about", "topic", "category", "kind", "type", "kategorie", "thema", "status", "id", "number"))


def use_of(column: str) -> Use:
    """What a column holds, as far as its name says so; the question only if the name says nothing else."""
    words = _words(column)
    name = " ".join(words)
    if name in _EXACT:
        return _EXACT[name]
    if not _PERSON.isdisjoint(words) and not _ASKING.search(name) and len(words) <= 6:  # noqa: PLR2004  a field, no sentence
        return "person"
    return ""


def question_column(columns: Sequence[str]) -> str:
    """The column that holds the question: the one called so, else one that asks for it, else the message; or ``""``."""
    called = [column for column in columns if use_of(column) == "question"]
    if called:
        return called[0]
    others = [column for column in columns if not use_of(column)]
    asking = [column for column in others if _ASKING.search(column) and _CONTEXT.isdisjoint(_words(column))]
    if asking:
        return asking[0]
    by_name = {" ".join(_words(column)): column for column in others}
    return next((by_name[name] for name in _MAYBE if name in by_name), "")


def columns_of(use: Use, columns: Iterable[str], without: Collection[str] = ()) -> list[str]:
    """The columns of one use, in order."""
    return [column for column in columns if column not in without and use_of(column) == use]


def _words(column: str) -> list[str]:
    """``"E-mail_Address"`` -> ``["e", "mail", "address"]``, ``createdAt`` too."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column).replace("_", " ").replace("e-mail", "email")
    return tokens(apart.replace("E-mail", "email").replace("E-Mail", "email"))
