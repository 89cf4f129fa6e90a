"""One kind for a name in all articles, where most of them, or its legal form, leave no doubt."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.entities.across import is_titled
from generator.entities.forms import without_legal_form
from generator.entities.tallying import Settling
from generator.model import Article, EntityKind

CLEAR = 4
"""Times as many articles as take a name for anything else: then it is of that kind in these, too."""
LEAST = 3
"""Articles that must agree."""


def settle_kinds(articles: Sequence[Article], settling: Settling, known: Collection[str]) -> None:
    """Give names that only the language model found the kind that other articles make clear."""
    first: dict[str, EntityKind] = {}
    uses = settling.uses
    several = {use.entity for use in uses if first.setdefault(use.entity, use.kind) != use.kind}
    open_ones = {entity for entity in several if entity not in known}
    firms = {
        use.entity
        for use in uses
        if use.entity in open_ones and use.kind == "organization" and without_legal_form(use.name) != use.name
    }
    places = settling.places_of(open_ones)
    votes = _votes(settling, places)
    clear = dict(_clear(votes, firms))
    for number, inside in places.items():
        for place in inside:
            before = settling.at(number, place)
            kind = clear.get(before.entity, before.kind)
            if before.kind != kind and not is_titled(articles[number], settling.name(number, place)):
                reason = f"{before.reason}; {_why(before.entity, kind, votes, firms)}"
                settling.move(number, place, before._replace(reason=reason, kind=kind, thing=kind))


def _votes(settling: Settling, places: Mapping[int, Sequence[int]]) -> dict[str, Counter[EntityKind]]:
    """Count the articles that take a name for each kind."""
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for number, inside in places.items():
        found = settling.found(number)
        for entity, kind in {(found.entities[place], found.kinds[place]) for place in inside}:
            votes[entity][kind] += 1
    return votes


def _clear(votes: dict[str, Counter[EntityKind]], firms: Collection[str]) -> Iterator[tuple[str, EntityKind]]:
    for entity, counts in votes.items():
        if len(counts) < 2:
            continue
        [(best, most), *rest] = counts.most_common()
        others = sum(count for _, count in rest)
        if entity in firms and 2 * counts["organization"] >= counts.total():
            yield entity, "organization"
        elif most >= LEAST and most >= CLEAR * others:
            yield entity, best


def _why(entity: str, kind: EntityKind, votes: dict[str, Counter[EntityKind]], firms: Collection[str]) -> str:
    if entity in firms and kind == "organization":
        return "a company, as other articles write it with its legal form"
    return f"of one kind in all articles, as {votes[entity][kind]} of {votes[entity].total()} take it"
