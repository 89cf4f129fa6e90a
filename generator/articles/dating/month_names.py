"""Days in words of other languages: `3 février 2024`, `3 de junio de 2024`, `2024年1月1日`."""

import re
from functools import cache

NAMES = """
    janvier januar januari jänner enero gennaio janeiro
    février fevrier februar februari febrero febbraio fevereiro
    mars märz maerz marzo março maart marts
    avril abril aprile
    mai mayo maggio maio mei maj
    juin juni junio giugno junho
    juillet juli julio luglio julho
    août aout agosto augustus augusti
    septembre septiembre setiembre settembre setembro
    octobre oktober octubre ottobre outubro
    novembre noviembre novembro
    décembre decembre dezember diciembre dicembre dezembro december
"""
"""A line a month: French, German, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian.

Only whole names count, and only beside a year: short ones are words of other languages.
"""
WEEKDAYS = """
    lundi mardi mercredi jeudi vendredi samedi dimanche
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lunes martes miércoles jueves viernes sábado domingo segunda-feira terça-feira quarta-feira quinta-feira
    sexta-feira lunedì martedì mercoledì giovedì venerdì sabato domenica
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
"""
YEAR = r"(?:1[6-9]|20)\d\d"
CJK = re.compile(
    rf"(?P<year>{YEAR})\s?(?:年|년)\s?(?P<month>\d{{1,2}})\s?(?:月|월)\s?(?P<day>\d{{1,2}})\s?(?:日|일)"
)


@cache
def months() -> "dict[str, int]":
    """Read the number of each month by its names."""
    lines = NAMES.strip().split("\n")
    return {name: number for number, line in enumerate(lines, start=1) for name in line.split()}


@cache
def foreign_day() -> "re.Pattern[str]":
    """Make the pattern of a day in these languages."""
    return re.compile(
        rf"(?:\b(?:{'|'.join(WEEKDAYS.split())}),?\s+)?(?:\b(?:le|den|am|il|el)\s+)?"
        r"(?P<day>\d{1,2})(?:\.|er|º|°)?\s+(?:de\s+)?"
        rf"(?P<month>{'|'.join(months())})\s+(?:de\s+)?(?P<year>{YEAR})",
        re.IGNORECASE,
    )
