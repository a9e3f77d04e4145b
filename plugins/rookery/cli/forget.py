"""``rookery forget``: take a person, an entry or a question out of the site, so that nothing brings it back; or all
that was collected from a feed that left feeds.yml.

In: what to forget, the site's folder. Out: what will be done, then what was done, and what no program here can reach.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rookery import clock

if TYPE_CHECKING:
    from rookery.cli.forget_plan import Forgetting

_SHOWN = 20


@click.command()
@click.argument("thing", metavar="PERSON|ENTRY|QUESTION|FEED")
@click.option(
    "--site",
    default=".",
    show_default="this folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The site's folder, where pelicanconf.py and feeds.yml are.",
)
@click.option("--yes", is_flag=True, help="Do it without asking.")
def forget(thing: str, site: Path, *, yes: bool) -> None:
    """Take a person, an entry or a question out of content and archive, so that no feed brings it back.

    Of a FEED that is not in feeds.yml any more, take out all that was collected from it.

    A person is named by the id or the full name, an entry by its file, its id or its page's address, a question by
    its file or address, a feed by its id. What will change is shown first; without a terminal nothing happens unless
    --yes is given.
    """
    from rookery.archive.lock import locked
    from rookery.cli.forget_find import find_target
    from rookery.cli.forget_plan import carry_out, plan_forgetting

    root = site.resolve()
    with locked(root):
        plan = plan_forgetting(root, find_target(root, thing), clock.today())
        click.echo("\n".join(_plan_lines(plan)))
        if not yes and not sys.stdin.isatty():
            click.echo("\nNothing was changed. Say --yes to do it.")
            return
        if not yes and not click.confirm("\nForget it?"):
            click.echo("Nothing was changed.")
            return
        carry_out(root, plan)
    click.echo("\n".join(_done_lines(plan)))


def _plan_lines(plan: Forgetting) -> Iterator[str]:
    yield f"To be forgotten: {plan.what}"
    if plan.removed:
        yield from ("", "These files go:", *_some(plan.removed))
    changed = [*plan.files, *(f"content/collected/{feed}/_state.json" for feed in plan.states)]
    if changed:
        yield from ("", "These are written anew:", *_some(sorted(changed)))
    if plan.tombstone:
        yield from (
            "",
            "This is written, so that nothing comes back; it holds no word of it:",
            f"  {plan.tombstone.place}",
        )
    if plan.folders:
        yield from ("", "Nothing keeps it away: if feeds.yml names it again, it is collected again.")
    if plan.left:
        yield from ("", "These need your hand:", *_some(plan.left))


def _some(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:_SHOWN])
    if len(lines) > _SHOWN:
        yield f"  and {len(lines) - _SHOWN} more"


def _done_lines(plan: Forgetting) -> Iterator[str]:
    yield from ("", "Forgotten. The site shows it until the next build: rookery build --offline, commit, publish.", "")
    yield "What this cannot reach:"
    yield "  git's history, which a public repository shows to everybody. In a fresh clone, with git-filter-repo:"
    if plan.removed:
        places = plan.folders or plan.removed
        yield f"    git filter-repo --invert-paths {' '.join(f'--path {shlex.quote(place)}' for place in places)}"
    if plan.spoken:
        yield "    and with a file ../words.txt outside of it (delete it afterwards) that holds these lines:"
        yield from (f"      {words}==>{instead}" for words, instead in plan.spoken.items())
        yield "    git filter-repo --force --replace-text ../words.txt --replace-message ../words.txt"
    yield "    git push --force --mirror"
    yield "  forks and clones of the repository, and old commits that its host keeps: ask their owners, and its support"
    yield "  feed readers, search engines and web archives: they have their own ways to ask for removal"
    yield "  the place where it was published first, unless you take it out there"
