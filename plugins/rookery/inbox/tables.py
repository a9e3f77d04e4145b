"""Exports of form services -> messages: CSV as spreadsheets and services write it, JSON as their interfaces answer.

In: text, or data that was JSON. Out: ``Read``. Which column holds the question is told by its name; ``UnreadableError``
names the columns there are if none is like it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rookery.config.days import is_day, meant_day
from rookery.config.words import did_you_mean, quoted
from rookery.html.text import plain
from rookery.inbox.columns import columns_of, question_column, use_of
from rookery.inbox.message import LONGEST, MOST, Body, Message, Read, UnreadableError

_DELIMITERS = ",;\t|"
_MOST_COLUMNS = 200
# services put what was typed one floor lower
_INNER = ("data", "fields", "values", "payload", "form", "answers", "body")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=[T ]|$)")
_SLASHED = re.compile(r"\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_MONTHS = 12

Row = Mapping[str, str]


def delimiter_of(text: str) -> str:
    """What parts the columns of a table that begins so: a sign that stands as often in its first lines; or ``""``."""
    head = text[:20_000]
    found = [(_columns(head, sign), sign) for sign in _DELIMITERS]
    most, sign = max(found)
    if most > 1:
        return sign
    return "," if question_column([head.split("\n", 1)[0].strip().strip('"')]) else ""


def read_csv(text: str, column: str = "") -> Read:
    """The rows of a table. ``column`` names the one that holds the question, ``""`` to find it."""
    read, rows = Read(), []
    csv.field_size_limit(LONGEST * 4)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text) or ",")
    columns: list[str] = []
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            read.skipped.append(f"row {number}: it cannot be read: {error}")
            continue
        if not columns:
            columns = [cell.strip() for cell in cells[:_MOST_COLUMNS]] if any(cells) else []
            continue
        number += 1
        if number > MOST:
            read.skipped.append(f"row {number} and all after it: {MOST:,} are read at once. Split the file")
            break
        if any(cell.strip() for cell in cells):
            rows.append((f"row {number}", dict(zip(columns, cells, strict=False))))
    _add_rows(rows, columns, column, read)
    return read


def read_submissions(items: Sequence[Any], column: str = "") -> Read:
    """The submissions of a list: each a group of keys, what was typed perhaps one floor lower."""
    read, rows, columns = Read(), [], dict[str, None]()
    for number, item in enumerate(items[:MOST], 1):
        if not isinstance(item, dict):
            read.skipped.append(f"item {number}: expected keys and values; got something else")
            continue
        row = {str(key)[:200]: text for key, value in _flat(item) if (text := _text(value))}
        columns.update(dict.fromkeys(list(row)[:_MOST_COLUMNS]))
        rows.append((f"item {number}", row))
    if len(items) > MOST:
        read.skipped.append(f"item {MOST + 1} and all after it: {MOST:,} are read at once. Split the file")
    _add_rows(rows, list(columns), column, read)
    return read


def _add_rows(rows: Iterable[tuple[str, Row]], columns: list[str], column: str, read: Read) -> None:
    wanted = _question_column(columns, column)
    rows = list(rows)
    titles = columns_of("title", columns, (wanted,))
    days = columns_of("day", columns, (wanted,))
    people = columns_of("person", columns, (wanted,))
    traps, about = columns_of("trap", columns), columns_of("about", columns, (wanted,))
    day_first = _day_first(row.get(days[0], "") for _, row in rows) if days else None
    for at, row in rows:
        if any(_is_set(row.get(trap, "")) for trap in traps):
            read.skipped.append(f"{at}: a trap for machines is filled in")
        elif not row.get(wanted, "").strip():
            read.skipped.append(f"{at}: {quoted(wanted)} is empty")
        else:
            read.messages.append(
                Message(
                    at=at,
                    body=Body(row[wanted][:LONGEST]),
                    day=_day(row.get(days[0], "") if days else "", day_first),
                    title=plain(next((row[name] for name in titles if row.get(name, "").strip()), "")),
                    names=tuple(row[name].strip()[:200] for name in people if row.get(name, "").strip()),
                    about=next((row[name].strip() for name in about if row.get(name, "").strip()), ""),
                )
            )


def _question_column(columns: list[str], column: str) -> str:
    """Raises UnreadableError with the columns that there are."""
    there = ", ".join(quoted(name) for name in columns[:30]) or "none"
    if column:
        by_name = {name.casefold(): name for name in columns}
        if column.casefold() in by_name:
            return by_name[column.casefold()]
        mean = did_you_mean(column, columns)
        raise UnreadableError(f"--column: no column is called {quoted(column)}.{mean} Its columns: {there}")
    found = question_column(columns)
    if not found:
        raise UnreadableError(
            f"expected a column that holds the question, such as 'question' or 'message'; got {there}. "
            "Name it with --column"
        )
    return found


def _columns(head: str, sign: str) -> int:
    """How many columns the first line has if ``sign`` parts them; 0 if the second line has a quite other number."""
    try:
        rows = [row for row in list(csv.reader(io.StringIO(head, newline=""), delimiter=sign))[:4] if row]
    except csv.Error:
        return 0
    if not rows or not all(_is_name(cell) for cell in rows[0]):
        return 0
    width = len(rows[0])
    return width if all(len(row) == width for row in rows[1:-1] or rows[1:]) or len(rows) == 1 else 0


def _is_name(cell: str) -> bool:
    return len(cell) <= 300 and "\n\n" not in cell  # noqa: PLR2004  a column's name, not a text


def _flat(item: dict[Any, Any]) -> Iterator[tuple[Any, Any]]:
    for key, value in item.items():
        if isinstance(value, dict) and key in _INNER:
            yield from value.items()
        elif key == "human_fields" and isinstance(value, dict):
            continue  # Netlify says everything twice
        elif isinstance(value, list) and key in _INNER:
            for part in value:  # [{"name": "question", "value": "…"}]
                if isinstance(part, dict):
                    label = part.get("label") or part.get("name") or part.get("title") or part.get("question")
                    yield label, part.get("value", part.get("answer"))
        else:
            yield key, value


def _text(value: Any) -> str:
    match value:
        case str():
            return value[:LONGEST]
        case True:
            return "true"
        case _:
            return ""


def _is_set(value: str) -> bool:
    return value.strip().casefold() not in {"", "false", "no", "0", "null"}


def _day_first(values: Iterable[str]) -> bool | None:
    """Whether 3/9/2026 has the day first in this table: one number over twelve tells; None if nothing does."""
    for value in values:
        found = _SLASHED.match(value)
        if found and (int(found[1]) > _MONTHS) != (int(found[2]) > _MONTHS):
            return int(found[1]) > _MONTHS
    return None


def _day(value: str, day_first: bool | None) -> str:
    """The day of a time in a table, ``""`` if nobody can tell which one is meant."""
    iso = _DAY.match(value.strip())
    if iso and is_day(iso[0]):
        return iso[0]
    slashed = _SLASHED.match(value)
    if slashed and "/" in slashed[0] and day_first is not None:
        first, second = slashed[1].zfill(2), slashed[2].zfill(2)
        day = f"{slashed[3]}-{second}-{first}" if day_first else f"{slashed[3]}-{first}-{second}"
        return day if is_day(day) else ""
    return meant_day(value.strip()[:60]) or (meant_day(slashed[0].strip()) if slashed else "")


def is_table(columns: Sequence[str]) -> bool:
    """Whether columns are those of a form: one of them holds the question, or is somebody's name or the day."""
    return bool(question_column(columns)) or any(use_of(column) in {"person", "day"} for column in columns)
