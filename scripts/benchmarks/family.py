"""What the usual requests of the family take, by client, as ratios to the floor: 20 properties, full requests.

A table of 10,000 records is a list of 100 pages. Of the peers, which have no tables, it is the records alone.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import ExitStack

from .speed import Figures, spread
from .stub import stub
from .worker import Worker, Workers

CLIENTS = ("floor", "hubapi", "hubspot-sdk", "hubspot-api-client")
SECONDS = {"upsert": 0.1, "list page": 0.05, "search page": 0.05, "table": 0}
"""By request, for how many seconds of the processor it is repeated in each turn, at least once."""
ROUNDS = 3
TURNS = {"table": 2}
"""By request, how many turns each round has; else `MANY_TURNS`, since what takes so little varies much."""
MANY_TURNS = 10


def measure(workers: Workers) -> Figures:
    """By request and client: the time on the processor, and its ratio to the floor's of the same turn."""
    costs: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    ratios: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    with stub() as base_url:
        for _ in range(ROUNDS):
            with ExitStack() as stack:
                running = [stack.enter_context(workers.start(client, base_url)) for client in CLIENTS]
                for what, seconds in SECONDS.items():
                    _turn(running, what, 0)
                    for _ in range(TURNS.get(what, MANY_TURNS)):
                        turn = _turn(running, what, seconds)
                        for client, cpu in turn.items():
                            costs[what][client].append(cpu * 1000)
                            ratios[what][client].append(cpu / turn["floor"])
    return {
        what: {
            client: {"cpu ms": spread(costs[what][client]), "to floor": spread(ratios[what][client])}
            for client in CLIENTS
        }
        for what in SECONDS
    }


def _turn(running: list[Worker], what: str, seconds: float) -> dict[str, float]:
    return {one.client: one.ask("repeat", what=what, seconds=seconds)["cpu"] for one in running}
