"""Look at a site while it is being written: build, serve, build again on a change.

In: the site's folder. Out: http on this machine until Ctrl-C. Each build is a process of its own, so that a change
of a plugin counts and a broken file never ends the serving.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click
from watchfiles import Change, watch

from rookery.errors import RookeryError

_WATCHED = ("content", "theme", "plugins", "feeds.yml", "pelicanconf.py")


class Handler(SimpleHTTPRequestHandler):
    """Serves output/ as a static host would: no folder listings, the site's own 404 page."""

    extensions_map = {  # noqa: RUF012  the base class's own name and kind
        **SimpleHTTPRequestHandler.extensions_map,
        ".atom": "application/atom+xml",
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
    }

    def end_headers(self) -> None:
        """Let no browser keep a page that the next build may change."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: object) -> None:  # noqa: ARG002  we never list
        """A folder without a page is not there."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        """Say nothing of what goes well."""


def serve_site(root: Path, bind: str, port: int, *, offline: bool) -> None:
    """Serve until Ctrl-C. Raises RookeryError if the port is taken."""
    _build(root, offline=offline)
    try:
        server = ThreadingHTTPServer((bind, port), partial(Handler, directory=str(root / "output")))
    except OSError as error:
        raise RookeryError(f"port {port}: {error.strerror}; try another one with --port") from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"Look at http://{bind}:{server.server_address[1]}/ and stop with Ctrl-C.")
    places = [root / name for name in _WATCHED if (root / name).exists()]
    try:
        for changes in watch(*places, watch_filter=_counts, raise_interrupt=False):
            names = sorted({Path(path).relative_to(root).as_posix() for _, path in changes})
            click.echo(f"Changed: {', '.join(names[:5])}{' …' if names[5:] else ''}")
            _build(root, offline=offline or not any(map(_collects, names)))
    finally:
        server.shutdown()
        server.server_close()


def _counts(change: Change, path: str) -> bool:  # noqa: ARG001  watchfiles' signature
    """Whether a change is one that a person made: collect itself writes content/collected/."""
    parts = Path(path).parts
    return "collected" not in parts and "__pycache__" not in parts and not parts[-1].startswith(".")


def _collects(name: str) -> bool:
    """Whether a change may bring other entries."""
    return name == "feeds.yml" or name.startswith("content/feeds/")


def _build(root: Path, *, offline: bool) -> None:
    command = [sys.executable, "-m", "rookery", "build", "--site", str(root)]
    subprocess.run([*command, "--offline"] if offline else command, check=False)
