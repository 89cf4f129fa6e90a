"""The page for editors on what is to decide: the evidence side by side, and the line that decides it."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.content.decision_text import Value, decision_lines
from generator.entities.forms import id_of
from generator.entities.judging.open_questions import Question
from generator.model import Appearance, Date, Entity
from generator.pages.catalogue import Catalogue
from generator.pages.permalinks import url_of
from generator.pages.standalone import render_html
from generator.words import KIND_WORDS, count_words, date_words, list_words

SHOWN = 3
"""Sentences of each side, each from another article."""
MANY = 2
"""Commas in a list of days."""
LONGEST = 400
"""Characters of a sentence that are shown."""


class Evidence(Struct, frozen=True, kw_only=True):
    """A sentence in which a name stands: what is before it, the name, what is behind it."""

    before: str
    name: str
    behind: str
    headline: str
    facts: str
    """The source and the date."""
    address: str
    """On the site, of the sentence."""


class Side(Struct, frozen=True, kw_only=True):
    """One of those that a question is about."""

    id: str
    name: str
    facts: str
    address: str
    evidence: tuple[Evidence, ...]


class Answer(Struct, frozen=True, kw_only=True):
    """What may be decided, the lines that say so, and the command that writes them."""

    words: str
    lines: str
    command: str


class Item(Struct, frozen=True, kw_only=True):
    """A question as it is put to an editor."""

    number: int
    kind: str
    words: str
    pages: int
    weight: float
    reasons: tuple[str, ...]
    sides: tuple[Side, ...]
    answers: tuple[Answer, ...]


def review_items(catalogue: Catalogue, questions: Sequence[Question]) -> Iterator[Item]:
    """Put questions to an editor, each with its evidence and its answers."""
    for number, question in enumerate(questions, start=1):
        entities = [catalogue.entities[id_] for id_ in question.entities]
        yield Item(
            number=number,
            kind=question.kind,
            words=_words(question, entities),
            pages=question.pages,
            weight=question.weight,
            reasons=tuple(
                f"{reason.words} ({reason.clue}, {reason.weight:+g})" for reason in question.reasons
            ),
            sides=tuple(_sides(catalogue, question, entities)),
            answers=tuple(_answers(catalogue, question, entities)),
        )


def review_page(items: Sequence[Item], found: int, site: str) -> str:
    """Compose the page as HTML that stands alone; `site` is where the archive's pages are."""
    return render_html("review", items=items, found=found, site=site, summary=summary(found, len(items)))


def summary(found: int, shown: int) -> str:
    """Say in a line how much there is to decide."""
    if not found:
        return "Nothing is to decide."
    most = f"; the {shown:,} that touch most pages are shown" if shown < found else ""
    return f"{count_words(found, 'question')} to decide{most}."


def _words(question: Question, entities: Sequence[Entity]) -> str:
    name = f"‘{entities[0].name}’"
    return {
        "same": f"Are {list_words([f'‘{entity.name}’' for entity in entities])} one?",
        "entity": f"Is {name} a person, an organization or a place at all?",
        "kind": f"Is {name} a person, an organization or a place?",
        "several": f"Does {name} mean one, or several?",
        "name": f"Is {name} written so?",
    }[question.kind]


def _sides(catalogue: Catalogue, question: Question, entities: Sequence[Entity]) -> Iterator[Side]:
    taken = {article for group in question.groups for article in group.articles}
    for entity in entities:
        kind = KIND_WORDS[entity.kind][0].lower()
        rest = [a for a in catalogue.of_entity.get(entity.id, ()) if a.mention.article not in taken]
        yield _side(catalogue, entity, entity.name, kind, rest)
    for group in question.groups:
        inside = set(group.articles)
        there = [a for a in catalogue.of_entity.get(entities[0].id, ()) if a.mention.article in inside]
        yield _side(catalogue, entities[0], group.name, "perhaps", there)


def _side(catalogue: Catalogue, entity: Entity, name: str, what: str, seen: Sequence[Appearance]) -> Side:
    articles = count_words(len({one.mention.article for one in seen}), "article")
    reviewed = "" if not entity.is_reviewed else ", has a record"
    return Side(
        id=entity.id,
        name=name,
        facts=f"{what}, {articles}{reviewed}",
        address=url_of(catalogue.addresses.entities[entity.id]),
        evidence=tuple(_evidence(catalogue, seen)),
    )


def _evidence(catalogue: Catalogue, seen: Sequence[Appearance]) -> Iterator[Evidence]:
    shown: set[str] = set()
    for appearance in seen:
        mention = appearance.mention
        if mention.article in shown or len(shown) == SHOWN:
            continue
        shown.add(mention.article)
        article = catalogue.articles[mention.article]
        text = article.parts[mention.part].text
        spans = catalogue.sentences[mention.article][mention.part]
        inside = [
            (n, span) for n, span in enumerate(spans, start=1) if span.start <= mention.start < span.end
        ]
        number, start, end = (
            (inside[0][0], inside[0][1].start, inside[0][1].end) if inside else (1, 0, len(text))
        )
        address = f"{catalogue.addresses.articles[article.id]}.html"
        is_front = article.parts[mention.part].kind in ("headline", "deck")
        yield Evidence(
            before=_cut(text[start : mention.start], at_end=False),
            name=mention.text,
            behind=_cut(text[mention.end : max(end, mention.end)], at_end=True),
            headline=article.headline,
            facts=", ".join(filter(None, (article.source, _day(article.date)))),
            address=address if is_front else f"{address}#p{mention.part + 1}s{number}",
        )


def _day(when: Date) -> str:
    """Put a date in few words, also where it may be any of many days."""
    if when.earliest and when.latest and when.edtf.count(",") >= MANY:
        return f"{when.earliest.year} to {when.latest.year}"
    return date_words(when)


def _cut(text: str, *, at_end: bool) -> str:
    half = LONGEST // 2
    if len(text) <= half:
        return text
    return f"{text[:half]}…" if at_end else f"…{text[-half:]}"


def _answers(catalogue: Catalogue, question: Question, entities: Sequence[Entity]) -> Iterator[Answer]:
    ids = [entity.id for entity in entities]
    first = entities[0]
    if question.kind == "same":
        yield _answer("One.", "same", {"same": ids}, ids)
        yield _answer("Not one.", "not-same", {"not_same": ids}, ids)
        yield _answer("It cannot be told.", "undecided", {"undecided": ids}, ids)
    elif question.kind == "entity":
        yield _answer("It is none.", "not-an-entity", {"not_an_entity": first.id}, [first.id])
        yield _promote("It is one.", first)
    elif question.kind == "name":
        name = first.name.title()
        yield _answer(
            f"Rather ‘{name}’.", "rename", {"renamed": {"entity": first.id, "name": name}}, [first.id, name]
        )
        yield _promote("It is written so.", first)
    elif question.kind == "kind":
        yield _promote("One thing; the record’s folder says of which kind.", first)
        yield from _split_by_kind(catalogue, first)
    else:
        for group in question.groups:
            yield _split(first, id_of(group.name), group.name, group.articles)
        yield _promote("It means one.", first)


def _split_by_kind(catalogue: Catalogue, entity: Entity) -> Iterator[Answer]:
    seen = catalogue.of_entity.get(entity.id, ())
    for kind in sorted({one.mention.kind for one in seen} - {entity.kind}):
        articles = tuple(dict.fromkeys(one.mention.article for one in seen if one.mention.kind == kind))
        yield _split(entity, f"{entity.id}-{kind}", f"{entity.name} ({kind})", articles)


def _split(entity: Entity, into: str, name: str, articles: Sequence[str]) -> Answer:
    into = into if into != entity.id else f"{into}-2"
    split: dict[str, str | Sequence[str]] = {
        "entity": entity.id,
        "articles": articles,
        "into": into,
        "name": name,
    }
    words = f"In {count_words(len(articles), 'article')} it means another, ‘{name}’."
    return _answer(words, "split", {"split": split}, [entity.id, "--into", into, "--name", name, *articles])


def _answer(words: str, command: str, what: dict[str, Value], arguments: Sequence[str]) -> Answer:
    told = " ".join(shell_word(one) for one in arguments)
    return Answer(
        words=words,
        lines=decision_lines(what, "", "", ""),
        command=f"news-archive decide {command} {told} --why '…'",
    )


def _promote(words: str, entity: Entity) -> Answer:
    return Answer(words=words, lines="", command=f"news-archive promote {shell_word(entity.id)}")


def shell_word(word: str) -> str:
    """Quote a word for a shell where it needs that."""
    is_plain = bool(word) and all(c.isalnum() or c in "-_./" for c in word)
    return word if is_plain else "'" + word.replace("'", "'\\''") + "'"
