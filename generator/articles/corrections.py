"""Corrections that a story states itself, at its top, at its end or in its headline, in its own words."""

import re
from collections.abc import Iterator, Sequence

from generator.articles.sentences import find_sentences
from generator.articles.wire.wire_marks import find_mark
from generator.model import Correction, Field, Part

TOP, END = 4, 6
"""Parts at the beginning and at the end of a story in which a correction is looked for."""
LONGEST = 1_500
"""Characters of one statement; a longer paragraph is the story."""
DAY = r"(?:on )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?|\d{4}-\d\d-\d\d)"
LABEL = re.compile(
    r"(?i:corrections?|corrected|clarifications?|errat(?:um|a)|retraction|correction and clarification"
    r"|amendment|berichtigung|korrektur|rectificatif|rectificaci[oó]n|correcci[oó]n|fe de errores|rettifica"
    r"|errata corrige|corre[cç][aã]o|erramos|rectificatie|rättelse|rettelse|korjaus|sprostowanie)"
    rf"(?: appended| \([^()]{{1,40}}\)|,? {DAY})?\s*(?::|[–—]|\s-\s)\s*\S"
)
NOTE = re.compile(
    r"\(?(?:editor['’]?s?['’]?|eds['’]?|publisher['’]s|desk)(?: note)?\s*[:–—.]|note to readers\b", re.I
)
TELLS = re.compile(
    r"\bcorrect(?:ed|s|ing|ion)\b|\bclarif(?:ied|ies|y|ication)\b|\b(?:earlier|previous|original) versions?\b"
    r"|\bmis(?:stated|spelled|identified|attributed)\b|\b(?:incorrect|erroneous|wrong|mistaken)ly\b"
    r"|\bin error\b"
    r"|\b(?:has|have) been (?:updated|amended|revised|removed|changed)\b|\bwas (?:updated|amended|revised)\b",
    re.I,
)
STORY = r"(?:story|article|report|post|piece|dispatch|item|page|column|headline|caption|version)"
THIS_IS_RIGHT = re.compile(
    rf"\(?this (?:[\w-]+ ){{0,3}}{STORY} (?:(?:[\w-]+ ){{0,4}}(?:has|have) (?:since )?been"
    r" (?:corrected|amended|clarified|(?:updated|changed|edited|revised) to"
    r" (?:correct|clarify|fix|remove|reflect (?:that|the correct)))\b"
    r"|was (?:corrected|amended|clarified)(?: (?:on|to|at|in|after|because)\b|\s*[.)]?\Z)"
    r"|(?:has )?(?:correct(?:s|ed)|clarifies|amends) )",
    re.I,
)
EARLIER = re.compile(
    rf"\(?(?:an? |the )?(?:earlier|previous|original|initial|first) versions? of"
    rf" (?:this|the) (?:[\w-]+ ){{0,2}}{STORY}\b"
    r"[^.]{0,160}?\b(?:mis(?:stated|spelled|identified|attributed|quoted|characterized)|(?:incorrect|wrong|mistaken"
    r"|erroneous)(?:ly)?|omitted|misleading|in error|transposed|should have)\b",
    re.I,
)
SAID_BEFORE = re.compile(
    rf"\(?(?:an? |the )?(?:earlier|previous|original) versions? of this (?:[\w-]+ ){{0,2}}{STORY}\b.{{0,60}}"
    r"\b(?:said|stated|gave|referred|named|described|reported|had|contained|included)\b",
    re.I,
)
WIRE = re.compile(
    r"(?:[(\[*–—\s-]|NOTE\s{0,3}:)*(?:(?i:correct(?:s|ing)|corrected to|refil(?:es|ing))"
    r"|Fixes (?:typo|spelling|headline|byline|dateline))\s+\S"
)
CLOSED = re.compile(r"\((?:[\w'’.]+ ){0,3}(?i:correct(?:s|ing)|corrected to|refiles)\b[^()]{2,500}(?:\)|\Z)")
DASHED = re.compile(r"(?<=[.!?\"”])\s+[–—-]{1,2}\s*Corrects\b.{2,500}\Z")
WITHIN = ("correct", "refiles")
"""What is in every part in which a statement stands apart."""
MARKED = re.compile(r"\b[Cc]orrects\b")


OPENS = re.compile(
    r"\W*(?:corr|clarif|errat|erram|retract|amend|bericht|korr|korj|rectific|fe de|rettif|rätt|rett|sprost"
    r"|refil|fixes|note|this|ed(?:itor|s)|publisher|desk"
    r"|(?:an? |the )?(?:earlier|previous|original|initial|first))",
    re.IGNORECASE,
)
"""How every paragraph that is a statement begins."""


def find_corrections(
    headline: str, parts: Sequence[Part], note: Field | None, keyword: str = ""
) -> tuple[Correction, ...]:
    """Find what a story says was put right; its `note` is what the format states for editors."""
    marks = [mark for mark in (find_mark(headline), find_mark(keyword)) if mark.corrects]
    found = dict(_stated(parts, is_marked=bool(marks)))
    if note and (LABEL.match(note.value) or TELLS.search(note.value)):
        found.setdefault(" ".join(note.value.split())[:LONGEST], f"{note.basis}, for editors")
    if not found and marks:
        where = "headline" if find_mark(headline).corrects else "slug"
        said = f"Marked '{marks[0].words}' by its source, which does not say what was corrected."
        found[said] = f"The mark in its {where}."
    return tuple(Correction(words=words, basis=basis) for words, basis in found.items())


def is_correction(text: str) -> bool:
    """Whether a part of a story only tells that something was put right."""
    return len(text) <= LONGEST and _words(text, is_marked=False) == text


def _stated(parts: Sequence[Part], *, is_marked: bool) -> "Iterator[tuple[str, str]]":
    body = [part for part in parts if part.kind != "headline" and part.text.strip()]
    for number, part in enumerate(body):
        is_end = number >= len(body) - END
        if number >= TOP and not is_end:
            continue
        where = (
            "end" if is_end and number >= TOP else "top" if not is_end else "top" if number == 0 else "end"
        )
        words = _words(part.text, is_marked=is_marked and (is_end or number < 2))
        if words:
            yield words, f"Stated at the {where} of the text."


def _words(text: str, *, is_marked: bool) -> str:
    """Take the statement out of a part: all of it, or what stands apart in it."""
    if len(text) <= LONGEST and _is_statement(text):
        return text
    low = text.lower()
    if not any(word in low for word in WITHIN):
        return ""
    tail = text[-LONGEST:]
    found = CLOSED.search(tail) or DASHED.search(tail) or CLOSED.match(text[:LONGEST])
    if found:
        return found.group().strip()
    if is_marked and MARKED.search(tail):
        spans = [tail[span.start : span.end] for span in find_sentences(tail)]
        return next((sentence for sentence in reversed(spans) if MARKED.search(sentence)), "")
    return ""


def _is_statement(text: str) -> bool:
    """Whether all of a paragraph tells that something was put right."""
    if not OPENS.match(text):
        return False
    opening = text[:400]
    if NOTE.match(opening):
        return bool(TELLS.search(text))
    return any(rule.match(opening) for rule in (LABEL, WIRE, THIS_IS_RIGHT, EARLIER, SAID_BEFORE))
