"""Batches of records whose inputs may be named by something else than their ids. It sends nothing.

The methods of `hub.objects` are generated; those that a fragment calls a plan have their signature from here.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Iterator
from typing import Any, TypeAlias

import msgspec

from hubapi_client.errors import shortened
from hubapi_client.models import SimplePublicObject, SimplePublicUpsertObject
from hubapi_ext import endpoints, forms
from hubapi_ext.batches.batch import CONCURRENCY, Batch, BatchOptions, ReportProgress, WholeBatch
from hubapi_ext.batches.outcomes import AnyOutcome
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.forms import RecordId, UpsertedRecord
from hubapi_ext.objects import Names, names_of
from hubapi_ext.tables.rows import pyarrow_or_raise
from hubapi_ext.tables.rows_as_inputs import ArrowStream

RecordOutcome: TypeAlias = AnyOutcome[RecordId, SimplePublicObject]
UpsertInputs: TypeAlias = Iterable[UpsertedRecord] | AsyncIterable[UpsertedRecord] | ArrowStream
"""Records one by one, or a table of Arrow's with a column for each property."""
UpsertOutcome: TypeAlias = AnyOutcome[UpsertedRecord, SimplePublicUpsertObject]


def read_many(
    object_type: str,
    inputs: Iterable[RecordId] | AsyncIterable[RecordId],
    *,
    properties: Names | None = None,
    history: Names | None = None,
    id_property: str | None = None,
    archived: bool = False,
    batch_size: int | None = None,
    concurrency: int = CONCURRENCY,
    progress: ReportProgress | None = None,
) -> WholeBatch[RecordId, SimplePublicObject]:
    """Reads records, any number of them.

    POST /crm/v3/objects/{objectType}/batch/read
    https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-read

    Args:
        inputs: The ids of the records; or, with `id_property`, values of that property. In AsyncHubApi they may come
            from an async iterable.
        properties: The names of the properties to return, any number of them; HubSpot's usual ones by default.
        history: The names of the properties to return with the values that they had before.
        id_property: A unique property to find the records by, such as "email".
        archived: Whether to look among the archived records instead.
        batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
        concurrency: How many requests are in flight at a time.
        progress: Called with a Progress after each answer.

    Returns:
        An outcome for each input, in their order; the result is the record. One that does not exist has failed.

    Raises:
        InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
        AuthenticationError, PermissionDeniedError: Nothing was read.
        InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
            something was sent. It holds the outcomes so far.

    Example:
        for outcome in hub.contacts.read_many(["ada@example.com"], id_property="email", properties=["firstname"]):
            print(outcome.input, outcome.result and outcome.result.properties["firstname"])
    """
    options = BatchOptions(batch_size=batch_size, concurrency=concurrency, progress=progress)
    return WholeBatch(reading(object_type, inputs, properties, history, id_property, archived, options))


def stream_read(
    object_type: str,
    inputs: Iterable[RecordId] | AsyncIterable[RecordId],
    *,
    properties: Names | None = None,
    history: Names | None = None,
    id_property: str | None = None,
    archived: bool = False,
    ordered: bool = False,
    batch_size: int | None = None,
    concurrency: int = CONCURRENCY,
    progress: ReportProgress | None = None,
) -> Batch[RecordOutcome]:
    """Reads records like read_many, and hands out each outcome as it comes.

    POST /crm/v3/objects/{objectType}/batch/read
    https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-read

    Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

    Args:
        inputs: As read_many takes them.
        properties: As read_many takes them.
        history: As read_many takes them.
        id_property: A unique property to find the records by, such as "email".
        archived: Whether to look among the archived records instead.
        ordered: Whether the outcomes come in the order of the inputs, instead of as soon as they are known.
        batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
        concurrency: How many requests are in flight at a time.
        progress: Called with a Progress after each answer.

    Returns:
        A stream of outcomes, one for each input.

    Raises:
        InvalidInputError, AuthenticationError, PermissionDeniedError, InterruptedBatchError: As read_many does, while
            the stream is looped over.
    """
    options = BatchOptions(ordered=ordered, batch_size=batch_size, concurrency=concurrency, progress=progress)
    return reading(object_type, inputs, properties, history, id_property, archived, options)


def reading(
    object_type: str,
    inputs: Iterable[RecordId] | AsyncIterable[RecordId],
    properties: Names | None,
    history: Names | None,
    id_property: str | None,
    archived: bool,  # noqa: FBT001 - both methods pass it on
    options: BatchOptions,
) -> Batch[Any]:
    """A batch that reads records."""
    from hubapi_client.api.objects import read_objects  # noqa: PLC0415 - imported when it is used

    names, facts = names_of("properties", properties), read_objects.OPERATION
    if id_property is not None:
        # Results are told apart by the property, so it must be among what is returned.
        names = list(dict.fromkeys([id_property, *(names or ())]))
        by_property = msgspec.structs.replace(
            facts.batch, results=(f"properties.{id_property}",), apart=facts.batch.keys
        )
        facts = msgspec.structs.replace(facts, batch=by_property)
    arguments = {
        "object_type": object_type,
        "archived": archived or None,
        "properties": names,
        "properties_with_history": names_of("history", history),
        "id_property": id_property,
    }
    return endpoints.batch(read_objects, inputs, arguments, options, forms.RECORD_ID, facts)


def upsert_many(
    object_type: str,
    inputs: UpsertInputs,
    *,
    key: str,
    batch_size: int | None = None,
    concurrency: int = CONCURRENCY,
    progress: ReportProgress | None = None,
) -> WholeBatch[UpsertedRecord, SimplePublicUpsertObject]:
    """Updates records, and creates those that do not exist, any number of them.

    POST /crm/v3/objects/{objectType}/batch/upsert
    https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-upsert

    Every input is sent with a trace id, so that a bad one fails alone. Of two inputs with the same key, in any case of
    letters, the later one is sent once the earlier one is answered. HubSpot says that contacts are not to be upserted
    in part by "email": give all properties that they should have, or use a unique property of your own as the key.

    Args:
        inputs: For each record a mapping of its properties by internal name, with the key among them, and with Python's
            values or HubSpot's text; HubSpot's own form, {"id": ..., "properties": {...}}; or a
            SimplePublicObjectBatchInputUpsert. In AsyncHubApi the inputs may come from an async iterable. Or a table
            of Arrow's, such as `read_table` returns, with a column for each property; null clears it, and a column
            `id` is passed over.
        key: The unique property by which HubSpot finds the records, such as "email".
        batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
        concurrency: How many requests are in flight at a time.
        progress: Called with a Progress after each answer.

    Returns:
        An outcome for each input, in their order; the result is the record, whose `new` says whether it was created.

    Raises:
        InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
        AuthenticationError, PermissionDeniedError: Nothing was carried out.
        InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
            something was sent. It holds the outcomes so far.

    Example:
        result = hub.contacts.upsert_many([{"email": "ada@example.com", "firstname": "Ada"}], key="email")
        print(sum(record.new for record in result.results), "are new")
    """
    options = BatchOptions(batch_size=batch_size, concurrency=concurrency, progress=progress)
    return WholeBatch(_upserting(object_type, inputs, key, options))


def stream_upsert(
    object_type: str,
    inputs: UpsertInputs,
    *,
    key: str,
    ordered: bool = False,
    batch_size: int | None = None,
    concurrency: int = CONCURRENCY,
    progress: ReportProgress | None = None,
) -> Batch[UpsertOutcome]:
    """Updates or creates records like upsert_many, and hands out each outcome as it comes.

    POST /crm/v3/objects/{objectType}/batch/upsert
    https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-upsert

    Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

    Args:
        inputs: As upsert_many takes them.
        key: The unique property by which HubSpot finds the records, such as "email".
        ordered: Whether the outcomes come in the order of the inputs, instead of as soon as they are known.
        batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
        concurrency: How many requests are in flight at a time.
        progress: Called with a Progress after each answer.

    Returns:
        A stream of outcomes, one for each input.

    Raises:
        InvalidInputError, AuthenticationError, PermissionDeniedError, InterruptedBatchError: As upsert_many does, while
            the stream is looped over.
    """
    options = BatchOptions(ordered=ordered, batch_size=batch_size, concurrency=concurrency, progress=progress)
    return _upserting(object_type, inputs, key, options)


def _upserting(
    object_type: str,
    inputs: UpsertInputs,
    key: str,
    options: BatchOptions,
) -> Batch[Any]:
    from hubapi_client.api.objects import upsert_objects  # noqa: PLC0415 - imported when it is used

    if not isinstance(key, str) or not key:
        raise InvalidInputError("key", f"got {shortened(key)}", allowed='it is a unique property, such as "email"')
    rows: Any = _rows(inputs) if hasattr(inputs, "__arrow_c_stream__") else inputs
    return endpoints.batch(upsert_objects, rows, {"object_type": object_type}, options, forms.upserted_record(key))


def _rows(table: Any) -> Iterator[dict[str, Any]]:
    for batch in pyarrow_or_raise().RecordBatchReader.from_stream(table):
        for row in batch.to_pylist():
            row.pop("id", None)
            yield row
