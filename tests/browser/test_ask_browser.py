"""The form as a reader meets it, in real Chromium, against a real server that writes down what arrives."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from browser_watch import watched
from sites import Site, item, rss

pytestmark = pytest.mark.browser

QUESTION = 'Darf ich "leise" fragen & <b>fett</b>?\nZweite Zeile: 100 % größer.'


@dataclass
class Service:
    """A form service on this machine: what was sent to it, and where it leads afterwards."""

    address: str = ""
    leads_to: str = ""
    arrived: list[tuple[str, dict[str, str], dict[str, list[str]]]] = field(default_factory=list)


@pytest.fixture
def service() -> Iterator[Service]:
    found = Service()

    class Arrivals(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            fields = parse_qs(body, keep_blank_values=True, strict_parsing=True)
            found.arrived.append((self.path, {key.lower(): value for key, value in self.headers.items()}, fields))
            self.send_response(302 if found.leads_to else 204)
            if found.leads_to:
                self.send_header("Location", found.leads_to)
            self.end_headers()

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Arrivals)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found.address = f"http://127.0.0.1:{server.server_address[1]}"
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture
def hub(site, serve, service) -> tuple[Site, str]:
    """A built site whose form goes to the service, and the address at which it is served."""
    address = serve(site.output)
    conf = (site.root / "pelicanconf.py").read_text(encoding="utf-8")
    form = f'ASK_FORM = "{service.address}/f/1"\nASK_FORM_NEXT = "_next"\nASK_MAIL = "ask@works.example"\n'
    site.write("pelicanconf.py", f'{conf}{form}SITEURL = "{address}"\n')
    site.write("feeds.yml", "feeds:\n  - id: blog\n    kind: blog\n    path: content/feeds/blog.xml\n")
    site.write("content/feeds/blog.xml", rss(item(1, "Größe &amp; Maß")))
    site.build()
    return site, address


def send(page) -> None:
    page.get_by_label("Your question").fill(QUESTION)
    page.get_by_role("button", name="Send the question").focus()
    # a click would wait for the page that follows, and a blocked form has none
    page.keyboard.press("Enter")


def refused(page, faults) -> None:
    """Wait until the browser says that its policy forbids where the form goes."""
    for _ in range(100):
        if any("form-action" in said for said in faults.console):
            return
        page.wait_for_timeout(100)

    pytest.fail(f"the browser refused nothing; it is at {page.url}")


def test_the_question_arrives_and_nothing_else_leaves(hub, service, chromium):
    site, address = hub
    service.leads_to = f"{address}/ask/thanks/"
    post = next(path for path in site.tree() if path.startswith("blog/") and path.count("/") == 2)
    with watched(chromium, address) as (page, faults, visit):
        visit(post.removesuffix("index.html"))
        page.get_by_text("Ask about this post").click()
        send(page)
        page.wait_for_url("**/ask/thanks/")
        title = page.title()
        cookies = page.context.cookies()

    path, headers, fields = service.arrived[0]

    assert len(service.arrived) == 1
    assert path == "/f/1"
    assert fields == {
        "question": [QUESTION.replace("\n", "\r\n")],
        "website": [""],
        "about": [f"{address}/{post.removesuffix('index.html')}"],
        "_next": [f"{address}/ask/thanks/"],
    }
    assert headers["content-type"] == "application/x-www-form-urlencoded"
    assert "referer" not in headers
    assert "cookie" not in headers
    assert headers["origin"] == "null"
    assert title.startswith("Thank you")
    assert cookies == []
    assert {urlsplit(request.rpartition(": ")[2]).path for request in faults.requests} == {"/f/1"}
    assert [*faults.console, *faults.dialogs, *faults.stored] == []


@pytest.mark.parametrize("place", ["http://127.0.0.1:9/f/1", "{service}/f/2", "{site}/elsewhere"])
def test_the_browser_sends_a_form_nowhere_else(hub, service, chromium, place):
    _, address = hub
    target = place.format(service=service.address, site=address)
    with watched(chromium, address) as (page, faults, visit):
        visit("ask/")
        page.evaluate("place => { document.querySelector('form').action = place; }", target)
        send(page)
        refused(page, faults)
        where = page.url

    assert where == f"{address}/ask/"
    assert service.arrived == []


def test_the_browser_follows_the_service_to_nobody_else(hub, service, chromium):
    _, address = hub
    service.leads_to = "http://127.0.0.1:9/elsewhere"
    with watched(chromium, address) as (page, faults, visit):
        visit("ask/")
        send(page)
        refused(page, faults)

    assert [path for path, *_ in service.arrived] == ["/f/1"]


def test_an_empty_question_stays_and_the_keyboard_never_meets_the_trap(hub, service, chromium):
    _, address = hub
    met = []
    with watched(chromium, address) as (page, _, visit):
        visit("ask/")
        page.get_by_role("button", name="Send the question").click()
        invalid = page.evaluate("document.activeElement.matches('textarea[name=question]:invalid')")
        for _ in range(3):
            met.append(page.evaluate("document.activeElement.name || document.activeElement.textContent"))
            page.keyboard.press("Tab")
        trap = page.locator("[name=website]")
        seen = page.evaluate("box => box.getClientRects()[0].width", trap.element_handle())
        spoken = page.get_by_role("textbox").count()

    assert invalid
    assert met == ["question", "Send the question", "Write a mail"]
    assert seen > 0  # a program that looks for display: none does not find it
    assert spoken == 1
    assert service.arrived == []
