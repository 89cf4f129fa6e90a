"""Ids that people decided to be the same, and the decisions that lead from one to another."""

from generator.content.records import EntityDecision


class Groups:
    """Ids decided to be the same; of each group the id of a record stays, or else the one named first."""

    def __init__(self, records: set[str]) -> None:
        self._records = records
        self._edges: list[tuple[str, str, EntityDecision]] = []
        self._root: dict[str, str] = {}
        self._lead: dict[str, str] = {}

    def join(self, one: str, other: str, decision: EntityDecision) -> None:
        """Make two ids one."""
        self._edges.append((one, other, decision))
        a, b = self.find(one), self.find(other)
        if a == b:
            return
        stays, goes = (b, a) if b in self._records and a not in self._records else (a, b)
        self._lead[stays] = self._lead.get(a, a)
        self._root[goes] = stays

    def find(self, entity: str) -> str:
        """Find the id that stays."""
        while entity in self._root:
            entity = self._root[entity]
        return entity

    def into(self) -> dict[str, str]:
        """Give, of each id that goes, the one that stays."""
        return {entity: self.find(entity) for entity in sorted(self._root)}

    def leads(self) -> dict[str, str]:
        """Give, of each id that others became, the one that gives the name."""
        return {entity: lead for entity, lead in sorted(self._lead.items()) if self.find(entity) == entity}

    def joined(self) -> dict[str, EntityDecision]:
        """Find the decision that first names each id that moved."""
        first: dict[str, EntityDecision] = {}
        for one, other, decision in self._edges:
            for entity in (other, one):
                if entity in self._root:
                    first.setdefault(entity, decision)
        return first

    def why(self, one: str, other: str) -> list[EntityDecision]:
        """List the decisions that lead from one id to the other, in their order."""
        paths: dict[str, list[EntityDecision]] = {one: []}
        queue = [one]
        for entity in queue:
            for a, b, decision in self._edges:
                for here, there in ((a, b), (b, a)):
                    if here == entity and there not in paths:
                        paths[there] = [*paths[here], decision]
                        queue.append(there)
        return sorted(set(paths.get(other, [])), key=lambda decision: decision.line)
