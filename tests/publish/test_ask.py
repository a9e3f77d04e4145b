"""The ways to ask: what the settings may say, and what a link begins for whoever follows it."""

from __future__ import annotations

from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rookery.html.text import excerpt, visible
from rookery.model.written import OwnPage, Person
from rookery.publish.ask import ISSUE_FORM, ask_view, open_view
from rookery.publish.ask_settings import ask_messages, ask_notes, ask_ways, form_sources
from rookery.publish.unnamed import Unnamed
from rookery.publish.views import AskView, FieldView, LinkView, SiteView
from sites import ROOT

ROOMS = ["rookery.questions", "rookery.ask"]
ADDRESS = "https://hub.example.com/at"
PATH = "jobs/field-technician-bjwlkm/"
LONG = "Größe, “Maß” & Übermut bei 100 %? " * 9
TITLES = (
    "Field technician",
    "Prüferin für Höhenmaße (m/w/d)",
    'The "quiet" one & <the> other',
    "50 % more? #1 = best; a+b",
    "One line\r\nBcc: everybody@example.com",
    LONG[:300],
)


def ways(base: str = "/at/", address: str = ADDRESS, **settings: str):
    return ask_ways({"PLUGINS": ROOMS, **settings}, base, address, [OwnPage("rules", "Our rules", "")])


def site(base: str = "/at/", address: str = ADDRESS, **settings: str) -> SiteView:
    found = ways(base, address, **settings)
    return SiteView("Nest", "", "", "en", base, address, LinkView("Example Works", ""), "", ask=found)


def view(title: str, path: str = PATH, **settings: str) -> AskView:
    found = ask_view(site(**settings), "Ask about this job", title, path)

    assert found is not None
    return found


def mail_of(url: str) -> dict[str, str]:
    """What a mail program makes of a mailto: link (RFC 6068: percent signs only, a plus is a plus)."""
    parts = urlsplit(url)

    assert parts.scheme == "mailto"
    values = dict(pair.split("=", 1) for pair in parts.query.split("&"))
    return {"to": unquote(parts.path), **{name: unquote(value, errors="strict") for name, value in values.items()}}


@pytest.mark.parametrize("title", TITLES)
def test_a_mail_is_begun_with_what_it_is_about(title):
    mail = mail_of(view(title, ASK_MAIL="questions@example.com").mail.url)

    assert {
        "to": "questions@example.com",
        "subject": f"Question about {excerpt(title, 100)}",
        "body": f"\r\n\r\n\r\nAbout: {ADDRESS}/{PATH}",
    } == mail


@given(title=st.text(max_size=2000))
def test_whatever_the_title_a_mail_program_takes_the_link_and_the_subject_is_one_line(title):
    url = view(title, ASK_MAIL="questions@example.com").mail.url
    subject = mail_of(url)["subject"]
    EmailMessage()["Subject"] = subject  # refuses a line break

    assert url.isascii()
    assert len(url) < 2000
    assert subject == f"Question about {excerpt(visible(title), 100)}"


@pytest.mark.parametrize("title", TITLES)
def test_an_issue_is_begun_with_what_it_is_about(title):
    parts = urlsplit(view(title, ASK_GITHUB="https://github.com/example/hub").github.url)

    assert parts[:3] == ("https", "github.com", "/example/hub/issues/new")
    assert parse_qs(parts.query, strict_parsing=True) == {
        "template": ["question.yml"],
        "title": [f"Question about {excerpt(title, 100)}"],
        "about": [f"{ADDRESS}/{PATH}"],
    }


def test_a_mailbox_with_signs_in_its_name_is_reached():
    url = view("Field technician", ASK_MAIL="ask+hub&more?@example.com").mail.url

    assert mail_of(url)["to"] == "ask+hub&more?@example.com"


def test_a_question_about_nothing_in_particular_begins_with_the_employer_and_an_empty_mail():
    nest = site(ASK_MAIL="questions@example.com", ASK_GITHUB="https://github.com/example/hub")
    found = open_view(nest, nest.ask)

    assert mail_of(found.mail.url) == {"to": "questions@example.com", "subject": "Question for Example Works"}
    assert found.github.url == "https://github.com/example/hub/issues/new?template=question.yml"


def test_the_issue_form_of_the_starter_has_the_fields_that_the_link_fills_in():
    form = yaml.safe_load((ROOT / "starter/.github/ISSUE_TEMPLATE" / ISSUE_FORM).read_text("utf-8"))
    fields = {part["id"]: part.get("validations", {}).get("required", False) for part in form["body"] if "id" in part}

    assert fields == {"question": True, "about": False}


def test_a_site_of_unknown_address_names_the_path():
    nest = site("/", "", ASK_MAIL="questions@example.com", ASK_FORM="https://forms.example.com/f/1")
    found = ask_view(nest, "Ask", "Field technician", PATH)

    assert mail_of(found.mail.url)["body"].endswith(f"About: /{PATH}")
    assert found.form.about == f"/{PATH}"


def test_the_form_is_told_what_the_service_calls_its_fields():
    form = view("x", ASK_FORM="https://formspree.io/f/abc", ASK_FORM_HONEYPOT="_gotcha", ASK_FORM_NEXT="_next").form

    assert (form.action, form.host, form.honeypot) == ("https://formspree.io/f/abc", "formspree.io", "_gotcha")
    assert form.hidden == (FieldView("_next", f"{ADDRESS}/ask/thanks/"),)


def test_netlify_learns_of_the_form_on_one_page_and_is_told_its_name_on_the_others():
    nest = site(ASK_FORM="netlify")
    learns, told = open_view(nest, nest.ask).form, ask_view(nest, "Ask", "x", PATH).form

    assert (learns.netlify, learns.hidden) == (True, ())
    assert (told.netlify, told.hidden) == (False, (FieldView("form-name", "ask"),))
    assert learns.action == told.action == "/at/ask/thanks/"


def test_without_a_way_nothing_is_offered():
    assert ask_view(site(), "Ask", "x", PATH) is None
    assert ways(PLUGINS=["rookery.ask"], ASK_MAIL="questions@example.com") is None
    assert ways(PLUGINS=["rookery.questions"], ASK_MAIL="questions@example.com") is None


def test_the_house_rules_are_linked_if_there_are_any():
    assert ways(ASK_MAIL="a@example.com", HOUSE_RULES="rules").rules == LinkView("Our rules", "/at/rules/")
    assert ways(ASK_MAIL="a@example.com", HOUSE_RULES="none").rules is None


@pytest.mark.parametrize(
    ("form", "sources"),
    [
        ("", "'none'"),
        ("netlify", "'self'"),
        ("https://formspree.io/f/abc", f"https://formspree.io/f/abc {ADDRESS}/ask/thanks/"),
        ("https://forms.example.com:8443/ask", f"https://forms.example.com:8443/ask {ADDRESS}/ask/thanks/"),
        # the policy knows no query, and neither sign may end its directive
        ("https://forms.example.com/a;b,c?d=e", f"https://forms.example.com/a%3Bb%2Cc {ADDRESS}/ask/thanks/"),
        ("https://forms.example.com", f"https://forms.example.com {ADDRESS}/ask/thanks/"),
    ],
)
def test_the_policy_allows_the_form_its_address_and_nothing_else(form, sources):
    assert form_sources(ways(ASK_FORM=form, ASK_MAIL="a@example.com"), ADDRESS) == sources


@pytest.mark.parametrize(
    ("name", "value", "mend"),
    [
        ("ASK_MAIL", "questions", "expected an address such as 'questions@example.com'"),
        ("ASK_MAIL", "questions@example", "expected an address such as"),
        ("ASK_MAIL", "Questions <questions@example.com>", "expected an address such as"),
        ("ASK_MAIL", "ask@example.com\nBcc: x", "expected an address such as"),
        ("ASK_MAIL", "a@example.com, b@example.com", "Write one, and let several people read its mailbox"),
        ("ASK_MAIL", "mailto:ask@example.com", "Write 'ask@example.com'"),
        ("ASK_MAIL", "ask?bcc=x@example.com&cc=@example.com", "expected one address"),
        ("ASK_MAIL", 5, "expected a text in quotes; got int"),
        ("ASK_FORM", "http://forms.example.com/f", "write 'https://forms.example.com/f'"),
        ("ASK_FORM", "forms.example.com/f", "Write 'https://forms.example.com/f'"),
        ("ASK_FORM", "Netlify", "expected 'netlify', or the address"),
        ("ASK_FORM", "javascript:alert(1)", "expected 'netlify', or the address"),
        ("ASK_FORM", "https://", "It holds a host and a path"),
        ("ASK_FORM", "https://me:secret@forms.example.com/", "without a password"),
        ("ASK_FORM", "https://forms.example.com/a 'unsafe-inline'", "without a password, spaces, quotes"),
        ("ASK_FORM", "https://forms.example.com:port/", "expected 'netlify', or the address"),
        ("ASK_FORM", "https://*.example.com/", "It holds a host and a path"),
        ("ASK_FORM_HONEYPOT", "about", "has a field 'about' already"),
        ("ASK_FORM_HONEYPOT", 'x" autofocus', "expected the name of a field"),
        ("ASK_FORM_NEXT", "website", "expected another name than the honeypot's"),
        ("ASK_GITHUB", "https://github.com/example", "such as 'https://github.com/example/hub'"),
        ("ASK_GITHUB", "https://github.com/example/hub.git", "Write 'https://github.com/example/hub'"),
        ("ASK_GITHUB", "https://github.com/example/hub/issues/new", "Write 'https://github.com/example/hub'"),
        ("ASK_GITHUB", "git@github.com:example/hub.git", "expected the address of a repository"),
    ],
)
def test_a_setting_that_cannot_be_is_named_with_the_mend(name, value, mend):
    found = list(ask_messages({name: value}))

    assert len(found) == 1
    assert found[0].startswith(f"{name}: ")
    assert mend in found[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ASK_MAIL", "ask+hub@careers.example.co.uk"),
        ("ASK_FORM", "https://formspree.io/f/abc"),
        ("ASK_FORM", "http://127.0.0.1:8080/ask"),
        ("ASK_FORM", "https://example.com/cgi-bin/ask.php?form=2"),
        ("ASK_FORM_HONEYPOT", "_gotcha"),
        ("ASK_FORM_NEXT", "_next"),
        ("ASK_GITHUB", "https://github.example.com/example/hub.site"),
    ],
)
def test_a_setting_that_can_be_is_taken(name, value):
    assert list(ask_messages({name: value})) == []


@pytest.mark.parametrize(
    ("mail", "people", "word"),
    [
        ("", (), "nobody can ask here"),
        ("questions@example.com", (), "nobody reads"),
        ("ada.example@works.example", ("Ada Example",), "looks like the mailbox of Ada Example"),
        ("aexample@works.example", ("Ben Other", "Ada van der Example"), "looks like the mailbox of Ada van"),
        ("questions@works.example", ("Ada Example",), ""),
        ("ada@works.example", ("Ada Example",), ""),
    ],
)
def test_what_is_worth_a_look_is_told(mail, people, word):
    settings = {"PLUGINS": ROOMS, "ASK_MAIL": mail}
    notes = list(ask_notes(settings, ways(ASK_MAIL=mail), [Person("x", name, "2026-01-01") for name in people]))

    assert [word in note for note in notes] == [True] * bool(word)


def test_a_site_that_left_the_room_out_hears_nothing_of_it():
    assert list(ask_notes({"PLUGINS": []}, None, [])) == []


@pytest.mark.parametrize("name", ["Cyrus Gone", "Zoë O'Gone"])
def test_a_name_without_consent_is_not_in_what_a_link_begins(name):
    unnamed = Unnamed([Person("x", name, "withdrawn")], "2026-03-02")
    found = view(f"A day with {name}", ASK_MAIL="q@example.com", ASK_GITHUB="https://github.com/example/hub")
    page = f'<h1>A day with {name}</h1><a href="{found.mail.url.replace("&", "&amp;")}">x</a>'
    page += f'<a href="{found.github.url.replace("&", "&amp;")}">y</a>'

    cleaned = unquote(unnamed.clean_html(page))

    assert "Gone" not in cleaned
    assert 2 == cleaned.count("=Question about A day with an employee")
    assert 2 == cleaned.count(f"{ADDRESS}/{PATH}")
