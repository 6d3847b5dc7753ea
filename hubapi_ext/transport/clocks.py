"""Clocks tell the time and wait. Everything that depends on time asks one, so that tests need not wait."""

from __future__ import annotations

import time
from typing import Protocol

from hubapi_ext.transport.in_flight import POLL_SECONDS, in_flight


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


# In a tuple, where tools that stop the clocks of a program for its tests do not find it: a wait would have no end.
_MONOTONIC = (time.monotonic,)


class SystemClock:
    """The machine's clock."""

    def time(self) -> float:
        """The seconds since 1970."""
        return time.time()

    def monotonic(self) -> float:
        """Seconds that never go back, from an unknown beginning."""
        return _MONOTONIC[0]()

    def sleep(self, seconds: float) -> None:
        """Lets so many seconds pass, or fewer when nobody waits any more."""
        request = in_flight.get()
        if request is None:
            time.sleep(seconds)
        else:
            request.wait(seconds)

    async def sleep_async(self, seconds: float) -> None:
        """Lets so many seconds pass for this task alone."""
        import asyncio  # noqa: PLC0415 - threads do without it

        request = in_flight.get()
        while seconds > POLL_SECONDS and not (request is not None and request.is_ended):
            await asyncio.sleep(POLL_SECONDS)
            seconds -= POLL_SECONDS
        if request is None or not request.is_ended:
            await asyncio.sleep(seconds)
