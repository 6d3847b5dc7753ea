"""What streams take as they grow: neither the processor's time for a row nor the memory may grow with them."""

from __future__ import annotations

from statistics import median
from typing import Any

from .speed import Figures
from .stub import ASSOCIATIONS, stub
from .worker import Workers

SIZES = (10_000, 100_000, 1_000_000)
REPEATS = (20, 3, 1)
"""How often each size is streamed: a small one takes so little time that one run says little."""


def measure(workers: Workers, clients: list[str]) -> Figures:
    """By client and kind of stream, for each size: microseconds of the processor for a row, and the peak in MiB."""
    figures: dict[str, Any] = {}
    with stub() as base_url:
        for client in clients:
            for what in ("read",) if "rows" in client else ("read", "create"):
                figures[f"{client}, {what}"] = _stream(workers, client, what, base_url)
    return figures


def _stream(workers: Workers, client: str, what: str, base_url: str) -> list[Figures]:
    inputs = {size: size // ASSOCIATIONS if what == "read" else size for size in SIZES}
    figures = []
    with workers.start(client, base_url) as worker:
        worker.ask("start")
        # A peak is never forgotten, so the small ones come first.
        for (size, count), repeats in zip(inputs.items(), REPEATS, strict=True):
            times = [worker.ask("stream", what=what, inputs=count) / size * 1e6 for _ in range(repeats)]
            figures.append({"rows": size, "cpu µs": median(times), "peak MiB": worker.ask("peak")})
    return figures
