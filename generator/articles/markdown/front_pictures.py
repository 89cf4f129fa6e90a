"""Pictures that front matter names: `image`, `cover` and the like, as site generators write them."""

from collections.abc import Iterator, Mapping

from generator.model import Part, Picture

KEYS = frozenset(
    ["image", "images", "cover", "cover_image", "featured_image", "featuredimage", "thumbnail", "header"]
)
FILES = ("image", "path", "src", "file", "url", "overlay_image")
"""Where these are keys of a mapping."""
WORDS = {
    "caption": ("caption", "title", "description"),
    "alt": ("alt",),
    "credit": ("credit", "attribution", "copyright", "author"),
}
SAID = frozenset(
    f"{key}{joint}{name}"
    for key in KEYS - {"images", "header"}
    for joint in ("_", "")
    for names in WORDS.values()
    for name in names
)
"""Keys that say more of a picture, such as `image_caption`."""


def find_pictures(stated: object, basis: str) -> tuple[Part, ...]:
    """Make captions of the pictures that the keys of a front matter name."""
    around = {str(key).lower(): value for key, value in stated.items()} if isinstance(stated, dict) else {}
    return tuple(
        caption
        for key, value in around.items()
        if key in KEYS
        for caption in _captions(key, value, around, f"{key} in {basis}")
    )


def _captions(key: str, value: object, around: Mapping[str, object], basis: str) -> Iterator[Part]:
    if isinstance(value, list):
        for one in value:
            yield from _captions(key, one, {}, basis)
    elif isinstance(value, dict):
        known = {str(name).lower(): one for name, one in value.items()}
        address = next((str(known[name]) for name in FILES if isinstance(known.get(name), str)), "")
        if address.strip():
            yield _caption(address, known, basis)
    elif isinstance(value, str) and value.strip() and key != "header":
        start = key if key in around else key.removesuffix("s")
        found = {
            name: str(around[f"{start}{joint}{name}"])
            for names in WORDS.values()
            for name in names
            for joint in ("_", "")
            if isinstance(around.get(f"{start}{joint}{name}"), str)
        }
        yield _caption(value, found, basis)


def _caption(address: str, known: Mapping[str, object], basis: str) -> Part:
    words = {
        field: next((" ".join(str(known[n]).split()) for n in names if isinstance(known.get(n), str)), "")
        for field, names in WORDS.items()
    }
    picture = Picture(address=address.strip(), alt=words["alt"], credit=words["credit"], basis=basis)
    return Part(kind="caption", text=words["caption"], picture=picture)
