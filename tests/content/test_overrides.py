import pytest

from rookery.content.overrides import check_overrides
from rookery.model.written import Override, Prose

NAME = "2026-03-02-how-we-page-0123456789"
PLACE = f"content/overrides/blog/{NAME}.md"


def test_an_override_says_only_what_stands_in_it(site):
    site.write(f"overrides/blog/{NAME}.md", "---\npinned: true\ntopics: []\n---\nBetter words.\n")

    assert {
        ("blog", NAME): Override(
            "blog", NAME, pinned=True, topics=(), text=Prose("Better words.", PLACE, 5), place=PLACE
        )
    } == site.read().overrides


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2026-03-02", "2026-03-02T00:00:00Z"),
        ("2026-03-02T10:00:00Z", "2026-03-02T10:00:00Z"),
        ("2026-03-02 10:00", "2026-03-02T10:00:00Z"),
        ("2026-03-02 01:30:00 +02:00", "2026-03-01T23:30:00Z"),
    ],
)
def test_a_corrected_date_is_held_in_utc(given, expected, site):
    site.write(f"overrides/blog/{NAME}.md", f"---\npublished: {given}\n---\n")

    assert expected == site.read().overrides["blog", NAME].published


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "published: 02/03/2026",
            "2: published: expected a date such as 2026-03-01 or 2026-03-01T10:00:00Z; got '02/03/2026'",
        ),
        (
            "published: 2.3.2026",
            (
                "2: published: expected a date such as 2026-03-01 or 2026-03-01T10:00:00Z; got '2.3.2026'. "
                "Did you mean '2026-03-02'?"
            ),
        ),
        (
            "published: 0001-01-01T00:00:00+14:00",
            "2: published: expected a date such as 2026-03-01 or 2026-03-01T10:00:00Z; got '0001-01-01T00:00:00+14:00'",
        ),
        (
            "hidden: true\npinned: true",
            "3: pinned: expected either hidden: or pinned:; got both. Delete one of the two lines",
        ),
        ("", "1: hidden: expected at least one key or a text; got neither. Write hidden: true, or delete the file"),
        (
            "hide: true",
            (
                "2: hide: expected one of hidden, pinned, title, published, topics, authors; "
                "got the unknown key 'hide'. Did you mean 'hidden'?"
            ),
        ),
    ],
)
def test_a_mistake_is_told_word_for_word(head, expected, site):
    site.write(f"overrides/blog/{NAME}.md", f"---\n{head}\n---\n")

    assert f"{PLACE}:{expected}" in site.problems()


def test_a_file_outside_a_feeds_folder_is_told(site):
    site.write("overrides/x.md", "---\nhidden: true\n---\n")

    assert [
        (
            "content/overrides/x.md: expected a folder for each feed, with files in it; got a file. "
            "Move it into its feed's folder"
        )
    ] == site.problems()


@pytest.mark.parametrize(
    ("feed", "name", "expected"),
    [
        (
            "blog",
            "2026-03-02-how-we-rage-0123456789",
            (
                "expected a file called as an entry in content/collected/blog/; got '2026-03-02-how-we-rage-0123456789'. "
                f"Did you mean '{NAME}.md'?"
            ),
        ),
        (
            "blog",
            "zzz",
            (
                "expected a file called as an entry in content/collected/blog/; got 'zzz'. "
                "Delete the file, or call it as the entry's file"
            ),
        ),
        ("blgo", NAME, "expected a folder called as a feed that has entries; got 'blgo'. Did you mean 'blog'?"),
    ],
)
def test_an_override_of_an_entry_that_is_not_there_names_the_closest(feed, name, expected):
    stray = Override(feed, name, hidden=True, place="o.md")
    there = Override("blog", NAME, hidden=True, place="p.md")
    overrides = {(stray.feed, stray.name): stray, ("blog", NAME): there}

    assert [f"o.md:1: {expected}"] == [str(problem) for problem in check_overrides(overrides, {("blog", NAME)})]


def test_overrides_of_known_entries_are_no_problem():
    assert () == check_overrides({("blog", NAME): Override("blog", NAME)}, [("blog", NAME)])
