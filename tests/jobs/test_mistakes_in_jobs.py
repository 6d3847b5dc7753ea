"""What a job is called with that is wrong: refused before anything is sent, and no job is left behind."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from hubapi_ext import AsyncHubApi, HubApi, InvalidInputError
from hubapi_ext.jobs import load, load_async
from tests.jobs.conftest import Jobs


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ({"nulls": "drop"}, r"nulls: got 'drop'; it is \"skip\" or \"clear\""),
        ({"missing": "ignore"}, r"missing: got 'ignore'; it is \"fail\" or \"skip\" or \"create\""),
        ({"mode": "replace"}, r"mode: got 'replace'"),
        ({"settle_seconds": -1}, r"settle_seconds must be a number of seconds ≥ 0, got -1"),
        ({"only_changes": "yes"}, r"only_changes: got 'yes'; it is True or False"),
        ({"reconcile_by": "email"}, r"reconcile_by: got 'email'; it is a list of names"),
        ({"constants": {"firstname": float("nan")}}, r"constants: firstname is nan; a number must be finite"),
    ],
)
def test_a_wrong_argument_is_named_with_what_is_allowed(
    work: Jobs, portal: Any, people: Path, what: dict[str, Any], said: str
) -> None:
    with pytest.raises(InvalidInputError, match=said):
        work.load(people, into="contacts", key="email", **what)
    assert portal.journal == []
    assert not work.folder.exists() or list(work.folder.iterdir()) == []


@pytest.mark.parametrize(("where", "name"), [("what", "keey"), ("options", "job")])
def test_an_argument_that_there_is_not_is_refused(work: Jobs, people: Path, where: str, name: str) -> None:
    wrong = {name: "x"} if where == "what" else {"options": {name: "x"}}
    with pytest.raises(TypeError, match=f"there is no argument '{name}'; there are "):
        work.load(people, into="contacts", key="email", **wrong)


def test_a_hub_of_the_other_face_is_refused(token: str, people: Path, tmp_path: Path) -> None:
    other: Any = AsyncHubApi(token)
    with pytest.raises(InvalidInputError, match="it is of HubApi"):
        load(other, people, into="contacts", key="email", options={"jobs": tmp_path / "jobs"})
    one: Any = HubApi(token)
    with pytest.raises(InvalidInputError, match="it is of AsyncHubApi"):
        asyncio.run(load_async(one, people, into="contacts", key="email", options={"jobs": tmp_path / "jobs"}))
    assert not (tmp_path / "jobs").exists()


@pytest.mark.parametrize(("value", "stored"), [(True, "true"), (None, None), (7, "7"), ("x", "x")])
def test_a_constant_is_a_value_of_pythons(
    work: Jobs, portal: Any, people: Path, value: Any, stored: str | None
) -> None:
    work.load(people, into="contacts", key="email", constants={"lastname": value})
    assert {record.properties.get("lastname") or None for record in portal.records("contacts")} == {stored}
