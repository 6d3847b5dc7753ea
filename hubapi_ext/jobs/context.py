"""What all parts of a job's work share: the question, the source, the journal and the time. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from attrs import define, field

from hubapi_ext.batches.outcomes import Progress
from hubapi_ext.jobs.journal import Journal
from hubapi_ext.jobs.questions import Question
from hubapi_ext.jobs.recording import JobRow
from hubapi_ext.jobs.row_outcomes import RowOutcome, RowStatus, Trouble
from hubapi_ext.jobs.sources import Row, Source

WINDOW = 2_500
"""How many rows are read, looked up and sent together, where something is to be looked up first."""

ReportProgress = Callable[[Progress], object]


@define(eq=False)
class JobContext:
    """A job that is being worked on."""

    question: Question
    source: Source
    journal: Journal
    now: Callable[[], float]
    """The time in seconds since 1970."""
    concurrency: int
    report: ReportProgress | None = None
    total: int | None = None
    """How many outcomes there are going to be, where that is known."""
    succeeded: int = 0
    failed: int = 0
    unknown: int = 0
    empty_cells: int = 0
    """How many cells were empty, and were passed over since nobody said what to do with them."""
    read_by: dict[tuple[str, str], bool] = field(factory=dict)
    """By object type and property, whether HubSpot reads records by it."""

    def note(self, step: int, outcome: RowOutcome) -> None:
        """Takes in what became of a row."""
        self.journal.note(step, outcome)
        if outcome.status == "failed":
            self.failed += 1
        elif outcome.status == "unknown":
            self.unknown += 1
        else:
            self.succeeded += 1

    def take_up(self, counts: Mapping[RowStatus, int]) -> None:
        """Takes in how far the job had come before."""
        self.failed, self.unknown = counts.get("failed", 0), counts.get("unknown", 0)
        self.succeeded = sum(counts.values()) - self.failed - self.unknown

    def fail(self, step: int, row: JobRow, category: str, message: str) -> None:
        """Takes in that a row cannot be sent."""
        self.note(step, RowOutcome(row.number, "failed", trouble=Trouble(message, category, columns=row.columns)))

    def announce(self, step: int, rows: Sequence[JobRow]) -> None:
        """Writes down that rows are about to be sent. They may leave once this returns."""
        self.journal.intend(step, [row.number for row in rows], self.now())
        self.tell()

    def tell(self) -> None:
        """Says how far the job has come."""
        if self.report is not None:
            self.report(Progress(succeeded=self.succeeded, failed=self.failed, unknown=self.unknown, total=self.total))

    def windows(self, step: int) -> Iterator[list[tuple[int, Row]]]:
        """The rows that have no outcome in a step yet, with their numbers, so many at a time."""
        numbered = enumerate(self.source.rows(), 1)
        while window := list(islice(numbered, WINDOW)):
            done = self.journal.with_outcome(step, window[0][0], window[-1][0])
            left = [entry for entry in window if entry[0] not in done] if done else window
            if left:
                yield left

    def rows_at(self, numbers: set[int]) -> Iterator[tuple[int, Row]]:
        """Some rows of the source, by their numbers."""
        last = max(numbers, default=0)
        for number, row in enumerate(self.source.rows(), 1):
            if number in numbers:
                yield number, row
            if number >= last:
                return


def text_key(value: Any) -> str:
    """A value by which a record is found, as text."""
    return "" if value is None else str(value).strip()
