"""One entity for each thing in the archive: names across articles, records, and what people decided."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.content.records import AuthorityRecord, Records
from generator.entities.across import Across, Bearing
from generator.entities.coreference import Named
from generator.entities.deciding.decisions import Ruling, by_whom
from generator.entities.explained import Explained
from generator.entities.forms import id_of
from generator.entities.geography import locate
from generator.entities.kinds import most_frequent_kind
from generator.entities.names import read_gazetteers
from generator.entities.recorded import make_recorded
from generator.model import Appearance, Article, Entity, EntityKind, Mention

MOST_CAPITALS = 4
"""Letters of what may be an abbreviation, such as `GDR`."""
BASES = {
    "model": "the language model",
    "record": "an authority record",
    "repeat": "a rule",
    "short": "a rule",
    "results": "a rule",
    "team": "a rule",
}


@dataclass(frozen=True, slots=True)
class Directory:
    """Which id a name has before any decision."""

    records: Mapping[str, AuthorityRecord]
    kinds: Mapping[str, EntityKind]
    """Of each id in a record or the gazetteer, its kind."""
    forms: Mapping[str, str]
    """Of each plainest form in a record, the record's id."""
    own: Mapping[str, str]
    """Ids that decisions give to names which would share another's."""

    def plain(self, name: str) -> str:
        """Find the id of a name whose kind is not known."""
        plain = id_of(name)
        return self.own.get(name) or self.forms.get(plain, plain)

    def find(self, name: str, kind: EntityKind, entity: str = "", text: str = "") -> str:
        """Find a name's id; `entity` is the id that is known already."""
        if own := self.own.get(text) or self.own.get(name):
            return own
        if entity:
            return entity
        plain = id_of(name)
        found = self.forms.get(plain, plain)
        if self.kinds.get(found, kind) != kind:
            # A person called Chad is not the country: a name of another kind has an id of its own.
            return f"{found}-{kind}" if found == plain else plain
        return found


def make_directory(records: Records, ruling: Ruling) -> Directory:
    """Bring the names of records and of the gazetteer together."""
    kinds: dict[str, EntityKind] = {known.entity: known.kind for known in read_gazetteers()}
    forms: dict[str, str] = {}
    for kind, record in records.entities:
        kinds[record.id] = kind
        for name in (record.name, *record.variants):
            forms.setdefault(id_of(name), record.id)
    return Directory({record.id: record for _, record in records.entities}, kinds, forms, ruling.own)


class Resolved(NamedTuple):
    """An appearance, and the name it was made of."""

    appearance: Appearance
    name: Named


def make_appearances(
    article: Article, named: Iterable[Named], directory: Directory, ruling: Ruling
) -> list[Resolved]:
    """Decide what each name in an article means; what was decided to be no entity is left out."""
    appearances = []
    for name in named:
        before = directory.find(name.name, name.kind, name.entity, name.text)
        entity = ruling.settled(before)
        if {name.text, name.name, before, entity} & ruling.dropped.keys():
            continue
        mention = Mention(
            article=article.id,
            part=name.line,
            start=name.start,
            end=name.end,
            text=name.text,
            kind=name.kind,
            basis=BASES.get(name.origin, "the gazetteer"),
        )
        reason = name.reason
        if decision := ruling.alone.get(name.text):
            name = replace(name, name=name.text)
            reason = f"a name apart, {by_whom(decision)}"
        if decision := ruling.joined.get(before):
            reason = f"{by_whom(decision)} ({reason})"
        if decision := ruling.splits.find(article, entity):
            entity, reason = ruling.splits.target(decision), f"{by_whom(decision)} ({reason})"
        appearances.append(Resolved(Appearance(mention=mention, entity=entity, reason=reason), name))
    return appearances


class Tally:
    """What the archive's articles call each entity, counted."""

    def __init__(self) -> None:
        self.kinds: dict[str, Counter[EntityKind]] = {}
        self.forms: dict[str, Counter[str]] = {}
        self.full: dict[str, Counter[str]] = {}

    def count(self, entity: str, form: str, name: str, thing: EntityKind, times: int) -> None:
        """Count how often a form means an entity, the full name that stands for it, and what it then is."""
        if entity not in self.kinds:
            self.kinds[entity], self.forms[entity], self.full[entity] = Counter(), Counter(), Counter()
        self.kinds[entity][thing] += times
        self.forms[entity][" ".join(form.split())] += times
        self.full[entity][name] += times


def settle_across(
    articles: Sequence[Article],
    named: Sequence[list[Resolved]],
    bearings: Sequence[Bearing],
    ruling: Ruling,
) -> None:
    """Let short names mean what other articles say for certain, in place."""
    across = Across(
        found[number].name for found, bearing in zip(named, bearings, strict=True) for number in bearing.short
    )
    for article, found, bearing in zip(articles, named, bearings, strict=True):
        for number, stem in zip(bearing.telling, bearing.stems, strict=True):
            appearance, name = found[number]
            across.learn(article, name, stem, appearance.entity)
    for article, found, bearing in zip(articles, named, bearings, strict=True):
        short: dict[str, list[int]] = {}
        for number in bearing.short:
            short.setdefault(found[number].name.text.casefold(), []).append(number)
        for numbers in short.values():
            explained = across.explain(article, [found[number].name for number in numbers])
            if explained:
                for number in numbers:
                    found[number] = _explained(article, found[number], explained, ruling)


def count_names(named: Iterable[Iterable[Resolved]]) -> Tally:
    """Count what all names mean."""
    counts = Counter((a.entity, a.mention.text, name.name, name.thing) for some in named for a, name in some)
    tally = Tally()
    for (entity, form, name, thing), times in counts.items():
        tally.count(entity, form, name, thing, times)
    return tally


def _explained(article: Article, resolved: Resolved, explained: Explained, ruling: Ruling) -> Resolved:
    appearance, name = resolved
    if ruling.parts(appearance.entity, explained.entity) or appearance.entity in ruling.joined:
        return resolved
    entity, reason = explained.entity, f"{explained.reason} ({appearance.reason})"
    if decision := ruling.splits.find(article, entity):
        entity, reason = ruling.splits.target(decision), f"{by_whom(decision)} ({reason})"
    moved = replace(appearance, entity=entity, reason=reason)
    return Resolved(moved, replace(name, name=explained.name))


def make_entities(tally: Tally, records: Records, ruling: Ruling) -> tuple[Entity, ...]:
    """Make every entity that appears or has a record, in order of id."""
    merged: dict[str, list[tuple[EntityKind, AuthorityRecord]]] = {}
    for kind, record in records.entities:
        merged.setdefault(ruling.settled(record.id), []).append((kind, record))
    names = {known.entity: known.name for known in read_gazetteers()}
    names |= {record.id: record.name for _, record in records.entities}
    made = (
        make_recorded(entity, merged[entity], _name(entity, tally, names, ruling), ruling.own)
        if entity in merged
        else _found(entity, tally, _name(entity, tally, names, ruling))
        for entity in sorted(tally.forms.keys() | merged.keys())
        if entity not in ruling.dropped
    )
    said = ruling.said
    return tuple(replace(one, decisions=said[one.id]) if one.id in said else one for one in made)


def _name(entity: str, tally: Tally, names: Mapping[str, str], ruling: Ruling) -> str:
    """Choose the name: as decided, as a record or the gazetteer has it, or the most frequent full form."""
    lead = ruling.leads.get(entity, entity)
    if known := ruling.names.get(entity) or names.get(lead):
        return known
    full = tally.full.get(entity, Counter())
    forms = [name for name in full if id_of(name) == lead] if len(full) > 1 else []
    forms = forms or list(full)
    best = min(forms, key=lambda name: (-full[name], name), default=names.get(entity, entity))
    return _in_small(best, entity, tally) if best.isupper() and len(best) > MOST_CAPITALS else best


def _in_small(name: str, entity: str, tally: Tally) -> str:
    """Write a name that a headline or dateline gives in capitals as others do, or as names are written."""
    alike = [form for form in tally.forms[entity] if form.casefold() == name.casefold() and form != name]
    if alike:
        return min(alike, key=lambda form: (-tally.forms[entity][form], form))
    is_name = most_frequent_kind(tally.kinds[entity]) in ("person", "place")
    return name.title() if is_name and not any(sign.isdigit() for sign in name) else name


def _found(entity: str, tally: Tally, name: str) -> Entity:
    forms = tally.forms[entity]
    variants = sorted((form for form in forms if form != name), key=lambda form: (-forms[form], form))
    kind = most_frequent_kind(tally.kinds[entity])
    where = locate(entity, name) if kind == "place" else None
    return Entity(id=entity, kind=kind, name=name, variants=tuple(variants), location=where)
