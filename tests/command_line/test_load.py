"""`hubapi load`: rows become records, a plan tells what would, and the end says what to do next."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import httpx
import pytest

from hubapi_ext.command_line import job_options
from hubapi_ext.command_line.job_options import RunOptions, share
from hubapi_ext.hub import HubApi
from hubapi_ext.jobs import Job
from tests.command_line.conftest import Run

PEOPLE = "email,firstname\nada@example.com,Ada\nben@example.com,Ben\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the test's files, in which it types."""
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text(PEOPLE)
    return tmp_path


def contacts(portal: Any) -> dict[str, str | None]:
    return {one.properties["email"]: one.properties.get("firstname") for one in portal.records("contacts")}


BOTH = {"ada@example.com": "Ada", "ben@example.com": "Ben"}
LOAD = ("load", "people.csv", "--into", "contacts", "--key", "email")


def test_all_rows_that_succeed_end_with_0_and_a_summary(run: Run, portal: Any) -> None:
    ended = run(*LOAD)
    job_id = Job.find("last").id
    assert (ended.exit_code, ended.stdout) == (0, f"2 rows, job {job_id}\n  contacts: 2 succeeded (2 new)\n")
    assert ended.stderr.splitlines() == [
        f"job {job_id}",
        ended.stderr.splitlines()[1],
    ]
    assert "contacts: 2 of 2 rows (100%)" in ended.stderr
    assert contacts(portal) == BOTH


def test_progress_ends_with_all_rows_although_a_failed_record_has_no_association(run: Run, portal: Any) -> None:
    Path("p.csv").write_text("email,school\n,north.example\nada@example.com,\n")
    ended = run("load", "p.csv", *LOAD[2:], "--associate", "companies:domain=school")
    assert "contacts: 3 of 3 rows (100%)" in ended.stderr


def test_quiet_shows_nothing_but_the_summary(run: Run, portal: Any) -> None:
    assert run(*LOAD, "--quiet").stderr == ""


def test_machines_get_the_result_as_json(run: Run, portal: Any) -> None:
    result = json.loads(run(*LOAD, "--json").stdout)
    (step,) = result.pop("steps")
    assert (step["name"], step["succeeded"], step["created"]) == ("contacts", 2, 2)
    assert result == {
        "job_id": Job.find("last").id,
        "is_complete": True,
        "rows": 2,
        "empty_cells": 0,
        "succeeded": True,
        "failed": 0,
        "unknown": 0,
    }


@pytest.mark.parametrize("files", [["part-*.csv"], ["part-1.csv", "part-2.csv"]])
def test_several_files_and_patterns_are_one_source(run: Run, portal: Any, files: list[str]) -> None:
    for number, line in enumerate(PEOPLE.splitlines()[1:], 1):
        Path(f"part-{number}.csv").write_text(f"email,firstname\n{line}\n")
    assert run("load", *files, "--into", "contacts", "--key", "email").exit_code == 0
    assert contacts(portal) == BOTH


def test_a_minus_is_standard_input(run: Run, portal: Any) -> None:
    ended = run("load", "-", "--format", "csv", "--into", "contacts", "--key", "email", stdin=PEOPLE)
    assert (ended.exit_code, contacts(portal)) == (0, BOTH)
    assert run("resume", "last").exit_code == 0


def test_columns_are_mapped_left_out_and_added(run: Run, portal: Any) -> None:
    Path("m.csv").write_text("mail,age\nada@example.com,36\n")
    options = ("--map", "mail=email", "--map", "age=", "--set", "firstname=Ada")
    assert run("load", "m.csv", "--into", "contacts", "--key", "email", *options).exit_code == 0
    assert contacts(portal) == {"ada@example.com": "Ada"}


def test_records_are_associated_by_a_business_key_in_the_same_job(run: Run, portal: Any) -> None:
    school = portal.create("companies", {"domain": "school.example"})
    Path("pupils.csv").write_text("email,school\nada@example.com,school.example\nben@example.com,nowhere.example\n")
    ended = run("load", "pupils.csv", *LOAD[2:], "--associate", "companies:domain=school")
    assert ended.exit_code == 1
    assert "  contacts to companies: 1 succeeded, 1 failed\n" in ended.stdout
    (ada,) = [one.id for one in portal.records("contacts") if one.properties["email"] == "ada@example.com"]
    assert set(portal.associations("contacts", ada, "companies")) == {school}
    portal.create("companies", {"domain": "nowhere.example"})
    assert run("retry", "last").exit_code == 0


def test_an_association_may_have_a_label(run: Run, portal: Any) -> None:
    portal.create("companies", {"domain": "school.example"})
    labels = "/crm/v4/associations/contacts/companies/labels"
    run("request", "POST", labels, "--data", '{"label": "Pupil: day", "name": "pupil"}')
    Path("pupils.csv").write_text("email,school\nada@example.com,school.example\n")
    assert run("load", "pupils.csv", *LOAD[2:], "--associate", "companies:domain=school:Pupil: day").exit_code == 0
    (ada,) = portal.records("contacts")
    page = run("request", "GET", f"/crm/v4/objects/contacts/{ada.id}/associations/companies").stdout
    assert "Pupil: day" in page


def test_an_empty_cell_of_which_nobody_spoke_is_said_once(run: Run, portal: Any) -> None:
    Path("people.csv").write_text("email,firstname\nada@example.com,\nben@example.com,\n")
    text = "2 empty cells have left the property as it was: say --nulls skip if that is right, or --nulls clear"
    assert run(*LOAD).stdout.count(text) == 1
    as_json = run(*LOAD, "--json", "--quiet")
    assert (json.loads(as_json.stdout)["empty_cells"], as_json.stderr) == (2, f"{text}\n")
    assert "empty" not in run(*LOAD, "--nulls", "skip").stdout


# Rows that do not succeed


def test_a_row_that_fails_ends_with_1_and_says_what_to_do(run: Run, portal: Any) -> None:
    portal.create("contacts", {"email": "ben@example.com"})
    ended = run("load", "people.csv", "--into", "contacts", "--mode", "create")
    job_id = Job.find("last").id
    assert (ended.exit_code, ended.stdout.splitlines()[1:3]) == (
        1,
        ["  contacts: 1 succeeded (1 new), 1 failed", "1 row did not succeed:"],
    )
    for command in (f"hubapi show {job_id}", f"hubapi rejects {job_id} -o fix.csv", f"hubapi retry {job_id}"):
        assert f"\n  {command} " in ended.stdout


def test_what_to_type_next_names_the_folder_of_jobs_that_was_given(run: Run, portal: Any) -> None:
    portal.create("contacts", {"email": "ben@example.com"})
    ended = run("load", "people.csv", "--into", "contacts", "--mode", "create", "--jobs", "my jobs")
    (line,) = [line for line in ended.stdout.splitlines() if "hubapi show" in line]
    assert run(*shlex.split(line.partition("  tells")[0])[1:]).exit_code == 0


# Plans


def test_a_plan_says_what_would_be_done_and_does_nothing(run: Run, portal: Any) -> None:
    portal.create("contacts", {"email": "ada@example.com", "firstname": "Augusta"})
    ended = run(*LOAD, "--plan")
    assert (ended.exit_code, ended.stderr, contacts(portal)) == (0, "", {"ada@example.com": "Augusta"})
    lines = ended.stdout.splitlines()
    assert lines[0] == "2 rows for contacts. Nothing was written."
    assert [line.split(maxsplit=1) for line in lines[1:3]] == [["1", "to be created"], ["1", "to be updated"]]
    assert lines[3].startswith("It takes 1 request")
    assert lines[3].endswith("and less than a second at 100% of HubSpot's rate limit.")
    assert Job.all() == []


def test_a_plan_says_what_the_token_lacks(run: Run, portal: Any) -> None:
    portal.answers("/oauth/v2/private-apps/get/access-token-info", lambda _: (200, {"scopes": ["oauth"]}))
    ended = run(*LOAD, "--plan", "--reserve", "30%")
    assert (ended.exit_code, "The token lacks what it needs: crm.objects.contacts.write\n" in ended.stdout) == (1, True)
    assert "at 70% of HubSpot's rate limit" in ended.stdout


def test_a_plan_for_machines_is_json(run: Run, portal: Any) -> None:
    plan = json.loads(run(*LOAD, "--plan", "--json").stdout)
    assert (plan["rows"], plan["created"], plan["requests"]) == (2, 2, 1)


def test_a_plan_tells_of_double_keys_and_of_rows_that_would_fail(run: Run, portal: Any) -> None:
    Path("people.csv").write_text(f"{PEOPLE}Ada@example.com,Augusta\n,Nobody\n")
    ended = run(*LOAD, "--plan")
    assert ended.exit_code == 1
    assert "1 row with a key that a row before has" in ended.stdout
    assert "1 row would fail: NO_KEY 1\n  row 4: the row has no email" in ended.stdout


# Interruptions


def break_after(monkeypatch: pytest.MonkeyPatch, requests: int, error: BaseException) -> None:
    """Has requests to batches raise, from the given number on."""
    seen, send = 0, httpx.HTTPTransport.handle_request

    def broken(transport: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        nonlocal seen
        seen += "/batch/" in request.url.path
        if seen > requests and "/batch/" in request.url.path:
            raise error
        return send(transport, request)

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", broken)


def test_ctrl_c_ends_with_130_and_says_how_to_go_on(run: Run, portal: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        break_after(patch, 0, KeyboardInterrupt())
        ended = run(*LOAD, "--concurrency", "1")
    job_id = Job.find("last").id
    assert ended.exit_code == 130
    assert ended.stderr.endswith(f"hubapi load: interrupted; to go on where it was:\n  hubapi resume {job_id}\n")
    assert run("resume", "last").exit_code == 0
    assert contacts(portal) == BOTH


def test_a_token_that_is_refused_ends_with_3_and_the_job_goes_on_with_another(
    run: Run, portal: Any, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    refused = {"status": "error", "message": "expired", "category": "EXPIRED_AUTHENTICATION"}
    portal.answers("/crm/v3/objects/contacts/batch/upsert", lambda _: (401, refused))
    ended = run(*LOAD)
    job_id = Job.find("last").id
    assert ended.exit_code == 3
    assert f"the job {job_id} ended early, and can be resumed: " in ended.stderr
    assert ended.stderr.endswith(f"\n  hubapi resume {job_id}\n")
    assert "It ended early" in run("show", "last").stdout


def test_a_job_that_another_process_works_on_ends_with_3(run: Run, portal: Any) -> None:
    from hubapi_ext.jobs.journal import Journal  # noqa: PLC0415 - in place of another process

    run(*LOAD)
    with Journal.open(Job.find("last").folder):
        ended = run("resume", "last")
        assert "running" in run("jobs").stdout
    assert (ended.exit_code, "another process works on the job" in ended.stderr) == (3, True)


# Wrong calls


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("load people.csv --into contacts", "--mode: it is not given; give a key to upsert by, or say which of"),
        ("load --into contacts --key email", "give a FILE or several, or - alone for standard input"),
        ("load - people.csv --into contacts --key email", "give a FILE or several, or - alone for standard input"),
        ("load - --into contacts --key email", "--format: it is not given; a stream has no name that tells it"),
        ("load nosuch.csv --into contacts --key email", "FILE: got 'nosuch.csv'; it is a file, or a pattern"),
        ("load people.csv --intoo contacts", "Unknown option: --intoo. Did you mean --into?"),
        ("load people.csv --token secret-word --into contacts", "--token is no option"),
        ("load people.csv --into contacts --key email --map mail", "--map must be NAME=VALUE, got mail"),
        ("load people.csv --into contacts --key email --map mail=email", "--map: got 'mail'; the columns are email"),
        ("load people.csv --into contacts --key mail", "--key: no column is 'mail'"),
        ("load people.csv --into contacts --key email --associate companies", "--associate: got 'companies'; it is"),
        ("load people.csv --into contacts --key email --associate companies:domain=c", "there is no column 'c'"),
        ("load people.csv --into contacts --key email --reserve 130%", "It must be a share from 0 to below 1, such as"),
        ("load people.csv --into contacts --key email --set firstnam=A", "--set: the column 'firstnam' is no property"),
        ("load people.csv --into contacts --key email --concurrency 0", "--concurrency must be"),
        ("resume nosuch", "JOB: got 'nosuch', which is no job; there are none in"),
        ("associate people.csv --from contacts:email", "--to: it is not given; give both"),
        ("associate people.csv", "--from: it is not given; say what the rows associate"),
    ],
)
def test_a_wrong_call_names_the_option_and_sends_no_row(run: Run, portal: Any, arguments: str, message: str) -> None:
    ended = run(*arguments.split())
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert message in ended.stderr
    assert "secret-word" not in ended.stderr
    assert "\njob " not in f"\n{ended.stderr}"
    assert [one for one in portal.journal if "/batch/" in one.path] == []
    assert Job.all() == []


def test_a_file_that_cannot_be_read_ends_with_1(run: Run, portal: Any) -> None:
    Path("people.csv").write_text("email,firstname\nada@example.com\n")
    ended = run(*LOAD)
    assert (ended.exit_code, ended.stderr.startswith("hubapi load: people.csv")) == (1, True)


# The share that is left to others


@pytest.mark.parametrize(("text", "expected"), [("30%", 0.3), ("0.3", 0.3), ("0", 0.0), (" 12.5% ", 0.125)])
def test_a_share_is_a_part_of_one_or_of_a_hundred(text: str, expected: float) -> None:
    assert share(text) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["", "%", "a third", "100%", "1", "30", "-1%", "nan", "inf"])
def test_a_share_is_less_than_all(text: str) -> None:
    with pytest.raises(ValueError, match=r"It must be a share from 0 to below 1, such as 30% or 0\.3\."):
        share(text)


def test_the_share_is_the_reserve_of_the_hub(run: Run, portal: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    hubs: list[HubApi] = []

    def hub(how: RunOptions, common: Any) -> HubApi:
        hubs.append(common.hub(reserve=how.share_left))
        return hubs[-1]

    monkeypatch.setattr(job_options.SendingOptions, "hub", hub)
    assert run(*LOAD, "--reserve", "30%").exit_code == 0
    assert [one.settings.reserve for one in hubs] == [0.3]
