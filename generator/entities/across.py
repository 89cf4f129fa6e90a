"""Names that other articles explain: initials, bare names of companies, holders of an office."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from generator.entities.companies import Companies, is_bare, stem_of
from generator.entities.coreference import Named
from generator.entities.explained import Explained
from generator.entities.forms import acronyms_of, is_full, surnames_of
from generator.entities.tallying import FullNames
from generator.model import Article, Columns

OFFICES = (
    *("President", "Minister", "Premier", "Chancellor", "Secretary", "Senator", "Sen.", "Governor", "Gov."),
    *("Mayor", "King", "Queen", "Prince", "Princess", "Pope", "Sultan", "Emir", "Congressman"),
    *("Congresswoman", "Rep.", "Ambassador", "Ayatollah", "Commissioner", "General", "Speaker"),
)
OFFICE = re.compile(
    r"(?:^|[\s\"'“(])(?P<office>"
    r"(?:(?:Vice|Deputy|Prime|Foreign|Defen[cs]e|Finance|Interior|Trade|Oil|Energy|Justice|Health"
    r"|Economy|Economics|Agriculture|Treasury|Labou?r|Commerce|Education|Transport|Environment|Information"
    r"|Crown|Grand|Attorney)[ -])?"
    rf"(?:{'|'.join(map(re.escape, OFFICES))})"
    r")\s{1,3}$"
)
"""A title of office right before a name; courtesy titles such as `Mr` say nothing."""
BY_FAR = 10
"""Times as many articles that use initials for one thing as for all others together."""
SOLE = frozenset({"president", "premier", "chancellor", "king", "queen", "pope"})
WINDOW = 731
"""Days: an office may change hands, so a name in full must stand in an article as near as this."""
REACH = 60
"""Characters before a name that are searched for a title."""
COURTESY = re.compile(r"(?:Mrs?|Ms|Miss|Lady|Dr)\.? $")
INITIALS = range(2, 7)
"""Letters of initials that are read as such."""


class Seen(Struct):
    """What articles say of one entity: its name in full, the days of those that give it, one of them."""

    name: str
    days: set[date] = field(default_factory=set)
    article: str = ""
    headline: str = ""
    articles: set[str] = field(default_factory=set)

    def add(self, article: Article) -> None:
        """Take in one more article."""
        self.articles.add(article.id)
        if article.date.earliest:
            self.days.add(article.date.earliest)
        if not self.article or article.id < self.article:
            self.article, self.headline = article.id, article.headline

    def is_near(self, day: date | None) -> bool:
        """Whether an article gives the name in full near a day."""
        return day is not None and any(abs((day - other).days) <= WINDOW for other in self.days)


class Bearing(Struct, frozen=True, kw_only=True):
    """Which names of an article, by number, tell what names in other articles mean, or are told by them."""

    telling: tuple[int, ...]
    stems: tuple[str, ...]
    """Of each that tells, the word that it begins with where that alone may mean it, in small letters."""
    letters: tuple[str, ...]
    """Of each that tells, its initials where it is written as these."""
    offices: tuple[str, ...]
    """Of each that tells, the title of office right before it."""
    short: tuple[int, ...]
    titles: tuple[str, ...]
    """Of each that is short, the title of office right before it."""


class Across:
    """What all articles say of initials and of holders of offices."""

    def __init__(self, asked: Iterable[Named]) -> None:
        """Learn what may explain the names that are asked for."""
        names = {(name.name, name.text): name for name in asked}.values()
        self._stems = {name.name.casefold() for name in names}
        self._letters = set(filter(None, map(initials_of, names)))
        self._initials: dict[str, dict[str, Seen]] = {}
        self._offices: dict[tuple[str, str], dict[str, Seen]] = {}
        self._companies = Companies()
        self._by_far: dict[str, Explained | None] = {}

    def learn(self, article: Article, found: Columns, names: FullNames, bearing: Bearing) -> None:
        """Take in what the telling names of an article say of what is asked for."""
        told = zip(bearing.telling, bearing.stems, bearing.letters, bearing.offices, strict=True)
        for place, stem, letters, office in told:
            if not office and stem not in self._stems and letters not in self._letters:
                continue
            entity, name = found.entities[place], names.names[place]
            for surname in surnames_of(name) if office else ():
                seen = self._offices.setdefault((office, surname.casefold()), {})
                _see(seen, article, name, entity)
            if stem in self._stems:
                self._companies.learn(article.id, stem, name, entity)
            if letters in self._letters:
                _see(self._initials.setdefault(letters, {}), article, name, entity)

    def explain(self, article: Article, names: Sequence[Named], titles: Sequence[str]) -> Explained | None:
        """Say what a short name means, from all its places in an article; None where nothing tells.

        `titles` has the title of office right before each of the places.
        """
        letters = initials_of(names[0])
        if letters in self._initials:
            return self._explain_letters(letters)
        if is_bare(names[0]):
            return self._companies.explain(names[0])
        for name, office in zip(names, titles, strict=True):
            if office and (name.name == name.text or _is_sole(office)):
                seen = self._offices.get((office, name.text.casefold()), {})
                near = {entity: one for entity, one in seen.items() if one.is_near(article.date.earliest)}
                return _only(near, f"the {office} whom the article '{{headline}}' names in full: {{name}}")
        return None

    def _explain_letters(self, letters: str) -> Explained | None:
        """Say once what initials mean, after all has been learnt."""
        if letters not in self._by_far:
            meant = _by_far(self._initials[letters])
            reason = "the initials of {name}, as the article '{headline}' uses them"
            self._by_far[letters] = _only(meant, reason)
        return self._by_far[letters]


def find_bearing(article: Article, named: Sequence[Named], entities: Iterable[str]) -> Bearing:
    """Find the names of an article, each with its entity, that have to do with other articles."""
    learnt: set[tuple[str, str, str]] = set()
    telling: dict[int, tuple[str, str, str]] = {}
    for number, (name, entity) in enumerate(zip(named, entities, strict=True)):
        if name.kind == "organization":
            # A name says the same in each place of an article; a title stands in one.
            said = (name.text, name.name, entity)
            stem, letters = stem_of(name), initials_of(name)
            if said not in learnt and (stem or letters):
                telling[number] = (stem, letters if letters in acronyms_of(name.name) else "", "")
            learnt.add(said)
        # Only a name that is full where the title stands: `President Reagan` may not be Nancy Reagan.
        elif name.kind == "person" and is_full(name.text) and (office := office_of(article, name)):
            telling[number] = ("", "", office)
    short = _short(article, named)
    return Bearing(
        telling=tuple(telling),
        stems=tuple(stem for stem, _, _ in telling.values()),
        letters=tuple(letters for _, letters, _ in telling.values()),
        offices=tuple(office for _, _, office in telling.values()),
        short=tuple(short),
        titles=tuple(short.values()),
    )


def _short(article: Article, named: Sequence[Named]) -> dict[int, str]:
    """Find the names that others may explain, each with its title: of a surname one must stand somewhere."""
    titles = {n: office_of(article, one) for n, one in enumerate(named) if _is_told_elsewhere(article, one)}
    told = {
        named[number].text.casefold()
        for number, title in titles.items()
        if title or named[number].kind != "person"
    }
    return {number: title for number, title in titles.items() if named[number].text.casefold() in told}


def _is_sole(office: str) -> bool:
    """Whether one alone holds an office: `President Reagan` is not Nancy Reagan, whom the article names."""
    return office in SOLE or (" " in office and office.rpartition(" ")[2] in ("minister", "secretary"))


def is_short(name: Named) -> bool:
    """Whether other articles may say what a name is short for; a surname's office may be another's."""
    if name.entity:
        return False
    if name.kind == "person":
        return not is_full(name.text)
    if name.kind != "organization":
        return False
    return (bool(initials_of(name)) and name.name == name.text) or is_bare(name)


def _is_told_elsewhere(article: Article, name: Named) -> bool:
    """Whether a short name may be explained by others than its own article.

    A surname that its article explains may be explained better by an office; `Mrs Reagan` may not.
    """
    if not is_short(name):
        return False
    return name.name == name.text or not COURTESY.search(_before(article, name))


def is_titled(article: Article, name: Named) -> bool:
    """Whether a title of office or courtesy stands right before a name."""
    return bool(office_of(article, name) or COURTESY.search(_before(article, name)))


def initials_of(name: Named) -> str:
    """Read the letters of a name that may be initials; empty where it is none."""
    if name.kind != "organization" or not name.text.isupper():
        return ""
    letters = name.text.replace(".", "")
    return letters if letters.isalpha() and len(letters) in INITIALS else ""


def office_of(article: Article, name: Named) -> str:
    """Read the title of office right before a name, in small letters; empty where there is none."""
    before = _before(article, name)
    # Few names have a title before them, and to look for all that it may begin with takes long.
    found = OFFICE.search(before) if before.rstrip().endswith(OFFICES) else None
    return " ".join(found["office"].casefold().rstrip(".").split()) if found else ""


def _before(article: Article, name: Named) -> str:
    return article.parts[name.line].text[max(0, name.start - REACH) : name.start]


def _see(table: dict[str, Seen], article: Article, name: str, entity: str) -> None:
    table.setdefault(entity, Seen(name)).add(article)


def _by_far(meant: Mapping[str, Seen]) -> Mapping[str, Seen]:
    """Leave the one meaning that articles use by far the most often; all where there is none."""
    ranked = sorted(meant, key=lambda entity: (-len(meant[entity].articles), entity))
    others = sum(len(meant[entity].articles) for entity in ranked[1:])
    first = len(meant[ranked[0]].articles)
    return {ranked[0]: meant[ranked[0]]} if first >= BY_FAR * others and first >= BY_FAR else meant


def _only(meant: Mapping[str, Seen], reason: str) -> Explained | None:
    """Take the one entity that is meant wherever articles tell; of several, none is guessed."""
    if len(meant) != 1:
        return None
    [(entity, seen)] = meant.items()
    return Explained(entity, seen.name, reason.format(name=seen.name, headline=seen.headline))
