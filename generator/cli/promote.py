"""The command that makes an authority record of what was found."""

from pathlib import Path
from typing import get_args

import click

from generator.cli.exits import exits
from generator.cli.gathering import recognise_archive
from generator.cli.setup import config_option
from generator.cli.terminal import shown
from generator.desk.promoting import make_record, write_record
from generator.model import EntityKind


@click.command("promote")
@config_option
@click.option(
    "--kind",
    type=click.Choice(get_args(EntityKind)),
    default=None,
    help="Of which kind it is, where the archive took it for another.",
)
@click.argument("entity")
def promote(config: Path, kind: EntityKind | None, entity: str) -> None:
    """Write an authority record of ENTITY, named by id or by name, from what was found of it.

    The record holds the name, the ways of writing it that mean nobody else, and where a place lies. Its
    description is left for you. The id and the address stay. A record that is there is never overwritten.
    """
    with exits():
        known = recognise_archive(config)
        promoted = make_record(known.archive(), known.records, entity, kind)
        write_record(config.resolve().parent, promoted)
        click.echo(f"{promoted.path}:")
        click.echo("\n".join(shown(line) for line in promoted.text.rstrip("\n").split("\n")))
