"""Whether a request is sent again, and after how long, by what went wrong and what sending it twice would do."""

from __future__ import annotations

import pytest

from hubapi_ext import HubApiError, TimedOutError, UnreachableError
from hubapi_ext.errors import InvalidResponseError
from hubapi_ext.refusal import Refusal
from hubapi_ext.transport.refusals import refused
from hubapi_ext.transport.retries import LONGEST_BACKOFF, Attempt, Replay, RetryBudget, wait_before_repeating

ERRORS: dict[str, tuple[HubApiError, set[str]]] = {
    "not sent": (UnreachableError("nobody there", sent=False), {"read", "set", "create"}),
    "maybe sent": (UnreachableError("cut", sent=True), {"read", "set"}),
    "timed out": (TimedOutError("late", sent=True), {"read", "set"}),
    "not understood": (InvalidResponseError("what?"), set()),
    "refused": (refused(Refusal(status=400)), set()),
    "conflict": (refused(Refusal(status=409)), set()),
    "rate limit": (refused(Refusal(status=429)), {"read", "set", "create"}),
    "locked": (refused(Refusal(status=423)), {"read", "set", "create"}),
    "server error": (refused(Refusal(status=502)), {"read", "set"}),
}


def longest(_: float, most: float) -> float:
    return most


def attempt(error: HubApiError, replay: Replay = "read", number: int = 1) -> Attempt:
    return Attempt(error=error, number=number, replay=replay, window=10.0)


@pytest.mark.parametrize("replay", ["read", "set", "create"])
@pytest.mark.parametrize("name", ERRORS)
def test_a_request_is_repeated_where_that_cannot_do_anything_twice(name: str, replay: Replay) -> None:
    error, allowed = ERRORS[name]
    assert (wait_before_repeating(attempt(error, replay)) is not None) is (replay in allowed)


def test_the_backoff_doubles_up_to_a_ceiling() -> None:
    error = refused(Refusal(status=502))
    waits = [wait_before_repeating(attempt(error, number=number), longest) for number in range(1, 8)]
    assert waits == [1, 2, 4, 8, 16, LONGEST_BACKOFF, LONGEST_BACKOFF]


def test_the_backoff_has_full_jitter() -> None:
    error = refused(Refusal(status=502))
    assert wait_before_repeating(attempt(error, number=4), lambda least, _: least) == 0


def test_a_storm_of_failures_uses_up_the_retries_of_a_client() -> None:
    budget = RetryBudget()
    taken = sum(budget.take() for _ in range(10_000))
    assert taken == budget.capacity // budget.price == 100


def test_successes_earn_retries_back() -> None:
    budget = RetryBudget()
    while budget.take():
        pass
    for _ in range(budget.price):
        budget.succeeded(attempts=1)
    assert (budget.take(), budget.take()) == (True, False)


def test_the_budget_of_retries_has_a_top() -> None:
    budget = RetryBudget()
    for _ in range(10_000):
        budget.succeeded(attempts=1)
    assert sum(budget.take() for _ in range(10_000)) == 100


def test_a_retry_that_helped_is_paid_back() -> None:
    budget = RetryBudget(capacity=10)
    for _ in range(1000):
        assert budget.take()
        assert budget.take()
        budget.succeeded(attempts=3)


def test_a_refusal_for_the_rate_waits_no_longer_than_until_there_is_room() -> None:
    error = refused(Refusal(status=429))
    for room, wait in ((None, 10.0), (2.5, 2.5), (60.0, 10.0), (0.0, 0.0)):
        one = Attempt(error=error, number=1, replay="read", window=10.0, room_in=room)
        assert wait_before_repeating(one, longest) == wait


def test_a_refusal_that_says_how_long_to_wait_is_waited_for_as_long() -> None:
    error = refused(Refusal(status=429, retry_after=7))
    assert wait_before_repeating(Attempt(error=error, number=1, replay="read", window=10.0, room_in=0.0)) == 7
