"""What an export of WordPress says beside the feed that it is: drafts, private posts, times, shortcodes."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.articles.feeds.entries import state, state_author, state_day
from generator.model import Cut, Field
from generator.words import count_words, list_words

if TYPE_CHECKING:
    Element = Any
    """An lxml element."""

SPACE = "{http://wordpress.org/export/"
EXCERPT = "excerpt/}encoded"
DRAFTS = frozenset({"draft", "pending", "future", "auto-draft"})
PUBLISHED = frozenset({"", "publish", "inherit"})
NO_POSTS = frozenset(
    """
    attachment nav_menu_item revision custom_css customize_changeset oembed_cache user_request wp_block
    wp_template wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face
    """.split()  # noqa: SIM905 - plain words
)
"""Kinds of entries, of WordPress' own, that hold no article."""
COMMENT = re.compile(r"<!--(?:(?!<!--).){0,20000}?-->", re.DOTALL)
CAPTION = re.compile(
    r"\[(?:wp_)?caption\b[^\[\]]{0,500}\](?P<inner>(?:(?!\[(?:wp_)?caption).){0,5000}?)\[/(?:wp_)?caption\]",
    re.DOTALL,
)
"""Neither goes on into the next one that is opened: the work does not grow with their number squared."""
IMAGE = re.compile(r"(?:<a\s[^<>]{0,2000}>\s*)?<img\s[^<>]{0,3000}>(?:\s*</a>)?")
EMBED = re.compile(r"\[embed[^\]]{0,300}\](?P<address>[^\[\s]{1,500})\[/embed\]")
SHORTCODE = re.compile(
    r"\[/?(?:gallery|audio|video|playlist|embed|caption|wp_caption|soundcloud|youtube|tweet|instagram)\b[^\[\]]{0,1000}\]"
    r"|\[/?[a-z][\w-]{1,40}(?:\s+[\w-]{1,40}=(?:\"[^\"\[\]]{0,500}\"|'[^'\[\]]{0,500}'))+\s*/?\]"
)
BLANK_LINE = re.compile(r"\n\s*\n")
BLOCK = re.compile(
    r"\s*</?(?:address|article|aside|blockquote|div|dl|figure|figcaption|h[1-6]|hr|li|ol|p|pre|section|table|ul)\b"
)


class Post(Struct, frozen=True, kw_only=True):
    """What an export says of one post."""

    fields: tuple[Field, ...]
    deck: str
    kept_back: str
    """Why the site itself kept it from readers, else nothing."""


class Content(Struct, frozen=True, kw_only=True):
    """A post's text as HTML, and the commands for the site that were taken out of it."""

    html: str
    cuts: tuple[Cut, ...]


def is_export(channel: "Element | None") -> bool:
    """Whether a feed is such an export."""
    return channel is not None and bool(_own(channel, "wxr_version"))


def is_post(item: "Element") -> bool:
    """Whether an entry can be an article."""
    return _own(item, "post_type") not in NO_POSTS


def say_others(channel: "Element") -> str:
    """Count the entries that are no posts, by kind; empty where there are none."""
    kinds = Counter(_own(item, "post_type") for item in channel.iter("item") if not is_post(item))
    if not kinds:
        return ""
    words = [f"{count:,} of kind '{kind}'" for kind, count in sorted(kinds.items())]
    return f"{count_words(sum(kinds.values()), 'entry', 'entries')} are no posts: {list_words(words)}."


def read_names(channel: "Element") -> Mapping[str, str]:
    """Read the names that the site shows for its authors' logins."""
    authors = [one for one in channel if _is_own(one, "author")]
    return {_own(one, "author_login"): _own(one, "author_display_name") for one in authors}


def read_post(item: "Element", names: Mapping[str, str]) -> Post:
    """Read what is the export's own of one post."""
    status = _own(item, "status")
    why = f"its status is '{status}'" if status not in PUBLISHED | DRAFTS else ""
    if _own(item, "post_password"):
        why = "its site asked for a password"
    excerpt = next((one for one in item if isinstance(one.tag, str) and one.tag.endswith(EXCERPT)), None)
    return Post(
        fields=tuple(_fields(item, names, is_draft=status in DRAFTS)),
        deck="".join(excerpt.itertext()) if excerpt is not None else "",
        kept_back=why,
    )


def _fields(item: "Element", names: Mapping[str, str], *, is_draft: bool) -> Iterator[Field]:
    # Before the feed's own, as the time of the site says more than that of Greenwich.
    local = _own(item, "post_date")
    if not local.startswith("0000"):
        yield from state_day(local, "the post's post_date")
    if is_draft:
        yield Field(name="draft", value="true", basis="the post's status")
    yield from state("slug", _own(item, "post_name"), "the post's post_name")
    for login in [one for one in item if isinstance(one.tag, str) and one.tag.endswith("}creator")]:
        name = "".join(login.itertext()).strip()
        yield from state_author(names.get(name) or name, "the post's author")
    sections = [one for one in item.findall("category") if one.get("domain") == "category"]
    if sections:
        yield from state("section", "".join(sections[0].itertext()), "the post's first category")


def as_html(text: str) -> Content:
    """Write a post's text as its site showed it: paragraphs at blank lines, captions below pictures."""
    cuts: list[Cut] = []

    def taken(found: "re.Match[str]") -> str:
        cuts.append(
            Cut(text=" ".join(found.group().split())[:300], reason="a command for the site it is from")
        )
        return ""

    text = COMMENT.sub("", text)
    text = CAPTION.sub(_figure, text)
    text = EMBED.sub(lambda found: f'<p><a href="{found["address"]}">{found["address"]}</a></p>', text)
    text = SHORTCODE.sub(taken, text)
    pieces = [piece.strip() for piece in BLANK_LINE.split(text) if piece.strip()]
    html = "\n\n".join(
        piece if BLOCK.match(piece) else "<p>" + piece.replace("\n", "<br>\n") + "</p>" for piece in pieces
    )
    return Content(html=html, cuts=tuple(dict.fromkeys(cuts)))


def _figure(found: "re.Match[str]") -> str:
    picture = IMAGE.search(found["inner"])
    if not picture:
        return f"<p>{found['inner']}</p>"
    words = found["inner"][picture.end() :].strip()
    return f"\n\n<figure>{picture.group()}<figcaption>{words}</figcaption></figure>\n\n"


def _is_own(element: "Element", name: str) -> bool:
    return (
        isinstance(element.tag, str) and element.tag.startswith(SPACE) and element.tag.endswith(f"}}{name}")
    )


def _own(place: "Element", name: str) -> str:
    found = next((one for one in place if _is_own(one, name)), None)
    return "".join(found.itertext()).strip() if found is not None else ""
