"""``rookery``: the command line.

In: arguments, the site's folder. Out: text on standard output, mistakes on standard error, an exit code:
0 all well, 1 a mistake of ours or in a file that people wrote (nothing published), 2 the command's own words are
off, 3 some feeds failed (the site stands on the last good data), 4 every feed failed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

import rookery
from rookery import clock
from rookery.cli.answer import answer
from rookery.cli.ask import ask
from rookery.cli.audit import audit
from rookery.cli.forget import forget
from rookery.cli.inbox import inbox
from rookery.errors import RookeryError
from rookery.model.counts import counted
from rookery.model.kinds import KINDS, Kind

# commands import what they need when they run: `rookery --help` and `rookery collect` need no Pelican
_SITE = click.option(
    "--site",
    default=".",
    show_default="this folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The site's folder, where pelicanconf.py and feeds.yml are.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(rookery.__version__, prog_name="rookery")
def main() -> None:
    """A talent community as a static site: feeds and answers in, one honest microsite out.

    Run these in the site's folder. Exit codes: 0 all well, 1 a mistake to mend (nothing was published),
    3 some feeds failed (the site was built from the last good data), 4 every feed failed.
    """


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="", help="How the site is called.")
def init(folder: Path, name: str) -> None:
    """Make a new site in FOLDER; it builds at once."""
    from rookery.cli.starter import make_site

    if not name and sys.stdin.isatty():
        name = click.prompt("How is the site called?", default="Your company talks")
    make_site(folder, name)
    click.echo(f"A new site is in {folder}. Next:\n\n  cd {folder}\n  rookery serve\n")
    click.echo("Its README.md says how to go on.")


@main.command()
@_SITE
@click.option("--links", is_flag=True, help="Also ask the addresses of resources and people, over the network.")
def check(site: Path, links: bool) -> None:
    """Check everything that people wrote, without writing, and without the network unless --links is given.

    It fails as well if the promise is not kept (MIN_ANSWER_RATE, MAX_MEDIAN_DAYS); a build never does. With --links the
    exit code is 1 if an address leads nowhere. One that cannot be reached this time is only told.
    """
    from rookery.cli.pelican import load_engine
    from rookery.cli.starter import unchanged_lines

    count, advice, broken = load_engine(site, collect=False).check()
    advice = (*unchanged_lines(site.resolve()), *advice)
    click.echo(f"{'No mistakes' if broken else 'All well'}: {counted(count, 'file')} planned.")
    if advice:
        click.echo("\nNothing is wrong with these, but they are worth a look:")
    for line in advice:
        click.echo(line)
    dead = False
    if links:
        from rookery.cli.links import check_links

        report = check_links(site.resolve(), clock.today())
        click.echo("\n" + "\n".join(report.lines))
        dead = bool(report.dead)
    if broken:
        raise click.exceptions.Exit(_fail("\n".join(broken), 1))
    if dead:
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("source")
@click.option(
    "--kind", default="blog", show_default=True, type=click.Choice(tuple(KINDS)), help="What its entries are."
)
@click.option("--allow-private", is_flag=True, help="Allow an address on a private network.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def preview(source: str, kind: Kind, allow_private: bool, as_json: bool) -> None:
    """Show what SOURCE would become, and what to write for it in feeds.yml. Touches nothing.

    SOURCE is a feed's file or address, or any address of a job board: its careers page, a job, its interface.
    """
    from rookery.cli.preview import preview_feed, render_preview, render_unread
    from rookery.publish.listing import entry_data

    found = preview_feed(source, kind, allow_private=allow_private, now=clock.stamp())
    if found.parsed.error:
        click.echo("" if as_json else render_unread(found), nl=False)
        raise click.exceptions.Exit(_fail(f"{source}: {found.parsed.error}", 3))
    if as_json:
        for entry in found.parsed.entries:
            click.echo(json.dumps(entry_data(entry, entry.content), ensure_ascii=False))
    else:
        click.echo(render_preview(found), nl=False)


@main.command()
@_SITE
@click.option("--feed", "feeds", multiple=True, metavar="ID", help="Only this feed; may be given again.")
@click.option("--force", is_flag=True, help="Ask also the feeds whose servers said that there is no need yet.")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Write what came of it as JSON.")
def collect(site: Path, feeds: tuple[str, ...], force: bool, report: Path | None) -> None:
    """Fetch the feeds of feeds.yml into the archive."""
    from rookery.archive.files import named
    from rookery.collect.progress import progress_for
    from rookery.collect.report import render_report, report_json
    from rookery.collect.run import collect as run
    from rookery.config.load import read_feeds, topic_ids
    from rookery.errors import ConfigError

    root = site.resolve()
    if report and not report.resolve().parent.is_dir():
        raise RookeryError(f"{report}: its folder is not there; make it first, or write the report elsewhere")
    found, problems = read_feeds(root, topics=topic_ids(root))
    if problems or found is None:
        raise ConfigError(problems)
    done = run(root, found, only=feeds, now=clock.stamp(), force=force, progress=progress_for(sys.stderr))
    click.echo(render_report(done), nl=False)
    if report:
        with named("write", str(report)):
            report.write_text(report_json(done), encoding="utf-8")
    raise click.exceptions.Exit(done.exitcode)


@main.command()
@_SITE
@click.option("--offline", is_flag=True, help="Do not collect; build from the archive.")
@click.option("--settings", default="pelicanconf.py", show_default=True, help="Pelican's settings file.")
def build(site: Path, offline: bool, settings: str) -> None:
    """Collect, then build output/."""
    from rookery.cli.pelican import load_engine

    load_engine(site, settings, collect=False if offline else None).run()


@main.command()
@_SITE
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--bind", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--offline", is_flag=True, help="Do not collect; build from the archive.")
def serve(site: Path, port: int, bind: str, offline: bool) -> None:
    """Build, serve, and build again when a file changes."""
    from rookery.cli.serve import serve_site

    serve_site(site.resolve(), bind, port, offline=offline)


@main.command()
@_SITE
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def entries(site: Path, as_json: bool) -> None:
    """List what the archive holds."""
    from rookery.publish.inputs import read_inputs, read_written
    from rookery.publish.listing import list_entries

    root, today = site.resolve(), clock.today()
    if not (root / "feeds.yml").is_file():
        raise RookeryError(f"{root}: no feeds.yml here. Run this in a site's folder, or make one with rookery init")
    for entry in list_entries(read_inputs(root, read_written(root, today), today)):
        if as_json:
            click.echo(json.dumps(entry, ensure_ascii=False))
        else:
            day = (entry["published"] or entry["first_seen"])[:10]
            mark = "  (hidden)" if entry["hidden"] else ""
            click.echo(
                f"{day}  {entry['kind']:<8}{entry['title'] or entry['summary'][:70]}{mark}\n{'':12}{entry['file']}"
            )


@main.command()
@click.argument("feed")
@_SITE
@click.option("--drop", is_flag=True, help="Say no instead: drop the entries that wait.")
def confirm(feed: str, site: Path, drop: bool) -> None:
    """Say that what looked odd about FEED is right; `rookery status` shows what that is.

    When a feed suddenly brings more than 50 new entries, has changed 30 % of those it holds, or turns into another
    feed, all of it waits. This lets it in; the next build shows it.

    When a job board suddenly holds less than half of the jobs that were open, they stay open until it says so again.
    This says so now. They close with the next answer that lacks them too, 12 hours or more after the first.
    """
    from rookery.cli.life import confirm_feed, load_feeds

    root = site.resolve()
    click.echo(confirm_feed(root, load_feeds(root), feed, drop=drop))


@main.command()
@_SITE
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def status(site: Path, as_json: bool) -> None:
    """Show how each feed fares: failures, what waits for a yes, and of jobs how many are open, missing and closed."""
    from rookery.cli.life import feed_status, load_feeds, render_status

    root = site.resolve()
    rows = feed_status(root, load_feeds(root), clock.stamp())
    if as_json:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        click.echo(render_status(rows), nl=False)


main.add_command(audit)
main.add_command(answer)
main.add_command(forget)
main.add_command(ask)
main.add_command(inbox)


def _fail(message: str, code: int) -> int:
    click.echo(message, err=True)
    return code


def run() -> None:
    """The console script: ``main`` with our own errors as plain lines instead of tracebacks."""
    try:
        main(standalone_mode=True)
    except RookeryError as error:
        sys.exit(_fail(str(error), error.exitcode))
