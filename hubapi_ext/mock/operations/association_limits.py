"""What setting, removing and listing association limits does. That limits hold is the business of a portal's links."""

from typing import Any

from hubapi_ext.mock.answers import Answer, Call, as_errors, batch
from hubapi_ext.mock.behaviours import behaviour
from hubapi_ext.mock.operations.pairs import batch_without_results, object_types_of
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import Problem, invalid_association_type


@behaviour(
    does=(
        "limits what is associated from now on, and leaves what there is",
        "names types of the wrong direction in a 207",
        "answers CANCELED where it set none",
    ),
    guesses=("how many inputs a batch may have",),
    leaves_out=("limits of labels above those of their objects, which HubSpot refuses",),
)
def update_association_limits(portal: Portal, call: Call) -> Answer:
    """Sets how many records of one object type a record of another may be associated with."""
    return _set(portal, call, with_label=False)


@behaviour(
    does=("limits what is associated from now on, and leaves what there is",),
    guesses=("sets a limit that there is already", "names types of the wrong direction as an update does"),
    leaves_out=("limits of labels above those of their objects, which HubSpot refuses",),
)
def create_association_limits(portal: Portal, call: Call) -> Answer:
    """The same."""
    return _set(portal, call, with_label=True)


@behaviour(
    does=("removes limits", "has no body, or an empty batch, by version"),
    guesses=("passes over types without a limit and those that there are not",),
)
def purge_association_limits(portal: Portal, call: Call) -> Answer:
    """Lets any number of records be associated again."""
    source, target = object_types_of(portal, call)
    for given in call.body["inputs"]:
        found = portal.contents.links.types.find(source, target, given["category"], given["typeId"])
        if found is not None:
            portal.contents.links.purge_limit(source, target, found)
    return batch_without_results(portal, call)


@behaviour(does=("lists every limit that is set",), leaves_out=("the limits of the subscription",))
def list_association_limits(portal: Portal, call: Call) -> Answer:
    """All limits of the portal."""
    find, links = portal.contents.object_types.find, portal.contents.links
    results = []
    for source_id, target_id, category, type_id, limit in links.limits():
        type = links.types.find(find(source_id), find(target_id), category, type_id)
        results.append(_limit(category, type_id, limit, label=type.label if type else None))
    return Answer(call.statuses.success, {"results": results})


@behaviour(does=("lists the limits that are set in one direction",), leaves_out=("the limits of the subscription",))
def list_association_limits_between(portal: Portal, call: Call) -> Answer:
    """The limits between two object types."""
    source, target = object_types_of(portal, call)
    links = portal.contents.links
    limits = [
        (type, limit)
        for type in links.types.between(source, target)
        if (limit := links.limit(source, target, type.category, type.type_id)) is not None
    ]
    results = [_limit(type.category, type.type_id, limit, label=type.label) for type, limit in limits]
    return Answer(call.statuses.success, {"results": results})


def _set(portal: Portal, call: Call, *, with_label: bool) -> Answer:
    source, target = object_types_of(portal, call)
    results: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for given in call.body["inputs"]:
        category, type_id, limit = given["category"], given["typeId"], given["maxToObjectIds"]
        found = portal.contents.links.types.find(source, target, category, type_id)
        if found is None:
            problems.append(invalid_association_type(source, target, category, type_id))
        else:
            portal.contents.links.set_limit(source, target, found, limit)
            more = {"label": found.label} if with_label else {}
            results.append(_limit(category, type_id, limit, **more))
    answer = batch(call, portal.now(), portal.shuffled(results), as_errors(problems))
    if not results:
        answer.body["status"] = "CANCELED"
    return answer


def _limit(category: str, type_id: int, limit: int, **more: Any) -> dict[str, Any]:
    return {"category": category, "typeId": type_id, **more, "userEnforcedMaxToObjectIds": limit}
