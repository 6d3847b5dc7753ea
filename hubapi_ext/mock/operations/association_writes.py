"""What writes to the associations of pairs do to a portal, beside the batch that creates them with types."""

from typing import Any

from hubapi_ext.mock.answers import Answer, Call, as_errors, batch
from hubapi_ext.mock.association_types import AssociationType
from hubapi_ext.mock.behaviours import behaviour
from hubapi_ext.mock.identifiers import canonical_id
from hubapi_ext.mock.links import LimitExceededError, Pair
from hubapi_ext.mock.object_types import ObjectType
from hubapi_ext.mock.operations.pairs import (
    RejectedError,
    batch_without_results,
    existing_pair,
    labels_of,
    object_types_of,
    pair_of,
    specs_of,
)
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import Problem, RefusedError, invalid_identifier, limit_exceeded, missing_type


@behaviour(
    does=(
        "answers with a result for each direction",
        "makes the first association the primary one, too, which a later list shows",
        "keeps labels that the pair has",
        "refuses missing records and self-associations with 400",
    ),
    guesses=("the words for object types that cannot be associated",),
)
def create_default_association(portal: Portal, call: Call) -> Answer:
    """Associates two records without a label, and with the primary type where it is the first association."""
    default = _default(portal, *object_types_of(portal, call))
    pair = existing_pair(portal, call)
    try:
        results = _associate(portal, pair, default)
    except LimitExceededError as excess:
        problem = limit_exceeded(pair.from_id, pair.to_id, excess.type, excess.limit)
        raise RefusedError(400, problem) from None
    return batch(call, portal.now(), portal.shuffled(results))


@behaviour(
    does=(
        "answers with a result for each direction of each pair",
        "makes a record's first association the primary one, too, which a later list shows",
        "keeps labels that the pairs have",
    ),
    guesses=("the words for pairs that cannot be associated, which are those of a batch with types",),
)
def create_default_associations(portal: Portal, call: Call) -> Answer:
    """Associates pairs of records without a label."""
    source, target = object_types_of(portal, call)
    default = _default(portal, source, target)
    results: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for given in call.body["inputs"]:
        try:
            from_id, to_id = pair_of(portal, source, target, given)
        except RejectedError as rejected:
            problems += rejected.problems
            continue
        try:
            results += _associate(portal, Pair(source, from_id, target, to_id), default)
        except LimitExceededError as excess:
            problems.append(limit_exceeded(from_id, to_id, excess.type, excess.limit))
    return batch(call, portal.now(), portal.shuffled(results), as_errors(problems))


@behaviour(
    does=(
        "replaces the labels of the pair, and keeps the type without a label",
        "refuses missing records, self-associations and types of the wrong direction with 400",
        "does nothing where no type is named",
    ),
    guesses=("the answer where no type is named",),
)
def create_association(portal: Portal, call: Call) -> Answer:
    """Gives a pair these types."""
    pair, links = existing_pair(portal, call), portal.contents.links
    wanted = []
    for category, type_id in specs_of(call.body):
        found = links.types.find(pair.source, pair.target, category, type_id)
        if found is None:
            raise RefusedError(400, missing_type(category, type_id))
        wanted.append(found)
    try:
        if wanted:
            links.associate(pair, wanted)
    except LimitExceededError as excess:
        raise RefusedError(400, limit_exceeded(pair.from_id, pair.to_id, excess.type, excess.limit)) from None
    answer = {
        "fromObjectTypeId": pair.source.id,
        "fromObjectId": int(pair.from_id),
        "toObjectTypeId": pair.target.id,
        "toObjectId": int(pair.to_id),
        "labels": labels_of(wanted),
    }
    return Answer(call.statuses.success, answer)


@behaviour(
    does=("takes away all types of the pair, in both directions",),
    guesses=("answers the same where there is no such pair",),
)
def archive_association(portal: Portal, call: Call) -> Answer:
    """Associates a pair no longer."""
    source, target = object_types_of(portal, call)
    ids = call.parameters["fromObjectId"], call.parameters["toObjectId"]
    portal.contents.links.dissociate(_pair(source, ids[0], target, ids[1]))
    return Answer(call.statuses.success, None)


_PASSED_OVER = ("passes over pairs that are not associated", "refuses the batch for an id that is no number")


@behaviour(
    does=("takes away all types of each pair, in both directions", "has no body in v4, and an empty batch later"),
    guesses=_PASSED_OVER,
)
def archive_associations(portal: Portal, call: Call) -> Answer:
    """Associates pairs no longer."""
    source, target = object_types_of(portal, call)
    inputs = call.body["inputs"]
    _refuse_bad_ids(*(one["from"]["id"] for one in inputs))
    pairs = [_pair(source, one["from"]["id"], target, to["id"]) for one in inputs for to in one["to"]]
    for pair in pairs:
        portal.contents.links.dissociate(pair)
    return batch_without_results(portal, call)


@behaviour(
    does=(
        "takes away the types that are named, in both directions, and keeps the others",
        "takes away the whole association with the type that has no label",
        "has no body in v4, and an empty batch later",
    ),
    guesses=(*_PASSED_OVER, "passes over types of the wrong direction"),
)
def archive_association_labels(portal: Portal, call: Call) -> Answer:
    """Takes labels away from pairs."""
    (source, target), links = object_types_of(portal, call), portal.contents.links
    inputs = call.body["inputs"]
    pairs = [_pair(source, one["from"]["id"], target, one["to"]["id"]) for one in inputs]
    for given, pair in zip(inputs, pairs, strict=True):
        found = (links.types.find(source, target, *spec) for spec in specs_of(given["types"]))
        if types := [type for type in found if type is not None]:
            links.take(pair, types)
    return batch_without_results(portal, call)


def _pair(source: ObjectType, from_id: str | int, target: ObjectType, to_id: str | int) -> Pair:
    """A pair whose records may not exist."""
    _refuse_bad_ids(from_id, to_id)
    return Pair(source, str(canonical_id(from_id)), target, str(canonical_id(to_id)))


def _refuse_bad_ids(*written: str | int) -> None:
    for one in written:
        if canonical_id(one) is None:
            raise RefusedError(400, invalid_identifier(one))


def _default(portal: Portal, source: ObjectType, target: ObjectType) -> AssociationType:
    default = portal.contents.links.types.default(source, target)
    if default is None:
        # HubSpot's words for object types that cannot be associated are unknown; these are a guess.
        message = f"{source.name.upper()} and {target.name.upper()} cannot be associated"
        raise RefusedError(400, Problem(message=message))
    return default


def _associate(portal: Portal, pair: Pair, default: AssociationType) -> list[dict[str, Any]]:
    """Associates a pair without a label. Returns a result for each direction."""
    links = portal.contents.links
    links.associate(pair, [*links.between(pair), default, *_primary(portal, pair)])
    # The primary type that a first association gets beside it shows in a later list only.
    back = links.types.inverse(pair.source, pair.target, default)
    return [_default_result(pair, default), _default_result(pair.inverse, back)]


def _primary(portal: Portal, pair: Pair) -> list[AssociationType]:
    """The primary type, if the pair has it or is about to get it, as seen from the pair."""
    types = portal.contents.links.types
    for side in (pair, pair.inverse):
        primary = types.primary(side.source, side.target)
        if primary is None:
            continue
        links = portal.contents.links.of(side.source, side.from_id, side.target)
        if primary in links.get(side.to_id, ()) or not links:
            return [primary if side is pair else types.inverse(side.source, side.target, primary)]
    return []


def _default_result(pair: Pair, type: AssociationType) -> dict[str, Any]:
    return {
        "from": {"id": pair.from_id},
        "to": {"id": pair.to_id},
        "associationSpec": {"associationCategory": type.category, "associationTypeId": type.type_id},
    }
