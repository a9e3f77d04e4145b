"""Texts by reference, and what a page says to search engines, in schema.org's words.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass

from rookery.model.picture import Picture
from rookery.model.written import Prose


@dataclass(frozen=True, slots=True)
class BodyRef:
    """Text by reference: the archive file below content/ and the digest of its body; read only if the page renders.
    ``pictures`` are those in it that the site has, each with the key by which the text names it.
    """

    path: str
    digest: str
    pictures: tuple[tuple[str, Picture], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A text that the page shows in full; search engines are told it as plain text."""

    text: BodyRef | Prose


@dataclass(frozen=True, slots=True)
class Node:
    """One thing: its ``kind`` (schema.org's ``@type``) and what is said of it, in order. A fact is a string, a number,
    a bool, a Told, another Node, or a tuple of these.
    """

    kind: str
    facts: tuple[tuple[str, object], ...]
