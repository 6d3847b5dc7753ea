"""Searches among records: which pass, and in which order. Pure: it reads contents, and cuts no pages."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hubapi_ext.mock.contents import Contents, Record
from hubapi_ext.mock.identifiers import numeric_order
from hubapi_ext.mock.object_types import ObjectType
from hubapi_ext.mock.problems import Problem, RefusedError
from hubapi_ext.mock.verbs.operators import NEEDS, OPERATORS, Filter, Key, key, matches, tokens

_ASSOCIATIONS = "associations."

Values = Callable[[Record, str], Sequence[str]]
"""The values of a record's property: none, one, or the ids that stand for an association."""


def search(
    contents: Contents, object_type: ObjectType, body: Mapping[str, Any], *, most_filters: int | None = None
) -> list[Record]:
    """The records that a search means, in its order. Raises RefusedError where it is no search."""
    groups = _groups(body, most_filters)
    values = _values(contents, object_type)
    found = [
        record
        for record in contents.records(object_type).values()
        if _passes(record, groups, values) and _mentions(record, object_type, body.get("query") or "")
    ]
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


def _passes(record: Record, groups: Sequence[Sequence[Filter]], values: Values) -> bool:
    return not groups or any(
        all(matches(one, values(record, one.get("propertyName") or "")) for one in group) for group in groups
    )


def _values(contents: Contents, object_type: ObjectType) -> Values:
    def values(record: Record, name: str) -> Sequence[str]:
        if name.startswith(_ASSOCIATIONS):
            target = contents.object_types.find(name.removeprefix(_ASSOCIATIONS))
            return list(contents.links.of(object_type, record.id, target))
        value = record.properties.get(name)
        return [value] if value else []

    return values


def _mentions(record: Record, object_type: ObjectType, query: str) -> bool:
    """Whether every word of the query begins a word of the properties that are searched."""
    wanted = tokens(query)
    if not wanted:
        return True
    names = object_type.searched or record.properties
    words = [word for name in names for word in tokens(record.properties.get(name) or "")]
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _sort(given: str | Mapping[str, Any]) -> tuple[str, bool]:
    """The property that a sort is by, and whether it is descending. Text such as `-createdate` is taken, too."""
    if isinstance(given, str):
        return given.removeprefix("-"), given.startswith("-")
    return given.get("propertyName") or "", given.get("direction") == "DESCENDING"


def _order(records: list[Record], property: str, values: Values, *, descending: bool) -> None:
    """Sorts by a property, those without it last. Those that are equal stay as they are."""

    def by(record: Record) -> Key:
        return key(values(record, property)[0])

    with_it = sorted((one for one in records if values(one, property)), key=by, reverse=descending)
    without = [one for one in records if not values(one, property)]
    records[:] = with_it + without
