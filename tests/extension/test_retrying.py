"""What is sent again, what never is, and what a caller sees of it."""

from __future__ import annotations

import asyncio
import logging
import ssl
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from hubapi_ext import (
    AbandonedError,
    AsyncHubApi,
    BadRequestError,
    DailyLimitError,
    HubApi,
    InterruptedBatchError,
    LockedError,
    NotFoundError,
    RateLimitError,
    ServerError,
    TimedOutError,
    UnreachableError,
)
from hubapi_ext.mock import MockHubSpot, Window
from hubapi_ext.transport.budget import Budget
from tests.conftest import Between, InstantClock, open_hub

COURSE = {"hs_course_name": "Pottery"}
ENROLLED = 861


@pytest.fixture
def clock() -> InstantClock:
    return InstantClock()


@pytest.fixture(params=["sync", "async"])
def hub(request: pytest.FixtureRequest, between: Between, token: str, clock: InstantClock) -> Iterator[Any]:
    with open_hub(request.param, token, base_url="https://hubspot.invalid", transport=between, clock=clock) as made:
        yield made


def first(count: int, do: Callable[[httpx.Request], httpx.Response]) -> Callable[..., httpx.Response | None]:
    """Befalls the first requests, before HubSpot sees them."""
    left = [count]

    def before(request: httpx.Request) -> httpx.Response | None:
        left[0] -= 1
        return do(request) if left[0] >= 0 else None

    return before


def answer(status: int, **options: Any) -> Callable[[httpx.Request], httpx.Response]:
    return lambda _: httpx.Response(status, **options)


def do_not_connect(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("nobody there", request=request)


def cut(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadError("cut", request=request)


@pytest.mark.parametrize(
    "befalls", [answer(429), answer(423), answer(477, headers={"Retry-After": "5"}), do_not_connect]
)
def test_a_create_that_cannot_have_landed_is_sent_again(
    hub: Any, between: Between, portal: Any, befalls: Callable[[httpx.Request], httpx.Response]
) -> None:
    between.before = first(2, befalls)
    hub.courses.create_many([COURSE]).raise_for_failures()
    assert (len(between.requests), len(portal.records("0-410"))) == (3, 1)


@pytest.mark.parametrize("befalls", [answer(500), answer(502), answer(503), answer(524), cut])
def test_a_create_that_may_have_landed_is_not_sent_again(
    hub: Any, between: Between, portal: Any, befalls: Callable[[httpx.Request], httpx.Response]
) -> None:
    between.after = lambda request, _: befalls(request)
    result = hub.courses.create_many([COURSE])
    assert (len(result.unknown), len(between.requests), len(portal.records("0-410"))) == (1, 1, 1)


@pytest.mark.parametrize("befalls", [answer(500), answer(502), answer(504), cut, do_not_connect])
def test_a_set_is_sent_again_with_the_same_body(
    hub: Any, between: Between, portal: Any, befalls: Callable[[httpx.Request], httpx.Response]
) -> None:
    contact, course = portal.create("contacts"), portal.create("0-410")
    between.before = first(2, befalls)
    hub.associations.create_many("contacts", "0-410", [(contact, course, ENROLLED)]).raise_for_failures()
    assert len({request.content for request in between.requests}) == 1
    assert len(between.requests) == 3
    assert list(portal.associations("contacts", contact, "0-410")) == [course]


def test_a_set_that_may_have_landed_and_was_refused_then_is_unknown(hub: Any, between: Between, portal: Any) -> None:
    contact, course = portal.create("contacts"), portal.create("0-410")
    answers = iter([cut, *[answer(429)] * 5])
    between.after = lambda request, _: next(answers)(request)
    result = hub.associations.create_many("contacts", "0-410", [(contact, course, ENROLLED)])
    (outcome,) = result.unknown
    assert isinstance(outcome.error, RateLimitError)
    assert (outcome.error.attempts, outcome.error.may_have_been_applied) == (6, True)


def test_a_request_is_sent_six_times_at_most_unless_told_otherwise(hub: Any, between: Between) -> None:
    between.before = answer(502)
    with pytest.raises(ServerError, match="after 6 attempts") as caught:
        hub.request("GET", "/x")
    assert (caught.value.attempts, len(between.requests)) == (6, 6)
    between.requests.clear()
    with pytest.raises(ServerError):
        hub.with_options(max_retries=1).request("GET", "/x")
    assert len(between.requests) == 2


def test_nothing_is_sent_again_after_the_deadline(hub: Any, between: Between, clock: InstantClock) -> None:
    between.before = answer(429, headers={"Retry-After": "20"})
    begun = clock.now
    with pytest.raises(RateLimitError):
        hub.with_options(deadline=50).request("GET", "/x")
    assert clock.now - begun <= 50
    assert len(between.requests) == 3


def test_a_request_that_the_rate_limit_has_no_room_for_is_not_sent(
    hub: Any, between: Between, clock: InstantClock
) -> None:
    def use_up(request: httpx.Request) -> httpx.Response:
        headers = {"Max": "5", "Remaining": "0", "Interval-Milliseconds": "10000"}
        return httpx.Response(200, headers={f"X-HubSpot-RateLimit-{name}": value for name, value in headers.items()})

    between.before = use_up
    hub.request("GET", "/x")
    with pytest.raises(TimedOutError, match="the rate limit has no room for it") as caught:
        hub.with_options(deadline=5).request("GET", "/x")
    assert (caught.value.sent, len(between.requests)) == (False, 1)


def test_a_storm_of_failures_is_not_multiplied(hub: Any, between: Between) -> None:
    between.before = answer(502)
    calls = 300
    for _ in range(calls):
        with pytest.raises(ServerError):
            hub.request("GET", "/x")
    assert len(between.requests) <= calls + 100


def test_a_body_that_can_be_read_only_once_is_sent_again_whole(hub: Any, between: Between) -> None:
    seen: list[bytes] = []

    def answer_late(request: httpx.Request) -> httpx.Response:
        seen.append(request.content)
        return httpx.Response(423 if len(seen) == 1 else 200)

    between.before = answer_late

    def parts() -> Iterator[bytes]:
        yield from (b"one", b"two")

    async def async_parts() -> AsyncIterator[bytes]:
        for part in parts():
            yield part

    hub.request("POST", "/x", content=parts() if isinstance(hub, HubApi) else async_parts())
    assert seen == [b"onetwo", b"onetwo"]


@pytest.mark.parametrize(
    ("method", "sent"), [("GET", 6), ("HEAD", 6), ("PUT", 6), ("DELETE", 6), ("POST", 1), ("PATCH", 1)]
)
def test_a_request_without_a_fragment_is_repeated_by_its_verb(
    hub: Any, between: Between, method: str, sent: int
) -> None:
    between.before = answer(502)
    with pytest.raises(ServerError):
        hub.request(method, "/x")
    assert len(between.requests) == sent


def test_who_knows_better_says_what_sending_it_twice_does(hub: Any, between: Between) -> None:
    between.before = answer(502)
    with pytest.raises(ServerError):
        hub.request("POST", "/crm/v3/objects/contacts/search", replay="read", rate_limit="search")
    assert len(between.requests) == 6


def test_a_conflict_is_never_repeated(hub: Any, between: Between) -> None:
    between.before = answer(409)
    hub.courses.create_many([COURSE])
    assert len(between.requests) == 1


def test_the_generated_calls_are_repeated_too(between: Between, token: str) -> None:
    from hubapi_client.api.associations import create_default_association  # noqa: PLC0415

    between.before = answer(502)
    with (
        HubApi(token, base_url="https://hubspot.invalid", transport=between, clock=InstantClock()) as hub,
        pytest.raises(ServerError),
    ):
        create_default_association.sync(
            from_object_type="contacts", from_object_id="1", to_object_type="0-410", to_object_id="2", client=hub.client
        )
    assert len(between.requests) == 6


def test_each_attempt_is_told(hub: Any, between: Between, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="hubapi")
    between.before = first(1, answer(429, json={"policyName": "TEN_SECONDLY_ROLLING"}))
    hub.courses.create_many([COURSE])
    (record,) = [one for one in caplog.records if one.name == "hubapi"]
    assert "is sent again in" in record.getMessage()
    assert "429 TEN_SECONDLY_ROLLING" in record.getMessage()


# Days, and accounts that move


@pytest.mark.parametrize(
    ("status", "options"),
    [(429, {"json": {"policyName": "DAILY"}}), (477, {"headers": {"Retry-After": "7200"}}), (530, {})],
)
def test_what_would_be_said_of_every_request_ends_a_batch(
    hub: Any, between: Between, portal: Any, status: int, options: dict[str, Any]
) -> None:
    between.before = lambda _: httpx.Response(status, **options) if len(between.requests) > 2 else None
    with pytest.raises(InterruptedBatchError) as caught:
        hub.courses.create_many([COURSE] * 1000, concurrency=1)
    assert (len(caught.value.result.succeeded), len(caught.value.result.failed)) == (200, 100)
    assert (len(between.requests), len(portal.records("0-410"))) == (3, 200)


def test_after_the_daily_limit_nothing_is_sent_for_a_while(hub: Any, between: Between, clock: InstantClock) -> None:
    between.before = answer(429, json={"policyName": "DAILY"})
    for _ in range(5):
        with pytest.raises(DailyLimitError):
            hub.request("GET", "/x")
    assert len(between.requests) == 1
    clock.sleep(61)
    between.before = lambda _: httpx.Response(200)
    assert hub.request("GET", "/x").status_code == 200


# Beside each other


def test_leaving_a_stream_does_not_wait_for_what_would_be_sent_again(between: Between, token: str) -> None:
    answered = threading.Event()

    def before(request: httpx.Request) -> httpx.Response | None:
        if len(between.requests) == 1:
            return None
        answered.set()
        return httpx.Response(429, headers={"Retry-After": "50"})

    between.before = before
    begun = time.monotonic()
    with HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
        stream = hub.courses.stream_create([COURSE] * 300, concurrency=2)
        next(stream)
        answered.wait()
        stream.close()
    assert time.monotonic() - begun < 20
    assert {type(outcome.error) for outcome in stream.late if outcome.failed} <= {RateLimitError, AbandonedError}
    assert not [outcome for outcome in stream.late if outcome.status == "unknown"]


def test_many_requests_stay_within_the_limit_of_hubspot_and_use_it(token: str, clock: InstantClock) -> None:
    mock = MockHubSpot(clock=lambda: datetime.fromtimestamp(clock.now, UTC))
    portal = mock.portal(token)
    portal.rate_windows.ten_secondly = Window(38, timedelta(seconds=2))
    begun = clock.now
    with open_hub("sync", token, base_url="https://hubspot.invalid", transport=mock.transport, clock=clock) as hub:
        for _ in range(380):
            list(hub.associations.read_one("contacts", 1, "0-410"))
    assert {exchange.status for exchange in portal.journal} == {200}
    # 380 requests need ten windows, the last of which need not end.
    assert 18 <= clock.now - begun <= 20 / 0.97


def test_tasks_stay_within_the_limit_together(token: str, clock: InstantClock) -> None:
    mock = MockHubSpot(clock=lambda: datetime.fromtimestamp(clock.now, UTC))
    portal = mock.portal(token)
    portal.rate_windows.ten_secondly = Window(38, timedelta(seconds=2))
    with open_hub("async", token, base_url="https://hubspot.invalid", transport=mock.transport, clock=clock) as hub:
        result = hub.courses.create_many([COURSE] * 20_000, concurrency=16)
    assert len(result.succeeded) == 20_000
    assert {exchange.status for exchange in portal.journal} == {201}


def test_a_server_that_cannot_be_reached_is_tried_again(hub: Any, between: Between, clock: InstantClock) -> None:
    between.before = do_not_connect
    with pytest.raises(UnreachableError, match="after 6 attempts") as caught:
        hub.request("POST", "/x")
    assert (caught.value.attempts, caught.value.sent, len(clock.slept)) == (6, False, 5)
    assert caught.value.request == "POST /x"


def test_bad_input_is_told_at_once(hub: Any, between: Between) -> None:
    between.before = answer(400, json={"message": "no"})
    with pytest.raises(BadRequestError):
        hub.request("GET", "/x")
    assert len(between.requests) == 1


def test_a_batch_that_is_left_knows_what_was_never_sent(between: Between, token: str, portal: Any) -> None:
    told = {"Max": "1", "Remaining": "0", "Interval-Milliseconds": "10000"}

    def tell(_: httpx.Request, response: httpx.Response) -> httpx.Response:
        response.headers.update({f"X-HubSpot-RateLimit-{name}": value for name, value in told.items()})
        return response

    between.after = tell

    async def leave() -> list[Any]:
        # Its clock is the machine's, so that the others wait for the limit.
        async with AsyncHubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
            stream = hub.courses.stream_create([COURSE] * 400, concurrency=1)
            await anext(stream)
            await stream.aclose()
            return list(stream.late)

    late = asyncio.run(leave())
    assert len(portal.records("0-410")) == 100 * len(between.requests)
    assert not [outcome for outcome in late if outcome.status == "unknown"]


def test_a_closed_hub_sends_nothing_again(between: Between, token: str) -> None:
    hub: HubApi

    class Closing(InstantClock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            hub.close()

    between.before = answer(423)
    hub = HubApi(token, base_url="https://hubspot.invalid", transport=between, clock=Closing())
    with pytest.raises(LockedError):
        hub.request("POST", "/x")
    assert len(between.requests) == 1
    hub.close()


def test_who_waits_in_the_line_heeds_the_deadline(between: Between, token: str) -> None:
    between.before = answer(200)
    with HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
        line = hub._connection.budgets["ten-secondly"].line
        turn = line.turn()
        line.acquire(turn, lambda: None)
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(hub.with_options(deadline=0.1).request, "GET", "/x")
            with pytest.raises(TimedOutError, match="the rate limit has no room"):
                waiting.result(timeout=20)
        line.release(turn)
        hub.request("GET", "/x")


def test_a_task_that_waits_in_the_line_heeds_the_deadline(between: Between, token: str) -> None:
    between.before = answer(200)

    async def wait() -> None:
        async with AsyncHubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
            line = hub._connection.budgets["ten-secondly"].line
            turn = line.turn()
            await line.acquire(turn)
            with pytest.raises(TimedOutError, match="the rate limit has no room"):
                await hub.with_options(deadline=0.1).request("GET", "/x")
            line.release(turn)
            await hub.request("GET", "/x")

    asyncio.run(wait())


@pytest.mark.parametrize("broken", ["cut", "no gzip"])
def test_a_refusal_is_one_also_when_its_body_breaks_off(hub: Any, between: Between, broken: str) -> None:
    class Cut(httpx.SyncByteStream, httpx.AsyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield b'{"categ'
            raise httpx.ReadError("cut")

        async def __aiter__(self) -> AsyncIterator[bytes]:
            for part in self:
                yield part

    def refuse(_: httpx.Request) -> httpx.Response:
        if broken == "cut":
            return httpx.Response(404, stream=Cut())
        return httpx.Response(404, headers={"Content-Encoding": "gzip"}, stream=httpx.ByteStream(b"nope"))

    between.before = refuse
    result = hub.courses.create_many([COURSE])
    assert [type(outcome.error) for outcome in result.failed] == [NotFoundError]


@pytest.mark.parametrize("error", [OSError("gone"), ssl.SSLError("odd")])
def test_what_a_transport_of_ones_own_raises_is_one_of_hubapis_errors(
    hub: Any, between: Between, error: Exception
) -> None:
    def fail(_: httpx.Request) -> httpx.Response:
        raise error

    between.before = fail
    with pytest.raises(UnreachableError) as caught:
        hub.request("POST", "/x")
    assert isinstance(caught.value.__cause__, type(error))


def test_a_deadline_that_leaves_no_room_for_the_limit_is_told_at_once(
    hub: Any, between: Between, clock: InstantClock
) -> None:
    between.before = answer(429, headers={"Retry-After": "30"})
    with pytest.raises(RateLimitError):
        hub.with_options(max_retries=0).request("GET", "/x")
    clock.slept.clear()
    with pytest.raises(TimedOutError) as caught:
        hub.with_options(deadline=5).request("GET", "/x")
    assert (caught.value.attempts, caught.value.sent, clock.slept) == (0, False, [])


def test_a_refusal_for_the_rate_makes_the_next_requests_slower(hub: Any, between: Between, clock: InstantClock) -> None:
    between.before = lambda _: httpx.Response(429 if len(between.requests) == 1 else 200)
    hub.request("GET", "/x")
    clock.slept.clear()
    for _ in range(95):
        hub.request("GET", "/x")
    assert clock.slept


def exempt(hub: Any) -> None:
    hub.request("POST", "/x", rate_limit="exempt", replay="read")


@pytest.mark.parametrize("told", ["by headers", "by a refusal"])
def test_an_exempt_request_that_counts_after_all_uses_the_window_up_and_no_more(
    hub: Any, between: Between, clock: InstantClock, told: str
) -> None:
    sent, refusals = list[float](), list[float]()

    def answer(_: httpx.Request) -> httpx.Response:
        used = sum(clock.now - moment < 10 for moment in sent)
        if used >= 100:
            refusals.append(clock.now)
            return httpx.Response(429, json={"policyName": "TEN_SECONDLY_ROLLING"})
        sent.append(clock.now)
        clock.now += 0.02
        left = {"Max": "100", "Remaining": str(99 - used), "Interval-Milliseconds": "10000"}
        headers = {f"X-HubSpot-RateLimit-{name}": text for name, text in left.items()}
        return httpx.Response(200, headers=headers if told == "by headers" else {})

    between.before = answer
    for _ in range(400):
        exempt(hub)
    assert len(refusals) == (0 if told == "by headers" else 1)
    # Four windows full of requests, of which the last takes as long as they do.
    assert clock.now - sent[0] < 3 * 10.1 + 100 * 0.02


def test_requests_that_differ_in_time_make_the_window_longer(between: Between, token: str) -> None:
    clock = InstantClock()
    taken = iter([0.0, 0.5, *[0.0] * 200])

    def before(_: httpx.Request) -> httpx.Response:
        clock.now += next(taken)
        told = {"X-HubSpot-RateLimit-Max": "10", "X-HubSpot-RateLimit-Interval-Milliseconds": "10000"}
        return httpx.Response(200, headers=told)

    between.before = before
    with HubApi(token, base_url="https://hubspot.invalid", transport=between, clock=clock) as hub:
        for _ in range(11):
            hub.request("GET", "/x")
    # Ten are granted in 10 seconds; the eleventh waits half a second longer than that, counted from the first.
    assert 10.0 < clock.slept[0] < 10.1


def test_tasks_are_sent_in_the_order_in_which_they_asked(between: Between, token: str) -> None:
    between.before = answer(200)

    async def ask() -> None:
        async with AsyncHubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
            line = hub._connection.budgets["ten-secondly"].line
            turn = line.turn()
            await line.acquire(turn)
            tasks = [asyncio.ensure_future(hub.request("GET", f"/{number}")) for number in range(8)]
            await asyncio.sleep(0)
            line.release(turn)
            await asyncio.gather(*tasks)

    asyncio.run(ask())
    assert [request.url.path for request in between.requests] == [f"/{number}" for number in range(8)]


def test_one_thread_at_a_time_asks_for_a_request(between: Between, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    between.before = answer(200)
    asking, most = list[int](), list[int]()
    ask = Budget.ask

    def watched(self: Budget) -> float:
        asking.append(1)
        most.append(len(asking))
        try:
            return ask(self)
        finally:
            asking.pop()

    monkeypatch.setattr(Budget, "ask", watched)
    with HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub, ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: hub.request("GET", f"/{number}"), range(64)))
    assert set(most) == {1}
