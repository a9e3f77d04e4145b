"""The seven kinds of entry: their words and their folder in the site's addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["blog", "press", "video", "podcast", "social", "job", "event"]


@dataclass(frozen=True, slots=True)
class KindWords:
    """How a kind is spoken of. ``folder`` is its place in addresses (``/videos/``)."""

    folder: str
    plural: str
    singular: str


KINDS: dict[Kind, KindWords] = {
    "blog": KindWords("blog", "Blog", "Blog post"),
    "press": KindWords("press", "Press", "Press release"),
    "video": KindWords("videos", "Videos", "Video"),
    "podcast": KindWords("podcasts", "Podcasts", "Podcast"),
    "social": KindWords("social", "Social", "Social post"),
    "job": KindWords("jobs", "Jobs", "Job"),
    "event": KindWords("events", "Events", "Event"),
}
