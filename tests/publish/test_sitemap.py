"""What search engines are told to read: originals only, with the days on which their content was changed."""

from __future__ import annotations

import re
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest

from job_ads import FEEDS, STATED, ad, archive
from rookery.publish.plan import Page, make_plan
from rookery.publish.sitemap import MOST, SITEMAP, SITEMAPS, closing_pages, render_sitemap
from rookery.publish.views import HeadView, SiteView
from sites import item, marks, rss

HUB = 'SITEURL = "https://hub.example.com"\n'
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def add_to_conf(site, text: str) -> None:
    site.write("pelicanconf.py", (site.root / "pelicanconf.py").read_text() + text)


def sitemap(site) -> dict[str, str]:
    """Path of each address -> its lastmod."""
    root = ET.parse(site.output / "sitemap.xml").getroot()
    return {
        url.findtext(f"{SPACE}loc").removeprefix("https://hub.example.com"): url.findtext(f"{SPACE}lastmod", "")
        for url in root.iter(f"{SPACE}url")
    }


@pytest.fixture
def hub(site):
    """A site with something of every sort."""
    add_to_conf(site, HUB)
    site.write("feeds.yml", FEEDS + """\
  - id: eng
    kind: blog
    path: content/feeds/eng.xml
    canonical: hub
  - id: news
    kind: press
    path: content/feeds/news.xml
""")  # fmt: skip
    site.write("content/feeds/none.xml", rss())
    site.write("content/feeds/eng.xml", rss(item(1), item(2, date="Mon, 09 Feb 2026 10:00:00 GMT")))
    site.write("content/feeds/news.xml", rss(item("n1", "We moved house")))
    site.person("ada")
    site.question("pay", "What is the pay?", body="Well?\n\n## @ada 2026-02-20\n\nEnough.\n")
    site.write("content/pages/about.md", "Title: About\n\nHello.\n")
    site.write("content/articles/hello.md", "Title: Hello\nDate: 2026-02-03\nSummary: First words.\n\nText.\n")
    archive(site, ad(1), ad(2, updated="2026-02-25T08:00:00Z"), ad(3, closed="2026-02-20T00:00:00Z"))
    return site


def test_the_sitemap_holds_originals_with_the_days_on_which_their_content_was_changed(hub):
    hub.build()
    found = sitemap(hub)
    named = {re.sub(r"-[a-z2-7]{6}/$", "/", path): day for path, day in found.items()}

    assert {
        "/": "2026-02-25T08:00:00Z",
        "/about/": "",
        "/blog/": "2026-02-09T10:00:00Z",
        "/blog/post-1/": "2026-02-02T10:00:00Z",
        "/blog/post-2/": "2026-02-09T10:00:00Z",
        "/jobs/": "2026-02-25T08:00:00Z",
        "/jobs/gauge-keeper-1/": "2026-02-10T09:00:00Z",
        "/jobs/gauge-keeper-2/": "2026-02-25T08:00:00Z",
        "/jobs/team/gauges/": "2026-02-25T08:00:00Z",
        "/posts/hello/": "2026-02-03",
        "/press/": "2026-02-02T10:00:00Z",
        "/questions/": "2026-02-20",
        "/questions/pay/": "2026-02-20",
    }.items() <= named.items()
    # a copy of what stands elsewhere, a closed job, a page for nobody, the house's own
    assert not [path for path in named if path.startswith(("/press/we", "/jobs/gauge-keeper-3", "/404", "/sources"))]
    assert list(found) == sorted(found)


def test_every_address_of_the_sitemap_is_a_page_that_says_so_itself(hub):
    hub.build()
    for path in sitemap(hub):
        page = hub.page(path.strip("/") or ".")

        assert f'<link rel="canonical" href="https://hub.example.com{path}">' in page
        assert "noindex" not in page


def test_the_day_of_the_build_changes_nothing(hub):
    hub.build()
    before = (hub.output / "sitemap.xml").read_bytes()
    hub.build(today="1772712000")  # 2026-03-05

    assert before == (hub.output / "sitemap.xml").read_bytes()


def test_robots_txt_names_the_sitemap(hub):
    hub.build()

    assert (
        "User-agent: *\nAllow: /\n\nSitemap: https://hub.example.com/sitemap.xml\n"
        == (hub.output / "robots.txt").read_text()
    )


def test_a_robots_txt_that_people_bring_stays_as_they_wrote_it(site):
    brought = 'EXTRA_PATH_METADATA = {"files/robots.txt": {"path": "robots.txt"}}\n'
    add_to_conf(site, HUB + brought)
    site.write("content/files/robots.txt", "User-agent: *\nDisallow: /x\n")
    site.build()

    assert (site.output / "robots.txt").read_text() == "User-agent: *\nDisallow: /x\n"


def test_without_an_address_of_the_site_there_is_neither(site):
    site.build()

    assert not {"sitemap.xml", "robots.txt"} & set(site.tree())


def test_below_a_folder_of_its_host_a_site_has_a_sitemap_and_no_robots_txt(site):
    add_to_conf(site, 'SITEURL = "https://example.com/hub"\n')
    site.build()

    assert "<loc>https://example.com/hub/</loc>" in (site.output / "sitemap.xml").read_text()
    assert not (site.output / "robots.txt").exists()


def test_a_day_that_is_yet_to_come_is_not_said(hub):
    archive(hub, ad("early", STATED, updated="2027-01-01T00:00:00Z"))
    hub.build()

    assert [""] == [day for path, day in sitemap(hub).items() if "keeper-early" in path]


def test_one_entry_more_rewrites_the_sitemap_alone_of_the_files_for_search_engines(hub):
    hub.build()
    before = marks(hub.output)
    hub.write("content/feeds/eng.xml", rss(item(1), item(2, date="Mon, 09 Feb 2026 10:00:00 GMT"), item(3)))
    hub.build()
    changed = {name for name, mark in marks(hub.output).items() if before.get(name) != mark}

    assert {"sitemap.xml"} == changed & {"sitemap.xml", "robots.txt"}


def test_more_addresses_than_a_sitemap_may_hold_are_shared_out():
    address = "https://hub.example.com"
    site = SiteView("Nest", "", "", "en", "/", address, None, "")
    model = SimpleNamespace(site=site, posts=(), questions=(), articles=(), today="2026-03-02")
    pages = (
        Page(
            f"blog/p-{number}/index.html",
            "entry.html",
            SimpleNamespace(head=HeadView("x", canonical=f"{address}/blog/p-{number}/")),
        )
        for number in range(MOST + 1)
    )
    found = {page.path: page for page in closing_pages(make_plan(pages), model, ())}
    whole = ET.fromstring(render_sitemap(found["sitemap.xml"].view, SITEMAPS))

    assert {"robots.txt", "sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"} == set(found)
    assert [MOST, 1] == [len(found[f"sitemap-{number}.xml"].view.addresses) for number in (1, 2)]
    assert [f"{address}/sitemap-1.xml", f"{address}/sitemap-2.xml"] == [loc.text for loc in whole.iter(f"{SPACE}loc")]
    assert found["sitemap-1.xml"].template == SITEMAP
