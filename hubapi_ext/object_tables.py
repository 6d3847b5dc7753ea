"""Records as tables of Arrow's, typed by the portal's own definitions of their properties. It sends nothing.

How texts become values is the business of `tables.typed_values`.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

import msgspec
from attrs import evolve, frozen

from hubapi_client.errors import shortened
from hubapi_ext import object_batches, objects
from hubapi_ext.batches.batch import CONCURRENCY, BatchOptions, ReportProgress, Streamed
from hubapi_ext.batches.handing_out import HandOutResults
from hubapi_ext.calls import Call, Sendable, Session
from hubapi_ext.conditions import Condition, Sorts
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.forms import RecordId
from hubapi_ext.objects import Names, names_of
from hubapi_ext.search import search
from hubapi_ext.tables.rows import pyarrow_or_raise
from hubapi_ext.tables.typed_values import ArrowTable, Definition, Errors, column, text_columns

T_co = TypeVar("T_co", covariant=True)


def read_table(
    object_type: str,
    inputs: Iterable[RecordId] | AsyncIterable[RecordId],
    *,
    properties: Names,
    id_property: str | None = None,
    archived: bool = False,
    errors: Errors = "raise",
    batch_size: int | None = None,
    concurrency: int = CONCURRENCY,
    progress: ReportProgress | None = None,
) -> Gathered[ArrowTable]:
    """Reads records, any number of them, into a table of Arrow's with a typed column for each property.

    POST /crm/v3/objects/{objectType}/batch/read
    https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-read

    The types are those of the portal's own definitions, which are read once for a hub: bool, float64 for numbers, int64
    for ids, date32, timestamp in milliseconds and UTC, dictionaries for enumerations, lists for checkboxes, else text.
    No value and empty text are null. A column's metadata has the property's label, type, fieldType and hasUniqueValue.
    It needs the extra `arrow`.

    Args:
        inputs: The ids of the records; or, with `id_property`, values of that property. In AsyncHubApi they may come
            from an async iterable.
        properties: The names of the properties, any number of them.
        id_property: A unique property to find the records by, such as "email".
        archived: Whether to look among the archived records instead.
        errors: What becomes of a value that is none of its property's type: "raise" raises, "null" leaves it out and
            "keep" gives the column as text. The metadata tell how many there were, and the first of them.
        batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
        concurrency: How many requests are in flight at a time.
        progress: Called with a Progress after each answer.

    Returns:
        A pyarrow.Table with a column `id`, and one for each property. The records come in no particular order.

    Raises:
        BatchError: Some records do not exist, or could not be read.
        PropertyValueError: A value is none of its property's type.
        ConfigurationError: pyarrow is not installed.
        InvalidInputError: There are no inputs, or something is wrong with one or an argument. Nothing was sent.
        AuthenticationError, PermissionDeniedError, InterruptedBatchError: As read_many does.

    Example:
        table = hub.deals.read_table(["301", "302"], properties=["dealname", "amount", "closedate"])
    """
    options = BatchOptions(batch_size=batch_size, concurrency=concurrency, progress=progress)
    batch = object_batches.reading(object_type, inputs, properties, None, id_property, archived, options)
    return _table(object_type, evolve(batch, hand_out=HandOutResults()), properties, errors)


def list_table(
    object_type: str,
    *,
    properties: Names,
    archived: bool = False,
    errors: Errors = "raise",
) -> Gathered[ArrowTable]:
    """Lists all records into a table of Arrow's with a typed column for each property.

    GET /crm/v3/objects/{objectType}
    https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/get-crm-v3-objects-objectType

    Types, metadata and the extra are those of `read_table`.

    Args:
        properties: The names of the properties, any number of them.
        archived: Whether to list the archived records instead.
        errors: What becomes of a value that is none of its property's type, as `read_table` takes it.

    Returns:
        A pyarrow.Table with a column `id`, and one for each property. The oldest records come first.

    Raises:
        PropertyValueError: A value is none of its property's type.
        ConfigurationError: pyarrow is not installed.
        InvalidInputError: An argument is wrong. Nothing was sent.
        RefusedError, InvalidResponseError, TransportError, RepeatedCursorError: As list does.

    Example:
        table = hub.contacts.list_table(properties=["email", "createdate"])
    """
    return _table(
        object_type, objects.list_records(object_type, properties=properties, archived=archived), properties, errors
    )


def search_table(
    object_type: str,
    *conditions: Condition,
    properties: Names,
    query: str | None = None,
    sorts: Sorts | None = None,
    errors: Errors = "raise",
) -> Gathered[ArrowTable]:
    """Searches for records, and returns all that are found in a table of Arrow's with a typed column for each property.

    POST /crm/v3/objects/{objectType}/search
    https://developers.hubspot.com/docs/api-reference/crm-objects-v3/search/post-crm-v3-objects-objectType-search

    Types, metadata and the extra are those of `read_table`.

    Args:
        conditions: What the records must meet, as `search` takes it.
        properties: The names of the properties, any number of them.
        query: Words to look for in the properties that HubSpot searches by default.
        sorts: A property to sort by, as `search` takes it.
        errors: What becomes of a value that is none of its property's type, as `read_table` takes it.

    Returns:
        A pyarrow.Table with a column `id`, and one for each property.

    Raises:
        PropertyValueError: A value is none of its property's type.
        ConfigurationError: pyarrow is not installed.
        InvalidInputError, RefusedError, InvalidResponseError, TransportError: As search does.

    Example:
        table = hub.deals.search_table(where("amount") > 1000, properties=["amount", "closedate"])
    """
    pages = search(object_type, *conditions, query=query, sorts=sorts, properties=properties)
    return _table(object_type, pages, properties, errors)


def _table(object_type: str, records: Streamed[Any], properties: Names, errors: Errors) -> Gathered[ArrowTable]:
    names = names_of("properties", properties)
    if names is None:
        raise InvalidInputError("properties", "none are named", allowed="a table has a column for each property")
    if errors not in ("raise", "null", "keep"):
        raise InvalidInputError("errors", f"got {shortened(errors)}", allowed='it is "raise", "null" or "keep"')
    pyarrow_or_raise()
    return Gathered(object_type, records, names, errors)


class _Text(msgspec.Struct, frozen=True):
    """The definition of a property that the portal does not show, such as a sensitive one."""

    name: str
    type: str = "string"
    field_type: str = "text"

    @property
    def label(self) -> str:
        return self.name


@frozen
class Gathered(Sendable[T_co], Generic[T_co]):
    """Records that are still to be read into a table."""

    object_type: str
    records: Streamed[Any]
    names: Sequence[str]
    errors: Errors

    def send(self, session: Session) -> T_co:
        """Reads the definitions, unless they are known, and all records."""
        if (call := self._missing(session)) is not None:
            session.learnt.definitions[self.object_type] = call.send(session)
        found: list[Any] = []
        self.records.iterate(session).extend(found)
        return self._gathered(found, session)  # type: ignore[no-any-return]

    async def send_async(self, session: Session) -> T_co:
        """The same, without blocking the event loop."""
        if (call := self._missing(session)) is not None:
            session.learnt.definitions[self.object_type] = await call.send_async(session)
        found: list[Any] = []
        await self.records.iterate_async(session).extend(found)
        return self._gathered(found, session)  # type: ignore[no-any-return]

    def _missing(self, session: Session) -> Call[Mapping[str, Definition]] | None:
        """What asks for the definitions; None where all that are needed are known."""
        from hubapi_client.api.properties import list_properties  # noqa: PLC0415 - imported when it is used

        if session.learnt.definitions.get(self.object_type, {}).keys() >= set(self.names):
            return None
        return Call(list_properties, {"object_type": self.object_type}, _by_name)

    def _gathered(self, records: Sequence[Any], session: Session) -> Any:
        arrow = pyarrow_or_raise()
        known = session.learnt.definitions[self.object_type]
        texts = text_columns([record.properties for record in records], self.names)
        columns = [
            column(known.get(name) or _Text(name), values, self.errors)
            for name, values in zip(self.names, texts, strict=True)
        ]
        ids = arrow.array([int(record.id) for record in records], arrow.int64())
        schema = arrow.schema([arrow.field("id", arrow.int64()), *(one for one, _ in columns)])
        return arrow.Table.from_arrays([ids, *(values for _, values in columns)], schema=schema)


def _by_name(answer: Any) -> Mapping[str, Definition]:
    return {one.name: one for one in answer.results or ()}
