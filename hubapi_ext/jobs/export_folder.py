"""What an export has on the disk until it is complete, so that it can be killed at any moment. It knows no HubSpot.

All that is read goes into a hidden folder beside the target: rows into numbered part files, and how far it has come
into `run.json`. A part file counts once `run.json` says so; whoever goes on writes over one that does not. Complete
files of the export are made in the same folder. Then `commit.json` names them, and from there on the export is done:
they are moved to their places one by one, and the checkpoint is written last. Where that is interrupted, the next
export of the same target does it first. So every file is whole at any moment, and the files of one export belong
together again as soon as anybody exports.

Whatever counts at once is written beside, flushed to the disk, and renamed. A lock that ends with its process, one of
SQLite's, keeps two exports of one target apart.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self, TypeVar

import msgspec
from attrs import frozen

from hubapi_ext.jobs.export_formats import FORMATS, ROWS
from hubapi_ext.jobs.export_places import Places
from hubapi_ext.jobs.export_question import ExportError, Question, Window
from hubapi_ext.tables.rows import pyarrow_or_raise

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")

_LOCK = "lock"
PART_ROWS = 20_000
"""How many rows a part has before the next one begins, more or less. So much is read again after a kill."""


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True):
    """What a complete export leaves beside its files."""

    until: datetime
    """Up to when the files are complete."""
    since: datetime | None
    """From when on; None where they hold all records."""
    question: Question


class Stage(msgspec.Struct, kw_only=True):
    """How far a table has been read."""

    parts: int = 0
    rows: int = 0
    after: str | None = None
    """Where to go on, for what comes page by page."""
    is_done: bool = False


class Run(msgspec.Struct, kw_only=True):
    """How far an export has come."""

    question: Question
    window: Window
    names: list[str]
    """The properties, by name."""
    last: Checkpoint | None
    """The export whose files are brought up to date."""
    stages: dict[str, Stage] = {}

    def stage(self, table: str) -> Stage:
        """How far a table has been read."""
        return self.stages.setdefault(table, Stage())


class _Commit(msgspec.Struct, frozen=True):
    names: list[str]
    """The files that are complete. Each is called like its place."""
    checkpoint: Checkpoint


@frozen
class WorkingFolder:
    """The folder of one export, which has its lock."""

    places: Places

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.places.working_folder

    def run(self) -> Run | None:
        """How far an interrupted export has come; None where there was none."""
        return self._read("run.json", Run)

    def save(self, run: Run) -> None:
        """Notes down how far the export has come."""
        write_whole(self.path / "run.json", msgspec.json.encode(run))

    def drop(self) -> None:
        """Forgets an interrupted export: without this file nothing else counts."""
        (self.path / "run.json").unlink(missing_ok=True)

    def part(self, table: str, number: int, schema: pa.Schema) -> Part:
        """A part that is still to be written."""
        return Part(self._part_path(table, number), schema)

    def parts(self, table: str, count: int, columns: list[str] | None = None) -> Iterator[pa.Table]:
        """The rows of a table's parts, or some columns of them, so many at a time as memory may hold."""
        arrow = pyarrow_or_raise()
        for number in range(count):
            batches: list[Any] = []
            for batch in self._batches(table, number):
                batches.append(batch if columns is None else batch.select(columns))
                if sum(map(len, batches)) >= ROWS:
                    yield arrow.Table.from_batches(batches)
                    batches = []
            if batches:
                yield arrow.Table.from_batches(batches)

    def _batches(self, table: str, number: int) -> Iterator[pa.RecordBatch]:
        with self._part_path(table, number).open("rb") as file:
            reader = pyarrow_or_raise().ipc.open_file(file)
            for at in range(reader.num_record_batches):
                yield reader.get_batch(at)

    def blocks(self, table: str) -> int:
        """In how many batches the first part of a table was written."""
        with self._part_path(table, 0).open("rb") as file:
            count: int = pyarrow_or_raise().ipc.open_file(file).num_record_batches
            return count

    def block(self, table: str, number: int) -> pa.RecordBatch:
        """One of them."""
        with self._part_path(table, 0).open("rb") as file:
            return pyarrow_or_raise().ipc.open_file(file).get_batch(number)

    def _part_path(self, table: str, number: int) -> Path:
        return self.path / f"{table}-{number:05}.part"

    def write(self, table: str, schema: pa.Schema, tables: Iterable[pa.Table]) -> None:
        """Makes a complete file of the export, which `commit` moves to its place."""
        made = self.path / self.places.table(table).name
        with whole(made) as file:
            FORMATS[self.places.format].write(file, schema, tables)

    def commit(self, tables: Iterable[str], checkpoint: Checkpoint) -> None:
        """Moves the files to their places, all of them."""
        commit = _Commit([self.places.table(table).name for table in tables], checkpoint)
        write_whole(self.path / "commit.json", msgspec.json.encode(commit))
        self.finish()

    def finish(self) -> None:
        """Moves files to their places that an export had completed, and forgets the rest of it."""
        commit = self._read("commit.json", _Commit)
        if commit is None:
            return
        for name in commit.names:
            # What is not here any more was moved.
            with suppress(FileNotFoundError):
                (self.path / name).replace(self.path.with_name(name))
        write_whole(self.places.checkpoint, msgspec.json.format(msgspec.json.encode(commit.checkpoint)) + b"\n")
        self.drop()
        (self.path / "commit.json").unlink()
        self.clear()

    def clear(self) -> None:
        """Takes away what an export has read."""
        for path in self.path.iterdir():
            if path.name != _LOCK:
                path.unlink()

    def _read(self, name: str, kind: type[T]) -> T | None:
        return read_json(self.path / name, kind)


class Part:
    """A part that is written as rows come, and counts once the run says so."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.rows: int = 0
        self._file = path.open("wb")
        self._writer = pyarrow_or_raise().ipc.new_file(self._file, schema)

    def add(self, batch: pa.RecordBatch) -> None:
        """Writes rows."""
        self._writer.write_batch(batch)
        self.rows += len(batch)

    def complete(self) -> None:
        """Ends it, and has it on the disk."""
        self._writer.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # One that is not complete does not count.
        self._file.close()


@contextmanager
def working_folder(places: Places) -> Iterator[WorkingFolder]:
    """The working folder of a target, for one export at a time; files that an export had completed are in place.

    Raises ExportError while another export has it.
    """
    folder = WorkingFolder(places)
    folder.path.mkdir(parents=True, exist_ok=True)
    with _locked(folder.path / _LOCK, places.records):
        folder.finish()
        try:
            yield folder
        finally:
            if folder.run() is None:
                shutil.rmtree(folder.path, ignore_errors=True)


@contextmanager
def _locked(path: Path, target: Path) -> Iterator[None]:
    # The steps of an async export may run in different threads, one after the other.
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            is_held = error.sqlite_errorcode == sqlite3.SQLITE_BUSY
            reason = "another export to it is running" if is_held else f"its folder cannot be locked: {error}"
            raise ExportError(f"{target} cannot be exported to: {reason}") from None
        yield


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write into, which takes its place when it is complete, and leaves the old one there before."""
    new = path.with_name(f"{path.name}.new")
    with new.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file that is there as a whole, or as it was before."""
    with whole(path) as file:
        file.write(content)


def read_json(path: Path, kind: type[T]) -> T | None:
    """What a file of JSON holds; None where there is no such file. Raises ExportError where it is something else."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except FileNotFoundError:
        return None
    except msgspec.MsgspecError as error:
        raise ExportError(f"{path} is none that an export has written: {error}") from None
