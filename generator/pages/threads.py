"""The page of each running story, and the list of them."""

from collections.abc import Iterator, Mapping, Sequence

from generator.content.ledger import story_address
from generator.content.records import Records
from generator.model import Thread
from generator.pages.catalogue import Catalogue
from generator.pages.listing import Leaf, known_days, leaf_title, only_one, paged, span_facts
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.redirects import Redirect
from generator.pages.reports import count_reports
from generator.pages.templating import render_body
from generator.pages.thread_facts import (
    describe_days,
    describe_names,
    describe_places,
    describe_sources,
    describe_speakers,
    list_reports,
)
from generator.words import UNKNOWN_DATE, Voice

INDEX = "stories/index"
BY_EDITOR = "Title and introduction are an editor's."
BY_RULE = "Put together by rule: shared names, words and days."


def thread_address(thread: str) -> str:
    """Give the address of a thread's page, without `.html`; it stays when the thread grows."""
    return story_address(thread).removesuffix(".html")


def thread_of(catalogue: Catalogue, article: str) -> dict[str, str] | None:
    """Name the thread that an article is of, with its address; None where it is of none that has a page."""
    for thread in catalogue.threads.get(article, ()):
        return {"title": thread.title, "address": thread_address(thread.id)}
    return None


def story_leaves(threads: Sequence[Thread], size: int) -> tuple[Leaf, ...]:
    """Divide the list of running stories into pages."""
    return tuple(paged(INDEX, threads, size))


def thread_pages(
    catalogue: Catalogue,
    stories: Mapping[str, Thread],
    followed: Mapping[str, Sequence[Thread]],
    size: int,
    id_: str,
) -> Iterator[Page]:
    """Compose the page of a running story."""
    thread = stories[id_]
    before = stories.get(thread.continues) if thread.continues else None
    facts = {
        "count_words": _facts(catalogue, thread),
        "before": _way(before) if before else None,
        "after": [_way(one) for one in followed.get(id_, ())],
    }
    for leaf in paged(thread_address(id_), list_reports(catalogue, thread), size):
        yield _thread_page(catalogue, thread, leaf, facts)


def _facts(catalogue: Catalogue, thread: Thread) -> str:
    """Count reports and copies, and give the first and the last day."""
    return span_facts(catalogue, thread.articles[::-1], count_reports(thread.articles, catalogue.reports))


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
            new, title = INDEX, catalogue.say("Running stories")
        yield Redirect(old=thread_address(id_), new=new, title=title, claimant="")


def story_list_page(catalogue: Catalogue, leaf: Leaf, total: int) -> Page:
    """Compose a page of the list of running stories."""
    entries = [
        {
            "headline": one.title,
            "language": "",
            "address": thread_address(one.id),
            "source": count_reports(one.articles, catalogue.reports).said(catalogue.say),
            "date": _span(catalogue, one),
        }
        for one in leaf.items
    ]
    return Page(
        path=leaf.path,
        title=leaf_title(catalogue.say, catalogue.say("Running stories"), leaf),
        template="listing.html",
        meta={
            "kicker": catalogue.say("Archive"),
            "count_words": catalogue.say.count(total, "story", "stories"),
            "breadcrumb": [],
            "pager": leaf.pager,
            "description": catalogue.say("Events and what followed them."),
            "note": only_one(catalogue.say, total, "story"),
        },
        body=render_body(
            catalogue.say,
            "articles",
            leaf.path,
            entries=entries,
            empty=catalogue.say("No running story was found in this archive."),
        ),
    )


def _span(catalogue: Catalogue, thread: Thread) -> str:
    dated = known_days(catalogue.articles[id_].date for id_ in thread.articles)
    return catalogue.say.span(dated[0], dated[-1]) if dated else catalogue.say(UNKNOWN_DATE)


def _thread_page(catalogue: Catalogue, thread: Thread, leaf: Leaf, facts: Mapping[str, object]) -> Page:
    is_first = leaf.number == 1
    return Page(
        path=leaf.path,
        title=leaf_title(catalogue.say, thread.title, leaf),
        template="thread.html",
        meta={
            **facts,
            "kicker": catalogue.say("Running story"),
            "breadcrumb": [],
            "pager": leaf.pager,
            "description": catalogue.say("A running story: {title}.", title=thread.title),
            "note": _note(catalogue.say, thread),
            "decisions": list(thread.decisions),
            "mentions": describe_names(catalogue, thread) if is_first else [],
            "places": describe_places(catalogue, thread) if is_first else [],
        },
        body=render_body(
            catalogue.say,
            "thread",
            leaf.path,
            introduction=Markdown(thread.introduction) if is_first else "",
            days=describe_days(catalogue, thread, leaf.items),
            speakers=describe_speakers(catalogue, thread) if is_first else [],
            sources=describe_sources(catalogue, thread) if is_first else [],
        ),
        sources=(thread.provenance,) if thread.provenance else (),
    )


def _note(say: Voice, thread: Thread) -> str:
    """Say what of the story is by rule, and what an editor wrote."""
    return f"{say(BY_RULE)} {say(BY_EDITOR)}" if thread.provenance else say(BY_RULE)


def _way(thread: Thread) -> dict[str, str]:
    return {"title": thread.title, "url": f"{thread_address(thread.id)}.html"}
