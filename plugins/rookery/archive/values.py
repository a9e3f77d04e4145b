"""The plain values of an entry's file: text, times, addresses; what they must be, and how they are made so. Pure."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


def text_value(text: str) -> str:
    """The text in NFC; two halves of a surrogate pair side by side are one character, as JSON reads them."""
    if text.isascii():
        return text
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    return unicodedata.normalize("NFC", text)


def web_value(url: str) -> str:
    """The address if it is one of http(s), else ``""``."""
    return text_value(url) if is_web(url) else ""


def time_value(text: str) -> str:
    """The time if it is one in UTC (``2026-03-02T10:00:00Z``), else ``""``."""
    return text if is_time(text) else ""


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair."""
    return _SURROGATE.sub("\ufffd", text)


def is_time(value: object) -> bool:
    """Whether it is a time of the calendar in UTC, ``2026-03-02T10:00:00Z``."""
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_text(value: object) -> bool:
    """Whether it is a text that is not empty."""
    return isinstance(value, str) and value != ""


def is_web(value: object) -> bool:
    """Whether it is an http(s) address."""
    return isinstance(value, str) and _WEB.fullmatch(value) is not None


def is_texts(value: object) -> bool:
    """Whether it is a list of texts."""
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
