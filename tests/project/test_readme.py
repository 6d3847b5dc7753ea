"""The README's example works as it stands."""

from __future__ import annotations

import asyncio
import csv
import os
import re
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pytest

from hubapi_ext import AsyncHubApi, HubApi
from hubapi_ext.mock import MockHubSpot

ROOT = Path(__file__).parents[2]


def test_the_example_of_the_readme_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], hubspot: MockHubSpot, base_url: str, token: str
) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    portal = hubspot.portal(token)
    for object_type, id in (("contacts", "101"), ("contacts", "102"), ("companies", "301")):
        portal.create(object_type, {}, id=id)
    monkeypatch.setenv("HUBSPOT_ACCESS_TOKEN", token)
    monkeypatch.setenv("HUBSPOT_BASE_URL", base_url)
    exec(example, {})  # noqa: S102 - it is our own text
    pottery = next(one.id for one in portal.records("0-410") if one.properties["hs_course_name"] == "Pottery")
    assert capsys.readouterr().out == f"101 ['{pottery}']\n102 ['{pottery}']\n"
    assert portal.limit("contacts", "0-410", type_id=861) == 50


@pytest.mark.skipif(not shutil.which("curl"), reason="the example is written for curl")
def test_the_records_of_the_readme_are_those_of_its_example(hubspot: MockHubSpot, base_url: str, token: str) -> None:
    (example,) = re.findall(r"```sh\n(curl.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    environment = {**os.environ, "HUBSPOT_BASE_URL": base_url, "HUBSPOT_ACCESS_TOKEN": token}
    subprocess.run(["/bin/sh", "-euc", example], env=environment, capture_output=True, check=True)
    portal = hubspot.portal(token)
    assert [one.id for one in portal.records("contacts")] == ["101", "102"]
    assert [one.id for one in portal.records("companies")] == ["301"]


def test_the_example_of_the_page_on_batches_runs(hubspot: MockHubSpot, token: str) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/batches.md").read_text(), re.DOTALL)
    rows = [{"hs_course_name": "Pottery"}, {"colour": "blue"}, {"hs_course_name": "Glazing"}]
    with HubApi(token, transport=hubspot.transport) as hub:
        names: dict[str, Any] = {"hub": hub, "rows": rows}
        exec(example, names)  # noqa: S102 - it is our own text
    assert names["stream"].position == 3


def test_the_examples_of_rows_on_the_page_on_batches_run(
    hubspot: MockHubSpot, token: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("enrolments.csv").write_text("from_id,to_id,type_id,label\n102,202,861,\n")
    examples = re.findall(r"```py\n(.*?)```", (ROOT / "docs/batches.md").read_text(), re.DOTALL)
    portal = hubspot.portal(token)
    for object_type, id in (("contacts", 101), ("contacts", 102), ("0-410", 201), ("0-410", 202)):
        portal.create(object_type, {}, id=id)
    stored: list[Any] = []
    with HubApi(token, transport=hubspot.transport) as hub:
        names: dict[str, Any] = {
            "hub": hub,
            "contact_ids": [101, 102],
            "store": lambda *columns: stored.append(columns),
        }
        names |= {"polars": SimpleNamespace(from_arrow=lambda table: table), "pyarrow": pa, "csv": csv}
        for example in reversed(examples):
            exec(example, names)  # noqa: S102 - it is our own text
    assert len(examples) == 5
    assert names["frame"]["from_id"].to_pylist() == stored[0][0] == ["101", "102"]

    async def read_with_tasks(ids: list[int]) -> Any:
        async with AsyncHubApi(token, transport=hubspot.transport) as tasks:
            return await names["enrolments"](tasks, ids)

    assert asyncio.run(read_with_tasks([101, 102]))["from_id"].to_pylist() == ["101", "102"]
    assert asyncio.run(read_with_tasks([103])).shape == (0, 5)
