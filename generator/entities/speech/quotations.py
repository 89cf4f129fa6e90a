"""Who says what in an article, directly and indirectly, by rule."""

from collections.abc import Sequence

from generator.entities.speech.direct import Reader, Spoken, find_spoken
from generator.entities.speech.indirect import find_indirect
from generator.entities.speech.speakers import Speakers
from generator.model import Appearance, Article, Place, Quotation, QuotationKind, Role


def find_quotations(
    article: Article, appearances: Sequence[Appearance], roles: Sequence[Role] = ()
) -> list[Quotation]:
    """Find direct and indirect speech in an article whose names and roles are known, in order of place."""
    speakers = Speakers(article, appearances, roles)
    reader = Reader(article, speakers.people)
    direct = find_spoken(reader)
    found: list[tuple[QuotationKind, Spoken]] = [("direct", one) for one in direct]
    found += [("indirect", one) for one in find_indirect(reader, direct)]
    found.sort(key=lambda item: (item[1].part, item[1].start, item[0]))
    return [_quotation(article, speakers, kind, one) for kind, one in found]


def _quotation(article: Article, speakers: Speakers, kind: QuotationKind, one: Spoken) -> Quotation:
    speaker = speakers.identify(one)
    said = one.said
    return Quotation(
        article=article.id,
        part=one.part,
        start=one.start,
        end=one.end,
        text=article.parts[one.part].text[one.start : one.end],
        kind=kind,
        speaker=speaker.entity,
        speaker_text=speaker.text,
        cue=said.cue if said else "",
        reason=speaker.reason,
        speaker_place=Place(part=said.part, start=said.subject.start, end=said.subject.end) if said else None,
    )
