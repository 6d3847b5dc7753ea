"""The journal of a job: what was about to be sent, and what came of it, on disk. It sends nothing and reads no source.

Theory of operation. A row of the source has one outcome for each step of a job. Before a request leaves, its rows are
written down as an intent, and the outcomes that came by then along with them; both are on disk when the request leaves.
So after a kill at any moment a row is in one of three states: it has an outcome; it has an intent and no outcome, so
that it may have been sent; or it has neither, so that it was not. Which of these may be sent again is decided
elsewhere.

Most rows succeed, and are kept in columns, some hundreds in a block: each by itself would cost a fifth of what sending
it costs. A row that did not succeed stands by itself, with its trouble.

A process that works on a job holds a lock, which ends with the process however that ends. Others may read meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from operator import attrgetter
from pathlib import Path
from typing import Any, Self

import msgspec

from hubapi_ext.errors import HubApiError
from hubapi_ext.jobs.folders import JOURNAL, locked
from hubapi_ext.jobs.row_outcomes import RowOutcome, RowStatus, Trouble
from hubapi_ext.jobs.row_ranges import packed, unpacked

_SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS intents (number INTEGER PRIMARY KEY, step INTEGER, sent_at REAL, rows TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS blocks (number INTEGER PRIMARY KEY, step INTEGER, first INTEGER, last INTEGER,
    status TEXT NOT NULL, rows INTEGER, created INTEGER, block BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS blocks_by_row ON blocks (step, first, last);
CREATE TABLE IF NOT EXISTS troubles (step INTEGER, row INTEGER, status TEXT NOT NULL, trouble TEXT NOT NULL,
    PRIMARY KEY (step, row)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS withdrawn (step INTEGER, row INTEGER, number INTEGER, PRIMARY KEY (step, row)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS before (row INTEGER PRIMARY KEY, id TEXT NOT NULL, properties TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS found (object_type TEXT, property TEXT, value TEXT, id TEXT,
    PRIMARY KEY (object_type, property, value)) WITHOUT ROWID;
"""
_LAST = 2**62
"""A number that no row has."""
_AT_A_TIME = 20_000
"""How many rows' outcomes are in memory at a time, when all are looked at."""
_VALUES = 500
"""How many values a statement has at most."""
_KEPT_BACK = 3_000
"""How many outcomes wait in memory at most, where no request leaves that would take them along."""


_encoder = msgspec.json.Encoder()


class JournalError(HubApiError):
    """The journal of a job cannot be read or written, for instance because the disk is full."""


class _Block(msgspec.Struct):
    """Outcomes of one status, in columns."""

    rows: list[int]
    ids: list[str | None]
    new: list[bool | None]


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
        self._outcomes: dict[tuple[int, RowStatus], list[RowOutcome]] = {}
        """What is kept back of the rows that succeeded, or needed nothing."""
        self._troubles: list[tuple[Any, ...]] = []
        """What is kept back of the other rows."""
        self._kept_back = 0
        self._had_troubles = False
        """Whether a row may have had a trouble before, which an outcome now takes the place of."""

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Self:
        """Opens a job's journal, which is made when it is missing. Raises JobBusyError where another process writes."""
        file = folder / JOURNAL
        lock = None if read_only else locked(folder)
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
        journal = cls(folder, database, lock)
        journal._had_troubles = bool(journal.counts().keys() & {"failed", "unknown"}) if not read_only else False
        return journal

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
                "INSERT INTO intents (step, sent_at, rows) VALUES (?, ?, ?)", (step, sent_at, packed(rows))
            )

    def note(self, step: int, outcome: RowOutcome) -> None:
        """Takes in what became of a row. It is on disk with the next intent, or after `flush`."""
        if outcome.trouble is None:
            self._outcomes.setdefault((step, outcome.status), []).append(outcome)
        else:
            trouble = msgspec.json.encode(outcome.trouble).decode()
            self._troubles.append((step, outcome.row, outcome.status, trouble))
        self._kept_back += 1
        if self._kept_back >= _KEPT_BACK:
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
            if "failed" in wanted:
                # HubSpot has refused them, so that nobody has to find out what became of them.
                self._database.execute(
                    "INSERT OR REPLACE INTO withdrawn SELECT step, row, (SELECT MAX(number) FROM intents) "
                    "FROM troubles WHERE step = ? AND status = 'failed' AND EXISTS (SELECT 1 FROM intents)",
                    (step,),
                )
            return self._database.execute(
                f"DELETE FROM troubles WHERE step = ? AND status IN ({marks})",  # noqa: S608 - question marks alone
                (step, *wanted),
            ).rowcount

    def withdraw(self, step: int, row: int) -> None:
        """Takes an outcome of unknown fate out, and says that the row was not carried out."""
        self._execute("DELETE FROM troubles WHERE step = ? AND row = ?", (step, row))
        self._execute("INSERT OR REPLACE INTO withdrawn VALUES (?, ?, (SELECT MAX(number) FROM intents))", (step, row))

    def flush(self) -> None:
        """Writes the outcomes that are kept back."""
        if self._kept_back:
            with self._transaction():
                pass

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """What is done inside, and the outcomes that are kept back, is on disk together afterwards, or not at all."""
        database, has_begun = self._database, False
        try:
            if not database.in_transaction:
                database.execute("BEGIN IMMEDIATE")
            has_begun = True
            self._write_kept_back()
            yield
            database.execute("COMMIT")
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                database.execute("ROLLBACK")
            raise JournalError(f"the journal of {self.folder.name} cannot be written: {error}") from error
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            elif has_begun:
                # A Ctrl-C has come just after the commit: written once more, the rows would count twice.
                self._clear_kept_back()
            raise
        self._clear_kept_back()

    def _clear_kept_back(self) -> None:
        self._outcomes, self._troubles, self._kept_back = {}, [], 0

    def _write_kept_back(self) -> None:
        database = self._database
        for (step, status), outcomes in self._outcomes.items():
            block = _Block([one.row for one in outcomes], [one.id for one in outcomes], [one.new for one in outcomes])
            database.execute(
                "INSERT INTO blocks (step, first, last, status, rows, created, block) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    step,
                    min(block.rows),
                    max(block.rows),
                    status,
                    len(block.rows),
                    block.new.count(True),
                    _encoder.encode(block),
                ),
            )
            if self._had_troubles:
                rows = ((step, row) for row in block.rows)
                database.executemany("DELETE FROM troubles WHERE step = ? AND row = ?", rows)
        if self._troubles:
            database.executemany("INSERT OR REPLACE INTO troubles VALUES (?, ?, ?, ?)", self._troubles)
            self._had_troubles = True

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
        found = self._rows("SELECT row FROM troubles WHERE step = ? AND row BETWEEN ? AND ?", (step, first, last))
        return {row for (row,) in found} | self._in_blocks(step, first, last)

    def _known(self, step: int, first: int, last: int) -> set[int]:
        """The rows from `first` to `last` of which it is known what became of them."""
        found = self._rows(
            "SELECT row FROM troubles WHERE step = ? AND row BETWEEN ? AND ? AND status = 'failed'", (step, first, last)
        )
        return {row for (row,) in found} | self._in_blocks(step, first, last)

    def _in_blocks(self, step: int, first: int, last: int) -> set[int]:
        rows: set[int] = set()
        for _, block in self._blocks_of(step, first, last):
            rows.update(block.rows)
        return rows

    def _blocks_of(self, step: int, first: int, last: int) -> Iterator[tuple[RowStatus, _Block]]:
        """The blocks that may hold rows from `first` to `last`."""
        found = self._rows(
            "SELECT status, block FROM blocks WHERE step = ? AND first <= ? AND last >= ?", (step, last, first)
        )
        for status, block in found:
            yield status, _decode(block)

    def rows_of(self, ids: Collection[str]) -> dict[str, int]:
        """The rows that have become these records, by the records' ids."""
        wanted = set(ids)
        found: dict[str, int] = {}
        for _, block in self._blocks_of(0, 0, _LAST) if wanted else ():
            found |= {id: row for row, id in zip(block.rows, block.ids, strict=True) if id in wanted}
        return found

    def ids(self, step: int, first: int, last: int) -> dict[int, str]:
        """The ids of the records of the rows from `first` to `last`."""
        found: dict[int, str] = {}
        for _, block in self._blocks_of(step, first, last):
            entries = zip(block.rows, block.ids, strict=True)
            found |= {row: id for row, id in entries if id is not None and first <= row <= last}
        return found

    def open_intents(self, step: int) -> list[Intent]:
        """The rows that may have been carried out, which nobody knows; each in its latest intent."""
        withdrawn = dict(self._rows("SELECT row, number FROM withdrawn WHERE step = ?", (step,)).fetchall())
        latest: dict[int, float] = {}
        intents = self._rows("SELECT number, sent_at, rows FROM intents WHERE step = ? ORDER BY number", (step,))
        for number, sent_at, text in intents:
            rows = unpacked(text)
            done = self._known(step, rows[0], rows[-1]) if rows else set()
            for row in rows:
                if row not in done and withdrawn.get(row, 0) < number:
                    latest[row] = sent_at
        by_time: dict[float, list[int]] = {}
        for row in sorted(latest):
            by_time.setdefault(latest[row], []).append(row)
        return [Intent(rows, sent_at) for sent_at, rows in sorted(by_time.items())]

    def counts(self, step: int | None = None) -> dict[RowStatus, int]:
        """How many rows have which status, in one step or in all of a load."""
        which, values = ("step >= 0", ()) if step is None else ("step = ?", (step,))
        tables = (
            f"SELECT status, SUM(rows) FROM blocks WHERE {which} GROUP BY status",  # noqa: S608 - a question mark alone
            f"SELECT status, COUNT(*) FROM troubles WHERE {which} GROUP BY status",  # noqa: S608 - likewise
        )
        return dict(entry for table in tables for entry in self._rows(table, values).fetchall())

    def created(self, step: int) -> int:
        """How many rows became new records."""
        return int(self._rows("SELECT SUM(created) FROM blocks WHERE step = ?", (step,)).fetchone()[0] or 0)

    def outcomes(self, step: int, statuses: Iterable[RowStatus] | None = None) -> Iterator[RowOutcome]:
        """What became of the rows, in their order, of all statuses or of some."""
        wanted = None if statuses is None else set(statuses)
        last = self._rows(
            "SELECT MAX(last) FROM (SELECT MAX(last) AS last FROM blocks WHERE step = ? "
            "UNION SELECT MAX(row) FROM troubles WHERE step = ?)",
            (step, step),
        ).fetchone()[0]
        for first in range(0, (last or 0) + 1, _AT_A_TIME):
            span = (first, first + _AT_A_TIME - 1)
            found = [*self._outcomes_in_blocks(step, *span), *self._outcomes_with_trouble(step, *span)]
            for outcome in sorted(found, key=attrgetter("row")):
                if wanted is None or outcome.status in wanted:
                    yield outcome

    def _outcomes_in_blocks(self, step: int, first: int, last: int) -> Iterator[RowOutcome]:
        for status, block in self._blocks_of(step, first, last):
            for row, id, new in zip(block.rows, block.ids, block.new, strict=True):
                if first <= row <= last:
                    yield RowOutcome(row, status, id, new)

    def _outcomes_with_trouble(self, step: int, first: int, last: int) -> Iterator[RowOutcome]:
        found = self._rows(
            "SELECT row, status, trouble FROM troubles WHERE step = ? AND row BETWEEN ? AND ?", (step, first, last)
        )
        for row, status, trouble in found.fetchall():
            yield RowOutcome(row, status, trouble=msgspec.json.decode(trouble, type=Trouble))

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


_decode = msgspec.json.Decoder(_Block).decode


@contextmanager
def _nothing() -> Iterator[None]:
    yield
