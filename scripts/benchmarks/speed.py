"""What a full batch read and a full batch create take, by client, and as ratios to the floor.

For hubapi also what mixed answers take, as ratios to clean ones.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import ExitStack
from statistics import median, quantiles
from typing import Any

from hubapi_client.operations import CREATE_ASSOCIATIONS, CREATE_COURSES, READ_ASSOCIATIONS

from .mixed import CLEAN
from .stub import ASSOCIATIONS, stub
from .worker import CLIENTS, Sizes, Worker, Workers

ROUNDS, TURNS, SECONDS = 4, 2, 0.1
"""How often all clients are started, and have their turns in each round; of the processor for each turn."""
SIZES = Sizes(
    reads=READ_ASSOCIATIONS.batch.max_inputs,
    creates=CREATE_ASSOCIATIONS.batch.max_inputs,
    courses=CREATE_COURSES.batch.max_inputs,
)
ROWS = {"read": SIZES.reads * ASSOCIATIONS, "create": SIZES.creates}
MIXED = {"hubapi": ("read", "create"), "hubapi async": ("read", "create"), "hubapi rows": ("read",)}
"""By client, the requests that get mixed answers."""
MIXED_TURNS, MIXED_SECONDS = 3, 0.05
"""How often all answers have their turn in each round, and for how many seconds of the processor."""
Figures = dict[str, Any]


def spread(values: list[float]) -> Figures:
    """The median, and the quartiles around it."""
    low, _, high = quantiles(values, n=4, method="inclusive")
    return {"median": median(values), "low": low, "high": high}


def measure(workers: Workers) -> Figures:
    """By client: the start, the memory, and each request. The clients take turns, so that a slow moment hits all."""
    starts: dict[str, list[float]] = defaultdict(list)
    peaks: dict[str, list[float]] = defaultdict(list)
    turns: dict[tuple[str, str], list[dict[str, float]]] = defaultdict(list)
    ratios: dict[tuple[str, str], list[float]] = defaultdict(list)
    mixed: dict[tuple[str, str], list[Figures]] = defaultdict(list)
    with stub() as base_url:
        for _ in range(ROUNDS):
            with ExitStack() as stack:
                running: list[Worker] = []
                for client in CLIENTS:
                    running.append(stack.enter_context(workers.start(client, base_url)))
                    starts[client].append(running[-1].ask("start") * 1000)
                for what in ROWS:
                    able = [one for one in running if what == "read" or "rows" not in one.client]
                    for one in able:
                        one.ask("repeat", what=what, seconds=0)
                    for _ in range(TURNS):
                        for client, turn in _turn(able, what).items():
                            turns[client, what].append(turn)
                            ratios[client, what].append(turn["cpu"] / turn["floor"])
                for one in running:
                    peaks[one.client].append(one.ask("peak"))
                for one in running:
                    for what in MIXED.get(one.client, ()):
                        mixed[one.client, what] += [
                            one.ask("repeat_answers", what=what, seconds=MIXED_SECONDS) for _ in range(MIXED_TURNS)
                        ]
    return {
        client: {
            "first call ms": spread(starts[client]),
            "peak MiB": spread(peaks[client]),
            **{
                what: _summary(turns[client, what], ratios[client, what], rows)
                for what, rows in ROWS.items()
                if (client, what) in turns
            },
            **_named("mixed", {what: _mixed_summary(mixed[client, what]) for what in MIXED.get(client, ())}),
        }
        for client in CLIENTS
    }


def _turn(workers: list[Worker], what: str) -> dict[str, dict[str, float]]:
    turn = {one.client: one.ask("repeat", what=what, seconds=SECONDS) for one in workers}
    return {client: {**figures, "floor": turn["floor"]["cpu"]} for client, figures in turn.items()}


def _summary(turns: list[dict[str, float]], ratios: list[float], rows: int) -> Figures:
    return {
        "cpu ms": spread([one["cpu"] * 1000 for one in turns]),
        "wall ms": spread([one["wall"] * 1000 for one in turns]),
        "rows per second": rows / median(one["cpu"] for one in turns),
        "to floor": spread(ratios),
    }


def _named(name: str, figures: Figures) -> Figures:
    return {name: figures} if figures else {}


def _mixed_summary(turns: list[Figures]) -> Figures:
    return {
        answer: {
            "cpu ms": spread([turn[answer]["cpu"] * 1000 for turn in turns]),
            "to clean": spread([turn[answer]["cpu"] / turn[CLEAN.name]["cpu"] for turn in turns]),
        }
        for answer in turns[0]
    }
