"""A quotation as lists show it: its words, who says it in what role, when, and where else it is told."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from msgspec.structs import replace

from generator.model import Article, Quotation
from generator.pages.borders import Entry
from generator.pages.catalogue import Catalogue
from generator.pages.evidence import LONGEST, place_of, shorten, weigh_words
from generator.pages.listing import Leaf, day_steps, fill_of, lasting
from generator.pages.permalinks import has_page
from generator.pages.said.retold import retold_address
from generator.pages.speaker_names import name_speaker
from generator.words import UNKNOWN_SOURCE

ENTRY_WEIGHT = 900
MOST = 40
"""Quotations below an article."""
LONGEST_ROLE = 120


class QuotationPlace(NamedTuple):
    """Where a quotation stands: its article, and which it is in it, from 0."""

    article: str
    number: int


def describe_quotations(catalogue: Catalogue, quotations: Sequence[Quotation]) -> list[dict[str, object]]:
    """Describe quotations for a list."""
    return [describe_quotation(catalogue, one) for one in quotations]


def describe_quotation(catalogue: Catalogue, said: Quotation) -> dict[str, object]:
    """Describe one quotation for a list."""
    article = catalogue.articles[said.article]
    speaker = catalogue.entities.get(said.speaker)
    return {
        "words": shorten(said.text, LONGEST),
        "language": article.language,
        "is_indirect": said.kind == "indirect",
        "date": catalogue.say.date(article.date),
        "address": place_of(catalogue, said.article, said.part, said.start),
        "source": article.source or catalogue.say(UNKNOWN_SOURCE),
        "speaker": name_speaker(catalogue, said),
        "speaker_address": catalogue.addresses.entities[speaker.id] if speaker else "",
        "role": shorten(_role(catalogue, said), LONGEST_ROLE),
        "reason": said.reason,
        **_tellings(catalogue, said),
    }


def _role(catalogue: Catalogue, said: Quotation) -> str:
    """Find what the article first says that the speaker is."""
    roles = catalogue.roles_in.get(said.article, ())
    return next((one.text for one in roles if one.entity == said.speaker), "")


def describe_quoted(catalogue: Catalogue, article: Article) -> list[dict[str, object]]:
    """Describe the direct speech of an article, for below its text."""
    direct = (one for one in catalogue.quotations.get(article.id, ()) if one.kind == "direct")
    return [] if article.robots else describe_quotations(catalogue, list(islice(direct, MOST)))


def quotation_leaves(
    catalogue: Catalogue, address: str, quotations: Sequence[Quotation], size: int, outside: int = 0
) -> tuple[Leaf, ...]:
    """Divide quotations, newest first, into pages; `outside` is how many steps of a date all are within."""
    entries = [
        Entry(
            f"{one.article} {one.part} {one.start}",
            day_steps(catalogue.articles[one.article].date)[outside:],
            fill_of(size, _weigh(one)),
        )
        for one in quotations
    ]
    return lasting(address, quotations, entries, size)


def places_of(catalogue: Catalogue, quotations: Sequence[Quotation]) -> list[QuotationPlace]:
    """Name each quotation by its article, and which it is in it."""
    inside = {id_: catalogue.quotations[id_] for id_ in {one.article for one in quotations}}
    numbers = {id_: {one: number for number, one in enumerate(some)} for id_, some in inside.items()}
    return [QuotationPlace(one.article, numbers[one.article][one]) for one in quotations]


def find_places(catalogue: Catalogue, places: Iterable[QuotationPlace]) -> list[Quotation]:
    """Find the quotations that are named so."""
    return [catalogue.quotations[article][number] for article, number in places]


def place_items(catalogue: Catalogue, leaf: Leaf) -> Leaf:
    """Name the quotations of a page by their places."""
    return replace(leaf, items=tuple(places_of(catalogue, leaf.items)))


def find_items(catalogue: Catalogue, leaf: Leaf) -> Leaf:
    """Find the quotations of a page that are named so."""
    return replace(leaf, items=tuple(find_places(catalogue, leaf.items)))


def _weigh(said: Quotation) -> int:
    """Bound the bytes that a quotation takes in a list."""
    speaker, reason = len(said.speaker_text), len(said.reason)
    return (
        ENTRY_WEIGHT
        + weigh_words(said.text, LONGEST)
        + weigh_words(said.speaker_text, speaker)
        + weigh_words(said.reason, reason)
    )


def speaker_address(catalogue: Catalogue, entity: str, count: int, first: int) -> str:
    """Lead to all quotations of a speaker: their list where there is one, else the speaker's page."""
    address = catalogue.addresses.entities[entity]
    return f"{address}--said" if has_page(address) and count > first else address


def _tellings(catalogue: Catalogue, said: Quotation) -> dict[str, str]:
    say = catalogue.say
    retold = catalogue.retold.get((said.article, said.part, said.start))
    return {
        "told": say("told by {reports}", reports=say.count(len(retold.tellings), "report")) if retold else "",
        "told_address": retold_address(retold.id) if retold else "",
    }
