"""What becomes of the stories that were found: what people decided of them, their ids, titles and days."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from generator.content.records import Records, ThreadRecord
from generator.errors import Problem
from generator.links.materials import Material
from generator.model import Thread

MOST_ENTITIES = 12


class Story(Struct, eq=False):
    """A running story as it grows."""

    articles: list[Material] = field(default_factory=list)
    """In the order of their days."""
    reports: list[str] = field(default_factory=list)
    continues: "Story | None" = None
    united_with: "Story | None" = None
    """The story that holds all of this one, which has nothing left."""
    id: str = ""
    former_ids: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)

    def before(self) -> "Story | None":
        """Give the story that this one goes on from."""
        story = self.continues
        while story is not None and story.united_with is not None:
            story = story.united_with
        return story

    def days(self) -> list[date]:
        """List the first and the last days that its articles can be of, in order.

        One whose month is open says nothing of it, where others do.
        """
        spans = [one.span for one in self.articles if one.span]
        told = [span for span in spans if span.is_precise] or spans
        return sorted(day for span in told for day in (span.earliest, span.latest))


def name_stories(stories: Sequence[Story], published: Iterable[str], articles: Mapping[str, str]) -> None:
    """Give each story the oldest id that one of its articles gave it, else the id of its first article.

    `published` are the ids of stories of old; `articles` leads from every id and path to the article's id.
    """
    story_of = {article.id: story for story in stories for article in story.articles}
    for id_ in published:
        story = story_of.get(articles.get(id_, ""))
        if story is not None and story.id:
            story.former_ids.append(id_)
        elif story is not None:
            story.id = id_
    taken = {story.id for story in stories}
    for story in stories:
        free = (article.id for article in story.articles if article.id not in taken)
        story.id = story.id or next(free, story.articles[0].id)


def put_in_order(stories: Iterable[Story], order: Mapping[str, int]) -> list[Story]:
    """Sort the articles of each story, and the stories by their first; `order` is that of the days."""
    found = list(stories)
    for story in found:
        story.articles.sort(key=lambda one: order[one.id])
    return sorted(found, key=lambda story: order[story.articles[0].id])


def make_threads(
    stories: Iterable[Story], titles: Mapping[str, str], records: Iterable[ThreadRecord]
) -> tuple[Thread, ...]:
    """Make a thread of each story of two reports or more, in the order of their first articles."""
    told = {record.id: record for record in records}
    kept = [story for story in stories if len(story.reports) > 1]
    ids = {story.id for story in kept}
    return tuple(_thread(story, titles, told.get(story.id), ids) for story in kept)


def find_unknown_records(records: Records, threads: Iterable[Thread]) -> tuple[Problem, ...]:
    """Warn of an editor's words on a story that there is not, or that was merged into another."""
    ids = {thread.id for thread in threads}
    into = {former: thread.id for thread in threads for former in thread.former_ids}
    return tuple(
        Problem(
            severity="warning",
            path=record.path,
            message=f"no running story has the id '{record.id}'; expected the last part of its address.",
            hint=f"Did you mean '{into[record.id]}', which it was merged into?" if record.id in into else "",
        )
        for record in records.threads
        if record.id not in ids
    )


def _thread(story: Story, titles: Mapping[str, str], record: ThreadRecord | None, ids: "set[str]") -> Thread:
    names = Counter(name for article in story.articles for name in sorted(article.names))
    shared = [name for name in sorted(names, key=lambda name: (-names[name], name)) if names[name] > 1]
    days = story.days()
    earlier = story.before()
    before = earlier.id if earlier is not None else ""
    return Thread(
        id=story.id,
        title=record.title if record else titles[story.articles[0].id],
        articles=tuple(article.id for article in story.articles),
        entities=tuple(shared[:MOST_ENTITIES]),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        continues=before if before in ids and before != story.id else "",
        former_ids=tuple(story.former_ids),
        introduction=record.note if record else "",
        provenance=record.path if record else "",
        decisions=tuple(story.decisions),
    )
