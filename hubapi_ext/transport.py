"""The transport stack that every request passes: observe, authorise, choose the version, retry, keep the limits, send.

What is done with a request is one generator without I/O. It yields the steps to be done, and two short drivers do them:
one waits and sends in a thread, the other in an event loop.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Coroutine, Generator
from contextlib import nullcontext
from copy import copy
from functools import cached_property
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import urlencode

import httpx
import msgspec
from attrs import define, field, frozen

from hubapi_client.operations import TOKEN_URL, Operation
from hubapi_ext.authentication import Authentication, Await, OAuth
from hubapi_ext.errors import (
    AbandonedError,
    AuthenticationError,
    ConfigurationError,
    HubApiError,
    InvalidInputError,
    InvalidResponseError,
    LimitsUnavailableError,
    RefusedError,
    TimedOutError,
    TokenUnavailableError,
    UnreachableError,
)
from hubapi_ext.in_flight import SENT, Sent, is_given_up, say_whether_sent
from hubapi_ext.line import Line
from hubapi_ext.observation import Observer, Watch
from hubapi_ext.rate_limit_status import RateLimitStatus
from hubapi_ext.rate_limits import EXEMPT, TOLD, Budget, Budgets
from hubapi_ext.refusals import read_refusal, refused
from hubapi_ext.retries import Attempt, Replay, RetryBudget, wait_before_repeating
from hubapi_ext.settings import Settings, origin
from hubapi_ext.versions import address

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")

OPERATION = "hubapi_operation"
"""The extension of a request that holds its operation. The generated calls set it."""
REPLAY = "hubapi_replay"
"""The extension that says, for a request without an operation, what sending it twice does."""
RATE_LIMIT = "hubapi_rate_limit"
"""The extension that says, for a request without an operation, which budget it draws on."""

MOST_ERROR_BYTES = 8 * 1024 * 1024
"""How much of a refusal is read."""
SHORTEST_TOKEN = 16
"""HubSpot's are longer. What is shorter is a word made up for a mock, which an answer may have for other reasons."""

_REPLAY_OF_VERBS: dict[str, Replay] = {"GET": "read", "HEAD": "read", "OPTIONS": "read", "PUT": "set", "DELETE": "set"}


@define(eq=False, slots=False)
class Connection:
    """What hubs have in common that were made from one another by `with_options`."""

    make_pool: Callable[[], Any] = field(repr=False)
    """Makes the httpx transport that sends. Certificates take long to load, and a hub that sends nothing needs none."""
    budgets: Budgets
    authentication: Authentication
    renewal_lock: Any
    """Held while OAuth tokens are renewed."""
    retry_budget: RetryBudget = field(factory=RetryBudget)
    is_closed: bool = False
    largest_batches: dict[str, int] = field(factory=dict)
    """How many inputs a request may have, by operation, where HubSpot has said that it is fewer than is known."""
    process: int | None = None
    """The process that first used it. Two must not share its connections."""
    loop: asyncio.AbstractEventLoop | None = None
    """The event loop that its connections belong to."""
    _making: Lock = field(factory=Lock, init=False, repr=False)

    @property
    def pool(self) -> Any:
        """The httpx transport that sends."""
        if not self.pool_is_made:
            with self._making:
                return self._pool
        return self._pool

    @cached_property
    def _pool(self) -> Any:
        return self.make_pool()

    @property
    def pool_is_made(self) -> bool:
        """Whether it was needed by now."""
        return "_pool" in vars(self)

    @classmethod
    def sync(cls, settings: Settings, pool: Callable[[], httpx.BaseTransport]) -> Connection:
        """For threads."""
        lock = settings.token.lock if isinstance(settings.token, OAuth) else nullcontext()
        budgets = Budgets(settings.limits, settings.clock, Line)
        return cls(pool, budgets, Authentication(settings.token, settings.clock), lock)

    @classmethod
    def asynchronous(cls, settings: Settings, pool: Callable[[], httpx.AsyncBaseTransport]) -> Connection:
        """For the tasks of an event loop."""
        import asyncio  # noqa: PLC0415 - threads do without it

        lock = asyncio.Lock() if isinstance(settings.token, OAuth) else nullcontext()
        budgets = Budgets(settings.limits, settings.clock, asyncio.Lock)
        return cls(pool, budgets, Authentication(settings.token, settings.clock), lock)

    def check_open(self) -> None:
        """Raises ConfigurationError when nothing can be sent any more."""
        if self.is_closed:
            raise ConfigurationError("the hub is closed")
        if self.process not in (None, os.getpid()):
            raise ConfigurationError("the hub was used before this process was forked; make another one")
        self.process = os.getpid()

    def check_loop(self) -> None:
        """Raises ConfigurationError in another event loop than the first, in which its connections do not work."""
        import asyncio  # noqa: PLC0415 - threads do without it

        loop = asyncio.get_running_loop()
        if self.loop not in (None, loop):
            raise ConfigurationError("an AsyncHubApi belongs to the event loop that first used it; make another one")
        self.loop = loop


# The steps that a driver does. There are several for each request, so they are cheap to make.


class _Send(msgspec.Struct, frozen=True):
    """Send this. The result is an answer, or the exception that there is none."""

    request: httpx.Request


class _Sleep(msgspec.Struct, frozen=True):
    """Let so many seconds pass."""

    seconds: float


class _Queue(msgspec.Struct, frozen=True):
    """Wait for a turn in a line."""

    line: Any
    check: Callable[[float], None]
    """To be called with the seconds of a further wait. Raises when the request is not going to be sent any more."""
    seconds_left: float | None
    """How long it may take at most."""


class _Ask(msgspec.Struct, frozen=True):
    """Ask a budget for a request. The result is the seconds until to ask again, or 0."""

    budget: Budget


class _Renew(msgspec.Struct, frozen=True):
    """Get a token, while nobody else does."""

    rejected: str | None


@frozen
class _Answer:
    """An answer that was read to its end."""

    response: httpx.Response
    content: bytes = field(repr=False)


@frozen(kw_only=True)
class _Call:
    """A request with what is known about it."""

    request: httpx.Request
    url: httpx.URL
    """Where it is sent, under the chosen version."""
    path: str
    """As documented."""
    operation: Operation | None
    replay: Replay
    budget: Budget
    secrets: tuple[str, ...] | None = field(default=None, repr=False)
    """What the request itself holds that must never be shown, where it needs no token."""
    begun: float

    @property
    def name(self) -> str:
        """Verb and path. The query may hold what does not belong into a message."""
        return f"{self.request.method} {_path(self.url)}"


def _path(url: httpx.URL) -> str:
    """The path as it is sent, in which no character can end a line of a log."""
    return url.raw_path.decode("ascii").partition("?")[0]


class _Stack:
    """The decisions: what becomes of a request until there is an answer to hand on, or an exception to raise."""

    def __init__(self, settings: Settings, connection: Connection) -> None:
        self._settings = settings
        self._connection = connection
        self._clock = settings.clock
        self._origin = settings.origin
        self._prefix = httpx.URL(settings.base_url).raw_path.decode("ascii").rstrip("/")
        self._observer = Observer(settings.hooks, settings.tracer_provider)

    def _flow(self, request: httpx.Request) -> Generator[Any, Any, httpx.Response]:
        self._connection.check_open()
        if origin(request.url) != self._origin:
            allowed = f"the token is for {self._settings.base_url} alone"
            raise InvalidInputError("path", f"it leads to {request.url.host}", allowed=allowed)
        call = self._call(request)
        answer = yield from self._watched(call)
        return self._handed_on(request, answer)

    def _call(self, request: httpx.Request) -> _Call:
        operation: Operation | None = request.extensions.get(OPERATION)
        if operation is None:
            replay = request.extensions.get(REPLAY) or _REPLAY_OF_VERBS.get(request.method, "create")
            budget = request.extensions.get(RATE_LIMIT) or TOLD
            url, path = request.url, _path(request.url)
        else:
            replay, budget = operation.replay, operation.rate_limit
            version = self._settings.api_version
            url = address(request.url, self._prefix, operation, version)
            path = operation.dated_path.replace("{version}", version) if version else operation.path
        return _Call(
            request=request,
            url=url,
            path=path,
            operation=operation,
            replay=replay,
            budget=self._connection.budgets[budget],
            begun=self._clock.monotonic(),
        )

    def _watched(self, call: _Call) -> Generator[Any, Any, _Answer]:
        operation = call.operation.name if call.operation else None
        with self._observer.watch(call.request.method, call.url, call.path, operation) as watch:
            return (yield from self._attempts(call, watch))

    def _attempts(self, call: _Call, watch: Watch) -> Generator[Any, Any, _Answer]:
        connection = self._connection
        number, applied = 0, False
        error: HubApiError | None = None
        rejected: str | None = None
        while True:
            token: str | None = None
            try:
                if call.secrets is None:
                    token = yield from self._token_for(call, rejected)
                    if error is not None and token == rejected:
                        raise error
                result = yield from self._attempt(call, watch, token, number + 1)
            except HubApiError as failure:
                # This attempt was not even made. Those before it count.
                failure.attempts = failure.attempts or number
                failure.request, failure.may_have_been_applied = failure.request or call.name, applied
                if failure is not error:
                    failure.__cause__ = failure.__cause__ or error
                raise
            number += 1
            if isinstance(result, _Answer):
                connection.retry_budget.succeeded(number)
                result.response.extensions[SENT] = Sent(call.name, number, applied)
                return result
            error = result
            error.request, error.attempts = call.name, number
            applied = error.may_have_been_applied = applied or error.may_have_been_applied
            say_whether_sent(was_sent=applied)
            if isinstance(error, AuthenticationError) and token is not None and rejected is None:
                # There may be another one by now; if not, this is raised.
                rejected = token
                continue
            wait = self._wait(call, error, number)
            if wait is None:
                raise error
            watch.repeating(number, error, wait)
            yield _Sleep(wait)
            if is_given_up() or connection.is_closed:
                raise error

    def _token_for(self, call: _Call, rejected: str | None) -> Generator[Any, Any, str]:
        """The token for a request. Raises when there is none, or the request is not worth sending."""
        try:
            token: str = self._connection.authentication.current(rejected) or (yield _Renew(rejected))
        except HubApiError:
            raise
        except Exception as error:
            # Its text may hold what is secret.
            raise TokenUnavailableError(f"{call.name} has no token: {type(error).__name__}") from error
        if (over := self._connection.budgets.day_is_over(call.name)) is not None:
            raise over
        return token

    def _attempt(
        self, call: _Call, watch: Watch, token: str | None, number: int
    ) -> Generator[Any, Any, _Answer | HubApiError]:
        try:
            yield from self._admission(call, watch)
        except LimitsUnavailableError as unavailable:
            return unavailable
        self._connection.check_open()
        was_sent = say_whether_sent(was_sent=True)
        if is_given_up():
            # Whoever gives it up and sees that it was not sent can be sure that it never will be.
            say_whether_sent(was_sent=was_sent)
            raise AbandonedError(f"{call.name} was given up before it was sent", sent=False)
        watch.sending(number)
        begun = self._clock.monotonic()
        result: _Answer | Exception = yield _Send(_signed(call, token))
        seconds = self._clock.monotonic() - begun
        if not isinstance(result, _Answer):
            failure = result if isinstance(result, HubApiError) else _failure(call.name, result)
            watch.answered(number, seconds, status=None, error=failure)
            return failure
        headers = result.response.headers
        error = self._refusal(call, result, token)
        limits = error.refusal.rate_limits if error else RateLimitStatus.read(headers)
        self._connection.budgets.learn(call.budget, limits, seconds, error, call.name)
        watch.answered(
            number,
            seconds,
            status=result.response.status_code,
            correlation_id=error.correlation_id if error else headers.get("x-hubspot-correlation-id"),
            rate_limits=limits,
            error=error,
        )
        return error or result

    def _admission(self, call: _Call, watch: Watch) -> Generator[Any, Any, None]:
        """Waits until the budget has a request left, in the order of asking."""
        yield _Queue(call.budget.line, lambda wait: self._check_wait(call, watch, wait), self._seconds_left(call))
        try:
            while wait := (yield _Ask(call.budget)):
                self._check_wait(call, watch, wait)
                yield _Sleep(wait)
        finally:
            call.budget.line.release()

    def _refusal(self, call: _Call, answer: _Answer, token: str | None) -> RefusedError | None:
        if answer.response.is_success:
            return None
        content = answer.content
        # An answer may repeat what it was asked with.
        for secret in call.secrets or ((token,) if token and len(token) >= SHORTEST_TOKEN else ()):
            content = content.replace(secret.encode(), b"[secret]") if secret else content
        return refused(
            read_refusal(
                answer.response.status_code,
                answer.response.headers,
                content,
                request=call.name,
                now=self._clock.time(),
                scopes=call.operation.scopes if call.operation else (),
            )
        )

    def _wait(self, call: _Call, error: HubApiError, number: int) -> float | None:
        """The seconds until the request is sent again; None when it is not."""
        if number > self._settings.max_retries:
            return None
        attempt = Attempt(error=error, number=number, replay=call.replay, window=call.budget.window)
        wait = wait_before_repeating(attempt)
        if wait is None or self._is_too_late(call, wait) or not self._connection.retry_budget.take():
            return None
        return wait

    def _seconds_left(self, call: _Call) -> float | None:
        deadline = self._settings.deadline
        return None if deadline is None else deadline - (self._clock.monotonic() - call.begun)

    def _is_too_late(self, call: _Call, wait: float) -> bool:
        left = self._seconds_left(call)
        return left is not None and wait > left

    def _check_wait(self, call: _Call, watch: Watch, wait: float) -> None:
        if is_given_up():
            raise AbandonedError(f"{call.name} was given up before it was sent", sent=False)
        self._connection.check_open()
        if self._is_too_late(call, wait):
            text = f"{call.name} was not sent: the rate limit has no room for it before its deadline"
            raise TimedOutError(text, sent=False)
        if wait:
            watch.waiting(call.budget.name, wait)

    def _token(self, rejected: str | None) -> Generator[Any, Any, str]:
        """Gets a token. Done while nobody else does."""
        authentication = self._connection.authentication
        return authentication.current(rejected) or (yield from authentication.flow(rejected, self._send_form))

    def _send_form(self, url: str | None, form: dict[str, str]) -> Generator[Any, Any, bytes]:
        """Sends a form with secrets to HubSpot's token endpoint or another one, and returns the answer's body."""
        url = url or self._settings.base_url + httpx.URL(TOKEN_URL).path
        headers = {"User-Agent": self._settings.user_agent, "Content-Type": "application/x-www-form-urlencoded"}
        timeout = {"timeout": self._settings.timeout.as_dict()}
        content = urlencode(form).encode()
        request = httpx.Request("POST", url, headers=headers, content=content, extensions=timeout)
        call = _Call(
            request=request,
            url=request.url,
            path=_path(request.url),
            operation=None,
            replay="set",
            budget=self._connection.budgets[EXEMPT],
            secrets=(form["client_secret"], form["refresh_token"]),
            begun=self._clock.monotonic(),
        )
        answer: _Answer = yield from self._watched(call)
        return answer.content

    def _too_large(self, request: httpx.Request) -> InvalidResponseError:
        limit = self._settings.max_response_bytes
        name = f"{request.method} {_path(request.url)}"
        return InvalidResponseError(f"the answer to {name} is larger than {limit:,} bytes")

    @staticmethod
    def _handed_on(request: httpx.Request, answer: _Answer) -> httpx.Response:
        """The answer to the request as it was before it was signed."""
        headers = [
            (name, value)
            for name, value in answer.response.headers.multi_items()
            # The content is decompressed and complete by now.
            if name not in ("content-encoding", "content-length", "transfer-encoding")
        ]
        extensions = {name: value for name, value in answer.response.extensions.items() if name != "network_stream"}
        return httpx.Response(
            answer.response.status_code,
            headers=headers,
            content=answer.content,
            extensions=extensions,
            request=request,
        )


@define
class _Body:
    """The body of an answer, as far as it is worth reading."""

    response: httpx.Response
    most: int
    # Many chunks and then all of them as one would be twice the memory.
    _buffer: BytesIO = field(factory=BytesIO, init=False)
    _size: int = field(default=0, init=False)

    def take(self, chunk: bytes) -> bool:
        """Adds a chunk, and says whether to go on."""
        self._size += self._buffer.write(chunk)
        return self._size <= (self.most if self.response.is_success else MOST_ERROR_BYTES)

    @property
    def content(self) -> bytes | None:
        """The body, or the beginning of a refusal's; None when it is too large."""
        return None if self.response.is_success and self._size > self.most else self._buffer.getvalue()


def _signed(call: _Call, token: str | None) -> httpx.Request:
    """The request with the token. The one that the caller may keep never has it."""
    headers = call.request.headers.copy()
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    return httpx.Request(
        call.request.method, call.url, headers=headers, stream=call.request.stream, extensions=call.request.extensions
    )


_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
"""Before there is a connection nothing can have been sent."""


def _failure(name: str, error: Exception) -> HubApiError:
    """The exception for a request that brought no answer, or none that can be read."""
    failure: HubApiError
    sent = not isinstance(error, _NOT_SENT)
    if isinstance(error, httpx.TimeoutException):
        failure = TimedOutError(f"no answer to {name} in time ({type(error).__name__})", sent=sent)
    elif isinstance(error, httpx.DecodingError):
        failure = InvalidResponseError(f"the answer to {name} cannot be decompressed")
    else:
        failure = UnreachableError(f"{name} brought no answer: {error or type(error).__name__}", sent=sent)
    # The cause without its request, which holds the token and the body.
    cause = copy(error)
    cause.__traceback__ = cause.__context__ = cause.__cause__ = None
    if isinstance(cause, httpx.RequestError):
        cause._request = None  # noqa: SLF001 - its setter takes no None
    failure.__cause__ = cause
    return failure


class HubTransport(_Stack, httpx.BaseTransport):
    """The stack for sync clients."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends one request, as often as it takes."""
        # A body that can be read only once could not be sent again.
        request.read()
        return self._run(self._flow(request))

    def _run(self, flow: Generator[Any, Any, T]) -> T:
        try:
            step = next(flow)
            while True:
                try:
                    done = self._do(step)
                except BaseException as error:  # noqa: BLE001 - the flow decides what becomes of it
                    step = flow.throw(error)
                else:
                    step = flow.send(done)
        except StopIteration as end:
            return cast("T", end.value)

    def _do(self, step: object) -> Any:
        match step:
            case _Send():
                return self._send(step.request)
            case _Queue():
                step.line.acquire(lambda: step.check(0))
            case _Ask():
                return step.budget.ask()
            case _Sleep():
                self._clock.sleep(step.seconds)
            case _Renew():
                with self._connection.renewal_lock:
                    return self._run(self._token(step.rejected))
            case Await():
                if isinstance(step.awaitable, Coroutine):
                    step.awaitable.close()
                raise ConfigurationError("HubApi takes its token from a function that is not async, unlike AsyncHubApi")
        return None

    def _send(self, request: httpx.Request) -> _Answer | Exception:
        try:
            response = self._connection.pool.handle_request(request)
            try:
                content = self._read(response)
            finally:
                response.close()
        except (httpx.TransportError, httpx.DecodingError, OSError) as error:
            return error
        return _Answer(response, content) if content is not None else self._too_large(request)

    def _read(self, response: httpx.Response) -> bytes | None:
        """The body, or the beginning of a refusal's; None when it is too large."""
        body = _Body(response, self._settings.max_response_bytes)
        try:
            for chunk in response.iter_bytes():
                if not body.take(chunk):
                    break
        except (httpx.TransportError, httpx.DecodingError, OSError):
            # A refusal is one, also when its body breaks off.
            if response.is_success:
                raise
        return body.content


class AsyncHubTransport(_Stack, httpx.AsyncBaseTransport):
    """The stack for async clients."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Sends one request, as often as it takes."""
        self._connection.check_loop()
        # A body that can be read only once could not be sent again.
        await request.aread()
        return await self._run(self._flow(request))

    async def _run(self, flow: Generator[Any, Any, T]) -> T:
        try:
            step = next(flow)
            while True:
                try:
                    done = await self._do(step)
                except BaseException as error:  # noqa: BLE001 - the flow decides what becomes of it
                    step = flow.throw(error)
                else:
                    step = flow.send(done)
        except StopIteration as end:
            return cast("T", end.value)

    async def _do(self, step: object) -> Any:
        import asyncio  # noqa: PLC0415 - threads do without it

        match step:
            case _Send():
                return await self._send(step.request)
            case _Queue():
                try:
                    async with asyncio.timeout(step.seconds_left):
                        await step.line.acquire()
                except TimeoutError:
                    step.check(math.inf)
            case _Ask():
                # A file or a server may let the event loop wait.
                ask = step.budget.ask
                return await asyncio.to_thread(ask) if step.budget.is_shared else ask()
            case _Sleep():
                await self._clock.sleep_async(step.seconds)
            case _Renew():
                async with self._connection.renewal_lock:
                    return await self._run(self._token(step.rejected))
            case Await():
                return await step.awaitable
        return None

    async def _send(self, request: httpx.Request) -> _Answer | Exception:
        try:
            response = await self._connection.pool.handle_async_request(request)
            try:
                content = await self._read(response)
            finally:
                await response.aclose()
        except (httpx.TransportError, httpx.DecodingError, OSError) as error:
            return error
        return _Answer(response, content) if content is not None else self._too_large(request)

    async def _read(self, response: httpx.Response) -> bytes | None:
        """The body, or the beginning of a refusal's; None when it is too large."""
        body = _Body(response, self._settings.max_response_bytes)
        try:
            async for chunk in response.aiter_bytes():
                if not body.take(chunk):
                    break
        except (httpx.TransportError, httpx.DecodingError, OSError):
            # A refusal is one, also when its body breaks off.
            if response.is_success:
                raise
        return body.content
