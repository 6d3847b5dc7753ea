"""Whether a request that failed is sent again, and after how long. It is decided here, and done elsewhere."""

from __future__ import annotations

import random
from collections.abc import Callable
from threading import Lock
from typing import Literal

import msgspec
from attrs import define, field

from hubapi_ext.errors import (
    DailyLimitError,
    HubApiError,
    LockedError,
    MigrationError,
    RateLimitError,
    RefusedError,
    ServerError,
    TransportError,
    TransportFailedError,
)

Replay = Literal["read", "set", "create"]
"""What sending a request twice does: nothing, the same as once, or the thing twice over."""
Jitter = Callable[[float, float], float]
"""Chooses a number between two."""

LONGEST_WAIT = 60.0
"""The longest wait before a request is sent again, in seconds. If HubSpot asks for longer, the call raises."""
LONGEST_BACKOFF = 20.0
LOCK_SECONDS = 2.0
"""How long HubSpot's locks last."""
TRANSIENT_STATUSES = frozenset([500, 502, 503, 504, 520, 521, 522, 523, 524])
"""The statuses of failures that may pass by themselves."""


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """A request that failed, and what is known about sending it again."""

    error: HubApiError
    number: int
    """How many times it was sent, or tried to be sent, by now."""
    replay: Replay
    """What sending it twice does."""
    window: float
    """The seconds of the rate limit that it draws on."""
    room_in: float | None = None
    """The seconds until that one has room again, as far as it is known."""


def may_be_repeated(error: HubApiError, replay: Replay) -> bool:
    """Whether sending again may help, and cannot do anything twice."""
    if isinstance(error, DailyLimitError | TransportFailedError):
        return False
    if isinstance(error, RateLimitError | LockedError | MigrationError):
        # Refused before anything was carried out.
        return True
    if isinstance(error, TransportError):
        return not error.sent or replay != "create"
    return isinstance(error, ServerError) and error.status in TRANSIENT_STATUSES and replay != "create"


def wait_before_repeating(attempt: Attempt, jitter: Jitter = random.uniform) -> float | None:
    """The seconds to wait before the request is sent again; None when it is not."""
    error = attempt.error
    if not may_be_repeated(error, attempt.replay):
        return None
    asked = error.retry_after if isinstance(error, RefusedError) else None
    if isinstance(error, MigrationError) and asked is None:
        # It may take a day.
        return None
    backoff = jitter(0, min(LONGEST_BACKOFF, 2.0 ** (attempt.number - 1)))
    least = LOCK_SECONDS if isinstance(error, LockedError) else 0.0
    if isinstance(error, RateLimitError) and attempt.room_in is not None:
        # Those that wait together are sent one by one: they ask the rate limit again, in turn.
        wait = min(jitter(attempt.window / 2, attempt.window), attempt.room_in) if asked is None else asked
    elif asked is not None:
        wait = max(least, asked + min(backoff, 1.0))
    elif isinstance(error, RateLimitError):
        wait = jitter(attempt.window / 2, attempt.window)
    else:
        wait = least + backoff
    return wait if wait <= LONGEST_WAIT else None


@define
class RetryBudget:
    """Bounds how many requests of a client are sent again, so that a storm of failures does not multiply the load.

    Each further attempt has a price. It is paid back when the request succeeds, and every request that succeeds at once
    earns a little more.
    """

    capacity: int = 500
    price: int = 5
    _left: int = field(init=False)
    _lock: Lock = field(factory=Lock, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._left = self.capacity

    def take(self) -> bool:
        """Pays for another attempt, if there is enough left."""
        with self._lock:
            if self._left < self.price:
                return False
            self._left -= self.price
            return True

    def succeeded(self, attempts: int) -> None:
        """Takes in that a request succeeded after so many attempts."""
        with self._lock:
            self._left = min(self.capacity, self._left + max(1, self.price * (attempts - 1)))
