"""Prints how much memory a stream of associations takes: it must not grow with the number of rows."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from hubapi_ext import AsyncHubApi, HubApi

from .stub import stub

SIZES = (1_000, 100_000, 1_000_000)
MEBIBYTE = 1024 * 1024


def rows(count: int) -> Iterator[tuple[int, int, int]]:
    """Associations, one at a time."""
    return ((index + 1, 440_000_000_001 + index, 861) for index in range(count))


def memory() -> int:
    """How many bytes of this process are in memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def by_threads(base_url: str, count: int) -> list[int]:
    """Streams so many rows. Returns the memory in use at every five-hundredth."""
    used = []
    with HubApi("pat-bench", base_url=base_url) as hub:
        for number, outcome in enumerate(hub.associations.stream_create("contacts", "0-410", rows(count))):
            assert outcome.succeeded  # noqa: S101 - a benchmark that fails says nothing
            if number % 500 == 0:
                used.append(memory())
    return used


async def by_tasks(base_url: str, count: int) -> list[int]:
    """The same in an event loop."""
    used, number = [], 0
    async with AsyncHubApi("pat-bench", base_url=base_url) as hub:
        async for outcome in hub.associations.stream_create("contacts", "0-410", rows(count)):
            assert outcome.succeeded  # noqa: S101 - a benchmark that fails says nothing
            if number % 500 == 0:
                used.append(memory())
            number += 1
    return used


def measure(way: str, base_url: str, count: int) -> tuple[int, float, int, float]:
    """Memory of an idle hub, median and peak of the stream, and its seconds; in a process of its own."""
    idle = HubApi("pat-bench", base_url=base_url)
    before = memory()
    idle.close()
    start = time.perf_counter()
    used = by_threads(base_url, count) if way == "sync" else asyncio.run(by_tasks(base_url, count))
    return before, median(used), max(used), time.perf_counter() - start


def main(sizes: Sequence[int]) -> None:
    """Prints the table."""
    print(f"{'':6}{'rows':>12}{'idle':>8}{'median':>8}{'peak':>8}{'seconds':>9}")
    with stub() as base_url:
        for way in ("sync", "async"):
            for count in sizes:
                with multiprocessing.get_context("spawn").Pool(1) as pool:
                    idle, middle, most, seconds = pool.apply(measure, (way, base_url, count))
                figures = (idle / MEBIBYTE, (middle - idle) / MEBIBYTE, (most - idle) / MEBIBYTE)
                print(f"{way:6}{count:>12,}" + "".join(f"{one:>8.1f}" for one in figures) + f"{seconds:>9.1f}")
