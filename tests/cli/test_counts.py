"""One is one: what the command line counts reads as people speak."""

from __future__ import annotations

import re

import pytest

from rookery.model.counts import counted
from sites import item, rss

ONES = re.compile(r"\b1 (?!is\b|has\b|s\b)(?:new |changed |more )?[a-z]+s\b(?! (?:is|that))")


@pytest.mark.parametrize(("number", "words"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries")])
def test_a_number_has_its_word(number, words):
    assert words == counted(number, "entry", "entries")


def test_no_command_says_one_files(site):
    site.write("feeds.yml", "feeds:\n  - {id: blog, kind: blog, path: feeds/blog.xml}\n")
    site.write("feeds/blog.xml", rss(item(1)))
    site.build()
    (site.output / "index.html").unlink()
    said = [
        site.run(*words).out
        for words in (["build"], ["check"], ["status"], ["audit"], ["preview", "feeds/blog.xml"], ["entries"])
    ]

    assert "1 file written" in said[0]
    assert [] == [found[0] for text in said for found in ONES.finditer(text)]
