"""Whether a record already has the values that a row would give it. Texts that mean the same are the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any


def differing(wanted: Mapping[str, str], found: Mapping[str, str | None], definitions: Mapping[str, Any]) -> list[str]:
    """The names of the properties whose values a record does not have yet."""
    return [
        name
        for name, value in wanted.items()
        if not is_same(value, found.get(name) or "", getattr(definitions.get(name), "type", "string"))
    ]


def is_same(one: str, other: str, kind: str) -> bool:
    """Whether two texts are the same value of a property of this type."""
    if one == other:
        return True
    if not one or not other:
        return False
    read = {"number": _number, "bool": str.casefold, "date": _day, "datetime": _moment}.get(kind)
    if read is None:
        return False
    try:
        return bool(read(one) == read(other))
    except (ValueError, InvalidOperation, OverflowError):
        return False


def _number(text: str) -> Decimal:
    return Decimal(text)


def _moment(text: str) -> datetime:
    if text.lstrip("-").isdecimal():
        return datetime.fromtimestamp(int(text) / 1000, UTC)
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(text: str) -> Any:
    return _moment(text).astimezone(UTC).date()
