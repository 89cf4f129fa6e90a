"""Datelines of China, Korea and Japan: agency, place and day in one, or place and agency between brackets."""

import re

from msgspec import Struct

HAN = r"[\u3400-\u9fff]"
OWN = frozenset({"本报", "本報", "本社", "本网", "本網", "本台", "本刊"})
"""What a paper calls itself: no agency."""
CHINESE = re.compile(
    rf"[（(【\[]?\s*据?(?P<agency>{HAN}{{1,9}}?[社网網报報台刊])(?P<place>(?!{HAN}*(?:记者|記者))[\u3400-\u9fff·、/]{{0,14}}?)"
    rf"(?P<day>(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日)[\u3400-\u9fff]{{0,4}}?[电電][）)】\]]?"
    r"(?:\s*[（(](?P<names>[^（()）]{1,60})[）)])?[\s:：]*"
)
"""`新华社北京6月12日电（记者张三）`: agency, place, day, `wired`, and who reports."""
BRACKETED = re.compile(
    r"[(（\[［【](?P<place>[^\W\d_a-zA-Z]{1,20})\s?[=＝]\s?(?P<agency>[^\W_a-zA-Z]{2,12})[)）\]］】]\s*"
)
"""`(서울=연합뉴스)`, `【ワシントン＝共同】`."""


class EasternOpening(Struct, frozen=True, kw_only=True):
    """What such a dateline says, and where the story begins."""

    end: int
    text: str
    place: str
    day: str = ""
    agency: str = ""


def find_eastern(head: str) -> EasternOpening | None:
    """Read such a dateline at the start of words."""
    if head.isascii():
        return None
    found = CHINESE.match(head)
    if found:
        agency = "" if found["agency"] in OWN else found["agency"]
        return EasternOpening(
            end=found.end(),
            text=found.group().strip(),
            place=found["place"],
            day=found["day"],
            agency=agency,
        )
    found = BRACKETED.match(head)
    if not found:
        return None
    return EasternOpening(
        end=found.end(), text=found.group().strip(), place=found["place"], agency=found["agency"]
    )
