"""The verbs for records: one at a time, in lists, and by search. Batches of them: `batches`.

A function here serves every object type. Which one a request means stands in its path, or in the fragment.
"""

from collections.abc import Iterable
from itertools import islice

from hubapi_ext.mock import property_checks
from hubapi_ext.mock.answers import Answer, Call
from hubapi_ext.mock.behaviours import behaviour
from hubapi_ext.mock.contents import Record
from hubapi_ext.mock.object_types import ObjectType
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import Problem, RefusedError, missing_scopes
from hubapi_ext.mock.verbs import searching, writing
from hubapi_ext.mock.verbs.pages import CURSOR_GUESSES, listed, numbered_page, records_page
from hubapi_ext.mock.verbs.presenting import in_full, in_part


def object_type_of(portal: Portal, call: Call) -> ObjectType:
    """The object type that a request means. Raises RefusedError where the token has none of the type's scopes."""
    usual = call.usual
    found = portal.contents.object_types.find(usual.object_type or call.parameters["objectType"])
    scopes = found.read_scopes | found.write_scopes if call.operation.replay == "read" else found.write_scopes
    if portal.scopes is not None and scopes and not scopes & portal.scopes:
        raise RefusedError(403, missing_scopes(sorted(scopes)))
    return found


@behaviour(
    does=(
        "creates a record, with the properties that HubSpot adds, and associates it in the same step",
        "refuses a value that another record has in a unique property with 409, missing required properties with 400",
        writing.VALUES,
    ),
    guesses=(*writing.ASSOCIATION_GUESSES, *property_checks.GUESSES),
    leaves_out=writing.LEFT_OUT,
)
def create(portal: Portal, call: Call) -> Answer:
    """Creates a record."""
    object_type = object_type_of(portal, call)
    record = writing.create(writing.Changes.by(portal, call), object_type, call.body)
    return Answer(call.statuses.success, in_full(portal, object_type, record))


@behaviour(
    does=(
        "reads a record by its id or by `idProperty`, with the properties that are asked for, null where it has none",
        "reads archived records where `archived` is asked for, and no others then",
    ),
    guesses=(
        "404 in JSON, where HubSpot may send HTML",
        "a property that the portal has not defined can be an `idProperty`",
        "the words for one that is not unique",
    ),
    leaves_out=("the values that a property had before",),
)
def read(portal: Portal, call: Call) -> Answer:
    """Reads a record."""
    object_type = object_type_of(portal, call)
    if call.query.get("archived"):
        record = portal.contents.archived(object_type).get(call.id)
        if record is None:
            raise _not_found()
    else:
        record = _existing(portal, object_type, call.id, call.query.get("idProperty"))
    return Answer(call.statuses.success, _in_part(portal, call, object_type, [record])[0])


@behaviour(
    does=(
        "sets the properties that are given, by id or by `idProperty`; empty text takes a value away",
        writing.VALUES,
    ),
    guesses=property_checks.GUESSES,
    leaves_out=writing.LEFT_OUT,
)
def update(portal: Portal, call: Call) -> Answer:
    """Sets properties of a record."""
    object_type = object_type_of(portal, call)
    record = _existing(portal, object_type, call.id, call.query.get("idProperty"))
    changed = writing.update(writing.Changes.by(portal, call), object_type, record, call.body)
    return Answer(call.statuses.success, in_full(portal, object_type, changed))


@behaviour(
    does=("archives a record, which takes its associations away", "answers the same for one that does not exist"),
)
def archive(portal: Portal, call: Call) -> Answer:
    """Archives a record."""
    object_type = object_type_of(portal, call)
    record = writing.find(portal.contents, object_type, call.id)
    if record is not None:
        portal.contents.archive(object_type, record.id, portal.now())
    return Answer(call.statuses.success, None)


@behaviour(
    does=("deletes a record for good, by its id or by `idProperty`, also an archived one",),
    guesses=("answers the same for one that does not exist",),
    leaves_out=("that an address which was deleted cannot be added again",),
)
def delete(portal: Portal, call: Call) -> Answer:
    """Deletes a record for good."""
    object_type = object_type_of(portal, call)
    id = call.body["objectId"]
    record = writing.find(portal.contents, object_type, id, call.body.get("idProperty"))
    record = record or portal.contents.archived(object_type).get(str(id))
    if record is not None:
        portal.contents.remove(object_type, record.id)
    return Answer(call.statuses.success, None)


@behaviour(
    does=(
        "keeps the first record, moves the associations of the second, and archives the second",
        "lets the second record's id lead to the first, to be read or updated",
    ),
    guesses=(
        "in batches the second record's id leads nowhere",
        "the first record's values win, and the second's fill its gaps",
        "the words for a record that is merged with itself",
    ),
    leaves_out=("the new id that a merged record gets in some object types",),
)
def merge(portal: Portal, call: Call) -> Answer:
    """Makes two records one."""
    object_type = object_type_of(portal, call)
    primary = _existing(portal, object_type, call.body["primaryObjectId"])
    other = _existing(portal, object_type, call.body["objectIdToMerge"])
    if primary.id == other.id:
        # HubSpot's words are unknown.
        raise RefusedError(400, Problem(message=f"Object {primary.id} cannot be merged with itself"))
    merged = writing.merge(writing.Changes.by(portal, call), object_type, primary, other)
    return Answer(call.statuses.success, in_full(portal, object_type, merged))


@behaviour(
    does=("lists records by id, with the properties and associations that are asked for, or those that are archived",),
    guesses=(
        "names each associated record once, by a type such as `contact_to_company`",
        "names the first associated records of a type alone, and says that there are more",
        *CURSOR_GUESSES,
    ),
    leaves_out=("the values that a property had before",),
)
def list_records(portal: Portal, call: Call) -> Answer:
    """Lists records."""
    object_type = object_type_of(portal, call)
    records = portal.contents.archived if call.query.get("archived") else portal.contents.records
    page, following = records_page(call, records(object_type))
    return listed(call, _in_part(portal, call, object_type, page), following)


@behaviour(
    does=(
        "filters by all of HubSpot's operators, by groups, and by associations; sorts; tells the total",
        "refuses to go beyond the results that a search may have, and more filters than it may have",
        "finds nothing by a property that the object type does not have",
    ),
    guesses=(
        "compares numbers and times as such, and text in any case, whatever the type of the property",
        "a record without a value passes no operator but NOT_HAS_PROPERTY, and is sorted last",
        "words of `query` are beginnings of words",
        "the words of refusals",
        *CURSOR_GUESSES,
    ),
    leaves_out=("the moments until HubSpot finds what was just written, unless a lag is set",),
)
def search(portal: Portal, call: Call) -> Answer:
    """Searches for records."""
    object_type = object_type_of(portal, call)
    body, usual = call.body or {}, call.usual
    oddities, now = portal.search_oddities, portal.now()
    found = [
        record
        for record in searching.search(portal.contents, object_type, body, most_filters=usual.most_filters)
        if oddities.finds(record, now)
    ]
    if oddities.ids_as_text and searching.sorts_by_id(body):
        found.sort(key=lambda record: record.id)
    page, following = numbered_page(call, found, most=usual.most_results, size_of=oddities.size)
    if oddities.stray_results:
        asked_for = {record.id for record in found}
        page += islice((one for one in portal.contents.records(object_type).values() if one.id not in asked_for), 1)
    shown = [in_part(portal, object_type, record, {"properties": body.get("properties")}) for record in page]
    return listed(call, shown, following, total=len(found))


def _in_part(portal: Portal, call: Call, object_type: ObjectType, records: Iterable[Record]) -> list[dict[str, object]]:
    # An object type that there is not is refused, also where no record would show it.
    associated = {name: portal.contents.object_types.find(name) for name in call.query.get("associations") or ()}
    most = call.usual.most_associated
    return [in_part(portal, object_type, record, call.query, associated, most) for record in records]


def _existing(portal: Portal, object_type: ObjectType, id: str | int, id_property: str | None = None) -> Record:
    record = writing.find(portal.contents, object_type, id, id_property)
    if record is None and id_property is None:
        record = writing.successor(portal.contents, object_type, id)
    if record is None:
        raise _not_found()
    return record


def _not_found() -> RefusedError:
    # HubSpot leaves out the category here.
    return RefusedError(404, Problem(message="resource not found", category=None))
