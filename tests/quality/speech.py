"""How well it is found who says what, measured on attributions that people marked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import Article, Quotation
from generator.quality import Score
from tests.quality.polnear import Attribution, Marked, Place

FEWEST = 4
"""Words of a direct quotation that is measured."""
NEAR = 150
"""Characters between a name and the `who` that means it."""
STRETCH = re.compile(
    r"(?:“|(?<![\w\"])\"(?=\S))[^“”\"]+(?:[”\"]|\Z)|(?<![\w'])''(?=[\w\[$'])(?:(?!'').)+(?:''|\Z)"
)
"""Words in quotation marks as the measure reads them, whatever the rules under test do.

Two single marks are a double one: one publisher of the seven writes all its quotations so. While the measure
did not read them, 1,400 quotations of the train split counted neither as found nor as missed, but as
indirect speech.
"""
TOLD_BY = re.compile(r"\b(?:according|report(?:s|ed)?)\b", re.IGNORECASE)
WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
CAPITALIZED = re.compile(r"\b[A-Z][\w’'-]+")
SPEECH = re.compile(
    r"\b(?:say|says|said|saying|tell|tells|told|telling|add|adds|added|adding|ask|asks|asked|asking|repl(?:y|ies|ied)"
    r"|writ(?:e|es|ing)|wrote|written|tweet(?:s|ed|ing)?|announc(?:e|es|ed|ing)|stat(?:e|es|ed|ing)|declar(?:e|es|ed|ing)"
    r"|explain(?:s|ed|ing)?|not(?:e|es|ed|ing)|warn(?:s|ed|ing)?|argu(?:e|es|ed|ing)|insist(?:s|ed|ing)?|acknowledg(?:e|es|ed|ing)"
    r"|admit(?:s|ted|ting)?|claim(?:s|ed|ing)?|confirm(?:s|ed|ing)?|den(?:y|ies|ied|ying)|recall(?:s|ed|ing)?|remark(?:s|ed|ing)?"
    r"|report(?:s|ed|ing)?|conclud(?:e|es|ed|ing)|complain(?:s|ed|ing)?|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|according"
    r"|promis(?:e|es|ed|ing)|suggest(?:s|ed|ing)?|contend(?:s|ed|ing)?|assert(?:s|ed|ing)?|maintain(?:s|ed|ing)?|stress(?:es|ed|ing)?"
    r"|repeat(?:s|ed|ing)?|reiterat(?:e|es|ed|ing)|respond(?:s|ed|ing)?|predict(?:s|ed|ing)?|observ(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
"""Verbs of saying, of which one stands in the cue of an attribution that is speech."""


@dataclass(frozen=True, slots=True)
class Direct:
    """How direct quotations came out."""

    recall: Score
    precision: Score


@dataclass(frozen=True, slots=True)
class Words:
    """How the words of statements came out: of those that people marked, and of those that were found."""

    marked: int
    marked_found: int
    found: int
    found_right: int

    @property
    def f1(self) -> float:
        recall, precision = self.marked_found / self.marked, self.found_right / self.found
        return 2 * recall * precision / (recall + precision)


def gold_stretches(marked: Marked) -> Iterator[tuple[Place, Attribution | None]]:
    """Give each stretch of enough words in quotation marks, and the attribution that holds half of it."""
    for number, part in enumerate(marked.article.parts):
        for found in STRETCH.finditer(part.text):
            place = Place(number, *found.span())
            if len(found.group().split()) >= FEWEST and not is_discarded(place, marked):
                yield place, holder(place, marked.attributions)


def is_discarded(place: Place, marked: Marked) -> bool:
    """Whether half of a place was left out by those who marked: nothing is known of it."""
    return 2 * sum(shared(place, one) for one in marked.discarded) >= place.end - place.start


def holder(place: Place, attributions: Iterable[Attribution]) -> Attribution | None:
    """Find the attribution whose content holds at least half of a place."""
    for one in attributions:
        if 2 * sum(shared(place, content) for content in one.contents) >= place.end - place.start:
            return one
    return None


def shared(one: Place, other: Place) -> int:
    """Count the characters that two places share."""
    if one.part != other.part:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def is_right(quotation: Quotation, attribution: Attribution, article: Article) -> bool:
    """Whether a quotation has the speaker of an attribution, or one whom its source tells of."""
    return names_source(quotation, attribution.sources, article) or _is_told_of(
        quotation, attribution, article
    )


def _is_told_of(quotation: Quotation, attribution: Attribution, article: Article) -> bool:
    """Whether `"…," Doe said, according to CNN` was marked as CNN's, with Doe and the verb in what CNN says.

    Both are right: Doe speaks, and CNN tells it. Only with `according to` and `reported`, and only where the
    words for the speaker stand in the marked content, outside the quotation, beside a verb of saying.
    """
    at = quotation.speaker_place
    cue = " ".join(article.parts[c.part].text[c.start : c.end] for c in attribution.cues)
    if at is None or not TOLD_BY.search(cue) or not SPEECH.fullmatch(quotation.cue):
        return False
    place = Place(at.part, at.start, at.end)
    return not shared(place, place_of(quotation)) and any(shared(place, one) for one in attribution.contents)


def names_source(quotation: Quotation, sources: Sequence[Place], article: Article) -> bool:
    """Whether the words for the speaker are those of the source, or end in a name that the source holds."""
    at = quotation.speaker_place
    place = Place(at.part, at.start, at.end) if at else None
    if place and any(shared(place, source) or _is_antecedent(place, source, article) for source in sources):
        return True
    if place and any(_is_same_word(place, source, article) for source in sources):
        return True
    names = CAPITALIZED.findall(quotation.speaker_text)
    texts = [article.parts[s.part].text[s.start : s.end] for s in sources]
    return bool(names) and any(names[-1] in text for text in texts)


def _is_antecedent(place: Place, source: Place, article: Article) -> bool:
    """Whether `who` was marked as the source, and the words for the speaker stand before it."""
    text = article.parts[source.part].text
    is_relative = text[source.start : source.end].casefold() in {"who", "which", "that"}
    near = place.part == source.part and 0 < source.start - place.end < NEAR
    return is_relative and near and ". " not in text[place.end : source.start]


def _is_same_word(place: Place, source: Place, article: Article) -> bool:
    """Whether both are one word, such as `he`, in one paragraph."""
    text = article.parts[source.part].text
    words = {text[one.start : one.end].casefold() for one in (place, source)}
    return place.part == source.part and len(words) == 1 and " " not in words.pop()


def score_direct(marked: Sequence[Marked], found: Sequence[Sequence[Quotation]]) -> Direct:
    """Score direct quotations: of those marked with a source, and of those found and given a speaker.

    Found without a speaker, words count only where nobody marked them as anyone's: then they are wrong.
    """
    expected = hit = claimed = right = 0
    for one, quotations in zip(marked, found, strict=True):
        direct = [q for q in quotations if q.kind == "direct"]
        for place, attribution in gold_stretches(one):
            if attribution and attribution.sources:
                expected += 1
                over = [q for q in direct if 2 * shared(place, place_of(q)) >= place.end - place.start]
                hit += any(is_right(q, attribution, one.article) for q in over)
        for quotation in direct:
            judged = judge(quotation, one)
            claimed += judged is not None
            right += judged is True
    return Direct(
        Score(right=hit, found=hit, expected=expected), Score(right=right, found=claimed, expected=right)
    )


def place_of(quotation: Quotation) -> Place:
    return Place(quotation.part, quotation.start, quotation.end)


def judge(quotation: Quotation, marked: Marked) -> bool | None:
    """Judge a direct quotation; None: too short, or not for this measure to say."""
    if len(quotation.text.split()) < FEWEST or is_discarded(place_of(quotation), marked):
        return None
    attribution = holder(place_of(quotation), marked.attributions)
    if attribution is None:
        return False
    if not attribution.sources or not quotation.speaker_text:
        return None
    return is_right(quotation, attribution, marked.article)


def indirect_gold(marked: Marked) -> list[Attribution]:
    """List what people marked as said by somebody, mostly outside quotation marks."""
    chosen = []
    for one in marked.attributions:
        cue = " ".join(marked.article.parts[c.part].text[c.start : c.end] for c in one.cues)
        if one.sources and one.contents and SPEECH.search(cue) and not mostly_quoted(one, marked.article):
            chosen.append(one)
    return chosen


def mostly_quoted(one: Attribution, article: Article) -> bool:
    size = sum(c.end - c.start for c in one.contents)
    quoted = sum(
        shared(content, Place(content.part, *found.span()))
        for content in one.contents
        for found in STRETCH.finditer(article.parts[content.part].text)
    )
    return 2 * quoted >= size


def words_of(places: Iterable[Place], article: Article) -> set[tuple[int, int]]:
    return {
        (place.part, found.start())
        for place in places
        for found in WORD.finditer(article.parts[place.part].text, place.start, place.end)
    }


def score_indirect(marked: Sequence[Marked], found: Sequence[Sequence[Quotation]]) -> Words:
    """Count words of indirect speech: those found of the reported, those right of the found."""
    counts = [0, 0, 0, 0]
    for one, quotations in zip(marked, found, strict=True):
        of = one.article
        gold = words_of((c for a in indirect_gold(one) for c in a.contents), of)
        every = words_of((c for a in one.attributions for c in a.contents), of)
        said = words_of((place_of(q) for q in quotations), of)
        indirect = words_of((place_of(q) for q in quotations if q.kind == "indirect"), of)
        counts[0] += len(gold)
        counts[1] += len(gold & said)
        counts[2] += len(indirect)
        counts[3] += len(indirect & every)
    return Words(*counts)


def score_speakers(marked: Sequence[Marked], found: Sequence[Sequence[Quotation]]) -> Score:
    """Score the speakers of all statements, direct and indirect, that match one that people gave a source."""
    right = total = 0
    for one, quotations in zip(marked, found, strict=True):
        for quotation in quotations:
            attribution = holder(place_of(quotation), one.attributions)
            if attribution and attribution.sources:
                total += 1
                right += is_right(quotation, attribution, one.article)
    return Score(right=right, found=total, expected=total)
