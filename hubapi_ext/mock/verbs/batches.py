"""The verbs for batches of records: which inputs succeed, and how an answer names those that do not.

A bad input fails alone, inside the answer's `errors`, only where every input has an `objectWriteTraceId`. Else the
first bad one refuses the batch, and nothing of it is done. Records that do not exist are named together in one error.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import evolve

from hubapi_ext.mock import property_checks
from hubapi_ext.mock.answers import Answer, Call, as_errors, batch
from hubapi_ext.mock.behaviours import behaviour
from hubapi_ext.mock.contents import Record
from hubapi_ext.mock.object_types import ObjectType
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import Problem, RefusedError
from hubapi_ext.mock.verbs import writing
from hubapi_ext.mock.verbs.presenting import in_full, in_part
from hubapi_ext.mock.verbs.records import object_type_of
from hubapi_ext.mock.verbs.writing import Changes

_TRACE_GUESSES = ("the words for a trace id that is used twice",)

_Input = Mapping[str, Any]


def inputs_of(call: Call) -> Sequence[_Input]:
    """The inputs of a batch, whose body may be a bare list of them."""
    body = call.body
    return body if isinstance(body, list) else body["inputs"]


@behaviour(
    does=(
        "creates all or none without trace ids, and names bad inputs in `errors` where every input has one",
        "refuses properties that do not exist, all of them at once, and records without required properties",
        "refuses a value that another record has in a unique property",
        "associates new records in the same step",
        "adds the properties that HubSpot adds, and the address of the record",
        writing.VALUES,
    ),
    guesses=(*_TRACE_GUESSES, *writing.ASSOCIATION_GUESSES, *property_checks.GUESSES),
    leaves_out=writing.LEFT_OUT,
)
def create(portal: Portal, call: Call) -> Answer:
    """Creates a record for each input."""

    def write(changes: Changes, object_type: ObjectType, given: _Input) -> tuple[Record, _Input]:
        return writing.create(changes, object_type, given), {}

    return _written(portal, call, write)


@behaviour(
    does=(
        "sets properties, by id or by `idProperty`",
        "names all records that do not exist in one error, and refuses the batch for an id that comes twice",
        "refuses the batch for a bad input without trace ids",
        writing.VALUES,
    ),
    guesses=(*_TRACE_GUESSES, *property_checks.GUESSES),
    leaves_out=writing.LEFT_OUT,
)
def update(portal: Portal, call: Call) -> Answer:
    """Updates a record for each input."""
    _refuse_repeated_ids(call)

    def write(changes: Changes, object_type: ObjectType, given: _Input) -> tuple[Record, _Input] | None:
        record = writing.find(changes.contents, object_type, given["id"], given.get("idProperty"))
        return None if record is None else (writing.update(changes, object_type, record, given), {})

    return _written(portal, call, write)


@behaviour(
    does=(
        "updates the record that has the value in the input's `idProperty`, or creates one with it",
        "says in `new` which of them it did",
        "refuses the batch for a value that comes twice, and for a bad input without trace ids",
        writing.VALUES,
    ),
    guesses=(
        "a property that the portal has not defined can be an `idProperty`",
        "the words for one that is not unique",
        "without one, the id is that of a record that exists",
        *_TRACE_GUESSES,
        *property_checks.GUESSES,
    ),
    leaves_out=writing.LEFT_OUT,
)
def upsert(portal: Portal, call: Call) -> Answer:
    """Updates or creates a record for each input."""
    _refuse_repeated_ids(call)

    def write(changes: Changes, object_type: ObjectType, given: _Input) -> tuple[Record, _Input] | None:
        by = given.get("idProperty")
        record = writing.find(changes.contents, object_type, given["id"], by)
        if record is not None:
            return writing.update(changes, object_type, record, given), {"new": False}
        if by in (None, "hs_object_id"):
            return None
        properties = {by: str(given["id"]), **given["properties"]}
        return writing.create(changes, object_type, {**given, "properties": properties}), {"new": True}

    return _written(portal, call, write)


@behaviour(
    does=(
        "reads by id or by `idProperty`, with the properties that are asked for, null where a record has none",
        "names all records that do not exist in one error, and refuses the batch for an id that comes twice",
    ),
    guesses=(
        "a property that the portal has not defined can be an `idProperty`",
        "the words for one that is not unique",
    ),
    leaves_out=("the values that a property had before",),
)
def read(portal: Portal, call: Call) -> Answer:
    """Reads a record for each input."""
    object_type = object_type_of(portal, call)
    _refuse_repeated_ids(call)
    asked: Mapping[str, Any] = call.body if isinstance(call.body, dict) else {}
    _refuse_many_with_histories(call, asked)
    by = asked.get("idProperty")
    results, missing = [], []
    for given in inputs_of(call):
        if call.query.get("archived"):
            record = portal.contents.archived(object_type).get(str(given["id"]))
        else:
            record = writing.find(portal.contents, object_type, given["id"], by)
        if record is None:
            missing.append(str(given["id"]))
        else:
            results.append(in_part(portal, object_type, record, asked))
    return batch(call, portal.now(), portal.shuffled(results), as_errors(_missing(object_type, missing)))


@behaviour(
    does=("archives records, which takes their associations away", "passes over those that do not exist"),
)
def archive(portal: Portal, call: Call) -> Answer:
    """Archives a record for each input."""
    object_type = object_type_of(portal, call)
    for given in inputs_of(call):
        record = writing.find(portal.contents, object_type, given["id"])
        if record is not None:
            portal.contents.archive(object_type, record.id, portal.now())
    return without_results(portal, call)


def without_results(portal: Portal, call: Call) -> Answer:
    """The answer to a batch that has no results: nothing, or an envelope in the versions that send one."""
    return Answer(204, None) if call.statuses.success == 204 else batch(call, portal.now(), [])


def _written(
    portal: Portal, call: Call, write: Callable[[Changes, ObjectType, _Input], tuple[Record, _Input] | None]
) -> Answer:
    object_type = object_type_of(portal, call)
    inputs = inputs_of(call)
    traces = [given.get("objectWriteTraceId") for given in inputs]
    _refuse_repeated_traces(traces)
    changes = Changes.by(portal, call)
    written: list[tuple[Record, _Input, str | None]] = []
    errors: list[dict[str, Any]] = []
    missing: list[str] = []
    for given, trace in zip(inputs, traces, strict=True):
        try:
            found = write(changes, object_type, given)
        except RefusedError as refused:
            if None in traces:
                changes.take_back()
                raise
            errors.append(_traced(refused.problem, str(trace)))
            continue
        if found is None:
            missing.append(str(given["id"]))
        else:
            written.append((*found, trace))
    results = [_result(portal, object_type, record, added, trace) for record, added, trace in written]
    problems = [*errors, *as_errors(_missing(object_type, missing))]
    return batch(call, portal.now(), portal.shuffled(results), problems)


def _result(
    portal: Portal, object_type: ObjectType, record: Record, added: _Input, trace: str | None
) -> dict[str, Any]:
    result = {**in_full(portal, object_type, record), **added}
    return result if trace is None else {**result, "objectWriteTraceId": trace}


def _missing(object_type: ObjectType, ids: list[str]) -> list[Problem]:
    """The one error that names all records that do not exist."""
    if not ids:
        return []
    message = (
        f"Could not get some {object_type.name.upper()} objects, they may be deleted or not exist. "
        "Check that ids are valid."
    )
    return [Problem(message=message, category="OBJECT_NOT_FOUND", context={"ids": ids})]


def _traced(problem: Problem, trace: str) -> dict[str, Any]:
    context = {**(problem.context or {}), "objectWriteTraceId": [trace]}
    return evolve(problem, context=context).as_json()


def _refuse_repeated_ids(call: Call) -> None:
    times = Counter(str(given["id"]) for given in inputs_of(call))
    repeated = [id for id, count in times.items() if count > 1]
    if repeated:
        message = f"Duplicate IDs found in batch input: [{', '.join(repeated)}]. IDs must be unique"
        raise RefusedError(400, Problem(message=message, context={"ids": repeated}))


def _refuse_many_with_histories(call: Call, asked: Mapping[str, Any]) -> None:
    for name, most in call.operation.fewer.items():
        if asked.get(name) and len(inputs_of(call)) > most:
            message = f"The maximum number of inputs supported in a batch request for property histories is {most}"
            raise RefusedError(400, Problem(message=message))


def _refuse_repeated_traces(traces: Sequence[str | None]) -> None:
    times = Counter(trace for trace in traces if trace is not None)
    repeated = sorted(trace for trace, count in times.items() if count > 1)
    if repeated:
        # HubSpot's words are unknown, see _TRACE_GUESSES; these are like those for repeated ids.
        message = f"Duplicate objectWriteTraceIds found in batch input: [{', '.join(repeated)}]. They must be unique"
        raise RefusedError(400, Problem(message=message, context={"objectWriteTraceId": repeated}))
