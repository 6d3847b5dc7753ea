"""What the transport stack and those who wait for a request tell each other of it. Neither knows the other."""

from __future__ import annotations

from contextlib import suppress
from contextvars import ContextVar
from queue import Empty, SimpleQueue

from attrs import define, field, frozen

SENT = "hubapi_sent"
"""The extension of an answer that holds how it was asked for."""


@frozen
class Sent:
    """How an answer was asked for."""

    request: str
    """Verb and path."""
    attempts: int
    may_have_been_applied: bool
    """Whether an attempt before the one that was answered may have been carried out."""


class GivenUp:
    """Whether nobody waits any more. It may be set in a destructor, so it takes no lock that somebody could hold."""

    def __init__(self) -> None:
        self.is_set = False
        # Whoever waits, waits for an entry, and puts it back for the next one.
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


@define(eq=False)
class InFlight:
    """A request that somebody waits for."""

    given_up: GivenUp = field(factory=GivenUp)
    was_sent: bool = False
    """Whether it may have been carried out by now."""


in_flight: ContextVar[InFlight | None] = ContextVar("in_flight", default=None)


def say_whether_sent(*, was_sent: bool) -> None:
    """Says of the request that is made here whether it may have been carried out by now."""
    if (request := in_flight.get()) is not None:
        request.was_sent = was_sent


def is_given_up() -> bool:
    """Whether nobody waits any more for the request that is made here."""
    request = in_flight.get()
    return request is not None and request.given_up.is_set
