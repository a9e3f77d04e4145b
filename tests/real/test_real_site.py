"""A site of all the real feeds, as files and over http, from the feeds to what a reader's browser meets."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from browser_watch import watched
from sites import REAL, Site, marks

pytestmark = pytest.mark.real

KINDS = {"blog": "blog", "press": "press", "video": "video", "podcast": "podcast", "social": "social", "jobs": "job"}
SAMPLE = 150


def feed_files() -> list[str]:
    if not REAL.is_dir():
        return []
    names = sorted(path.name for path in REAL.iterdir())
    return [name for name in names if re.match(r"(blog|press|video|podcast|social)-|jobs-.*-rss", name)]


def expected_counts() -> dict[str, int]:
    rows = re.findall(r"^\| (\S+) \| \S+ \| (\d+) items", (REAL / "INDEX.md").read_text(encoding="utf-8"), re.MULTILINE)
    return {name: int(count) for name, count in rows}


def feeds_yml(source: str) -> str:
    blocks = []
    for name in feed_files():
        kind = KINDS[name.split("-")[0]]
        stem = name.rsplit(".", 1)[0]
        blocks.append(
            f"  - id: {stem[:40].strip('-')}\n    kind: {kind}\n    publish: full\n    {source.format(name=name)}\n"
        )
    return "defaults:\n  allow_private: true\nfeeds:\n" + "".join(blocks)


@pytest.fixture(scope="module", params=["path", "http"])
def real_site(request, tmp_path_factory):
    if not REAL.is_dir():
        pytest.skip("real input is not here: shared/real is looked for beside the project")
    root = tmp_path_factory.mktemp(request.param) / "site"
    site = Site.at(root)
    started = subprocess.run(
        [sys.executable, "-m", "rookery", "init", str(root)], stdin=subprocess.DEVNULL, check=False
    )

    assert started.returncode == 0
    if request.param == "path":
        for name in feed_files():
            site.write(f"content/feeds/{name}", (REAL / name).read_bytes())
        site.write("feeds.yml", feeds_yml("path: content/feeds/{name}"))
        yield site
        return
    server = subprocess.Popen(
        [sys.executable, str(REAL / "serve.py"), str(REAL), "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    address = server.stdout.readline().strip()
    site.write("feeds.yml", feeds_yml(f"url: {address}{{name}}"))
    yield site
    server.terminate()
    server.wait()
    server.stdout.close()


def test_every_item_of_every_feed_becomes_an_entry_with_a_page_and_a_second_run_writes_nothing(real_site):
    first = real_site.run("build", "--site", ".", today="1795262400")

    assert first.code == 0, first.err + first.out

    archived: dict[str, int] = {}
    for path in (real_site.root / "content" / "collected").rglob("????-??-??-*.md"):
        feed = path.relative_to(real_site.root / "content" / "collected").parts[0]
        archived[feed] = archived.get(feed, 0) + 1
    wanted = {name.rsplit(".", 1)[0]: count for name, count in expected_counts().items() if name in feed_files()}

    assert wanted == archived

    listed = [json.loads(line) for line in real_site.run("entries", "--json", today="1795262400").out.splitlines()]
    pages = [
        path
        for path in real_site.tree()
        if re.fullmatch(r"(blog|press|videos|podcasts|social|jobs)/[^/]+/index\.html", path)
    ]

    assert len(listed) == len(pages)

    content, output = marks(real_site.root / "content"), marks(real_site.output)
    second = real_site.run("build", today="1795262400")

    assert second.code == 0, second.err
    assert content == marks(real_site.root / "content")
    assert output == marks(real_site.output)


@pytest.mark.browser
def test_no_page_of_real_feeds_asks_anything_of_its_reader(request, real_site, serve, chromium):
    if not real_site.output.is_dir():
        real_site.build(today="1795262400")
    pages = [path.removesuffix("index.html") for path in real_site.tree() if path.endswith(".html")]
    if not os.environ.get("ROOKERY_ALL_PAGES"):
        # the two sites show the same: each half of the sample is opened in one of them
        step = max(2 * len(pages) // SAMPLE, 2)
        pages = pages[step // 2 if "path" in request.node.name else 0 :: step]
    address = serve(real_site.output)
    with watched(chromium, address) as (_, faults, visit):
        for path in pages:
            visit(path)

    assert faults.all() == []


def test_real_input_is_only_used_in_place():
    root = Path(__file__).resolve().parents[2]
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    names = {path.name for path in REAL.iterdir()} - {"INDEX.md", "serve.py"} if REAL.is_dir() else set()

    assert [name for name in tracked if Path(name).name in names] == []
