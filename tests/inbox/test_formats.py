"""Each kind of file in which questions come: what is read out of it, and what is refused."""

import json

import pytest

from letters import mail, mbox
from rookery.inbox import mails, message
from rookery.inbox.message import UnreadableError
from rookery.inbox.recognise import read_file


@pytest.fixture
def read(tmp_path):
    """Bytes, text or data in a file without a telling name -> what is read."""

    def of(content, column=""):
        path = tmp_path / "export"
        if isinstance(content, list | dict):
            content = json.dumps(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_file(path, column)

    return of


def first(read):
    return read.messages[0]


def test_an_mbox_is_read_mail_by_mail_and_what_answers_is_a_reply(read):
    asked = mail("How often?", Message_ID="<1@example.org>")
    answered = mail(
        "Weekly.", subject="Re: [ask] On call", In_Reply_To="<1@example.org>", date="Mon, 02 Mar 2026 10:00:00 +0000"
    )
    found = read(mbox(asked, mail("Another?", subject="AW: Pay"), answered))

    assert [("message 1", "On call", "2026-03-02", 1), ("message 2", "Pay", "2026-03-02", 0)] == [
        (one.at, one.title, one.day, len(one.replies)) for one in found.messages
    ]
    assert "Weekly." == first(found).replies[0].body.text.strip()


def test_a_sentence_that_begins_with_from_begins_no_mail(read):
    found = read(mbox(mail("Hi\n\nFrom what I read, you pay well. Do you?")).replace(b">From what", b"From what"))

    assert 1 == len(found.messages)
    assert "From what I read" in first(found).body.text


def test_the_part_that_was_written_to_be_read_is_taken(read):
    both = mail("plain ünïcode", html="<p>rich</p>")
    both.add_attachment(b"How secret?", maintype="text", subtype="plain", filename="cv.txt")
    rich = mail("x", html="<p>only &amp; rich</p>")
    del rich.get_payload()[0]

    assert ("text", "plain ünïcode") == (
        first(read(both.as_bytes())).body.form,
        first(read(both.as_bytes())).body.text.strip(),
    )
    assert ("html", "<p>only &amp; rich</p>") == (
        first(read(rich.as_bytes())).body.form,
        first(read(rich.as_bytes())).body.text.strip(),
    )


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (
            b'text/plain; charset="iso-8859-1"\nContent-Transfer-Encoding: quoted-printable',
            b"Gr=FC=DFe?=\n ja",
            "Grüße? ja",
        ),
        (b"text/plain; charset=utf-8\nContent-Transfer-Encoding: base64", b"R3LDvMOfZT8=", "Grüße?"),
        (b"text/plain; charset=klingon", "Grüße?".encode(), "Grüße?"),
        (b"text/plain", "Grüße?".encode("cp1252"), "Grüße?"),
        (b"text/plain; format=flowed", b"one \ntwo\n-- \nAda", "one two\n-- \nAda"),
    ],
)
def test_mails_are_decoded_as_they_say_or_as_they_must_have_meant(read, head, body, expected):
    found = read(
        b"From: a@example.org\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\nContent-Type: " + head + b"\n\n" + body + b"\n"
    )

    assert ("Grüße", expected) == (first(found).title, first(found).body.text.strip())


@pytest.mark.parametrize("page", ["https://example.com/jobs/x/", "/jobs/x/", "/"])
def test_a_mail_that_was_begun_on_the_site_says_what_it_is_about(read, page):
    found = read(mail(f"How often?\n\n\nAbout: {page}\n").as_bytes())

    assert (page, "How often?") == (first(found).about, first(found).body.text.strip())


def test_a_line_of_the_text_that_begins_like_it_stays(read):
    text = "About: / and \\ in paths\nAbout: //x\nAbout: pay, how much?"

    assert text == first(read(mail(text).as_bytes())).body.text.strip()


def test_one_bad_mail_is_named_and_the_others_are_read(read, monkeypatch):
    monkeypatch.setattr(mails, "LARGEST_MAIL", 2_000)
    large = mail("x" * 3_000)
    bare = b"From ask@example.com Mon Mar  2 10:00:00 2026\n\nno headers\n\n"
    empty = mail("\n")
    found = read(mbox(large) + bare + mbox(empty, mail("How often?")))

    assert ["How often?"] == [one.body.text.strip() for one in found.messages]
    assert [
        "message 1: larger than 0 MB. Save it without what is attached",
        "message 2: expected the headers of a mail (From:, Subject:, Date:); got none",
        "message 3: it holds no text",
    ] == found.skipped


@pytest.mark.parametrize(
    "table",
    [
        "Timestamp,What would you like to ask us?,Email Address\n3/14/2026 10:00:00,How often?,ada@example.org\n",
        "Name;Frage;E-Mail;Datum\nAda Example;How often?;ada@example.org;14.03.2026\n",
        "_date,email,message\n2026-03-14T10:00:00Z,ada@example.org,How often?\n",
        "\ufefftimestamp\tquestion\tname\n2026-03-14 10:00\tHow often?\tAda\n",
        "Full Name,Subject,Your Question,created_at,bot-field\nAda,On call,How often?,2026-03-14,\n",
        "question\nHow often?\n",
    ],
)
def test_the_question_is_found_in_tables_of_every_service(read, table):
    found = read(table)

    assert ["How often?"] == [one.body.text for one in found.messages]
    assert first(found).day in {"2026-03-14", ""}


def test_a_table_in_utf_16_with_lines_in_its_cells_is_read(read):
    found = read('name,question\r\nAda,"How, ""really"",\r\noften?"\r\n'.encode("utf-16"))

    assert ('How, "really",\r\noften?', ("Ada",)) == (first(found).body.text, first(found).names)


def test_a_day_that_can_be_read_in_two_ways_is_read_as_the_whole_table_says(read):
    rows = "date,question\n03/04/2026,a?\n{},b?\n"

    assert ["2026-04-03", "2026-04-25"] == [one.day for one in read(rows.format("25/04/2026")).messages]
    assert ["2026-03-04", "2026-04-25"] == [one.day for one in read(rows.format("04/25/2026")).messages]
    assert ["", ""] == [one.day for one in read(rows.format("05/04/2026")).messages]


def test_columns_that_hold_no_question_are_named_and_one_can_be_chosen(read):
    with pytest.raises(UnreadableError, match=r"got 'id', 'shoe size', 'name'. Name it with --column"):
        read("id,shoe size,name\n1,44,Ada\n")
    with pytest.raises(UnreadableError, match=r"no column is called 'shoe syze'. Did you mean 'shoe size'"):
        read("id,shoe size,name\n1,44,Ada\n", "shoe syze")
    assert "44" == first(read("id,shoe size,name\n1,44,Ada\n", "Shoe Size")).body.text


def test_a_filled_trap_and_an_empty_question_are_passed_over(read):
    found = read("question,_gotcha,name\nBuy!,x,\n,,Ada\nHow often?,,\n")

    assert ["How often?"] == [one.body.text for one in found.messages]
    assert ["row 1: a trap for machines is filled in", "row 2: 'question' is empty"] == found.skipped


@pytest.mark.parametrize(
    "data",
    [
        {"submissions": [{"_date": "2026-03-14T10:00:00+00:00", "email": "ada@example.org", "message": "How often?"}]},
        [{"created_at": "2026-03-14T10:00:00Z", "data": {"name": "Ada", "question": "How often?", "ip": "x"}, "human_fields": {"Name": "Ada"}}],
        {"responses": [{"answers": [{"label": "Your question", "value": "How often?"}], "submittedAt": "2026-03-14"}]},
        [{"question": "How often?", "date": "2026-03-14"}],
    ],
)  # fmt: skip
def test_answers_of_form_services_are_read(read, data):
    found = read(data)

    assert [("How often?", "2026-03-14")] == [(one.body.text, one.day) for one in found.messages]


FORM = "### Your question\n\nHow often?\n\n### The page that it is about\n\nhttps://example.com/jobs/x/\n\n### Name\n\nAda Example\n\n### Anything else\n\n_No response_\n"


@pytest.mark.parametrize(
    "data",
    [
        [{"number": 7, "title": "On call", "body": FORM, "user": {"login": "ada-x"}, "created_at": "2026-03-01T10:00:00Z", "comments": 2}],
        [{"number": 7, "title": "On call", "body": FORM, "author": {"login": "ada-x"}, "createdAt": "2026-03-01T10:00:00Z", "comments": []}],
        {"data": {"repository": {"discussions": {"nodes": [{"number": 7, "title": "On call", "body": FORM, "author": {"login": "ada-x"}, "createdAt": "2026-03-01T10:00:00Z"}]}}}},
        {"data": {"repository": {"issues": {"edges": [{"node": {"number": 7, "title": "On call", "body": FORM, "author": {"login": "ada-x"}, "createdAt": "2026-03-01T10:00:00Z"}}]}}}},
    ],
)  # fmt: skip
def test_of_an_issue_form_only_the_question_comes_through(read, data):
    one = first(read(data))

    assert ("#7", "On call", "How often?", "2026-03-01") == (one.at, one.title, one.body.text, one.day)
    assert ("ada-x", "Ada Example") == one.names
    assert "https://example.com/jobs/x/" == one.about


def test_comments_of_people_are_replies_and_those_of_machines_are_not(read):
    comments = {
        "nodes": [
            {"body": "Weekly.", "author": {"login": "bela"}, "createdAt": "2026-03-02", "replies": {"nodes": [{"body": "Really?", "author": {"login": "c"}}]}},
            {"body": "Stale.", "author": {"login": "x[bot]"}},
        ]
    }  # fmt: skip
    thread = {
        "title": "On call",
        "body": "How?<!-- a hint of the form -->",
        "author": None,
        "createdAt": "2026-03-01",
        "comments": comments,
    }
    pull = {"title": "Fix", "body": "x", "number": 8, "pull_request": {}}
    found = read([thread, pull])

    assert ["How?"] == [one.body.text for one in found.messages]
    assert ["Weekly.", "Really?"] == [one.body.text for one in first(found).replies]


def test_a_forum_s_topic_asks_with_its_first_post(read):
    posts = [
        {"id": 1, "post_number": 1, "post_type": 1, "cooked": "<p>How?</p>", "username": "ada", "name": "Ada", "created_at": "2026-03-01T10:00:00Z"},
        {"id": 2, "post_number": 2, "post_type": 3, "cooked": "<p>closed</p>"},
        {"id": 3, "post_number": 3, "post_type": 1, "cooked": "<p>gone</p>", "deleted_at": "2026-03-01"},
        {"id": 4, "post_number": 4, "post_type": 1, "cooked": "<p>So.</p>", "username": "bela"},
    ]  # fmt: skip
    one = first(read({"id": 9, "title": "On call", "post_stream": {"posts": posts}}))

    assert ("On call", "<p>How?</p>", "2026-03-01", ("Ada", "ada")) == (one.title, one.body.text, one.day, one.names)
    assert ["topic 9, post 4"] == [reply.at for reply in one.replies]


def test_a_dump_holds_questions_with_their_answers(read):
    rows = (
        '\ufeff<?xml version="1.0"?><posts><row Id="2" PostTypeId="2" ParentId="1" CreationDate="2026-03-02T10:00:00" Body="&lt;p&gt;So.&lt;/p&gt;"/>'
        '<row Id="1" PostTypeId="1" Title="On call" CreationDate="2026-03-01T10:00:00" Body="&lt;p&gt;How?&lt;/p&gt;" OwnerDisplayName="Ada"/>'
        '<row Id="3" PostTypeId="2" ParentId="9" Body="x"/><row Id="4" PostTypeId="1" Body=""/><row Id="5" PostTypeId="5" Body="x"/></posts>'
    )
    found = read(rows)

    assert [("On call", "<p>How?</p>", ("Ada",), 1)] == [
        (one.title, one.body.text, one.names, len(one.replies)) for one in found.messages
    ]
    assert ["row 4: it holds no text", "row 3: an answer to a question that is not in this file"] == found.skipped


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "the file is empty. Export it again"),
        (" \n\n", "the file is empty"),
        ("Hello there", "what this is cannot be told. Understood are mails"),
        ("Dear all, hello\nthis is, text\n", "what this is cannot be told"),
        ('{"a": 1', "line 1: this is not JSON. Export it anew"),
        ('{"a": {"b": 1}}', "expected a list of what was sent; got other JSON. Understood are"),
        ("[" * 200_000, "nested too deeply|not JSON"),
        ("<html><body>x</body></html>", "expected a Stack Exchange dump, <posts> with <row>; got other XML or HTML"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><posts><row Id="1"/></posts>', "expected a dump without a document type"),
        ("<posts><row Id='1' PostTypeId='1' Body='x'>", "line 1: this is not XML: no element found"),
        ("<posts><row/></posts>", "expected rows that hold questions; got none"),
        (b"PK\x03\x04\x14\x00", "expected text; got something else, such as a spreadsheet or a PDF"),
        (b"%PDF-1.7", "such as a spreadsheet or a PDF"),
    ],
)
def test_a_file_that_is_nothing_of_the_kind_is_refused_with_what_is_understood(read, content, expected):
    with pytest.raises(UnreadableError, match=expected):
        read(content)


def test_a_folder_is_refused_with_the_way_to_give_its_files(tmp_path):
    with pytest.raises(UnreadableError, match=r"a folder; expected a file. Give the files in it: "):
        read_file(tmp_path)


@pytest.mark.parametrize("content", ["question\n" + "a?\n" * 9, [{"question": "a?"}] * 9, mbox(*[mail("a?")] * 9)])
def test_more_than_is_read_at_once_is_said(read, monkeypatch, content):
    for module in ("mails", "tables", "message"):
        monkeypatch.setattr(f"rookery.inbox.{module}.MOST", 4)
    found = read(content)

    assert 4 == len(found.messages)
    assert "5 and all after it: 4 are read at once. Split the file" in found.skipped[0]
    assert message.MOST == 4
