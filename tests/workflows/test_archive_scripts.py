"""The way of collected entries from the job that may not write to the branch, on real repositories."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / ".github"
ENTRY = "content/collected/blog/2026/2026-03-02-how-we-page-abcdefghij.md"

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or not Path("/proc/sys/kernel/random/uuid").exists(),
    reason="the scripts run on GitHub's Linux machines, with git",
)


def run(folder, *command, check=True, **env):
    identity = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A Person"), ("EMAIL", "person@example.org"))
    }
    isolated = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PAUSE": "0"}
    environment = {"PATH": os.environ["PATH"], **identity, **isolated, **env}
    return subprocess.run(command, cwd=folder, env=environment, check=check, capture_output=True, text=True)


def git(folder, *words):
    return run(folder, "git", *words).stdout.strip()


def write(folder, name, text="x\n"):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def commit(folder, name, text="x\n"):
    write(folder, name, text)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", f"Write {name}")


@pytest.fixture
def origin(tmp_path):
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "origin.git")
    return tmp_path / "origin.git"


@pytest.fixture
def person(tmp_path, origin):
    """A colleague's clone."""
    git(tmp_path, "clone", "--quiet", "origin.git", "person")
    folder = tmp_path / "person"
    git(folder, "checkout", "--quiet", "-B", "main")
    commit(folder, "content/collected/blog/_state.json", "{}\n")
    git(folder, "push", "--quiet", "origin", "main")
    return folder


@pytest.fixture
def build(tmp_path, person):
    """The checkout of the job that collects: one commit deep, as actions/checkout makes it."""
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}/origin.git", "build")
    return tmp_path / "build"


@pytest.fixture
def archive(tmp_path, person):
    """The checkout of the job that pushes: the whole history."""
    git(tmp_path, "clone", "--quiet", f"file://{tmp_path}/origin.git", "archive")
    return tmp_path / "archive"


def bundle(build):
    return run(build, SCRIPTS / "bundle-archive").stdout


def push(archive, build, **env):
    return run(archive, SCRIPTS / "push-archive", build / "archive.bundle", check=False, **env)


def files(origin):
    return git(origin, "ls-tree", "-r", "--name-only", "main").split("\n")


def test_a_run_without_news_makes_no_commit(build):
    assert bundle(build) == "changed=false\n"
    assert git(build, "rev-list", "--count", "HEAD") == "1"


def test_collected_entries_reach_the_branch_in_one_commit(build, archive, origin):
    write(build, ENTRY)
    write(build, "content/collected/blog/_state.json", '{"etag": "1"}\n')
    said = bundle(build)
    pushed = push(archive, build)

    assert said == "changed=true\n"
    assert pushed.returncode == 0, pushed.stderr
    assert ENTRY in files(origin)
    assert git(origin, "log", "-1", "--format=%s", "main") == "Collect: 1 new, 0 changed"


def test_a_push_of_someone_else_in_between_loses_neither(build, archive, person, origin):
    write(build, ENTRY)
    bundle(build)
    commit(person, "content/questions/on-call.md")
    git(person, "push", "--quiet", "origin", "main")
    pushed = push(archive, build)

    assert pushed.returncode == 0, pushed.stderr
    assert {ENTRY, "content/questions/on-call.md"} <= set(files(origin))


def test_a_refused_push_is_tried_again(build, archive, origin, tmp_path):
    write(build, ENTRY)
    bundle(build)
    hook = origin / "hooks" / "pre-receive"
    hook.write_text(f"#!/bin/sh\nmkdir {tmp_path}/first 2>/dev/null && exit 1\nexit 0\n", "utf-8")
    hook.chmod(0o755)
    pushed = push(archive, build)

    assert pushed.returncode == 0, pushed.stderr
    assert "Attempt 1 was refused" in pushed.stderr
    assert ENTRY in files(origin)


def test_three_refusals_fail_the_run_and_change_nothing(build, archive, origin):
    write(build, ENTRY)
    bundle(build)
    hook = origin / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    pushed = push(archive, build)

    assert pushed.returncode == 1
    assert "the next run collects again" in pushed.stderr
    assert ENTRY not in files(origin)


def test_the_same_entries_twice_are_no_conflict(build, archive, origin):
    write(build, ENTRY)
    bundle(build)
    first, again = push(archive, build), None
    git(archive, "checkout", "--quiet", "main")
    again = push(archive, build)

    assert (first.returncode, again.returncode) == (0, 0), again.stderr
    assert git(origin, "rev-list", "--count", "main") == "2"


def test_a_file_that_someone_else_changed_too_stops_the_push_with_a_reason(build, archive, person, origin):
    write(build, "content/collected/blog/_state.json", '{"etag": "1"}\n')
    bundle(build)
    commit(person, "content/collected/blog/_state.json", '{"etag": "2"}\n')
    git(person, "push", "--quiet", "origin", "main")
    pushed = push(archive, build)

    assert pushed.returncode == 1
    assert "Someone changed the same files" in pushed.stderr
    assert git(origin, "show", "main:content/collected/blog/_state.json") == '{"etag": "2"}'


def test_what_waits_and_pictures_reach_the_branch_too_and_are_not_counted_as_new(build, archive, origin):
    waiting = ENTRY.replace("/2026/", "/waiting/")
    picture = f"content/collected/blog/images/{'0' * 32}-{'f' * 32}-800x450.webp"
    write(build, waiting)
    write(build, picture)
    bundle(build)
    pushed = push(archive, build)

    assert pushed.returncode == 0, pushed.stderr
    assert {waiting, picture} <= set(files(origin))
    assert git(origin, "log", "-1", "--format=%s", "main") == "Collect: 0 new, 0 changed"


@pytest.mark.parametrize(
    "name",
    [
        "feeds.yml",
        ".github/workflows/publish.yml",
        "content/overrides/blog/x.md",
        "content/collected/blog/.gitattributes",
        "content/collected/blog/2026/page.html",
        "content/collected/blog/images/page.html",
        "content/collected/blog/waiting/2026/x.md",
        "content/collected/x.md",
    ],
)
def test_a_bundle_can_change_nothing_but_the_archive(build, archive, origin, name):
    commit(build, name)
    git(build, "bundle", "create", "--quiet", "archive.bundle", "HEAD~1..HEAD")
    pushed = push(archive, build)

    assert pushed.returncode == 1
    assert name in pushed.stderr
    assert name not in files(origin)


def test_a_bundle_cannot_bring_a_symbolic_link(build, archive, origin):
    (build / ENTRY).parent.mkdir(parents=True)
    (build / ENTRY).symlink_to("/etc/passwd")
    bundle(build)
    pushed = push(archive, build)

    assert pushed.returncode == 1
    assert ENTRY in pushed.stderr
    assert ENTRY not in files(origin)


def test_a_bundle_cannot_hide_a_second_commit(build, archive, origin):
    commit(build, "feeds.yml")
    write(build, ENTRY)
    git(build, "add", "--all")
    git(build, "commit", "--quiet", "--message", "Collect")
    git(build, "bundle", "create", "--quiet", "archive.bundle", "HEAD~2..HEAD")
    pushed = push(archive, build)

    assert pushed.returncode == 1
    assert "more than one commit" in pushed.stderr
    assert "feeds.yml" not in files(origin)


@pytest.mark.parametrize(
    ("code", "expected"),
    [(0, 0), (1, 1), (3, 0), (4, 4)],
    ids=["well", "mistake", "some-failed", "all-failed"],
)
def test_some_failed_feeds_warn_and_everything_else_stops(tmp_path, code, expected):
    result = run(tmp_path, SCRIPTS / "guarded", "sh", "-c", f"exit {code}", check=False)

    assert expected == result.returncode
    assert (code == 3) == ("::warning title=Some feeds failed::" in result.stdout)


def test_a_title_cannot_command_the_runner(tmp_path):
    lines = run(tmp_path, SCRIPTS / "guarded", "echo", "::add-mask::e").stdout.split("\n")
    resume = lines[0].removeprefix("::stop-commands::")

    assert ["::add-mask::e", f"::{resume}::"] == lines[1:3]
    assert len(resume) == 36
