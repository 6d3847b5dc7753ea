"""Which records and association types a request speaks of, and what is wrong with them. It changes nothing."""

from collections.abc import Iterable, Mapping
from typing import Any

from hubapi_ext.mock.answers import Answer, Call, batch
from hubapi_ext.mock.association_types import AssociationType
from hubapi_ext.mock.identifiers import canonical_id
from hubapi_ext.mock.links import Pair
from hubapi_ext.mock.object_types import ObjectType
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import (
    Problem,
    RefusedError,
    invalid_association_type,
    invalid_identifier,
    missing_in_batch,
    missing_record,
    self_association,
)


def object_types_of(portal: Portal, call: Call) -> tuple[ObjectType, ObjectType]:
    """The object types that an operation's path leads from and to."""
    find = portal.contents.object_types.find
    return find(call.parameters["fromObjectType"]), find(call.parameters["toObjectType"])


def existing_pair(portal: Portal, call: Call) -> Pair:
    """The records that the path of a single association names. Raises RefusedError where one does not exist."""
    source, target = object_types_of(portal, call)
    from_id = _existing(portal, source, call.parameters["fromObjectId"])
    pair = Pair(source, from_id, target, _existing(portal, target, call.parameters["toObjectId"]))
    if source == target and pair.from_id == pair.to_id:
        raise RefusedError(400, self_association(pair.from_id))
    return pair


class RejectedError(Exception):
    """One input of a batch cannot be carried out."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)
        self.problems = problems


def pair_of(portal: Portal, source: ObjectType, target: ObjectType, given: Mapping[str, Any]) -> tuple[str, str]:
    """The ids of the records of an input. Raises RejectedError where they cannot be associated."""
    written = given["from"]["id"], given["to"]["id"]
    from_id, to_id = canonical_id(written[0]), canonical_id(written[1])
    if from_id is None or to_id is None:
        raise RejectedError(*(invalid_identifier(one) for one in written if canonical_id(one) is None))
    # HubSpot names one record, also where both are missing.
    for object_type, id in ((source, from_id), (target, to_id)):
        if not portal.contents.has(object_type, id):
            raise RejectedError(missing_in_batch(object_type, id))
    if from_id == to_id and source == target:
        raise RejectedError(self_association(from_id))
    return from_id, to_id


def types_of(
    portal: Portal, source: ObjectType, target: ObjectType, *specs: tuple[str, int]
) -> tuple[AssociationType, ...]:
    """The types that an input names. Raises RejectedError for one of another direction."""
    found = []
    for category, type_id in specs:
        known = portal.contents.links.types.find(source, target, category, type_id)
        if known is None:
            raise RejectedError(invalid_association_type(source, target, category, type_id))
        found.append(known)
    return tuple(found)


def specs_of(types: Iterable[Mapping[str, Any]]) -> list[tuple[str, int]]:
    """What a body says of association types: category and id of each."""
    return [(one["associationCategory"], one["associationTypeId"]) for one in types]


def labels_of(types: Iterable[AssociationType]) -> list[str]:
    """The labels among some types, in the order of the alphabet."""
    return sorted(one.label for one in types if one.label is not None)


def _existing(portal: Portal, object_type: ObjectType, written: str) -> str:
    number = canonical_id(written)
    if number is None or not portal.contents.has(object_type, number):
        raise RefusedError(400, missing_record(object_type, written))
    return number


def batch_without_results(portal: Portal, call: Call) -> Answer:
    """The answer to a batch that says nothing of what it did. In v4 it has no body."""
    if call.statuses.success == 204:
        return Answer(204, None)
    answer = batch(call, portal.now(), [])
    del answer.body["results"]
    return answer
