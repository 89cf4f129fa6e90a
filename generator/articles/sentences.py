"""Where the sentences of a text begin and end, by rule."""

import re
from collections.abc import Iterator

from msgspec import Struct

# Followed by a name: the full stop never ends the sentence.
TITLES = frozenset(
    """Mr Mrs Ms Dr Prof Rev Hon Fr Sen Sens Rep Reps Gov Govs Pres Gen Gens Lt Col Sgt Capt Maj Cmdr Cpl
    Pvt Pfc Adm Brig Supt Insp Det Messrs Mme Mlle Amb Atty Asst Assoc St Ste Mt Ft vs v cf viz e.g i.e
    al approx""".split()  # noqa: SIM905 - plain words
)
# Followed by a number: the full stop does not end the sentence.
BEFORE_NUMBER = frozenset(
    """No Nos no nos Art Fig Vol vol pp p Sec Ch Rs Sept Sep""".split()  # noqa: SIM905 - plain words
)
# May stand last in a sentence: the full stop ends it only where a word that opens sentences follows.
UNSURE = frozenset(
    """Inc Corp Ltd Co Cos Bros Jr Sr Ltda Pty Pte plc PLC LLC etc Dept Univ Ave Blvd Rd Hwy Intl Natl Govt
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Ala Ariz Ark
    Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn
    Tenn Tex Va Vt Wash Wis Wyo Ph.D M.D""".split()  # noqa: SIM905 - plain words
)
OPENERS = frozenset(
    """A After All Although Among An And Another Any As At Because Before Both But By Despite During Each
    Earlier Even Every For From He Her His How However I If In Instead It Its Last Later Many Meanwhile
    Most My Nearly Neither No None Nor Not Now Of On Once One Only Or Other Others Our She Since So Some
    Such That The Their Then There These They This Those Though Three To Two Under Until We What When
    Where Whether Which While Who Why With Yet You Your""".split()  # noqa: SIM905 - plain words
)
CLOSERS = "\"'”’»)\\]}"
STOP = re.compile(rf"(?P<wide>[。！？｡]+[」』）”’]*)|(?P<mark>[.!?…؟۔।]+)(?P<closers>[{CLOSERS}]*)|\n\s*\n")
TOKEN = re.compile(r"[^\s\"“‘'(\[{—–]+\Z")
NEXT = re.compile(r"[\"“”‘’'«»(\[{<*•–—-]*(?P<word>[^\W\d_]+)?(?P<after>[.'’]?)")
SPOKEN = re.compile(
    r"(?:[A-Z][\w.'’-]{0,30} ){1,4}"
    r"(?:said|says|asked|asks|told|added|replied|wrote|tweeted|shouted|cried|wondered)\b"
)
LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
GLUED = re.compile(r"[^\W\d_]{2}[^\w\s]?\Z")
LOOK_BACK, LOOK_AHEAD = 40, 160


class Span(Struct, frozen=True):
    """One sentence, as offsets into its text."""

    start: int
    end: int


def find_sentences(text: str) -> tuple[Span, ...]:
    """Cut a text into sentences; every character but white space lies in exactly one of them."""
    return tuple(_sentences(text))


def find_first_sentence(text: str) -> str:
    """Take the first sentence of a text; empty where it has no words."""
    first = next(_sentences(text), None)
    return text[first.start : first.end] if first else ""


def _sentences(text: str) -> Iterator[Span]:
    start = _skip_space(text, 0)
    for stop in STOP.finditer(text):
        if stop.start() < start or not _is_end(text, start, stop):
            continue
        end = stop.end() if stop.group().strip() else _trim(text, stop.start())
        yield Span(start, end)
        start = _skip_space(text, stop.end())
    end = len(text.rstrip())
    if start < end:
        yield Span(start, end)


def _trim(text: str, end: int) -> int:
    while text[end - 1].isspace():
        end -= 1
    return end


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _is_end(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop["wide"] or not stop["mark"]:
        return True
    at = _skip_space(text, stop.end())
    if at == len(text):
        return True
    token = _token_before(text, start, stop.start())
    if at == stop.end():
        return _is_missing_space(text, token, stop)
    following = NEXT.match(text, at, at + LOOK_AHEAD)
    word = (following["word"] or "") if following else ""
    if word[:1].islower():
        return False
    if stop["mark"] == ".":
        return _full_stop_ends(text, start, stop, token, word, at)
    return _other_mark_ends(text, stop, at)


def _token_before(text: str, start: int, at: int) -> str:
    found = TOKEN.search(text, max(start, at - LOOK_BACK), at)
    return found.group() if found else ""


def _is_missing_space(text: str, token: str, stop: re.Match[str]) -> bool:
    """Read `…ended.The` as two sentences, but not `U.S.troops`, `Yahoo.com` or `3.5`."""
    after = text[stop.end() : stop.end() + 2]
    if not (len(after) == 2 and after[0].isupper() and after[1].islower()):
        return False
    if '"' in stop["closers"] or "'" in stop["closers"] or "." in token or "/" in token or "@" in token:
        return False
    return bool(GLUED.search(token)) and token[-1:].islower()


def _full_stop_ends(text: str, start: int, stop: re.Match[str], token: str, word: str, at: int) -> bool:
    bare = token.rstrip(",;:")
    begins = start + len(token) == stop.start()
    if stop["closers"].strip(")]}"):
        return True
    if bare in TITLES or (begins and bare.isdigit()):
        return False
    if bare in BEFORE_NUMBER and text[at].isdigit():
        return False
    unsure = (
        bare in UNSURE or LETTERS.fullmatch(bare) or (len(bare) == 1 and bare.isalpha() and bare.isupper())
    )
    if not unsure:
        return True
    is_initial = len(word) == 1 and text[at + 1 : at + 2] == "."
    return (word in OPENERS and not is_initial) or text[at] in '"“‘•'


def _other_mark_ends(text: str, stop: re.Match[str], at: int) -> bool:
    if SPOKEN.match(text, at) and stop["closers"].strip(")]}"):
        return False
    ellipsis = stop["mark"] in {"...", "…", ".."}
    return not (ellipsis and text[stop.start() - 1 : stop.start()].isspace())
