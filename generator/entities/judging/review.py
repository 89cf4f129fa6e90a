"""What an editor is asked: which entities may be one, and which look like none, or like several."""

from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from generator.content.records import Records
from generator.entities.deciding.decisions import Ruling, read_decisions
from generator.entities.judging.candidates import find_pairs
from generator.entities.judging.doubts import find_doubts
from generator.entities.judging.namesakes import find_namesakes
from generator.entities.judging.open_questions import Question, Reason
from generator.entities.judging.pair_clues import GROUNDS, LEAST, SIGNS, Pair, short_side
from generator.entities.judging.profiles import Profiles
from generator.model import Archive

MOST_EACH = 3
"""Questions on what one short name stands for: the likeliest are asked first."""


def find_questions(archive: Archive, records: Records) -> list[Question]:
    """List what is to decide, by how many pages it touches; what is decided is not asked again."""
    ruling = read_decisions(records)
    profiles = Profiles(archive.articles, archive.entities, archive.appearances)
    countries: dict[str, frozenset[str]] = defaultdict(frozenset)
    for one in archive.countries:
        countries[one.article] |= {one.country}
    alone = (*find_doubts(profiles), *find_namesakes(profiles, countries, archive.roles))
    questions = [*_pairs(profiles, ruling), *(one for one in alone if not ruling.said.get(one.entities[0]))]
    return sorted(questions, key=lambda one: (-one.pages, -one.weight, one.kind, one.entities))


def _pairs(profiles: Profiles, ruling: Ruling) -> Iterator[Question]:
    grounded: list[tuple[Pair, Reason]] = []
    bearers: dict[tuple[str, str], int] = defaultdict(int)
    for pair in find_pairs(profiles):
        if (ground := _ground(pair)) and not ruling.parts(pair.one.id, pair.other.id):
            grounded.append((pair, ground))
            bearers[short_side(pair, ground.clue), ground.clue] += 1
    asked: dict[str, list[Question]] = defaultdict(list)
    for pair, ground in grounded:
        short = short_side(pair, ground.clue)
        known = replace(pair, bearers=bearers[short, ground.clue] if short else 0)
        reasons = (ground, *_signs(known))
        if sum(reason.weight for reason in reasons) >= LEAST:
            asked[short].append(_question(known, reasons))
    for short, questions in asked.items():
        likeliest = sorted(questions, key=lambda one: (-one.weight, -one.pages, one.entities))
        yield from likeliest[:MOST_EACH] if short else likeliest


def _ground(pair: Pair) -> Reason | None:
    if pair.one.entity.location and pair.other.entity.location:
        return None  # the gazetteer tells them apart
    for clue in GROUNDS:
        if words := clue.find(pair):
            return Reason(clue=clue.name, words=words, weight=clue.weight)
    return None


def _signs(pair: Pair) -> Iterator[Reason]:
    for clue in SIGNS:
        if words := clue.find(pair):
            yield Reason(clue=clue.name, words=words, weight=clue.weight)


def _question(pair: Pair, reasons: tuple[Reason, ...]) -> Question:
    return Question(
        kind="same",
        entities=(pair.one.id, pair.other.id),
        reasons=reasons,
        pages=min(len(pair.one.articles), len(pair.other.articles)) + 2,
    )
