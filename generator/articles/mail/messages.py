"""Messages as mail and browsers write them, taken apart; nothing in them is opened yet."""

from email import policy
from email.message import Message
from email.parser import BytesParser

CUT_IN_HEADER = "MissingHeaderBodySeparatorDefect"


def parse_message(data: bytes) -> Message:
    """Take a message apart; of one that ends within a header, that line is no text."""
    # The older policy hands headers over as they stand; the newer one can be made to fail by them.
    message = BytesParser(policy=policy.compat32).parsebytes(data)
    last = message
    while last.is_multipart():
        last = last.get_payload()[-1]  # type: ignore[assignment, index]
    words = last.get_payload()
    if isinstance(words, str) and "\n" not in words and CUT_IN_HEADER in map(_name, last.defects):
        last.set_payload("")
    return message


def _name(defect: object) -> str:
    return type(defect).__name__
