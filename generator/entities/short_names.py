"""Short names are given the meaning that other articles tell for certain."""

from collections.abc import Mapping, Sequence

from generator.entities.across import Across, Bearing
from generator.entities.coreference import Named
from generator.entities.deciding.decisions import Ruling, by_whom
from generator.entities.explained import Explained
from generator.entities.tallying import Settling, Standing
from generator.model import Article


def settle_across(
    articles: Sequence[Article], settling: Settling, bearings: Sequence[Bearing], ruling: Ruling
) -> None:
    """Let short names mean what other articles say for certain."""
    short = {
        number: {place: settling.name(number, place) for place in bearing.short}
        for number, bearing in enumerate(bearings)
        if bearing.short
    }
    across = Across(name for named in short.values() for name in named.values())
    for number, bearing in enumerate(bearings):
        if bearing.telling:
            across.learn(articles[number], settling.found(number), settling.names(number), bearing)
    for number, named in short.items():
        _settle_in(number, articles[number], settling, named, bearings[number].titles, across, ruling)


def _settle_in(
    number: int,
    article: Article,
    settling: Settling,
    named: Mapping[int, Named],
    titles: Sequence[str],
    across: Across,
    ruling: Ruling,
) -> None:
    short: dict[str, dict[int, str]] = {}
    for (place, name), title in zip(named.items(), titles, strict=True):
        short.setdefault(name.text.casefold(), {})[place] = title
    for places in short.values():
        if explained := across.explain(article, [named[place] for place in places], [*places.values()]):
            for place in places:
                before = settling.at(number, place)
                settling.move(number, place, _explained(article, before, explained, ruling))


def _explained(article: Article, before: Standing, explained: Explained, ruling: Ruling) -> Standing:
    if ruling.parts(before.entity, explained.entity) or before.entity in ruling.joined:
        return before
    entity, reason = explained.entity, f"{explained.reason} ({before.reason})"
    if decision := ruling.splits.find(article, entity):
        entity, reason = ruling.splits.target(decision), f"{by_whom(decision)} ({reason})"
    return before._replace(entity=entity, reason=reason, name=explained.name)
