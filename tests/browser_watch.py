"""A browser page that writes down everything a reader should never meet."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from rookery.cli.serve import Handler

_COUNT_STORED = """async () => document.cookie.length + localStorage.length + sessionStorage.length
    + (await indexedDB.databases()).length + (await caches.keys()).length"""


@dataclass
class Faults:
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    stored: list[str] = field(default_factory=list)

    def all(self) -> list[str]:
        return [*self.requests, *self.dialogs, *self.console, *self.stored]


class _Host(Handler):
    """As a static host: the browser may keep what stands on every page, which is parsed once for hundreds of them."""

    protocol_version = "HTTP/1.1"  # one connection for them all

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600" if self.path.startswith("/theme/") else "no-store")
        SimpleHTTPRequestHandler.end_headers(self)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder over http on this machine; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@contextmanager
def watched(browser, address: str, **options) -> Iterator:
    """Yield (page, faults, visit): ``visit(path)`` opens a page and adds to the faults what it did."""
    context = browser.new_context(**options)
    page = context.new_page()
    faults = Faults()

    def on_request(request):
        if not request.url.startswith((address, "data:")):
            faults.requests.append(f"{page.url}: {request.url}")

    def on_dialog(dialog):
        faults.dialogs.append(f"{page.url}: {dialog.message}")
        dialog.dismiss()

    page.on("request", on_request)
    page.on("dialog", on_dialog)
    page.on(
        "console",
        lambda said: faults.console.append(f"{page.url}: {said.text}") if said.type in {"error", "warning"} else None,
    )
    page.on("pageerror", lambda error: faults.console.append(f"{page.url}: {error}"))

    def visit(path: str):
        response = page.goto(f"{address}/{path}", wait_until="load")
        stored = page.evaluate(_COUNT_STORED)
        if stored:
            faults.stored.append(f"{page.url}: {stored} things stored")
        return response

    yield page, faults, visit
    context.close()
