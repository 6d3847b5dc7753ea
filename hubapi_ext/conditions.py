"""Searches as a person writes them: conditions on properties, in the words of Python. What is sent follows from them.

A condition is made by comparing `where("email")`; conditions are joined by `&` and `|`. Nothing is sent from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, ClassVar, TypeAlias

import msgspec

from hubapi_client.errors import InvalidRequest, shortened
from hubapi_client.models import Filter, FilterGroup, Sort
from hubapi_client.operations import SearchLimits
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.property_values import PropertyValue, texts


class Condition(msgspec.Struct, frozen=True):
    """What a record must meet: all filters of one of the groups."""

    groups: tuple[tuple[Filter, ...], ...]

    def __and__(self, other: Condition) -> Condition:
        """Both of them."""
        if not isinstance(other, Condition):
            return NotImplemented
        return Condition(tuple((*one, *two) for one in self.groups for two in other.groups))

    def __or__(self, other: Condition) -> Condition:
        """One of them, or both."""
        if not isinstance(other, Condition):
            return NotImplemented
        return Condition((*self.groups, *other.groups))

    def __bool__(self) -> bool:
        """Refuses: `and`, `or` and chains such as `a < b < c` would drop a condition without a word."""
        raise TypeError("conditions are joined by & and |, each in parentheses; for a range there is between()")


class where:  # noqa: N801 - it is used as a function
    """A property, by its internal name, or the associated records of a type: `where("associations.company")`.

    Compare it for a condition. Values are Python's: text, numbers, True and False, dates, and datetimes with a zone.

    Example:
        hub.contacts.search(where("email") == "ada@example.com")
        hub.deals.search((where("amount") > 1000) & where("dealstage").is_in(["won", "lost"]))
        hub.contacts.search(where("createdate").between(date(2026, 1, 1), date(2026, 2, 1)))
    """

    __slots__: tuple[str, ...] = ("_name",)
    __hash__: ClassVar[None]  # type: ignore[assignment]

    def __init__(self, property: str) -> None:
        if not isinstance(property, str) or not property:
            raise InvalidInputError("property", f"got {shortened(property)}", allowed="it is the name of a property")
        self._name = property

    def __eq__(self, value: PropertyValue) -> Condition:  # type: ignore[override]
        return self._compared("EQ", value)

    def __ne__(self, value: PropertyValue) -> Condition:  # type: ignore[override]
        return self._compared("NEQ", value)

    def __lt__(self, value: PropertyValue) -> Condition:
        return self._compared("LT", value)

    def __le__(self, value: PropertyValue) -> Condition:
        return self._compared("LTE", value)

    def __gt__(self, value: PropertyValue) -> Condition:
        return self._compared("GT", value)

    def __ge__(self, value: PropertyValue) -> Condition:
        return self._compared("GTE", value)

    def between(self, low: PropertyValue, high: PropertyValue) -> Condition:
        """Within a range, with both of its ends."""
        return self._filter(operator="BETWEEN", value=self._text(low), high_value=self._text(high))

    def is_in(self, values: Iterable[PropertyValue]) -> Condition:
        """One of several values. HubSpot finds text there only where it is given in small letters."""
        return self._filter(operator="IN", values=self._texts(values))

    def is_not_in(self, values: Iterable[PropertyValue]) -> Condition:
        """Some value, and none of these."""
        return self._filter(operator="NOT_IN", values=self._texts(values))

    def is_known(self) -> Condition:
        """Some value."""
        return self._filter(operator="HAS_PROPERTY")

    def is_unknown(self) -> Condition:
        """No value."""
        return self._filter(operator="NOT_HAS_PROPERTY")

    def contains(self, token: str) -> Condition:
        """Text with this word in it; `*` stands for any letters, as in "*@example.com"."""
        return self._compared("CONTAINS_TOKEN", token)

    def does_not_contain(self, token: str) -> Condition:
        """Text without this word."""
        return self._compared("NOT_CONTAINS_TOKEN", token)

    def __repr__(self) -> str:
        return f"where({self._name!r})"

    def _compared(self, operator: str, value: PropertyValue) -> Condition:
        return self._filter(operator=operator, value=self._text(value))

    def _filter(self, **parts: Any) -> Condition:
        return Condition(((Filter(property_name=self._name, **parts),),))

    def _texts(self, values: Iterable[PropertyValue]) -> list[str]:
        if isinstance(values, str | bytes) or not isinstance(values, Iterable):
            raise InvalidInputError(self._name, f"got {shortened(values)}", allowed="it is compared with a list")
        found = [self._text(value) for value in values]
        if not found:
            raise InvalidInputError(self._name, "got an empty list", allowed="it is compared with one value at least")
        return found

    def _text(self, value: PropertyValue) -> str:
        if value is None or isinstance(value, list | tuple):
            allowed = "it is compared with one value; see is_in(), is_known() and is_unknown()"
            raise InvalidInputError(self._name, f"got {shortened(value)}", allowed=allowed)
        try:
            text = texts({self._name: value}, "$")[self._name]
        except InvalidRequest as error:
            raise InvalidInputError(self._name, f"got {shortened(value)}", allowed=error.reason) from None
        # In a search HubSpot takes moments as milliseconds since 1970.
        if isinstance(value, datetime):
            return str(_milliseconds(value))
        if isinstance(value, date):
            return str(_milliseconds(datetime.combine(value, time(), UTC)))
        return text


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


Sorts: TypeAlias = str | Sequence[str]
"""A property to sort by, with "-" before it to begin with the largest."""


def filter_groups(conditions: Sequence[Condition], limits: SearchLimits) -> list[FilterGroup]:
    """The groups of filters of a search for records that meet all conditions.

    Raises InvalidInputError for more than HubSpot takes.
    """
    for condition in conditions:
        if not isinstance(condition, Condition):
            allowed = 'a condition is made by comparing where(), such as where("email") == "ada@example.com"'
            raise InvalidInputError("conditions", f"got {shortened(condition)}", allowed=allowed)
    if not conditions:
        return []
    joined = conditions[0]
    for condition in conditions[1:]:
        joined &= condition
    groups = joined.groups
    filters = sum(map(len, groups))
    if len(groups) > limits.groups:
        raise _too_many(f"{len(groups)} groups joined by |", f"{limits.groups} groups")
    if (longest := max(map(len, groups))) > limits.filters_in_group:
        raise _too_many(f"{longest} filters joined by &", f"{limits.filters_in_group} filters in a group")
    if filters > limits.filters:
        raise _too_many(f"{filters} filters in {len(groups)} groups", f"{limits.filters} filters in all")
    return [FilterGroup(filters=list(group)) for group in groups]


def has_room(groups: Sequence[FilterGroup], limits: SearchLimits) -> bool:
    """Whether each group can have one filter more."""
    sizes = [len(group.filters) + 1 for group in groups]
    return max(sizes, default=0) <= limits.filters_in_group and sum(sizes) <= limits.filters


def _too_many(given: str, allowed: str) -> InvalidInputError:
    return InvalidInputError("conditions", f"they come to {given}", allowed=f"a search takes {allowed}")


def sorts_of(given: Sorts | None) -> list[Sort] | None:
    """The models of what to sort by. HubSpot sorts by one property."""
    if given is None:
        return None
    names = [given] if isinstance(given, str) else list(given)
    if len(names) > 1 or not all(isinstance(name, str) and name.strip("-") for name in names):
        allowed = 'it is one property, such as "createdate", or "-createdate" to begin with the largest'
        raise InvalidInputError("sorts", f"got {shortened(given)}", allowed=allowed)
    return [
        Sort(property_name=name.removeprefix("-"), direction="DESCENDING" if name.startswith("-") else "ASCENDING")
        for name in names
    ]
