"""The files of the index: those of what changed are made, and all others kept as they are."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from generator.publish.search.cards import cut_blocks, make_cards
from generator.publish.search.comparing import Comparison
from generator.publish.search.cutting import Border, Row, cut_again
from generator.publish.search.encoding import name_of
from generator.publish.search.facts import (
    FACTS_TOGETHER,
    NAMES_TOGETHER,
    leads_to,
    make_facts_file,
    make_names,
)
from generator.publish.search.folder import File, Folder
from generator.publish.search.holding import Store, Told
from generator.publish.search.noting import Notes
from generator.publish.search.segments import FAMILIES, Segment
from generator.publish.search.shards import Entry, change_rows, make_shard, parse_shard, shard_rule
from generator.publish.search.suggestions import (
    Named,
    change_names,
    make_names_file,
    name_rule,
    pages_by_word,
    parse_names,
)


class Filing(Struct, frozen=True, kw_only=True):
    """Puts the files of an index into its folder."""

    segments: Sequence[Segment]
    found: Comparison
    before: Notes
    folder: Folder
    store: Store

    def put_cards(self) -> None:
        """Put the files out of which results are shown."""
        for segment, noted in zip(self.segments, self.found.segments, strict=True):
            if segment.number not in self.found.numbers:
                for block in range(noted.blocks):
                    self.folder.keep(f"cards/{segment.name}-{block}")
                continue
            starts = cut_blocks(segment.documents)
            for block, data in enumerate(make_cards(segment.documents, starts)):
                self.folder.put(File.of(f"cards/{segment.name}-{block}", data))

    def put_facts(self) -> None:
        """Put the files of facts."""
        for odd, kind in enumerate(FAMILIES):
            for place, some in enumerate(self._groups(odd, FACTS_TOGETHER)):
                name = f"facts/{kind}{place}"
                if self._is_kept(some, FACTS_TOGETHER):
                    self.folder.keep(name)
                else:
                    self.folder.put(File.of(name, make_facts_file(self._told(one).facts for one in some)))

    def put_named(self, places: Mapping[str, int]) -> None:
        """Put the files of whom articles name; each page has a place in the numbering."""
        for place, some in enumerate(self._groups(0, NAMES_TOGETHER)):
            documents = [one.documents for one in some]
            is_same = self._is_kept(some, NAMES_TOGETHER)
            if is_same and not leads_to(chain.from_iterable(documents), self.found.moved):
                self.folder.keep(f"named/{place}")
            else:
                self.folder.put(File.of(f"named/{place}", make_names(documents, places)))

    def put_words(self) -> dict[Border, Mapping[str, int]]:
        """Put the files of words, and give with which each begins, and what of it may be offered."""
        found: dict[Border, Mapping[str, int]] = {}
        borders = self.before.words
        for part in cut_again(borders, self.found.words, self._words_now, shard_rule()):
            if isinstance(part, int):
                name = name_of(borders[part].first)
                found[borders[part]] = self.before.usual[part]
                self.folder.keep(f"words/{name}")
                self.folder.keep(f"places/{name}")
                continue
            shard = make_shard(part)
            found[shard.border] = shard.usual
            self.folder.put(File.of(f"words/{shard.name}", shard.words))
            self.folder.put(File.of(f"places/{shard.name}", shard.places))
        return found

    def _words_now(self, place: int, changed: Sequence[str]) -> Iterable[Row[Entry]]:
        entries: Mapping[str, Entry] = {}
        if self.before.words:
            name = name_of(self.before.words[place].first)
            entries = parse_shard(self.folder.read(f"words/{name}"), self.folder.read(f"places/{name}"))
        return change_rows(entries, changed, self.found.words)

    def put_names(self) -> list[Border]:
        """Put the files of names, and give with which each begins."""
        found: list[Border] = []
        borders = self.before.names
        now = pages_by_word(page for page in self.found.pages.values() if page)
        words = now.keys() | pages_by_word(self.found.before).keys()

        def load(place: int, changed: Sequence[str]) -> Iterable[Row[list[Named]]]:
            there = self._names_before(place) if borders else {}
            return change_names(there, changed, now, self.found.pages.keys())

        for part in cut_again(borders, words, load, name_rule()):
            if isinstance(part, int):
                found.append(borders[part])
                self.folder.keep(f"names/{name_of(borders[part].first)}")
                continue
            found.append(Border(part[0].word, part[0].size))
            pages = chain.from_iterable(row.content for row in part)
            self.folder.put(File.of(f"names/{name_of(part[0].word)}", make_names_file(pages)))
        return found

    def _names_before(self, place: int) -> dict[str, list[Named]]:
        borders = self.before.names
        first = borders[place].first
        following = borders[place + 1].first if place + 1 < len(borders) else None
        return parse_names(self.folder.read(f"names/{name_of(first)}"), first, following)

    def _groups(self, odd: int, together: int) -> list[list[Segment]]:
        family = [one for one in self.segments if one.number % 2 == odd]
        return [family[start : start + together] for start in range(0, len(family), together)]

    def _is_kept(self, some: Sequence[Segment], together: int) -> bool:
        """Tell whether a file was made of just these segments."""
        first = some[0].number
        there = range(first, first + 2 * together, 2)
        before = sum(one.number in there for one in self.before.segments)
        return before == len(some) and not any(one.number in self.found.numbers for one in some)

    def _told(self, segment: Segment) -> Told:
        known = self.found.told.get(segment.number)
        return known or self.store.told(segment.name, segment.digest)
