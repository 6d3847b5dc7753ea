"""The examples in the help of the commands for files work, in an account that has what they name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from tests.command_line.conftest import Ended, Run
from tests.command_line.test_application import examples


@pytest.fixture
def account(portal: Any) -> Any:
    portal.create("contacts", {"email": "ada@example.com"}, id="101")
    portal.create("companies", {"domain": "school.example"}, id="301")
    return portal


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that examples name."""
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text("email,firstname\nada@example.com,Ada\nben@example.com,Ben\n")
    Path("part-1.csv").write_text("mail,firstname\nada@example.com,Ada\n")
    Path("p.csv").write_text("email,c\nada@example.com,school.example\n")
    Path("names.jsonl").write_text('{"id": "101", "firstname": "Ada"}\n')
    parquet.write_table(pa.table({"dealname": ["Kiln"]}), "deals.parquet")
    Path("staff.csv").write_text("email,domain\nada@example.com,school.example\n")
    Path("ids.csv").write_text("person,c\n101,301\n")
    Path("pairs.jsonl").write_text('{"from": "contacts:101", "to": "companies:301"}\n')
    return tmp_path


def run_example(run: Run, arguments: list[str]) -> Ended:
    """Runs an example, perhaps with a file as its standard input."""
    if "<" in arguments:
        at = arguments.index("<")
        return run(*arguments[:at], stdin=Path(arguments[at + 1]).read_text())
    return run(*arguments)


@pytest.mark.parametrize(
    "command", ["load", "associate", "export", "resume", "retry", "rejects", "jobs", "show", "undo"]
)
def test_the_examples_of_the_help_work(run: Run, account: Any, command: str) -> None:
    if command == "associate":
        labels = "/crm/v4/associations/contacts/companies/labels"
        run("request", "POST", labels, "--data", '{"label": "Boss", "name": "boss"}')
    run("load", "people.csv", "--into", "contacts", "--mode", "create")
    job_id = re.findall(r"job (\S+)", run("show", "last").stdout)[0].rstrip(":")
    shown = examples(run(command, "--help").stdout)
    typed = [[job_id if re.fullmatch(r"\d{8}-\d{4}", word) else word for word in one] for one in shown]
    ended = [run_example(run, [*one, "--yes"] if command == "undo" and "--yes" not in one else one) for one in typed]
    # The row of the job is a reject, since there is such a contact.
    expected = {"resume": 1, "retry": 1}.get(command, 0)
    assert [(one.exit_code, one.stderr) for one in ended if one.exit_code != expected] == []
    assert len(shown) >= 2
