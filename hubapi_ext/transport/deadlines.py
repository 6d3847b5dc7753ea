"""Until when the call that is made here may take, whatever it waits for. It waits for nothing itself."""

from __future__ import annotations

from contextvars import ContextVar, Token

import msgspec

from hubapi_ext.transport.clocks import Clock

LONGEST_ATTEMPT = 300.0
"""How many seconds one attempt may take, from asking for a connection to the last byte of the answer."""


class _Deadline(msgspec.Struct, frozen=True):
    clock: Clock
    end: float


_deadline: ContextVar[_Deadline | None] = ContextVar("deadline", default=None)


class within:  # noqa: N801 - it is used as a function
    """Gives this block so many seconds, and no more than the blocks around it have left."""

    # Every request passes two of them, and a generator would take longer than all that is done here.
    __slots__ = ("_before", "_clock", "_seconds")

    def __init__(self, seconds: float | None, clock: Clock) -> None:
        self._seconds, self._clock = seconds, clock
        self._before: Token[_Deadline | None] | None = None

    def __enter__(self) -> None:
        left = seconds_left()
        if self._seconds is not None and (left is None or self._seconds < left):
            self._before = _deadline.set(_Deadline(self._clock, self._clock.monotonic() + self._seconds))

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            _deadline.reset(self._before)


def seconds_left() -> float | None:
    """The seconds until the deadline, below 0 if it has passed; None where there is none."""
    deadline = _deadline.get()
    return None if deadline is None else deadline.end - deadline.clock.monotonic()


def at_most(seconds: float | None) -> float | None:
    """So many seconds, but none after the deadline. Without either there is no bound."""
    left = seconds_left()
    if left is None:
        return seconds
    left = max(0.0, left)
    return left if seconds is None else min(seconds, left)
