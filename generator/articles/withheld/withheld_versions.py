"""Decisions on the file of an older version: they hide that version, and leave the article."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.articles.dating.edtf_values import date_of
from generator.content.records import ArticleDecision
from generator.content.takedowns import PATH
from generator.errors import Problem
from generator.model import Article, Provenance, Version, Withheld

OWNER = "--version-"
"""Between an article's id and the number of a version; no id holds two hyphens in a row."""
ALONE = (
    "the decision bears on version {number} of article '{id}' alone, whose file it names; name the id"
    " if the whole article is meant."
)
WHOLE = (
    "the decision names the file of an older version, and bears on the whole article '{id}': nothing states"
    " that a newer version had replaced it by the day of the decision."
)


class Older(Struct, frozen=True, kw_only=True):
    """Which decisions bear on older versions alone."""

    withdrawn: Mapping[str, ArticleDecision]
    """By the key of the version."""
    decisions: frozenset[int]
    """Their lines."""
    problems: tuple[Problem, ...]


def version_key(version: Version) -> str:
    """Name a version, as if it were an article; files with the same words in a row are one."""
    return f"{version.article}{OWNER}{version.number}"


def owner(key: str) -> str:
    """Name the article of a key, which may be an article's own."""
    return key.partition(OWNER)[0]


def find_older(
    articles: Sequence[Article], versions: Iterable[Version], decisions: Sequence[ArticleDecision]
) -> Older:
    """Find the decisions that hide a version which a newer one had replaced when they were taken.

    A file that was the newest when its withdrawal was decided stands for the article: a newer version that
    comes later must not bring it back. So does a file whose words are shown in another.
    """
    newest = {article.id: article.provenance.path for article in articles}
    by_path: dict[str, list[Version]] = defaultdict(list)
    last: dict[str, Version] = {}
    for version in versions:
        by_path[version.provenance.path].append(version)
        last[version.article] = version
    withdrawn: dict[str, ArticleDecision] = {}
    lines: list[int] = []
    problems: list[Problem] = []
    for decision in decisions:
        own = by_path.get(decision.article, ())
        if not own or decision.anonymise or decision.article in newest.values():
            continue
        alone = all(_was_replaced(one, last[one.article], decision) for one in own)
        if alone:
            lines.append(decision.line)
            withdrawn |= {version_key(one): decision for one in own if decision.withdraw}
        message = (ALONE if alone else WHOLE).format(id=own[0].article, number=own[0].number)
        problems.append(Problem(severity="note", path=PATH, line=decision.line, message=message))
    return Older(withdrawn=withdrawn, decisions=frozenset(lines), problems=tuple(problems))


def _was_replaced(version: Version, last: Version, decision: ArticleDecision) -> bool:
    """Whether other words had taken its place by the day of a decision."""
    is_shown = last.is_repeat and version.number == last.number
    decided = date_of(decision.on, "").earliest
    replaced = version.replaced.latest
    return bool(not is_shown and decided and replaced and replaced <= decided)


def as_articles(
    versions: Iterable[Version], keys: Iterable[str], by_id: Mapping[str, Article]
) -> Iterator[Article]:
    """Yield withdrawn versions as if each were an article of its own."""
    keys = set(keys)
    for one in versions:
        if version_key(one) in keys:
            yield replace(
                by_id[one.article],
                id=version_key(one),
                headline=one.headline,
                parts=one.parts,
                provenance=one.provenance,
                references=(),
            )


def without_words(version: Version, notice: Withheld, path: str) -> Version:
    """Leave nothing of a withdrawn version but its number, its days and why it is not told."""
    origin = Provenance(path=path, checksum="", reader="")
    return replace(version, headline="", parts=(), provenance=origin, withdrawal=notice)
