"""Reads an answer that is not quite what HubSpot documents, field by field, so that nothing is lost that can be read.

It is the slow way, for what `wire.decode` cannot read at once. Whether an answer is an error is not decided here.
Written by scripts/generate from specs/; do not edit.
"""

from __future__ import annotations

import logging
import types
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from threading import Lock
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

import msgspec
from msgspec import Raw

_log = logging.getLogger("hubapi")

_Kind: TypeAlias = Literal["an object", "a list", "text", "a boolean", "null", "a number"]
_KINDS: Mapping[int, _Kind] = {
    ord("{"): "an object",
    ord("["): "a list",
    ord('"'): "text",
    ord("t"): "a boolean",
    ord("f"): "a boolean",
    ord("n"): "null",
}
_NAMES: Mapping[Any, str] = {
    msgspec.Struct: "an object",
    dict: "an object",
    list: "a list",
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "a boolean",
    datetime: "a date-time",
}
_UNFIT: Any = object()
"""What no documented type fits."""

_reported: set[tuple[str, _Kind]] = set()
"""What the log says already. There are no more entries than fields in the models and kinds of JSON."""
_reporting = Lock()

_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}
_making_ready = Lock()


def decoder(type: Any) -> msgspec.json.Decoder[Any]:
    """The strict decoder for a type.

    msgspec looks at a type when a decoder is made. Two threads that do so at once crash the process (msgspec 0.22).
    """
    made = _decoders.get(type)
    if made is None:
        with _making_ready:
            made = _decoders[type] = msgspec.json.Decoder(type)
    return made


def decode(content: bytes, type: Any, name: str) -> Any:
    """Decodes JSON to a type as far as it fits. The rest is kept as it came, and reported once in the log.

    The name is what the log calls a value that is no model.

    Raises msgspec.DecodeError, UnicodeDecodeError or RecursionError when it is no JSON, and msgspec.ValidationError
    when it is not an answer of this type at all.
    """
    content = content.strip()
    if not _is_struct(type):
        return _fit(content, type, name)
    parts = decoder(dict[str, Raw]).decode(content)
    results = parts.get("results") if "results" in type.__struct_fields__ else None
    if results is not None and _kind(results) not in ("a list", "null"):
        raise msgspec.ValidationError(f"`results` is {_kind(results)}, not a list")
    values = _values(parts, type)
    try:
        return type(**values)
    except (TypeError, AttributeError) as error:
        # `__post_init__` has met with a value that was kept as it came.
        if results is not None:
            values["results"] = _results_that_can_be_finished(results, type)
            return type(**values)
        return _without_what_is_no_list(type, values, error)


def _without_what_is_no_list(type: Any, values: dict[str, Any], error: Exception) -> Any:
    """The answer with an empty list in the place of a value that is none."""
    listed = {name for name, _, documented, _ in _fields(type) if "a list" in _containers(documented)}
    lists = {name: [] if name in listed and not isinstance(one, list) else one for name, one in values.items()}
    try:
        return type(**lists)
    except (TypeError, AttributeError):
        raise msgspec.ValidationError(str(error)) from None


def _results_that_can_be_finished(content: Raw, type: Any) -> list[Any]:
    """The results without those that the answer's `__post_init__` cannot deal with."""
    (field,) = [field for field in msgspec.structs.fields(type) if field.name == "results"]
    (entry,) = [get_args(option)[0] for option in _options(field.type) if get_origin(option) is list]
    place = f"{type.__name__}.results[...]"
    finished = []
    for part in decoder(list[Raw]).decode(content):
        try:
            type(results=_fit_entries([part], entry, place))
        except (TypeError, AttributeError):
            _report(place, _kind(part), "that cannot be read; it was left out")
        else:
            # Read once more, since finishing may have changed it in a way that cannot be repeated.
            finished += _fit_entries([part], entry, place)
    return finished


def _values(parts: Mapping[str, Raw], type: Any) -> dict[str, Any]:
    return {
        name: _fit(parts[encoded], documented, place)
        for name, encoded, documented, place in _fields(type)
        if encoded in parts
    }


@cache
def _fields(type: Any) -> list[tuple[str, str, Any, str]]:
    """The fields of a model: name, name in JSON, type, and what the log calls it."""
    return [
        (field.name, field.encode_name, field.type, f"{type.__name__}.{field.encode_name}")
        for field in msgspec.structs.fields(type)
    ]


@cache
def _options(type: Any) -> list[Any]:
    """The types that a type allows, without None. Text is the last, since anything can be kept as text."""
    if get_origin(type) is Annotated:
        return _options(get_args(type)[0])
    if get_origin(type) in (Union, types.UnionType):
        options = [option for part in get_args(type) for option in _options(part)]
        return sorted(options, key=lambda option: option is str)
    return [] if type is types.NoneType else [type]


def _is_struct(type: Any) -> bool:
    return isinstance(type, msgspec.StructMeta)


def _kind(part: bytes | Raw) -> _Kind:
    return _KINDS.get(memoryview(part)[0], "a number")


def _fit(part: bytes | Raw, type: Any, place: str) -> Any:
    """The value that a part of the answer is, as its type where it can be."""
    if _kind(part) != "a list" or "a list" not in _containers(type):
        # A list is read entry by entry at once: decoding all of it would cost much and fail again.
        try:
            return decoder(type).decode(part)
        except msgspec.ValidationError:
            pass
    return _fit_odd(part, type, place)


def _fit_entries(parts: list[Raw], type: Any, place: str) -> list[Any]:
    """The entries of a list, without those that are not the objects that they should be."""
    decode = decoder(type).decode
    values = []
    for part in parts:
        try:
            values.append(decode(part))
        except msgspec.ValidationError:
            value = _fit_odd(part, type, place, in_list=True)
            if value is not _UNFIT:
                values.append(value)
    return values


def _fit_odd(part: bytes | Raw, type: Any, place: str, *, in_list: bool = False) -> Any:
    """The value that a part of the answer is which cannot be decoded strictly; _UNFIT where a list is without it."""
    kind = _kind(part)
    value = _convert(part, kind, type, place)
    if value is not _UNFIT and kind in _containers(type):
        return value
    if value is not _UNFIT:
        what_became = "converted"
    elif in_list and all(map(_is_struct, _options(type))):
        what_became = "left out"
    else:
        what_became = "kept as it came"
        value = decoder(Any).decode(part)
    _report(place, kind, f"where {' or '.join(_documented(type))} is documented; it was {what_became}")
    return value


@cache
def _documented(type: Any) -> list[str]:
    """What the values of a type are in JSON."""
    return list(dict.fromkeys(_NAMES.get(_shape(option), "something else") for option in _options(type)))


@cache
def _containers(type: Any) -> set[str]:
    return {"an object", "a list"}.intersection(_documented(type))


def _shape(option: Any) -> Any:
    return msgspec.Struct if _is_struct(option) else get_origin(option) or option


def _convert(part: bytes | Raw, kind: _Kind, type: Any, place: str) -> Any:
    """The value as the first of the documented types that fits; _UNFIT where none does."""
    for option in _options(type):
        value = _convert_to(option, part, kind, place)
        if value is not _UNFIT:
            return value
    return _UNFIT


def _convert_to(option: Any, part: bytes | Raw, kind: _Kind, place: str) -> Any:
    origin = get_origin(option) or option
    if origin is list:
        return _to_list(get_args(option)[0], part, kind, place)
    if kind == "null":
        return _UNFIT
    if _is_struct(option):
        return _to_struct(option, part, kind)
    if origin is dict and kind == "an object":
        parts = decoder(dict[str, Raw]).decode(part)
        return {key: _fit(value, get_args(option)[1], f"{place}[...]") for key, value in parts.items()}
    if option is datetime and kind in ("text", "a number"):
        return _to_datetime(str(decoder(str | int | float).decode(part)))
    if option in (int, float, bool):
        try:
            return msgspec.convert(decoder(Any).decode(part), option, strict=False)
        except msgspec.ValidationError:
            return _UNFIT
    return _to_text(part, kind) if option is str else _UNFIT


def _to_list(entry: Any, part: bytes | Raw, kind: _Kind, place: str) -> Any:
    if kind == "a list":
        return _fit_entries(decoder(list[Raw]).decode(part), entry, f"{place}[...]")
    if kind == "null":
        return []
    # A single value is a list of one.
    value = _convert(part, kind, entry, place)
    return value if value is _UNFIT else [value]


def _to_struct(type: Any, part: bytes | Raw, kind: _Kind) -> Any:
    if kind == "an object":
        values = _values(decoder(dict[str, Raw]).decode(part), type)
        try:
            return type(**values)
        except (TypeError, AttributeError):
            return _UNFIT
    # Errors and warnings have been seen as texts.
    return type(message=_to_text(part, kind)) if "message" in type.__struct_fields__ else _UNFIT


def _to_text(part: bytes | Raw, kind: _Kind) -> str:
    """A text; of any other value, the JSON that HubSpot wrote."""
    text: str = decoder(str).decode(part) if kind == "text" else bytes(part).decode()
    return text


def _to_datetime(text: str) -> Any:
    """A time in milliseconds since 1970, or in any of the forms of ISO 8601; UTC where it has no offset."""
    try:
        if text.removeprefix("-").replace(".", "", 1).isdecimal():
            return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=float(text))
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return _UNFIT


def _report(place: str, kind: _Kind, what: str) -> None:
    """Says once in the log what HubSpot sends otherwise than it documents. Values are not logged: they are personal."""
    with _reporting:
        if (place, kind) in _reported:
            return
        _reported.add((place, kind))
    _log.warning("%s: HubSpot sent %s %s", place, kind, what)
