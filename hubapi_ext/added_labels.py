"""Labels that are added to those that a pair of records has. It makes requests and sends nothing.

HubSpot replaces the labels of a pair by those of a create. A request of this batch is therefore two or more, one after
the other: the pairs' types are read, page by page, and then the pairs are created with these and the new ones.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

import msgspec
from attrs import frozen

from hubapi_client.models import (
    AssociationSpec,
    BatchInputPublicAssociationMultiPost,
    BatchInputPublicFetchAssociationsBatchRequest,
    PublicAssociationMultiPost,
    PublicFetchAssociationsBatchRequest,
)
from hubapi_client.operations import CREATE_ASSOCIATIONS, READ_ASSOCIATIONS
from hubapi_ext import forms
from hubapi_ext.batches.batch import Batch, BatchOptions
from hubapi_ext.batches.chunks import Chunk, Envelope
from hubapi_ext.batches.failures import input_error
from hubapi_ext.batches.handing_out import HandOutOutcomes
from hubapi_ext.calls import Call, Chain, Sendable, Steps
from hubapi_ext.forms import Association
from hubapi_ext.labels import LabelledBatch

T = TypeVar("T")

Types = dict[tuple[str, str], list[AssociationSpec]]
"""The types of each pair, by its ids."""


def added_labels(
    from_object_type: str,
    to_object_type: str,
    inputs: Iterable[Association] | AsyncIterable[Association],
    options: BatchOptions,
) -> Batch[Any]:
    """The batch that adds labels."""
    from hubapi_client.api.associations import create_associations  # noqa: PLC0415 - imported when it is used

    most = READ_ASSOCIATIONS.batch.max_inputs
    return AddedLabels(
        # A request has no more pairs than records can be read at a time.
        operation=msgspec.structs.replace(
            CREATE_ASSOCIATIONS, batch=msgspec.structs.replace(CREATE_ASSOCIATIONS.batch, max_inputs=most)
        ),
        endpoint=create_associations,
        arguments={"from_object_type": from_object_type, "to_object_type": to_object_type},
        inputs=inputs,
        model=forms.association,
        form=forms.ASSOCIATION_FORM,
        types_in="third",
        hand_out=cast("Any", HandOutOutcomes()),
        **options,
    )


@frozen(kw_only=True)
class AddedLabels(LabelledBatch[T]):
    """A batch of associations that keeps the labels which its pairs have."""

    def _request(self, chunk: Chunk, envelope: Envelope) -> Sendable[Any]:  # noqa: ARG002 - the inputs change
        given = [chunk.columns.model(position) for position in range(len(chunk))]
        return Chain(lambda: self._steps(given))

    def _steps(self, given: list[PublicAssociationMultiPost]) -> Steps[Any]:
        from hubapi_client.api.associations import read_associations  # noqa: PLC0415 - imported when it is used

        there: Types = {}
        ids = dict.fromkeys(str(one.from_.id) for one in given)
        asked = [PublicFetchAssociationsBatchRequest(id=id) for id in ids]
        while asked:
            page = BatchInputPublicFetchAssociationsBatchRequest(inputs=asked)
            answer = yield Call(read_associations, {**self.arguments, "body": page}, _same)
            for error in answer.errors or ():
                if error.sub_category != READ_ASSOCIATIONS.batch.empty:
                    # Without what the pairs have, their labels would be lost.
                    raise input_error(READ_ASSOCIATIONS, error)
            asked = list(_note(answer.results, there))
        inputs = [msgspec.structs.replace(one, types=_union(one, there)) for one in given]
        body = BatchInputPublicAssociationMultiPost(inputs=inputs)
        return (yield Call(self.endpoint, {**self.arguments, "body": body}, _same))


def _note(results: Iterable[Any], there: Types) -> Iterator[PublicFetchAssociationsBatchRequest]:
    """Notes the types of the pairs, and says what is still to be read."""
    for result in results:
        for to in result.to:
            there[str(result.from_.id), str(to.to_object_id)] = [
                AssociationSpec(association_category=cast("Any", one.category), association_type_id=one.type_id)
                for one in to.association_types
            ]
        if result.paging and result.paging.next:
            yield PublicFetchAssociationsBatchRequest(id=str(result.from_.id), after=result.paging.next.after)


def _union(given: PublicAssociationMultiPost, there: Mapping[tuple[str, str], list[AssociationSpec]]) -> list[Any]:
    types = [*there.get((str(given.from_.id), str(given.to.id)), ()), *given.types]
    return list({(one.association_category, one.association_type_id): one for one in types}.values())


def _same(answer: T) -> T:
    return answer
