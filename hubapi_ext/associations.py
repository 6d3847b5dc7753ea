"""What is peculiar about associations: inputs in columns, and what is made of the answers. It sends nothing.

The methods of `hub.associations` are generated; those that a fragment calls a plan have their signature from here.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar, Unpack

from hubapi_client.models import (
    BatchResponsePublicDefaultAssociation,
    LabelsBetweenObjectPair,
    PublicAssociationMultiWithLabel,
    PublicDefaultAssociation,
    ReturnedPublicObjectId,
)
from hubapi_client.operations import (
    CREATE_ASSOCIATIONS,
    CREATE_DEFAULT_ASSOCIATION,
    READ_ASSOCIATIONS,
)
from hubapi_ext import forms
from hubapi_ext.added_labels import added_labels
from hubapi_ext.batches.batch import CONCURRENCY, Batch, BatchOptions, ReportProgress, WholeBatch
from hubapi_ext.batches.failures import input_error, unaccounted
from hubapi_ext.batches.handing_out import HandOutOutcomes, HandOutResults, HandOutTogether
from hubapi_ext.batches.outbox import HandOut
from hubapi_ext.batches.outcomes import AnyOutcome
from hubapi_ext.calls import Call
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.forms import Association, ObjectId, Record
from hubapi_ext.labels import LabelledBatch
from hubapi_ext.tables.plain_forms import PlainAssociations, PlainRecords
from hubapi_ext.tables.rows import AssociationRows, answer_type
from hubapi_ext.tables.rows_as_inputs import ArrowArray, ArrowStream, as_inputs

T = TypeVar("T")

AssociationInputs: TypeAlias = (
    Iterable[Association]
    | AsyncIterable[Association]
    | Mapping[str, Sequence[Any]]
    | AssociationRows
    | ArrowArray
    | ArrowStream
    | Iterable[AssociationRows]
    | Iterable[ArrowArray]
)
"""Rows one by one; or in columns: a mapping, AssociationRows, or what speaks Arrow's protocol."""

AssociationOutcome = AnyOutcome[Association, LabelsBetweenObjectPair]


def create_many(
    from_object_type: str,
    to_object_type: str,
    inputs: AssociationInputs,
    *,
    batch_size: int | None = None,
    concurrency: int = CONCURRENCY,
    progress: ReportProgress | None = None,
) -> WholeBatch[Association, LabelsBetweenObjectPair]:
    """Creates associations between pairs of records, any number of them.

    POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/create
    https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-create

    An association replaces the types that its pair has: name all that shall remain.

    Args:
        from_object_type: Where the associations start, by name or type id: "contacts", "0-1".
        to_object_type: Where they lead.
        inputs: For each association (from id, to id, type), or a PublicAssociationMultiPost. A type is a type id of
            HubSpot's own types, a label, a (category, type id), or a list of these. The type ids have a direction. Rows
            with `from_id`, `to_id`, `type_id` and perhaps `category`, such as a csv.DictReader has, and mappings as
            HubSpot's documentation writes them do too. In AsyncHubApi the inputs may come from an async iterable.
            Or columns: a mapping of `from_id`, `to_id`,
            `type_id` and perhaps `category` to lists, AssociationRows, Arrow's record batches, tables and readers,
            or an iterable of these; the input of an outcome is then its row as a tuple. Rows of one pair in columns
            mean all their types; of tuples for one pair, the last one holds.
        batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
        concurrency: How many requests are in flight at a time.
        progress: Called with a Progress after each answer.

    Returns:
        An outcome for each input, in their order; the result is the pair with its labels.

    Raises:
        InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
        AuthenticationError, PermissionDeniedError: Nothing was carried out.
        InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
            something was sent. It holds the outcomes so far.

    Example:
        result = hub.associations.create_many("contacts", "0-410", [(101, 202, 861), (102, 202, 861)])
        result.raise_for_failures()
    """
    options = BatchOptions(batch_size=batch_size, concurrency=concurrency, progress=progress)
    return WholeBatch(_creation(from_object_type, to_object_type, inputs, **options))


def stream_create(
    from_object_type: str,
    to_object_type: str,
    inputs: AssociationInputs,
    *,
    ordered: bool = False,
    batch_size: int | None = None,
    concurrency: int = CONCURRENCY,
    progress: ReportProgress | None = None,
) -> Batch[AssociationOutcome]:
    """Creates associations like create_many, and hands out each outcome as it comes.

    POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/create
    https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-create

    Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

    Args:
        from_object_type: Where the associations start, by name or type id: "contacts", "0-1".
        to_object_type: Where they lead.
        inputs: As create_many takes them.
        ordered: Whether the outcomes come in the order of the inputs, instead of as soon as they are known.
        batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
        concurrency: How many requests are in flight at a time.
        progress: Called with a Progress after each answer.

    Returns:
        A stream of outcomes, one for each input.

    Raises:
        InvalidInputError, AuthenticationError, PermissionDeniedError, InterruptedBatchError: As create_many does,
            while the stream is looped over.

    Example:
        for outcome in hub.associations.stream_create("contacts", "0-410", rows):
            if not outcome.succeeded:
                print(outcome.input, outcome.error)
    """
    options = BatchOptions(ordered=ordered, batch_size=batch_size, concurrency=concurrency, progress=progress)
    return _creation(from_object_type, to_object_type, inputs, **options)


def read_many(
    from_object_type: str,
    to_object_type: str,
    inputs: Iterable[Record] | AsyncIterable[Record],
    *,
    pages: bool = False,
    ordered: bool = False,
    batch_size: int | None = None,
    concurrency: int = CONCURRENCY,
    progress: ReportProgress | None = None,
) -> Batch[PublicAssociationMultiWithLabel]:
    """Reads all associations of any number of records: a row for each record, as it comes.

    POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/read
    https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-read

    Args:
        from_object_type: The object type of the records, by name or type id: "contacts", "0-1".
        to_object_type: What they are associated with.
        inputs: The ids of the records; or, to go on from a page, a PublicFetchAssociationsBatchRequest or a mapping
            with `id` and `after`. In AsyncHubApi they may come from an async iterable.
        pages: Whether each page of a record is a row of its own, handed out as it comes.
        ordered: Whether the rows come in the order of the inputs, instead of as soon as they are complete.
        batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
        concurrency: How many requests are in flight at a time.
        progress: Called with a Progress after each answer.

    Returns:
        A stream of rows: `from_id`, and `to` with the `id` and the `association_types` of each associated record.
        A record without associations has an empty `to`; HubSpot says the same of one that does not exist. With
        `pages`, `paging.next.after` is there when more pages follow. `stream.unfinished` is what to go on with
        after leaving the loop.

    Raises:
        InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
        AuthenticationError, PermissionDeniedError: No record was read to its end.
        BatchError: After the rows, when some records could not be read. With `pages`, the input of a record whose
            first pages were handed out carries the `after` to go on from.
        InterruptedBatchError: The stream ended early, for one of these reasons or because the inputs raised.

    Example:
        for row in hub.associations.read_many("contacts", "0-410", [101, 102]):
            print(row.from_id, [to.id for to in row.to])
    """
    if pages and ordered:
        raise InvalidInputError("ordered", "got True together with pages", allowed="pages come as they come")
    options = BatchOptions(ordered=ordered, batch_size=batch_size, concurrency=concurrency, progress=progress)
    return _reading(
        from_object_type,
        to_object_type,
        inputs,
        HandOutResults(),
        empty=_row_without_associations,
        pages=pages,
        **options,
    )


def read_rows(
    from_object_type: str,
    to_object_type: str,
    inputs: Iterable[Record] | AsyncIterable[Record],
    *,
    ordered: bool = False,
    batch_size: int | None = None,
    concurrency: int = CONCURRENCY,
    progress: ReportProgress | None = None,
) -> Batch[AssociationRows]:
    """Reads all associations of any number of records in columns, for work in bulk.

    POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/read
    https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-read

    It sends what read_many sends, and makes no object for a record or an association.

    Args:
        from_object_type: The object type of the records, by name or type id: "contacts", "0-1".
        to_object_type: What they are associated with.
        inputs: As read_many takes them.
        ordered: Whether the rows come in the order of the inputs, instead of as soon as they are complete.
        batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
        concurrency: How many requests are in flight at a time.
        progress: Called with a Progress after each answer.

    Returns:
        A stream of AssociationRows: `from_id`, `to_id`, `type_id`, `category` and `label` are lists, with one row
        for each (from, to, type). All rows of a record are in one of them, and a record without associations has
        none. `to_arrow()` makes a pyarrow.RecordBatch of it; record_batch_reader reads a whole stream.

    Raises:
        InvalidInputError, AuthenticationError, PermissionDeniedError, BatchError, InterruptedBatchError: As
            read_many does.

    Example:
        for rows in hub.associations.read_rows("contacts", "0-410", ids):
            store(rows.from_id, rows.to_id, rows.type_id)
    """
    options = BatchOptions(ordered=ordered, batch_size=batch_size, concurrency=concurrency, progress=progress)
    hand_out = HandOutTogether(AssociationRows.of)
    return _reading(from_object_type, to_object_type, inputs, hand_out, empty=_no_rows, answer=answer_type, **options)


def create_default(
    from_object_type: str, from_object_id: ObjectId, to_object_type: str, to_object_id: ObjectId
) -> Call[Sequence[PublicDefaultAssociation]]:
    """Creates the default association, the one without a label, between two records.

    PUT /crm/v4/objects/{fromObjectType}/{fromObjectId}/associations/default/{toObjectType}/{toObjectId}
    https://developers.hubspot.com/docs/api-reference/crm-associations-v4/basic/put-crm-v4-objects-fromObjectType-fromObjectId-associations-default-toObjectType-toObjectId

    Args:
        from_object_type: The first record's object type, by name or type id: "contacts", "0-1".
        from_object_id: The first record's id.
        to_object_type: The second record's object type.
        to_object_id: The second record's id.

    Returns:
        What was made: a result for each direction, with the ids and the association type.

    Raises:
        InvalidInputError: Before anything is sent, naming the argument that is wrong.
        RefusedError: HubSpot refused, for instance because a record does not exist.
        UnaccountedError: HubSpot answered with success and named nothing that it made.
        TransportError: No answer came. The association may exist; creating it again does no harm.
    """
    from hubapi_client.api.associations import create_default_association  # noqa: PLC0415 - imported when it is used

    return Call(
        create_default_association,
        {
            "from_object_type": from_object_type,
            "from_object_id": from_object_id,
            "to_object_type": to_object_type,
            "to_object_id": to_object_id,
        },
        _made,
    )


def add_labels_many(
    from_object_type: str,
    to_object_type: str,
    inputs: Iterable[Association] | AsyncIterable[Association],
    *,
    batch_size: int | None = None,
    concurrency: int = CONCURRENCY,
    progress: ReportProgress | None = None,
) -> WholeBatch[Association, LabelsBetweenObjectPair]:
    """Adds labels to associations and keeps those that they have, any number of them.

    POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/create
    https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-create

    HubSpot itself only replaces labels. So each request is preceded by a read of what its pairs have, and is sent with
    those labels and the new ones. A label that somebody else adds between the two is lost.

    Args:
        from_object_type: Where the associations start, by name or type id: "contacts", "0-1".
        to_object_type: Where they lead.
        inputs: For each association (from id, to id, type), where the type may be a list, or a
            PublicAssociationMultiPost; in the forms that create_many takes, except columns. Pairs that are not
            associated get associated.
        batch_size: How many inputs a request has at most; 1,000 unless it is given, as many as HubSpot reads.
        concurrency: How many requests are in flight at a time.
        progress: Called with a Progress after each answer.

    Returns:
        An outcome for each input, in their order; the result is the pair with all its labels.

    Raises:
        InvalidInputError, AuthenticationError, PermissionDeniedError, InterruptedBatchError: As create_many does.

    Example:
        rows = [(101, 301, ("USER_DEFINED", 37))]
        hub.associations.add_labels_many("contacts", "companies", rows).raise_for_failures()
    """
    options = BatchOptions(batch_size=batch_size, concurrency=concurrency, progress=progress)
    return WholeBatch(added_labels(from_object_type, to_object_type, inputs, options))


def _creation(
    from_object_type: str,
    to_object_type: str,
    inputs: AssociationInputs,
    **options: Unpack[BatchOptions],
) -> Batch[Any]:
    from hubapi_client.api.associations import create_associations  # noqa: PLC0415 - imported when it is used

    return LabelledBatch(
        operation=CREATE_ASSOCIATIONS,
        endpoint=create_associations,
        arguments={"from_object_type": from_object_type, "to_object_type": to_object_type},
        inputs=as_inputs(inputs),
        model=forms.association,
        form=forms.ASSOCIATION_FORM,
        types_in="third",
        plain=PlainAssociations,
        hand_out=HandOutOutcomes(),
        **options,
    )


def _reading(
    from_object_type: str,
    to_object_type: str,
    inputs: Any,
    hand_out: HandOut[T],
    *,
    empty: Callable[[str], PublicAssociationMultiWithLabel],
    pages: bool = False,
    answer: Callable[[], type[Any]] | None = None,
    **options: Unpack[BatchOptions],
) -> Batch[T]:
    from hubapi_client.api.associations import read_associations  # noqa: PLC0415 - imported when it is used

    return Batch(
        operation=READ_ASSOCIATIONS,
        endpoint=read_associations,
        arguments={"from_object_type": from_object_type, "to_object_type": to_object_type},
        inputs=inputs,
        model=forms.record,
        form=forms.RECORD_FORM,
        plain=PlainRecords,
        answer=answer,
        hand_out=hand_out,
        empty=empty,
        pages=pages,
        **options,
    )


def _row_without_associations(id: str) -> PublicAssociationMultiWithLabel:
    return PublicAssociationMultiWithLabel(from_=ReturnedPublicObjectId(id=id), to=[])


_NO_ROWS = PublicAssociationMultiWithLabel(to=[])
"""What a record without associations adds to columns."""


def _no_rows(_: str) -> PublicAssociationMultiWithLabel:
    return _NO_ROWS


def _made(answer: BatchResponsePublicDefaultAssociation) -> Sequence[PublicDefaultAssociation]:
    for error in answer.errors or ():
        raise input_error(CREATE_DEFAULT_ASSOCIATION, error)
    if not answer.results:
        raise unaccounted(CREATE_DEFAULT_ASSOCIATION, [])
    return answer.results
