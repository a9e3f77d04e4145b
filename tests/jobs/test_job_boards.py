"""One list of openings in the words of every board: whichever the feed names, each job keeps its address."""

from __future__ import annotations

import json
import threading
from functools import partial
from html import escape
from http.server import ThreadingHTTPServer

import pytest

from forked import build
from job_site import JobSite, epoch
from rookery.archive.store import read_feed
from rookery.cli.serve import Handler
from rookery.config.boards import BOARDS

OPENINGS = [
    {
        "n": n,
        "title": f"{level} {craft}",
        "town": town,
        "country": country,
        "code": code,
        "req": f"R-{n}" if n % 3 else "",
    }
    for n, (level, craft, (town, country, code)) in enumerate(
        (level, craft, place)
        for level in ("Junior", "Senior")
        for craft in ("C++ engineer", "C# engineer", "Cook (all genders)")
        for place in (("Berlin", "Germany", "DE"), ("Oslo", "Norway", "NO"))
    )
]
DAY = "2026-02-03"


def ashby(jobs):
    return {
        "apiVersion": "1",
        "jobs": [
            {
                "id": f"a{one['n']}",
                "title": one["title"],
                "location": one["town"],
                "address": {"postalAddress": {"addressLocality": one["town"], "addressCountry": one["country"]}},
                "publishedAt": f"{DAY}T10:00:00Z",
                "jobUrl": f"https://jobs.ashbyhq.com/nest/a{one['n']}",
                "descriptionHtml": "<p>Work at Ashby.</p>",
                "isListed": True,
            }
            for one in jobs
        ],
    }


def bamboohr(jobs):
    return {
        "meta": {"totalCount": len(jobs)},
        "result": [
            {
                "id": str(one["n"]),
                "jobOpeningName": one["title"],
                "atsLocation": {"city": one["town"], "country": one["country"]},
            }
            for one in jobs
        ],
    }


def breezy(jobs):
    return [
        {
            "id": f"b{one['n']}",
            "name": one["title"],
            "url": f"https://nest.breezy.hr/p/b{one['n']}",
            "published_date": f"{DAY}T10:00:00Z",
            "location": {"name": f"{one['town']}, {one['code']}", "city": one["town"], "country": {"id": one["code"]}},
            "description": "<p>Work at Breezy.</p>",
        }
        for one in jobs
    ]


def greenhouse(jobs):
    return {
        "jobs": [
            {
                "id": 100 + one["n"],
                "internal_job_id": 500 + one["n"],
                "requisition_id": one["req"] or None,
                "title": one["title"],
                "location": {"name": f"{one['town']}, {one['country']}"},
                "absolute_url": f"https://boards.greenhouse.io/nest/jobs/{100 + one['n']}",
                "first_published": f"{DAY}T10:00:00Z",
                "content": "&lt;p&gt;Work at Greenhouse.&lt;/p&gt;",
            }
            for one in jobs
        ],
        "meta": {"total": len(jobs)},
    }


def indeed_xml(jobs):
    rows = "".join(
        f"<job><title>{escape(one['title'])}</title><referencenumber>{one['req'] or 'i' + str(one['n'])}</referencenumber>"
        f"<url>https://nest.example/i/{one['n']}</url><city>{one['town']}</city><country>{one['code']}</country>"
        f"<date>Tue, 03 Feb 2026 08:00:00 GMT</date><description>&lt;p&gt;Work.&lt;/p&gt;</description></job>"
        for one in jobs
    )
    return f"<source>{rows}</source>"


def jsonld(jobs):
    nodes = [
        {
            "@type": "JobPosting",
            "title": one["title"],
            "url": f"https://nest.example/careers/{one['n']}",
            "datePosted": DAY,
            "description": "<p>Work on the web.</p>",
            "jobLocation": {"address": {"addressLocality": one["town"], "addressCountry": one["code"]}},
            "identifier": {"value": one["req"]},
        }
        for one in jobs
    ]
    return f'<!doctype html><script type="application/ld+json">{json.dumps(nodes)}</script>'


def lever(jobs):
    return [
        {
            "id": f"l{one['n']}",
            "text": f" {one['title']} ",
            "categories": {"location": one["town"], "team": "Data", "allLocations": [one["town"]]},
            "createdAt": 1_770_000_000_000 + one["n"],
            "description": "<p>Work at Lever.</p>",
            "hostedUrl": f"https://jobs.lever.co/nest/l{one['n']}",
        }
        for one in reversed(jobs)
    ]


def personio(jobs):
    rows = "".join(
        f"<position><id>{one['n']}</id><name>{escape(one['title'])}</name><office>{one['town']}</office>"
        f"<createdAt>{DAY}T10:00:00+00:00</createdAt></position>"
        for one in jobs
    )
    return f"<workzag-jobs>{rows}</workzag-jobs>"


def pinpoint(jobs):
    return {
        "data": [
            {
                "id": f"p{one['n']}",
                "title": one["title"],
                "url": f"https://nest.pinpointhq.com/en/postings/p{one['n']}",
                "description": "<p>Work at Pinpoint.</p>",
                "job": {"id": f"pj{one['n']}", "requisition_id": one["req"]},
                "location": {"city": one["town"], "name": f"{one['town']} office"},
            }
            for one in jobs
        ]
    }


def recruitee(jobs):
    return {
        "offers": [
            {
                "id": one["n"],
                "title": one["title"],
                "city": one["town"],
                "country": one["country"],
                "careers_url": f"https://nest.recruitee.com/o/{one['n']}",
                "description": "<p>Work at Recruitee.</p>",
                "published_at": f"{DAY} 10:00:00 UTC",
            }
            for one in jobs
        ]
    }


def smartrecruiters(jobs):
    rows = [
        {
            "id": f"75{one['n']}",
            "name": one["title"],
            "refNumber": one["req"] or f"REF{one['n']}X",
            "company": {"identifier": "Nest"},
            "location": {"city": one["town"], "country": one["code"].lower()},
            "releasedDate": f"{DAY}T10:00:00Z",
        }
        for one in jobs
    ]
    return {"offset": 0, "limit": 100, "totalFound": len(rows), "content": rows}


def syndication(jobs):
    items = "".join(
        f"<item><title>{escape(one['title'])}</title><link>https://nest.example/rss/{one['n']}</link>"
        f"<guid isPermaLink='false'>rss-{one['n']}</guid><pubDate>Tue, 03 Feb 2026 10:00:00 GMT</pubDate>"
        f"<tt:locations><tt:location><tt:city>{one['town']}</tt:city></tt:location></tt:locations></item>"
        for one in jobs
    )
    space = "xmlns:tt='https://teamtailor.com/locations'"
    return f"<rss version='2.0' {space}><channel><title>Jobs</title>{items}</channel></rss>"


def teamtailor(jobs):
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Nest",
        "items": [
            {
                "id": f"t{one['n']}",
                "url": f"https://nest.teamtailor.com/jobs/{one['n']}",
                "title": one["title"],
                "content_html": "<p>Work at Teamtailor.</p>",
                "date_published": f"{DAY}T10:00:00Z",
                "_jobposting": {
                    "jobLocation": [{"address": {"addressLocality": one["town"], "addressCountry": one["code"]}}]
                },
            }
            for one in jobs
        ],
    }


def workable(jobs):
    return {
        "name": "Nest",
        "jobs": [
            {
                "title": one["title"],
                "shortcode": f"W{one['n']}",
                "code": one["req"],
                "url": f"https://apply.workable.com/j/W{one['n']}",
                "city": one["town"],
                "country": one["country"],
                "published_on": DAY,
                "description": "<p>Work at Workable.</p>",
            }
            for one in jobs
        ],
    }


def workday(jobs):
    rows = [
        {
            "title": one["title"],
            "externalPath": f"/job/{one['town']}/x_{one['n']}",
            "locationsText": f"{one['town']}, {one['country']}",
            "postedOn": "Posted 3 Days Ago",
            "bulletFields": [one["req"]] if one["req"] else [],
        }
        for one in jobs
    ]
    return {"total": len(rows), "jobPostings": rows}


SAY = (
    *(greenhouse, lever, ashby, workable, smartrecruiters, recruitee, personio, teamtailor),
    *(bamboohr, breezy, pinpoint, jsonld, indeed_xml, syndication, workday),
)


@pytest.fixture
def boards(tmp_path):
    """The address of a server that gives each board's answer under the name of its source."""
    for say in SAY:
        said = say(OPENINGS)
        (tmp_path / say.__name__).write_text(said if isinstance(said, str) else json.dumps(said), "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_every_board_of_the_registry_has_its_say():
    says = {say.__name__.replace("_", "-") for say in SAY}

    assert {*BOARDS, "syndication"} == says | {"lever-eu"}


def test_no_address_changes_from_board_to_board(boards, tmp_path, monkeypatch):
    site = JobSite(tmp_path / "site")
    addresses = set()
    for number, say in enumerate((*SAY, greenhouse)):
        source = say.__name__.replace("_", "-")
        site.write(
            "feeds.yml",
            f"feeds: [{{id: jobs, kind: job, source: {source}, url: '{boards}/{say.__name__}', allow_private: true}}]\n",
        )
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(epoch("2026-03-02")) + number * 3600))

        assert build(site.root) == 0, source
        addresses.add(frozenset(one["url"] for one in json.loads((site.output / "jobs/jobs.json").read_text())["jobs"]))
        archived = read_feed(site.root, "jobs")

        assert len(OPENINGS) == len(archived), source
        assert not [entry.title for entry in archived if entry.missing_since], source

    assert 1 == len(addresses)
    assert len(OPENINGS) == len(*addresses)
