"""Finds records by their keys: by reading them where the key is unique, and else by searching. It writes nothing.

HubSpot reads records by unique properties alone; a company's domain, for one, is none, and is searched for. A search
may not find yet what was just created, and two records may have one value: then nobody can say which is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from attrs import frozen

from hubapi_ext.batches.batch import BatchOptions, WholeBatch
from hubapi_ext.calls import Call
from hubapi_ext.conditions import where
from hubapi_ext.errors import BadRequestError
from hubapi_ext.jobs.context import JobContext
from hubapi_ext.jobs.driving import Run, Work
from hubapi_ext.object_batches import reading
from hubapi_ext.search import search

T = TypeVar("T")

SEARCHED_AT_ONCE = 90
"""How many values a search is made for at a time."""


@frozen
class Ambiguous:
    """Several records have one key."""

    ids: tuple[str, ...]


def records_by_key(
    context: JobContext, object_type: str, key: str | None, values: Iterable[str], properties: Sequence[str]
) -> Work[dict[str, Any]]:
    """The records by the values of a unique property, or by their ids. Those that do not exist are left out.

    Raises RefusedError where HubSpot refuses to read records by that property.
    """
    wanted = list(dict.fromkeys(values))
    if not wanted:
        return {}
    options = BatchOptions(concurrency=context.concurrency)
    first: list[str] = [key] if key else []
    names = list(dict.fromkeys([*first, *properties])) or None
    found: dict[str, Any] = {}
    result = yield WholeBatch(reading(object_type, wanted, names, None, key, archived=False, options=options))
    for outcome in result:
        if outcome.succeeded:
            found[outcome.input] = outcome.result
        elif not _does_not_exist(outcome.error):
            # Nobody knows whether this record exists.
            raise outcome.error
    return found


def _does_not_exist(error: Any) -> bool:
    return getattr(error, "category", None) == "OBJECT_NOT_FOUND" or getattr(error, "status", None) in (404, 207)


def ids_by_key(
    context: JobContext, object_type: str, property: str | None, values: Iterable[str]
) -> Work[dict[str, str | Ambiguous]]:
    """The ids of records by a property's values. Those that are not found are left out."""
    wanted = list(dict.fromkeys(values))
    if property is None:
        return {value: value for value in wanted}
    found: dict[str, Any] = {
        value: id for value, id in context.journal.found_by(object_type, property, wanted).items() if id
    }
    left = [value for value in wanted if value not in found]
    if not left:
        return found
    if (yield from is_read_by(context, object_type, property, left[0])):
        records = yield from records_by_key(context, object_type, property, left, ())
        new: dict[str, Any] = {value: record.id for value, record in records.items()}
    else:
        new = yield from _searched(object_type, property, left)
    certain = {value: id for value, id in new.items() if isinstance(id, str)}
    context.journal.remember(object_type, property, certain)
    return {**found, **new}


def is_read_by(context: JobContext, object_type: str, property: str, value: str) -> Work[bool]:
    """Whether HubSpot reads records by a property. It is asked once, since definitions do not tell it reliably."""
    from hubapi_client.api.objects import read_objects  # noqa: PLC0415 - imported when it is used

    known = context.read_by.get((object_type, property))
    if known is None:
        body = {"inputs": [{"id": value}], "idProperty": property, "properties": [property]}
        try:
            yield Call(read_objects, {"object_type": object_type, "body": body})
            known = True
        except BadRequestError:
            known = False
        context.read_by[object_type, property] = known
    return known


def _searched(object_type: str, property: str, values: Sequence[str]) -> Work[dict[str, str | Ambiguous]]:
    ids: dict[str, list[str]] = {}
    for some in _parts(values, SEARCHED_AT_ONCE):
        records: list[Any] = []
        yield Run(search(object_type, where(property).is_in(some), properties=[property]), records.append)
        for record in records:
            ids.setdefault((record.properties.get(property) or "").casefold(), []).append(record.id)
    found: dict[str, str | Ambiguous] = {}
    for value in values:
        matches = ids.get(value.casefold(), [])
        if matches:
            found[value] = matches[0] if len(matches) == 1 else Ambiguous(tuple(matches))
    return found


def _parts(values: Sequence[T], size: int) -> Iterator[list[T]]:
    each = iter(values)
    while part := list(islice(each, size)):
        yield part
