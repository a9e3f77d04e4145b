"""What one feed may cost: limits that a person could name, and the budget that runs down as it is asked.

In: ``Limits``. Out: seconds that are left, or the fault that says which limit was met.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from rookery.collect.http_fault import FetchError


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take, in seconds, bytes and counts."""

    connect: float = 5.0
    """seconds for each of: finding the name, connecting, the TLS handshake."""
    first_byte: float = 10.0
    """seconds from the request to the first byte of the answer."""
    total: float = 30.0
    """seconds on the wall clock for one feed with its redirects and its retry, however slowly bytes drip."""
    max_bytes: int = 10_000_000
    """size of a body after decompression."""
    max_redirects: int = 5
    """hops that are followed."""
    workers: int = 8
    """hosts that are asked at the same time."""
    retry_pause: float = 1.0
    """seconds before the one retry, give or take half of it."""

    @property
    def max_wire(self) -> int:
        """Bytes that one answer may take: twice the body, for chunk lines, and 256 kB of headers."""
        return 2 * self.max_bytes + 262_144

    def too_large(self) -> FetchError:
        """The fault of a body over ``max_bytes``."""
        return FetchError(f"too large: more than {self.max_bytes / 1_000_000:g} MB")


DEFAULT_LIMITS = Limits()


class Budget:
    """The wall clock of one feed, from its first look-up to its last byte."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.end = monotonic() + limits.total

    def left(self) -> float:
        """Seconds that are left, more than 0; raises FetchError when there are none."""
        seconds = self.end - monotonic()
        if seconds <= 0:
            raise self.spent()
        return seconds

    def spent(self) -> FetchError:
        """The fault of a feed that used up its time."""
        return FetchError(f"cut off after {self.limits.total:g} s")

    def extend(self, seconds: float) -> None:
        """Give back time that passed while another feed had the host's turn."""
        self.end += seconds
