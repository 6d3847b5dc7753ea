"""When a request may be sent: decided by what HubSpot grants, by what it says, and by who else counts."""

from __future__ import annotations

import socket
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import msgspec
import pytest
from benchmarks.redis_server import redis_server
from hypothesis import given, settings
from hypothesis import strategies as st

from hubapi_client.operations import RATE_LIMITS, RateLimit
from hubapi_ext import (
    ConfigurationError,
    DailyLimitError,
    HubApi,
    LimitsUnavailableError,
    MemoryLimits,
    RateLimitError,
    RateLimitStatus,
)
from hubapi_ext.refusal import Refusal
from hubapi_ext.transport.buckets import BUSY_SECONDS
from hubapi_ext.transport.budget import WIDEST_MARGIN, Budget
from hubapi_ext.transport.clocks import SystemClock
from hubapi_ext.transport.deadlines import within
from hubapi_ext.transport.fifo_lock import FifoLock
from hubapi_ext.transport.limits import NoLimits, RedisLimits, SQLiteLimits
from hubapi_ext.transport.rate_limits import EXEMPT, Budgets
from hubapi_ext.transport.refusals import refused
from tests.conftest import InstantClock

NAME = "ten-secondly"
TEN = RateLimit(requests=10, milliseconds=10_000, reported_in_headers=True)


def budget(clock: InstantClock, limits: Any = None, facts: RateLimit = TEN) -> Budget:
    return Budget(NAME, facts, limits or MemoryLimits(), clock, nullcontext())


def reserving(clock: InstantClock, reserve: float, limits: Any = None) -> Budget:
    return Budget(NAME, TEN, limits or MemoryLimits(), clock, nullcontext(), reserve)


def granted(one: Budget, most: int = 1000) -> int:
    """How many requests are granted at once."""
    return next((number for number in range(most) if one.ask()), most)


def says(**headers: int) -> RateLimitStatus:
    return RateLimitStatus(**headers)


def rate_limited(retry_after: float | None = None) -> RateLimitError:
    error = refused(Refusal(status=429, policy_name="TEN_SECONDLY_ROLLING", retry_after=retry_after))
    assert isinstance(error, RateLimitError)
    return error


def test_as_many_requests_are_granted_as_hubspot_grants_at_least() -> None:
    assert granted(budget(InstantClock())) == 10


def test_the_wait_ends_when_the_first_request_leaves_the_window() -> None:
    clock = InstantClock()
    one = budget(clock)
    one.ask()
    clock.sleep(4)
    assert granted(one) == 9
    wait = one.ask()
    assert 6 < wait < 6.2
    clock.sleep(wait)
    assert granted(one) == 1


@settings(max_examples=50, deadline=None)
@given(pauses=st.lists(st.floats(0, 3), min_size=1, max_size=80))
def test_no_window_has_more_requests_than_granted(pauses: list[float]) -> None:
    clock = InstantClock()
    one, sent = budget(clock), list[float]()
    for pause in pauses:
        clock.sleep(pause)
        while wait := one.ask():
            clock.sleep(wait)
        sent.append(clock.now)
    for at in sent:
        assert sum(at <= other < at + 10 for other in sent) <= 10


def test_the_real_limit_is_learnt_from_the_first_answer() -> None:
    one = budget(InstantClock())
    one.ask()
    one.learn(says(max=38, remaining=37, interval_milliseconds=2000), 0.1)
    assert (granted(one), one.window) == (37, 2.0)


@pytest.mark.parametrize("headers", [{}, {"max": 38}, {"interval_milliseconds": 2000}, {"daily": 5}])
def test_headers_that_are_missing_change_nothing(headers: dict[str, int]) -> None:
    one = budget(InstantClock())
    one.learn(says(**headers), 0.1)
    assert (granted(one), one.window) == (10, 10.0)


def test_what_others_have_used_is_counted() -> None:
    one = budget(InstantClock())
    one.ask()
    one.learn(says(max=38, remaining=3, interval_milliseconds=10_000), 0.1)
    assert granted(one) == 3


def test_a_budget_that_the_headers_do_not_speak_of_learns_nothing() -> None:
    search = Budget("search", RATE_LIMITS["search"], MemoryLimits(), InstantClock(), nullcontext())
    search.learn(says(max=190, remaining=0, interval_milliseconds=10_000), 0.1)
    assert (granted(search), search.window) == (5, 1.0)


def test_the_window_is_longer_by_as_much_as_requests_differ_in_time() -> None:
    clock = InstantClock()
    one = budget(clock)
    granted(one)
    for seconds in (0.2, 0.6):
        one.learn(says(), seconds)
    assert 10.4 < one.ask() < 10.5
    one.learn(says(), 30.0)
    assert one.ask() <= 10 * (1 + WIDEST_MARGIN) + 0.002


def test_a_refusal_slows_down_and_the_speed_comes_back() -> None:
    clock = InstantClock()
    one = budget(clock, facts=RateLimit(requests=100, milliseconds=10_000))
    one.refused(rate_limited())
    assert granted(one) == 90
    clock.sleep(21)
    assert 90 < granted(one) <= 100
    clock.sleep(30)
    assert granted(one) == 100


def test_refusals_of_requests_that_were_under_way_together_slow_down_once() -> None:
    one = budget(InstantClock(), facts=RateLimit(requests=100, milliseconds=10_000))
    for _ in range(8):
        one.refused(rate_limited())
    assert granted(one) == 90


def test_refusals_without_end_leave_a_tenth() -> None:
    clock = InstantClock()
    one = budget(clock, facts=RateLimit(requests=100, milliseconds=10_000))
    for _ in range(100):
        one.refused(rate_limited())
        clock.sleep(2)
    assert granted(one) == 10


def test_nothing_is_granted_until_hubspot_wants_to_be_asked_again() -> None:
    clock = InstantClock()
    one = budget(clock)
    one.refused(rate_limited(retry_after=7))
    assert one.ask() == 7
    clock.sleep(7)
    assert granted(one) == 9


@pytest.mark.parametrize("absurd", [{"max": 20_000_000}, {"interval_milliseconds": 99_999_999}])
def test_headers_that_cannot_be_true_change_nothing(absurd: dict[str, int]) -> None:
    one = budget(InstantClock())
    one.learn(says(**{"max": 38, "remaining": 0, "interval_milliseconds": 10_000, **absurd}), 0.1)
    assert granted(one) == 10


def test_a_pause_is_no_longer_than_a_minute() -> None:
    one = budget(InstantClock())
    one.refused(rate_limited(retry_after=86_400))
    assert one.ask() == 60


def test_an_answer_that_took_long_says_nothing_of_the_window_now() -> None:
    one = budget(InstantClock())
    one.learn(says(max=38, remaining=0, interval_milliseconds=10_000), 12.0)
    assert granted(one) == 38


def test_closing_twice_is_closing_once(tmp_path: Path) -> None:
    one = budget(InstantClock(), SQLiteLimits(tmp_path / "limits.sqlite"))
    one.ask()
    one.close()
    one.close()


# All budgets of a client


def budgets(clock: InstantClock) -> Budgets:
    return Budgets(MemoryLimits(), clock, nullcontext)


def test_what_is_exempt_is_not_counted_but_waits_when_it_is_told_to() -> None:
    clock = InstantClock()
    exempt = budgets(clock)[EXEMPT]
    assert granted(exempt, 5000) == 5000
    exempt.refused(rate_limited(retry_after=3))
    assert exempt.ask() == 3


def test_each_operation_draws_on_a_budget_that_there_is() -> None:
    from hubapi_client.operations import OPERATIONS  # noqa: PLC0415

    every = budgets(InstantClock())
    for operation in OPERATIONS.values():
        assert every[operation.rate_limit].name == operation.rate_limit


def test_without_limits_nothing_is_counted() -> None:
    assert granted(budget(InstantClock(), NoLimits()), 5000) == 5000


DAILY = refused(Refusal(status=429, policy_name="DAILY", message="daily"))
OVER: dict[str, Callable[[Budgets], None]] = {
    "refused": lambda every: every.learn(every[NAME], says(), 0.1, DAILY, "GET /x"),
    "told": lambda every: every.learn(every[NAME], says(daily=5, daily_remaining=0), 0.1, None, "GET /x"),
}


@pytest.mark.parametrize("how", OVER)
def test_when_the_day_is_used_up_nothing_is_sent_but_one_request_each_minute(how: str) -> None:
    clock = InstantClock()
    every = budgets(clock)
    OVER[how](every)
    assert isinstance(every.day_is_over("GET /y"), DailyLimitError)
    clock.sleep(59)
    assert every.day_is_over("GET /y") is not None
    clock.sleep(2)
    assert every.day_is_over("GET /y") is None
    assert every.day_is_over("GET /y") is not None


def test_a_new_day_begins_with_the_first_answer() -> None:
    clock = InstantClock()
    every = budgets(clock)
    OVER["refused"](every)
    clock.sleep(61)
    every.day_is_over("GET /y")
    every.learn(every[NAME], says(daily=5, daily_remaining=5), 0.1, None, "GET /x")
    assert every.day_is_over("GET /y") is None


def test_a_request_that_is_bad_says_nothing_of_the_day() -> None:
    every = budgets(InstantClock())
    every.learn(every[NAME], says(), 0.1, refused(Refusal(status=400)), "GET /x")
    assert every.day_is_over("GET /y") is None


# Counting together


@pytest.fixture(scope="module")
def redis_url() -> Iterator[str]:
    with redis_server() as url:
        if url is None:
            pytest.skip("there is no redis-server on this machine")
        yield url


@pytest.fixture(params=["sqlite", "redis"])
def shared(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Any]]:
    """Makes limits that are shared, as another process would make them."""
    if request.param == "sqlite":
        yield lambda: SQLiteLimits(tmp_path / "limits.sqlite")
        return
    url = request.getfixturevalue("redis_url")
    made: list[RedisLimits] = []

    def make() -> RedisLimits:
        made.append(RedisLimits(url, name=str(tmp_path)))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_clients_that_share_a_budget_count_together(shared: Callable[[], Any]) -> None:
    clock = InstantClock()
    one, other = budget(clock, shared()), budget(clock, shared())
    assert [granted(one, 6), granted(other, 6), granted(one)] == [6, 4, 0]
    clock.sleep(one.ask())
    assert granted(one, 10) + granted(other) == 10
    one.close()
    other.close()


def test_clients_with_different_names_do_not_share(tmp_path: Path) -> None:
    clock = InstantClock()
    limits = [SQLiteLimits(tmp_path / "limits.sqlite", name=name) for name in ("one", "an'other\"")]
    made = [budget(clock, one) for one in limits]
    assert [granted(one) for one in made] == [10, 10]
    for one in made:
        one.close()


def test_many_clients_at_a_time_never_take_more_than_there_is(shared: Callable[[], Any]) -> None:
    clock = InstantClock()
    facts = RateLimit(requests=50, milliseconds=600_000)
    taken: list[int] = []

    def take() -> None:
        one = budget(clock, shared(), facts)
        taken.append(granted(one))
        one.close()

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(taken) == 50


def test_processes_whose_monotonic_clocks_differ_count_together(shared: Callable[[], Any]) -> None:
    class Other(InstantClock):
        def monotonic(self) -> float:
            return self.now - 1_000_000

    one, other = budget(InstantClock(), shared()), budget(Other(), shared())
    assert [granted(one), granted(other)] == [10, 0]
    one.close()
    other.close()


def test_in_memory_the_monotonic_clock_counts() -> None:
    class Wall(InstantClock):
        def time(self) -> float:
            return 0.0

    clock = Wall()
    one = budget(clock)
    assert granted(one) == 10
    clock.sleep(11)
    assert granted(one) == 10


def test_a_clock_that_is_set_back_blocks_nobody(shared: Callable[[], Any]) -> None:
    class Wall(InstantClock):
        ahead = 3600.0

        def time(self) -> float:
            return self.now + self.ahead

    clock = Wall()
    one = budget(clock, shared())
    assert granted(one) == 10
    clock.ahead = 0
    clock.sleep(one.ask())
    assert granted(one) > 0
    one.close()


def test_what_is_past_is_forgotten(shared: Callable[[], Any]) -> None:
    clock = InstantClock()
    one = budget(clock, shared())
    for _ in range(5):
        granted(one)
        clock.sleep(11)
    assert one._bucket is not None
    one.ask()
    assert one._bucket.count() == 1
    one.close()


def test_a_shared_place_that_cannot_be_used_is_one_of_hubapis_errors(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for limits in (SQLiteLimits(tmp_path / "folder"), RedisLimits(f"unix://{tmp_path}/none")):
        with pytest.raises(LimitsUnavailableError) as caught:
            budget(InstantClock(), limits).ask()
        assert (caught.value.sent, caught.value.may_have_been_applied) == (False, False)


def test_a_folder_that_does_not_exist_is_a_mistake_in_the_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"^SQLiteLimits needs a folder that exists, got .*missing$"):
        budget(InstantClock(), SQLiteLimits(tmp_path / "missing" / "x")).ask()


def test_a_process_that_dies_between_reading_and_writing_holds_nobody_up(tmp_path: Path) -> None:
    clock = InstantClock()
    one = budget(clock, SQLiteLimits(tmp_path / "limits.sqlite"))
    one.ask()
    dying = sqlite3.connect(tmp_path / "limits.sqlite", isolation_level=None)
    dying.execute("BEGIN IMMEDIATE")
    dying.close()
    assert granted(one) == 9
    one.close()


def test_a_file_that_another_process_opens_at_the_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sqlite3.connect(tmp_path / "limits.sqlite", isolation_level=None)
    other.execute("CREATE TABLE x (y)")
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr("hubapi_ext.transport.buckets.time.sleep", lambda _: other.rollback())
    one = budget(InstantClock(), SQLiteLimits(tmp_path / "limits.sqlite"))
    assert one.ask() == 0
    one.close()
    other.close()


@pytest.mark.parametrize("file", ["new", "open"])
def test_a_file_that_stays_locked_holds_nobody_up_beyond_the_deadline(tmp_path: Path, file: str) -> None:
    one = budget(InstantClock(), SQLiteLimits(tmp_path / "limits.sqlite"))
    if file == "open":
        one.ask()
    other = sqlite3.connect(tmp_path / "limits.sqlite", isolation_level=None)
    other.execute("CREATE TABLE x (y)")
    other.execute("BEGIN EXCLUSIVE")
    begun = time.monotonic()
    with within(0.05, SystemClock()), pytest.raises(LimitsUnavailableError):
        one.ask()
    assert time.monotonic() - begun < BUSY_SECONDS / 2
    one.close()
    other.close()


def test_a_redis_that_does_not_answer_holds_nobody_up_beyond_the_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        limits = RedisLimits(f"redis://127.0.0.1:{silent.getsockname()[1]}/0")
        begun = time.monotonic()
        with within(0.05, SystemClock()), pytest.raises(LimitsUnavailableError):
            budget(InstantClock(), limits).ask()
        assert time.monotonic() - begun < BUSY_SECONDS / 2
        limits.close()


def test_a_redis_that_falls_silent_holds_nobody_up_beyond_the_deadline() -> None:
    with redis_server() as url:
        if url is None:
            pytest.skip("there is no redis-server on this machine")
        limits = RedisLimits(url)
        one = budget(InstantClock(), limits)
        one.ask()
        limits._client.client_pause(10_000)
        begun = time.monotonic()
        with within(0.05, SystemClock()), pytest.raises(LimitsUnavailableError):
            one.ask()
        assert time.monotonic() - begun < BUSY_SECONDS / 2
        limits.close()


def test_a_redis_that_was_started_again_is_used_at_once() -> None:
    with redis_server() as url:
        if url is None:
            pytest.skip("there is no redis-server on this machine")
        limits = RedisLimits(url)
        one = budget(InstantClock(), limits)
        assert one.ask() == 0
        # What it was told is forgotten, as after a restart.
        limits._client.script_flush()
        limits._client.flushall()
        assert one.ask() == 0
        limits.close()


def test_an_interrupt_leaves_no_transaction_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = InstantClock()
    one = budget(clock, SQLiteLimits(tmp_path / "limits.sqlite"))
    one.ask()
    assert one._bucket is not None
    lock: Any = one._bucket.limiter_lock()
    connection = lock.connection

    class Interrupted:
        in_transaction = True

        def execute(self, statement: str) -> Any:
            made = connection.execute(statement)
            if statement.startswith("BEGIN"):
                raise KeyboardInterrupt
            return made

    lock.connection = Interrupted()
    with pytest.raises(KeyboardInterrupt):
        one.ask()
    lock.connection = connection
    other = budget(clock, SQLiteLimits(tmp_path / "limits.sqlite"))
    assert granted(other) == 9
    one.close()
    other.close()


# The line


def test_threads_are_served_in_the_order_in_which_they_came() -> None:
    line, served, waiting = FifoLock(), list[int](), threading.Semaphore(0)

    def wait(number: int) -> None:
        waiting.release()
        turn = line.turn()
        line.acquire(turn, lambda: None)
        served.append(number)
        line.release(turn)

    threads = []
    first = line.turn()
    line.acquire(first, lambda: None)
    for number in range(20):
        thread = threading.Thread(target=wait, args=(number,))
        thread.start()
        threads.append(thread)
        waiting.acquire()
        while len(line._turns) < number + 2:
            pass
    line.release(first)
    for thread in threads:
        thread.join()
    assert served == list(range(20))


def test_a_reserve_is_left_to_others() -> None:
    assert granted(reserving(InstantClock(), 0.3)) == 7


def test_one_request_is_granted_however_large_the_reserve_is() -> None:
    assert granted(reserving(InstantClock(), 0.99)) == 1


@pytest.mark.parametrize(("others", "left"), [(0, 7), (3, 7), (5, 5), (10, 0)])
def test_what_others_use_comes_out_of_the_reserve_first(others: int, left: int) -> None:
    one = reserving(InstantClock(), 0.3)
    one.learn(RateLimitStatus(max=10, remaining=10 - others, interval_milliseconds=10_000), 0.1)
    assert granted(one) == left


def test_processes_that_share_a_window_leave_their_reserves_together(tmp_path: Path) -> None:
    limits, clock = SQLiteLimits(tmp_path / "limits.sqlite"), InstantClock()
    first, second = reserving(clock, 0.3, limits), reserving(clock, 0.3, limits)
    assert granted(first) + granted(second) == 7
    first.close()
    second.close()


def test_the_day_ends_when_the_reserve_is_all_that_is_left() -> None:
    budgets = Budgets(MemoryLimits(), InstantClock(), nullcontext, 0.3)
    told = RateLimitStatus(daily=1000, daily_remaining=301)
    budgets.learn(budgets[NAME], told, 0.1, None, "GET /")
    assert budgets.day_is_over("GET /") is None
    budgets.learn(budgets[NAME], msgspec.structs.replace(told, daily_remaining=300), 0.1, None, "GET /")
    assert "30%" in str(budgets.day_is_over("GET /"))


@pytest.mark.parametrize("reserve", [-0.1, 1, 1.5, True, "30%"])
def test_a_reserve_is_a_share_below_the_whole(reserve: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"reserve must be a number ≥ 0 and < 1"):
        HubApi("pat-test", reserve=reserve)
