"""A budget for an operation that HubSpot calls exempt from the window. It counts nothing until answers show otherwise.

Then its requests draw on the window, and those that it sent in the last ten seconds are counted there afterwards.

Answers show it in two ways. One is a refusal by the window's policy, or by none. The other is that the window's headers
fall with the operation's own requests: over a number of answers they fall nearly as far as there were answers, even
after everything is taken off that this client, and those it shares the window with, have sent meanwhile. A single fall
shows nothing, since counted requests or other programs may be behind it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock
from typing import Any

import msgspec
from attrs import define, field

from hubapi_ext.errors import LimitsUnavailableError, RateLimitError
from hubapi_ext.rate_limit_status import RateLimitStatus
from hubapi_ext.transport.budget import Budget, Durations
from hubapi_ext.transport.exemptions import Exemptions

POLICIES = (None, "TEN_SECONDLY_ROLLING")
"""Refusals that speak of the window. Some name no policy."""
FEWEST_FALLS = 4
"""How often the headers must have fallen."""
LEAST_FALL = 0.75
"""How far they must have fallen for each answer. The rest may have come back, since the window rolls."""
KEPT_TIMES = 4096
"""How many times of sending are kept, which is more than any window of HubSpot's has."""


class _Run(msgspec.Struct):
    """What a number of answers in a row say of the window."""

    begun: float
    since: float
    """What was sent before then lowers nothing."""
    highest: int
    lowest: int
    falls: int = 0

    def add(self, remaining: int, since: float) -> None:
        self.falls += 1
        self.since = min(self.since, since)
        self.highest = max(self.highest, remaining)
        self.lowest = min(self.lowest, remaining)

    def shows(self, others: int = 0) -> bool:
        """Whether the operation's own requests are behind it, if there were so many others."""
        return self.falls >= FEWEST_FALLS and self.highest - self.lowest - others >= LEAST_FALL * self.falls


@define(eq=False)
class ExemptBudget:
    """Of one operation. It has a Budget's face."""

    operation: str
    free: Budget
    """Counts nothing, and waits when HubSpot says so."""
    counted: Budget
    """The window that the operation may draw on after all."""
    exemptions: Exemptions
    siblings: Mapping[str, ExemptBudget]
    """Those of all exempt operations."""
    _sent: deque[float] = field(factory=lambda: deque(maxlen=KEPT_TIMES), init=False)
    """When requests were sent in the last window that were not counted."""
    _durations: Durations = field(factory=Durations, init=False)
    _run: _Run | None = field(default=None, init=False)
    _is_suspected: bool = field(default=False, init=False)
    """Whether it remains to be seen what else was sent. That is looked up where waiting for it is allowed."""
    _lock: Any = field(factory=Lock, init=False)

    @property
    def _current(self) -> Budget:
        return self.counted if self.exemptions.counts(self.operation) else self.free

    @property
    def name(self) -> str:
        """The name of the budget that it draws on."""
        return self._current.name

    @property
    def line(self) -> Any:
        """Its holder may ask."""
        return self._current.line

    @property
    def window(self) -> float:
        """The seconds in which so many requests are granted."""
        return self.counted.window

    @property
    def is_unlimited(self) -> bool:
        """Whether nothing is counted."""
        return self._current.is_unlimited

    @property
    def is_shared(self) -> bool:
        """Whether asking may take a while."""
        counted = self.counted
        return counted.is_shared and (self._is_suspected or counted.notices.is_due or self._current is counted)

    def ask(self) -> float:
        """Returns 0 when a request may be sent, or the seconds until to ask again."""
        # An exempt request does not fail because others cannot be asked whether it is one.
        with suppress(LimitsUnavailableError):
            if self.counted.is_shared:
                self.counted.hear()
            if self._is_suspected:
                self._look_closer()
        if self._current is self.counted:
            self._count_kept()
            return self.counted.ask()
        wait = self.free.ask()
        if not wait:
            self._keep(self.free.clock.monotonic())
        return wait

    def learn(self, status: RateLimitStatus, seconds: float) -> None:
        """Takes in what an answer says, and how long it took to come."""
        if self._current is self.counted:
            self.counted.learn(status, seconds)
            return
        now = self.free.clock.monotonic()
        with self._lock:
            self._durations.add(seconds, now, self.window)
        if status.max is None or status.remaining is None or status.interval_milliseconds is None:
            return
        self.counted.resize(status)
        # Others that had left one answer's time before may have arrived after it.
        since = now - 2 * seconds
        with self._lock:
            run = self._run
            has_rolled = run is not None and status.remaining > run.highest and now - seconds > run.begun
            if run is None or has_rolled or now - run.begun > self.window:
                self._run = _Run(now, since, status.remaining, status.remaining)
            else:
                run.add(status.remaining, since)
                self._is_suspected = run.shows()

    def refused(self, error: RateLimitError) -> None:
        """Takes in that HubSpot refused a request for its rate."""
        if self._current is self.counted:
            self.counted.refused(error)
        elif error.refusal.policy_name in POLICIES and not self.counted.is_unlimited:
            with self._lock:
                # HubSpot does not count what it refuses, and that was sent last.
                if self._sent:
                    self._sent.pop()
            self._end("HubSpot refused it for its rate")
            self._count_kept()
            self.counted.refused(error, is_explained=True)
        else:
            self.free.refused(error)

    def room_in(self) -> float | None:
        """The seconds until the window has room again after a refusal, as far as that is known."""
        return self._current.room_in()

    def sent_since(self, moment: float) -> int:
        """How many requests were sent since then that were not counted."""
        with self._lock:
            return sum(time >= moment for time in self._sent)

    def _keep(self, now: float) -> None:
        with self._lock:
            while self._sent and self._sent[0] < now - self.window:
                self._sent.popleft()
            self._sent.append(now)

    def _look_closer(self) -> None:
        run, self._is_suspected = self._run, False
        if run is None:
            return
        others = self.counted.sent_since(run.since)
        others += sum(one.sent_since(run.since) for one in tuple(self.siblings.values()) if one is not self)
        if run.shows(others):
            self._end("the window's headers fall with it")

    def _end(self, reason: str) -> None:
        self.exemptions.end(self.operation, reason)
        self._run = None

    def _count_kept(self) -> None:
        if self._sent:
            with self._lock:
                kept = tuple(self._sent)
                self._sent.clear()
            self.counted.fill(kept, self._durations)
