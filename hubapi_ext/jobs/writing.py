"""From the columns of a row to the properties of a record, by the portal's own definitions. It sends nothing.

What cannot be written is a trouble of its row alone; a column that is no property is one of the whole job.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from difflib import get_close_matches
from functools import partial
from typing import Any, Literal, Protocol, TypeAlias

from attrs import define, field, frozen

from hubapi_client.errors import shortened
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.property_values import text as stored_text

Nulls: TypeAlias = Literal["skip", "clear"]
"""Whether an empty cell leaves the property as it is, or clears it."""
ID_COLUMNS = ("hs_object_id", "id")
"""The columns that have the id of a record."""
PREFIX = "hubapi_"
"""How the columns begin that a file of rejects adds to those of its source. They are passed over."""
_TRUE, _FALSE = {"true", "yes", "y", "1", "x"}, {"false", "no", "n", "0"}
_SEPARATOR = ";"


class Definition(Protocol):
    """What is known of a property."""

    name: str
    label: str
    type: str
    field_type: str
    options: Any
    modification_metadata: Any


class UnwritableError(ValueError):
    """A row has a value that its property does not take."""


@frozen(kw_only=True)
class Column:
    """What becomes of a column."""

    name: str
    property: str
    write: Callable[[Any], str]
    """The text that HubSpot stores of a value. Raises UnwritableError for what it would refuse."""


@define
class RowWriter:
    """Makes properties of the rows of one job."""

    columns: Sequence[Column]
    constants: Mapping[str, str]
    """The properties that every record gets."""
    nulls: Nulls | None
    empty_cells: int = field(default=0, init=False)
    """How many cells were empty, and were passed over since nobody said what to do with them."""
    _columns: Sequence[tuple[str, str, Callable[[Any], str]]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._columns = [(one.name, one.property, one.write) for one in self.columns]

    def properties(self, row: Mapping[str, Any]) -> dict[str, str]:
        """The properties of a row. Raises UnwritableError where a value cannot be written."""
        written = dict(self.constants)
        for name, property, write in self._columns:
            value = row.get(name)
            if value is not None and value != "":
                written[property] = write(value)
            elif self.nulls == "clear":
                written[property] = ""
            elif self.nulls is None and name in row:
                self.empty_cells += 1
        return written


def row_writer(
    names: Sequence[str],
    definitions: Mapping[str, Definition],
    *,
    mapped: Mapping[str, str],
    constants: Mapping[str, Any],
    others: Sequence[str],
    nulls: Nulls | None,
) -> RowWriter:
    """What writes rows with these columns.

    Args:
        names: The names of the columns.
        definitions: The portal's properties, by name.
        mapped: The property of a column, by its name; "" for a column that is left out.
        constants: The values that every record gets, by property.
        others: The columns that something else is done with.
        nulls: What becomes of empty cells.

    Raises:
        InvalidInputError: A column is no property, or one that cannot be written.
    """
    for name in mapped:
        if name not in names:
            raise InvalidInputError("map", f"got {name!r}", allowed=f"the columns are {', '.join(names)}")
    by_label = _by_label(definitions)
    columns = []
    for name in names:
        given = mapped.get(name)
        passed_over = name in others or name in ID_COLUMNS or name.startswith(PREFIX)
        if given == "" or (given is None and passed_over):
            continue
        property = given or _property_of(name, definitions, by_label)
        definition = _writable(property, definitions, "map" if given else "source", name)
        columns.append(Column(name=name, property=property, write=_writer(definition)))
    written = {}
    for property, value in constants.items():
        try:
            write = _writer(_writable(property, definitions, "set", property))
            written[property] = write(value) if value != "" else ""
        except UnwritableError as error:
            raise InvalidInputError("set", f"got {property}={value!r}", allowed=str(error)) from None
    return RowWriter(columns, written, nulls)


def _by_label(definitions: Mapping[str, Definition]) -> dict[str, str]:
    """The properties by their labels, as far as no two have one."""
    found: dict[str, str | None] = {}
    for one in definitions.values():
        label = one.label.casefold()
        found[label] = None if label in found else one.name
    return {label: name for label, name in found.items() if name is not None}


def _property_of(column: str, definitions: Mapping[str, Definition], by_label: Mapping[str, str]) -> str:
    if column in definitions:
        return column
    # What HubSpot itself exports has the labels in its first line.
    return by_label.get(column.strip().casefold(), column)


def _writable(property: str, definitions: Mapping[str, Definition], argument: str, column: str) -> Definition:
    definition = definitions.get(property)
    if definition is None:
        near = get_close_matches(property, definitions, 3)
        hint = f"there is {', '.join(near)}; " if near else ""
        allowed = f"{hint}map the column to a property ({column}=NAME), or leave it out ({column}=)"
        raise InvalidInputError(argument, f"the column {column!r} is no property of this object type", allowed=allowed)
    if getattr(definition.modification_metadata, "read_only_value", False):
        allowed = f"HubSpot sets {property} itself; leave the column out ({column}=)"
        raise InvalidInputError(argument, f"the column {column!r} cannot be written", allowed=allowed)
    return definition


def _writer(definition: Definition) -> Callable[[Any], str]:
    if definition.type == "enumeration":
        options = {str(one.value): str(one.value) for one in definition.options or ()}
        labels = {str(one.label).casefold(): str(one.value) for one in definition.options or ()}
        return _Options(definition.name, options, labels, several=definition.field_type == "checkbox")
    return partial(_WRITERS.get(definition.type, _text), definition.name)


@frozen
class _Options:
    """Writes options, which may be given by value or by label."""

    name: str
    options: Mapping[str, str]
    labels: Mapping[str, str]
    several: bool = field(kw_only=True)

    def __call__(self, value: Any) -> str:
        if not self.several:
            return self._option(value)
        parts = value if isinstance(value, list | tuple) else str(value).split(_SEPARATOR)
        return _SEPARATOR.join(self._option(part) for part in parts if str(part).strip())

    def _option(self, value: Any) -> str:
        text = _text(self.name, value).strip()
        if not self.options:
            # Owners, for one, are options that no definition lists.
            return text
        found = self.options.get(text) or self.labels.get(text.casefold())
        if found is None:
            known = ", ".join(list(self.options)[:20])
            raise UnwritableError(f"{self.name} has no option {shortened(value)}; its options are {known}")
        return found


def _text(name: str, value: Any) -> str:
    if value.__class__ is str:
        return value
    try:
        return stored_text(value)
    except ValueError as error:
        raise UnwritableError(f"{name} cannot be {shortened(value)}: {error}") from None


def _boolean(name: str, value: Any) -> str:
    text = _text(name, value).strip().casefold()
    if text in _TRUE or text in _FALSE:
        return "true" if text in _TRUE else "false"
    raise UnwritableError(f"{name} cannot be {shortened(value)}; it is true or false, yes or no, 1 or 0")


def _number(name: str, value: Any) -> str:
    text = _text(name, value).strip()
    try:
        float(text.replace("_", "?"))
    except ValueError:
        allowed = "it is a number such as 1234.5, without separators of thousands"
        raise UnwritableError(f"{name} cannot be {shortened(value)}; {allowed}") from None
    return text


def _date(name: str, value: Any) -> str:
    if isinstance(value, datetime):
        value = (value.astimezone(UTC) if value.tzinfo else value).date()
    if isinstance(value, date):
        return value.isoformat()
    text = _text(name, value).strip()
    try:
        # HubSpot takes a day as midnight in UTC, and refuses any other moment.
        return text if text.lstrip("-").isdecimal() else datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        raise UnwritableError(f"{name} cannot be {shortened(value)}; it is a day such as 2026-03-30") from None


def _moment(name: str, value: Any) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=UTC)
    if not isinstance(value, datetime):
        text = _text(name, value).strip()
        if text.lstrip("-").isdecimal():
            return text
        try:
            value = datetime.fromisoformat(text)
        except ValueError:
            allowed = "it is a moment such as 2026-03-30T09:15:00Z"
            raise UnwritableError(f"{name} cannot be {shortened(value)}; {allowed}") from None
    # A table without zones has those of UTC; nothing else could be guessed for everybody.
    return _text(name, value if value.tzinfo else value.replace(tzinfo=UTC))


_WRITERS: Mapping[str, Callable[[str, Any], str]] = {
    "bool": _boolean,
    "number": _number,
    "date": _date,
    "datetime": _moment,
}
