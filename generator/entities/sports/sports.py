"""Which sport a story is of, by its headline or by the words of its text."""

import re

from msgspec import Struct

from generator.entities.text import Text

SLUG = re.compile(r"([A-Z][A-Za-z]+(?:[ -][A-Z][A-Za-z]+){0,2}) ?(?:--?|–|—|:) ")
"""Agencies open a sports headline with the sport: `SOCCER - …`, `Rugby Union: …`."""
TEAM_SPORTS = {
    "soccer": "football",
    "football": "football",
    "basketball": "basketball",
    "nba": "basketball",
    "baseball": "baseball",
    "cricket": "cricket",
    "rugby union": "rugby union",
    "rugby league": "rugby league",
    "rugby": "rugby",
    "ice hockey": "ice hockey",
    "nhl": "ice hockey",
    "hockey": "hockey",
    "nfl": "American football",
    "american football": "American football",
    "volleyball": "volleyball",
    "handball": "handball",
    "water polo": "water polo",
    "aussie rules": "Australian football",
    "australian rules": "Australian football",
}
"""Sports that teams play, by the words agencies use."""
SINGLE_SPORTS = frozenset(
    """
    tennis golf boxing squash athletics cycling swimming badminton snooker judo wrestling weightlifting
    gymnastics skiing rowing sailing archery fencing shooting triathlon marathon skating bobsleigh luge
    biathlon darts sumo motorcycling diving
    """.split()  # noqa: SIM905 - a list of words reads best as words
) | {"motor racing", "horse racing", "table tennis", "alpine skiing", "nordic skiing", "figure skating"}
"""Sports in which one person wins."""
TERMS = {
    "football": """goal goals goalkeeper striker midfielder defender winger halftime penalty header equaliser
        equalizer substitute qualifier soccer kickoff scorers offside""",
    "cricket": """wicket wickets innings overs batsman batsmen bowler bowled unbeaten seamer spinner lbw
        stumps cricket umpire""",
    "baseball": """inning innings homer homers homered pitcher pitched shutout baseman outfielder reliever
        rbi ballpark baseball bullpen""",
    "basketball": "rebounds assists basketball playoffs forward dunk overtime three-pointers layup rebound",
    "rugby": "tries try conversion scrum fullback flanker lock prop rugby touchline lineout fly-half",
    "ice hockey": "goaltender puck power-play overtime hockey shorthanded faceoff goalie rink",
    "American football": """touchdown touchdowns quarterback yards interception fumble linebacker receiver
        kickoff punt""",
}
FEWEST_TERMS = 5
"""Different words of one sport that make a story one of it where no headline says so."""


class Sport(Struct, frozen=True):
    """A sport, whether teams play it, and how a story is known to be of it."""

    name: str
    teams: bool
    basis: str


def read_sport(text: Text) -> Sport | None:
    """Tell which sport a story is of; None for other stories."""
    for line in text.lines[:1]:
        if found := SLUG.match(line.text):
            slug = found[1].casefold()
            basis = f"the headline's '{found[1]}'"
            if slug in TEAM_SPORTS:
                return Sport(TEAM_SPORTS[slug], True, basis)
            if slug in SINGLE_SPORTS:
                return Sport(slug, False, basis)
    return _by_terms(text)


def _by_terms(text: Text) -> Sport | None:
    said = {name: [term for term in terms.split() if term in text.small] for name, terms in TERMS.items()}
    best = max(said, key=lambda name: len(said[name]))
    if len(said[best]) < FEWEST_TERMS:
        return None
    return Sport(best, True, f"its words {', '.join(said[best][:FEWEST_TERMS])}")
