"""From what was sent to files in content/questions/: what is proposed, what is written, what is never written twice."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rookery.content.answers import Ground
from rookery.content.questions import parse_question
from rookery.content.read import read_content
from rookery.forgotten.tombstones import for_question, key_of, write_tombstone
from rookery.inbox.alike import Alike
from rookery.inbox.desk import open_desk
from rookery.inbox.draft import Draft, DraftAnswer, free_slug, harmless, render_draft, title_from
from rookery.inbox.lines import text_lines
from rookery.inbox.markdown import render_lines
from rookery.inbox.message import Body, Message
from rookery.inbox.names import Names
from rookery.inbox.scrub import scrub
from rookery.model.written import Person

TODAY = "2026-03-02"


def sent(text="How often is one paged?", title="On call?", **more):
    return Message(
        at=more.pop("at", "item 1"), body=Body(text, mail=True), title=title, day=more.pop("day", "2026-03-01"), **more
    )


def problems(site):
    return read_content(site.root, today=TODAY)[1]


def text_of(site, name):
    return (site.root / f"content/questions/{name}.md").read_text(encoding="utf-8")


def test_a_message_becomes_a_draft_that_says_nothing_of_its_sender(site, desk, proposed):
    (one,) = proposed(
        sent("Hi,\n\nhow often is one paged?\n\nBest,\nAda Example\n", names=("Ada Example", "ada@example.org"))
    )
    place = desk.take(one)

    assert "content/questions/on-call.md" == place
    assert (
        "---\ntitle: On call?\nasked: 2026-03-01\nasker: A candidate\ntopics: [on-call]\nstatus: draft\n---\nhow often is one paged?\n"
    ) == text_of(site, "on-call")
    assert () == problems(site)


def test_replies_become_draft_answers_that_wait_for_consent(site, desk, proposed):
    reply = sent("Weekly.", day="2026-02-01", at="item 2")
    (one,) = proposed(sent(replies=(reply, sent("Never.", day="2027-01-01"))))
    desk.take(one)

    assert text_of(site, "on-call").endswith(
        "\n\n## Community 2026-03-01\ndraft: true\n\nWeekly.\n\n## Community 2026-03-02\ndraft: true\n\nNever.\n"
    )
    assert () == problems(site)


def test_what_answers_a_prompt_becomes_a_draft_answer_of_it(site, desk, proposed):
    (one,) = proposed(sent("Tuesdays, please.", "Re: Which days would you like?"))

    assert "days" == one.into
    assert "content/questions/days.md" == desk.take(one)
    assert text_of(site, "days").endswith(
        "We plan the year.\n\n## Community 2026-03-01\ndraft: true\n\nTuesdays, please.\n"
    )
    assert () == problems(site)


@pytest.mark.parametrize(
    "about", ["https://example.com/questions/days/", "/questions/days/", "https://example.com/us/questions/days/"]
)
def test_what_is_sent_from_the_page_of_a_prompt_answers_it_as_a_mail_would(site, desk, proposed, about):
    (one,) = proposed(sent("Tuesdays, please.", "", about=about))
    desk.take(one)

    assert text_of(site, "days").endswith("\n\n## Community 2026-03-01\ndraft: true\n\nTuesdays, please.\n")
    assert () == problems(site)


def test_what_is_sent_from_the_page_of_another_question_is_a_question(site, proposed):
    site.question("leave", "How much leave is there?")

    assert [""] == [one.into for one in proposed(sent("And in summer?", "", about="/questions/leave/"))]


def test_a_second_run_proposes_nothing_twice_and_keeps_nothing_of_the_sender(site, desk, proposed):
    taken, skipped = sent(id="<1@ada.example.org>"), sent("What do you pay?", "Pay", id="<2@ada.example.org>")
    for one, decide in zip(proposed(taken, skipped), (desk.take, desk.skip), strict=True):
        decide(one)
    again = open_desk(site.root, TODAY)

    assert [] == list(again.proposals("file", [taken, skipped]))
    assert 2 == again.seen
    memory = (site.root / ".rookery/inbox").read_text()
    assert re.fullmatch(r"[0-9a-f]{64}\n[0-9a-f]{32} on-call\n[0-9a-f]{32} \n", memory)


def test_without_the_memory_the_same_words_are_not_proposed_again(site, desk, proposed):
    desk.take(*proposed(sent()))
    (site.root / ".rookery/inbox").unlink()

    assert [] == list(open_desk(site.root, TODAY).proposals("file", [sent()]))


def test_a_line_of_the_memory_that_a_crash_cut_off_is_passed_over(site, desk, proposed):
    desk.skip(*proposed(sent()))
    memory = site.root / ".rookery/inbox"
    memory.write_text(memory.read_text()[:-20])
    again = open_desk(site.root, TODAY)
    again.skip(*again.proposals("file", [sent()]))

    assert [] == list(open_desk(site.root, TODAY).proposals("file", [sent()]))


def test_a_new_reply_to_a_question_that_was_taken_is_added_to_its_file(site, desk, proposed):
    asked = sent(id="1")
    desk.take(*proposed(asked))
    (more,) = proposed(replace(asked, replies=(sent("Weekly.", id="2"),)))
    desk.take(more)

    assert "on-call" == more.into
    assert 1 == text_of(site, "on-call").count("## Community")
    assert [] == proposed(replace(asked, replies=(sent("Weekly.", id="2"),)))


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Question about Field technician", "I have no degree. Is that a problem? Tell me.", "Is that a problem?"),
        ("", "I wonder how often one is paged in a year", "I wonder how often one is paged in a year"),
        ("(no subject)", "Hi, how often?", "How often?"),
        ("Frage", "Was zahlt ihr?", "Was zahlt ihr?"),
        ("What do you pay?", "Ever.", "What do you pay?"),
    ],
)
def test_a_subject_that_says_nothing_gives_way_to_the_first_question(proposed, title, text, expected):
    assert expected == proposed(sent(text, title))[0].title


@pytest.mark.parametrize(
    ("subject", "text", "expected"),
    [
        ("Re: Your newsletter", "How do you decide pay? I ask for two of us.", "How do you decide pay?"),
        ("Application", "I have applied twice. Is there a point in it?", "Is there a point in it?"),
        ("Hiring", "Tell me how you hire. I am all ears.", "Tell me how you hire"),
        ("Question", "How do you decide pay?", "How do you decide pay?"),
        ("How do you decide pay?", "I ask for two of us. Do you say?", "How do you decide pay?"),
        ("Pay for trainees", "Thanks", "Pay for trainees"),
    ],
)
def test_the_first_question_of_a_mail_is_its_title_if_the_subject_asks_nothing(proposed, subject, text, expected):
    assert expected == proposed(sent(text, subject))[0].title


def test_the_title_that_a_form_or_a_forum_asked_for_stays(proposed):
    asked = Message(at="row 1", body=Body("How do you decide it?"), title="Pay for trainees")

    assert "Pay for trainees" == proposed(asked)[0].title


def test_what_holds_nothing_but_a_signature_is_named_and_passed_over(desk, proposed):
    assert [] == proposed(sent("Best regards,\nAda\n", "Hello"))
    assert ["file, item 1: nothing is left of it without quoted mail and signature"] == desk.skipped


def test_slugs_are_new_short_and_never_a_page_that_is_there():
    taken = {"open", "pay", "pay-2", "a" * 60}

    assert "pay-3" == free_slug("Pay?", taken)
    assert "open-2" == free_slug("Open", taken)
    assert "index-question" == free_slug("Index", taken)
    assert "question" == free_slug("🦆", taken)
    assert "a" * 58 + "-2" == free_slug("a" * 80, taken)


def test_a_file_that_appeared_meanwhile_is_not_overwritten(site, desk, proposed):
    (one,) = proposed(sent())
    path = site.write("content/questions/on-call.md", "mine")
    with pytest.raises(Exception, match="somebody wrote it meanwhile"):
        desk.take(one)

    assert "mine" == path.read_text()


def test_topics_are_suggested_by_the_words_of_their_files(proposed):
    (one,) = proposed(sent("Is the salary higher if one is paged at night?", "Money"))
    (two,) = proposed(sent("Tell me all.", "Pay and leave"))

    assert ("on-call", "pay") == one.topics
    assert ("pay",) == two.topics


def test_the_page_that_it_is_about_is_kept_if_it_is_on_the_site(site, proposed):
    site.write("output/jobs/nurse-abc123/index.html", "x")
    there = sent(about="https://example.com/jobs/nurse-abc123/")
    gone = sent("Other?", "Other", about="https://example.com/jobs/../../etc/")

    assert ["/jobs/nurse-abc123/", ""] == [one.about for one in proposed(there, gone)]


def test_what_is_like_a_question_is_shown_beside_it(desk, proposed):
    desk.take(
        *proposed(sent("How often is somebody woken at night by the pager?", "How often is somebody woken at night?"))
    )
    (same,) = proposed(
        sent("How often is somebody woken at night by a pager?!", "How often are people woken at night?")
    )
    (other,) = proposed(sent("Do you sponsor visas?", "Visas"))

    assert ["how-often-is-somebody-woken-at-night"] == [near.slug for near in desk.near(same)]
    assert [] == desk.near(other)


def test_looking_for_what_is_alike_asks_few_of_many(monkeypatch):
    alike = Alike()
    for number in range(5_000):
        alike.add(
            f"q{number}", f"Question {number} about the {number % 50}th river", "How do you measure a river here? " * 3
        )
    weighed = []
    monkeypatch.setattr("rookery.inbox.alike.log", lambda number: weighed.append(number) or 1.0)
    near = alike.near("Question 7 about the 7th river", "How do you measure a river here?")

    assert "about the 7th river" in near[0].title
    assert len(weighed) <= 60 * 60


def test_a_title_is_taken_from_the_first_question():
    assert "Is it cold?" == title_from("We are two. Is it cold? Tell us.")
    assert re.fullmatch(r"Word (word ){12,19}word…", title_from("word " * 60))


PEOPLE = {"amrit": Person("amrit", "Amrit Sohanpal", "2026-01-01")}
GROUND = Ground({"on-call"}, PEOPLE, TODAY)
PIECES = st.sampled_from(
    ["Amrit Sohanpal 2026-03-05", "amrit 2026-03-05", "## @amrit 2026-03-01", "Community 2026-03-01", "@amrit", "---", "draft: true",
     "status: open", "```", "\n", "\n\n", "    ", "> ", "- ", "{attach}../.env", "<script>", "name: x", "### Community", "How?", " ",
     "https://rivers.test/x?utm_source=a", "[a](/about/)", "![x](y.png)", "<a href='//x'>", "\x85", "\u2028", "\x0c", "\ufeff"]
)  # fmt: skip
ANY = st.lists(PIECES, max_size=10).map("".join) | st.text(max_size=80)


def parsed(draft):
    found = []
    question = parse_question(render_draft(draft), "content/questions/x.md", GROUND, found)

    assert [] == found
    return question


@given(ANY, ANY, ANY)
@example("on: [x]", "Amrit Sohanpal 2026-03-05", "```\n## @amrit 2026-03-01\n")
@example("'\"\\ # - : {", "amrit: 2026-03-05", "draft: false\nconsent: 2026-01-01")
def test_any_text_gives_a_file_that_is_read_back_as_it_was_written(title, text, answer):
    markdown = harmless(render_lines(text_lines(text)), GROUND, "2026-03-01")
    below = harmless(render_lines(text_lines(answer)), GROUND, "2026-03-01") or "x"
    name = title_from(title) or "x"
    question = parsed(Draft("x", name, "2026-03-01", markdown, ("on-call",), (DraftAnswer("2026-03-02", below),)))

    assert (" ".join(name.split()) or "x", markdown, [below]) == (
        question.title,
        question.text.markdown,
        [one.text.markdown for one in question.answers],
    )
    assert ("draft", True) == (question.status, question.answers[0].draft)


PLANTED = ("ada.unseen@example.org", "+44 20 7946 0018", "Ada", "Unseen", "unseenada")
TELLING = st.sampled_from(
    ["Ada Unseen", "Ada", "ada.unseen@example.org", "<ada.unseen@example.org>", " +44 20 7946 0018 ", "@unseenada", "unseenada", "\n", "\n\n",
     " ", "Hi Ada,\n", "\nBest,\nAda Unseen\n", "\n-- \nAda Unseen\n", "How often?", "> Ada said\n", "I'm Ada Unseen, ", "`Ada`", "**Ada**",
     "https://example.org/unseenada ", "(Ada)", "Ada's", "- ", "\nOn Monday Ada Unseen <ada.unseen@example.org> wrote:\n"]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TELLING, max_size=9).map("".join), st.sampled_from(["text", "html", "markdown"]), st.booleans())
def test_no_draft_holds_a_name_an_address_or_a_number_of_whoever_wrote(text, form, mail):
    names = Names(["Ada Unseen", "ada.unseen@example.org", "unseenada"])
    left = scrub(Body(text, form, mail=mail), names).markdown

    assert [] == [
        planted for planted in PLANTED if re.search(rf"\b{re.escape(planted.lstrip('+'))}\b", left, re.IGNORECASE)
    ]


@pytest.mark.parametrize("text", ["<" * 100_000, "[" * 100_000, "> " * 50_000, "On " * 60_000, "a@" * 60_000, "-- \n" * 50_000, "`" * 100_000,
     "From: x\nSent: y\n" * 10_000, "Ada " * 50_000, "Best,\n" * 30_000, "https://x.y/" * 15_000, ")" * 100_000, "https://x" + ")" * 100_000])  # fmt: skip
@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_hostile_text_costs_no_more_than_other_text(text, form):
    names = Names(["Ada Unseen"])

    assert len(scrub(Body(text[:100_000], form, mail=True), names).markdown) <= 40_000


def test_a_question_that_was_forgotten_is_not_proposed_again(site, desk, proposed):
    (one,) = proposed(sent())
    stone = for_question("on-call", one.title, one.text, TODAY, key_of(()))
    write_tombstone(site.root, stone)
    later = open_desk(site.root, TODAY)

    assert [] == list(later.proposals("mail.mbox", [sent()]))
    assert ["mail.mbox, item 1: it was forgotten on purpose and does not come back"] == later.skipped
