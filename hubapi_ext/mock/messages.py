"""Requests and responses as plain data, and the journal's entries. Nothing here knows HTTP libraries or HubSpot."""

from collections.abc import Mapping
from typing import Any

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
    headers: Mapping[str, str] = field(factory=dict, converter=_with_lower_case_names)
    body: bytes = b""


@frozen
class Response:
    """What the mock answers."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@frozen(kw_only=True)
class Exchange:
    """A request and its response, as a portal's journal remembers them. Headers are left out, and so is the token."""

    method: str
    path: str
    operation: str | None
    status: int
    # Kept as they came: decoded, a large batch takes many times the memory.
    request_body: bytes = field(repr=False)
    response_body: bytes = field(repr=False)

    @property
    def size(self) -> int:
        """How many bytes the bodies take."""
        return len(self.request_body) + len(self.response_body)

    @property
    def request(self) -> Any:
        """The decoded JSON body of the request; None where it had none."""
        return _decoded(self.request_body, otherwise=None)

    @property
    def response(self) -> Any:
        """The decoded JSON body of the response, or its text."""
        return _decoded(self.response_body, otherwise=self.response_body.decode(errors="replace"))

    def as_json(self) -> dict[str, Any]:
        """The exchange as the control endpoint shows it."""
        names = ("method", "path", "operation", "request", "status", "response")
        return {name: getattr(self, name) for name in names}


def _decoded(body: bytes, *, otherwise: str | None) -> Any:
    try:
        return msgspec.json.decode(body)
    except (ValueError, RecursionError):
        return otherwise
