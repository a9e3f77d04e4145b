"""A site whose every source is hostile: one vector in each field of each thing, in all that feeds and people can write."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest

from hostile_vectors import vectors
from letters import mail, mbox
from rookery.content.read import read_content
from sites import CONF, Site, made_once

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)
FEEDS = """\
defaults: {publish: full, canonical: hub}
feeds:
  - {id: blog, kind: blog, path: content/feeds/blog.xml}
  - {id: film, kind: video, path: content/feeds/film.xml, publish: excerpt}
  - {id: social, kind: social, path: content/feeds/social.json}
  - {id: board, kind: job, source: recruitee, path: content/feeds/board.json}
"""


def xml(text: str) -> str:
    """Text for XML 1.0: what it cannot hold at all is left out."""
    return escape(
        "".join(sign for sign in text if sign in "\t\n\r" or " " <= sign <= "\ud7ff" or "\ue000" <= sign <= "\ufffd")
    )


def attribute(text: str) -> str:
    return quoteattr(xml(text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def rss(tries: list[str]) -> str:
    items = "".join(
        f"<item><title>{xml(one)}</title><link>{xml(one if number % 2 else f'https://off.example/{number}?{one}')}</link>"
        f"<guid isPermaLink='false'>{number}</guid><pubDate>Mon, 02 Feb 2026 10:00:00 GMT</pubDate>"
        f"<description>{xml(f'<p>Before</p>{one}<p>After</p>')}</description><content:encoded>{xml(f'<p>In {one} between</p>{one}')}</content:encoded>"
        f"<dc:creator>{xml(one)}</dc:creator><category>{xml(one)}</category><comments>{xml(one)}</comments>"
        f"<enclosure url={attribute(one)} type={attribute(one)} length='9'/><media:content url={attribute(one)} medium='video'/>"
        f"<media:thumbnail url={attribute(one)}/><media:description>{xml(one)}</media:description><itunes:subtitle>{xml(one)}</itunes:subtitle></item>"
        for number, one in enumerate(tries)
    )
    head = f"<title>{xml(tries[0])}</title><link>{xml(tries[1])}</link><description>{xml(tries[2])}</description>"
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" {SPACES}><channel>{head}{items}</channel></rss>\n'
    )


def json_feed(tries: list[str]) -> str:
    items = [
        {"id": one, "url": one, "external_url": one, "title": one if number % 2 else "", "content_html": one, "content_text": one, "summary": one,
         "image": one, "banner_image": one, "date_published": "2026-02-02T10:00:00Z", "authors": [{"name": one, "url": one, "avatar": one}],
         "tags": [one], "language": one, "attachments": [{"url": one, "mime_type": one, "title": one}]}
        for number, one in enumerate(tries)
    ]  # fmt: skip
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": tries[3], "home_page_url": tries[4], "items": items}
    )


def board(tries: list[str]) -> str:
    offers = [
        {"id": number, "guid": f"g{number}", "slug": one, "status": "published", "title": one, "department": one, "company_name": one, "city": one, "country": one,
         "country_code": one[:2], "location": one, "locations": [{"name": one, "city": one, "state": one, "country": one, "country_code": "NL"}],
         "employment_type_code": one, "salary": {"min": one, "max": one, "currency": one, "period": one}, "tags": [one], "remote": True, "hybrid": one,
         "published_at": "2026-02-02 10:00:00 UTC", "created_at": one, "close_at": one, "careers_url": one, "careers_apply_url": one,
         "description": one, "requirements": f"<ul><li>{one}</li></ul>"}
        for number, one in enumerate(tries)
    ]  # fmt: skip
    return json.dumps({"offers": offers})


def people_write(site: Site, tries: list[str]) -> list[str]:
    """Questions, answers, people's texts, pages' texts with a vector in each place; those that are refused are named."""
    site.person()
    site.write("content/resources/plain.md", "---\ntitle: Plain\n---\nText.\n")
    for number, one in enumerate(tries):
        quoted = json.dumps(one)
        head = f"---\ntitle: {quoted}\nasked: 2026-02-01\nasker: {quoted}\n---\n"
        site.write(
            f"content/questions/q{number}.md", f"{head}{one}\n\nAnd {one}.\n\n## @ada 2026-02-02\n\nSo {one}\n\n{one}\n"
        )
        site.write(f"content/people/p{number}.md", f"---\nname: {quoted}\nrole: {quoted}\nteam: {quoted}\nconsent: 2026-01-01\nlinks: [{{title: {quoted}, url: 'https://off.example/'}}]\n---\n{one}\n")  # fmt: skip
        if number % 4:
            continue
        site.write(f"content/topics/t{number}.md", f"---\ntitle: {quoted}\nsummary: {quoted}\n---\n{one}\n")
        site.write(f"content/resources/r{number}.md", f"---\ntitle: {quoted}\nauthor: {quoted}\nurl: 'https://off.example/r'\n---\n{one}\n")  # fmt: skip
        site.write(f"content/paths/w{number}.md", f"---\ntitle: {quoted}\nsteps: [{{resource: plain, why: {quoted}}}]\n---\n{one}\n")  # fmt: skip
        site.write(f"content/events/e{number}.md", f"---\ntitle: {quoted}\nannounced: 2026-02-01\nstarts: 2026-12-03\nvenue: {quoted}\nlocation: {quoted}\nonline: 'https://off.example/e'\n---\n{one}\n")  # fmt: skip
    refused = {problem.path for problem in read_content(site.root, today="2026-03-02")[1]}
    for path in refused:
        (site.root / path).unlink()
    return sorted(refused)


def outsiders_send(site: Site, tries: list[str]) -> None:
    """Mails and a form's table with a vector in each place; a moderator takes every draft as it is and opens it."""
    letters = [
        mail(f"Dear all,\n\n{one}\n\nand {one}?\n", subject=f"{number} {xml(one)[:60]}", html=f"<p>Well {one}</p>{one}")
        for number, one in enumerate(xml(one).replace("\r", " ").replace("\n", " ") for one in tries[1::8])
    ]
    site.write("mails.mbox", mbox(*letters))
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(["Timestamp", "Question", "Topic"])
    rows.writerows(["2026-02-27 09:00", f"Row {number}: {xml(one)}", one] for number, one in enumerate(tries[3::8]))
    site.write("form.csv", table.getvalue().encode("utf-8", "replace"))
    before = set((site.root / "content/questions").iterdir())
    done = site.run("inbox", "--yes", "mails.mbox", "form.csv")
    assert done.code == 0, done.err
    drafts = set((site.root / "content/questions").iterdir()) - before
    assert len(drafts) > len(tries) // 6
    for draft in drafts:
        text = draft.read_text(encoding="utf-8")
        assert "status: draft\n" in text
        draft.write_text(text.replace("status: draft\n", "", 1), encoding="utf-8")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory) -> Site:
    """The site, built."""
    return made_once(tmp_path_factory, "hostile", make_hostile)


def make_hostile(root: Path) -> None:
    site = Site(root)
    tries = vectors()
    site.write("pelicanconf.py", f'{CONF}SITEURL = "https://hub.example.com"\n')
    site.write("feeds.yml", FEEDS)
    site.write("content/feeds/blog.xml", rss(tries))
    site.write("content/feeds/film.xml", rss(tries[::4]))
    site.write("content/feeds/social.json", json_feed(tries[1::4]))
    site.write("content/feeds/board.json", board(tries[::2]))
    people_write(site, tries)
    outsiders_send(site, tries)
    done = site.run("build")
    (site.root / "said.txt").write_text(done.out + done.err, encoding="utf-8")
    assert done.code == 0, done.err[-3000:] + done.out[-3000:]
