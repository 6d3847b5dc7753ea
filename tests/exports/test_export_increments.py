"""Exports of what has changed, one after the other, from an account that is written to all the while.

The writer creates, changes, archives, merges and associates records between the exports and between any two requests of
one, with many of the changes in the same moment. Searches find changes late, come in short pages, and hold records that
were not asked for. In the end the files must say what the account holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest

from hubapi_ext import BatchError, HubApi
from hubapi_ext.jobs import ExportError, ExportResult
from hubapi_ext.mock.search_oddities import SearchOddities
from tests.conftest import Between, InstantClock
from tests.exports.conftest import Exporting, rows_of

FOUND_AFTER = 45.0
"""The seconds after which a search finds a change."""
MANAGER = 37
STEPS = [0.0, 0.0, 0.0, 0.001, 1.0, 20.0]
"""The seconds that may pass after a write."""


class Writer:
    """Writes to an account whatever chance says."""

    def __init__(self, hub: HubApi, account: Any, seed: int) -> None:
        self.hub, self.account, self.random, self.number = hub, account, Random(seed), 0  # noqa: S311 - chance alone
        self.companies = [account.create("companies", {}) for _ in range(3)]
        account.define_type("contacts", "companies", type_id=MANAGER, inverse_type_id=38, label="Manager")
        for _ in range(230):
            self.create()

    def create(self) -> None:
        self.number += 1
        self.account.create("contacts", {"email": f"{self.number}@example.com"})

    def write(self, count: int) -> None:
        for _ in range(count):
            ids = list(self.account.contents.records(self.account.contents.object_types.find("contacts")))
            one, other = self.random.sample(ids, 2)
            match self.random.randrange(10):
                case 0 | 1:
                    self.create()
                case 2 | 3 | 4:
                    self.number += 1
                    self.hub.contacts.update(one, {"email": f"{self.number}@example.com"})
                case 5:
                    self.hub.contacts.archive(one)
                case 6:
                    self.hub.contacts.merge(one, other)
                case 7:
                    company, label = self.random.choice(self.companies), ("USER_DEFINED", MANAGER)
                    self.hub.associations.create_many("contacts", "companies", [(one, company, label)])
                case 8:
                    company = self.random.choice(self.companies)
                    self.hub.associations.create_default_many("contacts", "companies", [(one, company)])
                case _:
                    self.hub.associations.archive_many("contacts", "companies", [(one, self.companies[0])])
            self.account.clock.advance(self.random.choice(STEPS))

    def write_meanwhile(self, _: httpx.Request) -> None:
        """Writes before a request, now and then."""
        if self.random.random() < 0.5:
            self.write(self.random.randrange(4))


@pytest.fixture
def writer(hubspot: Any, account: Any, token: str, request: pytest.FixtureRequest) -> Iterator[Writer]:
    account.search_oddities = SearchOddities(
        lag=FOUND_AFTER, short_pages=True, stray_results=True, ids_as_text=request.param % 2 == 1
    )
    with HubApi(token, transport=hubspot.transport, clock=InstantClock()) as hub:
        yield Writer(hub, account, request.param)


def live(account: Any) -> dict[int, str]:
    return {int(one.id): one.properties["email"] for one in account.records("contacts")}


def archived(account: Any) -> set[int]:
    return {int(one.id) for one in account.records("contacts", archived=True)}


def associations(account: Any) -> set[tuple[int, int, int, str | None]]:
    return {
        (int(one.id), int(to), type.type_id, type.label)
        for one in account.records("contacts")
        for to, types in account.associations("contacts", one.id, "companies").items()
        for type in types
    }


WAITING = {"waits": {"lag": 60, "overlap": 0}, "reads again": {"lag": 0, "overlap": 60}}
"""How an export meets changes that are found late: each way is enough by itself."""
FORMATS = ["parquet", "csv", "jsonl", "arrow"]


@pytest.mark.parametrize(
    ("format", "writer", "waiting"),
    [("parquet", 0, "waits"), ("csv", 1, "reads again"), ("jsonl", 2, "reads again"), ("arrow", 3, "waits")],
    indirect=["writer"],
)
def test_files_that_are_brought_up_to_date_say_what_the_account_holds(
    run: Exporting,
    account: Any,
    between: Between,
    writer: Writer,
    waiting: str,
    format: Any,
    tmp_path: Path,
) -> None:
    def update() -> ExportResult:
        asked: dict[str, Any] = {"properties": ["email"], "associations": ["companies"], "history": ["email"]}
        return run("contacts", tmp_path, since="last", archived=True, format=format, **asked, **WAITING[waiting])

    between.before = writer.write_meanwhile
    for _ in range(4):
        update()
        writer.write(20)
        account.clock.advance(writer.random.choice([0, 1, 300]))
    between.before = lambda _: None
    account.clock.advance(FOUND_AFTER + 60)
    result = update()

    rows = rows_of(result.files["contacts"])
    is_archived = [str(row["archived"]).lower() == "true" for row in rows]
    now = {int(row["id"]): row["email"] for row, gone in zip(rows, is_archived, strict=True) if not gone}
    assert now == live(account)
    assert {int(row["id"]) for row, gone in zip(rows, is_archived, strict=True) if gone} == archived(account)
    assert len(rows) == result.rows == len(live(account)) + len(archived(account))
    found = rows_of(result.files["contacts_to_companies"])
    triples = {(int(one["from_id"]), int(one["to_id"]), int(one["type_id"]), one["label"]) for one in found}
    assert triples == associations(account)
    assert len(found) == result.associations["companies"] == len(triples)
    histories = rows_of(result.files["contacts_history"])
    assert {int(row["id"]): row["value"] for row in histories} == live(account)
    assert len(histories) == result.history


@pytest.mark.parametrize(("writer", "waiting"), [(4, "waits"), (5, "reads again")], indirect=["writer"])
def test_all_exports_of_changes_together_say_what_the_account_holds(
    run: Exporting, account: Any, between: Between, writer: Writer, waiting: str, tmp_path: Path
) -> None:
    known: dict[int, tuple[str | None, bool]] = {}

    def export_changes(since: datetime | None) -> datetime:
        result = run("contacts", tmp_path, properties=["email"], since=since, archived=True, **WAITING[waiting])
        rows = rows_of(tmp_path / "contacts.parquet")
        assert len({row["id"] for row in rows}) == len(rows) == result.rows
        known.update({row["id"]: (row["email"], row["archived"]) for row in rows})
        return result.until

    between.before = writer.write_meanwhile
    until = None
    for _ in range(5):
        until = export_changes(until)
        writer.write(15)
        account.clock.advance(writer.random.choice([0, 1, 300]))
    between.before = lambda _: None
    account.clock.advance(FOUND_AFTER + 60)
    export_changes(until)
    assert {id: email for id, (email, gone) in known.items() if not gone} == live(account)
    assert {id for id, (_, gone) in known.items() if gone} == archived(account)


@pytest.mark.parametrize("writer", [0], indirect=True)
def test_archived_and_merged_records_go_from_files_without_archived_ones(
    run: Exporting, account: Any, writer: Writer, tmp_path: Path
) -> None:
    account.clock.advance(100)
    run("contacts", tmp_path, properties=["email"], since="last")
    writer.write(40)
    account.clock.advance(200)
    run("contacts", tmp_path, properties=["email"], since="last")
    assert {row["id"]: row["email"] for row in rows_of(tmp_path / "contacts.parquet")} == live(account)


def test_a_record_that_became_part_of_another_goes_although_no_list_tells_it(
    run: Exporting, account: Any, hubspot: Any, token: str, tmp_path: Path
) -> None:
    kept, lost = (account.create("contacts", {"email": f"{name}@example.com"}) for name in ("ada", "lovelace"))
    account.clock.advance(100)
    run("contacts", tmp_path, properties=["email"])
    with HubApi(token, transport=hubspot.transport) as hub:
        hub.contacts.merge(kept, lost)
    account.contents.remove(account.contents.object_types.find("contacts"), lost)
    account.clock.advance(100)
    run("contacts", tmp_path, properties=["email"], since="last")
    assert [row["id"] for row in rows_of(tmp_path / "contacts.parquet")] == [int(kept)]


def test_only_changes_are_read_to_bring_files_up_to_date(run: Exporting, account: Any, tmp_path: Path) -> None:
    for at in range(300):
        account.create("contacts", {"email": f"{at}@example.com"})
    account.clock.advance(4000)
    assert run("contacts", tmp_path, since="last").read == 300
    account.create("contacts", {"email": "new@example.com"})
    account.clock.advance(100)
    result = run("contacts", tmp_path, since="last")
    assert (result.read, result.rows, result.since) == (1, 301, None)


def test_the_checkpoint_does_not_move_back(run: Exporting, account: Any, tmp_path: Path) -> None:
    until = run("contacts", tmp_path).until
    account.clock.advance(-50)
    assert run("contacts", tmp_path, since="last", overlap=0).until == until


def test_an_hour_before_the_last_export_is_read_once_more(run: Exporting, account: Any, tmp_path: Path) -> None:
    account.create("contacts", {"email": "a@example.com"})
    account.clock.advance(3000)
    run("contacts", tmp_path, since="last")
    assert run("contacts", tmp_path, since="last").read == 1
    account.clock.advance(4000)
    run("contacts", tmp_path, since="last")
    assert run("contacts", tmp_path, since="last").read == 0


def test_the_checkpoint_stays_where_the_export_fails(
    run: Exporting, account: Any, between: Between, tmp_path: Path
) -> None:
    account.create("contacts", {"email": "a@example.com"})
    run("contacts", tmp_path, associations=["companies"])
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    account.clock.advance(100)
    between.before = lambda request: httpx.Response(500) if "/associations/" in request.url.path else None
    with pytest.raises(BatchError):
        run("contacts", tmp_path, associations=["companies"], since="last")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


OTHERS: dict[str, dict[str, Any]] = {
    "properties": {"properties": ["email", "firstname"]},
    "associations": {"associations": ["companies"]},
    "archived": {"archived": True},
}


@pytest.mark.parametrize("name", OTHERS)
def test_files_that_hold_other_data_are_not_brought_up_to_date(run: Exporting, tmp_path: Path, name: str) -> None:
    run("contacts", tmp_path, properties=["email"])
    with pytest.raises(ExportError, match=f"was exported with other {name}, so it cannot be brought up to date"):
        run("contacts", tmp_path, since="last", **{"properties": ["email"], **OTHERS[name]})


def test_files_that_are_gone_are_not_brought_up_to_date(run: Exporting, tmp_path: Path) -> None:
    run("contacts", tmp_path)
    (tmp_path / "contacts.parquet").unlink()
    with pytest.raises(ExportError, match=r"contacts.parquet cannot be brought up to date: .* export all records"):
        run("contacts", tmp_path, since="last")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_that_somebody_else_has_written_is_not_brought_up_to_date(
    run: Exporting, tmp_path: Path, suffix: str
) -> None:
    run("contacts", tmp_path / f"c.{suffix}", properties=["email"])
    (tmp_path / f"c.{suffix}").write_bytes(b"\xff\n{]\n,,,\n" * 3)
    with pytest.raises(ExportError, match="cannot be brought up to date"):
        run("contacts", tmp_path / f"c.{suffix}", properties=["email"], since="last")


def test_a_checkpoint_that_is_none_is_named(run: Exporting, tmp_path: Path) -> None:
    (tmp_path / "contacts.parquet.checkpoint.json").write_text("{}")
    with pytest.raises(ExportError, match=r"contacts.parquet.checkpoint.json is none that an export has written"):
        run("contacts", tmp_path, since="last")


def test_new_properties_of_the_account_become_columns(run: Exporting, account: Any, tmp_path: Path) -> None:
    old = account.create("contacts", {"email": "old@example.com"})
    account.clock.advance(5000)
    run("contacts", tmp_path, properties="all")
    before = list(account.contents.items("properties/contacts"))
    account.contents.hold("properties/contacts", [*before, {**before[0], "name": "age"}])
    new = account.create("contacts", {"age": "7"})
    account.clock.advance(100)
    run("contacts", tmp_path, properties="all", since="last")
    assert {row["id"]: row["age"] for row in rows_of(tmp_path / "contacts.parquet")} == {int(old): None, int(new): 7.0}


def test_a_property_of_changes_that_there_is_not_is_an_error(run: Exporting, account: Any, tmp_path: Path) -> None:
    kept = [one for one in account.contents.items("properties/deals") if one["name"] != "hs_lastmodifieddate"]
    account.contents.hold("properties/deals", kept)
    since = account.now() - timedelta(days=1)
    with pytest.raises(ExportError, match="deals have no hs_lastmodifieddate, by which changes are found"):
        run("deals", tmp_path, properties=["dealname"], since=since)
