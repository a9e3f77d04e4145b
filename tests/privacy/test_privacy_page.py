"""The page of privacy says what is so on this site, and of what nobody told it that it does not know."""

from __future__ import annotations

import pytest

from sites import CONF, Site, item, rss, said_on

SETTINGS = """\
SITEURL = "https://hub.example"
ASK_MAIL = "questions@works.example"
ASK_FORM = "https://forms.works.example/f/1"
ASK_GITHUB = "https://github.com/works/hub"
PRIVACY_RESPONSIBLE = "Example Works, 1 Kiln Lane"
PRIVACY_CONTACT = "privacy@works.example"
PRIVACY_KEPT_FOR = "three months"
PRIVACY_FORM_KEPT_FOR = "30 days"
PRIVACY_HOST = "Hosting Example keeps addresses of connections for 30 days"
REPOSITORY = "https://github.example/works/hub"
"""
FEED = "feeds:\n  - {id: blog, kind: blog, path: content/blog.xml, publish: full}\n"
OUTSIDE = "## Community 2026-02-03\nconsent: 2026-02-03\n\nFrom outside.\n\n"


def made(site: Site, settings: str) -> Site:
    site.write("pelicanconf.py", CONF + settings)
    site.build()
    return site


def fill(site: Site, *, employees: int, outsiders: int, author: str) -> None:
    """Employees who consent and one who does not any more, answers from outside, a collected post."""
    for number in range(employees):
        site.person(f"p{number}", f"Person Number{number}")
    site.person("gone", "Gone Person", consent="withdrawn")
    site.question("q", "How is it?", body=f"Tell.\n\n{OUTSIDE * outsiders}")
    site.write("feeds.yml", FEED)
    by = f"<author>x@example.com ({author})</author>" if author else ""
    site.write("content/blog.xml", rss(item(1, "How we fire", more=by)))


@pytest.fixture(scope="module")
def full(tmp_path_factory) -> Site:
    """Everything is set, and somebody is named in every way there is."""
    site = Site(tmp_path_factory.mktemp("full") / "site")
    fill(site, employees=2, outsiders=2, author="Stranger Writes")
    return made(site, SETTINGS)


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> Site:
    """Nothing is set, nobody is named, nothing was collected."""
    site = Site(tmp_path_factory.mktemp("bare") / "site")
    site.question("q", "How is it?")
    return made(site, "")


@pytest.mark.parametrize(
    "said",
    [
        "These pages set no cookie,",
        "while doing so, as every server does. Hosting Example keeps addresses of connections for 30 days.",
        "Your mail to questions@works.example, with the address you sent it from, for three months.",
        "At forms.works.example What you wrote into the form,",
        "and the address of your connection, for 30 days. The form has no field",
        "your question and your name at GitHub are public at once",
        "2 people who work here, or did, have agreed to be named. Each of them can take that back at any time.",
        "2 answers were written by people from outside. Each was published after its author had agreed,",
        "bears that name here too. For this nobody was asked again.",
        "E-mail addresses and telephone numbers are taken out unless we allowed them.",
        "So what is taken out leaves these pages with the next build, but not that history,",
        "on 2 March 2026, a program that knows nothing of how it is made",
        "A build that finds otherwise fails; this one found no script,",
        "Example Works, 1 Kiln Lane. Write to privacy@works.example if",
    ],
)
def test_the_page_says_of_a_site_with_everything(said, full):
    assert said in said_on(full.page("privacy"))


@pytest.mark.parametrize(
    "said",
    [
        "as every server does, and may write it down.",
        "for how long it is kept, is nothing that these pages can know, and nobody has told them: ask us.",
        "Example Works. No mailbox is named here to which you could write; Example Works must tell you where.",
    ],
)
def test_the_page_says_of_a_site_with_nothing_what_it_does_not_know(said, bare):
    assert said in said_on(bare.page("privacy"))


@pytest.mark.parametrize("part", ["If you ask", "If you apply", "If you are named here", "What stays in the history"])
def test_the_page_says_nothing_of_what_the_site_does_not_have(part, bare):
    assert part not in said_on(bare.page("privacy"))


@pytest.mark.parametrize(
    "said",
    [
        "In our mailbox Your mail to ask@works.example, with the address you sent it from, until one of us deletes it.",
        "Example Works. Write to ask@works.example if",
        "One person who works here, or did, has agreed to be named and can take that back at any time.",
        "One answer was written by somebody from outside, who has agreed that it is published,",
    ],
)
def test_one_is_said_as_one_and_the_mailbox_for_questions_takes_the_place_of_another(said, single):
    assert said in said_on(single.page("privacy"))


@pytest.fixture(scope="module")
def single(tmp_path_factory) -> Site:
    """One of each, and the author of the one post is that person."""
    site = Site(tmp_path_factory.mktemp("single") / "site")
    fill(site, employees=1, outsiders=1, author="Number0, Person")
    return made(site, 'ASK_MAIL = "ask@works.example"\n')


def test_a_byline_of_somebody_who_agreed_is_not_told_as_one_that_nobody_was_asked_about(single):
    post = next(path for path in single.tree() if path.startswith("blog/how-we-fire-"))

    assert "Person Number0" in single.tree()[post].decode()
    assert "As an author" not in said_on(single.page("privacy"))


def test_the_author_of_something_to_learn_from_is_told_as_one_that_nobody_was_asked_about(site):
    site.write("content/resources/n.md", "---\ntitle: Nights\nurl: https://books.example/n\nauthor: A Writer\n---\n")

    assert "For this nobody was asked again." in said_on(made(site, "").page("privacy"))


def test_a_form_whose_keeping_nobody_stated_is_told_as_that(site):
    page = said_on(made(site, 'ASK_FORM = "netlify"\nPRIVACY_KEPT_FOR = "three months"\n').page("privacy"))

    assert "At Netlify What you wrote into the form" in page
    assert "your connection, for as long as we have told that service to keep them." in page


def test_the_page_leads_to_the_repository_and_tells_it_nothing(full):
    link = '<a href="https://github.example/works/hub" rel="noopener noreferrer">a repository</a>'

    assert link in full.page("privacy")


def test_the_page_names_nobody_whose_consent_ended(full):
    assert "Gone Person" not in full.page("privacy")


def test_a_site_that_did_not_change_writes_nothing_a_second_time(full):
    done = full.build()

    assert "nothing to write" in done.out


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("PRIVACY_RESPONSIBLE = 3\n", "PRIVACY_RESPONSIBLE: expected a text in quotes; got int"),
        ("PRIVACY_HOST = ['Netlify']\n", "PRIVACY_HOST: expected a text in quotes; got list"),
        ("PRIVACY_CONTACT = 'mailto:a@b.example'\n", "PRIVACY_CONTACT: expected the address alone"),
        ("PRIVACY_CONTACT = 'Privacy'\n", "PRIVACY_CONTACT: expected an address such as"),
        ("PRIVACY_KEPT_FOR = 'for a week'\n", "got 'for a week'. Write 'a week'"),
        ("PRIVACY_FORM_KEPT_FOR = 'For 30 days'\n", "got 'For 30 days'. Write '30 days'"),
        ("PRIVACY_HOSTS = 'x'\n", "PRIVACY_HOSTS: no such setting. Did you mean PRIVACY_HOST?"),
    ],
)
def test_a_setting_that_the_page_could_not_say_is_told_with_its_mend(setting, said, site):
    site.write("pelicanconf.py", CONF + setting)
    done = site.run("check")

    assert done.code == 1
    assert said in done.err


@pytest.mark.parametrize("end", ["30 days", "30 days.", "30 days. "])
def test_the_words_about_the_host_end_as_a_sentence(end, site):
    page = said_on(made(site, f'PRIVACY_HOST = "A host keeps them for {end}"\n').page("privacy"))

    assert "does. A host keeps them for 30 days. " in page
    assert "30 days.." not in page


def test_a_check_says_which_settings_are_empty_and_what_the_page_then_says(site):
    site.write("pelicanconf.py", CONF + 'ASK_MAIL = "ask@works.example"\nPRIVACY_KEPT_FOR = "a week"\n')
    done = site.run("check")

    assert done.code == 0
    assert (
        "privacy: 3 of the settings for /privacy/ in pelicanconf.py are empty\n"
        "  PRIVACY_RESPONSIBLE: the page says that Example Works answers for it, without an address\n"
        "  PRIVACY_CONTACT: the page sends those who want their data away to ask@works.example\n"
        "  PRIVACY_HOST: the page says that it cannot know what the host keeps of those who read\n"
    ) in done.out


def test_a_check_says_what_the_page_says_of_a_form_apart_from_what_it_says_of_a_mailbox(site):
    form = 'ASK_MAIL = "ask@works.example"\nASK_FORM = "netlify"\nPRIVACY_KEPT_FOR = "a week"\n'
    site.write("pelicanconf.py", CONF + form)
    told = site.run("check").out

    assert "  PRIVACY_FORM_KEPT_FOR: the page says that Netlify keeps questions for as long as you told it to\n" in told
    assert "PRIVACY_KEPT_FOR: the page says that mails" not in told


@pytest.mark.parametrize("settings", [SETTINGS, 'PLUGINS = [one for one in PLUGINS if one != "rookery.privacy"]\n'])
def test_a_check_says_nothing_where_all_is_said_or_no_page_says_it(settings, site):
    site.write("pelicanconf.py", CONF + settings)

    assert "privacy:" not in site.run("check").out
