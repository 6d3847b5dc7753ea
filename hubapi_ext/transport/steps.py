"""The steps that the stack asks a driver for, and what comes of sending. Nothing is done here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from attrs import define, field, frozen

from hubapi_ext.transport import http
from hubapi_ext.transport.rate_limits import Budget
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
    """What the line knows whoever waits by."""
    check: Callable[[float], None]
    """To be called with the seconds of a further wait. Raises when the request is not going to be sent any more."""
    seconds_left: float | None
    """How long it may take at most."""


class Ask(msgspec.Struct, frozen=True):
    """Ask a budget for a request. The result is the seconds until to ask again, or 0."""

    budget: Budget


class WaitFor(msgspec.Struct, frozen=True):
    """Wait for a renewal that another call makes, or for so many seconds."""

    renewal: Renewal
    seconds: float


@frozen
class Broken:
    """That no answer came. What the exception says may hold the token."""

    error: Exception = field(repr=False)


@define(eq=False)
class Answer:
    """An answer that was read to its end."""

    status_code: int
    headers: http.Headers = field(repr=False)
    content: bytes = field(repr=False)
    extensions: dict[str, Any] = field(repr=False)

    @classmethod
    def of(cls, response: http.Response, content: bytes) -> Answer:
        """What is kept of a response: all but its connection."""
        response.extensions.pop("network_stream", None)
        return cls(response.status_code, response.headers, content, response.extensions)

    @property
    def is_success(self) -> bool:
        """Whether the status is 2xx."""
        return 200 <= self.status_code < 300
