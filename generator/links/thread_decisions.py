"""What people decided of running stories: merged, moved in, moved out; it outranks every rule."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.content.records import ThreadDecision
from generator.errors import Problem, RecordError, nearest
from generator.links.stories import Story
from generator.words import count_words, edtf_words

PATH = "content/decisions/threads.yml"
EXPECTED = "Expected a story's id, or an article such as 'content/articles/story.txt'."
FEW = 20_000
"""Names among which the nearest is looked for."""


def apply_thread_decisions(
    stories: Sequence[Story],
    decisions: Iterable[ThreadDecision],
    articles: Mapping[str, str],
    report: Callable[[str], str],
) -> list[Story]:
    """Merge stories and move articles, with their copies; raise `RecordError` where two decisions disagree.

    `articles` leads from every id and path to the article's id, `report` from there to its report.
    """
    desk = _Desk(stories, articles, report)
    known = [one for one in decisions if all(map(desk.knows, _names(one)))]
    meant = [[desk.story(name) for name in _stories_named(one)] for one in known]
    for decision, named in zip(known, meant, strict=True):
        if decision.merge:
            desk.merge(named, decision)
    targets = [(one, desk.settled(named[0])) for one, named in zip(known, meant, strict=True)]
    desk.refuse_contradictions(targets)
    for decision, story in targets:
        desk.move_out(story, decision)
    for decision, story in targets:
        desk.move_in(story, decision)
    return desk.result()


def find_unknown_decisions(
    decisions: Iterable[ThreadDecision], articles: Mapping[str, str]
) -> Iterator[Problem]:
    """Name each decision on what the archive does not hold, with the nearest that it does; it is left out."""
    for decision in decisions:
        for name in _names(decision):
            if name not in articles:
                hint = nearest(name, articles) if len(articles) < FEW else ""
                yield Problem(
                    severity="error",
                    path=PATH,
                    line=decision.line,
                    message=f"a decision names '{name}', which is no story's id and no article's path or id.",
                    hint=hint if hint.startswith("Did") else EXPECTED,
                )


class _Desk:
    """The stories while they are decided on; each report is in one of them."""

    def __init__(
        self, stories: Sequence[Story], articles: Mapping[str, str], report: Callable[[str], str]
    ) -> None:
        self._stories = list(stories)
        self._articles = articles
        self._report = report
        self._of = {report: story for story in stories for report in story.reports}
        self._named = {id_: story for story in stories for id_ in (story.id, *story.former_ids)}
        self._merged: dict[int, Story] = {}
        """By `id()` of a story: that which it was merged into."""

    def knows(self, name: str) -> bool:
        return name in self._articles

    def story(self, name: str) -> Story:
        """Find a story by its id, else by one of its articles."""
        return self._named.get(name) or self._of[self._report(self._articles[name])]

    def settled(self, story: Story) -> Story:
        while id(story) in self._merged:
            story = self._merged[id(story)]
        return story

    def merge(self, named: Sequence[Story], decision: ThreadDecision) -> None:
        first = self.settled(named[0])
        for other in map(self.settled, named[1:]):
            if other is first:
                continue
            for report in list(other.reports):
                self._move(report, first)
            first.former_ids += [other.id, *other.former_ids]
            first.decisions += other.decisions
            self._merged[id(other)] = first
        first.decisions.append(f"Merged of {count_words(len(named), 'story', 'stories')}, {_who(decision)}")

    def refuse_contradictions(self, targets: "Sequence[tuple[ThreadDecision, Story]]") -> None:
        put: dict[str, tuple[ThreadDecision, Story]] = {}
        problems = []
        for decision, story in targets:
            for name in decision.move_in.articles if decision.move_in else ():
                report = self._report(self._articles[name])
                earlier, other = put.setdefault(report, (decision, story))
                if other is not story:
                    problems.append(_contradiction(decision, earlier, name, "into another story"))
        for decision, story in targets:
            for name in decision.move_out.articles if decision.move_out else ():
                report = self._report(self._articles[name])
                if report not in put:
                    continue
                earlier, other = put[report]
                if other is story:
                    problems.append(_contradiction(decision, earlier, name, "into the story"))
        if problems:
            raise RecordError(problems)

    def move_out(self, story: Story, decision: ThreadDecision) -> None:
        moved = decision.move_out
        for report in self._reports(moved.articles) if moved else ():
            if self._of[report] is story:
                alone = Story()
                self._stories.append(alone)
                self._move(report, alone)
                alone.id = alone.articles[0].id
        if moved:
            story.decisions.append(f"{_articles(moved.articles)} taken out, {_who(decision)}")

    def move_in(self, story: Story, decision: ThreadDecision) -> None:
        moved = decision.move_in
        for report in self._reports(moved.articles) if moved else ():
            self._move(report, story)
        if moved:
            story.decisions.append(f"{_articles(moved.articles)} put in, {_who(decision)}")

    def result(self) -> list[Story]:
        """Give the stories that hold articles."""
        for story in self._stories:
            before = story.before()
            story.continues = self.settled(before) if before is not None else None
        return [story for story in self._stories if story.articles]

    def _reports(self, names: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(self._report(self._articles[name]) for name in names))

    def _move(self, report: str, to: Story) -> None:
        story = self._of[report]
        if story is not to:
            to.articles += [one for one in story.articles if self._report(one.id) == report]
            story.articles = [one for one in story.articles if self._report(one.id) != report]
            story.reports.remove(report)
            to.reports.append(report)
            self._of[report] = to


def _names(decision: ThreadDecision) -> Iterator[str]:
    yield from _stories_named(decision)
    for moved in (decision.move_in, decision.move_out):
        yield from moved.articles if moved else ()


def _stories_named(decision: ThreadDecision) -> tuple[str, ...]:
    moved = decision.move_in or decision.move_out
    return (moved.thread,) if moved else decision.merge or ()


def _contradiction(decision: ThreadDecision, earlier: ThreadDecision, name: str, where: str) -> Problem:
    message = f"'{name}' is put {where} by line {earlier.line} ({earlier.by}, {earlier.on})"
    return Problem(
        severity="error", path=PATH, line=decision.line, message=f"{message}; expected one of the two."
    )


def _articles(names: Sequence[str]) -> str:
    return count_words(len(names), "article")


def _who(decision: ThreadDecision) -> str:
    return f"by decision of {decision.by}, {edtf_words(decision.on)}: {decision.why}"
