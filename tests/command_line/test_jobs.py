"""The commands that look at jobs, go on with them, and mend or undo what they did."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from hubapi_ext.jobs import Job
from tests.command_line.conftest import Run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def seed_color(portal: Any, **options: str) -> None:
    """Gives contacts an enumeration of the portal's own."""
    definition = {
        "name": "color",
        "label": "Color",
        "type": "enumeration",
        "fieldType": "select",
        "groupName": "contactinformation",
        "options": [{"value": value, "label": label} for value, label in options.items()],
    }
    portal.seed({"collections": {"properties/contacts": [definition]}})


@pytest.fixture
def half_done(run: Run, portal: Any) -> str:
    """A job with a row that failed: its color is none."""
    seed_color(portal, red="Red")
    Path("people.csv").write_text("email,color\nada@example.com,red\nben@example.com,bleu\n")
    assert run("load", "people.csv", "--into", "contacts", "--key", "email").exit_code == 1
    return Job.find("last").id


def colors(portal: Any) -> dict[str, str | None]:
    return {one.properties["email"]: one.properties.get("color") for one in portal.records("contacts")}


# Looking


def test_jobs_are_listed_with_their_counts_and_state(run: Run, half_done: str) -> None:
    head, line = run("jobs").stdout.splitlines()
    assert head.split() == ["JOB", "WHAT", "ROWS", "SUCCEEDED", "FAILED", "UNKNOWN", "STATE"]
    assert line.split() == [half_done, "upsert", "contacts", "2", "1", "1", "0", "complete"]


def test_each_kind_of_associations_has_a_line_of_its_own(run: Run, portal: Any) -> None:
    Path("pairs.csv").write_text("email,school\nada@example.com,\n")
    run("load", "pairs.csv", "--into", "contacts", "--key", "email", "--associate", "companies:domain=school")
    assert run("jobs").stdout.splitlines()[2].split() == ["contacts", "to", "companies", "1", "0", "0"]


def test_jobs_for_machines_are_json(run: Run, half_done: str) -> None:
    (job,) = json.loads(run("jobs", "--json").stdout)
    assert {name: job[name] for name in ("job_id", "what", "state", "rows", "failed")} == {
        "job_id": half_done,
        "what": "upsert contacts",
        "state": "complete",
        "rows": 2,
        "failed": 1,
    }


def test_without_jobs_the_list_says_how_to_begin_one(run: Run) -> None:
    assert run("jobs").stdout == "There are no jobs yet. `hubapi load --help` shows how to begin one.\n"


def test_a_job_is_shown_with_its_troubles_and_what_to_do(run: Run, half_done: str) -> None:
    page = run("show", "last").stdout
    assert page.startswith(f"job {half_done}: complete, begun 20")
    assert "upsert contacts by email, from " in page
    assert "  contacts: 1 succeeded (1 new), 1 failed\n" in page
    trouble = "  row 2, contacts, failed: color has no option 'bleu'; its options are red\n"
    assert f"{trouble}    mend the value, and load this file\n" in page
    assert f"  hubapi rejects {half_done} -o fix.csv  " in page


def test_a_job_for_machines_has_its_first_troubles(run: Run, half_done: str) -> None:
    job = json.loads(run("show", half_done, "--json").stdout)
    (trouble,) = job["first_troubles"]
    assert (trouble["row"], trouble["step"], trouble["category"]) == (2, "contacts", "INVALID_VALUE")
    assert trouble["columns"] == {"email": "ben@example.com", "color": "bleu"}


def test_more_troubles_than_are_shown_are_counted(run: Run, portal: Any) -> None:
    Path("n.csv").write_text("email,firstname\n" + ",A\n" * 12)
    run("load", "n.csv", "--into", "contacts", "--key", "email", "--nulls", "skip")
    assert "\n  and 2 more\n" in run("show", "last").stdout


# Mending


def test_rejects_are_written_mended_and_loaded_by_the_command_that_is_shown(
    run: Run, portal: Any, half_done: str
) -> None:
    ended = run("rejects", "last", "-o", "fix.csv")
    assert (ended.exit_code, ended.stdout.splitlines()[0]) == (0, "1 row in fix.csv")
    Path("fix.csv").write_text(Path("fix.csv").read_text().replace("example.com,bleu", "example.com,red"))
    command = ended.stdout.splitlines()[-1]
    assert run(*shlex.split(command)[1:]).exit_code == 0
    assert colors(portal) == {"ada@example.com": "red", "ben@example.com": "red"}


def test_the_command_that_loads_rejects_says_all_that_was_said(run: Run, portal: Any) -> None:
    Path("p.csv").write_text("mail,school\n,x.example\n")
    options = "--into contacts --key email --map mail=email --set firstname=A --nulls skip"
    more = "--associate companies:domain=school --missing skip"
    run("load", "p.csv", *options.split(), *more.split())
    assert run("rejects", "last", "-o", "f.csv").stdout.splitlines()[-1] == f"  hubapi load f.csv {options} {more}"


def test_records_that_were_created_and_lack_an_association_are_not_to_be_loaded_again(run: Run, portal: Any) -> None:
    Path("p.csv").write_text("email,school\nada@example.com,nowhere.example\n")
    load = ("load", "p.csv", "--into", "contacts", "--mode", "create", "--associate", "companies:domain=school")
    assert run(*load).exit_code == 1
    ended = run("rejects", "last", "-o", "fix.csv")
    assert "do not load these again, but\n  hubapi retry " in ended.stdout
    assert "hubapi load" not in ended.stdout


def test_records_that_may_have_been_created_are_to_be_looked_for_first(run: Run, portal: Any) -> None:
    Path("deals.csv").write_text("dealname\nKiln\n")
    portal.answers("/crm/v3/objects/deals/batch/create", lambda _: (200, {"results": [{"nothing": "of use"}]}))
    ended = run("load", "deals.csv", "--into", "deals", "--mode", "create")
    assert (ended.exit_code, "1 unknown" in ended.stdout) == (1, True)
    text = "1 row may have been created: look for them in HubSpot before they are loaded again\n"
    assert run("rejects", "last", "-o", "fix.csv").stdout.endswith(text)


def test_rejects_for_machines_are_counted_as_json(run: Run, half_done: str) -> None:
    expected = {"job_id": half_done, "file": "fix.jsonl", "rows": 1}
    assert json.loads(run("rejects", "last", "-o", "fix.jsonl", "--json").stdout) == expected


def test_rejects_go_to_csv_or_json_lines(run: Run, half_done: str) -> None:
    ended = run("rejects", "last", "-o", "fix.xlsx")
    assert (ended.exit_code, ended.stderr) == (
        2,
        "hubapi rejects: --output: got 'fix.xlsx'; it ends in .csv or .jsonl\n",
    )


def test_a_retry_sends_what_was_mended_in_hubspot(run: Run, portal: Any, half_done: str) -> None:
    assert run("resume", "last").exit_code == 1
    seed_color(portal, red="Red", bleu="Blue")
    assert run("retry", "last").exit_code == 0
    assert colors(portal)["ben@example.com"] == "bleu"


def test_a_job_goes_on_under_another_version_of_the_api(run: Run, portal: Any, half_done: str) -> None:
    seed_color(portal, red="Red", bleu="Blue")
    assert run("retry", "last", "--api-version", "2026-09").exit_code == 0
    assert portal.journal[-1].path == "/crm/objects/2026-09/contacts/batch/upsert"


# Pairs


def test_pairs_are_associated_by_keys_or_as_hubspot_writes_them(run: Run, portal: Any) -> None:
    ada, school = portal.create("contacts", {"email": "ada@example.com"}), portal.create("companies", {"domain": "s.e"})
    Path("staff.csv").write_text("email,domain\nada@example.com,s.e\n")
    ended = run("associate", "staff.csv", "--from", "contacts:email", "--to", "companies:domain")
    assert (ended.exit_code, set(portal.associations("contacts", ada, "companies"))) == (0, {school})
    deal = portal.create("deals", {})
    pair = f'{{"from": "contacts:{ada}", "to": "deals:{deal}"}}\n'
    assert run("associate", "-", "--format", "jsonl", stdin=pair).exit_code == 0
    assert set(portal.associations("contacts", ada, "deals")) == {deal}
    assert "associate any type by id to any type by id" in run("show", "last").stdout


# Undoing


@pytest.fixture
def changed(run: Run, portal: Any) -> None:
    """A job that has changed a record, created another, and kept what was before."""
    portal.create("contacts", {"email": "ada@example.com", "firstname": "Augusta"})
    Path("people.csv").write_text("email,firstname\nada@example.com,Ada\nben@example.com,Ben\n")
    assert run("load", "people.csv", "--into", "contacts", "--key", "email", "--keep-before").exit_code == 0


@pytest.mark.usefixtures("changed")
def test_a_job_is_undone(run: Run, portal: Any) -> None:
    ended = run("undo", "last", "--yes")
    assert (ended.exit_code, ended.stdout) == (0, "put back: 1 succeeded\narchived: 1 succeeded\n")
    assert [one.properties["firstname"] for one in portal.records("contacts")] == ["Augusta"]


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize(("answer", "exit_code", "left"), [("y\n", 0, 1), ("\n", 2, 2), ("no\n", 2, 2)])
def test_a_person_at_a_terminal_is_asked(run: Run, portal: Any, answer: str, exit_code: int, left: int) -> None:
    ended = run("undo", "last", "--quiet", stdin=answer, at_terminal=True)
    assert (ended.exit_code, len(portal.records("contacts"))) == (exit_code, left)
    assert "archive the records that it created? [y/N] " in ended.stderr


@pytest.mark.usefixtures("changed")
def test_where_nobody_can_be_asked_yes_has_to_be_said(run: Run, portal: Any) -> None:
    ended = run("undo", "last")
    assert (ended.exit_code, "say --yes, since nobody is there" in ended.stderr) == (2, True)
    assert len(portal.records("contacts")) == 2


def test_what_kept_nothing_from_before_cannot_be_undone(run: Run, portal: Any, half_done: str) -> None:
    run("load", "people.csv", "--into", "contacts", "--key", "email")
    ended = run("undo", "last", "--yes")
    assert ended.exit_code == 2
    assert "JOB: it has changed 1 records, and kept nothing of what they were; begin jobs with keep" in ended.stderr
