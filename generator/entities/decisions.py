"""What people decided about entities: same, not same, no entity, renamed; it outranks every rule."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.entities.forms import id_of
from generator.errors import Problem, RecordError, nearest
from generator.records import EntityDecision, Records
from generator.words import edtf_words

PATH = "content/decisions/entities.yml"


class Own(NamedTuple):
    """An id of its own for a name that would share another's."""

    name: str
    entity: str
    decision: EntityDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """All decisions, brought together; ids are as the rules give them, before any decision."""

    into: Mapping[str, str]
    """Of each id decided to be the same as another, the id that stays."""
    apart: Mapping[frozenset[str], EntityDecision]
    """Pairs of ids, as they are after `into`, decided not to be the same."""
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

    def settled(self, entity: str) -> str:
        """Follow an id to the one that stays."""
        return self.into.get(entity, entity)

    def parts(self, one: str, other: str) -> EntityDecision | None:
        """Find the decision by which two ids are not the same."""
        return self.apart.get(frozenset((self.settled(one), self.settled(other))))


def read_decisions(records: Records) -> Ruling:
    """Bring decisions together; raise `RecordError` where two contradict each other."""
    ids = _record_ids(records)
    known = {record.id for _, record in records.entities}
    separate = list(_own_ids(records.entity_decisions, ids))
    own = {name: entity for name, entity, _ in separate}
    groups = _Groups(known)

    def named(reference: str) -> str:
        return own.get(reference) or ids.get(reference) or id_of(reference)

    for decision in records.entity_decisions:
        for other in (decision.same or ())[1:]:
            groups.join(named((decision.same or ())[0]), named(other), decision)
    apart: dict[frozenset[str], EntityDecision] = {}
    problems: list[Problem] = []
    for decision in records.entity_decisions:
        for one, other in _pairs(decision.not_same or ()):
            pair = frozenset((groups.find(named(one)), groups.find(named(other))))
            if len(pair) == 1:
                problems.append(_contradiction(one, other, decision, groups.why(named(one), named(other))))
            apart[pair] = decision
    if problems:
        raise RecordError(problems)
    return Ruling(
        into=groups.into(),
        apart=apart,
        dropped={d.not_an_entity: d for d in records.entity_decisions if d.not_an_entity},
        names=_renames(records, named, groups),
        leads=groups.leads(),
        own=own,
        alone={name: decision for name, _, decision in separate},
        joined=groups.joined(),
    )


def by_whom(decision: EntityDecision) -> str:
    """Say who decided, when and why."""
    return f"by decision of {decision.by}, {edtf_words(decision.on)}: {decision.why}"


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
    return (*(decision.same or ()), *(decision.not_same or ()), *renamed, *dropped)


def _record_ids(records: Records) -> dict[str, str]:
    ids: dict[str, str] = {}
    for _, record in records.entities:
        for name in (record.id, record.name, *record.variants):
            ids.setdefault(name, record.id)
    return ids


def _own_ids(decisions: Iterable[EntityDecision], ids: Mapping[str, str]) -> Iterator[Own]:
    """Give an id of its own to a name that would share one with a name it is decided apart from."""
    for decision in decisions:
        names = decision.not_same or ()
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


def _renames(records: Records, named: Callable[[str], str], groups: "_Groups") -> dict[str, str]:
    """Gather new names by id; of several for one entity, the last in the file."""
    renames = (decision.renamed for decision in records.entity_decisions if decision.renamed)
    return {groups.find(named(rename.entity)): rename.name for rename in renames}


def _pairs(names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            yield one, other


def _contradiction(one: str, other: str, decision: EntityDecision, same: Sequence[EntityDecision]) -> Problem:
    names = f"'{one}' and '{other}'"
    if not same:
        message = f"{names} are decided not the same, and are one name; expected two."
        return Problem(severity="error", path=PATH, line=decision.line, message=message)
    said = "; ".join(f"line {d.line} ({d.by}, {d.on}: same {', '.join(d.same or ())})" for d in same)
    message = (
        f"{names} are decided not the same here ({decision.by}, {decision.on}), "
        f"and the same by {said}; expected one or the other."
    )
    return Problem(severity="error", path=PATH, line=decision.line, message=message)


class _Groups:
    """Ids decided to be the same; of each group the id of a record stays, or else the one named first."""

    def __init__(self, records: set[str]) -> None:
        self._records = records
        self._edges: list[tuple[str, str, EntityDecision]] = []
        self._root: dict[str, str] = {}
        self._lead: dict[str, str] = {}

    def join(self, one: str, other: str, decision: EntityDecision) -> None:
        self._edges.append((one, other, decision))
        a, b = self.find(one), self.find(other)
        if a == b:
            return
        stays, goes = (b, a) if b in self._records and a not in self._records else (a, b)
        self._lead[stays] = self._lead.get(a, a)
        self._root[goes] = stays

    def find(self, entity: str) -> str:
        while entity in self._root:
            entity = self._root[entity]
        return entity

    def into(self) -> dict[str, str]:
        return {entity: self.find(entity) for entity in sorted(self._root)}

    def leads(self) -> dict[str, str]:
        return {entity: lead for entity, lead in sorted(self._lead.items()) if self.find(entity) == entity}

    def joined(self) -> dict[str, EntityDecision]:
        """Find the decision that first names each id that moved."""
        first: dict[str, EntityDecision] = {}
        for one, other, decision in self._edges:
            for entity in (other, one):
                if entity in self._root:
                    first.setdefault(entity, decision)
        return first

    def why(self, one: str, other: str) -> list[EntityDecision]:
        """List the decisions that lead from one id to the other, in their order."""
        paths: dict[str, list[EntityDecision]] = {one: []}
        queue = [one]
        for entity in queue:
            for a, b, decision in self._edges:
                for here, there in ((a, b), (b, a)):
                    if here == entity and there not in paths:
                        paths[there] = [*paths[here], decision]
                        queue.append(there)
        return sorted(set(paths.get(other, [])), key=lambda decision: decision.line)
