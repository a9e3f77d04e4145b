"""Every way in which asking a server goes wrong, put into a few plain words without the address.

In: exceptions of sockets, TLS and HTTP; status codes with their headers. Out: ``FetchError``.
"""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Mapping

import urllib3.exceptions

from rookery.errors import FeedError

_CERTIFICATE = {
    9: "certificate not yet valid",
    10: "certificate expired",
    18: "certificate is self-signed",
    19: "certificate is self-signed",
    20: "certificate from an unknown issuer",
    21: "certificate from an unknown issuer",
    62: "certificate is for another name",
    64: "certificate is for another name",
}
"""By the verify codes of OpenSSL (X509_STORE_CTX_get_error)."""

_OLD = frozenset({"UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "NO_PROTOCOLS_AVAILABLE"})
_NO_TLS = frozenset({"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "PACKET_LENGTH_TOO_LONG", "RECORD_LAYER_FAILURE"})

_BROKEN: tuple[tuple[tuple[type[BaseException], ...], str, bool], ...] = (
    ((http.client.IncompleteRead,), "truncated: the last chunk is missing", False),
    ((http.client.RemoteDisconnected,), "connection closed without an answer", True),
    ((ConnectionResetError, ConnectionAbortedError, BrokenPipeError), "connection reset", True),
    ((http.client.HTTPException, urllib3.exceptions.HTTPError), "not an HTTP answer", False),
)
"""Kinds of exception, what is said of them, whether they pass; the first that fits counts."""

_STATUS = {
    204: "empty body: 204",
    205: "empty body: 205",
    206: "partial answer: 206",
    401: "access refused: 401",
    403: "access refused: 403",
    404: "not found: 404",
    410: "gone: 410",
    429: "asked too often: 429",
    451: "withheld for legal reasons: 451",
}

_PASSING = frozenset({500, 502, 503, 504})


class FetchError(FeedError):
    """One feed cannot be had now. ``passing``: it may be had a moment later, one retry is worth it.

    ``led``: the address that a redirect led to, if it went wrong there and not at the one that was asked for.
    """

    def __init__(self, message: str, *, passing: bool = False, led: str = "") -> None:
        super().__init__(message)
        self.passing = passing
        self.led = led


def name_fault(fault: BaseException) -> FetchError:
    """Return the FetchError for what a socket, TLS or HTTP raised (itself, if it is one already)."""
    if isinstance(fault, FetchError):
        return fault
    if isinstance(fault, (urllib3.exceptions.ProtocolError, urllib3.exceptions.SSLError)) and fault.__cause__:
        return name_fault(fault.__cause__)
    if isinstance(fault, ssl.SSLError):
        return FetchError("TLS: " + _name_tls(fault), passing=isinstance(fault, ssl.SSLEOFError))
    for kinds, message, passing in _BROKEN:
        if isinstance(fault, kinds):
            return FetchError(message, passing=passing)
    reason = getattr(fault, "strerror", None) or type(fault).__name__
    return FetchError(f"connection failed: {reason}")


def name_status(status: int, headers: Mapping[str, str]) -> FetchError:
    """Return the fault of an answer that holds no feed, by its status (RFC 9110, section 15).

    Cloudflare says ``cf-mitigated: challenge`` and AWS WAF ``x-amzn-waf-action: challenge`` or ``captcha``
    when they want to see a browser, whatever the status; no retry and no other header would help.
    """
    if headers.get("cf-mitigated", "").strip().lower() == "challenge" or "x-amzn-waf-action" in headers:
        return FetchError("bot challenge")
    if status in _STATUS:
        return FetchError(_STATUS[status])
    what = {4: "refused", 5: "server error"}.get(status // 100, "unexpected answer")
    return FetchError(f"{what}: {status}", passing=status in _PASSING)


def _name_tls(fault: ssl.SSLError) -> str:
    if isinstance(fault, ssl.SSLCertVerificationError):
        return _CERTIFICATE.get(fault.verify_code, "certificate not trusted")
    if isinstance(fault, ssl.SSLEOFError):
        return "connection closed"
    if fault.reason in _OLD:
        return "protocol too old"
    if fault.reason in _NO_TLS:
        return "the server does not speak it on this port"
    return "no agreement with the server"
