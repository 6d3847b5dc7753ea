"""Carries a job out, from wherever it is to its end, step by step. What each step does is written elsewhere.

The sync and the async function carry out the same work.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict, Unpack

from hubapi_client.object_types import object_type_facts
from hubapi_ext.batches.batch import CONCURRENCY, check_integer
from hubapi_ext.batches.outcomes import InterruptedBatchError
from hubapi_ext.calls import Pause
from hubapi_ext.errors import BadRequestError, HubApiError, InvalidInputError
from hubapi_ext.hub import AsyncHubApi, HubApi
from hubapi_ext.jobs.arguments import check_hub
from hubapi_ext.jobs.context import JobContext, ReportProgress
from hubapi_ext.jobs.driving import Work, do, do_async
from hubapi_ext.jobs.job import (
    CREATING,
    EMPTY_CELLS,
    ENDED,
    FINGERPRINT,
    QUESTION,
    ROWS,
    JobResult,
    result_of,
    step_names,
)
from hubapi_ext.jobs.journal import Journal
from hubapi_ext.jobs.links import check_label, send_links, send_pairs, send_pairs_of_any_types
from hubapi_ext.jobs.questions import RECORDS, Question
from hubapi_ext.jobs.reconciling import reconcile
from hubapi_ext.jobs.records import Definitions, definitions_of, send_records, writer_of
from hubapi_ext.jobs.row_outcomes import RowStatus
from hubapi_ext.jobs.sources import Source, SourceError
from hubapi_ext.jobs.writing import RowWriter

ROUNDS = 5
"""How often creates that were lost are looked up and sent again, before the rest is left of unknown fate."""


class JobOptions(TypedDict, total=False):
    """What can be said of how a job is carried out."""

    jobs: str | os.PathLike[str] | None
    """The folder of all jobs; else HUBAPI_JOBS, else one of the user's."""
    concurrency: int
    """How many requests are in flight at a time."""
    progress: ReportProgress | None
    """Called with a Progress as outcomes come."""
    on_start: Callable[[str], object] | None
    """Called with the job's id, before anything is sent."""


class InterruptedJobError(HubApiError):
    """A job ended early. Its `__cause__` is why; `resume` goes on where it was."""

    job_id: str

    def __init__(self, job_id: str, message: str) -> None:
        super().__init__(job_id, message)
        self.job_id = job_id

    def __str__(self) -> str:
        return f"the job {self.job_id} ended early, and can be resumed: {self.args[1]}"


class How(TypedDict, total=False):
    """How work on a job differs from going on with it."""

    is_new: bool
    retry_failed: bool
    """Whether rows that have failed are sent once more."""
    checks_source: bool
    """Whether the files must be what they were when the job began."""
    steps: Mapping[int, str]
    """The steps that the result tells of, where they are not those of the load."""


def carry_out(
    hub: HubApi,
    folder: Path,
    options: JobOptions | None,
    *,
    work: Callable[[JobContext], Work[None]] | None = None,
    **how: Unpack[How],
) -> JobResult:
    """Carries a job out to its end, from where it is; or does other work on it."""
    check_hub(hub, HubApi)
    with opened(hub, folder, options or {}, how) as context:
        do((work or _work)(context), hub.session)
        return result_of(folder.name, context.journal, how.get("steps"))


async def carry_out_async(
    hub: AsyncHubApi,
    folder: Path,
    options: JobOptions | None,
    *,
    work: Callable[[JobContext], Work[None]] | None = None,
    **how: Unpack[How],
) -> JobResult:
    """The same, without blocking the event loop while HubSpot works."""
    check_hub(hub, AsyncHubApi)
    with opened(hub, folder, options or {}, how) as context:
        await do_async((work or _work)(context), hub.session)
        return result_of(folder.name, context.journal, how.get("steps"))


@contextmanager
def opened(hub: HubApi | AsyncHubApi, folder: Path, options: JobOptions, how: How) -> Iterator[JobContext]:
    """A job that is worked on. What ends it early is raised as InterruptedJobError, if anything may have been sent."""
    concurrency = options.get("concurrency", CONCURRENCY)
    check_integer("concurrency", concurrency)
    with Journal.open(folder) as journal:
        question: Question = journal.fact(QUESTION, Question)
        source = Source(tuple(folder / file for file in question.files), question.format)  # type: ignore[arg-type]
        is_new = how.get("is_new", False)
        if not is_new and how.get("checks_source", True) and source.fingerprint() != journal.fact(FINGERPRINT):
            files = ", ".join(path.name for path in source.paths)
            raise SourceError(f"{files} is not what it was when the job {folder.name} began; load it anew")
        if not is_new:
            _take_back(journal, question, failed=how.get("retry_failed", False))
        total = (journal.fact(ROWS) or 0) * len(step_names(question))
        context = JobContext(
            question=question,
            source=source,
            journal=journal,
            now=hub.settings.clock.time,
            concurrency=concurrency,
            report=options.get("progress"),
            total=total,
        )
        context.take_up(journal.counts())
        if (on_start := options.get("on_start")) is not None:
            on_start(folder.name)
        try:
            yield context
        except HubApiError as error:
            journal.flush()
            is_argument = isinstance(error, InvalidInputError | SourceError)
            # HubSpot may be the one to say that there is no such object type.
            if is_new and not journal.has_intents and (is_argument or isinstance(error, BadRequestError)):
                shutil.rmtree(folder, ignore_errors=True)
                raise
            if is_argument:
                raise
            cause = error.__cause__ if isinstance(error, InterruptedBatchError) and error.__cause__ else error
            raise InterruptedJobError(folder.name, str(cause)) from cause


def _take_back(journal: Journal, question: Question, *, failed: bool) -> None:
    """Takes the outcomes of those rows back that are to be sent again."""
    forgotten = 0
    for step in range(len(step_names(question))):
        # A create of unknown fate is looked up, and never simply sent again.
        is_create = step == RECORDS and question.mode == "create" and question.from_end is None
        statuses: list[RowStatus] = [*(["failed"] if failed else []), *([] if is_create else ["unknown"])]  # type: ignore[list-item]
        forgotten += journal.forget(step, statuses) if statuses else 0
    if forgotten:
        journal.write_fact(ENDED, None)


def _work(context: JobContext) -> Work[None]:
    """All that is to be done, step by step."""
    question, journal = context.question, context.journal
    yield from _settled(context)
    if question.from_end is not None:
        (association,) = question.associations
        if question.from_end.object_type:
            yield from check_label(question.from_end.object_type, association)
            yield from send_pairs(context, question.from_end, association)
        else:
            yield from send_pairs_of_any_types(context, question.from_end, association)
    else:
        definitions = yield from definitions_of(question.into)
        writer = writer_of(context, definitions, context.source.columns())
        check_keys(question, definitions, writer)
        for association in question.associations:
            yield from check_label(question.into, association)
        yield from _records(context, definitions, writer)
        for step, association in enumerate(question.associations, RECORDS + 1):
            yield from send_links(context, step, question.into, association)
    journal.write_fact(EMPTY_CELLS, (journal.fact(EMPTY_CELLS) or 0) + context.empty_cells)
    journal.write_fact(ENDED, context.now())
    context.tell()


def _records(context: JobContext, definitions: Definitions, writer: RowWriter) -> Work[None]:
    if context.question.mode != "create":
        yield from send_records(context, definitions, writer)
        return
    # Definitions do not always tell.
    always = object_type_facts(context.question.into).unique
    written = [one.property for one in writer.columns]
    unique = [name for name in written if name in always or definitions[name].has_unique_value]
    for _ in range(ROUNDS):
        yield from reconcile(context, writer, unique)
        yield from send_records(context, definitions, writer)
        if not context.journal.open_intents(RECORDS):
            return
    yield from reconcile(context, writer, unique)


def _settled(context: JobContext) -> Work[None]:
    """Waits until searches find the records that were created to be associated with, before the job ended early."""
    creating = context.journal.fact(CREATING)
    if creating is not None and (wait := creating + context.question.settle_seconds - context.now()) > 0:
        yield Pause(wait)


def check_keys(question: Question, definitions: Definitions, writer: RowWriter) -> None:
    """Raises InvalidInputError where a property by which something is found is not there."""
    written = [one.property for one in writer.columns] + list(writer.constants)
    if question.mode == "upsert" and question.key not in written:
        allowed = f"a column must have it; they are {', '.join(one.name for one in writer.columns)}"
        raise InvalidInputError("key", f"no column is {question.key!r}", allowed=allowed)
    for name in question.reconcile_by:
        if name not in written:
            raise InvalidInputError("reconcile_by", f"got {name!r}", allowed=f"it is one of {', '.join(written)}")
    if question.key is not None and question.key not in definitions:
        raise InvalidInputError("key", f"got {question.key!r}", allowed="it is a property of the object type")
