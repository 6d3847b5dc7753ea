"""`hubapi export`: records into files, conditions as text, and a call that goes on with itself."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hubapi_ext.command_line.export import moment_of
from tests.command_line.conftest import Run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ada(portal: Any) -> str:
    """A contact with a company."""
    ada, company = portal.create("contacts", {"email": "ada@example.com"}), portal.create("companies", {})
    pair = {"fromObjectType": "contacts", "fromId": ada, "toObjectType": "companies", "toId": company}
    portal.seed({"associations": [pair]})
    return str(ada)


def rows(name: str) -> list[dict[str, str]]:
    with Path(name).open(newline="") as file:
        return list(csv.DictReader(file))


def test_records_and_their_associations_become_files(run: Run, ada: str) -> None:
    ended = run("export", "contacts", "-o", "out/", "--format", "csv", "--associations", "companies,deals")
    assert (ended.exit_code, [row["id"] for row in rows("out/contacts.csv")]) == (0, [ada])
    assert [row["from_id"] for row in rows("out/contacts_to_companies.csv")] == [ada]
    assert ended.stdout.startswith("1 record, complete up to 20")
    assert "  1 association with companies\n  0 associations with deals\n" in ended.stdout
    assert "\n  out/contacts.csv\n" in ended.stdout


def test_progress_tells_of_each_table_and_of_no_failures(run: Run, ada: str) -> None:
    ended = run("export", "contacts", "-o", "out/", "--associations", "companies")
    assert [line.partition(":")[0] for line in ended.stderr.splitlines()] == ["contacts", "contacts_to_companies"]
    assert "failed" not in ended.stderr
    assert run("export", "contacts", "-o", "out/", "--quiet").stderr == ""


def test_machines_get_the_result_as_json(run: Run, ada: str) -> None:
    result = json.loads(run("export", "contacts", "-o", "people.csv", "--json", "--properties", "email").stdout)
    assert (result["rows"], result["files"]) == (1, {"people": "people.csv"})
    assert datetime.fromisoformat(result["until"]).tzinfo is not None


@pytest.mark.parametrize(
    ("options", "columns"),
    [
        (["--properties", "email, lastname"], ["id", "email", "lastname"]),
        (["--properties", "email", "--properties", "lastname"], ["id", "email", "lastname"]),
    ],
)
def test_properties_are_named_with_commas_or_one_by_one(
    run: Run, ada: str, options: list[str], columns: list[str]
) -> None:
    run("export", "contacts", "-o", "people.csv", *options)
    assert list(rows("people.csv")[0]) == columns


def test_all_properties_are_more_than_the_usual_ones(run: Run, ada: str) -> None:
    run("export", "contacts", "-o", "all.csv", "--properties", "all")
    run("export", "contacts", "-o", "usual.csv")
    assert set(rows("all.csv")[0]) > set(rows("usual.csv")[0])


def test_a_condition_is_text(run: Run, portal: Any, ada: str) -> None:
    portal.create("contacts", {"email": "ben@example.org"})
    run("export", "contacts", "-o", "p.csv", "--where", 'email contains "*@example.org" or email is unknown')
    assert [row["email"] for row in rows("p.csv")] == ["ben@example.org"]


def test_since_last_brings_files_up_to_date(run: Run, portal: Any, ada: str) -> None:
    export = ("export", "contacts", "-o", "people.csv", "--since", "last", "--properties", "email")
    assert [run(*export).exit_code, len(rows("people.csv"))] == [0, 1]
    # Newer changes than of a minute ago are left to the next export.
    portal.clock.advance(-100)
    portal.create("contacts", {"email": "ben@example.com"})
    assert [run(*export).exit_code, len(rows("people.csv"))] == [0, 2]


def test_what_has_ended_early_goes_on_with_the_same_command(run: Run, portal: Any, ada: str) -> None:
    refused = {"status": "error", "message": "no", "category": "EXPIRED_AUTHENTICATION"}
    portal.answers("/crm/v4/associations/contacts/companies/batch/read", lambda _: (401, refused))
    export = ("export", "contacts", "-o", "out/", "--associations", "companies")
    ended = run(*export)
    assert ended.exit_code == 3
    assert ended.stderr.endswith("\nthe same command goes on where it was\n")
    assert not Path("out/contacts.parquet").exists()
    other = run("export", "contacts", "-o", "out/", "--associations", "deals")
    assert (other.exit_code, "has asked for other associations; ask for the same" in other.stderr) == (1, True)
    assert run("export", "contacts", "-o", "out/", "--associations", "deals", "--restart").exit_code == 0


def test_a_value_that_is_none_of_its_propertys_type_ends_with_1_and_says_what_helps(run: Run, portal: Any) -> None:
    portal.seed({"records": {"deals": [{"id": "7", "properties": {"amount": "a lot"}}]}})
    export = ("export", "deals", "-o", "deals.parquet", "--properties", "amount")
    ended = run(*export)
    assert (ended.exit_code, "--errors null leaves such values out" in ended.stderr) == (1, True)
    assert run(*export, "--errors", "null").exit_code == 0


def test_ctrl_c_ends_with_130_and_says_how_to_go_on(run: Run, ada: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("hubapi_ext.command_line.export.export_records", interrupted)
    ended = run("export", "contacts", "-o", "out/")
    assert (ended.exit_code, ended.stderr) == (
        130,
        "hubapi export: interrupted; the same command goes on where it was\n",
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--where", "email ~ x"], "--where: got ~ at character 7; expected a comparison: =="),
        (["--where", "email =="], "--where: got its end; expected a value"),
        (["--since", "yesterday"], "It must be last, a day such as 2026-11-01, or a moment such as"),
        (["--since", "2026-11-01T09:15"], "A moment has a zone, such as 2026-11-01T09:15Z."),
        (["--since", "last", "--where", "email is known"], '--where: it was given together with since="last"'),
        (["--properties", "nosuch"], "nosuch"),
        (["--reserve", "2"], "It must be a share from 0 to below 1"),
    ],
)
def test_a_wrong_call_says_what_is_right(run: Run, ada: str, options: list[str], message: str) -> None:
    ended = run("export", "contacts", "-o", "p.csv", *options)
    assert (ended.exit_code, ended.stdout, message in ended.stderr) == (2, "", True)
    assert not Path("p.csv").exists()


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("last", "last"),
        ("2026-11-01", datetime(2026, 11, 1, tzinfo=UTC)),
        ("2026-11-01T09:15Z", datetime(2026, 11, 1, 9, 15, tzinfo=UTC)),
        ("2026-11-01T09:15+01:00", datetime(2026, 11, 1, 8, 15, tzinfo=UTC)),
    ],
)
def test_a_moment_is_a_day_or_has_a_zone(text: str, moment: Any) -> None:
    assert moment_of(text) == moment
