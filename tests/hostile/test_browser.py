"""Nothing that anybody wrote runs, loads or sends anything: every page of a site of hostile sources in real Chromium.

First with the pages' own policy switched off, so that the sanitizer stands alone; then raw hostile text under the
policy alone. Holes planted on purpose show that the eyes that look are open.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field

import pytest

from hostile_vectors import OFF, vectors

pytestmark = pytest.mark.browser

PARTS = 6
"""Hundreds of pages take minutes: in parts, each process of the run can do some."""

SMALL = {"width": 400, "height": 300}
"""Nobody looks at them: what is drawn of each page is drawn by the processor."""

# every way to run ends here, and nobody is asked anything
HOOKS = """
window.__ran = [];
const note = what => { window.__ran.push(what) };
window.pwn = () => note('pwn');
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => { note(name) };
navigator.sendBeacon = () => { note('beacon') };
document.addEventListener('securitypolicyviolation', e => note('csp ' + e.violatedDirective + ' ' + e.blockedURI));
"""
# what stands in the page that could run or load, whether it does just now or not
LOOK = r"""() => {
  const bad = [];
  const own = url => { try { return new URL(url, location.href).origin === location.origin } catch { return true } };
  for (const node of document.querySelectorAll('*')) {
    const name = node.localName;
    if (['iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'base', 'portal', 'fencedframe', 'foreignobject', 'math',
         'style', 'template', 'noscript', 'animate', 'set', 'use', 'image', 'link-', 'dialog'].includes(name)) bad.push(name);
    if (name === 'script' && node.type !== 'application/ld+json') bad.push('script');
    if (name === 'meta' && node.httpEquiv && node.httpEquiv.toLowerCase() !== 'content-security-policy') bad.push('meta ' + node.httpEquiv);
    for (const {name: key, value} of node.attributes) {
      const url = value.replace(/[\u0000-\u0020]/g, '').toLowerCase();
      if (key.startsWith('on') || ['style', 'srcdoc', 'ping', 'formaction', 'background', 'is', 'popovertarget', 'contenteditable', 'autofocus'].includes(key)) bad.push(name + ' ' + key);
      if (/^(?:javascript|vbscript|data|blob|filesystem|feed|view-source):/.test(url) && ['href', 'src', 'action', 'data', 'cite', 'xlink:href', 'poster'].includes(key)) bad.push(name + ' ' + key + ' ' + url.slice(0, 30));
      if (['src', 'srcset', 'poster', 'action', 'data'].includes(key) && value && !own(value)) bad.push(name + ' ' + key + ' ' + value.slice(0, 60));
      if (name === 'link' && key === 'href' && !own(value) && !['canonical', 'alternate'].includes(node.rel)) bad.push('link ' + node.rel);
    }
    if (name === 'a' && node.href && !own(node.href) && node.protocol.startsWith('http') && !/noreferrer/.test(node.rel)) bad.push('a without rel ' + node.href.slice(0, 60));
  }
  return [...new Set(bad)];
}"""

WAKE = f"""() => {{
  const LOOK = {LOOK};
  for (const name of ['hashchange', 'resize', 'pageshow']) window.dispatchEvent(new Event(name));
  return [window.__ran, LOOK()];
}}"""


@dataclass
class Seen:
    """What happened, as lines that begin with the page."""

    lines: list[str] = field(default_factory=list)

    def note(self, path: str, what: str) -> None:
        self.lines.append(f"{path}: {what}")


def visit_all(  # noqa: PLR0913  what a visit is about
    chromium, address: str, paths: list[str], *, bypass_csp: bool, look: bool = True, shown: bool = False
) -> Seen:
    """Open each page, wake what sleeps in it, and write down what it did."""
    seen, here = Seen(), {"path": ""}
    context = chromium.new_context(bypass_csp=bypass_csp, viewport=SMALL)
    context.add_init_script(HOOKS)

    asked: dict[object, str] = {}

    def on_request(request):
        # no name resolves here: that it is asked is enough to know
        if not request.url.startswith((address, "data:", "blob:")):
            asked[request] = f"{here['path']}: asked {request.url[:90]}"

    def on_failed(request):
        if request.failure in {"csp", "origin"}:  # the browser tells of what it held back itself
            asked.pop(request, None)

    page = context.new_page()
    page.on("request", on_request)
    page.on("requestfailed", on_failed)
    context.on("page", lambda popup: (seen.note(here["path"], f"opened {popup.url}"), popup.close()))
    page.on("dialog", lambda dialog: (seen.note(here["path"], f"dialog {dialog.message[:60]}"), dialog.dismiss()))
    for path in paths:
        here["path"] = path
        page.goto(f"{address}/{path}", wait_until="load")
        ran, held = page.evaluate(WAKE if look else WAKE.replace("LOOK()", "[]"))
        if not page.url.startswith(f"{address}/{path}"):
            seen.note(path, f"went to {page.url[:90]}")
        for what in ran:
            if what.startswith("csp") <= shown:
                seen.note(path, f"ran {what}")
        for what in held:
            seen.note(path, f"holds {what}")
    context.close()
    seen.lines += asked.values()
    return seen


def pages_of(site) -> list[str]:
    """Every page that shows what somebody wrote, thirty lists at most: they repeat what the pages say."""
    paths = [path.removesuffix("index.html") for path in site.tree() if path.endswith(".html")]
    lists = [path for path in paths if "/page/" in path or (path.startswith("jobs/") and path.count("/") > 2)]
    return [path for path in paths if path not in set(lists)] + lists[:30]


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_on_any_page_runs_loads_or_sends_even_without_the_policy(hostile, serve, chromium, part):
    paths = pages_of(hostile)
    seen = visit_all(chromium, serve(hostile.output), paths[part::PARTS], bypass_csp=True)

    assert [] == seen.lines[:20]
    assert len(paths) > len(vectors()) * 2


def test_with_the_policy_not_even_an_attempt_is_made(hostile, serve, chromium):
    paths = [path for number, path in enumerate(pages_of(hostile)) if number % 8 == 0]

    assert [] == visit_all(chromium, serve(hostile.output), paths, bypass_csp=False, look=False, shown=True).lines[:20]


HOLES = {
    "a script": "<script>pwn()</script>",
    "a picture from elsewhere": f'<img src="{OFF}/pixel.gif" alt="">',
    "a handler that sleeps": '<p onclick="pwn()">x</p>',
}


@pytest.fixture
def holed(hostile, tmp_path):
    """A copy of a few pages, each with a hole in it."""
    pages = [path for path in hostile.tree() if re.fullmatch(r"blog/[^/]+/index\.html", path)][: len(HOLES)]
    for path, hole in zip(pages, HOLES.values(), strict=True):
        (tmp_path / path).parent.mkdir(parents=True)
        text = (hostile.output / path).read_text(encoding="utf-8").replace("</main>", f"{hole}</main>")
        (tmp_path / path).write_text(text, encoding="utf-8")
    shutil.copytree(hostile.output / "theme", tmp_path / "theme")
    return tmp_path, [path.removesuffix("index.html") for path in pages]


def test_holes_that_are_planted_on_purpose_are_found(holed, serve, chromium):
    folder, paths = holed
    seen = visit_all(chromium, serve(folder), paths, bypass_csp=True)

    assert paths == list(dict.fromkeys(line.split(": ")[0] for line in seen.lines))
    assert any("ran pwn" in line for line in seen.lines)
    assert any(f"asked {OFF}/pixel.gif" in line for line in seen.lines)
    assert any("holds p onclick" in line for line in seen.lines)


def test_if_the_sanitizer_failed_the_policy_would_still_hold_everything(hostile, tmp_path, serve, chromium):
    frame = (hostile.output / "404.html").read_text(encoding="utf-8")
    head, foot = frame[: frame.index("<main")], frame[frame.index("</main>") :]
    shutil.copytree(hostile.output / "theme", tmp_path / "theme")
    paths = []
    for number, one in enumerate(vectors()):
        # a page that sends its reader on is the one thing that a meta policy cannot hold
        if "refresh" in one and not os.environ.get("XSS_CORPUS"):
            continue
        (tmp_path / f"raw{number}.html").write_text(
            f"{head}<main id=main>{one}{foot}", encoding="utf-8", errors="replace"
        )
        paths.append(f"raw{number}.html")
    seen = visit_all(chromium, serve(tmp_path), paths, bypass_csp=False, look=False)

    assert [] == seen.lines[:20]
    assert len(paths) > len(vectors()) // 2
