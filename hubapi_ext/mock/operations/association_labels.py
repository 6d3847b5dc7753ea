"""What operations on labels do to a portal: the association types that it has defined, seen from both sides."""

from typing import Any

from hubapi_ext.mock.answers import Answer, Call
from hubapi_ext.mock.association_types import USER_DEFINED, AssociationType
from hubapi_ext.mock.behaviours import behaviour
from hubapi_ext.mock.document import document
from hubapi_ext.mock.object_types import ObjectType
from hubapi_ext.mock.operations.pairs import object_types_of
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import Problem, RefusedError

_MOST_LABELS: int = document()["x-hubapi-most-labels"]


@behaviour(does=("lists HubSpot's types and the portal's own, in the direction of the path",))
def list_association_labels(portal: Portal, call: Call) -> Answer:
    """All types between two object types."""
    types = portal.contents.links.types.between(*object_types_of(portal, call))
    return _answer(call, types)


@behaviour(
    does=(
        "defines a type in both directions, and answers with both",
        "refuses the 51st label between two object types with 437",
    ),
    guesses=("the numbers of the types, which follow those that there are", "the words for one label too many"),
    leaves_out=("the internal name, and that HubSpot refuses one that is used",),
)
def create_association_label(portal: Portal, call: Call) -> Answer:
    """Defines a label."""
    source, target = object_types_of(portal, call)
    types, given = portal.contents.links.types, call.body
    labels = [one for one in types.between(source, target) if one.category == USER_DEFINED and one.label is not None]
    if len(labels) >= _MOST_LABELS:
        message = f"{source.name.upper()} and {target.name.upper()} have {_MOST_LABELS} labels, which is the most"
        raise RefusedError(437, Problem(message=message))
    number = max((one.type_id for one in types.all_of(USER_DEFINED) if one.label is not None), default=0) + 1
    type = AssociationType(USER_DEFINED, number, given["label"])
    inverse = AssociationType(USER_DEFINED, number + 1, given.get("inverseLabel") or given["label"])
    types.define(source, target, type, inverse)
    return _answer(call, [type, inverse])


@behaviour(
    does=("renames a label in both directions, with one name where there is no inverse label",),
    guesses=("404 for a type that the portal has not defined",),
)
def update_association_label(portal: Portal, call: Call) -> Answer:
    """Renames a label."""
    source, target = object_types_of(portal, call)
    type, given = _existing(portal, source, target, call.body["associationTypeId"]), call.body
    portal.contents.links.rename(source, target, type, given["label"], given.get("inverseLabel") or given["label"])
    return Answer(call.statuses.success, None)


@behaviour(
    does=("deletes a label in both directions, and leaves its pairs associated",),
    guesses=("404 for a type that the portal has not defined",),
)
def archive_association_label(portal: Portal, call: Call) -> Answer:
    """Deletes a label."""
    source, target = object_types_of(portal, call)
    type = _existing(portal, source, target, call.parameters["associationTypeId"])
    portal.contents.links.undefine(source, target, type)
    return Answer(call.statuses.success, None)


def _existing(portal: Portal, source: ObjectType, target: ObjectType, type_id: int) -> AssociationType:
    for type in portal.contents.links.types.between(source, target):
        if (type.category, type.type_id) == (USER_DEFINED, int(type_id)) and type.label is not None:
            return type
    raise RefusedError(404, Problem(message="resource not found", category=None))


def _answer(call: Call, types: Any) -> Answer:
    results = [{"category": one.category, "typeId": one.type_id, "label": one.label} for one in types]
    return Answer(call.statuses.success, {"results": results})
