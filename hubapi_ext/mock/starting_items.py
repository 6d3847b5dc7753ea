"""What a portal holds before anybody writes to it, such as HubSpot's own properties: the contract's `x-hubapi-portal`.

It holds nothing that changes. An item stands here the way it stands in an answer.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import define, field

from hubapi_ext.mock.object_types import ObjectType, ObjectTypes, standard_object_types

Item = Mapping[str, Any]
"""What is no record, such as an owner, the way it stands in an answer."""

_OF_EVERY_TYPE = "*"


@define(eq=False)
class StartingItems:
    """The items of the collections in a new portal."""

    _facts: Mapping[str, Any] = field(factory=dict, repr=False)
    _object_types: ObjectTypes = field(factory=standard_object_types, repr=False)
    _by_collection: dict[str, tuple[Item, ...]] = field(factory=dict, init=False, repr=False)

    def of(self, collection: str) -> tuple[Item, ...]:
        """The items of a collection, such as `properties/contacts`."""
        if collection not in self._by_collection:
            kind, _, object_type = collection.partition("/")
            is_known = kind in self._facts and object_type and "/" not in object_type
            found = _filled(self._facts[kind], self._object_types.find(object_type)) if is_known else ()
            self._by_collection[collection] = tuple(found)
        return self._by_collection[collection]

    def key_of(self, collection: str) -> str:
        """The field that tells the items of a collection apart."""
        return str(self._facts.get(collection.partition("/")[0], {}).get("key", "id"))

    def holds(self, kind: str, version: str) -> bool:
        """Whether writes of records are held to the items of a kind in a version."""
        first = self._facts.get(kind, {}).get("held-to-from")
        return first is not None and version >= str(first)

    def replaced(self, collection: str, items: Iterable[Item], others: Iterable[Item]) -> list[Item]:
        """Items and others, each of which takes the place of the starting item that it has the key of."""
        key, given, starting = self.key_of(collection), list(others), self.of(collection)
        taken = {one.get(key) for one in given}
        return [*(one for one in items if not (one in starting and one.get(key) in taken)), *given]


def _filled(facts: Mapping[str, Any], object_type: ObjectType) -> Iterator[Item]:
    of_type = facts["items"].get(object_type.id, ())
    for item in (*facts["items"].get(_OF_EVERY_TYPE, ()), *of_type):
        yield {name: _worded(value, object_type) for name, value in {**facts["defaults"], **item}.items()}


def _worded(value: Any, object_type: ObjectType) -> Any:
    """The value, with what the object type has in the place of braces."""
    if not isinstance(value, str) or "{" not in value:
        return value
    known = {"name": object_type.name, "created": object_type.created, "modified": object_type.modified}
    return value.format(**known)
