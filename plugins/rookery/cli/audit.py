"""``rookery audit``: reads a built site and names every promise that it breaks.

In: a folder. Out: text, an exit code.
"""

from __future__ import annotations

from pathlib import Path

import click

from rookery.errors import RookeryError
from rookery.model.counts import counted

_SITE = click.option(
    "--site", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The site's folder."
)


@click.command()
@click.argument("output", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@_SITE
def audit(output: Path | None, site: Path) -> None:
    """Read the built site, OUTPUT or the site's own, and name every promise that it breaks.

    A script, a style or a handler within a page; anything loaded from or sent to elsewhere; an e-mail address, a phone
    number or a name that nobody allowed; a picture that says where it was taken; a page without its policies. Every
    build ends with the same look at what it changed. Exit code 1 if anything is found.
    """
    from rookery.audit.folder import audit_folder
    from rookery.audit.listing import list_files
    from rookery.cli.pelican import load_engine, output_of

    folder = output or output_of(site)
    if not folder.is_dir():
        raise RookeryError(f"{folder}: no built site is here. Build it first: rookery build")
    facts, skip = load_engine(site, collect=False).audit_facts()
    found = audit_folder(folder, facts, lying=list_files(folder, skip))
    for finding in found.findings:
        click.echo(str(finding))
    counts = ", ".join(counted(number, kind.removesuffix("s"), kind) for kind, number in sorted(found.counts.items()))
    click.echo(f"{counted(found.files, 'file')} read ({counts}).")
    if found.findings:
        raise RookeryError(
            f"{counted(len(found.findings), 'promise is', 'promises are')} broken. Do not publish this output"
        )
    click.echo("All promises are kept.")
