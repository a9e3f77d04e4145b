"""A small site with something in every room becomes exactly the committed tree (``make golden`` renews it)."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

from sites import Site, tree

HERE = Path(__file__).parent


def test_the_golden_site_is_what_it_was(tmp_path, request):
    root = tmp_path / "site"
    shutil.copytree(HERE / "site", root)
    site = Site.at(root)
    first = site.run("collect")

    assert first.code == 0, first.err

    blog = root / "content" / "collected" / "blog"
    names = {path.stem.split("-", 3)[3].rsplit("-", 1)[0]: path.stem for path in blog.rglob("*-*.md")}
    site.write(f"content/overrides/blog/{names['hidden-from-view']}.md", "---\nhidden: true\n---\n")
    site.write(f"content/overrides/blog/{names['how-we-page-sleep']}.md", "---\npinned: true\n---\n")
    site.build()
    found = {f"output/{path}": body for path, body in tree(site.output).items() if not path.startswith("theme/")}
    collected = root / "content" / "collected"
    found |= {f"collected/{path}": body for path, body in tree(collected).items()}
    if request.config.getoption("--renew"):
        shutil.rmtree(HERE / "expected", ignore_errors=True)
        for path, body in found.items():
            target = HERE / "expected" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(body)
    expected = tree(HERE / "expected")

    assert sorted(expected) == sorted(found)
    assert "" == "\n".join(
        _difference(path, expected[path], found[path]) for path in expected if expected[path] != found[path]
    )


def _difference(path: str, before: bytes, after: bytes) -> str:
    lines = difflib.unified_diff(before.decode().split("\n"), after.decode().split("\n"), path, path, lineterm="", n=1)
    return "\n".join(lines)
