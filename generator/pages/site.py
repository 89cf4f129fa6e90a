"""What the site is called and where it stands, as the configuration says."""

from urllib.parse import quote, urlsplit

from msgspec import Struct

from generator.words import ENGLISH, Voice

# What may stand in a path as it is (RFC 3986, 3.3), and what ends one.
PATH_SIGNS = "/#!$&'()*+,;=:@~"


class Site(Struct, frozen=True, kw_only=True):
    """The site as a whole; without an address, nothing absolute is said of any page."""

    name: str = "The News Archive"
    url: str = ""
    """Where it is published, ending in `/`; empty where that is not known."""
    language: str = "en"
    """Of its articles, unless they say another."""
    say: Voice = ENGLISH
    """How the archive itself speaks."""

    def absolute(self, path: str) -> str:
        """Give the whole address of what has this path, such as `people/jane-doe.html`; else nothing."""
        if not self.url:
            return ""
        return self.url + quote("" if path == "index.html" else path, safe=PATH_SIGNS)


def site_of(name: str, url: str | None, language: str, say: Voice = ENGLISH) -> Site:
    """Take over what MkDocs knows of the site; an address of another kind than the web's is none."""
    is_of_web = url is not None and urlsplit(url).scheme in {"http", "https"}
    address = f"{url.rstrip('/')}/" if url and is_of_web else ""
    return Site(name=name, url=address, language=language, say=say)
