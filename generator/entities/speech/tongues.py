"""Whose the words in quotation marks are in French, German, Spanish, Italian, Portuguese and Dutch."""

import re
from functools import cache
from typing import NamedTuple

from generator.entities.speech.attributing import Said
from generator.entities.speech.clauses import Span
from generator.entities.speech.quoted import Stretch

REACH = 200
"""Characters beside the words in which a verb and its subject stand."""
UPPER, LOWER = "A-ZÀ-ÖØ-ÞŁŚŽČŠ", "a-zß-öø-ÿ"
SMALL = r"(?:(?:de|da|do|dos|di|del|della|van|von|der|den|du|la|le|el|al|bin|y|e) ){0,2}"
NAME = rf"[{UPPER}][\w.'’-]{{0,30}}(?: {SMALL}[{UPPER}][\w.'’-]{{0,30}}){{0,4}}"
LED_BY = rf"(?:[{LOWER}][\w’'-]{{0,20}} ?){{0,4}}"
"""Before a name: `le ministre`, `der Sprecher`."""


class Tongue(NamedTuple):
    """Verbs that say, and what means `according to`."""

    verbs: str
    according: str
    that: str
    """Between verb and words: `que`."""


TONGUES = {
    "fr": Tongue(
        r"(?:a|ont|avait) (?:déclaré|dit|affirmé|expliqué|ajouté|indiqué|assuré|estimé|précisé|lancé|souligné"
        r"|raconté|confié|regretté|rappelé|prévenu|conclu|insisté|écrit|répondu|reconnu|annoncé|martelé)"
        r"|déclare|dit|affirme|explique|ajoute|indique|assure|estime|précise|lance|souligne|raconte|confie"
        r"|regrette|rappelle|prévient|conclut|poursuit|insiste|écrit|répond|reconnaît|annonce|martèle|déclarait",
        r"selon|d['’]après",
        r"qu[e'’]",
    ),
    "de": Tongue(
        r"sagte|sagt|erklärte|erklärt|betonte|betont|meinte|meint|kritisierte|warnte|warnt|schrieb|schreibt"
        r"|forderte|berichtete|fügte|ergänzte|unterstrich|so|antwortete|äußerte|zitierte|versicherte|teilte|rief",
        r"laut|nach Angaben von",
        r"dass|,",
    ),
    "es": Tongue(
        r"(?:ha|han|había) (?:dicho|afirmado|asegurado|explicado|señalado|añadido|declarado|advertido"
        r"|indicado|manifestado|destacado|subrayado)|dijo|dice|afirmó|afirma|aseguró|asegura|explicó|explica|señaló"
        r"|señala|añadió|añade|declaró|advirtió|advierte|manifestó|indicó|destacó|subrayó|escribió|respondió"
        r"|apuntó|insistió|reconoció|anunció",
        r"según",
        r"que",
    ),
    "it": Tongue(
        r"(?:ha|hanno|aveva) (?:detto|dichiarato|affermato|spiegato|aggiunto|sottolineato|scritto|risposto"
        r"|ricordato|commentato|assicurato|ribadito|concluso)|dice|spiega|afferma|aggiunge|sottolinea|scrive"
        r"|risponde|ricorda|commenta|assicura|ribadisce|conclude|disse|dichiara",
        r"secondo",
        r"che",
    ),
    "pt": Tongue(
        r"disse|diz|afirmou|afirma|declarou|explicou|explica|acrescentou|ressaltou|destacou|escreveu|respondeu"
        r"|garantiu|alertou|anunciou|avaliou|comentou|defendeu|sublinhou|referiu|lembrou",
        r"segundo|de acordo com",
        r"que",
    ),
    "nl": Tongue(
        r"zei|zegt|aldus|verklaarde|verklaart|stelde|stelt|schreef|schrijft|liet|vertelde|vertelt|benadrukte"
        r"|benadrukt|waarschuwde|reageerde|antwoordde|meldde",
        r"volgens",
        r"dat",
    ),
}


class _Rules(NamedTuple):
    after: re.Pattern[str]
    before: tuple[re.Pattern[str], ...]


def speaks(language: str) -> bool:
    """Whether the verbs of a language are known here."""
    return language.partition("-")[0] in TONGUES


def attribute_in(language: str, text: str, stretch: Stretch) -> Said | None:
    """Find who says the words of a stretch, by a verb right behind or before it."""
    rules = _rules(language.partition("-")[0])
    found = rules.after.match(text, stretch.end, stretch.end + REACH)
    if found:
        return _said(found, stretch, "stands after the words")
    begin = max(0, stretch.start - REACH)
    for rule in rules.before:
        if found := rule.search(text, begin, stretch.start):
            return _said(found, stretch, "stands before the words")
    return None


def _said(found: "re.Match[str]", stretch: Stretch, rule: str) -> Said:
    subject = "name" if found["name"] else "pronoun"
    return Said(stretch.part, Span(found.start(subject), found.end(subject)), found["cue"].strip(), rule)


PRONOUNS = r"(?:-t-)?(?:il|elle|er|sie|él|ella|lui|lei|ele|ela|hij|zij)\b"


@cache
def _rules(language: str) -> _Rules:
    tongue = TONGUES[language]
    who = rf"(?:{LED_BY}(?P<name>{NAME})|(?P<pronoun>{PRONOUNS}))"
    after = rf"\s*[,.]?\s*(?:[—–―-]\s*)?(?P<cue>(?:{tongue.verbs})\b|(?:{tongue.according}))[ -]{who}"
    before = (
        rf"(?P<name>{NAME})(?:,[^,«»„“”\"]{{1,60}},)? (?P<cue>{tongue.verbs})\b(?P<pronoun>)"
        rf"(?: [^\W\d_]\w{{0,20}}){{0,4}}?(?:\s*:|,? ?(?:{tongue.that}))?\s*\Z"
    )
    inverted = rf"\b(?P<cue>{tongue.verbs})\b {LED_BY}(?P<name>{NAME})(?P<pronoun>)[^:.]{{0,40}}:\s*\Z"
    return _Rules(re.compile(after), (re.compile(inverted), re.compile(before)))
