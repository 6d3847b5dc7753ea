"""Prints which share of HubSpot's budget a client uses, alone and shared by four processes. It measures no speed."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from attrs import frozen

from hubapi_ext import AsyncHubApi, HubApi, RedisLimits, ResponseEvent, SQLiteLimits
from hubapi_ext import Hooks as HubHooks
from hubapi_ext.mock import MockHubSpot, Window

from .redis_server import redis_server
from .serving import serving

TOKEN = "pat-bench"  # noqa: S105 - any token is a portal of the mock
REQUESTS, SECONDS, LATENCY, WINDOWS = 190, 10.0, 0.2, 3
"""HubSpot's window, its latency, and for how many windows to go on."""
WORKERS = 8
PROCESSES = 4


@frozen(kw_only=True)
class Scale:
    """Everything that takes time, shorter by the same factor."""

    factor: float

    @property
    def window(self) -> float:
        """The seconds of a window."""
        return SECONDS / self.factor

    @property
    def requests(self) -> int:
        """The requests of a window."""
        return round(REQUESTS / self.factor)

    @property
    def latency(self) -> float:
        """The seconds from a request to its answer."""
        return LATENCY / self.factor

    @property
    def duration(self) -> float:
        """The seconds to go on for."""
        return WINDOWS * self.window


@frozen
class Seen:
    """An answer."""

    at: float
    status: int | None


def _slow_hubspot(scale: Scale) -> Any:
    """A mock with the window and the latency of the scale."""
    mock = MockHubSpot()
    portal = mock.portal(TOKEN)
    portal.rate_windows.ten_secondly = Window(scale.requests, timedelta(seconds=scale.window))
    portal.create("contacts", id=1)
    answer: Any = mock.app

    async def late(scope: Any, receive: Any, send: Any) -> None:
        # Half of the way there, half of it back.
        await asyncio.sleep(scale.latency / 2)
        messages: list[Any] = []

        async def collect(message: Any) -> None:
            messages.append(message)

        await answer(scope, receive, collect)
        await asyncio.sleep(scale.latency / 2)
        for message in messages:
            await send(message)

    return late


def _hooks(seen: list[Seen]) -> HubHooks:
    def remember(event: ResponseEvent) -> None:
        seen.append(Seen(time.monotonic(), event.status))

    return HubHooks(response=remember)


def by_stream(base_url: str, begin: float, end: float) -> list[Seen]:
    """Creates courses, with as many requests at a time as hubapi has by itself."""
    seen: list[Seen] = []

    def courses() -> Iterator[dict[str, str]]:
        while time.monotonic() < end:
            yield {"hs_course_name": "Pottery"}

    with HubApi(TOKEN, base_url=base_url, hooks=_hooks(seen)) as hub:
        time.sleep(max(0.0, begin - time.monotonic()))
        for outcome in hub.courses.stream_create(courses()):
            assert outcome.succeeded  # noqa: S101 - a benchmark that fails says nothing
    return seen


def by_threads(base_url: str, begin: float, end: float, limits: Any = None) -> list[Seen]:
    """Reads in so many threads from one moment to another."""
    seen: list[Seen] = []
    with HubApi(TOKEN, base_url=base_url, limits=limits, hooks=_hooks(seen)) as hub:
        time.sleep(max(0.0, begin - time.monotonic()))

        def work(_: int) -> None:
            while time.monotonic() < end:
                list(hub.associations.read_one("contacts", 1, "0-410"))

        with ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(work, range(WORKERS)))
    return seen


def by_tasks(base_url: str, begin: float, end: float) -> list[Seen]:
    """The same in tasks."""
    seen: list[Seen] = []

    async def run() -> None:
        async with AsyncHubApi(TOKEN, base_url=base_url, hooks=_hooks(seen)) as hub:
            await asyncio.sleep(max(0.0, begin - time.monotonic()))

            async def work() -> None:
                while time.monotonic() < end:
                    async for _ in hub.associations.read_one("contacts", 1, "0-410"):
                        pass

            await asyncio.gather(*(work() for _ in range(WORKERS)))

    asyncio.run(run())
    return seen


def _in_process(arguments: tuple[str, float, float, Any]) -> list[Seen]:
    return by_threads(*arguments)


def by_processes(limits: Any, base_url: str, begin: float, end: float) -> list[Seen]:
    """The same in several processes that share their counting."""
    with get_context("spawn").Pool(PROCESSES) as pool:
        each = pool.map(_in_process, [(base_url, begin, end, limits)] * PROCESSES, chunksize=1)
        return [one for seen in each for one in seen]


def _report(name: str, scale: Scale, run: Callable[[str, float, float], list[Seen]], prepare: float = 0.5) -> None:
    with serving(_slow_hubspot, scale) as base_url:
        begin = time.monotonic() + prepare
        end = begin + scale.duration
        seen = [one for one in run(base_url, begin, end) if one.at <= end]
    granted = sum(one.status in (200, 201) for one in seen)
    refused = [one.at - begin for one in seen if one.status == 429]
    late = sum(at > SECONDS / scale.factor / 10 for at in refused)
    possible = scale.requests * WINDOWS
    print(f"{name:30}{granted:>8}{possible:>10}{granted / possible:>9.1%}{len(refused):>6}{late:>14}")


def main(factor: float) -> None:
    """Prints the table."""
    scale = Scale(factor=factor)
    print(
        f"{scale.requests} requests in any {scale.window:g} s, {scale.latency * 1000:g} ms latency, "
        f"{WORKERS} threads or tasks in each process, for {scale.duration:g} s"
    )
    print(f"{'':30}{'granted':>8}{'possible':>10}{'share':>9}{'429':>6}{'of them late':>14}")
    _report("one stream_create", scale, by_stream)
    _report("threads", scale, by_threads)
    _report("tasks", scale, by_tasks)
    with tempfile.TemporaryDirectory() as folder:
        limits = SQLiteLimits(Path(folder) / "limits.sqlite")
        _report("4 processes, one SQLite file", scale, partial(by_processes, limits), prepare=4)
    with redis_server() as url:
        if url is None:
            print("There is no redis-server on this machine.", file=sys.stderr)
            return
        _report("4 processes, one Redis", scale, partial(by_processes, RedisLimits(url)), prepare=4)
