"""How values cross the wire: the base of the models, and how bodies are checked, encoded and decoded.

Written by scripts/generate from specs/; do not edit.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from uuid import UUID

import msgspec

from . import errors, lenient
from .lenient import decoder

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


def texts(ids: list[Any]) -> list[Any]:
    """Ids as text. Most come as numbers, and all at once are written faster than one by one."""
    content = _encoder.encode(ids)
    if not ids or b'"' in content or b"n" in content:
        return [str(one) if isinstance(one, int) else one for one in ids]
    return content[1:-1].decode().split(",")


_WITHOUT_JSON = (bytes, bytearray, memoryview, datetime, date, time, timedelta, Decimal, UUID)

_EXPLANATIONS = [
    (
        "'^(?:[A-Za-z][A-Za-z0-9_-]*|[0-9]+-[0-9]+)\\\\Z'",
        "",
        'an object type is a name such as "contacts", or a type id such as "0-410"',
    ),
    ("'^[1-9][0-9]*\\\\Z'", "", 'a record\'s id is a whole number such as 101 or "101"'),
    ("enum value", ".associationCategory", "it is HUBSPOT_DEFINED, INTEGRATOR_DEFINED, USER_DEFINED or WORK"),
    ("enum value", ".category", "it is HUBSPOT_DEFINED, INTEGRATOR_DEFINED, USER_DEFINED or WORK"),
    ("length", ".types", "an association needs at least one type, or HubSpot answers with success and does nothing"),
]
"""What to say instead: a part of msgspec's reason, the end of the path, and the words."""


def encode(body: object, type: type[T]) -> bytes:
    """Encodes a request's body, once it is known to be what HubSpot accepts. A msgspec.Raw is taken as such already.

    Raises errors.InvalidRequest with the path of the value that is not.
    """
    if isinstance(body, msgspec.Raw):
        return bytes(body)
    decoder(type)
    try:
        # Left as they are, values that JSON has no form for are not what any schema asks for.
        msgspec.convert(msgspec.to_builtins(body, builtin_types=_WITHOUT_JSON), type=type)
        content = _encoder.encode(body)
    except msgspec.ValidationError as error:
        raise refusal(error, body) from None
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise errors.InvalidRequest(str(error), path="$", value=body) from None
    return content


def refusal(error: msgspec.ValidationError, value: object, name: str = "$") -> errors.InvalidRequest:
    """Why a value is not accepted, in words for people, with the path and the value of the part that is wrong."""
    reason, _, where = str(error).partition(" - at `$")
    path = name + where.rstrip("`")
    try:
        value = msgspec.to_builtins(value, enc_hook=repr)
        for key, index in re.findall(r"\.(\w+)|\[(\d+)\]", where):
            value = value[key or int(index)]  # type: ignore[index]
    except (TypeError, LookupError):
        pass  # The part is missing, or the value is of another shape than the path supposes.
    for part, end, says in _EXPLANATIONS:
        if part in reason and path.endswith(end):
            reason = says
            break
    return errors.InvalidRequest(reason, path=path, value=value)


def decode(content: bytes, type: type[T], name: str = "answer") -> T | None:
    """Decodes a successful answer's body, or a part of it; None where there is none. Odd values are kept, see `lenient`.

    The name is what the log calls a part that is no model.

    Raises errors.InvalidResponse when it is not JSON, is not an answer of this type at all, or is an error.
    """
    if not content:
        return None
    try:
        answer: T = _decode(content, type, name)
        reason = _why_it_is_no_success(content, answer)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise errors.InvalidResponse(str(error), content) from None
    if reason:
        raise errors.InvalidResponse(reason, content)
    return answer


def _decode(content: bytes, type: Any, name: str) -> Any:
    try:
        return decoder(type).decode(content)
    except msgspec.ValidationError:
        return lenient.decode(content, type, name)


_FIELDS_OF_ERRORS = {"status", "message", "category", "subCategory", "correlationId", "context", "links", "errors"}


def _why_it_is_no_success(content: bytes, answer: Any) -> str:
    """The reason why an answer is an error although its status is 2xx, in HubSpot's words; empty where it is none."""
    if getattr(answer, "results", None) or not isinstance(answer, msgspec.Struct):
        return ""
    has_results = hasattr(answer, "results")
    # Where no input succeeded, the errors say why.
    explained = has_results and bool(getattr(answer, "errors", None))
    if explained and getattr(answer, "status", None) != "error":
        return ""
    if not has_results and b'"error"' not in content:
        return ""
    parts = decoder(dict[str, msgspec.Raw]).decode(content)
    status, message, category = (
        decoder(Any).decode(parts.get(name, b"null")) for name in ("status", "message", "category")
    )
    if status == "error":
        promised = set(answer.__struct_encode_fields__) - _FIELDS_OF_ERRORS - {"results"}
        is_success = (explained and not message) if has_results else (not message or not promised.isdisjoint(parts))
        reason = "it says that it is an error"
    else:
        is_success = not has_results or bytes(parts.get("results", b"null")) != b"null"
        reason = "it has no results"
    if is_success:
        return ""
    return reason + (f": {str(message)[:500]}" if message else "") + (f" ({category})" if category else "")
