"""Appearances by month or year: the sections of a list, and the ways to each."""

from collections.abc import Mapping, Sequence

from generator.pages.catalogue import Catalogue
from generator.pages.entity.runs import Section
from generator.pages.evidence import LONGEST_HEADLINE, Sentence, compose_sentence, shorten
from generator.pages.listing import article_entry, by_group
from generator.pages.periods import Scale, section_of, section_words
from generator.pages.permalinks import date_steps
from generator.words import Voice


def list_jumps(say: Voice, sections: Mapping[str, Section]) -> list[dict[str, str]]:
    """List the ways to each section, with how often a name appears in it; none where there is but one."""
    if len(sections) < 2:
        return []
    return [
        {
            "name": section_words(say, name),
            "address": one.url.replace(".html", "", 1),
            "count": say.number(one.total),
        }
        for name, one in sections.items()
    ]


def describe_sections(
    catalogue: Catalogue, sentences: Sequence[Sentence], scale: Scale
) -> list[dict[str, object]]:
    """Describe the sentences of a page for its template, by section and article."""
    sections = by_group(sentences, lambda sentence: section_of(date_steps(sentence.article.date), scale))
    return [
        {
            "name": section_words(catalogue.say, name),
            "english": name,
            "articles": [
                {
                    **article_entry(catalogue, catalogue.articles[id_]),
                    "headline": shorten(catalogue.articles[id_].headline, LONGEST_HEADLINE),
                    "is_copy": id_ in catalogue.copies,
                    "sentences": [compose_sentence(catalogue, sentence) for sentence in some],
                }
                for id_, some in by_group(listed, lambda sentence: sentence.article.id).items()
            ],
        }
        for name, listed in sections.items()
    ]
