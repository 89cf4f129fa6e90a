"""What somebody says without quotation marks: turns of a transcript, and posts that are shown and signed."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.entities.speech.attributing import Said
from generator.entities.speech.clauses import Span
from generator.entities.speech.quoted import READ
from generator.model import Mention, Part

TURN = re.compile(r"\s*(?P<label>(?:[A-Z][\w.'’-]{0,30} ?){1,4}):\s+(?=\S)")
LABEL_ENDS = 130
LEAST_TURNS = 2
"""Of each of two speakers: fewer are headings, such as `CORRECTION:`."""
POST = re.compile(
    r"\s*(?:[—–―]|--?)\s*(?P<name>[^\W\d_][^()@]{1,50}?)\s*\(@\w{1,30}\)"
    r"\s*(?:on )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})?\.?\s*\Z"
)
POST_ENDS = 160
"""Characters at the end of a paragraph in which a post is signed."""


def find_unmarked(
    parts: Sequence[Part], people: Mapping[int, Sequence[Mention]]
) -> Mapping[int, tuple[Span, Said]]:
    """Find the paragraphs that are a turn of somebody named, or a signed post: words and speaker."""
    return dict(_posts(parts)) | dict(_turns(parts, people))


def _turns(
    parts: Sequence[Part], people: Mapping[int, Sequence[Mention]]
) -> Iterator[tuple[int, tuple[Span, Said]]]:
    found = {
        n: match for n, part in enumerate(parts) if part.kind in READ and (match := TURN.match(part.text))
    }
    counts = Counter(match["label"] for match in found.values())
    labels = {label for label, count in counts.items() if count >= LEAST_TURNS}
    if len(labels) < 2:
        return
    surnames = {mention.text.split()[-1].casefold() for some in people.values() for mention in some}
    for number, match in found.items():
        if match["label"] in labels and match["label"].split()[-1].casefold() in surnames:
            content = Span(match.end(), len(parts[number].text.rstrip()))
            subject = Span(match.start("label"), match.end("label"))
            yield number, (content, Said(number, subject, ":", "opens the turn"))


def _posts(parts: Sequence[Part]) -> Iterator[tuple[int, tuple[Span, Said]]]:
    for number, part in enumerate(parts):
        if part.kind not in READ or "(@" not in part.text[-POST_ENDS:]:
            continue
        signature = POST.search(part.text, max(0, len(part.text) - POST_ENDS))
        if signature is None:
            continue
        said = Said(number, Span(signature.start("name"), signature.end("name")), "—", "signs the post")
        if part.text[: signature.start()].strip():
            begin = len(part.text) - len(part.text.lstrip())
            yield number, (Span(begin, len(part.text[: signature.start()].rstrip())), said)
        elif number and parts[number - 1].kind in READ:
            above = parts[number - 1].text
            yield number - 1, (Span(len(above) - len(above.lstrip()), len(above.rstrip())), said)
