"""Keeps a client within HubSpot's rate limits, and lets it use them up: all its budgets, and the limit of the day.

How a budget counts is in `budget`, and what becomes of exempt operations in `exempt_budget`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import msgspec
from attrs import define, field

from hubapi_client.operations import RATE_LIMITS
from hubapi_ext.errors import DailyLimitError, RateLimitError, RefusedError
from hubapi_ext.rate_limit_status import RateLimitStatus
from hubapi_ext.refusal import Refusal
from hubapi_ext.transport.budget import PROBE_SECONDS, Budget
from hubapi_ext.transport.clocks import Clock
from hubapi_ext.transport.exempt_budget import ExemptBudget
from hubapi_ext.transport.exemptions import Exemptions
from hubapi_ext.transport.limits import Limits, NoLimits

AnyBudget = Budget | ExemptBudget

EXEMPT = "exempt"
REPORTED_IN_HEADERS = next(name for name, facts in RATE_LIMITS.items() if facts.reported_in_headers)
"""The budget that the headers of an answer speak of."""
REQUESTS = "hub.request"
"""What requests of no operation are called."""


@define(eq=False)
class Budgets:
    """All budgets of a client."""

    limits: Limits | NoLimits
    clock: Clock
    make_line: Callable[[], Any]
    reserve: float = 0.0
    """Which part of each budget is left to others."""
    status: RateLimitStatus = field(factory=RateLimitStatus, init=False)
    """What HubSpot said last of the 10-second and the daily budget."""
    _by_name: dict[str, Budget] = field(init=False)
    _exempt: dict[str, ExemptBudget] = field(factory=dict, init=False)
    """By operation."""
    _exemptions: Exemptions = field(init=False)
    _day_is_over: Refusal | None = field(default=None, init=False)
    """What HubSpot said when the day's requests were used up."""
    _probe_at: float = field(default=-math.inf, init=False)

    def __attrs_post_init__(self) -> None:
        self._by_name = {
            name: Budget(name, facts, self.limits, self.clock, self.make_line(), self.reserve)
            for name, facts in RATE_LIMITS.items()
        }
        # Exempt requests still wait when HubSpot says so.
        widest = max(RATE_LIMITS.values(), key=lambda facts: facts.milliseconds)
        self._by_name[EXEMPT] = Budget(EXEMPT, widest, NoLimits(), self.clock, self.make_line())
        self._exemptions = Exemptions(self.clock, self._by_name[REPORTED_IN_HEADERS].notices)

    def __getitem__(self, name: str) -> Budget:
        return self._by_name[name]

    def of(self, name: str, operation: str | None) -> AnyBudget:
        """What the requests of an operation draw on, by the name that its fragment gives.

        Requests of no operation that are said to be exempt are taken for one.
        """
        if name != EXEMPT or isinstance(self.limits, NoLimits):
            return self._by_name[name]
        operation = operation or REQUESTS
        if (budget := self._exempt.get(operation)) is None:
            counted = self._by_name[REPORTED_IN_HEADERS]
            new = ExemptBudget(operation, self._by_name[EXEMPT], counted, self._exemptions, self._exempt)
            # Another thread may have been faster.
            budget = self._exempt.setdefault(operation, new)
        return budget

    def day_is_over(self, request: str) -> DailyLimitError | None:
        """The exception for a request that is not worth sending, because the day's requests are used up."""
        last_refusal = self._day_is_over
        if last_refusal is None:
            return None
        now = self.clock.monotonic()
        if now < self._probe_at:
            return DailyLimitError(msgspec.structs.replace(last_refusal, request=request))
        self._probe_at = now + PROBE_SECONDS
        return None

    def learn(
        self, budget: AnyBudget, answer: RateLimitStatus, seconds: float, error: RefusedError | None, request: str
    ) -> None:
        """Takes in what an answer says, and how many seconds it took."""
        self.status = self.status.updated(answer)
        budget.learn(answer, seconds)
        if isinstance(error, DailyLimitError):
            self._end_day(error.refusal)
        elif isinstance(error, RateLimitError):
            budget.refused(error)
        elif answer.daily_remaining is not None and answer.daily_remaining <= self.reserve * (answer.daily or 0):
            message = "the answer before this request said that none is left"
            message += f" but the {self.reserve:.0%} which are left to others" if answer.daily_remaining else ""
            self._end_day(
                Refusal(status=429, policy_name="DAILY", message=message, request=request, rate_limits=answer)
            )
        else:
            self._day_is_over = None

    def _end_day(self, refusal: Refusal) -> None:
        self._day_is_over = refusal
        self._probe_at = self.clock.monotonic() + min(PROBE_SECONDS, refusal.retry_after or PROBE_SECONDS)

    def close(self) -> None:
        """Closes what the requests are counted in."""
        for budget in self._by_name.values():
            budget.close()
