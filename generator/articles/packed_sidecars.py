"""Sidecars that lie in a package: each speaks for the member beside it, as in a folder."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from generator.articles.files import SIDECAR, name_sidecars, say_alone, say_shared
from generator.articles.formats import Flaw, Item
from generator.articles.sidecars import Stated, decode_sidecar, note_gaps
from generator.errors import Problem
from generator.model import Part

NONE = Stated()


class PackedSidecars(Struct):
    """The sidecars of one package, which come before what they speak for."""

    _held: dict[str, Item] = field(default_factory=dict)
    _stated: dict[str, Stated] = field(default_factory=dict)
    _members: dict[str, list[str]] = field(default_factory=dict)
    """By sidecar, for whom it speaks."""

    def keep(self, one: Item | Flaw) -> bool:
        """Keep a member that is a sidecar; tell whether it is one."""
        if isinstance(one, Flaw) or not one.member.endswith(SIDECAR):
            return False
        self._held[one.member] = one
        return True

    def speak_for(self, member: str) -> Stated:
        """Read what speaks for a member; raise `UnreadableFile` or `RecordError` where it is wrong."""
        name = next((name for name in name_sidecars(member) if name in self._held), "")
        if not name:
            return NONE
        self._members.setdefault(name, []).append(member)
        if name not in self._stated:
            item = self._held[name]
            self._stated[name] = decode_sidecar(item.data, f"{item.path}/{name}")
        return self._stated[name]

    def pictures(self) -> Mapping[str, tuple[Part, ...]]:
        """Give the captions that are stated, by member."""
        return {
            member: self._stated[name].pictures
            for name, members in self._members.items()
            if name in self._stated
            for member in members
        }

    def shared(self) -> Mapping[str, str]:
        """Say of each member whose sidecar would speak for others too that it would."""
        return {
            member: say_shared(name, len(members))
            for name, members in self._members.items()
            if len(members) > 1
            for member in members
        }

    def problems(self, path: str) -> Iterator[Problem]:
        """Say which sidecars are alone, and which mark something as not known yet; `path` is the package."""
        for name in sorted(self._held.keys() - self._members.keys()):
            yield Problem(severity="warning", path=path, message=f"{name}: {say_alone(name)}")
        for name, stated in sorted(self._stated.items()):
            yield from note_gaps(path, stated.gaps, f"{name} ")
