"""The pages of any list, as HubSpot writes them. How a list pages is known from its fragment, where it has one.

The methods of a hub read lists into models; this is for `hubapi request`, which shows what HubSpot said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hubapi_client.operations import OPERATIONS, ListKey, ListOperation, Operation
from hubapi_ext.errors import InvalidInputError, RepeatedCursorError
from hubapi_ext.hub import HubApi

Query = Sequence[tuple[str, str]]

USUAL_PAGING: ListKey = ListKey(result="paging.next.after", input="after", items="results")
"""How HubSpot's lists page, for those that have no fragment."""


def operation_of(method: str, path: str) -> Operation | None:
    """The operation of a request, where it has a fragment. Of several the one with the fewest parameters."""
    found = [
        operation
        for operation in OPERATIONS.values()
        if operation.method == method
        and any(_pattern(template).fullmatch(path) for template in (operation.path, operation.dated_path))
    ]
    return min(found, key=lambda operation: len(operation.path_parameters), default=None)


def _pattern(template: str) -> re.Pattern[str]:
    # A version may be written out, or be the hub's.
    return re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template)))


def options_of(operation: Operation | None) -> dict[str, Any]:
    """What `hub.request` has to know of an operation."""
    return {} if operation is None else {"replay": operation.replay, "rate_limit": operation.rate_limit}


def items(hub: HubApi, method: str, path: str, query: Query, body: Any) -> Iterator[Any]:
    """The items of all pages.

    Raises InvalidInputError where the answer is no page, and RepeatedCursorError where a page leads to itself.
    """
    operation = operation_of(method, path)
    paging = operation.paging if isinstance(operation, ListOperation) else USUAL_PAGING
    fewer = [most for name, most in paging.fewer.items() if _has(_on_the_wire(name), query, body)]
    size = min([*fewer, paging.max_size]) if paging.max_size is not None else None
    if paging.size is not None and size is not None and not _has(paging.size, query, body):
        query, body = _with(paging.size, size, method, query, body)
    after = None
    while True:
        options = {"json": body} if body is not None else {}
        page = hub.request(method, path, params=list(query), **options, **options_of(operation)).json()
        listed = page.get(paging.items) if isinstance(page, dict) else None
        if not isinstance(listed, list):
            raise InvalidInputError("--all", f"the answer has no list {paging.items!r}", allowed="it is for lists")
        yield from listed
        before, after = after, _cursor(page, paging)
        if after is None:
            return
        if after == before:
            raise RepeatedCursorError(f"page {after!r} of {method} {path} leads to itself")
        query, body = _with(paging.input, after, method, query, body)


def _cursor(page: Mapping[str, Any], paging: ListKey) -> Any:
    if paging.more is not None and page.get(_on_the_wire(paging.more)) is not True:
        return None
    found: Any = page
    for name in paging.result.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _on_the_wire(name: str) -> str:
    """HubSpot's spelling of a name of ours."""
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def _has(name: str, query: Query, body: Any) -> bool:
    return any(key == name for key, _ in query) or (isinstance(body, dict) and name in body)


def _with(name: str, value: Any, method: str, query: Query, body: Any) -> tuple[Query, Any]:
    """Query and body with one value more: a GET has it in the query, all others in the body."""
    if method == "GET":
        return [*(pair for pair in query if pair[0] != name), (name, str(value))], body
    if not isinstance(body, dict | None):
        raise InvalidInputError("--data", "got another JSON value", allowed="the body of a list is an object")
    return query, {**(body or {}), name: value}
