"""A theme's templates: Jinja over its folders, and which templates each one needs. Each is read into code once.

In: folders, JINJA_ENVIRONMENT. Out: an Environment; names of templates. What a source became is kept while the process
lives: for Pelican's own environment, which reads the same templates, and for whatever builds again in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import CodeType
from typing import Any, TypeVar

from jinja2 import BytecodeCache, Environment, FileSystemLoader, TemplateSyntaxError
from jinja2.bccache import Bucket
from jinja2.meta import find_referenced_templates

from rookery.errors import RenderError

_MOST = 1000
_OURS = frozenset(("auto_reload", "bytecode_cache"))


def theme_environment(folders: Sequence[Path], options: Mapping[str, Any]) -> Environment:
    """Jinja over the theme's template folders, the first found wins. ``options`` is JINJA_ENVIRONMENT."""
    loader = FileSystemLoader([str(folder) for folder in folders])
    return Environment(loader=loader, **compiled_once(options))  # noqa: S701  autoescape stands in options, which the engine checks


def compiled_once(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options of an environment whose templates do not change within a build, and are compiled once."""
    return {"auto_reload": False, **options, "bytecode_cache": _Compiled(options_text(options))}


def options_text(options: Mapping[str, Any]) -> str:
    """The options that decide what a template becomes as one text, the same for the same ones."""
    return repr(sorted((name, str(value)) for name, value in options.items() if name not in _OURS))


def referenced(environment: Environment, source: str, name: str) -> tuple[str, ...]:
    """The templates that a template extends, includes and imports. Raises RenderError if it cannot be read, or if one
    of them has a computed name.
    """
    options = environment.bytecode_cache.options if isinstance(environment.bytecode_cache, _Compiled) else ""
    known = _REFERENCED.get((options, name, source))
    if known is None:
        known = _keep(_REFERENCED, (options, name, source), _references(environment, source, name))
    return known


def _references(environment: Environment, source: str, name: str) -> tuple[str, ...]:
    try:
        found = tuple(find_referenced_templates(environment.parse(source, name)))
    except TemplateSyntaxError as error:
        raise RenderError(f"{name}:{error.lineno}: {error.message}") from error
    if None in found:
        raise RenderError(f"{name}: name the template that it includes; a computed name hides changes")
    return tuple(filter(None, found))


class _Compiled(BytecodeCache):
    """Code by source; ``options`` of the environment decide too what a source becomes."""

    def __init__(self, options: str) -> None:
        self.options = options

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = _COMPILED.get((self.options, bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            _keep(_COMPILED, (self.options, bucket.key, bucket.checksum), bucket.code)


K = TypeVar("K")
V = TypeVar("V")
_COMPILED: dict[tuple[str, str, str], CodeType] = {}
_REFERENCED: dict[tuple[str, str, str], tuple[str, ...]] = {}


def _keep(known: dict[K, V], key: K, value: V) -> V:
    if len(known) >= _MOST:  # a theme that is written while it is served
        known.clear()
    known[key] = value
    return value
