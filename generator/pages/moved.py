"""Old addresses of entities: an id that was decided to be the same as another leads to the one that stays."""

from collections.abc import Collection, Iterable, Iterator

from generator.content.records import Records
from generator.entities.decisions import read_decisions
from generator.pages.catalogue import Catalogue
from generator.pages.permalinks import FOLDERS
from generator.pages.redirects import Redirect


def moved_entities(catalogue: Catalogue, records: Records) -> Iterator[Redirect]:
    """Lead from the address of each id that decisions have merged into another."""
    kinds = {record.id: kind for kind, record in records.entities}
    for old, new in sorted(read_decisions(records).into.items()):
        entity = catalogue.entities.get(new)
        if entity is not None:
            folder = FOLDERS[kinds.get(old, entity.kind)]
            address = catalogue.addresses.entities[new]
            yield Redirect(old=f"{folder}/{old}", new=address, title=entity.name, claimant="")


def leave_free(redirects: Iterable[Redirect], taken: Collection[str]) -> Iterator[Redirect]:
    """Leave out what would stand where a page or another redirect stands; `taken` is in small letters."""
    given: set[str] = set()
    for redirect in redirects:
        path = f"{redirect.old}.md".casefold()
        if path not in taken and path not in given:
            given.add(path)
            yield redirect
