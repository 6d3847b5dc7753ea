"""The journal of a job: what was about to be sent, and what came of it, on disk. It sends nothing and reads no source.

Theory of operation. A row of the source has one outcome for each step of a job. Before a request leaves, its rows are
written down as an intent, and the outcomes that came by then along with them; both are on disk when the request leaves.
So after a kill at any moment a row is in one of three states: it has an outcome; it has an intent and no outcome, so
that it may have been sent; or it has neither, so that it was not. Which of these may be sent again is decided
elsewhere.

A process that works on a job holds a lock, which ends with the process however that ends. Others may read meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Literal, Self, TypeAlias

import msgspec

from hubapi_ext.errors import HubApiError
from hubapi_ext.jobs.folders import JOURNAL

RowStatus: TypeAlias = Literal["succeeded", "unchanged", "skipped", "failed", "unknown"]
"""What became of a row. `unchanged` and `skipped` mean that nothing was to be sent for it."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS intents (number INTEGER PRIMARY KEY, step INTEGER, sent_at REAL, rows TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS outcomes (step INTEGER, row INTEGER, status TEXT NOT NULL, id TEXT, new INTEGER,
    trouble TEXT, PRIMARY KEY (step, row)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS troubles ON outcomes (step, row) WHERE trouble IS NOT NULL;
CREATE TABLE IF NOT EXISTS withdrawn (step INTEGER, row INTEGER, number INTEGER, PRIMARY KEY (step, row)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS before (row INTEGER PRIMARY KEY, id TEXT NOT NULL, properties TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS found (object_type TEXT, property TEXT, value TEXT, id TEXT,
    PRIMARY KEY (object_type, property, value)) WITHOUT ROWID;
"""
_VALUES = 500
"""How many values a statement has at most."""
_KEPT_BACK = 3_000
"""How many outcomes wait in memory at most, where no request leaves that would take them along."""


class JournalError(HubApiError):
    """The journal of a job cannot be read or written, for instance because the disk is full."""


class JobBusyError(HubApiError):
    """Another process works on the job."""


class Trouble(msgspec.Struct, omit_defaults=True):
    """Why a row did not succeed, and what its columns were."""

    message: str
    category: str = ""
    existing_id: str | None = None
    """The record that has the value already that was to be unique."""
    columns: dict[str, Any] = msgspec.field(default_factory=dict)


class RowOutcome(msgspec.Struct):
    """What became of a row in one step of a job."""

    row: int
    """Its number in the source, from 1 on."""
    status: RowStatus
    id: str | None = None
    """The record's id, where it is known."""
    new: bool | None = None
    """Whether the record was created."""
    trouble: Trouble | None = None


class Intent(msgspec.Struct):
    """Rows that were about to be sent."""

    rows: list[int]
    sent_at: float
    """When that was, in seconds since 1970."""


class Journal:
    """The journal of one job, open to be written to by one process or to be read by any."""

    def __init__(self, folder: Path, database: sqlite3.Connection, lock: sqlite3.Connection | None) -> None:
        self.folder = folder
        self._database = database
        self._lock = lock
        self._kept_back: list[tuple[Any, ...]] = []

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Self:
        """Opens a job's journal, which is made when it is missing. Raises JobBusyError where another process writes."""
        file = folder / JOURNAL
        lock = None if read_only else _locked(folder)
        try:
            if read_only:
                database = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
            else:
                database = sqlite3.connect(file, isolation_level=None)
                # An intent is on the disk itself before its request leaves: the power may fail.
                database.execute("PRAGMA journal_mode = WAL")
                database.execute("PRAGMA synchronous = FULL")
                database.executescript(_SCHEMA)
        except sqlite3.Error as error:
            if lock is not None:
                lock.close()
            raise JournalError(f"the journal {file} cannot be opened: {error}") from error
        return cls(folder, database, lock)

    def close(self) -> None:
        """Writes what is kept back, and lets others work on the job."""
        try:
            self.flush()
        finally:
            self._database.close()
            if self._lock is not None:
                self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: object) -> None:
        # What ended the work matters more than that its last outcomes were not written, which are found out again.
        with suppress(JournalError) if error is not None else _nothing():
            self.close()

    # Writing

    def write_fact(self, name: str, value: Any) -> None:
        """Keeps what is to be known of the job as a whole."""
        with self._transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, msgspec.json.encode(value).decode())
            )

    def intend(self, step: int, rows: Sequence[int], sent_at: float) -> None:
        """Writes down that these rows are about to be sent. They may leave once this returns."""
        with self._transaction():
            self._database.execute(
                "INSERT INTO intents (step, sent_at, rows) VALUES (?, ?, ?)", (step, sent_at, _packed(rows))
            )

    def note(self, step: int, outcome: RowOutcome) -> None:
        """Takes in what became of a row. It is on disk with the next intent, or after `flush`."""
        trouble = None if outcome.trouble is None else msgspec.json.encode(outcome.trouble).decode()
        self._kept_back.append((step, outcome.row, outcome.status, outcome.id, outcome.new, trouble))
        if len(self._kept_back) >= _KEPT_BACK:
            self.flush()

    def keep_before(self, row: int, id: str, properties: Mapping[str, str | None]) -> None:
        """Keeps the values that a record had before the job changed it. It is on disk with the next intent."""
        self._execute(
            "INSERT OR IGNORE INTO before VALUES (?, ?, ?)", (row, id, msgspec.json.encode(properties).decode())
        )

    def remember(self, object_type: str, property: str, ids: Mapping[str, str | None]) -> None:
        """Keeps which records were found by their keys; None for a key that no record has."""
        rows = [(object_type, property, value, id) for value, id in ids.items()]
        with self._transaction():
            self._database.executemany("INSERT OR REPLACE INTO found VALUES (?, ?, ?, ?)", rows)

    def forget(self, step: int, statuses: Iterable[RowStatus]) -> int:
        """Takes the outcomes of these statuses out, so that their rows are sent again. Returns how many there were."""
        self.flush()
        wanted = list(statuses)
        marks = ", ".join("?" * len(wanted))
        with self._transaction():
            return self._database.execute(
                f"DELETE FROM outcomes WHERE step = ? AND status IN ({marks})",  # noqa: S608 - question marks alone
                (step, *wanted),
            ).rowcount

    def withdraw(self, step: int, row: int) -> None:
        """Takes an outcome of unknown fate out, and says that the row was not carried out."""
        self._execute("DELETE FROM outcomes WHERE step = ? AND row = ?", (step, row))
        self._execute("INSERT OR REPLACE INTO withdrawn VALUES (?, ?, (SELECT MAX(number) FROM intents))", (step, row))

    def flush(self) -> None:
        """Writes the outcomes that are kept back."""
        if self._kept_back:
            with self._transaction():
                pass

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """What is done inside, and the outcomes that are kept back, is on disk together afterwards, or not at all."""
        database, kept_back = self._database, self._kept_back
        try:
            if not database.in_transaction:
                database.execute("BEGIN IMMEDIATE")
            database.executemany("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?, ?, ?)", kept_back)
            yield
            database.execute("COMMIT")
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                database.execute("ROLLBACK")
            raise JournalError(f"the journal of {self.folder.name} cannot be written: {error}") from error
        except BaseException:
            with suppress(sqlite3.Error):
                database.execute("ROLLBACK")
            raise
        self._kept_back = []

    def _execute(self, statement: str, values: Sequence[Any]) -> None:
        try:
            if not self._database.in_transaction:
                self._database.execute("BEGIN IMMEDIATE")
            self._database.execute(statement, values)
        except sqlite3.Error as error:
            raise JournalError(f"the journal of {self.folder.name} cannot be written: {error}") from error

    # Reading

    def fact(self, name: str, kind: type[Any] | Any = Any) -> Any:
        """What is known of the job as a whole; None where it is not."""
        row = self._rows("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return None if row is None else msgspec.json.decode(row[0], type=kind)

    @property
    def has_intents(self) -> bool:
        """Whether anything may have been sent."""
        return self._rows("SELECT 1 FROM intents LIMIT 1", ()).fetchone() is not None

    def with_outcome(self, step: int, first: int, last: int) -> set[int]:
        """The rows from `first` to `last` that have an outcome."""
        found = self._rows("SELECT row FROM outcomes WHERE step = ? AND row BETWEEN ? AND ?", (step, first, last))
        return {row for (row,) in found}

    def _known(self, step: int, first: int, last: int) -> set[int]:
        """The rows from `first` to `last` of which it is known what became of them."""
        found = self._rows(
            "SELECT row FROM outcomes WHERE step = ? AND row BETWEEN ? AND ? AND status != 'unknown'",
            (step, first, last),
        )
        return {row for (row,) in found}

    def rows_of(self, ids: Sequence[str]) -> dict[str, int]:
        """The rows that have become these records, by the records' ids."""
        found: dict[str, int] = {}
        for at in range(0, len(ids), _VALUES):
            part = ids[at : at + _VALUES]
            marks = ", ".join("?" * len(part))
            found |= self._rows(f"SELECT id, row FROM outcomes WHERE step = 0 AND id IN ({marks})", part).fetchall()  # noqa: S608
        return found

    def ids(self, step: int, first: int, last: int) -> dict[int, str]:
        """The ids of the records of the rows from `first` to `last`."""
        return dict(
            self._rows(
                "SELECT row, id FROM outcomes WHERE step = ? AND row BETWEEN ? AND ? AND id IS NOT NULL "
                "AND status IN ('succeeded', 'unchanged')",
                (step, first, last),
            ).fetchall()
        )

    def open_intents(self, step: int) -> list[Intent]:
        """The rows that may have been carried out, which nobody knows; each in its latest intent."""
        withdrawn = dict(self._rows("SELECT row, number FROM withdrawn WHERE step = ?", (step,)).fetchall())
        latest: dict[int, float] = {}
        intents = self._rows("SELECT number, sent_at, rows FROM intents WHERE step = ? ORDER BY number", (step,))
        for number, sent_at, packed in intents:
            rows = _unpacked(packed)
            done = self._known(step, rows[0], rows[-1]) if rows else set()
            for row in rows:
                if row not in done and withdrawn.get(row, 0) < number:
                    latest[row] = sent_at
        by_time: dict[float, list[int]] = {}
        for row in sorted(latest):
            by_time.setdefault(latest[row], []).append(row)
        return [Intent(rows, sent_at) for sent_at, rows in sorted(by_time.items())]

    def counts(self, step: int | None = None) -> dict[RowStatus, int]:
        """How many rows have which status, in one step or in all."""
        where, values = ("", ()) if step is None else (" WHERE step = ?", (step,))
        return dict(
            self._rows(f"SELECT status, COUNT(*) FROM outcomes{where} GROUP BY status", values).fetchall()  # noqa: S608
        )

    def created(self, step: int) -> int:
        """How many rows became new records."""
        return int(self._rows("SELECT COUNT(*) FROM outcomes WHERE step = ? AND new", (step,)).fetchone()[0])

    def outcomes(self, step: int, statuses: Iterable[RowStatus] | None = None) -> Iterator[RowOutcome]:
        """What became of the rows, in their order, of all statuses or of some."""
        wanted = None if statuses is None else set(statuses)
        rows = self._rows("SELECT row, status, id, new, trouble FROM outcomes WHERE step = ? ORDER BY row", (step,))
        for row, status, id, new, trouble in rows:
            if wanted is None or status in wanted:
                yield RowOutcome(
                    row,
                    status,
                    id,
                    None if new is None else bool(new),
                    None if trouble is None else msgspec.json.decode(trouble, type=Trouble),
                )

    def found_by(self, object_type: str, property: str, values: Iterable[str]) -> dict[str, str | None]:
        """The records that were looked up by these keys before."""
        wanted = list(values)
        found: dict[str, str | None] = {}
        for at in range(0, len(wanted), _VALUES):
            part = wanted[at : at + _VALUES]
            marks = ", ".join("?" * len(part))
            found |= self._rows(
                f"SELECT value, id FROM found WHERE object_type = ? AND property = ? AND value IN ({marks})",  # noqa: S608
                (object_type, property, *part),
            ).fetchall()
        return found

    def kept_before(self) -> Iterator[tuple[int, str, dict[str, str | None]]]:
        """The row, the record's id and the values that it had before the job changed it."""
        for row, id, properties in self._rows("SELECT row, id, properties FROM before ORDER BY row", ()):
            yield row, id, msgspec.json.decode(properties)

    def _rows(self, statement: str, values: Sequence[Any]) -> sqlite3.Cursor:
        try:
            if self._kept_back:
                self.flush()
            return self._database.execute(statement, values)
        except sqlite3.Error as error:
            raise JournalError(f"the journal of {self.folder.name} cannot be read: {error}") from error


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def _locked(folder: Path) -> sqlite3.Connection:
    """A lock that ends with the process: a database of its own, in a transaction that never ends."""
    lock = sqlite3.connect(folder / "lock.sqlite", timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        with closing(lock):
            raise JobBusyError(f"another process works on the job {folder.name}") from error
    return lock


def _packed(rows: Sequence[int]) -> str:
    """Rows in few characters: runs of consecutive ones by their ends."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and runs[-1][1] + 1 == row:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return " ".join(f"{first}-{last}" if first < last else str(first) for first, last in runs)


def _unpacked(text: str) -> list[int]:
    ends = (run.partition("-") for run in text.split())
    return [row for first, _, last in ends for row in range(int(first), int(last or first) + 1)]
