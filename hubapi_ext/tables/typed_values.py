"""Columns of Arrow's, typed by a portal's own definitions of properties, made of the text that HubSpot stores.

A column of ordinary values is read as a whole. Where one of them is none of its type, they are read one by one. Which
records there are, and how they are asked for, is not known here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Literal, Never, Protocol, TypeAlias

from attrs import define, field

from hubapi_ext.errors import HubApiError
from hubapi_ext.tables.rows import arrow_functions, pyarrow_or_raise

if TYPE_CHECKING:
    import pyarrow as pa

ArrowTable: TypeAlias = "pa.Table"
Errors: TypeAlias = Literal["raise", "null", "keep"]
"""What becomes of a value that is none of its property's type."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SEPARATOR = ";"
"""What HubSpot puts between the options of a checkbox property."""


class Definition(Protocol):
    """What is known of a property."""

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def type(self) -> str: ...  # noqa: D102

    @property
    def field_type(self) -> str: ...  # noqa: D102

    @property
    def label(self) -> str: ...  # noqa: D102


class PropertyValueError(HubApiError):
    """A value of a property is none of the property's type."""

    def __init__(self, property: str, type: str, value: str, count: int) -> None:
        self.property: str = property
        self.type: str = type
        self.value: str = value
        self.count: int = count
        others = f", and {count - 1} more" if count > 1 else ""
        text = f"{property} has {value!r}{others}, which is no {type}; errors='null' leaves such values out"
        super().__init__(f"{text}, and errors='keep' gives the column as text")


@define
class _Kind:
    """How values of one type are read."""

    arrow: Callable[[Any], Any]
    """The type in Arrow."""
    at_once: Callable[[Any, Any], Any]
    """Reads a column of texts without empty ones. Raises ArrowInvalid where one of them is odd."""
    one: Callable[[str], Any]
    """Reads one text. Raises ValueError where it is none of the type."""


def text_columns(rows: Sequence[Mapping[str, str | None]], names: Sequence[str]) -> Sequence[pa.Array]:
    """The texts of each of these properties; null where a row has none, or an empty one."""
    arrow = pyarrow_or_raise()
    # Arrow takes all rows apart at once, in a fraction of the time that Python takes for each name.
    texts = arrow.array(rows, arrow.struct([(name, arrow.string()) for name in names])).flatten()
    return list(map(_without_empty, texts))


def _without_empty(texts: pa.Array) -> pa.Array:
    pc = arrow_functions()
    is_empty = pc.equal(texts, "")
    return pc.if_else(is_empty, None, texts) if pc.any(is_empty).as_py() else texts


def column(definition: Definition, texts: pa.Array, errors: Errors) -> tuple[pa.Field, pa.Array]:
    """The values of a property as a column, with its field. Of the texts none is empty.

    Raises PropertyValueError for a value that is none of the property's type, where `errors` is "raise".
    """
    arrow = pyarrow_or_raise()
    made = _read(arrow, definition, texts, errors)
    return arrow.field(definition.name, made.values.type, metadata=_metadata(definition, made)), made.values


def field_of(definition: Definition) -> pa.Field:
    """The field of a property's column, whatever its values are."""
    arrow, kind = pyarrow_or_raise(), _kind(definition)
    type = arrow.string() if kind is None else kind.arrow(arrow)
    return arrow.field(definition.name, type, metadata=_metadata(definition, _Made(None)))


@define
class _Made:
    values: Any
    odd: list[str] = field(factory=list)
    """The values that are none of the type."""


def _read(arrow: Any, definition: Definition, values: Any, errors: Errors) -> _Made:
    kind = _kind(definition)
    if kind is None:
        return _Made(values)
    try:
        return _Made(kind.at_once(arrow, values))
    except arrow.ArrowInvalid:
        return _one_by_one(arrow, definition, kind, values, errors)


def _one_by_one(arrow: Any, definition: Definition, kind: _Kind, values: Any, errors: Errors) -> _Made:
    found: list[Any] = []
    odd: list[str] = []
    for text in values.to_pylist():
        if text is None:
            found.append(None)
            continue
        try:
            found.append(kind.one(text))
        except (ValueError, OverflowError):
            found.append(None)
            odd.append(text)
    if odd and errors == "raise":
        raise PropertyValueError(definition.name, definition.type, odd[0], len(odd))
    if odd and errors == "keep":
        return _Made(values, odd)
    return _Made(arrow.array(found, kind.arrow(arrow)), odd)


def _metadata(definition: Definition, made: _Made) -> dict[str, str]:
    """What a column tells of itself: how the property is called and shown, and which values were odd."""
    unique = getattr(definition, "has_unique_value", None)
    told = {
        "label": definition.label,
        "type": definition.type,
        "fieldType": definition.field_type,
        "hasUniqueValue": None if unique is None else str(bool(unique)).lower(),
        "oddValues": str(len(made.odd)) if made.odd else None,
        "oddValue": made.odd[0] if made.odd else None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _kind(definition: Definition) -> _Kind | None:
    """How values of a property are read; None for text."""
    if definition.name == "hs_object_id":
        return _IDS
    if definition.type == "enumeration" and definition.field_type == "checkbox":
        return _OPTIONS
    return _KINDS.get(definition.type)


# One by one, as HubSpot has been seen to send them.


def _boolean(text: str) -> bool:
    lowered = text.lower()
    return lowered == "true" if lowered in ("true", "false") else _odd(text)


def _number(text: str) -> float:
    try:
        value = float(Decimal(text))
    except InvalidOperation:
        value = math.nan
    return value if math.isfinite(value) else _odd(text)


def _id(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else _odd(text)


def _moment(text: str) -> datetime:
    try:
        # Milliseconds since 1970, also with a fraction.
        return _EPOCH + timedelta(milliseconds=float(Decimal(text)))
    except InvalidOperation:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(text: str) -> date:
    return _moment(text).astimezone(UTC).date()


def _options(text: str) -> list[str]:
    return [option for option in text.split(_SEPARATOR) if option]


def _odd(text: str) -> Never:
    raise ValueError(text)


# As a whole column.


def _booleans(arrow: Any, values: Any) -> Any:
    pc = arrow_functions()
    lowered = pc.utf8_lower(values)
    is_true, is_false = pc.equal(lowered, "true"), pc.equal(lowered, "false")
    if not pc.all(pc.or_(is_true, is_false)).as_py() and values.null_count < len(values):
        raise arrow.ArrowInvalid("not all are true or false")
    return is_true


def _cast(to: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    def cast(arrow: Any, values: Any) -> Any:
        return values.cast(to(arrow))

    return cast


def _numbers(arrow: Any, values: Any) -> Any:
    pc = arrow_functions()
    numbers = values.cast(arrow.float64())
    if not pc.all(pc.is_finite(numbers), min_count=0).as_py():
        raise arrow.ArrowInvalid("not all are finite")
    return numbers


def _dictionary(arrow: Any, values: Any) -> Any:
    return values.cast(arrow.dictionary(arrow.int32(), arrow.string()))


def _lists(arrow: Any, values: Any) -> Any:
    pc = arrow_functions()
    lists = pc.split_pattern(values, _SEPARATOR)
    if pc.any(pc.equal(lists.flatten(), "")).as_py():
        # Something stands between two separators, or behind the last.
        raise arrow.ArrowInvalid("some options are empty")
    return lists


_IDS = _Kind(lambda arrow: arrow.int64(), _cast(lambda arrow: arrow.int64()), _id)
_OPTIONS = _Kind(lambda arrow: arrow.list_(arrow.string()), _lists, _options)
_KINDS: Mapping[str, _Kind] = {
    "bool": _Kind(lambda arrow: arrow.bool_(), _booleans, _boolean),
    "number": _Kind(lambda arrow: arrow.float64(), _numbers, _number),
    "date": _Kind(lambda arrow: arrow.date32(), _cast(lambda arrow: arrow.date32()), _day),
    "datetime": _Kind(
        lambda arrow: arrow.timestamp("ms", "UTC"), _cast(lambda arrow: arrow.timestamp("ms", "UTC")), _moment
    ),
    "enumeration": _Kind(lambda arrow: arrow.dictionary(arrow.int32(), arrow.string()), _dictionary, str),
}
