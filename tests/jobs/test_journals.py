"""Journals: what is on disk after whatever ends a process."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from hubapi_ext.jobs.journal import Journal
from hubapi_ext.jobs.row_outcomes import RowOutcome, Trouble


class Interrupted(BaseException):
    """A Ctrl-C."""


class Database:
    """A connection that is interrupted once, before or after one of its statements."""

    def __init__(self, database: sqlite3.Connection, statement: str, *, after: bool) -> None:
        self._database, self._statement, self._after = database, statement, after

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        is_it = statement.startswith(self._statement)
        if is_it:
            self._statement = "never again"
        if is_it and not self._after:
            raise Interrupted
        result = self._database.execute(statement, *values)
        if is_it:
            raise Interrupted
        return result

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("statement", ["BEGIN", "INSERT INTO blocks", "INSERT INTO intents", "COMMIT"])
def test_an_interrupt_at_any_statement_has_no_outcome_lost_or_counted_twice(
    tmp_path: Path, statement: str, *, after: bool
) -> None:
    journal = Journal.open(tmp_path)
    journal.note(0, RowOutcome(1, "succeeded", "101", new=True))
    journal.note(0, RowOutcome(2, "failed", trouble=Trouble("no")))
    journal._database = Database(journal._database, statement, after=after)  # type: ignore[assignment]
    with pytest.raises(Interrupted):
        journal.intend(0, [3], 1.0)
    journal.close()
    with Journal.open(tmp_path, read_only=True) as journal:
        assert journal.counts() == {"succeeded": 1, "failed": 1}
        assert journal.created(0) == 1
