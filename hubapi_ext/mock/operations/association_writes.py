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
    existing_pair,
    labels_of,
    object_types_of,
    pair_of,
    specs_of,
    types_of,
)
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import Problem, RefusedError, limit_exceeded, missing_type


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
            results += _associate(portal, Pair(source, from_id, target, to_id), default)
        except RejectedError as rejected:
            problems += rejected.problems
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
    from_id, to_id = canonical_id(call.parameters["objectId"]), canonical_id(call.parameters["toObjectId"])
    if from_id is not None and to_id is not None:
        portal.contents.links.dissociate(Pair(source, from_id, target, to_id))
    return Answer(call.statuses.success, None)


@behaviour(
    does=("takes away all types of each pair, in both directions", "has no body in v4, and an empty batch later"),
    guesses=("passes over pairs that are not associated",),
)
def archive_associations(portal: Portal, call: Call) -> Answer:
    """Associates pairs no longer."""
    source, target = object_types_of(portal, call)
    for given in call.body["inputs"]:
        for to in given["to"]:
            from_id, to_id = canonical_id(given["from"]["id"]), canonical_id(to["id"])
            if from_id is not None and to_id is not None:
                portal.contents.links.dissociate(Pair(source, from_id, target, to_id))
    return _nothing(portal, call)


@behaviour(
    does=(
        "takes away the types that are named, in both directions, and keeps the others",
        "takes away the whole association with the type that has no label",
        "has no body in v4, and an empty batch later",
    ),
    guesses=("passes over pairs that are not associated", "refuses types of the wrong direction with 400"),
)
def archive_association_labels(portal: Portal, call: Call) -> Answer:
    """Takes labels away from pairs."""
    source, target = object_types_of(portal, call)
    try:
        wanted = [types_of(portal, source, target, *specs_of(given["types"])) for given in call.body["inputs"]]
    except RejectedError as rejected:
        raise RefusedError(400, rejected.problems[0]) from None
    for given, types in zip(call.body["inputs"], wanted, strict=True):
        from_id, to_id = canonical_id(given["from"]["id"]), canonical_id(given["to"]["id"])
        if from_id is not None and to_id is not None:
            portal.contents.links.take(Pair(source, from_id, target, to_id), types)
    return _nothing(portal, call)


def _nothing(portal: Portal, call: Call) -> Answer:
    """The answer to a batch without results: in v4 it has no body."""
    no_body = Answer(call.statuses.success, None)
    return no_body if call.statuses.success == 204 else batch(call, portal.now(), [])


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
