"""The bytes of a body: undoing gzip and deflate under a cap, whole or not at all.

In: bytes as they came over the wire with their ``Content-Encoding``. Out: the body, or FetchError.

Done here and not by the HTTP library, because that takes a gzip stream that was cut for a whole one, and
because which encodings it knows depends on what else is installed.
"""

from __future__ import annotations

import zlib

from rookery.collect.fetch_limits import Limits
from rookery.collect.http_fault import FetchError

_SLICE = 16_384  # bounds what zlib copies at the end of each gzip member, so that many members cost linear time


def decode_body(raw: bytes, coding: str, limits: Limits) -> bytes:
    """Return the decoded body; ``coding`` is the Content-Encoding header (RFC 9110, section 8.4), may be empty.

    Raises FetchError for any other encoding than gzip and deflate, for a stream that is broken or cut, and
    for a body over ``limits.max_bytes``, which is never held in memory.
    """
    coding = coding.strip().lower()
    if coding in {"", "identity"}:
        return raw
    if coding in {"gzip", "x-gzip"}:
        return _inflate(raw, 16 + zlib.MAX_WBITS, limits)
    if coding == "deflate":
        return _inflate(raw, zlib.MAX_WBITS if _has_zlib_header(raw) else -zlib.MAX_WBITS, limits)
    shown = "".join(char for char in coding[:20] if char.isascii() and char.isprintable())
    raise FetchError(f"unexpected Content-Encoding: {shown}")


def _has_zlib_header(raw: bytes) -> bool:
    """Tell RFC 1950 from the bare RFC 1951 that some servers send as deflate."""
    return len(raw) > 1 and raw[0] & 0x0F == zlib.DEFLATED and (raw[0] << 8 | raw[1]) % 31 == 0


def _inflate(raw: bytes, wbits: int, limits: Limits) -> bytes:
    body = bytearray()
    stream = zlib.decompressobj(wbits)
    whole = False  # one gzip member, at least, is complete
    for start in range(0, len(raw), _SLICE):
        data = raw[start : start + _SLICE]
        while data:
            if stream.eof:
                if wbits < zlib.MAX_WBITS + 1 or not data.strip(b"\0"):
                    break  # deflate has one stream only; zeros after a gzip member are padding
                stream, whole = zlib.decompressobj(wbits), True
            try:
                body += stream.decompress(data, limits.max_bytes - len(body) + 1)
            except zlib.error as fault:
                if whole:
                    return bytes(body)  # rubbish after the last member, which gzip passes over too
                raise FetchError("the body is not compressed as its header says") from fault
            if len(body) > limits.max_bytes:
                raise limits.too_large()
            data = stream.unused_data
    if not stream.eof:
        raise FetchError("truncated: the compressed body breaks off")
    return bytes(body)
