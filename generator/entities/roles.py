"""What people are said to be, as an article words it: `Iranian Defense Minister`, `a spokesman for Acme`."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from generator.articles.sentences import OPENERS, find_sentences
from generator.entities.role_words import (
    ALWAYS_APART,
    DETERMINERS,
    HEADS,
    JOINING,
    MODIFIERS,
    PORTFOLIOS,
    VERBS,
)
from generator.entities.words import NEVER
from generator.model import Appearance, Article, Mention, Part, Role

TOKEN = re.compile(r"[^\s,;:()\"“”—–―]+")
NO_NAMES = NEVER - {word.capitalize() for word in HEADS | MODIFIERS} - {"New", "Old"}
"""Say nothing by a capital at the head of a sentence."""
READ = frozenset({"paragraph", "item", "quote", "caption"})
"""Kinds of parts; in a headline a capital tells nothing."""
MOST_WORDS = 14
REACH = 160
"""Characters on either side of a name that are searched."""
AFTER = re.compile(r", (?:(?:aged )?\d{1,3}, )?(?P<words>[^,;:()\"“”]{3,160}?)(?P<end>[,;]| -|\.?\Z)")
APPOSED = re.compile(r"(?:^|[,;:(\"“”])(?P<words>[^,;:()\"“”]{3,160}), \Z")
COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir"})


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    is_first: bool
    """Whether it opens the sentence."""

    @property
    def plain(self) -> str:
        """Write it small, without what a full stop or an apostrophe adds."""
        return re.sub(r"['’]s?$", "", self.text.rstrip(".").casefold())


def find_roles(article: Article, appearances: Sequence[Appearance]) -> Iterator[Role]:
    """Find the roles of people as the article words them, each beside the name, in order of place."""
    by_part: dict[int, list[Appearance]] = {}
    for appearance in appearances:
        if article.parts[appearance.mention.part].kind in READ:
            by_part.setdefault(appearance.mention.part, []).append(appearance)
    for part, inside in sorted(by_part.items()):
        people = [one for one in inside if one.mention.kind == "person"]
        if people:
            names = [(one.mention.start, one.mention.end) for one in inside]
            for role in _in_part(article, article.parts[part], people):
                is_cut = any(start < role.end < end for start, end in names)
                if not is_cut and not _is_of_another(role, article.parts[part].text, people):
                    yield _with_whole_name(role, article.parts[part].text, names)


def _is_of_another(role: Role, text: str, people: Sequence[Appearance]) -> bool:
    """Whether a role is the title of the next in a list: `Jane Doe, Secretary of State John Smith, …`."""
    for one in people:
        mention = one.mention
        if role.start < mention.start < role.end and one.entity != role.entity:
            *_, last = _tokens(text, role.start, mention.start, role.start)
            is_of_title = last.text[:1].isupper() and not last.text.endswith(("'s", "’s"))
            # `an aide to President Jill Poe` names her office too, and is a role all the same.
            if is_of_title and not _is_head(last):
                return True
    return False


def _in_part(article: Article, part: Part, people: Sequence[Appearance]) -> Iterator[Role]:
    spans = iter(find_sentences(part.text))
    span = next(spans, None)
    before = _opening(article, people[0].mention.part)
    for appearance in people:
        mention = appearance.mention
        while span and span.end <= mention.start:
            before, span = max(before, span.end), next(spans, None)
        if span is None or mention.start < before or part.text[span.start : span.end].isupper():
            continue
        reach = _Reach(max(before, span.start, mention.start - REACH), min(span.end, mention.end + REACH))
        for start, end, reason in _around(part.text, mention, reach, span.start):
            yield Role(
                article=article.id,
                part=mention.part,
                start=start,
                end=end,
                text=part.text[start:end],
                entity=appearance.entity,
                reason=reason,
            )
        before = max(before, mention.end)  # what is said of one person is not said of the next


def _with_whole_name(role: Role, text: str, names: Sequence[tuple[int, int]]) -> Role:
    """Let a role begin where the name begins that it would cut: `Phillips and Drew analyst`."""
    start = min((start for start, end in names if start < role.start < end), default=role.start)
    return replace(role, start=start, text=text[start : role.end])


def _opening(article: Article, part: int) -> int:
    dateline = article.dateline
    return dateline.end if dateline and dateline.part == part else 0


class _Place(NamedTuple):
    start: int
    end: int
    reason: str


class _Reach(NamedTuple):
    first: int
    last: int


def _around(text: str, mention: Mention, reach: _Reach, opening: int) -> Iterator[_Place]:
    """Find the title before a name, what stands in apposition after it, or else before it."""
    if title := _title(_tokens(text, reach.first, mention.start, opening), mention.start):
        yield _Place(title[0].start, title[-1].end, "stands before the name")
    if found := AFTER.match(text, mention.end, reach.last):
        words = _tokens(text, *found.span("words"), opening)
        if _is_role(words, bare=words[0].plain not in {"the", "his", "her", "their", "its"}):
            yield _place(words, "stands after the name")
            return
    follows = text[mention.end : mention.end + 1]
    found = APPOSED.search(text[reach.first : mention.start])
    if found and (follows in {",", "."} or mention.end == reach.last):
        words = _tokens(text, reach.first + found.start("words"), reach.first + found.end("words"), opening)
        for number, word in enumerate(words):
            is_opening = word.plain in DETERMINERS or word.text.endswith(("'s", "’s"))
            if is_opening and _is_role(words[number:], bare=False):
                yield _place(words[number:], "stands before the name, parted by a comma")
                return


def _place(words: Sequence[_Token], reason: str) -> _Place:
    return _Place(words[0].start, words[-1].end, reason)


def _tokens(text: str, start: int, end: int, opening: int) -> list[_Token]:
    return [
        _Token(found.start(), found.end(), found.group(), found.start() == opening)
        for found in TOKEN.finditer(text, start, end)
    ]


def _title(before: Sequence[_Token], name: int) -> list[_Token]:
    """Take the words of a title that end right before a name; none where no word of an office does."""
    words = list(before)
    if len(words) > 1 and words[-1].plain in COURTESY and words[-1].end + 1 == name:
        name = words.pop().start
    if not words or words[-1].end + 1 != name or not _is_head(words[-1]):
        return []
    start = len(words) - 1
    while start and len(words) - start < MOST_WORDS and _joins(words, start):
        start -= 1
    while start < len(words) and _opens_sentence(words[start]):
        start += 1
    return words[start:]


def _joins(words: Sequence[_Token], start: int) -> bool:
    """Whether the word before `words[start]` belongs to the same title."""
    word, after = words[start - 1], words[start]
    if word.end + 1 != after.start or (word.text.endswith(".") and len(word.plain) > 4):
        return False
    if word.plain in JOINING:
        left = words[start - 2] if start > 1 else None
        if left is None or left.end + 1 != word.start:
            return False
        if word.plain == "and":
            return {left.plain, after.plain} <= PORTFOLIOS
        return word.plain != "the" and left.text[:1].isupper() and after.text[:1].isupper()
    return _describes(word)


def _describes(word: _Token) -> bool:
    if word.plain in MODIFIERS or _is_head(word):
        return True
    return word.text[:1].isupper() and not _opens_sentence(word)


def _opens_sentence(word: _Token) -> bool:
    """Whether a word is no part of a title, but what the sentence opens with or joins by."""
    if word.plain in DETERMINERS | JOINING or word.text in ALWAYS_APART:
        return True
    known = word.plain in MODIFIERS or _is_head(word)
    says_nothing = word.text in OPENERS or word.text in NO_NAMES or word.text.endswith("ing")
    return word.is_first and not known and says_nothing


def _is_head(word: _Token) -> bool:
    pieces = word.plain.split("-")
    return pieces[-1] in HEADS or (pieces[0] in HEADS and pieces[-1] in {"general", "elect", "designate"})


def _is_role(words: Sequence[_Token], *, bare: bool) -> bool:
    """Whether words are a role and nothing else; `bare`: even with no word beside that of the office."""
    if len(words) > MOST_WORDS:
        return False
    at = 1 if words[0].plain in DETERMINERS else 0
    start = at
    while at < len(words) and (_describes(words[at]) or _links(words, at)):
        at += 1
    heads = [number for number in range(start, at) if _is_head(words[number])]
    if not heads or heads[-1] != at - 1:
        return False
    rest = words[at:]
    if rest and rest[0].plain not in {"of", "for", "at", "in", "with", "to", "on", "and", "under"}:
        return False
    if any(word.plain in VERBS or _is_participle(word) for word in rest) or (rest and _is_cut(rest)):
        return False
    return bare or bool(rest) or at - start > 1 or words[0].text.endswith(("'s", "’s"))


def _is_cut(rest: Sequence[_Token]) -> bool:
    """Whether what follows the office seems to go on behind the comma: `of the House trade, …`."""
    last = rest[-1]
    return (
        len(rest) < 2
        or last.text.endswith(("'s", "’s"))
        or (last.text.islower() and last.plain in PORTFOLIOS)
    )


def _links(words: Sequence[_Token], at: int) -> bool:
    """Whether a small word joins two of a role: `Bank of Japan governor`, `chairman and chief executive`."""
    if not 0 < at < len(words) - 1 or words[at].plain not in {"of", "and", "&"}:
        return False
    left, right = words[at - 1], words[at + 1]
    if words[at].plain == "of":
        return left.text[:1].isupper() and right.text[:1].isupper() and not _is_head(left)
    return _is_head(left) or {left.plain, right.plain} <= PORTFOLIOS


def _is_participle(word: _Token) -> bool:
    return word.text.islower() and word.text.endswith("ed") and word.text not in {"limited", "united"}
