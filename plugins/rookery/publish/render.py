"""One page of the plan -> its bytes. Reads a text only when the page that shows it renders.

In: a Page. Out: bytes. Templates see ``view``, ``site``, ``prose``, ``jsonld`` and ``once`` and nothing else.

A collected text that cannot be shown costs its page that text and no more: links lead there, so the page must be there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError

from rookery.archive.index import read_body
from rookery.errors import RenderError
from rookery.html.own import for_page, own_html, render_markdown
from rookery.html.text import text_of
from rookery.model.text import Html, JsonLd
from rookery.model.written import Prose
from rookery.publish import feeds, job_data, promise_data, sitemap
from rookery.publish.files import FILE
from rookery.publish.jsonld import render_jsonld, render_nodes
from rookery.publish.plan import Page
from rookery.publish.unnamed import Unnamed
from rookery.publish.views import BodyRef, JobMarkup, Node, SiteView

_UNSHOWN = "The text of this entry cannot be shown here at the moment."


class Renderer:
    """Renders pages of one site. ``faults`` are the texts that the last page stands without, and why."""

    def __init__(self, root: Path, site: SiteView, environment: Environment, unnamed: Unnamed) -> None:
        self._root = root
        self.unnamed = unnamed
        self._site = site
        self._shown: dict[BodyRef | Prose | str, Html] = {}
        self.faults: list[str] = []
        self._made: dict[tuple[Hashable, ...], str] = {}
        self.environment = environment
        # everything that is no HTML: by the name in Page.template, which no template of a theme has
        self._files: dict[str, Callable[[Any], bytes]] = {
            feeds.ATOM: lambda view: feeds.render_atom(feeds.unnamed_view(view, unnamed)),
            feeds.JSON: lambda view: feeds.render_json(feeds.unnamed_view(view, unnamed)),
            job_data.JSON: lambda view: job_data.render_jobs(view, unnamed.clean_data),
            job_data.INDEED: lambda view: job_data.render_indeed(view, self._named_prose, unnamed.clean_data),
            promise_data.JSON: lambda view: self._named_only(promise_data.render_promise(view).decode()),
            promise_data.CSV: promise_data.render_months,
            sitemap.SITEMAP: lambda view: sitemap.render_sitemap(view, sitemap.SITEMAP),
            sitemap.SITEMAPS: lambda view: sitemap.render_sitemap(view, sitemap.SITEMAPS),
            sitemap.TEXT: lambda view: str(view.text).encode(),
        }
        environment.globals |= {"site": site, "prose": self.prose, "jsonld": self.jsonld, "once": self.once}

    def prose(self, text: BodyRef | Prose | str, top: int = 2) -> Html:
        """Text for a page: an entry's body, people's Markdown, or HTML that Pelican's reader made of it. Its
        highest heading becomes level ``top``.
        """
        try:
            shown = self._prose(text, top)
        except Exception as error:  # it is named in the report; whatever it is, it must not cost more than the text
            if not isinstance(text, BodyRef):
                raise
            self.faults.append(f"content/{text.path} cannot be shown ({type(error).__name__}: {error})")
            shown = render_markdown(_UNSHOWN, top=top, base_path=self._site.base)
        self._shown[text] = shown
        return shown

    def _prose(self, text: BodyRef | Prose | str, top: int) -> Html:
        base = self._site.base
        if isinstance(text, BodyRef):
            return for_page(read_body(self._root, text.path), top=top, base_path=base, pictures=dict(text.pictures))
        if isinstance(text, Prose):
            return render_markdown(text.markdown, top=top, base_path=base, outside=text.outside)
        return own_html(text, top=top, base_path=base)

    def once(self, macro: Callable[..., str], *given: Hashable) -> str:
        """What a macro makes of these arguments, made once for all pages: the same cards and the same frame stand on
        many of them. An imported macro sees nothing but its arguments and what is the same everywhere, so it can only
        say the same again; one that a page's own template defines is another for each page.
        """
        # Html and plain text may be equal and must not be taken for each other
        key = (macro, *given, *map(type, given))
        made = self._made.get(key)
        if made is None:
            faults = len(self.faults)
            made = macro(*given)
            if len(self.faults) == faults:  # a text that failed is named on each page that lacks it
                self._made[key] = made
        return made

    def jsonld(self, data: JobMarkup | tuple[Node, ...] | None) -> JsonLd:
        """What search engines are told: of a job with the text as its page shows it, of all else as plain text. Nothing
        of a page that lacks its text.
        """
        if self.faults:
            return render_jsonld(None, self._named_prose, self.unnamed.clean_data)
        if isinstance(data, tuple):
            return render_nodes(data, self._told, self.unnamed.clean_data)
        return render_jsonld(data, self._named_prose, self.unnamed.clean_data)

    def _told(self, text: BodyRef | Prose) -> str:
        # the page above has made it already; levels of headings do not matter here
        html = self._shown[text] if text in self._shown else self.prose(text)
        return self.unnamed.clean(text_of(html))

    def _named_prose(self, text: BodyRef | Prose) -> str:
        # names come out before the text is escaped once more, for XML or JSON, and can no longer be read
        return self.unnamed.clean_html(self._prose(text, 2))

    def render(self, page: Page) -> bytes:
        """The page's bytes. Raises RenderError where the template is at fault, anything else where the view is."""
        self.faults = []
        if page.template == FILE:
            return Path(page.view.source).read_bytes()
        if page.template in self._files:
            return self._files[page.template](page.view)
        self._shown.clear()
        try:
            return self._named_only(self.environment.get_template(page.template).render(view=page.view))
        except TemplateError as error:
            where = f"{getattr(error, 'name', None) or page.template}:{getattr(error, 'lineno', '')}".rstrip(":")
            raise RenderError(f"{where}: {error} (while rendering {page.path})") from error

    def _named_only(self, text: str) -> bytes:
        # a lone surrogate, which only a hand-edited archive can hold, must not cost the page
        return self.unnamed.clean_html(text).encode("utf-8", "replace")
