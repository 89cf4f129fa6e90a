"""Evidence: the sentence that a statement rests on, in a list and as the place that it leads to."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from generator.articles.sentences import Span
from generator.model import Appearance, Article
from generator.pages.catalogue import Catalogue
from generator.pages.listing import by_group
from generator.pages.markdown import Markdown, compose_excerpt

LONGEST = 500
"""Characters of a sentence that are shown, around the name."""
LEAD = 160
"""Of these, characters before the name."""
LONGEST_REASON = 240
LONGEST_HEADLINE = 200
ENTRY_WEIGHT = 900
"""Bytes of the links and marks around an excerpt."""
WIDE, ESCAPED = 3, 4
"""Bytes of a character beyond ASCII, but for rare ones, and what a sign of HTML takes more than itself."""
FRONT_ANCHORS = {"headline": "#the--headline", "deck": "#the--deck"}


class Sentence(Struct, frozen=True, kw_only=True):
    """A sentence of an article in which an entity appears, perhaps more than once."""

    article: Article
    part: int
    span: Span
    appearances: tuple[Appearance, ...]


def gather_sentences(catalogue: Catalogue, appearances: Sequence[Appearance]) -> list[Sentence]:
    """Gather appearances, which are in the archive's order, by the sentence they stand in."""
    found: list[Sentence] = []
    places = by_group(appearances, lambda a: f"{a.mention.article} {a.mention.part}")
    for inside in places.values():
        mention = inside[0].mention
        article, spans = catalogue.articles[mention.article], catalogue.sentences[mention.article]
        by_sentence: dict[int, list[Appearance]] = {}
        for one in inside:
            by_sentence.setdefault(_number(spans[mention.part], one.mention.start), []).append(one)
        found.extend(
            Sentence(
                article=article,
                part=mention.part,
                span=spans[mention.part][number],
                appearances=tuple(together),
            )
            for number, together in by_sentence.items()
        )
    return found


def place_of(catalogue: Catalogue, article: str, part: int, start: int) -> str:
    """Make the address of the sentence in which a place of an article lies, `start` in code points."""
    address = catalogue.addresses.articles[article]
    kind = catalogue.articles[article].parts[part].kind
    if kind in FRONT_ANCHORS:
        return f"{address}{FRONT_ANCHORS[kind]}"
    return f"{address}#p{part + 1}s{_number(catalogue.sentences[article][part], start) + 1}"


def compose_sentence(catalogue: Catalogue, sentence: Sentence) -> dict[str, object]:
    """Describe a sentence for a list of appearances: its words with the names marked, and where it stands."""
    kind = sentence.article.parts[sentence.part].kind
    reasons = dict.fromkeys(appearance.reason for appearance in sentence.appearances)
    return {
        "words": excerpt(sentence),
        "language": sentence.article.language,
        "place": catalogue.say(f"In the {kind}" if kind in FRONT_ANCHORS else "In the text"),
        "address": place_of(catalogue, sentence.article.id, sentence.part, sentence.span.start),
        "reason": shorten("; ".join(reasons), LONGEST_REASON),
    }


def excerpt(sentence: Sentence) -> Markdown:
    """Show a sentence with the names marked; of a very long one what stands around the first."""
    text = sentence.article.parts[sentence.part].text
    start, end = window(text, sentence.span, sentence.appearances[0].mention.start)
    marked = [
        (max(start, a.mention.start) - start, min(a.mention.end, end) - start)
        for a in sentence.appearances
        if start <= a.mention.start < end
    ]
    words = text[start:end]
    if end < sentence.span.end:
        words = f"{words} …"
    if start > sentence.span.start:
        words, marked = f"… {words}", [(a + 2, b + 2) for a, b in marked]
    return compose_excerpt(words, marked)


def window(text: str, span: Span, at: int) -> tuple[int, int]:
    """Choose what to show of a sentence around a place in it, cut between words where there are any."""
    start, end = span.start, span.end
    if at - start > LONGEST - LEAD:
        start = max(start, at - LEAD)
        start = text.find(" ", start, at) + 1 or start
    if end - start > LONGEST:
        end = start + LONGEST
        end = max(text.rfind(" ", at, end), end - LEAD)
    return start, end


def shorten(text: str, length: int) -> str:
    """Cut a text at a word; `length` in code points."""
    return text if len(text) <= length else f"{text[:length].rpartition(' ')[0] or text[:length]} …"


def weigh_sentences(catalogue: Catalogue, id_: str) -> int:
    """Bound the bytes that any sentence of an article takes in a list, without looking for sentences."""
    article = catalogue.articles[id_]
    texts = [part.text for part in article.parts]
    longest = min(max(map(len, texts), default=0), LONGEST)
    if not _is_plain("".join(texts)):
        longest = max(longest, *(weigh_words(text, LONGEST) for text in texts if not _is_plain(text)))
    return ENTRY_WEIGHT + weigh_words(article.headline, LONGEST_HEADLINE) + longest


def _is_plain(text: str) -> bool:
    """Whether each character takes one byte, escaped for HTML."""
    return text.isascii() and "<" not in text and "&" not in text and ">" not in text


def weigh_words(text: str, most: int) -> int:
    """Bound the bytes of so many characters of a text, escaped for HTML."""
    if _is_plain(text):
        return min(len(text), most)
    if text.isascii():
        size = min(len(text), most)
    else:
        size = len(text.encode()) if len(text) <= most else most * WIDE
    return size + ESCAPED * min(most, text.count("&") + text.count("<") + text.count(">"))


def _number(spans: Sequence[Span], start: int) -> int:
    """Find the number of the sentence, from 0, in which a place lies."""
    return max(0, bisect_right(spans, start, key=lambda span: span.start) - 1)
