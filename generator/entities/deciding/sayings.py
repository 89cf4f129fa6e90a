"""What people decided of each entity, in sentences for its page: what, who, when and why."""

from collections.abc import Callable, Iterable, Mapping

from generator.content.records import Decision, EntityDecision
from generator.words import count_words, edtf_words, list_words


def who_decided(decision: Decision) -> str:
    """Say who decided, when and why."""
    return f"by decision of {decision.by}, {edtf_words(decision.on)}: {decision.why}"


def say_decisions(
    decisions: Iterable[EntityDecision], settled: Callable[[str], str]
) -> Mapping[str, tuple[str, ...]]:
    """Say of each id, as it is after all decisions, what was decided, in the order of the file."""
    said: dict[str, dict[str, None]] = {}
    for decision in decisions:
        words, references = _said(decision)
        for reference in references:
            said.setdefault(settled(reference), {})[f"{words}, {who_decided(decision)}"] = None
    return {entity: tuple(sentences) for entity, sentences in said.items()}


def _said(decision: EntityDecision) -> "tuple[str, tuple[str, ...]]":
    """Put what is decided in words, and list the references it is said of."""
    if decision.renamed:
        return f"Named {_quoted([decision.renamed.name])}", (decision.renamed.entity,)
    if decision.not_an_entity:
        return f"{_quoted([decision.not_an_entity])} is nobody's name here", (decision.not_an_entity,)
    if decision.split:
        split = decision.split
        where = count_words(len(split.articles), "article")
        other = split.name or split.into
        return f"{_quoted([split.entity])} means {_quoted([other])} in {where}", (split.entity, split.into)
    names = decision.same or decision.not_same or decision.undecided or ()
    if decision.undecided:
        return f"Whether {_quoted(names)} are the same is undecided", names
    return f"{_quoted(names)} are {'the same' if decision.same else 'not the same'}", names


def _quoted(names: Iterable[str]) -> str:
    return list_words([f"‘{name}’" for name in names])
