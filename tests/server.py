"""A web server that misbehaves to the byte, and names that lead where a test says.

In: scripts, one for each request of a path. Out: bytes on real sockets of 127.0.0.1, and notes of what was asked.
"""

from __future__ import annotations

import socket
import ssl
import struct
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock, Thread

RESET = "reset"
"""End the connection with RST."""
HANG = "hang"
"""Say nothing more until the other side goes away."""

READ = "read"
"""Take in what has come: to close over unread bytes would be a reset."""

Step = bytes | float | str
"""Bytes are sent, a number is slept for in seconds."""
Script = Sequence[Step] | Callable[["Request"], Iterable[Step]]

_PHRASES = {200: "OK", 301: "Moved Permanently", 302: "Found", 304: "Not Modified", 404: "Not Found"}


@dataclass(frozen=True)
class Request:
    method: str
    target: str
    headers: dict[str, str]
    raw: bytes


def answer(status: int = 200, body: bytes = b"", **headers: str | None) -> bytes:
    """Return a whole answer; underscores in header names become hyphens, None leaves out what is usual."""
    usual: dict[str, str | None] = {"Content-Type": "application/rss+xml", "Content-Length": str(len(body))}
    given = {name.replace("_", "-").title(): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in (usual | given).items() if value is not None]
    head = "\r\n".join([f"HTTP/1.1 {status} {_PHRASES.get(status, 'Status')}", *lines, "", ""])
    return head.encode("latin-1") + body


@dataclass
class Server:
    """Plays ``scripts`` by path; the last script of a path is played again for every further request.

    ``greeting`` is played on a new connection before anything is read.
    """

    tls: ssl.SSLContext | None = None
    greeting: Sequence[Step] = ()
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    most_at_once: int = 0

    def __post_init__(self) -> None:
        self._scripts: defaultdict[str, list[Script]] = defaultdict(list)
        self._stopped = Event()
        self._lock = Lock()
        self._busy = 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.port: int = self._listener.getsockname()[1]
        self._thread = Thread(target=self._accept, daemon=True)
        self._thread.start()

    def url(self, path: str = "/feed", host: str = "127.0.0.1") -> str:
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{path}"

    def plays(self, path: str, *scripts: Script | bytes) -> str:
        """Set the scripts of a path (bytes are a script of one step) and return its address."""
        self._scripts[path] = [[script] if isinstance(script, bytes) else script for script in scripts]
        return self.url(path)

    def targets(self) -> list[str]:
        return [request.target for request in self.requests]

    def stop(self) -> None:
        self._stopped.set()
        with socket.create_connection(("127.0.0.1", self.port)):
            self._thread.join(5)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            sock, _ = self._listener.accept()
            if self._stopped.is_set():
                sock.close()
                return
            self.connections += 1
            Thread(target=self._serve, args=(sock,), daemon=True).start()

    def _serve(self, sock: socket.socket) -> None:
        sock.settimeout(10)
        try:
            if self.greeting:
                self._play(sock, self.greeting)
                return
            if self.tls:
                sock = self.tls.wrap_socket(sock, server_side=True)
            request = _read_request(sock)
            if request is not None:
                self._answer(sock, request)
        except (OSError, ValueError):
            pass  # the other side went away, as it often should
        finally:
            sock.close()

    def _answer(self, sock: socket.socket, request: Request) -> None:
        with self._lock:
            self.requests.append(request)
            self._busy += 1
            self.most_at_once = max(self.most_at_once, self._busy)
            scripts = self._scripts[request.target] or [[answer(404)]]
            script = scripts.pop(0) if len(scripts) > 1 else scripts[0]
        if callable(script):
            with self._busy_until_here():
                self._play(sock, script(request))
            return
        # the other side may go on as soon as it has the last bytes, before this thread runs again
        with self._busy_until_here():
            self._play(sock, script[:-1])
        self._play(sock, script[-1:])

    @contextmanager
    def _busy_until_here(self) -> Iterator[None]:
        try:
            yield
        finally:
            with self._lock:
                self._busy -= 1

    def _play(self, sock: socket.socket, steps: Iterable[Step]) -> None:
        for step in steps:
            if self._stopped.is_set():
                return
            if isinstance(step, bytes):
                sock.sendall(step)
            elif step == RESET:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            elif step == READ:
                sock.recv(65_536)
            elif step == HANG:
                while sock.recv(4096):
                    pass
            else:
                time.sleep(float(step))


def _read_request(sock: socket.socket) -> Request | None:
    raw = b""
    while b"\r\n\r\n" not in raw:
        received = sock.recv(65_536)
        if not received:
            return None
        raw += received
    first, *lines = raw.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ")
    headers = dict(line.split(": ", 1) for line in lines)
    return Request(method, target, {name.lower(): value for name, value in headers.items()}, raw)


@dataclass
class Names:
    """Answers for host names and notes which addresses were dialled; whichever it is, 127.0.0.1 picks up.

    Unless ``refusals`` says what dialling an address comes to.
    """

    addresses: dict[str, Sequence[str] | Exception]
    refusals: dict[str, OSError] = field(default_factory=dict)
    dialled: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def resolve(self, host: str, _port: int) -> Sequence[str]:
        self.asked.append(host)
        found = self.addresses[host]
        if isinstance(found, Exception):
            raise found
        return found

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        from rookery.collect.dial import connect_by_system  # noqa: PLC0415 -- a server needs nothing of ours

        self.dialled.append(address)
        if address in self.refusals:
            raise self.refusals[address]
        return connect_by_system("127.0.0.1", port, seconds)
