"""The page of asking, and the way to it from every other page."""

from __future__ import annotations

import re

import pytest

from forked import build
from sites import CONF, NOON, Site, item, rss, said_on

FEEDS = """\
feeds:
  - id: blog
    kind: blog
    path: content/feeds/blog.xml
    publish: full
"""
ALL = """\
ASK_MAIL = "questions@works.example"
ASK_FORM = "https://forms.works.example/f/1"
ASK_GITHUB = "https://github.com/works/hub"
HOUSE_RULES = "house-rules"
SITEURL = "https://hub.works.example"
"""


def make(root, settings: str, answered: int = 0) -> Site:
    """A site with a page of everything, and ``answered`` questions, each answered a day later than the one before."""
    site = Site(root)
    conf = (site.root / "pelicanconf.py").read_text(encoding="utf-8")
    site.write("pelicanconf.py", conf + settings)
    site.write("feeds.yml", FEEDS)
    site.write("content/feeds/blog.xml", rss(item(1, "How we page")))
    site.write("content/pages/house-rules.md", "Title: House rules\n\nBe kind.\n")
    site.write("content/articles/welcome.md", "Title: Welcome\nDate: 2026-02-02\n\nHello.\n")
    site.person()
    for day in range(answered):
        site.question(f"q-{day}", f"Question {day}?", body=f"Hm.\n\n## @ada 2026-02-{day + 1:02}\n\nYes.\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOON)

        assert build(site.root) == 0
    return site


@pytest.fixture(scope="module")
def asked(tmp_path_factory) -> Site:
    return make(tmp_path_factory.mktemp("all") / "site", ALL, answered=10)


@pytest.fixture(scope="module")
def silent(tmp_path_factory) -> Site:
    return make(tmp_path_factory.mktemp("none") / "site", "")


def policy(page: str) -> str:
    return re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#39;", "'")


def test_every_page_leads_to_the_way_to_ask(asked):
    pages = {path: body.decode() for path, body in asked.tree().items() if path.endswith(".html")}

    assert {"ask/index.html", "404.html", "house-rules/index.html", "posts/welcome/index.html"} <= set(pages)
    assert [path for path, page in pages.items() if 'class="button ask-link" href="/ask/"' not in page] == []


def test_every_page_allows_the_form_its_address_and_nothing_else(asked):
    pages = [body.decode() for path, body in asked.tree().items() if path.endswith(".html")]
    allowed = {re.search(r"form-action ([^;]*);", policy(page))[1] for page in pages}

    assert allowed == {"https://forms.works.example/f/1 https://hub.works.example/ask/thanks/"}


def test_posts_and_lists_have_the_ways_filled_in_with_what_they_are(asked):
    post = next(path for path in asked.tree() if path.startswith("blog/how-we-page-")).removesuffix("index.html")

    for path, words in (
        (post, "Ask about this post"),
        ("posts/welcome/", "Ask about this post"),
        ("blog/", "Ask about something here"),
    ):
        page = asked.page(path)

        assert f"<summary>{words}</summary>" in page
        assert f'<input type="hidden" name="about" value="https://hub.works.example/{path}">' in page


def test_the_page_offers_what_the_settings_name_and_says_what_is_kept_of_whom(asked):
    page = said_on(asked.page("ask"))

    for said in (
        "to questions@works.example",
        "It goes to forms.works.example.",
        "everybody sees your question and your GitHub name at once",
        "forms.works.example gets the question",
        "Your mail lies in the mailbox",
        "The rest stands here: House rules.",
    ):
        assert said in page


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('PRIVACY_KEPT_FOR = "three months"\n', "How long it keeps them is up to Example Works, which has chosen it."),
        ('PRIVACY_FORM_KEPT_FOR = "30 days"\n', "They are kept there for 30 days."),
    ],
)
def test_the_page_says_how_long_a_form_keeps_what_it_gets_only_where_that_is_stated(settings, said, site):
    site.question("q", "How is it?")
    site.write("pelicanconf.py", f'{CONF}ASK_FORM = "netlify"\n{settings}')
    site.build()

    assert said in said_on(site.page("ask"))


def test_the_page_says_at_which_address_the_answer_will_stand(asked):
    said = "“Can I work part-time in the first year?” would stand at hub.works.example/questions/"

    assert f"{said}can-i-work-part-time-in-the-first-year/" in said_on(asked.page("ask"))
    assert said in said_on(asked.page("ask/thanks"))


def test_the_page_says_how_long_answers_took(asked):
    said = "Measured over the last year: of 10 answered questions, half had their first answer within 5 days and nine"

    assert f"{said} in ten within 8 days." in said_on(asked.page("ask"))


def test_the_form_asks_for_the_question_and_nothing_else(asked):
    form = re.search(r"<form.*?</form>", asked.page("ask"), re.DOTALL)[0]
    fields = re.findall(r"<(input|textarea|select|button)\b([^>]*)>", form)

    assert [(tag, *re.findall(r'name="([^"]*)"', rest)) for tag, rest in fields] == [
        ("textarea", "question"),
        ("input", "website"),
        ("input", "about"),
        ("button",),
    ]


def test_the_page_of_thanks_is_not_for_search_engines(asked):
    assert '<meta name="robots" content="noindex">' in asked.page("ask/thanks")
    assert "/ask/thanks/" not in (asked.output / "sitemap.xml").read_text(encoding="utf-8")
    assert "/ask/</loc>" in (asked.output / "sitemap.xml").read_text(encoding="utf-8")


def test_where_nobody_can_ask_no_page_says_that_one_can(silent):
    pages = {path: body.decode() for path, body in silent.tree().items() if path.endswith(".html")}

    assert [path for path in pages if path.startswith("ask/")] == []
    assert [path for path, page in pages.items() if "/ask/" in page or "<form" in page or "<details" in page] == []
    assert [path for path, page in pages.items() if "form-action 'none';" not in policy(page)] == []


@pytest.mark.parametrize(
    ("answered", "said"), [(0, "no question has been answered here so far"), (3, "only 3 questions")]
)
def test_too_few_answers_are_said_to_be_too_few(tmp_path, answered, said):
    site = make(tmp_path / "site", 'ASK_MAIL = "questions@works.example"\n', answered)
    page = said_on(site.page("ask"))

    assert "We cannot say yet" in page
    assert said in page
    assert "form" not in policy(site.page("ask")).replace("form-action 'none'", "")
    assert not (site.output / "ask" / "thanks").exists()


def test_at_github_alone_nobody_is_told_that_no_account_is_needed(tmp_path):
    site = make(tmp_path / "site", 'ASK_GITHUB = "https://github.com/works/hub"\n')
    ask, blog = site.page("ask"), site.page("blog")

    assert "You need an account there" in said_on(ask)
    assert "need no account, and" not in said_on(ask)
    assert "without an account" not in ask
    assert "No account" not in said_on(blog)


def test_a_question_that_waits_is_named_with_its_day(tmp_path):
    site = Site(tmp_path / "site")
    conf = (site.root / "pelicanconf.py").read_text(encoding="utf-8")
    site.write("pelicanconf.py", f'{conf}ASK_MAIL = "questions@works.example"\n')
    site.question("pay", "What is the pay?")
    site.build("--offline")

    assert "1 still waits; the oldest, What is the pay?, since 1 February 2026." in said_on(site.page("ask"))


def test_check_says_that_nobody_can_ask(site):
    done = site.run("check")

    assert done.code == 0
    assert "ask: nobody can ask here" in done.out


def test_mistakes_in_the_settings_come_with_all_others(site):
    conf = (site.root / "pelicanconf.py").read_text(encoding="utf-8")
    site.write("pelicanconf.py", f'{conf}ASK_MAIL = "a@b.example, c@d.example"\nASK_FROM = "https://x.example/"\n')
    site.write("content/people/bo.md", "---\nname: Bo\n---\n")
    done = site.run("check")

    assert done.code == 1
    assert "pelicanconf.py: ASK_MAIL: expected one address" in done.err
    assert "pelicanconf.py: ASK_FROM: no such setting. Did you mean ASK_FORM?" in done.err
    assert "content/people/bo.md" in done.err
