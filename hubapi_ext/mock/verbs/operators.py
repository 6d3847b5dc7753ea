"""HubSpot's thirteen search operators over the values of a property, which are text. Pure: they know no records."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import Any

Filter = Mapping[str, Any]
"""`propertyName`, `operator`, and what it needs of `value`, `highValue` and `values`."""

Key = tuple[int, Decimal | str]
"""What values are compared by: numbers and moments before text."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T.+)?", re.ASCII)


def key(value: str) -> Key:
    """What a value is compared by: numbers as numbers, moments as milliseconds, other text in any case.

    A portal knows no types of properties, so the value tells. One with a leading zero, such as a postal code, is text.
    """
    if _NUMBER.fullmatch(value):
        return 0, Decimal(value)
    if _MOMENT.fullmatch(value):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return 1, value.lower()
        since = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - datetime(1970, 1, 1, tzinfo=UTC)
        return 0, Decimal(round(since.total_seconds() * 1000))
    return 1, value.lower()


def matches(given: Filter, values: Sequence[str]) -> bool:
    """Whether a property with these values, none of them empty, passes a filter."""
    return _OPERATORS[given["operator"]](given, values)


def tokens(value: str) -> list[str]:
    """The words of a value, in lower case."""
    return re.findall(r"\w+", value.lower())


def _equal(given: Filter, values: Sequence[str]) -> bool:
    wanted = key(_text(given, "value"))
    return any(key(value) == wanted for value in values)


def _compared(given: Filter, values: Sequence[str], holds: Callable[[Any, Any], bool]) -> bool:
    wanted = key(_text(given, "value"))
    return any(found[0] == wanted[0] and holds(found[1], wanted[1]) for found in map(key, values))


def _between(given: Filter, values: Sequence[str]) -> bool:
    low, high = key(_text(given, "value")), key(_text(given, "highValue"))
    return any(low[0] == high[0] == found[0] and low <= found <= high for found in map(key, values))


def _among(given: Filter, values: Sequence[str]) -> bool:
    wanted = {key(str(value)) for value in given.get("values") or ()}
    return any(key(value) in wanted for value in values)


def _contains(given: Filter, values: Sequence[str]) -> bool:
    wanted = _text(given, "value").lower()
    if "*" in wanted:
        # In a pattern of fnmatch, brackets and question marks would mean something else.
        pattern = re.sub(r"[][?]", lambda one: f"[{one[0]}]", wanted)
        return any(fnmatchcase(text, pattern) for value in values for text in (value.lower(), *tokens(value)))
    words = tokens(wanted)
    return bool(words) and any(_follow(words, tokens(value)) for value in values)


def _follow(words: Sequence[str], text: Sequence[str]) -> bool:
    return any(text[at : at + len(words)] == words for at in range(len(text) - len(words) + 1))


def _text(given: Filter, name: str) -> str:
    return str(given.get(name, ""))


# A record without the property passes NOT_HAS_PROPERTY alone.
_OPERATORS: Mapping[str, Callable[[Filter, Sequence[str]], bool]] = {
    "EQ": _equal,
    "NEQ": lambda given, values: bool(values) and not _equal(given, values),
    "LT": lambda given, values: _compared(given, values, lambda found, wanted: found < wanted),
    "LTE": lambda given, values: _compared(given, values, lambda found, wanted: found <= wanted),
    "GT": lambda given, values: _compared(given, values, lambda found, wanted: found > wanted),
    "GTE": lambda given, values: _compared(given, values, lambda found, wanted: found >= wanted),
    "BETWEEN": _between,
    "IN": _among,
    "NOT_IN": lambda given, values: bool(values) and not _among(given, values),
    "HAS_PROPERTY": lambda _, values: bool(values),
    "NOT_HAS_PROPERTY": lambda _, values: not values,
    "CONTAINS_TOKEN": _contains,
    "NOT_CONTAINS_TOKEN": lambda given, values: bool(values) and not _contains(given, values),
}

OPERATORS = frozenset(_OPERATORS)
"""Their names."""

NEEDS: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(OPERATORS, ("value",)),
    "BETWEEN": ("value", "highValue"),
    "IN": ("values",),
    "NOT_IN": ("values",),
    "HAS_PROPERTY": (),
    "NOT_HAS_PROPERTY": (),
}
"""What a filter with each of them must have."""
