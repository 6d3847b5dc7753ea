"""An export as steps, which two short drivers do: what is read in which order, and what comes of it. It sends nothing.

1. The records: all by a list, or those that a search finds, by conditions or by the time of their last change. Pages go
   into parts as they come.
2. The archived records by another list, after the first: a record in both was archived meanwhile. It is read where
   archived records are asked for, and where files are brought up to date: no search tells that a record has gone.
3. The file of the records is made of the parts. One that is brought up to date begins with the rows of the old file,
   but for records that have changed, were archived, or became part of another record.
4. The associations of all its records. A record may be associated anew without being changed, so they are never
   brought up to date, but read as a whole. One that cannot be read ends the export.
5. The former values of those records that were read in the first step.
6. All files take their places, and the checkpoint the last.

Every step begins where it was interrupted, as `export_folder` tells.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from attrs import define, evolve, field

from hubapi_client.object_types import MERGED_IDS, object_type_facts
from hubapi_ext.associations import read_rows
from hubapi_ext.batches.batch import BatchOptions, Streamed
from hubapi_ext.calls import Call
from hubapi_ext.errors import InvalidInputError, NotFoundError
from hubapi_ext.jobs import export_tables as tables
from hubapi_ext.jobs.driving import END, Begin, Labour, Take, Work
from hubapi_ext.jobs.export_folder import PART_ROWS, Checkpoint, Run, Stage, WorkingFolder
from hubapi_ext.jobs.export_formats import FORMATS
from hubapi_ext.jobs.export_places import Places
from hubapi_ext.jobs.export_question import ALL, OWN_COLUMNS, ExportError, ExportProgress, Question
from hubapi_ext.object_batches import reading
from hubapi_ext.objects import list_records
from hubapi_ext.search import search
from hubapi_ext.tables.rows import pyarrow_or_raise
from hubapi_ext.tables.typed_values import Definition

if TYPE_CHECKING:
    import pyarrow as pa

RECORDS, ARCHIVED, IDS, CHANGED, HISTORY = "records", "archived", "ids", "changed", "history"
"""What parts are called. IDS are those of all records of the file, CHANGED of those that were read for it."""
_TOGETHER = 1_500
"""How many records are made into columns at a time: those of several pages, each of which would cost as much."""
_HISTORIES = 500
"""The former values of how many records are written at a time."""


class ExportResult(msgspec.Struct, frozen=True, kw_only=True):
    """What an export has made."""

    files: Mapping[str, Path]
    """The file of each table, by the table's name."""
    rows: int
    """How many records are in their file, the archived ones among them."""
    archived: int
    """How many of them are archived."""
    read: int
    """How many records were read for it, also before it was interrupted."""
    associations: Mapping[str, int]
    """How many associations there are with each object type. A pair has one for each of its labels."""
    history: int
    """How many former values."""
    since: datetime | None
    """From when on the files hold changes; None where they hold all records."""
    until: datetime
    """Up to when they are complete."""


@define
class Export:
    """An export that is under way. It has the folder to itself."""

    question: Question
    places: Places
    folder: WorkingFolder
    run: Run
    records: tables.RecordTable
    report: Callable[[ExportProgress], object] | None
    written: dict[str, int] = field(factory=dict)
    """The tables that are complete, with the number of their rows."""
    archived: int = 0

    def steps(self) -> Work[None]:
        """All that is to be done."""
        yield from self._pages(RECORDS, self._records_after, self._changed)
        if self.question.archived or self.run.last is not None:
            yield from self._pages(ARCHIVED, self._archived_after, self._archived_lately)
        yield Labour(self._write_records)
        for other in self.question.associations:
            yield from self._associations(other)
        if self.question.history:
            yield from self._histories()
        yield Labour(self._commit)

    def result(self) -> ExportResult:
        """What has come of it."""
        checkpoint = self._checkpoint()
        others = {other: self.written[self._associated(other)] for other in self.question.associations}
        return ExportResult(
            files={name: self.places.table(name) for name in self.written},
            rows=self.written[self.places.stem],
            archived=self.archived,
            read=self.run.stage(RECORDS).rows,
            associations=others,
            history=self.written.get(self._history_table, 0),
            since=checkpoint.since,
            until=checkpoint.until,
        )

    def _checkpoint(self) -> Checkpoint:
        last = self.run.last
        since = self.question.moment if last is None else last.since
        return Checkpoint(until=self.run.window.until, since=since, question=self.question)

    def _commit(self) -> None:
        self.folder.commit(self.written, self._checkpoint())

    # Pages of records

    def _records_after(self, after: str | None) -> Streamed[Any]:
        question, window = self.question, self.run.window
        names = list(dict.fromkeys([*self.run.names, MERGED_IDS, question.facts.modified]))
        if conditions := question.conditions(window):
            return search(question.object_type, *conditions, properties=names, after=after)
        return list_records(question.object_type, properties=names, after=after)

    def _changed(self, records: Sequence[Any]) -> Sequence[Any]:
        window = self.run.window
        if window.since is None:
            return records
        definition = self.records.definitions[self.question.facts.modified]
        return tables.changed_within(records, definition, window.since, window.until)

    def _archived_after(self, after: str | None) -> Streamed[Any]:
        # Where they are not asked for, it is enough to know which they are.
        names = [*self.run.names, MERGED_IDS] if self.question.archived else [MERGED_IDS]
        return list_records(self.question.object_type, properties=names, archived=True, after=after)

    def _archived_lately(self, records: Sequence[Any]) -> Sequence[Any]:
        since = self.run.window.since
        if since is None or self.run.last is not None:
            # A file that is brought up to date gets all of them anew.
            return records
        return [record for record in records if record.archived_at is None or record.archived_at >= since]

    def _pages(
        self,
        table: str,
        plan_after: Callable[[str | None], Any],
        kept: Callable[[Sequence[Any]], Sequence[Any]],
    ) -> Work[None]:
        """Reads all pages into parts, and notes down after each part where to go on."""
        stage, name = self.run.stage(table), self.places.stem
        if stage.is_done:
            return
        before, stream = stage.rows, (yield Begin(evolve(plan_after(stage.after), whole=True)))
        while not stage.is_done:
            with self.folder.part(table, stage.parts, self.records.part_schema) as part:
                rows: list[Any] = []
                while part.rows + len(rows) < PART_ROWS and (page := (yield Take(stream))) is not END:
                    rows += kept(page)
                    count = stage.rows + part.rows + len(rows)
                    self._tell(name, count, count, None if stream.total is None else before + stream.total)
                    if len(rows) >= _TOGETHER:
                        part.add(self.records.batch(rows))
                        rows = []
                if rows:
                    part.add(self.records.batch(rows))
                self._complete(stage, part)
            stage.is_done = not stream.unfinished
            stage.after = stream.unfinished[0].after if stream.unfinished else None
            self.folder.save(self.run)

    def _complete(self, stage: Stage, part: Any) -> None:
        part.complete()
        stage.parts += 1
        stage.rows += part.rows

    # The file of the records

    def _write_records(self) -> None:
        archived = tables.Ids.of(self._parts(ARCHIVED, ["id"]))
        gone = archived.join(tables.Ids.merged(self._parts(RECORDS)))
        schema = self.records.schema
        if self.question.archived:
            arrow = pyarrow_or_raise()
            schema = schema.append(arrow.field(OWN_COLUMNS[1], arrow.bool_()))
        with self._ids(IDS) as ids, self._ids(CHANGED) as changed:
            rows = self._all_records(schema, gone, ids, changed)
            self._write(self.places.stem, schema, rows)
            for part in (ids, changed):
                part.complete()

    def _ids(self, table: str) -> Any:
        arrow = pyarrow_or_raise()
        return self.folder.part(table, 0, arrow.schema([("id", arrow.int64())]))

    def _all_records(self, schema: pa.Schema, gone: tables.Ids, ids: Any, changed: Any) -> Iterator[pa.Table]:
        own = self.records.schema.names
        if self.run.last is not None:
            replaced = gone.join(tables.Ids.of(self._parts(RECORDS, ["id"])))
            for table in self._last_rows(self.places.stem, schema):
                kept = replaced.others(tables.not_archived(table))
                _add_ids(ids, kept)
                yield self._marked(kept, archived=False)
        for table in tables.once_each(self._parts(RECORDS), gone):
            _add_ids(ids, table)
            _add_ids(changed, table)
            yield self._marked(table.select(own), archived=False)
        if self.question.archived:
            for table in tables.once_each(self._parts(ARCHIVED), tables.Ids()):
                self.archived += len(table)
                yield self._marked(table.select(own), archived=True)

    def _marked(self, table: pa.Table, *, archived: bool) -> pa.Table:
        return tables.with_archived(table, archived) if self.question.archived else table

    def _parts(self, table: str, columns: list[str] | None = None) -> Iterator[pa.Table]:
        return self.folder.parts(table, self.run.stage(table).parts, columns)

    def _last_rows(self, table: str, schema: pa.Schema) -> Iterator[pa.Table]:
        """The rows of a table as the last export has left them."""
        path = self.places.table(table)
        try:
            with path.open("rb") as file:
                yield from FORMATS[self.places.format].read(file, schema)
        except (OSError, ValueError, KeyError, TypeError, msgspec.MsgspecError) as error:
            # Arrow's own exceptions are ValueErrors.
            raise ExportError(
                f"{path} cannot be brought up to date: {error}; export all records, without since"
            ) from error

    def _write(self, table: str, schema: pa.Schema, rows: Iterable[pa.Table]) -> None:
        self.written[table] = 0
        self.folder.write(table, schema, self._counted(table, rows))

    def _counted(self, table: str, rows: Iterable[pa.Table]) -> Iterator[pa.Table]:
        for one in rows:
            self.written[table] += len(one)
            yield one

    # What is read of records by their ids

    def _associated(self, other: str) -> str:
        return f"{self.places.stem}_to_{object_type_facts(other).plural}"

    def _associations(self, other: str) -> Work[None]:
        table, schema = self._associated(other), tables.association_schema()

        def plan(ids: list[int]) -> Streamed[Any]:
            return read_rows(self.question.object_type, other, ids)

        yield from self._blocks(table, IDS, schema, plan, lambda rows: tables.association_batch(rows[0]), 1)
        yield Labour(lambda: self._write(table, schema, self._parts(table)))

    @property
    def _history_table(self) -> str:
        return f"{self.places.stem}_{HISTORY}"

    def _histories(self) -> Work[None]:
        table, schema = self._history_table, tables.history_schema()

        def plan(ids: list[int]) -> Streamed[Any]:
            return reading(
                self.question.object_type,
                ids,
                properties=None,
                history=self.question.history,
                id_property=None,
                archived=False,
                options=BatchOptions(),
            )

        yield from self._blocks(table, CHANGED, schema, plan, _histories_of, _HISTORIES)
        yield Labour(lambda: self._write(table, schema, self._all_histories(table, schema)))

    def _all_histories(self, table: str, schema: pa.Schema) -> Iterator[pa.Table]:
        if self.run.last is not None:
            replaced = tables.Ids.of(self._parts(ARCHIVED, ["id"])).join(
                tables.Ids.merged(self._parts(RECORDS)), tables.Ids.of(self._parts(RECORDS, ["id"]))
            )
            for rows in self._last_rows(table, schema):
                yield replaced.others(rows)
        yield from self._parts(table)

    def _blocks(
        self,
        table: str,
        source: str,
        schema: pa.Schema,
        plan: Callable[[list[int]], Streamed[Any]],
        batch: Callable[[list[Any]], pa.RecordBatch],
        size: int,
    ) -> Work[None]:
        """Reads something of all ids of a source, with a part for each of its batches, in writes of so many entries."""
        stage, count = self.run.stage(table), self.folder.blocks(source)
        sizes = [len(self.folder.block(source, number)) for number in range(count)]
        while stage.parts < count:
            ids = self.folder.block(source, stage.parts).column(0).to_pylist()
            before = sum(sizes[: stage.parts])
            stream = yield Begin(plan(ids))
            with self.folder.part(table, stage.parts, schema) as part:
                entries: list[Any] = []
                while (entry := (yield Take(stream))) is not END:
                    entries.append(entry)
                    if len(entries) == size:
                        part.add(batch(entries))
                        entries = []
                        self._tell(table, stage.rows + part.rows, before + stream.progress.done, sum(sizes))
                if entries:
                    part.add(batch(entries))
                self._complete(stage, part)
            self._tell(table, stage.rows, before + len(ids), sum(sizes))
            self.folder.save(self.run)

    def _tell(self, table: str, rows: int, done: int, total: int | None) -> None:
        if self.report is not None:
            self.report(ExportProgress(table=table, rows=rows, done=done, total=total))


def _add_ids(part: Any, table: pa.Table) -> None:
    """Notes down which records are in a file, in the batches by which their associations will be read."""
    for batch in table.select(["id"]).combine_chunks().to_batches() if len(table) else ():
        part.add(batch)


def _histories_of(outcomes: Sequence[Any]) -> pa.RecordBatch:
    """The former values that reads have brought. A record that was archived meanwhile has none."""
    for outcome in outcomes:
        if not outcome.succeeded and not isinstance(outcome.error, NotFoundError):
            raise outcome.error
    return tables.history_batch(outcome.result for outcome in outcomes if outcome.succeeded)


def resolved_names(question: Question, definitions: Mapping[str, Definition]) -> list[str]:
    """The properties that are columns. Raises InvalidInputError for one that the account does not have."""
    if question.properties == ALL:
        return [name for name in definitions if name not in OWN_COLUMNS]
    for name in (*question.properties, *question.history):
        if name not in definitions:
            near = difflib.get_close_matches(name, definitions, 3)
            meant = f", perhaps you mean {' or '.join(near)}" if near else ""
            allowed = f"it is one of the account's {len(definitions)} for {question.object_type}{meant}"
            raise InvalidInputError("properties", f"there is no {name!r}", allowed=allowed)
    return list(question.properties)


def definitions_call(object_type: str) -> Call[Mapping[str, Definition]]:
    """What asks for the definitions of an object type's properties, by name."""
    from hubapi_client.api.properties import list_properties  # noqa: PLC0415 - imported when it is used

    return Call(list_properties, {"object_type": object_type}, lambda answer: {one.name: one for one in answer.results})
