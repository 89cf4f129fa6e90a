"""Dates with doubts, gaps or ends that are open, as the library for EDTF reads them."""

from typing import Any


def parse_doubtful(value: str) -> Any:
    """Parse a value of EDTF; raise `ValueError` where it is none."""
    from edtf import parse_edtf  # a tenth of what starting takes, and most dates are plain
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        return parse_edtf(value)
    except EDTFParseException:
        raise ValueError(value) from None
