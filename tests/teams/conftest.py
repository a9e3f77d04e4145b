"""A site with a team that has everything, built once."""

from __future__ import annotations

import pytest

from sites import Site
from team_site import fill


@pytest.fixture(scope="module")
def kiln(tmp_path_factory) -> Site:
    site = Site(tmp_path_factory.mktemp("teams") / "site")
    fill(site)
    site.build()
    return site
