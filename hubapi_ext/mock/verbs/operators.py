"""HubSpot's thirteen search operators over the values of a property, which are text. Pure: they know no records."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import lru_cache
from operator import ge, gt, le, lt, not_
from typing import Any

Filter = Mapping[str, Any]
"""`propertyName`, `operator`, and what it needs of `value`, `highValue` and `values`."""

Key = tuple[int, Decimal | str]
"""What values are compared by: numbers and moments before text."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T.+)?", re.ASCII)


@lru_cache(maxsize=2**17)
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


def passing(given: Filter) -> Callable[[Sequence[str]], bool]:
    """Says of the values of a property, none of them empty, whether they pass a filter."""
    return _OPERATORS[given["operator"]](given)


def tokens(value: str) -> list[str]:
    """The words of a value, in lower case."""
    return re.findall(r"\w+", value.lower())


_Test = Callable[[str], bool]
_Tester = Callable[[Sequence[str]], bool]


def _some(test: Callable[[Filter], _Test]) -> Callable[[Filter], _Tester]:
    """A value passes."""

    def made(given: Filter) -> _Tester:
        passes = test(given)
        return lambda values: any(map(passes, values))

    return made


def _none(test: Callable[[Filter], _Test]) -> Callable[[Filter], _Tester]:
    """There are values, and none of them passes."""

    def made(given: Filter) -> _Tester:
        passes = test(given)
        return lambda values: bool(values) and not any(map(passes, values))

    return made


def _equal(given: Filter) -> _Test:
    wanted = key(_text(given, "value"))
    return lambda value: key(value) == wanted


def _compared(holds: Callable[[Any, Any], bool]) -> Callable[[Filter], _Test]:
    def made(given: Filter) -> _Test:
        kind, wanted = key(_text(given, "value"))

        def test(value: str) -> bool:
            found = key(value)
            return found[0] == kind and holds(found[1], wanted)

        return test

    return made


def _between(given: Filter) -> _Test:
    low, high = key(_text(given, "value")), key(_text(given, "highValue"))
    return lambda value: low[0] == high[0] == key(value)[0] and low <= key(value) <= high


def _among(given: Filter) -> _Test:
    wanted = {key(str(value)) for value in given.get("values") or ()}
    return lambda value: key(value) in wanted


def _contains(given: Filter) -> _Test:
    wanted = _text(given, "value").lower()
    if "*" in wanted:
        # In a pattern of fnmatch, brackets and question marks would mean something else.
        pattern = re.sub(r"[][?]", lambda one: f"[{one[0]}]", wanted)
        return lambda value: any(fnmatchcase(text, pattern) for text in (value.lower(), *tokens(value)))
    words = tokens(wanted)
    return lambda value: bool(words) and _follow(words, tokens(value))


def _follow(words: Sequence[str], text: Sequence[str]) -> bool:
    return any(text[at : at + len(words)] == words for at in range(len(text) - len(words) + 1))


def _text(given: Filter, name: str) -> str:
    return str(given.get(name, ""))


# A record without the property passes NOT_HAS_PROPERTY alone.
_OPERATORS: Mapping[str, Callable[[Filter], _Tester]] = {
    "EQ": _some(_equal),
    "NEQ": _none(_equal),
    "LT": _some(_compared(lt)),
    "LTE": _some(_compared(le)),
    "GT": _some(_compared(gt)),
    "GTE": _some(_compared(ge)),
    "BETWEEN": _some(_between),
    "IN": _some(_among),
    "NOT_IN": _none(_among),
    "HAS_PROPERTY": lambda _: bool,
    "NOT_HAS_PROPERTY": lambda _: not_,
    "CONTAINS_TOKEN": _some(_contains),
    "NOT_CONTAINS_TOKEN": _none(_contains),
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
