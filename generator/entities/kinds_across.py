"""One kind for a name in all articles, where most of them, or its legal form, leave no doubt."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from generator.entities.across import is_titled
from generator.entities.forms import without_legal_form
from generator.entities.resolution import Resolved
from generator.model import Article, EntityKind

CLEAR = 4
"""Times as many articles as take a name for anything else: then it is of that kind in these, too."""
LEAST = 3
"""Articles that must agree."""


def settle_kinds(
    articles: Sequence[Article], found: Sequence[list[Resolved]], known: Collection[str]
) -> None:
    """Give names that only the language model found the kind that other articles make clear, in place."""
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    bodies: set[tuple[str, str]] = set()
    for inside in found:
        seen = {(a.entity, name.kind, name.name) for a, name in inside}
        bodies.update((entity, name) for entity, kind, name in seen if kind == "organization")
        for entity, kind in {(entity, kind) for entity, kind, _ in seen if entity not in known}:
            votes[entity][kind] += 1
    open_ones = {entity for entity, counts in votes.items() if len(counts) > 1}
    firms = {entity for entity, name in bodies if entity in open_ones and without_legal_form(name) != name}
    clear = dict(_clear(votes, firms))
    if not clear:
        return
    for article, inside in zip(articles, found, strict=True):
        for number, (appearance, name) in enumerate(inside):
            if appearance.entity not in clear:
                continue
            kind = clear[appearance.entity]
            if name.kind != kind and not is_titled(article, name):
                reason = f"{appearance.reason}; {_why(appearance.entity, kind, votes, firms)}"
                mention = replace(appearance.mention, kind=kind)
                moved = replace(appearance, mention=mention, reason=reason)
                inside[number] = Resolved(moved, replace(name, kind=kind, thing=kind))


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
