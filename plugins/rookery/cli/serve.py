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

from rookery.cli.pelican import output_of
from rookery.cli.watching import Watch
from rookery.errors import RookeryError

_NAMED = 5


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
    """Serve until Ctrl-C. Raises RookeryError where there is no site or the port is taken."""
    if not (root / "pelicanconf.py").is_file():
        raise RookeryError(
            f"{root}: no pelicanconf.py here. Run this in a site's folder, or make one with rookery init"
        )
    output = output_of(root)
    watch = Watch(root)
    _build(root, offline=offline)
    try:
        server = ThreadingHTTPServer((bind, port), partial(Handler, directory=str(output)))
    except OSError as error:
        raise RookeryError(f"port {port}: {error.strerror}; try another one with --port") from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"Look at http://{bind}:{server.server_address[1]}/ and stop with Ctrl-C.")
    try:
        for names in watch.changes():
            click.echo(f"Changed: {', '.join(names[:_NAMED])}{' …' if names[_NAMED:] else ''}")
            _build(root, offline=offline or not any(map(_collects, names)))
    except KeyboardInterrupt:
        click.echo("")
    finally:
        server.shutdown()
        server.server_close()


def _collects(name: str) -> bool:
    """Whether a change may bring other entries."""
    return name == "feeds.yml" or name.startswith("content/feeds/")


def _build(root: Path, *, offline: bool) -> None:
    command = [sys.executable, "-m", "rookery", "build", "--site", str(root)]
    subprocess.run([*command, "--offline"] if offline else command, check=False)
