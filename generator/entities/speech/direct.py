"""Words in quotation marks that somebody says: told from terms, doubts and names of works."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.entities.speech.attributing import Said, attribute, attribute_farther
from generator.entities.speech.beside import Around, Sentences, is_name_of_work, look_around
from generator.entities.speech.clauses import Span
from generator.entities.speech.introducing import introduced, signed
from generator.entities.speech.quoted import FRONT, READ, Stretch, find_stretches
from generator.entities.speech.terms import MARKS, count_words_in, is_named_so, is_term, is_title
from generator.entities.speech.tongues import attribute_in, speaks
from generator.entities.speech.unmarked import find_unmarked
from generator.model import Article, Mention

FEWEST_WORDS = 4
"""Fewer words are a term, or a doubt cast on it, unless a whole sentence is quoted and a verb says whose."""
GOES_ON = "follows words of the same speaker"
ENDS_SENTENCE = frozenset(".!?,…—–―-。！？，؟۔।")
WIDE_SAYS = re.compile(r"と(?!い[うっ])")
"""Japanese puts it behind what is said; another form of it behind what is called so."""
MOST_NAMES = 5
LETTERS = re.compile(r"\w+")


class Spoken(Struct, frozen=True):
    """Words that somebody says, and what tells who."""

    part: int
    start: int
    end: int
    said: Said | None
    goes_on: bool = False
    """Whether the speaker is known from earlier words only."""


class Reader:
    """Reads an article's words in marks in order; who spoke last may go on."""

    def __init__(self, article: Article, people: dict[int, list[Mention]]) -> None:
        """Take an article, and by part the people named there."""
        self.article, self.people = article, people
        self.last: Spoken | None = None
        self.surnames = frozenset(m.text.split()[-1] for some in people.values() for m in some)
        self._sentences: dict[int, Sentences] = {}
        self._is_foreign = speaks(article.language)

    def sentences(self, part: int) -> Sentences:
        """Cut a part into sentences, once; the story begins behind the dateline."""
        if part not in self._sentences:
            dateline = self.article.dateline
            begin = dateline.end if dateline and dateline.part == part else 0
            self._sentences[part] = Sentences(self.article.parts[part].text, begin)
        return self._sentences[part]

    def read(self, beside: Sequence[Stretch], number: int) -> Spoken | None:
        """Tell whether words in marks are spoken, and by whom; `beside` are all stretches of the part."""
        stretch = beside[number]
        text = self.article.parts[stretch.part].text
        around = look_around(text, self.sentences(stretch.part), beside, number)
        if is_name_of_work(around) or is_named_so(around):
            return None
        said = self._signature(stretch) or self._beside(stretch, around)
        whole = self._is_sentence(stretch, around, alone=said is None)
        short = count_words_in(text[stretch.start : stretch.end]) < FEWEST_WORDS
        if (said is None or short) and not whole and (short or not self._ends_on(stretch, around)):
            return None
        if short and is_term(around):
            return None
        carried = said is None
        said = said or self._carried(stretch, around)
        if short and (said is None or carried):
            return None
        goes_on = carried or (self.last is not None and said is self.last.said)
        self.last = Spoken(stretch.part, stretch.start, stretch.end, said, goes_on)
        return self.last

    def read_front(self, beside: Sequence[Stretch], number: int) -> Spoken | None:
        """Tell whether words in marks in a headline or deck are of a person whom it names beside them."""
        stretch = beside[number]
        text = self.article.parts[stretch.part].text
        around = look_around(text, self.sentences(stretch.part), beside, number)
        said = self._signature(stretch) or self._attribute(around)
        if said is None or count_words_in(text[stretch.start : stretch.end]) < FEWEST_WORDS:
            return None
        if said.cue not in ("—", ":") and (is_name_of_work(around) or is_named_so(around)):
            return None
        named = self.people.get(stretch.part, ())
        is_person = any(said.subject.start <= m.start and m.end <= said.subject.end for m in named)
        return Spoken(stretch.part, stretch.start, stretch.end, said) if is_person else None

    def _signature(self, stretch: Stretch) -> Said | None:
        """Find the name that signs words which stand alone, behind them or in the paragraph below."""
        parts, part = self.article.parts, stretch.part
        text = parts[part].text
        if text[: stretch.start].strip(" —–―-*•"):
            return None
        if text[stretch.end :].strip():
            return signed(text, part, stretch.end, len(text), self.surnames)
        below = part + 1
        if parts[part].kind in READ and below < len(parts) and parts[below].kind in READ:
            return signed(parts[below].text, below, 0, len(parts[below].text), self.surnames)
        return None

    def _beside(self, stretch: Stretch, around: Around) -> Said | None:
        """Find the speaker in the same sentence."""
        said = self._attribute(around)
        if stretch.continues:
            return said
        if said is None and self.last and self.last.part == stretch.part and self.last.end > around.opens:
            said = self.last.said
        return said or (None if self._is_foreign else attribute_farther(around))

    def _attribute(self, around: Around) -> Said | None:
        if self._is_foreign:
            return attribute_in(self.article.language, around.text, around.stretch)
        return attribute(around)

    def _is_sentence(self, stretch: Stretch, around: Around, *, alone: bool) -> bool:
        """Whether words are a sentence of their own; `alone`: no verb of saying stands beside them."""
        inner = around.text[stretch.start : stretch.end].strip(MARKS)
        opens = not inner[:1].islower() and (inner[:1].isalnum() or inner[:1] in ("…", "[", "(", "."))
        ends = not stretch.closed or inner[-1:] in ENDS_SENTENCE
        ends = ends or around.text[stretch.end : stretch.end + 1] in ("", ",", "，", "、")
        ends = ends or bool(WIDE_SAYS.match(around.text, stretch.end))
        ends = ends or around.text[: stretch.start].endswith("：")
        ends = ends or (around.opens == stretch.start and self._spoke_in(stretch.part))
        return opens and ends and not is_title(inner.rstrip(",") if alone else inner)

    def _ends_on(self, stretch: Stretch, around: Around) -> bool:
        """Whether a sentence behind a speaker's words ends in marks: `Doe said. It was "a bad day."`."""
        last = self.last
        if last is None or last.said is None or last.part != stretch.part or not stretch.closed:
            return False
        before = self.sentences(stretch.part).before(around.opens)
        inner = around.text[stretch.start : stretch.end].rstrip(MARKS)
        return before is not None and before.start <= last.end and inner[-1:] in tuple(".!?")

    def _spoke_in(self, part: int) -> bool:
        return self.last is not None and self.last.part == part and self.last.said is not None

    def _carried(self, stretch: Stretch, around: Around) -> Said | None:
        """Find who goes on speaking: the speaker before, or whom the sentence before tells of."""
        if stretch.continues:
            return self.last.said if self.last else None
        part, before = stretch.part, self.sentences(stretch.part).before(around.opens)
        if self.last and self.last.part == part:
            return self._since(part, before)
        if before is None and part > 0:
            part -= 1
            before = self.sentences(part).before(len(self.article.parts[part].text))
            if before and self.last and self.last.part == part:
                return self._since(part, before)
        return self._introduced(part, before) if before else None

    def _since(self, part: int, latest: Span | None) -> Said | None:
        """Let the last speaker go on, if no sentence since tells of anybody else."""
        assert self.last is not None
        since = self.sentences(part).following(self.last.end)
        if latest is None or latest.start < self.last.end:
            return self.last.said
        found = self._introduced(part, latest)
        if found or self.last.said is None:
            return found
        said = self.last.said
        name = self.article.parts[said.part].text[said.subject.start : said.subject.end]
        people = self.people.get(part, [])
        first = bisect_left(people, self.sentences(part).spans[since].start, key=lambda m: m.start)
        others = [m for m in people[first : first + MOST_NAMES] if m.end <= latest.end]
        return None if any(m.text.split()[-1] not in name for m in others) else said

    def _introduced(self, part: int, span: Span) -> Said | None:
        return introduced(self.article.parts[part].text, part, span.start, span.end)


def find_spoken(reader: Reader) -> list[Spoken]:
    """Find all words in marks that are spoken, and those that a speaker's name opens or signs, in order."""
    unmarked = find_unmarked(reader.article, reader.people)
    beside: dict[int, list[Stretch]] = {part: [] for part in unmarked}
    for stretch in find_stretches(reader.article.parts):
        beside.setdefault(stretch.part, []).append(stretch)
    found: list[Spoken] = []
    fronts: list[Spoken] = []
    for part in sorted(beside):
        if part in unmarked:
            words, said = unmarked[part]
            reader.last = Spoken(part, words.start, words.end, said, goes_on=said.part < part)
            found.append(reader.last)
        elif reader.article.parts[part].kind in FRONT:
            fronts += filter(None, (reader.read_front(beside[part], n) for n in range(len(beside[part]))))
        else:
            _read_marks(reader, beside[part], found)
    return [*_only_there(reader.article, fronts, found), *found]


def _only_there(article: Article, fronts: Sequence[Spoken], found: Sequence[Spoken]) -> Iterator[Spoken]:
    """Give the words of headline and deck that no quotation of the story holds."""
    said = [_plain(article, one) for one in found] if fronts else []
    for one in fronts:
        words = _plain(article, one)
        if not any(words in other for other in said):
            said.append(words)
            yield one


def _plain(article: Article, one: Spoken) -> str:
    words = LETTERS.findall(article.parts[one.part].text[one.start : one.end].casefold())
    return f" {' '.join(words)} "


def _read_marks(reader: Reader, stretches: Sequence[Stretch], found: list[Spoken]) -> None:
    for number, stretch in enumerate(stretches):
        spoken = reader.read(stretches, number)
        if spoken is None:
            continue
        if stretch.continues and spoken.said and not spoken.goes_on:
            _name_earlier(found, spoken)
        found.append(spoken)


def _name_earlier(found: list[Spoken], named: Spoken) -> None:
    """Give the paragraphs of one speech the speaker whom a later one names."""
    part = named.part - 1
    for number in range(len(found) - 1, -1, -1):
        if found[number].said is not None or found[number].part != part:
            return
        found[number] = replace(found[number], said=named.said, goes_on=True)
        part -= 1
