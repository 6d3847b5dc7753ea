"""Where the items of an operation are kept: in a collection of the portal, or in a field of an item of one.

It finds and keeps items, and decides nothing about them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from hubapi_ext.mock.answers import Call
from hubapi_ext.mock.contents import Contents
from hubapi_ext.mock.operation import Holder
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import Problem, RefusedError
from hubapi_ext.mock.starting_items import Item


@frozen
class Shelf:
    """Items that are kept in one place."""

    contents: Contents
    collection: str
    holder: Holder | None = None
    """Which item of the collection holds them; None where the collection itself does."""
    id: str = ""
    """The key of that item."""

    def items(self) -> Sequence[Item]:
        """The items in their order."""
        if self.holder is None:
            return self.contents.items(self.collection)
        found = self._outer()
        return () if found is None else found.get(self.holder.field) or ()

    def hold(self, items: Iterable[Item]) -> None:
        """Keeps these items, and no others."""
        if self.holder is None:
            self.contents.hold(self.collection, items)
            return
        before = self._outer()
        after = {**(before or {self.holder.keys[0]: self.id}), self.holder.field: list(items)}
        others = self.contents.items(self.collection)
        self.contents.hold(
            self.collection,
            [after if one is before else one for one in others] if before is not None else [*others, after],
        )

    def put(self, item: Item, before: Item | None = None) -> None:
        """Keeps an item: behind the others, or in the place of another."""
        others = self.items()
        self.hold([item if one is before else one for one in others] if before is not None else [*others, item])

    def take(self, item: Item) -> None:
        """Keeps an item no longer."""
        self.hold([one for one in self.items() if one is not item])

    def is_there(self) -> bool:
        """Whether there is what holds the items, or can be."""
        return self.holder is None or self.holder.is_made or self._outer() is not None

    def _outer(self) -> Item | None:
        keys = self.holder.keys if self.holder else ()
        found = (one for one in self.contents.items(self.collection) if any(one.get(key) == self.id for key in keys))
        return next(found, None)


def shelf_of(portal: Portal, call: Call) -> Shelf:
    """Where the items of an operation are. There may be nothing that holds them."""
    name, within = filled(portal, call.usual.of, call.parameters), call.usual.within
    return Shelf(portal.contents, name, within, str(call.parameters[within.parameter]) if within else "")


def existing_shelf_of(portal: Portal, call: Call) -> Shelf:
    """The same. Raises RefusedError where nothing can hold the items."""
    shelf = shelf_of(portal, call)
    if not shelf.is_there():
        raise missing()
    return shelf


def missing() -> RefusedError:
    """The refusal of what does not exist."""
    # HubSpot leaves out the category here.
    return RefusedError(404, Problem(message="resource not found", category=None))


def filled(portal: Portal, name: str, parameters: Mapping[str, Any]) -> str:
    """A collection's name, with what the path says in the place of braces."""
    for parameter in re.findall(r"\{(objectType\w*)\}", name):
        # An object type that nobody knows is refused as everywhere.
        portal.contents.object_types.find(str(parameters[parameter]))
    return portal.contents.object_types.collection_name(re.sub(r"\{(\w+)\}", lambda one: str(parameters[one[1]]), name))
