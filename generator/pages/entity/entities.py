"""The page of one person, organization, place or event: every appearance in its sentence."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.model import Appearance, Entity
from generator.pages.catalogue import Catalogue
from generator.pages.entity.companions import Company
from generator.pages.entity.entity_facts import MOST_FORMS, describe_entity
from generator.pages.entity.namesakes import Names, note_namesakes
from generator.pages.entity.sections import by_section, describe_sections, find_starts, list_jumps
from generator.pages.entity.within import Within, describe_within, within_pages
from generator.pages.evidence import gather_sentences, place_of, weigh
from generator.pages.listing import leaf_title, paged
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.periods import choose_scale
from generator.pages.permalinks import has_page, url_of
from generator.pages.said.quotation_entries import describe_quotations
from generator.pages.said.statements import (
    FIRST,
    Sayings,
    describe_roles,
    find_sayings,
    lists_of,
    saying_pages,
)
from generator.pages.templating import render_body

FORM_WEIGHT = 500
FORMS_NOTE = "Most frequent first. Each leads to the newest sentence that writes it so."


def entity_pages(
    catalogue: Catalogue,
    company: Company,
    names: Names,
    within: Within,
    size: int,
    id_: str,
) -> Iterator[Page]:
    """Compose the pages of an entity, if it has any, `size` sentences a page."""
    if has_page(catalogue.addresses.entities[id_]):
        entity = catalogue.entities[id_]
        yield from _pages_of(catalogue, company, names, within, entity, size)
        yield from within_pages(catalogue, within, entity, size)


def _pages_of(
    catalogue: Catalogue, company: Company, names: Names, within: Within, entity: Entity, size: int
) -> Iterator[Page]:
    address = catalogue.addresses.entities[entity.id]
    appearances = catalogue.of_entity.get(entity.id, ())
    sentences = gather_sentences(catalogue, appearances)
    scale = choose_scale(catalogue.articles[id_] for id_ in catalogue.articles_of(entity.id))
    leaves = tuple(paged(address, by_section(sentences, scale), size, weigh))
    starts = find_starts(leaves, scale)
    facts = describe_entity(catalogue, entity, company, scale, starts)
    facts["namesakes"] = note_namesakes(catalogue, names, entity)
    facts["within"] = describe_within(catalogue, within, entity)
    sayings = find_sayings(catalogue, entity)
    jumps = list_jumps(catalogue.say, starts, sentences, scale)
    for leaf in leaves:
        opening = _opening(catalogue, entity, sayings) if leaf.number == 1 else NOTHING
        body = render_body(
            catalogue.say,
            "entity",
            leaf.path,
            **opening,
            sections=describe_sections(catalogue, leaf, scale),
            jumps=jumps,
        )
        yield Page(
            path=leaf.path,
            title=leaf_title(catalogue.say, entity.name, leaf),
            template="entity.html",
            meta={**facts, "pager": leaf.pager},
            body=body,
            sources=(entity.provenance,) if entity.provenance else (),
        )
    yield from saying_pages(catalogue, entity, sayings, size)
    yield from _form_pages(catalogue, entity, appearances, size)


NOTHING: dict[str, object] = {
    "note": "", "here": False,
    "roles": [], "said": [], "said_of": [], "lists": {"by": "", "about": ""}, "counts": {}
}  # fmt: skip


def _opening(catalogue: Catalogue, entity: Entity, sayings: Sayings) -> dict[str, object]:
    """Describe what stands before the appearances, on the first page alone."""
    return {
        "note": Markdown(entity.note),
        "here": False,
        "roles": describe_roles(catalogue, entity),
        "said": describe_quotations(catalogue, sayings.by[:FIRST]),
        "said_of": describe_quotations(catalogue, sayings.about[:FIRST]),
        "lists": lists_of(catalogue.addresses.entities[entity.id], sayings),
        "counts": {
            "by": catalogue.say.count(len(sayings.by), "quotation"),
            "about": catalogue.say.count(len(sayings.about), "quotation"),
        },
    }


def _form_pages(
    catalogue: Catalogue, entity: Entity, appearances: Sequence[Appearance], size: int
) -> Iterator[Page]:
    """Compose the list of all ways in which a name is written, where its page does not show them all."""
    newest: dict[str, Appearance] = {}
    for one in appearances:
        newest.setdefault(one.mention.text, one)
    if len(newest) <= MOST_FORMS:
        return
    counts = Counter(one.mention.text for one in appearances)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    address = catalogue.addresses.entities[entity.id]
    for leaf in paged(f"{address}--written", ranked, size, lambda item: FORM_WEIGHT + len(item[0].encode())):
        entries = [
            {
                "name": text,
                "count": catalogue.say.number(count),
                "address": place_of(
                    catalogue,
                    newest[text].mention.article,
                    newest[text].mention.part,
                    newest[text].mention.start,
                ),
            }
            for text, count in leaf.items
        ]
        yield Page(
            path=leaf.path,
            title=leaf_title(catalogue.say, catalogue.say("{name}, as written", name=entity.name), leaf),
            template="evidence.html",
            meta={
                "kicker": catalogue.say("As written"),
                "of": [{"name": entity.name, "url": url_of(address)}],
                "count_words": catalogue.say.count(len(ranked), "form"),
                "note": catalogue.say(FORMS_NOTE),
                "description": catalogue.say("How articles write the name of {name}.", name=entity.name),
                "pager": leaf.pager,
            },
            body=render_body(catalogue.say, "forms", leaf.path, entries=entries),
        )
