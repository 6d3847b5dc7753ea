"""What a portal holds before anybody writes to it, such as HubSpot's own properties: the contract's `x-hubapi-portal`.

It holds nothing itself. An item stands here the way it stands in an answer.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from hubapi_ext.mock.document import document
from hubapi_ext.mock.object_types import ObjectType, find_object_type

Item = Mapping[str, Any]
"""What is no record, such as an owner, the way it stands in an answer."""

_OF_EVERY_TYPE = "*"


@cache
def starting_items(name: str) -> tuple[Item, ...]:
    """The items of a collection, such as `properties/contacts`, in a new portal."""
    kind, _, object_type = name.partition("/")
    facts = document().get("x-hubapi-portal", {}).get(kind)
    if facts is None or not object_type or "/" in object_type:
        return ()
    return tuple(_filled(facts, find_object_type(object_type)))


def key_of(name: str) -> str:
    """The field that tells the items of a collection apart."""
    facts = document().get("x-hubapi-portal", {}).get(name.partition("/")[0], {})
    return str(facts.get("key", "id"))


def with_others(name: str, items: Iterable[Item], others: Iterable[Item]) -> list[Item]:
    """Items and others, each of which takes the place of the starting item that it has the key of."""
    key, given = key_of(name), list(others)
    replaced = {one.get(key) for one in given}
    starting = starting_items(name)
    return [*(one for one in items if not (one in starting and one.get(key) in replaced)), *given]


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
