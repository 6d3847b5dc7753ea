"""All that some records are associated with, page after page, as calls that follow one another. It sends nothing.

A batch read of many records is the engine's business. This is for requests that need to know it first, or besides.
Every record is accounted for: one that is not read is an error, or it would be taken for a record without associations.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hubapi_client.models import (
    BatchInputPublicFetchAssociationsBatchRequest,
    MultiAssociatedObjectWithLabel,
    PublicFetchAssociationsBatchRequest,
)
from hubapi_ext.batches.chunks import Chunk, Models
from hubapi_ext.batches.failures import input_error, unaccounted
from hubapi_ext.batches.matching import tie
from hubapi_ext.calls import Call, Steps
from hubapi_ext.errors import RepeatedCursorError


def associated_with(
    from_object_type: str, to_object_type: str, ids: Iterable[str]
) -> Steps[dict[str, list[MultiAssociatedObjectWithLabel]]]:
    """The records that each of these records is associated with.

    Raises what the error of a record means, UnaccountedError for one of which an answer says nothing, and
    RepeatedCursorError for a page that leads to itself.
    """
    from hubapi_client.api.associations import read_associations  # noqa: PLC0415 - imported when it is used

    operation = read_associations.OPERATION
    found: dict[str, list[MultiAssociatedObjectWithLabel]] = {id: [] for id in ids}
    waiting = [PublicFetchAssociationsBatchRequest(id=id) for id in found]
    cursors: set[tuple[str, str]] = set()
    while waiting:
        asked, waiting = waiting[: operation.batch.max_inputs], waiting[operation.batch.max_inputs :]
        body = BatchInputPublicFetchAssociationsBatchRequest(inputs=asked)
        arguments = {"from_object_type": from_object_type, "to_object_type": to_object_type, "body": body}
        answer = yield Call(read_associations, arguments)
        chunk = Chunk(range(len(asked)), asked, Models(list(asked), [b""] * len(asked)), operation.batch.keys)
        tied = tie(operation.batch, chunk, answer)
        for position, (one, row) in enumerate(zip(asked, tied.results, strict=True)):
            if row is None:
                _check_empty(operation, tied, position)
                continue
            found[one.id] += row.to
            if row.paging and row.paging.next and (after := row.paging.next.after):
                if (one.id, after) in cursors:
                    raise RepeatedCursorError(f"page {after!r} of {one.id} leads to itself")
                cursors.add((one.id, after))
                waiting.append(PublicFetchAssociationsBatchRequest(id=one.id, after=after))
    return found


def _check_empty(operation: Any, tied: Any, position: int) -> None:
    """Raises unless an input without a result is said to have none."""
    error = tied.errors.get(position)
    if error is None:
        raise unaccounted(operation, [input_error(operation, one) for one in tied.untied])
    if error.sub_category != operation.batch.empty:
        raise input_error(operation, error)
