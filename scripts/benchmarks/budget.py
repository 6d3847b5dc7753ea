"""Which share of HubSpot's budget a client uses: one process on one core, and four processes that share it."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from hubapi_ext import HubApi, RedisLimits, SQLiteLimits
from hubapi_ext.mock import MockHubSpot, Window

from .redis_server import redis_server
from .serving import serving
from .speed import Figures
from .stub import stub
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
        figures[name] = _share(answered, windows)
    return figures


def _share(answered: float, windows: float) -> Figures:
    possible = REQUESTS * windows
    return {"answered": answered, "possible": possible, "share": answered / possible}


def _slow_hubspot() -> Any:
    """A mock with HubSpot's window and latency."""
    mock = MockHubSpot()
    portal = mock.portal(TOKEN)
    portal.rate_windows.ten_secondly = _window()
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


def _list_until(base_url: str, begin: float, end: float, limits: Any) -> int:
    """Lists a contact's associations in threads, from one moment to another. Returns how often."""
    with HubApi(TOKEN, base_url=base_url, limits=limits) as hub:
        time.sleep(max(0.0, begin - time.monotonic()))

        def work(_: int) -> int:
            answered = 0
            while time.monotonic() < end:
                list(hub.associations.read_one("contacts", 1, "0-410"))
                answered += time.monotonic() <= end
            return answered

        with ThreadPoolExecutor(THREADS) as pool:
            return sum(pool.map(work, range(THREADS)))


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
    """By where it is counted: how many small requests four processes were granted together, of how many possible."""
    with _places() as places, ExitStack() as stack:
        base_urls = [stack.enter_context(serving(_slow_hubspot)) for _ in places]
        pools = [stack.enter_context(get_context("spawn").Pool(PROCESSES)) for _ in places]
        # The processes need a while to begin.
        begin = time.monotonic() + 4
        end = begin + WINDOWS * SECONDS
        running = [
            pool.starmap_async(_list_until, [(base_url, begin, end, limits)] * PROCESSES, chunksize=1)
            for pool, base_url, limits in zip(pools, base_urls, places.values(), strict=True)
        ]
        return {
            f"{PROCESSES} processes, one {place}": _share(sum(answered.get()), WINDOWS)
            for place, answered in zip(places, running, strict=True)
        }
