"""The plan is the manifest: one page a path, and only paths of ours."""

import pytest

from rookery.errors import PlanError
from rookery.publish.plan import Page, make_plan


def page(path: str, template: str = "entry.html") -> Page:
    return Page(path, template, None)


def test_pages_are_ordered_by_path_whatever_order_they_come_in():
    paths = ["blog/b-2/index.html", "404.html", "blog/a-1/index.html", "index.html"]

    assert sorted(paths) == list(make_plan(map(page, paths)))


def test_two_pages_with_one_path_fail_by_name():
    with pytest.raises(PlanError, match=r"two pages want blog/index\.html: kind\.html and entry\.html"):
        make_plan([page("blog/index.html", "kind.html"), page("blog/index.html")])


@pytest.mark.parametrize(
    "path",
    ["../x.html", "/etc/x.html", "blog//x.html", "Blog/index.html", ".git/index.html", "blog/x", "a\n/x.html",
     "é/index.html", "blog/../x.html", "con .html", "a" * 300 + ".html"],
)  # fmt: skip
def test_a_path_outside_the_rules_fails_by_name(path):
    with pytest.raises(PlanError, match="is no path for a page"):
        make_plan([page(path)])


def test_all_contradictions_are_named_at_once():
    with pytest.raises(PlanError) as caught:
        make_plan([page("a.html"), page("a.html"), page("B.html")])

    assert str(caught.value).count("\n") == 2
