"""Which reading of bytes a language can be spelled with: the letters beyond A to Z that it writes."""

import re

from generator.articles.languages import likely_language

USUAL = (
    "cp1252", "cp1250", "cp1254", "cp1257", "iso8859-15", "iso8859-2", "cp850", "cp437", "cp852", "mac-roman",
)  # fmt: skip
"""The encodings in which texts in Latin letters were written, the most frequent first."""
C1 = re.compile(r"[\x80-\x9f]")
LETTERS = {
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "ca": "àçèéíïòóúü",
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøåé",
    "de": "äöüßé",
    "en": "éñçï",
    "es": "áéíñóúü",
    "et": "äõöüšž",
    "fi": "äöå",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "is": "áðéíóúýþæö",
    "it": "àèéìîòù",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "nb": "æøåéòô",
    "nl": "éëèïöü",
    "nn": "æøåéòô",
    "no": "æøåéòô",
    "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõú",
    "ro": "ăâîșțşţ",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "sv": "åäöé",
    "tr": "çğıöşüâîİ",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
"""As taught in schools; letters of names from elsewhere are the exception that `SPELLED` leaves room for."""
MARKS = frozenset("“”„‘’‚«»‹›–—…•€£°§©®·½¼¾²\N{NO-BREAK SPACE}¿¡")
APOSTROPHES = frozenset("’·\N{NO-BREAK SPACE}–—")
"""Marks that may stand between two letters."""
SPELLED = 0.9
"""Least share of the characters beyond ASCII that the language explains."""
PLAIN_WORD = re.compile(r"(?<![^\s.,;:!?()\"'-])[A-Za-z]+(?![^\s.,;:!?()\"'-])")


def find_spelling(data: bytes) -> "tuple[str, str]":
    """Name the only usual encoding in which bytes spell the language of their plain words, and the language.

    Of encodings that read the same the first is named; none, where two that read otherwise spell it.
    """
    language = likely_language(plain_words(data.decode("latin-1")))
    found: dict[str, str] = {}
    for encoding in USUAL if language in LETTERS else ():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not C1.search(text) and is_spelled(text, language):
            found.setdefault(text, encoding)
    return (next(iter(found.values())), language) if len(found) == 1 else ("", "")


def plain_words(text: str) -> str:
    """Keep the words of plain ASCII, which read the same in every encoding."""
    return " ".join(PLAIN_WORD.findall(text))


def is_spelled(text: str, language: str) -> bool:
    """Whether the characters of a text beyond ASCII are, as good as all, those that a language writes."""
    own = LETTERS.get(language, "")
    places = _beyond(text)
    explained = sum(_is_in_place(text, n) and (text[n].lower() in own or text[n] in MARKS) for n in places)
    return bool(own and places) and explained >= SPELLED * len(places)


def is_garbled(text: str) -> bool:
    """Whether marks and capitals stand within words, as where letters were read in another encoding."""
    places = _beyond(text)
    return sum(_is_in_place(text, n) for n in places) < SPELLED * len(places)


def _beyond(text: str) -> list[int]:
    """List the places of the characters beyond ASCII."""
    return [n for n, character in enumerate(text) if not character.isascii() and not character.isspace()]


def _is_in_place(text: str, place: int) -> bool:
    character, before = text[place], text[max(place - 1, 0) : place]
    if character.isalpha():
        return not (character.isupper() and before.islower())
    is_within = before.isalpha() and text[place + 1 : place + 2].isalpha()
    return not is_within or character in APOSTROPHES
