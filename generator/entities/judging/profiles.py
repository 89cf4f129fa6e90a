"""What a review knows of each entity: where it appears, when, under which title, beside whom."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from msgspec import Struct, field

from generator.entities.across import OFFICE, REACH
from generator.model import Appearance, Article, Entity, EntityKind
from generator.words import list_words

UNSURE = 31
"""Days that a date may span and still tell what is near: of two possible years neither does."""
RARE = 12
"""Articles: who or what is in more says nothing of those named beside it."""
MOST_READ = 200
"""Articles of one entity in which its companions are looked up."""


class Profile(Struct):
    """One entity, and all that articles say around its name."""

    entity: Entity
    appearances: list[Appearance] = field(default_factory=list)
    articles: dict[str, None] = field(default_factory=dict)
    days: list[int] = field(default_factory=list)
    """Of its articles, as day numbers."""
    titles: Counter[str] = field(default_factory=Counter)
    kinds: Counter[EntityKind] = field(default_factory=Counter)

    @property
    def id(self) -> str:
        """The entity's id."""
        return self.entity.id

    @property
    def name(self) -> str:
        """The entity's name."""
        return self.entity.name

    def title(self) -> str:
        """Say the title that stands most often before the name; empty where none does."""
        return min(self.titles, key=lambda title: (-self.titles[title], title), default="")


class Profiles:
    """Every entity that appears, by id; and what stands in which article."""

    def __init__(
        self, articles: Iterable[Article], entities: Iterable[Entity], appearances: Iterable[Appearance]
    ) -> None:
        self.articles: Mapping[str, Article] = {article.id: article for article in articles}
        self.by_id = {entity.id: Profile(entity) for entity in entities}
        self.inside: dict[str, set[str]] = {}
        for appearance in appearances:
            if appearance.entity in self.by_id and appearance.mention.article in self.articles:
                self._see(appearance)

    def _see(self, appearance: Appearance) -> None:
        mention, profile = appearance.mention, self.by_id[appearance.entity]
        article = self.articles[mention.article]
        if mention.article not in profile.articles:
            profile.articles[mention.article] = None
            first, last = article.date.earliest, article.date.latest
            if first and last and (last - first).days <= UNSURE:
                profile.days.append(first.toordinal())
        profile.appearances.append(appearance)
        profile.kinds[mention.kind] += 1
        self.inside.setdefault(mention.article, set()).add(appearance.entity)
        before = article.parts[mention.part].text[max(0, mention.start - REACH) : mention.start]
        if mention.kind == "person" and (found := OFFICE.search(before)):
            profile.titles[" ".join(found["office"].casefold().rstrip(".").split())] += 1

    def together(self, one: Profile, other: Profile) -> list[str]:
        """List the articles that name both."""
        fewer, more = sorted((one, other), key=lambda profile: len(profile.articles))
        return [article for article in fewer.articles if article in more.articles]

    def companions(self, one: Profile, other: Profile) -> list[str]:
        """List the names of others, each in few articles, that stand beside the one and beside the other."""
        sets = [
            {entity for article in list(who.articles)[:MOST_READ] for entity in self.inside[article]}
            for who in (one, other)
        ]
        shared = sets[0] & sets[1] - {one.id, other.id}
        rare = [self.by_id[entity] for entity in shared if len(self.by_id[entity].articles) <= RARE]
        return [profile.name for profile in sorted(rare, key=lambda p: (len(p.articles), p.id))]

    def days_apart(self, one: Profile, other: Profile) -> int | None:
        """Count the days between the nearest articles of two entities; None where days are not known."""
        days = sorted([(day, 0) for day in one.days] + [(day, 1) for day in other.days])
        gaps = [later - day for (day, whose), (later, next_) in pairwise(days) if whose != next_]
        return min(gaps, default=None)


def quoted(names: Iterable[str]) -> str:
    """Put names in quotation marks, as a list."""
    return list_words([f"‘{name}’" for name in names])
