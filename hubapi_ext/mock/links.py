"""The associations between a portal's records, seen from both sides. It knows no records, only their ids."""

from collections.abc import Collection, Iterator, Mapping

from attrs import define, evolve, field, frozen

from hubapi_ext.mock.association_types import AssociationType, AssociationTypes
from hubapi_ext.mock.object_types import ObjectType, find_object_type


@frozen
class Pair:
    """Two records, in the direction in which they are spoken of."""

    source: ObjectType
    from_id: str
    target: ObjectType
    to_id: str

    @property
    def inverse(self) -> "Pair":
        """The same records, seen from the other side."""
        return Pair(self.target, self.to_id, self.source, self.from_id)


class LimitExceededError(Exception):
    """A record would have more associations of a type than its limit allows."""

    def __init__(self, pair: Pair, type: AssociationType, limit: int) -> None:
        super().__init__(f"{pair.from_id} has {limit} associations of type {type.type_id}")
        self.pair = pair
        self.type = type
        self.limit = limit


_Record = tuple[str, str]
_Types = frozenset[AssociationType]


@define
class Links:
    """Who is associated with whom, how, and how often at most."""

    types: AssociationTypes = field(factory=AssociationTypes)
    _limits: dict[tuple[str, str, str, int], int] = field(factory=dict)
    # By record, then by the object type on the other side, then by the id on the other side.
    _links: dict[_Record, dict[str, dict[str, _Types]]] = field(factory=dict)
    # Millions of pairs have the same few sets of types.
    _shared: dict[_Types, _Types] = field(factory=dict)

    def of(self, source: ObjectType, from_id: str, target: ObjectType) -> Mapping[str, _Types]:
        """A record's associations with records of one object type."""
        return self._links.get((source.id, from_id), {}).get(target.id, {})

    def between(self, pair: Pair) -> _Types:
        """The types that a pair has."""
        return self.of(pair.source, pair.from_id, pair.target).get(pair.to_id, frozenset())

    def limit(self, source: ObjectType, target: ObjectType, category: str, type_id: int) -> int | None:
        """How many associations of a type one record may have; None where the portal has not set a limit."""
        return self._limits.get((source.id, target.id, category, type_id))

    def set_limit(self, source: ObjectType, target: ObjectType, type: AssociationType, limit: int) -> None:
        """Limits what is associated from now on. What exists already stays."""
        self._limits[source.id, target.id, type.category, type.type_id] = limit

    def copy(self) -> "Links":
        """The same associations, which change apart from these."""
        links = {
            record: {target: dict(by_id) for target, by_id in by_target.items()}
            for record, by_target in self._links.items()
        }
        return Links(self.types.copy(), dict(self._limits), links, self._shared)

    def all(self) -> Iterator[tuple[Pair, _Types]]:
        """Every associated pair once."""
        for (source_id, from_id), by_target in self._links.items():
            source = find_object_type(source_id)
            for target_id, links in by_target.items():
                for to_id, types in links.items():
                    if (source_id, from_id) < (target_id, to_id):
                        yield Pair(source, from_id, find_object_type(target_id), to_id), types

    def limits(self) -> Iterator[tuple[ObjectType, ObjectType, str, int, int]]:
        """Every limit that is set: from, to, category, type id, and the limit."""
        for (source_id, target_id, category, type_id), limit in self._limits.items():
            yield find_object_type(source_id), find_object_type(target_id), category, type_id, limit

    def associate(self, pair: Pair, types: Collection[AssociationType], *, limited: bool = True) -> None:
        """Gives a pair these types instead of those it has, and the type without a label beside them."""
        default = self.types.default(pair.source, pair.target)
        there = frozenset([*types, default] if default else types)
        back = frozenset(self.types.inverse(pair.source, pair.target, one) for one in there)
        if limited:
            for side, wanted in ((pair, there), (pair.inverse, back)):
                self._refuse_excess(side, wanted)
        for side, wanted in ((pair, there), (pair.inverse, back)):
            self._move_primary(side, wanted)
            self._store(side, wanted)

    def remove(self, object_type: ObjectType, id: str) -> None:
        """Takes away all associations of a record."""
        for target, links in self._links.pop((object_type.id, id), {}).items():
            for to_id in links:
                self._links[target, to_id][object_type.id].pop(id, None)

    def _refuse_excess(self, pair: Pair, wanted: _Types) -> None:
        for added in wanted - self.between(pair):
            limit = self.limit(pair.source, pair.target, added.category, added.type_id)
            # A primary association moves instead of becoming one of two.
            if limit is None or self.types.is_primary(pair.source, pair.target, added):
                continue
            links = self.of(pair.source, pair.from_id, pair.target)
            if sum(added in types for types in links.values()) >= limit:
                raise LimitExceededError(pair, added, limit)

    def _move_primary(self, pair: Pair, wanted: _Types) -> None:
        primary = self.types.primary(pair.source, pair.target)
        if primary not in wanted or primary is None:
            return
        for to_id, types in list(self.of(pair.source, pair.from_id, pair.target).items()):
            if primary in types and to_id != pair.to_id:
                other = evolve(pair, to_id=to_id)
                self._store(other, types - {primary})
                inverse = self.types.inverse(pair.source, pair.target, primary)
                self._store(other.inverse, self.between(other.inverse) - {inverse})

    def _store(self, pair: Pair, types: _Types) -> None:
        by_target = self._links.setdefault((pair.source.id, pair.from_id), {})
        by_target.setdefault(pair.target.id, {})[pair.to_id] = self._shared.setdefault(types, types)
