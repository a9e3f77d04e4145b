"""GitHub's issues and discussions as JSON -> messages with their comments as replies.

In: data that was JSON: a list of the REST interface, of ``gh issue list --json title,body,author,createdAt,comments``,
or an answer of GraphQL with ``nodes`` or ``edges``. Out: ``Read``. Of an issue form only the question comes through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rookery.html.text import plain
from rookery.inbox.columns import question_column, use_of
from rookery.inbox.message import LONGEST, MOST, Body, Message, Read

_DEEPEST = 8
_FIELD = re.compile(r"^###[ \t]+(\S.{0,200}?)[ \t]*$", re.MULTILINE)
_NOTHING = "_No response_"
_REMARK = re.compile(r"<!--.*?-->", re.DOTALL)


def find_threads(data: Any) -> list[Mapping[str, Any]]:
    """Every issue or discussion in the data, wherever it stands: what has a title and a text by somebody."""
    return list(_threads(data, 0))


def read_threads(threads: list[Mapping[str, Any]]) -> Read:
    """Issues and discussions as messages; pull requests are none."""
    read = Read()
    for number, thread in enumerate(threads, 1):
        at = f"#{thread['number']}" if isinstance(thread.get("number"), int) else f"item {number}"
        if number > MOST:
            read.skipped.append(f"{at} and all after it: {MOST:,} are read at once. Split the file")
            break
        body = _body(thread)
        if "pull_request" in thread:
            continue
        if not body:
            read.skipped.append(f"{at}: it holds no text")
            continue
        form = _form(body)
        read.messages.append(
            Message(
                at=at,
                body=Body(form.get("question", body), "markdown"),
                id=_id(thread),
                day=_day(thread),
                title=plain(str(thread.get("title") or "")),
                names=(*_names(thread), *(value for key, value in form.items() if key.startswith("person"))),
                replies=tuple(_replies(thread, at)),
                about=form.get("about", ""),
            )
        )
    return read


def _threads(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _threads(item, depth + 1)
    elif isinstance(data, dict):
        if isinstance(data.get("title"), str) and any(key in data for key in ("body", "bodyText", "bodyHTML")):
            if any(key in data for key in ("user", "author", "createdAt", "created_at", "number")):
                yield data
            return
        for value in data.values():
            if isinstance(value, dict | list):
                yield from _threads(value, depth + 1)


def _body(thing: Mapping[str, Any]) -> str:
    text = thing.get("body") or thing.get("bodyText") or ""
    return _REMARK.sub("", text[:LONGEST]).strip() if isinstance(text, str) else ""


def _form(body: str) -> dict[str, str]:
    """The fields of an issue form by what they hold; nothing if it is none, or no field holds the question."""
    marks = list(_FIELD.finditer(body))
    if not marks or body[: marks[0].start()].strip():
        return {}
    ends = [*(mark.start() for mark in marks[1:]), len(body)]
    fields = {mark[1]: body[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)}
    wanted = question_column(list(fields))
    if not wanted or fields[wanted] in {"", _NOTHING}:
        return {}
    found = {"question": fields[wanted]}
    for number, (name, value) in enumerate(fields.items()):
        use = use_of(name)
        if value == _NOTHING or name == wanted:
            continue
        if use == "person":
            found[f"person {number}"] = value[:200]
        elif use == "about":
            found["about"] = value
    return found


def _replies(thread: Mapping[str, Any], at: str) -> Iterator[Message]:
    for number, comment in enumerate(_comments(thread, 0), 1):
        body = _body(comment)
        if not body or _is_machine(comment):
            continue
        yield Message(
            at=f"{at}, comment {number}",
            body=Body(body, "markdown"),
            id=_id(comment),
            day=_day(comment),
            names=tuple(_names(comment)),
        )


def _comments(thing: Mapping[str, Any], depth: int) -> Iterator[Mapping[str, Any]]:
    """The comments of a thread and the replies to each (discussions have two floors)."""
    listed = thing.get("comments" if not depth else "replies")
    if isinstance(listed, dict):
        edges = [edge.get("node") for edge in listed.get("edges") or () if isinstance(edge, dict)]
        listed = listed.get("nodes") or edges
    for comment in listed if isinstance(listed, list) else ():
        if isinstance(comment, dict):
            yield comment
            if not depth:
                yield from _comments(comment, 1)


def _author(thing: Mapping[str, Any]) -> Mapping[str, Any]:
    author = thing.get("author") or thing.get("user") or {}
    return author if isinstance(author, dict) else {"login": str(author)}


def _names(thing: Mapping[str, Any]) -> Iterator[str]:
    author = _author(thing)
    yield from (str(author[key]) for key in ("login", "name", "email") if author.get(key))


def _is_machine(thing: Mapping[str, Any]) -> bool:
    author = _author(thing)
    kind = author.get("type") or author.get("__typename")
    return kind == "Bot" or author.get("is_bot") is True or str(author.get("login", "")).endswith("[bot]")


def _id(thing: Mapping[str, Any]) -> str:
    return str(thing.get("url") or thing.get("html_url") or thing.get("node_id") or thing.get("id") or "")


def _day(thing: Mapping[str, Any]) -> str:
    return str(thing.get("createdAt") or thing.get("created_at") or "")[:10]
