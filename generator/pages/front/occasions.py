"""What is worth a look today: the stories that ran last, and what is told of the same day of other years."""

from collections.abc import Sequence

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
                catalogue,
                thread.articles[::-1],
                count_reports(thread.articles, catalogue.reports),
            ),
        }
        for thread in ranked[:STORIES]
    ]


def of_this_day(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, object] | None:
    """List what earlier years tell of the day of the newest article: a page that is built knows no today."""
    told = [(article, day) for id_ in ids if (day := (article := catalogue.articles[id_]).date.earliest)]
    if not told:
        return None
    _, day = told[0]
    return {
        "day": catalogue.say("{day} {month}", day=day.day, month=catalogue.say(MONTHS[day.month - 1])),
        "entries": [{**article_entry(catalogue, one), "year": day.year} for one, day in told[:OF_THIS_DAY]],
    }
