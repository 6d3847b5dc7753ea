"""The verbs for records: one at a time, in lists, and by search. Batches of them: `batches`.

A function here serves every object type. Which one a request means stands in its path, or in the fragment.
"""

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
    ),
    guesses=writing.ASSOCIATION_GUESSES,
    leaves_out=("the properties of the portal: any exists, unless the type's data say otherwise, and takes any value",),
)
def create(portal: Portal, call: Call) -> Answer:
    """Creates a record."""
    object_type = object_type_of(portal, call)
    record = writing.create(writing.Changes(portal.contents, portal.now()), object_type, call.body)
    return Answer(call.statuses.success, in_full(portal, object_type, record))


@behaviour(
    does=(
        "reads a record by its id or by `idProperty`, with the properties that are asked for, null where it has none",
        "reads archived records where `archived` is asked for, and no others then",
    ),
    guesses=("404 in JSON, where HubSpot may send HTML", "any property can be an `idProperty`"),
    leaves_out=("the histories of properties",),
)
def read(portal: Portal, call: Call) -> Answer:
    """Reads a record."""
    object_type = object_type_of(portal, call)
    if call.query.get("archived"):
        record = portal.contents.archived(object_type).get(call.id)
    else:
        record = writing.find(portal.contents, object_type, call.id, call.query.get("idProperty"))
    if record is None:
        raise _not_found()
    return Answer(call.statuses.success, _in_part(portal, call, object_type, record))


@behaviour(
    does=("sets the properties that are given, by id or by `idProperty`; empty text takes a value away",),
    leaves_out=("the properties of the portal: any exists, unless the type's data say otherwise, and takes any value",),
)
def update(portal: Portal, call: Call) -> Answer:
    """Sets properties of a record."""
    object_type = object_type_of(portal, call)
    record = _existing(portal, object_type, call.id, call.query.get("idProperty"))
    changed = writing.update(writing.Changes(portal.contents, portal.now()), object_type, record, call.body)
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
    does=("keeps the first record, moves the associations of the second, and archives the second",),
    guesses=(
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
    merged = writing.merge(writing.Changes(portal.contents, portal.now()), object_type, primary, other)
    return Answer(call.statuses.success, in_full(portal, object_type, merged))


@behaviour(
    does=("lists records by id, with the properties and associations that are asked for, or those that are archived",),
    guesses=("names each associated record once, by a type such as `contact_to_company`", *CURSOR_GUESSES),
    leaves_out=("the histories of properties",),
)
def list_records(portal: Portal, call: Call) -> Answer:
    """Lists records."""
    object_type = object_type_of(portal, call)
    records = portal.contents.archived if call.query.get("archived") else portal.contents.records
    page, following = records_page(call, records(object_type))
    return listed(call, [_in_part(portal, call, object_type, record) for record in page], following)


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
    leaves_out=("the moments until HubSpot finds what was just written",),
)
def search(portal: Portal, call: Call) -> Answer:
    """Searches for records."""
    object_type = object_type_of(portal, call)
    body, usual = call.body or {}, call.usual
    found = searching.search(portal.contents, object_type, body, most_filters=usual.most_filters)
    page, following = numbered_page(call, found, most=usual.most_results)
    shown = [in_part(portal, object_type, record, body.get("properties")) for record in page]
    return listed(call, shown, following, total=len(found))


def _in_part(portal: Portal, call: Call, object_type: ObjectType, record: Record) -> dict[str, object]:
    query = call.query
    return in_part(portal, object_type, record, query.get("properties"), query.get("associations") or ())


def _existing(portal: Portal, object_type: ObjectType, id: str | int, id_property: str | None = None) -> Record:
    record = writing.find(portal.contents, object_type, id, id_property)
    if record is None:
        raise _not_found()
    return record


def _not_found() -> RefusedError:
    # HubSpot leaves out the category here.
    return RefusedError(404, Problem(message="resource not found", category=None))
