"""What an editor decides to keep from readers, as it is written in a decision on an article."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from generator.content.checking import Record

PATH = "content/decisions/articles.yml"
ALL = "all"
"""In place of an article: every article of the archive."""
Words = Annotated[str, Field(min_length=1)]


class Anonymised(Record):
    """A name that is not to be read any more."""

    name: Words
    words: Words = Field(alias="as")
    """What stands in its place."""
    forms: tuple[Words, ...] = ()
    """Other ways in which it is written, such as the surname alone."""


def _named(value: Any) -> Any:
    """Take `{Jane Doe: a woman}` for a list of names, each with the words in its place."""
    if isinstance(value, dict) and "as" not in value:
        return [{"name": name, "as": words} for name, words in value.items()]
    return [value] if isinstance(value, dict) else value


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class Takedown(Record):
    """The keys of a decision by which an article, or a name in it, is kept from readers."""

    withdraw: bool | str = False
    """Whether only a notice stays at its address; or the reason that the notice gives, in place of `why`."""
    anonymise: Annotated[tuple[Anonymised, ...], BeforeValidator(_named)] = ()
    """Names, and the words that stand in their place."""
    noindex: bool = False
    """Whether it is kept out of search engines, of the archive's own search and of all other pages' words."""
    stays_in: Annotated[tuple[Words, ...], BeforeValidator(_listed)] = ()
    """Articles, by path or id, in which the same words may be read; `all`: wherever else they stand."""

    @model_validator(mode="after")
    def _is_of_one_article(self) -> "Takedown":
        if getattr(self, "article", "") == ALL and (self.withdraw or self.noindex or not self.anonymise):
            raise ValueError("'article' is 'all' only where names are anonymised")
        return self

    @property
    def notice(self) -> str:
        """The reason that a notice of withdrawal gives, where it is not that of the decision."""
        return self.withdraw if isinstance(self.withdraw, str) else ""
