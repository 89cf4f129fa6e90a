"""One quotation, many tellings: the page that sets side by side how reports word it, and whom they credit."""

from collections.abc import Iterable, Iterator, Mapping

from generator.articles.versions.differences import Budget, Run, compare_words
from generator.content.ledger import quotation_address
from generator.content.records import Records
from generator.links.retelling import compare_wordings
from generator.model import Quotation, Retold, Telling
from generator.pages.catalogue import Catalogue
from generator.pages.evidence import LONGEST, place_of, shorten
from generator.pages.listing import Leaf, leaf_title, paged
from generator.pages.markdown import Markdown, escape
from generator.pages.page import Page
from generator.pages.redirects import Redirect
from generator.pages.speaker_names import name_speaker
from generator.pages.templating import render_body
from generator.words import UNKNOWN_SOURCE, Voice

DESCRIPTION = "The same words in several reports: who had them first, and how they differ."
LIST = "quotations/told/index"
HOW = {
    "first": "",
    "exact": "The same words.",
    "trimmed": "A part of the first wording.",
    "longer": "The first wording and more.",
    "changed": "Other words in part.",
}
TAGS = {"removed": "del", "added": "ins"}
SPOKEN = {"removed": "Taken out:", "added": "Put in:"}
STEPS = 40_000
"""Comparisons for one wording."""
WEIGHT = 4_000


def index_step(say: Voice) -> dict[str, str]:
    """Lead to all quotations."""
    return {"name": say("Quotations"), "url": "quotations/index.html"}


def retold_address(id_: str) -> str:
    """Give the address of a quotation's page, without `.html`; it stays when more reports tell it."""
    return quotation_address(id_).removesuffix(".html")


def retold_leaves(told: Iterable[Retold], size: int) -> tuple[Leaf, ...]:
    """Divide the quotations that several reports tell, in their order, into pages, if there are any."""
    every = tuple(told)
    return tuple(paged(LIST, every, size, lambda _: WEIGHT)) if every else ()


def retold_pages(catalogue: Catalogue, told: Mapping[str, Retold], size: int, id_: str) -> Iterator[Page]:
    """Compose the pages of a quotation that several reports tell."""
    for leaf in paged(retold_address(id_), told[id_].tellings, size, lambda _: WEIGHT):
        yield _page(catalogue, told[id_], leaf)


def moved_quotations(catalogue: Catalogue, records: Records) -> Iterator[Redirect]:
    """Lead from the address of a quotation that is no more to what holds it now, else to all."""
    ids = {one.id for one in catalogue.archive.retold}
    into = {former: one.id for one in catalogue.archive.retold for former in one.former_ids}
    for id_ in records.retold:
        if id_ not in ids:
            new = retold_address(into[id_]) if id_ in into else "quotations/index"
            title = catalogue.say("A quotation and its tellings" if id_ in into else "Quotations")
            yield Redirect(old=retold_address(id_), new=new, title=title, claimant="")


def _said(catalogue: Catalogue, telling: Telling) -> Quotation:
    place = telling.part, telling.start
    inside = catalogue.quotations[telling.article]
    return next(one for one in inside if one.kind == "direct" and (one.part, one.start) == place)


def retold_list_page(catalogue: Catalogue, leaf: Leaf, total: int) -> Page:
    """Compose a page of the list of them."""
    entries = [
        {
            "words": shorten(_said(catalogue, one.tellings[0]).text, LONGEST),
            "language": catalogue.articles[one.tellings[0].article].language,
            "address": retold_address(one.id),
            "count": catalogue.say.count(len(one.tellings), "report"),
            "date": catalogue.say.date(catalogue.articles[one.tellings[0].article].date),
        }
        for one in leaf.items
    ]
    return Page(
        path=leaf.path,
        title=leaf_title(catalogue.say, catalogue.say("Quotations told by several reports"), leaf),
        template="listing.html",
        meta={
            "kicker": catalogue.say("Quotations"),
            "count_words": catalogue.say.count(total, "quotation"),
            "breadcrumb": [index_step(catalogue.say)],
            "pager": leaf.pager,
            "note": catalogue.say("The most often told first. Copies and updates of a report count once."),
            "description": catalogue.say(DESCRIPTION),
        },
        body=render_body(catalogue.say, "retold_list", leaf.path, entries=entries),
    )


def _page(catalogue: Catalogue, one: Retold, leaf: Leaf) -> Page:
    first = _said(catalogue, one.tellings[0])
    title = shorten(first.text, 80)
    return Page(
        path=leaf.path,
        title=leaf_title(catalogue.say, title, leaf),
        template="listing.html",
        meta={
            "kicker": catalogue.say("One quotation, many tellings"),
            "count_words": catalogue.say.count(len(one.tellings), "report"),
            "breadcrumb": [index_step(catalogue.say)],
            "pager": leaf.pager,
            "note": f"{_who_first(catalogue, one)} {_who_speaks(catalogue, one)}".strip(),
            "description": catalogue.say(DESCRIPTION),
        },
        body=render_body(
            catalogue.say,
            "retold",
            leaf.path,
            entries=[_entry(catalogue, telling, first) for telling in leaf.items],
        ),
    )


def _who_first(catalogue: Catalogue, one: Retold) -> str:
    """Say which report had the words first, where the dates leave no doubt."""
    first, *others = (catalogue.articles[telling.article] for telling in one.tellings)
    last_day = first.date.latest
    if last_day is None or any(o.date.earliest is None or o.date.earliest <= last_day for o in others):
        return catalogue.say("Which report had the words first is not known: their dates do not tell.")
    return catalogue.say(
        "First told by {source}, {date}.",
        source=first.source or catalogue.say(UNKNOWN_SOURCE),
        date=catalogue.say.date(first.date),
    )


def _who_speaks(catalogue: Catalogue, one: Retold) -> str:
    known = {said.speaker for said in (_said(catalogue, t) for t in one.tellings) if said.speaker}
    return catalogue.say("The reports do not agree on who says it.") if len(known) > 1 else ""


def _entry(catalogue: Catalogue, telling: Telling, first: Quotation) -> dict[str, object]:
    said, article = _said(catalogue, telling), catalogue.articles[telling.article]
    speaker = catalogue.entities.get(said.speaker)
    how = "first" if said is first else compare_wordings(said.text, first.text)
    shown = (
        escape(shorten(said.text, LONGEST))
        if how == "first"
        else _compared(catalogue.say, first.text, said.text)
    )
    return {
        "words": shown,
        "how": catalogue.say(HOW[how]),
        "headline": article.headline,
        "language": article.language,
        "address": place_of(catalogue, said.article, said.part, said.start),
        "source": article.source or catalogue.say(UNKNOWN_SOURCE),
        "date": catalogue.say.date(article.date),
        "speaker": name_speaker(catalogue, said),
        "speaker_address": catalogue.addresses.entities[speaker.id] if speaker else "",
        "reason": said.reason,
    }


def _compared(say: Voice, first: str, text: str) -> Markdown:
    """Show a wording with what it leaves out and puts in, beside the first."""
    runs = compare_words(first[:LONGEST], text[:LONGEST], Budget(STEPS))
    return Markdown("".join(_run(say, run) for run in runs))


def _run(say: Voice, run: Run) -> str:
    text = str(escape(run.text))
    if run.kind == "same":
        return text
    tag, spoken = TAGS[run.kind], say(SPOKEN[run.kind])
    return f'<{tag}><span class="spoken">{spoken} </span>{text}</{tag}>'
