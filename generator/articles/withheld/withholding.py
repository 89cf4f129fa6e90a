"""What editors decided to keep from readers is kept from them, before any name is looked for."""

from collections.abc import Container, Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from generator.articles.embargoes import heed_embargoes, heed_older
from generator.articles.reading import Reading
from generator.articles.withheld.anonymising import change_texts, redact_records, redacted
from generator.articles.withheld.withheld_names import Names
from generator.articles.withheld.withheld_rules import Rules, elsewhere
from generator.articles.withheld.withheld_texts import Texts, find_carriers, known_texts, leave_to, texts_of
from generator.articles.withheld.withheld_versions import as_articles, owner, version_key, without_words
from generator.content.records import ArticleDecision, Records
from generator.content.takedowns import ALL, PATH
from generator.errors import Problem, WithheldWords
from generator.model import Article, Version, Withheld

HIDDEN = "a withdrawn file"
UNPUBLISHED = "articles/withdrawn/"
"""Where the notice stands of an article that never had an address."""
PROBLEM = "what is wrong with this file is not told, as the text of its article is withdrawn."


class Guard(Struct, frozen=True, kw_only=True):
    """What must not be found in anything that the archive writes."""

    names: Names = field(default_factory=lambda: Names(()))
    texts: Texts = field(default_factory=lambda: known_texts({}, {}))
    addresses: tuple[str, ...] = ()
    """Without folder and `.html`: those of notices, and of articles a version of which is withdrawn.

    They may hold words of the headline.
    """
    lines: Mapping[str, int] = field(default_factory=dict)
    """By the id of each withdrawn article, the line of its decision."""

    def __bool__(self) -> bool:
        return bool(self.names) or bool(self.texts.runs)


class Kept(Struct, frozen=True, kw_only=True):
    """What is left to publish and to tell, and what is to be guarded."""

    reading: Reading
    records: Records
    """As people wrote them, without the names that are withheld; the ledger too."""
    guard: Guard = field(default_factory=Guard)


def keep_back(reading: Reading, records: Records) -> Kept:
    """Leave out what may not be published, then carry out takedowns.

    Raise `WithheldWords` where other articles would still tell what is withheld, and `RecordError` where the
    words given for a name tell it.
    """
    rules = Rules(reading.articles, reading.versions, records.article_decisions, reading.paths)
    told = reading.articles if any(decision.withdraw for decision in rules.decisions) else ()
    withdrawn = {a.id: d for a in told for d in rules.of(a) if d.withdraw}
    rest = [article for article in reading.articles if article.id not in withdrawn]
    heeded = heed_embargoes(rest, records.sources, reading.bars)
    gone = {one.id for one in heeded.withheld}
    versions = tuple(one for one in reading.versions if one.article not in gone)
    older = heed_older(versions, reading.bars, withdrawn)
    reading = replace(
        reading,
        articles=(*heeded.articles, *(a for a in reading.articles if a.id in withdrawn)),
        versions=older.versions,
        withheld=heeded.withheld,
        withheld_versions=reading.withheld_versions + len(reading.versions) - len(older.versions),
        problems=(*reading.problems, *heeded.problems, *older.problems),
    )
    return _take_down(reading, records, rules, withdrawn) if rules else Kept(reading=reading, records=records)


def _take_down(
    reading: Reading, records: Records, rules: Rules, withdrawn: Mapping[str, ArticleDecision]
) -> Kept:
    told = {article.id: rules.anonymised(article) for article in reading.articles}
    by_id = {article.id: article for article in reading.articles}
    whole = {one: redacted(one, rules.names(by_id[one.article])) for one in reading.versions}
    older = {key: decision for key, decision in rules.older.withdrawn.items() if owner(key) in told}
    hidden = {**withdrawn, **older}
    renamed = _renamed(reading, told, whole, hidden)
    left = [
        replace(change_texts(told[a.id], renamed), robots=_robots(rules.of(a)))
        for a in reading.articles
        if a.id not in withdrawn
    ]
    versions = [
        _told_version(one, change_texts(new, renamed), rules)
        for one, new in whole.items()
        if one.article not in withdrawn
    ]
    rules.refuse_names(_texts(left, versions))
    ledger = _ledger(records.permalinks, reading.articles, rules)
    notices = [_notice(id_, d, ledger.get(id_, UNPUBLISHED + id_), rules) for id_, d in withdrawn.items()]
    everything = _texts(reading.articles, reading.versions)
    gone = [*as_articles(reading.versions, older, by_id), *(a for a in everything if a.id in withdrawn)]
    guard = _guard(gone, hidden, _texts(left, versions), rules, ledger)
    problems = (*reading.problems, *rules.find_problems(everything, left))
    return Kept(
        reading=replace(
            reading,
            articles=tuple(left),
            versions=tuple(versions),
            chains=tuple(redacted(change_texts(chain, renamed), rules.strict) for chain in reading.chains),
            withheld=(*reading.withheld, *notices),
            withheld_versions=reading.withheld_versions + len(reading.versions) - len(versions),
            problems=tuple(_retold(problem, renamed, rules.strict) for problem in problems),
        ),
        records=redact_records(replace(records, permalinks=tuple(ledger.items())), rules.strict),
        guard=guard,
    )


def _guard(
    gone: Sequence[Article],
    hidden: Mapping[str, ArticleDecision],
    left: Sequence[Article],
    rules: Rules,
    ledger: Mapping[str, str],
) -> Guard:
    return Guard(
        names=rules.strict,
        texts=_guarded(gone, hidden, left, rules),
        addresses=_addresses(hidden, ledger),
        lines={id_: decision.line for id_, decision in hidden.items()},
    )


def _addresses(hidden: Iterable[str], ledger: Mapping[str, str]) -> tuple[str, ...]:
    """List the last parts of addresses that may hold words of a headline which is withheld."""
    ids = dict.fromkeys(map(owner, hidden))
    return tuple(ledger[id_].removesuffix(".html").rpartition("/")[2] for id_ in ids if id_ in ledger)


def _told_version(one: Version, told: Version, rules: Rules) -> Version:
    """Tell of an older version what may be told; of one that is withdrawn, that it is."""
    decision = rules.older.withdrawn.get(version_key(one))
    if not decision:
        return told
    return without_words(told, _notice(one.article, decision, "", rules), HIDDEN)


def _robots(decisions: Iterable[ArticleDecision]) -> str:
    return "noindex" if any(decision.noindex for decision in decisions) else ""


def _texts(articles: Sequence[Article], versions: Iterable[Version]) -> list[Article]:
    """List articles, and each older version as if it were the article."""
    by_id = {article.id: article for article in articles}
    older = (
        replace(
            by_id[one.article],
            headline=one.headline,
            parts=one.parts,
            provenance=one.provenance,
            references=(),
        )
        for one in versions
    )
    return [*articles, *older]


def _renamed(
    reading: Reading,
    told: Mapping[str, Article],
    versions: Mapping[Version, Version],
    hidden: Container[str],
) -> dict[str, str]:
    """Find the files whose names hold a withheld name, or all of whose articles and versions are hidden."""
    names = {a.provenance.path: told[a.id].provenance.path for a in reading.articles}
    names |= {old.provenance.path: new.provenance.path for old, new in versions.items()}
    ids = [(a.id, a.provenance.path) for a in reading.articles]
    ids += [
        (one.article if one.article in hidden else version_key(one), one.provenance.path)
        for one in reading.versions
    ]
    gone = {path for id_, path in ids if id_ in hidden}
    gone -= {path for id_, path in ids if id_ not in hidden}
    names |= dict.fromkeys(gone, HIDDEN)
    return {old: new for old, new in sorted(names.items()) if old != new}


def _guarded(
    withdrawn: Sequence[Article],
    decisions: Mapping[str, ArticleDecision],
    left: Sequence[Article],
    rules: Rules,
) -> Texts:
    """Take the words that only withdrawn articles have; raise `WithheldWords` where others carry them."""
    guarded = [article for article in withdrawn if ALL not in decisions[article.id].stays_in]
    texts = texts_of(guarded)
    older = dict.fromkeys(article.id for article in guarded if owner(article.id) != article.id)
    texts = leave_to(texts, {key: [a for a in left if a.id == owner(key)] for key in older})
    carrying = find_carriers(texts, left)
    found: dict[str, list[str]] = {}
    allowed = set[tuple[str, int]]()
    for article, sentences in carrying.carriers:
        for sentence in sentences:
            if rules.stays(decisions[sentence[0]], article):
                allowed.add(sentence)
            elif article.provenance.path not in found.setdefault(sentence[0], []):
                found[sentence[0]].append(article.provenance.path)
    lines = {id_: paths for id_, paths in found.items() if paths}
    if lines:
        raise WithheldWords(
            elsewhere("text", decisions[id_].line, paths) for id_, paths in sorted(lines.items())
        )
    return texts.without(carrying.common | allowed)


def _ledger(
    permalinks: Sequence[tuple[str, str]], articles: Sequence[Article], rules: Rules
) -> dict[str, str]:
    """Take the names that are withheld from an article out of the address that it had before."""
    kept = dict(permalinks)
    for article in articles:
        if article.id in kept:
            kept[article.id] = rules.address(article, kept[article.id])
        for id_ in article.former_ids:
            # A page that leads from there to the article would tell the name.
            if id_ in kept and rules.address(article, kept[id_]) != kept[id_]:
                del kept[id_]
    return kept


def _notice(id_: str, decision: ArticleDecision, address: str, rules: Rules) -> Withheld:
    """Make the notice that stands in place of an article, at the address it was published at, if any."""
    return Withheld(
        id=id_,
        kind="withdrawn",
        reason=rules.strict.replace(" ".join((decision.notice or decision.why).split())),
        by=rules.strict.replace(decision.by),
        on=decision.on,
        address=address.removesuffix(".html"),
    )


def _retold(problem: Problem, renamed: Mapping[str, str], names: Names) -> Problem:
    """Keep withheld names, and what is said of a withdrawn article's file, out of the report."""
    if renamed.get(problem.path) == HIDDEN:
        return Problem(severity=problem.severity, path=PATH, message=PROBLEM)
    return redacted(change_texts(problem, renamed), names)
