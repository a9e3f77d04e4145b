"""What the modules of JSON boards share: an answer -> JSON, fields of any type -> text, sections -> HTML.

Foreign JSON holds anything anywhere: a value of another type than expected counts as absent, and only an answer that
is not this board's at all raises FeedError. ``vendor`` is the board's own name ("Greenhouse"), for the message.
"""

from __future__ import annotations

import hashlib
import html
import json
import math
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from rookery.collect.formats.recognise import recognise
from rookery.errors import FeedError
from rookery.html.contacts import mask
from rookery.html.text import excerpt
from rookery.html.tokens import decoded

MAX_ROWS = 10_000
"""Postings that are read of one answer."""

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"<[A-Za-z/!]")
_ESCAPED = re.compile(r"&(?:amp;)?(?:lt|#0{0,5}60|#[xX]0{0,4}3[cC]);")


def no_answer(vendor: str, why: str) -> NoReturn:
    """Raise the FeedError for what is no answer of this board: ``no answer of Greenhouse (HTML page: Careers)``."""
    raise FeedError(f"no answer of {vendor} ({why})")


def no_feed(vendor: str, error: FeedError) -> NoReturn:
    """Raise for a body that ``recognise`` refused."""
    no_answer(vendor, str(error).removeprefix("not a feed (").removesuffix(")").split("); the page names ")[0])


def parse_json(text: str, vendor: str) -> Any:
    """The JSON document in ``text``. Raises FeedError for a page, another format, or broken JSON."""
    try:
        found = recognise(text)
    except FeedError as error:
        no_feed(vendor, error)
    if found.form != "json":
        no_answer(vendor, "XML")
    try:
        return json.loads(found.text)
    except json.JSONDecodeError as error:
        no_answer(vendor, f"truncated or broken JSON, line {error.lineno}")
    except RecursionError:
        no_answer(vendor, "JSON that is nested too deep")
    except ValueError:  # a number of more digits than Python is willing to read
        no_answer(vendor, "broken JSON, a number")


def parse_object(text: str, vendor: str) -> dict[str, Any]:
    """The JSON object in ``text``. Raises FeedError as ``parse_json``, and for JSON that is no object."""
    document = parse_json(text, vendor)
    return document if isinstance(document, dict) else no_answer(vendor, "JSON that is no object")


def parse_array(text: str, vendor: str) -> list[Any]:
    """The JSON array in ``text``. Raises FeedError as ``parse_json``, and for JSON that is no array."""
    document = parse_json(text, vendor)
    return document if isinstance(document, list) else no_answer(vendor, "JSON that is no list")


def required_rows(document: dict[str, Any], key: str, vendor: str) -> list[Any]:
    """The list of postings under ``key``. Raises FeedError where it is missing: another schema, or an error answer."""
    rows = document.get(key)
    if isinstance(rows, list):
        return rows
    said = excerpt(mask(string(document, "error", "message", "detail", "errorCode")), 100)
    no_answer(vendor, f"JSON without a list of {key}; it says: {said}" if said else f"JSON without a list of {key}")


def string(context: dict[str, Any], *keys: str) -> str:
    """The first of ``keys`` that holds text or a number, as text; ``""`` if none does. Blank counts as absent."""
    for key in keys:
        found = words(context.get(key))
        if found:
            return found
    return ""


def words(value: object) -> str:
    """A value as text: text as it stands, a number as its digits (``85000.0`` as ``85000``), anything else ``""``."""
    if isinstance(value, str):
        text = value if value.isprintable() else _NOT_TEXT.sub("", value)
        return text if text.strip() else ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    if isinstance(value, float):
        return (str(int(value)) if value.is_integer() else repr(value)) if math.isfinite(value) else ""
    return str(value)


def flag(context: dict[str, Any], key: str) -> bool | None:
    """A true or false, None where there is none."""
    value = context.get(key)
    return value if isinstance(value, bool) else None


def object_of(value: object) -> dict[str, Any]:
    """``value`` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def obj(context: dict[str, Any], key: str) -> dict[str, Any]:
    """The object under ``key``, else an empty one."""
    return object_of(context.get(key))


def array(context: dict[str, Any], key: str) -> list[Any]:
    """The list under ``key``, else an empty one."""
    value = context.get(key)
    return value if isinstance(value, list) else []


def objects(context: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """The objects of the list under ``key``; what is no object is left out."""
    return [row for row in array(context, key) if isinstance(row, dict)]


def strings(context: dict[str, Any], key: str) -> tuple[str, ...]:
    """The texts under ``key``, be it one or a list of them."""
    value = context.get(key)
    return tuple(filter(None, map(words, value if isinstance(value, list) else [value])))


def sections(parts: Iterable[tuple[str, str]]) -> str:
    """Pairs of (heading as plain text or ``""``, HTML) as one HTML text; a section without text is left out."""
    return "\n".join(
        (f"<h2>{html.escape(' '.join(heading.split()), quote=False)}</h2>\n" if heading.strip() else "") + body
        for heading, body in parts
        if body.strip()
    )


def unescaped(text: str) -> str:
    """HTML whose tags came as entities (``&lt;p&gt;``), once or, as in some vendors' own samples, twice escaped.

    Text that holds a tag already is returned as it stands.
    """
    for _ in range(2):
        if _TAG.search(text) or not _ESCAPED.search(text):
            break
        text = decoded(text)
    return text


def mark_of(row: object) -> str:
    """A hash of a list row (RawItem.mark), the same as long as the board says the same; not dependent on key order."""
    try:
        text = json.dumps(row, sort_keys=True)
    except RecursionError as error:
        raise FeedError("refused: JSON that is nested too deep") from error
    return hashlib.blake2b(text.encode("ascii"), digest_size=16).hexdigest()
