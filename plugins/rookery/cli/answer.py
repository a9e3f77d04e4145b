"""``rookery answer``: what it is asked with. In: a command line. Out: ``answering`` does it."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("slug")
@click.option("--as", "person", required=True, metavar="PERSON", help="Who answers: an id in content/people/.")
@click.option("--date", "day", default="", metavar="DAY", show_default="today", help="The day of the answer.")
@click.option("--file", "source", default="", metavar="FILE", help="Take the text from FILE; - is standard input.")
@click.option(
    "--site",
    default=".",
    show_default="this folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The site's folder.",
)
def answer(slug: str, person: str, day: str, source: str, site: Path) -> None:
    """Answer the question SLUG: its file's name in content/questions/, without .md.

    Opens your editor ($EDITOR) on a terminal; elsewhere the text comes from standard input.
    """
    from rookery.cli.answering import add_answer

    click.echo(add_answer(site.resolve(), slug, person, day, source), nl=False)
