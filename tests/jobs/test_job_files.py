"""The files of open jobs for other programs, and what is said about them."""

from __future__ import annotations

import json
import re
import unicodedata
from html import escape
from xml.etree import ElementTree as ET

from pydantic import TypeAdapter

from job_ads import jsonld_of
from job_site import BRNO, PAY, job
from rookery.model.text import Html
from rookery.publish.job_data import JobsData
from sites import ROOT

PAGE = ROOT / "docs" / "jobs.md"
SCHEMA = re.compile(r"```json\n.*?\n```", re.DOTALL)


def schema() -> str:
    return f"```json\n{json.dumps(TypeAdapter(JobsData).json_schema(), indent=1)}\n```"


def test_the_schema_in_the_docs_is_that_of_the_code(request):
    text = PAGE.read_text(encoding="utf-8")
    if request.config.getoption("--renew"):
        PAGE.write_text(SCHEMA.sub(lambda _: schema(), text), encoding="utf-8")

    assert schema() in PAGE.read_text(encoding="utf-8")


def fits(value: object, shape: dict, root: dict) -> bool:
    """Whether a value is as a JSON Schema wants it: the few words of it that ours is made of, read anew."""
    if "$ref" in shape:
        return fits(value, root["$defs"][shape["$ref"].rpartition("/")[2]], root)
    if "anyOf" in shape:
        return any(fits(value, one, root) for one in shape["anyOf"])
    kinds = {"string": str, "integer": int, "array": list, "object": dict, "null": type(None)}
    if not isinstance(value, kinds[shape["type"]]):
        return False
    if isinstance(value, dict):
        known = all(fits(value[name], one, root) for name, one in shape["properties"].items() if name in value)
        return known and set(shape["required"]) <= set(value)
    return not isinstance(value, list) or all(fits(one, shape["items"], root) for one in value)


def test_a_real_file_fits_the_schema_of_the_docs(nest):
    nest.jobs(job(1, locations=(BRNO,), salary=PAY, employment_types=("INTERN",)), job(2))
    nest.make()
    data = json.loads((nest.output / "jobs/jobs.json").read_text())
    shape = json.loads(SCHEMA.search(PAGE.read_text(encoding="utf-8"))[0].removeprefix("```json").removesuffix("```"))

    assert fits(data, shape, shape)
    assert not fits({**data, "version": "1"}, shape, shape)
    assert not fits({**data, "jobs": [{**data["jobs"][0], "pay": "much"}]}, shape, shape)


def test_jobs_json_holds_all_facts_of_the_open_jobs(nest):
    nest.jobs(
        job(
            1,
            "Keeper",
            locations=(BRNO,),
            workplace="hybrid",
            team="Ops",
            department="Works",
            employment_types=("FULL_TIME",),
            salary=PAY,
            valid_through="2026-03-31T23:59:59Z",
            apply_url="https://apply.example.com/1",
            requisition_id="R-1",
            categories=("operations",),
            lang="en",
        ),
        job(2, "Poet", published="2026-02-20T00:00:00Z"),
        job(3, closed="2026-03-01T00:00:00Z"),
    )
    nest.make()
    body = (nest.output / "jobs/jobs.json").read_bytes()
    data = json.loads(body)
    poet, keeper = data["jobs"]

    assert TypeAdapter(JobsData).validate_json(body, strict=True)
    assert ("Poet", None, "unknown", []) == (poet["title"], poet["pay"], poet["workplace"], poet["locations"])
    assert {
        "id": keeper["id"],
        "url": keeper["url"],
        "title": "Keeper",
        "summary": "Summary of job 1.",
        "published": "2026-02-18T09:00:00Z",
        "updated": "2026-02-18T09:00:00Z",
        "closes": "2026-03-31T23:59:59Z",
        "locations": [{"locality": "Brno", "region": "", "country": "CZ", "text": "Brno, Czechia"}],
        "workplace": "hybrid",
        "remote_countries": [],
        "team": "Ops",
        "department": "Works",
        "employment_types": ["FULL_TIME"],
        "pay": {"minimum": "62000", "maximum": "76000", "currency": "EUR", "per": "year"},
        "pay_text": "€62,000 to €76,000 a year",
        "apply_url": "https://apply.example.com/1",
        "source_url": "https://jobs.example.com/1",
        "requisition_id": "R-1",
        "language": "en",
        "topics": ["ops"],
    } == keeper


def test_the_files_do_not_change_from_day_to_day(nest, today):
    nest.jobs(job(1))
    nest.make()
    names = ("jobs/jobs.json", "jobs/indeed.xml")
    before = [(nest.output / name).read_bytes() for name in names]
    today("2026-05-01")
    nest.make()

    assert before == [(nest.output / name).read_bytes() for name in names]


def test_a_hand_written_job_stands_in_the_room_as_any_other(nest):
    nest.write(
        "content/jobs/keeper.md",
        "---\ntitle: Keeper\npublished: 2026-02-20\ncloses: 2026-03-31\nlocation: Brno, Czechia\nteam: Ops\n"
        "employment: volunteer\napply: mailto:jobs@example.com\ntopics: [ops]\n---\nYou **keep** the river.\n",
    )
    nest.make()
    text = nest.page("jobs/keeper")

    for shown in (
        "<strong>keep</strong>",
        "Open 10 days",
        'href="mailto:jobs@example.com"',
        "by writing to jobs@example.com",
        'href="/jobs/type/voluntary/"',
        'href="/topics/ops/"',
    ):
        assert shown in text
    assert "confirmed" not in text
    assert 'href="/jobs/keeper/"' in nest.page("jobs/team/ops")
    assert "Keeper" in (nest.output / "jobs/jobs.json").read_text()


def test_a_hand_written_job_becomes_a_tombstone_after_its_last_day(nest, today):
    nest.write(
        "content/jobs/keeper.md",
        "---\ntitle: Keeper\npublished: 2026-02-20\ncloses: 2026-03-31\nlocation: Brno, Czechia\n"
        "apply: https://example.com/\n---\nYou keep the river.\n",
    )
    today("2026-04-01")
    nest.make()

    assert "This job is closed" in nest.page("jobs/keeper")
    assert "Keeper" not in nest.page("jobs")


# what HTML, XML and JSON each write in another way: apostrophes, umlauts in one piece or two, quotes, signs
NAMES = ["Zoë O'Canary", "Jo\u0308rg Canary-Müller", 'Ann "Ace" Canary', "Bo & Canary", "Łucja Canary"]


def test_a_withdrawn_name_is_in_no_file_of_a_job_however_it_is_spelled(nest):
    nest.write("pelicanconf.py", (nest.root / "pelicanconf.py").read_text() + 'EMPLOYER_URL = "https://example.com/"\n')
    for number, name in enumerate(NAMES):
        nest.write(f"content/people/p{number}.md", f"---\nname: {json.dumps(name)}\nconsent: withdrawn\n---\nHello.\n")
    said = ". ".join(unicodedata.normalize("NFC", name) for name in NAMES)
    curly = said.replace("'", "\u2019").replace("-", "\u2011")
    nest.jobs(
        job(
            1,
            f"Keeper <with {said}>",
            summary=f"You work with {curly}.",
            content=Html(f"<p title='{escape(said)}'>You replace {escape(said)}.</p><p>{escape(curly)}</p>"),
            locations=(BRNO,),
            pay_text=f"Ask {said}",
            requisition_id=said,
        )
    )
    nest.write(
        "content/jobs/own.md",
        f"---\ntitle: Own\npublished: 2026-02-20\nlocation: Brno, Czechia\napply: https://example.com/\n---\n{said} and {curly}\n",
    )
    nest.make()
    files = nest.tree()
    speaking = {path for path, body in files.items() if b"anary" in body}
    marked = (data for path, body in files.items() if path.endswith(".html") for data in jsonld_of(body.decode()))
    (data,) = (data for data in marked if data.get("title", "").startswith("Keeper"))

    assert not speaking
    assert data["title"] == "Keeper <with an employee. An employee. An employee. An employee. An employee>"
    assert "You replace an employee." in data["description"]
    assert "An employee" in (nest.output / "jobs/jobs.json").read_text()
    assert (
        ET.fromstring((nest.output / "jobs/indeed.xml").read_bytes()).findtext("job/requisitionid").startswith("An e")
    )
