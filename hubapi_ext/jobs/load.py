"""Loads: the rows of files become records and associations, with an outcome for each row in a journal.

Here stands what can be asked, and how a job begins. How it is carried out is the business of `carrying_out`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias, TypedDict, Unpack, get_args

from hubapi_client.errors import shortened
from hubapi_ext.batches.batch import CONCURRENCY, check_integer
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.hub import AsyncHubApi, HubApi
from hubapi_ext.jobs.arguments import check_hub, check_names, choice, flag, seconds
from hubapi_ext.jobs.carrying_out import JobOptions, carry_out, carry_out_async
from hubapi_ext.jobs.folders import begun, job_folder, jobs_folder, new_job_folder
from hubapi_ext.jobs.job import (
    FINGERPRINT,
    QUESTION,
    ROWS,
    STARTED,
    JobResult,
)
from hubapi_ext.jobs.journal import Journal
from hubapi_ext.jobs.questions import (
    SETTLE_SECONDS,
    Association,
    End,
    Missing,
    Mode,
    Question,
    association_of,
    checked_mode,
    constants_of,
    ends_of,
)
from hubapi_ext.jobs.sources import Source, copied, source_of, spooled
from hubapi_ext.jobs.writing import Nulls
from hubapi_ext.objects import names_of

SourceLike: TypeAlias = Any
"""The path of a file, or a list of them, which may be patterns; a binary stream, whose format has to be given; a table
of Arrow's; or mappings one by one."""


class LoadOptions(TypedDict, total=False):
    """What can be said of a load."""

    mode: Mode | None
    """`upsert`, `update`, `create` or `archive`. With a key it is `upsert`, unless it is given."""
    key: str | None
    """The property by which records are found, such as "email". Without it they are by their ids."""
    mapped: Mapping[str, str]
    """The property of a column, by the column's name; "" leaves a column out. Any other column is the property of its
    name, or of its label."""
    constants: Mapping[str, Any]
    """The values that every record gets, by property."""
    nulls: Nulls | None
    """`skip` leaves a property as it is where a cell is empty, `clear` clears it."""
    associate: Sequence[str | Association]
    """What each record is associated with: "companies:domain=company_domain", perhaps with ":LABEL"."""
    missing: Missing
    """What becomes of a row whose other record is not found: `fail`, `skip` or `create`."""
    only_changes: bool
    """Whether records are read first, and only what differs is sent."""
    keep_before: bool
    """Whether the values before a change are kept, so that the job can be undone."""
    reconcile_by: Sequence[str]
    """The properties that tell records apart, by which a create whose answer was lost is looked up."""
    settle_seconds: float
    """How long after a request HubSpot's searches find what it did."""
    format: str | None
    """`csv`, `tsv`, `jsonl`, `parquet` or `arrow`, where the suffix does not say it."""


def load(
    hub: HubApi,
    source: SourceLike,
    *,
    into: str,
    options: JobOptions | None = None,
    **what: Unpack[LoadOptions],
) -> JobResult:
    """Loads the rows of files into records, and perhaps associates them, with an outcome for each row in a journal.

    Rows that cannot be written fail alone; `Job(...).outcomes()` tells why. Whatever ends the job early, `resume` goes
    on: updates and upserts are sent again, and a create of unknown fate is looked up before it is.

    Args:
        hub: Through which it is sent.
        source: The path of a file (CSV, TSV, JSON lines, Parquet, Arrow IPC), or a list of them, which may be patterns;
            a binary stream, such as standard input; a table of Arrow's; or mappings one by one.
        into: The object type, such as "contacts".
        options: Where the journal is, and how the job is carried out.
        what: What is done with the rows: `LoadOptions` tells of each.

    Returns:
        How many rows have come to which end.

    Raises:
        InvalidInputError: An argument is wrong, or a column is no property. Nothing was sent.
        SourceError: A file cannot be read. Nothing was sent.
        BadRequestError: HubSpot knows no such object type. Nothing was written.
        InterruptedJobError: It ended early. Its `__cause__` is why.

    Example:
        result = load(hub, "people.csv", into="contacts", key="email", associate=["companies:domain=company_domain"])
        print(result.job_id, result.failed)
    """
    check_hub(hub, HubApi)
    folder = new_job(hub, source, into, options, what)
    return carry_out(hub, folder, options, is_new=True)


async def load_async(
    hub: AsyncHubApi,
    source: SourceLike,
    *,
    into: str,
    options: JobOptions | None = None,
    **what: Unpack[LoadOptions],
) -> JobResult:
    """Loads the rows of files without blocking the event loop while HubSpot works; see `load`."""
    check_hub(hub, AsyncHubApi)
    folder = new_job(hub, source, into, options, what)
    return await carry_out_async(hub, folder, options, is_new=True)


def associate(
    hub: HubApi,
    source: SourceLike,
    *,
    from_: str | End | None = None,
    to: str | End | None = None,
    label: str | None = None,
    missing: Missing = "fail",
    format: str | None = None,
    options: JobOptions | None = None,
) -> JobResult:
    """Associates the two records that each row names, by ids or by business keys.

    Without a label it is made sure that the pair exists; a label is added to those that the pair has.

    Args:
        hub: Through which it is sent.
        source: The rows, as `load` takes them.
        from_: The first of the records, such as "contacts:email" or "contacts:email=COLUMN"; "contacts" for ids.
            Without both, each row says them in its columns `from` and `to`, in HubSpot's own form: "contacts:101".
        to: The second one.
        label: A label of the portal's, or the number of an association type of HubSpot's own.
        missing: What becomes of a row whose second record is not found: `fail`, `skip` or `create`.
        format: The format of the files, where the suffix does not say it.
        options: Where the journal is, and how the job is carried out.

    Returns:
        How many rows have come to which end.

    Raises:
        InvalidInputError, SourceError, InterruptedJobError: As `load` does.

    Example:
        associate(hub, "staff.csv", from_="contacts:email", to="companies:domain", label="Billing contact")
    """
    check_hub(hub, HubApi)
    folder = _new_pairs(hub, source, (from_, to, label, missing, format), options)
    return carry_out(hub, folder, options, is_new=True)


async def associate_async(
    hub: AsyncHubApi,
    source: SourceLike,
    *,
    from_: str | End | None = None,
    to: str | End | None = None,
    label: str | None = None,
    missing: Missing = "fail",
    format: str | None = None,
    options: JobOptions | None = None,
) -> JobResult:
    """Associates the two records that each row names; see `associate`."""
    check_hub(hub, AsyncHubApi)
    folder = _new_pairs(hub, source, (from_, to, label, missing, format), options)
    return await carry_out_async(hub, folder, options, is_new=True)


def resume(hub: HubApi, job: str, *, options: JobOptions | None = None, retry_failed: bool = False) -> JobResult:
    """Goes on with a job where it was, whatever has ended it.

    Args:
        hub: Through which it is sent.
        job: The job's id or the beginning of it, or "last".
        options: Where the journal is, and how the job is carried out.
        retry_failed: Whether rows that have failed are sent once more.

    Returns:
        How many rows have come to which end.

    Raises:
        InvalidInputError: There is no such job.
        SourceError: A file is not what it was when the job began.
        JobBusyError: Another process works on the job.
        InterruptedJobError: It ended early again.
    """
    folder = job_folder(jobs_folder((options or {}).get("jobs")), job)
    return carry_out(hub, folder, options, retry_failed=retry_failed)


async def resume_async(
    hub: AsyncHubApi, job: str, *, options: JobOptions | None = None, retry_failed: bool = False
) -> JobResult:
    """Goes on with a job where it was; see `resume`."""
    folder = job_folder(jobs_folder((options or {}).get("jobs")), job)
    return await carry_out_async(hub, folder, options, retry_failed=retry_failed)


# What a job is asked


def new_job(
    hub: HubApi | AsyncHubApi, source: SourceLike, into: str, options: JobOptions | None, what: LoadOptions
) -> Path:
    """The folder of a new load that is ready to be carried out. There is none where an argument is wrong."""
    if not isinstance(into, str) or not into:
        raise InvalidInputError("into", f"got {shortened(into)}", allowed='it is an object type, such as "contacts"')

    check_names(what, LoadOptions.__annotations__)
    if what.get("nulls") is not None:
        choice("nulls", what.get("nulls"), get_args(Nulls))
    choice("missing", what.get("missing", "fail"), get_args(Missing))

    def asked(files: tuple[str, ...], columns: Sequence[str]) -> Question:
        mode = checked_mode(what.get("mode"), what.get("key"), columns)
        if mode == "create" and what.get("only_changes"):
            raise InvalidInputError("only_changes", "got True", allowed="a create changes no record")
        return Question(
            files=files,
            format=what.get("format"),
            into=into,
            mode=mode,
            key=what.get("key"),
            mapped=dict(what.get("mapped", {})),
            constants=constants_of(what.get("constants", {})),
            nulls=what.get("nulls"),
            associations=tuple(association_of(one, columns) for one in what.get("associate", ())),
            missing=what.get("missing", "fail"),
            only_changes=flag("only_changes", what.get("only_changes", False)),
            keep_before=flag("keep_before", what.get("keep_before", False)),
            reconcile_by=tuple(names_of("reconcile_by", what.get("reconcile_by")) or ()),
            settle_seconds=seconds("settle_seconds", what.get("settle_seconds", SETTLE_SECONDS)),
        )

    return _begun(hub, source, into, what.get("format"), options, asked)


def _new_pairs(
    hub: HubApi | AsyncHubApi,
    source: SourceLike,
    what: tuple[str | End | None, str | End | None, str | None, Missing, str | None],
    options: JobOptions | None,
) -> Path:
    from_, to, label, missing, format = what
    choice("missing", missing, get_args(Missing))

    def asked(files: tuple[str, ...], columns: Sequence[str]) -> Question:
        from_end, to_end = ends_of(from_, to, columns)
        association = Association(to_end, label)
        return Question(files=files, format=format, associations=(association,), from_end=from_end, missing=missing)

    return _begun(hub, source, "associations", format, options, asked)


def _begun(
    hub: HubApi | AsyncHubApi,
    source: SourceLike,
    name: str,
    format: str | None,
    options: JobOptions | None,
    asked: Callable[[tuple[str, ...], Sequence[str]], Question],
) -> Path:
    """A new job that is ready to be carried out; none where an argument is wrong."""
    check_names(options or {}, JobOptions.__annotations__)
    check_integer("concurrency", (options or {}).get("concurrency", CONCURRENCY))
    now = datetime.fromtimestamp(hub.settings.clock.time(), UTC)
    folder = new_job_folder(jobs_folder((options or {}).get("jobs")), name, now)
    try:
        files = _files(source, folder, format)
        # What was copied into the folder of the job moves with it.
        names = tuple(path.name if path.parent == folder else str(path) for path in files.paths)
        question = asked(names, files.columns())
        with Journal.open(folder) as journal:
            journal.write_fact(ROWS, files.count())
            journal.write_fact(FINGERPRINT, files.fingerprint())
            journal.write_fact(STARTED, hub.settings.clock.time())
            journal.write_fact(QUESTION, question)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return begun(folder)


def _files(source: SourceLike, folder: Path, format: str | None) -> Source:
    """The files that a source names; or what it holds itself, in a file in the folder of the job."""
    if (paths := _paths(source)) is not None:
        return source_of(paths, format)
    if hasattr(source, "read"):
        return copied(source, folder, format)
    return spooled(source, folder)


def _paths(source: SourceLike) -> Sequence[str | os.PathLike[str]] | None:
    """The files that a source names; None where it holds the rows itself."""
    if isinstance(source, str | os.PathLike):
        return [source]
    if isinstance(source, list | tuple) and source and all(isinstance(one, str | os.PathLike) for one in source):
        return source
    return None
