"""One table of policies, told in three ways that agree, and a browser that keeps to them."""

from __future__ import annotations

import re
import threading
from functools import partial
from html import unescape
from http.server import ThreadingHTTPServer

import pytest

from browser_watch import watched
from rookery.cli.serve import Handler


def meta_of(page: str) -> dict[str, str]:
    """The policies that a page carries itself."""
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    referrer = re.search(r'<meta name="referrer" content="([^"]*)">', page)
    return {"Content-Security-Policy": unescape(policy[1]), "Referrer-Policy": referrer[1]}


def fields_of(text: str) -> dict[str, str]:
    """``_headers``: a pattern, then a line a field, two blanks before each."""
    first, *lines = text.splitlines()
    assert first == "/*"
    return dict(line.removeprefix("  ").split(": ", 1) for line in lines)


def nginx_of(text: str) -> dict[str, str]:
    return dict(re.fullmatch(r'add_header ([\w-]+) "([^"]*)" always;', line).groups() for line in text.splitlines())


def test_the_three_tellings_agree_on_every_page(demo):
    fields = fields_of((demo.output / "_headers").read_text(encoding="utf-8"))
    pages = {
        meta["Content-Security-Policy"]: meta
        for path, body in demo.tree().items()
        if path.endswith(".html")
        for meta in [meta_of(body.decode())]
    }

    assert fields == nginx_of((demo.root / ".rookery" / "nginx-headers.conf").read_text(encoding="utf-8"))
    assert 1 == len(pages)
    (meta,) = pages.values()
    assert fields["Content-Security-Policy"] == f"{meta['Content-Security-Policy']}; frame-ancestors 'none'"
    assert fields["Referrer-Policy"] == meta["Referrer-Policy"] == "no-referrer"


def test_a_form_is_allowed_in_all_three(site):
    conf = (site.root / "pelicanconf.py").read_text(encoding="utf-8")
    site.write("pelicanconf.py", f'{conf}ASK_FORM = "https://forms.example.org/f/1"\n')
    site.build()
    told = (
        site.page(""),
        (site.output / "_headers").read_text("utf-8"),
        (site.root / ".rookery/nginx-headers.conf").read_text("utf-8"),
    )

    assert all("form-action https://forms.example.org/f/1" in unescape(text) for text in told)


def test_a_site_below_a_folder_has_no_file_for_the_root(site):
    conf = (site.root / "pelicanconf.py").read_text(encoding="utf-8")
    site.write("pelicanconf.py", f'{conf}SITEURL = "https://example.com/hub"\n')
    site.build()

    assert "_headers" not in site.tree()


@pytest.fixture
def host(demo):
    """A host that reads ``_headers``."""
    fields = fields_of((demo.output / "_headers").read_text(encoding="utf-8"))

    class Host(Handler):
        def end_headers(self):
            for name, value in fields.items():
                self.send_header(name, value)
            super().end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(demo.output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.browser
def test_a_browser_understands_every_field_and_shows_the_site(demo, host, chromium):
    with watched(chromium, host) as (page, faults, visit):
        for path in ("", "jobs/", "ask/", "questions/"):
            visit(path)
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert [] == faults.all()
    assert colour != "rgba(0, 0, 0, 0)"


@pytest.mark.browser
def test_nobody_can_frame_the_site(demo, host, chromium):
    page = chromium.new_page()
    page.set_content(f'<iframe src="{host}/"></iframe>')
    page.wait_for_timeout(300)
    shown = [frame.url for frame in page.frames[1:]]
    page.close()

    assert [host + "/"] != shown
