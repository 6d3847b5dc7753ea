"""Exports that are killed: whole files at any moment, and the same export goes on where it was."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pyarrow as pa
import pytest

from hubapi_ext import AsyncHubApi, HubApi
from hubapi_ext.jobs import (
    ExportError,
    ExportProgress,
    export,
    export_async,
    export_folder,
    export_formats,
    export_steps,
)
from tests.conftest import Between, InstantClock
from tests.exports.conftest import Exporting, exporting, rows_of

COUNT = 230
ASKED: dict[str, Any] = {"properties": ["email"], "associations": ["companies"], "history": ["email"]}


class KilledError(BaseException):
    """What nothing of an export may catch."""


class Killer:
    """Counts the moments at which something is sent or gets onto the disk, and kills at one of them."""

    def __init__(self, between: Between, monkeypatch: pytest.MonkeyPatch) -> None:
        self.moments, self.at = 0, -1
        between.before = lambda _: self.pass_by()
        for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "unlink")):
            monkeypatch.setattr(owner, name, self._watched(getattr(owner, name)))

    def pass_by(self) -> None:
        self.moments += 1
        if self.moments == self.at:
            raise KilledError

    def _watched(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*args: Any, **kwargs: Any) -> Any:
            self.pass_by()
            return function(*args, **kwargs)

        return watched


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_steps, "PART_ROWS", 100)


@pytest.fixture
def people(account: Any) -> list[str]:
    """Contacts, each with a company."""
    ids = [account.create("contacts", {"email": f"{at}@example.com"}) for at in range(COUNT)]
    company = account.create("companies", {})
    ends = {"fromObjectType": "contacts", "toObjectType": "companies", "toId": company}
    account.seed({"associations": [{**ends, "fromId": id} for id in ids]})
    account.clock.advance(5000)
    return ids


def emails(folder: Path) -> dict[int, str]:
    return {row["id"]: row["email"] for row in rows_of(folder / "contacts.parquet")}


@pytest.mark.usefixtures("small_parts")
def test_a_kill_at_any_moment_leaves_whole_files_and_an_export_that_goes_on(
    account: Any, people: list[str], between: Between, token: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = exporting("sync", between, token, account)
    run("contacts", tmp_path, **ASKED)
    old = emails(tmp_path)
    for at, id in enumerate(people[:50]):
        account.contents.archive(account.contents.object_types.find("contacts"), id, account.now())
        account.create("contacts", {"email": f"new{at}@example.com"})
    account.clock.advance(5000)
    new = {int(one.id): one.properties["email"] for one in account.records("contacts")}
    killer = Killer(between, monkeypatch)
    killer.at = at = 1
    is_finished = False
    while not is_finished:
        killer.moments = 0
        try:
            # It goes on each time from where it was killed, so that it comes a little further.
            run("contacts", tmp_path, since="last", **ASKED)
            is_finished = True
        except KilledError:
            at += 1
            killer.at = at
        assert emails(tmp_path) in (old, new)
    assert at > 10
    assert emails(tmp_path) == new
    assert {row["from_id"] for row in rows_of(tmp_path / "contacts_to_companies.parquet")} == set(map(int, people[50:]))
    assert {row["id"]: row["value"] for row in rows_of(tmp_path / "contacts_history.parquet")} == new


def test_files_that_were_complete_take_their_places_before_anything_else_is_exported(
    run: Exporting, people: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def replace_or_die(path: Path, target: Path) -> Path:
        if target == tmp_path / "contacts_to_companies.parquet":
            raise KilledError
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", replace_or_die)
    with pytest.raises(KilledError):
        run("contacts", tmp_path, **ASKED)
    monkeypatch.undo()
    assert run("contacts", tmp_path).files.keys() == {"contacts"}
    assert len(rows_of(tmp_path / "contacts_to_companies.parquet")) == COUNT


@pytest.mark.usefixtures("small_parts")
def test_an_export_goes_on_with_the_next_page(
    run: Exporting, people: list[str], between: Between, tmp_path: Path
) -> None:
    def fail_late(request: httpx.Request) -> httpx.Response | None:
        pages = [one for one in between.requests if one.url.path.endswith("/objects/contacts")]
        return httpx.Response(500) if len(pages) == 3 else None

    between.before = fail_late
    with pytest.raises(Exception, match="500"):
        run("contacts", tmp_path)
    between.before, between.requests = lambda _: None, []
    told: list[ExportProgress] = []
    assert run("contacts", tmp_path, progress=told.append).rows == COUNT
    assert len([one for one in between.requests if one.url.path.endswith("/objects/contacts")]) == 1
    assert told[0].rows == COUNT


@pytest.mark.usefixtures("small_parts")
def test_a_search_goes_on_beyond_the_records_that_it_had_found(
    run: Exporting, account: Any, people: list[str], between: Between, tmp_path: Path
) -> None:
    def fail_second(request: httpx.Request) -> httpx.Response | None:
        searches = [one for one in between.requests if one.url.path.endswith("/search")]
        return httpx.Response(500) if len(searches) == 2 and request is searches[-1] else None

    since = account.now().replace(year=2020)
    between.before = fail_second
    with pytest.raises(Exception, match="500"):
        run("contacts", tmp_path, since=since)
    between.before, between.requests = lambda _: None, []
    told: list[ExportProgress] = []
    assert run("contacts", tmp_path, since=since, progress=told.append).rows == COUNT
    assert len([one for one in between.requests if one.url.path.endswith("/search")]) == 1
    assert (told[0].rows, told[0].total) == (COUNT, COUNT)


def interrupted(run: Exporting, between: Between, tmp_path: Path, **asked: Any) -> None:
    between.before = lambda request: httpx.Response(500) if "/associations/" in request.url.path else None
    with pytest.raises(Exception, match="could not be read"):
        run("contacts", tmp_path, associations=["companies"], **asked)
    between.before = lambda _: None


def test_an_export_of_other_data_does_not_go_on_with_it(
    run: Exporting, people: list[str], between: Between, tmp_path: Path
) -> None:
    interrupted(run, between, tmp_path)
    with pytest.raises(ExportError, match=r"has asked for other associations; ask for the same .* or .* restart=True"):
        run("contacts", tmp_path, associations=["deals"])


def test_an_interrupted_export_can_be_dropped(
    run: Exporting, people: list[str], between: Between, tmp_path: Path
) -> None:
    interrupted(run, between, tmp_path)
    result = run("contacts", tmp_path, restart=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["contacts.parquet", "contacts.parquet.checkpoint.json"]
    assert result.rows == COUNT


def test_the_time_of_an_interrupted_export_stays_that_of_its_beginning(
    run: Exporting, account: Any, people: list[str], between: Between, tmp_path: Path
) -> None:
    begun = account.now()
    interrupted(run, between, tmp_path)
    account.clock.advance(9000)
    assert run("contacts", tmp_path, associations=["companies"]).until < begun


def test_properties_that_went_since_are_an_error(
    run: Exporting, account: Any, people: list[str], between: Between, tmp_path: Path
) -> None:
    interrupted(run, between, tmp_path, properties=["email"])
    kept = [one for one in account.contents.items("properties/contacts") if one["name"] != "email"]
    account.contents.hold("properties/contacts", kept)
    with pytest.raises(ExportError, match="properties have changed since the export began"):
        run("contacts", tmp_path, associations=["companies"], properties=["email"])


@pytest.mark.parametrize("moment", ["while pages come", "while a file is written"])
def test_an_export_that_is_cancelled_goes_on(
    account: Any,
    people: list[str],
    between: Between,
    token: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    moment: str,
) -> None:
    write, written = export_folder.WorkingFolder.write, []

    async def cancelled() -> None:
        task, loop = asyncio.current_task(), asyncio.get_running_loop()
        assert task is not None

        def write_when_cancelled(*given: Any) -> None:
            is_cancelled = threading.Event()
            loop.call_soon_threadsafe(task.cancel)
            loop.call_soon_threadsafe(is_cancelled.set)
            is_cancelled.wait()
            write(*given)
            written.append(given)

        async with AsyncHubApi(token, transport=between, clock=InstantClock(), api_version="2026-09") as hub:
            if moment == "while a file is written":
                monkeypatch.setattr(export_folder.WorkingFolder, "write", write_when_cancelled)
                await export_async(hub, "contacts", tmp_path)
            else:
                await export_async(hub, "contacts", tmp_path, progress=lambda _: task.cancel())

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(cancelled())
    # Nobody writes into the folder any more.
    assert len(written) == (moment == "while a file is written")
    monkeypatch.undo()
    assert exporting("async", between, token, account)("contacts", tmp_path).rows == COUNT


SCRIPT = """
import os, signal, sys
from pathlib import Path
from hubapi_ext import HubApi, NoLimits
from hubapi_ext.jobs import export, export_steps

base_url, token, folder, at = sys.argv[1:]
export_steps.PART_ROWS = 100
moments = 0

def watched(function):
    def call(*args, **kwargs):
        global moments
        moments += 1
        if moments == int(at):
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)
    return call

os.fsync, Path.replace = watched(os.fsync), watched(Path.replace)
with HubApi(token, base_url=base_url, limits=NoLimits()) as hub:
    export(hub, "contacts", folder, properties=["email"], associations=["companies"], since="last")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_process_that_is_killed_is_gone_on_with_by_another(
    account: Any, people: list[str], base_url: str, token: str, tmp_path: Path
) -> None:
    expected = {int(id): f"{at}@example.com" for at, id in enumerate(people)}
    codes = []
    for at in (2, 9, 14, 0):
        command = [sys.executable, "-W", "ignore", "-c", SCRIPT, base_url, token, str(tmp_path / "out"), str(at)]
        codes.append(subprocess.run(command, check=False, capture_output=True).returncode)
        for file in (tmp_path / "out").glob("contacts.parquet"):
            assert emails(file.parent) == expected
    assert codes == [-signal.SIGKILL] * 3 + [0]
    assert emails(tmp_path / "out") == expected
    assert len(rows_of(tmp_path / "out/contacts_to_companies.parquet")) == COUNT


class EndlessContacts(httpx.BaseTransport):
    """Answers a list of so many contacts, and keeps none of them."""

    def __init__(self, count: int) -> None:
        self.count = count

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if "/properties/" in request.url.path:
            definition = {"name": "email", "label": "Email", "type": "string", "fieldType": "text"}
            return httpx.Response(200, json={"results": [definition]})
        begin = int(request.url.params.get("after", 0))
        end = min(begin + 100, self.count)
        results = [{"id": str(at + 1), "properties": {"email": f"{at}@example.com"}} for at in range(begin, end)]
        paging = {"paging": {"next": {"after": str(end)}}} if end < self.count else {}
        return httpx.Response(200, json={"results": results, **paging})


def peak_of(count: int, folder: Path) -> int:
    """The most memory that an export of so many records takes, in bytes: Python's, and Arrow's while pages come."""
    of_arrow: list[int] = []
    with HubApi("pat-x", transport=EndlessContacts(count), clock=InstantClock(), api_version="2026-09") as hub:

        def told(_: ExportProgress) -> None:
            of_arrow.append(pa.total_allocated_bytes())

        tracemalloc.start()
        try:
            assert export(hub, "contacts", folder, properties=["email"], progress=told).rows == count
            return tracemalloc.get_traced_memory()[1] + max(of_arrow)
        finally:
            tracemalloc.stop()


def test_memory_does_not_grow_with_the_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((export_steps, "PART_ROWS"), (export_folder, "ROWS"), (export_formats, "ROWS")):
        monkeypatch.setattr(module, name, 500)
    peak_of(500, tmp_path / "warm")
    few, many = peak_of(2_000, tmp_path / "few"), peak_of(10_000, tmp_path / "many")
    # A record that is kept takes several hundred bytes, and its id eight.
    assert many - few < 8_000 * 20
