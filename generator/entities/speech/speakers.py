"""Whom the words for a speaker mean: a name, a pronoun, a title; or nobody who is known."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from generator.entities.own_names import own_name
from generator.entities.speech.direct import GOES_ON, Spoken
from generator.entities.speech.given_names import gender_of
from generator.entities.speech.speech_words import word_set
from generator.model import Appearance, Article, Mention, Role

HE = {"he": "m", "his": "m", "she": "f", "her": "f"}
WRITER = frozenset({"i", "my", "q", "question"})
"""Who writes, outside quotation marks, or asks."""
MALE = re.compile(
    r"\b(?:Mr\.?|Sir|Lord|King|Prince|[Ss]pokesman|[Cc]hairman|[Cc]ongressman|[Bb]usinessman) \Z"
)
FEMALE = re.compile(
    r"\b(?:Mrs\.?|Ms\.?|Miss|Lady|Dame|Queen|Princess|[Ss]pokeswoman|[Cc]hairwoman|[Cc]ongresswoman"
    r"|[Bb]usinesswoman) \Z"
)
BODIES = word_set(
    """
    company bank ministry department agency commission group party union board committee corporation firm
    council court bureau institute association university government newspaper paper magazine
    """
)
ANY_BODY = frozenset({"company", "firm", "corporation", "group", "it"})
NEAR = 2
"""Paragraphs back in which who spoke last may be `the company`."""
FARTHEST = 3
"""Paragraphs before a pronoun in which whom it means is looked for."""
LABELS = frozenset({"opens the turn", "signs the post", "signs the words"})
NOBODY = "these words give no name"
MOST_ROLES = 500
MOST_NAMES = 20
"""Names that are looked at before a pronoun, or in the words for a speaker."""
LONGEST = 120
"""Characters of words for a speaker that are shown."""


class Speaker(Struct, frozen=True):
    """Who speaks: an entity, or words only; and why."""

    entity: str
    text: str
    reason: str


class _Last(Struct):
    """Who spoke last, and where; without an entity, somebody whom the words do not name."""

    entity: str = ""
    text: str = ""
    part: int = -1
    start: int = -1


class Speakers:
    """Knows who is named where in one article; asked in order of place."""

    def __init__(self, article: Article, appearances: Sequence[Appearance], roles: Sequence[Role]) -> None:
        self._article = article
        self._appearances = appearances
        self._roles = roles[:MOST_ROLES]
        self._by_part: dict[int, list[Appearance]] = {}
        self.people: dict[int, list[Mention]] = {}
        self._persons: dict[str, list[Mention]] = {}
        for one in appearances:
            self._by_part.setdefault(one.mention.part, []).append(one)
            if one.mention.kind == "person":
                self.people.setdefault(one.mention.part, []).append(one.mention)
                self._persons.setdefault(one.entity, []).append(one.mention)
        self._genders: dict[str, str] = {}
        self._bodies: dict[str, list[Appearance]] = {}
        self._last = _Last()
        self._known: dict[tuple[int, int], Speaker] = {}

    def identify(self, spoken: Spoken) -> Speaker:
        """Say whom the words for a speaker mean, by which rule, on which words."""
        said = spoken.said
        if said is None:
            return Speaker("", "", "no words tell who speaks")
        place = (said.part, said.subject.start)
        if place not in self._known:
            self._known[place] = self._named(spoken)
        speaker = self._known[place]
        if speaker.entity or (speaker.text and speaker.text.casefold() not in HE):
            self._last = _Last(speaker.entity, speaker.text, spoken.part, spoken.end)
        if spoken.goes_on and speaker.text:
            return Speaker(speaker.entity, speaker.text, f"{GOES_ON}; {speaker.reason}")
        return speaker

    def _named(self, spoken: Spoken) -> Speaker:
        said = spoken.said
        assert said is not None
        text = self._article.parts[said.part].text[said.subject.start : said.subject.end]
        where = f"'{text} … {said.cue}' {said.rule}" if said.cue else f"'{text}' {said.rule}"
        if len(text) > LONGEST:
            return Speaker("", "", f"'{said.cue}' {said.rule}, and no speaker with it")
        names = self._by_part.get(said.part, [])
        first = bisect_left(names, said.subject.start, key=lambda one: one.mention.start)
        inside = [one for one in names[first : first + MOST_NAMES] if one.mention.end <= said.subject.end]
        if name := own_name(text, said.subject.start, inside):
            return Speaker(name.entity, name.mention.text, where.replace(text, name.mention.text, 1))
        if text.casefold() in WRITER and len(self._article.authors) == 1:
            return self._author(self._article.authors[0], f"{where}; '{text}' is taken for the author")
        entity, why = self._signing(text) if said.rule in LABELS else ("", "")
        if not entity:
            entity, why = self._meant(text, said.part, said.subject.start)
        return Speaker(entity, text, f"{where}; {why}")

    def _author(self, name: str, why: str) -> Speaker:
        """Give the author by name, and by the entity where the article names the author elsewhere too."""
        known = (entity for entity, mine in self._persons.items() if any(one.text == name for one in mine))
        return Speaker(next(known, ""), name, f"{why}, {name}, whom the byline names")

    def _signing(self, text: str) -> tuple[str, str]:
        """Find the one person whose surname labels a turn or signs a post."""
        surname = text.casefold().split()[-1]
        called = {
            entity: mine[0].text
            for entity, mine in self._persons.items()
            if any(mention.text.casefold().split()[-1] == surname for mention in mine)
        }
        if len(called) != 1:
            return "", ""
        [(entity, name)] = called.items()
        return entity, f"'{text}' is taken for {name}, the one person of this surname in the article"

    def _meant(self, text: str, part: int, start: int) -> tuple[str, str]:
        words = text.casefold().split()
        if words[0] in HE and len(words) == 1:
            return self._pronoun(text, part, start)
        if words[0] in WRITER and len(words) == 1:
            return "", "the article does not name one author"
        head = words[-1]
        if words == ["it"] or (words[0] == "the" and head in BODIES and len(words) <= 3):
            return self._body(text, head, part, start)
        if words[0] == "the" and len(words) <= 4:
            return self._office(text, head, part, start)
        return "", NOBODY

    # --- pronouns ------------------------------------------------------------------------------------

    def _pronoun(self, text: str, part: int, start: int) -> tuple[str, str]:
        gender = HE[text.casefold()]
        for number in range(part, max(-1, part - FARTHEST - 1), -1):
            before = self._names_before(number, start if number == part else None)
            people = [
                one for one in before if one.mention.kind == "person" and self._may_be(one.entity, gender)
            ]
            if self._is_since(number, people) and not self._last.entity:
                return "", f"'{text}' may be '{self._last.text}', who spoke last before"
            if self._goes_on(number, people, gender):
                return self._last.entity, f"'{text}' is taken for who spoke last before"
            if len({one.entity for one in people}) == 1:
                name = people[-1].mention.text
                return people[-1].entity, f"'{text}' is taken for {name}, {_where(number, part)}"
            if people:
                return "", f"'{text}' may be more than one person named before"
        return "", f"nobody named shortly before can be '{text}'"

    def _goes_on(self, part: int, people: Sequence[Appearance], gender: str) -> bool:
        """Whether who spoke last, in this part, is meant: nobody else is named since."""
        entity = self._last.entity
        may_be = entity in self._persons and self._may_be(entity, gender)
        return may_be and self._is_since(part, people)

    def _is_since(self, part: int, people: Sequence[Appearance]) -> bool:
        """Whether somebody spoke in a part, and nobody else is named there since."""
        last = self._last
        since = (one for one in people if one.mention.start >= last.start)
        return last.part == part and all(one.entity == last.entity for one in since)

    def _may_be(self, entity: str, gender: str) -> bool:
        return self._gender(entity) in ("", gender)

    def _names_before(self, part: int, start: int | None) -> Sequence[Appearance]:
        """Give the last names of a part, before a place in it if one is given."""
        names = self._by_part.get(part, [])
        end = len(names) if start is None else bisect_left(names, start, key=lambda one: one.mention.end)
        return names[max(0, end - MOST_NAMES) : end]

    def _gender(self, entity: str) -> str:
        """Tell from titles or a given name whether a person is a man or a woman; empty: neither tells."""
        if entity not in self._genders:
            self._genders[entity] = self._told_gender(entity)
        return self._genders[entity]

    def _told_gender(self, entity: str) -> str:
        mine = self._persons[entity]
        for mention in mine:
            before = self._article.parts[mention.part].text[max(0, mention.start - 20) : mention.start]
            if MALE.search(before) or FEMALE.search(before):
                return "m" if MALE.search(before) else "f"
        return next(filter(None, (gender_of(mention.text) for mention in mine)), "")

    # --- offices and bodies --------------------------------------------------------------------------

    def _office(self, text: str, head: str, part: int, start: int) -> tuple[str, str]:
        """Find the one person whom the article calls so."""
        called: dict[str, str] = {}
        for role in self._roles:
            if (role.part, role.start) >= (part, start):
                break
            if head in role.text.casefold().replace(",", " ").split():
                called.setdefault(role.entity, role.text)
        if len(called) == 1:
            [(entity, words)] = called.items()
            return entity, f"'{text}' is taken for the one person called '{words}' before"
        return "", "more than one person is called so" if called else NOBODY

    def _body(self, text: str, head: str, part: int, start: int) -> tuple[str, str]:
        """Find the one organization that the words may mean."""
        if head not in self._bodies:
            self._bodies[head] = self._organizations(head)
        named = [one for one in self._bodies[head] if (one.mention.part, one.mention.start) < (part, start)]
        near = head in ANY_BODY and self._last.part >= part - NEAR
        spoke = self._last.entity if near else ""
        if spoke and any(one.entity == spoke for one in named):
            return spoke, f"'{text}' is taken for who spoke last before"
        if len(named) == 1:
            words = named[0].mention.text
            return named[0].entity, f"'{text}' is taken for {words}, the only such organization named before"
        return "", f"'{text}' may be more than one named before" if named else NOBODY

    def _organizations(self, head: str) -> list[Appearance]:
        """List the first appearance of the first organizations that a word may mean."""
        first: dict[str, Appearance] = {}
        for one in self._appearances:
            known = one.mention.kind == "organization" and len(first) < MOST_NAMES
            if known and (head in ANY_BODY or head in one.mention.text.casefold().split()):
                first.setdefault(one.entity, one)
        return list(first.values())


def _where(number: int, part: int) -> str:
    return "named before in the paragraph" if number == part else "named in a paragraph before"
