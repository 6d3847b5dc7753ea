"""Records with their properties, and records by their ids, as a person types them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NotRequired, TypeAlias, TypedDict

from hubapi_client import models
from hubapi_client.errors import InvalidRequest
from hubapi_client.models import (
    SimplePublicObjectBatchInput,
    SimplePublicObjectBatchInputForCreate,
    SimplePublicObjectBatchInputUpsert,
    SimplePublicObjectId,
    SimplePublicObjectInput,
    SimplePublicObjectInputForCreate,
)
from hubapi_client.wire import convert
from hubapi_ext.forms.form import Form, ObjectId, as_id, from_hubspots_form
from hubapi_ext.property_values import PropertyValue, plain_texts, texts

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


def new_record(given: NewRecord) -> SimplePublicObjectBatchInputForCreate:
    """The model of a record to create, in a batch."""
    return _new_record(given, SimplePublicObjectBatchInputForCreate)  # type: ignore[no-any-return]


def one_new_record(given: OneNewRecord) -> SimplePublicObjectInputForCreate:
    """The model of a record to create."""
    return _new_record(given, SimplePublicObjectInputForCreate)  # type: ignore[no-any-return]


def _plain_new_record(given: Any) -> SimplePublicObjectBatchInputForCreate | None:
    if given.__class__ is not dict or given.get("properties").__class__ is dict:
        return None
    values = plain_texts(given)
    return None if values is None else SimplePublicObjectBatchInputForCreate(properties=values)


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
    return SimplePublicObjectBatchInput(id=as_id(id), properties=texts(values))


def _plain_changed_record(given: Any) -> SimplePublicObjectBatchInput | None:
    if given.__class__ is not tuple or len(given) != 2 or given[0].__class__ is not str or not given[0]:
        return None
    values = plain_texts(given[1]) if given[1].__class__ is dict else None
    return None if values is None else SimplePublicObjectBatchInput(id=given[0], properties=values)


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

    def plain(given: Any) -> SimplePublicObjectBatchInputUpsert | None:
        if given.__class__ is not dict or given.get("properties").__class__ is dict:
            return None
        values = plain_texts(given)
        if values is None or not (own := values.get(key)):
            return None
        return SimplePublicObjectBatchInputUpsert(id=own, id_property=key, properties=values)

    words = (
        f"a record is a mapping of its properties with {key} among them, HubSpot's own form with id and properties, "
    )
    return Form(made, f"{words}or a SimplePublicObjectBatchInputUpsert", plain)


def record_id(given: RecordId) -> SimplePublicObjectId:
    """The model of a record's id."""
    if isinstance(given, SimplePublicObjectId):
        return given
    if isinstance(given, Mapping):
        return from_hubspots_form(given, SimplePublicObjectId)
    return SimplePublicObjectId(id=as_id(given))


def member_id(given: MemberId) -> str:
    """The id of a record as a bare text."""
    return str(convert(given, models.ObjectId))


_NEW_RECORD_WORDS = "a record is a mapping of its properties, HubSpot's own form with properties, or a "


NEW_RECORD = Form(new_record, f"{_NEW_RECORD_WORDS}SimplePublicObjectBatchInputForCreate", _plain_new_record)


ONE_NEW_RECORD = Form(one_new_record, f"{_NEW_RECORD_WORDS}SimplePublicObjectInputForCreate")


PROPERTIES = Form(properties, "it is a mapping of properties by their internal names")


CHANGED_RECORD = Form(
    changed_record,
    "a record is (id, properties), HubSpot's own form with id and properties, or a SimplePublicObjectBatchInput",
    _plain_changed_record,
)


MEMBER_ID = Form(member_id, 'a member is the id of a record, such as 101 or "101"')


RECORD_ID = Form(record_id, "a record is its id, a mapping with id, or a SimplePublicObjectId")
