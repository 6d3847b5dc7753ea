"""What streams take as they grow: neither the processor's time for a row nor the memory may grow with them."""

from __future__ import annotations

from contextlib import ExitStack
from statistics import median

from .speed import Figures, spread
from .stub import stub
from .worker import Workers

SIZES = (10_000, 100_000, 1_000_000)
TURN, TURNS = 100_000, 10
"""How many rows a size streams before the next has its turn, which are ten streams, one, or a tenth of one; and how
often."""
RARELY = {100_000: 2}
"""The size that has its turn only every second time, because what counts is how the others differ."""
PROCESSES = 2
"""In how many processes a size is streamed: where one lies in memory makes all of its turns faster or slower."""
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
    """The sizes take turns, each in processes of its own, so that a slow moment of the machine hits all of them."""
    times: dict[int, list[float]] = {size: [] for size in SIZES}
    ratios: dict[int, list[float]] = {size: [] for size in SIZES}
    peaks: dict[int, float] = {}
    for _ in range(PROCESSES):
        with ExitStack() as stack:
            growing = {size: stack.enter_context(workers.start(client, base_url)) for size in SIZES}
            for worker in growing.values():
                worker.ask("start")
            for turn in range(TURNS):
                seconds = {
                    size: worker.ask("stream", what=what, inputs=size, turn=TURN, turns=TURNS // RARELY.get(size, 1))
                    for size, worker in growing.items()
                    if turn % RARELY.get(size, 1) == 0
                }
                # In the first turn code is still cold, and the last one has all that a long stream had under way.
                for size in seconds if 0 < turn < TURNS - 1 else ():
                    times[size].append(seconds[size] / TURN * 1e6)
                    ratios[size].append(seconds[size] / seconds[SIZES[0]])
            peaks = {size: worker.ask("peak") for size, worker in growing.items()}
    return [
        {
            "rows": size,
            "cpu µs": median(times[size]),
            "to the shortest": spread(ratios[size]),
            "peak MiB": peaks[size],
        }
        for size in SIZES
    ]
