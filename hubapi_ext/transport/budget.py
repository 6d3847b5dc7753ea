"""A budget: a number of requests that HubSpot grants in any span of time. It says how long to wait, and does not wait.

What an answer says is taken in at once and without waiting, by `learn` and `refused`. The place where requests are
counted is touched by `ask` alone, and by what is called from there, since a file or a server may take a while.

Processes that share a window must see it alike, or the one with the largest idea of it takes every slot. So they tell
each other its size, by how much their requests differ in time, and how HubSpot has slowed them down.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import uuid4

import msgspec
from attrs import define, field

from hubapi_client.operations import RateLimit
from hubapi_ext.errors import HubApiError, LimitsUnavailableError, RateLimitError
from hubapi_ext.rate_limit_status import RateLimitStatus
from hubapi_ext.transport.clocks import Clock
from hubapi_ext.transport.limits import Limits, MemoryLimits, NoLimits
from hubapi_ext.transport.notices import Notices

if TYPE_CHECKING:
    from pyrate_limiter import AbstractBucket, Rate
    from pyrate_limiter.abstracts.algorithm import Decision

T = TypeVar("T")

MARGIN, WIDEST_MARGIN = 0.005, 0.1
"""By which part at least, and at most, the client's window is longer than HubSpot's.

In between it is by as much as some requests take longer than others: HubSpot counts them when they arrive, and the
client when they leave.
"""
SLOWDOWN_FACTOR = 0.9
"""What is left of the speed after HubSpot refused a request for its rate."""
SLOWEST = 0.1
RECOVERY = 0.1
"""How much of the speed comes back with each window without such a refusal."""
PROBE_SECONDS = 60.0
"""How long nothing is sent when HubSpot asks to wait long. Then a request finds out whether that has changed."""
MOST_REQUESTS, LONGEST_WINDOW = 100_000, 3600.0
"""What goes beyond that is no rate limit of HubSpot's, whatever a header says. The window is in seconds."""
_SIZE, _SLOWED, _PAUSED, _TOOK = "size", "slowed", "paused", "took "


class Durations(msgspec.Struct):
    """The shortest and the longest time that answers took, in this window and in the one before. In seconds."""

    _spans: tuple[tuple[float, float, float], ...] = ()
    """When a span began, the shortest and the longest."""

    def add(self, seconds: float, now: float, window: float) -> None:
        """Takes in another one."""
        *before, (since, shortest, longest) = self._spans or ((now, seconds, seconds),)
        if now - since >= window:
            before, (since, shortest, longest) = [(since, shortest, longest)], (now, seconds, seconds)
        self._spans = (*before, (since, min(shortest, seconds), max(longest, seconds)))

    def merge(self, other: Durations) -> None:
        """Takes in those of other answers."""
        self._spans = (*other._spans[-1:], *self._spans[-1:])

    @property
    def range(self) -> tuple[float, float] | None:
        """The shortest and the longest, if there are any."""
        if not self._spans:
            return None
        return min(shortest for _, shortest, _ in self._spans), max(longest for _, _, longest in self._spans)


@define(eq=False)
class Budget:
    """Requests wait in a line, and ask in turn."""

    name: str
    facts: RateLimit
    limits: Limits | NoLimits
    clock: Clock
    line: Any
    """Its holder may ask."""
    reserve: float = 0.0
    """Which part of it is left to others."""
    notices: Notices = field(init=False)
    """What those tell who count at the same place."""
    _member: str = field(factory=lambda: uuid4().hex[:12], init=False)
    """What the others know this process by."""
    _most: int = field(init=False)
    _milliseconds: int = field(init=False)
    _speed: float = field(default=1.0, init=False)
    _slowed_at: float = field(default=-math.inf, init=False)
    _explained_at: float = field(default=-math.inf, init=False)
    """When a refusal last said, or taught, what is used of the window, and so slowed nothing down."""
    _paused_until: float = field(default=-math.inf, init=False)
    _bucket: AbstractBucket | None = field(default=None, init=False)
    _cleaned_at: float = field(default=-math.inf, init=False)
    _durations: Durations = field(factory=Durations, init=False)
    _took_told_at: float = field(default=-math.inf, init=False)
    """When the others were told of those."""
    _sent: deque[float] = field(factory=deque, init=False)
    """When this client has sent the requests of the last window."""
    _sent_before: list[float] = field(factory=list, init=False)
    """When requests were sent that are to be counted afterwards."""
    _reported: tuple[int, float] | None = field(default=None, init=False)
    """How many requests an answer said that the window has, and when."""
    _lock: Any = field(factory=RLock, init=False)
    _counting_lock: Any = field(factory=RLock, init=False)
    """Its holder may touch the bucket."""

    def __attrs_post_init__(self) -> None:
        self._most, self._milliseconds = self.facts.requests, self.facts.milliseconds
        self.notices = Notices(self.clock)

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
        if (pause := self._paused_until - self.clock.monotonic()) > 0:
            return pause
        if isinstance(self.limits, NoLimits):
            return 0
        return self._count(self.limits, self._ask)

    def _ask(self, bucket: AbstractBucket) -> float:
        # Another process may have told of a pause just now.
        if (pause := self._paused_until - self.clock.monotonic()) > 0:
            return pause
        return self._take(bucket)

    def hear(self) -> None:
        """Hears what the others tell, if it is time."""
        if not isinstance(self.limits, NoLimits) and self.notices.is_due:
            self._count(self.limits, lambda _: None)

    def sent_since(self, moment: float) -> int:
        """How many requests were counted since then, in all processes that share the budget."""
        from hubapi_ext.transport.buckets import Fillable  # noqa: PLC0415 - slow to import

        if isinstance(self.limits, NoLimits):
            return 0
        return self._count(
            self.limits,
            lambda bucket: (
                bucket.count_since(self._stamp(moment))
                if isinstance(bucket, Fillable)
                else sum(time >= moment for time in self._sent)
            ),
        )

    def fill(self, times: tuple[float, ...], durations: Durations) -> None:
        """Counts requests that were sent at these times, whose answers took so long."""
        with self._lock:
            self._sent_before += times
            self._sent = deque(sorted([*self._sent, *times]))
            self._durations.merge(durations)

    def _count(self, limits: Limits, do: Callable[[AbstractBucket], T]) -> T:
        """Does something with the bucket, once it holds all that is known by now."""
        try:
            with self._counting_lock:
                done = do(self._prepared(limits))
        except HubApiError:
            raise
        except Exception as error:
            # A server that was away has forgotten what it was told, so the next one to ask begins anew.
            with self._counting_lock:
                self.close()
            # Redis, SQLite and the network each have a tree of exceptions.
            raise LimitsUnavailableError(f"the requests cannot be counted: {error}") from error
        except BaseException:
            # One from a signal handler may have come between taking a lock and the block that gives it back.
            let_go = getattr(self._bucket, "let_go", None)
            if let_go is not None:
                let_go()
            raise
        return done

    def _prepared(self, limits: Limits) -> AbstractBucket:
        if self._bucket is None:
            self._bucket = limits.bucket(self.name, [self._rate()])
        bucket = self._bucket
        from hubapi_ext.transport.buckets import Shared  # noqa: PLC0415 - slow to import

        if self.notices.is_due and isinstance(bucket, Shared):
            self.notices.exchange(bucket)
            self._take_in_notices()
        rate = self._rate()
        if (rate.limit, rate.interval) != (bucket.rates[0].limit, bucket.rates[0].interval):
            bucket.rates = [rate]
        now = self.clock.monotonic()
        if now - self._cleaned_at >= self.window:
            bucket.leak(self._stamp(now))
            self._cleaned_at = now
        if self._sent_before or self._reported:
            self._fill(bucket)
        return bucket

    def _rate(self) -> Rate:
        from pyrate_limiter import Rate  # noqa: PLC0415 - slow to import

        with self._lock:
            most = max(1, math.floor(self._most * (1 - self.reserve) * self._speed_at(self.clock.monotonic())))
            return Rate(most, math.ceil(self._milliseconds * (1 + self._margin())))

    def _fill(self, bucket: AbstractBucket) -> None:
        """Counts what was sent by others, or by this client before it knew that it counts."""
        from pyrate_limiter import RateItem  # noqa: PLC0415 - slow to import

        from hubapi_ext.transport.buckets import OTHERS, Fillable  # noqa: PLC0415 - slow to import

        if (before := tuple(self._sent_before)) and isinstance(bucket, Fillable):
            bucket.fill(map(self._stamp, before), "sent before")
        with self._lock:
            del self._sent_before[: len(before)]
            reported, self._reported = self._reported, None
        if reported is None:
            return
        used, moment = reported
        # What others use comes out of what is left to them, as far as that goes.
        used -= math.floor(self._most * self.reserve)
        with cast("AbstractContextManager[object]", bucket.limiter_lock() or nullcontext()):
            bucket.leak(self._stamp(self.clock.monotonic()))
            missing = min(used, bucket.rates[0].limit) - cast("int", bucket.count())
            if missing > 0 and isinstance(bucket, Fillable):
                bucket.fill([self._stamp(moment)] * missing, OTHERS)
            elif missing > 0:
                bucket.put(RateItem(self.name, self._stamp(moment), weight=missing))

    def _take(self, bucket: AbstractBucket) -> float:
        from pyrate_limiter import RateItem  # noqa: PLC0415 - slow to import

        from hubapi_ext.transport.buckets import Shared  # noqa: PLC0415 - slow to import

        with cast("AbstractContextManager[object]", bucket.limiter_lock() or nullcontext()):
            # A request that has waited for the lock is sent now, and not when it began to wait.
            now = self.clock.monotonic()
            if isinstance(bucket, Shared):
                wait = bucket.take(self._stamp(now), self._member) / 1000
            else:
                decision = cast("Decision", bucket.put_decision(RateItem(self.name, self._stamp(now))))
                wait = 0.0 if decision.allowed else max(decision.retry_after_ms or 0, 1) / 1000
        if wait > 2 * self.window and self.is_shared:
            # The machine's clock was set back: what was counted lies in the future and would block for as long.
            bucket.flush()
            return self.window
        if not wait:
            self._sent.append(now)
            while self._sent[0] < now - self.window:
                self._sent.popleft()
        return wait

    def _stamp(self, moment: float) -> int:
        """A time in milliseconds, by a clock that all who count there share."""
        ago = self.clock.monotonic() - moment
        return int(((self.clock.time() if self.is_shared else self.clock.monotonic()) - ago) * 1000)

    def _speed_at(self, now: float) -> float:
        return min(1.0, self._speed + RECOVERY * max(0.0, (now - self._slowed_at) / self.window - 1))

    def _margin(self) -> float:
        every = [tuple(map(float, notice.split())) for notice in self.notices.all(_TOOK)]
        if own := self._durations.range:
            every.append(own)
        if not every:
            return MARGIN
        differ = max(longest for _, longest in every) - min(shortest for shortest, _ in every)
        return min(WIDEST_MARGIN, MARGIN + differ / self.window)

    def learn(self, status: RateLimitStatus, seconds: float) -> None:
        """Takes in what an answer says of the budget, and how long it took to come."""
        now = self.clock.monotonic()
        with self._lock:
            known = self._durations.range
            self._durations.add(seconds, now, self.window)
            took = self._durations.range
            if took and (took != known or now - self._took_told_at >= self.window):
                self._took_told_at = now
                self.notices.tell(_TOOK + self._member, f"{took[0]:.3f} {took[1]:.3f}", 2 * self.window)
            if not self.resize(status) or status.max is None or status.remaining is None:
                return
            # An answer that was long in flight tells of a window that is over. Where the counting is shared, the
            # others have counted theirs themselves.
            if seconds <= self.window * WIDEST_MARGIN and isinstance(self.limits, MemoryLimits):
                self._reported = (status.max - status.remaining, now)

    def resize(self, status: RateLimitStatus) -> bool:
        """Takes in how large the window is. Returns whether the answer says so."""
        if not self.facts.reported_in_headers or not status.max or not status.interval_milliseconds:
            return False
        if status.max > MOST_REQUESTS or status.interval_milliseconds > LONGEST_WINDOW * 1000:
            return False
        with self._lock:
            size = (status.max, status.interval_milliseconds)
            if size != (self._most, self._milliseconds):
                self._most, self._milliseconds = size
                self.notices.tell(_SIZE, f"{size[0]} {size[1]}", LONGEST_WINDOW, at_once=True)
        return True

    def refused(self, error: RateLimitError, *, is_explained: bool = False) -> None:
        """Takes in that HubSpot refused a request for its rate: the next ones come more slowly.

        A refusal that tells, or has taught, what is used of the window slows nothing down by itself: the count is right
        from then on. If it is followed by another one, something else is the matter.
        """
        now = self.clock.monotonic()
        with self._lock:
            if error.retry_after:
                pause = min(error.retry_after, PROBE_SECONDS)
                self._paused_until = max(self._paused_until, now + pause)
                self.notices.tell(_PAUSED, str(self.clock.time() + pause), pause, at_once=True)
            if self.facts.reported_in_headers and error.refusal.rate_limits.remaining == 0:
                self._reported, is_explained = (self._most, now), True
            since = now - self._explained_at
            if is_explained and not self.window / 10 < since < 2 * self.window:
                if since >= 2 * self.window:
                    self._explained_at = now
                return
            # Requests that were in flight together are refused together, and count once.
            if now - self._slowed_at >= self.window / 10:
                self._speed = max(SLOWEST, self._speed_at(now) * SLOWDOWN_FACTOR)
                self._slowed_at = now
                self.notices.tell(_SLOWED, f"{self._speed} {self.clock.time()}", 10 * self.window, at_once=True)

    def room_in(self) -> float | None:
        """The seconds until the window has room again after a refusal, as far as that is known.

        Where others count too, and the window is known to be full, asking tells that.
        """
        if self.is_unlimited:
            return None
        now = self.clock.monotonic()
        with self._lock:
            if self.is_shared and now - self._explained_at <= self.window / 10:
                return 0.0
            first = next(iter(tuple(self._sent)), None)
            return None if first is None else max(0.0, first + self.window * (1 + self._margin()) - now)

    def _take_in_notices(self) -> None:
        now, wall = self.clock.monotonic(), self.clock.time()
        with self._lock:
            if size := self.notices.get(_SIZE):
                self._most, self._milliseconds = map(int, size.split())
            if paused := self.notices.get(_PAUSED):
                self._paused_until = max(self._paused_until, now + min(PROBE_SECONDS, float(paused) - wall))
            if slowed := self.notices.get(_SLOWED):
                speed, at = map(float, slowed.split())
                if now - (wall - at) > self._slowed_at:
                    self._speed, self._slowed_at = speed, now - max(0.0, wall - at)

    def close(self) -> None:
        """Closes what the requests are counted in."""
        with self._counting_lock:
            bucket, self._bucket = self._bucket, None
        if bucket is not None:
            with suppress(Exception):
                bucket.close()
