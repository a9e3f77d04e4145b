"""changes.json and IndexNow's payload: what the last build changed for readers, and nothing else."""

from __future__ import annotations

import json
import os
import re
import subprocess
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from shutil import which
from threading import Thread
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from job_ads import FEEDS, ad, archive
from rookery.publish.changes import MOST, PublicChanges, compare, write_changes
from rookery.publish.views import SiteView
from sites import ROOT, Site, item, rss

KEY = "ABCdef-0123456789"


def add_to_conf(site, text: str) -> None:
    site.write("pelicanconf.py", (site.root / "pelicanconf.py").read_text() + text)


def changes(site: Site) -> dict[str, list[str]]:
    """changes.json of the last build, without the letters of ids."""
    data = json.loads((site.root / ".rookery" / "changes.json").read_text())
    return {name: [re.sub(r"-[a-z2-7]{6}/$", "/", url) for url in urls] for name, urls in data.items()}


NOTHING = {"new": [], "updated": [], "closed": []}


@pytest.fixture
def grown(site):
    site.write("feeds.yml", FEEDS + "  - {id: eng, kind: blog, path: content/feeds/eng.xml, canonical: hub}\n")
    site.write("content/feeds/none.xml", rss())
    site.write("content/feeds/eng.xml", rss(item(1)))
    site.person("ada")
    site.question("pay", "What is the pay?", body="Well?\n\n## @ada 2026-02-20\n\nEnough.\n")
    site.write("content/pages/about.md", "Title: About\n\nHello.\n")
    site.write("content/articles/hello.md", "Title: Hello\nDate: 2026-02-03\nAuthor: ada\nSummary: Hi.\n\nText.\n")
    archive(site, ad(1), ad(2))
    site.build()
    return site


def test_at_first_everything_with_content_of_its_own_is_new(grown):
    assert {
        "new": [
            "/about/", "/blog/post-1/", "/jobs/gauge-keeper-1/", "/jobs/gauge-keeper-2/", "/people/ada/", "/posts/hello/",
            "/questions/pay/",
        ],
        "updated": [],
        "closed": [],
    } == changes(grown)  # fmt: skip


def test_a_build_without_news_says_so_and_then_touches_nothing(grown):
    grown.build()
    memory = grown.root / ".rookery" / "changes.json"
    before = memory.stat().st_mtime_ns

    assert NOTHING == changes(grown)

    grown.build()

    assert before == memory.stat().st_mtime_ns


STEPS = {
    "a new post": (
        lambda site: site.write("content/feeds/eng.xml", rss(item(1), item(2))),
        {"new": ["/blog/post-2/"]},
    ),
    "a post that was edited": (
        lambda site: site.write("content/feeds/eng.xml", rss(item(1, body="Other words now."))),
        {"updated": ["/blog/post-1/"]},
    ),
    "a job that was closed": (
        lambda site: archive(site, ad(2, closed="2026-03-01T00:00:00Z")),
        {"closed": ["/jobs/gauge-keeper-2/"]},
    ),
    "a job with other facts": (
        lambda site: archive(site, ad(2, None)),
        {"updated": ["/jobs/gauge-keeper-2/"]},
    ),
    "a feed whose source is the original after all": (
        lambda site: site.write("feeds.yml", (site.root / "feeds.yml").read_text().replace("xml, canonical: hub", "xml")),
        {"closed": ["/blog/post-1/"]},
    ),
    "a page that was taken away": (lambda site: (site.root / "content/pages/about.md").unlink(), {"closed": ["/about/"]}),
    "a page with other words": (
        lambda site: site.write("content/pages/about.md", "Title: About\n\nHello again.\n"),
        {"updated": ["/about/"]},
    ),
    "an answer more": (
        lambda site: site.question("pay", "What is the pay?", body="Well?\n\n## @ada 2026-02-21\n\nMore.\n"),
        {"updated": ["/questions/pay/"]},
    ),
    "a name that is withdrawn": (
        lambda site: site.person("ada", consent="withdrawn"),
        {"updated": ["/posts/hello/", "/questions/pay/"], "closed": ["/people/ada/"]},
    ),
    "another name of the site": (lambda site: add_to_conf(site, 'SITENAME = "Other"\n'), {}),
    "another address of the site": (lambda site: add_to_conf(site, 'SITEURL = "https://x.example.com"\n'), {}),
}  # fmt: skip


@pytest.mark.parametrize("case", STEPS.values(), ids=STEPS.keys())
def test_a_build_tells_what_it_changed(grown, case):
    step, expected = case
    step(grown)
    grown.build()

    assert NOTHING | expected == changes(grown)


def test_another_day_or_another_theme_announces_nothing(grown):
    grown.build(today="1772712000")  # 2026-03-05

    assert NOTHING == changes(grown)

    grown.write(
        "templates/job.html", "{% extends 'viewed.html' %}{% block main %}<h1>{{ view.title }}</h1>{% endblock %}"
    )
    add_to_conf(grown, 'THEME_TEMPLATES_OVERRIDES = ["templates"]\n')
    built = grown.build()

    assert "nothing to write" not in built.out
    assert NOTHING == changes(grown)


def test_addresses_are_absolute_where_the_site_knows_its_own(site):
    add_to_conf(site, 'SITEURL = "https://example.com/hub"\n')
    site.write("content/pages/about.md", "Title: About\n\nHello.\n")
    site.build()

    assert ["https://example.com/hub/about/"] == changes(site)["new"]


def test_with_a_key_the_build_leaves_its_proof_and_what_indexnow_is_to_be_told(site):
    add_to_conf(site, f'SITEURL = "https://example.com/hub"\nINDEXNOW_KEY = "{KEY}"\n')
    site.write("content/pages/about.md", "Title: About\n\nHello.\n")
    site.build()
    payload = json.loads((site.root / ".rookery" / "indexnow.json").read_text())

    assert KEY.encode() == site.tree()[f"{KEY}.txt"]
    assert {
        "host": "example.com",
        "key": KEY,
        "keyLocation": f"https://example.com/hub/{KEY}.txt",
        "urlList": ["https://example.com/hub/about/"],
    } == payload

    (site.root / "content/pages/about.md").unlink()
    site.build()

    assert ["https://example.com/hub/about/"] == json.loads((site.root / ".rookery/indexnow.json").read_text())[
        "urlList"
    ]

    site.build()

    assert not (site.root / ".rookery/indexnow.json").exists()


def test_without_a_key_there_is_no_payload(grown):
    assert not list((grown.root / ".rookery").glob("indexnow*"))


@pytest.mark.parametrize("key", ["short", "a" * 129, "with space", "umläuteäöü", "../../index", "under_score"])
def test_a_key_that_is_none_is_refused_by_name(site, key):
    add_to_conf(site, f'INDEXNOW_KEY = "{key}"\n')
    done = site.run("build")

    assert done.code == 1
    assert "INDEXNOW_KEY: expected 8 to 128 letters" in done.err
    assert not site.output.exists()


def test_a_long_list_is_shared_out_and_an_old_payload_is_taken_away(tmp_path):
    site = SiteView("Nest", "", "", "en", "/", "https://example.com", None, "")
    many = PublicChanges(new=tuple(f"p-{number}/" for number in range(MOST)), closed=("old/",))
    write_changes(tmp_path, many, site, KEY)
    lists = [json.loads((tmp_path / name).read_text())["urlList"] for name in ("indexnow.json", "indexnow-2.json")]

    assert [MOST, 1] == [len(one) for one in lists]
    assert len({*lists[0], *lists[1]}) == MOST + 1

    write_changes(tmp_path, PublicChanges(new=("p/",)), site, KEY)

    assert ["indexnow.json"] == [path.name for path in tmp_path.glob("indexnow*")]


class Engine(BaseHTTPRequestHandler):
    """Takes what is sent to it as a search engine would, and writes it down."""

    told: ClassVar[list[tuple[str, str, str, dict]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        kept = self.headers["Content-Type"], self.headers.get("Authorization", "")
        self.told.append((self.path, *kept, json.loads(body)))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.mark.skipif(not (which("jq") and which("curl")), reason="the recipes of the docs need jq and curl")
def test_the_recipes_of_the_docs_tell_search_engines_as_they_stand(site):
    add_to_conf(
        site, f'SITEURL = "https://example.com/hub"\nINDEXNOW_KEY = "{KEY}"\nEMPLOYER_URL = "https://e.example/"\n'
    )
    site.write("feeds.yml", FEEDS)
    site.write("content/feeds/none.xml", rss())
    archive(site, ad(1), ad("bare", None), ad(3))
    site.build("--offline")
    archive(site, ad(2), ad(3, closed="2026-03-01T00:00:00Z"))
    site.write("content/pages/about.md", "Title: About\n\nHello.\n")
    site.build("--offline")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Engine)
    Thread(target=server.serve_forever, daemon=True).start()
    for recipe in re.findall(r"```sh\n(.*?)```", (ROOT / "docs/publishing.md").read_text(), re.DOTALL):
        here = re.sub(
            r"https://(?:api\.indexnow\.org|indexing\.googleapis\.com)",
            f"http://127.0.0.1:{server.server_port}",
            recipe,
        )
        subprocess.run(
            ["sh", "-euc", here], cwd=site.root, env={**os.environ, "TOKEN": "T", "no_proxy": "*"}, check=True
        )
    server.shutdown()
    server.server_close()
    (path, kind, _, payload), *google = Engine.told
    jobs = [(re.sub(r"-[a-z2-7]{6}/$", "/", note["url"]), note["type"]) for *_, note in google]

    assert ("/indexnow", "application/json; charset=utf-8") == (path, kind)
    assert json.loads((site.root / ".rookery/indexnow.json").read_text()) == payload
    assert 3 == len(payload["urlList"])
    assert {("/v3/urlNotifications:publish", "application/json", "Bearer T")} == {tuple(told[:3]) for told in google}
    assert [
        ("https://example.com/hub/jobs/gauge-keeper-2/", "URL_UPDATED"),
        ("https://example.com/hub/jobs/gauge-keeper-3/", "URL_DELETED"),
    ] == jobs


MARKS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("12"))


@given(MARKS, MARKS)
def test_whoever_follows_the_changes_knows_the_site(before, now):
    told = compare(before, now)
    known = (set(before) | set(told.new)) - set(told.closed)

    assert known == set(now)
    assert {address for address in before.keys() & now.keys() if before[address] != now[address]} == set(told.updated)
    assert compare(now, now) == PublicChanges()
