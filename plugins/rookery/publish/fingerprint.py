"""What a page is made of, as one short hash: a page whose fingerprint has not changed is not rendered.

In: pages, the theme's templates, the site's constants. Out: 128-bit hex digests (BLAKE2b).
"""

from __future__ import annotations

from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates

from rookery.errors import RenderError
from rookery.publish.plan import Page
from rookery.publish.stamp import LIBRARIES
from rookery.publish.views import SiteView

_PACKAGE = Path(__file__).resolve().parent.parent
# the code that turns a view into bytes; the code that makes views shows in the views themselves
_RENDERERS = (
    "forgotten/*.py",
    "html/*.py",
    "publish/render.py",
    "publish/feeds.py",
    "publish/job_data.py",
    "publish/jsonld.py",
    "publish/promise_data.py",
    "publish/sitemap.py",
    "publish/unnamed.py",
)


class Fingerprints:
    """Makes fingerprints for one build; digests of templates are computed once each.

    ``seen`` is whatever else every page is made with: Jinja's options, names that may not be shown.
    """

    def __init__(self, environment: Environment, site: SiteView, seen: str = "") -> None:
        self._environment = environment
        self._site = digest(repr(site), seen, *(f"{name} {version(name)}" for name in LIBRARIES), *_sources())
        self._templates: dict[str, str] = {}
        self._read: dict[str, tuple[str, tuple[str, ...]]] = {}

    def of(self, page: Page) -> str:
        """The page's fingerprint. Raises RenderError if its template, or one that it needs, is not there."""
        return digest(page.path, self._template(page.template), self._site, repr(page.view))

    def _template(self, name: str) -> str:
        if name not in self._templates:
            self._templates[name] = digest(*self._closure(name)) if name.endswith(".html") else name
        return self._templates[name]

    def _closure(self, name: str) -> list[str]:
        """Sources of the template and of all that it extends, includes and imports."""
        sources: dict[str, str] = {}
        waiting = [(name, "")]
        while waiting:
            wanted, by = waiting.pop()
            if wanted not in sources:
                sources[wanted], references = self._source_of(wanted, by)
                waiting += [(reference, wanted) for reference in references]
        return [part for item in sorted(sources.items()) for part in item]

    def _source_of(self, name: str, by: str) -> tuple[str, tuple[str, ...]]:
        """A template's source and the names that it refers to, parsed once however many pages share it."""
        if name not in self._read:
            source = self._source(name, by)
            references = tuple(find_referenced_templates(self._parsed(source, name)))
            named = tuple(reference for reference in references if reference is not None)
            if len(named) < len(references):
                raise RenderError(f"{name}: name the template that it includes; a computed name hides changes")
            self._read[name] = source, named
        return self._read[name]

    def _parsed(self, source: str, name: str) -> nodes.Template:
        try:
            return self._environment.parse(source, name)
        except TemplateSyntaxError as error:
            raise RenderError(f"{name}:{error.lineno}: {error.message}") from error

    def _source(self, name: str, by: str) -> str:
        needed = f" (needed by {by})" if by else ""
        try:
            return self._environment.loader.get_source(self._environment, name)[0]  # type: ignore[union-attr]  # our environments have one
        except TemplateNotFound:
            raise RenderError(f"the theme has no template {name}{needed}: add it to its templates/ folder") from None


def digest(*parts: str) -> str:
    """One hash over texts, each set apart from the next."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _sources() -> list[str]:
    paths = sorted(path for pattern in _RENDERERS for path in _PACKAGE.glob(pattern))
    return [path.read_text(encoding="utf-8") for path in paths]
