"""Labels that are added to those that a pair of records has. It makes requests and sends nothing.

HubSpot replaces the labels of a pair by those of a create. A request of this batch is therefore two or more, one after
the other: the pairs' types are read, page by page, and then the pairs are created with these and the new ones.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Mapping
from typing import Any, TypeVar, cast

import msgspec
from attrs import frozen

from hubapi_client.models import (
    AssociationSpec,
    BatchInputPublicAssociationMultiPost,
    PublicAssociationMultiPost,
)
from hubapi_client.operations import CREATE_ASSOCIATIONS, READ_ASSOCIATIONS
from hubapi_ext import forms
from hubapi_ext.associated_pages import associated_with
from hubapi_ext.batches.batch import Batch, BatchOptions
from hubapi_ext.batches.chunks import Chunk, Envelope
from hubapi_ext.batches.handing_out import HandOutOutcomes
from hubapi_ext.calls import Call, Chain, Sendable, Steps
from hubapi_ext.errors import HubApiError
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
        ends = self.arguments["from_object_type"], self.arguments["to_object_type"]
        try:
            associated = yield from associated_with(*ends, dict.fromkeys(str(one.from_.id) for one in given))
        except HubApiError as error:
            # Without what the pairs have, their labels would be lost. Nothing has been written by now.
            error.may_have_been_applied = False
            raise
        there = {
            (from_id, one.to_object_id): [
                AssociationSpec(association_category=cast("Any", type.category), association_type_id=type.type_id)
                for type in one.association_types
            ]
            for from_id, every in associated.items()
            for one in every
        }
        inputs = [msgspec.structs.replace(one, types=_union(one, there)) for one in given]
        body = BatchInputPublicAssociationMultiPost(inputs=inputs)
        return (yield Call(self.endpoint, {**self.arguments, "body": body}))


def _union(given: PublicAssociationMultiPost, there: Mapping[tuple[str, str], list[AssociationSpec]]) -> list[Any]:
    types = [*there.get((str(given.from_.id), str(given.to.id)), ()), *given.types]
    return list({(one.association_category, one.association_type_id): one for one in types}.values())
