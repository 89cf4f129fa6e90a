"""Articles, records and problems with the words given in place of withheld names."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel

from generator.articles.identity import make_slug
from generator.articles.withheld.withheld_names import Found, Names, moved, put_words
from generator.content.records import Records
from generator.model import Article, Basis, Dateline, Mark, Part, Picture

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)
KEPT = {
    "id",
    "article",
    "former_ids",
    "checksum",
    "kind",
    "reader",
    "encoding",
    "language",
    "edtf",
    "severity",
    "line",
    "on",
}
"""Fields that hold no words of anyone."""
ADDRESSES = {"path", "member"}
"""Fields in which a name is written as a slug."""
LEADING = {"url", "aliases", "same_as"}
"""Fields that lead to an address, which would not be there any more under another name."""
SINGLE = {"authors", "tags", "variants"}
"""Lists in which each text stands for itself: one that holds a name is left out."""
BASIS = "withheld names"
NOT_SHOWN = "The archive does not show it, as its caption or its file holds a name that is withheld."


def anonymise(article: Article, names: Names, reason: str) -> Article:
    """Put the words given in place of each name, everywhere in an article that it stands in."""
    changed: Article = _redacted(article, names)
    if changed == article:
        return article
    place = article.dateline
    if place:
        changed = replace(changed, dateline=_moved_dateline(place, article, names))
    made_of_headline = article.slug == make_slug(article.headline)
    slug = make_slug(changed.headline) if made_of_headline else names.replace_in_address(article.slug)
    basis = Basis(field=BASIS, words=names.replace(reason))
    old, new = (PurePosixPath(one.provenance.path).with_suffix("") for one in (article, changed))
    if old != new:  # rules that name the file, or its sidecar
        changed = change_texts(changed, {str(old): str(new)})
    origin = changed.provenance
    return replace(changed, slug=slug, provenance=replace(origin, fields=(*origin.fields, basis)))


def redacted(value: T, names: Names) -> T:
    """Put the words given in place of each name in a noun, a tuple or a text."""
    result: T = _redacted(value, names)
    return result


def redact_records(records: Records, names: Names) -> Records:
    """Put the words given in place of each name in what people wrote.

    A record that is named so, and a decision on such an entity, is left out.
    """
    if not names:
        return records
    return replace(
        records,
        entities=tuple(
            (kind, _redacted_model(record, names))
            for kind, record in records.entities
            if not _is_of(names, record.id, record.name)
        ),
        sources=tuple(
            _redacted_model(record, names)
            for record in records.sources
            if not _is_of(names, record.id, record.name)
        ),
        article_decisions=tuple(_redacted_model(one, names) for one in records.article_decisions),
        entity_decisions=tuple(
            _redacted_model(one, names)
            for one in records.entity_decisions
            if not _is_of(names, *strings_of(one.model_dump(exclude={"by", "on", "why"})))
        ),
        thread_decisions=tuple(_redacted_model(one, names) for one in records.thread_decisions),
        threads=tuple(_redacted_model(one, names) for one in records.threads),
        pages=tuple(_redacted_model(page, names) for page in records.pages),
    )


def change_texts(value: T, new: Mapping[str, str]) -> T:
    """Put one text for another, such as a file's new name for its old one, wherever it stands."""
    if not new:
        return value
    pattern = re.compile("|".join(map(re.escape, sorted(new, key=len, reverse=True))))
    result: T = _mapped(value, lambda text: pattern.sub(lambda found: new[found.group()], text))
    return result


def strings_of(value: object) -> Iterator[str]:
    """Yield every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            if field not in KEPT:
                yield from strings_of(getattr(value, field))
    elif isinstance(value, dict | BaseModel):
        for one in dict(value).values():
            yield from strings_of(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings_of(one)


def _redacted(value: Any, names: Names, field: str = "") -> Any:
    if field in KEPT:
        return value
    if isinstance(value, str):
        return _redacted_text(value, names, field)
    if field == "parts":
        return _redacted_parts(value, names)
    if isinstance(value, tuple):
        made = tuple(_redacted(one, names, field) for one in value)
        if hasattr(value, "_fields"):  # a named one
            return type(value)(*made)
        # An address that is left without its name leads nowhere.
        if field in LEADING:
            return tuple(one for one in made if one)
        return tuple(one for one in made if one in value) if field in SINGLE else made
    if isinstance(value, Struct):
        new = {name: _redacted(getattr(value, name), names, name) for name in value.__struct_fields__}
        return replace(value, **new)
    return value


def _redacted_text(text: str, names: Names, field: str) -> str:
    if field in ADDRESSES:
        return names.replace_in_address(text)
    if field in LEADING:
        return text if names.replace_in_address(text) == text else ""
    return names.replace(text)


def _redacted_parts(parts: Sequence[Part], names: Names) -> tuple[Part, ...]:
    """Put the words given into parts; a name may begin in one and end in the next."""
    found = _found_in(parts, names)
    return tuple(_redacted_part(part, names, inside) for part, inside in zip(parts, found, strict=True))


def _found_in(parts: Sequence[Part], names: Names) -> list[list[Found]]:
    whole = names.find("\n".join(part.text for part in parts))
    inside: list[list[Found]] = []
    start = 0
    for part in parts:
        end = start + len(part.text)
        inside.append(
            [
                one._replace(
                    start=max(one.start, start) - start,
                    end=min(one.end, end) - start,
                    words=one.words if one.start >= start else "",
                )
                for one in whole
                if one.start < end and start < one.end
            ]
        )
        start = end + 1
    return inside


def _redacted_part(part: Part, names: Names, found: Sequence[Found]) -> Part:
    marks = tuple(
        Mark(
            kind=mark.kind,
            start=moved(mark.start, found, is_end=False),
            end=moved(mark.end, found, is_end=True),
            target=mark.target,
        )
        for mark in part.marks
        if not mark.target or names.replace_in_address(mark.target) == mark.target
    )
    return replace(
        part,
        text=put_words(part.text, found),
        marks=(*marks, *_own_marks(found)),
        picture=_redacted_picture(part.picture, names, is_named=bool(found)),
    )


def _redacted_picture(picture: Picture | None, names: Names, *, is_named: bool) -> Picture | None:
    """Leave out a picture that may show who is named in its caption, or whose file is named so."""
    if picture is None:
        return None
    told: Picture = _redacted(picture, names)
    return replace(told, address="", file=None, basis=NOT_SHOWN) if is_named or told != picture else picture


def _own_marks(found: Sequence[Found]) -> Iterator[Mark]:
    """Mark the words that the archive put."""
    for one in found:
        if not one.words:
            continue
        start = moved(one.start, found, is_end=False)
        yield Mark(kind="withheld", start=start, end=start + len(one.words))


def _moved_dateline(dateline: Dateline, article: Article, names: Names) -> Dateline:
    found = _found_in(article.parts, names)[dateline.part]
    redacted_line: Dateline = _redacted(dateline, names)
    return replace(redacted_line, end=moved(dateline.end, found, is_end=True))


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """Change every text in a value."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(one, change) for one in value)
    if isinstance(value, Struct):
        new = {name: _mapped(getattr(value, name), change) for name in value.__struct_fields__}
        return replace(value, **new)
    return value


def _redacted_model(record: M, names: Names) -> M:
    """Put the words given into a record; a variant or address that holds a name is left out."""
    new: dict[str, object] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name in KEPT or name in ("path", "article", "anonymise", "stays_in"):
            continue
        if isinstance(value, str):
            new[name] = _redacted_text(value, names, name)
        elif isinstance(value, tuple):
            new[name] = tuple(one for one in value if all(names.replace(s) == s for s in strings_of(one)))
    return record.model_copy(update=new)


def _is_of(names: Names, *words: str) -> bool:
    return any(names.find(word, any_case=True) for word in words)
