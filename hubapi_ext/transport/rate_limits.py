"""Keeps a client within HubSpot's rate limits, and lets it use them up. It says how long to wait, and does not wait."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from threading import RLock
from typing import TYPE_CHECKING, Any, cast

import msgspec
from attrs import define, field

from hubapi_client.operations import RATE_LIMITS, RateLimit
from hubapi_ext.errors import (
    DailyLimitError,
    HubApiError,
    LimitsUnavailableError,
    RateLimitError,
    Refusal,
    RefusedError,
)
from hubapi_ext.rate_limit_status import RateLimitStatus
from hubapi_ext.transport.clocks import Clock
from hubapi_ext.transport.limits import Limits, MemoryLimits, NoLimits, Transaction

if TYPE_CHECKING:
    from pyrate_limiter import AbstractBucket
    from pyrate_limiter.abstracts.algorithm import Decision

EXEMPT = "exempt"
TOLD = next(name for name, facts in RATE_LIMITS.items() if facts.told)
"""The budget that the headers of an answer speak of."""

MARGIN, WIDEST_MARGIN = 0.005, 0.1
"""By which part at least, and at most, the client's window is longer than HubSpot's.

In between it is by as much as some requests take longer than others: HubSpot counts them when they arrive, and the
client when they leave.
"""
SLOWER = 0.9
"""What is left of the speed after HubSpot refused a request for its rate."""
SLOWEST = 0.1
RECOVERY = 0.1
"""How much of the speed comes back with each window without such a refusal."""
PROBE_SECONDS = 60.0
"""How long nothing is sent once the day's requests are used up, or when HubSpot asks to wait long.

Then a request finds out whether that has changed.
"""
MOST_REQUESTS, LONGEST_WINDOW = 100_000, 3600.0
"""What goes beyond that is no rate limit of HubSpot's, whatever a header says. The window is in seconds."""


@define
class _Durations:
    """How long answers took, in seconds."""

    since: float
    shortest: float
    longest: float

    def add(self, seconds: float) -> None:
        self.shortest = min(self.shortest, seconds)
        self.longest = max(self.longest, seconds)


@define(eq=False)
class Budget:
    """A number of requests that HubSpot grants in any span of time. Who asks waits in a line, and asks in turn."""

    name: str
    facts: RateLimit
    limits: Limits | NoLimits
    clock: Clock
    line: Any
    """Who holds it may ask."""
    _most: int = field(init=False)
    _milliseconds: int = field(init=False)
    _speed: float = field(default=1.0, init=False)
    _slowed_at: float = field(default=-math.inf, init=False)
    _paused_until: float = field(default=-math.inf, init=False)
    _bucket: AbstractBucket | None = field(default=None, init=False)
    _cleaned_at: float = field(default=-math.inf, init=False)
    _durations: tuple[_Durations, ...] = field(factory=tuple, init=False)
    """Of the answers in this window and in the one before."""
    _lock: Any = field(factory=RLock, init=False)

    def __attrs_post_init__(self) -> None:
        self._most, self._milliseconds = self.facts.requests, self.facts.milliseconds

    @property
    def is_shared(self) -> bool:
        """Whether others count there too, so that asking may take a while."""
        return not isinstance(self.limits, NoLimits) and self.limits.shared

    @property
    def is_unlimited(self) -> bool:
        """Whether nothing is counted, so that nobody needs to wait for a turn to ask."""
        return isinstance(self.limits, NoLimits)

    @property
    def window(self) -> float:
        """The seconds in which so many requests are granted."""
        return self._milliseconds / 1000

    def ask(self) -> float:
        """Takes a request out of the budget and returns 0, or else returns the seconds until to ask again."""
        now = self.clock.monotonic()
        if now < self._paused_until:
            return self._paused_until - now
        if isinstance(self.limits, NoLimits):
            return 0
        # In memory, what an answer tells is counted by other threads. Elsewhere nobody else uses this bucket.
        guard = nullcontext() if self.limits.shared else self._lock
        try:
            with guard:
                return self._take(self._sized_bucket(self.limits, now), self.limits)
        except HubApiError:
            raise
        except Exception as error:
            # A server that was away has forgotten what it was told, so the next one to ask begins anew.
            self.close()
            # Redis, SQLite and the network each have a tree of exceptions.
            raise LimitsUnavailableError(f"the requests cannot be counted: {error}") from error

    def _sized_bucket(self, limits: Limits, now: float) -> AbstractBucket:
        from pyrate_limiter import Rate  # noqa: PLC0415 - slow to import

        with self._lock:
            most = max(1, math.floor(self._most * self._speed_at(now)))
            rate = Rate(most, math.ceil(self._milliseconds * (1 + self._margin())))
        if self._bucket is None:
            self._bucket = limits.bucket(self.name, [rate])
        elif (rate.limit, rate.interval) != (self._bucket.rates[0].limit, self._bucket.rates[0].interval):
            self._bucket.rates = [rate]
        return self._bucket

    def _take(self, bucket: AbstractBucket, limits: Limits) -> float:
        from pyrate_limiter import RateItem  # noqa: PLC0415 - slow to import

        begun = self.clock.monotonic()
        lock = bucket.limiter_lock() or nullcontext()
        try:
            if begun - self._cleaned_at >= self.window:
                bucket.leak(self._stamp(limits))
                self._cleaned_at = begun
            with cast("AbstractContextManager[object]", lock):
                # Who has waited for the lock is sent now, and not when it began to wait.
                decision = cast("Decision", bucket.put_decision(RateItem(self.name, self._stamp(limits))))
        except BaseException:
            # One from a signal handler may have come between taking the lock and the block that gives it back.
            if isinstance(lock, Transaction):
                lock.let_go()
            raise
        wait = 0.0 if decision.allowed else max(decision.retry_after_ms or 0, 1) / 1000
        if wait > 2 * self.window:
            # The machine's clock was set back: what was counted lies in the future and would block for as long.
            bucket.flush()
            return self.window
        return wait

    def _stamp(self, limits: Limits) -> int:
        """The time in milliseconds, by a clock that all who count there share."""
        return int((self.clock.time() if limits.shared else self.clock.monotonic()) * 1000)

    def _speed_at(self, now: float) -> float:
        return min(1.0, self._speed + RECOVERY * max(0.0, (now - self._slowed_at) / self.window - 1))

    def _margin(self) -> float:
        if not self._durations:
            return MARGIN
        differ = max(one.longest for one in self._durations) - min(one.shortest for one in self._durations)
        return min(WIDEST_MARGIN, MARGIN + differ / self.window)

    def learn(self, status: RateLimitStatus, seconds: float) -> None:
        """Takes in what an answer says of the budget, and how long it took to come."""
        now = self.clock.monotonic()
        with self._lock:
            if not self._durations or now - self._durations[-1].since >= self.window:
                self._durations = (*self._durations[-1:], _Durations(now, seconds, seconds))
            self._durations[-1].add(seconds)
        if not self.facts.told or not status.max or not status.interval_milliseconds:
            return
        if status.max > MOST_REQUESTS or status.interval_milliseconds > LONGEST_WINDOW * 1000:
            return
        with self._lock:
            self._most, self._milliseconds = status.max, status.interval_milliseconds
            # An answer that was long under way tells of a window that is over.
            is_fresh = seconds <= self.window * WIDEST_MARGIN
            if status.remaining is not None and is_fresh and isinstance(self.limits, MemoryLimits):
                self._count_others(self.limits, status.max - status.remaining)

    def _count_others(self, limits: MemoryLimits, used: int) -> None:
        """Counts what others have used of the budget, this program before its restart for instance.

        Where the counting is shared, they have counted it themselves.
        """
        from pyrate_limiter import RateItem  # noqa: PLC0415 - slow to import

        now = self.clock.monotonic()
        bucket = self._sized_bucket(limits, now)
        stamp = self._stamp(limits)
        bucket.leak(stamp)
        counted = cast("int", bucket.count())
        missing = min(used, bucket.rates[0].limit) - counted
        if missing > 0:
            bucket.put(RateItem(self.name, stamp, weight=missing))

    def refused(self, error: RateLimitError) -> None:
        """Takes in that HubSpot refused a request for its rate: the next ones come more slowly."""
        now = self.clock.monotonic()
        with self._lock:
            if error.retry_after:
                pause = min(error.retry_after, PROBE_SECONDS)
                self._paused_until = max(self._paused_until, now + pause)
            # Requests that were under way together are refused together, and count once.
            if now - self._slowed_at >= self.window / 10:
                self._speed = max(SLOWEST, self._speed_at(now) * SLOWER)
                self._slowed_at = now

    def close(self) -> None:
        """Closes what the requests are counted in."""
        bucket, self._bucket = self._bucket, None
        if bucket is not None:
            with suppress(Exception):
                bucket.close()


@define(eq=False)
class Budgets:
    """All budgets of a client."""

    limits: Limits | NoLimits
    clock: Clock
    make_line: Callable[[], Any]
    status: RateLimitStatus = field(factory=RateLimitStatus, init=False)
    """What HubSpot said last of the 10-second and the daily budget."""
    _by_name: dict[str, Budget] = field(init=False)
    _day_is_over: Refusal | None = field(default=None, init=False)
    """What HubSpot said when the day's requests were used up."""
    _probe_at: float = field(default=-math.inf, init=False)

    def __attrs_post_init__(self) -> None:
        self._by_name = {
            name: Budget(name, facts, self.limits, self.clock, self.make_line()) for name, facts in RATE_LIMITS.items()
        }
        # What is exempt from the windows still waits when HubSpot says so.
        widest = max(RATE_LIMITS.values(), key=lambda facts: facts.milliseconds)
        self._by_name[EXEMPT] = Budget(EXEMPT, widest, NoLimits(), self.clock, self.make_line())

    def __getitem__(self, name: str) -> Budget:
        return self._by_name[name]

    def day_is_over(self, request: str) -> DailyLimitError | None:
        """The exception for a request that is not worth sending, because the day's requests are used up."""
        said = self._day_is_over
        if said is None:
            return None
        now = self.clock.monotonic()
        if now < self._probe_at:
            return DailyLimitError(msgspec.structs.replace(said, request=request))
        self._probe_at = now + PROBE_SECONDS
        return None

    def learn(
        self, budget: Budget, answer: RateLimitStatus, seconds: float, error: RefusedError | None, request: str
    ) -> None:
        """Takes in what an answer says, and how many seconds it took."""
        self.status = self.status.updated(answer)
        budget.learn(answer, seconds)
        if isinstance(error, DailyLimitError):
            self._end_day(error.refusal)
        elif isinstance(error, RateLimitError):
            budget.refused(error)
        elif answer.daily_remaining == 0:
            said = "the answer before this request said that none is left"
            self._end_day(Refusal(status=429, policy_name="DAILY", message=said, request=request, rate_limits=answer))
        else:
            self._day_is_over = None

    def _end_day(self, refusal: Refusal) -> None:
        self._day_is_over = refusal
        self._probe_at = self.clock.monotonic() + min(PROBE_SECONDS, refusal.retry_after or PROBE_SECONDS)

    def close(self) -> None:
        """Closes what the requests are counted in."""
        for budget in self._by_name.values():
            budget.close()
