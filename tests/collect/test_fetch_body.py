"""Laws of the decoder: whole or not at all, under the cap, in linear time."""

from __future__ import annotations

import gzip
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.collect.fetch import Limits
from rookery.collect.http_body import decode_body
from rookery.collect.http_fault import FetchError

LIMITS = Limits(max_bytes=50_000)
BODIES = st.binary(max_size=3_000) | st.builds(bytes.__mul__, st.binary(max_size=9), st.integers(0, 5_000))


@given(st.lists(BODIES, min_size=1, max_size=3))
def test_gzip_members_in_a_row_are_one_body(parts):
    packed = b"".join(gzip.compress(part) for part in parts)

    assert b"".join(parts) == decode_body(packed, "gzip", Limits(max_bytes=200_000))


@given(BODIES, st.sampled_from(["gzip", "deflate"]), st.data())
def test_a_compressed_body_cut_anywhere_is_never_taken_for_whole(body, coding, data):
    packed = gzip.compress(body) if coding == "gzip" else zlib.compress(body)
    cut = data.draw(st.integers(1, len(packed) - 1))

    with pytest.raises(FetchError, match=r"truncated|not compressed"):
        decode_body(packed[:cut], coding, LIMITS)


@given(st.binary(max_size=2_000), st.sampled_from(["gzip", "deflate", "br", "", "\xff\u2028"]))
def test_any_bytes_are_a_body_or_a_fetch_error(raw, coding):
    outcome = ""
    try:
        outcome = decode_body(raw, coding, LIMITS)
    except FetchError as fault:
        outcome = str(fault)

    assert len(outcome) <= (60 if isinstance(outcome, str) else LIMITS.max_bytes)


@given(st.integers(49_990, 50_010), st.sampled_from(["gzip", "deflate"]))
def test_the_cap_is_exact(size, coding):
    packed = gzip.compress(bytes(size)) if coding == "gzip" else zlib.compress(bytes(size))

    if size <= LIMITS.max_bytes:
        assert bytes(size) == decode_body(packed, coding, LIMITS)
    else:
        with pytest.raises(FetchError, match=r"too large: more than 0\.05 MB"):
            decode_body(packed, coding, LIMITS)


@pytest.mark.parametrize("rest", [b"\0" * 100, b"rubbish behind it"], ids=["padding", "rubbish"])
def test_what_follows_the_last_gzip_member_is_passed_over(rest):
    assert b"<rss/>" == decode_body(gzip.compress(b"<rss/>") + rest, "gzip", LIMITS)


def test_a_great_many_empty_gzip_members_cost_linear_time():
    def seconds(members):
        packed = gzip.compress(b"") * members
        began = time.process_time()
        decode_body(packed, "gzip", LIMITS)
        return time.process_time() - began

    small = min(seconds(10_000) for _ in range(3))
    large = min(seconds(20_000) for _ in range(3))

    assert large / small < 3.5  # quadratic would be 4 and more; the margin is for busy machines
