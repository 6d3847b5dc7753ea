"""How a method of a resource is written once and works in HubApi and in AsyncHubApi. It knows no resource.

A method returns a call or a batch as a value. HubApi sends it there and then, AsyncHubApi when it is awaited.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Awaitable, Callable
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, Self, TypeVar, overload

from hubapi_ext.batches.batch import Streamed
from hubapi_ext.batches.tasks import AsyncStream
from hubapi_ext.batches.threads import Stream
from hubapi_ext.calls import Session

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Resource:
    """The methods for one kind of thing, bound to a hub."""

    def __init__(self, session: Session) -> None:
        self._session = session


class SyncResource(Resource):
    """A resource of HubApi."""


class AsyncResource(Resource):
    """A resource of AsyncHubApi."""


class Sendable(Protocol[T_co]):
    """What is sent to its end before anything is returned."""

    def send(self, session: Session) -> T_co: ...  # noqa: D102

    async def send_async(self, session: Session) -> T_co: ...  # noqa: D102


class _Method:
    """A method with a sync and an async face, by the kind of resource that it is bound to."""

    def __init__(self, plan: Callable[..., Any]) -> None:
        functools.update_wrapper(self, plan)  # type: ignore[arg-type]
        self._signatures: dict[str, inspect.Signature] = {}

    def _face(self, function: Callable[P, T], returns: str) -> Callable[P, T]:
        """The function, which help() shows as it is called: without `self`, and with what comes of the plan."""
        functools.update_wrapper(function, self)  # type: ignore[arg-type]
        if returns not in self._signatures:
            signature = inspect.signature(function)
            _, _, inner = str(signature.return_annotation).partition("[")
            parameters = list(signature.parameters.values())[1:]
            annotation = returns.format(inner.removesuffix("]"))
            self._signatures[returns] = signature.replace(parameters=parameters, return_annotation=annotation)
        function.__signature__ = self._signatures[returns]  # type: ignore[attr-defined]
        return function


class immediate(_Method, Generic[P, T]):  # noqa: N801 - it is used as a decorator
    """Makes a method that sends at once and returns what came of it, or in AsyncHubApi an awaitable of that."""

    def __init__(self, plan: Callable[Concatenate[Any, P], Sendable[T]]) -> None:
        super().__init__(plan)
        self.plan = plan

    @overload
    def __get__(self, resource: None, owner: object = None) -> Self: ...
    @overload
    def __get__(self, resource: SyncResource, owner: object = None) -> Callable[P, T]: ...
    @overload
    def __get__(self, resource: AsyncResource, owner: object = None) -> Callable[P, Awaitable[T]]: ...
    def __get__(self, resource: Any, owner: object = None) -> Any:
        """The face that fits the resource; the method itself where there is none."""
        if resource is None:
            return self
        session = resource._session  # noqa: SLF001 - a resource is there for its methods

        async def send_async(*args: P.args, **kwargs: P.kwargs) -> T:
            return await self.plan(resource, *args, **kwargs).send_async(session)

        def send(*args: P.args, **kwargs: P.kwargs) -> T:
            return self.plan(resource, *args, **kwargs).send(session)

        result = "BatchResult[{}]" if "WholeBatch" in self.plan.__annotations__["return"] else "{}"
        if isinstance(resource, AsyncResource):
            return self._face(send_async, f"Awaitable[{result}]")
        return self._face(send, result)


class lazy(_Method, Generic[P, T]):  # noqa: N801 - it is used as a decorator
    """Makes a method that returns a stream, or in AsyncHubApi an async one, which sends while it is looped over."""

    def __init__(self, plan: Callable[Concatenate[Any, P], Streamed[T]]) -> None:
        super().__init__(plan)
        self.plan = plan

    @overload
    def __get__(self, resource: None, owner: object = None) -> Self: ...
    @overload
    def __get__(self, resource: SyncResource, owner: object = None) -> Callable[P, Stream[T]]: ...
    @overload
    def __get__(self, resource: AsyncResource, owner: object = None) -> Callable[P, AsyncStream[T]]: ...
    def __get__(self, resource: Any, owner: object = None) -> Any:
        """The face that fits the resource; the method itself where there is none."""
        if resource is None:
            return self
        session = resource._session  # noqa: SLF001 - a resource is there for its methods

        def iterate_async(*args: P.args, **kwargs: P.kwargs) -> AsyncStream[T]:
            return self.plan(resource, *args, **kwargs).iterate_async(session)

        def iterate(*args: P.args, **kwargs: P.kwargs) -> Stream[T]:
            return self.plan(resource, *args, **kwargs).iterate(session)

        if isinstance(resource, AsyncResource):
            return self._face(iterate_async, "AsyncStream[{}]")
        return self._face(iterate, "Stream[{}]")
