"""What Zotero's browser connector takes from the head of a page, by the rules of its translators.

After `Embedded Metadata.js` and `RDF.js` of github.com/zotero/translators, as far as tags in a head reach:
every tag with a known prefix is a statement; Highwire's tags outrank them.
"""

import re

PREFIXES = {"bib", "bibo", "dc", "dcterms", "prism", "z", "eprints", "og", "article", "book", "so"}
FORCED = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_conference": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
OF_OPEN_GRAPH = {"website": "webpage", "book": "book"}
ISBN = re.compile(r"\b(?:97[89][\s-]*)?(?:\d[\s-]*){9}[\dXx]\b")
WITH_SITE_NAME = {"blogPost", "webpage", "newspaperArticle"}


def take(tags: list[tuple[str, str]]) -> dict[str, object]:
    """Make the item that the connector would save; `tags` are (name or property, content) in order."""
    said: dict[str, list[str]] = {}
    for name, content in tags:
        if content:
            said.setdefault(_statement(name), []).append(content)

    def first(*keys: str) -> str:
        return next((said[key][0] for key in keys if key in said), "")

    forced = next((FORCED[name] for name, _ in tags if name in FORCED), "")
    guessed = "journalArticle" if "citation_title" in said else "webpage"
    dublin = {"newsitem": "newspaperArticle", "text": "journalArticle"}.get(first("dc:type").lower(), "")
    kind = (
        forced
        or first("z:itemType", "z:type")
        or OF_OPEN_GRAPH.get(first("og:type"), "")
        or dublin
        or guessed
    )
    publication = first("prism:publicationName", "dc:source", "dcterms:source")
    if not publication and kind in WITH_SITE_NAME:
        publication = first("og:site_name")
    identifiers = said.get("dc:identifier", []) + said.get("dcterms:identifier", [])
    return {
        "itemType": kind,
        "title": first("citation_title") or first("dc:title", "dcterms:title", "og:title"),
        "creators": _creators(said.get("citation_author", []), first("citation_language"))
        or said.get("dc:creator", []),
        "publicationTitle": first("citation_journal_title") or publication,
        "date": first("citation_date", "citation_publication_date")
        or first(
            "prism:publicationDate",
            "og:published_time",
            "article:published_time",
            "dc:date.issued",
            "dc:date",
        ),
        "language": first("citation_language") or first("dc:language", "dcterms:language"),
        "url": first("citation_public_url") or first("og:url"),
        "section": first("article:section"),
        "rights": first("dc:rights"),
        "ISBN": next((one for one in identifiers if ISBN.search(one)), ""),
    }


def _statement(name: str) -> str:
    """Turn the name of a tag into a statement, as the connector does: the second part may be the prefix."""
    parts = re.split("[.:_]", name)
    for number in (1, 0) if len(parts) > 2 else (0,):
        if parts[number].lower() in PREFIXES:
            rest = name[sum(len(part) + 1 for part in parts[: number + 1]) :]
            return f"{parts[number].lower()}:{rest[:1].lower()}{rest[1:]}"
    return name


def _creators(names: list[str], language: str) -> list[str]:
    """Part names at semicolons, and a single tag at commas where words stand on both sides."""
    found: list[str] = []
    for name in names:
        parts = re.split(r"\s*;\s*", name)
        if len(parts) == len(names) == 1:
            by_comma = re.split(r"\s*,\s*", parts[0])
            is_surname = len(by_comma) == 2 and language == "es" and len(by_comma[0].split()) == 2
            if len(by_comma) > 1 and " " in by_comma[0] and " " in by_comma[1] and not is_surname:
                parts = by_comma
        found += [part for part in parts if re.search(r"[^\s,-.;]", part) and found[-1:] != [part]]
    return found
