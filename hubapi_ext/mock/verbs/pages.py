"""Cuts pages from lists by the contract's facts of an operation: its cursor, size and total. It finds no items."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import Any, TypeVar

from hubapi_ext.mock.answers import Answer, Call
from hubapi_ext.mock.contents import Record
from hubapi_ext.mock.fields import FIRST_PAGE, replaced
from hubapi_ext.mock.identifiers import canonical_id, numeric_order
from hubapi_ext.mock.operation import Paging
from hubapi_ext.mock.problems import Problem, RefusedError

CURSOR_GUESSES = ("the words for a cursor that is not its own",)
"""What the verbs that cut pages guess."""

_T = TypeVar("_T")


def records_page(call: Call, records: Mapping[str, Record]) -> tuple[list[Record], str | None]:
    """A page of records in the order of their ids, and the cursor of the next: the id that it begins with.

    So no record is missed or met twice while others come and go.
    """
    after = _cursor(call)
    start = canonical_id(after)
    if start is None:
        raise RefusedError(400, _invalid(after))
    size = _size(call)
    following = (id for id in records if numeric_order(id) >= numeric_order(start))
    ids = nsmallest(size + 1, following, key=numeric_order)
    return [records[id] for id in ids[:size]], ids[size] if len(ids) > size else None


def numbered_page(
    call: Call,
    items: Sequence[_T],
    *,
    most: int | None = None,
    size_of: Callable[[int, str, int], int] = lambda size, *_: size,
) -> tuple[list[_T], str | None]:
    """A page of items in their order, and the cursor of the next: how many items come before it.

    `size_of` tells how many items it has that could have so many, by its cursor and by how many are left. The cursor of
    an empty page begins with a zero.

    Raises RefusedError where the page goes beyond `most` items, or the cursor is no number.
    """
    after = _cursor(call)
    if not (after.isascii() and after.isdecimal() and len(after) < 16):
        raise RefusedError(400, _invalid(after))
    start, size = int(after), _size(call)
    if most is not None and start + size > most:
        # HubSpot's words are unknown.
        raise RefusedError(400, Problem(message=f"A search returns at most {most} results; {start} + {size} are more"))
    size = size_of(size, after, len(items) - start)
    end = start + size
    return list(items[start:end]), (str(end) if size else f"0{end}") if end < len(items) else None


def listed(call: Call, items: Iterable[Any], following: str | None, total: int | None = None) -> Answer:
    """The answer to a list, with its items, cursor and total where the contract says that they stand."""
    paging = call.operation.paging
    body = replaced({}, paging.items if paging else "results", list(items))
    if paging and paging.total and total is not None:
        body = {**replaced({}, paging.total, total), **body}
    if paging:
        body = paging.last(body, total or 0) if following is None else paging.leading_to(body, following)
    return Answer(call.statuses.success, body)


def _asked(call: Call, paging: Paging) -> Mapping[str, Any]:
    return (call.body or {}) if paging.in_body else call.query


def _cursor(call: Call) -> str:
    paging = call.operation.paging
    after = _asked(call, paging).get(paging.cursor) if paging else None
    return FIRST_PAGE if after is None or after == "" else str(after)


def _size(call: Call) -> int:
    """How many items a page has. Without pages there is but one, of all."""
    paging = call.operation.paging
    size = _asked(call, paging).get(paging.size) if paging and paging.size else None
    if size is None and paging:
        size = paging.default_size
    fewer = [most for name, most in call.operation.fewer.items() if call.query.get(name)]
    if fewer and size is not None:
        # What HubSpot answers where more are asked for is unknown; this is a guess.
        size = min(int(size), *fewer)
    return sys.maxsize if size is None else max(1, int(size))


def _invalid(after: str) -> Problem:
    # What HubSpot answers to a cursor that is not its own is unknown, see CURSOR_GUESSES.
    return Problem(message=f"{after} is not a valid cursor", context={"after": [after]})
