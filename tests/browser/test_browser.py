"""What a reader's browser meets on the demo site, in real Chromium."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest

from browser_watch import served, watched

pytestmark = pytest.mark.browser

WIDTHS = (320, 768, 1280)


def addresses(site) -> list[str]:
    """Every page of a built site but those that send their reader on, which nobody gets to see."""
    return [
        path.removesuffix("index.html")
        for path, body in site.tree().items()
        if path.endswith(".html") and b'http-equiv="refresh"' not in body
    ]


def one_of_each(site) -> list[str]:
    """A page of each template, by the folders they lie in."""
    chosen: dict[str, str] = {}
    for path in addresses(site):
        parts = path.strip("/").split("/")
        chosen.setdefault(f"{parts[0]}/{len(parts)}", path)
    return list(chosen.values())


@dataclass
class Seen:
    """What one walk through all pages found, so that no page is opened for each question anew."""

    faults: list[str]
    pages: dict[str, dict]


@pytest.fixture(scope="module")
def walk(demo, chromium) -> Seen:
    pages = {}
    with served(demo.output) as address, watched(chromium, address) as (page, faults, visit):
        for path in addresses(demo):
            visit(path)
            pages[path] = page.evaluate(_TOLD)
            pages[path]["inside"] = {
                link.removeprefix(f"{address}/") for link in pages[path]["links"] if link.startswith(address)
            }
    return Seen(faults.all(), pages)


@pytest.fixture(scope="module", params=["light", "dark"])
def looks(request, demo, chromium) -> dict[str, dict]:
    """A page of each template in one colour scheme: how wide it is at each width, and what is hard to read or to hit."""
    found = {}
    with (
        served(demo.output) as address,
        watched(chromium, address, color_scheme=request.param, has_touch=True) as (page, _, visit),
    ):
        for path in one_of_each(demo):
            visit(path)
            wide = {}
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                wide[width] = page.evaluate("document.scrollingElement.scrollWidth")
                if width == WIDTHS[0]:
                    small = page.evaluate(_SMALL)
            found[path] = {"wide": wide, "faint": page.evaluate(_FAINT), "small": small}
    return found


def test_no_page_asks_anything_of_its_reader(walk):
    assert walk.faults == []
    assert len(walk.pages) > 100


def test_no_page_is_wider_than_the_screen(looks):
    wide = [(path, width) for path, look in looks.items() for width, found in look["wide"].items() if found > width]

    assert wide == []
    assert all(look["wide"].keys() == set(WIDTHS) for look in looks.values())


def test_text_stands_out_from_its_ground(looks):
    assert [(path, look["faint"]) for path, look in looks.items() if look["faint"]] == []


def test_what_one_taps_on_a_phone_is_large_enough(looks):
    assert [(path, look["small"]) for path, look in looks.items() if look["small"]] == []


def test_every_page_has_one_main_heading_and_no_gaps_below_it(walk):
    odd = []
    for path, told in walk.pages.items():
        levels = told["levels"]
        gaps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        if levels.count(1) != 1 or levels[0] != 1 or gaps:
            odd.append((path, levels))

    assert odd == []


def test_landmarks_have_names_of_their_own_and_no_id_stands_twice(walk):
    odd = {
        path: told["regions"]
        for path, told in walk.pages.items()
        if not all(told["regions"]) or len(set(told["regions"])) != len(told["regions"]) or told["twice"]
    }

    assert odd == {}


def test_lists_of_facts_are_made_of_terms_and_what_is_said_of_them(walk):
    assert {path: told["lists"] for path, told in walk.pages.items() if told["lists"]} == {}


def test_every_link_within_the_site_leads_to_a_page(demo, walk):
    there = {path.removesuffix("index.html") for path in demo.tree()} | set(demo.tree())
    dead = {(path, link) for path, told in walk.pages.items() for link in told["inside"] if link not in there}

    assert dead == set()


_TOLD = """() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const name = (el) => el.getAttribute('aria-label')
    || document.getElementById(el.getAttribute('aria-labelledby') || '')?.textContent.trim() || '';
  const ids = all('[id]').map(el => el.id);
  return {
    levels: all('h1,h2,h3,h4,h5,h6').map(h => +h.tagName[1]),
    links: all('a[href], link[href]').map(a => a.href.split('#')[0]),
    regions: all('nav, aside, section').map(el => name(el) && el.tagName + name(el)),
    twice: ids.filter((id, at) => ids.indexOf(id) !== at),
    lists: all('dl > *, dl > div > *').filter(el => !['DT', 'DD', 'DIV'].includes(el.tagName)
      || (el.tagName === 'DIV' && (el.firstElementChild?.tagName !== 'DT' || el.lastElementChild.tagName !== 'DD')))
      .map(el => el.outerHTML.slice(0, 80)),
  }; }"""

# WCAG 2.2, 2.5.8: 24 px, but for links in running text
_SMALL = """() => [...document.querySelectorAll('nav a, dd a, .button, summary, .topics a, :is(h2, h3) > a, li > a')]
  .filter(el => el.checkVisibility() && !el.closest('.prose'))
  .filter(el => { const box = el.getBoundingClientRect(); return box.height > 0 && box.height < 24; })
  .map(el => `${el.outerHTML.slice(0, 80)}: ${el.getBoundingClientRect().height}`)"""

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
