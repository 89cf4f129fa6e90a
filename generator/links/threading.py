"""Running stories: an article joins the story of those that it follows, in the order of their days."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.links.evidence import ties_to_one_matter
from generator.links.features import Features
from generator.links.pairs import Pair
from generator.model import Thread

GATE = 6
"""Days that may lie between an article and one that it follows."""

LONGEST = 60
"""Days from the first article of a thread, after which the story goes on in a thread of its own."""

ALIKE = 0.18
"""Least cosine of words and names."""

ALIKE_UNDATED = 0.5
"""The same where a date is missing; quotations or rare names must then tie the two as well."""

LEAST_RARITY = 4
"""Of a person, organization or event that leads both articles; the tie is the stronger, the rarer it is."""

LEAST_WORDS = 2
"""Rare words in both, and words in both headlines."""

MOST_FORM = 0.5
"""Share of an article's runs of words, figures aside, that four earlier ones had: forms repeat themselves."""

MOST_SHARED = 0.6
"""Share of the runs of the shorter of two that the other has: what shares more is of one form."""

LEAST_TIES = 2
"""Articles of a thread of three or more that a further one must follow, lest a story drift."""

MOST_ENTITIES = 12


def strength_of_tie(pair: Pair, *, shared: float, form: float) -> float:
    """Give how strongly an article follows an earlier one of its story; 0 where it does not."""
    if pair.gap is None:
        if pair.similarity < ALIKE_UNDATED or not ties_to_one_matter(pair):
            return 0.0
    elif pair.gap.most > GATE:
        return 0.0
    is_alike = pair.similarity >= ALIKE and len(pair.words) >= LEAST_WORDS
    if not is_alike or form >= MOST_FORM or shared >= MOST_SHARED or _lead_with_strangers(pair):
        return 0.0
    if len(pair.newer.headline & pair.older.headline) < LEAST_WORDS:
        return 0.0
    leading = [one.rarity for one in pair.names if one.leads == 2 and one.name.kind != "place"]
    return pair.similarity if max(leading, default=0) >= LEAST_RARITY else 0.0


def _lead_with_strangers(pair: Pair) -> bool:
    """Tell whether both lead with people, and nobody is named in both."""
    people = any(one.name.kind == "person" for one in pair.names)
    return not people and bool(pair.newer.people) and bool(pair.older.people)


@dataclass(slots=True)
class _Story:
    """A thread as it grows."""

    articles: list[Features] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    continues: int | None = None


class Threads:
    """The stories so far; articles come in the order of their days."""

    def __init__(self) -> None:
        self._stories: list[_Story] = []
        self._of: dict[str, int] = {}
        """Report, and the number of its story."""

    def add(self, article: Features, report: str, ties: Mapping[str, float]) -> None:
        """Put an article into the story of its report, else of the reports it is tied to, else a new one."""
        number = self._of.get(report)
        if number is None:
            number = self._join(article, ties)
            self._of[report] = number
            self._stories[number].reports.append(report)
        self._stories[number].articles.append(article)

    def _join(self, article: Features, ties: Mapping[str, float]) -> int:
        strengths: defaultdict[int, list[float]] = defaultdict(list)
        for report, strength in ties.items():
            if report in self._of:
                strengths[self._of[report]].append(strength)
        likely = sorted(strengths, key=lambda number: (-max(strengths[number]), number))
        for number in likely:
            story = self._stories[number]
            if len(strengths[number]) >= min(LEAST_TIES, len(story.reports) - 1):
                if not _is_over(story, article):
                    return number
                self._stories.append(_Story(continues=number))
                return len(self._stories) - 1
        self._stories.append(_Story())
        return len(self._stories) - 1

    def threads(self, titles: Mapping[str, str]) -> tuple[Thread, ...]:
        """Give the stories of two reports or more, in the order of their first articles."""
        ids = {
            number: story.articles[0].id
            for number, story in enumerate(self._stories)
            if len(story.reports) > 1
        }
        return tuple(
            _thread(self._stories[number], titles[id_], ids.get(self._earlier(number), ""))
            for number, id_ in ids.items()
        )

    def _earlier(self, number: int) -> int:
        before = self._stories[number].continues
        return -1 if before is None else before


def _is_over(story: _Story, article: Features) -> bool:
    days = _days(story.articles)
    return bool(days) and article.span is not None and (article.span.latest - days[0]).days > LONGEST


def _days(articles: Sequence[Features]) -> list[date]:
    return sorted(day for one in articles if one.span for day in (one.span.earliest, one.span.latest))


def _thread(story: _Story, title: str, continues: str) -> Thread:
    names = Counter(name for article in story.articles for name in sorted(article.names))
    shared = [name for name in sorted(names, key=lambda name: (-names[name], name)) if names[name] > 1]
    days = _days(story.articles)
    return Thread(
        id=story.articles[0].id,
        title=title,
        articles=tuple(article.id for article in story.articles),
        entities=tuple(shared[:MOST_ENTITIES]),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        continues=continues,
    )
