"""Fields within JSON, by dotted paths such as `paging.next.after`. It knows no operation."""

from collections.abc import Mapping
from typing import Any

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
