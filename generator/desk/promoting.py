"""Makes an authority record of what was found: name, variants as seen, place; nothing is guessed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.content.checking import check
from generator.content.decision_text import scalar
from generator.content.reading import FOLDERS
from generator.content.records import AuthorityRecord, Records
from generator.content.strict_yaml import split_front_matter
from generator.content.writing import write_new
from generator.desk.deciding import nearest_name, refuse_conflicts
from generator.entities.forms import id_of, is_full
from generator.entities.judging.pair_clues import is_initials
from generator.errors import ArchiveError
from generator.model import Appearance, Archive, Entity, EntityKind, Location
from generator.words import list_words

HINT = "such as: Minister of transport, as The Paper wrote on 3 March 2020"
MOST = 40
"""Variants, the most frequent first."""


class Promoted(Struct, frozen=True, kw_only=True):
    """A record as it will stand in its file."""

    path: str
    text: str


def make_record(archive: Archive, records: Records, reference: str, kind: EntityKind | None) -> Promoted:
    """Make the record of an entity named by id or by name; raise `ArchiveError` where it cannot have one."""
    entity = _find(archive, reference)
    if entity.is_reviewed:
        raise ArchiveError(f"'{entity.id}' has a record already: {entity.provenance}.")
    _refuse_shared_name(archive, entity)
    kind = kind or entity.kind
    folder = next(name for name, one in FOLDERS.items() if one == kind)
    path = f"content/authority/{folder}/{entity.id}.md"
    text = _compose(entity, kind, archive.appearances, records)
    document, _ = split_front_matter(text)
    record = check(AuthorityRecord, document, path, known={"id": entity.id, "path": path, "note": ""})
    refuse_conflicts(replace(records, entities=(*records.entities, (kind, record))), archive.articles)
    return Promoted(path=path, text=text)


def write_record(root: Path, promoted: Promoted) -> None:
    """Write a record; raise `ArchiveError` where a file is there already."""
    try:
        write_new(root, promoted.path, promoted.text.encode("utf-8"))
    except FileExistsError:
        raise ArchiveError(f"{promoted.path}: it is there already, and is never overwritten.") from None


def _find(archive: Archive, reference: str) -> Entity:
    by_id = {entity.id: entity for entity in archive.entities}
    if reference in by_id:
        return by_id[reference]
    bearing = [entity for entity in archive.entities if reference in (entity.name, *entity.variants)]
    named = [entity for entity in bearing if entity.name == reference] or bearing
    if len(named) == 1:
        return named[0]
    if named:
        ids = list_words([f"'{entity.id}'" for entity in named])
        raise ArchiveError(f"'{reference}' is a name of {ids}; expected one of these ids.")
    names = {name for entity in archive.entities for name in (entity.id, entity.name)}
    near = nearest_name(reference, names)
    hint = f" Did you mean '{near}'?" if near else ""
    raise ArchiveError(f"'{reference}' is no id and no name in this archive.{hint}")


def _refuse_shared_name(archive: Archive, entity: Entity) -> None:
    """Raise `ArchiveError` where others bear the name: a record takes its name for its own everywhere."""
    others = {other.id: other for other in archive.entities if other.id != entity.id}
    meant = {one.entity for one in archive.appearances if one.mention.text == entity.name}
    rivals = [others[id_] for id_ in (id_of(entity.name), *sorted(meant)) if id_ in others]
    if rivals:
        rival = rivals[0]
        better = f"news-archive decide rename {entity.id} '{entity.name} ({entity.kind})' --why …"
        raise ArchiveError(
            f"'{entity.name}' is also the name of the {rival.kind} '{rival.id}', whose mentions a record "
            f"would take for its own; expected a name that tells them apart: {better}"
        )


def _compose(entity: Entity, kind: EntityKind, seen: Iterable[Appearance], records: Records) -> str:
    own, shared = _variants(entity, seen, records)
    lines = ["---", f"name: {scalar(entity.name)}"]
    lines += ["variants:", *(f"  - {scalar(form)}" for form in own[:MOST])] if own else []
    if shared:
        lines += ["# Also written so; not taken over, as others may be called that too:"]
        lines += [f"#   {form}" for form in shared[:MOST]]
    lines += [f"# Who or what it is, in one line, with where that is from, {HINT}", 'description: ""']
    if kind == "place" and entity.location:
        lines += ["location:", *_location(entity.location)]
    return "\n".join([*lines, "---", ""])


def _variants(
    entity: Entity, seen: Iterable[Appearance], records: Records
) -> "tuple[Sequence[str], Sequence[str]]":
    """Tell forms that are the entity's own from those that may be another's, each most frequent first."""
    counts: Counter[str] = Counter()
    meant: dict[str, set[str]] = {}
    for one in seen:
        form = " ".join(one.mention.text.split())
        meant.setdefault(form.casefold(), set()).add(one.entity)
        if one.entity == entity.id:
            counts[form] += 1
    taken = {name.casefold() for _, record in records.entities for name in (record.name, *record.variants)}
    forms = sorted(counts, key=lambda form: (-counts[form], form))
    own: dict[str, str] = {}
    shared: list[str] = []
    for form in forms:
        small = form.casefold()
        if small == entity.name.casefold() or small in own:
            continue
        if len(meant[small]) > 1 or small in taken or not _tells(form, entity):
            shared.append(form)
        else:
            own[small] = form
    return tuple(own.values()), tuple(shared)


def _tells(form: str, entity: Entity) -> bool:
    """Whether a form is enough to know whom it means: a bare surname is not, nor is one word of several."""
    if entity.kind == "person":
        return is_full(form)
    return " " in form or is_initials(form) or len(entity.name.split()) == 1


def _location(where: Location) -> Iterator[str]:
    values = {"country": where.country, "region": where.region}
    yield from (f"  {name}: {scalar(value)}" for name, value in values.items() if value)
    if where.latitude is not None and where.longitude is not None:
        yield f"  latitude: {where.latitude}"
        yield f"  longitude: {where.longitude}"
    yield f"  basis: {scalar(where.basis)}"
