"""How an article came to read as it does, in plain lines: versions, corrections, the chain it is part of."""

from collections.abc import Iterator

from generator.model import Article, Version
from generator.pages.article.versions import find_revisions, what_words, when_words
from generator.pages.catalogue import Catalogue
from generator.words import ENGLISH

INDENT = "    "


def history_lines(catalogue: Catalogue, article: Article) -> Iterator[str]:
    """List versions, corrections and the chain of an article, each with its reason."""
    versions = catalogue.versions.get(article.id, ())
    what = {one.version.number: what_words(ENGLISH, one) for one in find_revisions(catalogue, article)}
    if versions:
        yield "VERSIONS"
    for version in versions:
        yield from _version(version, what.get(version.number, ""))
    if article.corrections:
        yield "CORRECTIONS"
    for correction in article.corrections:
        yield f"{INDENT}{correction.words}"
        yield f"{INDENT * 2}because: {correction.basis}"
    chain = catalogue.chains.get(article.id)
    if chain:
        yield "SENT AGAIN"
    for number, step in enumerate(chain.steps if chain else (), start=1):
        here = " (this one)" if step.article == article.id else ""
        yield f"{INDENT}{number}. {step.article}{here} {step.mark or 'not marked'}"
        if step.reason:
            yield f"{INDENT * 2}because: {step.reason}"


def _version(version: Version, what: str) -> Iterator[str]:
    origin = version.provenance
    said = "the same words again" if version.is_repeat else f"{when_words(ENGLISH, version)}: {what}"
    yield f"{INDENT}{version.number}. {said}"
    yield f"{INDENT * 2}file: {origin.path}, story {origin.item + 1}, sha256 {origin.checksum}"
    yield f"{INDENT * 2}because: {version.reason}"
