"""Exports: records, their associations and their former values, from HubSpot into files. Two faces of the same steps.

What is asked for stands in `export_question`, what is done in `export_steps`, what is on the disk meanwhile in
`export_folder`.
"""

from __future__ import annotations

import os
from typing import Unpack

from hubapi_client.errors import shortened
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.hub import AsyncHubApi, HubApi
from hubapi_ext.jobs.arguments import check_hub, check_names, choice, flag, seconds
from hubapi_ext.jobs.driving import Work, do, do_async
from hubapi_ext.jobs.export_folder import Checkpoint, Run, WorkingFolder, read_json, working_folder
from hubapi_ext.jobs.export_formats import FORMATS
from hubapi_ext.jobs.export_places import Places
from hubapi_ext.jobs.export_question import LAST, ExportError, ExportOptions, Question, Window
from hubapi_ext.jobs.export_steps import Export, ExportResult, definitions_call, resolved_names
from hubapi_ext.jobs.export_tables import RecordTable
from hubapi_ext.tables.rows import pyarrow_or_raise

LAG = 60.0
OVERLAP = 3600.0
"""The usual `lag` and `overlap`, in seconds."""


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
    check_hub(hub, HubApi)
    return do(_exporting(hub, object_type, target, options), hub.session)


async def export_async(
    hub: AsyncHubApi, object_type: str, target: str | os.PathLike[str], **options: Unpack[ExportOptions]
) -> ExportResult:
    """Exports without blocking the event loop for longer than a page takes to be written; see `export`."""
    check_hub(hub, AsyncHubApi)
    return await do_async(_exporting(hub, object_type, target, options), hub.session)


def _exporting(
    hub: HubApi | AsyncHubApi,
    object_type: str,
    target: str | os.PathLike[str],
    options: ExportOptions,
) -> Work[ExportResult]:
    """All that an export does, as steps."""
    places, question = _checked(object_type, target, options)
    lag, overlap = seconds("lag", options.get("lag", LAG)), seconds("overlap", options.get("overlap", OVERLAP))
    with working_folder(places) as folder:
        if flag("restart", options.get("restart", False)):
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
    object_type: str,
    target: str | os.PathLike[str],
    options: ExportOptions,
) -> tuple[Places, Question]:
    """Where it goes, and what is asked for. Raises InvalidInputError for an argument that is wrong."""
    pyarrow_or_raise()
    check_names(options, ExportOptions.__annotations__)
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
