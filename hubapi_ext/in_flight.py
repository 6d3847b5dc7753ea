"""What the transport stack and those who wait for a request tell each other of it. Neither knows the other."""

from __future__ import annotations

from contextvars import ContextVar
from threading import Lock

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
        # Held until it is set: whoever waits, waits for it, and lets it go again.
        self._gate = Lock()
        self._gate.acquire()
        self._openers = [self._gate.release]

    def set(self) -> None:
        """Says that nobody waits any more."""
        self.is_set = True
        # The gate is opened once, however many say so.
        while self._openers:
            self._openers.pop()()

    def wait(self, seconds: float) -> None:
        """Lets so many seconds pass, or fewer when nobody waits any more."""
        if self._gate.acquire(timeout=seconds):
            self._gate.release()


@define(eq=False)
class InFlight:
    """A request that somebody waits for."""

    given_up: GivenUp = field(factory=GivenUp)
    was_sent: bool = False
    """Whether it may have been carried out by now."""


in_flight: ContextVar[InFlight | None] = ContextVar("in_flight", default=None)


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
