"""Days in words of other languages: `3 février 2024`, `3 de junio de 2024`, `2024年1月1日`."""

import re
from functools import cache

NAMES = """
    janvier januar januari jänner enero gennaio janeiro ledna januára stycznia января січня ianuarie ocak
        tammikuuta ιανουαρίου ינואר يناير كانون_الثاني جانفي
    février fevrier februar februari febrero febbraio fevereiro února februára lutego февраля лютого
        februarie şubat helmikuuta φεβρουαρίου פברואר فبراير شباط فيفري
    mars märz maerz marzo março maart marts března marca марта березня martie mart maret maaliskuuta
        μαρτίου מרץ מרס مارس آذار اذار
    avril abril aprile dubna apríla kwietnia апреля квітня aprilie nisan huhtikuuta απριλίου אפריל أبريل
        ابريل إبريل نيسان أفريل
    mai mayo maggio maio mei maj května mája maja мая травня mayıs toukokuuta μαΐου μαίου מאי مايو أيار
        ايار ماي
    juin juni junio giugno junho června júna czerwca июня червня iunie haziran kesäkuuta ιουνίου יוני يونيو
        يونيه حزيران جوان
    juillet juli julio luglio julho července júla lipca июля липня iulie temmuz heinäkuuta ιουλίου יולי
        يوليو يوليه تموز جويلية
    août aout agosto augustus augusti srpna augusta sierpnia августа серпня ağustos agustus elokuuta
        αυγούστου אוגוסט أغسطس اغسطس آب أوت
    septembre septiembre setiembre settembre setembro září septembra września сентября вересня septembrie
        eylül syyskuuta σεπτεμβρίου ספטמבר سبتمبر أيلول ايلول
    octobre oktober octubre ottobre outubro října októbra października октября жовтня octombrie ekim
        lokakuuta οκτωβρίου אוקטובר أكتوبر اكتوبر تشرين_الأول تشرين_الاول
    novembre noviembre novembro listopadu novembra listopada ноября листопада noiembrie kasım
        marraskuuta νοεμβρίου נובמבר نوفمبر تشرين_الثاني
    décembre decembre dezembre dezember diciembre dicembre dezembro december prosince decembra grudnia декабря
        грудня decembrie aralık desember joulukuuta δεκεμβρίου דצמבר ديسمبر كانون_الأول كانون_الاول
"""
"""A month each, over two lines: French, German, Spanish, Italian, Portuguese, Dutch, Swedish, Danish,
Norwegian, Czech, Slovak, Polish, Russian, Ukrainian, Romanian, Turkish, Indonesian, Finnish, Greek, Hebrew,
and Arabic as it is written in Egypt, the Levant and the Maghreb.

Only whole names count, and only beside a year or in a dateline: short ones are words of other languages.
"""
WEEKDAYS = """
    lundi mardi mercredi jeudi vendredi samedi dimanche
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lunes martes miércoles jueves viernes sábado domingo segunda-feira terça-feira quarta-feira quinta-feira
    sexta-feira lunedì martedì mercoledì giovedì venerdì sabato domenica
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
    pondělí úterý středa čtvrtek pátek sobota neděle pondelok utorok streda štvrtok piatok nedeľa
    poniedziałek wtorek środa czwartek piątek niedziela
    понедельник вторник среда четверг пятница суббота воскресенье
    الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد
"""
YEAR = r"(?:1[6-9]\d\d|20\d\d|١[٦-٩]\d\d|٢٠\d\d)"
OF_YEAR = r"(?:\s+(?:r\.|roku|г\.|года|р\.|року))?"
CROATIAN = r"(?!\.\s+listopada)"
"""There it is October, and the day has a point; in Polish it is November, and the day has none."""
CJK = re.compile(
    rf"(?:(?P<year>{YEAR})\s?(?:年|년)\s?)?(?P<month>\d{{1,2}})\s?(?:月|월)\s?(?P<day>\d{{1,2}})\s?(?:日|일)"
)


@cache
def months() -> "dict[str, int]":
    """Read the number of each month by its names."""
    lines = NAMES.replace("\n        ", " ").strip().split("\n")
    named = ((number, name) for number, line in enumerate(lines, start=1) for name in line.split())
    return {name.replace("_", " "): number for number, name in named}


@cache
def foreign_day() -> "re.Pattern[str]":
    """Make the pattern of a day in these languages; a dateline may leave out the year."""
    month = "|".join(months())
    return re.compile(
        rf"(?:\b(?:{'|'.join(WEEKDAYS.split())})[,،]?\s+)?(?:\b(?:le|den|am|il|el)\s+)?"
        rf"(?<!\d)(?P<day>\d{{1,2}}){CROATIAN}(?:\.|er|º|°)?\s+(?:de\s+|ב)?"
        rf"(?P<month>{month})(?!\w)(?:\s?/\s?(?:{month})(?!\w))?"
        rf"(?:[,،]?\s+(?:de\s+)?(?P<year>{YEAR}){OF_YEAR})?",
        re.IGNORECASE,
    )
