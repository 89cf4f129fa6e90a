"""What must hold of any reading, whatever the files are."""

import re
from collections.abc import Collection

from generator.articles.reading import Reading
from generator.model import Article

GOOD = "a/0-good.txt"
GOOD_STORY = "New school opens\n\nThe school by the river opened its doors on Monday.\n"
EXPECTS = re.compile(r"expected|not valid|Known: |Did you mean")
NEVER = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""Control characters and halves of characters, which neither a page nor UTF-8 can hold."""


def assert_accounted(reading: Reading, paths: Collection[str]) -> None:
    """Every file is an article or is told of, by its path, with what is wrong and what was expected."""
    told = {problem.path for problem in reading.problems}
    read = {article.provenance.path for article in reading.articles}
    read |= {version.provenance.path for version in reading.versions}
    aside = [problem for problem in reading.problems if problem.message.startswith("set aside: ")]
    assert len(aside) >= reading.set_aside, "a story is set aside without a line in the report"
    for problem in aside:
        assert EXPECTS.search(str(problem)), problem
        assert not NEVER.search(problem.message), repr(problem.message)
        assert len(problem.message) < 2_000, problem.message[:200]
    lost = [path for path in set(paths) - told - read if not any(path in one.message for one in aside)]
    assert not lost, "lost in silence"
    for article in reading.articles:
        assert_sound(article)


def assert_sound(article: Article) -> None:
    """An article has words that can be shown, and nothing points out of them."""
    assert article.headline
    assert article.slug == article.slug.strip("-/.")
    assert "/" not in article.slug
    for words in (article.headline, article.deck, article.byline, article.source, *article.tags):
        assert not NEVER.search(words), repr(words)
    for part in article.parts:
        assert part.text or part.picture
        assert not NEVER.search(part.text), repr(part.text[:200])
        assert all(0 <= mark.start < mark.end <= len(part.text) for mark in part.marks)
    if article.dateline:
        assert article.dateline.text in article.parts[article.dateline.part].text[: article.dateline.end]
    assert (article.date.edtf == "") <= (article.date.earliest is None)


def text_of(article: Article) -> str:
    return "\n".join(part.text for part in article.parts)
