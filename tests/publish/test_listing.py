"""An entry as plain data for programs."""

import json

from rookery.model.entry import Entry
from rookery.model.posting import Location, Posting, Salary
from rookery.publish.listing import entry_data


def test_a_job_has_its_facts_and_when_it_closed():
    posting = Posting(
        locations=(Location("Leeds", country="GB", raw="Leeds, UK"),), salary=Salary("9", "", "GBP", "hour")
    )
    job = Entry("7", "jobs", "job", "Pilot", "https://a.example/7", posting=posting, closed="2026-04-02T06:00:00Z")

    data = json.loads(json.dumps(entry_data(job, "<p>Ships.</p>")))

    assert {"locality": "Leeds", "region": "", "country": "GB", "raw": "Leeds, UK"} == data["posting"]["locations"][0]
    assert {"minimum": "9", "maximum": "", "currency": "GBP", "per": "hour"} == data["posting"]["salary"]
    assert ("unknown", "", "2026-04-02T06:00:00Z") == (
        data["posting"]["workplace"],
        data["missing_since"],
        data["closed"],
    )


def test_what_is_no_job_has_no_facts():
    assert None is entry_data(Entry("7", "eng", "blog", "Ships", ""), "")["posting"]
