"""Pictures on the built site: what a shown page names is there, clean and sized, and nothing else."""

from __future__ import annotations

import json
import re

import pytest

import photographs
from rookery.audit.image import metadata_of
from sites import CONF, Site, item, rss, tree

FEEDS = """\
feeds:
  - {{id: films, kind: video, path: feeds/films.xml, title: Films, publish: full, images: {images}}}
  - {{id: blog, kind: blog, path: feeds/blog.xml, title: Blog, publish: full, images: {images}}}
  - {{id: brief, kind: press, path: feeds/brief.xml, title: Brief, images: {images}}}
"""
IMAGES = {
    "a.jpg": ("JPEG", 1600, 1000),
    "b.png": ("PNG", 320, 200),
    "c.webp": ("WEBP", 320, 240),
    "d.jpg": ("JPEG", 300, 200),
}


def media(text):
    return text.replace("<rss ", '<rss xmlns:media="http://search.yahoo.com/mrss/" ')


def body(*names):
    return "".join(
        f"&lt;p&gt;Text &lt;img src=&quot;{name}&quot; alt=&quot;Ask canary@nest.example&quot;&gt;&lt;/p&gt;"
        for name in names
    )


def film(number, picture):
    watch = f"https://www.youtube.com/watch?v=EXAMPLE{number:04}"
    text = item(number, body="How a gauge is made, in six minutes.", more=f'<media:thumbnail url="{picture}"/>')
    return text.replace(f"<link>https://blog.example.com/{number}/</link>", f"<link>{watch}</link>")


def write(site):
    for name, (form, width, height) in IMAGES.items():
        site.write(f"feeds/{name}", photographs.photograph(form, width, height))
    site.write("feeds/films.xml", media(rss(film(1, "a.jpg"))))
    posts = (item(2, body=body("b.png")), item(3, body=body("c.webp", "gone.png", "https://192.0.2.1:9/x.png")))
    site.write("feeds/blog.xml", rss(*posts))
    site.write(
        "feeds/brief.xml", media(rss(item(4, more='<media:content medium="image" url="d.jpg"/>', body=body("b.png"))))
    )
    site.write("feeds.yml", FEEDS.format(images="local"))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("pictures"))
    site.write("pelicanconf.py", CONF + 'SITEURL = "https://nest.example.com/hub"\n')
    write(site)
    site.first = site.build()
    return site


def pages(site, folder):
    return {path.parent.name: path.read_text() for path in (site.output / folder).glob("*-*/index.html")}


def page(site, folder, number):
    return next(text for name, text in pages(site, folder).items() if name.startswith(f"post-{number}-"))


def pictures(site):
    return {name for name in site.tree() if name.startswith("pictures/")}


def test_a_video_shows_its_poster_and_search_engines_are_told_of_it(site):
    text = page(site, "videos", 1)
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    told = json.loads(data)
    told = next((one for one in told.get("@graph", [told]) if one["@type"] == "VideoObject"), None)

    assert told is not None
    assert told["thumbnailUrl"].startswith("https://nest.example.com/hub/pictures/")
    assert f'src="{told["thumbnailUrl"].removeprefix("https://nest.example.com")}"' in text
    assert 'width="1400" height="875" alt=""' in text


def test_the_text_shows_its_pictures_where_they_stood_with_masked_words(site):
    text = page(site, "blog", 2)

    assert re.search(
        r'<p>Text <img src="/hub/pictures/[0-9a-f]{32}-320.webp" width="320" height="200" alt="Ask \[e-mail', text
    )


def test_a_picture_that_cannot_be_had_is_told_and_missed_by_nobody(site):
    assert 1 == page(site, "blog", 3).count("<img")
    assert "gone.png: no such file: gone.png; asked for again tomorrow" in site.first.out
    assert "https://192.0.2.1:9/x.png" in site.first.out


def test_an_excerpt_shows_the_picture_of_the_whole_and_none_of_the_text(site):
    text = page(site, "press", 4)

    assert 1 == text.count("<img")
    assert '-300.jpg" width="300" height="200"' in text


def test_only_what_a_page_shows_is_published_and_every_image_is_the_sites_own(site):
    html = {name: data.decode() for name, data in site.tree().items() if name.endswith(".html")}
    named = {url for text in html.values() for url in re.findall(r"/hub/(pictures/[\w.-]+)", text)}
    sources = {src for text in html.values() for src in re.findall(r'<img[^>]*? src="([^"]*)"', text)}

    assert named == pictures(site)
    assert all(src.startswith("/hub/pictures/") for src in sources)
    assert {"jpg", "webp"} == {name.rpartition(".")[2] for name in named}
    assert 5 == len(named)  # four pictures, one of them in two sizes


@pytest.mark.parametrize("folder", ["output", "content/collected"])
def test_nothing_says_where_and_by_whom_they_were_taken(site, folder):
    files = tree(site.root / folder)

    assert not [name for name, data in files.items() if any(secret in data for secret in photographs.SECRETS)]
    assert not [name for name, data in files.items() if metadata_of(data)]


def test_a_rebuild_writes_nothing_and_a_clean_one_the_same(site, tmp_path):
    before = site.tree()
    again = site.build("--offline")
    for name, data in tree(site.root).items():
        if not name.startswith(("output/", ".rookery/")):
            (place := tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    clean = Site.at(tmp_path)
    clean.build("--offline")

    assert "nothing to write" in again.out
    assert before == site.tree() == clean.tree()


def test_what_is_hidden_takes_its_picture_with_it_and_drop_takes_all(site):
    (entry,) = (site.root / "content/collected/blog").glob("*/*post-2-*.md")
    hidden = site.write(f"content/overrides/blog/{entry.name}", "---\nhidden: true\n---\n")
    before = pictures(site)
    site.build("--offline")
    after = pictures(site)
    hidden.unlink()
    site.write("feeds.yml", FEEDS.format(images="drop"))
    site.build("--offline")
    dropped = pictures(site)
    no_image = [name for name, data in site.tree().items() if name.endswith(".html") and b"<img" in data]

    assert (1, set(), []) == (len(before - after), dropped, no_image)
