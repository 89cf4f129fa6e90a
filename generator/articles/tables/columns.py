"""The columns of a table, by name: which of them hold what of an article."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from generator.errors import UnreadableFile

NAMES: Mapping[str, tuple[str, ...]] = {
    "headline": (
        "headline", "title", "article_title", "heading", "titel", "überschrift", "titre", "título", "titolo",
        "titulo",
    ),
    "text": (
        "text", "body", "content", "article_text", "article_body", "article_content", "full_text",
        "body_text", "main_text", "story", "article", "body_html", "content_html", "content_text", "inhalt",
        "texte", "corps", "contenu", "texto", "cuerpo", "contenido", "testo", "tekst", "brödtext",
    ),
    "deck": (
        "deck", "description", "subtitle", "subheadline", "standfirst", "summary", "abstract", "vorspann",
        "untertitel", "chapô", "chapo", "entradilla", "sommario", "ingress",
    ),
    "date": (
        "date", "published", "published_at", "date_published", "publication_date", "publish_date",
        "published_date", "pub_date", "issued", "datetime", "datum", "veröffentlicht", "fecha", "dato",
    ),
    "received": ("received", "date_received"),
    "source": ("source", "publisher", "publication", "newspaper", "outlet", "source_name", "site_name",
        "quelle", "fuente", "fonte", "journal", "zeitung", "bron", "källa"),
    "agency": ("agency", "news_agency", "wire"),
    "byline": (
        "byline", "author", "authors", "reporter", "writer", "author_name", "autor", "autorin", "auteur",
        "autore", "författare", "verfasser",
    ),
    "section": (
        "section", "category", "desk", "ressort", "rubrique", "sección", "seccion", "sezione", "sektion",
    ),
    "language": ("language", "lang", "language_code", "sprache", "langue", "idioma", "lingua"),
    "id": ("id", "guid", "article_id", "document_id", "doc_id", "identifier", "uid", "uuid"),
    "url": ("url", "link", "permalink", "web_url", "article_url", "canonical_url"),
    "rights": ("rights", "copyright", "licence", "license"),
    "tag": ("tags", "tag", "keywords"),
    "slug": ("slug",),
    "urgency": ("urgency", "priority"),
    "embargo": ("embargo", "embargoed", "embargoed_until", "embargo_until", "sperrfrist"),
}  # fmt: skip
"""For each field of an article the names its column goes by, the first outranking the next."""
MAX_COLUMNS = 1_000
MAX_SHOWN = 40
"""Most columns, and most characters of each, that a message lists."""
NO_LETTER = re.compile(r"[\W_]+")


class Columns(Struct, frozen=True, kw_only=True):
    """Which column, under its own name, holds each field."""

    by_field: Mapping[str, str]
    rest: tuple[str, ...] = field(default=())
    """Columns that hold nothing an article has a place for."""


def map_columns(names: Sequence[str], stated: Mapping[str, str]) -> Columns:
    """Find the column of each field, first by what the option `columns` states, then by its usual names."""
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(_plain(name), name)
    found: dict[str, str] = {}
    for known, usual in NAMES.items():
        own = [stated[known]] if known in stated else []
        column = next((plain[n] for n in map(_plain, (*own, *usual)) if n in plain), "")
        if column and column not in found.values():
            found[known] = column
    taken = set(found.values())
    return Columns(by_field=found, rest=tuple(name for name in names if name not in taken))


def check_columns(columns: Columns, names: Sequence[str]) -> None:
    """Raise `UnreadableFile` that names what was found, where no column holds text, or there are too many."""
    if len(names) > MAX_COLUMNS:
        raise UnreadableFile(f"it has {len(names):,} columns; expected at most {MAX_COLUMNS:,}.")
    if "text" not in columns.by_field:
        raise UnreadableFile(f"no column holds the text of articles: found {list_names(names)}; {expected()}")


def expected() -> str:
    """Say how a column of text is named."""
    usual = ", ".join(NAMES["text"][:3])
    return f"expected one named {usual} or the like, or its name as 'text' under the option 'columns'."


def list_names(names: Iterable[str]) -> str:
    """List the names of columns for a message, as many as can be shown."""
    shown = [f"'{name[:MAX_SHOWN]}'" for name in names]
    more = f" and {len(shown) - MAX_SHOWN:,} more" if len(shown) > MAX_SHOWN else ""
    return ", ".join(shown[:MAX_SHOWN]) + more if shown else "none"


def _plain(name: str) -> str:
    return NO_LETTER.sub("", name).casefold()
