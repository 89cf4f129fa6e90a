"""What is worth a look today: the stories that ran last, and what is told of the same day of other years."""

from collections.abc import Iterator

from generator.model import Article
from generator.pages.catalogue import Catalogue
from generator.pages.listing import article_entry, span_facts
from generator.pages.reports import count_reports
from generator.pages.threads import thread_address
from generator.words import MONTHS

STORIES = 6
OF_THIS_DAY = 5


def running_stories(catalogue: Catalogue) -> list[dict[str, object]]:
    """List the stories that ran last, the longest first among those that ended on one day."""
    threads = [thread for thread in catalogue.archive.threads if thread.last]
    ranked = sorted(threads, key=lambda t: (-(t.last.toordinal() if t.last else 0), -len(t.articles), t.id))
    return [
        {
            "title": thread.title,
            "address": thread_address(thread.id),
            "facts": span_facts(
                catalogue.say,
                [catalogue.articles[id_] for id_ in reversed(thread.articles)],
                count_reports(thread.articles, catalogue.reports),
            ),
        }
        for thread in ranked[:STORIES]
    ]


def of_this_day(catalogue: Catalogue) -> dict[str, object] | None:
    """List what earlier years tell of the day of the newest article: a page that is built knows no today."""
    dated = list(_with_days(catalogue))
    if not dated:
        return None
    today = max(article.date.earliest for article in dated if article.date.earliest)
    entries = [
        {**article_entry(catalogue, article), "year": day.year}
        for article in dated
        if (day := article.date.earliest)
        and (day.month, day.day) == (today.month, today.day)
        and day.year < today.year
        and article.id not in catalogue.copies
    ]
    if not entries:
        return None
    return {
        "day": catalogue.say("{day} {month}", day=today.day, month=catalogue.say(MONTHS[today.month - 1])),
        "entries": entries[:OF_THIS_DAY],
    }


def _with_days(catalogue: Catalogue) -> Iterator[Article]:
    """Give the articles whose day is known."""
    for article in catalogue.archive.articles:
        if article.date.earliest and article.date.earliest == article.date.latest and not article.robots:
            yield article
