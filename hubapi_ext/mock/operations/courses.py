"""What creating courses does to a portal, and what HubSpot answers then. Other object types have no rules here."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve

from hubapi_ext.mock.answers import Answer, Call, batch
from hubapi_ext.mock.association_types import AssociationType
from hubapi_ext.mock.behaviours import behaviour
from hubapi_ext.mock.contents import Record
from hubapi_ext.mock.identifiers import canonical_id
from hubapi_ext.mock.links import LimitExceededError, Pair
from hubapi_ext.mock.object_types import ObjectType, find_object_type
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import (
    Problem,
    RefusedError,
    invalid_properties,
    limit_exceeded,
    missing_record,
    missing_type,
)
from hubapi_ext.mock.timestamps import timestamp

_COURSE = find_object_type("course")
_REQUIRED = "hs_course_name"
# A portal has no list of properties here. HubSpot's own begin with hs_, except for these.
_OTHER_PROPERTIES = frozenset(["hubspot_owner_id", "hubspot_team_id"])

_Input = Mapping[str, Any]


@behaviour(
    does=(
        "creates all or none without trace ids, and answers 207 where every input has one",
        "refuses properties that do not exist, all of them at once, and courses without a name",
        "associates new courses in the same step",
        "adds the properties that HubSpot adds, and the address of the record",
    ),
    guesses=("the words for a trace id that is used twice",),
    leaves_out=(
        "the properties of the portal: any that begins with hs_ exists, and any value is taken",
        "validation rules that an administrator has set, which HubSpot applies from 2026-09 on",
    ),
)
def create_courses(portal: Portal, call: Call) -> Answer:
    """Creates a course for each input. Only when every input has a trace id does a bad one fail alone."""
    inputs = call.body["inputs"]
    traces = [given.get("objectWriteTraceId") for given in inputs]
    _refuse_repeated(traces)
    created: list[tuple[Record, str | None]] = []
    errors: list[dict[str, Any]] = []
    for given, trace in zip(inputs, traces, strict=True):
        try:
            created.append((_create(portal, given), trace))
        except RefusedError as refused:
            if None in traces:
                for record, _ in created:
                    portal.contents.remove(_COURSE, record.id)
                raise
            errors.append(_traced(refused.problem, str(trace)))
    results = [_result(portal, record, trace) for record, trace in created]
    return batch(call, portal.now(), portal.shuffled(results), errors)


def _refuse_repeated(traces: Sequence[str | None]) -> None:
    times = Counter(trace for trace in traces if trace is not None)
    repeated = sorted(trace for trace, count in times.items() if count > 1)
    if repeated:
        # HubSpot's words are unknown; these are like those for repeated ids.
        message = f"Duplicate objectWriteTraceIds found in batch input: [{', '.join(repeated)}]. They must be unique"
        raise RefusedError(400, Problem(message=message, context={"objectWriteTraceId": repeated}))


def _create(portal: Portal, given: _Input) -> Record:
    _check_properties(given["properties"])
    wanted = [_association(portal, association) for association in given.get("associations", ())]
    record = portal.contents.add(_COURSE, given["properties"], portal.now())
    try:
        for target, to_id, types in filter(None, wanted):
            portal.contents.links.associate(Pair(_COURSE, record.id, target, to_id), types)
    except LimitExceededError as excess:
        portal.contents.remove(_COURSE, record.id)
        from_id, to_id = excess.pair.from_id, excess.pair.to_id
        raise RefusedError(400, limit_exceeded(from_id, to_id, excess.type, excess.limit)) from None
    return record


def _check_properties(properties: Mapping[str, str]) -> None:
    unknown = {
        name: ("PROPERTY_DOESNT_EXIST", f'Property "{name}" does not exist')
        for name in properties
        if not name.startswith("hs_") and name not in _OTHER_PROPERTIES
    }
    if unknown:
        raise RefusedError(400, invalid_properties(unknown))
    if not properties.get(_REQUIRED):
        message = "Error creating COURSE. Some required properties were not set."
        raise RefusedError(400, Problem(message=message, context={"properties": [_REQUIRED]}))


def _association(portal: Portal, given: _Input) -> tuple[ObjectType, str, list[AssociationType]] | None:
    """The record that a new course is to be associated with, and how. Its object type follows from the types."""
    if not given["types"]:
        # A guess: without types HubSpot does nothing, as it does for associations.
        return None
    specs = [(one["associationCategory"], one["associationTypeId"]) for one in given["types"]]
    target = _target(portal, *specs[0])
    types = [_type(portal, target, category, type_id) for category, type_id in specs]
    to_id = canonical_id(given["to"]["id"])
    if to_id is None or not portal.contents.has(target, to_id):
        raise RefusedError(400, missing_record(target, given["to"]["id"]))
    return target, to_id, types


def _target(portal: Portal, category: str, type_id: int) -> ObjectType:
    for target in portal.contents.object_types():
        if portal.contents.links.types.find(_COURSE, target, category, type_id):
            return target
    raise RefusedError(400, missing_type(category, type_id))


def _type(portal: Portal, target: ObjectType, category: str, type_id: int) -> AssociationType:
    found = portal.contents.links.types.find(_COURSE, target, category, type_id)
    if found is None:
        raise RefusedError(400, missing_type(category, type_id))
    return found


def _traced(problem: Problem, trace: str) -> dict[str, Any]:
    context = {**(problem.context or {}), "objectWriteTraceId": [trace]}
    return evolve(problem, context=context).as_json()


def _result(portal: Portal, record: Record, trace: str | None) -> dict[str, Any]:
    result: dict[str, Any] = {
        "id": record.id,
        "properties": record.properties,
        "createdAt": timestamp(record.created_at),
        "updatedAt": timestamp(record.updated_at),
        "archived": False,
        "url": f"https://app.hubspot.com/contacts/{portal.number}/record/{_COURSE.id}/{record.id}",
    }
    return result if trace is None else {**result, "objectWriteTraceId": trace}
