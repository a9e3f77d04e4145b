"""What search engines ask of structured data, written down from their documentation and not from our code.

In: a node of JSON-LD, a page's text. Out: what is wrong with it; what it claims and the page does not show.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from job_ads import text_of
from marked_up import in_words, stands_in

REQUIRED = {
    "WebSite": ("name",),
    "WebPage": ("name", "mainEntity"),
    "QAPage": ("mainEntity",),
    "Question": ("name", "answerCount"),
    "Answer": ("text",),
    "ProfilePage": ("mainEntity",),
    "Person": ("name",),
    "Organization": ("name",),
    "BlogPosting": ("headline", "datePublished"),
    "NewsArticle": ("headline", "datePublished"),
    "VideoObject": ("name", "description", "thumbnailUrl", "uploadDate"),
    "Event": ("name", "startDate", "location"),
    "Place": ("address",),
    "PostalAddress": ("addressCountry",),
    "VirtualLocation": ("url",),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name"),
}
TIMES = {"datePublished", "dateModified", "startDate", "endDate", "uploadDate"}
ADDRESSES = {"url", "item", "isBasedOn", "thumbnailUrl", "contentUrl", "embedUrl"}
WORDS = {"inLanguage", "eventAttendanceMode", "eventStatus", "duration", "position", "answerCount"}


def nodes(value):
    """Every node in a tree, the outermost first."""
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in value.values():
            yield from nodes(one)


def faults(data: dict) -> list[str]:
    """What the documentation would find fault with."""
    found = [] if data.get("@context") == "https://schema.org/" else ["@context"]
    for node in nodes(data):
        kind = node["@type"]
        if kind not in REQUIRED:
            found.append(f"{kind}: not one of ours")
        found += [f"{kind} without {name}" for name in REQUIRED.get(kind, ()) if node.get(name) in (None, "", [])]
        found += [f"{kind}.{name}: {node[name]}" for name in TIMES & node.keys() if not _is_time(node[name])]
        found += [f"{kind}.{name}: {node[name]}" for name in ADDRESSES & node.keys() if not _is_address(node[name])]
        found += _question_faults(node) if kind in {"QAPage", "WebPage"} else []
    return found


def _question_faults(page: dict) -> list[str]:
    question = page["mainEntity"]
    answers = question.get("suggestedAnswer", [])
    found = ["answerCount"] if question["answerCount"] != len(answers) else []
    # a page for questions and answers must have one, and must be open to everybody's
    return [*found, "QAPage without an answer"] if page["@type"] == "QAPage" and not answers else found


def _is_time(text: str) -> bool:
    try:
        return bool(datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text))
    except ValueError:
        return False


def _is_address(text: str) -> bool:
    return re.match(r"(?:https?|mailto):", text) is not None


def unseen(data: dict, page: str) -> list[str]:
    """What is claimed and does not stand on the page: no text of it, and no link to it."""
    text = text_of(page).casefold()
    found = []
    for node in nodes(data):
        for name, value in node.items():
            if name.startswith("@") or name in WORDS or isinstance(value, dict | list):
                continue
            if name in ADDRESSES:
                stands = _links_to(page, value)
            elif name in TIMES:
                stands = in_words(value).casefold() in text
            elif name == "addressCountry":
                stands = True  # its name in words is what the page shows; the jobs' tests look for it
            else:
                stands = stands_in(" ".join(str(value).split()).casefold(), text)
            if not stands:
                found.append(f"{node['@type']}.{name}: {value}")
    return found


def _links_to(page: str, url: str) -> bool:
    own = re.search(r'<link rel="canonical" href="([^"]*)"', page)
    if own and url.split("#", maxsplit=1)[0] == own[1]:
        anchor = url.partition("#")[2]
        return not anchor or f'id="{anchor}"' in page
    path = re.sub(r"^https://hub\.example\.com(?=/)", "", url).replace("&", "&amp;")
    return f'href="{path}"' in page or f'href="{url.replace("&", "&amp;")}"' in page
