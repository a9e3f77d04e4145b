import pytest

from rookery.model.written import Link, Person, Prose

BO = """\
---
name: Bo  Ek
role: Engineer
team: Platform
consent: 2026-03-01
until: 2027-03-01
topics: [on-call]
links:
  Code: https://code.example/bo
  Mail: mailto:bo@example.com
also: [B. Ek]
status: alumni
---

I keep things up.
"""


def test_a_person_is_read_with_everything_they_chose(site):
    site.write("people/bo.md", BO)

    assert (
        Person(
            id="bo",
            name="Bo Ek",
            consent="2026-03-01",
            role="Engineer",
            team="Platform",
            until="2027-03-01",
            alumni=True,
            topics=("on-call",),
            links=(Link("Code", "https://code.example/bo"), Link("Mail", "mailto:bo@example.com")),
            also=("B. Ek",),
            bio=Prose("I keep things up.", "content/people/bo.md", 15),
            place="content/people/bo.md",
        )
        == site.read().people["bo"]
    )


def test_links_may_be_a_list_of_title_and_url(site):
    site.write(
        "people/bo.md", "---\nname: Bo\nconsent: withdrawn\nlinks:\n  - {title: Code, url: 'https://a.example'}\n---\n"
    )

    assert (Link("Code", "https://a.example"),) == site.read().people["bo"].links


def test_talks_are_written_as_links_are(site):
    site.write(
        "people/bo.md",
        "---\nname: Bo\nconsent: withdrawn\ntalks:\n  - {title: Fire, url: 'https://a.example'}\n---\n",
    )

    assert (Link("Fire", "https://a.example"),) == site.read().people["bo"].talks


AT = "content/people/bo.md:"
CONSENT = "consent: expected the day on which the person agreed to be named, such as 2026-03-01, or withdrawn; got "
ADDRESS = "expected an address that begins with https://, http:// or mailto:"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("name: Bo", f"{AT}1: {CONSENT}nothing. Nobody is named without it: ask, and write the day"),
        ("name: Bo\nconsent: yes", f"{AT}3: {CONSENT}'yes'"),
        (
            "name: Bo\nconsent: 2026-04-01",
            (
                f"{AT}3: consent: expected a day that is not in the future; got '2026-04-01'. "
                "Write the day on which they agreed, once they have"
            ),
        ),
        ("name: Bo\nconsent: 1.3.2026", f"{AT}3: {CONSENT}'1.3.2026'. Did you mean '2026-03-01'?"),
        ("name: Bo\nconsent: 1/3/2026", f"{AT}3: {CONSENT}'1/3/2026'"),
        ("name: Bo\nconsent: “2026-03-01”", f"{AT}3: {CONSENT}'“2026-03-01”'. Did you mean '2026-03-01'?"),
        ("name:\nconsent: 2026-03-01", f"{AT}2: name: expected the person's name; got nothing. Write one"),
        ("name: [Bo]\nconsent: 2026-03-01", f"{AT}2: name: expected the person's name; got a list. Write one"),
        ("name: Bo\nconsent:2026-03-01", f"{AT}3: put a space after the colon in this line: 'consent: 2026-03-01'"),
        (
            "name: Bo\nconsent: 2026-03-01\nrole:",
            f"{AT}4: role: expected a text; got nothing. Write one, or delete the line",
        ),
        (
            "name: Bo\nconsent: 2026-03-01\nlinks: [https://a.example]",
            (
                f"{AT}4: links[0]: expected title: and url:; got 'https://a.example'. "
                "Write links: alone in its line and below it, two spaces in, a line Website: https://a.example"
            ),
        ),
        (
            "name: Bo\nconsent: 2026-03-01\nlinks:\n  Code:https://a.example",
            (
                f"{AT}4: links: expected lines of title: address; got 'Code:https://a.example'. "
                "Put a space after the colon: 'Code: https://a.example'"
            ),
        ),
        (
            "name: Bo\nconsent: 2026-03-01\nlinks: {Code: “https://a.example”}",
            (
                f"{AT}4: links.Code: {ADDRESS}; got '“https://a.example”'. "
                "Did you mean 'https://a.example', without the curly quotes?"
            ),
        ),
        (
            "name: Bo\nconsent: 2026-03-01\ntopics: [hydrology]",
            (
                f"{AT}4: topics[0]: expected a topic that has a file in content/topics/; got 'hydrology'. "
                "Write content/topics/hydrology.md, or correct the name"
            ),
        ),
        ("name: Bo\nconsent: true", f"{AT}3: {CONSENT}true"),
        ("name: Bo\nconsent: withdraw", f"{AT}3: {CONSENT}'withdraw'. Did you mean 'withdrawn'?"),
        ("consent: 2026-03-01", f"{AT}1: name: expected the person's name; got nothing. Write a line name:"),
        (
            "name: Bo\nconsent: 2026-03-01\nuntil: 2026-02-01",
            f"{AT}4: until: expected a day after the consent of 2026-03-01; got '2026-02-01'",
        ),
        (
            "name: Bo\nconsent: 2026-03-01\nstatus: alumna",
            f"{AT}4: status: expected alumni; got 'alumna'. Did you mean 'alumni'?",
        ),
        (
            "name: Bo\nconsent: 2026-03-01\ntopics: [oncall]",
            (
                f"{AT}4: topics[0]: expected a topic that has a file in content/topics/; got 'oncall'. "
                "Did you mean 'on-call'?"
            ),
        ),
        (
            "name: Bo\nconsent: 2026-03-01\nphoto: bo.jpg",
            f"{AT}4: photo: photos are not shown yet; the initials stand in for them. Delete the line",
        ),
        (
            "name: Bo\nconsent: 2026-03-01\nlinks: {Code: /bo}",
            f"{AT}4: links.Code: {ADDRESS}; got '/bo'",
        ),
        (
            "name: Bo\nconsent: 2026-03-01\nlinks: {Code: bo.example/x}",
            f"{AT}4: links.Code: {ADDRESS}; got 'bo.example/x'. Did you mean 'https://bo.example/x'?",
        ),
        (
            "name: Bo\nconsent: 2026-03-01\nlinks: {Code: 'javascript:alert(1)'}",
            f"{AT}4: links.Code: {ADDRESS}; got 'javascript:alert(1)'",
        ),
        (
            "name: Bo\nconsent: 2026-03-01\nlinks: {Code: 'https://a:b@c.example'}",
            f"{AT}4: links.Code: {ADDRESS}, without a name and password in it; got one with them",
        ),
        (
            "name: Bo\nconsent: 2026-03-01\nlinks: https://a.example",
            (
                f"{AT}4: links: expected lines of title: address; got 'https://a.example'. "
                "Write links: alone in its line and below it, two spaces in, a line Website: https://a.example"
            ),
        ),
        (
            "name: Bo\nconsent: 2026-03-01\nlinks:\n  - {name: Code}",
            f"{AT}5: links[0]: expected title: and url:; got name:",
        ),
        (
            "name: Bo\nconsent: 2026-03-01\nalso: [ana lima]",
            (
                f"{AT}4: also[0]: expected a spelling of its own; got 'ana lima', as in content/people/ana.md. "
                "Delete one of them"
            ),
        ),
    ],
)
def test_a_mistake_is_told_word_for_word(head, expected, site):
    site.write("people/bo.md", f"---\n{head}\n---\n")

    assert [expected] == site.problems()


def test_two_persons_may_have_one_name(site):
    site.write("people/bo.md", "---\nname: Ana Lima\nconsent: 2026-03-01\n---\n")

    assert {"ana", "bo"} == site.read().people.keys()
