import pytest

from rookery.html.embeds import Embed, embed_link

YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


@pytest.mark.parametrize(
    ("expected", "player"),
    [
        (Embed(YOUTUBE, "Watch on YouTube"), "https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0&autoplay=1"),
        (Embed(YOUTUBE, "Watch on YouTube"), "//www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        (Embed(YOUTUBE, "Watch on YouTube"), "http://www.youtube.com/v/dQw4w9WgXcQ&hl=en"),
        (Embed(YOUTUBE + "&t=90", "Watch on YouTube"), "https://www.youtube.com/embed/dQw4w9WgXcQ?start=90"),
        (Embed(YOUTUBE, "Watch on YouTube"), "https://youtu.be/dQw4w9WgXcQ"),
        (
            Embed("https://www.youtube.com/playlist?list=PLabcdefghijk", "Watch on YouTube"),
            "https://www.youtube.com/embed/videoseries?list=PLabcdefghijk",
        ),
        (Embed("https://vimeo.com/76979871", "Watch on Vimeo"), "https://player.vimeo.com/video/76979871?color=fff"),
        (Embed("https://vimeo.com/1/ab12", "Watch on Vimeo"), "https://player.vimeo.com/video/1?h=ab12"),
        (
            Embed("https://tube.example/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d", "Watch on tube.example"),
            "https://tube.example/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d?title=0",
        ),
        (
            Embed("https://soundcloud.com/a/b", "Listen on SoundCloud"),
            "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&color=ff",
        ),
        (
            Embed("https://e.example/frame?x=1", "Open the embedded content on e.example"),
            "https://e.example/frame?x=1",
        ),
        (None, "javascript:alert(1)"),
        (None, "about:blank"),
        (None, ""),
    ],
)
def test_a_player_becomes_the_address_of_what_it_plays(expected, player):
    actual = embed_link(player)

    assert expected == actual
