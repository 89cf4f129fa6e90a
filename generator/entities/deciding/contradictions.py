"""Decisions on entities that cannot all hold: each pair is named, with both lines."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.content.records import AuthorityRecord, EntityDecision, Records
from generator.entities.deciding.groups import Groups
from generator.errors import Problem
from generator.model import EntityKind

PATH = "content/decisions/entities.yml"
SAYS = {"not_same": "decided not the same", "undecided": "said to be undecided", "split": "split"}


class Decided(Struct, frozen=True):
    """All decisions, and how the names in them are read."""

    records: Records
    named: Callable[[str], str]
    """The id that a reference has before what was decided to be the same is brought together."""
    groups: Groups

    @property
    def decisions(self) -> Sequence[EntityDecision]:
        """In the order of their file."""
        return self.records.entity_decisions

    def settled(self, reference: str) -> str:
        """Find the id that stays."""
        return self.groups.find(self.named(reference))


def find_contradictions(decided: Decided) -> list[Problem]:
    """List what contradicts what, in order of line."""
    found = [*_apart(decided), *_kinds(decided), *_names(decided), *_dropped(decided)]
    return sorted(found, key=lambda problem: problem.line)


def pairs_apart(decision: EntityDecision) -> Iterator[tuple[str, str, str]]:
    """Yield each pair of references that a decision keeps apart, and which key does."""
    for key, names in (("not_same", decision.not_same or ()), ("undecided", decision.undecided or ())):
        for number, one in enumerate(names):
            for other in names[number + 1 :]:
                yield key, one, other
    if decision.split:
        yield "split", decision.split.entity, decision.split.into


def new_names(decisions: Iterable[EntityDecision]) -> Iterator[tuple[str, str, EntityDecision]]:
    """Yield each reference that is given a name, the name and the decision."""
    for decision in decisions:
        if decision.renamed:
            yield decision.renamed.entity, decision.renamed.name, decision
        if decision.split and decision.split.name:
            yield decision.split.into, decision.split.name, decision


def _apart(decided: Decided) -> Iterator[Problem]:
    """Find what is both the same and not, or both undecided and decided; `same` carries over."""
    first: dict[frozenset[str], tuple[str, EntityDecision]] = {}
    for decision in decided.decisions:
        for key, one, other in pairs_apart(decision):
            names = f"'{one}' and '{other}'"
            pair = frozenset((decided.settled(one), decided.settled(other)))
            if len(pair) == 1:
                same = decided.groups.why(decided.named(one), decided.named(other))
                yield _both_same(names, key, decision, same)
                continue
            before, earlier = first.setdefault(pair, (key, decision))
            if (key == "undecided") != (before == "undecided"):
                yield _conflict(f"{names} are {SAYS[key]}", f"{SAYS[before]}", decision, earlier)


def _both_same(names: str, key: str, decision: EntityDecision, same: Sequence[EntityDecision]) -> Problem:
    if not same:
        return _problem(decision, f"{names} are {SAYS[key]}, and are one name; expected two.")
    said = "; ".join(f"line {d.line} ({d.by}, {d.on}: same {', '.join(d.same or ())})" for d in same)
    message = f"{names} are {SAYS[key]} here ({decision.by}, {decision.on}), and the same by {said}"
    return _problem(decision, f"{message}; expected one or the other.")


def _kinds(decided: Decided) -> Iterator[Problem]:
    """Find records of different kinds that are decided to be the same."""
    first: dict[str, tuple[EntityKind, AuthorityRecord]] = {}
    for kind, record in decided.records.entities:
        known, other = first.setdefault(decided.groups.find(record.id), (kind, record))
        if kind == known:
            continue
        same = decided.groups.why(other.id, record.id)
        lines = " and ".join(f"line {decision.line} ({decision.by}, {decision.on})" for decision in same)
        yield _problem(
            same[-1],
            f"'{other.id}' is a {known} ({other.path}) and '{record.id}' a {kind} ({record.path}), "
            f"and they are decided the same by {lines}; expected records of one kind.",
        )


def _names(decided: Decided) -> Iterator[Problem]:
    """Find two new names for one entity, and one name for two."""
    given: dict[str, tuple[str, EntityDecision]] = {}
    owners: dict[str, tuple[str, EntityDecision]] = {}
    recorded = _recorded_names(decided)
    for reference, name, decision in new_names(decided.decisions):
        entity, form = decided.settled(reference), name.casefold()
        known, earlier = given.setdefault(entity, (name, decision))
        if known != name:
            yield _conflict(f"'{reference}' is named '{name}'", f"named '{known}'", decision, earlier)
        owner, earlier = owners.setdefault(form, (entity, decision))
        if owner != entity:
            yield _conflict(
                f"'{reference}' is named '{name}'", f"so is '{owner}'", decision, earlier, "a name each"
            )
        for record in recorded.get(form, ()):
            if decided.settled(record.id) != entity:
                message = (
                    f"'{reference}' is named '{name}' here ({decision.by}, {decision.on}), which is a name in"
                )
                tail = "expected a name that tells them apart, or that they are decided the same"
                yield _problem(decision, f"{message} {record.path}; {tail}.")


def _recorded_names(decided: Decided) -> Mapping[str, Sequence[AuthorityRecord]]:
    """List the records that have a name, but for names that were decided apart from theirs."""
    found: dict[str, list[AuthorityRecord]] = {}
    for _, record in decided.records.entities:
        for name in dict.fromkeys((record.name, *record.variants)):
            others = found.setdefault(name.casefold(), [])
            if decided.named(name) == record.id and record not in others:
                others.append(record)
    return found


def _dropped(decided: Decided) -> Iterator[Problem]:
    """Find what is decided to be no entity, and something else besides."""
    forms = {name: record for _, record in decided.records.entities for name in record.variants}
    stated: dict[str, list[tuple[str, EntityDecision]]] = {}
    for other in decided.decisions:
        for key, reference in _stated(other):
            for at in {reference, f"id {decided.named(reference)}"}:
                stated.setdefault(at, []).append((f"'{reference}' is one ('{key}')", other))
    for dropped in decided.decisions:
        name = dropped.not_an_entity
        if name is None:
            continue
        record = forms.get(name)
        # A variant of a record may be nobody's while the record itself stays.
        is_form = record is not None and name not in (record.id, record.name)
        for words, other in stated.get(name if is_form else f"id {decided.named(name)}", ()):
            late, early = (dropped, other) if dropped.line > other.line else (other, dropped)
            both = f"'{name}' is no entity", words
            here, there = both if late is dropped else both[::-1]
            yield _conflict(here, there, late, early)


def _stated(decision: EntityDecision) -> Iterator[tuple[str, str]]:
    """Yield each reference that a decision takes for an entity, and the key that does."""
    yield from (("same", name) for name in decision.same or ())
    yield from (("undecided", name) for name in decision.undecided or ())
    if decision.renamed:
        yield "renamed", decision.renamed.entity
    if decision.split:
        yield "split", decision.split.entity
        yield "split", decision.split.into


def _conflict(
    here: str,
    there: str,
    decision: EntityDecision,
    earlier: EntityDecision,
    expected: str = "one or the other",
) -> Problem:
    return _problem(
        decision,
        f"{here} here ({decision.by}, {decision.on}), and {there} by line {earlier.line} "
        f"({earlier.by}, {earlier.on}); expected {expected}.",
    )


def _problem(decision: EntityDecision, message: str) -> Problem:
    return Problem(severity="error", path=PATH, line=decision.line, message=message)
