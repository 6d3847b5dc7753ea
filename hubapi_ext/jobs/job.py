"""A job as it can be looked at: what it was asked, how far it has come, what became of each row. It changes nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from attrs import frozen

from hubapi_ext.jobs.folders import is_locked, job_folder, job_ids, jobs_folder
from hubapi_ext.jobs.journal import Journal
from hubapi_ext.jobs.questions import RECORDS, Question
from hubapi_ext.jobs.row_outcomes import RowOutcome, RowStatus

QUESTION, FINGERPRINT, ROWS = "question", "fingerprint", "rows"
STARTED, ENDED, CREATING = "started", "ended", "creating"
EMPTY_CELLS = "empty cells"
"""What a journal knows of its job as a whole, by name."""


@frozen(kw_only=True)
class StepResult:
    """How many rows of one step of a job have come to which end."""

    name: str
    """The object type of the records, or what they were associated with."""
    succeeded: int = 0
    created: int = 0
    """How many of those that succeeded are new records."""
    unchanged: int = 0
    skipped: int = 0
    failed: int = 0
    unknown: int = 0

    @property
    def done(self) -> int:
        """How many rows have an outcome."""
        return self.succeeded + self.unchanged + self.skipped + self.failed + self.unknown


@frozen(kw_only=True)
class JobResult:
    """What a job has come to."""

    job_id: str
    is_complete: bool
    """Whether nothing is left to be sent."""
    rows: int
    """How many rows the source has."""
    steps: tuple[StepResult, ...]
    """The records, and then each kind of associations."""
    empty_cells: int = 0
    """How many cells were empty and left their property as it was, since nobody said what to do with them."""

    @property
    def failed(self) -> int:
        """How many rows failed, in all steps."""
        return sum(step.failed for step in self.steps)

    @property
    def unknown(self) -> int:
        """How many rows may have been carried out or not, in all steps."""
        return sum(step.unknown for step in self.steps)

    @property
    def succeeded(self) -> bool:
        """Whether the job is complete, and no row failed or is of unknown fate."""
        return self.is_complete and not self.failed and not self.unknown


@frozen(repr=False)
class Job:
    """A job, by its folder.

    Example:
        job = Job.find("last")
        for outcome in job.outcomes(statuses=["failed"]):
            print(outcome.row, outcome.trouble.message)
    """

    folder: Path

    @classmethod
    def find(cls, job: str, *, jobs: str | os.PathLike[str] | None = None) -> Job:
        """The job with this id or beginning of it, or the "last" one.

        Raises InvalidInputError where there is none, or several begin so.
        """
        return cls(job_folder(jobs_folder(jobs), job))

    @classmethod
    def all(cls, *, jobs: str | os.PathLike[str] | None = None) -> list[Job]:
        """All jobs, the oldest first."""
        folder = jobs_folder(jobs)
        return [cls(folder / id) for id in job_ids(folder)]

    @property
    def id(self) -> str:
        """The job's id."""
        return self.folder.name

    @property
    def question(self) -> Question:
        """What the job does."""
        with self._journal() as journal:
            question: Question = journal.fact(QUESTION, Question)
            return question

    @property
    def started(self) -> datetime:
        """When it began."""
        with self._journal() as journal:
            return datetime.fromtimestamp(journal.fact(STARTED), UTC)

    @property
    def is_running(self) -> bool:
        """Whether a process works on it."""
        return is_locked(self.folder)

    @property
    def result(self) -> JobResult:
        """What it has come to by now."""
        with self._journal() as journal:
            return result_of(self.id, journal)

    def outcomes(self, step: int = RECORDS, *, statuses: Iterable[RowStatus] | None = None) -> Iterator[RowOutcome]:
        """What became of the rows in a step, in their order, of all statuses or of some."""
        with self._journal() as journal:
            yield from journal.outcomes(step, statuses)

    def _journal(self) -> Journal:
        return Journal.open(self.folder, read_only=True)

    def __repr__(self) -> str:
        return f"<Job {self.id}>"

    def _repr_html_(self) -> str:
        """The job as a table, for notebooks."""
        result = self.result
        names = ("name", "succeeded", "created", "unchanged", "skipped", "failed", "unknown")
        head = "".join(f"<th>{name if name != 'name' else 'step'}</th>" for name in names)
        rows = "".join(
            f"<tr>{''.join(f'<td>{escape(str(getattr(step, name)))}</td>' for name in names)}</tr>"
            for step in result.steps
        )
        state = "complete" if result.is_complete else "to be resumed"
        return f"<p>{escape(self.id)}: {result.rows:,} rows, {state}</p><table><tr>{head}</tr>{rows}</table>"


def result_of(job_id: str, journal: Journal, names: Mapping[int, str] | None = None) -> JobResult:
    """What a job has come to, by its journal; or what steps with these numbers and names have."""
    question: Question = journal.fact(QUESTION, Question)
    steps = []
    for step, name in (names or dict(enumerate(step_names(question)))).items():
        counts = {str(status): count for status, count in journal.counts(step).items()}
        steps.append(StepResult(name=name, created=journal.created(step), **counts))
    return JobResult(
        job_id=job_id,
        is_complete=journal.fact(ENDED) is not None,
        rows=journal.fact(ROWS) or 0,
        steps=tuple(steps),
        empty_cells=journal.fact(EMPTY_CELLS) or 0,
    )


def step_names(question: Question) -> list[str]:
    """What each step of a job writes."""
    if question.from_end is not None:
        (association,) = question.associations
        names = (question.from_end.object_type, association.end.object_type)
        return [" to ".join(names) if all(names) else "associations"]
    return [question.into, *(f"{question.into} to {one.end.object_type}" for one in question.associations)]
