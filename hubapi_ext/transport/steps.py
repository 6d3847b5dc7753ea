"""The steps that the stack asks a driver for, and what comes of sending. Nothing is done here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from hubapi_ext.transport import http
from hubapi_ext.transport.rate_limits import AnyBudget
from hubapi_ext.transport.renewals import Renewal

# The steps that a driver does. There are several for each request, so they are cheap to make.


class Send(msgspec.Struct, frozen=True):
    """Send this. The result is an answer, or why there is none."""

    request: http.Request
    seconds: float | None
    """How long it may take at most, with all of the answer."""


class Sleep(msgspec.Struct, frozen=True):
    """Let so many seconds pass."""

    seconds: float


class Queue(msgspec.Struct, frozen=True):
    """Wait for a turn in a line."""

    line: Any
    turn: Any
    """What the line knows a waiter by."""
    check: Callable[[float], None]
    """To be called with the seconds of a further wait. Raises when the request is not going to be sent any more."""
    seconds_left: float | None
    """How long it may take at most."""


class Ask(msgspec.Struct, frozen=True):
    """Ask a budget for a request. The result is the seconds until to ask again, or 0."""

    budget: AnyBudget


class WaitFor(msgspec.Struct, frozen=True):
    """Wait for a renewal that another call makes, or for so many seconds."""

    renewal: Renewal
    seconds: float


class Broken(msgspec.Struct, frozen=True):
    """That no answer came. What the exception says may hold the token."""

    error: Exception

    def __repr__(self) -> str:
        return f"Broken({type(self.error).__name__})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("error", type(self.error).__name__)]


class Answer(msgspec.Struct, eq=False):
    """An answer that was read to its end. Its headers and its content may repeat the token."""

    status_code: int
    headers: http.Headers
    content: bytes
    extensions: dict[str, Any]

    def __repr__(self) -> str:
        return f"Answer({self.status_code})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("status_code", self.status_code)]

    @classmethod
    def of(cls, response: http.Response, content: bytes) -> Answer:
        """What is kept of a response: all but its connection."""
        response.extensions.pop("network_stream", None)
        return cls(response.status_code, response.headers, content, response.extensions)

    @property
    def is_success(self) -> bool:
        """Whether the status is 2xx."""
        return 200 <= self.status_code < 300
