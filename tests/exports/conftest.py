"""What the tests of exports have in common: an export in both faces, and files as the rows that they hold."""

from __future__ import annotations

import asyncio
import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hubapi_ext import AsyncHubApi, HubApi
from hubapi_ext.jobs import ExportResult, export, export_async
from tests.conftest import Between, InstantClock

Exporting = Callable[..., ExportResult]


class PortalClock(InstantClock):
    """The clock of a hub that tells the portal's time, and sleeps without any passing there."""

    def __init__(self, portal: Any) -> None:
        super().__init__()
        self._portal = portal

    def time(self) -> float:
        return float(self._portal.now().timestamp())


@pytest.fixture
def account(portal: Any) -> Any:
    """The portal of a test, whose time stands still and which admits any number of requests."""
    portal.rate_windows.resize(search=None, ten_secondly=None, daily=None)
    portal.clock.freeze()
    return portal


def exporting(way: str, transport: Any, token: str, portal: Any) -> Exporting:
    """An export through a hub of its own, sync or async, whose requests are sent once."""
    options: dict[str, Any] = {"base_url": "https://hubspot.invalid", "transport": transport, "max_retries": 0}

    def run(object_type: str, target: Any, **given: Any) -> ExportResult:
        clock = PortalClock(portal)
        if way == "sync":
            with HubApi(token, clock=clock, **options) as hub:
                return export(hub, object_type, target, **given)
        return asyncio.run(_run_async(clock, object_type, target, given))

    async def _run_async(clock: Any, object_type: str, target: Any, given: Any) -> ExportResult:
        async with AsyncHubApi(token, clock=clock, **options) as hub:
            return await export_async(hub, object_type, target, **given)

    return run


@pytest.fixture(params=["sync", "async"])
def run(request: pytest.FixtureRequest, between: Between, token: str, account: Any) -> Exporting:
    """An export in each of both faces. Its requests pass what stands `between`."""
    return exporting(request.param, between, token, account)


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of any format. Those of CSV have text alone, and None where a cell is empty."""
    match path.suffix:
        case ".parquet":
            return list(pq.read_table(path).to_pylist())
        case ".arrow":
            return list(pa.ipc.open_file(path).read_all().to_pylist())
        case ".jsonl":
            return [json.loads(line) for line in path.read_text().splitlines()]
        case _:
            with path.open(newline="") as file:
                return [{name: text or None for name, text in row.items()} for row in csv.DictReader(file)]
