"""Operations that HubSpot calls exempt from the window: counted once answers show that they count after all."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from benchmarks.redis_server import redis_server

from hubapi_ext import MemoryLimits, NoLimits, RateLimitError, RateLimitStatus, RedisLimits, SQLiteLimits
from hubapi_ext.refusal import Refusal
from hubapi_ext.transport.exemptions import HOUR
from hubapi_ext.transport.rate_limits import EXEMPT, REPORTED_IN_HEADERS, AnyBudget, Budgets
from hubapi_ext.transport.refusals import refused
from tests.conftest import InstantClock

READ = "read_associations"
MOST = 190


class Server:
    """What HubSpot says of its window."""

    def __init__(self, every: Budgets, *, counts: bool) -> None:
        self.every, self.counts, self.used = every, counts, 0

    def request(self, budget: AnyBudget, *, is_exempt: bool = True) -> bool:
        """Sends a request if there is room, and has its answer taken in. Returns whether there was."""
        if budget.ask():
            return False
        self.used += self.counts or not is_exempt
        status = RateLimitStatus(max=MOST, remaining=MOST - self.used, interval_milliseconds=10_000)
        self.every.learn(budget, status, 0.1, None, "POST /x")
        return True


def budgets(clock: InstantClock, limits: Any = None) -> Budgets:
    return Budgets(limits or MemoryLimits(), clock, nullcontext)


def granted(one: AnyBudget, most: int = 1000) -> int:
    return next((number for number in range(most) if one.ask()), most)


def refusal(policy: str | None) -> RateLimitError:
    error = refused(Refusal(status=429, policy_name=policy))
    assert isinstance(error, RateLimitError)
    return error


def refuse(every: Budgets, budget: AnyBudget, policy: str | None = "TEN_SECONDLY_ROLLING") -> None:
    every.learn(budget, RateLimitStatus(), 0.1, refusal(policy), "POST /x")


def test_headers_that_fall_with_an_exempt_operation_show_that_it_counts() -> None:
    every = budgets(InstantClock())
    server, read = Server(every, counts=True), every.of(EXEMPT, READ)
    for _ in range(20):
        assert server.request(read)
    assert granted(read) == MOST - 20


def test_what_was_sent_before_leaves_the_window_when_it_was_sent() -> None:
    clock = InstantClock()
    every = budgets(clock)
    server, read = Server(every, counts=True), every.of(EXEMPT, READ)
    server.request(read)
    clock.sleep(6)
    while server.request(read):
        pass
    assert 4 < read.ask() < 4.2


def test_headers_that_stand_still_leave_an_operation_exempt() -> None:
    every = budgets(InstantClock())
    server, read = Server(every, counts=False), every.of(EXEMPT, READ)
    for _ in range(50):
        server.request(read)
    assert granted(read, 5000) == 5000


def test_headers_that_fall_with_counted_requests_leave_an_operation_exempt() -> None:
    every = budgets(InstantClock())
    server, read = Server(every, counts=False), every.of(EXEMPT, READ)
    for _ in range(60):
        server.request(every[REPORTED_IN_HEADERS], is_exempt=False)
        server.request(read)
    assert granted(read, 5000) == 5000


def test_headers_that_fall_with_another_exempt_operation_show_nothing_of_this_one() -> None:
    every = budgets(InstantClock())
    read, create = every.of(EXEMPT, READ), every.of(EXEMPT, "create_associations")
    server = Server(every, counts=False)
    for number in range(30):
        # Other programs lower the headers of the one, and nobody those of the other.
        server.request(create)
        server.used += number < 3
        server.request(read)
    assert granted(read, 5000) == granted(create, 5000) == 5000


def test_an_operation_counts_beside_counted_requests_too() -> None:
    every = budgets(InstantClock())
    server, read = Server(every, counts=True), every.of(EXEMPT, READ)
    for number in range(40):
        if number % 8 == 0:
            server.request(every[REPORTED_IN_HEADERS], is_exempt=False)
        server.request(read)
    assert granted(read) == MOST - server.used


@pytest.mark.parametrize("policy", ["TEN_SECONDLY_ROLLING", None])
def test_a_refusal_shows_that_an_operation_counts(policy: str | None) -> None:
    every = budgets(InstantClock())
    read = every.of(EXEMPT, READ)
    granted(read, 61)
    refuse(every, read, policy)
    # HubSpot has not counted the one that it refused.
    assert granted(read) == 100 - 60
    assert granted(every[REPORTED_IN_HEADERS]) == 0


def test_a_refusal_by_another_policy_shows_nothing() -> None:
    every = budgets(InstantClock())
    read = every.of(EXEMPT, READ)
    refuse(every, read, "SECONDLY")
    assert granted(read, 5000) == 5000


def test_a_refusal_of_one_operation_leaves_the_others_exempt() -> None:
    every = budgets(InstantClock())
    refuse(every, every.of(EXEMPT, READ))
    assert granted(every.of(EXEMPT, "create_associations"), 5000) == 5000


def test_after_an_hour_an_operation_is_exempt_until_it_counts_again() -> None:
    clock = InstantClock()
    every = budgets(clock)
    read = every.of(EXEMPT, READ)
    refuse(every, read)
    clock.sleep(HOUR - 1)
    assert granted(read) == 100
    clock.sleep(2)
    assert granted(read, 500) == 500
    refuse(every, read)
    assert granted(read) == 0


def test_it_is_said_once_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    clock = InstantClock()
    every = budgets(clock)
    read = every.of(EXEMPT, READ)
    with caplog.at_level(logging.INFO, "hubapi"):
        for _ in range(2):
            refuse(every, read)
            clock.sleep(HOUR + 1)
    (record,) = caplog.records
    assert record.getMessage() == (
        "read_associations is counted in the rate limit's window from now on, although HubSpot documents it as exempt: "
        "HubSpot refused it for its rate"
    )


def test_without_limits_nothing_is_counted_after_a_refusal() -> None:
    every = budgets(InstantClock(), NoLimits())
    read = every.of(EXEMPT, READ)
    refuse(every, read)
    assert granted(read, 5000) == 5000


def test_a_refusal_that_teaches_what_counts_slows_nothing_down() -> None:
    clock = InstantClock()
    every = budgets(clock)
    read = every.of(EXEMPT, READ)
    read.ask()
    clock.sleep(7)
    granted(read, 100)
    refuse(every, read)
    wait = read.ask()
    assert 3 < wait < 3.1
    clock.sleep(wait)
    assert granted(read) == 1


# Together


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


@pytest.fixture
def together(shared: Callable[[], Any]) -> Iterator[tuple[InstantClock, Budgets, Budgets]]:
    """Two clients that share a limit."""
    clock = InstantClock()
    one, other = budgets(clock, shared()), budgets(clock, shared())
    yield clock, one, other
    one.close()
    other.close()


def test_processes_that_share_a_limit_tell_each_other_what_counts(
    together: tuple[InstantClock, Budgets, Budgets],
) -> None:
    clock, one, other = together
    theirs = other.of(EXEMPT, READ)
    assert granted(theirs, 30) == 30
    refuse(one, one.of(EXEMPT, READ))
    one.of(EXEMPT, READ).ask()
    clock.sleep(1)
    # What the other has sent by then counts as well.
    assert granted(theirs) == 100 - 30 - 1


def test_headers_that_fall_with_another_process_show_nothing(
    together: tuple[InstantClock, Budgets, Budgets],
) -> None:
    _, one, other = together
    server, read = Server(one, counts=False), one.of(EXEMPT, READ)
    for _ in range(50):
        assert other[REPORTED_IN_HEADERS].ask() == 0
        server.used += 1
        server.request(read)
    assert granted(read, 1000) == 1000


def test_processes_take_turns_for_the_slots_of_a_shared_limit(together: tuple[InstantClock, Budgets, Budgets]) -> None:
    clock, *every = together
    one, other = (each[REPORTED_IN_HEADERS] for each in every)
    for _ in range(100):
        one.ask()
        clock.sleep(0.01)
    # The one is always first to ask, and with the smaller window too.
    other.learn(RateLimitStatus(), 0.1)
    other.learn(RateLimitStatus(), 0.6)
    taken = [0, 0]
    while sum(taken) < 60:
        waits = []
        for place, budget in enumerate((one, other)):
            if wait := budget.ask():
                waits.append(wait)
            else:
                taken[place] += 1
        clock.sleep(min(waits, default=0.001))
    assert min(taken) >= 28


def test_processes_of_a_shared_limit_see_one_window(together: tuple[InstantClock, Budgets, Budgets]) -> None:
    clock, *every = together
    one, other = (each[REPORTED_IN_HEADERS] for each in every)
    one.ask()
    one.learn(RateLimitStatus(max=MOST, remaining=MOST - 1, interval_milliseconds=5_000), 0.1)
    one.learn(RateLimitStatus(), 0.3)
    one.ask()
    clock.sleep(1)
    assert granted(other) == MOST - 2
    # It is longer by as much as the requests of the one differ in time.
    assert 4.2 < other.ask() < 4.3


def test_a_pause_that_one_process_was_told_holds_for_the_others(
    together: tuple[InstantClock, Budgets, Budgets],
) -> None:
    clock, *every = together
    one, other = (each[REPORTED_IN_HEADERS] for each in every)
    other.ask()
    one.refused(refused(Refusal(status=429, retry_after=7)))  # type: ignore[arg-type]
    one.hear()
    clock.sleep(1)
    assert other.ask() == pytest.approx(6)


def test_the_slot_of_a_process_that_does_not_come_is_free_again(
    together: tuple[InstantClock, Budgets, Budgets],
) -> None:
    clock, *every = together
    one, other = (each[REPORTED_IN_HEADERS] for each in every)
    granted(one)
    clock.sleep(other.ask() + 1)
    assert granted(one) == 100
