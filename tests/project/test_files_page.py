"""The page on files is true: its shell lines and its Python run in front of the mock, section by section."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from hubapi_ext import HubApi
from hubapi_ext.command_line.main import main
from hubapi_ext.jobs import export
from tests.exports.conftest import PortalClock, rows_of

PAGE = (Path(__file__).parents[2] / "docs/files.md").read_text()
BLOCK = re.compile(r"```(sh|python)\n(.*?)```", re.DOTALL)


def recipes() -> dict[str, list[tuple[str, str]]]:
    """The blocks of the page by the headings of their sections, each with its language."""
    sections = (section.partition("\n") for section in re.split(r"^##+ ", PAGE, flags=re.MULTILINE))
    return {heading: blocks for heading, _, text in sections if (blocks := BLOCK.findall(text))}


RECIPES = recipes()


@pytest.fixture
def account(portal: Any) -> Any:
    """An account with a pupil, two schools and a deal that was won; its time stands still."""
    portal.rate_windows.resize(search=None, ten_secondly=None, daily=None)
    portal.clock.freeze()
    portal.create("contacts", {"email": "ada@example.com", "firstname": "Ada", "lastname": "Lovelace"}, id="101")
    portal.create("contacts", {"email": "a.l@example.com", "firstname": "ada", "lastname": "Lovelace"})
    portal.create("companies", {"domain": "north.example"}, id="301")
    portal.create("companies", {"domain": "south.example"})
    pair = {"fromObjectType": "contacts", "fromId": "101", "toObjectType": "companies", "toId": "301"}
    portal.seed({"associations": [pair]})
    portal.create("deals", {"dealname": "Engine", "dealstage": "closedwon", "amount": "7000"})
    portal.clock.advance(100)
    return portal


@pytest.fixture
def names(
    account: Any, base_url: str, token: str, hubspot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, Any]]:
    """What a recipe has: a hub, and a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HUBAPI_JOBS", str(tmp_path / "jobs"))
    monkeypatch.setenv("HUBSPOT_BASE_URL", base_url)
    monkeypatch.setenv("HUBSPOT_ACCESS_TOKEN", token)
    with HubApi(token, transport=hubspot.transport, clock=PortalClock(account)) as hub:
        yield {"export": export, "hub": hub}


def run_shell(text: str) -> None:
    """Runs lines of a shell, those of the command in this process. A comment may say how a command ends."""
    for is_ours, lines in groupby(text.splitlines(), lambda line: line.startswith("hubapi ")):
        if not is_ours:
            subprocess.run(["/bin/sh", "-euc", "\n".join(lines)], check=True)
            continue
        for line in lines:
            expected = re.search(r"# ends with (\d+)", line)
            exit_code = main(shlex.split(line, comments=True)[1:])
            assert (line, exit_code) == (line, int(expected[1]) if expected else 0)


def run_recipe(heading: str, names: dict[str, Any]) -> None:
    for language, text in RECIPES[heading]:
        if language == "sh":
            run_shell(text)
        else:
            exec(text, names)  # noqa: S102 - it is our own text


@pytest.mark.parametrize("heading", RECIPES)
def test_a_recipe_runs(names: dict[str, Any], heading: str) -> None:
    run_recipe(heading, names)


def test_pupils_are_mended_and_end_up_at_their_schools(names: dict[str, Any], account: Any) -> None:
    run_recipe("A CSV with associations", names)
    records = {one.properties["email"]: one for one in account.records("contacts")}
    stages = {email: one.properties.get("lifecyclestage") for email, one in records.items() if email[:3] != "a.l"}
    assert stages == {"ada@example.com": "customer", "ben@example.com": "lead", "cleo@example.com": "evangelist"}
    schools = {email: len(account.associations("contacts", one.id, "companies")) for email, one in records.items()}
    assert schools == {"ada@example.com": 1, "a.l@example.com": 0, "ben@example.com": 1, "cleo@example.com": 1}


def test_doubles_are_merged_into_the_oldest(names: dict[str, Any], account: Any) -> None:
    run_recipe("Doubles: export, look, merge", names)
    assert len(account.records("contacts")) == 1


def test_a_label_is_added_to_the_pair(names: dict[str, Any], account: Any) -> None:
    run_recipe("A label for pairs that are there already", names)
    (row,) = names["hub"].associations.read_many("contacts", "companies", [101])
    assert "Teacher" in [one.label for to in row.to for one in to.association_types]


def test_an_undone_load_leaves_what_was_there_before(names: dict[str, Any], account: Any) -> None:
    run_recipe("Undo", names)
    (ada,) = [one for one in account.records("contacts") if one.id == "101"]
    assert ada.properties["lastname"] == "Lovelace"


def test_a_nightly_export_keeps_its_files_up_to_date(names: dict[str, Any], account: Any) -> None:
    (nightly,) = [text for _, text in RECIPES["What has changed"] if 'since="last"' in text]
    for night in range(3):
        exec(nightly, names)  # noqa: S102 - it is our own text
        assert {row["email"] for row in rows_of(Path("out/contacts.parquet"))} == {
            one.properties["email"] for one in account.records("contacts")
        }
        account.create("contacts", {"email": f"{night}@example.com"})
        account.clock.advance(24 * 3600)
