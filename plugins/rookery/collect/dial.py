"""The one place that dials: a host name goes in, a connection to an address that was judged comes out.

In: an address of the web, what is allowed, the feed's budget. Out: ``Line``, an open connection whose every
read keeps to the budget, or FetchError.

A name is looked up once for each hop, every IP address that comes back is judged, and exactly a judged one is
connected to, so that a name which changes its answer between two look-ups ("rebinding") gains nothing. Odd
spellings of addresses (``0x7f.1``) are the resolver's business: what is judged is what it makes of them.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from urllib3.connection import HTTPConnection, HTTPSConnection

from rookery.collect.fetch_limits import Budget
from rookery.collect.http_address import judge_address
from rookery.collect.http_fault import FetchError, name_fault
from rookery.collect.http_url import WebUrl

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_MOST_ADDRESSES = 6  # of one name; a name server may list hundreds


class Meter:
    """Holds one connection to its feed's budget: how long a read may take, how many bytes may come."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._answer_by: float | None = None
        self._allowed = budget.limits.max_wire

    def expect_answer(self) -> None:
        """From now on the first byte is waited for."""
        self._answer_by = monotonic() + self._budget.limits.first_byte

    def patience(self) -> float:
        """Seconds that the next read may take, more than 0; raises FetchError when the time is up."""
        left = self._budget.left()
        if self._answer_by is None:
            return left
        until_answer = self._answer_by - monotonic()
        if until_answer <= 0:
            raise self._no_answer()
        return min(left, until_answer)

    def overdue(self) -> FetchError:
        """The fault of a read that took all of its patience."""
        if self._answer_by is not None and self._answer_by < self._budget.end:
            return self._no_answer()
        return self._budget.spent()

    def count(self, received: int) -> None:
        """Note bytes off the wire; raises FetchError when a server sends without end."""
        self._answer_by = None
        self._allowed -= received
        if self._allowed < 0:
            raise self._budget.limits.too_large()

    def _no_answer(self) -> FetchError:
        return FetchError(f"no answer within {self._budget.limits.first_byte:g} s")


class MeteredSocket(socket.socket):
    """A plain socket that asks its meter before every read.

    A timeout of the socket itself is no protection: every byte that drips starts it afresh, in the status
    line, the headers, chunk lines and trailers as well as in the body.
    """

    meter: Meter | None = None

    def recv_into(self, buffer: WriteableBuffer, nbytes: int = 0, flags: int = 0) -> int:
        """As socket.socket's; raises FetchError when the budget is used up."""
        return _metered(self.meter, self, lambda: super(MeteredSocket, self).recv_into(buffer, nbytes, flags))


class MeteredTLSSocket(ssl.SSLSocket):
    """The same over TLS, where one read may take many reads of the socket below; ssl counts those as one."""

    meter: Meter | None = None

    def recv_into(self, buffer: WriteableBuffer, nbytes: int | None = None, flags: int = 0) -> int:
        """As ssl.SSLSocket's; raises FetchError when the budget is used up."""
        return _metered(self.meter, self, lambda: super(MeteredTLSSocket, self).recv_into(buffer, nbytes, flags))


def _metered(meter: Meter | None, sock: socket.socket, read: Callable[[], int]) -> int:
    if meter is None:  # during the handshake
        return read()
    sock.settimeout(meter.patience())
    try:
        received = read()
    except TimeoutError:
        raise meter.overdue() from None
    meter.count(received)
    return received


def resolve_by_system(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host in the system's order of preference; raises OSError or ValueError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]).partition("%")[0] for *_, address in found]


def connect_by_system(address: str, port: int, seconds: float) -> socket.socket:
    """Connect to an IP address within ``seconds``; raises OSError."""
    sock = MeteredSocket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.settimeout(seconds)
        sock.connect((address, port))
    except BaseException:
        sock.close()
        raise
    return sock


@dataclass(frozen=True, slots=True)
class Network:
    """The two questions that are put to the outside, so that a test can answer them."""

    resolve: Callable[[str, int], Sequence[str]] = resolve_by_system
    connect: Callable[[str, int, float], socket.socket] = connect_by_system


SYSTEM_NETWORK = Network()


@dataclass(frozen=True, slots=True)
class Line:
    """An open connection. ``private``: it leads into an intranet."""

    connection: HTTPConnection
    meter: Meter
    private: bool


class _HTTP(HTTPConnection):
    """urllib3's connection over a socket that is connected already."""

    dialled: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.dialled


class _HTTPS(HTTPSConnection):
    """Likewise; the certificate is checked against the name, whatever address was dialled."""

    dialled: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.dialled


def make_tls_context() -> ssl.SSLContext:
    """Return the system's trust with its defaults: TLS 1.2 or later, certificate and name checked."""
    context = ssl.create_default_context()
    context.sslsocket_class = MeteredTLSSocket
    return context


def dial(
    url: WebUrl, *, allow_private: bool, network: Network, tls: Callable[[], ssl.SSLContext], budget: Budget
) -> Line:
    """Open a connection to the host of ``url``, with TLS done where its scheme is https.

    ``allow_private`` opens addresses of an intranet (``http_address.judge_address``), nothing else. Not one
    packet goes to an address that is refused. Raises FetchError, which names the stage.
    """
    addresses = _look_up(url, network, budget)
    sock, private = _connect_first(_pass_judged(addresses, allow_private), url.port, network, budget)
    meter = Meter(budget)
    patience = budget.limits.first_byte  # for sending; reads have their meter
    connection: _HTTP | _HTTPS
    if url.scheme == "http":
        connection = _HTTP(url.host, url.port, timeout=patience)
    else:
        connection = _HTTPS(url.host, url.port, timeout=patience, ssl_context=tls())
    connection.dialled = sock
    try:
        _open(connection, meter, budget)
    except BaseException:
        connection.close()
        sock.close()
        raise
    return Line(connection, meter, private)


def _look_up(url: WebUrl, network: Network, budget: Budget) -> Sequence[str]:
    """The system's look-up cannot be stopped: it gets a thread of its own and is left to itself when late."""
    answer: SimpleQueue[Sequence[str] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answer.put(network.resolve(url.host, url.port))
        except (OSError, ValueError) as fault:
            answer.put(fault)

    seconds = min(budget.limits.connect, budget.left())
    Thread(target=ask, name="rookery-look-up", daemon=True).start()
    try:
        found = answer.get(timeout=seconds)
    except Empty:
        raise FetchError(f"DNS failed: no answer within {budget.limits.connect:g} s") from None
    if isinstance(found, socket.gaierror) and found.errno in {socket.EAI_AGAIN, socket.EAI_FAIL}:
        raise FetchError("DNS failed") from found
    if isinstance(found, Exception) or not found:
        raise FetchError("name not found")
    return found


def _pass_judged(addresses: Sequence[str], allow_private: bool) -> list[tuple[str, bool]]:
    """Return those that may be dialled, each with whether it is private; raises FetchError if none may."""
    judged = [(address, judge_address(address)) for address in dict.fromkeys(addresses)]
    passed = [(address, standing == "intranet") for address, standing in judged if standing != "closed"]
    if not allow_private:
        passed = [(address, private) for address, private in passed if not private]
    if not passed:
        opened = any(standing == "intranet" for _, standing in judged)
        raise FetchError("private address" if opened else "private address: never asked")
    return passed[:_MOST_ADDRESSES]


def _connect_first(
    candidates: Sequence[tuple[str, bool]], port: int, network: Network, budget: Budget
) -> tuple[socket.socket, bool]:
    """Connect to the first that answers; else tell the first fault, for the likeliest is listed first."""
    first_fault: FetchError | None = None
    end = monotonic() + budget.limits.connect
    for tried, (address, private) in enumerate(candidates):
        share = max((end - monotonic()) / (len(candidates) - tried), 0.001)
        try:
            return network.connect(address, port, min(share, budget.left())), private
        except OSError as fault:
            first_fault = first_fault or _name_refusal(fault, budget)
    raise first_fault or FetchError("name not found")


def _name_refusal(fault: OSError, budget: Budget) -> FetchError:
    if isinstance(fault, ConnectionRefusedError):
        return FetchError("connection refused")
    if isinstance(fault, TimeoutError):
        return FetchError(f"no connection within {budget.limits.connect:g} s")
    return name_fault(fault)


def _open(connection: _HTTP | _HTTPS, meter: Meter, budget: Budget) -> None:
    sock = connection.dialled
    sock.settimeout(min(budget.limits.connect, budget.left()))  # for the whole of the handshake
    with suppress(OSError):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        connection.connect()
    except TimeoutError as fault:
        raise FetchError(f"TLS: no handshake within {budget.limits.connect:g} s") from fault
    except OSError as fault:
        raise name_fault(fault) from fault
    metered = connection.sock
    if not isinstance(metered, (MeteredSocket, MeteredTLSSocket)):
        raise FetchError("internal: a connection without a budget")
    metered.meter = meter
