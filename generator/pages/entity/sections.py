"""Appearances by month or year: the sections of a list, and the ways to each."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.pages.catalogue import Catalogue
from generator.pages.evidence import LONGEST_HEADLINE, Sentence, compose_sentence, shorten
from generator.pages.listing import Leaf, article_entry, by_group
from generator.pages.periods import Scale, section_of
from generator.words import UNDATED, Voice


def by_section(sentences: Sequence[Sentence], scale: Scale) -> list[Sentence]:
    """Keep the sentences of a month or year together, newest first, those of no certain date last."""
    groups = by_group(sentences, lambda sentence: section_of(sentence.article, scale))
    undated = groups.pop(UNDATED, [])
    return [sentence for some in groups.values() for sentence in some] + undated


def find_starts(leaves: Sequence[Leaf], scale: Scale) -> dict[str, str]:
    """Find for each section the place where it begins."""
    starts: dict[str, str] = {}
    for leaf in leaves:
        for sentence in leaf.items:
            name = section_of(sentence.article, scale)
            starts.setdefault(name, f"{leaf.path.removesuffix('.md')}.html#{_slug(name)}")
    return starts


def list_jumps(
    say: Voice, starts: Mapping[str, str], sentences: Sequence[Sentence], scale: Scale
) -> list[dict[str, str]]:
    """List the ways to each section; none where there is but one."""
    counts = Counter(section_of(sentence.article, scale) for sentence in sentences)
    if len(starts) < 2:
        return []
    return [
        {
            "name": _words(say, name),
            "address": url.replace(".html", "", 1),
            "count": say.number(counts[name]),
        }
        for name, url in starts.items()
    ]


def describe_sections(catalogue: Catalogue, leaf: Leaf, scale: Scale) -> list[dict[str, object]]:
    """Describe the sentences of a page for its template, by section and article."""
    sections = by_group(leaf.items, lambda sentence: section_of(sentence.article, scale))
    return [
        {
            "name": _words(catalogue.say, name),
            "english": name,
            "articles": [
                {
                    **article_entry(catalogue, catalogue.articles[id_]),
                    "headline": shorten(catalogue.articles[id_].headline, LONGEST_HEADLINE),
                    "is_copy": id_ in catalogue.copies,
                    "sentences": [compose_sentence(catalogue, sentence) for sentence in some],
                }
                for id_, some in by_group(sentences, lambda sentence: sentence.article.id).items()
            ],
        }
        for name, sentences in sections.items()
    ]


def _words(say: Voice, section: str) -> str:
    """Name a section, which is known by its English name, in the language of the site."""
    month, _, year = section.rpartition(" ")
    if month:
        return say("{month} {year}", month=say(month), year=say.digits(year))
    return say.year(section)


def _slug(section: str) -> str:
    """Make the anchor that a Markdown renderer gives to a heading of a month or year."""
    return section.lower().replace(" ", "-")
