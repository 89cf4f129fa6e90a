"""The page of each running story, and the list of them."""

from collections.abc import Iterator, Sequence

from generator.content.ledger import story_address
from generator.content.records import Records
from generator.model import Article, Thread
from generator.pages.catalogue import Catalogue
from generator.pages.listing import Leaf, article_entry, leaf_title, only_one, paged, span_facts
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.redirects import Redirect
from generator.pages.reports import count_reports, find_copies
from generator.pages.templating import render_body
from generator.words import count_words

INDEX = "stories/index"
BY_RULE = "Put together by rule: shared names, words and days."


def thread_address(thread: str) -> str:
    """Give the address of a thread's page, without `.html`; it stays when the thread grows."""
    return story_address(thread).removesuffix(".html")


def thread_of(catalogue: Catalogue, article: str) -> dict[str, str] | None:
    """Name the thread that an article is of, with its address; None where it is of none that has a page."""
    for thread in catalogue.threads.get(article, ()):
        return {"title": thread.title, "address": thread_address(thread.id)}
    return None


def thread_pages(catalogue: Catalogue, size: int) -> Iterator[Page]:
    """Compose the list of running stories, and the page of each."""
    threads = catalogue.archive.threads
    for leaf in paged(INDEX, threads, size):
        yield _index_page(catalogue, leaf, len(threads))
    copies = find_copies(catalogue.archive)
    for thread in threads:
        articles = [catalogue.articles[id_] for id_ in thread.articles]
        for leaf in paged(thread_address(thread.id), articles, size):
            facts = span_facts(articles[::-1], count_reports(thread.articles, copies))
            yield _thread_page(catalogue, thread, leaf, facts)


def moved_threads(catalogue: Catalogue, records: Records) -> Iterator[Redirect]:
    """Lead from the address of each story that is no more: to that which holds it, else to its article."""
    threads = catalogue.archive.threads
    into = {former: thread for thread in threads for former in thread.former_ids}
    ids = {thread.id for thread in threads}
    articles = {former: one for one in catalogue.articles.values() for former in (*one.former_ids, one.id)}
    for id_ in dict.fromkeys([*records.stories, *into]):
        if id_ in ids:
            continue
        thread, article = into.get(id_), articles.get(id_)
        if thread:
            new, title = thread_address(thread.id), thread.title
        elif article:
            new, title = catalogue.addresses.articles[article.id], article.headline
        else:
            new, title = INDEX, "Running stories"
        yield Redirect(old=thread_address(id_), new=new, title=title, claimant="")


def _index_page(catalogue: Catalogue, leaf: Leaf, total: int) -> Page:
    entries = [
        {
            "headline": one.title,
            "address": thread_address(one.id),
            "source": count_words(len(one.articles), "article"),
            "date": article_entry(catalogue, catalogue.articles[one.articles[0]])["date"],
        }
        for one in leaf.items
    ]
    return Page(
        path=leaf.path,
        title=leaf_title("Running stories", leaf),
        template="listing.html",
        meta={
            "kicker": "Archive",
            "count_words": count_words(total, "story", "stories"),
            "breadcrumb": [],
            "pager": leaf.pager,
            "description": "Events and what followed them.",
            "note": only_one(total, "story"),
        },
        body=render_body(
            "articles", leaf.path, entries=entries, empty="No running story was found in this archive."
        ),
    )


def _thread_page(catalogue: Catalogue, thread: Thread, leaf: Leaf, facts: str) -> Page:
    return Page(
        path=leaf.path,
        title=leaf_title(thread.title, leaf),
        template="listing.html",
        meta={
            "kicker": "Running story",
            "count_words": facts,
            "breadcrumb": [],
            "pager": leaf.pager,
            "description": f"A running story: {thread.title}.",
            "note": _note(thread),
            "decisions": list(thread.decisions),
        },
        body=render_body(
            "thread",
            leaf.path,
            entries=[article_entry(catalogue, article) for article in leaf.items],
            names=_names(catalogue, thread),
            quotations=_quotations(catalogue, leaf.items),
            continues=_continued(catalogue, thread),
            introduction=Markdown(thread.introduction) if leaf.number == 1 else "",
        ),
    )


def _note(thread: Thread) -> str:
    """Say what of the story is by rule, and what an editor wrote."""
    return f"{BY_RULE} Title and introduction are an editor's." if thread.provenance else BY_RULE


def _names(catalogue: Catalogue, thread: Thread) -> list[dict[str, object]]:
    return [
        {
            "name": catalogue.entities[id_].name,
            "address": catalogue.addresses.entities[id_],
            "count": len(
                {a.mention.article for a in catalogue.of_entity.get(id_, ())}.intersection(thread.articles)
            ),
        }
        for id_ in thread.entities
        if id_ in catalogue.entities
    ]


def _quotations(catalogue: Catalogue, articles: Sequence[Article]) -> dict[str, list[dict[str, str]]]:
    """Gather what is quoted, by speaker."""
    found: dict[str, list[dict[str, str]]] = {}
    for article in articles:
        for one in catalogue.quotations.get(article.id, ()) if not article.robots else ():
            if one.kind == "indirect":
                continue
            known = catalogue.entities.get(one.speaker)
            speaker = known.name if known else one.speaker_text
            if speaker:
                entry = {"text": one.text, "address": catalogue.addresses.articles[article.id]}
                found.setdefault(speaker, []).append({**entry, "headline": article.headline})
    return dict(sorted(found.items()))


def _continued(catalogue: Catalogue, thread: Thread) -> dict[str, str] | None:
    earlier = next((one for one in catalogue.archive.threads if one.id == thread.continues), None)
    return {"title": earlier.title, "address": thread_address(earlier.id)} if earlier else None
