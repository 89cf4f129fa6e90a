"""The page of one article: its text with the names linked, its facts, and what it is tied to."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.articles.withheld.anonymising import BASIS
from generator.model import Appearance, Article, Entity, Part
from generator.pages.article import ties
from generator.pages.article.copied import copied_pages
from generator.pages.article.history import history_facts
from generator.pages.article.reasons import brief_reason
from generator.pages.article.versions import Revision, find_revisions, version_pages
from generator.pages.catalogue import Catalogue
from generator.pages.citing.citation import is_address
from generator.pages.direction import direction
from generator.pages.listing import by_group
from generator.pages.markdown import Anchor, Markdown, compose_part, relative, relative_page
from generator.pages.page import Page
from generator.pages.permalinks import date_folder, url_of
from generator.pages.pictures import compose_figure
from generator.pages.said.quotation_entries import describe_quoted
from generator.pages.templating import render_body
from generator.pages.threads import thread_of
from generator.words import KIND_WORDS, MONTHS, UNKNOWN_SOURCE, Voice

FRONT_KINDS = ("headline", "deck")
# A line break alone keeps these together as one list; any other two parts stand apart.
LISTED = ("item", "row")
DESCRIPTION_LENGTH = 160
MACHINE_DAY = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
"""What HTML takes for a year, a month or a day."""
MOST_NAMES = 100
"""In the margin; all names are links in the text."""


def article_pages(catalogue: Catalogue, id_: str) -> Iterator[Page]:
    """Compose the page of an article as its own page shows it, and those of its older versions."""
    article = catalogue.own[id_]
    revisions = find_revisions(catalogue, article)
    yield _article_page(catalogue, article, revisions)
    yield from version_pages(catalogue, article, revisions)
    yield from copied_pages(catalogue, article)


def opening_words(article: Article, length: int) -> str:
    """Take the deck or the start of the text, cut at a word; `length` in code points."""
    words = (p.text for p in article.parts if p.kind not in FRONT_KINDS and p.picture is None)
    text = article.deck or next(words, "")
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + "…"


def _article_page(catalogue: Catalogue, article: Article, revisions: Sequence[Revision]) -> Page:
    path = f"{catalogue.addresses.articles[article.id]}.md"
    alike = ties.look_alikes(catalogue, article)
    body = render_body(
        catalogue.say,
        "article",
        path,
        text=_text(catalogue, article, path),
        look_alikes=alike,
        captions=ties.repeats(catalogue, article, "same-caption"),
        sayings=ties.repeats(catalogue, article, "same-quotation"),
        copies=ties.tied_copies(catalogue, article),
        related=ties.related(catalogue, article),
        later=ties.related_later(catalogue, article),
        references=article.references,
        thread=thread_of(catalogue, article.id),
        quotations=describe_quoted(catalogue, article),
        own=False,
        here=True,
    )
    return Page(
        path=path,
        title=article.headline,
        template="article.html",
        meta={
            **_facts(catalogue.say, article),
            **_context(catalogue, article),
            **history_facts(catalogue, article, revisions),
            "look_alikes": alike,
            "recycled": ties.recycled_from(catalogue, article),
            "recaptioned": ties.recaptioned_from(catalogue, article),
        },
        body=body,
        sources=(article.provenance.path,),
    )


def _facts(say: Voice, article: Article) -> dict[str, object]:
    """State what the article says of itself, and what each statement rests on."""
    return {
        "id": article.id,
        "description": opening_words(article, DESCRIPTION_LENGTH),
        "headline": article.headline,
        "headline_supplied": article.headline_is_supplied,
        "headline_basis": article.provenance.basis("headline"),
        "deck": article.deck,
        "byline": article.byline,
        "url": article.url if is_address(article.url) else "",
        "rights": article.rights,
        "tags": list(article.tags),
        "aliases": list(article.aliases),
        "dateline": article.dateline.text if article.dateline else "",
        "date": say.date(article.date),
        "date_edtf": article.date.edtf,
        "datetime": article.date.edtf if MACHINE_DAY.fullmatch(article.date.edtf) else "",
        "date_basis": article.date.basis,
        "date_basis_brief": brief_reason(article.date.basis),
        "date_time": say.time(article.date.time),
        "date_candidates": [
            {"date": say.edtf(one.edtf), "words": one.basis, "agrees": one.agrees}
            for one in article.date.candidates
            if one.edtf
        ],
        "place": article.dateline.place if article.dateline else "",
        "section": article.section,
        "robots": article.robots,
        "withheld": article.provenance.basis(BASIS),
        "lang": article.language,
        "dir": direction(article.language),
        "provenance": _provenance(article),
    }


def _context(catalogue: Catalogue, article: Article) -> dict[str, object]:
    """State where the article stands in the archive."""
    source = article.source or UNKNOWN_SOURCE
    return {
        "source": {
            "name": article.source or catalogue.say(UNKNOWN_SOURCE),
            "url": f"{catalogue.addresses.sources[source]}.html",
        },
        "agency": _agency(catalogue, article),
        "authors": [
            {"name": name, "url": f"{catalogue.addresses.authors[name]}.html"}
            for name in article.authors
            if not article.robots  # an author of it alone has no page
        ],
        "breadcrumb": _breadcrumb(catalogue.say, article),
        **_named(catalogue, article),
    }


def _agency(catalogue: Catalogue, article: Article) -> dict[str, str] | None:
    url = f"{catalogue.addresses.sources[article.agency]}.html" if article.agency else ""
    return {"name": article.agency, "url": url} if url else None


def _provenance(article: Article) -> dict[str, object]:
    origin = article.provenance
    return {
        "path": origin.path,
        "member": origin.member,
        "item": origin.item + 1,
        "sha256": origin.checksum,
        "reader": origin.reader,
        "encoding": origin.encoding,
        "fields": [{"field": basis.field, "words": basis.words} for basis in origin.fields],
        "cuts": [{"text": cut.text, "reason": cut.reason} for cut in origin.cuts],
    }


def _breadcrumb(say: Voice, article: Article) -> list[dict[str, str]]:
    """Lead from all articles to the page that lists this one: its month, its year or the undated."""
    steps = date_folder(article.date).split("/")[1:3]
    words = [say.year(steps[0]), *(say(MONTHS[int(month) - 1]) for month in steps[1:])]
    trail = [{"name": say("Articles"), "url": "articles/index.html"}]
    for depth, name in enumerate(words, start=1):
        trail.append({"name": name, "url": f"articles/{'/'.join(steps[:depth])}/index.html"})
    return trail


def _named(catalogue: Catalogue, article: Article) -> dict[str, object]:
    """List what an article is about, and apart from that by kind what it mentions, most often named first."""
    counts = Counter(catalogue.named_in.get(article.id, ()))
    about = {topic.entity: topic.reason for topic in catalogue.about.get(article.id, ())}
    ranked = sorted(
        (catalogue.entities[id_] for id_ in counts), key=lambda e: (-counts[e.id], e.name.casefold(), e.id)
    )
    others = [entity for entity in ranked if entity.id not in about]
    return {
        "about": [
            {
                **_name(catalogue, e, counts[e.id]),
                "kind": catalogue.say(KIND_WORDS[e.kind][0]),
                "reason": about[e.id],
            }
            for e in ranked
            if e.id in about
        ][:MOST_NAMES],
        "mentions": [
            {"kind": catalogue.say(words[1]), "entities": [_name(catalogue, e, counts[e.id]) for e in some]}
            for kind, words in KIND_WORDS.items()
            if (some := [e for e in others[:MOST_NAMES] if e.kind == kind])
        ],
        "more_names": max(0, len(others) - MOST_NAMES),
    }


def _name(catalogue: Catalogue, entity: Entity, count: int) -> dict[str, object]:
    url = url_of(catalogue.addresses.entities[entity.id])
    return {"name": entity.name, "url": url, "count": count, "reviewed": entity.is_reviewed}


def _text(catalogue: Catalogue, article: Article, path: str) -> Markdown:
    blocks: list[str] = []
    previous: Part | None = None
    named = by_group(catalogue.in_article.get(article.id, ()), lambda one: str(one.mention.part))
    for number, part in enumerate(article.parts):
        if part.kind in FRONT_KINDS or not (part.text.strip() or part.picture):
            continue
        inside = named.get(str(number), [])
        spans = catalogue.sentences[article.id][number]
        pages = _linked_pages(catalogue, part, path)
        block = compose_part(part, number + 1, spans, _anchors(catalogue, inside, path), pages)
        if part.picture:
            block = compose_figure(part.picture, block, path)
        listed = previous is not None and previous.kind == part.kind and part.kind in LISTED
        blocks.append(("\n" if listed else "\n\n") + block)
        previous = part
    return Markdown("".join(blocks).strip())


def _linked_pages(catalogue: Catalogue, part: Part, path: str) -> dict[str, str]:
    """Find the pages of the articles whose files a part's own links name."""
    targets = {mark.target for mark in part.marks if mark.kind == "link" and mark.target in catalogue.files}
    return {
        target: relative(f"{catalogue.addresses.articles[catalogue.files[target]]}.md", path)
        for target in targets
    }


def _anchors(catalogue: Catalogue, appearances: Sequence[Appearance], path: str) -> list[Anchor]:
    return [
        Anchor(
            appearance.mention.start,
            appearance.mention.end,
            relative_page(catalogue.addresses.entities[appearance.entity], path),
            is_found=not catalogue.entities[appearance.entity].is_reviewed,
        )
        for appearance in appearances
    ]
