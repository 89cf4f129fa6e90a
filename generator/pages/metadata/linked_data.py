"""Pages as linked data (JSON-LD, schema.org); what is not known is left out."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.content.records import SourceRecord
from generator.model import Article, Entity, EntityKind, Location
from generator.pages.catalogue import Catalogue
from generator.pages.citing.authors import Author, authors_of
from generator.pages.citing.citation import PLAIN, is_address, known_language
from generator.pages.moments import changed_on, published_at
from generator.pages.page import ScriptJson
from generator.pages.permalinks import url_of
from generator.pages.site import Site

Thing = dict[str, Any]
TYPES: Mapping[EntityKind, str] = {
    "person": "Person",
    "organization": "Organization",
    "place": "Place",
    "event": "Event",
}
HOUSES = {
    "agency": "NewsMediaOrganization",
    "newspaper": "NewsMediaOrganization",
    "magazine": "NewsMediaOrganization",
    "broadcaster": "NewsMediaOrganization",
    "government": "GovernmentOrganization",
}
ACTING = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "'": "\\u0027"}
"""Of what JSON holds, the signs that could end or open something in HTML."""
MOST_MENTIONS = 100


def format_linked_data(things: Iterable[Thing]) -> ScriptJson:
    """Put things as JSON-LD that no word in them can break out of; empty where there is none."""
    found = [_known(thing) for thing in things]
    if not found:
        return ScriptJson("")
    data = found[0] if len(found) == 1 else {"@graph": found}
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=True, separators=(",", ":"))
    return ScriptJson("".join(ACTING.get(sign, sign) for sign in text))


def article_thing(
    catalogue: Catalogue, article: Article, description: str, card: Mapping[str, str] | None = None
) -> Thing:
    """Describe an article: what it is about apart from what it only mentions, and its corrections."""
    site = catalogue.site
    url = site.absolute(f"{catalogue.addresses.articles[article.id]}.html")
    about = {topic.entity for topic in catalogue.about.get(article.id, ())}
    named = dict.fromkeys(catalogue.named_in.get(article.id, ()))
    mentions = [id_ for id_ in named if id_ not in about][:MOST_MENTIONS]
    return {
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "identifier": article.id,
        "headline": article.headline,
        "image": card["url"] if card else "",
        "alternativeHeadline": article.deck,
        "description": description,
        "inLanguage": known_language(article),
        "datePublished": published_at(article),
        "dateModified": changed_on(catalogue.versions.get(article.id, ())),
        "dateline": article.dateline.text if article.dateline else "",
        "articleSection": article.section,
        "keywords": list(article.tags),
        "author": [_author(catalogue, article, one) for one in authors_of(article)],
        "publisher": _house(catalogue, article.source),
        "sourceOrganization": _house(catalogue, article.agency),
        "isBasedOn": article.url if is_address(article.url) else "",
        "copyrightNotice": article.rights,
        "about": [_named(catalogue, id_) for id_ in named if id_ in about],
        "mentions": [_named(catalogue, id_) for id_ in mentions],
        "correction": [
            {"@type": "CorrectionComment", "text": one.words}
            | ({"datePublished": one.on} if PLAIN.fullmatch(one.on) else {})
            for one in article.corrections
        ],
    }


def entity_thing(catalogue: Catalogue, entity: Entity) -> Thing:
    """Describe a person, organization, place or event."""
    where = entity.location
    url = catalogue.site.absolute(url_of(catalogue.addresses.entities[entity.id]))
    return {
        "@type": TYPES[entity.kind],
        "@id": url,
        "url": url,
        "name": entity.name,
        "alternateName": list(entity.variants) if entity.is_reviewed else [],
        "description": entity.description,
        "sameAs": [one for one in entity.same_as if is_address(one)],
        **(_lies(where) if where else {}),
    }


def _lies(where: Location) -> Thing:
    """Say where a place lies, as far as that is known."""
    address = {"@type": "PostalAddress", "addressCountry": where.country, "addressRegion": where.region}
    point = {"@type": "GeoCoordinates", "latitude": where.latitude, "longitude": where.longitude}
    return {
        "address": _known(address) if where.country else "",
        "geo": point if where.latitude is not None else "",
    }


def source_thing(site: Site, address: str, name: str, record: SourceRecord | None) -> Thing:
    """Describe a publisher or agency."""
    kind = (record.kind or "") if record else ""
    website = (record.url or "") if record else ""
    return {
        "@type": HOUSES.get(kind, "Organization"),
        "@id": site.absolute(f"{address}.html"),
        "name": name,
        "alternateName": list(record.variants) if record else [],
        "description": record.description if record else "",
        "url": website or site.absolute(f"{address}.html"),
        "sameAs": list(record.same_as) if record else [],
    }


def site_thing(site: Site, description: str) -> Thing:
    """Describe the archive, with the address of its search."""
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{site.url}search.html?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    return {
        "@type": "WebSite",
        "@id": site.url,
        "url": site.url,
        "name": site.name,
        "description": description,
        "inLanguage": site.language,
        "potentialAction": search if site.url else "",
    }


def trail_thing(site: Site, trail: Sequence[Mapping[str, str]]) -> Thing:
    """Describe the way that leads to a page; each step has a `name` and a `url` relative to the site."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            _known(
                {
                    "@type": "ListItem",
                    "position": number,
                    "name": step["name"],
                    "item": site.absolute(step["url"]),
                }
            )
            for number, step in enumerate(trail, start=1)
        ],
    }


def _author(catalogue: Catalogue, article: Article, author: Author) -> Thing:
    place = catalogue.addresses.authors.get(author.name) if not article.robots else None
    return _known(
        {
            "@type": "Organization" if author.is_organization else "Person",
            "name": author.name,
            "url": catalogue.site.absolute(f"{place}.html") if place else "",
        }
    )


def _house(catalogue: Catalogue, name: str) -> Thing | str:
    if not name:
        return ""
    url = catalogue.site.absolute(f"{catalogue.addresses.sources[name]}.html")
    return _known({"@type": "Organization", "name": name, "url": url})


def _named(catalogue: Catalogue, id_: str) -> Thing:
    entity = catalogue.entities[id_]
    url = catalogue.site.absolute(url_of(catalogue.addresses.entities[id_]))
    same = [one for one in entity.same_as if is_address(one)]
    return _known({"@type": TYPES[entity.kind], "name": entity.name, "url": url, "sameAs": same})


def _known(thing: Thing) -> Thing:
    """Leave out what is not known; zero is known, as of a latitude."""
    return {key: value for key, value in thing.items() if value not in ("", None, [], {})}
