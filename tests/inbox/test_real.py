"""What outsiders really sent: nothing in the drafts says who they were, and a site of it keeps count as it should."""

import json
import mailbox
import math
import re
import xml.etree.ElementTree as ET
from datetime import date
from email import policy
from email.parser import BytesParser
from email.utils import getaddresses
from statistics import median

import pytest

from rookery.content.read import read_content
from rookery.inbox.desk import open_desk
from rookery.inbox.recognise import read_file
from rookery.publish.promise import figures
from sites import REAL, Site

pytestmark = pytest.mark.real

TODAY = "2026-03-02"
MAILS, FORUM, DUMP = "qa-ponymail-users.mbox", "qa-discourse-topic.json", "qa-stackexchange-dump.xml"
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def posts():
    return json.loads((REAL / FORUM).read_bytes())["post_stream"]["posts"]


def rows():
    return [row.attrib for row in ET.fromstring((REAL / DUMP).read_bytes()).iter("row")]


def senders():
    """Everybody whom the headers of the mails name, word by word, and what stands before the @ of their addresses."""
    found = set()
    for mail in mailbox.mbox(REAL / MAILS, factory=BytesParser(policy=policy.default).parse):
        for name, address in getaddresses([str(mail["From"]), str(mail["To"]), str(mail["Cc"] or "")]):
            found |= set(re.findall(r"[^\W\d_]{3,}", name))
            found.add(address.split("@")[0])
    return found - {"users", ""}


def users():
    """Every name and handle of the forum's posts, and the words of the names."""
    names = {post[key] for post in posts() for key in ("name", "username", "display_username") if post[key]}
    return names | {word for name in names for word in name.split() if len(word) > 2}


@pytest.fixture(scope="module")
def drafts(tmp_path_factory):
    """A site into which all three files were taken: its drafts by the file that they came from."""
    if not REAL.is_dir():
        pytest.skip("real input is not here: shared/real is looked for beside the project")
    site = Site(tmp_path_factory.mktemp("real") / "site")
    texts = {}
    desk = open_desk(site.root, TODAY)
    for name in (MAILS, FORUM, DUMP):
        places = [desk.take(one) for one in desk.proposals(name, read_file(REAL / name).messages)]
        texts[name] = [(site.root / place).read_text(encoding="utf-8") for place in places]
    return site, texts


def test_every_question_and_every_answer_becomes_a_draft_that_is_read_without_a_problem(drafts):
    site, texts = drafts
    content, problems = read_content(site.root, today=TODAY)
    kinds = [row["PostTypeId"] for row in rows()]

    assert () == problems
    assert (2, 1, kinds.count("1")) == tuple(len(texts[name]) for name in (MAILS, FORUM, DUMP))
    assert (4, len(posts()) - 1, kinds.count("2")) == tuple(
        sum(text.count("\n## Community ") for text in texts[name]) for name in (MAILS, FORUM, DUMP)
    )
    assert {"draft"} == {question.status for question in content.questions.values()}
    assert all(answer.draft for question in content.questions.values() for answer in question.answers)


def test_no_draft_holds_an_address_of_anybody(drafts):
    raw = {
        match for name in (MAILS, FORUM, DUMP) for match in ADDRESS.findall((REAL / name).read_text("utf-8", "replace"))
    }
    everything = "\n".join(text for texts in drafts[1].values() for text in texts)

    assert len(raw) >= 16
    assert [] == [address for address in raw if address in everything]
    assert [] == ADDRESS.findall(everything)


@pytest.mark.parametrize(("name", "who"), [(MAILS, senders), (FORUM, users)])
def test_no_draft_names_whoever_wrote(drafts, name, who):
    names = who()
    everything = "\n".join(drafts[1][name])

    assert len(names) > 5
    assert [] == [one for one in names if re.search(rf"\b{re.escape(one)}\b", everything, re.IGNORECASE)]


def test_no_draft_holds_a_signature_quoted_mail_or_a_profile(drafts):
    everything = "\n".join(text for texts in drafts[1].values() for text in texts)

    assert not re.search(r"(?im)^(kind regards|best regards|regards|cheers|-- ?$|sent from my)", everything)
    assert not re.search(r"(?im)wrote:\s*$|unsubscribe", "\n".join(drafts[1][MAILS]))
    assert not re.search(r"/users/\d+/|twitter\.com/\w+\)|quora\.com/[A-Z]\w+-[A-Z]", everything)


def test_a_second_look_proposes_nothing(drafts):
    desk = open_desk(drafts[0].root, TODAY)
    again = [one for name in (MAILS, FORUM, DUMP) for one in desk.proposals(name, read_file(REAL / name).messages)]

    assert [] == again


def test_a_site_of_the_dump_builds_and_its_promise_is_what_the_dump_says(tmp_path):
    if not REAL.is_dir():
        pytest.skip("real input is not here: shared/real is looked for beside the project")
    site = Site(tmp_path / "site")
    done = site.run("inbox", "--yes", str(REAL / DUMP))

    assert 0 == done.code, done.err
    published = 0
    for path in (site.root / "content/questions").glob("*.md"):
        text = path.read_text(encoding="utf-8").replace("\nstatus: draft\n", "\n", 1)
        path.write_text(text.replace("\ndraft: true\n", f"\nconsent: {TODAY}\n"), encoding="utf-8")
        published += 1
    site.build("--offline")

    asked = [row for row in rows() if row["PostTypeId"] == "1"]
    answered = {row["ParentId"] for row in rows() if row["PostTypeId"] == "2"}
    content, problems = read_content(site.root, today=TODAY)
    found = figures(content.questions.values(), TODAY)

    assert () == problems
    assert (published, len(list((site.output / "questions").glob("*/index.html")))) >= (95, 95)
    assert (len(asked), 0, len({row["Id"] for row in asked} & answered)) == (
        found.asked,
        found.answered,
        found.community,
    )
    assert (found.median_days, found.p90_days) == (None, None)
    oldest = min(row["CreationDate"][:10] for row in asked if row["Id"] not in answered)
    assert (date.fromisoformat(TODAY) - date.fromisoformat(oldest)).days == found.oldest_days


def test_answers_taken_over_by_the_employer_s_people_give_the_waits_of_the_dump(tmp_path):
    if not REAL.is_dir():
        pytest.skip("real input is not here: shared/real is looked for beside the project")
    site = Site(tmp_path / "site")
    site.person("ada", consent="2010-01-01")
    desk = open_desk(site.root, TODAY)
    for one in desk.proposals(DUMP, read_file(REAL / DUMP).messages):
        path = site.root / desk.take(one)
        text = path.read_text(encoding="utf-8").replace("\nstatus: draft\n", "\n", 1)
        path.write_text(re.sub(r"(?m)^## Community (\S+)\ndraft: true\n", r"## @ada \1\n", text), encoding="utf-8")
    first: dict[str, str] = {}
    asked = {row["Id"]: row["CreationDate"][:10] for row in rows() if row["PostTypeId"] == "1"}
    for row in rows():
        if row["PostTypeId"] == "2":
            day = max(row["CreationDate"][:10], asked[row["ParentId"]])
            first[row["ParentId"]] = min(day, first.get(row["ParentId"], day))
    waits = sorted((date.fromisoformat(day) - date.fromisoformat(asked[id_])).days for id_, day in first.items())
    content, problems = read_content(site.root, today=TODAY)
    found = figures(content.questions.values(), TODAY)

    assert () == problems
    assert (len(asked), len(first)) == (found.asked, found.answered)
    assert (median(waits), waits[math.ceil(len(waits) * 0.9) - 1]) == (found.median_days, found.p90_days)
