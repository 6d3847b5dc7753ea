"""What files take on their way in and out: a load beside the bare engine, an export beside a peer's.

The source of dlt for HubSpot is no package of its own, which could be pinned, so it is not among the peers.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import httpx

from hubapi_ext.mock import MockHubSpot

from . import people
from .budget import REQUESTS, SECONDS, WINDOWS, share_of, slow_hubspot
from .serving import serving
from .speed import Figures, spread
from .stub import stub
from .worker import FILES, TOKEN, Worker, Workers

COLUMNS = ["email", *people.TEXTS[:4], "age", "amount", "member", "seen", "material"]
ROWS, MANY_ROWS, TURNS = 100_000, 1_000_000, 3
"""How many rows a load has, and the large one; and how often load, engine and journal have their turn."""
CONTACTS, COMPANIES, LARGE, MANY_COMPANIES = 100_000, 1_000, 10, 250
"""Every contact is associated with three of the companies, and the first `LARGE` contacts with more of them."""
OF_EACH = 3
ASSOCIATIONS = (CONTACTS - LARGE) * OF_EACH + LARGE * MANY_COMPANIES
HUBAPI = "hubapi"
EXPORTING = {HUBAPI: FILES, "hubspot-api-client": "hubspot-api-client"}
"""By name, the client that exports."""
_COUNT = "/requests"
"""Tells how many requests there were since it was last asked."""


def measure(workers: Workers) -> Figures:
    """The load by what it takes, its memory by rows and its share of the budget; the export by client."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = {rows: write_rows(folder / f"{rows}.csv", rows) for rows in (ROWS, MANY_ROWS)}
        with stub() as base_url:
            load = _measure_load(workers, base_url, paths[ROWS])
            memory = [_measure_memory(workers, base_url, path, rows) for rows, path in paths.items()]
        return {
            "load": load,
            "memory": memory,
            "budget": _measure_budget(workers, folder),
            "export": _measure_export(workers),
        }


def write_rows(path: Path, rows: int) -> Path:
    """A CSV file of so many contacts."""
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(rows):
            contact = people.given(number)
            writer.writerow([people.text(contact[name]) for name in COLUMNS])
    return path


def _measure_load(workers: Workers, base_url: str, path: Path) -> Figures:
    """Microseconds of the processor for a row, and ratios to those of the engine in the same turn."""
    costs: dict[str, list[float]] = defaultdict(list)
    ratios: dict[str, list[float]] = defaultdict(list)
    warm = write_rows(path.with_name("warm.csv"), ROWS // 100)
    with workers.start(FILES, base_url) as worker:
        for what in ("stream", "load"):
            worker.ask("once", what=what, path=str(warm))
        for _ in range(TURNS):
            turn = {
                "engine": _all(worker, ROWS, what="stream", path=str(path)),
                "load": _all(worker, ROWS, what="load", path=str(path)),
                "journal": _all(worker, ROWS, what="journal", rows=ROWS),
            }
            for part, cpu in turn.items():
                costs[part].append(cpu / ROWS * 1e6)
                ratios[part].append(cpu / turn["engine"])
    return {part: {"cpu µs": spread(costs[part]), "to engine": spread(ratios[part])} for part in costs}


def _all(worker: Worker, wanted: int, **call: Any) -> float:
    """The seconds of the processor that a call takes. Raises RuntimeError unless all rows succeed."""
    answer = worker.ask("once", **call)
    if answer["came"] != wanted:
        raise RuntimeError(f"{call}: {answer['came']} of {wanted} rows succeeded")
    return float(answer["cpu"])


def _measure_memory(workers: Workers, base_url: str, path: Path, rows: int) -> Figures:
    with workers.start(FILES, base_url) as worker:
        cpu = _all(worker, rows, what="load", path=str(path))
        return {"rows": rows, "cpu µs": cpu / rows * 1e6, "peak MiB": worker.ask("peak")}


def _measure_budget(workers: Workers, folder: Path) -> Figures:
    """How many requests of a load were answered while so many windows lasted, of how many possible."""
    # There are some more rows than that, so that something is always left to send.
    path = write_rows(folder / "budget.csv", (WINDOWS * REQUESTS + 20) * people.UPSERTED)
    with serving(slow_hubspot, REQUESTS, definitions()) as base_url, workers.start(FILES, base_url) as worker:
        answered = worker.ask("once", what="load_within", path=str(path), seconds=WINDOWS * SECONDS)["came"]
    return share_of(answered, WINDOWS * REQUESTS)


def definitions() -> dict[str, Any]:
    """What a portal holds that knows the properties of the contacts, and nothing else."""
    made = [one for one in json.loads(people.definitions())["results"] if one["name"] != "email"]
    return {"collections": {"properties/contacts": made}}


def full_hubspot(contacts: int = CONTACTS) -> Any:
    """A mock that holds these contacts and their associations, without limits, and counts its requests."""
    first = 1 + contacts
    companies = [{"id": first + number} for number in range(COMPANIES)]
    people_there = [
        {"id": 1 + number, "properties": {name: people.text(value) for name, value in people.given(number).items()}}
        for number in range(contacts)
    ]
    pairs = [
        {
            "fromObjectType": "contacts",
            "fromId": 1 + number,
            "toObjectType": "companies",
            "toId": first + (number + other) % COMPANIES,
        }
        for number in range(contacts)
        for other in range(MANY_COMPANIES if number < LARGE else OF_EACH)
    ]
    records = {"contacts": people_there, "companies": companies}
    mock = MockHubSpot(rate_limit=None, daily_limit=None)
    mock.portal(TOKEN).seed({**definitions(), "records": records, "associations": pairs})
    answer: Any = mock.app
    count = 0

    async def counted(scope: Any, receive: Any, send: Any) -> None:
        nonlocal count
        if scope["path"] != _COUNT:
            count += 1
            await answer(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"%d" % count})
        count = 0

    return counted


def _measure_export(workers: Workers) -> Figures:
    """By client: seconds, requests, memory, and how many records and associations arrived."""
    figures = {}
    with serving(full_hubspot) as base_url:
        for name, client in EXPORTING.items():
            with workers.start(client, base_url) as worker, httpx.Client(base_url=base_url, timeout=60) as http:
                http.get(_COUNT).raise_for_status()
                answer = worker.ask("once", what="export", associations="companies")
                figures[name] = {
                    "cpu s": answer["cpu"],
                    "wall s": answer["wall"],
                    "requests": http.get(_COUNT).raise_for_status().json(),
                    "peak MiB": worker.ask("peak"),
                    **answer["came"],
                    "there are": ASSOCIATIONS,
                }
    return figures
