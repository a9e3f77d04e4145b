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

    engine = load_engine(site, collect=False)
    folder = output or output_of(site)
    facts, kept = engine.audit_facts()
    found = audit_folder(folder, facts, lying=list_files(folder, kept, closed=True))
    if not found.counts.get("pages"):
        if output:
            nothing = f"there is no page in {str(output)!r}."
            raise click.BadParameter(nothing, click.get_current_context(), param_hint="'[OUTPUT]'")
        raise RookeryError(f"{folder}: no built site is here. Build it first: rookery build")
    for finding in found.findings:
        click.echo(str(finding))
    counts = ", ".join(counted(number, kind.removesuffix("s"), kind) for kind, number in sorted(found.counts.items()))
    click.echo(f"{counted(found.files, 'file')} read ({counts}).")
    if unread := [name for name in kept if (folder / name).exists()]:
        click.echo(f"Not looked into, as OUTPUT_RETENTION says: {', '.join(unread)}.")
    if found.findings:
        raise RookeryError(
            f"{counted(len(found.findings), 'promise is', 'promises are')} broken. Do not publish this output"
        )
    click.echo("All promises are kept.")
