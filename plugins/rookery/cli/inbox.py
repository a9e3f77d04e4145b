"""``rookery inbox``: what it is asked with. In: a command line. Out: ``moderating`` does it."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Take every proposal as it is, and ask nothing.")
@click.option("--column", default="", metavar="NAME", help="The column of a table that holds the question.")
@click.option(
    "--site",
    default=".",
    show_default="this folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The site's folder.",
)
def inbox(files: tuple[Path, ...], yes: bool, column: str, site: Path) -> None:
    """Propose drafts of questions from what outsiders sent: mails, forms, issues, forums.

    FILE is an mbox or a mail (eml), a CSV or JSON export of a form service, GitHub's issues or discussions as JSON,
    a Discourse topic as JSON, or a Stack Exchange Posts.xml. Names, addresses, phone numbers, signatures and quoted
    mail are taken out before anything is written; what is like a question that you have is shown beside it.

    On a terminal you decide on each. Elsewhere all are taken, but those that say the same as a question that is there;
    with --yes these too. Each becomes a file in content/questions/ with status: draft, which appears nowhere on the
    site until a person changes that. A second run proposes nothing twice.
    """
    from rookery.cli.moderating import moderate

    moderate(site.resolve(), files, ask=not yes, column=column)
