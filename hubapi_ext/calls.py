"""Calls as values, and the two ways to send them. What a call is for is not known here.

A method of a resource is written once, as a function that returns a call. HubApi sends the call there and then,
AsyncHubApi when it is awaited.
"""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, overload

from attrs import frozen

from hubapi_client import Client, errors
from hubapi_client.errors import shortened
from hubapi_client.types import Response
from hubapi_ext.errors import InvalidInputError, InvalidResponseError

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Endpoint(Protocol):
    """A generated module under hubapi_client.api."""

    @property
    def sync_detailed(self) -> Callable[..., Response[Any]]: ...  # noqa: D102

    @property
    def asyncio_detailed(self) -> Callable[..., Awaitable[Response[Any]]]: ...  # noqa: D102


@frozen
class Call(Generic[T_co]):
    """One request that is still to be sent, and what is made of its answer."""

    endpoint: Endpoint
    arguments: Mapping[str, Any]
    conclude: Callable[[Any], T_co]

    def send(self, client: Client) -> T_co:
        """Sends the request and waits for the answer."""
        with _in_words_of_the_caller():
            return self.conclude(self.endpoint.sync_detailed(**self.arguments, client=client).unwrap())

    async def send_async(self, client: Client) -> T_co:
        """The same, without blocking the event loop."""
        with _in_words_of_the_caller():
            response = await self.endpoint.asyncio_detailed(**self.arguments, client=client)
            return self.conclude(response.unwrap())


@contextmanager
def _in_words_of_the_caller() -> Iterator[None]:
    """Turns what the generated calls raise into hubapi's own exceptions, with the caller's names for things."""
    try:
        yield
    except errors.InvalidRequest as error:
        raise invalid_input(error) from None
    except errors.InvalidResponse as error:
        raise InvalidResponseError(str(error)) from error
    except errors.UnexpectedStatus as error:
        raise InvalidResponseError(f"HubSpot answered with status {error.status_code} and no body") from error


def invalid_input(error: errors.InvalidRequest) -> InvalidInputError:
    """The exception for a request that was refused before it was sent: which argument, which input, what is allowed."""
    within = re.fullmatch(r"\$\.inputs(?:\[(?P<position>\d+)\](?:\.(?P<rest>.+))?)?", error.path)
    if within is None:
        argument = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", error.path.removeprefix("$.")).lower()
        return InvalidInputError(argument, f"got {shortened(error.value)}", allowed=error.reason)
    what = f"{within['rest']} is {shortened(error.value)}" if within["rest"] else f"got {shortened(error.value)}"
    position = int(within["position"]) if within["position"] else None
    return InvalidInputError("inputs", what, allowed=error.reason, position=position)


class Resource:
    """The methods for one kind of thing, bound to a client."""

    def __init__(self, client: Client) -> None:
        self._client = client


class SyncResource(Resource):
    """A resource of HubApi."""


class AsyncResource(Resource):
    """A resource of AsyncHubApi."""


class _Method(Generic[P, T]):
    """A method that is written once and has a sync and an async face, by the kind of resource it is bound to."""

    def __init__(self, plan: Callable[Concatenate[Any, P], Call[T]]) -> None:
        functools.update_wrapper(self, plan)  # type: ignore[arg-type]
        self.plan = plan
        # help() and editors show the method as it is called, without `self`.
        signature = inspect.signature(plan)
        self.__signature__ = signature.replace(parameters=list(signature.parameters.values())[1:])

    def _face(self, function: Callable[P, Any]) -> Callable[P, Any]:
        functools.update_wrapper(function, self.plan)
        function.__signature__ = self.__signature__  # type: ignore[attr-defined]
        return function


class immediate(_Method[P, T]):  # noqa: N801 - it is used as a decorator
    """Makes a method that sends its call at once, or in AsyncHubApi when it is awaited."""

    @overload
    def __get__(self, resource: SyncResource, owner: object = None) -> Callable[P, T]: ...
    @overload
    def __get__(self, resource: AsyncResource, owner: object = None) -> Callable[P, Awaitable[T]]: ...
    def __get__(self, resource: Any, owner: object = None) -> Callable[P, Any]:
        """The face that fits the resource."""
        if isinstance(resource, AsyncResource):

            async def call_async(*args: P.args, **kwargs: P.kwargs) -> T:
                return await self.plan(resource, *args, **kwargs).send_async(resource._client)  # noqa: SLF001

            return self._face(call_async)

        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            return self.plan(resource, *args, **kwargs).send(resource._client)  # noqa: SLF001

        return self._face(call)


class lazy(_Method[P, Iterable[T]]):  # noqa: N801 - it is used as a decorator
    """Makes a method that returns an iterator, or in AsyncHubApi an async one, and sends while it is looped over."""

    @overload
    def __get__(self, resource: SyncResource, owner: object = None) -> Callable[P, Iterator[T]]: ...
    @overload
    def __get__(self, resource: AsyncResource, owner: object = None) -> Callable[P, AsyncIterator[T]]: ...
    def __get__(self, resource: Any, owner: object = None) -> Callable[P, Any]:
        """The face that fits the resource."""
        if isinstance(resource, AsyncResource):

            def iterate_async(*args: P.args, **kwargs: P.kwargs) -> AsyncIterator[T]:
                return _iterate_async(self.plan(resource, *args, **kwargs), resource._client)  # noqa: SLF001

            return self._face(iterate_async)

        def iterate(*args: P.args, **kwargs: P.kwargs) -> Iterator[T]:
            return _iterate(self.plan(resource, *args, **kwargs), resource._client)  # noqa: SLF001

        return self._face(iterate)


def _iterate(call: Call[Iterable[T]], client: Client) -> Iterator[T]:
    yield from call.send(client)


async def _iterate_async(call: Call[Iterable[T]], client: Client) -> AsyncIterator[T]:
    for one in await call.send_async(client):
        yield one
