"""The command that adds files: what it asks, and what it says of each."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from generator.articles.reading import Reading
from generator.cli.exits import PROBLEMS, exits
from generator.cli.questions import Asker
from generator.cli.setup import config_option, load_site, plugin_of
from generator.cli.terminal import shown
from generator.content.reading import read_records
from generator.desk.adding import Added, Desk, Trial, add_files
from generator.desk.incoming import Refusal
from generator.model import Article
from generator.words import count_words, date_words, list_words

WIDTH = 10
NOT_STATED = "not stated"
SELDOM = ("agency", "embargo")
"""Fields whose absence is no gap."""
MOST_SOURCES, MOST_PROBLEMS = 8, 10


@click.command("add")
@config_option
@click.option("--dry-run", is_flag=True, help="Say what would be added, ask nothing and write nothing.")
@click.option("--no-ask", is_flag=True, help="Ask nothing; mark what is not known in a sidecar.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
def add(config: Path, dry_run: bool, no_ask: bool, files: tuple[Path, ...]) -> None:
    """Copy article files into content/articles/, under their date.

    FILE is an article file of any format that the archive reads, or a folder of such files. Its sidecar
    and its pictures come along. Says what was read from each file and what is missing. At a terminal you
    are asked for what is missing; elsewhere a sidecar is written beside the file in which the gaps are
    marked. A file that is in the archive already, or cannot be read, is refused and the others are added;
    the exit status is then 1. Nothing that is there is ever overwritten.
    """
    with exits():
        root = config.resolve().parent
        plugin = plugin_of(load_site(config))
        records = read_records(root)
        is_asked = not (dry_run or no_ask) and is_terminal()
        sources = sorted((record.name for record in records.sources), key=str.casefold)
        interview = _Interview(sources) if is_asked else None
        desk = Desk(
            root=root,
            settings=plugin.settings,
            records=records,
            ask=interview.ask if interview else None,
            is_dry=dry_run,
        )
        added = refused = 0
        for one in add_files(desk, files):
            if isinstance(one, Refusal):
                refused += 1
                click.echo(f"{shown(one.given)}: refused: {shown(one.reason)}", err=True)
            else:
                added += 1
                click.echo("\n".join(_describe(one, is_dry=dry_run)))
        click.echo(_closing(added, refused, is_dry=dry_run))
        if refused:
            sys.exit(PROBLEMS)


def is_terminal() -> bool:
    """Tell whether a person can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class _Interview:
    """Shows what was read of a file once, before the first question on it."""

    def __init__(self, sources: list[str]) -> None:
        self._asker = Asker(ask=input, say=click.echo, sources=sources)
        self._current: Trial | None = None

    def ask(self, name: str, trial: Trial) -> str:
        """Ask for one field of a file."""
        if trial is not self._current and not self._asker.is_over:
            self._current = trial
            click.echo(f"{shown(trial.incoming.given)}")
            click.echo("\n".join(_fields(trial.reading)))
        return self._asker.answer(name)


def _describe(added: Added, *, is_dry: bool) -> Iterator[str]:
    yield f"{shown(added.given)} {'would go to' if is_dry else '→'} {added.placed.path}"
    yield from _fields(added.reading, added.placed.path)
    if added.placed.pictures:
        yield _line("pictures", f"{len(added.placed.pictures):,}")
    if added.gaps:
        where = f"; {'would be ' if is_dry else ''}marked in {added.placed.sidecar}"
        yield _line("missing", f"{list_words(added.gaps)}{where}")
    elif added.has_sidecar:
        yield _line("sidecar", added.placed.sidecar)
    for note in added.notes:
        yield _line("note", note)
    problems = [problem for problem in added.reading.problems if problem.severity != "note"]
    for problem in problems[:MOST_PROBLEMS]:
        yield _line("problem", problem.message)
    if len(problems) > MOST_PROBLEMS:
        yield _line(
            "problems", f"{len(problems) - MOST_PROBLEMS:,} more; `news-archive check` lists them all"
        )


def _fields(reading: Reading, place: str = "") -> Iterator[str]:
    """Say what was read; `place` is where the file goes, and its sidecar with it."""
    articles = reading.articles
    if len(articles) == 1:
        yield from _article(articles[0], place)
    elif articles:
        yield from _several(articles)
    if not articles and not reading.drafts:
        yield _line("articles", "none that may be published now")
    if reading.drafts:
        yield _line("drafts", f"{count_words(reading.drafts, 'draft')}, left out for now")


def _article(article: Article, place: str) -> Iterator[str]:
    read_at = article.provenance.path
    values = {
        "headline": article.headline,
        "date": date_words(article.date) if article.date.edtf else "",
        "source": article.source,
        "agency": article.agency,
        "byline": article.byline,
        "language": article.language,
        "embargo": article.embargo,
    }
    for name, value in values.items():
        basis = article.provenance.basis(name).replace(read_at, place or read_at)
        if value or name not in SELDOM:
            yield _line(name, f"{value or NOT_STATED}{f' ({basis})' if basis else ''}")


def _several(articles: "tuple[Article, ...]") -> Iterator[str]:
    yield _line("articles", f"{len(articles):,}")
    dated = [article.date for article in articles if article.date.edtf]
    ends = list(dict.fromkeys(date_words(one) for one in (dated[-1], dated[0]))) if dated else [NOT_STATED]
    without = len(articles) - len(dated)
    yield _line("dates", " – ".join(ends) + (f"; {without:,} without one" if without and dated else ""))
    names = sorted({article.source for article in articles if article.source}, key=str.casefold)
    more = f" and {len(names) - MOST_SOURCES:,} more" if len(names) > MOST_SOURCES else ""
    without = sum(not article.source for article in articles)
    stated = (", ".join(names[:MOST_SOURCES]) + more) or NOT_STATED
    yield _line("sources", stated + (f"; {without:,} without one" if without and names else ""))


def _line(name: str, words: str) -> str:
    return f"    {name:<{WIDTH}}{shown(words)}"


def _closing(added: int, refused: int, *, is_dry: bool) -> str:
    verb = "would be added" if is_dry else "added"
    words = f"{count_words(added, 'file')} {verb}" + (f", {refused:,} refused" if refused else "") + "."
    return (
        f"{words} Run `news-archive build` to see {'it' if added == 1 else 'them'} on the site."
        if (added and not is_dry)
        else words
    )
