"""Twice as much hostile input costs twice as much, all the way: from a feed's body to the pages that show it, and from
what people are sent to the question's page. Each pattern is judged: where the least that is measured takes too little,
twice as much is tried, up to the most that the product takes.
"""

from __future__ import annotations

import json
import resource
import shutil
from collections.abc import Callable, Iterator

import pytest

import rookery.settings
from letters import mail
from rookery.archive.index import read_index
from rookery.archive.store import read_feed, write_changes
from rookery.audit.finding import Facts
from rookery.audit.page import PageAudit
from rookery.collect.fetch_limits import Limits
from rookery.collect.formats import parse_feed
from rookery.collect.merge import merge
from rookery.config.feeds import FeedConfig
from rookery.content.answers import TEXT_MAX
from rookery.content.read import Content, read_content
from rookery.html.own import render_markdown
from rookery.inbox.desk import open_desk
from rookery.inbox.recognise import read_file
from rookery.jobs.pages import pages as job_pages
from rookery.model.feed import FetchResult
from rookery.model.written import Person
from rookery.publish.inputs import Inputs, Written
from rookery.publish.model import build_model
from rookery.publish.render import Renderer
from rookery.publish.templates import theme_environment
from rookery.publish.unnamed import Unnamed
from rookery.publish.views import LinkView, SiteView
from rookery.site.pages import pages as site_pages
from sites import ROOT

NOW = "2026-03-05T12:00:00Z"
SITE = SiteView("Nest", "", "", "en", "/", "https://nest.example", LinkView("Nest", ""), "")
ROOMS = ("rookery.site", "rookery.jobs")
PEOPLE = {"zed": Person("zed", "Zed Canary-Smith", consent="withdrawn")}
BOARD = {"kind": "job", "source": "recruitee"}
RATIO = 2.5
MEASURABLE = 0.05
"""Seconds beyond those of an empty feed from which on twice as much is judged; below them noise would be the judge."""
LEAST = 10_000
MOST_OF_A_FEED = Limits().max_bytes
MOST_OF_A_LETTER = TEXT_MAX
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)


def feed(*items: str, more: str = "") -> str:
    return f'<rss version="2.0" {SPACES}{more}><channel><title>x</title>{"".join(items)}</channel></rss>'


def tagged(tag: str, unit: str) -> Callable[[int], str]:
    """An item of which one element is a row of the unit, as text."""
    text = unit.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    name = tag.split(maxsplit=1)[0]
    return lambda n: feed(
        f"<item><guid>1</guid><link>https://a.example/</link><{tag}>{text * (n // len(unit))}</{name}></item>"
    )


def items(one: str, size: int) -> Callable[[int], str]:
    """A row of items in which # is the number."""
    return lambda n: feed(*(f"<item>{one.replace('#', str(number))}</item>" for number in range(n // size)))


def posting(unit: str) -> Callable[[int], str]:
    """A job of a board in JSON with the unit wherever it takes text."""

    def body(n: int) -> str:
        text = unit * (n // len(unit) // 4)
        places = [{"name": text[:200], "city": text[:200], "country": "DE"}] * (n // 2000)
        return json.dumps({"offers": [{"id": 1, "guid": "g", "status": "published", "title": text, "description": text, "requirements": text,
                                       "department": text, "locations": places, "tags": [text], "published_at": "2026-02-02 10:00:00 UTC",
                                       "careers_url": "https://a.example/1"}]})  # fmt: skip

    return body


PATTERNS = {
    "nested open tags": tagged("description", "<b><i>"),
    "blocks in blocks": tagged("content:encoded", "<ul><li><p>"),
    "open comments": tagged("description", "<!-- "),
    "open CDATA": tagged("description", "<![CDATA["),
    "many attributes": lambda n: tagged("description", "<p " + "a=b " * (n // 8) + "title=x>x ")(n),
    "less-than signs": tagged("description", "<"),
    "ampersands": tagged("description", "&"),
    "entities": tagged("title", "&amp;lt;&#x26;"),
    "quotations": tagged("description", "<blockquote>x "),
    "end tags": tagged("description", "</p></b>"),
    "a word of at signs": tagged("description", "a@"),
    "addresses": tagged("description", "a.b@c.example "),
    "telephone numbers": tagged("description", "+49 30 12345-"),
    "hosts": tagged("description", "https://a.b/c?d=e&f=https://"),
    "dots and digits": tagged("description", "1.2-"),
    "Markdown": tagged("description", "[![x](<"),
    "srcset": tagged("description", "<img srcset='a 1x, b 2x, c 3x' sizes='1px'>"),
    "style": tagged("description", "<style>a{b:url(c)}</style><p style='a:b;c:d(e'>x"),
    "names": tagged("description", "Zed Canary Zed, Canary-Smith "),
    "a title": tagged("title", "Zed a@b.example &amp;#60; "),
    "authors": items("<guid>#</guid><dc:creator>Zed Canary-# &lt;a#@b.example&gt;</dc:creator><link>https://a.example/#</link>", 600),
    "one guid": items("<guid>1</guid><link>https://a.example/#</link><title>x</title>", 600),
    "one title": items("<guid>#</guid><title>Same</title><description>x</description>", 600),
    "dates": items("<guid>#</guid><title>x</title><pubDate>Mon, 31 Feb 99999 25:61:# +99:99</pubDate>", 600),
    "namespaces": lambda n: feed("<item><title>x</title></item>", more="".join(f' xmlns:a{i}="u:{i}"' for i in range(n // 20))),
    "a job's facts": posting("<p>5 years, 60.000 EUR to 70k, (m/w/d) Zed Canary, "),
    "a job's markup": posting("<div><ul><li>&amp;lt;"),
    "JSON in JSON": lambda n: '{"version":"https://jsonfeed.org/version/1.1","items":[' + '{"a":[' * (n // 6),
}  # fmt: skip

LETTERS = ["a@b.example ", "+49 30 12345-", "https://a.b/?c=", "> ", ">> x\n", "- x\n", "[a](", "`a ``", "Best, Zed\n", "On 1 March Zed wrote:\n",
           "word", "<b><p>", "&lt;", "|a", "*_", "# x\n", "From: a@b.example\n"]  # fmt: skip


def seconds() -> float:
    """What this process and those that it forked took of the processor."""
    used = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory) -> Callable[[str], float]:
    """A function: a feed's body -> the processor's seconds for it, from the bytes to what is said of its pages."""
    environment = theme_environment([ROOT / "theme" / "templates"], rookery.settings.JINJA_ENVIRONMENT)
    folder = tmp_path_factory.mktemp("linear")
    unnamed = Unnamed(PEOPLE.values(), NOW[:10])
    facts = Facts(address=SITE.address, names=unnamed.found)

    def run(body: str) -> float:
        root = folder / "site"
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        board = body.startswith('{"offers"')
        config = FeedConfig(id="eng", path="eng.xml", publish="full", **(BOARD if board else {"kind": "blog"}))
        began = seconds()
        parsed = parse_feed(FetchResult("eng", "eng.xml", "fetched", body.encode()), config, now=NOW)
        write_changes(root, "eng", merge((), parsed, NOW))
        merge(read_feed(root, "eng"), parsed, NOW)
        inputs = Inputs(root, NOW[:10], Written({"eng": config}, Content(people=PEOPLE)), read_index(root))
        model = build_model(inputs, SITE, ROOMS)
        renderer = Renderer(root, SITE, environment, unnamed)
        audit = PageAudit(facts)
        for page in (*site_pages(model), *job_pages(model)):
            audit.findings(page.path, renderer.render(page).decode())
        return seconds() - began

    return run


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Callable[[str], float]:
    """A function: what a mail says -> the processor's seconds from its bytes to the question's text on a page."""
    folder = tmp_path_factory.mktemp("letters")

    def run(text: str) -> float:
        root = folder / "site"
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        letter = mail(f"How is that?\n\n{text}", html=f"<p>How is that?</p><p>{text}").as_bytes()
        (root / "letter.eml").write_bytes(letter)
        (root / "feeds.yml").write_text("feeds: []\n")
        began = seconds()
        table = open_desk(root, NOW[:10])
        for proposal in table.proposals("letter.eml", read_file(root / "letter.eml").messages):
            table.take(proposal)
        for question in read_content(root, today=NOW[:10])[0].questions.values():
            render_markdown(question.text.markdown)
        return seconds() - began

    return run


def growths(cost: Callable[[str], float], text: Callable[[int], str], most: int) -> Iterator[tuple[int, float]]:
    """Sizes, each twice the one before, and T(2N)/T(N) of each from the first that takes measurable time, without what an
    empty text costs. The least of what was seen: a busy machine may spoil a measurement, but does not make five of them
    good that are bad. What a size costs serves the one before, too; it is measured once more, as one that seemed too long
    would flatter the next.
    """
    empty = [cost(text(0)) for _ in range(2)]

    def beyond(size: int) -> float:
        return max(cost(text(size)) - min(empty), 1e-9)

    size, once = LEAST, beyond(LEAST)
    while size <= most:
        twice = beyond(2 * size)
        if once >= MEASURABLE:
            once = min(once, beyond(size))
            found = twice / max(once, MEASURABLE / 2)
            for _ in range(4):
                if found <= RATIO:
                    break
                empty.append(cost(text(0)))  # taken for more than it is, it makes every growth seem steeper
                once, twice = beyond(size), beyond(2 * size)
                found = min(found, twice / max(once, MEASURABLE / 2))
            yield size, found
        size, once = 2 * size, twice


@pytest.mark.parametrize("name", PATTERNS)
def test_a_hostile_feed_costs_linear_time_up_to_the_page(name, pipeline):
    # the first size that is measurable; if there is none, the largest feed that is read takes less
    assert next(growths(pipeline, PATTERNS[name], MOST_OF_A_FEED), (0, 0))[1] <= RATIO


@pytest.mark.parametrize("unit", LETTERS)
def test_a_hostile_letter_costs_linear_time_up_to_the_page(unit, desk):
    slow = [
        (size, ratio)
        for size, ratio in growths(desk, lambda n: unit * (n // len(unit)), MOST_OF_A_LETTER)
        if ratio > RATIO
    ]

    assert slow == []
