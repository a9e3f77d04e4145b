"""Regular expressions of keep: and drop:, before anything foreign is held against them.

In: a pattern from feeds.yml. Out: what is wrong with it, in words, or ``""``. A repeat inside a repeat, such as
``(a+)+``, takes time exponential in the text, many in a row a high power of it (CWE-1333); Python's ``re`` has no
other guard against it. What is left is bounded by how much text is searched (collect/formats/filters.py).
"""

from __future__ import annotations

import math
import re
import warnings

_LONGEST = 500
# from so many turns on, a bounded repeat of something unbounded is as slow as an unbounded one
_MANY_TURNS = 10
# each unbounded repeat may cost the length of the text once more
_REPEATS = 2
_LEADING = re.compile(r"(?:\(\?[a-zA-Z]+\))?\.[*+]")
_PIECE = re.compile(
    r"""\\.                                 # an escape
      | \[\^?\]?(?:\\.|[^\]\\])*\]          # a set of characters
      | \((?:\?(?:P<\w+>|P=\w+|[a-zA-Z-]+:|[a-zA-Z-]+(?=\))|<?[=!]|[:>\#]))?
      | \)
      | (?:[*+?]|\{\d*,?\d*\})[?+]?         # a repeat
      | .""",
    re.VERBOSE | re.DOTALL,
)
_COUNT = re.compile(r"\{(\d*)(,?)(\d*)\}")


def pattern_fault(pattern: str) -> str:
    """What keeps a pattern from being used, as the end of ``expected …; got …``, or ``""``."""
    if len(pattern) > _LONGEST:
        return f"expected a regular expression of at most {_LONGEST} characters; got {len(pattern)}"
    if not pattern.strip():
        return "expected a regular expression; got an empty text"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"expected a regular expression; got one that does not compile: {error}"
    return _cost(pattern)


def _cost(pattern: str) -> str:
    """What makes a pattern that compiles too slow on a hostile text, or ``""``."""
    if _repeats_a_repeat(pattern):
        return (
            "expected a regular expression that is fast on any text; got a repeat, or alternatives, inside a repeat, "
            "such as (a+)+ or (a|b)*. Take one of the two away"
        )
    if _LEADING.match(pattern):
        return "expected no .* at the beginning: the expression is searched anywhere in the text. Take it away"
    if sum(_is_repeat(piece) and _turns(piece) >= _MANY_TURNS for piece in _PIECE.findall(pattern)) > _REPEATS:
        return f"expected at most {_REPEATS} repeats such as * and +; got more. Leave some of them out"
    return ""


def _repeats_a_repeat(pattern: str) -> bool:
    """Whether a group that may match one text in several ways is itself repeated many times."""
    holds = [False]
    closed = False
    for found in _PIECE.finditer(pattern):
        piece = found.group()
        if piece[0] == "(":
            holds.append(False)
            closed = False
        elif piece == ")":
            closed = holds.pop() if len(holds) > 1 else False
            holds[-1] = holds[-1] or closed
        elif _is_repeat(piece):
            if closed and _turns(piece) >= _MANY_TURNS:
                return True
            holds[-1] = True
        else:
            holds[-1] = holds[-1] or piece == "|"
            closed = False
    return False


def _is_repeat(piece: str) -> bool:
    return piece[0] in "*+?" or _COUNT.match(piece) is not None


def _turns(piece: str) -> float:
    """How often a repeat may turn at most."""
    count = _COUNT.match(piece)
    if not count:
        return 1 if piece[0] == "?" else math.inf
    most = count[3] or ("" if count[2] else count[1])
    return int(most) if most else math.inf
