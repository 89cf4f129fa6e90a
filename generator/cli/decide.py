"""The command that writes a human's decisions on entities."""

import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from generator.cli.exits import exits
from generator.cli.gathering import recognise_archive
from generator.cli.setup import config_option, load_site, plugin_of
from generator.content.decision_text import Value
from generator.content.decision_writing import PATH, Draft, draft_decision, with_decision, write_decision
from generator.content.reading import read_records
from generator.content.records import Records
from generator.desk.deciding import (
    can_decide_at_once,
    decided_before,
    known_names,
    refuse_conflicts,
    refuse_unknown,
)
from generator.errors import ArchiveError, ConfigurationError
from generator.publish.building import names_of_last_build

F = TypeVar("F", bound=Callable[..., object])


@click.group("decide")
def decide() -> None:
    """Write a decision on entities into content/decisions/entities.yml.

    Entities are named by id or by any name that the archive knows. What contradicts an earlier decision,
    or names what is not there, is refused before anything is written. Comments and order of the file stay.
    """


def who_and_why(command: F) -> F:
    """Add the options that each decision takes."""
    for add in (
        click.option(
            "--why", required=True, help="The reason, in words for readers; it is shown on the site."
        ),
        click.option("--by", default="", help="Who decides. Without it: the name that git knows you by."),
        click.option("--on", default="", help="The day, such as 2026-11-21. Without it: today."),
        config_option,
    ):
        command = add(command)
    return command


@decide.command()
@who_and_why
@click.argument("names", nargs=-1, required=True)
def same(names: tuple[str, ...], **who: str) -> None:
    """Decide that all NAMES are one entity; the first gives the name."""
    _decide({"same": names}, names, **who)


@decide.command("not-same")
@who_and_why
@click.argument("names", nargs=-1, required=True)
def not_same(names: tuple[str, ...], **who: str) -> None:
    """Decide that no two of NAMES are one entity, whatever the rules say."""
    _decide({"not_same": names}, names, **who)


@decide.command()
@who_and_why
@click.argument("names", nargs=-1, required=True)
def undecided(names: tuple[str, ...], **who: str) -> None:
    """State that it is open whether NAMES are one; no rule makes them one, and the review asks no more."""
    _decide({"undecided": names}, names, **who)


@decide.command("not-an-entity")
@who_and_why
@click.argument("name")
def not_an_entity(name: str, **who: str) -> None:
    """Decide that NAME is no person, organization, place or event."""
    _decide({"not_an_entity": name}, (name,), **who)


@decide.command()
@who_and_why
@click.argument("entity")
@click.argument("name")
def rename(entity: str, name: str, **who: str) -> None:
    """Give ENTITY another NAME; its id and its address stay."""
    _decide({"renamed": {"entity": entity, "name": name}}, (entity,), **who)


@decide.command()
@who_and_why
@click.option("--into", required=True, help="The id of the other: a record's, or a new one.")
@click.option("--name", default="", help="What the other is called, where no record says so.")
@click.argument("entity")
@click.argument("articles", nargs=-1, required=True)
def split(entity: str, articles: tuple[str, ...], into: str, name: str, **who: str) -> None:
    """Decide that in ARTICLES, named by file or id, the name of ENTITY means another."""
    told: dict[str, str | Sequence[str]] = {"entity": entity, "articles": articles, "into": into}
    _decide({"split": {**told, "name": name} if name else told}, (entity,), articles, **who)


def _decide(
    what: Mapping[str, Value],
    names: Sequence[str],
    articles: Sequence[str] = (),
    *,
    config: Path | str,
    by: str,
    on: str,
    why: str,
) -> None:
    with exits():
        config = Path(config)
        root = config.resolve().parent
        draft = draft_decision(root, what, by or git_name(root), on or today().isoformat(), why)
        records = read_records(root, plugin_of(load_site(config)).settings.sources)
        _refuse_repeated(records, draft)
        if not articles and can_decide_at_once(names, names_of_last_build(root), records):
            refuse_conflicts(with_decision(records, draft), ())
        else:
            _refuse_by_articles(config, draft, names, articles)
        write_decision(root, draft)
        click.echo(f"{PATH}:{draft.decision.line}:")
        click.echo(draft.lines, nl=False)


def _refuse_repeated(records: Records, draft: Draft) -> None:
    if earlier := decided_before(records, draft.decision):
        raise ArchiveError(f"{PATH}:{earlier.line}: it is decided already ({earlier.by}, {earlier.on}).")


def _refuse_by_articles(config: Path, draft: Draft, names: Sequence[str], articles: Sequence[str]) -> None:
    """Read the articles, as a build does, to weigh a decision against what they name."""
    known = recognise_archive(config)
    _refuse_repeated(known.records, draft)
    own = known.reading.articles
    archive = known_names(own, known.found.entities, known.found.appearances, known.records)
    refuse_unknown(names, articles, archive)
    refuse_conflicts(with_decision(known.records, draft), own)


def today() -> date:
    """Read the clock: here a person acts now."""
    return date.today()


def git_name(folder: Path) -> str:
    """Ask git who decides; raise `ConfigurationError` where it does not know."""
    try:
        done = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607 - whichever git the person uses
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        name = re.sub(r"\s+", " ", done.stdout).strip()
    except OSError:
        name = ""
    if not name:
        raise ConfigurationError("who decides is not known; expected --by NAME, or `git config user.name`.")
    return name
