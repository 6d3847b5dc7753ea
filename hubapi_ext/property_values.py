"""The values of properties, from Python's types to the text that HubSpot stores. It knows no property and no portal."""

from __future__ import annotations

import math
import numbers
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from hubapi_client.errors import InvalidRequest

PropertyValue: TypeAlias = str | int | float | Decimal | bool | date | datetime | Sequence[str] | None
"""Text as HubSpot stores it; a number; True or False; a day; a moment with its zone; the options of a checkbox
property; or None, which clears the property."""

ALLOWED = (
    "it must be text, a number, True or False, a date, a datetime with a zone, a list of texts for a checkbox "
    "property, or None to clear it"
)


_NAMES = {str}
Writer: TypeAlias = Callable[[Any], str]
_Shape: TypeAlias = tuple[tuple[str, ...], list[type], list[tuple[str, Writer]]]

# Names, types, and what writes the values that are no text, of the record that was written last: most are like the one
# before. It is put here in one step, since threads share it.
_last: list[_Shape] = [((), [str], [])]


def plain_texts(properties: dict[str, Any]) -> dict[str, str] | None:
    """The same as `texts`, in less time, for values of the usual types; None where one is not, or cannot be written."""
    names, kinds = tuple(properties), list(map(type, properties.values()))
    known_names, known_kinds, writers = _last[0]
    if kinds != known_kinds or names != known_names:
        if set(map(type, names)) != _NAMES or not _PLAIN.issuperset(kinds):
            return None
        writers = [(name, _OWN_WRITERS[kind]) for name, kind in zip(names, kinds, strict=True) if kind is not str]
        _last[0] = names, kinds, writers
    written = dict(properties)
    try:
        for name, write in writers:
            written[name] = write(written[name])
    except ValueError:
        return None
    return written


def texts(properties: Mapping[str, Any], path: str = "$") -> dict[str, str]:
    """The values of properties as HubSpot stores them. Raises InvalidRequest for the first that cannot be written."""
    written = dict(properties)
    if not set(map(type, written)) <= _NAMES:
        for name in written:
            if not isinstance(name, str):
                raise InvalidRequest("the name of a property is text", path=path, value=name)
    for name, value in [item for item in written.items() if item[1].__class__ is not str]:
        try:
            written[name] = text(value)
        except ValueError as error:
            raise InvalidRequest(str(error), path=f"{path}.{name}", value=value) from None
    return written


def text(value: Any) -> str:
    """A value as HubSpot stores it. Raises ValueError where it cannot be written."""
    # Most values are of these types themselves.
    own = _OWN_WRITERS.get(value.__class__)
    if own is not None:
        return own(value)
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value)
    raise ValueError(ALLOWED)


def _of_boolean(value: bool) -> str:  # noqa: FBT001 - it is the value
    return "true" if value else "false"


def _of_float(value: float) -> str:
    if not math.isfinite(value):
        raise ValueError("a number must be finite")
    # Numbers of numpy represent themselves with their type.
    text = float.__repr__(value)
    # HubSpot takes no exponents.
    return f"{Decimal(text):f}" if "e" in text else text


def _of_decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError("a number must be finite")
    return f"{value:f}"


def _of_moment(value: datetime) -> str:
    if value.utcoffset() is None:
        raise ValueError("a datetime must have a zone, such as datetime.UTC: without one nobody knows the moment")
    moment = value if value.tzinfo is UTC else value.astimezone(UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _of_options(value: Sequence[Any]) -> str:
    for option in value:
        if not isinstance(option, str) or ";" in option:
            raise ValueError('the options of a checkbox property must be texts without ";", which stands between them')
    return ";".join(value)


# Some of these types are kinds of others: the narrower ones come first.
_WRITERS: tuple[tuple[Any, Writer], ...] = (
    (str, str.__str__),
    (bool, _of_boolean),
    # Also those of numpy.
    (numbers.Integral, lambda value: int.__str__(int(value))),
    (float, _of_float),
    (Decimal, _of_decimal),
    (datetime, _of_moment),
    # HubSpot reads a day as midnight in UTC, which is what it wants of dates.
    (date, date.isoformat),
    (list | tuple, _of_options),
    (type(None), lambda _: ""),
)
_OWN_WRITERS: dict[Any, Writer] = {
    bool: _of_boolean,
    int: int.__str__,
    float: _of_float,
    datetime: _of_moment,
    date: date.isoformat,
    list: _of_options,
    type(None): lambda _: "",
}
_PLAIN = {str, *_OWN_WRITERS}
