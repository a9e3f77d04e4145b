"""Images of foreign texts: marks in the archive, pictures of the site on a page, and never an address from elsewhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.html.own import for_page
from rookery.html.pictures import MOST, Wanted, keys_in, picture_key
from rookery.html.sanitize import sanitize
from rookery.model.picture import Picture

BASE = "https://blog.example.com/post/"
HERON = Picture("/hub/pictures/a-1400.jpg", 1400, 933, "/hub/pictures/b-700.jpg 700w, /hub/pictures/a-1400.jpg 1400w")


def marked(html, **options):
    wanted = Wanted(BASE, **options)
    return sanitize(html, base=BASE, pictures=wanted), wanted.found


def shown(html):
    """What a page shows of ``html`` if every picture that it names is there."""
    body, found = marked(html)
    return for_page(body, pictures=dict.fromkeys(found, HERON))


@pytest.mark.parametrize(
    ("attributes", "address"),
    [
        ('src="a.png"', "https://blog.example.com/post/a.png"),
        ('src="/a.png#top"', "https://blog.example.com/a.png"),
        ('src="//cdn.example.com/a.png"', "https://cdn.example.com/a.png"),
        ('src="data:image/gif;base64,R0" data-src="late.jpg"', "https://blog.example.com/post/late.jpg"),
        ('srcset="s.jpg 300w, l.jpg 1200w, m.jpg 800w"', "https://blog.example.com/post/l.jpg"),
    ],
)
def test_an_image_leaves_the_key_of_its_address(attributes, address):
    body, found = marked(f'<p><img {attributes} alt="A heron"></p>')

    assert {picture_key(address): address} == found
    assert f'<p><img data-picture="{picture_key(address)}" alt="A heron"></p>' == body


@pytest.mark.parametrize(
    "src", ["javascript:alert(1)", "data:image/svg+xml,<svg/>", "file:///etc/passwd", "", "{attach}a"]
)
def test_what_is_no_address_of_the_web_leaves_nothing(src):
    assert "{attach}a" == src or ("", {}) == marked(f'<p><img src="{src}" alt="x"></p>')
    assert "{" not in marked(f'<p><img src="{src}" alt="x"></p>')[0]


def test_the_page_shows_the_picture_with_its_size_and_its_words():
    page = shown(
        '<figure><img src=a.png alt="A {heron} &amp; a &quot;gauge&quot;, me@nest.org"><figcaption>Seven</figure>'
    )

    assert (
        '<figure><img src="/hub/pictures/a-1400.jpg" srcset="/hub/pictures/b-700.jpg 700w, /hub/pictures/a-1400.jpg 1400w"'
        ' sizes="(min-width: 46rem) 42rem, 100vw" width="1400" height="933" alt="A &#123;heron&#125; &amp; a &quot;gauge'
        '&quot;, [e-mail removed]" loading="lazy" decoding="async">\n<figcaption>Seven</figcaption>\n</figure>' == page
    )


def test_a_picture_that_is_not_there_leaves_nothing_empty_behind():
    body, _ = marked("<p>Before</p><p><a href=https://e.com/><img src=a.png></a></p><figure><img src=b.png></figure>")

    assert "<p>Before</p>" == for_page(body)


def test_a_text_without_pictures_is_the_same_whether_they_are_kept_or_not():
    html = "<h1>One</h1><p>Two <b>three</b></p><ul><li>four"

    assert sanitize(html, base=BASE) == marked(html)[0]


def test_a_mark_that_came_with_the_text_is_none():
    forged = f'<p>Hi <img data-picture="{picture_key("https://other.example/a.png")}" alt="x"></p>'

    assert ("<p>Hi</p>", {}) == marked(forged)


def test_an_entry_has_so_many_pictures_and_no_more():
    body, found = marked("".join(f"<p><img src={number}.png></p>" for number in range(MOST + 5)))

    assert (MOST, MOST) == (len(found), len(keys_in(body)))


def test_files_beside_the_feed_are_named_from_there():
    _, found = marked('<img src="images/a%20b.png?v=2"><img src="/web.png"><img src="../up.png">', beside=True)

    assert ["images/a b.png", "https://blog.example.com/web.png", "https://blog.example.com/up.png"] == [
        *found.values()
    ]


PIECES = [
    "<img ",
    "src=",
    "data-picture=",
    "data-src=",
    "srcset=",
    '"',
    "'",
    "https://e.com/a.png",
    "a.png 2x, ",
    ">",
    "<p>",
]
PIECES += [
    "onerror=x ",
    "alt=",
    "<figure>",
    "</",
    "{static}",
    "|",
    "0" * 32,
    "<svg>",
    "javascript:",
    "\u0338",
    " ",
    "style=x ",
]
ONLY = re.compile(r'<img data-picture="[0-9a-f]{32}" alt="[^"<>]*">')


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_whatever_a_text_says_its_images_are_marks_of_addresses_that_it_named(html):
    body, found = marked(html)
    page = for_page(body, pictures=dict.fromkeys(found, HERON))

    assert set(keys_in(body)) <= set(found)
    assert "<img" not in ONLY.sub("", body)
    assert page.count("<img") == page.count(f'<img src="{HERON.src}" ') == len(ONLY.findall(body))
    assert "<img" not in for_page(body)
