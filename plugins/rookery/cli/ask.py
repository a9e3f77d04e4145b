"""``rookery ask``: what it is asked with. In: a command line. Out: ``asking`` does it."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("question")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="A topic it belongs to; may be given again.")
@click.option("--asked", default="", metavar="DAY", show_default="today", help="The day on which it was asked.")
@click.option("--asker", default="", metavar="LABEL", show_default="A candidate", help="As they wish to be called.")
@click.option("--text", "source", default="", metavar="FILE", help="More words, in Markdown; - is standard input.")
@click.option("--draft", is_flag=True, help="Write it as a draft, which is published nowhere.")
@click.option("--anyway", is_flag=True, help="Write it though the same is asked already.")
@click.option(
    "--site",
    default=".",
    show_default="this folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The site's folder.",
)
def ask(  # noqa: PLR0913, PLR0917  an option of the command each
    question: str, topics: tuple[str, ...], asked: str, asker: str, source: str, draft: bool, anyway: bool, site: Path
) -> None:
    """Write down the QUESTION that somebody asked at an event or on the phone.

    It becomes a file in content/questions/ and is open at once: you typed it, and your commit publishes it. With
    --draft it waits, as everything does that comes through rookery inbox. Never give a name: --asker is a label such
    as "A surveyor from Leeds".
    """
    from rookery.cli.asking import Asked, write_question

    asked_now = Asked(question, topics, asked, asker, source, draft=draft, anyway=anyway)
    click.echo(write_question(site.resolve(), asked_now))
