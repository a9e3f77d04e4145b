"""What a feed may try on the site that shows it, seen in what a whole build leaves behind."""

from __future__ import annotations

import json
import re

import pytest

from marked_up import without_data
from sites import item, rss

FEEDS = "feeds:\n  - id: eng\n    kind: {kind}\n    publish: full\n    path: content/feed.{ext}\n"
CANARY = "canary-of-the-build-machine"

SHAPES = [
    "<script>alert({n})</script>", '"><img src=x onerror=alert({n})>', "{{{{ 7 * {n} }}}}", "{{% include 'base.html' %}} {n}",
    "{{attach}}../../.git/config {n}", "|static|../.env {n}", "../../../etc/passwd{n}", "..\\..\\windows{n}", "/index.html {n}",
    "index", "404", "feed.atom", "page/1", "CON", "NUL.txt", ".env", "-rf {n}", "--help {n}", "~{n}", "$(touch x{n})", "`id{n}`",
    "🪿" * 30, "🏳️‍🌈{n}", "\u202egnp.exe{n}", "\u0000nul{n}", "\u0007bell{n}", "a\u2028b{n}", "a\u0085b{n}", "\ufeff{n}", "\ud800{n}", "e\u0301{n}",
    "日本語の題名{n}", "עברית{n}", "Ελληνικά{n}", "ﷺ{n}", "\t \n {n}", "&lt;b&gt;{n}&lt;/b&gt;", "&amp;amp;lt;{n}", "%2e%2e%2f{n}", "a" * 5000,
    "Same title", "same TITLE", "same-title", "same  title", "same_title", "title: {n}", "--- {n}", "---", "# {n}", "]]> {n}",
    "<!-- {n}", "<![CDATA[{n}]]>", "<plaintext>{n}", "</title></head>{n}", "</main>{n}", "<base href=//evil.example>{n}", "' or 1=1 -- {n}",
    "\r\nSet-Cookie: x={n}", "javascript:alert({n})", "data:text/html,{n}", "http://evil.example/{n}", "me{n}@example.com", "+49 30 2312{n}345",
    "{n}", "0", "null", "true", "[]", "{{}}", "1e999", "NaN", "__proto__", "constructor", "..", ".", "...", "?q={n}", "#frag{n}",
]  # fmt: skip


def hostile_titles() -> list[str]:
    """Two hundred titles, some of them equal."""
    titles = [shape.format(n=number) for number in range(4) for shape in SHAPES]
    return titles[:200]


def json_feed(titles: list[str]) -> str:
    items = [
        {"id": f"urn:x:{number}", "title": title, "content_html": f"<p>Text {number}</p>", "url": f"https://blog.example.com/{number}",
         "date_published": "2026-02-02T10:00:00Z", "authors": [{"name": title}], "tags": [title]}
        for number, title in enumerate(titles)
    ]  # fmt: skip
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": titles[0], "items": items})


def test_two_hundred_hostile_titles_build_two_hundred_pages(site):
    site.write("feeds.yml", FEEDS.format(kind="blog", ext="json"))
    site.write("content/feed.json", json_feed(hostile_titles()))
    site.build()
    files = site.tree()
    pages = [path for path in files if re.fullmatch(r"blog/[a-z0-9-]+/index\.html", path)]
    foreign = [path for path in files if not re.fullmatch(r"[a-z0-9/.-]+|_headers", path)]

    assert len(pages) == 200
    assert foreign == []
    for path, body in files.items():
        text = without_data(body.decode())

        assert "<script" not in text.lower(), path
        assert "onerror=" not in re.sub(r"&lt;.*?&gt;", "", text), path
        assert "evil.example>" not in text.replace("&gt;", ""), path


def test_a_title_of_markup_is_shown_as_text(site):
    site.write("feeds.yml", FEEDS.format(kind="blog", ext="xml"))
    site.write("content/feed.xml", rss(item(1, "Why &amp;lt;script&amp;gt; tags &amp;amp; quotes &quot;matter&quot;")))
    site.build()
    page = without_data(next(body.decode() for path, body in site.tree().items() if re.match(r"blog/.+/index", path)))

    assert "<script" not in page
    assert "&#34;matter&#34;" in page or "&quot;matter&quot;" in page


MARKERS = [
    "{attach}../../.git/config", "|attach|../../.git/config", "{static}../.env", "|static|../.env", "{filename}../feeds.yml",
    "&#123;attach&#125;../../.git/config", "%7Battach%7D../../.git/config", "{ATTACH}../../.git/config", "{attach}/../../.git/config",
    " {attach}../../.git/config", "{photo}x", "{tag}x",
]  # fmt: skip
PLACES = ['<a href="{m}">x</a>', '<img src="{m}">', '<p title="{m}">x</p>', '<a title="{m}" href="https://example.com/">x</a>', "{m}", "<code>{m}</code>",
          '<video src="{m}"></video>', '<object data="{m}"></object>', '<img srcset="{m} 2x">']  # fmt: skip


def test_no_spelling_of_pelicans_markers_in_foreign_text_publishes_a_file(site):
    site.write("feeds.yml", FEEDS.format(kind="blog", ext="json"))
    site.write(".git/config", CANARY)
    site.write(".env", CANARY)
    site.write("content/secret.txt", CANARY)
    bodies = [place.replace("{m}", marker) for marker in MARKERS for place in PLACES]
    feed = json.loads(json_feed(bodies))
    for entry, body in zip(feed["items"], bodies, strict=True):
        entry["content_html"] = body
    site.write("content/feed.json", json.dumps(feed))
    site.build()

    for path, body in site.tree().items():
        assert CANARY.encode() not in body, path


@pytest.mark.parametrize(
    "marker",
    ["{attach}../../.git/config", "|attach|../../.git/config", "{static}../../.env", "{filename}../../feeds.yml"],
)
def test_the_sites_own_people_cannot_publish_a_file_from_outside_content_either(site, marker):
    site.write(".git/config", CANARY)
    site.write(".env", CANARY)
    site.write("content/pages/about.md", f"Title: About\n\n[x]({marker})\n")
    done = site.run("build")

    assert done.code == 1
    assert "content/pages/about.md:3" in done.err
    assert not site.output.exists()


@pytest.mark.parametrize("key", ["save_as", "url", "template", "status: draft\nsave_as"])
def test_a_page_cannot_replace_another_by_its_metadata(site, key):
    site.write("content/pages/about.md", f"Title: About\n{key}: index.html\n\nHello.\n")
    done = site.run("build")

    assert done.code == 1
    assert "content/pages/about.md" in done.err


def test_dotfiles_drafts_and_links_out_of_content_are_not_published(site, tmp_path):
    site.write("content/files/.env", CANARY)
    site.write("content/files/plan.txt", "fine")
    site.write("content/articles/soon.md", f"Title: Soon\nDate: 2026-02-02\nStatus: draft\n\n{CANARY}\n")
    site.build()

    assert b"fine" in site.tree().values()
    assert not [path for path, body in site.tree().items() if CANARY.encode() in body]

    outside = tmp_path / "outside.txt"
    outside.write_text(CANARY)
    (site.root / "content" / "files" / "way-out.txt").symlink_to(outside)
    done = site.run("build")

    assert done.code == 1
    assert "content/files/way-out.txt" in done.err


HIDDEN = [".env", ".git/config", ".hidden/x.txt", "sub/.secret", "sub/a.txt~", "sub/#a.txt#", "a.swp", "a.bad", "__pycache__/a.pyc"]  # fmt: skip


def test_the_output_is_what_was_planned_and_the_files_that_people_put_there_and_nothing_else(site):
    site.write("feeds.yml", FEEDS.format(kind="blog", ext="json"))
    bodies = [place.replace("{m}", marker) for marker in MARKERS for place in PLACES[:2]]
    site.write("content/feed.json", json_feed(bodies))
    for name in ("plan.txt", "sub/map.txt"):
        site.write(f"content/files/{name}", "fine")
    for name in (*(f"content/files/{hidden}" for hidden in HIDDEN), ".env", ".git/config", "content/secret.txt"):
        site.write(name, CANARY)
    site.write("content/pages/about.md", "Title: About\n\nHello, [map]({static}/files/sub/map.txt).\n")
    site.write("content/articles/hello.md", "Title: Hello\nDate: 2026-02-03\n\nHello.\n")
    site.build()
    (memory,) = (site.root / ".rookery").glob("build-*.json")
    planned = {path for path, (mark, *_) in json.loads(memory.read_text())["files"].items() if mark}
    brought = {"files/plan.txt", "files/sub/map.txt", "about/index.html", "posts/hello/index.html"}

    assert set(site.tree()) == planned | brought
    assert not planned & brought
    assert not [path for path, body in site.tree().items() if CANARY.encode() in body]


@pytest.mark.parametrize(
    "link",
    ["files", "files/sub", "files/sub/x.txt", "images", "pages/x.md", "articles/x.md", "questions/x.md", "people"],
)  # fmt: skip
def test_a_link_that_leads_out_of_content_is_refused_wherever_it_stands(site, tmp_path, link):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.md").write_text(f"Title: {CANARY}\nDate: 2026-02-03\n\n{CANARY}\n")
    place = site.root / "content" / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(outside / "x.md" if place.suffix else outside)
    done = site.run("check")

    assert done.code == 1, done.out
    assert f"content/{link}: a link that leads out of content/" in done.err


def test_people_write_markdown_and_no_scripts(site):
    site.person("ada")
    body = "Hi <script>alert(1)</script> <form action=https://evil.example/><input></form> <svg onload=alert(1)>\n\n## @ada 2026-02-10\n\n<b onclick=x>Yes</b> **really**\n"
    site.question("q", "A question", body=body)
    site.build()
    page = without_data(site.page("questions/q"))

    assert "<strong>really</strong>" in page
    for bad in ("<script", "onload", "onclick", "<form", "<input", "<svg onload"):
        assert bad not in page


def test_a_withdrawn_name_stands_nowhere_in_the_site(site):
    site.write("feeds.yml", FEEDS.format(kind="blog", ext="xml"))
    site.write("content/feed.xml", rss(item(1, more="<author>Cyrus Canary</author>")))
    site.person("cyrus", "Cyrus Canary")
    site.question("q", "A question", body="Well?\n\n## @cyrus 2026-02-10\n\nYes.\n")
    site.build()

    assert "Cyrus Canary" in site.page("questions/q")
    assert any(path.startswith("people/cyrus") for path in site.tree())

    site.person("cyrus", "Cyrus Canary", consent="withdrawn")
    site.build()
    files = site.tree()

    assert not [path for path, body in files.items() if b"Canary" in body or "cyrus" in path]
    assert "An employee" in site.page("questions/q")
    assert any("An employee" in body.decode() for path, body in files.items() if path.startswith("blog/"))


def test_consent_that_lapses_takes_the_name_out_on_the_day_after(site):
    site.person("dora", "Dora Canary", "until: 2026-03-01\n")
    site.question("q", "A question", body="Well?\n\n## @dora 2026-02-10\n\nYes.\n")
    site.build(today="1772366400")  # 2026-03-01, still within

    assert "Dora Canary" in site.page("questions/q")

    site.build()  # 2026-03-02

    assert "Dora Canary" not in site.page("questions/q")
