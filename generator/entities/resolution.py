"""Which entity each name in an article means, by its words, by records, and by what people decided."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import Struct

from generator.content.records import AuthorityRecord, Records
from generator.entities.coreference import Named
from generator.entities.deciding.decisions import Ruling, by_whom
from generator.entities.forms import id_of
from generator.entities.names import read_gazetteers
from generator.model import Appearance, Article, EntityKind, Mention


class Directory(Struct, frozen=True):
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
            basis=name.basis,
        )
        reason = name.reason
        if decision := ruling.alone.get(name.text):
            name = name._replace(name=name.text)
            reason = f"a name apart, {by_whom(decision)}"
        if decision := ruling.joined.get(before):
            reason = f"{by_whom(decision)} ({reason})"
        if decision := ruling.splits.find(article, entity):
            entity, reason = ruling.splits.target(decision), f"{by_whom(decision)} ({reason})"
        appearances.append(Resolved(Appearance(mention=mention, entity=entity, reason=reason), name))
    return appearances
