"""One invented answer for each job board: as small as it can be with every field that is read."""

from __future__ import annotations

import json

WORKABLE = {
    "name": "Nest Works",
    "description": None,
    "jobs": [
        {
            "title": "Harbour Pilot",
            "shortcode": "A1B2C3",
            "code": "REQ-7",
            "employment_type": "Full-time",
            "telecommuting": False,
            "department": "Port",
            "function": "Operations",
            "industry": "Shipping",
            "url": "https://apply.workable.com/j/A1B2C3",
            "shortlink": "https://apply.workable.com/j/A1B2C3",
            "application_url": "https://apply.workable.com/j/A1B2C3/apply",
            "published_on": "2026-02-03",
            "created_at": "2026-02-01",
            "country": "Norway",
            "city": city,
            "state": region,
            "locations": [
                {"country": "Norway", "countryCode": "NO", "city": city, "region": region, "hidden": False},
                {"country": "Norway", "countryCode": "NO", "city": "Secret", "region": "", "hidden": True},
            ],
            "description": "<p>Bring ships in.</p>",
        }
        for city, region in (("Bergen", "Vestland"), ("Oslo", ""))
    ],
}

SMARTRECRUITERS = {
    "offset": 0,
    "limit": 2,
    "totalFound": 5,
    "content": [
        {
            "id": "9001",
            "name": "Beekeeper",
            "uuid": "u-1",
            "refNumber": "REF1",
            "company": {"identifier": "NestWorks", "name": "Nest Works"},
            "releasedDate": "2026-02-03T08:00:00.000Z",
            "location": {
                "city": "Gera",
                "region": "TH",
                "country": "de",
                "remote": False,
                "hybrid": True,
                "fullLocation": "Gera, TH, Germany",
            },
            "industry": {"id": "food", "label": "Food"},
            "department": {"id": 3, "label": "Hives"},
            "function": {"id": "ops", "label": "Operations"},
            "typeOfEmployment": {"id": "permanent", "label": "Full-time"},
            "visibility": "PUBLIC",
            "language": {"code": "en", "label": "English"},
        },
        {"id": "9002", "name": "Hidden", "visibility": "PRIVATE", "company": {"identifier": "NestWorks"}},
    ],
}
SMARTRECRUITERS_DETAIL = {
    "id": "9001",
    "applyUrl": "https://jobs.smartrecruiters.com/NestWorks/9001?apply=1",
    "postingUrl": "https://jobs.smartrecruiters.com/NestWorks/9001-beekeeper",
    "jobAd": {
        "sections": {
            "companyDescription": {"title": "Who we are", "text": "<p>Honey since 1910.</p>"},
            "jobDescription": {"title": "The work", "text": "<p>Keep bees.</p>"},
            "qualifications": {"title": "You", "text": ""},
            "additionalInformation": {"title": "More", "text": "<p>Veils are given.</p>"},
            "videos": {"urls": []},
        }
    },
}

PERSONIO = """<?xml version="1.0" encoding="UTF-8"?>
<!-- a feed -->
<workzag-jobs>
  <position>
    <id>77</id>
    <subcompany>Nest GmbH</subcompany>
    <office>Kiel</office>
    <additionalOffices><office>Jena</office><office>Kiel</office></additionalOffices>
    <department>Yard</department>
    <recruitingCategory>Staff</recruitingCategory>
    <name>Rigger &amp; Sailmaker</name>
    <jobDescriptions>
      <jobDescription><name>Your mission</name><value><![CDATA[<p>Rig &amp; mend.</p>]]></value></jobDescription>
      <jobDescription><name>Nothing</name><value></value></jobDescription>
      <jobDescription><name>Your profile</name><value><![CDATA[No fear of heights]]></value></jobDescription>
    </jobDescriptions>
    <employmentType>permanent</employmentType>
    <schedule>full-or-part-time</schedule>
    <keywords>rope, sail ,</keywords>
    <createdAt>2026-02-03T08:00:00+00:00</createdAt>
    <salaryInformation>
      <min>41000.00</min><max></max><currencySymbol>€</currencySymbol><currencyCode>EUR</currencyCode>
      <type>yearly</type>
    </salaryInformation>
  </position>
</workzag-jobs>
"""

POSTING = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Lighthouse Keeper",
    "description": "&lt;p&gt;Keep the light.&lt;/p&gt;",
    "datePosted": "2026-02-03",
    "validThrough": "2026-04-30T00:00",
    "dateModified": "2026-02-10",
    "employmentType": ["FULL_TIME", "TEMPORARY"],
    "identifier": {"@type": "PropertyValue", "name": "Nest", "value": "LK-1"},
    "hiringOrganization": {"@type": "Organization", "name": "Nest Works"},
    "jobLocation": {
        "@type": "Place",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": "Brest",
            "addressRegion": "Bretagne",
            "addressCountry": "FR",
        },
    },
    "jobLocationType": "TELECOMMUTE",
    "applicantLocationRequirements": [{"@type": "Country", "name": "France"}, {"@type": "Country", "name": "Spain"}],
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": {"@type": "QuantitativeValue", "minValue": 30000, "maxValue": 36000.5, "unitText": "YEAR"},
    },
    "directApply": True,
    "inLanguage": "en",
    "url": "https://nest.example/jobs/lk-1",
}

TEAMTAILOR = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Nest Works",
    "home_page_url": "https://nest.teamtailor.com",
    "next_url": "https://nest.teamtailor.com/jobs.json?page=2",
    "items": [
        {
            "id": 4711,
            "url": "https://nest.teamtailor.com/jobs/4711-keeper",
            "title": "Lighthouse Keeper",
            "content_html": "<p>Keep the light.</p>",
            "date_published": "2026-02-03T08:00:00+01:00",
            "_jobposting": POSTING,
        }
    ],
}

BAMBOOHR = {
    "meta": {"totalCount": 1},
    "result": [
        {
            "id": "31",
            "jobOpeningName": "Ferry Captain",
            "departmentId": "5",
            "departmentLabel": "Fleet",
            "employmentStatusLabel": "Full-Time",
            "location": {"city": "", "state": None},
            "atsLocation": {"country": "Canada", "state": "British Columbia", "province": None, "city": "Sidney"},
            "isRemote": None,
            "locationType": "0",
        }
    ],
}
BAMBOOHR_DETAIL = {
    "result": {
        "jobOpening": {
            "jobOpeningShareUrl": "https://nest.bamboohr.com/careers/31",
            "jobOpeningName": "Ferry Captain",
            "jobOpeningStatus": "Open",
            "departmentLabel": "Fleet",
            "employmentStatusLabel": "Full-Time",
            "location": {"city": "Sidney", "state": "British Columbia", "addressCountry": "Canada"},
            "description": "<p>Cross the strait.</p>",
            "compensation": "$40 an hour",
            "datePosted": "2026-02-03",
            "locationType": "2",
        }
    }
}

BREEZY = [
    {
        "id": "c0ffee",
        "friendly_id": "c0ffee-barista",
        "name": "Barista",
        "url": "https://nest.breezy.hr/p/c0ffee-barista",
        "published_date": "2026-02-03T08:00:00.000Z",
        "type": {"id": "partTime", "name": "Part-Time"},
        "location": {
            "name": "Turin, IT",
            "city": "Turin",
            "state": {"id": "TO", "name": "Piedmont"},
            "country": {"id": "IT", "name": "Italy"},
            "is_remote": False,
        },
        "locations": [{"name": "Turin, IT", "city": "Turin"}, {"name": "Milan, IT", "city": "Milan"}],
        "department": "Bar",
        "salary": "€14 per hour",
        "description": "<p>Pour.</p>",
        "company": {"name": "Nest Works"},
    }
]

PINPOINT = {
    "data": [
        {
            "id": row,
            "title": title,
            "url": f"https://nest.pinpointhq.com/{lang}/postings/{row}",
            "path": f"/{lang}/postings/{row}",
            "description": "<p>Hello.</p>",
            "key_responsibilities": "<ul><li>Weld</li></ul>",
            "key_responsibilities_header": "What you do",
            "skills_knowledge_expertise": None,
            "skills_knowledge_expertise_header": "What you know",
            "benefits": "<p>Gloves</p>",
            "benefits_header": "Benefits",
            "compensation": "£30,000 - £35,000 / year",
            "compensation_minimum": 30000.0,
            "compensation_maximum": 35000.0,
            "compensation_currency": "GBP",
            "compensation_frequency": "year",
            "compensation_visible": True,
            "employment_type": "full_time",
            "employment_type_text": "Full Time",
            "workplace_type": "hybrid",
            "deadline_at": "2026-05-01T00:00:00Z",
            "job": {"id": "88", "requisition_id": "R-88", "department": {"id": 1, "name": "Shop"}},
            "location": {"id": 2, "city": city, "name": city, "province": ""},
        }
        for row, lang, title, city in (("501", "de", "Schweißer", "Genf"), ("502", "en", "Welder", "Geneva"))
    ]
}

INDEED = """<?xml version="1.0" encoding="utf-8"?>
<source>
  <publisher><![CDATA[Nest Works]]></publisher>
  <publisherurl><![CDATA[https://nest.example]]></publisherurl>
  <lastBuildDate>Tue, 03 Feb 2026 08:00:00 GMT</lastBuildDate>
  <job>
    <title><![CDATA[Night Baker]]></title>
    <date><![CDATA[Tue, 03 Feb 2026 08:00:00 GMT]]></date>
    <referencenumber><![CDATA[NB-9]]></referencenumber>
    <url><![CDATA[https://nest.example/jobs/nb-9?from=indeed&x=1]]></url>
    <company><![CDATA[Nest Works]]></company>
    <city><![CDATA[Utrecht]]></city>
    <state><![CDATA[Utrecht]]></state>
    <country><![CDATA[NL]]></country>
    <email><![CDATA[baker.secret@nest.example]]></email>
    <description><![CDATA[&lt;p&gt;Bake &amp;amp; sleep.&lt;/p&gt;]]></description>
    <salary><![CDATA[€18 per hour]]></salary>
    <jobtype><![CDATA[parttime, contract]]></jobtype>
    <category><![CDATA[Bakery,Night]]></category>
    <remotetype><![CDATA[Hybrid remote]]></remotetype>
    <expirationdate><![CDATA[2026-05-01]]></expirationdate>
  </job>
</source>
"""

WORKDAY = {
    "total": 2,
    "jobPostings": [
        {
            "title": "Crane Operator",
            "externalPath": "/job/Antwerp/Crane-Operator_JR1",
            "locationsText": "Antwerp, Belgium",
            "postedOn": "Posted Today",
            "bulletFields": ["JR1"],
        },
        {
            "title": "Diver",
            "externalPath": "/job/Ghent/Diver_JR2",
            "locationsText": "2 Locations",
            "postedOn": "Posted 3 Days Ago",
            "bulletFields": ["JR2"],
        },
    ],
}
WORKDAY_DETAIL = {
    "jobPostingInfo": {
        "title": "Diver",
        "jobDescription": "<p>Dive.</p>",
        "location": "Ghent",
        "additionalLocations": ["Ostend"],
        "country": {"descriptor": "Belgium"},
        "remoteType": "On-site",
        "timeType": "Full time",
        "startDate": "2026-02-03",
        "jobReqId": "JR2",
        "externalUrl": "https://nest.wd3.myworkdayjobs.com/Careers/job/Ghent/Diver_JR2",
    }
}

PAGE = f"""<!DOCTYPE html><html><head><title>Lighthouse Keeper</title>
<script>var a = "<a href='/x'>";</script>
<script type="application/ld+json">{{"@type": "Organization", "name": "Nest Works"}}</script>
<script type="application/ld+json">{json.dumps({"@graph": [{"@type": "WebPage"}, POSTING]})}</script>
</head><body><h1>Lighthouse Keeper</h1></body></html>"""

LISTS = {
    "bamboohr": json.dumps(BAMBOOHR),
    "breezy": json.dumps(BREEZY),
    "indeed_xml": INDEED,
    "jsonld": PAGE,
    "personio": PERSONIO,
    "pinpoint": json.dumps(PINPOINT),
    "smartrecruiters": json.dumps(SMARTRECRUITERS),
    "teamtailor": json.dumps(TEAMTAILOR),
    "workable": json.dumps(WORKABLE),
    "workday": json.dumps(WORKDAY),
}
DETAILS = {
    "bamboohr": json.dumps(BAMBOOHR_DETAIL),
    "jsonld": PAGE,
    "smartrecruiters": json.dumps(SMARTRECRUITERS_DETAIL),
    "workday": json.dumps(WORKDAY_DETAIL),
}
