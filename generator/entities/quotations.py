"""Words in quotation marks and who said them, paragraph by paragraph, by rule."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Appearance, Article, Part, Quotation

FEWEST_WORDS = 4
"""Fewer words in quotation marks are a term, or a doubt cast on it, and no speech."""
# A mark that never closes ends with its paragraph: the next paragraph starts afresh.
QUOTED = re.compile(r"“[^“”]+(?:”|\Z)|(?<![\w\"])\"(?=\S)[^\"]+(?:\"|\Z)")
CUES = frozenset(
    """
    said says say added adds told tells asked asks replied replies wrote writes tweeted announced stated
    declared explained noted noting warned warns argued argues insisted acknowledged admitted claimed
    claims confirmed denied recalled remarked reported reports concluded continued complained vowed
    pledged urged testified quipped joked described called denounced dismissed branded cited
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
CUE = re.compile(rf"\b(?:[Aa]ccording to|{'|'.join(sorted(CUES, key=lambda cue: (-len(cue), cue)))})\b")
SENTENCE_END = re.compile(r"[.!?…][\"”’']?(?=\s|\Z)")
ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Jr|Sr|No|Inc|Corp|Co|Ltd))\Z"
)
TRAILING = re.compile(
    r"(?:\s+(?:also|then|later|has|have|had|recently|once|who|was|is|quickly|further|repeatedly|reportedly))+\Z"
)
LEADING = re.compile(
    r"\A(?:(?:and|but|while|as|that|when|because|though|so|yet|meanwhile|However)\s+)+", re.IGNORECASE
)
PREPOSITION = re.compile(r"\b(?:from|of|for|at|in|with|to|by|on|near|under|against)\b")
LONGEST_SPEAKER = 80
REACH = 600
"""Characters before and after a quotation in which its speaker is looked for."""
MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class Said:
    """Who said something, where the words for it stand, and the cue."""

    start: int
    end: int
    cue: str
    where: str


def find_quotations(article: Article, appearances: Sequence[Appearance]) -> list[Quotation]:
    """Find direct speech of four words and more in an article whose names are known."""
    by_part: dict[int, list[Appearance]] = {}
    for appearance in appearances:
        by_part.setdefault(appearance.mention.part, []).append(appearance)
    found: list[Quotation] = []
    for number, part in enumerate(article.parts):
        if part.kind in ("paragraph", "quote", "item"):
            found.extend(_in_part(article, number, part, by_part.get(number, ())))
    return found


def _in_part(article: Article, number: int, part: Part, names: Sequence[Appearance]) -> list[Quotation]:
    found: list[Quotation] = []
    spans = [match.span() for match in QUOTED.finditer(part.text)]
    befores = [0, *(end for _, end in spans)]
    afters = [*(start for start, _ in spans[1:]), len(part.text)]
    for (start, end), before, after in zip(spans, befores, afters, strict=False):
        words = part.text[start:end]
        if len(words.split()) < FEWEST_WORDS:
            continue
        said = _said_after(part.text, end, min(after, end + REACH))
        said = said or _said_before(part.text, max(before, start - REACH), start)
        if said is None and not _is_sentence(words):
            continue
        speaker, text, reason = _speaker(part.text, said, names, found[-1:])
        found.append(
            Quotation(
                article=article.id,
                part=number,
                start=start,
                end=end,
                text=words,
                speaker=speaker,
                speaker_text=text,
                cue=said.cue if said else "",
                reason=reason,
            )
        )
    return found


def _is_sentence(words: str) -> bool:
    inner = words.strip('“”"')
    closed = words[-1] in '”"' and len(words) > 1
    return inner[:1].isupper() and (not closed or inner.rstrip()[-1:] in ".!?,")


# --- the words that say who ----------------------------------------------------------------------------


def _said_after(text: str, end: int, limit: int) -> Said | None:
    """Read `Trump said`, `said Trump`, `according to Reuters` after a quotation, in the same sentence."""
    stop = _sentence_end(text, end, limit)
    after = text[end:stop]
    # A full stop inside the marks ends the sentence: what follows begins another.
    if text[end - 2 : end - 1] == "." and not re.match(r"\s*,", after):
        return None
    cue = CUE.search(after)
    if cue is None:
        return None
    subject = after[: cue.start()]
    if subject.strip(" ,\n") and not cue.group().lower().startswith("according"):
        if not re.match(r"[\s,]*\S", subject) or _starts_clause(subject):
            return None
        offset = len(subject) - len(subject.lstrip(" ,\n"))
        return Said(end + offset, end + cue.start(), cue.group(), "after")
    if len(subject.split()) > 3:
        return None
    begins = end + cue.end()
    rest = re.match(r"\s*[^,;:]*", text[begins:stop])
    return Said(begins, begins + (rest.end() if rest else 0), cue.group(), "after")


def _starts_clause(subject: str) -> bool:
    return bool(re.match(r"\s*(?:and|but|as|amid|when|while|because|after|before|that|which|to)\b", subject))


def _said_before(text: str, limit: int, start: int) -> Said | None:
    """Read `Trump said that` before a quotation, in the same sentence."""
    begin = _sentence_start(text, limit, start)
    before = text[begin:start]
    cues = list(CUE.finditer(before))
    if not cues:
        return None
    cue = cues[-1]
    if cue.group().lower().startswith("according"):
        stop = before.find(",", cue.end())
        return Said(begin + cue.end(), begin + (stop if stop > 0 else len(before)), cue.group(), "before")
    return Said(begin, begin + cue.start(), cue.group(), "before")


def _sentence_end(text: str, start: int, limit: int) -> int:
    for match in SENTENCE_END.finditer(text, start, limit):
        if not ABBREVIATION.search(text, max(0, match.start() - 5), match.start()):
            return match.start()
    return limit


def _sentence_start(text: str, limit: int, end: int) -> int:
    begin = limit
    for match in SENTENCE_END.finditer(text, limit, end):
        if match.end() < end and not ABBREVIATION.search(text, max(0, match.start() - 5), match.start()):
            begin = match.end()
    return begin


# --- the speaker ---------------------------------------------------------------------------------------


def _speaker(
    text: str, said: Said | None, names: Sequence[Appearance], earlier: Sequence[Quotation]
) -> tuple[str, str, str]:
    if said is None:
        if earlier and earlier[-1].speaker_text:
            last = earlier[-1]
            return (
                last.speaker,
                last.speaker_text,
                f"follows words of {last.speaker_text} in the same paragraph",
            )
        return "", "", "no speaker is named in the paragraph"
    start, end = _subject(text, said)
    phrase = text[start:end]
    first = bisect_left(names, start, key=lambda appearance: appearance.mention.start)
    for appearance in names[first : first + MOST_NAMES]:
        mention = appearance.mention
        if mention.end > end or PREPOSITION.search(text[start : mention.start]):
            continue
        whole = phrase.removeprefix("the ").removeprefix("The ") == mention.text
        if mention.kind != "place" or whole:
            return (
                appearance.entity,
                mention.text,
                f"'{mention.text} … {said.cue}' stands {said.where} the words",
            )
    if not phrase or len(phrase) > LONGEST_SPEAKER:
        return "", "", f"'{said.cue}' stands {said.where} the words, and no speaker with it"
    return "", phrase, f"'{phrase} … {said.cue}' stands {said.where} the words; it names nobody"


def _subject(text: str, said: Said) -> tuple[int, int]:
    """Narrow to the words for the speaker, past openings such as `In a statement,`."""
    start, end = said.start, said.end
    region = text[start:end].rstrip()
    if said.where == "after":
        region = region.split(",")[0]
    elif not said.cue.lower().startswith("according"):
        if region.endswith(","):  # `a source, who requested anonymity, told`
            region = region[:-1].rpartition(",")[0] or region[:-1]
        start += region.rfind(",") + 1
        region = region[region.rfind(",") + 1 :]
    lead = LEADING.match(region.lstrip())
    skip = len(region) - len(region.lstrip()) + (lead.end() if lead else 0)
    region = TRAILING.sub("", region[skip:]).rstrip(" ,:;")
    return start + skip, start + skip + len(region)
