"""The commands on how good the extraction is: what is published, and a sample of one's own articles."""

from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.exits import exits
from generator.cli.gathering import recognise_archive
from generator.cli.setup import config_option
from generator.cli.terminal import shown
from generator.desk.sampling import FOLDER, Result, score_sample, write_sample
from generator.entities.deciding.decisions import read_decisions
from generator.quality import interval, read_figures
from generator.words import count_words

folder_option = click.option(
    "--folder", default=FOLDER, show_default=True, help="The folder of the sheets, from the archive's root."
)


@click.group("quality", invoke_without_command=True)
@click.pass_context
def quality(context: click.Context) -> None:
    """Print how good the extraction is, as measured on news that people have labelled.

    Each figure comes with its counts and the interval in which it lies with 95 % confidence. To know how
    good it is on your own archive, label a sample of it: `quality sample 50`, then `quality score`.
    """
    if context.invoked_subcommand is None:
        for figure in read_figures():
            click.echo(f"{figure.value:6.1%}  {figure.title} ({figure.low:.1%} to {figure.high:.1%})")
            click.echo(f"        {figure.counts}; {figure.corpus}.")


@quality.command()
@config_option
@folder_option
@click.argument("count", type=click.IntRange(min=1), metavar="COUNT")
def sample(config: Path, folder: str, count: int) -> None:
    """Write COUNT articles with the names found in them marked, for a person to put right.

    The choice is by chance and always the same. A sheet that is there already is left as it is.
    """
    with exits():
        known = recognise_archive(config)
        written = list(write_sample(config.resolve().parent, folder, known.archive(), count))
        for where in written:
            click.echo(shown(where))
        click.echo(f"{count_words(len(written), 'sheet')} written. Each says how to fill it in; then run")
        click.echo("`news-archive quality score`.")


@quality.command()
@config_option
@folder_option
def score(config: Path, folder: str) -> None:
    """Say how many of the names in the sheets that are checked the archive finds, and finds right."""
    with exits():
        known = recognise_archive(config)
        settled = read_decisions(known.records).settled
        result = score_sample(config.resolve().parent, folder, known.archive(), settled)
        click.echo("\n".join(shown(line) for line in _lines(result)))


def _lines(result: Result) -> Iterator[str]:
    yield from result.problems
    rest = f"; {result.unchecked:,} not checked, not counted" if result.unchecked else ""
    yield f"{count_words(result.checked, 'sheet')} checked{rest}"
    if not result.checked:
        return
    for title, one in (("names", result.names), *result.kinds):
        yield f"{title:<14}F1 {one.f1:6.1%}"
        yield f"    of {one.found:,} found, right {_share(one.right, one.found)}"
        yield f"    of {one.expected:,} that there are, found {_share(one.right, one.expected)}"
    if result.entities:
        yield f"{'who is who':<14}of {result.entities:,} found right, the right entity"
        yield f"    {_share(result.entities_right, result.entities)}"


def _share(right: int, total: int) -> str:
    if not total:
        return "none"
    span = interval(right, total)
    return f"{right:,}: {right / total:.1%} ({span.low:.1%} to {span.high:.1%})"
