"""What is known of one article or entity, and why, in plain lines."""

from collections.abc import Iterable, Iterator

from generator.errors import ArchiveError, nearest
from generator.model import Appearance, Article, Entity, Link, Picture, Withheld
from generator.pages.catalogue import Catalogue, build_catalogue
from generator.pages.houses import Source, articles_by_source, list_sources
from generator.pages.permalinks import FOLDERS, url_of
from generator.pipeline import Gathered
from generator.publish.explain_history import history_lines
from generator.words import KIND_WORDS, date_words, edtf_words, time_words

INDENT = "    "
WIDTH = 12


def explain(gathered: Gathered, address: str) -> str:
    """Print every field and every automatic statement of an article, entity or source, each with its reason.

    Takes an address with or without `.html`, an id, a name or variant, or an article's file; raises
    `ArchiveError` that names the nearest where there is no such thing.
    """
    catalogue = build_catalogue(gathered.archive, gathered.addresses)
    wanted = address.strip().removesuffix(".html").removeprefix("./")
    articles = articles_by_key(catalogue).get(wanted)
    if articles:
        return "\n\n".join("\n".join(_article_lines(catalogue, article)) for article in articles)
    entities = _entities_by_key(catalogue)
    entity = entities.get(wanted) or entities.get(wanted.casefold())
    if entity:
        return "\n".join(_entity_lines(catalogue, entity))
    sources = _sources_by_key(list_sources(catalogue, gathered.records, articles_by_source(catalogue)))
    source = sources.get(wanted) or sources.get(wanted.casefold())
    if source:
        return "\n".join(_source_lines(source))
    for one in gathered.archive.withheld:
        if wanted in (one.id, one.address):
            return "\n".join(_withheld_lines(one))
    known = {*articles_by_key(catalogue), *entities, *sources}
    raise ArchiveError(
        f"{address}: no article, entity or source has this address, id or name. {hint(wanted, known)}"
    )


def hint(wanted: str, known: set[str]) -> str:
    """Name the nearest that is known, or say what was expected."""
    closest = nearest(wanted, known)
    return (
        closest
        if closest.startswith("Did")
        else "An address as on the site was expected, such as people/jane-doe.html."
    )


def articles_by_key(catalogue: Catalogue) -> dict[str, list[Article]]:
    """List articles by id, address and file."""
    keys: dict[str, list[Article]] = {}
    for article in catalogue.own.values():
        older = (version.provenance.path for version in catalogue.versions.get(article.id, ()))
        own = (article.id, catalogue.addresses.articles[article.id], article.provenance.path)
        for key in {*own, *older}:
            keys.setdefault(key, []).append(article)
    return keys


def _entities_by_key(catalogue: Catalogue) -> dict[str, Entity]:
    keys: dict[str, Entity] = {}
    for entity in catalogue.archive.entities:
        for name in (*entity.variants, entity.name):
            keys.setdefault(name.casefold(), entity)
    for entity in catalogue.archive.entities:
        keys[entity.id] = keys[f"{FOLDERS[entity.kind]}/{entity.id}"] = entity
        keys[catalogue.addresses.entities[entity.id]] = entity
    return keys


def _sources_by_key(sources: Iterable[Source]) -> dict[str, Source]:
    """Key by name in small letters and by address; an entity of the same name is meant first."""
    keys: dict[str, Source] = {}
    for source in sources:
        variants = source.record.variants if source.record else ()
        for name in (source.address, source.name.casefold(), *map(str.casefold, variants)):
            keys.setdefault(name, source)
    return keys


def _article_lines(catalogue: Catalogue, article: Article) -> Iterator[str]:
    origin = article.provenance
    yield f"ARTICLE {article.id}  {catalogue.addresses.articles[article.id]}.html"
    yield from _fields(article)
    yield _field("file", f"{origin.path}, story {origin.item + 1}, sha256 {origin.checksum}", origin.reader)
    for part in article.parts:
        if part.picture:
            yield _picture(part.text, part.picture)
    for cut in origin.cuts:
        yield _field("cut", repr(cut.text), cut.reason)
    yield from history_lines(catalogue, article)
    yield "NAMES"
    for appearance in catalogue.in_article.get(article.id, ()):
        yield _appearance(appearance, f"→ {catalogue.entities[appearance.entity].name}")
    yield "QUOTATIONS"
    for quotation in catalogue.quotations.get(article.id, ()):
        who = quotation.speaker_text or "speaker not known"
        yield f"{INDENT}{quotation.text} — {who}"
        yield f"{INDENT * 2}{quotation.reason}"
    yield "LINKS"
    for link in catalogue.ties_of(article.id):
        yield from _link(catalogue, link)


def _withheld_lines(one: Withheld) -> Iterator[str]:
    yield f"WITHHELD {one.id}" + (f"  {one.address}.html" if one.address else "")
    by = f"by decision of {one.by}, {edtf_words(one.on)}" if one.by else ""
    yield _field("reason", one.reason, by)


def _fields(article: Article) -> Iterator[str]:
    dateline = article.dateline.text if article.dateline else ""
    values = {
        "headline": article.headline,
        "deck": article.deck,
        "byline": article.byline,
        "dateline": dateline,
        "source": article.source,
        "agency": article.agency,
        "section": article.section,
        "language": article.language,
    }
    for name, value in values.items():
        yield _field(name, value or "not known", article.provenance.basis(name))
    edtf = f" ({article.date.edtf})" if article.date.edtf else ""
    time = f", {time_words(article.date.time)}" if article.date.time else ""
    yield _field("date", f"{date_words(article.date)}{time}{edtf}", article.date.basis)
    for one in article.date.candidates:
        verdict = "agrees" if one.agrees else "does not agree"
        yield _field("", f"{one.edtf} {verdict}", one.basis)


def _picture(caption: str, picture: Picture) -> str:
    place = picture.file and "/".join(filter(None, (picture.file.path, picture.file.member)))
    return _field("picture", f"{place or 'not kept'}: {caption or 'no caption'}", picture.basis)


def _entity_lines(catalogue: Catalogue, entity: Entity) -> Iterator[str]:
    address = url_of(catalogue.addresses.entities[entity.id])
    yield f"{KIND_WORDS[entity.kind][0].upper()} {entity.id}  {address}"
    yield _field("name", entity.name, _name_basis(entity))
    yield _field("variants", ", ".join(entity.variants) or "none", "")
    yield _field("description", entity.description or "not known", entity.provenance)
    for words in entity.decisions:
        yield _field("decided", words, "")
    yield "APPEARANCES"
    for appearance in catalogue.of_entity.get(entity.id, ()):
        article = catalogue.articles[appearance.mention.article]
        yield _appearance(appearance, f"in {article.provenance.path}")


def _name_basis(entity: Entity) -> str:
    """Say where the name is from: a decision, the record, or the articles."""
    named = next((words for words in entity.decisions if words.startswith(f"Named ‘{entity.name}’")), "")
    if named or entity.provenance:
        return named or entity.provenance
    is_decided = "what an editor decided of it stands below; it has no record"
    return (
        f"found in the archive; {is_decided}"
        if entity.decisions
        else "found in the archive, not yet reviewed"
    )


def _source_lines(source: Source) -> Iterator[str]:
    record = source.record
    where = record.path if record else ""
    yield f"SOURCE {source.address.split('/')[1]}  {source.address}.html"
    yield _field("name", source.name, where or "found in the archive, not yet reviewed")
    for name in ("kind", "country", "ownership", "url", "description"):
        value = getattr(record, name) if record else ""
        yield _field(name, value or "not known", where if value else "")
    yield _field("variants", (", ".join(record.variants) if record else "") or "none", "")
    for heading, articles, field in (
        ("ARTICLES", source.own, "source"),
        ("ARTICLES OF OTHERS THAT CREDIT IT", source.carried, "agency"),
    ):
        yield heading
        for article in articles:
            credit = f" (credits {article.agency})" if field == "source" and article.agency else ""
            yield f"{INDENT}{date_words(article.date)}  {article.headline} ({article.id}){credit}"
            yield f"{INDENT * 2}because: {article.provenance.basis(field) or 'nothing states a source'}"


def _field(name: str, value: str, reason: str) -> str:
    line = f"{INDENT}{name:<{WIDTH}}{value}"
    return f"{line}\n{INDENT}{'':<{WIDTH}}because: {reason}" if reason else line


def _appearance(appearance: Appearance, to: str) -> str:
    mention = appearance.mention
    place = f"part {mention.part}, characters {mention.start}–{mention.end}"
    found = f"{INDENT * 2}found: {mention.basis}\n{INDENT * 2}because: {appearance.reason}"
    return f"{INDENT}{mention.text} {to} ({place})\n{found}"


def _link(catalogue: Catalogue, link: Link) -> Iterator[str]:
    other = catalogue.articles[link.target].headline
    yield f"{INDENT}{link.kind}: {other} ({link.target}), weight {link.weight:g}"
    yield f"{INDENT * 2}because: {link.reason}"
