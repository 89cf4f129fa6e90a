"""Companies that an article names without their legal form, as `Boeing` for `Boeing Co`."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from generator.entities.coreference import Named
from generator.entities.explained import Explained
from generator.entities.forms import KEPT
from generator.entities.text import cut_words
from generator.entities.words import LEGAL_FORMS

LEAST = 2
"""Articles that must write a company's name with its legal form."""


@dataclass(slots=True)
class Stem:
    """What the archive writes that begins with one word."""

    with_form: dict[str, set[str]] = field(default_factory=dict)
    """By entity: the articles that write the word with a legal form alone behind it."""
    names: dict[str, str] = field(default_factory=dict)
    longer: dict[str, set[str]] = field(default_factory=dict)
    """By entity: the articles in which further words follow."""


class Companies:
    """What all articles say of companies whose name is one word and a legal form."""

    def __init__(self) -> None:
        self._stems: dict[str, Stem] = defaultdict(Stem)

    def learn(self, article: str, name: Named, entity: str) -> None:
        """Take in one name of an article, and what it means."""
        if name.kind != "organization":
            return
        words = _words(name.name)
        if len(words) < 2:
            return
        stem = self._stems[words[0].casefold()]
        if all(word.lower() in LEGAL_FORMS for word in words[1:]):
            stem.with_form.setdefault(entity, set()).add(article)
            stem.names.setdefault(entity, name.name)
        else:
            stem.longer.setdefault(entity, set()).add(article)

    def explain(self, bare: Named) -> Explained | None:
        """Say which company a bare name means; None where it may be another, too."""
        stem = self._stems.get(bare.name.casefold())
        if stem is None or len(stem.with_form) != 1:
            return None
        [(entity, articles)] = stem.with_form.items()
        rival = max((len(others) for others in stem.longer.values()), default=0)
        if len(articles) < LEAST or rival >= len(articles):
            return None
        name = stem.names[entity]
        reason = f"the one company of that name here, which {len(articles)} articles write '{name}'"
        return Explained(entity, name, reason)


def stem_of(name: Named) -> str:
    """Take the first word of an organization's name of several, of which it may tell what it means alone."""
    words = _words(name.name) if name.kind == "organization" else ()
    return words[0].casefold() if len(words) > 1 else ""


def is_bare(name: Named) -> bool:
    """Whether a name is that of an organization in one word, of which its own article gives no longer one."""
    return name.kind == "organization" and not name.entity and len(_words(name.name)) == 1


@lru_cache(maxsize=KEPT)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word.text for word in cut_words(name))
