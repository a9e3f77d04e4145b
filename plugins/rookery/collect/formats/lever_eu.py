"""Lever's postings API on its hosts in the EU -> RawFeed: the same answers under other addresses."""

from __future__ import annotations

from rookery.collect.formats import lever
from rookery.collect.formats.lever import parse_list

__all__ = ["parse_list", "recognise"]


def recognise(url: str) -> str:
    """``example`` of jobs.eu.lever.co/example, its job pages and API addresses."""
    return lever.recognise(url, "eu.")
