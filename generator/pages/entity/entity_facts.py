"""What is known of an entity, in figures: for the margin of its page, and for any template."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.entities.ambiguities import read_open
from generator.entities.forms import is_full
from generator.entities.geography import Country, read_countries
from generator.model import Appearance, Article, Entity, Location
from generator.pages.catalogue import Catalogue
from generator.pages.entity.companions import Company, companions_of
from generator.pages.entity.network import draw_network
from generator.pages.entity.particulars import describe_particulars
from generator.pages.evidence import LONGEST_HEADLINE, shorten
from generator.pages.maps import across, down
from generator.pages.periods import Scale, bars
from generator.pages.permalinks import url_of
from generator.pages.reports import Tally, one_of_each
from generator.words import KIND_WORDS, UNKNOWN_SOURCE, Voice

NOT_REVIEWED = "Found in the archive, not yet reviewed"
MOST_FORMS, MOST_SOURCES = 12, 12
SURNAME = "A name of one word: different articles may mean different people."
SEVERAL = "Several bear this name: {names}. The articles listed here do not tell which is meant."


def describe_entity(
    catalogue: Catalogue, entity: Entity, company: Company, scale: Scale, urls: Mapping[str, str]
) -> dict[str, object]:
    """Describe an entity; `urls` gives for each section of its list where that begins."""
    appearances = catalogue.of_entity.get(entity.id, ())
    articles = [catalogue.articles[id_] for id_ in catalogue.articles_of(entity.id)]
    reports = one_of_each(articles, catalogue.reports)
    dated = [article for article in articles if article.date.earliest]
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
        "appearances": len(appearances),
        "articles": len(articles),
        "reports": tally.reports,
        "copies": tally.copies,
        **_forms(entity, appearances, catalogue.addresses.entities[entity.id]),
        "first": _seen(catalogue, dated[-1]) if dated else None,
        "last": _seen(catalogue, dated[0]) if dated else None,
        "undated": len(articles) - len(dated),
        "periods": bars(catalogue.say, reports, scale, urls),
        "companions": _companions(catalogue, entity, company),
        "network": draw_network(catalogue, entity, company),
        "sources": _sources(catalogue, reports),
        "place": _place(catalogue, entity),
        "open_question": _open_question(catalogue.say, entity, appearances),
    }


def _summary(say: Voice, entity: Entity, tally: Tally) -> str:
    return say(
        "{name}. {about} {articles} in this archive.",
        name=entity.name,
        about=entity.description or say(f"{NOT_REVIEWED}."),
        articles=tally.said(say),
    )


def _forms(entity: Entity, appearances: Sequence[Appearance], address: str) -> dict[str, object]:
    """List how articles write the name, most often first, and how the record writes it besides."""
    counts = Counter(appearance.mention.text for appearance in appearances)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    told = {one.name for one in entity.particulars.names}
    curated = [form for form in entity.variants if form not in told] if entity.is_reviewed else []
    return {
        "written_as": [{"text": text, "count": count} for text, count in ranked[:MOST_FORMS]],
        "written_otherwise": max(0, len(ranked) - MOST_FORMS),
        "written_list": f"{address}--written.html" if len(ranked) > MOST_FORMS else "",
        "variants": [form for form in curated if form not in counts],
    }


def _seen(catalogue: Catalogue, article: Article) -> dict[str, str]:
    url = f"{catalogue.addresses.articles[article.id]}.html"
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


def _sources(catalogue: Catalogue, reports: Iterable[Article]) -> dict[str, object]:
    """List the sources that name an entity, by reports."""
    counts = Counter(article.source or UNKNOWN_SOURCE for article in reports)
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


def _open_question(say: Voice, entity: Entity, appearances: Sequence[Appearance]) -> str:
    """Say who or what a name may mean, where the articles gathered here do not tell."""
    if entity.is_reviewed or not appearances:
        return ""
    if entity.kind == "person" and not is_full(entity.name) and not entity.decisions:
        articles = {one.mention.article for one in appearances}
        return say(SURNAME) if len(articles) > 1 else ""
    names = read_open(appearances[0].reason)
    if not names or not all(read_open(one.reason) for one in appearances):
        return ""
    return say(SEVERAL, names=names)
