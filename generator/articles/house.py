"""What an archive takes for granted, and hands to every reader."""

from collections.abc import Mapping

from msgspec import Struct, field


class House(Struct, frozen=True, kw_only=True):
    """An archive's language, its years, and the names it knows its sources by."""

    language: str = "en"
    years: tuple[int, int] | None = None
    """First and last year that a day without a year may be read in."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """The preferred name of each source, by each of its names in lower case."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """What each source is, by its preferred name, such as `agency`, where its record says so."""
    code_pages: Mapping[str, str] = field(default_factory=dict)
    """The encoding, by folder, of text that does not tell its own."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The column of a table that holds a field, where its name does not tell."""

    def code_page(self, path: str) -> str:
        """Find the code page of the innermost folder around a file that has one."""
        folders = [folder for folder in self.code_pages if path.startswith(f"{folder}/")]
        return self.code_pages[max(folders, key=len)] if folders else ""
