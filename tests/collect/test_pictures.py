"""Pictures of entries over a real server: fetched once, kept beside the entries, and whatever fails costs only itself."""

from __future__ import annotations

import pytest

import photographs
from rookery.archive.pictures import read_pictures, read_wanted
from rookery.archive.store import read_feed
from rookery.cli.life import confirm_feed
from rookery.collect import hold
from rookery.collect.pictures import MAX_TRIES
from rookery.collect.run import collect
from rookery.config.feeds import FeedConfig, FeedsFile
from rookery.html.pictures import keys_in, picture_key
from server import answer
from sites import item, rss, tree

MONDAY = "2026-03-02T10:00:00Z"
PHOTO = photographs.photograph("JPEG")


def days():
    """One time a day from Monday on."""
    yield from (f"2026-03-{day:02}T10:00:00Z" for day in range(2, 32))


class Press:
    """A site with one feed on a server, and pictures beside it."""

    def __init__(self, root, server, **config):
        self.root, self.server = root, server
        self.serve_feed()
        base = {"id": "blog", "kind": "blog", "publish": "full", "images": "local", "allow_private": True}
        self.feed = FeedConfig(**{**base, "url": server.url("/feed"), **config})

    def serve_feed(self, body="", more="", items=None):
        text = rss(*(items or [item(1, body=body, more=more)]), link=self.server.url("/"))
        text = text.replace("<rss ", '<rss xmlns:media="http://search.yahoo.com/mrss/" ')
        self.server.plays("/feed", answer(200, text.encode()))

    def serve_picture(self, path, body=PHOTO, **headers):
        return self.server.plays(path, answer(200, body, Content_Type="image/jpeg", **headers))

    def run(self, now=MONDAY, progress=None):
        return collect(self.root, FeedsFile(feeds=(self.feed,)), now=now, progress=progress)

    def notes(self, now=MONDAY):
        return self.run(now).feeds[0].notes

    def kept(self):
        return read_pictures(self.root, "blog")

    def wanted(self):
        return read_wanted(self.root, "blog")

    def asked(self):
        return [target for target in self.server.targets() if target not in {"/feed", "/robots.txt"}]


@pytest.fixture
def press(tmp_path, server):
    return Press(tmp_path, server)


def image(url, more=""):
    return f"&lt;p&gt;Look: &lt;img src=&quot;{url}&quot; {more}&gt;&lt;/p&gt;"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_a_picture_is_archived_without_what_its_camera_wrote(press, form):
    url = press.serve_picture("/a", photographs.photograph(form))
    press.serve_feed(image(url))

    assert () == press.notes()
    assert [picture_key(url)] == list(press.kept()) == list(keys_in(read_feed(press.root, "blog")[0].content))
    assert not [place for place, data in tree(press.root).items() for one in photographs.SECRETS if one in data]


def test_a_picture_is_asked_for_once_and_a_run_without_news_changes_no_byte(press):
    press.serve_feed(image(press.serve_picture("/a.jpg")))
    press.run()
    before = tree(press.root / "content")
    press.server.plays("/a.jpg", answer(200, photographs.photograph("PNG")))
    press.run("2026-03-03T10:00:00Z")

    assert before == tree(press.root / "content")
    assert ["/a.jpg"] == press.asked()


def test_an_address_that_is_signed_anew_each_time_is_the_same_picture(press):
    for signature in ("one", "two"):
        path = f"/a.jpg?w=5&Expires=9&Signature={signature}"
        press.serve_picture(path)
        press.serve_feed(image(press.server.url(path).replace("&", "&amp;amp;")))
        report = press.run()

    assert 0 == report.feeds[0].updated
    assert ["/a.jpg?w=5&Expires=9&Signature=one"] == press.asked()


NOTHING = {
    "404": answer(404),
    "403": answer(403),
    "an HTML page": answer(200, b"<!doctype html><html><body>Sign in</body></html>", Content_Type="image/png"),
    "SVG": answer(200, b"<svg xmlns='http://www.w3.org/2000/svg'/>", Content_Type="image/png"),
    "50 MB": answer(200, PHOTO, Content_Length="50000000"),
    "truncated": answer(200, PHOTO, Content_Length=str(len(PHOTO) + 9)),
    "cut off": answer(200, PHOTO[:900]),
    "a bomb": answer(200, photographs.bomb()),
    "one pixel": answer(200, photographs.photograph("PNG", 1, 1)),
    "empty": answer(200, b""),
    "reset": ["reset"],
}


@pytest.mark.parametrize("name", NOTHING)
def test_a_picture_that_is_none_costs_nothing_but_itself(press, name):
    press.server.plays("/bad.png", NOTHING[name])
    press.serve_feed(image(press.server.url("/bad.png")) + image(press.serve_picture("/good.jpg")))
    report = press.run()

    assert 0 == report.exitcode
    assert [picture_key(press.server.url("/good.jpg"))] == list(press.kept())
    assert 1 == len(read_feed(press.root, "blog"))
    assert [f"picture {press.server.url('/bad.png')}"] == [note.split(": ")[0] for note in report.feeds[0].notes]


def test_a_picture_that_failed_is_asked_for_once_a_day_and_not_for_ever(press):
    press.server.plays("/a.jpg", answer(500))
    press.serve_feed(image(press.server.url("/a.jpg")))
    for now in list(days())[: MAX_TRIES + 3]:
        press.run(now)
        press.run(now)

    assert MAX_TRIES == len(press.asked())


def test_a_picture_that_was_not_there_comes_when_it_is(press):
    press.server.plays("/a.jpg", answer(404), answer(200, PHOTO))
    press.serve_feed(image(press.server.url("/a.jpg")))
    first, second = press.notes(), press.notes("2026-03-03T10:00:00Z")

    assert [picture_key(press.server.url("/a.jpg"))] == list(press.kept())
    assert {} == press.wanted()
    assert (1, 0) == (len(first), len(second))


def test_what_is_no_picture_is_never_asked_for_again(press):
    press.server.plays("/a.jpg", NOTHING["SVG"])
    press.serve_feed(image(press.server.url("/a.jpg")))
    for now in list(days())[:3]:
        press.run(now)

    assert ["/a.jpg"] == press.asked()


def test_with_drop_nothing_is_asked_for_and_nothing_is_left_in_the_text(tmp_path, server):
    press = Press(tmp_path, server, images="drop")
    press.serve_feed(image(press.serve_picture("/a.jpg")))
    press.run()

    assert [] == press.asked()
    assert "<p>Look:</p>" == read_feed(tmp_path, "blog")[0].content


def test_of_an_excerpt_only_the_picture_of_the_whole_is_fetched(tmp_path, server):
    press = Press(tmp_path, server, publish="excerpt")
    poster = press.serve_picture("/poster.jpg")
    press.serve_feed(image(press.serve_picture("/a.jpg")), f'<media:thumbnail url="{poster}"/>')
    press.run()

    assert ["/poster.jpg"] == press.asked()
    assert picture_key(poster) == read_feed(tmp_path, "blog")[0].picture


def test_a_text_cannot_lead_into_the_intranet(tmp_path, server, make_server):
    """allow_private opens the feed's own host and port, and nothing beside it."""
    other = make_server()
    other.plays("/secret.jpg", answer(200, PHOTO))
    server.plays("/redirect.jpg", answer(302, Location="http://169.254.169.254/latest"))
    press = Press(tmp_path, server)
    press.serve_feed(image(other.url("/secret.jpg")) + image(server.url("/redirect.jpg")))
    notes = press.notes()

    assert {} == press.kept()
    assert [] == other.targets()
    assert 2 == sum("private address" in note for note in notes)


def test_a_mark_that_a_text_brings_with_it_means_nothing(press):
    """A foreign text can only show a picture that it names by its address."""
    url = press.serve_picture("/a.jpg")
    forged = f"&lt;p&gt;Hi &lt;img data-picture=&quot;{picture_key(url)}&quot; alt=&quot;x&quot;&gt;&lt;/p&gt;"
    press.serve_feed(items=[item(1, body=image(url)), item(2, body=forged)])
    press.run()

    assert [[picture_key(url)], []] == [list(keys_in(one.content)) for one in read_feed(press.root, "blog")]


def test_pictures_that_count_readers_are_not_asked_for(press):
    urls = [press.serve_picture(f"/{number}.gif") for number in range(3)]
    press.serve_feed(image(urls[0], "width=1 height=1") + image(urls[1], "hidden") + image(urls[2], "height=0"))
    press.run()

    assert [] == press.asked()


def test_a_host_that_fails_three_times_is_left_alone_until_the_next_run(press):
    press.serve_feed("".join(image(press.server.plays(f"/{number}.jpg", answer(503))) for number in range(9)))
    notes = press.notes()

    assert 3 == len(press.asked())
    assert "6 more pictures are asked for in the next run" in notes


class Impatient:
    """Somebody who interrupts as soon as a feed is done."""

    def start(self, _total):
        pass

    def advance(self, _report):
        raise KeyboardInterrupt

    def stop(self):
        pass


def test_a_run_that_ends_before_its_pictures_came_leaves_them_to_the_next(press):
    press.serve_feed(image(press.serve_picture("/a.jpg")))
    with pytest.raises(KeyboardInterrupt):
        press.run(progress=Impatient())
    entries, before = len(read_feed(press.root, "blog")), press.kept()
    press.run()

    assert (1, {}, 1, {}) == (entries, before, len(press.kept()), press.wanted())


def test_pictures_of_what_is_held_are_not_asked_for_before_a_yes(press, monkeypatch):
    monkeypatch.setattr(hold, "MOST_NEW", 0)
    press.serve_picture("/a.jpg")
    press.run()
    press.serve_feed(items=[item(1), item(2, body="&lt;img src='/a.jpg'&gt;")])
    press.run()
    before = press.asked()
    confirm_feed(press.root, FeedsFile(feeds=(press.feed,)), "blog")
    press.run()

    assert ([], ["/a.jpg"]) == (before, press.asked())
    assert 1 == len(press.kept())


def test_a_damaged_list_is_set_aside_and_told(press):
    press.server.plays("/a.jpg", answer(404), answer(200, PHOTO))
    press.serve_feed(image(press.server.url("/a.jpg")))
    press.run()
    (press.root / "content/collected/blog/_images.json").write_text('{"x": 5}')
    notes = press.notes("2026-03-03T10:00:00Z")

    assert any("set aside as _images.json.bad" in note for note in notes)


def test_a_feed_that_is_a_file_has_its_pictures_beside_it_and_nowhere_else(tmp_path, server):
    for place in ("feeds/images/a.jpg", "feeds/.hidden.jpg", "secret.jpg"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(PHOTO)
    (tmp_path / "feeds/out.jpg").symlink_to(tmp_path / "secret.jpg")
    names = ("images/a.jpg", "../secret.jpg", ".hidden.jpg", "images/../../secret.jpg", "out.jpg", "%2e%2e/secret.jpg")
    text = rss(item(1, body="".join(map(image, names))), link="")
    (tmp_path / "feeds/blog.xml").write_text(text)
    press = Press(tmp_path, server, url=None, path="feeds/blog.xml")
    notes = press.notes()

    assert [picture_key("images/a.jpg")] == list(press.kept())
    assert 1 == len(notes)
    assert "out.jpg" in notes[0]
