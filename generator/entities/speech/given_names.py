"""Given names that tell whether a person is a man or a woman."""

from generator.entities.speech.speech_words import word_set

MEN = word_set(
    """
    James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony
    Mark Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Timothy Ronald Edward Jason Jeffrey Ryan
    Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander
    Frank Patrick Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Douglas Zachary Peter Kyle
    Ethan Walter Noah Jeremy Christian Keith Roger Terry Harry Carl Arthur Lawrence Albert Joe Jim Bob Bill
    Tom Mike Dan Dave Steve Jeff Greg Ken Ron Rick Rob Ted Tim Tony Ben Sam Fred Howard Ralph Eugene Russell
    Louis Philip Bobby Johnny Bradley Vladimir Boris Mikhail Ivan Sergei Nikolai Mohammed Muhammad Mohamed
    Ahmed Ali Hassan Hussein Abdullah Ibrahim Omar Yusuf Juan Carlos Luis Jorge Pedro Miguel Antonio Fernando
    Francisco Manuel Raul Pablo Hans Karl Klaus Helmut Wolfgang Gerhard Jacques Pierre Francois Michel Andre
    Giovanni Giuseppe Mario Marco Luigi Yasuhiro Kiichi Hiroshi Margarito Ronald Barack Bernie Marco Newt Mitt
    Chuck Rand Chris Harold Stanley Leonard Norman Ernest Alan Allen Graham Nigel Ian Simon Neil Geoffrey
    Clive Trevor Martin Vincent Roy Bruce Wayne Craig Glenn Dean Todd Chad Derek Brett Brent Lloyd Leslie
    """
) - {"Leslie"}
WOMEN = word_set(
    """
    Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Margaret
    Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Laura Sharon Cynthia
    Dorothy Amy Kathleen Angela Shirley Emma Brenda Pamela Nicole Anna Samantha Katherine Christine Debra
    Rachel Carolyn Janet Maria Catherine Heather Diane Olivia Julie Joyce Victoria Ruth Virginia Lauren
    Kelly Christina Joan Evelyn Judith Andrea Hannah Megan Cheryl Jacqueline Martha Madison Teresa Gloria
    Sara Janice Ann Anne Kathryn Abigail Sophia Frances Jean Alice Judy Isabella Julia Grace Amber Denise
    Danielle Marilyn Beverly Charlotte Natalie Theresa Diana Brittany Doris Kayla Alexis Lori Marie Hillary
    Ivanka Melania Chelsea Huma Kellyanne Carly Condoleezza Madeleine Janet Angela Indira Benazir Corazon
    Imelda Violeta Golda Gro Megyn Katrina Debbie Kathy Susan Sue Jane Helen Ellen Claire Kate Lucy Sally
    Fatima Aisha Leila Olga Svetlana Natalia Tatiana Elena Irina Yulia Ursula Simone Isabel Carmen Rosa Elsa
    """
)


def gender_of(name: str) -> str:
    """Tell by the given name of a full name: `m`, `f`, or empty where it tells nothing."""
    words = name.split()
    if len(words) < 2:
        return ""
    first = words[0]
    return "m" if first in MEN else "f" if first in WOMEN else ""
