"""The bodies of requests and answers. Written by `hubapi generate`; do not edit."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, field

from hubapi_client.models import BatchResponse as BatchResponse
from hubapi_client.models import ForwardPaging as ForwardPaging
from hubapi_client.models import ObjectId as ObjectId
from hubapi_client.models import PageCursor as PageCursor
from hubapi_client.models import ReturnedObjectId as ReturnedObjectId
from hubapi_client.wire import ABSENT, Promised, Struct, texts


class BoatInput(Struct):
    """A boat to register. No two boats of a harbour have the same name."""

    name: Annotated[str, Meta(min_length=1)]
    berth: Literal["quay", "buoy", "dry"] | None = None
    skipper_id: ObjectId | None = field(name="skipperId", default=None)
    """The contact who sails it."""

    def __post_init__(self) -> None:
        if isinstance(self.skipper_id, int):
            self.skipper_id = str(self.skipper_id)


class ReturnedBoat(Struct):
    """A boat of a harbour."""

    id: Promised[ReturnedObjectId] = ABSENT
    name: Promised[str] = ABSENT
    berth: Literal["quay", "buoy", "dry"] | str | None = None
    skipper_id: ReturnedObjectId | None = field(name="skipperId", default=None)
    created_at: Promised[datetime] = field(name="createdAt", default=ABSENT)

    def finish_alone(self) -> None:
        """Does where this is the whole answer what an answer does for those in its lists."""
        if isinstance(self.id, int):
            self.id = str(self.id)
        if isinstance(self.skipper_id, int):
            self.skipper_id = str(self.skipper_id)


class BatchInputBoat(Struct):
    """The boats to register."""

    inputs: Annotated[list[BoatInput], Meta(max_length=5, min_length=1)]


class BatchResponseBoat(BatchResponse):
    """The boats that were registered, in no particular order."""

    results: Promised[list[ReturnedBoat]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []
        results = [each_results for each_results in self.results]
        for each_results, id, skipper_id in zip(
            results,
            texts([each_results.id for each_results in results]),
            texts([each_results.skipper_id for each_results in results]),
        ):
            each_results.id = id
            each_results.skipper_id = skipper_id


class CollectionResponseBoat(Struct):
    """A page of boats."""

    results: Promised[list[ReturnedBoat]] = ABSENT
    paging: ForwardPaging | None = None

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []
        results = [each_results for each_results in self.results]
        for each_results, id, skipper_id in zip(
            results,
            texts([each_results.id for each_results in results]),
            texts([each_results.skipper_id for each_results in results]),
        ):
            each_results.id = id
            each_results.skipper_id = skipper_id
