"""What the report says to do is what the docs say."""

from __future__ import annotations

from pathlib import Path

import pytest

from rookery.collect.http_url import shown
from rookery.collect.mends import routed, what_to_do
from rookery.model.feed import FetchResult

GUIDE = (Path(__file__).parents[2] / "docs/marketing.md").read_text(encoding="utf-8")
RULES = {
    row.split(" | ")[0].removeprefix("| "): row.split(" | ")[1].removesuffix(" |")
    for row in GUIDE.splitlines()
    if row.startswith("| ") and row.count(" | ") == 1
}


@pytest.mark.parametrize(
    ("error", "rule", "words"),
    [
        ("name not found", "name not found", "orrect the host in"),
        ("name not found", "name not found", "if it is right, the next run asks again"),
        ("DNS failed", "no answer, connection reset, DNS failed, server error", "mostly passes by itself"),
        ("private address", "private address", "`allow_private: true`"),
    ],
)
def test_the_report_and_the_guide_say_the_same(error, rule, words):
    assert words in what_to_do(error)
    assert words in RULES[rule]


@pytest.mark.parametrize(
    "error", ["private address", "private address: redirect to a file", "redirect to nowhere: 302"]
)
def test_allow_private_is_advised_only_where_it_helps(error):
    result = FetchResult("blog", "https://blog.example/feed?key=1", "failed", led="http://inside.example/", error=error)

    assert f"https://blog.example/feed?… → http://inside.example/: {error}" == routed(error, result)
    assert "allow_private" not in what_to_do(routed(error, result))
    assert "allow_private" not in what_to_do("private address: never asked")


def test_a_space_in_a_redirect_hides_nothing_of_what_went_wrong():
    led = shown("https://b.example/two words")
    result = FetchResult("blog", "https://a.example/a feed", "failed", led=led, error="not found: 404")

    assert what_to_do("not found: 404") == what_to_do(routed(result.error, result))
