"""What there is to watch, hear or fetch."""

from __future__ import annotations

import pytest

from rookery.model.entry import Media

WATCH = "https://www.youtube.com/watch?v=abcDEF12_-3"
UUID = "ed5c048d-01f3-4ceb-97db-6e278de512b0"


@pytest.mark.parametrize(
    ("link", "provider", "page"),
    [
        ("https://www.youtube.com/watch?v=abcDEF12_-3&amp;feature=share", "youtube", WATCH),
        ("http://youtube.com/watch?list=a&amp;v=abcDEF12_-3", "youtube", WATCH),
        ("https://youtu.be/abcDEF12_-3?t=5", "youtube", WATCH),
        ("https://www.youtube.com/shorts/abcDEF12_-3", "youtube", WATCH),
        ("https://www.youtube-nocookie.com/embed/abcDEF12_-3", "youtube", WATCH),
        ("https://vimeo.com/1013595996", "vimeo", "https://vimeo.com/1013595996"),
        ("https://player.vimeo.com/video/1013595996?h=b1b80eff69", "vimeo", "https://vimeo.com/1013595996/b1b80eff69"),
        (f"https://tube.example/videos/embed/{UUID}", "peertube", f"https://tube.example/videos/watch/{UUID}"),
        ("https://tube.example/w/vTzwGBQ4kBBkHgXcYVgRFK", "peertube", "https://tube.example/w/vTzwGBQ4kBBkHgXcYVgRFK"),
    ],
)  # fmt: skip
def test_the_page_of_a_video_is_known_in_all_its_spellings(link, provider, page, entry):
    found = entry(f"<title>A</title><link>{link}</link>", kind="video")

    assert (Media("video", page, provider=provider),) == found.media


@pytest.mark.parametrize(
    "link",
    [
        *("https://www.youtube.com/@harbour", "https://www.youtube.com/watch?v=short", "https://vimeo.com/harbour"),
        *(
            "https://youtube.com.example/watch?v=abcDEF12_-3",
            "https://a.example/w/short",
            "https://a.example/watch?v=a",
        ),
    ],
)
def test_other_pages_are_no_videos(link, entry):
    assert () == entry(f"<title>A</title><link>{link}</link>", kind="video").media


@pytest.mark.parametrize(
    ("markup", "media"),
    [
        (
            '<enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="77"/><itunes:duration>1:02:03</itunes:duration>',
            (Media("audio", "https://a.example/1.mp3", "audio/mpeg", duration=3723, length=77),),
        ),
        (
            '<enclosure url="https://a.example/1.mp3" length="-5"/><itunes:duration>62:03</itunes:duration>',
            (Media("audio", "https://a.example/1.mp3", duration=3723),),
        ),
        (
            '<enclosure url="https://a.example/1.m4v" type="video/x-m4v"/><itunes:duration>95.7</itunes:duration>',
            (Media("video", "https://a.example/1.m4v", "video/x-m4v", duration=95),),
        ),
        (
            '<enclosure url="https://a.example/a.pdf" type="application/pdf" length="9"/>',
            (Media("file", "https://a.example/a.pdf", "application/pdf", length=9),),
        ),
        (
            ('<media:content url="https://a.example/hd.mp4" medium="video" duration="30" fileSize="9"/>'
            '<media:content url="https://a.example/sd.mp4" medium="video" duration="30" fileSize="3"/>'),
            (Media("video", "https://a.example/hd.mp4", duration=30, length=9),),
        ),
        (
            ('<enclosure url="https://a.example/1.mp3" type="audio/mpeg"/>'
            '<media:content url="https://a.example/1.mp3" type="audio/mpeg"/>'),
            (Media("audio", "https://a.example/1.mp3", "audio/mpeg"),),
        ),
        ('<enclosure url="https://a.example/a.jpg" type="image/jpeg"/>', ()),
        ('<enclosure url="https://a.example/a.webp" type=""/><media:content url="https://a.example/b" medium="image"/>', ()),
        ('<enclosure url="javascript:alert(1)" type="audio/mpeg"/><enclosure/>', ()),
        ('<media:thumbnail url="https://a.example/a.jpg"/>', ()),
    ],
    ids=["audio", "guessed", "video", "file", "sizes", "twice", "picture", "pictures", "hostile", "thumbnail"],
)  # fmt: skip
def test_enclosures_are_listed_once_and_pictures_not_at_all(markup, media, entry):
    assert media == entry(f"<title>A</title>{markup}").media


def test_a_video_page_stands_for_its_players_and_files(entry):
    markup = f"""<title>A</title><link>https://tube.example/videos/watch/{UUID}</link>
        <enclosure url="https://tube.example/{UUID}-1080.torrent" type="application/x-bittorrent" length="9"/>
        <media:content url="https://tube.example/{UUID}-720.mp4" type="video/mp4" duration="61"/>"""

    assert (Media("video", f"https://tube.example/videos/watch/{UUID}", provider="peertube", duration=61),) == (
        entry(markup, kind="video").media
    )
