"""What streams take as they grow: neither the processor's time for a row nor the memory may grow with them."""

from __future__ import annotations

from statistics import mean

from .speed import Figures
from .stub import stub
from .worker import Workers

SIZES = (10_000, 100_000, 1_000_000)
ROUNDS, REPEATS = 2, (20, 3, 1)
"""How often all sizes have their turn, and how often each is streamed in its turn. The better turn counts, since what
else the machine does makes a turn slower, never faster."""
STREAMS = (
    ("hubapi", "read"),
    ("hubapi", "create"),
    ("hubapi async", "read"),
    ("hubapi async", "create"),
    ("hubapi rows", "read"),
)


def measure(workers: Workers) -> Figures:
    """By client and kind of stream, for each size: microseconds of the processor for a row, and the peak in MiB."""
    # A row is an input, whether it is read or created, so that all sizes are many requests.
    with stub(associations=1) as base_url:
        return {f"{client}, {what}": _stream(workers, client, what, base_url) for client, what in STREAMS}


def _stream(workers: Workers, client: str, what: str, base_url: str) -> list[Figures]:
    times: dict[int, list[float]] = {size: [] for size in SIZES}
    peaks: dict[int, float] = {}
    with workers.start(client, base_url) as worker:
        worker.ask("start")
        for _ in range(ROUNDS):
            # A peak is never forgotten, so the small ones come first, and those of the first round count.
            for size, repeats in zip(SIZES, REPEATS, strict=True):
                turn = [worker.ask("stream", what=what, inputs=size) / size * 1e6 for _ in range(repeats)]
                times[size].append(mean(turn))
                peaks.setdefault(size, worker.ask("peak"))
    return [{"rows": size, "cpu µs": min(times[size]), "peak MiB": peaks[size]} for size in SIZES]
