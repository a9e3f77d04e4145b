"""Kinds of string: plain ``str``, which templates escape; ``Html``, which only ``rookery.html`` makes; ``JsonLd``."""

from __future__ import annotations


class Html(str):
    """HTML that the sanitizer made and that a template may show as it stands.

    Only modules of ``rookery.html`` construct it (a test reads the sources for offenders). Jinja asks for
    ``__html__`` when it escapes, so a plain ``str`` is escaped and an ``Html`` is not.
    """

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)

    def __repr__(self) -> str:
        return f"Html({str.__repr__(self)})"


class JsonLd(str):
    """A whole ``<script type="application/ld+json">`` element, or ``""``: data for search engines, which no browser
    runs. Only ``rookery.publish.jsonld`` constructs it, with every ``<``, ``>`` and ``&`` of the data written as an
    escape of JSON, so that nothing in it can end the element.
    """

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)

    def __repr__(self) -> str:
        return f"JsonLd({str.__repr__(self)})"
