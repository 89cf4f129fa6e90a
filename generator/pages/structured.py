"""What a page says to machines: an article as schema.org's NewsArticle, with its corrections."""

import json
import re
from collections.abc import Sequence

from generator.model import Article, Date, Version
from generator.pages.page import ScriptJson

DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
ACTING = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "'": "\\u0027"}
"""Of what JSON holds, the signs that could end or open something in HTML."""


def structured_data(article: Article, versions: Sequence[Version]) -> ScriptJson:
    """Describe an article as JSON-LD that no word in it can break out of; what is not known is left out."""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "inLanguage": article.language,
        "datePublished": _day(article.date),
        "dateModified": _day(versions[-1].replaced) if versions else "",
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": {"@type": "Organization", "name": article.source} if article.source else "",
        "correction": [
            {"@type": "CorrectionComment", "text": one.words}
            | ({"datePublished": one.on} if DAY.fullmatch(one.on) else {})
            for one in article.corrections
        ],
    }
    text = json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=True)
    return ScriptJson("".join(ACTING.get(sign, sign) for sign in text))


def _day(when: Date) -> str:
    return when.edtf if DAY.fullmatch(when.edtf) else ""
