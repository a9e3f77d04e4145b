"""What the tests of this room share: an inspector of what may stand in sanitised HTML."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

ALLOWED = {
    "a": {"href", "title", "hreflang", "rel"},
    "abbr": {"title"},
    "time": {"datetime"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"scope", "colspan", "rowspan"},
}
BARE = frozenset(
    [
        *(
            "p",
            "br",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "code",
            "em",
        ),
        *(
            "strong",
            "b",
            "i",
            "s",
            "sub",
            "sup",
            "small",
            "mark",
            "cite",
            "q",
            "kbd",
            "samp",
            "var",
            "del",
            "ins",
            "hr",
        ),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "figure", "figcaption", "details", "summary"),
    ],
)
ADDRESSES = ("https://", "http://", "mailto:", "tel:")


class Inspector(HTMLParser):
    """Notes everything that may not stand in sanitised HTML."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.faults = []
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in BARE and tag not in ALLOWED:
            self.faults.append(f"<{tag}>")
        if tag not in {"br", "hr"}:
            self.open.append(tag)
        for name, value in attrs:
            if name not in ALLOWED.get(tag, set()) | {"lang", "dir"}:
                self.faults.append(f"<{tag} {name}>")
            if name == "href" and not value.startswith(ADDRESSES):
                self.faults.append(f"href {value}")
        if tag == "a" and dict(attrs).get("rel") != "nofollow ugc noopener noreferrer":
            self.faults.append(f"rel {dict(attrs).get('rel')}")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> where it may not stand")

    def handle_comment(self, data):
        self.faults.append(f"<!--{data}-->")

    handle_decl = handle_pi = unknown_decl = handle_comment


@pytest.fixture(scope="session")
def faults():
    """A function: what is wrong with foreign HTML after it was sanitised, as a list."""

    def inspect(html: str) -> list[str]:
        inspector = Inspector()
        inspector.feed(html)
        inspector.close()
        left = [sign for sign in "{}|\r\u2028\u2029\u202e\x00\ufeff" if sign in html]
        return inspector.faults + inspector.open + left

    return inspect
