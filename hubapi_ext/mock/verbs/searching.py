"""Searches among records: which pass, and in which order. Pure: it reads contents, and cuts no pages."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from hubapi_ext.mock.contents import Contents, Record
from hubapi_ext.mock.identifiers import numeric_order
from hubapi_ext.mock.object_types import ObjectType
from hubapi_ext.mock.problems import Problem, RefusedError
from hubapi_ext.mock.verbs.operators import NEEDS, OPERATORS, Filter, Key, key, passing, tokens

_ASSOCIATIONS, _ID = "associations.", "hs_object_id"

Values = Callable[[Record, str], Sequence[str]]
"""The values of a record's property: none, one, or the ids that stand for an association."""


def search(
    contents: Contents, object_type: ObjectType, body: Mapping[str, Any], *, most_filters: int | None = None
) -> list[Record]:
    """The records that a search means, in its order. Raises RefusedError where it is no search."""
    values = _values(contents, object_type)
    # The ids first: most records of a search that goes on beyond an id fail there.
    groups = [
        [_predicate(one, values) for one in sorted(group, key=lambda one: one.get("propertyName") != _ID)]
        for group in _groups(body, most_filters)
    ]
    found = [record for record in contents.records(object_type).values() if _passes(record, groups)]
    if words := tokens(body.get("query") or ""):
        found = [record for record in found if _mentions(record, object_type, words)]
    found.sort(key=lambda record: numeric_order(record.id))
    for property, descending in reversed([_sort(one) for one in body.get("sorts") or ()]):
        _order(found, property, values, descending=descending)
    return found


def _groups(body: Mapping[str, Any], most: int | None) -> list[Sequence[Filter]]:
    """The groups of filters: a record passes that passes all filters of one of them."""
    groups: list[Sequence[Filter]] = [group.get("filters") or () for group in body.get("filterGroups") or ()]
    # Filters without a group are not documented, and taken as one.
    if body.get("filters"):
        groups.append(body["filters"])
    filters = [one for group in groups for one in group]
    if most is not None and len(filters) > most:
        # HubSpot's words are unknown.
        raise RefusedError(400, Problem(message=f"A search takes at most {most} filters, got {len(filters)}"))
    for one in filters:
        operator = one.get("operator")
        if operator not in OPERATORS:
            raise RefusedError(400, Problem(message=f"{operator} is not a valid operator"))
        missing = [name for name in NEEDS[operator] if one.get(name) is None]
        if missing:
            message = f"operator {operator} requires {' and '.join(missing)} (property {one.get('propertyName')})"
            raise RefusedError(400, Problem(message=message))
    return groups


def _predicate(given: Filter, values: Values) -> Callable[[Record], bool]:
    """Whether a record passes a filter."""
    name, passes = given.get("propertyName") or "", passing(given)
    if name == _ID and given["operator"] == "GT" and str(given["value"]).isdecimal():
        low = int(given["value"])
        return lambda record: int(record.id) > low
    if name.startswith(_ASSOCIATIONS):
        return lambda record: passes(values(record, name))
    return lambda record: passes((value,) if (value := record.properties.get(name)) else ())


def _passes(record: Record, groups: Sequence[Sequence[Callable[[Record], bool]]]) -> bool:
    return not groups or any(all(passes(record) for passes in group) for group in groups)


def _values(contents: Contents, object_type: ObjectType) -> Values:
    def values(record: Record, name: str) -> Sequence[str]:
        if name.startswith(_ASSOCIATIONS):
            target = contents.object_types.find(name.removeprefix(_ASSOCIATIONS))
            return list(contents.links.of(object_type, record.id, target))
        value = record.properties.get(name)
        return [value] if value else []

    return values


def _mentions(record: Record, object_type: ObjectType, wanted: Sequence[str]) -> bool:
    """Whether every word begins a word of the properties that are searched."""
    names = object_type.searched or record.properties
    words = [word for name in names for word in tokens(record.properties.get(name) or "")]
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _sort(given: str | Mapping[str, Any]) -> tuple[str, bool]:
    """The property that a sort is by, and whether it is descending. Text such as `-createdate` is taken, too."""
    if isinstance(given, str):
        return given.removeprefix("-"), given.startswith("-")
    return given.get("propertyName") or "", given.get("direction") == "DESCENDING"


def sorts_by_id(body: Mapping[str, Any]) -> bool:
    """Whether a search sorts by the ids of records."""
    return [_sort(one)[0] for one in body.get("sorts") or ()] == [_ID]


def _order(records: list[Record], property: str, values: Values, *, descending: bool) -> None:
    """Sorts by a property, those without it last. Those that are equal stay as they are."""
    if property == _ID:
        # All ids are numbers.
        records.sort(key=lambda record: int(record.id), reverse=descending)
        return
    with_it: list[tuple[Key, Record]] = []
    without: list[Record] = []
    for record in records:
        if found := values(record, property):
            with_it.append((key(found[0]), record))
        else:
            without.append(record)
    with_it.sort(key=itemgetter(0), reverse=descending)
    records[:] = [record for _, record in with_it] + without
