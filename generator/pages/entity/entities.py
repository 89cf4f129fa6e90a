"""The page of one person, organization, place or event: every appearance in its sentence."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec import Raw

from generator.model import Appearance, Entity
from generator.pages.catalogue import Catalogue
from generator.pages.entity.companions import Company
from generator.pages.entity.entity_facts import MOST_FORMS, describe_entity
from generator.pages.entity.namesakes import Names, note_namesakes
from generator.pages.entity.runs import (
    Layout,
    articles_of,
    count_articles,
    lay_out,
    read_opening,
    sentences_of,
)
from generator.pages.entity.sections import describe_sections, list_jumps
from generator.pages.entity.within import Within, describe_within
from generator.pages.evidence import Sentence, gather_sentences, place_of
from generator.pages.listing import Leaf, dates_of, leaf_title, paged
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.periods import Scale
from generator.pages.permalinks import has_page, url_of
from generator.pages.said.quotation_entries import describe_quotations
from generator.pages.said.statements import (
    Sayings,
    describe_roles,
    find_sayings,
    first_of,
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
    openings: Mapping[str, Raw],
    size: int,
    id_: str,
) -> Iterator[Page]:
    """Compose the pages of an entity, if it has any, `size` sentences a page.

    `openings` tells how long lists of appearances are laid out.
    """
    if has_page(catalogue.addresses.entities[id_]):
        entity, kept = catalogue.entities[id_], openings.get(id_)
        layout = lay_out_appearances(catalogue, id_, size) if kept is None else read_opening(kept)
        sayings = find_sayings(catalogue, entity)
        yield _first_page(catalogue, company, names, within, entity, layout, sayings)
        yield from saying_pages(catalogue, entity, sayings, size)
        yield from _form_pages(catalogue, entity, catalogue.of_entity.get(id_, ()), size)


def _first_page(
    catalogue: Catalogue,
    company: Company,
    names: Names,
    within: Within,
    entity: Entity,
    layout: Layout,
    sayings: Sayings,
) -> Page:
    starts = {name: section.url for name, section in layout.sections.items()}
    facts = describe_entity(catalogue, entity, company, layout.scale, starts)
    facts["namesakes"] = note_namesakes(catalogue, names, entity)
    facts["within"] = describe_within(catalogue, within, entity)
    leaf = layout.leaves[0]
    sentences = sentences_of(leaf, partial(_sentences, catalogue, entity.id))
    return Page(
        path=leaf.path,
        title=entity.name,
        template="entity.html",
        meta={**facts, "pager": leaf.pager},
        body=render_body(
            catalogue.say,
            "entity",
            leaf.path,
            **_opening(catalogue, entity, sayings),
            sections=describe_sections(catalogue, sentences, layout.scale),
            jumps=list_jumps(catalogue.say, layout.sections),
        ),
        sources=(entity.provenance,) if entity.provenance else (),
    )


def lay_out_appearances(catalogue: Catalogue, id_: str, size: int) -> Layout:
    """Divide the sentences in which an entity appears into the pages of its list."""
    counts = count_articles(catalogue, id_)
    address = catalogue.addresses.entities[id_]
    return lay_out(catalogue, address, counts, partial(_sentences, catalogue, id_), size)


def appearance_page(catalogue: Catalogue, id_: str, leaf: Leaf, scale: Scale) -> Page:
    """Compose a page of an entity's list that is not its first: its sentences, and the way back."""
    entity, say = catalogue.entities[id_], catalogue.say
    sentences = sentences_of(leaf, partial(_sentences, catalogue, id_))
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


def _sentences(catalogue: Catalogue, id_: str, article: str) -> list[Sentence]:
    found = [one for one in catalogue.in_article[article] if one.entity == id_]
    return gather_sentences(catalogue, found)


def _opening(catalogue: Catalogue, entity: Entity, sayings: Sayings) -> dict[str, object]:
    """Describe what stands before the appearances."""
    return {
        "note": Markdown(entity.note),
        "here": False,
        "roles": describe_roles(catalogue, entity),
        "said": describe_quotations(catalogue, first_of(sayings.by)),
        "said_of": describe_quotations(catalogue, first_of(sayings.about)),
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
