"""The steps that the stack asks a driver for, and what comes of sending. Nothing is done here."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import httpx
import msgspec
from attrs import define, field, frozen

from hubapi_ext.transport.rate_limits import Budget

MOST_ERROR_BYTES = 8 * 1024 * 1024
"""How much of a refusal is read."""

# The steps that a driver does. There are several for each request, so they are cheap to make.


class Send(msgspec.Struct, frozen=True):
    """Send this. The result is an answer, or the exception that there is none."""

    request: httpx.Request
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


class Renew(msgspec.Struct, frozen=True):
    """Get a token, while nobody else does."""

    rejected: str | None


@frozen
class Answer:
    """An answer that was read to its end."""

    response: httpx.Response
    content: bytes = field(repr=False)


@define
class Body:
    """The body of an answer, as far as it is worth reading."""

    response: httpx.Response
    most: int
    # Many chunks and then all of them as one would be twice the memory.
    _buffer: BytesIO = field(factory=BytesIO, init=False)
    _size: int = field(default=0, init=False)

    def take(self, chunk: bytes) -> bool:
        """Adds a chunk, and says whether to go on."""
        self._size += self._buffer.write(chunk)
        return self._size <= (self.most if self.response.is_success else MOST_ERROR_BYTES)

    @property
    def content(self) -> bytes | None:
        """The body, or the beginning of a refusal's; None when it is too large."""
        return None if self.response.is_success and self._size > self.most else self._buffer.getvalue()
