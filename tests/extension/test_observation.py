"""What is told of requests while they happen: log records, hooks and spans."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

import httpx
import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from hubapi_ext import (
    AsyncHubApi,
    ConfigurationError,
    Hooks,
    HubApi,
    NotFoundError,
    RequestEvent,
    ResponseEvent,
    RetryEvent,
    UnreachableError,
    WaitEvent,
)
from tests.conftest import Between, open_hub

CREATE = "/crm/v3/objects/0-410/batch/create"
COURSE = {"hs_course_name": "Pottery"}


class Noted:
    """Hooks that write down what they are told."""

    def __init__(self) -> None:
        self.events: list[Any] = []
        note = self.events.append
        self.hooks = Hooks(request=note, response=note, retry=note, wait=note)

    def of(self, kind: type[Any]) -> list[Any]:
        return [event for event in self.events if type(event) is kind]


@pytest.fixture
def noted() -> Noted:
    return Noted()


@pytest.fixture(params=["sync", "async"])
def hub(request: pytest.FixtureRequest, between: Between, token: str, noted: Noted) -> Iterator[Any]:
    options = {"base_url": "https://hubspot.invalid", "transport": between, "hooks": noted.hooks}
    with open_hub(request.param, token, **options) as made:
        yield made


def once(between: Between, response: httpx.Response) -> None:
    """Answers the first request so."""
    between.before = lambda _: response if len(between.requests) == 1 else None


def test_a_request_and_its_answer_are_told(hub: Any, noted: Noted) -> None:
    hub.courses.create_many([COURSE])
    (sent,), (answered,) = noted.of(RequestEvent), noted.of(ResponseEvent)
    assert (sent.method, sent.path, sent.operation, sent.attempt) == ("POST", CREATE, "create_courses", 1)
    assert (answered.status, answered.attempt, answered.error) == (201, 1, None)
    assert answered.correlation_id
    assert answered.rate_limits.max == 190


def test_a_path_is_told_as_a_template_without_ids(hub: Any, noted: Noted, portal: Any) -> None:
    contact, course = portal.create("contacts"), portal.create("0-410")
    hub.associations.create_default("contacts", contact, "0-410", course)
    (sent,) = noted.of(RequestEvent)
    assert sent.path.startswith("/crm/v4/objects/{fromObjectType}/{fromObjectId}/")


def test_every_attempt_is_told(hub: Any, noted: Noted, between: Between) -> None:
    once(between, httpx.Response(423))
    hub.courses.create_many([COURSE])
    assert [event.attempt for event in noted.of(RequestEvent)] == [1, 2]
    assert [event.status for event in noted.of(ResponseEvent)] == [423, 201]
    (retry,) = noted.of(RetryEvent)
    assert (retry.attempt, retry.error.status) == (1, 423)
    assert retry.wait >= 2


def test_an_answer_that_did_not_come_is_told(hub: Any, noted: Noted, between: Between) -> None:
    def cut(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("cut", request=request)

    between.before = cut
    with pytest.raises(UnreachableError):
        hub.request("POST", "/x")
    (answered,) = noted.of(ResponseEvent)
    assert (answered.status, type(answered.error)) == (None, UnreachableError)


def test_waiting_for_the_rate_limit_is_told(hub: Any, noted: Noted, between: Between) -> None:
    headers = {"Max": "2", "Interval-Milliseconds": "10000", "Remaining": "1"}
    told = {f"X-HubSpot-RateLimit-{name}": value for name, value in headers.items()}
    between.before = lambda _: httpx.Response(200, headers=told)
    for _ in range(3):
        hub.request("GET", "/x")
    (waited,) = noted.of(WaitEvent)
    assert waited.budget == "ten-secondly"
    assert waited.wait > 9


def test_a_hook_that_fails_does_not_lose_what_hubspot_has_done(
    between: Between, token: str, portal: Any, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    hooks = Hooks(request=fail, response=fail)
    with HubApi(token, base_url="https://hubspot.invalid", transport=between, hooks=hooks) as hub:
        assert len(hub.courses.create_many([COURSE]).succeeded) == len(portal.records("0-410")) == 1
    assert [record.message for record in caplog.records if record.exc_info] == ["a hook failed"] * 2


def test_hooks_of_another_kind_are_refused() -> None:
    with pytest.raises(ConfigurationError, match="hooks"):
        HubApi("pat-x", hooks={"request": print})  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [5, "print"])
def test_a_hook_that_is_no_function_is_refused(wrong: Any) -> None:
    with pytest.raises(ConfigurationError, match="response"):
        Hooks(response=wrong)


def test_an_async_hook_is_refused() -> None:
    async def note(_: object) -> None: ...

    with pytest.raises(ConfigurationError, match="no async one"):
        Hooks(request=note)


def test_hooks_of_a_batch_run_in_the_context_of_who_asked(between: Between, token: str) -> None:
    asked_by: ContextVar[str] = ContextVar("asked_by")
    asked_by.set("me")
    seen: list[str | None] = []
    hooks = Hooks(request=lambda _: seen.append(asked_by.get(None)))
    with HubApi(token, base_url="https://hubspot.invalid", transport=between, hooks=hooks) as hub:
        hub.courses.create_many([COURSE] * 300)
    assert seen == ["me"] * 3


def test_a_path_cannot_end_a_line_of_the_log(hub: Any, portal: Any, caplog: pytest.LogCaptureFixture) -> None:
    portal.answer_next(404)
    caplog.set_level(logging.DEBUG, logger="hubapi")
    with pytest.raises(NotFoundError) as caught:
        hub.request("GET", "/x%0Ainjected")
    assert "\n" not in caplog.messages[0] + str(caught.value)


# Log records


def test_each_request_is_one_line_at_debug_level(hub: Any, between: Between, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="hubapi")
    once(between, httpx.Response(423, headers={"X-HubSpot-Correlation-Id": "c-1"}))
    hub.courses.create_many([COURSE])
    lines = [one.getMessage() for one in caplog.records if one.name == "hubapi" and one.levelno == logging.DEBUG]
    assert lines[0] == f"POST {CREATE} -> 423 in 0.000 s, attempt 1, correlation id c-1"
    assert lines[1].startswith(f"POST {CREATE} -> 201 in 0.000 s, attempt 2, correlation id ")
    assert len(lines) == 2


def test_log_records_hold_no_body_and_no_query(hub: Any, portal: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="hubapi")
    hub.courses.create_many([{"hs_course_name": "private name"}])
    portal.answer_next(404)
    with pytest.raises(NotFoundError):
        hub.request("GET", "/crm/v3/x", params={"q": "private-query"})
    assert "private" not in "".join(one.getMessage() for one in caplog.records if one.name == "hubapi")


# Spans


@pytest.fixture
def spans() -> tuple[TracerProvider, InMemorySpanExporter]:
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    return provider, exporter


def spans_of(way: str, between: Between, token: str, spans: Any, do: Any) -> tuple[ReadableSpan, ...]:
    provider, exporter = spans
    options = {"base_url": "https://hubspot.invalid:8443", "transport": between, "tracer_provider": provider}
    with open_hub(way, token, **options) as hub:
        do(hub)
    finished: tuple[ReadableSpan, ...] = exporter.get_finished_spans()
    return finished


WAYS = pytest.mark.parametrize("way", ["sync", "async"])


@WAYS
def test_a_call_is_one_span_with_the_standard_attributes(way: str, between: Between, token: str, spans: Any) -> None:
    once(between, httpx.Response(423))
    (span,) = spans_of(way, between, token, spans, lambda hub: hub.courses.create_many([COURSE]))
    assert (span.name, span.kind) == (f"POST {CREATE}", SpanKind.CLIENT)
    assert dict(span.attributes or {}) == {
        "http.request.method": "POST",
        "url.full": f"https://hubspot.invalid:8443{CREATE}",
        "url.template": CREATE,
        "server.address": "hubspot.invalid",
        "server.port": 8443,
        "http.response.status_code": 201,
        "http.request.resend_count": 1,
    }
    assert span.status.status_code is StatusCode.UNSET


@WAYS
def test_a_refused_call_is_a_span_with_an_error(way: str, between: Between, token: str, spans: Any) -> None:
    between.before = lambda _: httpx.Response(404)

    def refused(hub: Any) -> None:
        with pytest.raises(NotFoundError):
            hub.request("GET", "/x", params={"q": "private"})

    (span,) = spans_of(way, between, token, spans, refused)
    assert span.attributes is not None
    assert (span.attributes["error.type"], span.attributes["http.response.status_code"]) == ("404", 404)
    assert span.attributes["url.full"] == "https://hubspot.invalid:8443/x"
    assert span.status.status_code is StatusCode.ERROR
    assert span.events == ()


def test_spans_are_children_of_what_runs_around_them(between: Between, token: str, spans: Any) -> None:
    provider, exporter = spans

    async def work() -> None:
        options: Any = {"base_url": "https://hubspot.invalid", "transport": between, "tracer_provider": provider}
        async with AsyncHubApi(token, **options) as hub:
            with provider.get_tracer("test").start_as_current_span("outer"):
                await asyncio.gather(*(hub.request("GET", "/x", extensions={}) for _ in range(3)))

    between.before = lambda _: httpx.Response(200)
    asyncio.run(work())
    outer = next(span for span in exporter.get_finished_spans() if span.name == "outer")
    inner = [span for span in exporter.get_finished_spans() if span.name == "GET /x"]
    assert [span.parent.span_id for span in inner if span.parent] == [outer.context.span_id] * 3
