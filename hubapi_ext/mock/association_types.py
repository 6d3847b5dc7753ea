"""Which types an association between two object types can have. It knows nothing of records and of limits."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from zlib import crc32

from attrs import define, evolve, field, frozen

from hubapi_ext.mock.document import document
from hubapi_ext.mock.object_types import ObjectType, standard_object_types

GUESSES = ("the type between a custom object and any other is USER_DEFINED",)
"""What the mock does here for every operation although nobody knows whether HubSpot does so, too."""

HUBSPOT_DEFINED = "HUBSPOT_DEFINED"
USER_DEFINED = "USER_DEFINED"


@frozen(cache_hash=True)
class AssociationType:
    """A type of association, seen from one of the two sides."""

    category: str
    type_id: int
    label: str | None


@frozen
class Definition:
    """A type together with what it is called on the other side."""

    type: AssociationType
    inverse: AssociationType
    primary: bool = False
    """Whether a record has at most one association of this type."""


_Direction = tuple[str, str]
_Definitions = dict[tuple[str, int], Definition]


@define
class AssociationTypes:
    """The association types of a portal: HubSpot's own and those that the portal has defined."""

    # Only where they differ from HubSpot's own: there are portals by the thousand.
    _own: dict[_Direction, _Definitions] = field(factory=dict)

    def copy(self) -> "AssociationTypes":
        """The same types, which change apart from these."""
        return AssociationTypes({direction: dict(definitions) for direction, definitions in self._own.items()})

    def defined(self, find: Callable[[str], ObjectType]) -> Iterator[tuple[ObjectType, ObjectType, Definition]]:
        """Every type that the portal has defined, in one of its directions."""
        for direction, definitions in self._own.items():
            source, target = map(find, direction)
            for key, definition in definitions.items():
                seen_first = (source.id, definition.type.type_id) <= (target.id, definition.inverse.type_id)
                if seen_first and key not in _of_hubspot(source, target):
                    yield source, target, definition

    def find(self, source: ObjectType, target: ObjectType, category: str, type_id: int) -> AssociationType | None:
        """The type with this id in this direction. The same id in the other direction is another type."""
        definition = self._between(source, target).get((category, type_id))
        return definition.type if definition else None

    def inverse(self, source: ObjectType, target: ObjectType, type: AssociationType) -> AssociationType:
        """The same type as it is seen from the other side."""
        return self._definition(source, target, type).inverse

    def is_primary(self, source: ObjectType, target: ObjectType, type: AssociationType) -> bool:
        """Whether a record of the source type has at most one association of this type."""
        return self._definition(source, target, type).primary

    def default(self, source: ObjectType, target: ObjectType) -> AssociationType | None:
        """The type without a label, which every associated pair has."""
        definitions = self._between(source, target).values()
        return next((definition.type for definition in definitions if definition.type.label is None), None)

    def primary(self, source: ObjectType, target: ObjectType) -> AssociationType | None:
        """The type that marks the one association that counts most."""
        definitions = self._between(source, target).values()
        return next((definition.type for definition in definitions if definition.primary), None)

    def define(self, source: ObjectType, target: ObjectType, type: AssociationType, inverse: AssociationType) -> None:
        """Adds a type in both directions."""
        there, back = self._own_between(source, target), self._own_between(target, source)
        if (type.category, type.type_id) in there or (inverse.category, inverse.type_id) in back:
            raise ValueError(f"{source.name} and {target.name} have this association type already")
        _add(there, Definition(type, inverse))
        _add(back, Definition(inverse, type))

    def between(self, source: ObjectType, target: ObjectType) -> Sequence[AssociationType]:
        """All types in this direction."""
        return [definition.type for definition in self._between(source, target).values()]

    def all_of(self, category: str) -> Iterator[AssociationType]:
        """Every type of a category that the portal has defined, in each of its directions."""
        for definitions in self._own.values():
            yield from (one.type for one in definitions.values() if one.type.category == category)

    def rename(
        self, source: ObjectType, target: ObjectType, type: AssociationType, label: str, inverse_label: str
    ) -> tuple[AssociationType, AssociationType]:
        """Gives a type other labels. Returns it as it is then, seen from both sides."""
        old = self._definition(source, target, type)
        new, inverse = evolve(old.type, label=label), evolve(old.inverse, label=inverse_label)
        _add(self._own_between(source, target), evolve(old, type=new, inverse=inverse))
        _add(self._own_between(target, source), evolve(old, type=inverse, inverse=new))
        return new, inverse

    def undefine(self, source: ObjectType, target: ObjectType, type: AssociationType) -> None:
        """Takes a type away, in both directions."""
        inverse = self.inverse(source, target, type)
        del self._own_between(source, target)[type.category, type.type_id]
        self._own_between(target, source).pop((inverse.category, inverse.type_id), None)

    def _definition(self, source: ObjectType, target: ObjectType, type: AssociationType) -> Definition:
        return self._between(source, target)[type.category, type.type_id]

    def _between(self, source: ObjectType, target: ObjectType) -> Mapping[tuple[str, int], Definition]:
        return self._own.get((source.id, target.id)) or _of_hubspot(source, target)

    def _own_between(self, source: ObjectType, target: ObjectType) -> _Definitions:
        return self._own.setdefault((source.id, target.id), dict(self._between(source, target)))


def _of_hubspot(source: ObjectType, target: ObjectType) -> Mapping[tuple[str, int], Definition]:
    """The types that every portal has."""
    known = _STANDARD.get((source.id, target.id))
    if known is None and (source.custom or target.custom):
        return _of_custom_objects(source, target)
    return known or {}


@lru_cache
def _of_custom_objects(source: ObjectType, target: ObjectType) -> Mapping[tuple[str, int], Definition]:
    """The default type of a pair with a custom object.

    HubSpot numbers these in each portal, so there is no table. That they are USER_DEFINED is a guess.
    """
    first, second = sorted([source.id, target.id])
    number = 10_000 + 2 * (crc32(f"{first}/{second}".encode()) % 500_000)
    there = AssociationType(USER_DEFINED, number if source.id == first else number + 1, None)
    back = AssociationType(USER_DEFINED, number if target.id == first else number + 1, None)
    return {(there.category, there.type_id): Definition(there, back)}


def _add(definitions: _Definitions, definition: Definition) -> None:
    definitions[definition.type.category, definition.type.type_id] = definition


def _standard() -> dict[_Direction, _Definitions]:
    definitions: dict[_Direction, _Definitions] = {}
    find = standard_object_types().find
    for one in document()["x-hubapi-association-types"]:
        source, target = find(one["from"]).id, find(one["to"]).id
        there = AssociationType(HUBSPOT_DEFINED, one["type-id"], one.get("label"))
        back = AssociationType(HUBSPOT_DEFINED, one["inverse-type-id"], one.get("inverse-label"))
        _add(definitions.setdefault((source, target), {}), Definition(there, back, one.get("primary", False)))
        if source != target or there != back:
            _add(definitions.setdefault((target, source), {}), Definition(back, there))
    return definitions


_STANDARD = _standard()
