"""From outcomes of the engine to outcomes of rows. It sends nothing."""

from __future__ import annotations

from typing import Any

import msgspec

from hubapi_ext.batches.outcomes import Outcome
from hubapi_ext.errors import REFUSES_ALL, AbandonedError, ConflictError, HubApiError, RefusedError
from hubapi_ext.jobs.row_outcomes import RowOutcome, Trouble

_SAY_NOTHING = (*REFUSES_ALL, AbandonedError)


class JobRow(msgspec.Struct):
    """A row on its way to HubSpot."""

    number: int
    columns: dict[str, Any]
    """As it came from the source."""
    properties: dict[str, str] = {}
    key: str = ""
    """The value by which its record is found."""


def row_outcome(row: JobRow, outcome: Outcome[Any, Any]) -> RowOutcome:
    """What became of a row, by what became of its input."""
    if outcome.status == "succeeded":
        result = outcome.result
        return RowOutcome(row.number, "succeeded", getattr(result, "id", None), getattr(result, "new", None))
    return RowOutcome(row.number, outcome.status, trouble=trouble_of(outcome.error, row.columns))


def is_the_rows_own(outcome: Outcome[Any, Any]) -> bool:
    """Whether an outcome says anything of its row.

    A token that is refused, or a stream that was left, does not: the row is still to be sent, or to be looked up.
    """
    return outcome.error is None or not isinstance(outcome.error, _SAY_NOTHING)


def trouble_of(error: HubApiError | None, columns: dict[str, Any]) -> Trouble:
    """What is kept of an error."""
    return Trouble(
        str(error),
        (error.sub_category or error.category or "") if isinstance(error, RefusedError) else type(error).__name__,
        error.existing_id if isinstance(error, ConflictError) else None,
        columns,
    )
