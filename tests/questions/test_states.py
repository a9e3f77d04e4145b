"""What readers see of a question in each of its states, in a whole build."""

from __future__ import annotations

import re

import pytest

from browser_watch import watched
from sites import said_on

TODAY = "1772452800"  # 2026-03-02
TOMORROW = "1772539200"


def lists(site) -> dict[str, str]:
    """Every file of the output that is no question's own page, nor the promise's, which counts what was taken out."""
    own = re.compile(r"(?:questions/(answered|nameless|old|waiting|declined|again|gone|prompt)|promise)/index\.html")
    return {path: body.decode() for path, body in site.tree().items() if not own.fullmatch(path)}


def test_a_draft_stands_nowhere_in_the_output(asked):
    assert [] == [path for path, body in asked.tree().items() if b"nripe" in body]


def test_a_removed_question_keeps_its_address_and_the_reason_and_not_a_word(asked):
    page = asked.page("questions/gone")

    assert "It told of somebody." in page
    assert 'name="robots" content="noindex' in page
    assert [] == [word for word in ("colleague", "Their words", "Ada on them") if word in page]


def test_a_removed_question_is_in_no_list_no_feed_and_no_sitemap(asked):
    assert [] == [path for path, body in lists(asked).items() if "questions/gone/" in body or "What about" in body]
    assert "What about" not in asked.page("promise")


def test_a_merged_question_sends_on_without_a_script(asked):
    page = asked.page("questions/again")

    assert '<meta http-equiv="refresh" content="0; url=/questions/answered/">' in page
    assert '<link rel="canonical" href="https://hub.example/questions/answered/">' in page
    assert "<script" not in page
    assert "How is it really?" in asked.page("questions/answered")


def test_a_merged_question_is_in_no_list_and_no_sitemap(asked):
    assert [] == [path for path, body in lists(asked).items() if "questions/again/" in body]


def test_a_declined_question_stays_with_its_reason(asked):
    assert "A court asks too." in asked.page("questions/declined")
    assert "/questions/declined/" in asked.page("questions")


def test_an_open_question_says_how_long_it_has_waited_and_what_it_is_about(asked):
    page = asked.page("questions/waiting")

    assert "It has been open for more than two weeks." in page
    assert 'About: <a href="/people/ada/">Ada Example</a>' in page
    assert "shortened so that nobody is recognised" in page


def test_open_questions_lead_those_who_work_here_to_the_editor(asked):
    details = re.search(r'<details class="narrower edits">.*?</details>', asked.page("questions/open"), re.DOTALL)

    assert ["https://github.example/nest/site/edit/main/content/questions/waiting.md"] == re.findall(
        r'href="([^"]*)"', details[0]
    )
    assert "Open for more than two weeks" in asked.page("questions/open")


def test_what_the_company_asks_is_in_a_list_of_its_own_and_not_among_the_open(asked):
    assert "Ada Example</a></b> asks you" in re.sub(r"\s+(?=</b>)|(?<=<b>)\s+", "", asked.page("questions/prompt"))
    assert "Ada Example asks you" in asked.page("questions/prompts")
    assert [] == [path for path in ("questions", "questions/open") if "/questions/prompt/" in asked.page(path)]


def test_an_answer_from_outside_is_labelled_and_leads_to_nobody(asked):
    page = asked.page("questions/answered")

    assert re.search(r"<span>A former surveyor</span>\s*</h3>\s*<p class=\"label\">Community</p>", page)
    assert "<span>Someone from the community</span>" in page
    assert [] == re.findall(r"<a[^>]*>(?:A former surveyor|Someone from)", "".join(lists(asked).values()) + page)


@pytest.mark.parametrize(
    ("question", "host", "rel"),
    [
        ("answered", "candidate", "nofollow ugc noopener noreferrer"),
        ("answered", "community", "nofollow ugc noopener noreferrer"),
        ("answered", "employee", "noopener noreferrer"),
        ("prompt", "prompt", "noopener noreferrer"),
    ],
)
def test_links_of_outsiders_are_marked_as_theirs_and_those_of_colleagues_are_not(question, host, rel, asked):
    page = asked.page(f"questions/{question}")

    assert rel == re.search(rf'<a href="https://{host}\.example/" rel="([^"]*)">as here</a>', page)[1]


def test_an_answer_says_when_it_changed_was_checked_and_how_it_was_written(asked):
    page = " ".join(asked.page("questions/answered").split())

    assert 'updated <time datetime="2026-02-05">5 February 2026</time>' in page
    assert 'checked <time datetime="2026-02-20">20 February 2026</time>' in page
    assert "Written with the help of AI" in page
    assert 'href="https://github.example/nest/site/commits/main/content/questions/answered.md"' in page


def test_each_answer_has_an_anchor_that_stays_when_others_go(asked):
    assert ["answer-2026-02-02", "answer-2026-02-03", "answer-2026-02-03-2"] == re.findall(
        r'id="(answer-[^"]*)"', asked.page("questions/answered")
    )


def test_where_a_name_may_not_be_shown_no_history_leads_to_it(asked):
    page = asked.page("questions/nameless")

    assert "An employee" in page
    assert "commits/main" not in page
    assert [] == [path for path, body in asked.tree().items() if b"Bo Hidden" in body]


@pytest.mark.parametrize(
    ("place", "questions"),
    [
        ("questions/topic/ops", {"answered", "nameless", "waiting"}),
        ("questions/team/night-shift", {"answered", "old", "waiting"}),
        ("questions/person/ada", {"answered", "old"}),
        ("questions", {"answered", "nameless", "old", "waiting", "declined"}),
        ("questions/open", {"waiting"}),
        ("questions/prompts", {"prompt"}),
    ],
)
def test_a_list_and_its_feeds_hold_its_questions_and_no_others(place, questions, asked):
    page = asked.page(place)
    feed = (asked.output / place / "feed.json").read_text()

    assert questions == set(re.findall(r'class="card-title"[^>]*><a href="/questions/([a-z]+)/"', page))
    assert questions == set(re.findall(r"https://hub.example/questions/([a-z]+)/\"", feed)) - {"prompts", "open"}
    assert (asked.output / place / "feed.atom").is_file()


def test_nobody_without_consent_has_a_list(asked):
    assert not (asked.output / "questions/person/bo").exists()
    assert not (asked.output / "questions/team/day").exists()


def test_a_question_that_only_people_from_outside_answered_is_called_so_wherever_it_stands(site):
    outside = "Text.\n\n## Community 2026-02-03\nconsent: 2026-02-03\n\nFrom outside.\n"
    site.person("ada", "Ada Example")
    site.question("outside", "Who knows?", body=outside)
    site.question("both", "Who else?", body=f"{outside}\n## @ada 2026-02-04\n\nI do.\n")
    site.question("prompt", "And you?", "by: ada\n", outside)
    site.build("--offline")
    label = re.compile(r'is-(\w+)[^>]*>\s*(?:<header[^>]*>\s*)?<p class="meta"><span class="state">([^<]*)<')
    other, ours = ("community", "Answered from outside only"), ("answered", "Answered")

    assert [other] == label.findall(site.page("questions/outside"))
    assert [ours] == label.findall(site.page("questions/both"))
    assert [ours] == label.findall(site.page("questions/prompts"))
    assert {other, ours} == set(label.findall(site.page("questions"))) == set(label.findall(site.page("")))


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("", "Still true? Written on 10 January 2025."),
        ("updated: 2025-01-20\n", "Still true? Updated on 20 January 2025."),
        ("updated: 2025-01-20\nreviewed: 2025-02-01\n", "Still true? Last checked on 1 February 2025."),
        ("updated: 2025-02-01\nreviewed: 2025-01-20\n", "Still true? Updated on 1 February 2025."),
    ],
)
def test_doubt_claims_a_check_only_where_somebody_checked(keys, said, site):
    site.person("ada", "Ada Example")
    asked = "---\ntitle: Is it old?\nasked: 2025-01-01\n---\nText.\n\n"
    site.write("content/questions/old.md", f"{asked}## @ada 2025-01-10\n{keys}\nYes.\n")
    site.build("--offline")

    assert said in said_on(site.page("questions/old"))


MARK = """selector => {
    const style = getComputedStyle(document.querySelector(selector), "::before")
    return [style.borderStyle, style.borderRadius, style.clipPath]
}"""


@pytest.mark.browser
def test_a_question_among_related_things_does_not_look_like_an_open_one(site, serve, chromium):
    site.person("ada", "Ada Example", "topics: [ops]\n")
    site.topic("ops", "Operations")
    site.question("waiting", "Which rota waits?", "topics: [ops]\n")
    site.question("known", "Which rota is there?", "topics: [ops]\n", "Tell.\n\n## @ada 2026-02-02\n\nThis one.\n")
    site.build("--offline")
    with watched(chromium, serve(site.output)) as (page, _, visit):
        visit("questions/waiting/")
        state, related = page.evaluate(MARK, ".is-open .state"), page.evaluate(MARK, ".kind-question")

    assert ["solid", "50%"] == state[:2]
    assert ["none", "0px"] == related[:2]


def test_doubt_comes_at_midnight_to_the_page_concerned_and_to_no_other(asked):
    before = asked.tree()

    assert 1 == asked.page("questions/old").count("Still true?")
    asked.build("--offline", today=TOMORROW)
    after = asked.tree()
    asked.build("--offline", today=TODAY)

    changed = {path for path in after if after[path] != before[path]}

    # the page of the promise counts days, and that of privacy says when it was checked
    assert {"questions/old/index.html"} == changed - {
        "promise/index.html",
        "promise/promise.json",
        "privacy/index.html",
    }
    assert 2 == after["questions/old/index.html"].decode().count("Still true?")
    assert before == asked.tree()
