"""The page of one person, organization, place or event: every appearance in its sentence."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec import Raw

from generator.model import Entity
from generator.pages.catalogue import Catalogue
from generator.pages.entity.companions import Company
from generator.pages.entity.entity_facts import MOST_FORMS, describe_entity
from generator.pages.entity.namesakes import Names, note_namesakes
from generator.pages.entity.opening import (
    EntityOpening,
    Form,
    lay_out_entity,
    read_entity,
    sentences_of_entity,
)
from generator.pages.entity.runs import articles_of, sentences_of
from generator.pages.entity.sections import describe_sections, list_jumps
from generator.pages.entity.within import Within, describe_within
from generator.pages.evidence import place_of, weigh_sentences
from generator.pages.listing import Leaf, dates_of, leaf_title, paged
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.periods import Scale
from generator.pages.permalinks import has_page, url_of
from generator.pages.said.quotation_entries import describe_quotations, find_items, find_places
from generator.pages.said.statements import describe_roles, saying_page
from generator.pages.templating import render_body

FORM_WEIGHT = 500
FORMS_NOTE = "Most frequent first. Each leads to the newest sentence that writes it so."


def entity_pages(
    catalogue: Catalogue,
    company: Company,
    names: Names,
    within: Within,
    openings: Mapping[str, Raw],
    size: int,
    id_: str,
) -> Iterator[Page]:
    """Compose the pages of an entity, if it has any, `size` sentences a page.

    `openings` tells of those of long lists what is known already.
    """
    if has_page(catalogue.addresses.entities[id_]):
        entity, kept = catalogue.entities[id_], openings.get(id_)
        opening = (
            lay_out_entity(catalogue, id_, size, partial(weigh_sentences, catalogue)).opening
            if kept is None
            else read_entity(kept)
        )
        yield _first_page(catalogue, company, names, within, entity, opening)
        for name, quoted in (("said", opening.by), ("said-of", opening.about)):
            if quoted.leaf:
                yield saying_page(catalogue, entity, name, find_items(catalogue, quoted.leaf))
        if len(opening.forms) > MOST_FORMS:
            yield from _form_pages(catalogue, entity, opening.forms, size)


def _first_page(
    catalogue: Catalogue,
    company: Company,
    names: Names,
    within: Within,
    entity: Entity,
    opening: EntityOpening,
) -> Page:
    facts = describe_entity(catalogue, entity, company, opening)
    facts["namesakes"] = note_namesakes(catalogue, names, entity)
    facts["within"] = describe_within(catalogue, within, entity)
    layout, leaf = opening.layout, opening.layout.first
    sentences = sentences_of(leaf, partial(sentences_of_entity, catalogue, entity.id))
    return Page(
        path=leaf.path,
        title=entity.name,
        template="entity.html",
        meta={**facts, "pager": leaf.pager},
        body=render_body(
            catalogue.say,
            "entity",
            leaf.path,
            **_statements(catalogue, entity, opening),
            sections=describe_sections(catalogue, sentences, layout.scale),
            jumps=list_jumps(catalogue.say, layout.sections),
        ),
        sources=(entity.provenance,) if entity.provenance else (),
    )


def appearance_page(catalogue: Catalogue, id_: str, leaf: Leaf, scale: Scale) -> Page:
    """Compose a page of an entity's list that is not its first: its sentences, and the way back."""
    entity, say = catalogue.entities[id_], catalogue.say
    sentences = sentences_of(leaf, partial(sentences_of_entity, catalogue, id_))
    title = leaf_title(say, entity.name, leaf, dates_of(articles_of(catalogue, leaf)))
    return Page(
        path=leaf.path,
        title=title,
        template="evidence.html",
        meta={
            "kicker": say("Appearances"),
            "of": [{"name": entity.name, "url": url_of(catalogue.addresses.entities[id_])}],
            "count_words": "",
            "note": "",
            "description": f"{title}.",
            "pager": leaf.pager,
        },
        body=render_body(
            say, "appearances", leaf.path, sections=describe_sections(catalogue, sentences, scale)
        ),
    )


def _statements(catalogue: Catalogue, entity: Entity, opening: EntityOpening) -> dict[str, object]:
    """Describe what stands before the appearances."""
    by, about = opening.by, opening.about
    address = catalogue.addresses.entities[entity.id]
    return {
        "note": Markdown(entity.note),
        "here": False,
        "roles": describe_roles(catalogue, entity),
        "said": describe_quotations(catalogue, find_places(catalogue, by.first)),
        "said_of": describe_quotations(catalogue, find_places(catalogue, about.first)),
        "lists": {
            "by": f"{address}--said" if by.leaf else "",
            "about": f"{address}--said-of" if about.leaf else "",
        },
        "counts": {
            "by": catalogue.say.count(by.total, "quotation"),
            "about": catalogue.say.count(about.total, "quotation"),
        },
    }


def _form_pages(catalogue: Catalogue, entity: Entity, forms: Sequence[Form], size: int) -> Iterator[Page]:
    """Compose the list of all ways in which a name is written, where its page does not show them all."""
    address = catalogue.addresses.entities[entity.id]
    for leaf in paged(f"{address}--written", forms, size, lambda one: FORM_WEIGHT + len(one.text.encode())):
        entries = [
            {
                "name": one.text,
                "count": catalogue.say.number(one.times),
                "address": place_of(catalogue, one.article, one.part, one.start),
            }
            for one in leaf.items
        ]
        yield Page(
            path=leaf.path,
            title=leaf_title(catalogue.say, catalogue.say("{name}, as written", name=entity.name), leaf),
            template="evidence.html",
            meta={
                "kicker": catalogue.say("As written"),
                "of": [{"name": entity.name, "url": url_of(address)}],
                "count_words": catalogue.say.count(len(forms), "form"),
                "note": catalogue.say(FORMS_NOTE),
                "description": catalogue.say("How articles write the name of {name}.", name=entity.name),
                "pager": leaf.pager,
            },
            body=render_body(catalogue.say, "forms", leaf.path, entries=entries),
        )
