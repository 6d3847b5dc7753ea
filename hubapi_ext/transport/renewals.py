"""One renewal of tokens at a time: who makes it, who waits for it, and what came of it. It sends nothing by itself."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from copy import copy
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from attrs import define, field

from hubapi_ext.errors import HubApiError
from hubapi_ext.transport.masking import Secret

if TYPE_CHECKING:
    import asyncio

E = TypeVar("E", bound=HubApiError)


@define(eq=False)
class Renewal:
    """A renewal, for the call that makes it and for those that wait for it.

    It is over when the generator that makes it has ended, in whatever way. So an exception between any two lines leaves
    nobody waiting for a renewal that nobody makes.
    """

    work: Any = field(default=None, repr=False)
    """The generator that makes it."""
    outcome: Secret | HubApiError | None = None
    """The new access token, or why there is none. None where it was interrupted."""
    next: dict[str, Renewal] = field(factory=dict, init=False, repr=False)
    """The one that was begun when this was over."""
    _is_ended: bool = field(default=False, init=False)
    _gate: Lock = field(factory=Lock, init=False, repr=False)
    _openers: list[Callable[[], object]] = field(init=False, repr=False)
    _events: dict[asyncio.AbstractEventLoop, asyncio.Event] = field(factory=dict, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        # Held until the end: whoever waits, waits for it, and lets it go again.
        self._gate.acquire()
        self._openers = [self._gate.release]

    @classmethod
    def ended(cls) -> Renewal:
        """One that is over."""
        renewal = cls()
        renewal.end()
        return renewal

    @property
    def is_over(self) -> bool:
        """Whether nobody makes it any more."""
        return self._is_ended or (self.work is not None and self.work.gi_frame is None)

    def end(self) -> None:
        """Wakes those who wait up."""
        self._is_ended = True
        while self._openers:
            # An event loop may be closed by now.
            with suppress(RuntimeError):
                self._openers.pop()()

    def wait(self, seconds: float) -> None:
        """Lets a thread wait for the end, or for so many seconds."""
        if not self.is_over and self._gate.acquire(timeout=seconds):
            self._gate.release()

    async def wait_async(self, seconds: float) -> None:
        """Lets a task wait for the end, or for so many seconds."""
        import asyncio  # noqa: PLC0415 - threads do without it

        loop = asyncio.get_running_loop()
        event = self._events.get(loop)
        if event is None:
            event = self._events[loop] = asyncio.Event()
            self._openers.append(partial(loop.call_soon_threadsafe, event.set))
        if not self.is_over:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await event.wait()


class Failure(msgspec.Struct, frozen=True):
    """A renewal that failed, and until when the same refresh token is not sent again."""

    refresh_token: Secret
    error: HubApiError
    until: float
    is_final: bool
    """Whether further attempts were in vain. Otherwise the call that made it had no time for another one."""


@define(eq=False)
class Renewals:
    """The renewals of one OAuth, whichever hubs use it."""

    failure: Failure | None = field(default=None, init=False)
    """The last one, if it failed."""
    _current: Renewal = field(factory=Renewal.ended, init=False)

    def begin(self, renewal: Renewal) -> Renewal:
        """The renewal that is being made: this one, unless there is one already."""
        current = self._current
        while current.is_over:
            # One operation, in which the first wins. After an exception from a signal handler a lock could stay held.
            current = current.next.setdefault("next", renewal)
        self._current = current
        return current

    def held(self, refresh_token: Secret, now: float) -> Failure | None:
        """The failure because of which the refresh token is not sent at the moment."""
        failure = self.failure
        return failure if failure and failure.refresh_token == refresh_token and now < failure.until else None


def twin(error: E) -> E:
    """An exception that says the same, to be raised in another place."""
    made = copy(error)
    made.__cause__ = error.__cause__
    return made
