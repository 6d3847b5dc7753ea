"""What streams take as they grow: neither the processor's time for a row nor the memory may grow with them."""

from __future__ import annotations

from statistics import mean
from typing import Any

from .speed import Figures
from .stub import stub
from .worker import Workers

SIZES = (10_000, 100_000, 1_000_000)
REPEATS = (50, 10, 1)
"""How often each size is streamed: a small one takes so little time that one run says little. Means are compared."""


def measure(workers: Workers, clients: list[str]) -> Figures:
    """By client and kind of stream, for each size: microseconds of the processor for a row, and the peak in MiB."""
    figures: dict[str, Any] = {}
    # A row is an input, whether it is read or created, so that all sizes are many requests.
    with stub(associations=1) as base_url:
        for client in clients:
            for what in ("read",) if "rows" in client else ("read", "create"):
                figures[f"{client}, {what}"] = _stream(workers, client, what, base_url)
    return figures


def _stream(workers: Workers, client: str, what: str, base_url: str) -> list[Figures]:
    figures = []
    with workers.start(client, base_url) as worker:
        worker.ask("start")
        # A peak is never forgotten, so the small ones come first.
        for size, repeats in zip(SIZES, REPEATS, strict=True):
            times = [worker.ask("stream", what=what, inputs=size) / size * 1e6 for _ in range(repeats)]
            figures.append({"rows": size, "cpu µs": mean(times), "peak MiB": worker.ask("peak")})
    return figures
