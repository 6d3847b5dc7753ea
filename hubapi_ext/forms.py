"""From what a person would type to the models of the requests. Whether HubSpot accepts the values is checked there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NotRequired, TypeAlias, TypedDict, TypeVar

import msgspec
from attrs import frozen

from hubapi_client.errors import InvalidRequest, shortened
from hubapi_client.models import (
    AssociationSpec,
    PublicAssociationDefinitionConfigurationUpdateRequest,
    PublicAssociationMultiPost,
    PublicFetchAssociationsBatchRequest,
    PublicObjectId,
    SimplePublicObjectBatchInputForCreate,
)
from hubapi_client.wire import convert

T = TypeVar("T")


@frozen
class Form:
    """In what form a person may give an input."""

    model: Callable[[Any], Any]
    """Makes the model of what was given. Raises TypeError or ValueError when that has another form."""
    words: str
    """The forms that it takes."""


ObjectId: TypeAlias = str | int
"""A record's id. Whichever way it is given, it is `str` in everything that comes back."""

AssociationType: TypeAlias = int | tuple[str, int] | AssociationSpec
"""A type id of HubSpot's own types, a (category, type id), or the model."""

AssociationTypes: TypeAlias = AssociationType | list[AssociationType] | list[int] | list[tuple[str, int]]
"""One, or a list of them. A list of one kind is named too, because lists are invariant."""

Association: TypeAlias = tuple[ObjectId, ObjectId, AssociationTypes] | Mapping[str, Any] | PublicAssociationMultiPost
"""(from id, to id, type or list of types), a row with these names, HubSpot's own form, or the model."""

AssociationLimit: TypeAlias = (
    tuple[AssociationType, int] | Mapping[str, Any] | PublicAssociationDefinitionConfigurationUpdateRequest
)
"""(type, how many records), a row with these names, HubSpot's own form, or the model."""

Record: TypeAlias = ObjectId | Mapping[str, Any] | PublicFetchAssociationsBatchRequest
"""A record's id, HubSpot's own form with the id and perhaps a cursor, or the model."""


class CourseInput(TypedDict):
    """A course as HubSpot's documentation writes it."""

    properties: Mapping[str, str]
    associations: NotRequired[list[Any]]
    objectWriteTraceId: NotRequired[str]


Course: TypeAlias = Mapping[str, str] | CourseInput | SimplePublicObjectBatchInputForCreate
"""A course's properties by internal name, HubSpot's own form, or the model."""


ASSOCIATION_FORM = (
    "an association is (from id, to id, type), where the type is a number such as 861, a (category, number) or a list "
    "of these; a row with from_id, to_id, type_id and perhaps category; HubSpot's own form with from, to and types; "
    "or a PublicAssociationMultiPost"
)
RECORD_FORM = "a record is its id, a mapping with id and perhaps after, or a PublicFetchAssociationsBatchRequest"


def association(given: Association) -> PublicAssociationMultiPost:
    """The model of an association."""
    if isinstance(given, PublicAssociationMultiPost):
        return given
    if isinstance(given, Mapping):
        if "from" in given or "to" in given:
            return from_hubspots_form(given, PublicAssociationMultiPost)
        from_id, to_id, type_id, category, _ = _row(
            given, "from_id", "to_id", "type_id", optional=("category", "label")
        )
        given = (from_id, to_id, _types(type_id, category))
    from_id, to_id, types = given
    return PublicAssociationMultiPost(
        from_=PublicObjectId(id=_id(from_id)),
        to=PublicObjectId(id=_id(to_id)),
        types=[association_type(one) for one in (types if isinstance(types, list) else [types])],
    )


def association_type(given: AssociationType) -> AssociationSpec:
    """The model of an association type. A bare number, or its digits as text, is one of HubSpot's own types."""
    if isinstance(given, AssociationSpec):
        return given
    category, type_id = ("HUBSPOT_DEFINED", given) if isinstance(given, int | str) else given
    return AssociationSpec(association_category=category, association_type_id=_number(type_id))  # type: ignore[arg-type]


def association_limit(given: AssociationLimit) -> PublicAssociationDefinitionConfigurationUpdateRequest:
    """The model of an association limit."""
    if isinstance(given, PublicAssociationDefinitionConfigurationUpdateRequest):
        return given
    if isinstance(given, Mapping):
        if "typeId" in given or "maxToObjectIds" in given:
            return from_hubspots_form(given, PublicAssociationDefinitionConfigurationUpdateRequest)
        type_id, most, category = _row(given, "type_id", "max_to_object_ids", optional=("category",))
        given = ((category, type_id) if category else type_id, _number(most))
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
    if isinstance(given.get("properties"), Mapping):
        return from_hubspots_form(given, SimplePublicObjectBatchInputForCreate)
    return SimplePublicObjectBatchInputForCreate(properties=dict(given))  # type: ignore[arg-type]


def record(given: Record) -> PublicFetchAssociationsBatchRequest:
    """The model of a record whose associations are read."""
    if isinstance(given, PublicFetchAssociationsBatchRequest):
        return given
    if isinstance(given, Mapping):
        return from_hubspots_form(given, PublicFetchAssociationsBatchRequest)
    return PublicFetchAssociationsBatchRequest(id=_id(given))


def _id(given: ObjectId) -> str:
    # The models turn numbers into text, and what else it may be is checked with the request.
    return given  # type: ignore[return-value]


def _number(given: Any) -> Any:
    """A number that is written as text, as all are in a CSV file; anything else as it is."""
    is_number = isinstance(given, str) and given.isascii() and given.isdecimal() and given[0] != "0"
    return int(given) if is_number else given


def _types(type_id: Any, category: Any) -> Any:
    """The types of a row. An empty category, which a CSV file may have, is none."""
    if not category:
        return type_id
    return [(category, one) for one in type_id] if isinstance(type_id, list) else (category, type_id)


def _row(given: Mapping[str, Any], *required: str, optional: tuple[str, ...]) -> list[Any]:
    """The values of a row by these names, with None for those that may be missing."""
    names = (*required, *optional)
    _refuse_other_keys(given, names, "$")
    for name in required:
        if name not in given:
            raise InvalidRequest(f"{name} is missing; the keys are {', '.join(names)}", path="$", value=given)
    return [given.get(name) for name in names]


def from_hubspots_form(given: Any, model: type[T]) -> T:
    """The model of what is written as HubSpot's documentation shows it."""
    made = convert(given, model)
    _refuse_unknown_keys(given, made, "$")
    return made


def _refuse_unknown_keys(given: Any, made: object, path: str) -> None:
    """HubSpot ignores keys that it does not know, so that a misspelt one would go unnoticed."""
    if isinstance(made, list):
        for index, (part, one) in enumerate(zip(given, made, strict=True)):
            _refuse_unknown_keys(part, one, f"{path}[{index}]")
    elif isinstance(made, msgspec.Struct) and isinstance(given, Mapping):
        names = {field.encode_name: field.name for field in msgspec.structs.fields(made)}
        _refuse_other_keys(given, tuple(names), path)
        for name, part in given.items():
            _refuse_unknown_keys(part, getattr(made, names[name]), f"{path}.{name}")


def _refuse_other_keys(given: Mapping[Any, Any], names: tuple[str, ...], path: str) -> None:
    for key in given:
        if key not in names:
            text = key if isinstance(key, str) else shortened(key)
            raise InvalidRequest(f"the keys are {', '.join(names)}", path=f"{path}.{text}", value=given[key])


ASSOCIATION_LIMIT = Form(
    association_limit,
    "a limit is (type, how many), where the type is a number such as 861 or a (category, number); a row with type_id, "
    "max_to_object_ids and perhaps category; HubSpot's own form with category, typeId and maxToObjectIds; "
    "or a PublicAssociationDefinitionConfigurationUpdateRequest",
)
COURSE = Form(
    course,
    "a course is a mapping of its properties, HubSpot's own form with properties, "
    "or a SimplePublicObjectBatchInputForCreate",
)
