"""The heads of all entries: what the files say, whatever the cache says."""

import os
import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rookery.archive.index import read_body, read_index
from rookery.archive.record import CACHE, read_memory, record_of
from rookery.archive.store import write_changes, write_state
from rookery.archive.tree import entry_files
from rookery.errors import ArchiveError
from rookery.model.feed import Changes, FeedState
from rookery.model.posting import Location, Posting, Salary
from rookery.model.text import Html

LONG_AGO = 1_700_000_000 * 10**9


@pytest.fixture
def settled(site, files):
    """A site whose files are old enough to be remembered, and are."""
    for file in files:
        os.utime(file, ns=(LONG_AGO, LONG_AGO))
    read_index(site)
    return site


def test_an_index_holds_every_head_and_no_body(site, entry):
    index = read_index(site)

    whole = [entry(1), entry(2), entry(3), entry(4, "news")]
    assert [replace(one, content=Html("")) for one in whole] == [record.entry for record in index.records]
    assert [False, False, False, True] == [record.empty for record in index.records]
    assert index.problems == ()


def test_a_jobs_facts_are_remembered_as_they_were_read(settled, entry):
    posting = Posting(
        (Location("Leeds", country="GB", raw="Leeds, UK"),),
        "remote",
        ("GB",),
        salary=Salary("18.50", "", "GBP", "hour"),
    )
    job = entry(5, kind="job", posting=posting, missing_since="2026-04-01T06:00:00Z", closed="2026-04-02T06:00:00Z")
    write_changes(settled, "jobs", Changes(new=(replace(job, feed="jobs"),)))
    file = next((settled / "content/collected/jobs").rglob("*.md"))
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    read_index(settled)

    remembered = [record_of(found, read_memory(settled).rows[found.path]) for found in entry_files(settled, ["jobs"])]

    assert [replace(job, feed="jobs", content=Html(""))] == [record.entry for record in remembered]
    assert remembered == list(read_index(settled).records[-len(remembered) - 1 : -1])


def test_a_path_leads_to_the_body(site):
    record = read_index(site).records[1]

    assert record.path == f"collected/eng/2026/{record.entry.name}.md"
    assert read_body(site, record.path) == "<p>Text 2.</p>\n"
    assert read_body(site, read_index(site).records[3].path) == ""


def test_a_digest_is_of_the_body_only(site, files):
    before = [record.digest for record in read_index(site).records]
    files[0].write_text(files[0].read_text("utf-8").replace("Post 1", "Post I"), "utf-8")
    files[1].write_text(files[1].read_text("utf-8").replace("Text 2", "Text II"), "utf-8")

    after = [record.digest for record in read_index(site).records]

    assert [True, False, True, True] == [one == other for one, other in zip(before, after, strict=True)]


def test_feeds_are_called_what_they_call_themselves(site):
    write_state(site, "eng", FeedState(title="Engineering"))

    assert {"eng": "Engineering", "news": ""} == read_index(site).feed_titles


def test_an_empty_site_has_an_empty_index(tmp_path):
    index = read_index(tmp_path)

    assert ((), (), {}) == (index.records, index.problems, index.feed_titles)


def test_an_unchanged_file_is_not_opened(settled, files):
    before = read_index(settled)
    for file in files:
        size, when = file.stat().st_size, file.stat().st_mtime_ns
        file.write_bytes(b"x" * size)
        os.utime(file, ns=(when, when))

    assert before == read_index(settled)


def test_an_unchanged_archive_leaves_the_cache_alone(settled):
    before = (settled / CACHE).stat()

    read_index(settled)

    assert before.st_ino == (settled / CACHE).stat().st_ino


@pytest.mark.parametrize("offset", [-50_000_000, 0, 10**15], ids=["just before", "at", "long after"])
def test_a_file_as_young_as_the_cache_is_read_again(settled, files, offset):
    moment = time.time_ns() + offset
    os.utime(files[0], ns=(moment, moment))
    read_index(settled)
    files[0].write_text(files[0].read_text("utf-8").replace("Post 1", "Post I"), "utf-8")
    os.utime(files[0], ns=(moment, moment))

    assert read_index(settled).records[0].entry.title == "Post I"


def test_a_removed_file_is_forgotten(settled, files):
    files[0].unlink()

    assert len(read_index(settled).records) == 3
    assert files[0].name.encode() not in (settled / CACHE).read_bytes()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_cache_changes_nothing(settled, data):
    whole = read_index(settled)
    cache = bytearray((settled / CACHE).read_bytes())
    place = data.draw(st.integers(0, len(cache) - 1))
    change = data.draw(st.sampled_from(["flip", "cut", "cut off", "double"]))
    if change == "flip":
        cache[place] ^= 1 << data.draw(st.integers(0, 7))
    elif change == "cut":
        del cache[:place]
    elif change == "cut off":
        del cache[place:]
    else:
        cache += bytes(cache)
    (settled / CACHE).write_bytes(cache)

    assert whole == read_index(settled)


def test_a_missing_cache_changes_nothing(settled):
    whole = read_index(settled)
    (settled / CACHE).unlink()

    assert whole == read_index(settled)


def test_a_cache_that_cannot_be_written_changes_nothing(site):
    (site / ".rookery").write_text("a file where the folder should be")

    assert len(read_index(site).records) == 4


def test_damaged_files_are_problems_and_the_others_are_there(site, files):
    files[0].write_bytes(b"---\n\xff\n---\n")
    files[1].write_text("---\nid: 1\n---\n")
    files[2].rename(files[2].with_name("post.md"))

    index = read_index(site)

    assert len(index.records) == 1
    assert [
        f"content/collected/eng/2026/{files[0].name}:2: not UTF-8",
        f"content/collected/eng/2026/{files[1].name}:2: id: expected a text in double quotes; got 1",
        "content/collected/eng/2026/post.md: not a file that rookery wrote; it belongs elsewhere in content/",
    ] == [str(problem) for problem in index.problems]
    assert index.problems == read_index(site).problems


def test_what_is_no_entry_is_passed_over(site, files):
    folder = files[0].parent
    for name in (".hidden.md", f".{files[0].name}.12.part", f"{files[0].name}.bad", "image.png"):
        (folder / name).write_text("x")
    (folder / "2026-03-09-link-abcdefghij.md").symlink_to(files[0])
    (folder / "2026-03-09-folder-abcdefghij.md").mkdir()
    (site / "content/collected/linked").symlink_to(folder.parent, target_is_directory=True)
    (folder.parent / "2027").symlink_to(folder, target_is_directory=True)
    (folder.parent / "drafts").mkdir()
    (folder.parent / "drafts/x.md").write_text("x")

    index = read_index(site)

    assert (4, ()) == (len(index.records), index.problems)


def test_a_body_that_has_gone_is_named(site, files):
    path = read_index(site).records[0].path
    files[0].unlink()

    with pytest.raises(ArchiveError, match=f"^content/{path}: cannot read it: No such file"):
        read_body(site, path)
