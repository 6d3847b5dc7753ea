"""How values cross the wire: the base of the models, and how bodies are checked, encoded and decoded.

Written by scripts/generate from specs/; do not edit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, Union, get_args, get_origin
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
    (
        "'^[0-9]+-[0-9]+\\\\Z'",
        "",
        'the id of an object type is such as "0-1" for contacts, "0-2" for companies or "0-3" for deals',
    ),
    ("'^[1-9][0-9]*\\\\Z'", "", 'a record\'s id is a whole number such as 101 or "101"'),
    ("'^[A-Z][A-Z_]*\\\\Z'", "", 'a rule\'s type is capitals, such as "MAX_LENGTH"'),
    (
        "'^[A-Za-z0-9_][A-Za-z0-9_.:~ -]*\\\\Z'",
        "",
        'a pipeline\'s id is up to 36 letters, digits and hyphens, such as "default"',
    ),
    (
        "'^[A-Za-z0-9_][A-Za-z0-9_.:~ -]*\\\\Z'",
        "",
        'a stage\'s id is up to 100 letters, digits and hyphens, such as "closedwon"',
    ),
    (
        "'^[A-Za-z0-9_][A-Za-z0-9_.:~-]*\\\\Z'",
        "",
        'an internal name is letters, digits and underscores, such as "favorite_color"',
    ),
    ("'^[^0-9-][^-]*\\\\Z'", "", "the internal name of a label has no hyphens and does not begin with a digit"),
    (
        "length",
        ".AssociationSpecs",
        "an association needs at least one type, or HubSpot answers with success and does nothing",
    ),
    ("length", ".to", "name the records with which it is associated no longer"),
    ("length", ".types", "an association needs at least one type, or HubSpot answers with success and does nothing"),
]
"""What to say instead: a part of msgspec's reason, the end of the path, and the words."""


def encode(body: object, type: Any) -> bytes:
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
        raise refusal(error, body, type) from None
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        path, value = _unencodable(body)
        raise errors.InvalidRequest(_why_unencodable(error, value), path=path, value=value) from None
    return content


def encode_fields(fields: Mapping[str, object], type: Any) -> bytes:
    """Encodes some fields of a body, which is of this type, by their names in JSON.

    Raises errors.InvalidRequest naming the field that the body does not have, or that HubSpot would not accept.
    """
    known = {field.encode_name: field.type for field in msgspec.structs.fields(type)}
    for name, value in fields.items():
        if name not in known:
            raise errors.InvalidRequest(f"the fields are {', '.join(known)}", path=name, value=value)
        try:
            msgspec.convert(msgspec.to_builtins(value, builtin_types=_WITHOUT_JSON), type=known[name])
        except msgspec.ValidationError as error:
            raise refusal(error, value, known[name], name) from None
    return _encoder.encode(dict(fields))


def convert(value: object, type: type[T]) -> T:
    """The model of a body, or of a part of one, that is written as HubSpot's documentation shows it.

    Raises errors.InvalidRequest with the path of the value that is not what HubSpot accepts.
    """
    decoder(type)
    try:
        return msgspec.convert(value, type=type)
    except msgspec.ValidationError as error:
        raise refusal(error, value, type) from None
    except RecursionError as error:
        raise errors.InvalidRequest(_why_unencodable(error, value), path="$", value=value) from None


def refusal(error: msgspec.ValidationError, value: object, type: Any, name: str = "$") -> errors.InvalidRequest:
    """Why a value is not accepted, in words for people, with the path and the value of the part that is wrong."""
    text = str(error)
    found = re.fullmatch(r"(?s)(.*) - at (`key` in )?`\$(.*)`", text)
    reason, in_key, where = found.groups() if found else (text, None, "")
    path, part, steps = name, value, list[Any]()
    try:
        whole = part = msgspec.to_builtins(value, builtin_types=_WITHOUT_JSON, enc_hook=repr)
        for key, index, entry in re.findall(r"\.(\w+)|\[(\d+)\]|(\[\.\.\.\])", where):
            # msgspec does not name the key of an entry.
            step = _refused_key(text, whole, part, type) if entry else key or int(index)
            path += f"[{step}]" if index else f".{step}"
            part = part[step]
            steps.append(step)
        if in_key:
            step = _refused_key(text, whole, part, type)
            path, part = f"{path}[key]", step
    except (TypeError, LookupError, RecursionError):
        path = name + where  # The part is missing, or the value is of another shape than the path supposes.
    for phrase, end, says in _EXPLANATIONS:
        if phrase in reason and path.endswith(end):
            return errors.InvalidRequest(says, path=path, value=part)
    if "enum value" in reason and (options := [*map(str, _options(type, steps))]):
        reason = f"it is {', '.join(options[:-1])} or {options[-1]}" if options[1:] else f"it is {options[0]}"
    return errors.InvalidRequest(_in_words(reason), path=path, value=part)


def _options(type: Any, steps: list[Any]) -> list[Any]:
    """The values that a type has at the end of a path, where it lists them."""
    if get_origin(type) is Annotated:
        return _options(get_args(type)[0], steps)
    if get_origin(type) is Literal and not steps:
        return list(get_args(type))
    if steps and hasattr(type, "__struct_fields__"):
        return [
            one
            for field in msgspec.structs.fields(type)
            if field.encode_name == steps[0]
            for one in _options(field.type, steps[1:])
        ]
    if get_origin(type) in (list, dict) and steps:
        return _options(get_args(type)[-1], steps[1:])
    if get_origin(type) in (Union, UnionType):
        return [one for option in get_args(type) for one in _options(option, steps)]
    return []


def _refused_key(text: str, whole: Any, entries: dict[Any, Any], type: Any) -> Any:
    """The key of the entry that msgspec refuses with this text. Each is tried alone, in the place of all."""
    every = dict(entries)
    try:
        for key, entry in every.items():
            entries.clear()
            entries[key] = entry
            try:
                msgspec.convert(whole, type=type)
            except msgspec.ValidationError as error:
                if str(error) == text:
                    return key
    finally:
        entries.clear()
        entries.update(every)
    raise LookupError(text)


_NOUNS = {
    "str": "text",
    "int": "an integer",
    "float": "a number",
    "bool": "true or false",
    "null": "None",
    "object": "a mapping",
    "array": "a list",
}


def _in_words(reason: str) -> str:
    """msgspec's reason as one person would say it to another."""

    def nouns(types: str) -> str:
        return " or ".join(_NOUNS.get(type, type) for type in types.split(" | "))

    if found := re.fullmatch("Expected `([^`]+)`, got `([^`]+)`", reason):
        return f"it must be {nouns(found[1])}, not {nouns(found[2])}"
    if found := re.fullmatch("Expected `([^`]+)`( of length)? (>=|<=|>|<) (\\S+)", reason):
        sign = {">=": "≥", "<=": "≤"}.get(found[3], found[3])
        return f"it must be {nouns(found[1])}{found[2] or ''} {sign} {found[4]}"
    if found := re.fullmatch("Object missing required field `([^`]+)`", reason):
        return f"{found[1]} is missing"
    return reason


def _unencodable(value: object, path: str = "$", *, in_model: bool = True) -> tuple[str, object]:
    """The part of a body that has no form in JSON, with its path. Of a plain value that is nested, it is the whole."""
    parts: list[tuple[str, object]] = []
    is_model = isinstance(value, msgspec.Struct)
    if isinstance(value, msgspec.Struct):
        parts = [(f".{one.encode_name}", getattr(value, one.name)) for one in msgspec.structs.fields(value)]
    elif in_model and isinstance(value, dict):
        parts = [(f".{key}", entry) for key, entry in value.items()]
    elif in_model and isinstance(value, list):
        parts = [(f"[{index}]", entry) for index, entry in enumerate(value)]
    for step, part in parts:
        if not _is_encodable(part):
            return _unencodable(part, path + step, in_model=is_model)
    return path, value


def _is_encodable(value: object) -> bool:
    try:
        _encoder.encode(value)
    except (TypeError, ValueError, OverflowError, RecursionError):
        return False
    return True


def _why_unencodable(error: Exception, value: object) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    if not isinstance(error, TypeError):
        return str(error)
    if isinstance(value, msgspec.Struct | dict | list | tuple | set | frozenset):
        return "it holds an object that JSON has no form for"
    return f"JSON has no form for an object of type {value.__class__.__name__}"


def decode(content: bytes, type: type[T], name: str = "answer") -> T | None:
    """Decodes a successful answer's body, or a part of it; None where there is none. Odd values are kept, see `lenient`.

    The name is what the log calls a part that is no model.

    Raises errors.InvalidResponse when it is not JSON, is not an answer of this type at all, or is an error.
    """
    if not content:
        return None
    if type is NoneType:
        if reason := _why_nothing_was_done(content):
            raise errors.InvalidResponse(reason, content)
        return None
    try:
        answer: T = _decode(content, type, name)
        if (finish := getattr(answer, "finish_alone", None)) is not None:
            finish()
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


def _why_nothing_was_done(content: bytes) -> str:
    """The reason why a success that needs no body is an error, in HubSpot's words; empty where it is none."""
    try:
        parts = decoder(dict[str, Any]).decode(content)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return ""
    if parts.get("status") != "error":
        return ""
    return _in_hubspots_words("it says that it is an error", parts.get("message"), parts.get("category"))


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
    return _in_hubspots_words(reason, message, category)


def _in_hubspots_words(reason: str, message: object, category: object) -> str:
    return reason + (f": {str(message)[:500]}" if message else "") + (f" ({category})" if category else "")
