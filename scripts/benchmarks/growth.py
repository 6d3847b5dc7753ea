"""What streams take as they grow: neither the processor's time for a row nor the memory may grow with them."""

from __future__ import annotations

from contextlib import ExitStack
from statistics import median

from .speed import Figures, spread
from .stub import stub
from .worker import Workers

SIZES = (10_000, 100_000, 1_000_000)
TURN = 100_000
"""How many rows a size streams before the next has its turn: ten whole streams, one, or a tenth of one."""
TURNS = SIZES[-1] // TURN
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
    """The sizes take turns, each in a process of its own, so that a slow moment of the machine hits all of them."""
    turns: dict[int, list[float]] = {size: [] for size in SIZES}
    with ExitStack() as stack:
        growing = {size: stack.enter_context(workers.start(client, base_url)) for size in SIZES}
        for worker in growing.values():
            worker.ask("start")
        for _ in range(TURNS):
            for size, worker in growing.items():
                seconds = worker.ask("stream", what=what, inputs=size, turn=TURN, turns=TURNS)
                turns[size].append(seconds / TURN * 1e6)
        peaks = {size: worker.ask("peak") for size, worker in growing.items()}
    # At first code is still being warmed up, and a long stream leaves to its last turn what is under way between turns.
    counted = {size: times[1:-1] for size, times in turns.items()}
    return [
        {
            "rows": size,
            "cpu µs": median(times),
            "to the shortest": spread([time / least for time, least in zip(times, counted[SIZES[0]], strict=True)]),
            "peak MiB": peaks[size],
        }
        for size, times in counted.items()
    ]
