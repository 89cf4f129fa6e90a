"""The citations that stand on an article's page, each to be copied."""

from generator.model import Article
from generator.pages.citing.bibtex import format_bibtex
from generator.pages.citing.citation import Citation, cite
from generator.pages.citing.csl import format_csl
from generator.pages.citing.ris import format_ris
from generator.pages.citing.styles import format_apa, format_chicago
from generator.pages.citing.wikipedia import format_wikipedia
from generator.pages.permalinks import Addresses
from generator.pages.site import Site


def list_citations(article: Article, addresses: Addresses, site: Site) -> list[dict[str, str]]:
    """Put an article in every format; the day on which it is read is left to who cites."""
    citation = cite(article, addresses, site)
    return [{"format": name, "text": text} for name, text in _formats(citation).items()]


def _formats(citation: Citation) -> dict[str, str]:
    return {
        "Chicago": format_chicago(citation),
        "APA": format_apa(citation),
        "Wikipedia": format_wikipedia(citation),
        "BibTeX": format_bibtex(citation),
        "RIS": format_ris(citation).replace("\r\n", "\n").rstrip("\n"),
        "CSL-JSON": format_csl([citation]),
    }
