"""Nothing of a person who did not agree is on the site or in the archive, whatever it came by.

A name, an e-mail address, a telephone number and the place where a picture was taken stand in all that a site reads:
feeds, job boards, mails and forms, questions, people's files, pictures. One site collects, takes its mail and builds;
then every byte of every file is read, as it stands and in each spelling that hides a word from a search. At last the
person is forgotten, and the same feeds come again.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

import photographs
from letters import mail, mbox
from sites import CONF, Site, item, rss, tree

NAME, MAIL, PHONE = "Wilma Canary-Quill", "wilma.canary@nest.example", "+44 20 7946 0958"
SENDER, SENDERS_MAIL = "Odo Canary-Reed", "odo.canary@mail.example"
CANARY = f"{NAME}, {MAIL}, {PHONE}"
CANARIES = {
    "a name": re.compile(r"canary\W*quill|quill\W*wilma|canary\W*reed|canary\W*kittiwake", re.IGNORECASE),
    "an address": re.compile(r"(?:wilma|odo)\.canary|canary\.kittiwake", re.IGNORECASE),
    "a number": re.compile(r"7946[\W_]{0,3}0958"),
    "a place": re.compile(re.escape(photographs.PLACE)),
}
FEEDS = """\
defaults: {publish: full, canonical: hub}
feeds:
  - {id: blog, kind: blog, path: feeds/blog.xml, images: local}
  - {id: film, kind: video, path: feeds/film.json}
  - {id: board, kind: job, source: recruitee, path: feeds/board.json}
"""
PERSON = f"""\
---
name: {NAME}
role: {CANARY}
team: Kiln
consent: withdrawn
links: [{{title: Mail, url: "mailto:{MAIL}"}}]
also: [W. Canary-Quill]
---
Ring me: {PHONE}
"""


def rich(picture: str) -> str:
    """A body with the canaries in each way in which a body can hold them."""
    spelled = html.escape(MAIL.replace("@", "&#64;"))
    return (
        f'<p title="{CANARY}">By {CANARY}.</p><p>Canary-Quill, Wilma. <b>Wilma</b> <i>Canary-Quill</i></p>'
        f'<p>{html.unescape(spelled)} wilma.canary (at) nest.example <a href="mailto:{MAIL}">write</a>'
        f' <a href="tel:{PHONE}">ring</a></p><img src="{picture}" alt="{CANARY}"><table><tr><td>Wilma</td><td>Canary-Quill</td></tr></table>'
    )


def blog(*more: str) -> str:
    said = html.escape(rich("a.jpg") + '<img src="b.png"><img src="c.webp">')
    fields = (
        f"<author>{MAIL} ({NAME})</author><category>{NAME}</category><category>{MAIL}</category>"
        f"<comments>{CANARY}</comments><source url='https://a.example/'>{CANARY}</source>"
    )
    return rss(
        item(1, CANARY, said, more=fields), item(2, "On rope", f"{CANARY} said so."), *more, title=f"By {CANARY}"
    )


def film() -> str:
    entry = {"id": "f1", "url": "https://film.example/1", "title": CANARY, "content_html": rich(""), "content_text": CANARY,
             "summary": CANARY, "authors": [{"name": NAME}, {"name": MAIL}], "tags": [NAME, MAIL, PHONE], "date_published": "2026-02-02T10:00:00Z",
             "attachments": [{"url": "https://film.example/1.mp4", "mime_type": "video/mp4", "title": CANARY}]}  # fmt: skip
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": CANARY, "authors": [{"name": NAME}], "items": [entry]})  # fmt: skip


def board() -> str:
    offer = {"id": 1, "guid": "g1", "status": "published", "title": f"Keeper, ask {CANARY}", "department": CANARY, "company_name": CANARY,
             "city": CANARY, "country": "Germany", "country_code": "DE", "locations": [{"name": CANARY, "city": CANARY, "country_code": "DE"}],
             "tags": [CANARY], "description": rich(""), "requirements": f"<ul><li>{CANARY}</li></ul>", "published_at": "2026-02-02 10:00:00 UTC",
             "careers_url": "https://board.example/1"}  # fmt: skip
    return json.dumps({"offers": [offer]})


def letters() -> bytes:
    """Mails that say who wrote them, in their heads, in their texts and in what they quote."""
    text = f"Hello,\n\nis there a night shift? I am {SENDER}, {SENDERS_MAIL}, {PHONE}.\n\nBest,\n{SENDER}\n{PHONE}\n"
    quoted = f"\nOn Monday {SENDER} <{SENDERS_MAIL}> wrote:\n> Ask {NAME}, {MAIL}.\n"
    sender = f"{SENDER} <{SENDERS_MAIL}>"
    return mbox(
        mail(text + quoted, sender=sender, subject="Is there a night shift?", Message_ID="<1@mail.example>"),
        mail("x", sender=sender, subject=f"Call {PHONE}?", html=f"<p>How is the tea? <a href='mailto:{SENDERS_MAIL}'>{SENDER}</a></p>"),
    )  # fmt: skip


def form() -> str:
    return f'question,name,email,phone\n"What do you pay? {SENDERS_MAIL}, {PHONE}",{SENDER},{SENDERS_MAIL},{PHONE}\n'


@pytest.fixture(scope="module")
def nest(tmp_path_factory) -> Site:
    """The site, collected, with its mail taken and published, built."""
    site = Site(tmp_path_factory.mktemp("canaries") / "site")
    site.write("pelicanconf.py", f'{CONF}SITEURL = "https://nest.example"\nINDEXNOW_KEY = "abcdefgh12345"\n')
    site.write("feeds.yml", FEEDS)
    for name, kind in (("a.jpg", "JPEG"), ("b.png", "PNG"), ("c.webp", "WEBP")):
        site.write(f"feeds/{name}", photographs.photograph(kind))
    site.write("feeds/blog.xml", blog())
    site.write("feeds/film.json", film())
    site.write("feeds/board.json", board())
    site.write("content/people/wilma.md", PERSON)
    site.person("bo", "Bo Ek", "team: Kiln\n")
    site.topic("tea", "Tea", "keywords: [tea]\n")
    answers = f"\n## @wilma 2026-02-10\n\nHot.\n\n## @bo 2026-02-11\n\nAsk {NAME} or Canary-Quill, Wilma.\n"
    site.question("hot", f"Does {NAME} drink tea?", f"asker: {NAME}\n", f"Is {NAME} there?\n{answers}")
    site.write("letters.mbox", letters())
    site.write("form.csv", form())
    taken = site.run("inbox", "--yes", "letters.mbox", "form.csv")
    assert taken.code == 0, taken.err
    for draft in (site.root / "content/questions").glob("*.md"):
        draft.write_text(draft.read_text().replace("status: draft\n", ""))
    site.build()
    return site


def spellings(data: bytes) -> Iterator[str]:
    """What the bytes say to a reader, a browser and a program."""
    for encoding in ("utf-8", "utf-16-le"):
        text = data.decode(encoding, "replace")
        for _ in range(3):  # entities within JSON within an address
            yield text
            yield " ".join(re.sub(r"<[^>]*>", " ", text).split())
            text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), unquote(html.unescape(text)))


def found(folder: Path) -> set[tuple[str, str]]:
    """(file, canary) for each that the folder holds, in a file or in its name."""
    return {
        (place, what)
        for place, data in tree(folder).items()
        for what, canary in CANARIES.items()
        if any(canary.search(text) for text in (*spellings(data), place))
    }


def test_canaries_are_found_where_they_are_planted(nest):
    planted = found(nest.root / "feeds") | found(nest.root / "content/people")

    assert {what for _, what in planted} == set(CANARIES)
    assert {"blog.xml", "film.json", "board.json", "a.jpg", "b.png", "c.webp", "wilma.md"} <= {
        place for place, _ in planted
    }


def test_no_canary_is_in_the_output(nest):
    kinds = {Path(place).suffix for place in nest.tree()}
    pages = {place.split("/")[0] for place in nest.tree()}

    assert {".html", ".atom", ".json", ".xml", ".txt", ".jpg", ".webp"} <= kinds
    assert {"blog", "videos", "jobs", "questions", "people", "pictures", "sitemap.xml"} <= pages
    assert len(list((nest.output / "questions").glob("*/index.html"))) > 4
    assert found(nest.output) == set()


def test_the_archive_and_the_questions_hold_no_way_to_reach_anybody_and_no_sender(nest):
    archive = {what for _, what in found(nest.root / "content/collected")}
    questions = {what for place, what in found(nest.root / "content/questions") if place != "hot.md"}

    assert (archive, questions) == ({"a name"}, set())  # who signed an entry; the output has none


def test_what_is_forgotten_is_in_neither_and_no_feed_brings_it_back(nest):
    done = nest.run("forget", "wilma", "--yes")
    nest.build("--offline")
    after = [found(nest.root / "content"), found(nest.output)]
    nest.write(
        "feeds/blog.xml",
        blog(item(3, f"Again {CANARY}", html.escape(rich("")), more=f"<author>{MAIL} ({NAME})</author>")),
    )
    nest.write("feeds/film.json", film().replace("f1", "f2"))
    nest.write("feeds/board.json", board().replace("g1", "g2"))
    nest.build()
    entries = list((nest.root / "content/collected").rglob("*.md"))

    assert (done.code, after) == (0, [set(), set()]), done.out
    assert len(entries) >= 5
    assert (found(nest.root / "content"), found(nest.output)) == (set(), set())
