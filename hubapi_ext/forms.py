"""From what a person would type to the models of the requests. Whether HubSpot accepts the values is checked there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from hubapi_client.models import (
    AssociationSpec,
    PublicAssociationDefinitionConfigurationUpdateRequest,
    PublicAssociationMultiPost,
    PublicFetchAssociationsBatchRequest,
    PublicObjectId,
    SimplePublicObjectBatchInputForCreate,
)

ObjectId: TypeAlias = str | int
"""A record's id. Whichever way it is given, it is `str` in everything that comes back."""

AssociationType: TypeAlias = int | tuple[str, int] | AssociationSpec
"""A type id of HubSpot's own types, a (category, type id), or the model."""

AssociationTypes: TypeAlias = AssociationType | list[AssociationType] | list[int] | list[tuple[str, int]]
"""One, or a list of them. A list of one kind is named too, because lists are invariant."""

Association: TypeAlias = tuple[ObjectId, ObjectId, AssociationTypes] | PublicAssociationMultiPost
"""(from id, to id, type or list of types), or the model."""

AssociationLimit: TypeAlias = tuple[AssociationType, int] | PublicAssociationDefinitionConfigurationUpdateRequest
"""(type, how many records), or the model."""

Course: TypeAlias = Mapping[str, str] | SimplePublicObjectBatchInputForCreate
"""A course's properties by internal name, or the model."""


ASSOCIATION_FORM = (
    "an association is (from id, to id, type), where the type is a number such as 861, a (category, number) or a list "
    "of these; or a PublicAssociationMultiPost"
)
LIMIT_FORM = (
    "a limit is (type, how many), where the type is a number such as 861 or a (category, number); "
    "or a PublicAssociationDefinitionConfigurationUpdateRequest"
)
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
