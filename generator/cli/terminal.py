"""What may be shown on a terminal."""

UNSHOWN = dict.fromkeys((*range(32), *range(127, 160)), "�")


def shown(words: str) -> str:
    """Take out of a line what a terminal would act on."""
    plain = words.encode("utf-8", "replace").decode("utf-8")
    return plain.translate(UNSHOWN)
