"""The associations between a portal's records, seen from both sides. It knows no records, only their ids."""

from collections.abc import Callable, Collection, Iterator, Mapping

from attrs import define, evolve, field, frozen

from hubapi_ext.mock.association_types import AssociationType, AssociationTypes
from hubapi_ext.mock.object_types import ObjectType


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


_Types = frozenset[AssociationType]


# By the id on this side, then by the id on the other.
_Direction = dict[str, dict[str, _Types]]


@frozen(eq=False)
class PairTypes:
    """All types that pairs of two object types get together, worked out once for any number of pairs."""

    there: _Types
    back: _Types
    plain: bool
    """Whether no limit and no primary association is touched, so that nothing has to be looked up for a pair."""
    links_there: _Direction = field(repr=False)
    """Where the types are kept."""
    links_back: _Direction = field(repr=False)


class LimitExceededError(Exception):
    """A record would have more associations of a type than its limit allows."""

    def __init__(self, pair: Pair, type: AssociationType, limit: int) -> None:
        super().__init__(f"{pair.from_id} has {limit} associations of type {type.type_id}")
        self.pair = pair
        self.type = type
        self.limit = limit


@define
class Links:
    """Which records are associated, and by which types in which direction."""

    types: AssociationTypes = field(factory=AssociationTypes)
    _limits: dict[tuple[str, str, str, int], int] = field(factory=dict)
    _links: dict[tuple[str, str], _Direction] = field(factory=dict)
    """By the object types of this side and of the other."""
    # Millions of pairs have the same few sets of types.
    _shared: dict[_Types, _Types] = field(factory=dict)

    def copy(self) -> "Links":
        """The same associations, which change apart from these."""
        links = {
            direction: {from_id: dict(by_id) for from_id, by_id in by_record.items()}
            for direction, by_record in self._links.items()
        }
        return Links(self.types.copy(), dict(self._limits), links, self._shared)

    def of(self, source: ObjectType, from_id: str, target: ObjectType) -> Mapping[str, _Types]:
        """A record's associations with records of one object type."""
        return self._links.get((source.id, target.id), {}).get(from_id, {})

    def between(self, pair: Pair) -> _Types:
        """The types that a pair has."""
        return self.of(pair.source, pair.from_id, pair.target).get(pair.to_id, frozenset())

    def all(self, find: Callable[[str], ObjectType]) -> Iterator[tuple[Pair, _Types]]:
        """Every associated pair once."""
        for direction, by_record in self._links.items():
            source, target = map(find, direction)
            for from_id, links in by_record.items():
                for to_id, types in links.items():
                    if (source.id, from_id) < (target.id, to_id):
                        yield Pair(source, from_id, target, to_id), types

    def limit(self, source: ObjectType, target: ObjectType, category: str, type_id: int) -> int | None:
        """How many associations of a type one record may have; None where the portal has not set a limit."""
        return self._limits.get((source.id, target.id, category, type_id))

    def limits(self) -> Iterator[tuple[str, str, str, int, int]]:
        """Every limit that is set: the object types' ids, from and to, category, type id, and the limit."""
        for (source_id, target_id, category, type_id), limit in self._limits.items():
            yield source_id, target_id, category, type_id, limit

    def set_limit(self, source: ObjectType, target: ObjectType, type: AssociationType, limit: int) -> None:
        """Limits what is associated from now on. What exists already stays."""
        self._limits[source.id, target.id, type.category, type.type_id] = limit

    def purge_limit(self, source: ObjectType, target: ObjectType, type: AssociationType) -> None:
        """Takes a limit away."""
        self._limits.pop((source.id, target.id, type.category, type.type_id), None)

    def pair_types(self, source: ObjectType, target: ObjectType, types: Collection[AssociationType]) -> PairTypes:
        """These types and the one without a label, as seen from both sides. It holds until types or limits change."""
        default = self.types.default(source, target)
        there = frozenset([*types, default] if default else types)
        back = frozenset(self.types.inverse(source, target, one) for one in there)
        special = any(
            self.types.is_primary(side, other, one) or self.limit(side, other, one.category, one.type_id) is not None
            for side, other, wanted in ((source, target, there), (target, source, back))
            for one in wanted
        )
        return PairTypes(
            self._shared.setdefault(there, there),
            self._shared.setdefault(back, back),
            plain=not special,
            links_there=self._links.setdefault((source.id, target.id), {}),
            links_back=self._links.setdefault((target.id, source.id), {}),
        )

    def associate(self, pair: Pair, types: Collection[AssociationType], *, limited: bool = True) -> None:
        """Gives a pair these types instead of those it has, and the type without a label beside them."""
        wanted = self.pair_types(pair.source, pair.target, types)
        self.assign(pair.source, pair.from_id, pair.target, pair.to_id, wanted, limited=limited)

    def assign(
        self,
        source: ObjectType,
        from_id: str,
        target: ObjectType,
        to_id: str,
        wanted: PairTypes,
        *,
        limited: bool = True,
    ) -> None:
        """Gives a pair these types instead of those it has."""
        if not wanted.plain:
            pair = Pair(source, from_id, target, to_id)
            sides = ((pair, wanted.there), (pair.inverse, wanted.back))
            for side, types in sides if limited else ():
                self._refuse_excess(side, types)
            for side, types in sides:
                self._move_primary(side, types)
        _store(wanted.links_there, from_id, to_id, wanted.there)
        _store(wanted.links_back, to_id, from_id, wanted.back)

    def dissociate(self, pair: Pair) -> None:
        """Takes away all types of a pair."""
        for side in (pair, pair.inverse):
            self._links.get((side.source.id, side.target.id), {}).get(side.from_id, {}).pop(side.to_id, None)

    def take(self, pair: Pair, types: Collection[AssociationType]) -> None:
        """Takes away some types of a pair. Without the type that has no label there is no association."""
        there = self.between(pair)
        left = there - frozenset(types)
        default = self.types.default(pair.source, pair.target)
        if not left or (default is not None and default in types):
            self.dissociate(pair)
        elif left != there:
            self.associate(pair, left, limited=False)

    def rename(
        self, source: ObjectType, target: ObjectType, type: AssociationType, label: str, inverse_label: str
    ) -> None:
        """Gives a type other labels, also where pairs have it."""
        back = self.types.inverse(source, target, type)
        new, new_back = self.types.rename(source, target, type, label, inverse_label)
        self._replace(source, target, type, {new})
        self._replace(target, source, back, {new_back})

    def undefine(self, source: ObjectType, target: ObjectType, type: AssociationType) -> None:
        """Takes a type away, also from the pairs that have it."""
        back = self.types.inverse(source, target, type)
        for side, other, one in ((source, target, type), (target, source, back)):
            self._replace(side, other, one, ())
            self.purge_limit(side, other, one)
        self.types.undefine(source, target, type)

    def _replace(
        self, source: ObjectType, target: ObjectType, type: AssociationType, others: Collection[AssociationType]
    ) -> None:
        for links in self._links.get((source.id, target.id), {}).values():
            for to_id, types in links.items():
                if type in types:
                    links[to_id] = (types - {type}).union(others)

    def remove(self, object_type: ObjectType, id: str) -> None:
        """Takes away all associations of a record."""
        for (source, target), by_record in self._links.items():
            if source == object_type.id:
                for to_id in by_record.pop(id, {}):
                    self._links[target, source].get(to_id, {}).pop(id, None)

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
        inverse = self.types.inverse(pair.source, pair.target, primary)
        for to_id, types in list(self.of(pair.source, pair.from_id, pair.target).items()):
            if primary in types and to_id != pair.to_id:
                other = evolve(pair, to_id=to_id).inverse
                _store(self._links[pair.source.id, pair.target.id], pair.from_id, to_id, types - {primary})
                _store(
                    self._links[pair.target.id, pair.source.id], to_id, pair.from_id, self.between(other) - {inverse}
                )


def _store(links: _Direction, from_id: str, to_id: str, types: _Types) -> None:
    of_record = links.get(from_id)
    if of_record is None:
        links[from_id] = {to_id: types}
    else:
        of_record[to_id] = types
