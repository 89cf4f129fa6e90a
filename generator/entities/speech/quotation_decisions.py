"""What people decided of quotations: who speaks, or that it is none; it outranks every rule."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.content.records import QuotationDecision
from generator.entities.deciding.sayings import who_decided
from generator.errors import Problem, nearest
from generator.model import Article, Entity, Quotation

PATH = "content/decisions/quotations.yml"
FEW = 20_000
"""Names among which the nearest is looked for."""
SHOWN = 60
"""Characters of words that a message repeats."""


class Decided(Struct, frozen=True, kw_only=True):
    """The quotations as people left them, and the decisions that could not be carried out."""

    quotations: tuple[Quotation, ...]
    problems: tuple[Problem, ...]
    articles: frozenset[str] = frozenset()
    """Those of which something was decided."""


def decide_quotations(
    quotations: Sequence[Quotation],
    decisions: Iterable[QuotationDecision],
    articles: Iterable[Article],
    entities: Iterable[Entity],
    settled: Callable[[str], str],
) -> Decided:
    """Carry out what people decided, in order; `settled` gives an entity's id after merges."""
    decisions = tuple(decisions)
    if not decisions:
        return Decided(quotations=tuple(quotations), problems=())
    desk = _Desk(quotations, articles, entities, settled)
    problems = [problem for one in decisions if (problem := desk.decide(one))]
    return Decided(quotations=desk.result(), problems=tuple(problems), articles=frozenset(desk.changed))


class _Desk:
    """The quotations while they are decided on."""

    def __init__(
        self,
        quotations: Sequence[Quotation],
        articles: Iterable[Article],
        entities: Iterable[Entity],
        settled: Callable[[str], str],
    ) -> None:
        self._left: list[Quotation | None] = list(quotations)
        self._articles = _article_names(articles)
        self._entities = _entity_names(entities)
        self._settled = settled
        self.changed: set[str] = set()
        """The articles of which something was decided."""
        self._of: dict[str, list[int]] = {}
        for number, one in enumerate(quotations):
            self._of.setdefault(one.article, []).append(number)

    def result(self) -> tuple[Quotation, ...]:
        """Give what is left."""
        return tuple(one for one in self._left if one)

    def decide(self, decision: QuotationDecision) -> Problem | None:
        """Carry out one decision; else say why it cannot be."""
        article = self._articles.get(decision.article)
        if article is None:
            message = f"a decision names '{decision.article}', which is no article's path or id."
            return _problem(decision, message, nearest(decision.article, self._articles))
        found = self._holding(article, decision.words)
        if len(found) != 1:
            count = "no quotation" if not found else f"{len(found)} quotations"
            message = f"{count} of the article hold the words '{decision.words[:SHOWN]}'; expected one."
            return _problem(decision, message, "Give more of its words, as they stand in the article.")
        self.changed.add(article)
        return self._change(found[0], decision)

    def _holding(self, article: str, words: str) -> list[int]:
        """Find the quotations of an article that hold words; of those within each other, the shortest."""
        held = [
            (number, one)
            for number in self._of.get(article, ())
            if (one := self._left[number]) and _plain(words) in _plain(one.text)
        ]
        return [n for n, one in held if not any(_inside(other, one) for _, other in held)]

    def _change(self, number: int, decision: QuotationDecision) -> Problem | None:
        one = self._left[number]
        assert one is not None
        if decision.strike:
            self._left[number] = None
            return None
        entity, problem = "", None
        if decision.speaker:
            entity = self._entities.get(decision.speaker.casefold(), "")
            entity = entity or self._entities.get(self._settled(decision.speaker).casefold(), "")
            if not entity:
                message = f"'{decision.speaker}' is no entity's id or name; the words stand as they are."
                problem = _problem(decision, message, nearest(decision.speaker, self._entities))
        self._left[number] = replace(
            one,
            speaker=entity,
            speaker_text=decision.speaker or "",
            speaker_place=None,
            reason=who_decided(decision),
        )
        return problem


def _article_names(articles: Iterable[Article]) -> Mapping[str, str]:
    every = list(articles)
    names = {one.provenance.path: one.id for one in reversed(every)}
    names |= {former: one.id for one in every for former in one.former_ids}
    return names | {one.id: one.id for one in every}


def _entity_names(entities: Iterable[Entity]) -> Mapping[str, str]:
    """Lead from every id, and from every name that one entity alone has, to the id."""
    names: dict[str, str] = {}
    shared: set[str] = set()
    every = list(entities)
    for entity in every:
        name = entity.name.casefold()
        if names.setdefault(name, entity.id) != entity.id:
            shared.add(name)
    return {name: id_ for name, id_ in names.items() if name not in shared} | {e.id: e.id for e in every}


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("“", '"').replace("”", '"').replace("’", "'").split())


def _inside(one: Quotation, other: Quotation) -> bool:
    """Whether one is a smaller part of the other's words."""
    within = one.part == other.part and other.start <= one.start and one.end <= other.end
    return within and one.end - one.start < other.end - other.start


def _problem(decision: QuotationDecision, message: str, hint: str) -> Problem:
    shown = hint if hint.startswith(("Did", "Give")) else ""
    return Problem(severity="warning", path=PATH, line=decision.line, message=message, hint=shown)
