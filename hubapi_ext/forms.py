"""From what a person would type to the models of the requests. Whether HubSpot accepts the values is checked there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, TypeVar

from hubapi_client.errors import shortened
from hubapi_client.models import (
    AssociationSpec,
    PublicAssociationDefinitionConfigurationUpdateRequest,
    PublicAssociationMultiPost,
    PublicFetchAssociationsBatchRequest,
    PublicObjectId,
    SimplePublicObjectBatchInputForCreate,
)
from hubapi_client.operations import Batch
from hubapi_ext.errors import InvalidInputError

M = TypeVar("M")

ObjectId: TypeAlias = str | int
"""A record's id. Whichever way it is given, it is `str` in everything that comes back."""

AssociationType: TypeAlias = int | tuple[str, int] | AssociationSpec
"""A type id of HubSpot's own types, a (category, type id), or the model."""

Association: TypeAlias = tuple[ObjectId, ObjectId, AssociationType | list[AssociationType]] | PublicAssociationMultiPost
"""(from id, to id, type or list of types), or the model."""

AssociationLimit: TypeAlias = tuple[AssociationType, int] | PublicAssociationDefinitionConfigurationUpdateRequest
"""(type, how many records), or the model."""

Course: TypeAlias = Mapping[str, str] | SimplePublicObjectBatchInputForCreate
"""A course's properties by internal name, or the model."""


def take(inputs: Iterable[Any], batch: Batch) -> list[Any]:
    """The inputs as a list that fits into one request.

    Raises InvalidInputError when there are none, when there are too many, or when they cannot be looped over.
    """
    if isinstance(inputs, str | bytes | Mapping) or not isinstance(inputs, Iterable):
        what = "an async iterable" if hasattr(inputs, "__aiter__") else shortened(inputs)
        raise InvalidInputError("inputs", f"got {what}", allowed="it is a list or another iterable of inputs")
    taken: list[Any] = []
    for one in inputs:
        if len(taken) == batch.max_inputs:
            raise InvalidInputError(
                "inputs", f"there are more than {batch.max_inputs:,}", allowed="HubSpot takes no more in one request"
            )
        taken.append(one)
    if not taken:
        raise InvalidInputError("inputs", "there are none", allowed="give at least one")
    return taken


def models(inputs: Iterable[Any], model: Callable[[Any], M], allowed: str) -> list[M]:
    """The model of each input.

    Raises InvalidInputError naming the position of an input that is not of the form that `allowed` describes.
    """
    made = []
    for position, one in enumerate(inputs):
        try:
            made.append(model(one))
        except (TypeError, ValueError):
            raise InvalidInputError("inputs", f"got {shortened(one)}", allowed=allowed, position=position) from None
    return made


ASSOCIATION_FORM = "an association is (from id, to id, type), or a PublicAssociationMultiPost"
LIMIT_FORM = "a limit is (type, how many), or a PublicAssociationDefinitionConfigurationUpdateRequest"
COURSE_FORM = "a course is a mapping of its properties, or a SimplePublicObjectBatchInputForCreate"
RECORD_FORM = "a record is its id, or a PublicFetchAssociationsBatchRequest"


def association(given: Association) -> PublicAssociationMultiPost:
    """The model of an association."""
    if isinstance(given, PublicAssociationMultiPost):
        return given
    from_id, to_id, types = given
    return PublicAssociationMultiPost(
        from_=PublicObjectId(id=_id(from_id)),
        to=PublicObjectId(id=_id(to_id)),
        types=[association_type(one) for one in (types if isinstance(types, list) else [types])],
    )


def association_type(given: AssociationType) -> AssociationSpec:
    """The model of an association type. A bare number is one of HubSpot's own types."""
    if isinstance(given, AssociationSpec):
        return given
    category, type_id = ("HUBSPOT_DEFINED", given) if isinstance(given, int) else given
    return AssociationSpec(association_category=category, association_type_id=type_id)  # type: ignore[arg-type]


def association_limit(given: AssociationLimit) -> PublicAssociationDefinitionConfigurationUpdateRequest:
    """The model of an association limit."""
    if isinstance(given, PublicAssociationDefinitionConfigurationUpdateRequest):
        return given
    limited, max_to_object_ids = given
    spec = association_type(limited)
    return PublicAssociationDefinitionConfigurationUpdateRequest(
        category=spec.association_category, type_id=spec.association_type_id, max_to_object_ids=max_to_object_ids
    )


def course(given: Course) -> SimplePublicObjectBatchInputForCreate:
    """The model of a course."""
    if isinstance(given, SimplePublicObjectBatchInputForCreate):
        return given
    if not isinstance(given, Mapping) or not all(isinstance(name, str) for name in given):
        raise TypeError(given)
    return SimplePublicObjectBatchInputForCreate(properties=dict(given))


def record(given: ObjectId | PublicFetchAssociationsBatchRequest) -> PublicFetchAssociationsBatchRequest:
    """The model of a record whose associations are read."""
    if isinstance(given, PublicFetchAssociationsBatchRequest):
        return given
    return PublicFetchAssociationsBatchRequest(id=_id(given))


def _id(given: ObjectId) -> str:
    # The models turn numbers into text, and what else it may be is checked with the request.
    return given  # type: ignore[return-value]
