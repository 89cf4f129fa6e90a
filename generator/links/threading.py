"""Running stories: an article joins the story of those that it follows, in the order of their days."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from generator.links.evidence import ties_to_one_matter
from generator.links.materials import Material
from generator.links.pairs import Pair, Shared
from generator.links.stories import Story
from generator.links.telling import MOST_RARITY
from generator.links.words import rarity

WEIGHTS: Mapping[str, float] = {
    "leading name": 0.08,  # each power of two of the rarest person, organization or event that leads both
    "more leading names": 0.16,  # each power of two of the others of them
    "leading place": 0.07,  # each power of two of the rarest place that leads both
    "people": 0.12,  # each power of two of the three rarest people whom both name
    "headline": 0.085,  # each power of two of the three rarest words in both headlines
    "words": 0.15,  # each rare word in both texts, up to `MOST_WORDS`
    "amounts": 4.5,  # the share of sums, votes and prices that both have, as `Pair.amounts`
    "strangers": -0.14,  # each power of two of what leads one and is not in the other, as `Pair.strangers`
    "days": -0.13,  # each day between the two
    "figures": -14.0,  # the share of words that are figures, of the one that has more: reports of markets
}
"""A regression on 306 pairs of Reuters stories of 1987, read by hand; others test it."""

BASE = -1.6

FIRST = 1.7
"""Strength at which an article follows a report that is of no story yet: odds of more than five to one."""

FURTHER = 0.5
"""The same for the ties to a story of several reports: of these it must have two."""

ALONE = 2.2
"""Strength of a tie that stands for two."""

PART = 0.4
"""Share of a story's reports that a further one must follow, lest a story drift."""

HALVES = 1.9
"""Strength of a tie to each of two stories that makes them halves of one: it came when both had begun."""

GATE = 10
"""Days that may lie between an article and one that it follows."""

LONGEST = 60
"""Days from the first article of a thread, after which the story goes on in a thread of its own."""

ALIKE = 0.1
"""Least cosine of words and names."""

ALIKE_UNDATED = 0.5
"""The same where a date is missing; quotations or rare names must then tie the two as well."""

MOST_WORDS = 8

MOST_PEOPLE, MOST_IN_HEADLINE = 3, 3

MOST_STRANGERS = 24

MOST_FIGURES = 0.2
"""Share of a text's words that are figures, from which on it is a table: prices, results, weather."""

MOST_FORM = 0.4
"""Share of an article's runs of words, figures aside, that four earlier ones had: forms repeat themselves."""

MOST_FORM_NAMED = 0.6
"""The same where both are on somebody who is seldom in the news, and the headlines share rare words too."""

RARE_LEAD, RARE_HEADLINE = 10, 10
"""Rarity from which that is so, of the name and of the words of the headlines together."""

MOST_SHARED = 0.6
"""Share of the runs of the shorter of two that the other has: what shares more is of one form."""


def strength_of_tie(pair: Pair, *, shared: Callable[[], float], form: float) -> float | None:
    """Give how strongly an article follows an earlier one of its story; None where it cannot.

    `shared` gives the share of the runs of the shorter that both have; it takes long, so few pairs ask.
    """
    if why_no_tie(pair, shared=shared, form=form):
        return None
    strength = BASE + sum(WEIGHTS[clue] * found for clue, found in find_strengths(pair).items())
    return strength if strength >= FURTHER else None


def why_no_tie(pair: Pair, *, shared: Callable[[], float], form: float) -> str:
    """Say why two articles are of no one story whatever their clues weigh; empty where the weight decides."""
    is_undated = pair.gap is None
    if is_undated and (pair.similarity < ALIKE_UNDATED or not ties_to_one_matter(pair)):
        return "a date is missing, and neither their words nor rare names tie them"
    if pair.gap and pair.gap.most > GATE:
        return f"more than {GATE} days may lie between them"
    if pair.similarity < ALIKE:
        return "they have too few words in common"
    if _are_of_a_series(pair):
        return "they are tables or of a series"
    is_form = form >= MOST_FORM and form >= _most_form(pair)
    return "one is written by a form, or repeats the other" if is_form or shared() >= MOST_SHARED else ""


def _most_form(pair: Pair) -> float:
    found = find_strengths(pair)
    is_named = found["leading name"] >= RARE_LEAD and found["headline"] >= RARE_HEADLINE
    return MOST_FORM_NAMED if is_named else MOST_FORM


def _are_of_a_series(pair: Pair) -> bool:
    """Tell whether one is a table, or both have one headline on two days."""
    if max(pair.newer.figures, pair.older.figures) >= MOST_FIGURES:
        return True
    is_later = pair.gap is None or pair.gap.most > 0
    return is_later and pair.newer.title == pair.older.title != 0


def find_strengths(pair: Pair) -> dict[str, float]:
    """Give the strength of each clue in `WEIGHTS`."""
    rarities = {kind: [min(n.rarity, MOST_RARITY) for n in names] for kind, names in _leading(pair).items()}
    people = [min(n.rarity, MOST_RARITY) for n in pair.names if n.name.kind == "person"]
    headline = sorted(map(rarity, pair.newer.headline & pair.older.headline), reverse=True)
    return {
        "leading name": sum(rarities["names"][:1]),
        "more leading names": sum(rarities["names"][1:]),
        "leading place": sum(rarities["places"][:1]),
        "people": sum(people[:MOST_PEOPLE]),
        "headline": sum(headline[:MOST_IN_HEADLINE]),
        "words": min(len(pair.words), MOST_WORDS),
        "amounts": pair.amounts,
        "figures": max(pair.newer.figures, pair.older.figures),
        "strangers": min(pair.strangers, MOST_STRANGERS),
        "days": pair.gap.most if pair.gap else 0,
    }


def _leading(pair: Pair) -> dict[str, list[Shared]]:
    both = [shared for shared in pair.names if shared.leads == 2]
    places = [shared for shared in both if shared.name.kind == "place"]
    return {"places": places, "names": [shared for shared in both if shared.name.kind != "place"]}


class Threads:
    """The stories so far; articles come in the order of their days."""

    def __init__(self) -> None:
        self._stories: list[Story] = []
        self._of: dict[str, Story] = {}
        """Report, and its story."""
        self._place: dict[int, int] = {}
        """By `id()` of a story, its place among all."""

    def stories(self) -> list[Story]:
        """Give the stories in the order in which they began."""
        return [story for story in self._stories if story.reports]

    def add(self, article: Material, report: str, ties: Mapping[str, float]) -> None:
        """Put an article into the story of its report, else of the reports it is tied to, else a new one."""
        story = self._of.get(report)
        if story is None:
            story = self._join(article, ties) if ties else self._begin(None)
            self._of[report] = story
            story.reports.append(report)
        story.articles.append(article)

    def _join(self, article: Material, ties: Mapping[str, float]) -> Story:
        strengths: defaultdict[int, list[float]] = defaultdict(list)
        for report, strength in ties.items():
            if report in self._of:
                strengths[self._place[id(self._of[report])]].append(strength)
        ranked = sorted(strengths, key=lambda number: (-_together(strengths[number]), number))
        followed = [number for number in ranked if _is_followed(self._stories[number], strengths[number])]
        open_ = [number for number in followed if not _is_over(self._stories[number], article)]
        if not open_ or open_[0] != followed[0]:
            return self._begin(self._stories[followed[0]] if followed else None)
        story = self._stories[open_[0]]
        for number in open_[1:]:
            other = self._stories[number]
            if _is_half(story, strengths[open_[0]]) and _is_half(other, strengths[number]):
                self._unite(story, other)
        return story

    def _begin(self, before: Story | None) -> Story:
        story = Story(continues=before)
        self._place[id(story)] = len(self._stories)
        self._stories.append(story)
        return story

    def _unite(self, story: Story, other: Story) -> None:
        """Put what is in another story into this one, and let what goes on from the other go on from it."""
        self._of |= dict.fromkeys(other.reports, story)
        story.reports += other.reports
        story.articles += other.articles
        story.continues = story.continues or other.continues
        other.reports, other.articles, other.united_with = [], [], story


def _together(ties: list[float]) -> float:
    return sum(sorted(ties, reverse=True)[:3])


def _is_followed(story: Story, ties: list[float]) -> bool:
    reports = len(story.reports)
    if reports == 1:
        return max(ties) >= FIRST
    return (len(ties) > 1 or max(ties) >= ALONE) and len(ties) >= PART * reports


def _is_half(story: Story, ties: list[float]) -> bool:
    return max(ties) >= HALVES and len(ties) >= PART * len(story.reports)


def _is_over(story: Story, article: Material) -> bool:
    spans = [one.span for one in (*story.articles, article) if one.span and one.span.is_precise]
    # What may be of many years neither ends a story nor is after its end.
    if article.span is None or not article.span.is_precise:
        return False
    return (article.span.latest - min(span.earliest for span in spans)).days > LONGEST
