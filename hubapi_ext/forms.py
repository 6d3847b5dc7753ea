"""From what a person would type to the models of the requests. Whether HubSpot accepts the values is checked there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NotRequired, TypeAlias, TypedDict, TypeVar

import msgspec
from attrs import frozen

from hubapi_client import models
from hubapi_client.errors import InvalidRequest, shortened
from hubapi_client.models import (
    AssociationSpec,
    PublicAssociationDefinitionConfigurationUpdateRequest,
    PublicAssociationMultiArchive,
    PublicAssociationMultiPost,
    PublicAssociationSpec,
    PublicDefaultAssociationMultiPost,
    PublicFetchAssociationsBatchRequest,
    PublicObjectId,
    SimplePublicObjectBatchInput,
    SimplePublicObjectBatchInputForCreate,
    SimplePublicObjectBatchInputUpsert,
    SimplePublicObjectId,
    SimplePublicObjectInput,
    SimplePublicObjectInputForCreate,
)
from hubapi_client.wire import convert
from hubapi_ext.property_values import PropertyValue, texts

T = TypeVar("T")


@frozen
class Form:
    """In what form a person may give an input."""

    model: Callable[[Any], Any]
    """Makes the model of what was given. Raises TypeError or ValueError when that has another form."""
    words: str
    """The forms that it takes."""
    types_in: str | None = None
    """Where an input has association types, which may be given by labels: `first` or `third` in a tuple, `itself`."""


ObjectId: TypeAlias = str | int
"""A record's id. Whichever way it is given, it is `str` in everything that comes back."""

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


Properties: TypeAlias = Mapping[str, PropertyValue]
"""A record's properties by internal name."""


class NewRecordInput(TypedDict):
    """A record to create as HubSpot's documentation writes it."""

    properties: Properties
    associations: NotRequired[list[Any]]
    objectWriteTraceId: NotRequired[str]


NewRecord: TypeAlias = Properties | NewRecordInput | SimplePublicObjectBatchInputForCreate
"""A record's properties by internal name, HubSpot's own form, or the model."""

OneNewRecord: TypeAlias = Properties | NewRecordInput | SimplePublicObjectInputForCreate
"""The same for a request that creates one record."""


class ChangedRecordInput(TypedDict):
    """A record to update as HubSpot's documentation writes it."""

    id: ObjectId
    properties: Properties
    idProperty: NotRequired[str]
    objectWriteTraceId: NotRequired[str]


ChangedRecord: TypeAlias = tuple[ObjectId, Properties] | ChangedRecordInput | SimplePublicObjectBatchInput
"""A record's id and the properties to set, HubSpot's own form, or the model."""


class UpsertedRecordInput(TypedDict):
    """A record to update or create as HubSpot's documentation writes it."""

    id: ObjectId
    properties: Properties
    idProperty: NotRequired[str]
    objectWriteTraceId: NotRequired[str]


UpsertedRecord: TypeAlias = Properties | UpsertedRecordInput | SimplePublicObjectBatchInputUpsert
"""A record's properties by internal name, with the key among them; HubSpot's own form, or the model."""

MemberId: TypeAlias = ObjectId
"""The id of a record that becomes a member of a list, or is one no longer."""

RecordId: TypeAlias = ObjectId | Mapping[str, Any] | SimplePublicObjectId
"""A record's id, HubSpot's own form, or the model."""


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
        from_id, to_id, type_id, category, _ = _row(
            given, "from_id", "to_id", "type_id", optional=("category", "label")
        )
        given = (from_id, to_id, _types(type_id, category))
    from_id, to_id, types = given
    return PublicAssociationMultiPost(
        from_=PublicObjectId(id=_id(from_id)),
        to=PublicObjectId(id=_id(to_id)),
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
    return AssociationSpec(association_category=category, association_type_id=_number(type_id))  # type: ignore[arg-type]


def pair(given: Pair) -> PublicDefaultAssociationMultiPost:
    """The model of two records to associate."""
    if isinstance(given, PublicDefaultAssociationMultiPost):
        return given
    if isinstance(given, Mapping):
        if "from" in given or "to" in given:
            return from_hubspots_form(given, PublicDefaultAssociationMultiPost)
        given = tuple(_row(given, "from_id", "to_id", optional=()))
    from_id, to_id = given
    return PublicDefaultAssociationMultiPost(from_=PublicObjectId(id=_id(from_id)), to=PublicObjectId(id=_id(to_id)))


def archived_association(given: ArchivedAssociation) -> PublicAssociationMultiArchive:
    """The model of a record and those with which it is associated no longer."""
    if isinstance(given, PublicAssociationMultiArchive):
        return given
    if isinstance(given, Mapping):
        if "from" in given or "to" in given:
            return from_hubspots_form(given, PublicAssociationMultiArchive)
        given = tuple(_row(given, "from_id", "to_id", optional=()))
    from_id, to_ids = given
    return PublicAssociationMultiArchive(
        from_=PublicObjectId(id=_id(from_id)),
        to=[PublicObjectId(id=_id(one)) for one in (to_ids if isinstance(to_ids, list) else [to_ids])],
    )


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


def purged_limit(given: PurgedLimit) -> PublicAssociationSpec:
    """The model of a limit that is removed."""
    if isinstance(given, PublicAssociationSpec):
        return given
    if isinstance(given, Mapping):
        return from_hubspots_form(given, PublicAssociationSpec)
    spec = association_type(given)
    return PublicAssociationSpec(category=spec.association_category, type_id=spec.association_type_id)


def new_record(given: NewRecord) -> SimplePublicObjectBatchInputForCreate:
    """The model of a record to create, in a batch."""
    return _new_record(given, SimplePublicObjectBatchInputForCreate)  # type: ignore[no-any-return]


def one_new_record(given: OneNewRecord) -> SimplePublicObjectInputForCreate:
    """The model of a record to create."""
    return _new_record(given, SimplePublicObjectInputForCreate)  # type: ignore[no-any-return]


def _new_record(given: Any, model: Any) -> Any:
    if isinstance(given, model):
        return given
    if not isinstance(given, Mapping):
        raise TypeError(given)
    if isinstance(given.get("properties"), Mapping):
        return from_hubspots_form({**given, "properties": texts(given["properties"], "$.properties")}, model)
    return model(properties=texts(given))


def properties(given: Properties) -> SimplePublicObjectInput:
    """The model of the properties to set of a record."""
    if isinstance(given, SimplePublicObjectInput):
        return given
    if not isinstance(given, Mapping):
        raise TypeError(given)
    return SimplePublicObjectInput(properties=texts(given))


def changed_record(given: ChangedRecord) -> SimplePublicObjectBatchInput:
    """The model of a record to update, in a batch."""
    if isinstance(given, SimplePublicObjectBatchInput):
        return given
    if isinstance(given, Mapping):
        own = {**given, "properties": texts(given["properties"], "$.properties")} if "properties" in given else given
        return from_hubspots_form(own, SimplePublicObjectBatchInput)
    id, values = given
    return SimplePublicObjectBatchInput(id=_id(id), properties=texts(values))


def upserted_record(key: str) -> Form:
    """In what form a person may give a record that is found by a property."""

    def made(given: UpsertedRecord) -> SimplePublicObjectBatchInputUpsert:
        if isinstance(given, SimplePublicObjectBatchInputUpsert):
            return given
        if not isinstance(given, Mapping):
            raise TypeError(given)
        if isinstance(given.get("properties"), Mapping):
            own = {"idProperty": key, **given, "properties": texts(given["properties"], "$.properties")}  # type: ignore[arg-type]
            return from_hubspots_form(own, SimplePublicObjectBatchInputUpsert)
        values = texts(given)
        if not values.get(key):
            raise InvalidRequest(
                f"every record has a value in {key}, by which it is found", path=f"$.{key}", value=None
            )
        return SimplePublicObjectBatchInputUpsert(id=values[key], id_property=key, properties=values)

    words = (
        f"a record is a mapping of its properties with {key} among them, HubSpot's own form with id and properties, "
    )
    return Form(made, f"{words}or a SimplePublicObjectBatchInputUpsert")


def record_id(given: RecordId) -> SimplePublicObjectId:
    """The model of a record's id."""
    if isinstance(given, SimplePublicObjectId):
        return given
    if isinstance(given, Mapping):
        return from_hubspots_form(given, SimplePublicObjectId)
    return SimplePublicObjectId(id=_id(given))


def member_id(given: MemberId) -> str:
    """The id of a record as a bare text."""
    return str(convert(given, models.ObjectId))


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


ASSOCIATION = Form(association, ASSOCIATION_FORM, "third")
_TYPES_WORDS = "a type is a number such as 861, a label, a (category, number) or an AssociationSpec"
ASSOCIATION_TYPES = Form(association_types, f"{_TYPES_WORDS}; or it is a list of these", "itself")
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
    "first",
)
PURGED_LIMIT = Form(
    purged_limit,
    "a limit is removed by its type: a number such as 861, a (category, number), HubSpot's own form with category and "
    "typeId, or a PublicAssociationSpec",
    "itself",
)
_NEW_RECORD_WORDS = "a record is a mapping of its properties, HubSpot's own form with properties, or a "
NEW_RECORD = Form(new_record, f"{_NEW_RECORD_WORDS}SimplePublicObjectBatchInputForCreate")
ONE_NEW_RECORD = Form(one_new_record, f"{_NEW_RECORD_WORDS}SimplePublicObjectInputForCreate")
PROPERTIES = Form(properties, "it is a mapping of properties by their internal names")
CHANGED_RECORD = Form(
    changed_record,
    "a record is (id, properties), HubSpot's own form with id and properties, or a SimplePublicObjectBatchInput",
)
MEMBER_ID = Form(member_id, 'a member is the id of a record, such as 101 or "101"')
RECORD_ID = Form(record_id, "a record is its id, a mapping with id, or a SimplePublicObjectId")
