"""What tells the time and waits. Everything that depends on time asks a clock, so that tests need not wait."""

from __future__ import annotations

import asyncio
import time
from contextvars import ContextVar
from threading import Event
from typing import Protocol

given_up: ContextVar[Event | None] = ContextVar("given_up", default=None)
"""Set when nobody waits any more for what the running thread does."""


def is_given_up() -> bool:
    """Whether nobody waits any more for what is running here."""
    event = given_up.get()
    return event is not None and event.is_set()


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def time(self) -> float:
        """The seconds since 1970."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go back, from an unknown beginning."""
        ...

    def sleep(self, seconds: float) -> None:
        """Lets so many seconds pass."""
        ...

    async def sleep_async(self, seconds: float) -> None:
        """Lets so many seconds pass for this task alone."""
        ...


class SystemClock:
    """The machine's clock."""

    def time(self) -> float:
        """The seconds since 1970."""
        return time.time()

    def monotonic(self) -> float:
        """Seconds that never go back, from an unknown beginning."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Lets so many seconds pass, or fewer when nobody waits any more."""
        event = given_up.get()
        if event is None:
            time.sleep(seconds)
        else:
            event.wait(seconds)

    async def sleep_async(self, seconds: float) -> None:
        """Lets so many seconds pass for this task alone."""
        await asyncio.sleep(seconds)
