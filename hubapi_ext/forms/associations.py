"""Associations, their types and limits, and the records whose associations are read, as a person types them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from hubapi_client.models import (
    AssociationSpec,
    PublicAssociationDefinitionConfigurationUpdateRequest,
    PublicAssociationMultiArchive,
    PublicAssociationMultiPost,
    PublicAssociationSpec,
    PublicDefaultAssociationMultiPost,
    PublicFetchAssociationsBatchRequest,
    PublicObjectId,
)
from hubapi_ext.forms.form import Form, ObjectId, as_id, as_number, from_hubspots_form, row_values

AssociationType: TypeAlias = int | str | tuple[str, int] | AssociationSpec
"""A type id of HubSpot's own types, a label, a (category, type id), or the model."""


AssociationTypes: TypeAlias = AssociationType | list[AssociationType] | list[int] | list[str] | list[tuple[str, int]]
"""One, or a list of them. A list of one kind is named too, because lists are invariant."""


Association: TypeAlias = tuple[ObjectId, ObjectId, AssociationTypes] | Mapping[str, Any] | PublicAssociationMultiPost
"""(from id, to id, type or list of types), a row with these names, HubSpot's own form, or the model."""


Pair: TypeAlias = tuple[ObjectId, ObjectId] | Mapping[str, Any] | PublicDefaultAssociationMultiPost
"""(from id, to id), a row with these names, HubSpot's own form, or the model."""


ArchivedAssociation: TypeAlias = (
    tuple[ObjectId, ObjectId | list[ObjectId] | list[int] | list[str]]
    | Mapping[str, Any]
    | PublicAssociationMultiArchive
)
"""(from id, to id or list of them), a row with these names, HubSpot's own form, or the model."""


AssociationLimit: TypeAlias = (
    tuple[AssociationType, int] | Mapping[str, Any] | PublicAssociationDefinitionConfigurationUpdateRequest
)
"""(type, how many records), a row with these names, HubSpot's own form, or the model."""


PurgedLimit: TypeAlias = AssociationType | Mapping[str, Any] | PublicAssociationSpec
"""The type whose limit is removed, HubSpot's own form, or the model."""


Record: TypeAlias = ObjectId | Mapping[str, Any] | PublicFetchAssociationsBatchRequest
"""A record's id, HubSpot's own form with the id and perhaps a cursor, or the model."""


ASSOCIATION_FORM = (
    "an association is (from id, to id, type), where the type is a number such as 861, a label, a (category, number) "
    "or a list of these; a row with from_id, to_id, type_id and perhaps category; HubSpot's own form with from, to "
    "and types; or a PublicAssociationMultiPost"
)


RECORD_FORM = "a record is its id, a mapping with id and perhaps after, or a PublicFetchAssociationsBatchRequest"


def association(given: Association) -> PublicAssociationMultiPost:
    """The model of an association."""
    if isinstance(given, PublicAssociationMultiPost):
        return given
    if isinstance(given, Mapping):
        if "from" in given or "to" in given:
            return from_hubspots_form(given, PublicAssociationMultiPost)
        from_id, to_id, type_id, category, _ = row_values(
            given, "from_id", "to_id", "type_id", optional=("category", "label")
        )
        given = (from_id, to_id, _types(type_id, category))
    from_id, to_id, types = given
    return PublicAssociationMultiPost(
        from_=PublicObjectId(id=as_id(from_id)),
        to=PublicObjectId(id=as_id(to_id)),
        types=association_types(types),
    )


def association_types(given: AssociationTypes) -> list[AssociationSpec]:
    """The models of one association type or of several."""
    return [association_type(one) for one in (given if isinstance(given, list) else [given])]


def association_type(given: AssociationType) -> AssociationSpec:
    """The model of an association type. A bare number, or its digits as text, is one of HubSpot's own types."""
    if isinstance(given, AssociationSpec):
        return given
    category, type_id = ("HUBSPOT_DEFINED", given) if isinstance(given, int | str) else given
    return AssociationSpec(association_category=category, association_type_id=as_number(type_id))  # type: ignore[arg-type]


def pair(given: Pair) -> PublicDefaultAssociationMultiPost:
    """The model of two records to associate."""
    if isinstance(given, PublicDefaultAssociationMultiPost):
        return given
    if isinstance(given, Mapping):
        if "from" in given or "to" in given:
            return from_hubspots_form(given, PublicDefaultAssociationMultiPost)
        given = tuple(row_values(given, "from_id", "to_id", optional=()))
    from_id, to_id = given
    return PublicDefaultAssociationMultiPost(
        from_=PublicObjectId(id=as_id(from_id)), to=PublicObjectId(id=as_id(to_id))
    )


def archived_association(given: ArchivedAssociation) -> PublicAssociationMultiArchive:
    """The model of a record and those with which it is associated no longer."""
    if isinstance(given, PublicAssociationMultiArchive):
        return given
    if isinstance(given, Mapping):
        if "from" in given or "to" in given:
            return from_hubspots_form(given, PublicAssociationMultiArchive)
        given = tuple(row_values(given, "from_id", "to_id", optional=()))
    from_id, to_ids = given
    return PublicAssociationMultiArchive(
        from_=PublicObjectId(id=as_id(from_id)),
        to=[PublicObjectId(id=as_id(one)) for one in (to_ids if isinstance(to_ids, list) else [to_ids])],
    )


def association_limit(given: AssociationLimit) -> PublicAssociationDefinitionConfigurationUpdateRequest:
    """The model of an association limit."""
    if isinstance(given, PublicAssociationDefinitionConfigurationUpdateRequest):
        return given
    if isinstance(given, Mapping):
        if "typeId" in given or "maxToObjectIds" in given:
            return from_hubspots_form(given, PublicAssociationDefinitionConfigurationUpdateRequest)
        type_id, most, category = row_values(given, "type_id", "max_to_object_ids", optional=("category",))
        given = ((category, type_id) if category else type_id, as_number(most))
    limited, max_to_object_ids = given
    spec = association_type(limited)
    return PublicAssociationDefinitionConfigurationUpdateRequest(
        category=spec.association_category, type_id=spec.association_type_id, max_to_object_ids=max_to_object_ids
    )


def purged_limit(given: PurgedLimit) -> PublicAssociationSpec:
    """The model of a limit that is removed."""
    if isinstance(given, PublicAssociationSpec):
        return given
    if isinstance(given, Mapping):
        return from_hubspots_form(given, PublicAssociationSpec)
    spec = association_type(given)
    return PublicAssociationSpec(category=spec.association_category, type_id=spec.association_type_id)


def record(given: Record) -> PublicFetchAssociationsBatchRequest:
    """The model of a record whose associations are read."""
    if isinstance(given, PublicFetchAssociationsBatchRequest):
        return given
    if isinstance(given, Mapping):
        return from_hubspots_form(given, PublicFetchAssociationsBatchRequest)
    return PublicFetchAssociationsBatchRequest(id=as_id(given))


def _types(type_id: Any, category: Any) -> Any:
    """The types of a row. An empty category, which a CSV file may have, is none."""
    if not category:
        return type_id
    return [(category, one) for one in type_id] if isinstance(type_id, list) else (category, type_id)


ASSOCIATION = Form(association, ASSOCIATION_FORM, types_in="third")


_TYPES_WORDS = "a type is a number such as 861, a label, a (category, number) or an AssociationSpec"


ASSOCIATION_TYPES = Form(association_types, f"{_TYPES_WORDS}; or it is a list of these", types_in="itself")


PAIR = Form(
    pair,
    "a pair is (from id, to id); a row with from_id and to_id; HubSpot's own form with from and to; "
    "or a PublicDefaultAssociationMultiPost",
)


ARCHIVED_ASSOCIATION = Form(
    archived_association,
    "it is (from id, to id) or (from id, list of to ids); a row with from_id and to_id; HubSpot's own form with from "
    "and to; or a PublicAssociationMultiArchive",
)


ASSOCIATION_LIMIT = Form(
    association_limit,
    "a limit is (type, how many), where the type is a number such as 861, a label or a (category, number); a row with "
    "type_id, max_to_object_ids and perhaps category; HubSpot's own form with category, typeId and maxToObjectIds; "
    "or a PublicAssociationDefinitionConfigurationUpdateRequest",
    types_in="first",
)


PURGED_LIMIT = Form(
    purged_limit,
    "a limit is removed by its type: a number such as 861, a (category, number), HubSpot's own form with category and "
    "typeId, or a PublicAssociationSpec",
    types_in="itself",
)
