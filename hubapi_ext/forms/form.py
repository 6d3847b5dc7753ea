"""What a form is, and what all forms share: ids, numbers, rows and HubSpot's own form. It knows no operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar

import msgspec
from attrs import frozen

from hubapi_client.errors import InvalidRequest, shortened
from hubapi_client.wire import convert

T = TypeVar("T")


@frozen
class Form:
    """In what form a person may give an input."""

    model: Callable[[Any], Any]
    """Makes the model of what was given. Raises TypeError or ValueError when that has another form."""
    words: str
    """The forms that it takes."""
    plain: Callable[[Any], Any] | None = None
    """Makes the model of an input of the plainest form, of which it knows that HubSpot accepts it; None for others."""
    types_in: str | None = None
    """Where an input has association types, which may be given by labels: `first` or `third` in a tuple, `itself`."""


ObjectId: TypeAlias = str | int
"""A record's id. Whichever way it is given, it is `str` in everything that comes back."""


def as_id(given: ObjectId) -> str:
    """An id for a model."""
    # The models turn numbers into text, and what else it may be is checked with the request.
    return given  # type: ignore[return-value]


def as_number(given: Any) -> Any:
    """A number that is written as text, as all are in a CSV file; anything else as it is."""
    is_number = isinstance(given, str) and given.isascii() and given.isdecimal() and given[0] != "0"
    return int(given) if is_number else given


def row_values(given: Mapping[str, Any], *required: str, optional: tuple[str, ...]) -> list[Any]:
    """The values of a row by these names, with None for those that may be missing."""
    names = (*required, *optional)
    refuse_other_keys(given, names, "$")
    for name in required:
        if name not in given:
            raise InvalidRequest(f"{name} is missing; the keys are {', '.join(names)}", path="$", value=given)
    return [given.get(name) for name in names]


def from_hubspots_form(given: Any, model: type[T]) -> T:
    """The model of what is written as HubSpot's documentation shows it."""
    made = convert(given, model)
    _refuse_unknown_keys(given, made, "$")
    return made


def _refuse_unknown_keys(given: Any, made: object, path: str) -> None:
    """HubSpot ignores keys that it does not know, so that a misspelt one would go unnoticed."""
    if isinstance(made, list):
        for index, (part, one) in enumerate(zip(given, made, strict=True)):
            _refuse_unknown_keys(part, one, f"{path}[{index}]")
    elif isinstance(made, msgspec.Struct) and isinstance(given, Mapping):
        names = {field.encode_name: field.name for field in msgspec.structs.fields(made)}
        refuse_other_keys(given, tuple(names), path)
        for name, part in given.items():
            _refuse_unknown_keys(part, getattr(made, names[name]), f"{path}.{name}")


def refuse_other_keys(given: Mapping[Any, Any], names: tuple[str, ...], path: str) -> None:
    """Raises InvalidRequest for the first key that is none of these names."""
    for key in given:
        if key not in names:
            text = key if isinstance(key, str) else shortened(key)
            raise InvalidRequest(f"the keys are {', '.join(names)}", path=f"{path}.{text}", value=given[key])
