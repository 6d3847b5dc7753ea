"""The transport stack that every request passes: observe, authorise, choose the version, retry, keep the limits, send.

What is done with a request is one generator without I/O. It yields the steps to be done, and two short drivers do them:
one waits and sends in a thread, the other in an event loop.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

import httpx
from attrs import field, frozen

from hubapi_client.operations import TOKEN_URL, Operation
from hubapi_ext.errors import (
    AbandonedError,
    AuthenticationError,
    ConfigurationError,
    HubApiError,
    LimitsUnavailableError,
    RefusedError,
    TimedOutError,
    TokenUnavailableError,
)
from hubapi_ext.rate_limit_status import RateLimitStatus
from hubapi_ext.transport.authentication import OAuth, RefreshForm, Ways
from hubapi_ext.transport.bodies import HubResponse
from hubapi_ext.transport.checks import check_address, check_form
from hubapi_ext.transport.connection import Connection
from hubapi_ext.transport.failures import failure_of
from hubapi_ext.transport.in_flight import SENT, SLICE, Sent, is_given_up, say_whether_sent
from hubapi_ext.transport.masking import Secret, mask
from hubapi_ext.transport.observation import Observer, Watch
from hubapi_ext.transport.rate_limits import EXEMPT, TOLD, Budget
from hubapi_ext.transport.refusals import read_refusal, refused
from hubapi_ext.transport.renewals import Renewal, twin
from hubapi_ext.transport.retries import Attempt, Replay, wait_before_repeating
from hubapi_ext.transport.settings import Settings
from hubapi_ext.transport.steps import Answer, Ask, Broken, Queue, Send, Sleep, WaitFor
from hubapi_ext.transport.versions import address

T = TypeVar("T")

OPERATION = "hubapi_operation"
"""The extension of a request that holds its operation. The generated calls set it."""
REPLAY = "hubapi_replay"
"""The extension that says, for a request without an operation, what sending it twice does."""
RATE_LIMIT = "hubapi_rate_limit"
"""The extension that says, for a request without an operation, which budget it draws on."""

SHORTEST_TOKEN = 16
"""HubSpot's are longer. What is shorter is a word made up for a mock, which an answer may have for other reasons."""

_REPLAY_OF_VERBS: dict[str, Replay] = {"GET": "read", "HEAD": "read", "OPTIONS": "read", "PUT": "set", "DELETE": "set"}


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
    secrets: tuple[Secret, ...] | None = field(default=None, repr=False)
    """What the request itself holds that must never be shown, where it needs no token."""
    begun: float

    @property
    def name(self) -> str:
        """Verb and path. The query may hold what does not belong into a message."""
        return f"{self.request.method} {_path(self.url)}"


def _path(url: httpx.URL) -> str:
    """The path as it is sent, in which no character can end a line of a log."""
    return url.raw_path.decode("ascii").partition("?")[0]


class Stack:
    """The decisions: what becomes of a request until there is an answer to hand on, or an exception to raise."""

    def __init__(self, settings: Settings, connection: Connection) -> None:
        self._settings = settings
        self._connection = connection
        self._clock = settings.clock
        self._base_url = httpx.URL(settings.base_url)
        self._prefix = self._base_url.raw_path.decode("ascii").rstrip("/")
        self._observer = Observer(settings.hooks, settings.tracer_provider)

    def _flow(self, request: httpx.Request) -> Generator[Any, Any, httpx.Response]:
        self._connection.check_open()
        check_address(request.url, self._base_url)
        check_form(request)
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

    def _watched(self, call: _Call) -> Generator[Any, Any, Answer]:
        operation = call.operation.name if call.operation else None
        with self._observer.watch(call.request.method, call.url, call.path, operation) as watch:
            return (yield from self._attempts(call, watch))

    def _attempts(self, call: _Call, watch: Watch) -> Generator[Any, Any, Answer]:
        connection = self._connection
        number, applied = 0, False
        error: HubApiError | None = None
        rejected: Secret | None = None
        while True:
            token: Secret | None = None
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
            if isinstance(result, Answer):
                connection.retry_budget.succeeded(number)
                result.response.extensions[SENT] = Sent(call.name, number, applied, _secrets(call, token))
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
            yield Sleep(wait)
            if is_given_up() or connection.is_closed:
                raise error

    def _token_for(self, call: _Call, rejected: Secret | None) -> Generator[Any, Any, Secret]:
        """The token for a request. Raises when there is none, or the request is not worth sending."""
        authentication = self._connection.authentication
        token = authentication.current(rejected)
        if token is None:
            token = yield from self._renewed(call, authentication.oauth, rejected)
        if (over := self._connection.budgets.day_is_over(call.name)) is not None:
            raise over
        return token

    def _renewed(self, call: _Call, oauth: OAuth | None, rejected: Secret | None) -> Generator[Any, Any, Secret]:
        """Gets a token; by OAuth, together with all who need one at the moment."""
        while oauth is not None:
            renewal = Renewal()
            renewal.work = self._renewal(renewal, call, oauth, rejected)
            renewal = yield from renewal.work
            if isinstance(renewal.outcome, HubApiError):
                raise twin(renewal.outcome)
            # A renewal that was interrupted leaves nothing, and the next one begins another.
            if (token := renewal.outcome or oauth.current(self._clock.time(), rejected)) is not None:
                return token
        with _translated(call.name):
            return (yield from self._connection.authentication.supplied(rejected))

    def _renewal(
        self, renewal: Renewal, call: _Call, oauth: OAuth, rejected: Secret | None
    ) -> Generator[Any, Any, Renewal]:
        """Makes a renewal, or waits for the one that is being made, and returns the one that is over by then."""
        current = oauth.renewals.begin(renewal)
        if current is not renewal:
            yield from self._wait_for(current, call)
            return current
        ways = Ways(
            clock=self._clock,
            send=partial(self._send_form, call),
            seconds_left=partial(self._seconds_left, call),
            cut_short=self._cut_short,
        )
        try:
            with _translated(call.name):
                renewal.outcome = yield from oauth.renewed(rejected, ways)
        except HubApiError as error:
            if self._cut_short(error) is None and type(error) is not ConfigurationError:
                renewal.outcome = twin(error)
            # Else it is this call's own affair.
            raise
        finally:
            renewal.end()
        return renewal

    def _wait_for(self, renewal: Renewal, call: _Call) -> Generator[Any, Any, None]:
        """Waits for a renewal that another call makes, as long as this one has time."""
        while not renewal.is_over:
            if is_given_up():
                raise AbandonedError(f"{call.name} was given up before it was sent", sent=False)
            self._connection.check_open()
            left = self._seconds_left(call)
            if left is not None and left <= 0:
                raise TimedOutError(
                    f"{call.name} was not sent: its deadline passed while a token was renewed", sent=False
                )
            yield WaitFor(renewal, SLICE if left is None else min(SLICE, left))

    def _cut_short(self, error: HubApiError) -> float | None:
        """The seconds after which a renewal may be repeated, where only the call had no time for that; else None."""
        if error.attempts > self._settings.max_retries:
            return None
        window = self._connection.budgets[EXEMPT].window
        return wait_before_repeating(Attempt(error=error, number=error.attempts, replay="set", window=window))

    def _attempt(
        self, call: _Call, watch: Watch, token: Secret | None, number: int
    ) -> Generator[Any, Any, Answer | HubApiError]:
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
        result: Answer | Broken = yield Send(_signed(call, token), self._seconds_left(call))
        seconds = self._clock.monotonic() - begun
        if isinstance(result, Broken):
            failure = failure_of(call.name, result.error, _secrets(call, token), http2=self._settings.http2)
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
        line = call.budget.line
        turn = line.turn()
        try:
            try:
                if not call.budget.is_unlimited:
                    # A budget that counts nothing lets everybody ask at once.
                    yield Queue(line, turn, lambda wait: self._check_wait(call, watch, wait), self._seconds_left(call))
                while wait := (yield Ask(call.budget)):
                    self._check_wait(call, watch, wait)
                    yield Sleep(wait)
            finally:
                line.release(turn)
        except BaseException:
            # One from a signal handler may have come before that, or in it. Whoever holds the line for ever stops
            # everybody else, and releasing it twice does no harm.
            line.release(turn)
            raise

    def _refusal(self, call: _Call, answer: Answer, token: Secret | None) -> RefusedError | None:
        if answer.response.is_success:
            return None
        return refused(
            read_refusal(
                answer.response.status_code,
                answer.response.headers,
                # An answer may repeat what it was asked with.
                mask(answer.content, _secrets(call, token)),
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

    def _send_form(self, caller: _Call, url: str | None, form: RefreshForm) -> Generator[Any, Any, Answer]:
        """Sends a form with secrets to HubSpot's token endpoint or another one, in the time that the call has left."""
        url = url or self._settings.base_url + httpx.URL(TOKEN_URL).path
        headers = {"User-Agent": self._settings.user_agent, "Content-Type": "application/x-www-form-urlencoded"}
        timeout = {"timeout": self._settings.timeout.as_dict()}
        request = httpx.Request("POST", url, headers=headers, content=form.encoded(), extensions=timeout)
        # httpx has made a copy that shows itself.
        request._content = form.encoded()  # noqa: SLF001 - it has no other way
        call = _Call(
            request=request,
            url=request.url,
            path=_path(request.url),
            operation=None,
            replay="set",
            budget=self._connection.budgets[EXEMPT],
            secrets=form.secrets,
            begun=caller.begun,
        )
        return (yield from self._watched(call))

    @staticmethod
    def _handed_on(request: httpx.Request, answer: Answer) -> httpx.Response:
        """The answer to the request as it was before it was signed."""
        headers = [
            (name, value)
            # As bytes: HTTP does not say which text they are.
            for name, value in answer.response.headers.raw
            # The content is decompressed and complete by now.
            if name.lower() not in (b"content-encoding", b"content-length", b"transfer-encoding")
        ]
        extensions = {name: value for name, value in answer.response.extensions.items() if name != "network_stream"}
        return HubResponse(
            answer.response.status_code,
            headers=headers,
            content=answer.content,
            extensions=extensions,
            request=request,
        )


@contextmanager
def _translated(name: str) -> Iterator[None]:
    """Turns what a source or a store of tokens raises into an exception of ours."""
    try:
        yield
    except HubApiError:
        raise
    except Exception as error:
        # Its text may hold what is secret.
        raise TokenUnavailableError(f"{name} has no token: {type(error).__name__}") from error


def _secrets(call: _Call, token: Secret | None) -> tuple[Secret, ...]:
    """What an answer may repeat, and nobody should see."""
    if call.secrets is not None:
        return tuple(secret for secret in call.secrets if secret)
    return (token,) if token and len(token) >= SHORTEST_TOKEN else ()


def _signed(call: _Call, token: Secret | None) -> httpx.Request:
    """The request with the token. The one that the caller may keep never has it."""
    if token is None:
        return call.request
    headers = [item for item in call.request.headers.raw if item[0].lower() != b"authorization"]
    headers.append((b"Authorization", token.bearer))
    signed = httpx.Request(
        call.request.method, call.url, headers=headers, stream=call.request.stream, extensions=call.request.extensions
    )
    # It was read before. A transport of the user's own may look at its content.
    signed.read()
    return signed
