"""What people decided about entities: same, not same, no entity and so on; it outranks every rule."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from msgspec import Struct, field

from generator.content.records import EntityDecision, Records
from generator.entities.deciding.contradictions import (
    PATH,
    Decided,
    find_contradictions,
    new_names,
    pairs_apart,
)
from generator.entities.deciding.groups import Groups
from generator.entities.deciding.sayings import say_decisions, who_decided
from generator.entities.deciding.splits import Splits, gather_splits
from generator.entities.forms import id_of
from generator.errors import Problem, RecordError, nearest
from generator.model import Appearances, Entity


class Own(NamedTuple):
    """An id of its own for a name that would share another's."""

    name: str
    entity: str
    decision: EntityDecision


class Ruling(Struct, frozen=True, kw_only=True):
    """All decisions, brought together; ids are as the rules give them, before any decision."""

    into: Mapping[str, str]
    """Of each id decided to be the same as another, the id that stays."""
    apart: Mapping[frozenset[str], EntityDecision]
    """Pairs of ids, as they are after `into`, decided not to be the same, or that this is undecided."""
    dropped: Mapping[str, EntityDecision]
    """Ids and forms decided to be no entity."""
    names: Mapping[str, str]
    """Of each id, the name it was decided to have."""
    leads: Mapping[str, str]
    """Of each id that others were decided to be the same as, the id that gives the name."""
    own: Mapping[str, str]
    """Of each form that would have the id of another, from which it was decided apart: an id of its own."""
    alone: Mapping[str, EntityDecision]
    """Of each form in `own`, the decision that gave it its id."""
    joined: Mapping[str, EntityDecision]
    """Of each id in `into`, the decision that moved it."""
    splits: Splits = field(default_factory=Splits)
    """What names mean in single articles."""
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each id, what was decided of it, in sentences."""

    def settled(self, entity: str) -> str:
        """Follow an id to the one that stays."""
        return self.into.get(entity, entity)

    def parts(self, one: str, other: str) -> EntityDecision | None:
        """Find the decision by which two ids are not the same, or not known to be."""
        return self.apart.get(frozenset((self.settled(one), self.settled(other))))


def read_decisions(records: Records) -> Ruling:
    """Bring decisions together; raise `RecordError` where two contradict each other."""
    ids = _record_ids(records)
    separate = list(_own_ids(records.entity_decisions, ids))
    own = {name: entity for name, entity, _ in separate}
    groups = Groups({record.id for _, record in records.entities})

    def named(reference: str) -> str:
        return own.get(reference) or ids.get(reference) or id_of(reference)

    for decision in records.entity_decisions:
        for other in (decision.same or ())[1:]:
            groups.join(named((decision.same or ())[0]), named(other), decision)
    decided = Decided(records, named, groups)
    if problems := find_contradictions(decided):
        raise RecordError(problems)
    return Ruling(
        into=groups.into(),
        apart=_apart(decided),
        dropped={d.not_an_entity: d for d in records.entity_decisions if d.not_an_entity},
        names={decided.settled(entity): name for entity, name, _ in new_names(records.entity_decisions)},
        leads=groups.leads(),
        own=own,
        alone={name: decision for name, _, decision in separate},
        joined=groups.joined(),
        splits=gather_splits(records.entity_decisions, decided.settled),
        said=say_decisions(records.entity_decisions, decided.settled),
    )


def by_whom(decision: EntityDecision) -> str:
    """Say who decided, when and why."""
    words = who_decided(decision)
    return f"as that is undecided, {words}" if decision.undecided else words


def all_names(entities: Iterable[Entity], appearances: Appearances, records: Records) -> frozenset[str]:
    """Gather what a decision may name: ids, names and variants, and the words that articles write."""
    names = {name for entity in entities for name in (entity.id, entity.name, *entity.variants)}
    texts = set(chain.from_iterable(one.texts for one in appearances.columns.values()))
    names |= {" ".join(text.split()) for text in texts}
    recorded = (record for _, record in records.entities)
    return frozenset(names.union(*((record.id, record.name, *record.variants) for record in recorded)))


def unknown_names(records: Records, known: Iterable[str]) -> Iterator[Problem]:
    """Warn of decisions on what is neither an id nor a name in the archive."""
    names = set(known)
    for decision in records.entity_decisions:
        for reference in _references(decision):
            if reference not in names:
                message = f"a decision names '{reference}', which is no id and no name in this archive."
                hint = nearest(reference, names) if len(names) < 20_000 else ""
                yield Problem(
                    severity="warning",
                    path=PATH,
                    line=decision.line,
                    message=message,
                    hint=hint if hint.startswith("Did") else "",
                )


def _references(decision: EntityDecision) -> tuple[str, ...]:
    renamed = (decision.renamed.entity,) if decision.renamed else ()
    dropped = (decision.not_an_entity,) if decision.not_an_entity else ()
    several = (*(decision.same or ()), *(decision.not_same or ()), *(decision.undecided or ()))
    return (*several, *renamed, *dropped)


def _record_ids(records: Records) -> dict[str, str]:
    ids: dict[str, str] = {}
    for _, record in records.entities:
        for name in (record.id, record.name, *record.variants):
            ids.setdefault(name, record.id)
    return ids


def _own_ids(decisions: Iterable[EntityDecision], ids: Mapping[str, str]) -> Iterator[Own]:
    """Give an id of its own to a name that would share one with a name it is decided apart from."""
    for decision in decisions:
        names = decision.not_same or decision.undecided or ()
        taken: set[str] = set()
        # What is an id already keeps it, and so does the plainest name.
        for name in sorted(
            names, key=lambda name: (ids.get(name, id_of(name)) != id_of(name), names.index(name))
        ):
            entity = ids.get(name) or id_of(name)
            if entity in taken:
                entity = _free(id_of(name), taken)
                yield Own(name, entity, decision)
            taken.add(entity)


def _free(entity: str, taken: set[str]) -> str:
    if entity not in taken:
        return entity
    number = 2
    while f"{entity}-{number}" in taken:
        number += 1
    return f"{entity}-{number}"


def _apart(decided: Decided) -> dict[frozenset[str], EntityDecision]:
    return {
        frozenset((decided.settled(one), decided.settled(other))): decision
        for decision in decided.decisions
        for _, one, other in pairs_apart(decision)
    }
