"""The page of the promise, the line on the home page, the JSON and the CSV say the same, and it is true."""

from __future__ import annotations

import csv
import json
import re
import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import pytest
from pydantic import TypeAdapter

from browser_watch import watched
from forked import build
from job_ads import text_of
from job_site import epoch
from rookery.publish.promise_data import PromiseData
from sites import ROOT, Site, marks

TODAY = "2026-03-02"
OUTSIDE = "Community 2026-02-03\nconsent: 2026-02-03"
PAGE = ROOT / "docs" / "promise.md"
SCHEMA = re.compile(r"```json\n.*?\n```", re.DOTALL)
CONF = 'PROMISE_SPONSOR = "ada"\nMAX_MEDIAN_DAYS = 5\n'
# days since it was asked, days to each answer and by whom; what else stands in the head
QUESTIONS = {
    "monday": (400, [(20, "bo")], ""),
    "pay": (370, [], ""),
    "night": (300, [(4, "ada"), (9, "bo")], ""),
    "leave": (200, [(0, "ada")], ""),
    "works": (150, [(1, "cy")], ""),
    "board": (120, [], "status: declined\nreason: It is under seal.\n"),
    "again": (110, [], "status: merged\ninto: night\n"),
    "river": (80, [(33, "ada")], ""),
    "boots": (79, [(2, "bo")], ""),
    "visas": (60, [], ""),
    "union": (59, [], ""),
    "today": (0, [], ""),
}


def day(ago: int) -> str:
    return (date.fromisoformat(TODAY) - timedelta(days=ago)).isoformat()


@pytest.fixture(scope="module")
def nest(tmp_path_factory) -> Site:
    """A site with a year and more of questions, built once."""
    site = Site(tmp_path_factory.mktemp("promise") / "site")
    site.write("pelicanconf.py", (site.root / "pelicanconf.py").read_text() + CONF)
    site.write("content/pages/house-rules.md", "Title: House rules\n\nBe kind.\n")
    for name in ("ada", "bo", "cy"):
        site.person(name, f"{name.title()} Example", "role: Keeper\n", consent="2024-01-01")
    for name, (ago, answers, head) in QUESTIONS.items():
        text = f"---\ntitle: What about {name}?\nasked: {day(ago)}\n{head}---\nPlease tell.\n"
        text += "".join(f"\n## @{person} {day(ago - wait)}\n\nYes.\n" for wait, person in answers)
        site.write(f"content/questions/{name}.md", text)
    site.build("--offline", today=epoch(TODAY))
    return site


@dataclass(frozen=True)
class Counted:
    """One file of a question, read with nothing of ours."""

    asked: str
    status: str
    waits: tuple[int, ...]
    people: frozenset[str]


def counted(root: Path) -> list[Counted]:
    found = []
    for path in (root / "content" / "questions").glob("*.md"):
        text = path.read_text()
        head = dict(re.findall(r"^(\w+): (.*)$", text.split("---")[1], re.MULTILINE))
        answers = re.findall(r"^## @(\S+) (\S+)$", text, re.MULTILINE)
        asked = date.fromisoformat(head["asked"])
        found.append(
            Counted(
                head["asked"],
                head.get("status", "open"),
                tuple((date.fromisoformat(when) - asked).days for _, when in answers),
                frozenset(person for person, _ in answers),
            )
        )
    return found


def numbers(root: Path, days: int | None = None, month: str = "") -> dict[str, object]:
    """The same numbers from the files."""
    since = day(days - 1) if days else ""
    ours = [one for one in counted(root) if one.asked >= since and one.asked.startswith(month)]
    asked = [one for one in ours if one.status != "merged"]
    waits = sorted(min(one.waits) for one in asked if one.waits)
    waiting = sorted(one.asked for one in asked if one.status == "open" and not one.waits)
    return {
        "asked": len(asked),
        "answered": len(waits),
        "community": 0,
        "declined": sum(one.status == "declined" for one in asked),
        "open": len(waiting),
        "share": len(waits) / len(asked) if asked else None,
        "median_days": median(waits) if waits else None,
        "p90_days": next((w for w in waits if sum(v <= w for v in waits) >= 0.9 * len(waits)), None),
        "oldest": waiting[0] if waiting else None,
        "people": len({person for one in asked for person in one.people}),
        "merged": len(ours) - len(asked),
        "removed": 0,
    }


@pytest.mark.parametrize(("name", "days"), [("overall", None), ("year", 365), ("quarter", 90)])
def test_the_json_agrees_with_the_files(nest, name, days):
    body = (nest.output / "promise" / "promise.json").read_bytes()
    data = json.loads(body)
    found = data[name]
    oldest = found.pop("oldest_open")

    assert TypeAdapter(PromiseData).validate_json(body, strict=True)
    assert numbers(nest.root, days) == found | {"oldest": oldest["asked"]}
    assert (date.fromisoformat(TODAY) - date.fromisoformat(oldest["asked"])).days == oldest["days"]
    assert (TODAY, "Example Works", "/promise/") == (data["day"], data["employer"], data["url"])


def test_the_csv_agrees_with_the_files_month_by_month(nest):
    rows = list(csv.DictReader((nest.output / "promise" / "promise.csv").read_text().splitlines()))
    firsts = [
        (date.fromisoformat(one.asked) + timedelta(days=min(one.waits))).isoformat()[:7]
        for one in counted(nest.root)
        if one.waits
    ]

    assert 15 == len(rows)
    assert ("2025-01", "2026-03") == (day(400)[:7], rows[-1]["month"])
    for row in rows:
        expected = numbers(nest.root, month=row["month"])
        share, middle, slow = (expected.pop(name) for name in ("share", "median_days", "p90_days"))
        del expected["oldest"]

        assert {name: str(number) for name, number in expected.items()} == {name: row[name] for name in expected}
        assert ("" if share is None else f"{share:.4f}") == row["share"]
        assert [middle, slow] == [float(row[name]) if row[name] else None for name in ("median_days", "p90_days")]
        assert firsts.count(row["month"]) == int(row["first_answers"])


def part(page: str, begin: str, end: str) -> str:
    """What a reader sees of a part of a page."""
    return text_of(f"<body>{page[page.index(begin) :].split(end, maxsplit=1)[0]}</body>")


@pytest.mark.parametrize(("title", "days"), [("The last 90 days", 90), ("The last year", 365), ("From the beg", None)])
def test_the_page_agrees_with_the_files(nest, title, days):
    page = nest.page("promise")
    card = part(page, title, "</article>")
    found = numbers(nest.root, days)
    share = found["answered"] * 100 // found["asked"]

    assert f"{share}% answered {found['answered']} of {found['asked']} questions" in card
    assert f"Of the {found['answered']} answered, half within {found['median_days']:g} days" in card
    assert f"Nine in ten within {found['p90_days']:g} days" in card
    assert f"Colleagues who answered {found['people']} Still open {found['open']} " in card
    assert f"Declined with a reason {found['declined']} Answered from outside only 0" in card
    waits = (date.fromisoformat(TODAY) - date.fromisoformat(found["oldest"])).days
    assert f"Waiting longest, for {waits} days:" in card


@pytest.mark.parametrize("page", ["", "questions"])
def test_the_line_on_the_home_page_agrees_with_the_files(nest, page):
    found = numbers(nest.root)
    html = nest.page(page)
    line = part(html, '<p class="promise">', "</p>")

    assert (
        f"{found['asked']} questions asked, {found['answered']} answered (54%), half of them within 3 days. "
        f"{found['open']} open, the oldest since 25 February 2025. Our promise"
    ) == line
    assert (11, 6, 4) == (found["asked"], found["answered"], found["open"])
    assert 'href="/promise/"' in html


def test_who_stands_for_it_the_rules_and_whether_the_days_are_kept_stand_on_the_page(nest):
    text = text_of(nest.page("promise"))

    assert "Ada Example stands for it. Keeper" in text
    assert (
        "Half of our answers are to come within 5 days. In the last year half of them came within 2 days: kept. "
        "3 open questions have waited for longer."
    ) in text
    assert '<a href="/house-rules/">house rules</a>' in nest.page("promise")


def test_what_was_declined_or_merged_is_named_with_the_reason(nest):
    page = nest.page("promise")

    assert "What about board? asked on 2 November 2025 It is under seal." in text_of(page)
    assert "What about again? asked on 12 November 2025 Now part of What about night?" in text_of(page)
    assert 'href="/questions/board/"' in page


@pytest.mark.browser
def test_the_chart_has_words_and_a_table_and_is_drawn_as_the_numbers_say(nest, serve, chromium):
    rows = list(csv.DictReader((nest.output / "promise" / "promise.csv").read_text().splitlines()))[-12:]
    with watched(chromium, serve(nest.output), forced_colors="active") as (page, faults, visit):
        visit("promise/")
        table, bars, fills = page.evaluate(LOOK)
        drawing = page.get_by_role("img", name="Questions asked and answered, by the month of asking")
        description = drawing.evaluate("svg => document.getElementById('chart-text').textContent")
        labels = drawing.get_attribute("aria-labelledby")

    numbered = [[int(row[name]) for name in ("asked", "answered", "open", "declined", "community")] for row in rows]
    shown = [(asked, answered) for asked, answered, *_ in numbered if asked]
    unit = max(height for height, _ in bars) / max(asked for asked, _ in shown)

    assert numbered == [[int(number) for number in row[1:]] for row in table]
    assert shown == [(round(asked / unit), round(answered / unit)) for asked, answered in bars]
    assert "chart-title chart-text" == labels
    assert description.startswith("From April 2025 to March 2026 9 questions were asked and 5 of them answered.")
    assert 2 == len(set(fills))
    assert faults.all() == []


LOOK = """() => {
    const height = bar => bar.getBBox().height
    const all = selector => [...document.querySelectorAll(selector)]
    const asked = all("figure > svg .chart-asked").map(height)
    const answered = all("figure > svg .chart-answered").map(height)
    return [
        all("tbody tr").map(row => [...row.cells].map(cell => cell.textContent)),
        asked.map((bar, number) => [bar, answered[number]]),
        [".chart-asked", ".chart-answered"].map(one => getComputedStyle(document.querySelector(one)).fill),
    ]
}"""


def test_at_midnight_only_the_page_its_json_and_the_day_of_the_audit_change(nest, tmp_path, monkeypatch):
    copy = Site.at(tmp_path / "site")
    shutil.copytree(nest.root, copy.root)
    before = marks(copy.output)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch("2026-03-03"))

    assert build(copy.root, collect=False) == 0
    assert {"promise/index.html", "promise/promise.json", "privacy/index.html"} == {
        name for name, mark in marks(copy.output).items() if before.get(name) != mark
    }


def test_without_a_sponsor_or_questions_the_page_says_so_and_a_withdrawn_name_is_gone(site, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(TODAY))

    assert build(site.root, collect=False) == 0
    assert "Nobody has put their name to it yet." in text_of(site.page("promise"))
    assert "From the beginning Nothing was asked." in text_of(site.page("promise"))
    assert "<svg role" not in site.page("promise")
    assert 'class="promise"' not in site.page("")
    assert ["month,asked", "share,"] == re.findall(
        "month,asked|share,", (site.output / "promise" / "promise.csv").read_text()
    )

    site.person("ada", consent="withdrawn")
    site.write("pelicanconf.py", (site.root / "pelicanconf.py").read_text() + CONF)

    assert build(site.root, collect=False) == 0
    assert "Nobody has put their name to it yet." in text_of(site.page("promise"))
    assert "In the last year there is no answer to measure." in text_of(site.page("promise"))
    assert "Ada" not in site.page("promise")


def test_a_site_without_the_room_has_no_page_and_no_link_to_one(site, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(TODAY))
    conf = (site.root / "pelicanconf.py").read_text()
    site.write("pelicanconf.py", conf + 'PLUGINS = [name for name in PLUGINS if name != "rookery.promise"]\n')
    site.question("pay", "What is the pay?")

    assert build(site.root, collect=False) == 0
    assert not (site.output / "promise").exists()
    assert "1 question asked, 0 answered (0%). 1 open, the oldest since 1 February 2026." in text_of(site.page(""))
    assert "/promise/" not in "".join(body.decode() for path, body in site.tree().items() if path.endswith(".html"))


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (["@ada 2026-02-04"], "1 question asked, 1 answered (100%) within 3 days."),
        (
            ["@ada 2026-02-04", OUTSIDE],
            "2 questions asked, 1 answered (50%) within 3 days, 1 answered from outside only.",
        ),
        (
            [OUTSIDE, OUTSIDE, ""],
            "3 questions asked, 0 answered (0%), 2 answered from outside only. 1 open, the oldest",
        ),
        (["@ada 2026-02-04", "@ada 2026-02-02"], "2 questions asked, 2 answered (100%), half of them within 2 days."),
    ],
)
def test_the_line_calls_one_answer_one_and_names_those_from_outside(answers, said, site, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(TODAY))
    site.person("ada", "Ada Example")
    for number, answer in enumerate(answers):
        site.question(f"q{number}", "How is it?", body=f"Tell.\n\n## {answer}\n\nSo.\n" if answer else "Tell.\n")

    assert build(site.root, collect=False) == 0
    assert said in text_of(site.page(""))


def test_the_schema_in_the_docs_is_that_of_the_code(request):
    text = PAGE.read_text(encoding="utf-8")
    schema = f"```json\n{json.dumps(TypeAdapter(PromiseData).json_schema(), indent=1)}\n```"
    if request.config.getoption("--renew"):
        PAGE.write_text(SCHEMA.sub(lambda _: schema, text), encoding="utf-8")

    assert schema in PAGE.read_text(encoding="utf-8")


def test_every_column_of_the_csv_is_explained(nest):
    names = (nest.output / "promise" / "promise.csv").read_text().splitlines()[0].split(",")

    assert names == re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
