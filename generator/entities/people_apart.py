"""People of one full name who are not one: told apart by callings, countries, ages and company."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from generator.entities.ages import Born, born_by_age
from generator.entities.ambiguities import say_open
from generator.entities.deciding.decisions import Ruling
from generator.entities.forms import id_of, is_full
from generator.entities.geography import nations_of_today
from generator.entities.role_words import HEADS, PASSING, PLAYERS
from generator.entities.tallying import Settling, Standing
from generator.grouping import join_groups
from generator.model import Article, Role
from generator.words import list_words

MOST = 200
"""Articles; who is in more is known well enough, or told apart by hand."""
SLACK = 2
"""Years by which what two stated ages say of a birth may differ, and still be said of one person."""


class Seen(Struct, frozen=True):
    """What one article says of a person, and whom and what it names besides."""

    article: Article
    name: str
    heads: frozenset[str]
    """Words for what the person is, such as `senator`."""
    born: Born | None
    countries: frozenset[str]


class Part(Struct, frozen=True):
    """Articles that share what they call the person, or another name."""

    seen: tuple[Seen, ...]

    @property
    def heads(self) -> frozenset[str]:
        """All that its articles call the person."""
        return frozenset[str]().union(*(one.heads for one in self.seen))

    @property
    def countries(self) -> frozenset[str]:
        """All countries that its articles are about."""
        return frozenset[str]().union(*(one.countries for one in self.seen))

    @property
    def births(self) -> list[Born]:
        """What the ages in its articles say."""
        return [one.born for one in self.seen if one.born]


def tell_people_apart(
    articles: Sequence[Article],
    settling: Settling,
    roles: Sequence[Sequence[Role]],
    countries: Mapping[str, frozenset[str]],
    ruling: Ruling,
    recorded: Collection[str],
) -> set[int]:
    """Give each of several people of one full name an entity; return the numbers of their articles.

    Whom a record or a decision names is whoever that says.
    """
    told: set[int] = set()
    for entity, inside in sorted(_places_of(settling, recorded).items()):
        if not 1 < len(inside) <= MOST:
            continue
        seen = [
            _see(entity, articles[n], settling, n, places, roles[n], countries)
            for n, places in inside.items()
        ]
        if not _may_differ(seen):
            continue
        beside = [_beside(entity, articles[n], settling.found(n).entities) for n in inside]
        if not (several := _several(_parts(seen, beside))):
            continue
        names = _names(seen, several)
        if entity in ruling.said and not any(id_of(name) in ruling.said for name in names):
            continue
        for number, one in zip(inside, seen, strict=True):
            for place in settling.found(number).places_of(entity):
                now = _renamed(settling.at(number, place), one, several, names, ruling)
                settling.move(number, place, now)
        told.update(inside)
    return told


def _places_of(settling: Settling, recorded: Collection[str]) -> dict[str, dict[int, list[int]]]:
    """List where everybody stands who is named in full, and in no record: of each article the places."""
    times: Counter[str] = Counter()
    people = [(use, often) for use, often in settling.uses.items() if use.kind == "person"]
    for use, often in people:
        times[use.entity] += often
    several = {
        use.entity
        for use, _ in people
        if times[use.entity] > 1 and use.entity not in recorded and is_full(use.name)
    }
    inside: dict[str, dict[int, list[int]]] = {}
    for number, places in settling.places_of(several).items():
        found, names = settling.found(number), settling.names(number).names
        full = {
            found.entities[place]
            for place in places
            if found.kinds[place] == "person" and is_full(names[place])
        }
        for place in places:
            if found.entities[place] in full:
                inside.setdefault(found.entities[place], {}).setdefault(number, []).append(place)
    return inside


def _see(
    entity: str,
    article: Article,
    settling: Settling,
    number: int,
    places: Sequence[int],
    roles: Iterable[Role],
    countries: Mapping[str, frozenset[str]],
) -> Seen:
    found, names = settling.found(number), settling.names(number).names
    return Seen(
        article=article,
        name=max((names[place] for place in places), key=lambda name: (len(name), name)),
        heads=_heads(entity, roles),
        born=next((born for place in places if (born := born_by_age(article, found, place))), None),
        countries=countries.get(article.id, frozenset()),
    )


def _heads(entity: str, roles: Iterable[Role]) -> frozenset[str]:
    words = (role.text.casefold().replace("-", " ").split() for role in roles if role.entity == entity)
    return frozenset(word for said in words for word in said) & HEADS


def _may_differ(seen: Sequence[Seen]) -> bool:
    """Whether parts of these can be of different people at all: of most people none can."""
    told = [one for one in seen if one.heads]
    # Where all share a country, all parts do.
    is_abroad = len(told) > 1 and not frozenset.intersection(*(one.countries for one in told))
    play = {bool(one.heads & PLAYERS) for one in told}
    return is_abroad or len(play) > 1 or sum(one.born is not None for one in seen) > 1


def _beside(entity: str, article: Article, named: Iterable[str]) -> set[str]:
    """List the others whom an article names, but for countries and those who made it."""
    houses = {id_of(name) for name in (article.source, article.agency) if name}
    return set(named) - houses - nations_of_today() - {entity}


def _parts(seen: Sequence[Seen], beside: Sequence[Iterable[str]]) -> list[Part]:
    """Put articles together that share a calling or a name, the largest part first."""
    first: dict[str, int] = {}
    ties = [
        (first.setdefault(sign, number), number)
        for number, (one, others) in enumerate(zip(seen, beside, strict=True))
        for sign in (*(f"is {head}" for head in one.heads), *others)
    ]
    joined = join_groups(range(len(seen)), ties)
    made = [Part(tuple(sorted((seen[n] for n in numbers), key=_order))) for numbers in joined]
    return sorted(made, key=lambda part: (-len(part.seen), _order(part.seen[0])))


def _order(one: Seen) -> tuple[str, str]:
    """Put the earliest first: what is called after it keeps its name as articles come."""
    return (one.article.date.earliest.isoformat() if one.article.date.earliest else "9999", one.article.id)


def _several(parts: Sequence[Part]) -> list[Part]:
    """Choose parts of which each two are of different people; none where one may be meant throughout."""
    chosen: list[Part] = []
    for part in parts:
        others = chosen or [other for other in parts if other is not part]
        apart = all if chosen else any
        if apart(_differ(part, other) for other in others):
            chosen.append(part)
    return chosen if len(chosen) > 1 else []


def _differ(one: Part, other: Part) -> bool:
    """Whether two parts cannot be of one person."""
    if one.births and other.births:
        return all(
            a.first - b.last > SLACK or b.first - a.last > SLACK for a in one.births for b in other.births
        )
    if not one.heads or not other.heads:
        return False
    play = [part.heads & PLAYERS for part in (one, other)]
    if bool(play[0]) != bool(play[1]) and any(part.heads <= PLAYERS for part in (one, other)):
        return True
    is_told = all(part.heads - PASSING and part.countries for part in (one, other))
    return is_told and not one.countries & other.countries


def _names(seen: Sequence[Seen], several: Sequence[Part]) -> list[str]:
    """Name each so that the names tell them apart: `John Smith (senator)`."""
    base = min(seen, key=_order).name
    return [f"{base} ({_label(part)})" for part in several]


def _label(part: Part) -> str:
    for one in part.seen:
        if one.heads:
            return min(one.heads, key=lambda head: (head in PASSING, head))
    return f"born about {part.births[0].last}"


def _renamed(
    before: Standing, one: Seen, several: Sequence[Part], names: Sequence[str], ruling: Ruling
) -> Standing:
    number = next((n for n, part in enumerate(several) if one in part.seen), None)
    every = list_words(sorted(names))
    if number is None:
        return before._replace(reason=f"{say_open(every)} ({before.reason})")
    return before._replace(
        entity=ruling.settled(id_of(names[number])),
        reason=f"of {every}, {_sign(one)} ({before.reason})",
        name=names[number],
    )


def _sign(one: Seen) -> str:
    if one.heads:
        return f"the one whom this article calls {list_words([f'‘{head}’' for head in sorted(one.heads)])}"
    if one.born:
        return f"the one born about {one.born.last}, by the age that this article states"
    return "the one who is named beside the same others elsewhere"
