"""Short names are given the meaning that other articles tell for certain."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from generator.entities.across import Across, Bearing
from generator.entities.deciding.decisions import Ruling, by_whom
from generator.entities.explained import Explained
from generator.entities.resolution import Resolved
from generator.entities.tallying import Settling
from generator.model import Article


def settle_across(
    articles: Sequence[Article], settling: Settling, bearings: Sequence[Bearing], ruling: Ruling
) -> None:
    """Let short names mean what other articles say for certain."""
    across = Across(
        settling.name(number, place) for number, bearing in enumerate(bearings) for place in bearing.short
    )
    for number, bearing in enumerate(bearings):
        across.learn(articles[number], partial(settling.meant, number), bearing)
    for number, bearing in enumerate(bearings):
        if bearing.short:
            _settle_in(number, articles[number], settling, bearing, across, ruling)


def _settle_in(
    number: int, article: Article, settling: Settling, bearing: Bearing, across: Across, ruling: Ruling
) -> None:
    named = {place: settling.name(number, place) for place in bearing.short}
    short: dict[str, dict[int, str]] = {}
    for place, title in zip(bearing.short, bearing.titles, strict=True):
        short.setdefault(named[place].text.casefold(), {})[place] = title
    for titles in short.values():
        names = [named[place] for place in titles]
        if explained := across.explain(article, names, [*titles.values()]):
            for place in titles:
                before = settling.at(number, place)
                settling.move(number, place, _explained(article, before, explained, ruling))


def _explained(article: Article, resolved: Resolved, explained: Explained, ruling: Ruling) -> Resolved:
    appearance, name = resolved
    if ruling.parts(appearance.entity, explained.entity) or appearance.entity in ruling.joined:
        return resolved
    entity, reason = explained.entity, f"{explained.reason} ({appearance.reason})"
    if decision := ruling.splits.find(article, entity):
        entity, reason = ruling.splits.target(decision), f"{by_whom(decision)} ({reason})"
    moved = replace(appearance, entity=entity, reason=reason)
    return Resolved(moved, name._replace(name=explained.name))
