"""What a page may not do, each on a page that is otherwise clean; and a clean page, which breaks nothing."""

import pytest

from audited import HEAD, PAGE
from rookery.audit.finding import Facts
from rookery.audit.page import PageAudit

FACTS = Facts(
    address="https://hub.example.com",
    contacts=frozenset({"ask@example.com"}),
    forms=frozenset({"https://forms.example.com"}),
    scripts=frozenset({"theme/search.js"}),
    names=lambda text: [name for name in ("Gone Person",) if name in text],
)


def found(body: str = "", head: str = HEAD) -> list[str]:
    return [str(one) for one in PageAudit(FACTS).findings("a/index.html", PAGE.format(head=head, body=body))]


CLEAN = """\
<a href="https://blog.example.org/?a=1&amp;b=2" rel="noopener">out</a> <a href="/jobs/">in</a> <a href="#x">here</a>
<img src="/images/a.png" srcset="/images/a.png 1x, /images/b.png 2x" alt=""><svg viewBox="0 0 9 9"><path d="M1 2"/></svg>
<form action="https://forms.example.com/f/1" method="post"><button>Send</button></form>
<script src="/theme/search.js" defer></script><script type="application/ld+json">{"a":1}</script>
<a href="mailto:ask@example.com?subject=Hello%20you">ask@example.com</a> <time datetime="2026-11-25">25 November 2026</time>
<a href="https://hub.example.com/x/">the same site</a> <p>1 &lt; 2, on = off, style = free, R2-D2 2026-11-25T10:00:00Z</p>
<link rel="canonical" href="https://source.example.org/a"><link rel="alternate" href="https://source.example.org/feed">
<!-- <script>never()</script> -->
"""


def test_a_page_that_keeps_every_promise_is_not_blamed():
    assert [] == found(CLEAN)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<script src="https://cdn.example.org/a.js"></script>', "a script that is not the site's own"),
        ('<script src="/theme/other.js"></script>', "a script that is not the site's own"),
        ("<script>track()</script>", "a script within the page"),
        ("<SCRIPT>track()", "a script within the page"),
        ("<script>document . cookie = 'a'</script>", "keeps something in the reader's browser (document . cookie)"),
        ("<script type='module'>localStorage.a = 1</script>", "keeps something in the reader's browser (localStorage)"),
        ("<p onclick='x()'>a</p>", "a handler that runs a script (onclick of <p>)"),
        ("<svg/onload=x()>", "a handler that runs a script (onload of <svg"),
        ("<p style='color:red'>a</p>", "a style within the page (<p>)"),
        ("<style>p{}</style>", "a style within the page. Put it"),
        ('<img src="https://pixel.example.org/1.gif" alt="">', "<img> loads from elsewhere (https://pixel.example.org/1.gif)"),
        ('<img src="//pixel.example.org/1.gif" alt="">', "<img> loads from elsewhere"),
        ('<img src="\\\\pixel.example.org/1.gif" alt="">', "<img> loads from elsewhere"),
        ('<img src="/a.png" srcset="/b.png 1x, https://c.example.org/c.png 2x" alt="">', "<img> loads from elsewhere (https://c.example.org/c.png)"),
        ('<link rel="stylesheet" href="https://fonts.example.org/f.css">', "<link> loads from elsewhere"),
        ('<link rel="dns-prefetch" href="//fonts.example.org">', "<link> loads from elsewhere"),
        ('<video poster="https://v.example.org/p.jpg"></video>', "<video> loads from elsewhere"),
        ('<svg><use href="https://v.example.org/s.svg#a"/></svg>', "<use> loads from elsewhere"),
        ('<iframe src="/a/"></iframe>', "an <iframe>, which shows another page"),
        ('<object data="a.swf"></object>', "an <object>, which shows another page"),
        ('<base href="/x/">', "a <base>, which moves every link"),
        ('<form action="https://evil.example.org/"></form>', "a form that sends to evil.example.org, which no setting names"),
        ('<button formaction="https://evil.example.org/">x</button>', "a form that sends to evil.example.org"),
        ('<a href="javascript:x()">a</a>', "a link that runs something"),
        ('<a href=" data:text/html,x">a</a>', "a link that runs something"),
        ('<a href="/x/" ping="https://p.example.org/">a</a>', "a link that reports the click to p.example.org"),
        ('<a href="https://o.example.org/" referrerpolicy="unsafe-url">a</a>', "<a> tells where its reader comes from"),
        ('<meta http-equiv="refresh" content="0; url=https://o.example.org/">', "a page that sends its reader on to https://o.example.org/"),
        ('<meta http-equiv="Set-Cookie" content="a=b">', "a cookie"),
        ("<p>ada@example.org</p>", "ada@example.org is shown, and nobody allowed it"),
        ('<p title="ada@example.org">a</p>', "ada@example.org is shown"),
        ('<a href="mailto:ada@example.org">write</a>', "ada@example.org is shown"),
        ('<a href="tel:+442079460958">call</a>', "+442079460958 is shown"),
        ("<p>Ring +44 20 7946 0958</p>", "+44 20 7946 0958 is shown"),
        ('<script type="application/ld+json">{"email":"ada@example.org"}</script>', "ada@example.org is shown"),
        ('<script data-type="application/ld+json">document.cookie="a"</script>', "document.cookie"),
        ('<script title="type=application/ld+json">localStorage.x=1</script>', "localStorage"),
        ('<script type="module" type="application/ld+json">run()</script>', "a script within the page"),
        ('<style data-type="application/ld+json">p{}</style>', "a style within the page"),
        ('<img src="/\t/pixel.example.org/1.gif" alt="">', "<img> loads from elsewhere"),
        ('<a href="java\nscript:x()">a</a>', "a link that runs something"),
        ('<p a"><script src=//evil.example.org/x.js></script><p b">', "a script that is not the site's own"),
        ("<a =''><script>run()</script>'", "a script within the page"),
        ("<p a=b'c><script>run()</script><p d='>", "a script within the page"),
        ("<!--><script>run()</script>-->", "a script within the page"),
        ("<!---><script>run()</script>-->", "a script within the page"),
        ("<!-- --!><script>run()</script>-->", "a script within the page"),
        ("</ ><p title='--><script>'></p><script>run()</script>", "a script within the page"),
        ('<script type="application/ld+json">"<!--"</script><script>run()</script>', "a script within the page"),
        ("<title><!--</title><script>run()</script>", "a script within the page"),
        ("<textarea><p title='</textarea><script>run()</script>'>", "a script within the page"),
        ("<svg><title><img src=x onerror=run()></title></svg>", "markup within a <title>"),
        ("<svg><title><script>run()</script></title></svg>", "markup within a <title>"),
        ('<noscript><a href="</noscript><script>run()</script>">', "an end of <noscript> within something else"),
        ("<xmp><!--</xmp><script>run()</script>", "an <xmp>, whose text"),
        ("<noscript><!--</noscript><script>run()</script>-->", "an end of <noscript> within something else"),
        ("<p onclick=x", "a handler that runs a script (onclick of <p>)"),
        ("<textarea>ada@example.org</textarea>", "ada@example.org is shown"),
        ("<!-- ada@example.org -->", "ada@example.org is shown"),
        ('<a href=" mail&#9;to:ada@example.org">write</a>', "ada@example.org is shown"),
        ('<a href="mailto:?cc=ada@example.org">write</a>', "ada@example.org is shown"),
        ('<svg><a xlink:href="mailto:ada@example.org"></a></svg>', "ada@example.org is shown"),
        ('<select><optgroup label="Gone Person"></optgroup></select>', "'Gone Person' is named without consent"),
        ("<noembed></noembed>", "an <noembed>, whose text"),
        ("<noframes></noframes>", "an <noframes>, whose text"),
        ("<plaintext>", "an <plaintext>, whose text"),
        ('<meta name="referrer" content="unsafe-url">', "a page that tells where its readers come from"),
        ('<svg><rect fill="\\75rl(//evil.example.org/x.svg#a)"/></svg>', "<rect> loads from elsewhere"),
        ("<p>As Gone Person said</p>", "'Gone Person' is named without consent"),
        ('<img src="/a.png" alt="Gone Person">', "'Gone Person' is named without consent"),
    ],
)  # fmt: skip
def test_a_broken_promise_is_told_with_its_line(body, told):
    lines = found(body)

    assert any(told in line for line in lines)
    assert all(line.startswith("a/index.html:6: ") for line in lines)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("", "no Content-Security-Policy"),
        (HEAD.replace("default-src 'none'; ", ""), "without default-src 'none'"),
        (HEAD.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"), "allows 'unsafe-inline'"),
        (HEAD.replace("img-src 'self'", "img-src *"), "allows *"),
        (HEAD.replace("style-src", "script-src blob:; style-src"), "allows blob:"),
        (
            HEAD.replace("style-src", "script-src https://evil.example.org; style-src"),
            "allows https://evil.example.org",
        ),
        (f"<title>{HEAD}</title>", "no Content-Security-Policy"),
        (f"<noscript>{HEAD}</noscript>", "no Content-Security-Policy"),
        (f"<template>{HEAD}</template>", 'no <meta name="referrer" content="no-referrer">'),
        (f"<script src='/theme/search.js'></script>{HEAD}", "no Content-Security-Policy"),
        (HEAD.replace("no-referrer", "unsafe-url"), 'no <meta name="referrer" content="no-referrer">'),
    ],
)
def test_a_page_says_what_it_may_do(head, told):
    assert any(told in line for line in found(head=head))


@pytest.mark.parametrize(
    "body",
    [
        "<textarea>ada&#64;example.org</textarea>",
        '<script type="application/ld+json">{"email":"ada\\u0040example.org"}</script>',
    ],
)
def test_a_contact_is_told_in_whatever_way_it_is_spelled(body):
    assert any("ada@example.org is shown" in line for line in found(body))


def test_of_a_page_that_breaks_thousands_of_promises_the_first_are_told_soon():
    lines = found("\n".join(f'<p onclick="a{number}()">' for number in range(20_000)))

    assert len(lines) == 201
    assert lines[-1].endswith("and more: the rest of this page was not looked at")


def test_titles_within_titles_without_an_end_are_told_and_take_no_time():
    assert any("markup within a <title>" in line for line in found("<title>" * 20_000))


def test_a_policy_may_be_stricter_than_the_themes_and_name_the_site_itself():
    more = (
        "script-src https://hub.example.com 'sha256-abc'; require-trusted-types-for 'script'; upgrade-insecure-requests"
    )

    assert [] == found(head=HEAD.replace("style-src", f"{more}; style-src"))


def test_without_a_policy_every_link_that_leaks_is_named():
    links = '<a href="https://a.example.org/">a</a><a href="https://b.example.org/" rel="noreferrer">b</a>'
    lines = found(links, head=HEAD.replace("no-referrer", ""))

    assert ["a link that tells a.example.org where its reader comes from"] == [
        line.split(": ", 1)[1].split(". Give")[0] for line in lines if "a link that tells" in line
    ]
