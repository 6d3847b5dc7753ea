"""Fields within JSON, by dotted paths such as `paging.next.after`, or by steps. It knows no operation."""

from collections.abc import Callable, Mapping
from typing import Any

Path = tuple[str, ...]
"""Steps through JSON: names of fields, and `EACH`."""

EACH = "*"
"""The step to each item of a list, or to each value of a map."""

FIRST_PAGE = "0"
"""A cursor that every list of the mock takes for the one of its first page."""


def found(body: Any, path: str) -> Any:
    """The value of a field; None where there is none."""
    for step in path.split("."):
        body = body.get(step) if isinstance(body, Mapping) else None
    return body


def replaced(body: Mapping[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The same with another value in a field, which is made where there is none."""
    step, _, rest = path.partition(".")
    inner = body.get(step)
    return {**body, step: replaced(inner if isinstance(inner, Mapping) else {}, rest, value) if rest else value}


def changed(body: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    """The same with all that a path leads to changed. Where it leads nowhere, nothing is."""
    if not path:
        return change(body)
    step, rest = path[0], path[1:]
    if step == EACH and isinstance(body, list):
        return [changed(item, rest, change) for item in body]
    if isinstance(body, Mapping):
        return {name: changed(value, rest, change) if step in (name, EACH) else value for name, value in body.items()}
    return body
