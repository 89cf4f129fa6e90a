"""Which way the writing of a language runs."""

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
"""Those that run from right to left, by ISO 15924."""


def direction(language: str) -> str:
    """Give `rtl` or `ltr` for a language tag: by the script that it states, else by the language."""
    first, *rest = language.lower().split("-")
    script = next((one for one in rest if len(one) == 4 and one.isalpha()), "")
    return "rtl" if (script in SCRIPTS if script else first in RIGHT_TO_LEFT) else "ltr"
