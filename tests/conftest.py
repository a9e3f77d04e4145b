"""What all tests share: a site, the demo, servers good and bad, a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings

from browser_watch import served
from certificates import Certificates
from server import Server
from sites import REAL, ROOT, Site, made_once

# a busy machine is no fault, and what lands is decided by the same examples each time; people at work try new ones
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


# what proves that nothing foreign runs, leaks, hangs or is lost; by place, so that a new test there is one of them
TRUST = (
    "audit/", "collect/formats/test_hostile", "collect/test_bad_", "collect/test_fetch", "collect/test_hold", "collect/test_interrupted",
    "collect/test_pictures", "collect/test_pixels", "collect/test_within", "faults/", "forgotten/", "hostile/", "html/",
    "publish/test_headers", "publish/test_hostile", "publish/test_interrupted", "publish/test_linear", "test_canaries", "test_shares",
    "workflows/",
)  # fmt: skip


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.relative_to(Path(__file__).parent).as_posix().startswith(TRUST):
            item.add_marker(pytest.mark.trust)


def pytest_addoption(parser):
    parser.addoption("--renew", action="store_true", help="write golden files anew instead of comparing")


def pytest_runtest_logreport(report):
    """Tell a failure when it happens: a run that is broken off later would tell none of them."""
    if report.failed and _terminal and os.environ.get("CI"):
        _terminal[0].write_line(f"\n{report.nodeid} ({report.when}, {report.duration:.0f} s)\n{report.longreprtext}")


_terminal: list = []


def pytest_sessionstart(session):
    if not hasattr(session.config, "workerinput"):
        _terminal.append(session.config.pluginmanager.get_plugin("terminalreporter"))


@pytest.fixture
def site(tmp_path) -> Site:
    return Site(tmp_path / "site")


@pytest.fixture
def real() -> Path:
    """The folder of real feeds, or a skip."""
    if not REAL.is_dir():
        pytest.skip(f"real input is not here: {REAL.name}/ is looked for beside the project")
    return REAL


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Site:
    """The project's own demo site, built once from a copy."""
    return made_once(tmp_path_factory, "demo", make_demo)


def make_demo(root: Path) -> None:
    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("feeds.yml", "pelicanconf.py"):
        shutil.copy(ROOT / name, root / name)
    Site.at(root).build(today="1795262400")


@pytest.fixture
def serve() -> Iterator:
    """Serve folders over http on this machine: ``serve(folder)`` returns the address."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(served(folder))


@pytest.fixture
def make_server():
    servers = []

    def make(**settings):
        servers.append(Server(**settings))
        return servers[-1]

    yield make
    for server in servers:
        server.stop()


@pytest.fixture
def server(make_server):
    return make_server()


@pytest.fixture(scope="session")
def certificates(tmp_path_factory):
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make certificates with")
    return Certificates(tmp_path_factory.mktemp("certificates"))


BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Half of what opening a page costs is the browser's own dressing. The address bar's suggestions, which are pages of HTML
# drawn anew behind each page that opens, and a new host for each document of one origin are nothing that a page could
# see. The rest is what Playwright (1.65) leaves out itself: a browser listens to the last list only.
UNUSED = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,RenderDocument,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,"
    "LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,OptimizationHints,NetworkTimeServiceQuerying,"
    "AimEnabled,PreconnectToSearch,AvoidCorsURLLoaderRestartOnRedirect,TcpPortRandomizationWin"
)


@pytest.fixture(scope="session")
def chromium() -> Iterator:
    """A real browser; where there is none, a skip (or a failure if ROOKERY_BROWSER=required)."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        if os.environ.get("ROOKERY_BROWSER") == "required":
            pytest.fail("no Chromium found, and ROOKERY_BROWSER=required")
        pytest.skip("no Chromium found: install chromium to run the browser tests")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  not needed where tests are skipped

    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", f"--disable-features={UNUSED}"]  # fmt: skip
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=quiet)
        yield browser
        browser.close()
