"""What the transport stack and those who wait for a request tell each other of it. Neither knows the other."""

from __future__ import annotations

from contextlib import suppress
from contextvars import ContextVar, Token
from queue import Empty, SimpleQueue

import msgspec

from hubapi_ext.transport.masking import Secret

POLL_SECONDS = 0.2
"""How often a waiting thread or task looks whether it should still wait."""
SENT = "hubapi_sent"
"""The extension of an answer that holds how it was asked for."""


class Sent(msgspec.Struct, frozen=True):
    """How an answer was asked for."""

    request: str
    """Verb and path."""
    attempts: int
    may_have_been_applied: bool
    """Whether an attempt before the one that was answered may have been carried out."""
    secrets: tuple[Secret, ...] = ()
    """What the answer may repeat, and no exception should show."""


class GivenUp:
    """Whether nobody waits any more. It may be set in a destructor, so it takes no lock that somebody could hold."""

    def __init__(self) -> None:
        self.is_set: bool = False
        # A waiter waits for an entry, and puts it back for the next one.
        self._gate: SimpleQueue[None] = SimpleQueue()

    def set(self) -> None:
        """Says that nobody waits any more."""
        self.is_set = True
        self._gate.put(None)

    def wait(self, seconds: float) -> None:
        """Lets so many seconds pass, or fewer when nobody waits any more."""
        with suppress(Empty):
            self._gate.get(timeout=seconds)
            self._gate.put(None)


class InFlight(msgspec.Struct, eq=False):
    """A request that somebody waits for."""

    given_up: GivenUp = msgspec.field(default_factory=GivenUp)
    was_sent: bool = False
    """Whether it may have been carried out by now."""
    hub_closed: GivenUp | None = None
    """Set when the hub is closed through which it is sent."""

    @property
    def is_ended(self) -> bool:
        """Whether it need not wait any more."""
        return self.given_up.is_set or (self.hub_closed is not None and self.hub_closed.is_set)

    def wait(self, seconds: float) -> None:
        """Lets so many seconds pass, or fewer when it need not wait any more."""
        while seconds > 0 and not self.is_ended:
            self.given_up.wait(min(seconds, POLL_SECONDS))
            seconds -= POLL_SECONDS


in_flight: ContextVar[InFlight | None] = ContextVar("in_flight", default=None)


class known_in_flight:  # noqa: N801 - it is used as a function
    """Makes it known that a request is made in this block, and when its hub is closed."""

    __slots__ = ("_before", "_hub_closed")

    def __init__(self, hub_closed: GivenUp) -> None:
        self._hub_closed = hub_closed
        self._before: Token[InFlight | None] | None = None

    def __enter__(self) -> None:
        request = in_flight.get()
        if request is not None:
            request.hub_closed = self._hub_closed
        else:
            self._before = in_flight.set(InFlight(hub_closed=self._hub_closed))

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            in_flight.reset(self._before)


def say_whether_sent(*, was_sent: bool) -> bool:
    """Says of the request that is made here whether it may have been carried out by now; returns what was said."""
    request = in_flight.get()
    if request is None:
        return False
    before, request.was_sent = request.was_sent, was_sent
    return before


def is_given_up() -> bool:
    """Whether nobody waits any more for the request that is made here."""
    request = in_flight.get()
    return request is not None and request.given_up.is_set
