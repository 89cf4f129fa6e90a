"""Whether one name means several: places in two countries, offices of several, people of different roles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.entities.ambiguities import NOT_DECIDED, STATES
from generator.entities.forms import is_full
from generator.entities.geography import LARGE, cities_called
from generator.entities.judging.open_questions import Group, Question, Reason
from generator.entities.judging.profiles import RARE, Profile, Profiles, quoted
from generator.entities.offices import is_office
from generator.entities.role_words import HEADS
from generator.grouping import join_groups
from generator.model import Role
from generator.words import count_words

MOST = 100
"""Articles; who is in more is known well enough, or told apart by hand."""
YEARS = 10
LEAST = 0.5


def find_namesakes(
    profiles: Profiles, countries: Mapping[str, frozenset[str]], roles: Iterable[Role]
) -> Iterator[Question]:
    """Ask where one entity seems to be several; `countries` says what each article is about."""
    called: dict[tuple[str, str], set[str]] = {}
    for role in roles:
        words = role.text.casefold().replace("-", " ").split()
        called.setdefault((role.entity, role.article), set()).update(HEADS & {*words})
    for entity in sorted(profiles.by_id):
        profile = profiles.by_id[entity]
        if not profile.articles or profile.entity.is_reviewed:
            continue
        if profile.entity.kind == "place":
            yield from _place(profile, countries)
        elif profile.entity.kind == "organization":
            yield from _office(profile, countries)
        elif profile.entity.kind == "person" and is_full(profile.name) and 1 < len(profile.articles) <= MOST:
            told = {a: called.get((entity, a), set()) for a in profile.articles}
            yield from _person(profile, profiles, countries, told)


def _place(profile: Profile, countries: Mapping[str, frozenset[str]]) -> Iterator[Question]:
    unsure = list(dict.fromkeys(a.mention.article for a in profile.appearances if NOT_DECIDED in a.reason))
    if unsure:
        told = f"{count_words(len(unsure), 'article')} of this archive"
        words = f"several places bear the name; which is meant is not told in {told}"
        bearers = [name for name, *_ in STATES.get(profile.id, ())]
        groups = [Group(name=name, articles=tuple(unsure)) for name in bearers]
        yield _several(profile, [Reason(clue="not told", words=words, weight=0.6)], groups, len(unsure))
        return
    own = profile.entity.location
    cities = [city for city in cities_called(profile.name) if city.people >= LARGE]
    others = {city.country: city for city in cities if own is None or city.country != own.country}
    groups = []
    for country, city in sorted(others.items()):
        about = countries
        there = [
            a
            for a in profile.articles
            if country in about.get(a, ()) and not (own and own.country in about[a])
        ]
        if there:
            region = f", {city.region}" if city.region else f", {country}"
            groups.append(Group(name=f"{city.name}{region}", articles=tuple(there)))
    if groups and own:
        where = quoted(group.name for group in groups)
        words = (
            f"taken for the one in {own.region or own.country}; articles on another country may mean {where}"
        )
        touched = sum(len(group.articles) for group in groups)
        yield _several(profile, [Reason(clue="other country", words=words, weight=0.5)], groups, touched)


def _office(profile: Profile, countries: Mapping[str, frozenset[str]]) -> Iterator[Question]:
    """Ask of an office such as `Finance Ministry`, of which each country has its own."""
    if not is_office(profile.name):
        return
    by_country: dict[str, list[str]] = {}
    for article in profile.articles:
        about = countries.get(article, frozenset())
        if len(about) == 1:
            by_country.setdefault(min(about), []).append(article)
    ranked = sorted(by_country.items(), key=lambda item: (-len(item[1]), item[0]))
    if len(ranked) > 1:
        reason = f"many countries have one; the articles are about {len(ranked)} countries"
        groups = [Group(name=f"{profile.name}, {code}", articles=tuple(there)) for code, there in ranked[1:]]
        touched = sum(len(there) for _, there in ranked[1:])
        yield _several(profile, [Reason(clue="an office", words=reason, weight=0.5)], groups, touched)


def _person(
    profile: Profile,
    profiles: Profiles,
    countries: Mapping[str, frozenset[str]],
    roles: Mapping[str, set[str]],
) -> Iterator[Question]:
    """Ask of a person who is called one thing in some articles and another in others."""
    if len({role for found in roles.values() for role in found}) < 2:
        return
    parts = _parts(profile, profiles, roles)
    known = [(part, {role for a in part for role in roles[a]}) for part in parts]
    known = [(part, found) for part, found in known if found]
    if len(known) < 2:
        return
    (first, one), *rest = sorted(known, key=lambda pair: (-len(pair[0]), pair[0]))
    apart = [(part, found) for part, found in rest if not one & found]
    if not apart:
        return
    second, other = apart[0]
    called = f"called {quoted(sorted(one))} in some articles and {quoted(sorted(other))} in others"
    words = f"{called}, which share no other name that is rare"
    reasons = [Reason(clue="roles", words=words, weight=0.4), *_further(first, second, profiles, countries)]
    groups = [Group(name=f"{profile.name}, {min(other)}", articles=tuple(second))]
    if sum(reason.weight for reason in reasons) >= LEAST:
        yield _several(profile, reasons, groups, len(second))


def _parts(profile: Profile, profiles: Profiles, roles: Mapping[str, set[str]]) -> list[list[str]]:
    """Put articles together that share a role, or somebody or something that few articles name."""
    by_sign: dict[str, list[str]] = {}
    for article in profile.articles:
        rare = [
            e for e in profiles.inside[article] if len(profiles.by_id[e].articles) <= RARE and e != profile.id
        ]
        for sign in (*roles[article], *rare):
            by_sign.setdefault(sign, []).append(article)
    ties = [(told[0], other) for told in by_sign.values() for other in told[1:]]
    return join_groups(profile.articles, ties)


def _further(
    first: Sequence[str], second: Sequence[str], profiles: Profiles, countries: Mapping[str, frozenset[str]]
) -> Iterator[Reason]:
    places = [
        frozenset[str]().union(*(countries.get(a, frozenset()) for a in part)) for part in (first, second)
    ]
    if all(places) and not places[0] & places[1]:
        yield Reason(clue="countries", words="the articles are about different countries", weight=0.2)
    dates = [[profiles.articles[article].date for article in part] for part in (first, second)]
    starts = [[date.earliest for date in part if date.earliest] for part in dates]
    ends = [[date.latest for date in part if date.latest] for part in dates]
    if all(starts) and all(ends):
        gap = max(min(starts[0]).year - max(ends[1]).year, min(starts[1]).year - max(ends[0]).year)
        if gap >= YEARS:
            yield Reason(clue="years", words=f"{gap} years lie between them", weight=0.3)


def _several(profile: Profile, reasons: Sequence[Reason], groups: Sequence[Group], touched: int) -> Question:
    return Question(
        kind="several",
        entities=(profile.id,),
        reasons=tuple(reasons),
        pages=touched + 1,
        groups=tuple(groups),
    )
