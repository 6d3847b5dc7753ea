"""Requests and responses as plain data, and the journal's entries. Nothing here knows HTTP libraries or HubSpot."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs

import msgspec
from attrs import field, frozen


def _with_lower_case_names(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


@frozen
class Request:
    """What arrives at the mock. The path is decoded, header names are found in lower case."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(factory=dict, converter=_with_lower_case_names, repr=False)
    body: bytes = field(default=b"", repr=False)

    @property
    def json(self) -> Any:
        """The decoded JSON body; None where there is no body."""
        return msgspec.json.decode(self.body) if self.body else None

    @property
    def parameters(self) -> dict[str, list[str]]:
        """The query's parameters, each with all its values."""
        return parse_qs(self.query, keep_blank_values=True)


@frozen(kw_only=True)
class Delivery:
    """How a response reaches the client. The transport sees to that; nothing waits or breaks here."""

    delay: float = 0.0
    """How many seconds pass before the first byte."""
    bytes_per_second: float | None = None
    """How fast the body comes; None for at once."""
    kept_bytes: int | None = None
    """After how many bytes of the body the connection is cut; None for never."""
    reset: bool = False
    """Whether the connection is reset instead of an answer."""


AT_ONCE = Delivery()

# A slow body comes in so many pieces a second.
_PIECES_PER_SECOND = 20


@frozen
class Response:
    """What the mock answers."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    delivery: Delivery = AT_ONCE

    def pieces(self) -> Iterator[tuple[bytes, float]]:
        """The pieces in which the body is delivered, and the seconds that pass before each."""
        speed, kept = self.delivery.bytes_per_second, self.delivery.kept_bytes
        body = self.body if kept is None else self.body[:kept]
        size = len(body) if speed is None else max(1, int(speed / _PIECES_PER_SECOND))
        for start in range(0, len(body), size or 1):
            piece = body[start : start + size]
            yield piece, len(piece) / speed if speed else 0.0


Handle = Callable[[Request], Response]
"""Whatever answers requests."""


@frozen(kw_only=True)
class Exchange:
    """A request and its response, as a portal's journal remembers them. Headers are left out, and so is the token.

    The response is the one that the mock gave, also where a fault kept it from reaching the client.
    """

    method: str
    path: str
    query: str = ""
    operation: str | None
    status: int
    """Of the response; 0 where a fault reset the connection before anything was done."""
    # Kept as they came: decoded, a large batch takes many times the memory.
    request_body: bytes = field(repr=False)
    response_body: bytes = field(repr=False)

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        texts = (self.path, self.query, self.request_body, self.response_body)
        return sum(map(len, texts)) + _BYTES_OF_AN_EXCHANGE

    @property
    def request(self) -> Any:
        """The decoded JSON body of the request, or its text; None where it had none."""
        return _decoded(self.request_body) if self.request_body else None

    @property
    def response(self) -> Any:
        """The decoded JSON body of the response, or its text."""
        return _decoded(self.response_body)

    def as_json(self) -> dict[str, Any]:
        """The exchange as the control endpoint shows it."""
        query = {"query": self.query} if self.query else {}
        names = ("operation", "request", "status", "response")
        shown = {name: getattr(self, name) for name in names}
        return {"method": self.method, "path": self.path, **query, **shown}


# What is around the texts: objects, a place in a queue.
_BYTES_OF_AN_EXCHANGE = 500


def _decoded(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (ValueError, RecursionError):
        return body.decode(errors="replace")
