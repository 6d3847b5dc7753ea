"""Exports: records, their associations and their former values, from HubSpot into files. Two faces of the same steps.

What is asked for stands in `export_question`, what is done in `export_steps`, what is on the disk meanwhile in
`export_folder`.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Generator
from contextlib import suppress
from typing import Any, TypeAlias, Unpack

from hubapi_client.errors import shortened
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.hub import AsyncHubApi, HubApi
from hubapi_ext.jobs.export_folder import Checkpoint, Run, WorkingFolder, read_json, working_folder
from hubapi_ext.jobs.export_formats import FORMATS
from hubapi_ext.jobs.export_places import Places
from hubapi_ext.jobs.export_question import (
    LAST,
    ExportError,
    ExportOptions,
    Question,
    Window,
    choice,
    flag,
    seconds,
)
from hubapi_ext.jobs.export_steps import (
    END,
    Begin,
    Export,
    ExportResult,
    Step,
    Take,
    Work,
    definitions_call,
    resolved_names,
)
from hubapi_ext.jobs.export_tables import RecordTable
from hubapi_ext.tables.rows import pyarrow_or_raise

LAG = 60.0
OVERLAP = 3600.0
"""The usual `lag` and `overlap`, in seconds."""

Exporting: TypeAlias = Generator[Step, Any, ExportResult]


def export(
    hub: HubApi, object_type: str, target: str | os.PathLike[str], **options: Unpack[ExportOptions]
) -> ExportResult:
    """Exports the records of an object type to files, with their associations and the values that they had.

    It needs the extra `arrow`. Rows go to the disk as they come, and files take their places once all of them are
    complete: until then the old ones stay. An export that was interrupted, in whatever way, is gone on with by the same
    call. With since="last" only what has changed is read, and the files hold all records again afterwards.

    Args:
        hub: The hub to read through.
        object_type: The type of the records, by name or by type id: "contacts", "0-410", "p_boats".
        target: A folder, for files that are called after the tables, such as contacts.parquet and
            contacts_to_companies.parquet; or the file of the records, .parquet, .csv, .jsonl or .arrow, beside which
            the other tables go.
        options: By name. `hubapi_ext.jobs.export_question.ExportOptions` says what each is.

    Returns:
        The files, how many rows are in each, and up to when they are complete.

    Raises:
        InvalidInputError: An argument is wrong. Nothing was read.
        ExportError: What other exports have left does not fit: another one is running, an interrupted one has asked for
            other data, or the files of the last one are not there or hold other data.
        PropertyValueError: A value is none of its property's type.
        ConfigurationError: pyarrow is not installed.
        BatchError: Some associations could not be read.
        RefusedError, InvalidResponseError, TransportError, RepeatedCursorError: As `list` and `search` do.

    Example:
        export(hub, "contacts", "out/", properties="all", associations=["companies", "deals"], since="last")
    """
    return _drive(_exporting(HubApi, hub, object_type, target, options), hub)


async def export_async(
    hub: AsyncHubApi, object_type: str, target: str | os.PathLike[str], **options: Unpack[ExportOptions]
) -> ExportResult:
    """Exports without blocking the event loop for longer than a page takes to be written; see `export`."""
    return await _drive_async(_exporting(AsyncHubApi, hub, object_type, target, options), hub)


def _exporting(
    kind: type[HubApi | AsyncHubApi],
    hub: HubApi | AsyncHubApi,
    object_type: str,
    target: str | os.PathLike[str],
    options: ExportOptions,
) -> Exporting:
    """All that an export does, as steps."""
    places, question = _checked(kind, hub, object_type, target, options)
    lag, overlap = seconds("lag", options.get("lag", LAG)), seconds("overlap", options.get("overlap", OVERLAP))
    with working_folder(places) as folder:
        if flag("restart", options):
            folder.drop()
        run, last = _interrupted(folder, question), _last(places, question)
        definitions = yield definitions_call(object_type)
        if run is None:
            since = question.moment if last is None else last.until
            if since is not None and question.facts.modified not in definitions:
                # A search by a property that there is not finds nothing.
                raise ExportError(f"{object_type} have no {question.facts.modified}, by which changes are found")
            window = Window.of(since, hub.settings.clock.time(), lag, overlap)
            run = Run(question=question, window=window, names=resolved_names(question, definitions), last=last)
            folder.clear()
            folder.save(run)
        elif not definitions.keys() >= set(run.names):
            raise ExportError(
                "the account's properties have changed since the export began; restart=True (--restart) begins anew"
            )
        table = RecordTable(run.names, definitions, FORMATS[places.format].is_typed, options.get("errors", "raise"))
        work = Export(question, places, folder, run, table, options.get("progress"))
        try:
            yield from work.steps()
        except Exception as error:
            error.add_note(f"What was read by then is kept beside {places.records}; the same export goes on with it.")
            raise
        return work.result()


def _checked(
    kind: type[HubApi | AsyncHubApi],
    hub: HubApi | AsyncHubApi,
    object_type: str,
    target: str | os.PathLike[str],
    options: ExportOptions,
) -> tuple[Places, Question]:
    """Where it goes, and what is asked for. Raises InvalidInputError for an argument that is wrong."""
    pyarrow_or_raise()
    if not isinstance(hub, kind):
        raise InvalidInputError("hub", f"got {shortened(hub)}", allowed=f"it is of {kind.__name__}")
    if unknown := options.keys() - ExportOptions.__annotations__.keys():
        raise TypeError(f"there is no argument {min(unknown)!r}; there are {', '.join(ExportOptions.__annotations__)}")
    choice("errors", options.get("errors", "raise"), ["raise", "null"])
    if (report := options.get("progress")) is not None and not callable(report):
        raise InvalidInputError("progress", f"got {shortened(report)}", allowed="must be a function or None")
    format = options.get("format")
    if format is not None:
        choice("format", format, list(FORMATS))
    places = Places.of(object_type, target, format)
    return places, Question.of(object_type, places.format, options)


def _interrupted(folder: WorkingFolder, question: Question) -> Run | None:
    """The export that was interrupted, to go on with. Raises ExportError where it has asked for other data."""
    run = folder.run()
    if run is not None and (others := run.question.differences(question)):
        raise ExportError(
            f"an export to {folder.places.records} was interrupted that has asked for other {', '.join(others)}; "
            "ask for the same to go on with it, or drop it with restart=True (--restart)"
        )
    return run


def _last(places: Places, question: Question) -> Checkpoint | None:
    """The export whose files are brought up to date. Raises ExportError where it has asked for other data."""
    if question.since != LAST:
        return None
    last = read_json(places.checkpoint, Checkpoint)
    if last is not None and (others := [name for name in last.question.differences(question) if name != "since"]):
        raise ExportError(
            f"{places.records} was exported with other {', '.join(others)}, so it cannot be brought up to date; "
            "ask for the same, or export all records without since"
        )
    return last


def _drive(steps: Exporting, hub: HubApi) -> ExportResult:
    streams: list[Any] = []
    try:
        step = next(steps)
        while True:
            try:
                answer: Any = None
                if isinstance(step, Take):
                    answer = next(step.stream, END)
                elif isinstance(step, Begin):
                    answer = step.plan.iterate(hub.session)
                    streams.append(answer)
                elif isinstance(step, Work):
                    answer = step.function()
                else:
                    answer = step.send(hub.session)
            except Exception as error:  # noqa: BLE001 - the steps decide what becomes of it
                step = steps.throw(error)
            else:
                step = steps.send(answer)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    finally:
        for stream in streams:
            stream.close()
        steps.close()


async def _drive_async(steps: Exporting, hub: AsyncHubApi) -> ExportResult:
    streams: list[Any] = []
    try:
        step = next(steps)
        while True:
            try:
                answer: Any = None
                if isinstance(step, Take):
                    answer = await anext(step.stream, END)
                elif isinstance(step, Begin):
                    answer = step.plan.iterate_async(hub.session)
                    streams.append(answer)
                elif isinstance(step, Work):
                    answer = await _in_a_thread(step)
                else:
                    answer = await step.send_async(hub.session)
            except Exception as error:  # noqa: BLE001 - the steps decide what becomes of it
                step = steps.throw(error)
            else:
                step = steps.send(answer)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    finally:
        for stream in streams:
            await stream.aclose()
        steps.close()


async def _in_a_thread(step: Work) -> Any:
    """Does the work in a thread. Whoever cancels it waits until it has ended, since it writes into the folder."""
    work = asyncio.ensure_future(asyncio.to_thread(step.function))
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        with suppress(Exception):
            await work
        raise
