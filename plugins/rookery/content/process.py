"""How hiring goes: ``content/process/<id>.md`` -> Process, for one team each, and ``default.md`` for all others.

In: the site's folder. Out: processes by id, and Problems. A step says how long it takes, so that a candidate can plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rookery.config.frontmatter import Fields, read_front
from rookery.config.words import did_you_mean, got, one_of, quoted
from rookery.content.files import read_folder
from rookery.errors import Problem
from rookery.model.written import Process, Step

FOLDER = "content/process"
DEFAULT = "default"
_KEYS = ("title", "team", "steps")
_STEP = ("name", "minutes", "days", "text")
_EXAMPLE = "Write - {name: A call, minutes: 30}"
# a year: more is a slip of the pen, or minutes written under days
_MOST = {"minutes": 365 * 24 * 60, "days": 365}


def read_process(root: Path, problems: list[Problem]) -> dict[str, Process]:
    """Read all processes. A team that two of them claim is noted at the second."""
    found: dict[str, Process] = {}
    claimed: dict[str, Process] = {}
    for file in read_folder(root, FOLDER, problems):
        fields = read_front(file.text, file.place, _KEYS, problems)
        if fields is None:
            continue
        process = Process(
            id=file.stem,
            title=fields.text("title", required="the words over the steps") or file.stem,
            team=_team(file.stem, fields),
            steps=_steps(fields),
            text=fields.body,
            place=file.place,
        )
        found[file.stem] = process
        other = claimed.setdefault(process.team.casefold(), process) if process.team else process
        if other is not process:
            fields.wrong("team", f"expected a team of its own; got {quoted(process.team)}, as in {other.place}")
    return found


def _team(stem: str, fields: Fields) -> str:
    if stem != DEFAULT:
        return fields.text("team", required="the name of the team, as its jobs state it")
    if "team" in fields:
        fields.wrong("team", f"expected none in {DEFAULT}.md, which is for all other teams. Delete the line")
    return ""


def _steps(fields: Fields) -> tuple[Step, ...]:
    given = fields.value("steps")
    if not isinstance(given, tuple) or not given:
        fields.wrong("steps", f"expected a list of steps; got {got(given) if given else 'nothing'}. {_EXAMPLE}")
        return ()
    return tuple(_step(fields, item, number) for number, item in enumerate(given))


def _step(fields: Fields, item: Any, number: int) -> Step:
    if not isinstance(item, Mapping):
        fields.wrong("steps", f"expected a step with name:; got {got(item)}. {_EXAMPLE}", number)
        return Step("")
    for key in item:
        if key not in _STEP:
            mean = did_you_mean(key, _STEP)
            message = f"expected {one_of(_STEP)}; got the unknown key {quoted(key)}{'.' + mean if mean else ''}"
            fields.wrong("steps", message, number, key)
    name, text = (_words(fields, item, number, key) for key in ("name", "text"))
    if "name" not in item:
        fields.wrong("steps", f"expected name: in each step; got none. {_EXAMPLE}", number)
    return Step(name, _count(fields, item, number, "minutes"), _count(fields, item, number, "days"), text)


def _words(fields: Fields, item: Mapping[str, Any], number: int, key: str) -> str:
    value = item.get(key, "")
    if isinstance(value, str) and (value.strip() or key not in item):
        return " ".join(value.split())
    fields.wrong("steps", f"expected a text; got {got(value)}. Write one, in quotes if it is a number", number, key)
    return ""


def _count(fields: Fields, item: Mapping[str, Any], number: int, key: str) -> int:
    value = item.get(key, 0)
    if type(value) is int and (0 < value <= _MOST[key] or key not in item):
        return value
    message = f"expected a whole number from 1 to {_MOST[key]}; got {got(value)}. Put other words under text:"
    fields.wrong("steps", message, number, key)
    return 0
