"""What somebody says without quotation marks: turns of a transcript, and posts that are shown and signed."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.entities.speech.attributing import Said
from generator.entities.speech.clauses import Span
from generator.entities.speech.quoted import READ
from generator.model import Article, Mention, Part

TURN = re.compile(r"\s*(?:(?P<label>(?:[A-Z][\w.'’-]{0,30} ?){1,4}):|(?P<letter>[QA])\.)\s+(?=\S)")
LEAST_TURNS = 2
"""Of each of two speakers: fewer are headings, such as `CORRECTION:`."""
ASKING = frozenset({"Q", "Question"})
ANSWERING = frozenset({"A", "Answer"})
ONE_PERSON = "is the one person named before the questions"
POST = re.compile(
    r"\s*(?:[—–―]|--?)\s*(?P<name>[^\W\d_][^()@]{1,50}?)\s*\(@\w{1,30}\)"
    r"\s*(?:on )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})?\.?\s*\Z"
)
POST_ENDS = 160
"""Characters at the end of a paragraph in which a post is signed."""


def find_unmarked(
    article: Article, people: Mapping[int, Sequence[Mention]]
) -> Mapping[int, tuple[Span, Said]]:
    """Find the paragraphs that are a turn of somebody, or a signed post: words and speaker."""
    turns = dict(_turns(article, people))
    return dict(_posts(article.parts)) | turns | dict(_going_on(article.parts, turns))


def _turns(
    article: Article, people: Mapping[int, Sequence[Mention]]
) -> Iterator[tuple[int, tuple[Span, Said]]]:
    found = _labelled(article.parts)
    counts = Counter(_label(match) for match in found.values())
    labels = {label for label, count in counts.items() if count >= LEAST_TURNS}
    if len(labels) < 2:
        return
    surnames = {mention.text.split()[-1].casefold() for some in people.values() for mention in some}
    answering = _named_before(min(found), article, people)
    for number, match in found.items():
        label, place = _label(match), match.lastgroup or "label"
        is_known = label in ASKING | ANSWERING or label.split()[-1].casefold() in surnames
        if label not in labels or not is_known:
            continue
        said = Said(number, Span(match.start(place), match.end(place)), ":", "opens the turn")
        if answering and label in ANSWERING:
            said = Said(answering.part, Span(answering.start, answering.end), f"{label}:", ONE_PERSON)
        yield number, (Span(match.end(), len(article.parts[number].text.rstrip())), said)


def _labelled(parts: Sequence[Part]) -> dict[int, "re.Match[str]"]:
    found = ((n, TURN.match(part.text)) for n, part in enumerate(parts) if part.kind in READ)
    return {n: match for n, match in found if match and _is_prose(parts[n].text[match.end() :])}


def _is_prose(text: str) -> bool:
    """Whether words are said, unlike a count, a heading or `(END VIDEO CLIP)`."""
    return any(map(str.islower, text))


def _label(match: "re.Match[str]") -> str:
    return str(match["label"] or match["letter"])


def _named_before(first: int, article: Article, people: Mapping[int, Sequence[Mention]]) -> Mention | None:
    """Find the one person whom an interview names before its first turn, its authors aside."""
    before = [one for part in range(first) for one in people.get(part, ()) if one.text not in article.authors]
    surnames = {one.text.split()[-1] for one in before}
    return max(before, key=lambda one: len(one.text)) if len(surnames) == 1 else None


def _going_on(
    parts: Sequence[Part], turns: Mapping[int, tuple[Span, Said]]
) -> Iterator[tuple[int, tuple[Span, Said]]]:
    """Find the paragraphs between two turns that go on with the first, where most are turns."""
    if not turns:
        return
    labelled = _labelled(parts)
    within = range(min(turns), max(turns))
    if 2 * len(turns) < len(within):
        return
    said: Said | None = None
    for number in within:
        if number in turns:
            said = turns[number][1]
        elif number in labelled or parts[number].kind not in READ:
            said = None
        elif said and _is_prose(text := parts[number].text.rstrip()):
            yield number, (Span(len(text) - len(text.lstrip()), len(text)), said)


def _posts(parts: Sequence[Part]) -> Iterator[tuple[int, tuple[Span, Said]]]:
    for number, part in enumerate(parts):
        if part.kind not in READ or "(@" not in part.text[-POST_ENDS:]:
            continue
        signature = POST.search(part.text, max(0, len(part.text) - POST_ENDS))
        if signature is None:
            continue
        said = Said(number, Span(signature.start("name"), signature.end("name")), "—", "signs the post")
        if part.text[: signature.start()].strip():
            begin = len(part.text) - len(part.text.lstrip())
            yield number, (Span(begin, len(part.text[: signature.start()].rstrip())), said)
        elif number and parts[number - 1].kind in READ:
            above = parts[number - 1].text
            yield number - 1, (Span(len(above) - len(above.lstrip()), len(above.rstrip())), said)
