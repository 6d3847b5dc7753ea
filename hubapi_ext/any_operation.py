"""How a hub sends the operations that have no method of their own: by their generated modules.

What becomes of them is decided elsewhere; here are the sync and the async face.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from hubapi_ext.calls import Session

if TYPE_CHECKING:
    from hubapi_ext.batches.batch import ReportProgress
    from hubapi_ext.batches.outcomes import AnyOutcome as Outcome
    from hubapi_ext.batches.outcomes import BatchResult
    from hubapi_ext.batches.tasks import AsyncStream
    from hubapi_ext.batches.threads import Stream
    from hubapi_ext.endpoints import BatchEndpoint, Endpoint, ListEndpoint

P = ParamSpec("P")
I = TypeVar("I")  # noqa: E741
R = TypeVar("R")
T = TypeVar("T")


class AnyOperation:
    """The methods of HubApi that take the module of an operation."""

    _session: Session

    def send(self, endpoint: Endpoint[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Sends the request of any operation, by its module under `hubapi_client.api`.

        Args:
            endpoint: The module of the operation.
            args: What its `request` takes: the parameters of the path.
            kwargs: The parameters of the query, and the `body`: a model, or a mapping with HubSpot's names.

        Returns:
            The model of the answer; None where HubSpot answers with nothing.

        Raises:
            RefusedError: HubSpot refused.
            TransportError: No answer came.
            InvalidResponseError: The answer cannot be read.
            InvalidInputError: An argument is wrong. Nothing was sent.

        Example:
            from hubapi_client.api.associations import create_default_association
            hub.send(create_default_association, "contacts", 101, "companies", 301)
        """
        from hubapi_ext import endpoints  # noqa: PLC0415 - batches are slow to import

        return endpoints.call(endpoint, endpoints.bound(endpoint.request, args, kwargs)).send(self._session)

    def pages(self, endpoint: ListEndpoint[P, T], *args: P.args, **kwargs: P.kwargs) -> Stream[T]:
        """Reads any list, page after page, by the module of its operation under `hubapi_client.api`.

        Args:
            endpoint: The module of the operation.
            args: What its `request` takes: the parameters of the path.
            kwargs: The parameters of the query, and the `body`. A page has as many items as HubSpot allows, unless the
                query or the body says how many.

        Returns:
            A stream of the items. `stream.total` is how many there are, where HubSpot says so.

        Raises:
            RefusedError, TransportError, InvalidInputError: As `send` does, while the stream is looped over.
            RepeatedCursorError: A page leads to itself.

        Example:
            from hubapi_client.api.associations import list_associations
            for associated in hub.pages(list_associations, "contacts", 101, "companies"): ...
        """
        from hubapi_ext import endpoints  # noqa: PLC0415 - batches are slow to import

        return endpoints.pages(endpoint, endpoints.bound(endpoint.request, args, kwargs)).iterate(self._session)

    def batch(
        self,
        endpoint: BatchEndpoint[I, R],
        inputs: Iterable[I | Mapping[str, Any]],
        *,
        batch_size: int | None = None,
        concurrency: int | None = None,
        progress: ReportProgress | None = None,
        **arguments: Any,
    ) -> BatchResult[I | Mapping[str, Any], R]:
        """Sends any number of inputs, by the module of a batch operation under `hubapi_client.api`.

        Args:
            endpoint: The module of the operation.
            inputs: Models, or mappings with HubSpot's names.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time; 8 unless it is given.
            progress: Called with a Progress after each answer.
            arguments: The parameters of the path and the query, and what the body says besides its inputs.

        Returns:
            An outcome for each input, in their order. The result is True where HubSpot says nothing of an input.

        Raises:
            InvalidInputError: There are no inputs, or something is wrong with one or an argument. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, after something was sent. It holds the outcomes so far.
        """
        from hubapi_ext import endpoints  # noqa: PLC0415 - batches are slow to import
        from hubapi_ext.batches.batch import batch_options  # noqa: PLC0415 - batches are slow to import

        options = batch_options(batch_size=batch_size, concurrency=concurrency, progress=progress)
        return endpoints.whole_batch(endpoint, inputs, arguments, options).send(self._session)

    def stream(
        self,
        endpoint: BatchEndpoint[I, R],
        inputs: Iterable[I | Mapping[str, Any]],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int | None = None,
        progress: ReportProgress | None = None,
        **arguments: Any,
    ) -> Stream[Outcome[I | Mapping[str, Any], R]]:
        """Sends any number of inputs like `batch`, and hands out each outcome as it comes.

        Inputs are taken only as requests leave. Arguments are those of `batch`, and `ordered`, which says whether the
        outcomes come in the order of the inputs. What `batch` raises, the stream raises while it is looped over.
        """
        from hubapi_ext import endpoints  # noqa: PLC0415 - batches are slow to import
        from hubapi_ext.batches.batch import batch_options  # noqa: PLC0415 - batches are slow to import

        options = batch_options(ordered=ordered, batch_size=batch_size, concurrency=concurrency, progress=progress)
        return endpoints.batch(endpoint, inputs, arguments, options).iterate(self._session)


class AsyncAnyOperation:
    """The same for AsyncHubApi."""

    _session: Session

    async def send(self, endpoint: Endpoint[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Sends the request of any operation; see HubApi.send."""
        from hubapi_ext import endpoints  # noqa: PLC0415 - batches are slow to import

        return await endpoints.call(endpoint, endpoints.bound(endpoint.request, args, kwargs)).send_async(self._session)

    def pages(self, endpoint: ListEndpoint[P, T], *args: P.args, **kwargs: P.kwargs) -> AsyncStream[T]:
        """Reads any list, page after page; see HubApi.pages."""
        from hubapi_ext import endpoints  # noqa: PLC0415 - batches are slow to import

        return endpoints.pages(endpoint, endpoints.bound(endpoint.request, args, kwargs)).iterate_async(self._session)

    async def batch(
        self,
        endpoint: BatchEndpoint[I, R],
        inputs: Iterable[I | Mapping[str, Any]] | AsyncIterable[I | Mapping[str, Any]],
        *,
        batch_size: int | None = None,
        concurrency: int | None = None,
        progress: ReportProgress | None = None,
        **arguments: Any,
    ) -> BatchResult[I | Mapping[str, Any], R]:
        """Sends any number of inputs of a batch operation; see HubApi.batch."""
        from hubapi_ext import endpoints  # noqa: PLC0415 - batches are slow to import
        from hubapi_ext.batches.batch import batch_options  # noqa: PLC0415 - batches are slow to import

        options = batch_options(batch_size=batch_size, concurrency=concurrency, progress=progress)
        return await endpoints.whole_batch(endpoint, inputs, arguments, options).send_async(self._session)

    def stream(
        self,
        endpoint: BatchEndpoint[I, R],
        inputs: Iterable[I | Mapping[str, Any]] | AsyncIterable[I | Mapping[str, Any]],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int | None = None,
        progress: ReportProgress | None = None,
        **arguments: Any,
    ) -> AsyncStream[Outcome[I | Mapping[str, Any], R]]:
        """Sends them like `batch`, and hands out each outcome as it comes; see HubApi.stream."""
        from hubapi_ext import endpoints  # noqa: PLC0415 - batches are slow to import
        from hubapi_ext.batches.batch import batch_options  # noqa: PLC0415 - batches are slow to import

        options = batch_options(ordered=ordered, batch_size=batch_size, concurrency=concurrency, progress=progress)
        return endpoints.batch(endpoint, inputs, arguments, options).iterate_async(self._session)
