"""Place names that stand for the place's team in a sports story."""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from generator.entities.marking.sightings import Sighting
from generator.entities.sports.results import add_results
from generator.entities.sports.sports import Sport, read_sport
from generator.entities.text import Line, Text

ROLES = frozenset(
    """
    captain coach manager striker goalkeeper keeper midfielder defender winger skipper bowler batsman pitcher
    quarterback side team squad players player fans supporters goal bench line-up lineup defence defense
    midfield fullback flanker attack innings
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Behind a place's name, these are of its team: `England captain`."""
DOES = frozenset(
    """
    beat beats defeated thrashed drew draw won win wins lost lose loses crushed edged trounced routed play
    plays played face faces faced meet met qualified qualify declared batted bowled hammered overcame trail
    trailed trailing clinched retained equalised equalized v vs versus stunned downed upset blanked swept
    outscored scored conceded reached fielded led lead struggled dominated needed bat
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Behind a place's name, these are what its team does."""
DONE_TO = frozenset(
    """
    beat beats defeated thrashed against v vs versus past edged crushed trounced routed downed stunned upset
    blanked hammered swept outplayed beating defeating facing
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Before a place's name, these are done to its team."""
DONE_BY = frozenset(
    [
        *(
            "lost to",
            "loss to",
            "defeat by",
            "defeat to",
            "defeat of",
            "beaten by",
            "win over",
            "victory over",
        ),
        *(
            "draw with",
            "drew with",
            "match with",
            "play for",
            "played for",
            "plays for",
            "up with",
            "defeated by",
        ),
        *("defeats by", "defeats of", "wins over", "lead over", "tie with", "home to", "fell to", "test for"),
    ]
)
HELPING = frozenset(
    "have has had will would could can may should also did who were was are is to".split()  # noqa: SIM905 - words
)
PLACED = frozenset(
    """
    in at near from around outside inside throughout across leave left visit visited toward towards into
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Before a place's name, these mean the place."""
YEAR = re.compile(r"(?:19|20)\d\d")
FIXTURE = re.compile(r"[A-Z][A-Z.' -]{1,30} (?:at|AT|v|V|vs) [A-Z][A-Z.' -]{1,30}")
"""A line that says who plays where: `OAKLAND at SEATTLE`."""
COUNTRIES = frozenset({"country", "former country"})
NATIONS = frozenset({"England", "Scotland", "Wales", "Northern Ireland"})
"""Not countries in the gazetteer, with national teams of their own."""


def read_sports(text: Text, sightings: Sequence[Sighting]) -> Sequence[Sighting]:
    """Read a sports story's results, and its places as teams; other stories stay as they are."""
    sport = read_sport(text)
    return take_teams(text, sport, add_results(text, sport, sightings)) if sport else sightings


def take_teams(text: Text, sport: Sport, sightings: Sequence[Sighting]) -> list[Sighting]:
    """Let a place's name stand for its team where its words say so, and all through if teams play."""
    why: dict[str, str] = {}
    for sighting in sightings:
        if _may_play(sighting) and (words := _playing(text.lines[sighting.line], sighting)):
            why.setdefault(sighting.form.casefold(), words)
    return [_taken(text, sport, sighting, why) for sighting in sightings]


def _taken(text: Text, sport: Sport, sighting: Sighting, why: Mapping[str, str]) -> Sighting:
    if not _may_play(sighting) or _is_placed(text, sighting):
        return sighting
    words = why.get(sighting.form.casefold(), "")
    if words and (sport.teams or _playing(text.lines[sighting.line], sighting)):
        return _team(sighting, sport, words)
    # In a report of a match a nation is a team too, unless its words mean the place.
    if sport.teams and len(why) > 1 and _is_nation(sighting) and not _owns(text, sighting):
        return _team(sighting, sport, next(iter(why.values())))
    return sighting


def _may_play(sighting: Sighting) -> bool:
    return sighting.kind == "place" and sighting.origin not in ("dateline", "model")


def _team(sighting: Sighting, sport: Sport, words: str) -> Sighting:
    name = f"{sighting.name or sighting.form} ({sport.name} team)"
    return replace(
        sighting,
        # A country's name stays a place's name, whatever it stands for; a town's or county's does not.
        kind="place" if _is_nation(sighting) else "organization",
        thing="organization",
        form=name,
        entity="",
        name=name,
        origin="team",
        basis=f"a place's name that stands for its team, as {words} shows; "
        f"a story of {sport.name} by {sport.basis}",
    )


def _is_nation(sighting: Sighting) -> bool:
    return sighting.origin in COUNTRIES or sighting.name in NATIONS


def _playing(line: Line, sighting: Sighting) -> str:
    """Quote the words beside a name that make a team of it; empty where none do."""
    if FIXTURE.fullmatch(line.text.strip()):
        return f"'{line.text.strip()}'"
    return _before(line, sighting) or _behind(line, sighting)


def _before(line: Line, sighting: Sighting) -> str:
    words = line.words[max(0, sighting.first - 2) : sighting.first]
    if not words or line.words[sighting.first].gap not in (" ", ""):
        return ""
    before = words[-1].text.lower()
    both = " ".join(word.text.lower() for word in words)
    if both in DONE_BY:
        return f"'{both} {sighting.form}'"
    return f"'{before} {sighting.form}'" if before in DONE_TO else ""


def _behind(line: Line, sighting: Sighting) -> str:
    words = line.words[sighting.after : sighting.after + 3]
    if not words:
        return ""
    following = [word.text.lower() for word in words]
    if following[0] == "s" and words[0].gap == "'":
        return f"'{sighting.form}'s {following[1]}'" if following[1:] and following[1] in ROLES else ""
    if words[0].gap not in (" ", ""):
        return ""
    if following[0] in ROLES or following[0] in DOES:
        return f"'{sighting.form} {following[0]}'"
    if following[0] in HELPING and following[1:] and following[1] in DOES:
        return f"'{sighting.form} {following[0]} {following[1]}'"
    is_score = following[0].isdigit() and len(following[0]) <= 3
    return f"'{sighting.form} {following[0]}'" if is_score else ""


def _owns(text: Text, sighting: Sighting) -> bool:
    words = text.lines[sighting.line].words[sighting.after : sighting.after + 1]
    return bool(words) and words[0].text == "s" and words[0].gap == "'"


def _is_placed(text: Text, sighting: Sighting) -> bool:
    """Whether the words before a name mean the place itself, as in `in London` or `(Germany)`."""
    line = text.lines[sighting.line]
    word = line.words[sighting.first]
    following = line.words[sighting.after].text if sighting.after < len(line.words) else ""
    if word.gap == "(" or (sighting.first == 0 and YEAR.fullmatch(following)):
        return True
    if FIXTURE.fullmatch(line.text.strip()):
        return False
    if text.dateline and line.number == text.dateline.part and word.start < text.dateline.end:
        return True
    return bool(sighting.first) and line.words[sighting.first - 1].text.lower() in PLACED
