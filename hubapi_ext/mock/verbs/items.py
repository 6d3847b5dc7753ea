"""The verbs for what is no record, such as owners or pipelines: items of a collection, as they stand in answers.

Where they are kept: `shelves`. What becomes of the fields of a request: `making`. An item is never changed, only
replaced.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from hubapi_ext.mock.answers import Answer, Call, as_errors, batch
from hubapi_ext.mock.behaviours import behaviour
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import Problem, RefusedError, stages_in_use
from hubapi_ext.mock.starting_items import Item
from hubapi_ext.mock.timestamps import timestamp
from hubapi_ext.mock.verbs.batches import inputs_of, without_results
from hubapi_ext.mock.verbs.making import changed, made, with_parts, worded, worded_fields
from hubapi_ext.mock.verbs.pages import CURSOR_GUESSES, listed, numbered_page
from hubapi_ext.mock.verbs.shelves import existing_shelf_of, filled, missing, shelf_of

_SEEDED = ("any item that was seeded is taken as it is",)
_AUDITED = "notes what was done, where HubSpot does"
_GUARDED = "refuses to delete a stage that records are in, in the versions that do so and where it is asked for"


@behaviour(
    does=("lists the items in their order, or those that are archived, and filters by the fields that are asked for",),
    guesses=(*_SEEDED, *CURSOR_GUESSES),
)
def list_items(portal: Portal, call: Call) -> Answer:
    """Lists items."""
    usual, archived = call.usual, _wants_archived(call)
    asked = {**_filters(call), **_where(call)}
    only = None if usual.only is None else set(map(str, call.body[usual.only]))
    found = [
        item
        for item in existing_shelf_of(portal, call).items()
        if bool(item.get("archived")) == archived
        and all(str(item.get(name, default)) == wanted for name, (wanted, default) in asked.items())
        and (only is None or not only.isdisjoint(_names(call, item)))
    ]
    page, following = numbered_page(call, found)
    return listed(call, [_shown(portal, call, item) for item in page], following, total=len(found))


@behaviour(
    does=("reads an item by its id, or by another field where `idProperty` says so",),
    guesses=(*_SEEDED, "404 in JSON, where HubSpot may send HTML"),
)
def read(portal: Portal, call: Call) -> Answer:
    """Reads an item."""
    return _answer(portal, call, _existing(portal, call, call.id, call.query.get("idProperty")))


@behaviour(
    does=(
        "stores an item with a new id, unless it has one, with HubSpot's defaults and the time",
        "stores it anew where the one of that id is archived",
        _AUDITED,
    ),
    guesses=("the words for one that exists, and for a group that does not", "checks nothing beyond the contract"),
)
def create(portal: Portal, call: Call) -> Answer:
    """Creates an item."""
    return _answer(portal, call, _create(portal, call, call.body))


@behaviour(
    does=(
        "sets the fields that are given, and the time of the change; a field that is a mapping keeps its other entries",
        "passes over fields that the contract does not let be set",
        _AUDITED,
    ),
    guesses=_SEEDED,
)
def update(portal: Portal, call: Call) -> Answer:
    """Sets fields of an item."""
    return _answer(portal, call, _update(portal, call, _existing(portal, call, call.id), call.body))


@behaviour(
    does=(
        "keeps nothing of an item but its id and the time of its creation",
        "keeps of the items within it those that are named, and deletes the others",
        _GUARDED,
        _AUDITED,
    ),
)
def replace(portal: Portal, call: Call) -> Answer:
    """Replaces an item."""
    before = _existing(portal, call, call.id)
    after = _made(portal, call, call.body, before)
    _refuse_if_used(portal, call, _stages(call, before) - _stages(call, after))
    shelf_of(portal, call).put(after, before)
    _note(portal, call, "UPDATE", after)
    return _answer(portal, call, after)


@behaviour(does=("sets an item in the place of the one that there may be",))
def set_item(portal: Portal, call: Call) -> Answer:
    """Sets an item."""
    shelf = existing_shelf_of(portal, call)
    before = _find(portal, call, call.id)
    after = _made(portal, call, {**call.body, call.usual.new.key: call.id}, before)
    shelf.put(after, before)
    return _answer(portal, call, after)


@behaviour(
    does=("archives an item", _AUDITED),
    guesses=("answers the same for one that does not exist", "the words for one that HubSpot has defined"),
)
def archive(portal: Portal, call: Call) -> Answer:
    """Archives an item."""
    _archive(portal, call, call.id)
    return Answer(call.statuses.success, None)


@behaviour(
    does=(
        "deletes an item for good",
        "answers the same for one within another that does not exist, and 404 for others that do not",
        _GUARDED,
        _AUDITED,
    ),
)
def delete(portal: Portal, call: Call) -> Answer:
    """Deletes an item."""
    item = _find(portal, call, call.id)
    if item is not None:
        _refuse_if_used(portal, call, _stages(call, item))
        shelf_of(portal, call).take(item)
        _note(portal, call, "DELETE", item)
    elif call.usual.within is None:
        raise RefusedError(404, Problem(message="resource not found", category="OBJECT_NOT_FOUND"))
    return Answer(call.statuses.success, None)


@behaviour(
    does=("stores an item for each input, as a single create does",),
    guesses=("refuses the batch for one that exists",),
)
def create_batch(portal: Portal, call: Call) -> Answer:
    """Creates items."""
    shelf = shelf_of(portal, call)
    before = shelf.items()
    try:
        results = [_create(portal, call, given) for given in inputs_of(call)]
    except RefusedError:
        shelf.hold(before)
        raise
    return _batch(portal, call, results)


@behaviour(
    does=("reads an item for each input",),
    guesses=("names those that do not exist in an error each",),
)
def read_batch(portal: Portal, call: Call) -> Answer:
    """Reads items."""
    key = call.usual.new.key
    found = {id: _find(portal, call, id) for id in (str(given[key]) for given in inputs_of(call))}
    problems = [
        Problem(message=f"{id} does not exist", category="OBJECT_NOT_FOUND", context={key: [id]})
        for id, item in found.items()
        if item is None
    ]
    return _batch(portal, call, filter(None, found.values()), problems)


@behaviour(does=("sets fields of an item for each input",), guesses=("404 for one that does not exist",))
def update_batch(portal: Portal, call: Call) -> Answer:
    """Sets fields of items."""
    key = call.usual.new.key
    existing = [(_existing(portal, call, str(given[key])), given) for given in inputs_of(call)]
    return _batch(portal, call, [_update(portal, call, item, given) for item, given in existing])


@behaviour(
    does=("archives an item for each input",),
    guesses=("passes over those that do not exist", "the words for one that HubSpot has defined"),
)
def archive_batch(portal: Portal, call: Call) -> Answer:
    """Archives items."""
    for given in inputs_of(call):
        _archive(portal, call, str(given[call.usual.new.key]))
    return without_results(portal, call)


# What an answer shows


def _answer(portal: Portal, call: Call, item: Item) -> Answer:
    success, inside = call.statuses.success, call.usual.inside
    shown = None if success == 204 else _shown(portal, call, item)
    return Answer(success, shown if inside is None else {inside: shown})


def _batch(portal: Portal, call: Call, items: Iterable[Item], problems: Iterable[Problem] = ()) -> Answer:
    results = [_shown(portal, call, item) for item in items]
    return batch(call, portal.now(), portal.shuffled(results), as_errors([*problems]))


def _shown(portal: Portal, call: Call, item: Item) -> Item:
    """The item with the fields that the contract knows, and with what other collections hold of it."""
    items = portal.contents.items
    held = {
        part.field: [one for one in items(_collection(portal, part.collection, item)) if not one.get("archived")]
        for part in call.usual.parts
        if part.collection is not None
    }
    fields = call.operation.item_fields
    return {name: value for name, value in {**item, **held}.items() if not fields or name in fields}


def _collection(portal: Portal, name: str, item: Item) -> str:
    """The name of a collection that belongs to an item."""
    return portal.contents.object_types.collection_name(str(worded(name, item)))


# Which items are meant


def _wants_archived(call: Call) -> bool:
    body = call.body if call.operation.replay == "read" and isinstance(call.body, Mapping) else {}
    return bool(call.query.get("archived") or body.get("archived"))


def _filters(call: Call) -> dict[str, tuple[str, Any]]:
    """What fields of an item must be, each with what it is taken for where an item lacks it."""
    paging, operation = call.operation.paging, call.operation
    others = {"archived", paging.cursor if paging else "", paging.size if paging else ""}
    return {
        name: (str(value), operation.query_parameters[name].schema.get("default"))
        for name, value in call.query.items()
        if value is not None and name in operation.item_fields - others
    }


def _where(call: Call) -> dict[str, tuple[str, Any]]:
    """The same for what the path says."""
    return {name: (str(call.parameters[one]), None) for name, one in call.usual.where.items()}


def _names(call: Call, item: Item) -> set[str]:
    return {str(item[one]) for one in (call.usual.new.key, *call.usual.aliases) if one in item}


def _find(portal: Portal, call: Call, id: str, field: str | None = None) -> Item | None:
    """The item that is asked for; an archived one only where those are."""
    archived = _wants_archived(call)
    found = (
        item
        for item in shelf_of(portal, call).items()
        if (id in _names(call, item) if field is None else str(item.get(field)) == id)
        and all(str(item.get(name)) == wanted for name, (wanted, _) in _where(call).items())
    )
    return next((item for item in found if bool(item.get("archived")) == archived), None)


def _existing(portal: Portal, call: Call, id: str, field: str | None = None) -> Item:
    found = _find(portal, call, id, field)
    if found is None:
        raise missing()
    return found


# What becomes of them


def _create(portal: Portal, call: Call, given: Mapping[str, Any]) -> Item:
    usual, shelf = call.usual, existing_shelf_of(portal, call)
    item = _made(portal, call, given)
    others = shelf.items()
    same = [one for one in others if one.get(usual.new.key) == item[usual.new.key]]
    if any(not one.get("archived") for one in same):
        message = f"{usual.new.key} {item[usual.new.key]} exists already"
        raise RefusedError(usual.conflict, Problem(message=message, category="OBJECT_ALREADY_EXISTS"))
    alike = {name: item.get(name) for name in usual.unique}
    if alike and any(alike.items() <= one.items() for one in others if not one.get("archived")):
        message = f"there is one already with {', '.join(f'{name} {value}' for name, value in alike.items())}"
        raise RefusedError(usual.conflict, Problem(message=message))
    parted = {part.collection: item.pop(part.field) for part in usual.parts if part.collection is not None}
    alongside = {name: [worded_fields(one, item) for one in items] for name, items in usual.also.items()}
    for name, items in (*parted.items(), *alongside.items()):
        collection = _collection(portal, name, item)
        portal.contents.hold(collection, [*portal.contents.items(collection), *items])
    shelf.hold([*(one for one in others if one not in same), item])
    _note(portal, call, "CREATE", item)
    return item


def _made(portal: Portal, call: Call, given: Mapping[str, Any], before: Item | None = None) -> dict[str, Any]:
    usual, operation = call.usual, call.operation
    known = _settable(call, given)
    _check_references(portal, call, known)
    body = frozenset(operation.body.fields)
    fields = operation.item_fields or (body and body | {usual.new.key})
    item = made(portal, evolve(usual.new, fields=fields), known, before)
    return with_parts(portal, usual.parts, item, before)


def _settable(call: Call, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields that a request may set, and the key, which it may name."""
    key = call.usual.new.key
    known: dict[str, Any] = call.operation.body.known(given)
    return {**known, key: given[key]} if key in given else known


def _check_references(portal: Portal, call: Call, given: Mapping[str, Any]) -> None:
    for field, name in call.usual.exists.items():
        collection = filled(portal, name, call.parameters)
        key = portal.contents.starting.key_of(collection)
        known = {one.get(key) for one in portal.contents.items(collection) if not one.get("archived")}
        if field in given and given[field] not in known:
            raise RefusedError(400, Problem(message=f"{field} {given[field]} does not exist"))


def _update(portal: Portal, call: Call, item: Item, given: Mapping[str, Any]) -> Item:
    known = _settable(call, given)
    _check_references(portal, call, known)
    after = changed(item, known, call.usual.new.key, timestamp(portal.now()))
    shelf_of(portal, call).put(after, item)
    _note(portal, call, "UPDATE", after)
    return after


def _archive(portal: Portal, call: Call, id: str) -> None:
    item = _find(portal, call, id)
    if item is None:
        return
    if call.usual.keeps and item.get(call.usual.keeps):
        raise RefusedError(400, Problem(message=f"{call.usual.new.key} {id} is HubSpot's own and cannot be archived"))
    after = {**item, "archived": True, "archivedAt": timestamp(portal.now())}
    shelf_of(portal, call).put(after, item)
    _note(portal, call, "DELETE", after)


def _stages(call: Call, item: Item) -> set[str]:
    """The stages that an item is, or holds."""
    parts = [(part.key, item.get(part.field) or ()) for part in call.usual.parts]
    return {str(one[key]) for key, items in parts or [(call.usual.new.key, [item])] for one in items}


def _refuse_if_used(portal: Portal, call: Call, stages: set[str]) -> None:
    """Raises RefusedError where records are in a stage that is to be deleted, and somebody cares."""
    guard, version = call.usual.guard, call.parameters.get("version") or ""
    if guard is None or not (version >= guard.always_from or any(call.query.get(name) for name in guard.asked_by)):
        return
    object_type = portal.contents.object_types.find(call.parameters["objectType"])
    records = portal.contents.records(object_type).values()
    used = {record.id: stage for record in records if (stage := record.properties.get(object_type.stage)) in stages}
    if used:
        raise RefusedError(400, stages_in_use(sorted(stages & set(used.values())), sorted(used)))


def _note(portal: Portal, call: Call, action: str, item: Item) -> None:
    """Notes what was done to an item, before all that was noted earlier."""
    if call.usual.audit is None:
        return
    collection = filled(portal, call.usual.audit, call.parameters)
    entry = {
        "action": action,
        "identifier": item[call.usual.new.key],
        "portalId": portal.number,
        "rawObject": dict(item),
        "timestamp": timestamp(portal.now()),
    }
    portal.contents.hold(collection, [entry, *portal.contents.items(collection)])
