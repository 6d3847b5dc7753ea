"""The later steps of a load: each row's record is associated with another one, which a business key names.

It says what is to be sent, and sends nothing itself. A label is added to those that a pair has; without a label it is
made sure that the pair exists. Both can be sent again, so that a row without an outcome simply is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from hubapi_client.errors import shortened
from hubapi_ext import endpoints, forms
from hubapi_ext.added_labels import added_labels
from hubapi_ext.batches.batch import Batch, BatchOptions, WholeBatch
from hubapi_ext.batches.outcomes import Outcome
from hubapi_ext.calls import Call, Pause
from hubapi_ext.errors import ConflictError, InvalidInputError
from hubapi_ext.jobs.context import JobContext, text_key
from hubapi_ext.jobs.driving import Run, Work
from hubapi_ext.jobs.job import CREATING
from hubapi_ext.jobs.lookups import Ambiguous, ids_by_key
from hubapi_ext.jobs.questions import RECORDS, Association, End
from hubapi_ext.jobs.recording import JobRow, is_the_rows_own, row_outcome
from hubapi_ext.jobs.row_outcomes import RowOutcome

Found = Mapping[str, str | Ambiguous]


def check_label(from_object_type: str, association: Association) -> Work[None]:
    """Raises InvalidInputError for a label that the portal does not have, before anything is sent."""
    from hubapi_client.api.association_labels import list_association_labels  # noqa: PLC0415 - imported when it is used

    if association.label is None or association.label.isdecimal():
        return
    ends = {"from_object_type": from_object_type, "to_object_type": association.end.object_type}
    answer = yield Call(list_association_labels, ends)
    labels = [one.label for one in answer.results or () if one.label]
    if association.label not in labels:
        known = ", ".join(map(repr, labels)) or "there are none"
        allowed = f"labels from {from_object_type} to {association.end.object_type}: {known}"
        raise InvalidInputError("associate", f"got the label {association.label!r}", allowed=allowed)


def send_links(context: JobContext, step: int, from_object_type: str, association: Association) -> Work[None]:
    """Associates the records of all rows that have one and name another, in one step of the job."""
    for window in context.windows(step):
        ids = context.journal.ids(RECORDS, window[0][0], window[-1][0])
        rows = [JobRow(number, row, key=ids[number]) for number, row in window if number in ids]
        yield from _link(context, step, from_object_type, association, _with_keys(rows, association.end))
    context.journal.flush()


def send_pairs(context: JobContext, from_end: End, association: Association) -> Work[None]:
    """Associates the two records that each row names."""
    for window in context.windows(RECORDS):
        keys = {number: text_key(row.get(from_end.column)) for number, row in window}
        wanted = [key for key in keys.values() if key]
        found = yield from ids_by_key(context, from_end.object_type, from_end.property, wanted)
        rows = []
        for number, row in window:
            made = JobRow(number, row)
            id = id_or_trouble(context, RECORDS, made, from_end, keys[number], found)
            if id is not None:
                rows.append(JobRow(number, row, key=id))
        yield from _link(context, RECORDS, from_end.object_type, association, _with_keys(rows, association.end))
    context.journal.flush()


def send_pairs_of_any_types(context: JobContext, from_end: End, association: Association) -> Work[None]:
    """Associates the two records that each row names together with their types, as in "contacts:101"."""
    checked = set()
    for window in context.windows(RECORDS):
        by_types: dict[tuple[str, str], list[tuple[JobRow, str]]] = {}
        for number, row in window:
            one, other = (_typed_id(row.get(column)) for column in (from_end.column, association.end.column))
            if one and other:
                by_types.setdefault((one[0], other[0]), []).append((JobRow(number, row, key=one[1]), other[1]))
            else:
                column = association.end.column if one else from_end.column
                message = f"{column} cannot be {shortened(row.get(column))}; it is TYPE:ID, such as contacts:101"
                context.fail(RECORDS, JobRow(number, row), "INVALID_VALUE", message)
        for (from_type, to_type), rows in by_types.items():
            of_types = Association(End(to_type, association.end.column), association.label)
            if (from_type, to_type) not in checked:
                yield from check_label(from_type, of_types)
                checked.add((from_type, to_type))
            yield from _link(context, RECORDS, from_type, of_types, rows)
    context.journal.flush()


def _typed_id(value: Any) -> tuple[str, str] | None:
    """Type and id of a record; None for what is none."""
    object_type, _, id = text_key(value).partition(":")
    return (object_type, id) if object_type and id.isascii() and id.isdecimal() else None


def _with_keys(rows: Sequence[JobRow], end: End) -> list[tuple[JobRow, str]]:
    """The rows, each with the key of the record that it names."""
    return [(row, text_key(row.columns.get(end.column))) for row in rows]


def _link(
    context: JobContext, step: int, from_object_type: str, association: Association, rows: Sequence[tuple[JobRow, str]]
) -> Work[None]:
    """Associates the records of a window with those whose keys stand beside them."""
    end = association.end
    for row, key in rows:
        if not key:
            # Nothing was asked for.
            context.note(step, RowOutcome(row.number, "skipped"))
    named = [(row, key) for row, key in rows if key]
    wanted = [key for _, key in named]
    found = yield from ids_by_key(context, end.object_type, end.property, wanted)
    lacking = [key for key in dict.fromkeys(wanted) if key not in found]
    if lacking and context.question.missing == "create" and end.property is not None:
        found = {**found, **(yield from _created(context, end, lacking))}
    pairs: list[JobRow] = []
    to_ids: list[str] = []
    for row, key in named:
        id = id_or_trouble(context, step, row, end, key, found)
        if id is not None:
            pairs.append(row)
            to_ids.append(id)
    if not pairs:
        return
    context.journal.intend(step, [row.number for row in pairs], context.now())
    context.tell()

    def take(outcome: Outcome[Any, Any]) -> None:
        if not is_the_rows_own(outcome):
            return
        made = row_outcome(pairs[outcome.index], outcome)
        # A row's id is that of its record.
        made.id, made.new = None, None
        context.note(step, made)

    yield Run(_plan(context, from_object_type, association, [row.key for row in pairs], to_ids), take)
    context.tell()


def _plan(
    context: JobContext, from_object_type: str, association: Association, from_ids: list[str], to_ids: list[str]
) -> Batch[Any]:
    from hubapi_client.api.associations import create_default_associations  # noqa: PLC0415 - imported when it is used

    options = BatchOptions(concurrency=context.concurrency)
    to_object_type = association.end.object_type
    if association.label is not None:
        label = int(association.label) if association.label.isdecimal() else association.label
        labelled = [(one, other, label) for one, other in zip(from_ids, to_ids, strict=True)]
        return added_labels(from_object_type, to_object_type, labelled, options)
    pairs = list(zip(from_ids, to_ids, strict=True))
    arguments = {"from_object_type": from_object_type, "to_object_type": to_object_type}
    return endpoints.batch(create_default_associations, pairs, arguments, options, forms.PAIR)


def id_or_trouble(context: JobContext, step: int, row: JobRow, end: End, key: str, found: Found) -> str | None:
    """The id of the record that a row names; None where there is none, which is the row's outcome."""
    what = f"{end.property or 'id'} {key!r}"
    id = found.get(key)
    if isinstance(id, str):
        return id
    if not key:
        context.fail(step, row, "NO_KEY", f"the row has no {end.column}, by which its record is found")
    elif isinstance(id, Ambiguous):
        ids = ", ".join(id.ids[:5])
        context.fail(
            step, row, "AMBIGUOUS", f"{len(id.ids)} records of {end.object_type} have {what}: {ids}; name one by its id"
        )
    elif context.question.missing == "skip":
        context.note(step, RowOutcome(row.number, "skipped"))
    else:
        context.fail(step, row, "OBJECT_NOT_FOUND", f"no record of {end.object_type} has {what}")
    return None


def _created(context: JobContext, end: End, keys: Sequence[str]) -> Work[Found]:
    """Creates the records that are named and do not exist. One whose answer was lost is looked up afterwards."""
    from hubapi_client.api.objects import create_objects  # noqa: PLC0415 - imported when it is used

    inputs = [{str(end.property): key} for key in keys]
    # Whoever resumes the job looks for them once HubSpot can find them, before any is created once more.
    context.journal.write_fact(CREATING, context.now())
    plan = endpoints.batch(
        create_objects,
        inputs,
        {"object_type": end.object_type},
        BatchOptions(concurrency=context.concurrency),
        forms.NEW_RECORD,
    )
    result = yield WholeBatch(cast("Any", plan))
    made: dict[str, str | Ambiguous] = {}
    lost = []
    for key, outcome in zip(keys, result, strict=True):
        if outcome.succeeded:
            made[key] = outcome.result.id
        elif outcome.unknown:
            lost.append(key)
        elif isinstance(outcome.error, ConflictError) and outcome.error.existing_id:
            made[key] = outcome.error.existing_id
    context.journal.remember(end.object_type, str(end.property), {key: str(id) for key, id in made.items()})
    if lost:
        # A later row may name them again, and must not create them twice.
        yield Pause(context.question.settle_seconds)
        made |= yield from ids_by_key(context, end.object_type, end.property, lost)
    return made
