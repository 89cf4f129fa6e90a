"""Companies that an article names without their legal form, as `Boeing` for `Boeing Co`."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from generator.entities.coreference import Named
from generator.entities.explained import Explained
from generator.entities.forms import KEPT
from generator.entities.text import cut_words
from generator.entities.words import LEGAL_FORMS

LEAST = 2
"""Articles that must write a company's name with its legal form."""


class Companies:
    """What all articles say of companies whose name is one word and a legal form."""

    def __init__(self) -> None:
        self._written: dict[str, dict[tuple[str, str], set[str]]] = defaultdict(dict)
        """By the word that names begin with, of each entity and name the articles that write it so."""
        self._explained: dict[str, Explained | None] = {}

    def learn(self, article: str, stem: str, name: str, entity: str) -> None:
        """Take in the full name of one organization in an article, which begins with `stem`."""
        self._written[stem].setdefault((entity, name), set()).add(article)

    def explain(self, bare: Named) -> Explained | None:
        """Say, after all is learnt, which company a bare name means; None where it may be another."""
        stem = bare.name.casefold()
        if stem not in self._explained:
            self._explained[stem] = _explained(self._written.get(stem, {}))
        return self._explained[stem]


def _explained(written: "Mapping[tuple[str, str], set[str]]") -> Explained | None:
    with_form: dict[str, set[str]] = {}
    longer: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for (entity, name), articles in written.items():
        is_form = all(word.lower() in LEGAL_FORMS for word in _words(name)[1:])
        (with_form if is_form else longer).setdefault(entity, set()).update(articles)
        if is_form:
            names.setdefault(entity, name)
    if len(with_form) != 1:
        return None
    [(entity, articles)] = with_form.items()
    rival = max((len(others) for others in longer.values()), default=0)
    if len(articles) < LEAST or rival >= len(articles):
        return None
    reason = f"the one company of that name here, which {len(articles)} articles write '{names[entity]}'"
    return Explained(entity, names[entity], reason)


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
