"""The rows that did not succeed, in a file that can be mended and loaded again. It sends nothing."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from hubapi_ext.errors import InvalidInputError
from hubapi_ext.jobs.job import Job, step_names
from hubapi_ext.jobs.questions import RECORDS
from hubapi_ext.jobs.row_outcomes import RowOutcome, Trouble
from hubapi_ext.jobs.writing import PREFIX

_ADDED = ("row", "step", "status", "category", "message", "existing_id", "what_to_do")
_WHAT_TO_DO: Mapping[str, str] = {
    "INVALID_VALUE": "mend the value, and load this file",
    "NO_KEY": "fill in the key, and load this file",
    "OBJECT_NOT_FOUND": "create the record or mend its key, and load this file; or load with missing records created",
    "AMBIGUOUS": "name the record by its id, or merge the records in HubSpot",
    "UNKNOWN": "look for the record in HubSpot; load the row only if it is not there",
}


def write_rejects(job: Job, target: str | os.PathLike[str]) -> int:
    """Writes the failed rows and those of unknown fate, with their own columns and what is known of them.

    Args:
        job: The job.
        target: The file, CSV or JSON lines by its suffix. It appears whole, or not at all.

    Returns:
        How many rows it has.
    """
    path = Path(target)
    if path.suffix.lower() not in (".csv", ".jsonl"):
        raise InvalidInputError("target", f"got {path.name!r}", allowed="it ends in .csv or .jsonl")
    beside = path.with_name(f".{path.name}.new")
    try:
        count = _write_csv(job, beside) if path.suffix.lower() == ".csv" else _write_json_lines(job, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return count


def rejects(job: Job) -> Iterator[dict[str, Any]]:
    """The failed rows and those of unknown fate: their own columns, and what is known of them."""
    question = job.question
    for step, name in enumerate(step_names(question)):
        for outcome in job.outcomes(step, statuses=["failed", "unknown"]):
            trouble = outcome.trouble or Trouble("")
            known = (
                outcome.row,
                name,
                outcome.status,
                trouble.category,
                trouble.message,
                trouble.existing_id,
                what_to_do(outcome, is_created=step > RECORDS and question.mode == "create"),
            )
            added = {f"{PREFIX}{column}": value for column, value in zip(_ADDED, known, strict=True)}
            own = {column: value for column, value in trouble.columns.items() if not column.startswith(PREFIX)}
            yield {**own, **added}


def what_to_do(outcome: RowOutcome, *, is_created: bool) -> str:
    """What helps a row that did not succeed. One whose record was created would be created twice."""
    trouble = outcome.trouble
    if trouble is None:
        return ""
    if is_created:
        return "its record is there already: mend what it is associated with in HubSpot, and retry the job"
    if trouble.existing_id:
        return f"update {trouble.existing_id} instead, or load this file as an upsert"
    if outcome.status == "unknown":
        return _WHAT_TO_DO["UNKNOWN"]
    return _WHAT_TO_DO.get(trouble.category, "mend what HubSpot refused, and load this file; or retry the job")


def _write_csv(job: Job, path: Path) -> int:
    names: dict[str, None] = {}
    for row in rejects(job):
        names |= dict.fromkeys(row)
    own = [name for name in names if not name.startswith(PREFIX)]
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*own, *(f"{PREFIX}{name}" for name in _ADDED)], restval="")
        writer.writeheader()
        for count, row in enumerate(rejects(job), 1):  # noqa: B007 - the last one counts
            writer.writerow({name: _cell(value) for name, value in row.items()})
    return count


def _write_json_lines(job: Job, path: Path) -> int:
    count = 0
    with path.open("wb") as file:
        for count, row in enumerate(rejects(job), 1):  # noqa: B007 - the last one counts
            file.write(msgspec.json.encode(row) + b"\n")
    return count


def _cell(value: Any) -> Any:
    return ";".join(map(str, value)) if isinstance(value, list) else value
