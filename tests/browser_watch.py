"""A browser page that writes down everything a reader should never meet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

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
