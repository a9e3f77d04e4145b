"""Faults of the house itself: its own files, its disk, its pages, two runs at once; and pictures that are none."""

from __future__ import annotations

import ctypes
import re
import shutil
from pathlib import Path

import pytest

import forked
from faulty import LATER, PUBLIC, changed, fault
from rookery.archive.lock import locked
from rookery.publish import render
from server import answer
from sites import item

FIRST, SECOND, THIRD = (
    item(1, "First light"),
    item(2, "Second wind"),
    item(3, "Third half", "A text that breaks the page."),
)


def assert_nothing_came_of_it(scene):
    scene.assert_archive(scene.archive)
    scene.assert_output()


# ---- a text that cannot be shown


@fault(41)
def test_a_text_that_cannot_be_shown_is_named_and_its_page_stands_without_it(scene, monkeypatch):
    scene.says(FIRST, SECOND, THIRD)
    feeds = (scene.site.root / "feeds.yml").read_text()
    scene.site.write("feeds.yml", feeds.replace("kind: blog", "kind: blog\n    publish: full"))
    whole = render.for_page

    def fragile(text, **options):
        if "breaks the page" in text:
            raise RecursionError("too deep")
        return whole(text, **options)

    with monkeypatch.context() as patch:
        patch.setattr(render, "for_page", fragile)
        done = scene.build()
    pages = scene.site.tree()
    (page,) = (name for name in pages if name.startswith("blog/third-half"))
    (place,) = (f"content/collected/{name}" for name in scene.entries() if "third-half" in name)

    assert 3 == done.code, done.err
    assert f"{page}: stands without its text: {place} cannot be shown (RecursionError: too deep)\n" in done.err
    assert "hide the entry (an override with `hidden: true`)" in done.err
    assert "The text of this entry cannot be shown here at the moment." in pages[page].decode()
    assert "application/ld+json" not in pages[page].decode()
    for other in ("index.html", "blog/index.html", "feed.atom"):
        assert b"Third half" in pages[other]

    again = scene.build()

    assert 0 == again.code
    assert "A text that breaks the page." in scene.site.page(page.removesuffix("/index.html"))
    assert [page] == [name for name in changed(pages, scene.site.tree()) if not name.startswith("sitemap")]


# ---- the disk


def without_power(monkeypatch):
    """The next command may write only where its user may, even if that is root: it gives up what lets root pass."""
    enter = forked.run

    def run():
        header = (ctypes.c_uint32 * 2)(0x20080522, 0)  # capset(2), version 3, of this process
        ctypes.CDLL(None).capset(header, (ctypes.c_uint32 * 6)())
        enter()

    monkeypatch.setattr(forked, "run", run)


def close(folder):
    """Take away the right to write below a folder; what is needed to give it back."""
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(0o555)
    return folders


CANNOT = {
    "content/collected": r"content/collected/blog/2026/\S+third-half-\S+\.md: cannot write it: Permission denied\. Make it writable\b.*\n",
    "output": r"\S+/output/\S+: Permission denied\. Make it writable for this user, or choose another place\noutput/ may hold .+\n",
}


@fault(44)
@pytest.mark.parametrize("place", CANNOT)
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs the capabilities of Linux")
def test_a_place_that_cannot_be_written_to_is_named_and_nothing_is_half_written(scene, monkeypatch, place):
    scene.says(FIRST, SECOND, THIRD)
    folders = close(scene.site.root / place)
    without_power(monkeypatch)

    done = scene.build()
    for path in folders:
        path.chmod(0o755)

    assert 1 == done.code
    assert re.fullmatch(CANNOT[place], done.err), done.err
    assert [] == [
        name
        for name in changed(scene.archive, scene.archive_now())
        if "third-half" not in name and "_state" not in name
    ]
    if place == "content/collected":
        scene.assert_archive(scene.archive)
    scene.assert_output()


# ---- two runs at once


@fault(45)
@pytest.mark.parametrize("work", ["collect", "build"])
def test_a_second_run_at_once_ends_and_says_who_is_at_work(scene, work):
    scene.says(FIRST, SECOND, THIRD)
    with locked(scene.site.root, work):
        done = scene.build()

    assert (1, "already running (pid ") == (done.code, done.err[:21])
    assert "wait until it is done" in done.err
    assert_nothing_came_of_it(scene)


# ---- what people write


BLOG = "  - id: blog\n    kind: blog\n    url: https://blog.example/feed\n"
MISTAKES = {
    "no YAML": ("feeds:\n  - id: [blog\n", "feeds.yml:3: "),
    "a name twice": (f"feeds:\n{BLOG}{BLOG}", "feeds.yml:5: feeds[1].id: "),
    "an unknown key": (f"feeds:\n{BLOG}    kinds: blog\n", "feeds.yml:5: feeds[0].kinds: "),
    "another scheme": (f"feeds:\n{BLOG.replace('https', 'gopher')}", "feeds.yml:4: feeds[0].url: "),
    "no file": (None, "feeds.yml: "),
}


@fault(47)
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_feeds_yml_is_named_with_its_line_before_anything_is_asked(scene, mistake):
    text, said = MISTAKES[mistake]
    (scene.site.root / "feeds.yml").unlink()
    if text is not None:
        scene.site.write("feeds.yml", text)

    done = scene.build()

    assert (1, True) == (done.code, done.err.startswith(said)), done.err
    assert "; nothing was published\n" in done.err
    assert [] == scene.asked()
    assert_nothing_came_of_it(scene)


@fault(48)
@pytest.mark.parametrize("hand", ["cut off", "edited", "not text"])
def test_a_damaged_entry_is_set_aside_fetched_again_and_the_others_are_used(scene, hand):
    name = next(name for name in scene.archive if "first-light" in name)
    whole = scene.archive[name]
    damaged = {"cut off": whole[:60], "edited": whole.replace(b"title:", b"titel:"), "not text": b"\xff" + whole}[hand]
    scene.site.write(f"content/collected/{name}", damaged)
    scene.plays(answer(404))
    without = scene.build()
    pages = scene.site.page("")
    scene.says(FIRST, SECOND)
    healed = scene.build()

    bad = f"{name}.bad"
    assert [3, 0] == [without.code, healed.code]
    assert f"note: content/collected/{name}" in without.out
    assert f"set aside as {bad.rpartition('/')[2]}\n" in without.out
    assert f"note: content/collected/{bad}: mend it and take '.bad' off its name, or remove it\n" in without.out
    assert ("Second wind" in pages, "First light" in pages) == (True, False)
    assert damaged == scene.archive_now()[bad]
    assert scene.entries().keys() == {key for key in scene.archive if key.startswith("blog/2")} | {bad}
    assert "First light" in scene.site.page("")


@fault(48)
def test_a_damaged_entry_stops_a_build_that_may_not_ask_for_it_with_its_line_and_the_mend(scene):
    name = next(name for name in scene.archive if "first-light" in name)
    scene.site.write(f"content/collected/{name}", scene.archive[name].replace(b"title:", b"titel:"))

    done = scene.site.run("build", "--offline", today=LATER)

    assert (1, f"content/collected/{name}:4: ") == (done.code, done.err[: len(f"content/collected/{name}:4: ")]), (
        done.err
    )
    assert (
        ". `rookery collect` sets it aside and asks its feed for it again\n1 problem; nothing was published" in done.err
    )
    assert [] == scene.asked()
    scene.assert_output()


@fault(48)
def test_a_damaged_memory_of_a_feed_is_set_aside_and_the_feed_asked_in_full(scene):
    scene.site.write("content/collected/blog/_state.json", b'{"etag": ')
    done = scene.build()

    assert (0, True) == (done.code, "content/collected/blog/_state.json: not JSON" in done.out)
    assert "set aside as _state.json.bad\n" in done.out
    scene.assert_archive(scene.archive | {"blog/_state.json.bad": b'{"etag": '})
    scene.assert_output()


@fault(49)
def test_a_feed_that_left_feeds_yml_is_named_and_its_entries_stay(scene):
    press = scene.server.url("/press", "press.example")
    scene.site.write("feeds.yml", f"feeds:\n  - id: press\n    kind: press\n    url: {press}\n")

    done = scene.build()

    gone = "note: content/collected/blog/ is not in feeds.yml any more; its 2 entries stay on the site. If it"
    scene.assert_well(done, gone)
    scene.assert_archive(scene.with_memory(left="2026-03-02"))
    assert {"/press"} == set(scene.asked())
    again = scene.build()
    assert (0, False) == (again.code, "not in feeds.yml" in again.out)
    for command in ("check", "status"):
        assert "its 2 entries stay on the site. If it should go: rookery forget blog" in scene.site.run(command).out

    assert 0 == scene.site.run("forget", "blog", "--yes").code
    assert {"press"} == {name.split("/")[0] for name in scene.archive_now()}
    assert "Second wind" not in scene.build().out + scene.site.page("")


# ---- the output


@fault(52)
def test_an_output_that_is_gone_or_holds_what_nobody_planned_is_as_before_after_a_build(scene):
    scene.site.write("output/blog/old-post/index.html", "an old page")
    scene.site.write("output/index.html", "half of a pa")
    mended = scene.build()
    scene.assert_output()
    shutil.rmtree(scene.site.output)

    again = scene.build()

    assert [0, 0] == [mended.code, again.code], mended.err
    assert "1 removed" in mended.out
    assert_nothing_came_of_it(scene)


# ---- pictures


@fault(55)
def test_a_picture_that_is_none_leaves_the_page_without_it_and_nothing_linked_from_elsewhere(scene):
    photographs = pytest.importorskip("photographs", reason="pictures need the extra `images`")
    page, drawing = b"<html>no picture</html>", b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
    pictures = {
        "missing.png": (answer(404), "not found: 404; asked for again tomorrow"),
        "page.png": (answer(body=page, content_type="image/png"), "an HTML page, no picture; left out for good"),
        "drawing.svg": (answer(body=drawing, content_type="image/svg+xml"), "a drawing (SVG)"),
        "huge.jpg": (answer(content_length="50000000"), "too large: more than 5 MB; asked for again tomorrow"),
        "where.jpg": (answer(body=photographs.photograph("JPEG", 320, 200)), ""),
    }
    addresses = {
        name: scene.server.url(f"/{name}", f"pictures{number}.example") for number, name in enumerate(pictures)
    }
    for number, (name, (script, _)) in enumerate(pictures.items()):
        scene.names.addresses[f"pictures{number}.example"] = [PUBLIC]
        scene.plays(script, path=f"/{name}")
    images = "".join(f"&lt;img src=&quot;{address}&quot;&gt;" for address in addresses.values())
    feeds = (scene.site.root / "feeds.yml").read_text()
    scene.site.write("feeds.yml", feeds.replace("kind: blog", "kind: blog\n    publish: full\n    images: local"))
    scene.says(FIRST, SECOND, item(3, "Third half", f"&lt;p&gt;Look:{images}&lt;/p&gt;"))

    done = scene.build()

    site = scene.site.tree()
    (text,) = (body.decode() for name, body in site.items() if re.fullmatch(r"blog/third-half-\w+/index\.html", name))
    assert 0 == done.code, done.err
    told = {name: line for line in done.out.splitlines() for name, address in addresses.items() if address in line}
    assert {name: True for name in pictures if name != "where.jpg"} == {
        name: pictures[name][1] in told[name] for name in told
    }, told
    assert 1 == text.count("<img ")
    assert "Look:" in text
    assert [] == [name for name, body in site.items() if re.search(rb"pictures\d\.example", body)]
    assert [] == [name for name, body in site.items() for secret in photographs.SECRETS if secret in body]
