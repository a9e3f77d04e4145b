"""Resources: a link, a text of one's own, or both; every mistake in one at its line, with the mend."""

import pytest

from rookery.model.written import Prose, Resource

FORMATS = "one of article, video, podcast, book, course, exercise, talk, tool"
PERSON = "expected the id of a person who has a file in content/people/"
MINUTES = "Write minutes: 40 for forty minutes, or delete the line"


def test_a_resource_is_read_whole(site):
    site.write(
        "resources/ratings.md",
        "---\ntitle: How a  rating is made\nurl: https://Learn.example/ratings?utm_source=x\ntopics: [on-call]\n"
        "level: beginner\nminutes: 40\nformat: article\nby: ana\nfree: true\n---\nText.\n",
    )

    assert {
        "ratings": Resource(
            slug="ratings",
            title="How a rating is made",
            url="https://learn.example/ratings",
            topics=("on-call",),
            level="beginner",
            minutes=40,
            format="article",
            by="ana",
            free=True,
            text=Prose("Text.", "content/resources/ratings.md", 11),
            place="content/resources/ratings.md",
        )
    } == site.read().resources


@pytest.mark.parametrize(
    ("head", "text"), [("url: https://learn.example/", ""), ("author: The survey", "Read.\n")], ids=["link", "text"]
)
def test_a_link_or_a_text_is_enough_and_the_rest_is_left_open(site, head, text):
    site.write("resources/a.md", f"---\ntitle: A\n{head}\n---\n{text}")
    found = site.read().resources["a"]

    assert ("", 0, "", None) == (found.level, found.minutes, found.format, found.free)


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("url: https://a.example/", ["1: title: expected what it is called; got nothing. Write a line title:"]),
        (
            "title: A",
            [
                (
                    "1: url: expected an address, or a text below the second ---; got neither."
                    " Write a line url:, or the text"
                )
            ],
        ),
        (
            "title: A\nurl: mailto:a@b.example",
            ["3: url: expected an address that begins with https:// or http://; got 'mailto:a@b.example'"],
        ),
        (
            "title: A\nurl: learn.example/x",
            [
                (
                    "3: url: expected an address that begins with https://, http:// or mailto:;"
                    " got 'learn.example/x'. Did you mean 'https://learn.example/x'?"
                )
            ],
        ),
        (
            "title: A\nlink: https://a.example/",
            [
                (
                    "1: url: expected an address, or a text below the second ---; got neither."
                    " Write a line url:, or the text"
                ),
                "3: link: expected the address under url:. Write url: and it",
            ],
        ),
        (
            "title: A\nurl: https://a.example/\nlevel: beginer\nformat: film\nminutes: 1 h\nfree: yes please",
            [
                ("4: level: expected one of beginner, intermediate, advanced; got 'beginer'. Did you mean 'beginner'?"),
                f"5: format: expected {FORMATS}; got 'film'",
                f"6: minutes: expected a whole number from 1 to 60000; got '1 h'. {MINUTES}",
                "7: free: expected true or false; got 'yes please'",
            ],
        ),
        (
            "title: A\nurl: https://a.example/\nminutes: 0\nby: anna\ntopics: [oncall]",
            [
                f"4: minutes: expected a whole number from 1 to 60000; got a number. {MINUTES}",
                f"5: by: {PERSON}; got 'anna'. Did you mean 'ana'?",
                (
                    "6: topics[0]: expected a topic that has a file in content/topics/; got 'oncall'."
                    " Did you mean 'on-call'?"
                ),
            ],
        ),
        (
            "title: A\nurl: https://a.example/\nby: ana\nauthor: ana@b.example\nlevle: beginner",
            [
                "5: author: expected a name or the words for one; got 'ana@b.example', an address. Delete it",
                (
                    "5: author: expected either by: or author:; got both."
                    " Write by: for a person of this site, else author:"
                ),
                (
                    "6: levle: expected one of title, url, topics, level, minutes, format, by, author, free;"
                    " got the unknown key 'levle'. Did you mean 'level'?"
                ),
            ],
        ),
    ],
    ids=["title", "neither", "mail", "no scheme", "another key", "words", "ids", "two makers"],
)
def test_every_mistake_in_a_resource_is_told(site, front, said):
    site.write("resources/a.md", f"---\n{front}\n---\n")

    assert [f"content/resources/a.md:{line}" for line in said] == site.problems()


@pytest.mark.parametrize("name", ["topic", "level", "format"])
def test_the_lists_keep_their_addresses(site, name):
    site.write(f"resources/{name}.md", "---\ntitle: A\n---\nText.\n")

    assert [f"content/resources/{name}.md: /learn/{name}/ holds lists of resources. Rename the file"] == site.problems()


def test_a_link_that_cannot_work_is_found_in_the_text_of_a_resource(site):
    site.write("resources/a.md", "---\ntitle: A\n---\n[x]({attach}../../.git/config)\n")

    assert len(site.problems()) == 1
