"""Finds out what became of creates of which nobody knows whether they were carried out. It creates nothing.

Theory of operation. Such a row was about to be sent when the job was killed, or its answer was lost. Its record is
looked up once enough time has passed for HubSpot to show it: by reading a unique property, or by searching for records
that were created since and have the row's values in the properties that the user names. A record that is found and
belongs to no other row is the row's. A row with no such record was not carried out, and may be sent. Where no property
tells records apart, the row's fate stays unknown, and it is never sent again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from attrs import define, field

from hubapi_client.object_types import object_type_facts
from hubapi_ext.calls import Pause
from hubapi_ext.conditions import where
from hubapi_ext.jobs.context import JobContext
from hubapi_ext.jobs.driving import Run, Work
from hubapi_ext.jobs.lookups import SEARCHED_AT_ONCE, is_read_by, records_by_key
from hubapi_ext.jobs.questions import RECORDS
from hubapi_ext.jobs.recording import JobRow
from hubapi_ext.jobs.row_outcomes import RowOutcome, Trouble
from hubapi_ext.jobs.sources import Row
from hubapi_ext.jobs.writing import RowWriter, UnwritableError
from hubapi_ext.search import search

CLOCK_SKEW = 60.0
"""By how many seconds HubSpot's clock may be behind ours."""
_WORDS = (
    "it is not known whether the record was created; name properties that tell records apart (reconcile by ...), and "
    "resume the job, or look for it in HubSpot"
)


@define
class _Open:
    """A row of unknown fate."""

    number: int
    columns: Row
    properties: Mapping[str, str]
    sent_at: float
    record_id: str | None = field(default=None)


def reconcile(context: JobContext, writer: RowWriter, unique: Sequence[str]) -> Work[None]:
    """Finds out what became of the rows of unknown fate. Those that were not carried out have no outcome afterwards.

    Args:
        context: The job.
        writer: What makes properties of rows.
        unique: The properties of the rows that the portal calls unique.
    """
    opened = list(_opened(context, writer))
    if not opened:
        return
    names = context.question.reconcile_by
    shown_at = max(one.sent_at for one in opened) + context.question.settle_seconds
    if (names or unique) and (wait := shown_at - context.now()) > 0:
        yield Pause(wait)
    unresolved = opened
    for property in unique:
        known = [one for one in unresolved if one.properties.get(property)]
        if known and (yield from is_read_by(context, context.question.into, property, known[0].properties[property])):
            yield from _by_unique_property(context, property, known)
            unresolved = [one for one in unresolved if one not in known]
    if names:
        known = [one for one in unresolved if all(one.properties.get(name) for name in names)]
        yield from _by_search(context, names, known)
        unresolved = [one for one in unresolved if one not in known]
    for one in unresolved:
        context.note(
            RECORDS, RowOutcome(one.number, "unknown", trouble=Trouble(_WORDS, "UNKNOWN", columns=one.columns))
        )
    context.journal.flush()


def _opened(context: JobContext, writer: RowWriter) -> list[_Open]:
    sent_at = {row: intent.sent_at for intent in context.journal.open_intents(RECORDS) for row in intent.rows}
    opened = []
    for number, row in context.rows_at(set(sent_at)):
        try:
            opened.append(_Open(number, row, writer.properties(row), sent_at[number]))
        except UnwritableError as error:
            context.fail(RECORDS, JobRow(number, row), "INVALID_VALUE", str(error))
    return opened


def _by_unique_property(context: JobContext, property: str, opened: list[_Open]) -> Work[None]:
    values = [one.properties[property] for one in opened]
    records = yield from records_by_key(context, context.question.into, property, values, ())
    taken = context.journal.rows_of({record.id for record in records.values()})
    for one in opened:
        record = records.get(one.properties[property])
        if record is None:
            context.journal.withdraw(RECORDS, one.number)
        elif record.id not in taken and _created_since(record, one.sent_at):
            taken[record.id] = one.number
            context.note(RECORDS, RowOutcome(one.number, "succeeded", record.id, new=True))
        else:
            message = f"{record.id} has the same {property}; update {record.id} instead"
            trouble = Trouble(message, "CONFLICT", record.id, one.columns)
            context.note(RECORDS, RowOutcome(one.number, "failed", trouble=trouble))


def _by_search(context: JobContext, names: Sequence[str], opened: list[_Open]) -> Work[None]:
    """By properties that need not be unique: what was created since, with the same values, and belongs to no row."""
    first = names[0]
    values = list(dict.fromkeys(one.properties[first] for one in opened))
    since = datetime.fromtimestamp(min((one.sent_at for one in opened), default=0.0) - CLOCK_SKEW, UTC)
    created = object_type_facts(context.question.into).created
    records: list[Any] = []
    for at in range(0, len(values), SEARCHED_AT_ONCE):
        condition = where(first).is_in(values[at : at + SEARCHED_AT_ONCE]) & (where(created) >= since)
        yield Run(search(context.question.into, condition, properties=[*names, created]), records.append)
    taken = context.journal.rows_of({record.id for record in records})
    free: dict[tuple[str, ...], list[Any]] = {}
    for record in records:
        if record.id not in taken:
            values_of = tuple((record.properties.get(name) or "").casefold() for name in names)
            free.setdefault(values_of, []).append(record)
    for one in opened:
        matches = free.get(tuple(one.properties[name].casefold() for name in names), [])
        fitting = next((record for record in matches if _created_since(record, one.sent_at)), None)
        if fitting is None:
            context.journal.withdraw(RECORDS, one.number)
        else:
            matches.remove(fitting)
            context.note(RECORDS, RowOutcome(one.number, "succeeded", fitting.id, new=True))


def _created_since(record: Any, sent_at: float) -> bool:
    created: datetime | None = record.created_at
    return created is None or created.timestamp() >= sent_at - CLOCK_SKEW
