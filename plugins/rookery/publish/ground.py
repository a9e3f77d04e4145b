"""What a build stands on before it asks the archive: what people wrote, the site's constants, the renderer.

In: Pelican's settings, the site's folder, the day. Out: Ground, or a ConfigError with every mistake that people made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rookery.publish.constants import site_view
from rookery.publish.inputs import Written, read_written
from rookery.publish.options import option_problems
from rookery.publish.promised import Promised, read_promised
from rookery.publish.render import Renderer
from rookery.publish.templates import theme_environment
from rookery.publish.unnamed import Unnamed
from rookery.publish.views import SiteView


@dataclass(frozen=True, slots=True)
class Ground:
    """Read once for each build."""

    written: Written
    promised: Promised
    site: SiteView
    renderer: Renderer


def read_ground(settings: Mapping[str, Any], root: Path, today: str) -> Ground:
    """Read what people wrote. Raises ConfigError with all mistakes."""
    written = read_written(root, today, settings["STATIC_PATHS"], option_problems(settings))
    content = written.content
    promised = read_promised(settings, content)
    site = site_view(settings, written)
    folders = [*map(Path, settings["THEME_TEMPLATES_OVERRIDES"]), Path(settings["THEME"]) / "templates"]
    environment = theme_environment(folders, settings["JINJA_ENVIRONMENT"])
    unnamed = Unnamed(content.people.values(), today, content.forgotten)
    return Ground(written, promised, site, Renderer(root, site, environment, unnamed))
