"""The facts about the operations of this package, each in a module that is imported when it is first used.

What there is to know of an operation, `hubapi_client.operations` says.
Written by `hubapi generate`; do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hubapi_client.operations import Operation, OperationsOf

if TYPE_CHECKING:
    from .create_boats import CREATE_BOATS as CREATE_BOATS
    from .get_boat_inspection import GET_BOAT_INSPECTION as GET_BOAT_INSPECTION
    from .list_boats import LIST_BOATS as LIST_BOATS

OPERATIONS: Mapping[str, Operation] = OperationsOf(
    __name__,
    (
        "create_boats",
        "get_boat_inspection",
        "list_boats",
    ),
)
"""Every operation by its name."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Operation:
        if name.isupper() and (facts := OPERATIONS.get(name.lower())) is not None:
            return facts
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *(name.upper() for name in OPERATIONS)})
