"""One answer more writes few files, whatever the number of questions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sites import CONF, Site, marks

FIRST = date(2024, 1, 1)
WRITTEN = 20
"""Pages that one new answer may write."""


def many(site: Site, count: int) -> None:
    """Every third question is open; people of three teams answered the others."""
    site.write("pelicanconf.py", CONF + 'SITEURL = "https://hub.example"\n')
    for number, name in enumerate(("ada", "eve", "kit")):
        site.person(name, f"{name.title()} Example", f"team: Team {number}\ntopics: [ops, data]\n")
    for topic in ("ops", "data", "pay"):
        site.topic(topic, topic.title())
    for number in range(count):
        day = FIRST + timedelta(days=number % 700)
        answer = f"\n## @{('ada', 'eve')[number % 2]} {day + timedelta(days=3)}\n\nYes.\n" if number % 3 else ""
        topics = ("ops, data", "data, pay", "pay")[number // 3 % 3]
        head = f"---\ntitle: Question about river {number}?\nasked: {day}\ntopics: [{topics}]\n---\n"
        site.write(f"content/questions/q{number:04}.md", f"{head}Text {number}.\n{answer}")


@pytest.mark.parametrize(("count", "answered"), [(60, 0), (300, 0), (300, 297)])
def test_one_new_answer_writes_at_most_20_pages_whichever_question_it_is(count, answered, site):
    many(site, count)
    site.build("--offline")
    before = marks(site.output)
    file = site.root / f"content/questions/q{answered:04}.md"
    file.write_text(f"{file.read_text()}\n## @kit 2026-03-02\n\nNo.\n")
    site.build("--offline")
    after = marks(site.output)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}

    assert f"questions/q{answered:04}/index.html" in changed
    assert len({path for path in changed if path.endswith(".html")}) <= WRITTEN, sorted(changed)
    # with the feeds beside the lists that they stand in
    assert len(changed) <= 2 * WRITTEN, sorted(changed)
