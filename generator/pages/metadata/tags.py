"""The tags in the head of an article's page: for cards, and for those who cite.

Zotero's connector reads no JSON-LD. It takes `z:itemType` as the kind of thing; `citation_journal_title`
would make a journal article of it, and any identifier is looked through for digits that could be an ISBN,
so neither is given.
"""

from collections.abc import Iterator

from generator.model import Article
from generator.pages.catalogue import Catalogue
from generator.pages.citing.authors import authors_of
from generator.pages.citing.citation import known_language
from generator.pages.moments import DAY, changed_on, published_at, published_on

Tag = tuple[str, str]
NEWS = "newspaperArticle"


def article_tags(catalogue: Catalogue, article: Article) -> list[dict[str, str]]:
    """List what the head of an article's page states, in order; what is not known is left out."""
    tags = (*_for_citing(catalogue, article), *_for_cards(catalogue, article))
    return [{"name": name, "content": content} for name, content in tags if content]


def _for_citing(catalogue: Catalogue, article: Article) -> Iterator[Tag]:
    """State an article as Highwire's tags and Dublin Core do; Dublin Core takes a date in EDTF as it is."""
    names = [author.name for author in authors_of(article)]
    language = known_language(article)
    yield "z:itemType", NEWS
    yield "citation_title", article.headline
    yield from (("citation_author", name) for name in names)
    yield "citation_date", published_on(article)
    yield "citation_language", language
    yield "citation_public_url", catalogue.site.absolute(f"{catalogue.addresses.articles[article.id]}.html")
    yield "DC.title", article.headline
    yield from (("DC.creator", name) for name in names)
    yield "DC.date", article.date.edtf
    yield "DC.language", language
    yield "DC.source", article.source
    yield "DC.publisher", article.source
    yield "DC.rights", article.rights


def _for_cards(catalogue: Catalogue, article: Article) -> Iterator[Tag]:
    """State an article as OpenGraph does: without a source the connector would take the site for one."""
    moment = published_at(article)
    changed = changed_on(catalogue.versions.get(article.id, ()))
    yield "og:site_name", catalogue.site.name if article.source else ""
    yield "article:published_time", moment if len(moment) >= DAY else ""
    yield "article:modified_time", changed if len(changed) == DAY else ""
    yield "article:section", article.section
    yield from (("article:tag", tag) for tag in article.tags)
