"""Running stories: an article joins the story of those that it follows, in the order of their days."""

from collections import defaultdict
from collections.abc import Mapping

from generator.links.evidence import ties_to_one_matter
from generator.links.features import Features
from generator.links.pairs import Pair
from generator.links.stories import Story

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


class Threads:
    """The stories so far; articles come in the order of their days."""

    def __init__(self) -> None:
        self.stories: list[Story] = []
        self._of: dict[str, int] = {}
        """Report, and the number of its story."""

    def add(self, article: Features, report: str, ties: Mapping[str, float]) -> None:
        """Put an article into the story of its report, else of the reports it is tied to, else a new one."""
        number = self._of.get(report)
        if number is None:
            number = self._join(article, ties)
            self._of[report] = number
            self.stories[number].reports.append(report)
        self.stories[number].articles.append(article)

    def _join(self, article: Features, ties: Mapping[str, float]) -> int:
        strengths: defaultdict[int, list[float]] = defaultdict(list)
        for report, strength in ties.items():
            if report in self._of:
                strengths[self._of[report]].append(strength)
        likely = sorted(strengths, key=lambda number: (-max(strengths[number]), number))
        before: Story | None = None
        for number in likely:
            story = self.stories[number]
            if len(strengths[number]) >= min(LEAST_TIES, len(story.reports) - 1):
                if not _is_over(story, article):
                    return number
                before = story
                break
        self.stories.append(Story(continues=before))
        return len(self.stories) - 1


def _is_over(story: Story, article: Features) -> bool:
    days = story.days()
    return bool(days) and article.span is not None and (article.span.latest - days[0]).days > LONGEST
