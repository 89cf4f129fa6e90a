"""The command that lists what an editor may decide."""

from pathlib import Path

import click

from generator.cli.exits import exits
from generator.cli.gathering import recognise_archive
from generator.cli.setup import as_of_option, config_option, jobs_option, load_site
from generator.cli.terminal import shown
from generator.desk.reviewing import PAGE, Review, write_review
from generator.pages.permalinks import assign_addresses
from generator.pages.review import summary
from generator.publish.guarding import refuse_leaks_in_text

MOST = 100


@click.command("review")
@config_option
@jobs_option
@as_of_option
@click.option("--terminal", is_flag=True, help="Print the questions with their evidence instead.")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON instead.")
@click.option(
    "--most",
    default=MOST,
    show_default=True,
    type=click.IntRange(min=0),
    help="How many questions, those that touch most pages first; 0: all.",
)
def review(config: Path, jobs: int, as_of: str, terminal: bool, as_json: bool, most: int) -> None:
    """List which entities may be one, and which look wrong, into build/review.html.

    Each question comes with its reasons, the sentences side by side, and the lines for
    content/decisions/entities.yml that answer it. What is decided is not asked again. The page stands
    alone and is no part of the site. Prints a summary in Markdown, which a job's report can take.
    """
    with exits():
        known = recognise_archive(config, jobs, as_of)
        site = load_site(config).site_url or "site/"
        addresses = assign_addresses(known.reading.articles, known.found.entities, known.records)
        found = Review(known.archive(), addresses, known.records, most)
        if terminal or as_json:
            text = found.json() if as_json else "\n".join(shown(line) for line in found.lines())
            refuse_leaks_in_text(text, known.guard)
            click.echo(text)
        else:
            write_review(config.resolve().parent, found, site, known.guard)
            click.echo("\n".join([summary(found.found, len(found.items)), "", *found.summary()]).rstrip())
            if found.items:
                click.echo(f"\nThe evidence, and the lines that decide, are in {PAGE.as_posix()}.")
