"""What is left of a message, and what must not be: every name, address and number here is invented."""

from collections import Counter

import pytest

from rookery.inbox.message import Body
from rookery.inbox.names import Names
from rookery.inbox.scrub import scrub, scrub_title

ADA = Names(["Ada Example", "ada.example@example.org"])


def left(text, names=ADA, *, mail=True, form="text"):
    return scrub(Body(text, form, mail=mail), names).markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How often?\n\n-- \nAda Example\nNurse, Leeds\n+44 20 7946 0018\n", "How often?"),
        ("How often?\n\nBest regards,\nAda Example\nSenior Nurse | Example Works\n", "How often?"),
        ("How often?\n\nThanks in advance!\n\nKind regards,\n/Ada Example\n", "How often?"),
        ("How often?\n\nMit freundlichen Grüßen\nAda Example\n", "How often?"),
        ("How often?\n\nViele Grüße aus Brünn\nAda\n", "How often?"),
        ("How often?\n\nBien cordialement,\nAda\n", "How often?"),
        ("How often?\n\nAda\n\nSent from my iPhone\n", "How often?"),
        ("How often?\n\nVon meinem Android-Gerät gesendet.\n", "How often?"),
        ("How often?\n\nCheers,\nA.\n\n[1] https://rivers.test/a\n", "How often?\n\n\\[1\\] <https://rivers.test/a>"),
        ("How often?\n\nBest,\nAda\n\nP.S. And who pays?\n", "How often?\n\nP.S. And who pays?"),
        ("Hi,\n\nhow often?", "how often?"),
        ("Dear Ms Sohanpal,\nHow often?", "How often?"),
        ("Sehr geehrte Frau Sohanpal,\n\nwie oft?", "wie oft?"),
        ("Hello, I wonder: how often?", "I wonder: how often?"),
        ("Hi, I'm Ada Example. How often?", "I'm \\[name removed\\]. How often?"),
        ("My name is Bela Unseen and I ask: how often? Bela", "My name is \\[name removed\\] and I ask: how often? \\[name removed\\]"),
        ("Ask Ada, or ADA EXAMPLE, or ada.example.", "Ask \\[name removed\\], or \\[name removed\\], or \\[name removed\\]."),
        ("Write to ada@example.org or +44 20 7946 0018.", "Write to \\[e-mail removed\\] or \\[phone number removed\\]."),
        ("As @ada_x said, how often?", "As \\[name removed\\] said, how often?"),
        ("See https://rivers.test/x?utm_source=a&b=1", "See <https://rivers.test/x?b=1>"),
        ("I am at https://www.linkedin.com/in/somebody-else/", "I am at \\[link removed\\]"),
        ("See https://ada-example.example.org/cv", "See \\[link removed\\]"),
    ],
)  # fmt: skip
def test_what_tells_who_wrote_goes_and_the_question_stays(text, expected):
    assert expected == left(text)


KAY = Names(["Kay Low"])


@pytest.mark.parametrize(
    "address",
    [
        "instagram.com/kaylow",
        "t.me/kaylow",
        "https://kaylow.github.io/",
        "kaylow.github.io",
        "www.kaylow.example",
        "http://www.kaylow.example/cv.pdf",
        "https://rivers.test/~KayLow",
        "https://rivers.test/kay_low77",
        "https://rivers.test/by/low-kay/",
        "https://kay.low.example",
        "rivers.test/kaylow-2",
        "https://rivers.test/?by=Kay%20Low",
    ],
)
def test_an_address_that_holds_a_sender_s_name_goes_however_it_is_joined(address):
    assert "See \\[link removed\\], please." == left(f"See {address}, please.", KAY)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.quora.com/Bela-Unseen",
        "https://www.instagram.com/bela.unseen/",
        "x.com/bela_u",
        "https://m.facebook.com/bela.unseen?ref=x",
        "https://www.facebook.com/profile.php?id=1",
        "https://huggingface.co/belau",
        "https://www.threads.net/@belau",
        "https://linktr.ee/belau",
        "wa.me/belau",
    ],
)
def test_a_page_at_a_well_known_host_is_somebody_s_whoever_it_is(address):
    assert "See \\[link removed\\]" == left(f"See {address}", Names())


@pytest.mark.parametrize(
    "address",
    [
        "https://www.quora.com/What-Is-A-River",
        "https://www.quora.com/How-are-rivers-measured",
        "https://github.com/rivers/gauge",
        "https://x.com/search?q=rivers",
        "https://github.com/features",
        "https://rivers.test/kayak-lowland",
        "https://facebook.com.rivers.test/a/b",
    ],
)
def test_an_address_that_leads_to_nobody_stays(address):
    assert f"See <{address}>" == left(f"See {address}", KAY)


def test_an_e_mail_address_with_spaces_is_one_and_no_link_behind_a_name():
    assert "Write to \\[e-mail removed\\]." == left("Write to kay @ low.example.", KAY)


def test_addresses_and_files_that_hold_no_name_stay_in_the_text():
    text = "Node.js, e.g. rivers.test/gauge or www.rivers.test, in main.py"

    assert text == left(text, KAY)


@pytest.mark.parametrize(
    "signature",
    [
        "Kay Low | Example Works | www.kaylow.example",
        "Kay Low \u00b7 Nurse",
        "Bela Unseen | Nurse | https://rivers.test",
        "Kay Low | Nurse\nExample Works | www.rivers.test",
    ],
)
def test_a_last_line_in_parts_with_a_name_or_an_address_is_a_signature(signature):
    assert "How often?" == left(f"How often?\n\n{signature}\n", KAY)


@pytest.mark.parametrize("text", ["How often?\n\nDays | nights | weekends", "How often?\n\nKay Low | or who decides?"])
def test_a_last_line_in_parts_that_names_nobody_or_asks_stays(text):
    assert text.rpartition("| ")[2] in left(text, KAY)


def test_a_name_at_the_end_of_a_sentence_leaves_its_stop_and_the_next_sentence():
    text = "My name is Kay Low. Kay wants: how often?"

    assert "My name is \\[name removed\\]. \\[name removed\\] wants: how often?" == left(text, Names())
    assert "So says \\[name removed\\]. \\[name removed\\] asks" == left("So says Kay Low. Kay asks", KAY)


@pytest.mark.parametrize(
    "quoted",
    [
        "On Mon, 2 Mar 2026 at 10:00, Bela Unseen <bela@example.net> wrote:\n> Hi Ada\n> call me\n>\n> Bela\n",
        "On Mon, 2 Mar 2026 at 10:00, Bela Unseen\n<bela@example.net> wrote:\n\n> Hi Ada\n",
        "Am 02.03.2026 um 10:00 schrieb Bela Unseen:\n> Hallo Ada\n",
        "Le lun. 2 mars 2026 à 10:00, Bela Unseen <bela@example.net> a écrit :\n> Bonjour\n",
        "-----Original Message-----\nFrom: Bela Unseen <bela@example.net>\nSent: Monday\nTo: Ada\nSubject: Re: x\n\nHi Ada\n",
        "________________________________\nVon: Bela Unseen\nGesendet: Montag\nAn: Ada Example\nBetreff: x\n\nHallo Ada, Bela\n",
    ],
)  # fmt: skip
def test_quoted_mail_goes_with_its_headers_in_each_form(quoted):
    assert "How often?" == left(f"How often?\n\n{quoted}")


def test_whoever_is_quoted_is_looked_for_in_the_rest():
    text = left("Bela told me. How often?\n\nOn 2 March 2026, Bela Unseen <bela@example.net> wrote:\n> x\n")

    assert "\\[name removed\\] told me. How often?" == text


def test_a_mail_that_was_only_passed_on_is_read_as_the_one_it_holds():
    text = "FYI\n\n---------- Forwarded message ---------\nFrom: Bela Unseen <bela@example.net>\nDate: Mon\nSubject: Pay\n\nHi,\nwhat do you pay? Bela\n"

    assert "what do you pay? \\[name removed\\]" == left(text)


def test_a_thank_you_above_a_question_is_no_signature():
    text = "Thanks\n\nHow often?\n\nAnd who pays?"

    assert text == left(text)


def test_footers_of_mailing_lists_go():
    footer = "---------------------------------------------------------------------\nTo unsubscribe, e-mail: list-unsubscribe@example.org\nFor additional commands, e-mail: list-help@example.org\n"

    assert "How often?" == left(f"How often?\n\n{footer}")


def test_a_first_name_that_is_a_word_is_a_name_only_beside_the_rest_of_it():
    names = Names(["Will Grace", "will.grace@example.org"])

    assert "Will you pay? \\[name removed\\]" == left("Will you pay? Will Grace", names)


def test_programs_mark_what_is_quoted_and_signed_in_html():
    html = (
        "<div>How <b>often</b>?</div><div class=gmail_signature>Ada Example<br>Nurse</div>"
        "<div class='gmail_quote'><div>On Monday Bela wrote:</div><blockquote>Hi <div>x</div></blockquote></div>"
    )

    assert "How often?" == left(html, form="html")


def test_a_mail_below_the_headers_that_outlook_writes_goes_too():
    html = (
        "<p>How often?</p><hr><div id=divRplyFwdMsg><b>From:</b> Bela Unseen &lt;bela@example.net&gt;<br>"
        "<b>Sent:</b> Monday<br><b>To:</b> Ada<br><b>Subject:</b> x</div><div>Hi Ada, call me. Bela</div>"
    )

    assert "How often?" == left(html, form="html")


def test_the_words_of_a_link_to_somebody_s_page_are_a_name():
    html = "<p><a href='/users/5/bela'>Bela Unseen</a> said so, see <a href='https://rivers.test/u/bela'>there</a>.</p>"

    assert "\\[name removed\\] said so, see there." == left(html, form="html", mail=False)


def test_html_keeps_paragraphs_lists_code_and_links_and_nothing_else():
    html = (
        "<h2>Pay</h2><p>One<br>two</p><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol><li>x</li></ol>"
        "<pre><code>if a &lt; b:\n    go()\n</code></pre><blockquote><p>said</p></blockquote>"
        "<p>Use <code>a*b</code>, <a href='https://rivers.test/x_(y)?utm_medium=z'>this *one*</a>"
        "<img src=x onerror=alert(1)><script>alert(2)</script></p>"
    )

    assert (
        "Pay\n\nOne  \ntwo\n\n- a\n    - b\n- c\n\n1. x\n\n```\nif a < b:\n    go()\n```\n\n> said\n\n"
        "Use `a*b`, [this \\*one\\*](https://rivers.test/x_%28y%29)"
    ) == left(html, form="html", mail=False)


def test_an_address_that_runs_through_several_elements_is_seen():
    assert "\\[e-mail removed\\]" == left("<p>ada<b>@</b>example<i>.org</i></p>", Names(), form="html")


def test_markdown_of_strangers_is_read_and_written_anew():
    text = "## @amrit 2026-03-01\n\n**Why** {attach}x [y](https://rivers.test/?gclid=1)\n\n<b>hm</b>"

    assert ("\\[name removed\\] 2026-03-01\n\nWhy &#123;attach&#125;x [y](https://rivers.test/)\n\nhm") == left(
        text, form="markdown", mail=False
    )


def test_what_was_taken_is_counted_by_kind_and_not_told():
    clean = scrub(Body("Hi,\nask Ada: ada@example.org, +44 20 7946 0018?\n\nBest,\nAda\n", mail=True), ADA)

    assert {"greeting": 1, "name": 1, "e-mail address": 1, "phone number": 1, "signature": 1} == dict(clean.taken)


def test_a_title_loses_names_and_addresses_too():
    taken = Counter()

    assert "… asks: pay? [e-mail removed]" == scrub_title("Ada Example asks: pay? ada@example.org", ADA, taken)


@pytest.mark.parametrize("text", ["{" * 60_000, "x" * 60_000, "a\n" * 20_000, "> " * 60_000])
def test_a_text_without_an_end_is_cut_to_what_a_file_may_hold(text):
    assert len(left(text, mail=False)) <= 40_000
