"""Old addresses of entities: of one that is now another, has another kind, or lost its page."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from functools import partial

from generator.content.records import Records
from generator.entities.deciding.decisions import read_decisions
from generator.entities.forms import id_of
from generator.model import Entity
from generator.pages.asking import digest_of
from generator.pages.catalogue import Catalogue
from generator.pages.permalinks import FOLDERS
from generator.pages.recollection import Recollection
from generator.pages.redirects import Redirect


def moved_entities(catalogue: Catalogue, records: Records, recollection: Recollection) -> Iterator[Redirect]:
    """Lead from each address that an entity had, and from those of ids that decisions merged into others."""
    kinds = {record.id: kind for kind, record in records.entities}
    into = read_decisions(records).into
    published = [(id_, address.removesuffix(".html")) for id_, address in records.entity_addresses]
    lost = {id_ for id_, _ in published} - catalogue.entities.keys() - into.keys()
    bearers = _bearers(catalogue, lost, recollection)
    for id_, old in published:
        if entity := catalogue.entities.get(into.get(id_, bearers.get(id_, id_))):
            yield from _lead(catalogue, old, entity)
    for id_, new in sorted(into.items()):
        if entity := catalogue.entities.get(new):
            yield from _lead(catalogue, f"{FOLDERS[kinds.get(id_, entity.kind)]}/{id_}", entity)


def _lead(catalogue: Catalogue, old: str, entity: Entity) -> Iterator[Redirect]:
    address = catalogue.addresses.entities[entity.id]
    if old != address:
        yield Redirect(old=old, new=address, title=entity.name, claimant="")


def _bearers(catalogue: Catalogue, lost: Set[str], recollection: Recollection) -> Mapping[str, str]:
    """Find who alone bears a name now that once gave an id to another entity."""
    if not lost:
        return {}
    entities = catalogue.entities
    marks = {id_: digest_of((entity.name, entity.variants)) for id_, entity in entities.items()}
    found: dict[str, set[str]] = {}
    for id_, ids in recollection.table("ids of names", list[str], marks, partial(_ids, catalogue)).items():
        for one in lost & set(ids):
            found.setdefault(one, set()).add(id_)
    return {id_: min(ids) for id_, ids in found.items() if len(ids) == 1}


def _ids(catalogue: Catalogue, entity: str) -> list[str]:
    """Make of each name of an entity the id that it would give."""
    found = catalogue.entities[entity]
    return sorted({id_of(form) for form in (found.name, *found.variants)})


def leave_free(redirects: Iterable[Redirect], taken: Collection[str]) -> Iterator[Redirect]:
    """Leave out what would stand where a page or another redirect stands; `taken` is in small letters."""
    given: set[str] = set()
    for redirect in redirects:
        path = f"{redirect.old}.md".casefold()
        if path not in taken and path not in given:
            given.add(path)
            yield redirect
