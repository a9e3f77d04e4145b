"""The facts of a job: what boards write, in one form; what cannot be read, named."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.collect.formats.frame import Frame
from rookery.collect.formats.jobwords import employment_of, workplace_of
from rookery.collect.formats.pay import amount_of, currency_of, period_of
from rookery.collect.formats.posting import clean_posting
from rookery.collect.formats.raw_posting import RawPay, RawPlace, RawPosting
from rookery.config.feeds import FeedConfig
from rookery.html.contacts import mask
from rookery.model.countries import COUNTRIES, country_code
from rookery.model.currencies import CURRENCIES
from rookery.model.posting import EMPLOYMENT_TYPES, Location, Posting, Salary

FEED = FeedConfig(id="jobs", kind="job", path="jobs.xml")
FRAME = Frame(FEED, "https://harbour.example/", "https://harbour.example/", "en", "2026-03-06T12:00:00Z")


def clean(**facts):
    return clean_posting(RawPosting(**facts), FRAME)


def placed(*texts):
    return clean(places=tuple(RawPlace(text) for text in texts))


@pytest.mark.parametrize(
    ("text", "locality", "region", "country"),
    [
        ("Berlin, Germany", "Berlin", "", "DE"),
        ("Berlin, Deutschland", "Berlin", "", "DE"),
        ("Genève, Suisse", "Genève", "", "CH"),
        ("London, UK", "London", "", "GB"),
        ("London, England", "London", "", "GB"),
        ("New York, NY, United States", "New York", "NY", "US"),
        ("San Francisco, CA", "San Francisco", "CA", "US"),
        ("Austin, Texas", "Austin", "Texas", "US"),
        ("Washington, D.C.", "Washington", "D.C.", "US"),
        ("Washington, DC, USA", "Washington", "DC", "US"),
        ("Toronto, ON", "Toronto", "ON", "CA"),
        ("Toronto, CA", "Toronto", "", "CA"),
        ("Chicago, IL", "Chicago", "IL", "US"),
        ("Tel Aviv, IL", "Tel Aviv", "", "IL"),
        ("Bengaluru, IN", "Bengaluru", "", "IN"),
        ("Gary, IN", "Gary", "IN", "US"),
        ("Freiburg, DE", "Freiburg", "", "DE"),
        ("Wilmington, DE", "Wilmington", "DE", "US"),
        ("Bern, BE", "Bern", "BE", "CH"),
        ("Gent, BE", "Gent", "", "BE"),
        ("Sliema, MT", "Sliema", "", "MT"),
        ("Helena, MT", "Helena", "MT", "US"),
        ("Atlanta, Georgia", "Atlanta", "Georgia", "US"),
        ("Tbilisi, Georgia", "Tbilisi", "", "GE"),
        ("Georgia, US", "", "Georgia", "US"),
        ("New York, United States", "New York", "", "US"),
        ("Texas, United States", "", "Texas", "US"),
        ("Lebanon, NH", "Lebanon", "NH", "US"),
        ("Lyon, Auvergne-Rhône-Alpes, France", "Lyon", "Auvergne-Rhône-Alpes", "FR"),
        ("US, CA, Santa Clara", "Santa Clara", "CA", "US"),
        ("Israel, Tel Aviv", "Tel Aviv", "", "IL"),
        ("Germany - Berlin", "Berlin", "", "DE"),
        ("Berlin (Germany)", "Berlin", "", "DE"),
        ("Berlin (Mitte)", "Berlin", "", ""),
        ("Singapore, Singapore", "Singapore", "", "SG"),
        ("Germany", "", "", "DE"),
        ("Trinidad and Tobago", "", "", "TT"),
        ("California", "", "California", "US"),
        ("New York", "New York", "", ""),
        ("Frankfurt am Main", "Frankfurt am Main", "", ""),
        ("Tokyo, 日本", "Tokyo", "", "JP"),
        ("Quay 5, 10115, Berlin, Germany", "", "", "DE"),
        ("Berlin, Hamburg, Munich", "", "", ""),
        ("Berlin, Hamburg", "", "", ""),
        ("Paris, France, Berlin, Germany", "", "", ""),
        ("Berlin and Paris", "", "", ""),
        ("Halle/Saale", "", "", ""),
        ("3 Locations", "", "", ""),
        ("Headquarters", "", "", ""),
        ("North America", "", "", ""),
        ("CA", "", "", ""),
    ],
)
def test_a_place_in_words_is_divided_where_it_can_mean_one_thing(text, locality, region, country):
    posting, notes = placed(text)

    assert (Location(locality, region, country, text),) == posting.locations
    assert ("unknown", (), ()) == (posting.workplace, posting.remote_countries, notes)


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        ("Berlin, Germany; Paris", ("Berlin, Germany", "Paris")),
        ("San Francisco • New York", ("San Francisco", "New York")),
        ("New York, NY or Boston, MA", ("New York, NY", "Boston, MA")),
        ("Berlin oder Leeds", ("Berlin", "Leeds")),
        ("Berlin / Munich", ("Berlin", "Munich")),
        ("Berlin | Munich | Berlin", ("Berlin", "Munich")),
        ("Germany, Austria, Switzerland", ("Germany", "Austria", "Switzerland")),
    ],
)
def test_a_text_with_several_places_is_several_places(text, raws):
    assert raws == tuple(place.raw for place in placed(text)[0].locations)


@pytest.mark.parametrize(
    ("text", "workplace", "countries", "locations"),
    [
        ("Remote", "remote", (), ()),
        ("Fully remote", "remote", (), ()),
        ("Home Office", "remote", (), ()),
        ("Remote (Germany)", "remote", ("DE",), ()),
        ("Remote - US", "remote", ("US",), ()),
        ("Remote, UK", "remote", ("GB",), ()),
        ("US Remote", "remote", ("US",), ()),
        ("Germany (Remote)", "remote", ("DE",), ()),
        ("Remote within the United States", "remote", ("US",), ()),
        ("Remote (US/Canada)", "remote", ("US", "CA"), ()),
        ("Remote: Germany, Austria and Switzerland", "remote", ("DE", "AT", "CH"), ()),
        ("USA Only", "remote", ("US",), ()),
        ("Remote EMEA", "remote", (), (Location(raw="Remote EMEA"),)),
        ("Remote (EMEA)", "remote", (), (Location(raw="Remote (EMEA)"),)),
        ("Anywhere in the World", "remote", (), (Location(raw="Anywhere in the World"),)),
        ("US, AR, Remote", "remote", (), (Location(region="AR", country="US", raw="US, AR, Remote"),)),
        ("Remote - Austin, TX", "remote", (), (Location("Austin", "TX", "US", "Remote - Austin, TX"),)),
        ("Berlin or Remote", "remote", (), (Location("Berlin", raw="Berlin"),)),
        ("London (Hybrid)", "hybrid", (), (Location("London", raw="London (Hybrid)"),)),
        ("Hybrid - London", "hybrid", (), (Location("London", raw="Hybrid - London"),)),
        ("Germany (Hybrid)", "hybrid", (), (Location(country="DE", raw="Germany (Hybrid)"),)),
        ("On-site - Berlin", "onsite", (), (Location("Berlin", raw="On-site - Berlin"),)),
    ],
)
def test_what_a_place_says_of_remote_work_is_understood(text, workplace, countries, locations):
    posting, notes = placed(text)

    assert (workplace, countries, locations) == (posting.workplace, posting.remote_countries, posting.locations)
    assert () == notes


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (RawPlace("San Jose", "San Jose", "CA", "United States"), Location("San Jose", "CA", "US", "San Jose")),
        (
            RawPlace("", "Bayan Lepas", "Penang", "my"),
            Location("Bayan Lepas", "Penang", "MY", "Bayan Lepas, Penang, my"),
        ),
        (RawPlace("", "Lansing", "Michigan"), Location("Lansing", "Michigan", "US", "Lansing, Michigan")),
        (RawPlace("", "London", "England"), Location("London", "England", "GB", "London, England")),
        (RawPlace("", "Berlin, Germany"), Location("Berlin", "", "DE", "Berlin, Germany")),
        (RawPlace("London, United Kingdom", country="GB"), Location("London", "", "GB", "London, United Kingdom")),
        (RawPlace("Head office", country="DEU"), Location("", "", "DE", "Head office")),
        (RawPlace("Bern", country="CH"), Location("Bern", "", "CH", "Bern")),
        (RawPlace("<b>Köln</b> &amp; Bonn", "Köln"), Location("Köln", raw="Köln & Bonn")),
    ],
)
def test_a_place_that_the_board_divides_stays_divided(place, expected):
    assert ((expected,), ()) == ((found := clean(places=(place,)))[0].locations, found[1])


def test_one_posting_in_many_places_has_each_place_once():
    posting, _ = placed("Berlin, Germany", "Leeds, UK", "Berlin, Germany", "Berlin, Deutschland", "")

    assert ("Berlin, Germany", "Leeds, UK") == tuple(place.raw for place in posting.locations)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"workplace": "On-site", "places": (RawPlace("Remote (Germany)"),)}, ("onsite", 1)),
        ({"workplace": "HYBRID", "remote": True}, ("hybrid", 0)),
        ({"workplace": "unspecified", "remote": True}, ("remote", 0)),
        ({"remote": True, "places": (RawPlace("Berlin"),)}, ("remote", 1)),
        ({"remote": False}, ("unknown", 0)),
        ({"remote": False, "places": (RawPlace("Remote"),)}, ("remote", 0)),
        ({}, ("unknown", 0)),
    ],
)
def test_the_boards_word_goes_before_its_flag_and_the_flag_before_the_place(facts, expected):
    posting, _ = clean(**facts)

    assert expected == (posting.workplace, len(posting.locations))


def test_a_remote_job_whose_only_place_is_a_country_is_open_to_that_country():
    posting, _ = clean(workplace="Fully Remote", places=(RawPlace(country="Germany"), RawPlace("Leeds, UK")))

    assert ("DE",) == posting.remote_countries


def test_countries_that_remote_work_is_open_to_are_read_as_codes_names_and_lists():
    posting, notes = clean(workplace="Remote", remote_countries=("USA Only", "de, AT", "🇫🇷 France", "Europe", "Narnia"))

    assert ("US", "FR") == posting.remote_countries
    assert ("country 'de, AT' is no country", "country 'Narnia' is no country") == notes


@pytest.mark.parametrize(
    ("words", "workplace"),
    [
        *((word, "onsite") for word in ("On-site", "on-site", "OnSite", "ONSITE", "on_site", "In office", "Vor Ort")),
        *((word, "hybrid") for word in ("Hybrid", "HYBRID", "hybrid_remote", "Hybrid Remote")),
        *(
            (word, "remote")
            for word in ("Remote", "REMOTE", "Fully Remote", "fully", "TELECOMMUTE", "100% remote", "WFH")
        ),
        *((word, "unknown") for word in ("unspecified", "none", "", " ")),
        ("On the moon", None),
    ],
)
def test_every_boards_word_for_the_workplace_is_known(words, workplace):
    assert workplace == workplace_of(words)


@pytest.mark.parametrize(
    ("words", "types"),
    [
        *(
            (word, ("FULL_TIME",))
            for word in ("FullTime", "Full-time", "FULL_TIME", "full time", "Vollzeit", "Temps plein")
        ),
        *(
            (word, ("FULL_TIME",))
            for word in ("fulltime_permanent", "Permanent Full Time", "Full-time (40 h)", "CDI, temps plein")
        ),
        *(
            (word, ("PART_TIME",))
            for word in ("PartTime", "Teilzeit", "part_time", "Werkstudent", "parttime_permanent")
        ),
        ("full-or-part-time", ("FULL_TIME", "PART_TIME")),
        ("Full-time / Part-time", ("FULL_TIME", "PART_TIME")),
        *((word, ("CONTRACTOR",)) for word in ("Contract", "contractor", "Freelance", "freelancer", "CONTRACTOR")),
        *((word, ("TEMPORARY",)) for word in ("Temporary", "Fixed-term contract", "befristet", "CDD", "Seasonal")),
        ("parttime_fixed_term", ("PART_TIME", "TEMPORARY")),
        *(
            (word, ("INTERN",))
            for word in ("Intern", "Internship", "INTERN", "Internship - Non Paid", "Praktikum", "Stage")
        ),
        *((word, ("VOLUNTEER",)) for word in ("Volunteer", "Ehrenamt")),
        *((word, ("PER_DIEM",)) for word in ("PER_DIEM", "Per diem")),
        *((word, ("OTHER",)) for word in ("trainee", "Other", "Ausbildung", "Apprenticeship")),
        *((word, ()) for word in ("permanent", "Permanent contract", "Regular", "unbefristet", "")),
        *((word, None) for word in ("Non Career", "Scholarship", "?!")),
    ],
)
def test_every_boards_word_for_employment_is_one_of_schema_orgs(words, types):
    assert (types if words != "?!" else ()) == employment_of(words)


@pytest.mark.parametrize("kind", EMPLOYMENT_TYPES)
def test_schema_orgs_own_words_are_known(kind):
    assert (kind,) == employment_of(kind)


def test_a_boards_two_fields_for_employment_make_one():
    posting, notes = clean(employment=("intern", "full-time", "Non Career"))

    assert ("FULL_TIME", "INTERN") == posting.employment_types
    assert ("employment 'Non Career' is no known word",) == notes


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        *(("85,000", "85000"), ("85.000", "85000"), ("85 000", "85000"), ("85'000", "85000"), ("85k", "85000")),
        *(
            ("1,234,567", "1234567"),
            ("1.234,56", "1234.56"),
            ("1,234.50", "1234.50"),
            ("18.50", "18.50"),
            ("18,5", "18.5"),
        ),
        *(
            ("37.5K", "37500"),
            ("100000.00", "100000"),
            ("85000.0", "85000"),
            ("007", "7"),
            ("0", ""),
            ("0.00", ""),
            ("0k", ""),
        ),
        *(
            ("about 80", None),
            ("12,34,567", None),
            ("85,000k", None),
            ("1e5", None),
            ("-5", None),
            ("", None),
            ("1" * 13, None),
        ),
        *(("85.000.00", None), ("٨٥", None)),
    ],
)
def test_an_amount_stays_as_stated(text, amount):
    assert amount == amount_of(text)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        *(
            (word, "year")
            for word in (
                "per-year-salary",
                "YEAR",
                "yearly",
                "annual",
                "p.a.",
                "per annum",
                "1 YEAR",
                "pro Jahr",
                "Annual base salary range",
                "par an",
            )
        ),
        *((word, "month") for word in ("per-month-salary", "MONTH", "monthly", "Monat", "pro Monat", "par mois")),
        *((word, "week") for word in ("WEEK", "weekly", "Woche")),
        *((word, "day") for word in ("per-day-wage", "DAY", "Tagessatz")),
        *((word, "hour") for word in ("per-hour-wage", "HOURLY", "Hour", "an hour", "/hr", "stündlich")),
        *((word, None) for word in ("one-time", "bi-week-salary", "semi-month-salary", "NONE", "", "hour or day")),
    ],
)
def test_every_boards_word_for_a_period_is_known(words, period):
    assert period == period_of(words)


@pytest.mark.parametrize(
    ("sign", "countries", "code"),
    [
        *(
            ("EUR", (), "EUR"),
            ("usd", (), "USD"),
            ("€", (), "EUR"),
            ("£", (), "GBP"),
            ("US$", (), "USD"),
            ("CA$", (), "CAD"),
        ),
        *(("$", ("US",), "USD"), ("$", ("CA",), "CAD"), ("$", (), ""), ("$", ("US", "CA"), ""), ("$", ("DE",), "")),
        *(("kr", ("SE",), "SEK"), ("zł", (), "PLN"), ("XXQ", (), ""), ("", (), "")),
    ],
)
def test_a_currency_is_one_of_iso_4217_and_a_dollar_needs_a_country(sign, countries, code):
    assert code == currency_of(sign, countries)


US = (RawPlace("Austin, TX"),)


@pytest.mark.parametrize(
    ("pay", "salary"),
    [
        (RawPay("62000", "76000", "EUR", "year"), Salary("62000", "76000", "EUR", "year")),
        (RawPay("100000.00", "", "GBP", "yearly"), Salary("100000", "", "GBP", "year")),
        (RawPay("0", "95000", "USD", "per-year-salary"), Salary("", "95000", "USD", "year")),
        (RawPay("28.37", "38.87", "$", "Hour"), Salary("28.37", "38.87", "USD", "hour")),
        (RawPay(text="$85,000 - $120,000 per year"), Salary("85000", "120000", "USD", "year")),
        (RawPay(text="Salary: €60.000\u201375.000 pro Jahr"), Salary("60000", "75000", "EUR", "year")),
        (RawPay(text="£40k-£50k per annum"), Salary("40000", "50000", "GBP", "year")),
        (RawPay(text="CHF 100'000 to 120'000 / year"), Salary("100000", "120000", "CHF", "year")),
        (RawPay(text="£75 per hour"), Salary("75", "75", "GBP", "hour")),
        (RawPay(text="up to 90.000 € p.a."), Salary("", "90000", "EUR", "year")),
        (RawPay(text="from £30,000 a year"), Salary("30000", "", "GBP", "year")),
    ],
)
def test_pay_in_numbers_with_currency_and_period_is_a_salary(pay, salary):
    posting, notes = clean(pay=pay, places=US)

    assert (salary, "", ()) == (posting.salary, posting.pay_text, notes)


@pytest.mark.parametrize(
    ("pay", "text", "note"),
    [
        (RawPay("about eighty", "", "EUR", "year"), "about eighty EUR year", "salary 'about eighty' is no number"),
        (
            RawPay("90000", "80000", "EUR", "year"),
            "90000 \u2013 80000 EUR year",
            "salary '90000 to 80000' ends below where it begins",
        ),
        (
            RawPay("80000", "", "XXQ", "year"),
            "80000 XXQ year",
            "currency 'XXQ' is none of ISO 4217, or of several countries",
        ),
        (
            RawPay("80", "", "EUR", "fortnight"),
            "80 EUR fortnight",
            "pay per 'fortnight' is no hour, day, week, month or year",
        ),
        (RawPay("80000", "90000", "", "year"), "80000 \u2013 90000 year", ""),
        (RawPay("80000", "90000", "EUR", ""), "80000 \u2013 90000 EUR", ""),
        (RawPay(text="$120K \u2013 $180K • Offers Equity"), "$120K \u2013 $180K • Offers Equity", ""),
        (RawPay(text="85-95k € per year"), "85-95k € per year", ""),
        (RawPay(text="60000 EUR per year plus bonus"), "60000 EUR per year plus bonus", ""),
        (RawPay(text="Grade 7, write to pay@harbour.example"), "Grade 7, write to", ""),
        (RawPay("Not Displayed", "", "USD", "Hour"), "", ""),
        (RawPay("0", "0", "USD", "year"), "", ""),
        (RawPay(text="Competitive"), "", ""),
        (RawPay(), "", ""),
    ],
)
def test_other_pay_stays_in_words(pay, text, note):
    posting, notes = clean(pay=pay)

    assert (None, text, (note,) if note else ()) == (posting.salary, posting.pay_text, notes)


@pytest.mark.parametrize(
    ("text", "moment", "note"),
    [
        ("2026-05-31", "2026-05-31T23:59:59Z", ""),
        ("31 May 2026", "2026-05-31T23:59:59Z", ""),
        ("2026-05-31T12:00:00+02:00", "2026-05-31T10:00:00Z", ""),
        ("Sun, 31 May 2026 22:45:30 +0000", "2026-05-31T22:45:30Z", ""),
        ("1780228800", "2026-05-31T12:00:00Z", ""),
        ("1780228800000", "2026-05-31T12:00:00Z", ""),
        ("1780228800000.0", "2026-05-31T12:00:00Z", ""),
        ("9999-12-31", "", ""),
        ("Continuous", "", ""),
        ("Open until filled", "", ""),
        ("", "", ""),
        ("2026-05", "", ""),
        ("Invalid Date", "", "closing date 'Invalid Date' is no date"),
        ("in 3 days", "", "closing date 'in 3 days' is no date"),
    ],
)
def test_a_closing_date_is_a_moment_and_a_day_ends_with_its_last_second(text, moment, note):
    posting, notes = clean(valid_through=text)

    assert (moment, (note,) if note else ()) == (posting.valid_through, notes)


@pytest.mark.parametrize(
    ("url", "expected", "noted"),
    [
        ("https://Harbour.example/apply?utm_source=x", "https://harbour.example/apply", False),
        ("/apply/7", "https://harbour.example/apply/7", False),
        ("mailto:jobs@harbour.example", "", True),
        ("javascript:alert(1)", "", True),
        ("", "", False),
    ],
)
def test_the_apply_link_is_an_address_on_the_web(url, expected, noted):
    posting, notes = clean(apply_url=url)

    assert (expected, noted) == (posting.apply_url, bool(notes))


def test_a_country_that_is_no_country_and_letters_that_may_be_two_things_are_noted():
    posting, notes = clean(places=(RawPlace("", "Cair Paravel", "", "Narnia"), RawPlace("Belo Horizonte, MG")))

    assert (
        Location("Cair Paravel", raw="Cair Paravel, Narnia"),
        Location("Belo Horizonte", "MG", "", "Belo Horizonte, MG"),
    ) == posting.locations
    assert (
        "country 'Narnia' is no country",
        "place 'Belo Horizonte, MG': MG may be a country or a region",
    ) == notes


def test_empty_strings_are_absent():
    blank = RawPlace(" ", "", " ", "")
    facts = dict.fromkeys(("workplace", "team", "department", "valid_through", "apply_url", "requisition_id"), " ")

    assert (Posting(), ()) == clean(places=(blank,), employment=("", " "), pay=RawPay(*[" "] * 5), **facts)


words = st.text(max_size=40) | st.sampled_from(
    ["Remote", "jo@harbour.example", "Berlin, DE", "<b>x", "85k", "€", "(US)", "-"]
)
texts = st.lists(words, max_size=3).map(" ".join)
raws = st.builds(
    RawPosting,
    places=st.lists(st.builds(RawPlace, texts, texts, texts, texts), max_size=3).map(tuple),
    workplace=texts,
    remote=st.none() | st.booleans(),
    remote_countries=st.lists(texts, max_size=2).map(tuple),
    team=texts,
    department=texts,
    employment=st.lists(texts, max_size=2).map(tuple),
    pay=st.builds(RawPay, texts, texts, texts, texts, texts),
    valid_through=texts,
    apply_url=texts,
    requisition_id=texts,
)


@given(raws)
def test_whatever_a_board_writes_becomes_plain_text_and_known_words(raw):
    posting, notes = clean_posting(raw, FRAME)

    assert notes == tuple(map(mask, notes))
    assert set(posting.employment_types) <= set(EMPLOYMENT_TYPES)
    assert {place.country for place in posting.locations} | set(posting.remote_countries) <= {*COUNTRIES, ""}
    assert posting.salary is None or posting.salary.currency in CURRENCIES
    for place in posting.locations:
        for text in (place.locality, place.region, place.raw):
            assert text == mask(text)
    for text in (posting.team, posting.department, posting.pay_text, posting.requisition_id):
        assert text == mask(text) == " ".join(text.split())


@pytest.mark.parametrize("sign", ["(", "[", "- ", ", ", "; ", "Remote ", "1 ", "or ", "/"])
def test_a_long_hostile_text_costs_little(sign):
    text = sign * 100_000

    placed(text)
    clean(pay=RawPay(text, text, text, text, text), employment=(text,), workplace=text, valid_through=text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("DE", "DE"), ("de", "DE"), ("DEU", "DE"), ("Germany", "DE"), ("Deutschland", "DE"), ("Allemagne", "DE")),
        *(("UK", "GB"), ("U.K.", "GB"), ("Great Britain", "GB"), ("Schottland", "GB"), ("USA", "US"), ("U.S.A.", "US")),
        *(("United States of America", "US"), ("Etats-Unis", "US"), ("Cote d\u2019Ivoire", "CI"), ("CURACAO", "CW")),
        *(
            ("🇩🇪", "DE"),
            ("🇺🇸 United States", "US"),
            ("Kosovo", "XK"),
            ("Narnia", ""),
            ("", ""),
            ("XX", ""),
            ("Europe", ""),
        ),
    ],
)
def test_a_country_is_known_by_code_and_by_its_usual_names(text, code):
    assert code == country_code(text)


def test_every_code_and_every_english_name_leads_back_to_the_country():
    assert 250 == len(COUNTRIES)
    assert {code: code for code in COUNTRIES} == {code: country_code(name) for code, name in COUNTRIES.items()}
    assert {code: code for code in COUNTRIES} == {code: country_code(code) for code in COUNTRIES}


def board(items):
    """A JSON Feed of jobs, to see what shape makes of dates."""
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Jobs", "items": items})


@pytest.mark.parametrize("kind", ["job", "blog"])
def test_a_date_of_a_job_that_is_none_is_named_with_the_job(kind, parse):
    items = [
        {"id": str(number), "title": f"Job {number}", "date_published": "Posted 3 days ago"} for number in range(1, 6)
    ]
    note = "'Posted 3 days ago' is no day of publication: 'Job 1', 'Job 2', 'Job 3' and 2 more jobs"

    parsed = parse(board(items), kind=kind)

    assert ((note,) if kind == "job" else ()) == parsed.notes
    assert 5 == len(parsed.entries)
