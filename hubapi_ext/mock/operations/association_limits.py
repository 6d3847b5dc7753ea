"""What updating association limits does to a portal. That limits hold is the business of its links."""

from typing import Any

from hubapi_ext.mock.answers import Answer, Call, as_errors, batch
from hubapi_ext.mock.behaviours import behaviour
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
    source = portal.contents.object_types.find(call.parameters["fromObjectType"])
    target = portal.contents.object_types.find(call.parameters["toObjectType"])
    results: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for given in call.body["inputs"]:
        category, type_id, limit = given["category"], given["typeId"], given["maxToObjectIds"]
        found = portal.contents.links.types.find(source, target, category, type_id)
        if found is None:
            problems.append(invalid_association_type(source, target, category, type_id))
        else:
            portal.contents.links.set_limit(source, target, found, limit)
            results.append({"category": category, "typeId": type_id, "userEnforcedMaxToObjectIds": limit})
    answer = batch(call, portal.now(), portal.shuffled(results), as_errors(problems))
    if not results:
        answer.body["status"] = "CANCELED"
    return answer
