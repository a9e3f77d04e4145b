"""Writing that a crash, a full disk or a link cannot turn into damage."""

import os
import resource
import signal
import subprocess
import sys

import pytest

from rookery.archive.files import set_aside, sweep, write_files
from rookery.errors import ArchiveError

CUT = """
import os, sys
from pathlib import Path
from rookery.archive.files import write_files
replace, left = os.replace, int(sys.argv[2])
def cut(*args):
    global left
    left -= 1
    if left < 0:
        os._exit(9)
    replace(*args)
os.replace = cut
write_files(Path(sys.argv[1]), {f"a/{n}": b"new" for n in range(3)})
"""


def listed(root):
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_folders_are_made_and_bytes_written(tmp_path):
    changed = write_files(tmp_path, {"a/b/c.md": b"one", "a/d.md": b"two"})

    assert changed == 2
    assert listed(tmp_path) == ["a/b/c.md", "a/d.md"]
    assert (tmp_path / "a/b/c.md").read_bytes() == b"one"


def test_equal_bytes_are_not_written(tmp_path):
    write_files(tmp_path, {"a/b.md": b"one", "a/c.md": b"one"})
    before = (tmp_path / "a/b.md").stat()

    changed = write_files(tmp_path, {"a/b.md": b"one", "a/c.md": b"two"})

    assert changed == 1
    assert (before.st_mtime_ns, before.st_ino) == ((after := (tmp_path / "a/b.md").stat()).st_mtime_ns, after.st_ino)


def test_more_files_than_descriptors_are_written(tmp_path):
    files = {f"a/{number}.md": b"x" for number in range(1500)}

    assert len(files) == write_files(tmp_path, files)
    assert len(files) == len(listed(tmp_path))


@pytest.mark.parametrize("link", ["content", "content/collected", "content/collected/eng"])
def test_a_folder_that_is_a_link_is_refused(tmp_path, link):
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    (site / link).parent.mkdir(parents=True)
    elsewhere.mkdir()
    (site / link).symlink_to(elsewhere, target_is_directory=True)

    with pytest.raises(ArchiveError, match=f"^{link}: must be a folder, not a link"):
        write_files(site, {"content/collected/eng/a.md": b"x"})

    assert not listed(elsewhere)


def test_a_file_that_is_a_link_is_replaced_and_its_target_left_alone(tmp_path):
    (tmp_path / "canary").write_bytes(b"canary")
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b.md").symlink_to(tmp_path / "canary")

    write_files(tmp_path, {"a/b.md": b"canary"})

    assert not (tmp_path / "a/b.md").is_symlink()
    assert (tmp_path / "canary").read_bytes() == b"canary"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_kill_leaves_each_file_old_or_new_and_temporary_files_are_swept(tmp_path, count):
    write_files(tmp_path, {f"a/{number}": b"old" for number in range(3)})

    killed = subprocess.run([sys.executable, "-c", CUT, tmp_path, str(count)], check=False)

    assert killed.returncode == 9
    contents = [(tmp_path / f"a/{number}").read_bytes() for number in range(3)]
    assert [b"new"] * count + [b"old"] * (3 - count) == contents
    assert 3 - count == sweep(tmp_path, "a")
    assert listed(tmp_path) == ["a/0", "a/1", "a/2"]


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path):
    (tmp_path / "a/b.md").mkdir(parents=True)

    with pytest.raises(ArchiveError, match=r"^a/b\.md: cannot write it: "):
        write_files(tmp_path, {"a/a.md": b"x", "a/b.md": b"x"})

    assert listed(tmp_path) == ["a/a.md"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to limit a child only")
def test_a_disk_that_takes_no_more_leaves_the_old_file_and_no_half_of_the_new(tmp_path):
    write_files(tmp_path, {"a/a.md": b"old", "a/b.md": b"old"})
    child = os.fork()
    if not child:
        code = 70
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
            write_files(tmp_path, {"a/a.md": b"new", "a/b.md": b"x" * 5000})
        except ArchiveError as error:
            code = 0 if str(error) == "a/b.md: cannot write it: File too large" else 71
        finally:
            os._exit(code)

    assert 0 == os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert {"a/a.md": b"old", "a/b.md": b"old"} == {name: (tmp_path / name).read_bytes() for name in listed(tmp_path)}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_named(tmp_path):
    (tmp_path / "a").mkdir(mode=0o555)

    with pytest.raises(ArchiveError, match=r"^a/b\.md: cannot write it: Permission denied"):
        write_files(tmp_path, {"a/b.md": b"x"})


def test_what_is_set_aside_never_replaces_what_was_set_aside_before(tmp_path):
    for text in ("one", "two", "three"):
        (tmp_path / "a.md").write_text(text)
        set_aside(tmp_path, "a.md")

    assert listed(tmp_path) == ["a.md.1.bad", "a.md.2.bad", "a.md.bad"]
    assert (tmp_path / "a.md.bad").read_text() == "one"
