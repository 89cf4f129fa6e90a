"""The commands."""

import logging
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import CountHandler

from generator.cli.add import add
from generator.cli.analyse import analyse, join
from generator.cli.decide import decide
from generator.cli.exits import PROBLEMS, exits, leave_at_once
from generator.cli.gathering import gather_archive
from generator.cli.promote import promote
from generator.cli.quality import quality
from generator.cli.review import review
from generator.cli.setup import (
    as_of_option,
    config_option,
    engine_options,
    find_engine,
    jobs_option,
    load_site,
    plugin_of,
)
from generator.errors import Problem
from generator.pages.page import Page
from generator.pipeline import arrange
from generator.progress import Progress
from generator.publish.explain import explain
from generator.publish.explain_pair import explain_pair
from generator.publish.export import write_export
from generator.publish.guarding import refuse_leaks_in_export
from generator.publish.menu import check_menu
from generator.publish.mkdocs_inside.obstacles import find_obstacle
from generator.publish.plugin import NewsArchivePlugin
from generator.publish.report import format_report
from generator.publish.unchanged import recall, remember, take_stock

LAST_PORT = 65535
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def check_address(_context: click.Context, _option: click.Parameter, address: str) -> str:
    """Refuse what is no address with a port."""
    host, _, port = address.rpartition(":")
    if not host or not re.fullmatch("[0-9]{1,5}", port) or int(port) > LAST_PORT:
        raise click.BadParameter(f"{address!r}; expected an address and a port, such as 127.0.0.1:8000.")
    return address


@click.group(context_settings=CONTEXT)
@click.version_option(package_name="news-archive")
def main() -> None:
    """Turn a folder of raw news articles into a searchable static website.

    Put article files into content/articles/, then run `news-archive build` and open build/site/index.html.

    Exit status: 0 done, 1 there are problems, 2 wrong usage or configuration.
    """


@main.command()
@config_option
@jobs_option
@engine_options
@as_of_option
@click.option(
    "--strict", is_flag=True, help="Exit with status 1 if there is a warning; the site is still built."
)
@click.option(
    "--clean", is_flag=True, help="Forget earlier work first: build/pages, build/site, build/cache."
)
def build(
    config: Path, jobs: int, engine: str, scheduler: str, as_of: str, strict: bool, clean: bool
) -> None:
    """Build the website into build/site.

    Reads every article, finds the people, organizations and places, ties the articles to each other,
    writes the pages as Markdown into build/pages and renders them. Prints a report and writes it to
    build/report.json.
    A file that cannot be read is named and set aside; the rest is built.
    """
    with exits():
        site = load_site(config, strict=strict)
        plugin = plugin_of(site, as_of)
        plugin.jobs, plugin.is_clean = jobs, clean
        plugin.engine = find_engine(engine, scheduler)
        plugin.progress = Progress(is_shown=True)
        try:
            _build(site, plugin)
        finally:
            if plugin.report:
                click.echo(format_report(plugin.report))
            if strict and plugin.report and _are_serious(plugin.report.problems):
                click.echo("There are problems, and --strict was given.", err=True)
        click.echo(f"The site is in {os.path.relpath(site.site_dir)}")


def _build(site: MkDocsConfig, plugin: NewsArchivePlugin) -> None:
    """Build, if anything changed since the last time."""
    obstacle = find_obstacle(site, plugin) if plugin.settings.fast else "wanted so"
    # With --strict, what MkDocs itself warns of has to be found again.
    stock = None if obstacle or site.strict else take_stock(site, plugin.settings)
    if stock and not plugin.is_clean and (report := recall(site, stock, plugin.progress, jobs=plugin.jobs)):
        click.echo("Nothing changed since the last build.", err=True)
        plugin.repeat(report)
        return
    site.plugins.on_startup(command="build", dirty=False)
    warnings = CountHandler()
    warnings.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        plugin.holds_on = True
        mkdocs_build.build(site)
        # What MkDocs warned of beside that would not be said again.
        if stock and plugin.report and sum(warnings.counts.values()) <= _serious(plugin.report.problems):
            remember(site, stock, plugin.report, plugin.standing, jobs=plugin.jobs)
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)
        site.plugins.on_shutdown()


@main.command()
@config_option
@click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    callback=check_address,
    help="Address and port to serve on.",
)
def serve(config: Path, address: str) -> None:
    """Preview the website, and build it again at each edit.

    Addresses of new articles are not fixed in content/permalinks.txt by a preview.
    """
    from mkdocs.commands.serve import serve as serve_site  # and a web server, which nothing else needs

    with exits():
        load_site(config, dev_addr=address)
        for name in ("mkdocs.livereload", "mkdocs.commands.build"):
            logging.getLogger(name).setLevel(logging.INFO)  # where it is served, and each rebuild
        serve_site(str(config), dev_addr=address)


@main.command()
@config_option
@jobs_option
@as_of_option
def check(config: Path, jobs: int, as_of: str) -> None:
    """Do everything but write, and list all problems."""
    with exits():
        gathered, plugin = gather_archive(config, jobs, as_of)
        noted: list[Problem] = []
        made = arrange(gathered, plugin.settings, noted.append).everything()
        pages = {page.path for page in made if isinstance(page, Page)}
        menu = check_menu(load_site(config).nav or [], pages)
        problems = [*gathered.problems, *noted, *menu.problems]
        for problem in problems:
            click.echo(f"{problem.severity}: {problem}")
        reading = gathered.reading
        click.echo(
            f"{len(reading.articles):,} of {reading.found:,} articles found can be read,"
            f" {len(reading.withheld) + reading.withheld_versions + reading.kept_back:,} are withheld;"
            f" they make {len(pages):,} pages. Problems: {len(problems):,}"
        )
        if _are_serious(problems):
            sys.exit(PROBLEMS)


@main.command("explain")
@config_option
@as_of_option
@click.argument("address")
@click.argument("other", default="")
def explain_command(config: Path, as_of: str, address: str, other: str) -> None:
    """Print what is known of an article or entity, and why; of two articles, why they are tied or are not.

    ADDRESS is a page's address (people/donald-trump.html), an id, a name, or an article's file
    (seeds/story.txt). Every field comes with where it came from, every automatic statement with its rule.
    """
    with exits():
        gathered, _ = gather_archive(config, 0, as_of)
        click.echo(explain_pair(gathered, address, other) if other else explain(gathered, address))


@main.command()
@config_option
@as_of_option
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(config: Path, as_of: str, folder: Path) -> None:
    """Write the whole archive as JSON Lines into FOLDER.

    Eleven files: articles, versions, chains, mentions, entities, roles, quotations, links, threads, sources
    and what is withheld. generator/README.md describes every key.
    """
    with exits():
        gathered, _ = gather_archive(config, 0, as_of)
        counts = write_export(gathered.archive, gathered.addresses, gathered.records, folder)
        refuse_leaks_in_export([folder / f"{name}.jsonl" for name in counts], gathered.guard)
        for name, count in counts.items():
            click.echo(f"{name}.jsonl  {count:,}")


def _are_serious(problems: Iterable[Problem]) -> bool:
    return _serious(problems) > 0


def _serious(problems: Iterable[Problem]) -> int:
    return sum(problem.severity != "note" for problem in problems)


main.add_command(add)
main.add_command(analyse)
main.add_command(join)
main.add_command(decide)
main.add_command(review)
main.add_command(promote)
main.add_command(quality)


def run() -> None:
    """Run the command that the process was started with."""
    leave_at_once(main)


if __name__ == "__main__":
    run()
