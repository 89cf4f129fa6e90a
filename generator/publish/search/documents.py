"""What can be found: every article that may be, and the pages of names, stories, sources and authors."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import msgspec
from msgspec import Struct

from generator.articles.dating.edtf_spans import find_stated_ends
from generator.content.records import HandWritten, Records
from generator.model import Archive, Article, Date, Entity, Thread
from generator.pages.hidden import public_face
from generator.pages.permalinks import Addresses, url_of
from generator.pages.reports import Tally, count_reports, find_reports
from generator.pages.threads import thread_address
from generator.words import ENGLISH, UNKNOWN_SOURCE, Voice

ARTICLE = "article"
FRONT = "headline"
MONTHS_OF_A_YEAR = 12


class Document(msgspec.Struct, array_like=True, frozen=True, kw_only=True, gc=False):
    """One page of the site as the search knows it."""

    key: str
    """Kind and id, such as `person/jane-doe`; it stays when the address does not."""
    address: str
    title: str
    facts: tuple[str, ...]
    texts: tuple[str, ...] = ()
    """What is searched and shown below the title."""
    more: tuple[str, ...] = ()
    """What is searched, but not shown."""
    refs: tuple[str, ...] = ()
    """Keys of the pages that it leads to: whom it names, its story, source and authors."""
    language: str = ""
    section: str = ""
    months: tuple[int, int] = (0, 0)
    """The first and the last that it can be of, counted from the year 0; 0 where that is not known."""
    forms: tuple[str, ...] = ()
    """All names of what it is about."""
    count: int = 0
    """Articles that lead to it."""

    @property
    def kind(self) -> str:
        """The first half of its key."""
        return self.key.partition("/")[0]


class Documents(Struct, frozen=True, kw_only=True):
    """Everything that can be found; articles oldest first, undated before them."""

    articles: tuple[Document, ...]
    pages: tuple[Document, ...]
    """Those that no article leads to by address, then the others as articles first lead to them."""


def find_documents(
    archive: Archive, addresses: Addresses, records: Records, say: Voice = ENGLISH
) -> Documents:
    """List what the pages of the site hold; nothing of an article that is kept out of search."""
    public = public_face(archive)
    refs = _refs(public, addresses)
    articles = tuple(
        _article(say, article, addresses, refs[article.id])
        for article in reversed(public.articles)
        if not article.robots
    )
    return Documents(
        articles=articles, pages=_in_order(_pages(say, public, addresses, records, refs), articles)
    )


def _refs(public: Archive, addresses: Addresses) -> Mapping[str, tuple[str, ...]]:
    """Find by article the keys of the pages that it leads to, each once, in order of the text."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for article in public.articles:
        found[article.id][_slug("source", addresses.sources[article.source or UNKNOWN_SOURCE])] = None
        for author in article.authors:
            found[article.id][_slug("author", addresses.authors[author])] = None
    for thread in public.threads:
        for id_ in thread.articles:
            found[id_][f"story/{thread.id}"] = None
    keys = {entity.id: f"{entity.kind}/{entity.id}" for entity in public.entities}
    for id_, inside in public.appearances.columns.items():
        found[id_] |= dict.fromkeys(keys[entity] for entity in inside.entities if entity in keys)
    return {id_: tuple(keys) for id_, keys in found.items()}


def _slug(kind: str, address: str) -> str:
    return f"{kind}/{address.rpartition('/')[2]}"


def _article(say: Voice, article: Article, addresses: Addresses, refs: tuple[str, ...]) -> Document:
    texts = [part.text for part in article.parts if part.kind != FRONT]
    return Document(
        key=f"{ARTICLE}/{article.id}",
        address=url_of(addresses.articles[article.id]),
        title=article.headline,
        facts=(article.source or say(UNKNOWN_SOURCE), say.date(article.date)),
        texts=tuple([text for text in texts if text.strip()]),
        more=(article.byline,) if article.byline else (),
        refs=refs,
        language=article.language,
        section=article.section,
        months=_months(article.date),
    )


def _months(when: Date) -> tuple[int, int]:
    ends = find_stated_ends(when)
    if ends.first is None or ends.last is None:
        return (0, 0)
    first, last = (day.year * MONTHS_OF_A_YEAR + day.month - 1 for day in (ends.first, ends.last))
    return (first, last)


def _pages(
    say: Voice, public: Archive, addresses: Addresses, records: Records, refs: Mapping[str, Sequence[str]]
) -> Iterator[Document]:
    articles_of: dict[str, list[str]] = defaultdict(list)
    for article in public.articles:
        for key in refs[article.id] if not article.robots else ():
            articles_of[key].append(article.id)
    reports = find_reports(public)
    sources = {record.name: record for record in records.sources}
    yield from (_hand_written(page) for page in records.pages)
    said: dict[Tally, str] = {}  # most are of few articles
    for entity in public.entities:
        articles = articles_of[f"{entity.kind}/{entity.id}"]
        tally = count_reports(articles, reports) if len(articles) > 1 else Tally(len(articles), 0)
        facts = said.get(tally) or said.setdefault(tally, tally.said(say))
        yield _entity(entity, addresses, len(articles), facts)
    yield from (_story(say, thread) for thread in public.threads)
    for kind, listed in (("source", addresses.sources), ("author", addresses.authors)):
        for name, address in listed.items():
            count = len(articles_of[_slug(kind, address)])
            record = sources.get(name) if kind == "source" else None
            if count or record:
                variants, about = (record.variants, record.description) if record else ((), "")
                shown = say(name) if name == UNKNOWN_SOURCE else name
                yield _credited(say, _slug(kind, address), address, (shown, *variants), about, count)


def _hand_written(page: HandWritten) -> Document:
    name = page.path.removesuffix(".md")
    folder, slash, last = name.rpartition("/")
    address = f"{folder}{slash}index" if last.lower() == "readme" else name
    texts = (page.description,) if page.description else ()
    return Document(
        key=f"page/{name}",
        address=f"{address}.html",
        title=page.title,
        facts=(),
        texts=texts,
        more=(page.body,),
    )


def _entity(entity: Entity, addresses: Addresses, count: int, facts: str) -> Document:
    return Document(
        key=f"{entity.kind}/{entity.id}",
        address=url_of(addresses.entities[entity.id]),
        title=entity.name,
        facts=(facts,),
        texts=(entity.description,) if entity.description else (),
        more=entity.variants,
        forms=(entity.name, *entity.variants),
        count=count,
    )


def _story(say: Voice, thread: Thread) -> Document:
    return Document(
        key=f"story/{thread.id}",
        address=url_of(thread_address(thread.id)),
        title=thread.title,
        facts=(say.count(len(thread.articles), "article"),),
        count=len(thread.articles),
    )


def _credited(say: Voice, key: str, address: str, names: Sequence[str], about: str, count: int) -> Document:
    return Document(
        key=key,
        address=url_of(address),
        title=names[0],
        facts=(say.count(count, "article"),),
        texts=(about,) if about else (),
        more=tuple(names[1:]),
        forms=tuple(names),
        count=count,
    )


def _in_order(pages: Iterable[Document], articles: Iterable[Document]) -> tuple[Document, ...]:
    """Sort pages so that the numbers of old ones stay when an article is added."""
    by_key = {page.key: page for page in pages}
    led_to = dict.fromkeys(chain.from_iterable(article.refs for article in articles))
    ahead = sorted(by_key.keys() - led_to.keys())
    return tuple(by_key[key] for key in (*ahead, *led_to) if key in by_key)
