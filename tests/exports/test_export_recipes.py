"""The examples of the page on files that bring records out of HubSpot run, and write what they say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from hubapi_ext import HubApi
from hubapi_ext.jobs import export
from tests.exports.conftest import PortalClock, rows_of

PAGE = (Path(__file__).parents[2] / "docs/files.md").read_text()
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE.partition("\n## Out")[2].partition("\n## ")[0], re.DOTALL)


@pytest.fixture
def names(hubspot: Any, account: Any, token: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What an example has, in a folder of its own: a hub in front of an account with a contact and a deal."""
    monkeypatch.chdir(tmp_path)
    contact, company = account.create("contacts", {"email": "ada@example.com"}), account.create("companies", {})
    pair = {"fromObjectType": "contacts", "fromId": contact, "toObjectType": "companies", "toId": company}
    account.seed({"associations": [pair]})
    account.create("deals", {"dealname": "Engine", "dealstage": "closedwon", "amount": "7"})
    account.clock.advance(100)
    with HubApi(token, transport=hubspot.transport, clock=PortalClock(account)) as hub:
        yield {"export": export, "hub": hub}


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_runs(names: dict[str, Any], example: str) -> None:
    exec(example, names)  # noqa: S102 - it is our own text


def test_a_nightly_export_keeps_its_files_up_to_date(names: dict[str, Any], account: Any) -> None:
    (nightly,) = [example for example in EXAMPLES if 'since="last"' in example]
    for night in range(3):
        exec(nightly, names)  # noqa: S102 - it is our own text
        assert {row["email"] for row in rows_of(Path("out/contacts.parquet"))} == {
            one.properties["email"] for one in account.records("contacts")
        }
        account.create("contacts", {"email": f"{night}@example.com"})
        account.clock.advance(24 * 3600)
