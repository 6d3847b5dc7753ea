"""What the calls return. Written by scripts/generate from specs/; do not edit."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar, cast

from msgspec import UNSET, Struct, field
from msgspec import UnsetType as Unset

from . import errors, http, wire

T = TypeVar("T")
Nothing: type[None] = type(None)
"""What a success is decoded to that has no body."""

__all__ = ("UNSET", "Nothing", "Response", "Unset", "build_response", "read_answer")


class Response(Struct, Generic[T], frozen=True):
    """An answer. Any status code is possible; `parsed` is there when it is 2xx and has a body."""

    status_code: int
    content: bytes
    headers: Mapping[str, str]
    parsed: T | None
    extensions: Mapping[str, Any] = field(default_factory=dict)
    """What the transport says of it besides, as httpx hands it on."""
    may_be_empty: bool = False
    """Whether a success may have no body."""

    def __repr__(self) -> str:
        # The rest may be long, and repeat what nobody should see.
        return f"Response(status_code={self.status_code!r}, parsed={self.parsed!r})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("status_code", self.status_code), ("parsed", self.parsed)]

    def unwrap(self) -> T:
        """The parsed body.

        Raises errors.UnexpectedStatus when HubSpot refused, and errors.InvalidResponse when it sent none.
        """
        if self.parsed is not None:
            return self.parsed
        if 200 <= self.status_code < 300 and self.may_be_empty:
            return cast("T", None)
        if 200 <= self.status_code < 300:
            raise errors.InvalidResponse("there is no body", self.content, self.headers, self.extensions)
        raise errors.UnexpectedStatus(self.status_code, self.content)


def build_response(response: http.Response, type: type[T], *, may_be_empty: bool = False) -> Response[T]:
    """Reads an answer of httpx's."""
    content = response.content
    # httpx ties a response and its stream to each other, so that only the garbage collector would free the body.
    response.stream = http.ByteStream(b"")
    return read_answer(
        response.status_code, content, response.headers, response.extensions, type, may_be_empty=may_be_empty
    )


def read_answer(
    status_code: int,
    content: bytes,
    headers: Mapping[str, str],
    extensions: Mapping[str, Any],
    type: type[T],
    *,
    may_be_empty: bool = False,
) -> Response[T]:
    """Reads an answer. What is not 2xx is left as it is: its body may be JSON of any shape, HTML or text."""
    try:
        parsed = wire.decode(content, type) if 200 <= status_code < 300 else None
    except errors.InvalidResponse as error:
        raise errors.InvalidResponse(error.reason, content, headers, extensions) from None
    return Response(status_code, content, headers, parsed, extensions, may_be_empty)
