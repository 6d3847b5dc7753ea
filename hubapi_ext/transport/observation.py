"""Tells what happens to requests: log records, hooks, spans. It never sees a body or a token, and changes nothing."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from attrs import field, frozen

from hubapi_ext.errors import ConfigurationError, HubApiError, RefusedError
from hubapi_ext.rate_limit_status import RateLimitStatus
from hubapi_ext.transport import http

if TYPE_CHECKING:
    from opentelemetry.trace import Span, TracerProvider

_logger = logging.getLogger("hubapi")
E = TypeVar("E", bound="RequestEvent")


class RequestEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A request is about to be sent."""

    method: str
    path: str
    """The path as HubSpot documents it, with parameters in braces; for other requests the path itself."""
    operation: str | None
    """The operation's name, where it has a fragment."""
    attempt: int
    """Counted from 1."""


class ResponseEvent(RequestEvent, frozen=True, kw_only=True):
    """An answer has come, or none will come."""

    seconds: float
    """From sending to the last byte."""
    status: int | None
    """None where no answer came."""
    correlation_id: str | None = None
    rate_limits: RateLimitStatus = msgspec.field(default_factory=RateLimitStatus)
    error: HubApiError | None = None
    """What it means, where it is no success."""


class RetryEvent(RequestEvent, frozen=True, kw_only=True):
    """A request is going to be sent again."""

    error: HubApiError
    """Why."""
    wait: float
    """The seconds until then."""


class WaitEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A request waits because of a rate limit."""

    budget: str
    wait: float
    """The seconds."""


class Hooks(msgspec.Struct, frozen=True, kw_only=True):
    """Functions that are called when something happens, also by AsyncHubApi. They are ordinary functions.

    They should be fast, and must not send through the same hub. An exception in one is logged.
    """

    request: Callable[[RequestEvent], object] | None = None
    response: Callable[[ResponseEvent], object] | None = None
    retry: Callable[[RetryEvent], object] | None = None
    wait: Callable[[WaitEvent], object] | None = None

    def __post_init__(self) -> None:
        """Raises ConfigurationError for what cannot be called as it will be."""
        for name, given in msgspec.structs.asdict(self).items():
            if given is not None and (not callable(given) or inspect.iscoroutinefunction(given)):
                raise ConfigurationError(f"the hook {name} must be an ordinary function, and no async one")


def _tell(hook: Callable[[Any], object] | None, event: object) -> None:
    if hook is None:
        return
    try:
        hook(event)
    except Exception:
        # What HubSpot has done must not get lost because somebody who watches has failed.
        _logger.exception("a hook failed")


class Watch(msgspec.Struct, eq=False):
    """Watches one call with all its attempts."""

    hooks: Hooks
    method: str
    path: str
    operation: str | None
    span: Span | None = None

    def _event(self, kind: type[E], attempt: int, **more: Any) -> E:
        return kind(method=self.method, path=self.path, operation=self.operation, attempt=attempt, **more)

    def sending(self, attempt: int) -> None:
        """A request is about to be sent."""
        if self.hooks.request is not None:
            _tell(self.hooks.request, self._event(RequestEvent, attempt))

    @property
    def tells_of_answers(self) -> bool:
        """Whether anybody is told when an answer has come."""
        return self.hooks.response is not None or self.span is not None or _logger.isEnabledFor(logging.DEBUG)

    def answered(self, attempt: int, seconds: float, **answer: Any) -> None:
        """An answer has come, or none will come. `answer` is what a ResponseEvent tells of it."""
        event = self._event(ResponseEvent, attempt, seconds=seconds, **answer)
        if _logger.isEnabledFor(logging.DEBUG):
            _logger.debug(
                "%s %s -> %s in %.3f s, attempt %d, correlation id %s",
                event.method,
                event.path,
                event.status or type(event.error).__name__,
                event.seconds,
                event.attempt,
                event.correlation_id,
            )
        _tell(self.hooks.response, event)
        if self.span is not None:
            if event.attempt > 1:
                self.span.set_attribute("http.request.resend_count", event.attempt - 1)
            if event.status is not None:
                self.span.set_attribute("http.response.status_code", event.status)

    def repeating(self, attempt: int, error: HubApiError, wait: float) -> None:
        """A request is going to be sent again."""
        _logger.info(
            "%s %s is sent again in %.1f s, after attempt %d: %s", self.method, self.path, wait, attempt, _reason(error)
        )
        _tell(self.hooks.retry, self._event(RetryEvent, attempt, error=error, wait=wait))

    def waiting(self, budget: str, wait: float) -> None:
        """The request waits because of a rate limit."""
        _logger.debug("%s %s waits %.3f s for the %s budget", self.method, self.path, wait, budget)
        _tell(self.hooks.wait, WaitEvent(budget=budget, wait=wait))


def _reason(error: HubApiError) -> str:
    if isinstance(error, RefusedError):
        named = error.refusal.policy_name or error.category
        return f"{error.status} {named}" if named else str(error.status)
    return type(error).__name__


@frozen
class Observer:
    """Watches the calls of a hub."""

    hooks: Hooks
    tracer_provider: TracerProvider | None = None
    _tracer: Any = field(init=False, repr=False)

    @_tracer.default
    def _make_tracer(self) -> Any:
        if self.tracer_provider is None:
            return None
        try:
            import opentelemetry.trace  # noqa: F401, PLC0415 - an extra
        except ImportError:
            raise ConfigurationError(
                "tracer_provider needs opentelemetry-api: install hubapi-ext with its extra 'telemetry'"
            ) from None
        return self.tracer_provider.get_tracer("hubapi")

    @property
    def is_tracing(self) -> bool:
        """Whether there are spans."""
        return self._tracer is not None

    @contextmanager
    def span(self, watch: Watch, url: http.URL) -> Iterator[None]:
        """A span around a call that is watched."""
        from opentelemetry.trace import SpanKind, Status, StatusCode  # noqa: PLC0415 - an extra

        attributes = {
            "http.request.method": watch.method,
            # The query may hold what does not belong into a trace.
            "url.full": str(url.copy_with(query=None)),
            "url.template": watch.path,
            "server.address": url.host,
            "server.port": url.port or (443 if url.scheme == "https" else 80),
        }
        with self._tracer.start_as_current_span(
            f"{watch.method} {watch.path}",
            kind=SpanKind.CLIENT,
            attributes=attributes,
            record_exception=False,
            set_status_on_exception=False,
        ) as span:
            try:
                watch.span = span
                yield
            except BaseException as error:
                status = str(error.status) if isinstance(error, RefusedError) else type(error).__qualname__
                span.set_attribute("error.type", status)
                span.set_status(Status(StatusCode.ERROR, status))
                raise
