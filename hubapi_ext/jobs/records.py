"""The first step of a load: a record for each row. It says what is to be sent, and sends nothing itself.

Theory of operation. Where a row needs nothing but itself, all rows go into one stream, which keeps the budget full.
Where a record is to be looked up first (for what it was before, or for its id), rows go in windows: read, compare,
send.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, cast

from attrs import evolve

from hubapi_client.models import (
    Property,
    SimplePublicObjectBatchInput,
    SimplePublicObjectBatchInputForCreate,
    SimplePublicObjectBatchInputUpsert,
    SimplePublicObjectId,
)
from hubapi_ext import endpoints
from hubapi_ext.batches.batch import Batch, BatchOptions
from hubapi_ext.batches.outcomes import Outcome
from hubapi_ext.calls import Call
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.forms import Form
from hubapi_ext.jobs.comparing import differing
from hubapi_ext.jobs.context import JobContext, text_key
from hubapi_ext.jobs.driving import Run, Work
from hubapi_ext.jobs.lookups import records_by_key
from hubapi_ext.jobs.questions import RECORDS, Mode
from hubapi_ext.jobs.recording import JobRow, is_the_rows_own, row_outcome
from hubapi_ext.jobs.row_outcomes import RowOutcome
from hubapi_ext.jobs.sources import Row
from hubapi_ext.jobs.writing import ID_COLUMNS, RowWriter, UnwritableError, row_writer

Definitions = Mapping[str, Property]


def definitions_of(object_type: str) -> Work[Definitions]:
    """The portal's properties of an object type, by name."""
    from hubapi_client.api.properties import list_properties  # noqa: PLC0415 - imported when it is used

    answer = yield Call(list_properties, {"object_type": object_type})
    return {one.name: one for one in answer.results or ()}


def writer_of(context: JobContext, definitions: Definitions, columns: Sequence[str]) -> RowWriter:
    """What writes the rows of a job. Raises InvalidInputError where a column is no property."""
    question = context.question
    others = {one.end.column for one in question.associations if one.end.column not in definitions}
    return row_writer(
        columns,
        cast("Any", definitions),
        mapped=question.mapped,
        constants=question.constants,
        others=sorted(others),
        nulls=question.nulls,
    )


def send_records(context: JobContext, definitions: Definitions, writer: RowWriter) -> Work[None]:
    """Sends the rows that have no outcome."""
    question = context.question
    in_windows = question.only_changes or question.keep_before or (question.mode == "archive" and question.key)
    if not in_windows:
        rows = (
            made
            for window in context.windows(RECORDS)
            for number, row in window
            if (made := job_row(context, writer, number, row)) is not None
        )
        yield from _send(context, rows)
    else:
        for window in context.windows(RECORDS):
            jobs_rows = (job_row(context, writer, number, row) for number, row in window)
            yield from _send_window(context, definitions, [row for row in jobs_rows if row is not None])
    context.empty_cells = writer.empty_cells
    context.journal.flush()


def job_row(context: JobContext, writer: RowWriter, number: int, row: Row) -> JobRow | None:
    """The row with its properties; None where it cannot be sent, which is its outcome."""
    question, made = context.question, JobRow(number, row)
    try:
        if question.mode != "archive":
            made.properties = writer.properties(row)
    except UnwritableError as error:
        context.fail(RECORDS, made, "INVALID_VALUE", str(error))
        return None
    if question.mode == "create":
        return made
    if question.key is None:
        made.key = text_key(next((row[name] for name in ID_COLUMNS if row.get(name)), None))
    else:
        made.key = made.properties.get(question.key) or _key_in(row, question.key, writer)
    if not made.key:
        what = question.key or " or ".join(ID_COLUMNS)
        context.fail(RECORDS, made, "NO_KEY", f"the row has no {what}, by which its record is found")
        return None
    return made


def _key_in(row: Row, key: str, writer: RowWriter) -> str:
    """The value of the key in a row whose properties are not written."""
    return text_key(row.get(next((one.name for one in writer.columns if one.property == key), key)))


# How rows are sent, by mode


def _upserted(key: str, row: JobRow) -> SimplePublicObjectBatchInputUpsert:
    return SimplePublicObjectBatchInputUpsert(id=row.key, id_property=key, properties=row.properties)


def _updated(key: str | None, row: JobRow) -> SimplePublicObjectBatchInput:
    return SimplePublicObjectBatchInput(id=row.key, id_property=key, properties=row.properties)


def _created(row: JobRow) -> SimplePublicObjectBatchInputForCreate:
    return SimplePublicObjectBatchInputForCreate(properties=row.properties)


def _archived(row: JobRow) -> SimplePublicObjectId:
    return SimplePublicObjectId(id=row.key)


def endpoint_of(mode: Mode) -> Any:
    """The operation that sends the rows of a job."""
    from hubapi_client.api.objects import (  # noqa: PLC0415 - imported when it is used
        archive_objects,
        create_objects,
        update_objects,
        upsert_objects,
    )

    endpoints_by_mode = {
        "upsert": upsert_objects,
        "update": update_objects,
        "create": create_objects,
        "archive": archive_objects,
    }
    return endpoints_by_mode[mode]


def _plan(context: JobContext, rows: Iterable[JobRow]) -> Batch[Outcome[Any, Any]]:
    question = context.question
    makers: Mapping[str, Callable[[JobRow], Any]] = {
        "upsert": partial(_upserted, str(question.key)),
        "update": partial(_updated, question.key),
        "create": _created,
        "archive": _archived,
    }
    make = makers[question.mode]
    # The texts were written here, so that they need no check; what comes from elsewhere has one.
    plain = make if question.mode in ("upsert", "create") else None
    options = BatchOptions(concurrency=context.concurrency)
    form = Form(make, "a row of the source", plain)
    plan: Any = endpoints.batch(endpoint_of(question.mode), rows, {"object_type": question.into}, options, form)
    return evolve(plan, announce=partial(context.announce, RECORDS))


def _send(context: JobContext, rows: Iterator[JobRow] | list[JobRow]) -> Work[None]:
    def take(outcome: Outcome[JobRow, Any]) -> None:
        if not is_the_rows_own(outcome):
            return
        made = row_outcome(outcome.input, outcome)
        if made.status == "succeeded" and context.question.mode == "create":
            made.new = True
        context.note(RECORDS, made)

    first = next(iter(rows), None) if isinstance(rows, Iterator) else (rows[0] if rows else None)
    if first is None:
        return
    if isinstance(rows, Iterator):
        rows = _chained(first, rows)
    try:
        yield Run(_plan(context, rows), take)
    except InvalidInputError as error:
        # An argument that all rows share, such as the object type; a row's own was found before.
        raise InvalidInputError("load", error.problem, allowed=error.allowed) from None


def _chained(first: JobRow, rows: Iterator[JobRow]) -> Iterator[JobRow]:
    yield first
    yield from rows


def _send_window(context: JobContext, definitions: Definitions, rows: list[JobRow]) -> Work[None]:
    """Sends a window of rows whose records are looked up first."""
    question, journal = context.question, context.journal
    names = sorted({name for row in rows for name in row.properties})
    found = yield from records_by_key(context, question.into, question.key, [row.key for row in rows], names)
    left = []
    for row in rows:
        record = found.get(row.key)
        if question.mode == "archive":
            if record is None:
                context.note(RECORDS, RowOutcome(row.number, "skipped"))
                continue
            row.key = record.id
        elif record is not None:
            changed = differing(row.properties, record.properties, definitions)
            if question.only_changes and not changed:
                context.note(RECORDS, RowOutcome(row.number, "unchanged", record.id, new=False))
                continue
            if question.only_changes:
                key = {question.key: row.properties[question.key]} if question.key in row.properties else {}
                row.properties = {**key, **{name: row.properties[name] for name in changed}}
            if question.keep_before:
                journal.keep_before(row.number, record.id, {name: record.properties.get(name) for name in changed})
        left.append(row)
    yield from _send(context, left)
    context.tell()
