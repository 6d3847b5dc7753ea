"""Which share of HubSpot's budget a client uses: one process on one core, and four processes that share it.

Some servers count what the client believes to be exempt, so that it has to find out.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from http import HTTPStatus
from multiprocessing import get_context
from pathlib import Path
from types import MappingProxyType
from typing import Any

import httpx

from hubapi_ext import Hooks, HubApi, RedisLimits, ResponseEvent, SQLiteLimits
from hubapi_ext.mock import MockHubSpot, Window

from .redis_server import redis_server
from .serving import serving
from .speed import Figures
from .stub import REFUSALS, stub
from .worker import COUNT_BATCH_READS, ONE_CORE, TOKEN, Workers

REQUESTS, SECONDS, LATENCY = 190, 10.0, 0.2
"""HubSpot's window, and its latency."""
WINDOWS = 2
"""For how many windows those go on who come to its limit; to the others one says as much."""
THREADS = 8
CASES = {
    "hubapi": ("hubapi", 0),
    "hubapi async": ("hubapi async", 0),
    f"hubspot-sdk, {THREADS} threads": ("hubspot-sdk", THREADS),
    f"hubspot-api-client, {THREADS} threads": ("hubspot-api-client", THREADS),
}
"""Name, client, and the threads that send for it; without a number it sends several requests at a time by itself."""
PROCESSES = 4
SHARED_REQUESTS = 100
"""The window of the processes that share one: the smallest that HubSpot has."""
SHARED_WINDOWS = 3


def _window() -> Window:
    return Window(REQUESTS, timedelta(seconds=SECONDS))


def measure_one_core(workers: Workers) -> Figures:
    """By case, full batch reads: how many were answered, of how many possible."""
    figures = {}
    for name, (client, threads) in CASES.items():
        windows = 1 if threads else WINDOWS
        # HubSpot does not count batch reads of associations. Here both sides do: no other answers are as large.
        with (
            stub(LATENCY, _window()) as base_url,
            workers.start(client, base_url, ONE_CORE, COUNT_BATCH_READS) as worker,
        ):
            answered = worker.ask("read_for", seconds=windows * SECONDS, threads=threads)
        figures[name] = share_of(answered, windows * REQUESTS)
    return figures


def measure_exempt(workers: Workers) -> Figures:
    """By client, full batch reads that the server counts and the client believes to be exempt, on one core."""
    figures = {}
    for client in ("hubapi", "hubapi async"):
        with stub(LATENCY, _window()) as base_url, workers.start(client, base_url, ONE_CORE) as worker:
            answered = worker.ask("read_for", seconds=WINDOWS * SECONDS, threads=0)
            refusals = httpx.get(base_url + REFUSALS).raise_for_status().json()
        figures[f"{client}, counted although exempt"] = {
            **share_of(answered, WINDOWS * REQUESTS),
            "refused later": sum(seconds > SECONDS for seconds in refusals),
        }
    return figures


def share_of(answered: float, possible: float) -> Figures:
    """How many requests were answered, of how many possible."""
    return {"answered": answered, "possible": possible, "share": answered / possible}


def slow_hubspot(requests: int, state: Mapping[str, Any] = MappingProxyType({})) -> Any:
    """A mock with HubSpot's latency, a window of so many requests, and what its portals hold from the start."""
    mock = MockHubSpot(state=state)
    portal = mock.portal(TOKEN)
    portal.rate_windows.ten_secondly = Window(requests, timedelta(seconds=SECONDS))
    portal.create("contacts", id=1)
    answer: Any = mock.app

    async def late(scope: Any, receive: Any, send: Any) -> None:
        # Half of the way there, half of it back.
        await asyncio.sleep(LATENCY / 2)
        messages: list[Any] = []

        async def collect(message: Any) -> None:
            messages.append(message)

        await answer(scope, receive, collect)
        await asyncio.sleep(LATENCY / 2)
        for message in messages:
            await send(message)

    return late


def _list_one(hub: HubApi) -> None:
    list(hub.associations.read_one("contacts", 1, "0-410"))


def _read_batch(hub: HubApi) -> None:
    list(hub.associations.read_many("contacts", "0-410", ["1"]))


def _send_until(
    send: Callable[[HubApi], None], base_url: str, begin: float, end: float, limits: Any
) -> tuple[int, int]:
    """Sends small requests in threads, from one moment to another.

    Returns how many were answered, and how many were refused after the first window.
    """
    refused: list[float] = []

    def look(event: ResponseEvent) -> None:
        if event.status == HTTPStatus.TOO_MANY_REQUESTS:
            refused.append(time.monotonic())

    with HubApi(TOKEN, base_url=base_url, limits=limits, hooks=Hooks(response=look)) as hub:
        # Whatever is loaded with the first request is loaded before all begin.
        send(hub)
        time.sleep(max(0.0, begin - time.monotonic()))

        def work(_: int) -> int:
            answered = 0
            while time.monotonic() < end:
                send(hub)
                answered += time.monotonic() <= end
            return answered

        with ThreadPoolExecutor(THREADS) as pool:
            return sum(pool.map(work, range(THREADS))), sum(moment > begin + SECONDS for moment in refused)


@contextmanager
def _places() -> Iterator[dict[str, Any]]:
    """Where processes can share their counting, on this machine."""
    with tempfile.TemporaryDirectory() as folder, redis_server() as url:
        places: dict[str, Any] = {"SQLite file": SQLiteLimits(Path(folder) / "limits.sqlite")}
        if url is None:
            print("There is no redis-server on this machine.", file=sys.stderr)
        else:
            places["Redis"] = RedisLimits(url)
        yield places


def measure_processes() -> Figures:
    """By where it is counted: what four processes were granted together, of what is possible, and how evenly."""
    counted = _measure_together(_list_one, lambda: serving(slow_hubspot, SHARED_REQUESTS), SHARED_REQUESTS, "")
    return counted | _measure_together(
        _read_batch, lambda: stub(LATENCY, _window()), REQUESTS, ", counted although exempt"
    )


def _measure_together(
    send: Callable[[HubApi], None], server: Callable[[], AbstractContextManager[str]], requests: int, case: str
) -> Figures:
    figures = {}
    with _places() as places:
        for place, limits in places.items():
            with server() as base_url, get_context("spawn").Pool(PROCESSES) as pool:
                # The processes need a while to begin.
                begin = time.monotonic() + 4
                end = begin + SHARED_WINDOWS * SECONDS
                sent = pool.starmap(_send_until, [(send, base_url, begin, end, limits)] * PROCESSES, chunksize=1)
            answered, refused = zip(*sent, strict=True)
            figures[f"{PROCESSES} processes, one {place}{case}"] = {
                **share_of(sum(answered), requests * SHARED_WINDOWS),
                "refused later": sum(refused),
                "least": min(answered) * PROCESSES / sum(answered),
            }
    return figures
