"""A whole output: each file by what it is, once as long as nothing changes; and the build that ends with it."""

from dataclasses import replace
from html import unescape

import pytest

from audited import CSP, HEAD, PAGE
from rookery.audit.finding import Facts
from rookery.audit.folder import audit_folder
from sites import Site

GOOD = PAGE.format(head=HEAD, body="")
FACTS = Facts(address="https://hub.example.com")


@pytest.fixture
def output(tmp_path):
    for name, text in {
        "index.html": GOOD,
        "feed.atom": "<feed/>",
        "theme/style.css": "p{}",
        "icon.svg": "<svg/>",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.css", "@import 'https://fonts.example.org/a.css';", "loads from elsewhere (https://fonts.example.org/a.css)"),
        ("a.css", "p{background:url(//x.example.org/a.png)}", "loads from elsewhere (//x.example.org/a.png)"),
        ("a.svg", "<svg><script>x()</script></svg>", "a drawing that runs something"),
        ("a.svg", "<svg><image href='https://x.example.org/a'/></svg>", "loads from elsewhere"),
        ("a.js", "x()", "a script that is not the site's own"),
        ("feed.json", '{"author": "ada@example.org"}', "ada@example.org stands there"),
        ("a.ics", "ORGANIZER:mailto:ada@example.org", "ada@example.org stands there"),
        (".env", "KEY=1", "a hidden file"),
        ("about/.env", "KEY=1", "a hidden file"),
    ],
)  # fmt: skip
def test_a_file_is_read_by_what_it_is(output, name, text, told):
    (output / name).parent.mkdir(exist_ok=True)
    (output / name).write_text(text, encoding="utf-8")

    assert [name] == [finding.path for finding in audit_folder(output, FACTS).findings if told in finding.message]


def test_a_hidden_folder_is_told_once_whatever_lies_in_it(output):
    for name in (".cache/a.txt", ".cache/deep/b.html", ".cache/.env", "theme/.old/c.css"):
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_text("x", encoding="utf-8")
    (output / ".empty").mkdir()
    told = audit_folder(output, FACTS).findings

    assert [".cache/", ".empty/", "theme/.old/"] == sorted(finding.path for finding in told)
    assert all("a hidden folder" in finding.message for finding in told)


def test_a_link_out_of_the_output_is_told(output):
    (output / "secret.txt").symlink_to("/etc/hostname")

    assert ["secret.txt"] == [finding.path for finding in audit_folder(output, FACTS).findings]


def test_a_file_that_was_clean_and_has_not_changed_is_not_read_again(output):
    first = audit_folder(output, FACTS)
    second = audit_folder(output, FACTS, first.memory)
    (output / "feed.atom").write_text("<feed>ada@example.org</feed>", encoding="utf-8")
    third = audit_folder(output, FACTS, second.memory)
    fourth = audit_folder(output, FACTS, third.memory)

    assert (4, 0, 1, 1) == (first.read, second.read, third.read, fourth.read)
    assert len(fourth.findings) == 1


def test_all_are_read_again_when_what_may_stand_there_changes(output):
    (output / "feed.atom").write_text("<feed>ada@example.org</feed>", encoding="utf-8")
    allowed = audit_folder(output, replace(FACTS, contacts=frozenset({"ada@example.org"})))
    again = audit_folder(output, FACTS, allowed.memory)

    assert () == allowed.findings
    assert (4, 1) == (again.read, len(again.findings))


def test_many_files_are_judged_like_few(output):
    for number in range(450):
        (output / f"p{number}.html").write_text(GOOD.replace("Words", f"p{number}@example.org"), encoding="utf-8")
    found = audit_folder(output, FACTS)

    assert sorted(f"p{number}.html" for number in range(450)) == [finding.path for finding in found.findings]


@pytest.fixture
def site(tmp_path):
    made = Site(tmp_path / "site")
    made.person()
    return made


def test_a_build_that_breaks_a_promise_ends_with_1_and_says_where(site):
    site.write("content/pages/about.md", "Title: About\n\nWrite to ada@example.org.\n")
    done = site.run("build")

    assert done.code == 1
    assert "about/index.html:" in done.err
    assert "ada@example.org is shown, and nobody allowed it" in done.err
    assert "1 promise is broken. Do not publish this output" in done.err
    assert site.run("audit").code == 1


def test_what_the_settings_allow_may_be_shown(site):
    site.write("content/pages/about.md", "Title: About\n\nWrite to ada@example.org.\n")
    conf = (site.root / "pelicanconf.py").read_text(encoding="utf-8")
    site.write("pelicanconf.py", f'{conf}CONTACTS = ["ada@example.org"]\n')
    site.build()
    done = site.run("audit")

    assert (0, True) == (done.code, done.out.endswith("All promises are kept.\n"))


def test_a_theme_that_loads_from_elsewhere_is_caught(site):
    conf = (site.root / "pelicanconf.py").read_text(encoding="utf-8")
    site.write("pelicanconf.py", f'{conf}THEME_TEMPLATES_OVERRIDES = ["mine"]\n')
    site.write("mine/404.html", '{% extends "viewed.html" %}{% block main %}{{ view.links|length }}<img src="https://x.example.org/a.gif" alt="">{% endblock %}')  # fmt: skip
    done = site.run("build")

    assert (1, True) == (done.code, "404.html:" in done.err and "<img> loads from elsewhere" in done.err)


def test_a_folder_without_a_page_passes_no_audit(site):
    (site.root / "empty").mkdir()
    site.write("texts/a.txt", "Nothing.")
    place = str(site.root / "empty")
    done = site.run("audit", place)

    assert 2 == done.code == site.run("audit", str(site.root / "texts")).code == site.run("audit", f"{place}/x").code
    assert f"Invalid value for '[OUTPUT]': there is no page in '{place}'." in done.err


def test_what_the_settings_keep_in_the_output_is_not_read_and_the_audit_says_so(site):
    site.build()
    site.write("output/.git/config", "[core]")
    told = site.run("audit")
    conf = (site.root / "pelicanconf.py").read_text(encoding="utf-8")
    site.write("pelicanconf.py", f"{conf}OUTPUT_RETENTION = []\n")
    strict = site.run("audit")

    assert (0, True) == (told.code, "Not looked into, as OUTPUT_RETENTION says: .git.\n" in told.out)
    assert (1, True) == (strict.code, ".git/: a hidden folder. Take it out" in strict.out)
    assert "Not looked into" not in strict.out


def test_an_audit_outside_a_site_says_what_a_build_says_there(site, tmp_path):
    (tmp_path / "nowhere").mkdir()
    nowhere = Site.at(tmp_path / "nowhere")

    assert nowhere.run("build").err == nowhere.run("audit").err
    assert "or make one with rookery init" in nowhere.run("audit").err


def test_a_folder_without_a_site_is_told(site):
    assert (1, True) == ((done := site.run("audit")).code, "no built site is here" in done.err)


def test_the_policy_of_the_tests_is_the_sites_own(site):
    site.build()

    page = unescape((site.output / "index.html").read_text(encoding="utf-8"))

    assert CSP in page.replace(" font-src 'self'; media-src 'self';", "")
