"""What runs or loads in a browser is found by the audit: each of these pages does either in a real one."""

import time
from contextlib import suppress

import pytest
from playwright.sync_api import Error

from audited import HEAD, PAGE
from rookery.audit.finding import Facts
from rookery.audit.page import PageAudit

pytestmark = pytest.mark.browser
FACTS = Facts(address="https://hub.example.com", scripts=frozenset({"theme/search.js"}))
EVIL = "https://evil.example"
RUN = "<script>run()</script>"
BARE = "<!doctype html><html><head><meta charset=utf-8><script>window.ran=0;function run(){{window.ran=1}}</script></head><body>{}</body></html>"  # fmt: skip
PAGES = {
    "a quote in the name of an attribute": f'<p a"><script src={EVIL}/x.js></script><p b">',
    "a quote behind a no-break space": f'<p a=\u00a0">{RUN}<p b="x">',
    "a quote behind a vertical tab": f'<p a=\x0b">{RUN}<p b="x">',
    "a quote behind a file separator": f'<p a=\x1c">{RUN}<p b="x">',
    "a quote behind a next line": f'<p a=\x85">{RUN}<p b="x">',
    "a comment that ends at once": f"<!-->{RUN}-->",
    "a comment that ends with a bang": f"<!-- --!>{RUN}-->",
    "a comment that begins in a title": f"<title><!--</title>{RUN}",
    "a title that ends with a no-break space first": f'<title></title\u00a0><p a="</title>{RUN}">',
    "a long s in the name of a script": f"<\u017fcript>{RUN}",
    "a long s in the name of a style": "<\u017ftyle><img src=//evil.example/x.gif></style>",
    "a dotless i in the end of a title": f'<title></t\u0131tle><p a="</title>{RUN}">',
    "CDATA in a drawing": f'<svg><![CDATA[><p a="]]>{RUN}">',
    "a script within data": f'<script type="application/ld+json"><!--<script></script><p a="</script>{RUN}">',
    "an end of noscript within an end tag": f'<noscript></p a="</noscript>{RUN}"></noscript>',
    "an end of noscript within a comment": f"<noscript><!--</noscript>{RUN}-->",
    "a comment in a textarea of a drawing": f'<svg><textarea><!--</textarea><p a="-->{RUN}">',
    "a title of a drawing that closes itself": f'<svg><title/><!--</title><p a="-->{RUN}">',
    "a tag in a textarea of a drawing": f'<svg><textarea><p a="</textarea><p b=">{RUN}<p c="">',
    "a comment in data of a drawing": f'<svg><script type="application/ld+json"><!--</script><p a="-->{RUN}">',
    "a script in a title of a drawing": f"<svg><title>{RUN}</title></svg>",
    "an image in a title of a drawing": "<svg><title><img src=x onerror=run()></title></svg>",
    "a script of a drawing": f'<svg><script href="{EVIL}/x.js"></script></svg>',
    "a script of a drawing, as it was written once": f'<svg><script xlink:href="{EVIL}/x.js"></script></svg>',
    "a filter with an image": f'<svg><filter id=f><feImage href="{EVIL}/x.gif"/></filter><rect width=9 height=9 filter="url(#f)"/></svg>',
    "a button that is an image": f'<input type=image formaction="/x" src="{EVIL}/x.gif">',
    "images to load ahead": f'<link rel=preload as=image imagesrcset="{EVIL}/x.gif 1x">',
    "an address with a tab": '<img src="/\t/evil.example/x.gif">',
    "a colour from elsewhere": '<svg><rect width=99 height=99 fill="url(//evil.example/x.svg#a)"/></svg>',
    "an image that is set later": f'<svg><image width=9 height=9><set attributeName="href" to="{EVIL}/x.gif"/></image></svg>',
    "a refresh without a word": '<meta http-equiv=refresh content="0;//evil.example/x">',
    "a refresh with a space": f'<meta http-equiv=refresh content="0 {EVIL}/x">',
    "a refresh with another sign": '<meta http-equiv=refresh content="0;//evil.example/?a=b">',
    "a link of a drawing": '<svg><a xlink:href="javascript:run()"><text y=20 id=click>x</text></a></svg>',
    "a link that is set later": '<svg><a><set attributeName="href" to="javascript:run()"/><text y=20 id=click>x</text></a></svg>',
    "a link that is moved": '<svg><a><animate attributeName=href values="javascript:run()"/><text y=20 id=click>x</text></a></svg>',
    "a link with a line break": '<a id=click href="java\nscript:run()">x</a>',
    "a button that sends": "<form><input type=submit id=click formaction=javascript:run()></form>",
}


def harmed(browser, body: str, patience: float = 5) -> bool:
    """Whether a browser that shows the page runs its script or asks another host for something, within some seconds."""
    asked: list[str] = []

    def answer(route):
        if route.request.url == "https://hub.example.com/a/":
            route.fulfill(body=BARE.format(body).encode(), content_type="text/html; charset=utf-8")
        else:
            asked.append(route.request.url)
            route.abort()

    with browser.new_context() as context:
        page = context.new_page()
        context.route("**/*", answer)
        page.goto("https://hub.example.com/a/", wait_until="commit")
        until = time.monotonic() + patience
        while time.monotonic() < until:
            with suppress(Error):  # while it leaves the page it can tell nothing of it
                if any(url.startswith(EVIL) for url in asked) or page.evaluate("window.ran"):
                    return True
                page.evaluate(
                    "document.getElementById('click')?.dispatchEvent(new MouseEvent('click', {bubbles: true}))"
                )
            page.wait_for_timeout(20)
    return False


@pytest.mark.parametrize("body", PAGES.values(), ids=PAGES.keys())
def test_what_runs_or_loads_in_a_browser_is_told(chromium, body):
    assert harmed(chromium, body)
    assert PageAudit(FACTS).findings("a/index.html", PAGE.format(head=HEAD, body=body))


def test_a_page_that_does_neither_harms_nobody(chromium):
    assert not harmed(chromium, '<p title="a>b">Words</p><img src="/a.png"><a id=click href="#x">here</a>', patience=1)
