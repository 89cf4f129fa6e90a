"""What became of an article after it was first written: changes, corrections, and the chain it is part of."""

from collections.abc import Sequence

from generator.articles.corrections import LABEL
from generator.model import Article, Step
from generator.pages.article.versions import Revision, newest_number, repeat_facts, revision_facts
from generator.pages.catalogue import Catalogue


def history_facts(catalogue: Catalogue, article: Article, revisions: Sequence[Revision]) -> dict[str, object]:
    """State for an article's page how it came to read as it does."""
    # What opens the text stands right below: it is not said twice.
    opening = next((part.text for part in article.parts if part.kind not in ("headline", "deck")), "")
    return {
        "corrections": [
            {
                "words": "" if one.words == opening else one.words,
                "basis": one.basis,
                "says_so": bool(LABEL.match(one.words)),
            }
            for one in article.corrections
        ],
        "revisions": revision_facts(catalogue.say, revisions),
        "repeats": repeat_facts(catalogue, article, newest_number(catalogue, article)),
        "chain": _chain(catalogue, article),
    }


def _chain(catalogue: Catalogue, article: Article) -> dict[str, object] | None:
    """Say where in its chain an article stands; None where it is in none."""
    chain = catalogue.chains.get(article.id)
    steps = [step for step in chain.steps if step.article in catalogue.articles] if chain else []
    if len(steps) < 2:
        return None
    place = next(n for n, step in enumerate(steps) if step.article == article.id)
    facts = [_step(catalogue, step, is_this=number == place) for number, step in enumerate(steps)]
    return {
        "place": place + 1,
        "total": len(steps),
        "mark": steps[place].mark,
        "reason": steps[place].reason,
        "earlier": facts[place - 1] if place else None,
        "newest": facts[-1] if place < len(steps) - 1 else None,
        "steps": facts,
    }


def _step(catalogue: Catalogue, step: Step, *, is_this: bool) -> dict[str, object]:
    article = catalogue.articles[step.article]
    return {
        "headline": article.headline,
        "url": f"{catalogue.addresses.articles[step.article]}.html",
        "date": catalogue.say.date(article.date),
        "mark": step.mark,
        "reason": step.reason,
        "is_this": is_this,
    }
