"""Paths: ``content/paths/<slug>.md`` -> LearningPath, resources in an order that makes sense, each with its why.

In: the site's folder, the topics, the people, the resources. Out: paths by slug, and Problems. Paths and resources
share the addresses below /learn/.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rookery.config.frontmatter import Fields, read_front
from rookery.config.words import as_id, did_you_mean, got, one_of, quoted
from rookery.content.files import TextFile, read_folder
from rookery.content.people import known_topics
from rookery.content.resources import TAKEN, known_person
from rookery.errors import Problem
from rookery.model.written import LearningPath, PathStep, Resource

FOLDER = "content/paths"
_KEYS = ("title", "summary", "steps", "topics", "teams", "by")
_UNKNOWN = {
    "team": "expected the teams whose jobs it is for under teams:. Write teams: [Support]",
    "minutes": "expected no such key: the minutes of its resources are added up. Delete the line",
}
_STEP = ("resource", "why")
_EXAMPLE = "Write - {resource: name-of-its-file, why: One sentence.}"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class PathGround:
    """What a path is held against: the ids there are, and the resources."""

    topics: Collection[str]
    people: Collection[str]
    resources: Mapping[str, Resource]


def read_paths(root: Path, ground: PathGround, problems: list[Problem]) -> dict[str, LearningPath]:
    """Read all paths. One that takes the address of a resource is noted."""
    paths: dict[str, LearningPath] = {}
    for file in read_folder(root, FOLDER, problems):
        _note_taken(file, ground, problems)
        fields = read_front(file.text, file.place, _KEYS, problems, _UNKNOWN)
        if fields is None:
            continue
        paths[file.stem] = LearningPath(
            slug=file.stem,
            title=fields.text("title", required="what the path is called") or file.stem,
            steps=_steps(fields, ground.resources),
            summary=fields.text("summary"),
            topics=known_topics(fields, ground.topics),
            teams=tuple(dict.fromkeys(fields.texts("teams"))),
            by=known_person(fields, ground.people),
            text=fields.body,
            place=file.place,
        )
    return paths


def _note_taken(file: TextFile, ground: PathGround, problems: list[Problem]) -> None:
    if file.stem in TAKEN:
        problems.append(Problem(file.place, 0, f"/learn/{file.stem}/ holds lists of resources. Rename the file"))
    elif file.stem in ground.resources:
        taken = f"expected a name of its own; /learn/{file.stem}/ belongs to {ground.resources[file.stem].place} too"
        problems.append(Problem(file.place, 1, f"{taken}. Rename one of the two files"))


def _steps(fields: Fields, resources: Mapping[str, Resource]) -> tuple[PathStep, ...]:
    given = fields.value("steps")
    if not isinstance(given, tuple) or not given:
        fields.wrong("steps", f"expected a list of steps; got {got(given) if given else 'nothing'}. {_EXAMPLE}")
        return ()
    steps = tuple(_step(fields, item, number, resources) for number, item in enumerate(given))
    first: dict[str, int] = {}
    for number, step in enumerate(steps):
        if step.resource and first.setdefault(step.resource, number) != number:
            message = f"expected each resource once; got {quoted(step.resource)}, as in steps[{first[step.resource]}]"
            fields.wrong("steps", f"{message}. Delete one of the two", number, "resource")
    return steps


def _step(fields: Fields, item: Any, number: int, resources: Mapping[str, Resource]) -> PathStep:
    if not isinstance(item, Mapping):
        fields.wrong("steps", f"expected a step with resource: and why:; got {got(item)}. {_EXAMPLE}", number)
        return PathStep("", "")
    for key in item:
        if key not in _STEP:
            mean = did_you_mean(key, _STEP)
            message = f"expected {one_of(_STEP)}; got the unknown key {quoted(key)}{'.' + mean if mean else ''}"
            fields.wrong("steps", message, number, key)
    slug = _word(fields, item, number, "resource", "the name of a file in content/resources/, without .md")
    if slug and slug not in resources:
        name = as_id(slug, _LONGEST) or "resource"
        mean = did_you_mean(slug, resources) or f" Write content/resources/{name}.md, or correct the name"
        expected = "expected the name of a file in content/resources/, without .md"
        fields.wrong("steps", f"{expected}; got {quoted(slug)}.{mean}", number, "resource")
    return PathStep(slug, _word(fields, item, number, "why", "a sentence that says why it stands here"))


def _word(fields: Fields, item: Mapping[str, Any], number: int, key: str, expected: str) -> str:
    value = item.get(key)
    if isinstance(value, str) and value.strip():
        return " ".join(value.split())
    if key in item:
        mend = "Put it in quotes" if isinstance(value, bool | int | float) else "Write it"
        fields.wrong("steps", f"expected {expected}; got {got(value)}. {mend}", number, key)
    else:
        fields.wrong("steps", f"expected {key}: in each step, {expected}; got none. {_EXAMPLE}", number)
    return ""
