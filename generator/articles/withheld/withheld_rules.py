"""Which decisions keep something of which article from readers, and whether they reach all that they must."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from generator.articles.withheld.anonymising import anonymise, strings_of
from generator.articles.withheld.withheld_names import Form, Names, fold, has_letters, settle_words
from generator.articles.withheld.withheld_versions import find_older
from generator.content.records import ArticleDecision
from generator.content.takedowns import ALL, PATH
from generator.errors import Problem, RecordError, WithheldWords
from generator.model import Article, Version
from generator.words import edtf_words, list_words

SHOWN = 5
"""Most articles named in one message."""


NO_PATHS: Mapping[str, Sequence[str]] = MappingProxyType({})


class Rules:
    """All decisions that keep something from readers, by the article they are for."""

    def __init__(
        self,
        articles: Sequence[Article],
        versions: Iterable[Version],
        decisions: Iterable[ArticleDecision],
        paths: Mapping[str, Sequence[str]] = NO_PATHS,
    ) -> None:
        """Read them; raise `RecordError` where words given would tell a name.

        One that hides the file of an older version bears on that alone; each other is one on the article.
        `paths` are the files of all versions of each article, also of those that may not be published.
        """
        self.decisions = [d for d in decisions if d.withdraw or d.anonymise or d.noindex]
        self.older = find_older(articles, versions, self.decisions)
        self._paths = defaultdict(list, {id_: list(known) for id_, known in paths.items()})
        for version in versions:
            self._paths[version.article].append(version.provenance.path)
        self._of_all = [d for d in self.decisions if d.article == ALL]
        self._by_name: dict[str, list[ArticleDecision]] = defaultdict(list)
        for decision in self.decisions:
            self._by_name[decision.article].append(decision)
        texts = (part.text for article in articles for part in article.parts)
        forms = settle_words((form for d in self.decisions for form in _forms(d)), texts)
        self._forms: dict[int, list[Form]] = defaultdict(list)
        for form in forms:
            self._forms[form.line].append(form)
        self._names: dict[tuple[int, ...], Names] = {}
        _refuse_telling_words(forms)

    def __bool__(self) -> bool:
        return bool(self.decisions)

    @property
    def strict(self) -> Names:
        """Take the names that are not to be found in any byte of the archive."""
        return self._names_of([d for d in self.decisions if not d.stays_in])

    def of(self, article: Article) -> list[ArticleDecision]:
        """List the decisions that are for an article."""
        own = [
            decision
            for key in self._keys(article)
            for decision in self._by_name.get(key, ())
            if decision.line not in self.older.decisions
        ]
        return list(dict.fromkeys(own)) + [d for d in self._of_all if not self.stays(d, article)]

    def stays(self, decision: ArticleDecision, article: Article) -> bool:
        """Whether the words that a decision withholds may be read in another article."""
        return bool({ALL, *self._keys(article)} & set(decision.stays_in))

    def names(self, article: Article) -> Names:
        """Take the names that are withheld from an article."""
        return self._names_of([d for d in self.of(article) if d.anonymise])

    def anonymised(self, article: Article) -> Article:
        """Put the words given in place of each name that is withheld from an article."""
        decisions = [d for d in self.of(article) if d.anonymise]
        if not decisions:
            return article
        return anonymise(article, self._names_of(decisions), "; ".join(map(by_whom, decisions)))

    def address(self, article: Article, address: str) -> str:
        """Write the address of an article without the names that are withheld from it."""
        return self.names(article).replace_in_address(address)

    def find_problems(self, everything: Sequence[Article], told: Iterable[Article]) -> Iterator[Problem]:
        """Tell what a person should know of these decisions; `told` is what is published."""
        yield from self.older.problems
        yield from self.find_unused(everything)
        yield from self.find_left(told)

    def find_unused(self, articles: Sequence[Article]) -> Iterator[Problem]:
        """Warn of a decision whose names stand in no article that it is for."""
        for decision in self.decisions:
            names = self._names_of([decision])
            for_these = (article for article in articles if decision in self.of(article))
            if names and not any(_tells(names, article) for article in for_these):
                message = "none of the names that this decision withholds stands in an article it is for."
                yield Problem(severity="warning", path=PATH, line=decision.line, message=message)

    def find_left(self, told: Iterable[Article]) -> Iterator[Problem]:
        """Tell where the last word of a withheld name is left standing alone."""
        counts: dict[int, int] = defaultdict(int)
        for article in told:
            for decision in self.of(article):
                lasts = _last_words(self._forms.get(decision.line, ()))
                if lasts and any(lasts.find(part.text) for part in article.parts):
                    counts[decision.line] += 1
        for line, count in sorted(counts.items()):
            message = (
                f"in {count:,} of the articles that this decision is for, the last word of a name that it"
                " withholds still stands alone; name it under 'forms' if it means the same person."
            )
            yield Problem(severity="note", path=PATH, line=line, message=message)

    def refuse_names(self, articles: Iterable[Article]) -> None:
        """Raise `WithheldWords` that lists the articles in which withheld names still stand."""
        guarded = [d for d in self.decisions if d.anonymise and ALL not in d.stays_in]
        names = self._names_of(guarded)
        if not names:
            return
        found: dict[int, list[str]] = defaultdict(list)
        for article in articles:
            lines = {form.line for text in strings_of(article) for form in names.forms_in(fold(text))}
            for decision in guarded:
                if decision.line in lines and not self.stays(decision, article):
                    found[decision.line].append(article.provenance.path)
        if found:
            raise WithheldWords([elsewhere("a name", line, paths) for line, paths in sorted(found.items())])

    def _keys(self, article: Article) -> "dict[str, None]":
        keys = (article.provenance.path, article.id, *article.former_ids, *self._paths.get(article.id, ()))
        return dict.fromkeys(keys)

    def _names_of(self, decisions: Sequence[ArticleDecision]) -> Names:
        key = tuple(d.line for d in decisions if d.anonymise)
        if key not in self._names:
            self._names[key] = Names(form for line in key for form in self._forms.get(line, ()))
        return self._names[key]


def by_whom(decision: ArticleDecision) -> str:
    """Say who decided, when and why."""
    return f"by decision of {decision.by} on {edtf_words(decision.on)}: {' '.join(decision.why.split())}"


def elsewhere(what: str, line: int, paths: Sequence[str]) -> Problem:
    """Say that what a decision withholds stands in other articles, and what can be done."""
    shown = list_words([*paths[:SHOWN], *([f"{len(paths) - SHOWN:,} more"] if len(paths) > SHOWN else [])])
    message = (
        f"{what} that this decision withholds stands in {shown} as well; expected a decision on each of them,"
        " or, where the words may stay there, its path or id under 'stays_in' (or 'stays_in: all')."
    )
    return Problem(severity="error", path=PATH, line=line, message=message)


def _forms(decision: ArticleDecision) -> Iterator[Form]:
    for one in decision.anonymise:
        for name in (one.name, *one.forms):
            yield Form(name, one.words, decision.line)


def _tells(names: Names, article: Article) -> bool:
    return any(names.find(text, any_case=True) for text in strings_of(article))


def _last_words(forms: Sequence[Form]) -> Names | None:
    lasts = [fold(form.name).split()[-1] for form in forms if len(form.name.split()) > 1]
    return Names(Form(name, "", is_word=True) for name in lasts if has_letters(name)) if lasts else None


def _refuse_telling_words(forms: Sequence[Form]) -> None:
    problems = []
    for form in forms:
        if not has_letters(form.name):
            message = f"the name {form.name!r} has no letters; expected a name."
            problems.append(Problem(severity="error", path=PATH, line=form.line, message=message))
        elif Names([one for one in forms if has_letters(one.name)]).find(form.words):
            message = f"'as' is {form.words!r}, which holds a withheld name; expected words that do not."
            problems.append(Problem(severity="error", path=PATH, line=form.line, message=message))
    if problems:
        raise RecordError(problems)
