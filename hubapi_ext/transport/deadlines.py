"""Until when the call that is made here may take, whatever it waits for. It waits for nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from attrs import frozen

from hubapi_ext.transport.clocks import Clock

LONGEST_ATTEMPT = 300.0
"""How many seconds one attempt may take, from asking for a connection to the last byte of the answer."""


@frozen
class _Deadline:
    clock: Clock
    end: float


_deadline: ContextVar[_Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def within(seconds: float | None, clock: Clock) -> Iterator[None]:
    """What is done in this block may take so many seconds, and no more than the blocks around it have left."""
    left = seconds_left()
    if seconds is None or (left is not None and left <= seconds):
        yield
        return
    before = _deadline.set(_Deadline(clock, clock.monotonic() + seconds))
    try:
        yield
    finally:
        _deadline.reset(before)


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
