"""Text as the words of an address."""

from functools import partial

from slugify import slugify as make_slug

# By itself it looks for another package at each name, and would make other addresses where that is installed.
slugify = partial(make_slug, backend="text-unidecode")
