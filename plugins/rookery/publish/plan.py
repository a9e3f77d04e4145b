"""The plan of a build: which page lies where, from which template, of which view.

In: pages from the rooms. Out: an ordered mapping path -> Page, which is also the manifest: a file that is not in
it does not stay in output/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rookery.errors import PlanError

# segments of lower-case words; no dotfiles, no climbing, nothing a file system could fold together
_PATH = re.compile(
    r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.(?:html|atom|json|csv|css|svg|xml|txt|png|jpg|webp|ico)"
    # the file that proves IndexNow's key: its name is the key, whose letters are not ours to choose
    r"|[A-Za-z0-9-]{8,128}\.txt"
    # what hosts read, under the name by which they look for it
    r"|_headers"
)
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Page:
    """One file below output/: ``template`` is a theme's template or a renderer's name, ``view`` all that it sees."""

    path: str
    template: str
    view: Any


Plan = Mapping[str, Page]


def make_plan(pages: Iterable[Page]) -> Plan:
    """Order the pages by path. Raises PlanError naming every path that is double or outside the rules."""
    plan: dict[str, Page] = {}
    faults: list[str] = []
    for page in pages:
        if page.path in plan:
            faults.append(f"two pages want {page.path}: {plan[page.path].template} and {page.template}")
        if len(page.path) > _LONGEST or not _PATH.fullmatch(page.path):
            faults.append(f"{page.path!r} is no path for a page ({page.template})")
        plan[page.path] = page
    if faults:
        raise PlanError("the plan contradicts itself:\n" + "\n".join(sorted(faults)))
    return dict(sorted(plan.items()))
