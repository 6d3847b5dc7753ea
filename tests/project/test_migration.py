"""The page on moving from hubspot-api-client: both columns print the same, and leave the same behind in HubSpot."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import UTC, datetime
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from hubapi_ext import HubApi, where
from hubapi_ext.mock import MockHubSpot, Portal

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/migrate-from-hubspot-api-client.md"
PREPARE = '. scripts/environment; prepare_environment peers; printf %s "$ENVIRONMENT_BIN"'
# The client by which the left column speaks, for all tasks in one process, since it takes seconds to import.
RUN = """
import contextlib, hubspot, io, json, sys
printed = []
for token, code in json.load(sys.stdin):
    names = {"client": hubspot.Client.create(access_token=token, host=sys.argv[1])}
    with contextlib.redirect_stdout(io.StringIO()) as output:
        exec(code, names)
    printed.append(output.getvalue())
print(json.dumps(printed))
"""


@cache
def tasks() -> dict[str, tuple[str, str]]:
    """Both columns of each row, by its heading."""
    rows = PAGE.read_text().partition("<table>")[2].split("### ")[1:]
    found = {row.partition("\n")[0]: re.findall(r"```python\n(.*?)```", row, re.DOTALL)[:2] for row in rows}
    return {name: (before, after) for name, (before, after) in found.items()}


def fill(portal: Portal) -> None:
    """What the page speaks of."""
    portal.clock.freeze(datetime(2026, 3, 30, 9, 15, tzinfo=UTC))
    for id, name in ((101, "Ada"), (102, "Ben")):
        portal.create("contacts", {"email": f"{name.lower()}@example.com", "firstname": name}, id=id)
    for id in range(301, 304):
        portal.create("companies", id=id)
        pair = {"fromObjectType": "contacts", "fromId": "101", "toObjectType": "companies", "toId": str(id)}
        portal.seed({"associations": [pair]})
    owners = [{"id": str(number), "type": "PERSON", "email": f"{number}@example.com"} for number in range(1, 4)]
    times = {"createdAt": "2026-03-30T09:15:00.116Z", "updatedAt": "2026-03-30T09:15:00.116Z"}
    portal.seed({"collections": {"owners": [{**one, **times, "archived": False} for one in owners]}})


@pytest.fixture(scope="module")
def hubspot() -> Iterator[tuple[MockHubSpot, str]]:
    """A mock for both columns, with a portal for each row of each."""
    mock = MockHubSpot()
    for name in tasks():
        for side in ("before", "after"):
            fill(mock.portal(token(side, name)))
    with mock.serve() as server:
        yield mock, server.base_url


def token(side: str, name: str) -> str:
    return f"pat-{side}-{name.replace(' ', '-').lower()}"


@pytest.fixture(scope="module")
def printed_before(hubspot: tuple[MockHubSpot, str]) -> dict[str, str]:
    """What each row of the left column prints."""
    prepared = subprocess.run(
        ["/bin/sh", "-c", PREPARE, "scripts/peers"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    run = subprocess.run(
        [f"{prepared.stdout}/python", "-c", RUN, hubspot[1]],
        input=json.dumps([(token("before", name), before) for name, (before, _) in tasks().items()]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return dict(zip(tasks(), json.loads(run.stdout), strict=True))


@pytest.mark.parametrize("name", tasks())
def test_both_columns_print_the_same_and_leave_the_same_behind(
    hubspot: tuple[MockHubSpot, str], printed_before: dict[str, str], name: str
) -> None:
    mock, base_url = hubspot
    with HubApi(token("after", name), base_url=base_url) as hub, redirect_stdout(StringIO()) as output:
        exec(tasks()[name][1], {"hub": hub, "where": where})  # noqa: S102 - the page is ours
    before, after = (mock.portal(token(side, name)) for side in ("before", "after"))
    assert printed_before[name] == output.getvalue()
    assert before.read_state() == after.read_state()
    assert {exchange.status // 100 for exchange in [*before.journal, *after.journal]} == {2}
