"""Takes back what a load has done, as far as its journal tells: old values are put back, new records are archived.

It overwrites what others have changed since. Associations that the load made stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import Any

from attrs import evolve

from hubapi_client.models import SimplePublicObjectBatchInput, SimplePublicObjectId
from hubapi_ext import endpoints
from hubapi_ext.batches.batch import BatchOptions
from hubapi_ext.batches.outcomes import Outcome
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.forms import Form
from hubapi_ext.hub import AsyncHubApi, HubApi
from hubapi_ext.jobs.carrying_out import JobOptions, carry_out, carry_out_async
from hubapi_ext.jobs.context import JobContext
from hubapi_ext.jobs.driving import Run, Work
from hubapi_ext.jobs.folders import job_folder, jobs_folder
from hubapi_ext.jobs.job import JobResult
from hubapi_ext.jobs.questions import RECORDS
from hubapi_ext.jobs.recording import JobRow, is_the_rows_own, row_outcome

PUT_BACK, ARCHIVED = -1, -2
"""The steps in which old values are put back, and new records archived."""


def undo(hub: HubApi, job: str, *, options: JobOptions | None = None) -> JobResult:
    """Puts back the values that a job has changed, and archives the records that it has created.

    The values before a change are known where the job was begun with `keep_before`. It can be done again, and then goes
    on where it was.

    Args:
        hub: Through which it is sent.
        job: The job's id or the beginning of it, or "last".
        options: Where the journal is, and how it is carried out.

    Returns:
        How many values were put back and how many records archived, as steps of their own.

    Raises:
        InvalidInputError: There is no such job, or it has changed records and kept nothing of what they were.
        InterruptedJobError: It ended early.
    """
    folder = job_folder(jobs_folder((options or {}).get("jobs")), job)
    return carry_out(hub, folder, options, work=_undone, checks_source=False, steps=UNDONE)


async def undo_async(hub: AsyncHubApi, job: str, *, options: JobOptions | None = None) -> JobResult:
    """Takes back what a job has done; see `undo`."""
    folder = job_folder(jobs_folder((options or {}).get("jobs")), job)
    return await carry_out_async(hub, folder, options, work=_undone, checks_source=False, steps=UNDONE)


UNDONE = {PUT_BACK: "put back", ARCHIVED: "archived"}
"""What the steps are called."""


def _undone(context: JobContext) -> Work[None]:
    question, journal = context.question, context.journal
    if question.mode not in ("upsert", "update", "create") or not question.into:
        raise InvalidInputError("job", f"it is {question.mode}", allowed="an upsert, an update or a create is undone")
    changed = journal.counts(RECORDS).get("succeeded", 0) - journal.created(RECORDS)
    if question.mode != "create" and changed and not question.keep_before:
        problem = f"it has changed {changed} records, and kept nothing of what they were"
        raise InvalidInputError(
            "job", problem, allowed="begin jobs with keep_before (--keep-before) to be able to undo them"
        )
    before = (
        JobRow(row, {"id": id}, {name: value or "" for name, value in properties.items()}, id)
        for row, id, properties in journal.kept_before()
    )
    from hubapi_client.api.objects import archive_objects, update_objects  # noqa: PLC0415 - imported when used

    yield from _sent(context, PUT_BACK, update_objects, _value, before)
    created = (
        JobRow(outcome.row, {"id": outcome.id}, key=str(outcome.id))
        for outcome in journal.outcomes(RECORDS, ["succeeded"])
        if outcome.id is not None and (outcome.new or question.mode == "create")
    )
    yield from _sent(context, ARCHIVED, archive_objects, _id, created)
    journal.flush()


def _value(row: JobRow) -> SimplePublicObjectBatchInput:
    return SimplePublicObjectBatchInput(id=row.key, properties=row.properties)


def _id(row: JobRow) -> SimplePublicObjectId:
    return SimplePublicObjectId(id=row.key)


def _sent(
    context: JobContext, step: int, endpoint: Any, make: Callable[[JobRow], Any], rows: Iterator[JobRow]
) -> Work[None]:
    left = (row for row in rows if row.number not in context.journal.with_outcome(step, row.number, row.number))
    first = next(left, None)
    if first is None:
        return

    def take(outcome: Outcome[JobRow, Any]) -> None:
        if is_the_rows_own(outcome):
            context.note(step, row_outcome(outcome.input, outcome))

    plan: Any = endpoints.batch(
        endpoint,
        chain((first,), left),
        {"object_type": context.question.into},
        BatchOptions(concurrency=context.concurrency),
        Form(make, "a row of the journal"),
    )
    yield Run(evolve(plan, announce=partial(context.announce, step)), take)
