"""How values cross the wire: the base of the models, and how bodies are checked, encoded and decoded.

Written by scripts/generate from specs/; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import msgspec

from . import errors

T = TypeVar("T")

if TYPE_CHECKING:
    Promised = Annotated[T, "promised"]
else:
    Promised = T | None

ABSENT: Any = None
"""What a field holds that HubSpot promises and did not send."""


class Struct(msgspec.Struct, kw_only=True, omit_defaults=True, gc=False):
    """The base of every model. The models hold no cycles, so the garbage collector need not look at them."""


_encoder = msgspec.json.Encoder()


def encode(body: object, type: type[T]) -> bytes:
    """Encodes a request's body, once it is known to be what HubSpot accepts.

    Raises errors.InvalidRequest with the path of the value that is not.
    """
    try:
        content = _encoder.encode(body)
        msgspec.json.decode(content, type=type)
    except (msgspec.ValidationError, TypeError, ValueError, OverflowError) as error:
        raise errors.InvalidRequest(str(error)) from None
    return content


def decode(content: bytes, type: type[T]) -> T | None:
    """Decodes a successful answer's body; None where there is none.

    Raises errors.InvalidResponse when it is not JSON, or JSON of another shape.
    """
    if not content:
        return None
    try:
        return msgspec.json.decode(content, type=type)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise errors.InvalidResponse(str(error), content) from None
