"""What a load would do, without doing it: it reads the source and the portal, and writes nothing."""

from __future__ import annotations

import math
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from typing import Unpack

from attrs import define, evolve, field, frozen

from hubapi_client.operations import RATE_LIMITS
from hubapi_ext.hub import AsyncHubApi, HubApi
from hubapi_ext.jobs.arguments import check_hub
from hubapi_ext.jobs.carrying_out import check_keys, opened
from hubapi_ext.jobs.comparing import differing
from hubapi_ext.jobs.context import JobContext, text_key
from hubapi_ext.jobs.driving import Work, do, do_async
from hubapi_ext.jobs.links import check_label, id_or_trouble
from hubapi_ext.jobs.load import LoadOptions, SourceLike, new_job
from hubapi_ext.jobs.lookups import SEARCHED_AT_ONCE, ids_by_key, records_by_key
from hubapi_ext.jobs.questions import RECORDS, Question
from hubapi_ext.jobs.recording import JobRow
from hubapi_ext.jobs.records import Definitions, definitions_of, endpoint_of, job_row, writer_of
from hubapi_ext.jobs.scopes import granted_scopes, granted_scopes_async, missing_scopes
from hubapi_ext.rate_limit_status import RateLimitStatus
from hubapi_ext.transport.rate_limits import EXEMPT, REPORTED_IN_HEADERS

EXAMPLES = 5
"""How many rows are shown of what is wrong."""


@frozen(kw_only=True)
class LoadPlan:
    """What a load would do."""

    rows: int
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    """How many records have all the values already. With `only_changes` nothing is sent for them."""
    archived: int = 0
    lacking: int = 0
    """How many rows would update or archive a record that does not exist."""
    doubled_keys: int = 0
    """How many rows have a key that a row before them has."""
    troubles: dict[str, int] = field(factory=dict)
    """How many rows cannot be sent, by what is wrong with them."""
    examples: tuple[tuple[int, str], ...] = ()
    """The numbers of some of these rows, and what is wrong."""
    associated: int = 0
    """How many rows would be associated, in all steps."""
    missing_scopes: tuple[str, ...] | None = None
    """What the token lacks; None where HubSpot does not tell its scopes, as it does of private apps alone."""
    requests: int = 0
    """How many requests it takes, those that look records up included."""
    minutes: float = 0
    """How long these take at the whole of HubSpot's budget."""
    share_of_day: float | None = None
    """Which part of the day's requests that is, where HubSpot says how many there are."""


def plan(hub: HubApi, source: SourceLike, *, into: str, **what: Unpack[LoadOptions]) -> LoadPlan:
    """Says what `load` would do with the same arguments. It reads, and writes nothing.

    Args:
        hub: Through which it is read.
        source: The rows, as `load` takes them.
        into: The object type.
        what: What would be done with the rows, as `load` takes it.

    Returns:
        How many records would be created, changed or left alone, what is wrong, and what it costs.

    Raises:
        InvalidInputError, SourceError: As `load` does.
        RefusedError: The token may not read what has to be looked up.
        TransportError: No answer came.
    """
    check_hub(hub, HubApi)
    with _opened(hub, source, into, what) as context:
        planned = do(_planned(context, lambda: hub.rate_limits), hub.session)
        return _with_scopes(planned, context.question, granted_scopes(hub))


async def plan_async(hub: AsyncHubApi, source: SourceLike, *, into: str, **what: Unpack[LoadOptions]) -> LoadPlan:
    """Says what `load_async` would do with the same arguments; see `plan`."""
    check_hub(hub, AsyncHubApi)
    with _opened(hub, source, into, what) as context:
        planned = await do_async(_planned(context, lambda: hub.rate_limits), hub.session)
        return _with_scopes(planned, context.question, await granted_scopes_async(hub))


@contextmanager
def _opened(hub: HubApi | AsyncHubApi, source: SourceLike, into: str, what: LoadOptions) -> Iterator[JobContext]:
    """The load as a job whose journal is thrown away."""
    with tempfile.TemporaryDirectory(prefix="hubapi-plan-") as jobs:
        folder = new_job(hub, source, into, {"jobs": jobs}, what)
        with opened(hub, folder, {}, {"is_new": True}) as context:
            yield context


def _with_scopes(planned: LoadPlan, question: Question, granted: Collection[str] | None) -> LoadPlan:
    return planned if granted is None else evolve(planned, missing_scopes=missing_scopes(question, granted))


@define
class _Counts:
    """What is found while the rows are read."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    archived: int = 0
    lacking: int = 0
    doubled_keys: int = 0
    sent: int = 0
    """How many rows would be sent."""
    looked_up: int = 0
    """How many records the load itself reads."""
    searched: int = 0
    """How many values it searches for, since HubSpot reads no records by their property."""
    paired: Counter[int] = field(factory=Counter)
    """By step, how many rows are associated without a label."""
    labelled: Counter[int] = field(factory=Counter)
    """By step, how many get a label."""


def _planned(context: JobContext, limits: Callable[[], RateLimitStatus]) -> Work[LoadPlan]:
    question = context.question
    definitions = yield from definitions_of(question.into)
    writer = writer_of(context, definitions, context.source.columns())
    check_keys(question, definitions, writer)
    for association in question.associations:
        yield from check_label(question.into, association)
    counts = _Counts()
    with closing(sqlite3.connect("")) as keys:
        # A database without a name is a file of its own, which ends with it.
        keys.execute("CREATE TABLE seen (value TEXT PRIMARY KEY) WITHOUT ROWID")
        for window in context.windows(RECORDS):
            made = (job_row(context, writer, number, row) for number, row in window)
            rows = [row for row in made if row is not None]
            counts.doubled_keys += _doubled(keys, [row.key for row in rows if row.key])
            yield from _count_records(context, definitions, rows, counts)
            yield from _count_links(context, rows, counts)
    troubles = Counter(
        outcome.trouble.category
        for step in range(len(question.associations) + 1)
        for outcome in context.journal.outcomes(step, ["failed"])
        if outcome.trouble is not None
    )
    examples = [
        (outcome.row, outcome.trouble.message)
        for step in range(len(question.associations) + 1)
        for outcome in islice(context.journal.outcomes(step, ["failed"]), EXAMPLES)
        if outcome.trouble is not None
    ]
    requests, counted = _requests(context, counts)
    status, limit = limits(), RATE_LIMITS[REPORTED_IN_HEADERS]
    per_second = (status.max or limit.requests) * 1000 / (status.interval_milliseconds or limit.milliseconds)
    return LoadPlan(
        rows=(context.total or 0) // (len(question.associations) + 1),
        created=counts.created,
        updated=counts.updated,
        unchanged=counts.unchanged,
        archived=counts.archived,
        lacking=counts.lacking,
        doubled_keys=counts.doubled_keys,
        troubles=dict(troubles),
        examples=tuple(examples[:EXAMPLES]),
        associated=counts.paired.total() + counts.labelled.total(),
        requests=requests,
        minutes=counted / per_second / 60,
        share_of_day=requests / status.daily if status.daily else None,
    )


def _doubled(seen: sqlite3.Connection, values: Sequence[str]) -> int:
    """How many of these values came before. HubSpot finds records by them without regard to case."""
    found = seen.executemany("INSERT OR IGNORE INTO seen VALUES (?)", [(value.casefold(),) for value in values])
    return len(values) - max(found.rowcount, 0)


def _count_records(context: JobContext, definitions: Definitions, rows: list[JobRow], counts: _Counts) -> Work[None]:
    """What would become of the rows of a window."""
    question = context.question
    if question.mode == "create":
        counts.created += len(rows)
        counts.sent += len(rows)
        return
    names = sorted({name for row in rows for name in row.properties})
    found = yield from records_by_key(context, question.into, question.key, [row.key for row in rows], names)
    if question.only_changes or question.keep_before or (question.mode == "archive" and question.key):
        counts.looked_up += len(rows)
    for row in rows:
        record = found.get(row.key)
        if record is None and question.mode != "upsert":
            counts.lacking += 1
        elif record is None:
            counts.created += 1
        elif question.mode == "archive":
            counts.archived += 1
        elif differing(row.properties, record.properties, definitions):
            counts.updated += 1
        else:
            counts.unchanged += 1
            if question.only_changes:
                continue
        counts.sent += 1


def _count_links(context: JobContext, rows: list[JobRow], counts: _Counts) -> Work[None]:
    """With what the records of a window would be associated."""
    for step, association in enumerate(context.question.associations, RECORDS + 1):
        end = association.end
        keys = {row.number: text_key(row.columns.get(end.column)) for row in rows}
        wanted = list(dict.fromkeys(filter(None, keys.values())))
        known = context.journal.found_by(end.object_type, end.property, wanted) if end.property else wanted
        found = yield from ids_by_key(context, end.object_type, end.property, wanted)
        if context.read_by.get((end.object_type, str(end.property)), True):
            counts.looked_up += len(wanted) - len(known)
        else:
            counts.searched += len(wanted) - len(known)
        associated = counts.paired if association.label is None else counts.labelled
        for row in rows:
            key = keys[row.number]
            is_found = id_or_trouble(context, step, row, end, key, found) is not None if key else False
            associated[step] += is_found or bool(key and context.question.missing == "create")


def _requests(context: JobContext, counts: _Counts) -> tuple[int, int]:
    """How many requests the load takes, and how many of them count against the budget. Searches have their own."""
    from hubapi_client.api.associations import (  # noqa: PLC0415 - imported when they are used
        create_default_associations,
        read_associations,
    )
    from hubapi_client.api.objects import read_objects  # noqa: PLC0415 - imported when it is used

    amounts = [
        (endpoint_of(context.question.mode), counts.sent, 1),
        (read_objects, counts.looked_up, 1),
        *((create_default_associations, amount, 1) for amount in counts.paired.values()),
        # The labels of pairs are read before one is added, as many at a time.
        *((read_associations, amount, 2) for amount in counts.labelled.values()),
    ]
    requests, counted = math.ceil(counts.searched / SEARCHED_AT_ONCE), 0
    for endpoint, amount, times in amounts:
        needed = times * math.ceil(amount / endpoint.OPERATION.batch.max_inputs)
        requests += needed
        counted += needed if endpoint.OPERATION.rate_limit != EXEMPT else 0
    return requests, counted
