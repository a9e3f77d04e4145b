"""Pages and articles: ``content/pages/*.md`` and ``content/articles/*.md`` -> OwnPage. Pelican renders them.

In: the site's folder, the topics, the people. Out: what the rest of the site needs of them, their texts for the links
in them, and Problems. The head is Pelican's, with a closed set of keys: in Pelican any key becomes an attribute, and
some of them replace other pages of the site.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from rookery.config.days import did_you_mean_day, is_day
from rookery.config.texts import read_text
from rookery.config.words import did_you_mean, one_of, quoted, unknown_topic
from rookery.content.files import SUFFIX, TextFile, listed, stem_fault
from rookery.content.headers import Header, Keys, read_header
from rookery.content.markers import marker_problems
from rookery.errors import Problem
from rookery.model.written import OwnPage

PAGES = "content/pages"
ARTICLES = "content/articles"
_KEYS = ("title", "date", "summary", "topics", "author", "slug", "status", "menu", "lang", "description")
_ADDRESS = "refused: it could replace another page of the site. The file's name is the address; delete the line"
_REFUSED = {
    **dict.fromkeys(("save_as", "url", "override_save_as", "override_url", "path", "relative_dir"), _ADDRESS),
    "template": "refused: pages and articles have one template each. Delete the line",
    "tags": "expected topics: instead, with topics that have a file in content/topics/",
    "category": "expected topics: instead, with topics that have a file in content/topics/",
    "authors": "expected author: with one person's id instead",
    "modified": "refused: git knows when the file was changed. Delete the line",
}
_OF_PAGES = Keys(_KEYS, ("title",), _REFUSED)
_OF_ARTICLES = Keys(_KEYS, ("title", "date"), _REFUSED)
# what Pelican would read besides Markdown, past every check of ours
_READ_BY_PELICAN = (".markdown", ".mkd", ".mdown", ".rst", ".html", ".htm")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class PageGround:
    """What a page is held against: the ids there are."""

    topics: Collection[str]
    people: Collection[str]


def read_pages(
    root: Path, folder: str, ground: PageGround, problems: list[Problem]
) -> tuple[tuple[OwnPage, ...], list[TextFile]]:
    """Read one of the two folders. Drafts are checked for what Pelican would do with them, and are no pages."""
    pages, texts = [], []
    for file in _read_own(root, folder, problems):
        texts.append(file)
        header = read_header(file.text, file.place, _OF_ARTICLES if folder == ARTICLES else _OF_PAGES, problems)
        if header is None:
            continue
        problems += marker_problems(root, file.place, file.text)
        if _status(header, problems) == "published":
            pages.append(_page(file, header, folder == ARTICLES, ground, problems))
    return tuple(pages), texts


def _read_own(root: Path, folder: str, problems: list[Problem]) -> list[TextFile]:
    """The Markdown files of a folder; other files may lie beside them, to be linked to."""
    found = []
    for entry in listed(root, folder, problems):
        place = f"{folder}/{entry.name}"
        if entry.is_dir():
            _note_unread(root, place, problems, 1)
        elif entry.name.endswith(SUFFIX) and entry.is_file():
            stem = entry.name.removesuffix(SUFFIX)
            fault = stem_fault(stem)
            text, problem = read_text(Path(entry.path), place)
            problems += [Problem(place, 0, fault)] if fault else []
            if problem:
                problems.append(problem)
            else:
                found.append(TextFile(stem, place, text))
        else:
            _note_other(entry, place, problems)
    return found


def _note_unread(root: Path, folder: str, problems: list[Problem], depth: int) -> None:
    """In folders below, Pelican would find pages too; their addresses would say nothing of the folder."""
    for entry in listed(root, folder, problems):
        place = f"{folder}/{entry.name}"
        if entry.is_dir() and depth < _DEEPEST:
            _note_unread(root, place, problems, depth + 1)
        elif entry.is_dir():
            problems.append(Problem(place, 0, "a folder too deep inside others. Move it up"))
        elif entry.name.endswith(SUFFIX):
            problems.append(Problem(place, 0, "expected pages and articles directly in their folder. Move it up"))
        else:
            _note_other(entry, place, problems)


def _note_other(entry: os.DirEntry[str], place: str, problems: list[Problem]) -> None:
    if entry.name.lower().endswith((SUFFIX, *_READ_BY_PELICAN)):
        problems.append(Problem(place, 0, "expected a file that ends in .md. Write it as Markdown and rename it"))


def _status(header: Header, problems: list[Problem]) -> str:
    status = header.text("status") or "published"
    if status not in {"published", "draft"}:
        mean = did_you_mean(status, ("published", "draft"))
        got = f"expected {one_of(('published', 'draft'))}; got {quoted(status)}{'.' + mean if mean else ''}"
        problems.append(header.problem("status", got))
    return status


def _page(file: TextFile, header: Header, article: bool, ground: PageGround, problems: list[Problem]) -> OwnPage:
    def need(key: str, expected: str) -> None:
        if key not in header.values:
            problems.append(header.problem(key, f"expected {expected}; got nothing. Write {key.capitalize()}: and it"))

    need("title", "the words over the text")
    if article:
        need("date", "the day on which it was written, such as 2026-03-01")
    _check_values(file, header, ground, problems)
    return OwnPage(
        slug=file.stem,
        title=header.text("title") or file.stem,
        place=file.place,
        date=header.text("date"),
        summary=header.text("summary"),
        topics=_listed_topics(header),
        author=header.text("author"),
        menu=header.text("menu").lower() not in {"no", "false"},
    )


def _listed_topics(header: Header) -> tuple[str, ...]:
    """``a, b`` or ``[a, b]``."""
    given = header.text("topics").removeprefix("[").removesuffix("]").split(",")
    return tuple(topic.strip() for topic in given if topic.strip())


def _check_values(file: TextFile, header: Header, ground: PageGround, problems: list[Problem]) -> None:
    day, slug, author, menu = (header.text(key) for key in ("date", "slug", "author", "menu"))
    if day and not is_day(day):
        problems.append(
            header.problem("date", f"expected a date such as 2026-03-01; got {quoted(day)}{did_you_mean_day(day)}")
        )
    if slug and slug != file.stem:
        expected = f"expected {quoted(file.stem)} as the file's name says, or no such line"
        problems.append(header.problem("slug", f"{expected}; got {quoted(slug)}. Rename the file instead"))
    if author and author not in ground.people:
        mean = did_you_mean(author, ground.people) or f" Write content/people/{author}.md, or correct the id"
        expected = "expected the id of a person who has a file in content/people/"
        problems.append(header.problem("author", f"{expected}; got {quoted(author)}.{mean}"))
    if menu and menu.lower() not in {"yes", "no", "true", "false"}:
        problems.append(header.problem("menu", f"expected yes or no; got {quoted(menu)}"))
    problems += [
        header.problem("topics", unknown_topic(topic, ground.topics))
        for topic in _listed_topics(header)
        if topic not in ground.topics
    ]
