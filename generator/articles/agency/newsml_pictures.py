"""Pictures of a NewsML-G2 message: items of their own, each given to the stories that link to it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.articles.agency.elements import in_any_namespace, local_name, words_of
from generator.articles.pictures.pictures import choose_address
from generator.model import Part, Picture

if TYPE_CHECKING:
    from generator.articles.xml_trees import Element

CREDITS = ("contentMeta/creditline", "contentMeta/by", "contentMeta/creator/name")
CAPTIONS = ("contentMeta/description", "contentMeta/headline", "itemMeta/title")
RIGHTS = ("rightsInfo/copyrightNotice", "rightsInfo/usageTerms")
LINKS = ("itemMeta/link", "assert/link", "contentMeta/link")


class Pictures(Struct, frozen=True):
    """The picture items of a message by their number in it, and whether one story alone may show them."""

    items: "dict[int, Element]"
    by_guid: dict[str, int]
    is_for_one: bool

    def numbers(self, story: "Element") -> set[int]:
        """Find the numbers of the pictures that a story links to; the only story of a message has all."""
        if _is_picture(story):
            return set()
        linked = {
            one.get("residref", "") for steps in LINKS for one in story.iterfind(in_any_namespace(steps))
        }
        return set(self.items) if self.is_for_one else {self.by_guid[g] for g in linked if g in self.by_guid}

    def captions(self, story: "Element") -> tuple[Part, ...]:
        """Make the captions of the pictures that a story shows."""
        return tuple(_caption(self.items[number]) for number in sorted(self.numbers(story)))


def arrange_pictures(items: "Sequence[Element]") -> Pictures:
    """Find the pictures among the items of a message; those without an address, or withheld, are none."""
    found = {
        number: one
        for number, one in enumerate(items)
        if _is_picture(one) and _address(one) and not _is_withheld(one)
    }
    stories = [one for one in items if local_name(one) == "newsItem" and not _is_picture(one)]
    by_guid = {guid: number for number, one in found.items() if (guid := one.get("guid", ""))}
    return Pictures(found, by_guid, len(stories) == 1)


def _is_picture(item: "Element") -> bool:
    """Whether an item holds a picture and no text."""
    if local_name(item) != "newsItem" or item.find(in_any_namespace("contentSet/inlineXML")) is not None:
        return False
    return _code(item, "itemMeta/itemClass") in ("picture", "graphic")


def _is_withheld(item: "Element") -> bool:
    return _code(item, "itemMeta/pubStatus").casefold() in ("withheld", "canceled", "cancelled")


def _code(item: "Element", steps: str) -> str:
    known = item.find(in_any_namespace(steps))
    code = "" if known is None else str(known.get("qcode") or known.get("uri") or "")
    return code.rpartition(":")[2].rpartition("/")[2]


def _caption(item: "Element") -> Part:
    rights = [words for steps in RIGHTS for words in [_first(item, steps)] if words]
    picture = Picture(
        address=_address(item),
        credit=next((words for steps in CREDITS for words in [_first(item, steps)] if words), ""),
        rights=" ".join(rights),
    )
    caption = next((words for steps in CAPTIONS for words in [_first(item, steps)] if words), "")
    return Part(kind="caption", text=caption, picture=picture)


def _address(item: "Element") -> str:
    remote = item.iterfind(in_any_namespace("contentSet/remoteContent"))
    return choose_address(one.get("href", "") for one in remote if _is_image(one))


def _is_image(remote: "Element") -> bool:
    kind = str(remote.get("contenttype", ""))
    return not kind or kind.startswith("image/")


def _first(item: "Element", steps: str) -> str:
    return next(_words(item, steps), "")


def _words(item: "Element", steps: str) -> Iterator[str]:
    yield from filter(None, (words_of(one) for one in item.iterfind(in_any_namespace(steps))))
