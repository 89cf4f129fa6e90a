"""What mail programs put round a story: quoted messages, signatures and the headers of forwarded ones."""

import re
from collections.abc import Sequence

from generator.articles.html.bodies import Story
from generator.model import Cut, Part

SIGNATURE = re.compile(r"^-- $", re.MULTILINE)
WROTE = r"\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|skrev|napisał\(?a?\)?)\s?:"
DATED = re.compile(rf"(?:On|Am|Le|El|Il|Op|Den|W dniu)\b.{{5,300}}{WROTE}")
"""Introduces a quoted message, on one line or two: `On Tue, 11 Jun 2019 at 10:00, John Roe wrote:`."""
NAMED = re.compile(rf".{{3,120}}{WROTE}")
ADDRESS = re.compile(r"<?[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+>?")
FORWARDED = re.compile(
    r"^[-_ >]*(?:Forwarded [Mm]essage|Begin forwarded message|Original Message|Weitergeleitete Nachricht)"
    r"[-_: ]*\n(?:[ \t>]*\n)*(?:(?:From|Sent|Date|Subject|To|Cc|Reply-To|Von|Datum|Betreff|An):[^\n]*\n"
    r"(?:[ \t]+\S[^\n]*\n)*)*",
    re.MULTILINE,
)
QUOTED = re.compile(r"^ ?>", re.MULTILINE)
QUOTE_MARKS = re.compile(r"^(?: ?>)+ ?", re.MULTILINE)
LONGEST_SIGNATURE = 12
"""Lines below `--` in HTML, where no space tells a signature from a dash."""
NOTE_WORDS = 60
"""Words above a forwarded message that only say why it is sent on."""
ANSWERED = "quoted from an earlier message"


def split_text(text: str) -> "tuple[str, tuple[Cut, ...]]":
    """Take signatures, headers of forwarded messages and quoted history out of a plain text."""
    cuts: list[Cut] = []
    pieces: list[str] = []
    end = 0
    for found in FORWARDED.finditer(text):
        own = _signed(text[end : found.start()], cuts)
        if (
            own.strip()
            and len(own.split()) <= NOTE_WORDS
            and len(text[found.end() :].split()) > len(own.split())
        ):
            cuts.append(Cut(text=_line(own), reason="note of who forwarded the message"))
        else:
            pieces.append(own)
        cuts.append(Cut(text=_line(found.group()), reason="header of a forwarded message"))
        end = found.end()
    pieces.append(_signed(text[end:], cuts))
    whole = "\n".join(pieces)
    kept, quoted = _without_quotes(whole)
    if quoted and not kept.strip():
        # Nothing but quoted words: they are what was sent.
        return QUOTE_MARKS.sub("", whole), tuple(cuts)
    if quoted:
        cuts.append(Cut(text=_line(QUOTE_MARKS.sub("", quoted)), reason=ANSWERED))
    return kept, tuple(cuts)


def _signed(text: str, cuts: list[Cut]) -> str:
    """Cut a text off at its signature, unless nothing stands before it."""
    found = SIGNATURE.search(text)
    if not found or not text[: found.start()].strip():
        return text
    words = _line(text[found.end() :])
    if words:
        cuts.append(Cut(text=words, reason="signature"))
    return text[: found.start()]


def _without_quotes(text: str) -> "tuple[str, str]":
    """Take apart the lines quoted with `>`, each with the line above that says who wrote it."""
    kept: list[str] = []
    quoted: list[str] = []
    within = False
    for line in text.split("\n") if QUOTED.search(text) else ():
        if not QUOTED.match(line):
            kept.append(line)
        else:
            quoted += [] if within else _attribution(kept)
            quoted.append(line)
        within = bool(QUOTED.match(line))
    return ("\n".join(kept), "\n".join(quoted)) if quoted else (text, "")


def _attribution(kept: list[str]) -> list[str]:
    """Take the words that introduce a quoted message off the end of what is kept; they may fill two lines."""
    end = len(kept)
    while end and not kept[end - 1].strip():
        end -= 1
    for number, pattern in ((2, DATED), (1, DATED), (1, NAMED)):
        lines = kept[max(end - number, 0) : end]
        if pattern.fullmatch(_line(" ".join(lines)[:500])):
            del kept[end - len(lines) :]
            return lines
    return []


def split_parts(story: Story) -> Story:
    """Take quoted history off the end of the parts of an HTML message."""
    for number, part in enumerate(story.parts):
        below = story.parts[number + 1 :]
        if number and part.text == "--" and len(below) <= LONGEST_SIGNATURE:
            words = _line(" ".join(p.text for p in below))
            cut = (Cut(text=words, reason="signature"),) if words else ()
            return Story(parts=story.parts[:number], cuts=(*story.cuts, *cut))
        if number and part.text.endswith(":") and DATED.fullmatch(part.text) and _all_quoted(below):
            words = _line(" ".join(p.text for p in (part, *below)))
            return Story(parts=story.parts[:number], cuts=(*story.cuts, Cut(text=words, reason=ANSWERED)))
    return story


def _all_quoted(parts: Sequence[Part]) -> bool:
    return bool(parts) and all(part.kind == "quote" for part in parts)


def _line(text: str) -> str:
    """Put the words of a cut on one line; whose addresses stand in them is nobody's business."""
    return ADDRESS.sub("[address]", " ".join(text.split()))
