"""What the project's own files promise one another: Makefile, lock files, docs and sources."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import rookery
from rookery.config.feeds import FeedConfig, FeedDefaults, Filter

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = dict(re.findall(r"^([a-z]+):[^#\n]*## (.+)$", MAKEFILE, re.MULTILINE))
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]

# Where packages are fetched from is the business of who fetches: an address in a file would overrule them.
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|test\.pypi|registry\.npmjs|registry\.yarnpkg|--(extra-)?index-url|--find-links",
)
# A path of somebody's machine; documentation may speak of /etc/ or /usr/.
MACHINE = re.compile(r"(?<![\w.$/-])/(?:home|Users|root|work|private|tmp)/[\w.-]+")
EXCEPTION = re.compile(
    r"#\s*(?:noqa|type:\s*ignore)(?P<codes>:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[a-z, -]+\])?(?P<reason>.*)"
)


def _text_files():
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip("not a git checkout: which files belong to the project is not known")
    for name in sorted(filter(None, listed.stdout.split("\0"))):
        path = ROOT / name
        if path.is_file() and b"\0" not in (content := path.read_bytes()):
            yield name, content.decode("utf-8", "replace")


def _lock(name):
    text = (ROOT / name).read_text("utf-8")
    return text, dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE))


def _lines_with(pattern, *, but=()):
    return [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in _text_files()
        if name not in but
        for number, line in enumerate(text.split("\n"), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_package_registry():
    assert not _lines_with(REGISTRY, but={"tests/test_project.py"})


def test_no_file_names_a_path_of_one_machine():
    assert not _lines_with(MACHINE, but={"tests/test_project.py"})


def test_an_exception_to_the_linters_says_why():
    silent = [
        f"{name}:{number}"
        for name, text in _text_files()
        if name.endswith(".py") and name != "tests/test_project.py"
        for number, line in enumerate(text.split("\n"), 1)
        for match in EXCEPTION.finditer(line)
        if not match["codes"] or not re.search(r"[a-z]{2}", match["reason"])
    ]

    assert not silent, "write the rule's code and, behind it, the reason"


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_carries_its_hashes(name):
    text, versions = _lock(name)
    blocks = re.split(r"\n(?=\S)", text)

    assert len(versions) > 30
    assert not [block for block in blocks if "==" in block and "--hash=sha256:" not in block]


def test_what_is_tested_is_what_is_run():
    _, runtime = _lock("requirements.lock")
    _, development = _lock("requirements-dev.lock")

    assert runtime.items() <= development.items()


def test_the_lock_files_hold_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    names = {
        lock: {re.match(r"[\w.-]+", wanted)[0].lower() for wanted in wishes if isinstance(wanted, str)}
        for lock, wishes in (
            ("requirements.lock", project["project"]["dependencies"] + groups["build"]),
            ("requirements-dev.lock", groups["dev"]),
        )
    }

    assert not {lock: names[lock] - set(_lock(lock)[1]) for lock in names if names[lock] - set(_lock(lock)[1])}


def test_the_wheel_carries_package_theme_and_starter(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = wheel.namelist()

    assert {"rookery"} == {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert {
        "rookery/__init__.py",
        "rookery/py.typed",
        "rookery/theme/templates/base.html",
        "rookery/starter/feeds.yml",
    } <= set(names)
    assert any(name.endswith("dist-info/licenses/LICENSE") for name in names)


def test_the_changelog_knows_the_version():
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    released = [heading for heading in headings if heading != "Unreleased"]

    assert headings[0] == "Unreleased"
    # before the first release the version is the one to come
    assert not released or rookery.__version__ == released[0]


def test_the_licence_is_the_one_that_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["license"] == "AGPL-3.0-or-later"
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in (ROOT / "LICENSE").read_text("utf-8")


def test_every_make_target_has_its_line_of_help():
    phony = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[1].split()

    assert set(phony) == set(TARGETS)


def test_make_alone_lists_the_targets():
    listed = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, check=True, capture_output=True, text=True)

    assert set(TARGETS) == set(re.findall(r"^  make ([a-z]+) ", listed.stdout, re.MULTILINE))


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_the_docs_name_only_make_targets_that_exist(path):
    named = set(re.findall(r"(?:^\s*|`)make ([a-z]+)", path.read_text("utf-8"), re.MULTILINE))

    assert not named - set(TARGETS)


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_the_docs_link_only_to_files_that_exist(path):
    text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    local = [link for link in links if "://" not in link and not link.startswith("mailto:")]

    assert not [link for link in local if not (path.parent / link).exists()]


def test_the_docs_know_every_command():
    cli = pytest.importorskip("rookery.cli", reason="the command line is not there yet")
    text = "\n".join(path.read_text("utf-8") for path in DOCS)

    assert not [name for name in cli.main.commands if f"rookery {name}" not in text]


def test_the_docs_name_only_commands_that_exist():
    cli = pytest.importorskip("rookery.cli", reason="the command line is not there yet")
    named = {
        name
        for path in DOCS
        for name in re.findall(r"(?:^\s*|`)rookery ([a-z]+)", path.read_text("utf-8"), re.MULTILINE)
    }

    assert not named - set(cli.main.commands)


@pytest.mark.parametrize("shape", [FeedConfig, FeedDefaults, Filter], ids=lambda shape: shape.__name__)
def test_the_page_for_marketing_people_knows_every_key_of_feeds_yml(shape):
    text = (ROOT / "docs" / "marketing.md").read_text("utf-8")

    assert not [key for key in shape.model_fields if f"`{key}`" not in text]
