"""What becomes of lists, of their members above all. Reading, creating and archiving a list is done by the verbs.

The members of list 42 are the items of the collection `list_members/42`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hubapi_ext.mock.answers import Answer, Call
from hubapi_ext.mock.behaviours import behaviour
from hubapi_ext.mock.contents import Contents, Record
from hubapi_ext.mock.identifiers import numeric_order
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import Problem, RefusedError
from hubapi_ext.mock.starting_items import Item
from hubapi_ext.mock.timestamps import timestamp
from hubapi_ext.mock.verbs.pages import CURSOR_GUESSES, listed, numbered_page
from hubapi_ext.mock.verbs.shelves import missing

GUESSES = ("the words for a list that filters keep",)

_LISTS = "lists"


@behaviour(
    does=("finds lists by a part of their names, their object type, processing types and ids, and counts them",),
    guesses=("sorts by id, or by name where `sort` says so", "tells the size alone of what may be asked for besides"),
    leaves_out=("lists that were deleted",),
)
def search_lists(portal: Portal, call: Call) -> Answer:
    """Searches lists."""
    body = call.body or {}
    wanted, ids = str(body.get("query") or "").casefold(), set(map(str, body.get("listIds") or ()))
    kinds = body.get("processingTypes")
    found = [
        one
        for one in _lists(portal.contents)
        if wanted in _name(one)
        and body.get("objectTypeId") in (None, one.get("objectTypeId"))
        and (not kinds or one.get("processingType") in kinds)
        and (not ids or one["listId"] in ids)
    ]
    found.sort(key=_name if body.get("sort") == "HS_LIST_NAME" else _by_id)
    page, following = numbered_page(call, found)
    return listed(call, [_found(portal, call, one) for one in page], following, total=len(found))


def _name(one: Item) -> str:
    return str(one.get("name")).casefold()


def _by_id(one: Item) -> Any:
    return numeric_order(one["listId"])


def _found(portal: Portal, call: Call, one: Item) -> dict[str, Any]:
    size = str(len(list(_members(portal.contents, one))))
    asked = {name: size if name == "hs_list_size" else None for name in call.body.get("additionalProperties") or ()}
    return {name: value for name, value in one.items() if name in call.operation.item_fields} | {
        "additionalProperties": asked
    }


@behaviour(does=("gives a list another name",), guesses=("the words for a name that is taken",))
def update_list_name(portal: Portal, call: Call) -> Answer:
    """Renames a list."""
    before, name = _existing(portal.contents, call), call.query["listName"]
    for one in _lists(portal.contents):
        if one is not before and (one.get("objectTypeId"), one.get("name")) == (before.get("objectTypeId"), name):
            raise RefusedError(400, Problem(message=f"there is a list {name} already"))
    after = {**before, "name": name, "updatedAt": timestamp(portal.now())}
    _replace(portal.contents, before, after)
    return Answer(call.statuses.success, {"updatedList": _shown(after)})


@behaviour(does=("brings a deleted list back, with its members",), leaves_out=("that 90 days are enough",))
def restore_list(portal: Portal, call: Call) -> Answer:
    """Restores a list."""
    for one in portal.contents.items(_LISTS):
        if one.get("listId") == str(call.parameters["listId"]):
            _replace(portal.contents, one, {**one, "archived": False})
            return Answer(call.statuses.success, None)
    raise missing()


@behaviour(does=("adds records of the list's object type, and names those that there are not",), guesses=GUESSES)
def add_list_members(portal: Portal, call: Call) -> Answer:
    """Adds records."""
    kept, there, missing = _asked(portal.contents, call)
    before = list(_members(portal.contents, kept))
    added = sorted(there - {one["recordId"] for one in before}, key=numeric_order)
    _keep(portal.contents, kept, [*before, *(_member(portal, id) for id in added)])
    return _updated(call, "recordsIdsAdded", added, missing)


@behaviour(does=("takes records out of a list, and names those that there are not",), guesses=GUESSES)
def remove_list_members(portal: Portal, call: Call) -> Answer:
    """Takes records out."""
    kept, there, missing = _asked(portal.contents, call)
    before = list(_members(portal.contents, kept))
    removed = [one["recordId"] for one in before if one["recordId"] in there]
    _keep(portal.contents, kept, [one for one in before if one["recordId"] not in there])
    return _updated(call, "recordIdsRemoved", removed, missing)


@behaviour(does=("lists the members that are not archived, in the order of their ids",), guesses=CURSOR_GUESSES)
def list_list_members(portal: Portal, call: Call) -> Answer:
    """Lists members."""
    members = sorted(_members(portal.contents, _existing(portal.contents, call)), key=_by_record)
    page, following = numbered_page(call, members)
    return listed(call, page, following, total=len(members))


def _by_record(member: Item) -> Any:
    return numeric_order(member["recordId"])


@behaviour(does=("lists the lists that a record is a member of",), guesses=("none for a record that there is not",))
def list_memberships_of_record(portal: Portal, call: Call) -> Answer:
    """Lists a record's lists."""
    object_type = portal.contents.object_types.find(call.parameters["objectTypeId"])
    id = str(call.parameters["recordId"])
    results = [
        {name: one.get(name) for name in ("listId", "listVersion")}
        | dict.fromkeys(("firstAddedTimestamp", "lastAddedTimestamp"), member.get("membershipTimestamp"))
        for one in _lists(portal.contents)
        for member in _members(portal.contents, one)
        if (one.get("objectTypeId"), member["recordId"]) == (object_type.id, id)
    ]
    return Answer(call.statuses.success, {"results": results, "total": len(results)})


# Lists and members as they are kept


def _lists(contents: Contents) -> list[Item]:
    return [one for one in contents.items(_LISTS) if "listId" in one and not one.get("archived")]


def _existing(contents: Contents, call: Call) -> Item:
    for one in _lists(contents):
        if one["listId"] == str(call.parameters["listId"]):
            return one
    raise missing()


def _asked(contents: Contents, call: Call) -> tuple[Item, set[str], list[str]]:
    """A list that is kept by hand, the records of a request that there are, and those that there are not."""
    found = _existing(contents, call)
    if found.get("processingType") == "DYNAMIC":
        message = f"The members of list {found['listId']} follow from its filters: its processing type is DYNAMIC"
        raise RefusedError(400, Problem(message=message))
    records = _records(contents, found)
    ids = dict.fromkeys(map(str, call.body))
    return found, ids.keys() & records.keys(), [id for id in ids if id not in records]


def _replace(contents: Contents, before: Item, after: Item) -> None:
    contents.hold(_LISTS, [after if one is before else one for one in contents.items(_LISTS)])


def _records(contents: Contents, one: Item) -> Mapping[str, Record]:
    """The records that can be members; none where a list was seeded without an object type."""
    return contents.records(contents.object_types.find(one["objectTypeId"])) if "objectTypeId" in one else {}


def _members(contents: Contents, one: Item) -> Iterator[Item]:
    """The members of a list that are still there."""
    records = _records(contents, one)
    yield from (member for member in contents.items(_place(one)) if member.get("recordId") in records)


def _member(portal: Portal, id: str) -> Item:
    return {"recordId": id, "membershipTimestamp": timestamp(portal.now())}


def _keep(contents: Contents, one: Item, members: Sequence[Item]) -> None:
    contents.hold(_place(one), members)
    _replace(contents, one, {**one, "size": len(members)})


def _place(one: Item) -> str:
    return f"list_members/{one['listId']}"


def _shown(one: Item) -> dict[str, Any]:
    return {name: value for name, value in one.items() if name != "archived"}


def _updated(call: Call, field: str, ids: Sequence[str], missing: Sequence[str]) -> Answer:
    none: dict[str, Sequence[str]] = {"recordsIdsAdded": [], "recordIdsRemoved": []}
    return Answer(call.statuses.success, {**none, field: ids, "recordIdsMissing": missing})
