"""One request as a value, and the two ways to send it. What a request is for is not known here."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from hubapi_client import errors
from hubapi_client.errors import shortened
from hubapi_client.operations import Operation
from hubapi_client.types import read_answer
from hubapi_ext.errors import InvalidInputError, InvalidResponseError
from hubapi_ext.transport import http
from hubapi_ext.transport.connection import Learnt
from hubapi_ext.transport.in_flight import SENT
from hubapi_ext.transport.masking import mask, mask_text
from hubapi_ext.transport.steps import Answer

T_co = TypeVar("T_co", covariant=True)


class Endpoint(Protocol):
    """A generated module under hubapi_client.api."""

    @property
    def OPERATION(self) -> Operation: ...  # noqa: D102, N802 - it is a constant of the module

    @property
    def ANSWER(self) -> type[Any]: ...  # noqa: D102, N802 - it is a constant of the module

    @property
    def request(self) -> Callable[..., dict[str, Any]]: ...  # noqa: D102


class Sender(Protocol):
    """What sends the requests of threads, such as the transport stack."""

    def request(self, *, method: str, url: str, **content: Any) -> Answer: ...  # noqa: D102

    def pause(self, seconds: float) -> None: ...  # noqa: D102


class AsyncSender(Protocol):
    """What sends the requests of tasks."""

    async def request(self, *, method: str, url: str, **content: Any) -> Answer: ...  # noqa: D102

    async def pause(self, seconds: float) -> None: ...  # noqa: D102


class Session(msgspec.Struct, eq=False):
    """What a hub lends to whatever sends through it."""

    sender: Any
    """A Sender in HubApi, an AsyncSender in AsyncHubApi."""
    max_identical_failures: int
    """How many single inputs are refused in the same words before the rest of a batch is not tried one by one."""
    learnt: Learnt = msgspec.field(default_factory=Learnt)


def as_it_is(answer: Any) -> Any:
    """An answer as it was read."""
    return answer


class Sendable(Generic[T_co]):
    """What is sent, and what is made of the answer."""

    __slots__ = ()

    def send(self, session: Session) -> T_co:
        """Sends it and waits for the answer."""
        return self.read(self.ask(session.sender))

    async def send_async(self, session: Session) -> T_co:
        """The same, without blocking the event loop."""
        return self.read(await self.ask_async(session.sender))

    def ask(self, sender: Sender) -> Any:
        """Sends it and waits for the answer, which is still to be read."""
        raise NotImplementedError

    async def ask_async(self, sender: AsyncSender) -> Any:
        """The same, without blocking the event loop."""
        raise NotImplementedError

    def read(self, answer: Any) -> T_co:
        """What is made of the answer."""
        raise NotImplementedError


class Call(msgspec.Struct, Sendable[T_co], Generic[T_co], frozen=True):
    """One request that is still to be sent, and what is made of its answer."""

    endpoint: Endpoint
    arguments: Mapping[str, Any]
    conclude: Callable[[Any], T_co] = as_it_is
    answer: type[Any] | None = None
    """What its body is decoded to, where it is not the endpoint's own model."""

    def ask(self, sender: Sender) -> Answer:
        """Sends the request and waits for its answer, which is still to be read."""
        with translate_errors():
            return sender.request(**self._request())

    async def ask_async(self, sender: AsyncSender) -> Answer:
        """The same, without blocking the event loop."""
        with translate_errors():
            return await sender.request(**self._request())

    def _request(self) -> dict[str, Any]:
        return self.endpoint.request(**self.arguments)

    def read(self, answer: Answer) -> T_co:
        """What is made of the answer."""
        kind, may_be_empty = self.answer or self.endpoint.ANSWER, self.endpoint.OPERATION.may_be_empty
        with translate_errors():
            read = read_answer(
                answer.status_code,
                answer.content,
                answer.headers,
                answer.extensions,
                kind,
                may_be_empty=may_be_empty,
            )
            return self.conclude(read.unwrap())


class Pause(msgspec.Struct, Sendable[None], frozen=True):
    """A wait between two requests."""

    seconds: float

    def ask(self, sender: Sender) -> None:
        """Waits."""
        sender.pause(self.seconds)

    async def ask_async(self, sender: AsyncSender) -> None:
        """Waits, without blocking the event loop."""
        await sender.pause(self.seconds)

    def read(self, answer: None) -> None:
        """Nothing comes of it."""


Steps = Generator[Sendable[Any], Any, T_co]
"""Calls, one after the other; each is sent what came of the one before. What is returned came of them all."""


class Concluded(msgspec.Struct, frozen=True):
    """What came of several requests."""

    value: Any
    extensions: Mapping[str, Any]
    """Those of the last answer."""


class Chain(msgspec.Struct, Sendable[T_co], Generic[T_co], frozen=True):
    """Several requests that are sent one after the other, since what is asked depends on the answer before.

    What goes wrong with one is raised where its call was yielded.
    """

    steps: Callable[[], Steps[T_co]]

    def ask(self, sender: Sender) -> Concluded:
        """Sends the requests and waits for their answers."""
        steps, answer = self.steps(), None
        try:
            call = next(steps)
            while True:
                try:
                    answer = call.ask(sender)
                    value = call.read(answer)
                except Exception as error:  # noqa: BLE001 - the steps decide what becomes of it
                    call = steps.throw(error)
                else:
                    call = steps.send(value)
        except StopIteration as end:
            return Concluded(end.value, getattr(answer, "extensions", {}))

    async def ask_async(self, sender: AsyncSender) -> Concluded:
        """The same, without blocking the event loop."""
        steps, answer = self.steps(), None
        try:
            call = next(steps)
            while True:
                try:
                    answer = await call.ask_async(sender)
                    value = call.read(answer)
                except Exception as error:  # noqa: BLE001 - the steps decide what becomes of it
                    call = steps.throw(error)
                else:
                    call = steps.send(value)
        except StopIteration as end:
            return Concluded(end.value, getattr(answer, "extensions", {}))

    def read(self, answer: Concluded) -> T_co:
        """What came of them all."""
        return answer.value  # type: ignore[no-any-return]


@contextmanager
def translate_errors() -> Iterator[None]:
    """Turns what the generated calls and httpx raise into hubapi's own exceptions, in the caller's words."""
    try:
        yield
    except errors.InvalidRequest as error:
        raise invalid_input(error) from None
    except errors.InvalidResponse as error:
        raise invalid_response(error) from None
    except http.InvalidURL as error:
        raise InvalidInputError("path", str(error), allowed="it is a path such as /crm/v3/owners") from None
    except UnicodeEncodeError as error:
        problem = f"{error.object[error.start : error.end][:40]!r} cannot be encoded as {error.encoding}"
        allowed = "a header that is not ASCII is given as bytes"
        raise InvalidInputError("request", problem, allowed=allowed) from None


def invalid_response(error: errors.InvalidResponse) -> InvalidResponseError:
    """The exception for an answer that cannot be understood, with what is known of its request."""
    correlation_id = error.headers.get("x-hubspot-correlation-id")
    sent = error.extensions.get(SENT)
    # A server may repeat what it was asked with. What this is raised instead of is seen in tracebacks, too.
    secrets = sent.secrets if sent is not None else ()
    error.reason, error.content = mask_text(error.reason, secrets), mask(error.content, secrets)
    error.args = (error.reason, error.content)
    error.__traceback__ = error.__context__ = None
    made = InvalidResponseError(str(error), body=error.content, correlation_id=correlation_id)
    if sent is not None:
        made.request, made.attempts = sent.request, sent.attempts
    return made


def invalid_input(
    error: errors.InvalidRequest, argument: str | None = None, position: int | None = None
) -> InvalidInputError:
    """The exception for what was refused before it was sent: which argument, which of its inputs, what is allowed.

    Without an argument it is a path parameter, which has the argument's name in HubSpot's spelling, or the whole body.
    """
    where = error.path.removeprefix("$").removeprefix(".")
    if argument is None:
        argument, where = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", where).lower() or "body", ""
    got = shortened(error.value)
    return InvalidInputError(
        argument, f"{where} is {got}" if where else f"got {got}", allowed=error.reason, position=position
    )
