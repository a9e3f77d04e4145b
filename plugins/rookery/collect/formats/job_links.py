"""Addresses of a site -> those that may be job pages, by the words in them. Pure.

A guess that saves requests, not one that decides what a job is: where no address matches, all are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

from rookery.collect.formats.board_address import host_and_steps
from rookery.html.tokens import names

_WORDS = names(
    "job jobs jobb career careers vacancy vacancies position positions opening openings opportunity opportunities "
    "posting postings requisition requisitions role roles jobposting jobdetail "
    "karriere stelle stellen stellenangebot stellenangebote stellenanzeige stellenanzeigen "
    "emploi emplois offre offres carriere carrieres empleo empleos oferta ofertas lavoro vaga vagas "
    "vacature vacatures"
)
_PARTED = re.compile(r"[-_.+ ]+")
_KEYS = re.compile(r"(?i)(?:^|_|-)(?:id|jid|job|jobid|reqid|ref)$|jobid|vacancyid|positionid")


def looks_like_jobs(url: str) -> bool:
    """Whether the host (``jobs.example.com``) or the path (``/careers/engineer``) has a word for jobs and goes on."""
    host, steps = host_and_steps(url)
    if _has_word(host.split(".")[0]):
        return bool(steps)
    for number, name in enumerate(steps):
        if _has_word(name) and (steps[number + 1 :] or len(_PARTED.split(name.strip("-_. "))) > 1 or _has_id(url)):
            return True
    return False


def job_addresses(urls: Iterable[str], page: str) -> list[str]:
    """Of the links of a list page those below the page itself, else those that look like jobs."""
    here = urlsplit(page)
    path = here.path.rstrip("/") + "/"
    others = [url for url in urls if url.partition("#")[0] != page.partition("#")[0]]
    below = [url for url in others if _is_below(url, path)] if path != "/" else []
    return below or [url for url in others if looks_like_jobs(url)]


def _is_below(url: str, path: str) -> bool:
    own = urlsplit(url)
    if own.path.rstrip("/") + "/" == path:
        return _has_id(url)
    return own.path.startswith(path)


def _has_word(name: str) -> bool:
    return any(part in _WORDS for part in _PARTED.split(name.lower()))


def _has_id(url: str) -> bool:
    """Whether the query names one thing (``?gh_jid=123``), not a page or a filter of a list."""
    return any(_KEYS.search(key) for key, _ in parse_qsl(urlsplit(url).query))
