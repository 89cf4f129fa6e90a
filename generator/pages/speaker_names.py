"""Who speaks, as pages name it."""

from generator.model import Quotation
from generator.pages.catalogue import Catalogue

UNKNOWN_SPEAKER = "speaker not known"
ONLY_A_PRONOUN = "speaker not known (“{words}”)"
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "one", "his", "her", "their", "my"})
LABELS = frozenset({"q", "a", "question", "answer"})
"""What stands for a speaker in an interview."""


def name_speaker(catalogue: Catalogue, said: Quotation) -> str:
    """Name who speaks: by name, else in the article's words; a pronoun alone tells nobody who it is."""
    speaker = catalogue.entities.get(said.speaker)
    if speaker:
        return speaker.name
    if is_nobody(said.speaker_text):
        return catalogue.say(ONLY_A_PRONOUN, words=said.speaker_text)
    return said.speaker_text or catalogue.say(UNKNOWN_SPEAKER)


def is_nobody(words: str) -> bool:
    """Whether words for a speaker tell nobody who it is: a bare `he`, the `Q` of an interview."""
    return words.casefold() in PRONOUNS | LABELS
