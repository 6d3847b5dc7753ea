"""Keeps a client within HubSpot's rate limits, and lets it use them up. It tells how long to wait, and does not wait.

The counting is pyrate-limiter's, so that what it can share between processes can be shared here.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable
from os import PathLike
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any, Protocol, cast

from attrs import define, field, frozen

from hubapi_client.operations import RATE_LIMITS, RateLimit
from hubapi_ext.clocks import Clock
from hubapi_ext.errors import (
    ConfigurationError,
    DailyLimitError,
    HubApiError,
    LimitsUnavailableError,
    RateLimitError,
    Refusal,
    RefusedError,
)
from hubapi_ext.rate_limit_status import RateLimitStatus

if TYPE_CHECKING:
    from pyrate_limiter import AbstractBucket, Rate
    from pyrate_limiter.abstracts.algorithm import Decision

EXEMPT = "exempt"
_TOLD_BY_HEADERS = "ten-secondly"
"""The budget that the headers of an answer speak of."""

MARGIN = 0.02
"""By how much the client's window is longer than HubSpot's, since not all requests take equally long to arrive."""
SLOWER = 0.9
"""What is left of the speed after HubSpot refused a request for its rate."""
SLOWEST = 0.1
RECOVERY = 0.1
"""How much of the speed comes back with each window without such a refusal."""
PROBE_SECONDS = 60.0
"""How long nothing is sent once the day's requests are used up. Then one request finds out whether it is a new day."""


class Limits(Protocol):
    """Where the requests are counted."""

    @property
    def shared(self) -> bool:
        """Whether other processes count there too. Then the machine's clock counts, and asking may take a while."""
        ...

    def bucket(self, budget: str, rates: list[Rate]) -> AbstractBucket:
        """The bucket of pyrate-limiter for a budget. The hub closes it."""
        ...


@frozen
class MemoryLimits:
    """Counts the requests of one client."""

    shared: bool = field(default=False, init=False)

    def bucket(self, budget: str, rates: list[Rate]) -> AbstractBucket:
        """The bucket for a budget."""
        from pyrate_limiter import InMemoryBucket  # noqa: PLC0415 - slow to import

        del budget
        return InMemoryBucket(rates)


@frozen
class NoLimits:
    """Counts nothing: HubSpot alone says when it is too much."""


@frozen
class SQLiteLimits:
    """Counts the requests of all processes of one machine, in a file.

    Args:
        path: The file, which is made when it is missing.
        name: Tells apart what has a budget of its own: one name for each HubSpot account and app.
    """

    path: str | PathLike[str]
    name: str = field(default="hubapi", kw_only=True)
    shared: bool = field(default=True, init=False)

    def bucket(self, budget: str, rates: list[Rate]) -> AbstractBucket:
        """The bucket for a budget."""
        from pyrate_limiter import SQLiteBucket  # noqa: PLC0415 - slow to import

        connection = sqlite3.connect(self.path, timeout=_BUSY_SECONDS, check_same_thread=False, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        # What is lost when the machine fails is ten seconds old when it is up again.
        connection.execute("PRAGMA synchronous=OFF")
        table = f"{self.name}:{budget}".replace("'", "").replace('"', "")
        connection.execute(f"CREATE TABLE IF NOT EXISTS '{table}' (name VARCHAR, item_timestamp INTEGER)")
        connection.execute(f"CREATE INDEX IF NOT EXISTS '{table}:time' ON '{table}' (item_timestamp)")
        return SQLiteBucket(rates, connection, table, lock=_Transaction(connection))


_BUSY_SECONDS = 10.0


@define
class _Transaction:
    """A lock on a SQLite file, for all processes: between reading a count and writing it nobody else may."""

    connection: sqlite3.Connection
    _lock: Any = field(factory=RLock, init=False)

    def __enter__(self) -> None:
        self._lock.acquire()
        try:
            self.connection.execute("BEGIN IMMEDIATE")
        except BaseException:
            self._lock.release()
            raise

    def __exit__(self, *_: object) -> None:
        try:
            # The bucket has committed what it counted; what it did not count changes nothing.
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
        finally:
            self._lock.release()


@define
class RedisLimits:
    """Counts the requests of a fleet, in Redis. It needs the extra `redis`.

    The clocks of the machines must agree to within a few milliseconds.

    Args:
        url: The address of the server, such as redis://localhost:6379/0.
        name: Tells apart what has a budget of its own: one name for each HubSpot account and app.
    """

    url: str = field(repr=False)
    name: str = field(default="hubapi", kw_only=True)
    shared: bool = field(default=True, init=False)
    _client: Any = field(default=None, init=False, repr=False)

    def bucket(self, budget: str, rates: list[Rate]) -> AbstractBucket:
        """The bucket for a budget."""
        from pyrate_limiter import RedisBucket  # noqa: PLC0415 - slow to import

        try:
            import redis  # noqa: PLC0415 - an extra
        except ImportError:
            raise ConfigurationError("RedisLimits needs the extra: pip install hubapi[redis]") from None
        if self._client is None:
            self._client = redis.Redis.from_url(self.url)
        return cast("AbstractBucket", RedisBucket.init(rates, self._client, f"hubapi:{self.name}:{budget}"))

    def close(self) -> None:
        """Closes the connections, when no hub uses them any more."""
        if self._client is not None:
            self._client.close()
            self._client = None


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
    _lock: Lock = field(factory=Lock, init=False)

    def __attrs_post_init__(self) -> None:
        self._most, self._milliseconds = self.facts.requests, self.facts.milliseconds

    @property
    def is_shared(self) -> bool:
        """Whether others count there too, so that asking may take a while."""
        return not isinstance(self.limits, NoLimits) and self.limits.shared

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
        with self._lock:
            try:
                return self._ask(self.limits, now)
            except HubApiError:
                raise
            except Exception as error:
                # Redis, SQLite and the network each have a tree of exceptions.
                raise LimitsUnavailableError(f"the requests cannot be counted: {error}") from error

    def _ask(self, limits: Limits, now: float) -> float:
        from pyrate_limiter import Rate, RateItem  # noqa: PLC0415 - slow to import

        most = max(1, math.floor(self._most * self._speed_at(now)))
        rate = Rate(most, math.ceil(self._milliseconds * (1 + MARGIN)))
        if self._bucket is None:
            self._bucket = limits.bucket(self.name, [rate])
        elif (rate.limit, rate.interval) != (self._bucket.rates[0].limit, self._bucket.rates[0].interval):
            self._bucket.rates = [rate]
        stamp = self._stamp(limits, now)
        if now - self._cleaned_at >= self.window:
            self._bucket.leak(stamp)
            self._cleaned_at = now
        decision = cast("Decision", self._bucket.put_decision(RateItem(self.name, stamp)))
        return 0.0 if decision.allowed else max(decision.retry_after_ms or 0, 1) / 1000

    def _stamp(self, limits: Limits, now: float) -> int:
        return int((self.clock.time() if limits.shared else now) * 1000)

    def _speed_at(self, now: float) -> float:
        return min(1.0, self._speed + RECOVERY * max(0.0, (now - self._slowed_at) / self.window - 1))

    def learn(self, status: RateLimitStatus) -> None:
        """Takes in what an answer says of the budget."""
        if self.name != _TOLD_BY_HEADERS or not status.max or not status.interval_milliseconds:
            return
        with self._lock:
            self._most, self._milliseconds = status.max, status.interval_milliseconds
            if status.remaining is not None and self._bucket is not None:
                self._count_others(self._bucket, status.max - status.remaining)

    def _count_others(self, bucket: AbstractBucket, used: int) -> None:
        """Counts what others have used of the budget, this program before its restart for instance."""
        from pyrate_limiter import InMemoryBucket, RateItem  # noqa: PLC0415 - slow to import

        if not isinstance(bucket, InMemoryBucket):
            # Those who share the counting have counted it.
            return
        stamp = int(self.clock.monotonic() * 1000)
        bucket.leak(stamp)
        missing = used - bucket.count()
        if missing > 0:
            bucket.put(RateItem(self.name, stamp, weight=missing))

    def refused(self, error: RateLimitError) -> None:
        """Takes in that HubSpot refused a request for its rate: the next ones come more slowly."""
        now = self.clock.monotonic()
        with self._lock:
            if error.retry_after:
                self._paused_until = max(self._paused_until, now + error.retry_after)
            # Requests that were under way together are refused together, and count once.
            if now - self._slowed_at >= self.window / 10:
                self._speed = max(SLOWEST, self._speed_at(now) * SLOWER)
                self._slowed_at = now

    def close(self) -> None:
        """Closes what the requests are counted in."""
        with self._lock:
            if self._bucket is not None:
                self._bucket.close()


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

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def day_is_over(self) -> DailyLimitError | None:
        """The exception for a request that is not worth sending, because the day's requests are used up."""
        said = self._day_is_over
        if said is None:
            return None
        now = self.clock.monotonic()
        if now < self._probe_at:
            return DailyLimitError(said)
        self._probe_at = now + PROBE_SECONDS
        return None

    def learn(self, budget: Budget, answer: RateLimitStatus, error: RefusedError | None, request: str) -> None:
        """Takes in what an answer says."""
        if answer != RateLimitStatus():
            self.status = answer
        budget.learn(answer)
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
