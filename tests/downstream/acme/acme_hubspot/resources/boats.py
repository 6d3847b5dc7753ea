"""The boats of a harbour, a private endpoint of Acme's. Written by `hubapi generate`; do not edit."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Mapping
from typing import Any

from hubapi_ext import endpoints
from hubapi_ext.batches.batch import CONCURRENCY, BatchOptions, ReportProgress
from hubapi_ext.batches.outcomes import AnyOutcome as Outcome
from hubapi_ext.batches.outcomes import BatchResult
from hubapi_ext.batches.tasks import AsyncStream
from hubapi_ext.batches.threads import Stream
from hubapi_ext.resources import AsyncResource, SyncResource

from .. import models


class Boats(SyncResource):
    """The boats of a harbour, a private endpoint of Acme's."""

    def create_many(
        self,
        inputs: Iterable[models.BoatInput | Mapping[str, Any]],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[models.BoatInput | Mapping[str, Any], models.ReturnedBoat]:
        """Registers boats, any number of them.

        POST /harbour/v3/boats/batch/create
        https://acme.example/hubspot/boats#create

        A boat whose name is taken fails; the others are registered.

        A token needs the scope harbour.boats.write.

        Args:
            inputs: The inputs: models, or mappings with HubSpot's names.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is a ReturnedBoat.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            hub.boats.create_many([{'name': 'Argo', 'berth': 'quay'}]).raise_for_failures()
        """
        from ..api.boats import create_boats

        return self._send(
            endpoints.whole_batch(
                create_boats,
                inputs,
                {},
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )

    def list(
        self,
        *,
        after: str | None = None,
        limit: int | None = None,
    ) -> Stream[models.ReturnedBoat]:
        """Lists the boats of a harbour.

        GET /harbour/v3/boats
        https://acme.example/hubspot/boats#list

        The harbour answers with a page at a time.

        A token needs the scope harbour.boats.read.

        Args:
            after: The `paging.next.after` of the page before; without it the first page.
            limit: How many boats a page has at most; as many as the harbour allows, unless it is given.

        Returns:
            A stream of ReturnedBoats.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.
            RepeatedCursorError: A page leads to itself.

        Example:
            for boat in hub.boats.list():
                print(boat)
        """
        from ..api.boats import list_boats

        return self._iterate(
            endpoints.pages(
                list_boats,
                {
                    "limit": limit,
                },
                after,
            )
        )

    def stream_create(
        self,
        inputs: Iterable[models.BoatInput | Mapping[str, Any]],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[models.BoatInput | Mapping[str, Any], models.ReturnedBoat]]:
        """Registers boats, any number of them, and hands out each outcome as it comes.

        POST /harbour/v3/boats/batch/create
        https://acme.example/hubspot/boats#create

        A boat whose name is taken fails; the others are registered.

        A token needs the scope harbour.boats.write.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            inputs: The inputs: models, or mappings with HubSpot's names.
            ordered: Whether the outcomes come in the order of the inputs, instead of as soon as known.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of outcomes, one for each input.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.
        """
        from ..api.boats import create_boats

        return self._iterate(
            endpoints.batch(
                create_boats,
                inputs,
                {},
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )


class AsyncBoats(AsyncResource):
    """The boats of a harbour, a private endpoint of Acme's."""

    async def create_many(
        self,
        inputs: Iterable[models.BoatInput | Mapping[str, Any]] | AsyncIterable[models.BoatInput | Mapping[str, Any]],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[models.BoatInput | Mapping[str, Any], models.ReturnedBoat]:
        """Registers boats, any number of them.

        POST /harbour/v3/boats/batch/create
        https://acme.example/hubspot/boats#create

        A boat whose name is taken fails; the others are registered.

        A token needs the scope harbour.boats.write.

        Args:
            inputs: The inputs: models, or mappings with HubSpot's names.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is a ReturnedBoat.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            (await hub.boats.create_many([{'name': 'Argo', 'berth': 'quay'}])).raise_for_failures()
        """
        from ..api.boats import create_boats

        return await self._send(
            endpoints.whole_batch(
                create_boats,
                inputs,
                {},
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )

    def list(
        self,
        *,
        after: str | None = None,
        limit: int | None = None,
    ) -> AsyncStream[models.ReturnedBoat]:
        """Lists the boats of a harbour.

        GET /harbour/v3/boats
        https://acme.example/hubspot/boats#list

        The harbour answers with a page at a time.

        A token needs the scope harbour.boats.read.

        Args:
            after: The `paging.next.after` of the page before; without it the first page.
            limit: How many boats a page has at most; as many as the harbour allows, unless it is given.

        Returns:
            A stream of ReturnedBoats.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.
            RepeatedCursorError: A page leads to itself.

        Example:
            async for boat in hub.boats.list():
                print(boat)
        """
        from ..api.boats import list_boats

        return self._iterate(
            endpoints.pages(
                list_boats,
                {
                    "limit": limit,
                },
                after,
            )
        )

    def stream_create(
        self,
        inputs: Iterable[models.BoatInput | Mapping[str, Any]] | AsyncIterable[models.BoatInput | Mapping[str, Any]],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[models.BoatInput | Mapping[str, Any], models.ReturnedBoat]]:
        """Registers boats, any number of them, and hands out each outcome as it comes.

        POST /harbour/v3/boats/batch/create
        https://acme.example/hubspot/boats#create

        A boat whose name is taken fails; the others are registered.

        A token needs the scope harbour.boats.write.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            inputs: The inputs: models, or mappings with HubSpot's names.
            ordered: Whether the outcomes come in the order of the inputs, instead of as soon as known.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of outcomes, one for each input.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.
        """
        from ..api.boats import create_boats

        return self._iterate(
            endpoints.batch(
                create_boats,
                inputs,
                {},
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )
