"""What a reader's browser meets on the demo site, in real Chromium."""

from __future__ import annotations

from itertools import pairwise

import pytest

from browser_watch import watched

pytestmark = pytest.mark.browser

WIDTHS = (320, 768, 1280)


def addresses(site) -> list[str]:
    """Every page of a built site."""
    return [path.removesuffix("index.html") for path in site.tree() if path.endswith(".html")]


def one_of_each(site) -> list[str]:
    """A page of each template, by the folders they lie in."""
    chosen: dict[str, str] = {}
    for path in addresses(site):
        parts = path.strip("/").split("/")
        chosen.setdefault(f"{parts[0]}/{len(parts)}", path)
    return list(chosen.values())


def test_no_page_asks_anything_of_its_reader(demo, serve, chromium):
    address = serve(demo.output)
    with watched(chromium, address) as (_, faults, visit):
        for path in addresses(demo):
            visit(path)

    assert faults.all() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(demo, serve, chromium, width, scheme):
    address = serve(demo.output)
    size = {"width": width, "height": 800}
    wide = []
    with watched(chromium, address, viewport=size, color_scheme=scheme) as (page, _, visit):
        for path in one_of_each(demo):
            visit(path)
            if page.evaluate("document.scrollingElement.scrollWidth") > width:
                wide.append(path)

    assert wide == []


def test_every_page_has_one_main_heading_and_no_gaps_below_it(demo, serve, chromium):
    address = serve(demo.output)
    odd = []
    with watched(chromium, address) as (page, _, visit):
        for path in addresses(demo):
            visit(path)
            levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
            gaps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
            if levels.count(1) != 1 or levels[0] != 1 or gaps:
                odd.append((path, levels))

    assert odd == []


def test_every_link_within_the_site_leads_to_a_page(demo, serve, chromium):
    address = serve(demo.output)
    there = set(addresses(demo)) | set(demo.tree())
    dead = set()
    with watched(chromium, address) as (page, _, visit):
        for path in addresses(demo):
            visit(path)
            links = page.evaluate(
                "[...document.querySelectorAll('a[href], link[href]')].map(a => a.href.split('#')[0])"
            )
            inside = {link.removeprefix(f"{address}/") for link in links if link.startswith(address)}
            dead |= {(path, link) for link in inside if link not in there}

    assert dead == set()


def test_text_stands_out_from_its_ground_in_light_and_dark(demo, serve, chromium):
    address = serve(demo.output)
    faint = []
    for scheme in ("light", "dark"):
        with watched(chromium, address, color_scheme=scheme) as (page, _, visit):
            for path in one_of_each(demo):
                visit(path)
                faint += [(scheme, path, found) for found in page.evaluate(_FAINT)]

    assert faint == []


# WCAG 2.2, 1.4.3: 4.5:1 for text, 3:1 for large text, measured against the nearest painted background
_FAINT = """() => {
  const canvas = document.createElement('canvas'); canvas.width = canvas.height = 1;
  const pen = canvas.getContext('2d', {willReadFrequently: true});
  const rgba = (text) => { pen.clearRect(0, 0, 1, 1); pen.fillStyle = text; pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data]; };
  const light = (c) => { const [r, g, b] = c.slice(0, 3).map(v => { v /= 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = (el) => { for (; el; el = el.parentElement) { const style = getComputedStyle(el);
    const c = rgba(style.backgroundColor); if (c[3] > 250) return c; } return rgba('Canvas'); };
  const bad = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) { const el = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !el.checkVisibility({opacityProperty: true})) continue;
    const box = el.getBoundingClientRect(); if (box.width < 2 || box.height < 2) continue;
    const style = getComputedStyle(el); const [a, b] = [light(rgba(style.color)), light(ground(el))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize); const large = size >= 24 || (size >= 18.66 && +style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) bad.add(`${el.tagName}.${el.className}: ${ratio.toFixed(2)}`); }
  return [...bad]; }"""
