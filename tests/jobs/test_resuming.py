"""Jobs that are killed and resumed: nothing is lost, nothing is done twice, and every row has an outcome."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import Any

import httpx
import pytest

from hubapi_ext import AuthenticationError
from hubapi_ext.jobs import InterruptedJobError, Job, JobBusyError, JournalError
from hubapi_ext.jobs.folders import JOURNAL
from hubapi_ext.jobs.journal import Journal
from tests.conftest import Between, open_hub
from tests.jobs.conftest import Jobs, define, write_csv

ROWS = 700


class Killed(BaseException):
    """The end of a process, as far as a test can raise it."""


class Killer:
    """Ends a job at one of its requests: what is on disk by then is all that is left of it."""

    def __init__(self, work: Jobs, between: Between, at: int, *, late: bool) -> None:
        self._work, self._at, self._late = work, at, late
        self._lock = Lock()
        self._seen = 0
        self.left: Path | None = None
        between.before, between.after = self.before, self.after

    def before(self, request: httpx.Request) -> httpx.Response | None:
        with self._lock:
            self._seen += request.method == "POST"
            if self.left is not None or (self._seen >= self._at and not self._late):
                self._kill()
        return None

    def after(self, _: httpx.Request, response: httpx.Response) -> httpx.Response:
        with self._lock:
            if self.left is not None or (self._seen >= self._at and self._late):
                self._kill()
        return response

    def _kill(self) -> None:
        if self.left is None:
            folder = self._work.last().folder
            self.left = folder.parent.parent / "left" / folder.name
            self.left.mkdir(parents=True)
            # What is committed is on disk; what is not would be gone.
            with (
                closing(sqlite3.connect(folder / JOURNAL)) as source,
                closing(sqlite3.connect(self.left / JOURNAL)) as target,
            ):
                source.backup(target)
        raise Killed


def killed(work: Jobs, between: Between, at: int, *, late: bool, **what: Any) -> Jobs:
    """Begins a load that is killed at one of its requests. Returns what is left of it."""
    killer = Killer(work, between, at, late=late)
    with pytest.raises((Killed, InterruptedJobError)):
        work.load(**what)
    between.before, between.after = lambda _: None, lambda _, response: response
    assert killer.left is not None
    left = Jobs(work._hub, killer.left.parent)
    left.options["jobs"] = killer.left.parent
    return left


def contacts(portal: Any) -> Counter[str]:
    return Counter(record.properties["email"] for record in portal.records("contacts"))


@pytest.fixture
def many(tmp_path: Path) -> Path:
    return write_csv(
        tmp_path / "many.csv", [{"email": f"{number}@example.com", "firstname": f"N{number}"} for number in range(ROWS)]
    )


@pytest.mark.parametrize("late", [False, True], ids=["before it arrived", "after it was carried out"])
@pytest.mark.parametrize("at", [1, 2, 4, 7])
@pytest.mark.parametrize("mode", ["create", "upsert"])
def test_a_load_that_was_killed_is_resumed_to_its_end(
    faulty_work: Jobs, between: Between, portal: Any, many: Path, mode: str, at: int, *, late: bool
) -> None:
    key = {"key": "email"} if mode == "upsert" else {}
    left = killed(faulty_work, between, at, late=late, source=many, into="contacts", mode=mode, **key)
    result = left.resume("last")
    assert result.succeeded
    assert result.steps[0].done == ROWS
    assert contacts(portal) == Counter(f"{number}@example.com" for number in range(ROWS))


@pytest.mark.parametrize("late", [False, True], ids=["before it arrived", "after it was carried out"])
def test_creates_without_a_unique_property_are_looked_up_by_what_the_user_names(
    faulty_work: Jobs, between: Between, portal: Any, tmp_path: Path, *, late: bool
) -> None:
    file = write_csv(tmp_path / "deals.csv", [{"dealname": f"Deal {number % 150}"} for number in range(300)])
    what = {"source": file, "into": "deals", "mode": "create", "reconcile_by": ["dealname"]}
    left = killed(faulty_work, between, 2, late=late, **what)
    assert left.resume("last").succeeded
    assert Counter(one.properties["dealname"] for one in portal.records("deals")) == Counter(
        f"Deal {number % 150}" for number in range(300)
    )


def test_a_create_that_nothing_tells_apart_stays_unknown_and_is_never_sent_again(
    faulty_work: Jobs, between: Between, portal: Any, tmp_path: Path
) -> None:
    file = write_csv(tmp_path / "deals.csv", [{"dealname": f"Deal {number}"} for number in range(250)])
    left = killed(faulty_work, between, 1, late=True, source=file, into="deals", mode="create")
    result = left.resume("last")
    step = result.steps[0]
    assert step.unknown > 0
    assert step.unknown + step.succeeded == 250
    assert all(count == 1 for count in Counter(one.properties["dealname"] for one in portal.records("deals")).values())
    assert "reconcile by" in next(left.last().outcomes(statuses=["unknown"])).trouble.message  # type: ignore[union-attr]


def test_records_that_were_there_before_are_not_taken_for_the_jobs_own(
    faulty_work: Jobs, between: Between, portal: Any, many: Path
) -> None:
    existing = {"id": "7", "properties": {"email": "3@example.com"}, "createdAt": "2020-01-01T00:00:00Z"}
    portal.seed({"records": {"contacts": [existing]}})
    left = killed(faulty_work, between, 1, late=False, source=many, into="contacts", mode="create")
    result = left.resume("last")
    assert (result.steps[0].created, left.troubles()) == (ROWS - 1, [(4, "CONFLICT")])


def test_a_create_whose_answer_was_lost_is_looked_up_before_the_job_ends(
    faulty_work: Jobs, between: Between, portal: Any, many: Path
) -> None:
    lost = random.Random(7)  # noqa: S311 - no secret

    def after(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        if request.url.path.endswith("batch/create") and lost.random() < 0.5:
            raise httpx.ReadError("cut")
        return response

    between.after = after
    result = faulty_work.load(many, into="contacts", mode="create")
    assert result.succeeded
    assert contacts(portal) == Counter(f"{number}@example.com" for number in range(ROWS))


@pytest.mark.parametrize("at", [2, 4, 6])
def test_associations_of_a_killed_load_are_made_when_it_goes_on(
    faulty_work: Jobs, between: Between, portal: Any, tmp_path: Path, at: int
) -> None:
    schools = {f"s{number}.example": str(301 + number) for number in range(5)}
    companies = [{"id": id, "properties": {"domain": domain}} for domain, id in schools.items()]
    rows = [{"email": f"{number}@example.com", "school": f"s{number % 5}.example"} for number in range(250)]
    file = write_csv(tmp_path / "pupils.csv", rows)
    what = {"source": file, "into": "contacts", "key": "email", "associate": ["companies:domain=school"]}
    portal.seed({"records": {"companies": companies}})
    left = killed(faulty_work, between, at, late=True, **what)
    assert left.resume("last").succeeded
    found = {
        record.properties["email"]: portal.associations("contacts", record.id, "companies")
        for record in portal.records("contacts")
    }
    assert {email: set(ids) for email, ids in found.items()} == {row["email"]: {schools[row["school"]]} for row in rows}


def test_what_refuses_everything_ends_the_job_which_goes_on_with_another_token(
    faulty_work: Jobs, between: Between, portal: Any, many: Path
) -> None:
    def before(request: httpx.Request) -> httpx.Response | None:
        if request.url.path.endswith("batch/upsert") and len(between.requests) > 3:
            return httpx.Response(401, json={"status": "error", "message": "no", "category": "INVALID_AUTHENTICATION"})
        return None

    between.before = before
    with pytest.raises(InterruptedJobError, match="can be resumed") as raised:
        faulty_work.load(many, into="contacts", key="email")
    assert isinstance(raised.value.__cause__, AuthenticationError)
    between.before = lambda _: None
    assert faulty_work.resume(raised.value.job_id).steps[0].done == ROWS
    assert len(contacts(portal)) == ROWS


def test_rows_that_failed_are_sent_once_more_when_that_is_asked_for(
    faulty_work: Jobs, portal: Any, tmp_path: Path
) -> None:
    file = write_csv(tmp_path / "c.csv", [{"email": "a@example.com", "color": "blue"}])
    define(portal, "contacts", "color", "enumeration", "select", {"red": "Red"})
    faulty_work.load(file, into="contacts", key="email")
    assert faulty_work.troubles() == [(1, "INVALID_VALUE")]
    define(portal, "contacts", "color", "enumeration", "select", {"blue": "Blue"})
    assert not faulty_work.resume("last").succeeded
    assert faulty_work.resume("last", retry_failed=True).succeeded


def test_a_create_that_was_refused_is_not_taken_for_one_of_unknown_fate(
    faulty_work: Jobs, portal: Any, people: Path
) -> None:
    portal.create("contacts", {"email": "ben@example.com"})
    faulty_work.load(people, into="contacts", mode="create")
    result = faulty_work.resume("last", retry_failed=True)
    assert (result.steps[0].created, faulty_work.troubles()) == (2, [(2, "CONFLICT")])


def test_nothing_is_sent_that_could_not_be_written_down(
    faulty_work: Jobs, between: Between, portal: Any, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_down, intents = Journal.intend, 0

    def full(journal: Journal, *args: Any) -> None:
        nonlocal intents
        intents += 1
        if intents > 3:
            raise JournalError("database or disk is full")
        write_down(journal, *args)

    monkeypatch.setattr(Journal, "intend", full)
    with pytest.raises(InterruptedJobError, match="disk is full"):
        faulty_work.load(many, into="contacts", mode="create")
    sent = sum(request.url.path.endswith("batch/create") for request in between.requests)
    assert sent <= 3
    monkeypatch.undo()
    assert faulty_work.resume("last").succeeded
    assert len(contacts(portal)) == ROWS


def test_a_job_is_worked_on_by_one_process_at_a_time(faulty_work: Jobs, people: Path) -> None:
    faulty_work.load(people, into="contacts", key="email")
    with Journal.open(faulty_work.last().folder), pytest.raises(JobBusyError, match="another process works"):
        faulty_work.resume("last")


def test_a_job_can_be_looked_at_while_it_is_worked_on(faulty_work: Jobs, people: Path) -> None:
    seen: list[int] = []
    job: list[str] = []

    def look(_: Any) -> None:
        seen.append(Job.find(job[0], jobs=faulty_work.folder).result.rows)

    options = {"on_start": job.append, "progress": look}
    faulty_work.load(people, into="contacts", key="email", options=options)
    assert set(seen) == {3}


def test_a_job_is_found_by_the_beginning_of_its_id(faulty_work: Jobs, people: Path) -> None:
    job_id = faulty_work.load(people, into="contacts", key="email").job_id
    assert Job.find(job_id[:12], jobs=faulty_work.folder).id == job_id


def test_only_the_owner_may_read_a_job(faulty_work: Jobs, people: Path) -> None:
    faulty_work.load(people, into="contacts", key="email")
    assert faulty_work.last().folder.stat().st_mode & 0o077 == 0


def test_time_is_given_to_hubspot_before_a_create_is_looked_up(
    between: Between, token: str, portal: Any, many: Path, tmp_path: Path
) -> None:
    from tests.conftest import InstantClock  # noqa: PLC0415 - this test alone has a clock of its own

    clock = InstantClock()
    with open_hub("sync", token, base_url="https://hubspot.invalid", transport=between, clock=clock) as hub:
        work = Jobs(hub, tmp_path / "jobs")
        left = killed(work, between, 1, late=True, source=many, into="contacts", mode="create", settle_seconds=25.0)
        before = clock.now
        left.resume("last")
        assert clock.now - before >= 25.0
