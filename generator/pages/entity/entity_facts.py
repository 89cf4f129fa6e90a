"""What is known of an entity, in figures: for the margin of its page, and for any template."""

from collections.abc import Mapping, Sequence

from generator.entities.geography import Country, read_countries
from generator.model import Entity, Location
from generator.pages.catalogue import Catalogue
from generator.pages.entity.companions import Company, companions_of
from generator.pages.entity.network import draw_network
from generator.pages.entity.opening import EntityOpening, Form
from generator.pages.entity.particulars import describe_particulars
from generator.pages.evidence import LONGEST_HEADLINE, shorten
from generator.pages.maps import across, down
from generator.pages.permalinks import url_of
from generator.pages.reports import Tally
from generator.words import KIND_WORDS, UNKNOWN_SOURCE, Voice

NOT_REVIEWED = "Found in the archive, not yet reviewed"
MOST_FORMS, MOST_SOURCES = 12, 12


def describe_entity(
    catalogue: Catalogue, entity: Entity, company: Company, opening: EntityOpening
) -> dict[str, object]:
    """Describe an entity, of whose appearances the opening tells."""
    tally = catalogue.tally(entity.id)
    return {
        "id": entity.id,
        "kind": catalogue.say(KIND_WORDS[entity.kind][0]),
        "kind_plural": catalogue.say(KIND_WORDS[entity.kind][1]),
        "index": f"{catalogue.addresses.entities[entity.id].split('/')[0]}/index.html",
        "name": entity.name,
        "reviewed": entity.is_reviewed,
        "record": entity.provenance,
        "description": _summary(catalogue.say, entity, tally),
        "about": entity.description,
        "same_as": list(entity.same_as),
        "particulars": describe_particulars(catalogue, entity),
        "decisions": list(entity.decisions),
        "appearances": opening.appearances,
        "articles": opening.articles,
        "reports": tally.reports,
        "copies": tally.copies,
        **_forms(entity, opening.forms, catalogue.addresses.entities[entity.id]),
        "first": _seen(catalogue, opening.first),
        "last": _seen(catalogue, opening.last),
        "undated": opening.undated,
        "periods": opening.periods,
        "companions": _companions(catalogue, entity, company),
        "network": draw_network(catalogue, entity, company),
        "sources": _sources(catalogue, opening.sources),
        "place": _place(catalogue, entity),
        "open_question": opening.open_question,
    }


def _summary(say: Voice, entity: Entity, tally: Tally) -> str:
    return say(
        "{name}. {about} {articles} in this archive.",
        name=entity.name,
        about=entity.description or say(f"{NOT_REVIEWED}."),
        articles=tally.said(say),
    )


def _forms(entity: Entity, forms: Sequence[Form], address: str) -> dict[str, object]:
    """List how articles write the name, most often first, and how the record writes it besides."""
    told = {one.name for one in entity.particulars.names} | {one.text for one in forms}
    curated = entity.variants if entity.is_reviewed else ()
    return {
        "written_as": [{"text": one.text, "count": one.times} for one in forms[:MOST_FORMS]],
        "written_otherwise": max(0, len(forms) - MOST_FORMS),
        "written_list": f"{address}--written.html" if len(forms) > MOST_FORMS else "",
        "variants": [form for form in curated if form not in told],
    }


def _seen(catalogue: Catalogue, id_: str) -> dict[str, str] | None:
    if not id_:
        return None
    article, url = catalogue.articles[id_], f"{catalogue.addresses.articles[id_]}.html"
    return {
        "date": catalogue.say.date(article.date),
        "headline": shorten(article.headline, LONGEST_HEADLINE),
        "url": url,
    }


def _companions(catalogue: Catalogue, entity: Entity, company: Company) -> list[dict[str, object]]:
    """List who and what appears in the same reports, most often first; those of a pair lead to its page."""
    paired = company.paired.get(entity.id, {})
    return [
        {
            "name": other.name,
            "url": url_of(catalogue.addresses.entities[other.id]),
            "kind": catalogue.say(KIND_WORDS[other.kind][0]),
            "reviewed": other.is_reviewed,
            "count": one.reports,
            "pair": f"{paired[other.id]}.html" if other.id in paired else "",
        }
        for one in companions_of(company, entity.id).others
        if (other := catalogue.entities[one.entity])
    ]


def _sources(catalogue: Catalogue, counts: Mapping[str, int]) -> dict[str, object]:
    """List the sources that name an entity, by reports."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {
        "named": [
            {
                "name": catalogue.say(name) if name == UNKNOWN_SOURCE else name,
                "url": f"{catalogue.addresses.sources[name]}.html",
                "count": count,
            }
            for name, count in ranked[:MOST_SOURCES]
        ],
        "more": max(0, len(ranked) - MOST_SOURCES),
    }


def _place(catalogue: Catalogue, entity: Entity) -> dict[str, object] | None:
    """Say where a place lies, in words and on the map."""
    where = entity.location
    if where is None:
        return None
    country = read_countries().get(where.country, Country("", where.country))
    is_itself = entity.id == country.entity
    has_link = not is_itself and country.entity in catalogue.entities
    region = where.region if where.region not in (entity.name, country.name) else ""
    return {
        "point": _point(catalogue.say, where),
        "region": region,
        "country": "" if is_itself else country.name,
        "country_url": url_of(catalogue.addresses.entities[country.entity]) if has_link else "",
        "x": across(where),
        "y": down(where),
        "basis": where.basis,
    }


def _point(say: Voice, where: Location) -> str:
    if where.latitude is None or where.longitude is None:
        return ""
    north, east = where.latitude, where.longitude
    return say(
        "{north}° {N}, {east}° {E}",
        north=say.digits(f"{abs(north):.1f}"),
        N=say("N" if north >= 0 else "S"),
        east=say.digits(f"{abs(east):.1f}"),
        E=say("E" if east >= 0 else "W"),
    )
