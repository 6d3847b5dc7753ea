"""What is said of a load before it is begun, and what can be done after it: plans, rejects, undoing."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from hubapi_ext import InvalidInputError
from hubapi_ext.jobs import Job, write_rejects
from tests.jobs.conftest import Jobs, define, write_csv


def writes(portal: Any) -> list[str]:
    reading = ("batch/read", "search", "access-token-info")
    return [one.path for one in portal.journal if one.method != "GET" and not one.path.endswith(reading)]


# Plans


def test_a_plan_says_what_a_load_would_do_and_does_nothing(work: Jobs, portal: Any, tmp_path: Path) -> None:
    portal.create("contacts", {"email": "same@example.com", "firstname": "Same"})
    portal.create("contacts", {"email": "other@example.com", "firstname": "Old"})
    portal.create("companies", {"domain": "north.example"})
    rows = [
        {"email": "same@example.com", "firstname": "Same", "school": "north.example"},
        {"email": "other@example.com", "firstname": "New", "school": ""},
        {"email": "third@example.com", "firstname": "Third", "school": "west.example"},
        {"email": "THIRD@example.com", "firstname": "Again", "school": ""},
        {"email": "", "firstname": "Nobody", "school": ""},
    ]
    file = write_csv(tmp_path / "p.csv", rows)
    plan = work.plan(file, into="contacts", key="email", nulls="skip", associate=["companies:domain=school"])
    assert (plan.rows, plan.created, plan.updated, plan.unchanged, plan.doubled_keys) == (5, 2, 1, 1, 1)
    assert plan.troubles == {"NO_KEY": 1, "OBJECT_NOT_FOUND": 1}
    assert plan.associated == 1
    assert plan.requests > 0
    assert plan.minutes > 0
    assert writes(portal) == []
    assert not work.folder.exists()


def test_a_plan_of_changes_alone_leaves_out_what_is_as_it_should_be(work: Jobs, portal: Any, people: Path) -> None:
    for name in ("ada", "ben", "cleo"):
        portal.create("contacts", {"email": f"{name}@example.com", "firstname": name.capitalize()})
    every = work.plan(people, into="contacts", key="email")
    changes = work.plan(people, into="contacts", key="email", only_changes=True)
    assert (every.unchanged, every.requests) == (3, 1)
    assert (changes.unchanged, changes.requests) == (3, 1)


def test_a_plan_counts_the_requests_that_the_load_sends(work: Jobs, hub: Any, portal: Any, tmp_path: Path) -> None:
    hub.association_labels.create("contacts", "companies", name="pupil", label="Pupil")
    for at in range(3):
        portal.create("companies", {"domain": f"{at}.example"})
    rows = [{"email": f"{at}@example.com", "school": f"{at % 3}.example"} for at in range(250)]
    file = write_csv(tmp_path / "p.csv", rows)
    associate = ["companies:domain=school", "companies:domain=school:Pupil"]
    what: dict[str, Any] = {"into": "contacts", "key": "email", "associate": associate}
    planned = work.plan(file, **what).requests
    portal.clear_journal()
    work.load(file, **what)
    # One more finds out by which way the companies are found.
    sent = [
        one.path for one in portal.journal if one.method == "POST" and "objects/companies/batch/read" not in one.path
    ]
    assert planned == len(sent)


def test_a_plan_says_which_part_of_the_day_it_takes(work: Jobs, people: Path) -> None:
    assert 0 < (work.plan(people, into="contacts", key="email").share_of_day or 0) < 0.01


def test_a_plan_says_which_scopes_the_token_lacks(work: Jobs, portal: Any, people: Path) -> None:
    assert work.plan(people, into="contacts", key="email").missing_scopes is None
    told = {"scopes": ["crm.objects.contacts.read", "crm.objects.companies.read"]}
    portal.answers("/oauth/v2/private-apps/get/access-token-info", lambda _: (200, told), method="POST")
    assert work.plan(people, into="contacts", key="email").missing_scopes == ("crm.objects.contacts.write",)


# Rejects


@pytest.fixture
def rejected(work: Jobs, portal: Any, tmp_path: Path) -> Job:
    """A job of two rows of which one was rejected."""
    define(portal, "contacts", "age", "number", "number")
    rows = [{"email": "a@example.com", "age": "36"}, {"email": "b@example.com", "age": "old"}]
    work.load(write_csv(tmp_path / "ages.csv", rows), into="contacts", key="email")
    return work.last()


def test_rejects_have_their_own_columns_and_what_is_known_of_them(rejected: Job, tmp_path: Path) -> None:
    assert write_rejects(rejected, tmp_path / "fix.csv") == 1
    with (tmp_path / "fix.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["email"], row["age"], row["hubapi_row"]) == ("b@example.com", "old", "2")
    assert (row["hubapi_status"], row["hubapi_category"]) == ("failed", "INVALID_VALUE")
    assert row["hubapi_message"].startswith("age cannot be 'old'; it is a number")
    assert row["hubapi_what_to_do"] == "mend the value, and load this file"


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_rejects_that_are_mended_load_again(
    work: Jobs, portal: Any, rejected: Job, tmp_path: Path, suffix: str
) -> None:
    fix = tmp_path / f"fix.{suffix}"
    write_rejects(rejected, fix)
    fix.write_text(fix.read_text().replace("b@example.com,old", "b@example.com,40").replace('"old"', '"40"'))
    assert work.load(fix, into="contacts", key="email").succeeded
    ages = {record.properties["email"]: record.properties["age"] for record in portal.records("contacts")}
    assert ages == {"a@example.com": "36", "b@example.com": "40"}


def test_a_file_of_rejects_is_csv_or_json_lines(rejected: Job, tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"it ends in \.csv or \.jsonl"):
        write_rejects(rejected, tmp_path / "fix.xlsx")


# Undoing


def test_old_values_are_put_back_and_new_records_archived(work: Jobs, portal: Any, people: Path) -> None:
    id = portal.create("contacts", {"email": "ada@example.com", "firstname": "Augusta", "lastname": "King"})
    work.load(people, into="contacts", key="email", keep_before=True)
    result = work.undo("last")
    assert [(step.name, step.succeeded) for step in result.steps] == [("put back", 1), ("archived", 2)]
    (record,) = portal.records("contacts")
    assert (record.id, record.properties["firstname"], record.properties["lastname"]) == (id, "Augusta", "King")


def test_undoing_again_changes_nothing_more(work: Jobs, portal: Any, people: Path) -> None:
    work.load(people, into="contacts", mode="create")
    work.undo("last")
    before = len(writes(portal))
    assert work.undo("last").steps[1].succeeded == 3
    assert len(writes(portal)) == before


def test_changes_of_which_nothing_was_kept_cannot_be_undone(work: Jobs, portal: Any, people: Path) -> None:
    portal.create("contacts", {"email": "ada@example.com"})
    work.load(people, into="contacts", key="email")
    with pytest.raises(InvalidInputError, match=r"has changed 1 records, and kept nothing.*keep_before"):
        work.undo("last")


def test_an_archive_is_not_undone(work: Jobs, portal: Any, people: Path) -> None:
    work.load(people, into="contacts", mode="archive", key="email")
    with pytest.raises(InvalidInputError, match="it is archive"):
        work.undo("last")


# Looking at it


def test_a_job_is_a_table_in_a_notebook(work: Jobs, people: Path) -> None:
    work.load(people, into="contacts", key="email")
    html = work.last()._repr_html_()
    assert "3 rows, complete" in html
    assert "<td>contacts</td><td>3</td><td>3</td>" in html


def test_all_jobs_are_listed_the_oldest_first(work: Jobs, people: Path) -> None:
    ids = [work.load(people, into="contacts", key="email").job_id for _ in range(2)]
    assert {job.id for job in Job.all(jobs=work.folder)} == set(ids)
