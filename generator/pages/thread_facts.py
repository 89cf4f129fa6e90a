"""What a running story holds: its articles day by day, who and where, what was said, what each source has."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.model import Article, Entity, Quotation, Thread
from generator.pages.catalogue import Catalogue
from generator.pages.evidence import LONGEST, place_of, shorten
from generator.pages.houses import houses_of
from generator.pages.listing import article_entry, by_group
from generator.pages.maps import across, down
from generator.pages.permalinks import url_of
from generator.pages.reports import count_reports
from generator.pages.speaker_names import is_nobody
from generator.words import KIND_WORDS, UNKNOWN_SOURCE, date_words

MOST_NEW = 4
"""Names told of an article that no earlier one of the story has."""
MOST_NAMES = 12
"""Names of a kind."""
MOST_SPEAKERS = 12
MOST_SAID = 5
"""Quotations of one speaker; the others are on the speaker's page and in the articles."""
MOST_ONLY = 6
"""Names, and quotations, that one source alone has."""


def describe_days(catalogue: Catalogue, thread: Thread, ids: Sequence[str]) -> list[dict[str, object]]:
    """Describe some of a story's reports by day, each with what is new in it and who carried it."""
    new = _new_names(catalogue, thread)
    copies = by_group(
        [id_ for id_ in thread.articles if id_ in catalogue.copies], lambda id_: catalogue.copies[id_]
    )
    days = by_group(ids, lambda id_: date_words(catalogue.articles[id_].date))
    return [
        {
            "day": catalogue.say.date(catalogue.articles[some[0]].date),
            "english": day,
            "entries": [
                {
                    **article_entry(catalogue, catalogue.articles[id_]),
                    "new": _named(catalogue, new[id_]),
                    "update_of": _sent_before(catalogue, thread, id_),
                    **_carried(catalogue, id_, copies.get(id_, ())),
                }
                for id_ in some
            ],
        }
        for day, some in days.items()
    ]


def _carried(catalogue: Catalogue, first: str, copies: Iterable[str]) -> dict[str, object]:
    """Tell the copies that others carried from those that its own source sent again."""
    source = catalogue.articles[first].source
    entries = {id_: article_entry(catalogue, catalogue.articles[id_]) for id_ in copies}
    again = [id_ for id_ in entries if source and catalogue.articles[id_].source == source]
    return {
        "carried": [entry for id_, entry in entries.items() if id_ not in again],
        "again": [entries[id_] for id_ in again],
    }


def _sent_before(catalogue: Catalogue, thread: Thread, article: str) -> dict[str, object] | None:
    """Give the first story of a report that its source sent again in other words, where both are here."""
    first = catalogue.reports.get(article, article)
    if first == article or article in catalogue.copies or first not in thread.articles:
        return None
    return article_entry(catalogue, catalogue.articles[first])


def list_reports(catalogue: Catalogue, thread: Thread) -> list[str]:
    """List the articles of a story without the copies of others of them."""
    inside = set(thread.articles)
    return [id_ for id_ in thread.articles if catalogue.copies.get(id_) not in inside]


def describe_names(catalogue: Catalogue, thread: Thread) -> list[dict[str, object]]:
    """List who and what is named in most reports, by kind."""
    counts = _counts(catalogue, thread.articles)
    ranked = sorted(counts, key=lambda id_: (-counts[id_], catalogue.entities[id_].name.casefold(), id_))
    groups = by_group(ranked, lambda id_: catalogue.entities[id_].kind)
    return [
        {
            "kind": catalogue.say(words[1]),
            "entities": [
                {
                    "name": catalogue.entities[id_].name,
                    "url": url_of(catalogue.addresses.entities[id_]),
                    "count": counts[id_],
                }
                for id_ in groups.get(kind, ())[:MOST_NAMES]
            ],
            "more": max(0, len(groups.get(kind, ())) - MOST_NAMES),
        }
        for kind, words in KIND_WORDS.items()
        if kind in groups
    ]


def describe_speakers(catalogue: Catalogue, thread: Thread) -> list[dict[str, object]]:
    """Put what was said side by side: those who are quoted most, each in order of the days."""
    # What a source sends again it quotes again.
    once = {
        (_plain(one), _source(catalogue, one)): one
        for one in reversed(list(_quotations(catalogue, thread.articles)))
    }
    said = by_group(list(reversed(once.values())), _whose)
    said.pop("", None)
    ranked = sorted(said, key=lambda speaker: (-len(said[speaker]), speaker.casefold()))[:MOST_SPEAKERS]
    return [
        {
            **_speaker(catalogue, said[speaker][0]),
            "quotations": [_quotation(catalogue, one) for one in said[speaker][:MOST_SAID]],
            "more": max(0, len(said[speaker]) - MOST_SAID),
        }
        for speaker in ranked
    ]


def describe_sources(catalogue: Catalogue, thread: Thread) -> list[dict[str, object]]:
    """Say of each source what it has and no other does; nothing where there is but one."""
    by_source = by_group(
        list_reports(catalogue, thread), lambda id_: catalogue.articles[id_].source or UNKNOWN_SOURCE
    )
    if len(by_source) < 2:
        return []
    named = {source: _counts(catalogue, ids) for source, ids in by_source.items()}
    spoken = {source: _spoken(catalogue, ids) for source, ids in by_source.items()}
    return [
        {
            "name": catalogue.say(source) if source == UNKNOWN_SOURCE else source,
            "address": catalogue.addresses.sources[source],
            "count": catalogue.say.count(len(ids), "report"),
            "names": _only_names(catalogue, source, named),
            "quotations": _only_said(catalogue, source, spoken),
        }
        for source, ids in by_source.items()
    ]


def describe_places(catalogue: Catalogue, thread: Thread) -> list[dict[str, object]]:
    """List the places of a story that lie apart, for the map; nothing where all are at one point."""
    counts = _counts(catalogue, thread.articles)
    places = [catalogue.entities[id_] for id_ in counts if catalogue.entities[id_].kind == "place"]
    places.sort(key=lambda place: (-counts[place.id], place.name.casefold(), place.id))
    found = [
        {
            "name": place.name,
            "count": counts[place.id],
            "url": url_of(catalogue.addresses.entities[place.id]),
            "x": across(place.location),
            "y": down(place.location),
        }
        for place in places
        if place.location and across(place.location) is not None and down(place.location) is not None
    ][:MOST_NAMES]
    apart = len({(one["x"], one["y"]) for one in found}) > 1
    return [dict(one) for one in found] if apart else []


def _counts(catalogue: Catalogue, articles: Iterable[str]) -> Counter[str]:
    """Count the reports that name each entity."""
    named: dict[str, set[str]] = {}
    for id_ in articles:
        for entity in _names_in(catalogue, id_):
            named.setdefault(entity, set()).add(id_)
    return Counter({entity: count_reports(ids, catalogue.reports).reports for entity, ids in named.items()})


def _new_names(catalogue: Catalogue, thread: Thread) -> dict[str, list[str]]:
    """Find for each article the names, in the order of the text, that no earlier one of the story has."""
    seen: set[str] = set()
    new: dict[str, list[str]] = {}
    for id_ in thread.articles:
        names = _names_in(catalogue, id_)
        new[id_] = [name for name in names if name not in seen][:MOST_NEW] if seen else []
        seen |= names.keys()
    return new


def _names_in(catalogue: Catalogue, article: str) -> dict[str, None]:
    """List whom and what an article names, in the order of its text, but for who published it."""
    houses = houses_of(catalogue, article)
    found = catalogue.named_in.get(article, ())
    return dict.fromkeys(entity for entity in found if entity not in houses)


def _named(catalogue: Catalogue, ids: Iterable[str]) -> list[dict[str, str]]:
    return [_name(catalogue, catalogue.entities[id_]) for id_ in ids]


def _name(catalogue: Catalogue, entity: Entity) -> dict[str, str]:
    return {"name": entity.name, "address": catalogue.addresses.entities[entity.id]}


def _quotations(catalogue: Catalogue, articles: Iterable[str]) -> Iterator[Quotation]:
    """Give what is quoted in reports; copies repeat it."""
    for id_ in articles:
        if id_ not in catalogue.copies and not catalogue.articles[id_].robots:
            yield from (one for one in catalogue.quotations.get(id_, ()) if one.kind != "indirect")


def _whose(one: Quotation) -> str:
    """Say by what to gather a speaker's words: nothing where no name is given, as `he` is not one person."""
    return one.speaker or ("" if is_nobody(one.speaker_text) else one.speaker_text)


def _speaker(catalogue: Catalogue, one: Quotation) -> dict[str, str]:
    known = catalogue.entities.get(one.speaker)
    return _name(catalogue, known) if known else {"name": one.speaker_text, "address": ""}


def _quotation(catalogue: Catalogue, one: Quotation) -> dict[str, str]:
    article: Article = catalogue.articles[one.article]
    return {
        "text": shorten(one.text, LONGEST),
        "language": article.language,
        "address": place_of(catalogue, one.article, one.part, one.start),
        "source": article.source or catalogue.say(UNKNOWN_SOURCE),
        "date": catalogue.say.date(article.date),
    }


def _source(catalogue: Catalogue, one: Quotation) -> str:
    return catalogue.articles[one.article].source


def _plain(one: Quotation) -> str:
    return " ".join(one.text.casefold().split())


def _spoken(catalogue: Catalogue, ids: Iterable[str]) -> dict[str, Quotation]:
    return {_plain(one): one for one in _quotations(catalogue, ids)}


def _only_names(catalogue: Catalogue, source: str, named: dict[str, Counter[str]]) -> list[dict[str, str]]:
    others = {id_ for other, counts in named.items() if other != source for id_ in counts}
    only = [id_ for id_ in named[source] if id_ not in others]
    return _named(catalogue, sorted(only, key=lambda id_: (-named[source][id_], id_))[:MOST_ONLY])


def _only_said(
    catalogue: Catalogue, source: str, spoken: dict[str, dict[str, Quotation]]
) -> list[dict[str, str]]:
    others = {words for other, said in spoken.items() if other != source for words in said}
    only = [one for words, one in spoken[source].items() if words not in others]
    return [{**_quotation(catalogue, one), "speaker": _speaker(catalogue, one)["name"]} for one in only][
        :MOST_ONLY
    ]
