"""The theme and the views agree: templates use what their view has, and nothing in a view is unused."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields
from typing import get_args

import pytest
from jinja2 import Environment, FileSystemLoader, nodes
from jinja2.meta import find_referenced_templates

from rookery.publish import views
from rookery.publish.contract import render_contract
from sites import ROOT

TEMPLATES = ROOT / "theme" / "templates"
ENVIRONMENT = Environment(loader=FileSystemLoader(str(TEMPLATES)), autoescape=True)
PAGES = get_args(views.View)
# what the renderer reads and no template shows
ELSEWHERE = {
    "BodyRef": {"path", "digest", "pictures"},
    "JobMarkup": {"facts", "text"},
    "Node": {"kind", "facts"},
    "Told": {"text"},
    "SiteView": {"address"},
}


def closure(name: str) -> list[nodes.Template]:
    """A template and all that it needs, parsed."""
    found, waiting = {}, [name]
    while waiting:
        wanted = waiting.pop()
        if wanted not in found:
            found[wanted] = ENVIRONMENT.parse((TEMPLATES / wanted).read_text(encoding="utf-8"))
            waiting += [other for other in find_referenced_templates(found[wanted]) if other]
    return list(found.values())


def attributes(trees, of: str | None = None) -> set[str]:
    """Names read as attributes; of one variable, or of anything."""
    reads = [read for tree in trees for read in tree.find_all(nodes.Getattr)]
    if of:
        reads = [read for read in reads if isinstance(read.node, nodes.Name) and read.node.name == of]
    return {read.attr for read in reads}


@pytest.mark.parametrize("view", PAGES, ids=lambda view: view.TEMPLATE)
def test_a_template_reads_exactly_the_fields_of_its_view(view):
    has = {field.name for field in fields(view)}

    assert has == attributes(closure(view.TEMPLATE), "view") | {"head"}


def test_every_field_of_the_shared_views_is_shown_somewhere():
    trees = [
        tree for path in TEMPLATES.rglob("*.html") for tree in [ENVIRONMENT.parse(path.read_text(encoding="utf-8"))]
    ]
    read = attributes(trees)
    shared = [
        thing
        for thing in vars(views).values()
        if inspect.isclass(thing) and thing.__module__.startswith(views.__name__)
    ]
    unused = {
        f"{view.__name__}.{field.name}"
        for view in shared
        for field in fields(view)
        if field.name not in read and field.name not in ELSEWHERE.get(view.__name__, ())
    }

    assert unused == set()


def test_the_site_view_has_what_templates_read_of_it():
    trees = [ENVIRONMENT.parse(path.read_text(encoding="utf-8")) for path in TEMPLATES.rglob("*.html")]

    assert attributes(trees, "site") <= {field.name for field in fields(views.SiteView)}


def test_no_template_marks_a_text_safe_or_writes_a_script_or_a_style():
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text(encoding="utf-8").lower()

        assert not [
            word
            for word in ("|safe", "| safe", "<script", "<style", " style=", "javascript:", "markup(")
            if word in text
        ], path


def test_the_contract_in_the_docs_is_the_one_in_the_code(request):
    page = ROOT / "docs" / "theme.md"
    if request.config.getoption("--renew"):
        page.write_text(render_contract(), encoding="utf-8")

    assert render_contract() == page.read_text(encoding="utf-8")


def test_the_stylesheet_closes_every_block_that_it_opens():
    css = re.sub(
        r"/\*.*?\*/", "", (ROOT / "theme" / "static" / "style.css").read_text(encoding="utf-8"), flags=re.DOTALL
    )

    assert css.count("{") == css.count("}")
