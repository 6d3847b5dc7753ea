"""The verbs for what is no record, such as owners or pipelines: items of a collection, as they stand in answers."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from hubapi_ext.mock.answers import Answer, Call, batch
from hubapi_ext.mock.behaviours import behaviour
from hubapi_ext.mock.contents import Item
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import Problem, RefusedError
from hubapi_ext.mock.timestamps import timestamp
from hubapi_ext.mock.verbs.batches import inputs_of, without_results
from hubapi_ext.mock.verbs.pages import CURSOR_GUESSES, listed, numbered_page

_PROPERTIES = ("any item that was seeded is taken as it is",)


@behaviour(
    does=("lists the items in their order, or those that are archived, and filters by the fields that are asked for",),
    guesses=(*_PROPERTIES, *CURSOR_GUESSES),
)
def list_items(portal: Portal, call: Call) -> Answer:
    """Lists items."""
    archived = bool(call.query.get("archived"))
    asked = {name: str(call.query[name]) for name in _filters(call)}
    found = [
        item
        for item in _items(portal, call)
        if bool(item.get("archived")) == archived and all(str(item.get(name)) == asked[name] for name in asked)
    ]
    page, following = numbered_page(call, found)
    return listed(call, page, following, total=len(found))


@behaviour(
    does=("reads an item by its id, or by another field where `idProperty` says so",),
    guesses=(*_PROPERTIES, "404 in JSON, where HubSpot may send HTML"),
)
def read(portal: Portal, call: Call) -> Answer:
    """Reads an item."""
    return Answer(call.statuses.success, _existing(portal, call, call.id, call.query.get("idProperty")))


@behaviour(
    does=("stores an item with a new id, unless it has one, and with the times of its creation and change",),
    guesses=("refuses one that exists with 409", "checks nothing beyond the contract"),
)
def create(portal: Portal, call: Call) -> Answer:
    """Creates an item."""
    return Answer(call.statuses.success, _create(portal, call, call.body))


@behaviour(does=("sets the fields that are given, and the time of the change",), guesses=_PROPERTIES)
def update(portal: Portal, call: Call) -> Answer:
    """Sets fields of an item."""
    return Answer(call.statuses.success, _update(portal, call, _existing(portal, call, call.id), call.body))


@behaviour(does=("archives an item",), guesses=("answers the same for one that does not exist",))
def archive(portal: Portal, call: Call) -> Answer:
    """Archives an item."""
    _archive(portal, call, call.id)
    return Answer(call.statuses.success, None)


@behaviour(does=("stores an item for each input",), guesses=("refuses the batch for one that exists with 409",))
def create_batch(portal: Portal, call: Call) -> Answer:
    """Creates items."""
    before = list(_items(portal, call))
    try:
        results = [_create(portal, call, given) for given in inputs_of(call)]
    except RefusedError:
        portal.contents.collections[_name(portal, call)] = before
        raise
    return batch(call, portal.now(), portal.shuffled(results))


@behaviour(does=("reads an item for each input",), guesses=("passes over those that do not exist",))
def read_batch(portal: Portal, call: Call) -> Answer:
    """Reads items."""
    found = (_find(portal, call, str(given[call.usual.key])) for given in inputs_of(call))
    return batch(call, portal.now(), portal.shuffled(filter(None, found)))


@behaviour(does=("sets fields of an item for each input",), guesses=("404 for one that does not exist",))
def update_batch(portal: Portal, call: Call) -> Answer:
    """Sets fields of items."""
    key = call.usual.key
    existing = [(_existing(portal, call, str(given[key])), given) for given in inputs_of(call)]
    results = [_update(portal, call, item, given) for item, given in existing]
    return batch(call, portal.now(), portal.shuffled(results))


@behaviour(does=("archives an item for each input",), guesses=("passes over those that do not exist",))
def archive_batch(portal: Portal, call: Call) -> Answer:
    """Archives items."""
    for given in inputs_of(call):
        _archive(portal, call, str(given[call.usual.key]))
    return without_results(portal, call)


def _name(portal: Portal, call: Call) -> str:
    """The collection's name, with what the path says in the place of braces."""
    name = re.sub(r"\{(\w+)\}", lambda one: str(call.parameters[one[1]]), call.usual.of)
    if "{objectType}" in call.usual.of:
        # An object type that nobody knows is refused as everywhere.
        portal.contents.object_types.find(call.parameters["objectType"])
    return portal.contents.object_types.collection_name(name)


def _items(portal: Portal, call: Call) -> Iterable[Item]:
    return portal.contents.collections.get(_name(portal, call), ())


def _filters(call: Call) -> set[str]:
    paging = call.operation.paging
    others = {"archived", paging.cursor if paging else "", paging.size if paging else ""}
    given = {name for name, value in call.query.items() if value is not None}
    return (given & call.operation.item_fields) - others


def _find(portal: Portal, call: Call, id: str, field: str | None = None) -> Item | None:
    """The item that is asked for; an archived one only where those are."""
    archived = bool(call.query.get("archived"))
    key = field or call.usual.key
    found = (item for item in _items(portal, call) if str(item.get(key)) == id)
    return next((item for item in found if bool(item.get("archived")) == archived), None)


def _existing(portal: Portal, call: Call, id: str, field: str | None = None) -> Item:
    found = _find(portal, call, id, field)
    if found is None:
        raise RefusedError(404, Problem(message="resource not found", category=None))
    return found


def _create(portal: Portal, call: Call, given: Mapping[str, Any]) -> Item:
    key, now = call.usual.key, timestamp(portal.now())
    id = str(given.get(key) or portal.contents.free_number())
    if _find(portal, call, id) is not None:
        raise RefusedError(409, Problem(message=f"{key} {id} exists already", category="CONFLICT"))
    item = {**given, key: id, "createdAt": now, "updatedAt": now, "archived": False}
    portal.contents.collections.setdefault(_name(portal, call), []).append(item)
    return item


def _update(portal: Portal, call: Call, item: Item, given: Mapping[str, Any]) -> Item:
    return _replace(portal, call, item, {**item, **given, "updatedAt": timestamp(portal.now())})


def _archive(portal: Portal, call: Call, id: str) -> None:
    item = _find(portal, call, id)
    if item is not None:
        _replace(portal, call, item, {**item, "archived": True, "archivedAt": timestamp(portal.now())})


def _replace(portal: Portal, call: Call, before: Item, after: Item) -> Item:
    items = portal.contents.collections[_name(portal, call)]
    items[next(at for at, one in enumerate(items) if one is before)] = after
    return after
