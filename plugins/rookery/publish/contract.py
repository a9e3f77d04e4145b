"""The theme's contract in words, from the view classes themselves. In: the classes. Out: docs/theme.md."""

from __future__ import annotations

import inspect
from dataclasses import fields, is_dataclass
from typing import get_args

from rookery.publish import views

_HEAD = """\
# The theme's contract

This page is made from `rookery.publish.views` (`make golden` renews it). A template sees five things and
nothing else: `view`, the plain data of its page; `site`, the site's constants; `prose(text, top=2)`, which turns a
text (`BodyRef`, `Prose`) into sanitised HTML whose highest heading is of level `top`; `jsonld(data)`, which writes
the element that search engines read (a `JobMarkup`, or the `Node`s of a head), or nothing; and `once(macro, ...)`,
which is what an imported macro makes of these arguments, made once for all pages that show the same. Autoescape is
on and an unknown name is an error, so a template that builds shows what it means to show. No template writes a script,
and none is needed: `jsonld` prints data that browsers do not run. What it says must stand on the same page for people
to read.

`page.html` and `article.html` are rendered by Pelican: they see Pelican's `page` and `article`, with `site`, `prose`,
`jsonld`, `once`, `day(date)` and `about[slug]` (ArticleView) besides.

A theme is a folder with `templates/` and `static/`; name it with `THEME` in pelicanconf.py, or put single templates
into a folder named in `THEME_TEMPLATES_OVERRIDES`. Files of `static/` are published below `theme/`; names that begin
with `.` or `_` are not. Including and importing other templates must be by literal names: a page is rendered again
only when its view or a template that it needs has changed, and a computed name would hide the change.
"""


def render_contract() -> str:
    """The page, in Markdown: each template with its view, then the small views that they share."""
    pages = list(get_args(views.View))
    classes = [thing for thing in vars(views).values() if inspect.isclass(thing) and is_dataclass(thing)]
    small = [thing for thing in classes if thing not in pages and thing.__module__.startswith(views.__name__)]
    parts = [_HEAD, "## Templates\n"]
    parts += [_section(f"{view.TEMPLATE}: {view.__name__}", view) for view in pages]
    parts += ["## Shared views\n", *(_section(view.__name__, view) for view in small)]
    return "\n".join(parts)


def _section(title: str, view: type) -> str:
    about = inspect.cleandoc(view.__doc__ or "")
    rows = "\n".join(f"| `{field.name}` | `{field.type}` |" for field in fields(view))
    return f"### {title}\n\n{about}\n\n| field | type |\n| --- | --- |\n{rows}\n"
