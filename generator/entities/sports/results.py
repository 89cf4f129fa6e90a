"""Names in the results, tables, scorecards and line-ups of a sports story, where a language model is lost."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.entities.marking.marks import form_of, words_between
from generator.entities.marking.sightings import Sighting
from generator.entities.names import sure_places
from generator.entities.sports.sports import Sport
from generator.entities.text import Line, Text
from generator.entities.words import CALENDAR, NEVER
from generator.model import EntityKind

WORD = r"(?:[A-Z][a-z]{0,2}['’])?[A-Z][\w’'-]{0,30}"
PARTICLE = r"(?:(?:de|da|do|dos|di|del|van|von|der|den|le|la|el|al|bin|ul) ){0,2}"
NAME = rf"(?:(?:[A-Z]\. ?){{1,3}}{PARTICLE}{WORD}|{WORD}(?: {PARTICLE}(?:{WORD}|[A-Z]\.)){{0,3}})"
"""One to four words with a capital, or initials and a surname."""
LINEUP = 4
"""Names in a row, parted by commas, that make a line-up."""
HEADS = frozenset(
    """
    Extras Total Bowling Fall Result Results Standings Attendance Played Halftime Scorers Score Scores Group
    Division League Round Final Semifinal Semifinals Quarterfinals Draw Game Games Overs Umpires Toss Did Team
    Teams Add East West Central Eastern Western American National First Second Third Fourth Points Won Lost
    Seed Pool Section Men Women Singles Doubles Tabulate Under Note Innings Leading Prefix Matches Match
    GB PCT Pct GF GA Pts Pos Pl Lbw Yet Still
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Open lines of a table and name nobody."""


class Pattern(NamedTuple):
    """How a line of results names somebody; the groups `name` and `other` are the names."""

    basis: str
    expression: re.Pattern[str]
    kind: EntityKind | None
    """None: a team where teams play the sport, else a person."""
    sports: frozenset[str] = frozenset()
    """Empty: all sports."""
    full: bool = False
    """Whether a name of one word alone is a team's, whatever the sport."""


def _compile(expression: str) -> re.Pattern[str]:
    return re.compile(expression.replace("NAME", NAME))


PATTERNS = (
    Pattern("initials and a surname", _compile(r"(?<![\w.])(?P<name>(?:[A-Z]\. ?){1,3}NAME)"), "person"),
    Pattern(
        "a name with a country in parentheses",
        _compile(r"(?<![\w.'’-])(?P<name>NAME) ?\( ?(?P<country>[A-Z][\w. ]{1,30}?) ?\)"),
        "person",
        full=True,
    ),
    Pattern(
        "a batsman in a scorecard",
        _compile(r"^(?P<name>NAME) (?:c|b|lbw|st|run out|not out|retired|hit wicket)\b"),
        "person",
        frozenset({"cricket"}),
    ),
    Pattern(
        "a fielder or bowler in a scorecard",
        _compile(r" (?:c|b|st)(?: and b)? (?P<name>NAME)(?= |$)"),
        "person",
        frozenset({"cricket"}),
    ),
    Pattern(
        "a bowler's figures",
        _compile(r"(?:^|: |, |\. )(?P<name>NAME) \d{1,2}(?:\.\d)? ?- ?\d{1,2} ?- ?\d{1,3} ?- ?\d{1,2}"),
        "person",
        frozenset({"cricket"}),
    ),
    Pattern(
        "a scorer with the minute",
        _compile(
            r"(?<![\w.'’-])(?P<name>NAME) ?\( ?\d{1,3}(?:st|nd|rd|th|')?"
            r"(?: ?(?:,|and) ?\d{1,3}(?:st|nd|rd|th|')?){0,5}"
            r"(?: ?(?:minutes?|mins?|penalty|pen|pens|og|own goal)){0,2}\b"
        ),
        "person",
    ),
    Pattern("a line of a table", _compile(r"^(?:\d{1,3}[.)]? )?(?P<name>NAME)(?: [\d.+/-]{1,7}){3,}"), None),
    Pattern(
        "a result",
        _compile(r"^(?:\d{1,3}[.)]? )?(?P<name>NAME) \d{1,3} (?P<other>NAME) \d{1,3}\b"),
        None,
    ),
    Pattern(
        "who beat whom", _compile(r"(?:^|: )(?P<name>NAME) (?:beat|bt|drew with|v|vs) (?P<other>NAME)"), None
    ),
    Pattern(
        "who plays where", _compile(r"^(?P<name>[A-Z][A-Z. ]{2,30}?) at (?P<other>[A-Z][A-Z. ]{2,30})$"), None
    ),
    Pattern(
        "a player's score",
        _compile(r"(?:^|[(;,] ?|\d )(?P<name>NAME)(?: \d{2,3}){2,}"),
        "person",
        frozenset({"golf"}),
    ),
    Pattern(
        "a place in the results",
        _compile(r"^\d{1,3}[.)]? (?P<name>NAME)(?=[ ,(]|$)"),
        "person",
        frozenset({"golf", "athletics", "cycling", "motor racing", "skiing", "swimming", "horse racing"}),
    ),
)
TEAM_LIST = re.compile(rf"(?:[:–—]|-) ?(?=(?:\d{{1,2}}[ -]{{1,3}})?{NAME} ?[,;(])")
ONE_OF_LIST = re.compile(
    rf"(?:^| )(?:\d{{1,2}} ?-? ?)?(?P<name>{NAME})(?: ?\([^()]{{0,40}}\))? ?(?=[,;.]|and |$)"
)
LONGEST_LINE = 2000
"""Characters of a line that is read as results."""


def read_results(text: Text, sport: Sport) -> list[Sighting]:
    """Find names by the shape of result lines, in order of place; none overlaps another."""
    found: list[Sighting] = []
    for line in text.lines:
        if len(line.text) > LONGEST_LINE:
            continue
        taken: set[int] = set()
        for sighting in (*_by_patterns(line, sport), *_in_lineup(line, sport)):
            words = set(range(sighting.first, sighting.after))
            if taken.isdisjoint(words):
                taken |= words
                found.append(sighting)
    return sorted(found, key=lambda sighting: (sighting.line, sighting.first))


def add_results(text: Text, sport: Sport, sightings: Sequence[Sighting]) -> list[Sighting]:
    """Let names read from results stand in place of what else was found there, but for records' names."""
    results = read_results(text, sport)
    covered = {(s.line, number) for s in results for number in range(s.first, s.after)}
    fixed = [s for s in sightings if s.origin == "record" or covered.isdisjoint(_words(s))]
    recorded = {word for s in fixed for word in _words(s)}
    added = [s for s in results if recorded.isdisjoint(_words(s))]
    return sorted([*fixed, *added], key=lambda sighting: (sighting.line, sighting.first))


def _words(sighting: Sighting) -> set[tuple[int, int]]:
    return {(sighting.line, number) for number in range(sighting.first, sighting.after)}


def _by_patterns(line: Line, sport: Sport) -> Iterator[Sighting]:
    for pattern in PATTERNS:
        if pattern.sports and sport.name not in pattern.sports:
            continue
        for match in pattern.expression.finditer(line.text):
            if "country" in pattern.expression.groupindex and match["country"].strip() not in sure_places():
                continue
            for group in ("name", "other"):
                if group in pattern.expression.groupindex:
                    kind = pattern.kind or ("organization" if sport.teams else "person")
                    if pattern.full and sport.teams and " " not in match[group]:
                        kind = "organization"
                    yield from _sighting(line, match.start(group), match.end(group), kind, pattern.basis)


def _in_lineup(line: Line, sport: Sport) -> Iterator[Sighting]:
    """Find the players of `England - David Seaman, Gary Neville, …`."""
    opening = TEAM_LIST.search(line.text)
    if opening is None or not sport.teams:
        return
    names = list(ONE_OF_LIST.finditer(line.text, opening.end()))
    if len(names) >= LINEUP:
        for match in names:
            yield from _sighting(line, match.start("name"), match.end("name"), "person", "a line-up")


def _sighting(line: Line, start: int, end: int, kind: EntityKind, basis: str) -> Iterator[Sighting]:
    first, after = words_between(line, start, end)
    words = [word.text for word in line.words[first:after]]
    if first >= after or _is_no_name(words):
        return
    form = form_of(line, first, after)
    if form in sure_places() or form.title() in sure_places():
        return  # a place's name; whether a team is meant, its words tell
    yield Sighting(
        line=line.number, first=first, after=after, form=form, kind=kind, origin="results",
        basis=f"{basis} in the results",
    )  # fmt: skip


def _is_no_name(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) > 1]
    return not long or any(_is_head(word) for word in long)


def _is_head(word: str) -> bool:
    return word in HEADS or word in CALENDAR or (word in NEVER and word.title() == word) or word.isdigit()
