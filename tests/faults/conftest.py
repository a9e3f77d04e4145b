"""The good site, built once, and a copy of it for each fault."""

from __future__ import annotations

import shutil

import pytest

from faulty import NEWS, POSTS, PUBLIC, VALIDATORS, Scene, write_feeds
from rookery.collect.fetch import Limits, Network, fetch_all, fetch_one
from rookery.collect.pictures import fetch_wanted
from rookery.publish.manifest import manifest_path
from server import Names, Server, answer
from sites import CONF, Site


@pytest.fixture(scope="session")
def bad_server():
    server = Server()
    yield server
    server.stop()


def play_well(server):
    server.plays("/blog", answer(body=POSTS.encode(), **VALIDATORS))
    server.plays("/press", answer(body=NEWS.encode()))


@pytest.fixture
def reach(monkeypatch):
    """Set how the next commands reach the network: a resolver of ours, and as much patience as a test has time for."""

    def reach(names, **limits):
        monkeypatch.setitem(fetch_wanted.__kwdefaults__, "network", Network(names.resolve, names.connect))
        for fetch in (fetch_all, fetch_one):
            monkeypatch.setitem(fetch.__kwdefaults__, "network", Network(names.resolve, names.connect))
            monkeypatch.setitem(fetch.__kwdefaults__, "limits", Limits(**{"retry_pause": 0.01} | limits))

    return reach


@pytest.fixture(scope="session")
def good_site(bad_server, tmp_path_factory):
    """A site whose feeds are well, collected and built."""
    site = Site(tmp_path_factory.mktemp("good") / "site")
    # the rooms that show what was collected: the fewer templates, the sooner a build is done
    site.write("pelicanconf.py", f'{CONF}PLUGINS = ["rookery.collect", "rookery.site"]\n')
    names = Names({"blog.example": [PUBLIC], "press.example": [PUBLIC]})
    play_well(bad_server)
    write_feeds(site, bad_server.url("/blog", "blog.example"), bad_server.url("/press", "press.example"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(fetch_all.__kwdefaults__, "network", Network(names.resolve, names.connect))
        site.build()
    return site


@pytest.fixture
def scene(good_site, bad_server, tmp_path, reach):
    """A copy of the good site, with all servers still well."""
    root = tmp_path / "site"
    shutil.copytree(good_site.root, root)
    memory = manifest_path(good_site.root, good_site.output).relative_to(good_site.root)
    (root / memory).rename(manifest_path(root, root / "output"))
    play_well(bad_server)
    names = Names({"blog.example": [PUBLIC], "press.example": [PUBLIC]})
    reach(names)
    return Scene(Site.at(root), bad_server, names)
