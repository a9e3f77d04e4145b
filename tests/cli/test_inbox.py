"""A moderator's five minutes on a real terminal, and what the inbox does where there is none."""

import os
import pty
import select
import signal
import subprocess
import sys
import time

import pytest

from letters import mail, mbox
from sites import NOON


@pytest.fixture
def mails(site, tmp_path):
    """A site, and a mailbox of three beside it."""
    site.topic("on-call", "On call", "keywords: [paged]\n")
    site.topic("pay", "Pay")
    site.question("paged", "How often is somebody paged at night?", body="By the pager, I mean.\n")
    path = tmp_path / "mails.mbox"
    path.write_bytes(
        mbox(
            mail(
                "Hi,\n\nhow often is one paged? Write to ada@example.org.\n\nBest,\nAda Example\n",
                subject="Being paged",
            ),
            mail("By the pager, I mean.", subject="How often is somebody paged at night??"),
            mail("What do you pay?", subject="Pay"),
        )
    )
    return path


# as on a terminal: what runs in the background, as a robot's tests do, was started deaf to Ctrl-C
_HEARING = """
import runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("rookery", run_name="__main__", alter_sys=True)
"""


class Terminal:
    """``rookery`` on a terminal of its own: type, and read what it says."""

    def __init__(self, site, *words):
        self.master, slave = pty.openpty()
        environment = {**os.environ, "SOURCE_DATE_EPOCH": NOON, "COLUMNS": "100", "TERM": "dumb"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", _HEARING, *words], cwd=site.root, env=environment, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
        )  # fmt: skip
        os.close(slave)
        self.said = ""

    def until(self, words, seconds=60):
        """Read until it says ``words``; return all since the last time."""
        begun, end = len(self.said), time.monotonic() + seconds
        while words not in self.said[begun:]:
            ready, _, _ = select.select([self.master], [], [], max(end - time.monotonic(), 0))

            assert ready, f"it never said {words!r}: {self.said[begun:]}"
            text = self._read()

            assert text, f"it ended without {words!r}: {self.said[begun:]}"
            self.said += text
        return self.said[begun:]

    def type(self, words):
        os.write(self.master, f"{words}\n".encode())

    def break_off(self):
        """Ctrl-C, once more where it came between the prompt and the wait for a key; return the exit code."""
        for _ in range(10):
            self.process.send_signal(signal.SIGINT)
            if select.select([self.master], [], [], 3)[0]:
                break
        return self.ended()

    def ended(self, seconds=60):
        """Its exit code, when it has said everything."""
        end = time.monotonic() + seconds
        while select.select([self.master], [], [], max(end - time.monotonic(), 0))[0] and (text := self._read()):
            self.said += text
        os.close(self.master)
        return self.process.wait(max(end - time.monotonic(), 1))

    def _read(self):
        try:
            return os.read(self.master, 65536).decode()
        except OSError:  # Linux says so when the other end is closed
            return ""


def questions(site):
    return {path.stem: path.read_text(encoding="utf-8") for path in (site.root / "content/questions").glob("*.md")}


def test_each_proposal_is_shown_and_a_person_decides(site, mails):
    terminal = Terminal(site, "inbox", str(mails))
    shown = terminal.until("or Enter to take")

    assert "3 messages." in shown
    assert "how often is one paged? Write to \\[e-mail removed\\]." in shown
    assert "Taken out: 1 e-mail address, 1 greeting, 1 signature" in shown
    assert "ada" not in shown.lower().replace("read", "")
    terminal.type("o")
    terminal.until("(- for none)")
    terminal.type("on-cal")
    assert "Did you mean 'on-call'?" in terminal.until("(- for none)")
    terminal.type("on-call pay")
    terminal.until("or Enter")
    terminal.type("e")
    terminal.until("Title")
    terminal.type("How often is one paged?")
    terminal.until("or Enter")
    terminal.type("")
    shown = terminal.until("or Enter to skip")
    assert "content/questions/how-often-is-one-paged.md" in shown
    assert "100% How often is somebody paged at night? (paged)" in shown
    terminal.type("")
    terminal.until("or Enter to take")
    terminal.type("x")
    assert "s  skip it, now and in later runs" in terminal.until("or Enter")
    terminal.type("l")

    assert 0 == terminal.ended()
    assert "1 file written, 1 skipped, 1 left for later." in terminal.said
    draft = questions(site)["how-often-is-one-paged"]
    assert (
        "title: How often is one paged?\nasked: 2026-03-02\nasker: A candidate\ntopics: [on-call, pay]\nstatus: draft\n"
        in draft
    )
    assert "1 file written, 2 seen before." in site.run("inbox", str(mails)).out


def test_whoever_breaks_off_loses_nothing_and_goes_on_later(site, mails):
    terminal = Terminal(site, "inbox", str(mails))
    terminal.until("or Enter")
    terminal.type("t")
    terminal.until("or Enter")

    assert 1 == terminal.break_off()
    assert "Stopped. 1 file written. The rest is proposed again the next time." in terminal.said
    assert ["how-often-is-one-paged", "paged"] == sorted(questions(site))


def test_without_a_terminal_all_is_taken_but_what_is_asked_already(site, mails):
    done = site.run("inbox", str(mails))

    assert (0, "") == (done.code, done.err)
    assert (
        "content/questions/how-often-is-one-paged.md; taken out: 1 e-mail address, 1 greeting, 1 signature\n"
        in done.out
    )
    assert "message 2: not taken, it asks the same as content/questions/paged.md" in done.out
    assert "2 files written, 1 asked already." in done.out
    assert ["how-often-is-one-paged", "paged", "what-do-you-pay"] == sorted(questions(site))
    assert "1 file written, 2 seen before." in site.run("inbox", "--yes", str(mails)).out


def test_what_asks_the_same_as_another_of_the_same_file_is_told_apart_from_what_is_asked_already(site, mails):
    mails.write_bytes(
        mbox(
            mail("How are rivers measured in winter?", subject="Question"),
            mail("How are rivers measured in the winter?", subject="Question"),
            mail("How are rivers measured in winter?", subject="Question"),
            mail("By the pager, I mean.", subject="How often is somebody paged at night??"),
        )
    )
    done = site.run("inbox", str(mails))

    new = "content/questions/how-are-rivers-measured-in-winter.md"
    assert f"message 2: not taken, it asks the same as {new}, which came in the same run\n" in done.out
    assert "message 4: not taken, it asks the same as content/questions/paged.md\n" in done.out
    assert "1 file written, 1 asked already, 2 left out for asking the same as another of this run." in done.out


def test_a_draft_stands_nowhere_on_the_site(site, mails):
    site.run("inbox", str(mails))
    site.build("--offline")

    assert not [
        name for name, data in site.tree().items() if b"how-often-is-one-paged" in data or b"often is one paged" in data
    ]


def test_all_files_that_cannot_be_read_are_named_at_once_and_nothing_is_written(site, mails, tmp_path):
    (tmp_path / "empty").touch()
    done = site.run("inbox", str(mails), str(tmp_path / "empty"), str(tmp_path), str(tmp_path / "none"))

    assert 1 == done.code
    assert [
        f"{tmp_path}/empty: the file is empty. Export it again",
        f"{tmp_path}: a folder; expected a file. Give the files in it: {tmp_path.name}/*",
        f"{tmp_path}/none: cannot be read: No such file or directory",
    ] == done.err.splitlines()
    assert ["paged"] == list(questions(site))


def test_mail_that_lies_in_the_site_s_folder_is_pointed_out(site, mails):
    inside = site.write("content/mails.mbox", mails.read_bytes())
    done = site.run("inbox", "--yes", str(inside))

    assert (
        "content/mails.mbox lies in the site's folder and holds people's names. Move it out before you commit."
        in done.err
    )


def test_a_question_asked_in_person_is_open_at_once(site, mails):
    text = site.write("more.md", "At *night*, I mean.\n")
    done = site.run(
        "ask",
        "How many   nights a year?",
        "--topic",
        "on-call",
        "--asked",
        "2026-02-28",
        "--asker",
        "A baker",
        "--text",
        str(text),
    )

    assert (0, "") == (done.code, done.err)
    assert "It stands at /questions/how-many-nights-a-year/ after the next build." in done.out
    assert (
        "---\ntitle: How many nights a year?\nasked: 2026-02-28\nasker: A baker\ntopics: [on-call]\n---\nAt *night*, I mean.\n"
    ) == questions(site)["how-many-nights-a-year"]
    site.build("--offline")


def test_what_is_wrong_with_a_question_is_said_at_once(site, mails):
    done = site.run(
        "ask", "Call +44 20 7946 0018?", "--topic", "on-cal", "--asked", "3 May 2027", "--asker", "ada@example.org"
    )

    assert 1 == done.code
    assert [
        "--asked: expected a day such as 2026-03-01; got '3 May 2027'. Did you mean '2027-05-03'?",
        "--topic: expected a topic that has a file in content/topics/; got 'on-cal'. Did you mean 'on-call'?",
        "the question: expected no e-mail address and no phone number; got one. Take it out",
        "--asker: expected no e-mail address and no phone number; got one. Take it out",
    ] == done.err.splitlines()


def test_a_text_that_would_begin_an_answer_is_not_written(site, mails):
    text = site.write("more.md", "Hm.\n\n## @nobody 2026-02-01\n\nYes.\n")
    done = site.run("ask", "Hm?", "--text", str(text))

    assert 1 == done.code
    assert "content/questions/hm.md:" in done.err
    assert ["paged"] == list(questions(site))


def test_the_same_is_asked_twice_only_if_somebody_says_so(site, mails):
    words = ("ask", "How often is somebody paged at night?")

    assert (1, True) == (site.run(*words).code, "--anyway writes it all the same" in site.run(*words).err)
    assert 0 == site.run(*words, "--anyway", "--draft").code
    assert "status: draft" in questions(site)["how-often-is-somebody-paged-at-night"]


@pytest.fixture
def paid(site):
    """A site that holds a question in other words than those that are asked."""
    site.question("paid", "How do you decide what somebody is paid?", body="Is there a table? Who has seen it?\n")
    return site


ASK = ("ask", "How do you decide pay?")


def test_what_is_perhaps_the_same_is_shown_and_without_a_terminal_written(paid):
    done = paid.run(*ASK)

    assert 0 == done.code
    assert "Perhaps the same: How do you decide what somebody is paid? (80%, content/questions/paid.md)\n" == done.err
    assert ["how-do-you-decide-pay", "paid"] == sorted(questions(paid))


def test_what_is_said_in_a_question_s_text_is_perhaps_the_same(site):
    site.question("week", "What is a week on call like?", body="How many nights is one paged, and who swaps?\n")

    assert "Perhaps the same: What is a week on call like?" in site.run("ask", "How many nights on call?").err


@pytest.mark.parametrize(("typed", "expected"), [("n", ["paid"]), ("y", ["how-do-you-decide-pay", "paid"])])
def test_on_a_terminal_a_person_says_whether_it_is_written(paid, typed, expected):
    terminal = Terminal(paid, *ASK)
    terminal.until("Perhaps the same is asked already. Write it?")
    terminal.type(typed)

    assert 0 == terminal.ended()
    assert "Perhaps the same: How do you decide what somebody is paid?" in terminal.said
    assert ("Nothing written." in terminal.said) == (typed == "n")
    assert expected == sorted(questions(paid))
