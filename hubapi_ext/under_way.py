"""What the transport stack and those who wait for a request tell each other of it. Neither knows the other."""

from __future__ import annotations

from contextvars import ContextVar
from threading import Event

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


@define(eq=False)
class UnderWay:
    """A request that somebody waits for."""

    given_up: Event = field(factory=Event)
    """Set when nobody waits any more."""
    was_sent: bool = False
    """Whether it may have been carried out by now."""


under_way: ContextVar[UnderWay | None] = ContextVar("under_way", default=None)


def say_whether_sent(*, was_sent: bool) -> None:
    """Says of the request that is made here whether it may have been carried out by now."""
    if (request := under_way.get()) is not None:
        request.was_sent = was_sent


def is_given_up() -> bool:
    """Whether nobody waits any more for the request that is made here."""
    request = under_way.get()
    return request is not None and request.given_up.is_set()
