"""Appearances by month or year: the sections of a list, and the ways to each."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.pages.catalogue import Catalogue
from generator.pages.entity.runs import Layout, articles_of
from generator.pages.evidence import LONGEST_HEADLINE, Sentence, compose_sentence, shorten
from generator.pages.listing import article_entry, by_group
from generator.pages.periods import Scale, section_of, section_words


def find_starts(catalogue: Catalogue, layout: Layout) -> dict[str, str]:
    """Find for each section the place where it begins."""
    starts: dict[str, str] = {}
    for leaf in layout.leaves:
        page = f"{leaf.path.removesuffix('.md')}.html"
        for article in articles_of(catalogue, leaf):
            name = section_of(article, layout.scale)
            starts.setdefault(name, f"{page}#{_slug(name)}")
    return starts


def list_jumps(
    catalogue: Catalogue, starts: Mapping[str, str], counts: Mapping[str, int], scale: Scale
) -> list[dict[str, str]]:
    """List the ways to each section, with how often a name appears in it; none where there is but one."""
    if len(starts) < 2:
        return []
    say, sums = catalogue.say, Counter[str]()
    for id_, count in counts.items():
        sums[section_of(catalogue.articles[id_], scale)] += count
    return [
        {
            "name": section_words(say, name),
            "address": url.replace(".html", "", 1),
            "count": say.number(sums[name]),
        }
        for name, url in starts.items()
    ]


def describe_sections(
    catalogue: Catalogue, sentences: Sequence[Sentence], scale: Scale
) -> list[dict[str, object]]:
    """Describe the sentences of a page for its template, by section and article."""
    sections = by_group(sentences, lambda sentence: section_of(sentence.article, scale))
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


def _slug(section: str) -> str:
    """Make the anchor that a Markdown renderer gives to a heading of a month or year."""
    return section.lower().replace(" ", "-")
