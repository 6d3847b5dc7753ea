"""The transport stack that every request passes: observe, authorise, choose the version, retry, keep the limits, send.

What is done with a request is one generator without I/O. It yields the steps to be done, and two short drivers do them:
one waits and sends in a thread, the other in an event loop.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

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
from hubapi_ext.transport import http
from hubapi_ext.transport.connection import Connection
from hubapi_ext.transport.failures import failure_of
from hubapi_ext.transport.in_flight import POLL_SECONDS, SENT, Sent, is_given_up, say_whether_sent
from hubapi_ext.transport.masking import Secret, mask
from hubapi_ext.transport.oauth import OAuth, RefreshForm, Ways
from hubapi_ext.transport.observation import Observer, Watch
from hubapi_ext.transport.rate_limits import EXEMPT
from hubapi_ext.transport.refusals import read_refusal, refused
from hubapi_ext.transport.renewals import Renewal, twin
from hubapi_ext.transport.requests import HubRequest, Requests
from hubapi_ext.transport.retries import Attempt, wait_before_repeating
from hubapi_ext.transport.settings import Settings
from hubapi_ext.transport.steps import Answer, Ask, Broken, Queue, Send, Sleep, WaitFor

T = TypeVar("T")


class Stack:
    """The decisions: what becomes of a request until there is an answer to hand on, or an exception to raise."""

    def __init__(self, settings: Settings, connection: Connection) -> None:
        self._settings = settings
        self._connection = connection
        self._clock = settings.clock
        self._requests = Requests(settings, connection.budgets)
        self._observer = Observer(settings.hooks, settings.tracer_provider)
        self.is_closed = False

    def _built(self, **call: Any) -> HubRequest:
        self.check_open()
        return self._requests.of_call(**call)

    def _taken_over(self, request: http.Request) -> HubRequest:
        self.check_open()
        return self._requests.of_httpx(request)

    def check_open(self) -> None:
        """Raises ConfigurationError when nothing can be sent any more."""
        if self.is_closed:
            raise ConfigurationError("the hub is closed")
        self._connection.check_open()

    def _flow(self, call: HubRequest) -> Generator[Any, Any, Answer]:
        operation = call.operation.name if call.operation else None
        watch = Watch(self._observer.hooks, call.method, call.path, operation)
        if not self._observer.is_tracing:
            return (yield from self._attempts(call, watch))
        with self._observer.span(watch, call.url):
            return (yield from self._attempts(call, watch))

    def _attempts(self, call: HubRequest, watch: Watch) -> Generator[Any, Any, Answer]:
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
                result.extensions[SENT] = Sent(call.name, number, applied, call.secrets_with(token))
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

    def _token_for(self, call: HubRequest, rejected: Secret | None) -> Generator[Any, Any, Secret]:
        """The token for a request. Raises when there is none, or the request is not worth sending."""
        authentication = self._connection.authentication
        token = authentication.current(rejected)
        if token is None:
            token = yield from self._renewed(call, authentication.oauth, rejected)
        if (over := self._connection.budgets.day_is_over(call.name)) is not None:
            raise over
        return token

    def _renewed(self, call: HubRequest, oauth: OAuth | None, rejected: Secret | None) -> Generator[Any, Any, Secret]:
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
        self, renewal: Renewal, call: HubRequest, oauth: OAuth, rejected: Secret | None
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

    def _wait_for(self, renewal: Renewal, call: HubRequest) -> Generator[Any, Any, None]:
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
            yield WaitFor(renewal, POLL_SECONDS if left is None else min(POLL_SECONDS, left))

    def _cut_short(self, error: HubApiError) -> float | None:
        """The seconds after which a renewal may be repeated, where only the call had no time for that; else None."""
        if error.attempts > self._settings.max_retries:
            return None
        window = self._connection.budgets[EXEMPT].window
        return wait_before_repeating(Attempt(error=error, number=error.attempts, replay="set", window=window))

    def _attempt(
        self, call: HubRequest, watch: Watch, token: Secret | None, number: int
    ) -> Generator[Any, Any, Answer | HubApiError]:
        try:
            yield from self._admission(call, watch)
        except LimitsUnavailableError as unavailable:
            return unavailable
        self._connection.check_open()
        was_sent = say_whether_sent(was_sent=True)
        if is_given_up():
            # A caller that gives it up and sees that it was not sent can be sure that it never will be.
            say_whether_sent(was_sent=was_sent)
            raise AbandonedError(f"{call.name} was given up before it was sent", sent=False)
        watch.sending(number)
        begun = self._clock.monotonic()
        result: Answer | Broken = yield Send(call.signed(token), self._seconds_left(call))
        seconds = self._clock.monotonic() - begun
        if isinstance(result, Broken):
            failure = failure_of(call.name, result.error, call.secrets_with(token), http2=self._settings.http2)
            watch.answered(number, seconds, status=None, error=failure)
            return failure
        error = self._refusal(call, result, token)
        limits = error.refusal.rate_limits if error else RateLimitStatus.read(result.headers)
        self._connection.budgets.learn(call.budget, limits, seconds, error, call.name)
        if watch.tells_of_answers:
            watch.answered(
                number,
                seconds,
                status=result.status_code,
                correlation_id=error.correlation_id if error else result.headers.get("x-hubspot-correlation-id"),
                rate_limits=limits,
                error=error,
            )
        return error or result

    def _admission(self, call: HubRequest, watch: Watch) -> Generator[Any, Any, None]:
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
            # One from a signal handler may have come before that, or in it. A holder that never releases the line stops
            # everybody else, and releasing it twice does no harm.
            line.release(turn)
            raise

    def _refusal(self, call: HubRequest, answer: Answer, token: Secret | None) -> RefusedError | None:
        if answer.is_success:
            return None
        return refused(
            read_refusal(
                answer.status_code,
                answer.headers,
                # An answer may repeat what it was asked with.
                mask(answer.content, call.secrets_with(token)),
                request=call.name,
                now=self._clock.time(),
                scopes=call.operation.scopes_in(self._settings.api_version) if call.operation else (),
            )
        )

    def _wait(self, call: HubRequest, error: HubApiError, number: int) -> float | None:
        """The seconds until the request is sent again; None when it is not."""
        if number > self._settings.max_retries:
            return None
        budget = call.budget
        attempt = Attempt(
            error=error, number=number, replay=call.replay, window=budget.window, room_in=budget.room_in()
        )
        wait = wait_before_repeating(attempt)
        if wait is None or self._is_too_late(call, wait) or not self._connection.retry_budget.take():
            return None
        return wait

    def _seconds_left(self, call: HubRequest) -> float | None:
        deadline = self._settings.deadline
        return None if deadline is None else deadline - (self._clock.monotonic() - call.begun)

    def _is_too_late(self, call: HubRequest, wait: float) -> bool:
        left = self._seconds_left(call)
        return left is not None and wait > left

    def _check_wait(self, call: HubRequest, watch: Watch, wait: float) -> None:
        if is_given_up():
            raise AbandonedError(f"{call.name} was given up before it was sent", sent=False)
        self._connection.check_open()
        if self._is_too_late(call, wait):
            text = f"{call.name} was not sent: the rate limit has no room for it before its deadline"
            raise TimedOutError(text, sent=False)
        if wait:
            watch.waiting(call.budget.name, wait)

    def _send_form(self, caller: HubRequest, url: str | None, form: RefreshForm) -> Generator[Any, Any, Answer]:
        """Sends a form with secrets to HubSpot's token endpoint or another one, in the time that the call has left."""
        call = self._requests.of_form(url, form, caller.begun)
        return (yield from self._flow(call))


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
