"""A process of its own for each client: the benchmark says what to do, and is told what it took.

The process imports one client and nothing else; it runs also where hubapi is not installed.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from itertools import chain, count, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from . import people
from .mixed import ANSWERS, Answer

TOKEN = "pat-bench"  # noqa: S105 - any token will do
CLIENTS = {
    "floor": "benchmarks.clients.floor:Floor",
    "floor without gc": "benchmarks.clients.floor:Untracked",
    "hubapi": "benchmarks.clients.hubapi:Sync",
    "hubapi async": "benchmarks.clients.hubapi:Async",
    "hubapi rows": "benchmarks.clients.hubapi:Rows",
    "hubapi rows async": "benchmarks.clients.hubapi:AsyncRows",
    "hubspot-sdk": "benchmarks.clients.hubspot_sdk_client:HubSpotSdk",
    "hubspot-api-client": "benchmarks.clients.hubspot_api_client:HubSpotApiClient",
    "openapi-python-client": "benchmarks.clients.openapi_python_client:Stock",
}
FILES = "hubapi files"
"""The client that carries files; it does nothing else."""
PEERS = ("hubspot-sdk", "hubspot-api-client")
"""What is installed elsewhere."""
ONE_CORE, COUNT_BATCH_READS = "one-core", "count-batch-reads"
"""Options of a worker: it may use one core alone; it counts what HubSpot exempts from its window."""


READS = {"list page": "list_companies", "search page": "search_contacts", "table": "contacts_table"}
"""The method of a client for each request of the family that takes nothing."""


@dataclass(frozen=True)
class Sizes:
    """How many inputs HubSpot takes in a batch. A process is told, since it may be where hubapi is not installed."""

    reads: int
    creates: int
    courses: int


class Worker:
    """A client in another process, from the side of the benchmark."""

    def __init__(self, client: str, base_url: str, *options: str, python: str, path: str, sizes: Sizes) -> None:
        scripts = str(Path(__file__).parents[1])
        self.client = client
        self._process = subprocess.Popen(
            [python, "-m", "benchmarks.worker", client, base_url, json.dumps(asdict(sizes)), *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([scripts, path])},
        )

    def ask(self, task: str, **arguments: Any) -> Any:
        """Has the client do something. Returns what came of it."""
        process = self._process
        assert process.stdin is not None  # noqa: S101 - for the type
        assert process.stdout is not None  # noqa: S101 - for the type
        process.stdin.write(json.dumps([task, arguments]) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.client} could not {task}")
        return json.loads(answer)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait()


@dataclass(frozen=True)
class Workers:
    """Where the clients are."""

    peers: str
    """The Python of the environment that the peers are installed in."""
    stock: str
    """The folder that openapi-python-client's own client is in."""
    sizes: Sizes

    def start(self, client: str, base_url: str, *options: str) -> Worker:
        """A process for a client."""
        python = self.peers if client in PEERS else sys.executable
        return Worker(client, base_url, *options, python=python, path=self.stock, sizes=self.sizes)


def contacts(numbers: Iterable[int]) -> Iterator[str]:
    """Ids of contacts."""
    return map(str, numbers)


def pairs(numbers: Iterable[int]) -> Iterator[tuple[str, str]]:
    """A course for each contact."""
    return ((str(number), str(440_000_000_000 + number)) for number in numbers)


class Tasks:
    """What a worker can be asked for."""

    def __init__(self, client: Any, sizes: Sizes, loading: float) -> None:
        self._client, self._sizes, self._loading = client, sizes, loading
        self._read = tuple(contacts(range(1, sizes.reads + 1)))
        self._create = tuple(pairs(range(1, sizes.creates + 1)))
        self._people = [people.given(number) for number in range(people.UPSERTED)]
        # No record is asked for twice, so a short stream is served no sooner than a long one; and all ids are as long.
        self._numbers = count(100_000_001)
        self._checked: set[tuple[str, str]] = set()

    def start(self) -> float:
        """The first call, for one contact's associations: its seconds, and those to load and to make the client."""
        began = time.perf_counter()
        self._client.read_associations(("1",))
        return self._loading + time.perf_counter() - began

    def repeat(self, what: str, seconds: float) -> dict[str, float]:
        """The same request for so long: seconds of the processor and of the clock for each."""
        call: Callable[[], Any] = {
            "read": lambda: self._client.read_associations(self._read),
            "create": lambda: self._client.create_associations(self._create),
            "upsert": lambda: self._client.upsert_contacts(self._people),
        }.get(what) or getattr(self._client, READS[what])
        return _repeated(call, seconds)

    def repeat_answers(self, what: str, seconds: float) -> dict[str, dict[str, float]]:
        """The same request for so long with each of its answers: by their names, seconds as `repeat` returns them."""
        return {
            answer.name: self._repeat_answer(what, object_type, answer, seconds)
            for object_type, answer in ANSWERS[what].items()
        }

    def _repeat_answer(self, what: str, object_type: str, answer: Answer, seconds: float) -> dict[str, float]:
        inputs, send = {
            "read": (self._read, self._client.read_mixed),
            "create": (self._create, getattr(self._client, "create_mixed", None)),
        }[what]
        if (what, object_type) not in self._checked:
            # The first call is not measured, and shows that the others measure what they are meant to.
            errors = answer.errors(len(inputs))
            wanted = {"with a result": len(inputs) - errors, "without": errors}
            found = self._client.tally(send(object_type, inputs))
            if not found.items() <= wanted.items():
                raise RuntimeError(f"{what}, {answer.name}: got inputs {found}, expected {wanted}")
            self._checked.add((what, object_type))
        # No answer pays for what the one before has left.
        gc.collect()
        return _repeated(lambda: send(object_type, inputs), seconds)

    def stream(self, what: str, inputs: int, turn: int, turns: int) -> float:
        """Streams of so many inputs, one after the other, for so many turns of so many inputs.

        After each turn it says which seconds of the processor that took, and waits to be asked for the next one.
        """
        said = time.process_time()

        def since_then() -> float:
            nonlocal said
            before, said = said, time.process_time()
            return said - before

        def in_turns() -> Iterator[Iterator[int]]:
            for _ in range(turns - 1):
                yield islice(self._numbers, turn)
                print(json.dumps(since_then()), flush=True)
                sys.stdin.readline()
            yield islice(self._numbers, turn)

        numbers = chain.from_iterable(in_turns())
        for _ in range(turn * turns // inputs):
            if what == "read":
                self._client.read_stream(contacts(islice(numbers, inputs)))
            else:
                self._client.create_stream(pairs(islice(numbers, inputs)))
        return since_then()

    def once(self, what: str, **arguments: Any) -> dict[str, Any]:
        """A method of the client, once: seconds of the processor and of the clock, and what it returns."""
        gc.collect()
        wall, cpu = time.perf_counter(), time.process_time()
        came = getattr(self._client, what)(**arguments)
        return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "came": came}

    def peak(self) -> float:
        """The most memory that the process has had, in MiB. It begins anew when this process was started."""
        found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
        return int(found[1]) / 1024 if found else float("nan")

    def read_for(self, seconds: float, threads: int) -> float:
        """Full batch reads for so long, with threads or as the client does it. Returns how many were answered."""
        end = time.monotonic() + seconds
        if not threads:

            def while_it_lasts() -> Iterator[int]:
                while time.monotonic() < end:
                    yield from islice(self._numbers, self._sizes.reads)

            done: int = self._client.read_stream(contacts(while_it_lasts()), end)
            return done / self._sizes.reads

        def work(_: int) -> int:
            answered = 0
            while time.monotonic() < end:
                self._client.read_associations(self._read)
                answered += time.monotonic() <= end
            return answered

        with ThreadPoolExecutor(threads) as pool:
            return sum(pool.map(work, range(threads)))

    def course_fates(self, courses: int, threads: int) -> dict[str, list[str]]:
        """Creates so many courses. Returns their names by what the client says of them, and by whether it raised."""
        names = (f"Course {number}" for number in range(courses))
        if hasattr(self._client, "course_fates"):
            return self._client.course_fates(names)  # type: ignore[no-any-return]

        def create(batch: list[str]) -> tuple[str, list[str]]:
            try:
                created = self._client.as_json(self._client.create_courses(batch))
            except Exception as error:  # noqa: BLE001 - as somebody would who wants to go on
                # Of a rate limit it is known that nothing was done.
                status = getattr(error, "status", getattr(error, "status_code", None))
                return "failed" if status == 429 else "raised", batch
            return "succeeded", [one["properties"]["hs_course_name"] for one in created["results"]]

        fates: dict[str, list[str]] = {}
        with ThreadPoolExecutor(threads) as pool:
            for fate, batch in pool.map(create, _batches(names, self._sizes.courses)):
                fates.setdefault(fate, []).extend(batch)
        return fates


def _repeated(call: Callable[[], Any], seconds: float) -> dict[str, float]:
    requests, wall, cpu = 0, time.perf_counter(), time.process_time()
    while time.process_time() - cpu < seconds or not requests:
        call()
        requests += 1
    return {"cpu": (time.process_time() - cpu) / requests, "wall": (time.perf_counter() - wall) / requests}


def _batches(names: Iterable[str], size: int) -> Iterator[list[str]]:
    each = iter(names)
    while batch := list(islice(each, size)):
        yield batch


def main() -> None:
    """Makes the client, and does what standard input says."""
    name, base_url, sizes, *options = sys.argv[1:]
    module, _, kind = {**CLIENTS, FILES: "benchmarks.clients.hubapi_files:Files"}[name].partition(":")
    if ONE_CORE in options:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    began = time.perf_counter()
    loaded = importlib.import_module(module)
    if COUNT_BATCH_READS in options and hasattr(loaded, "count_batch_reads"):
        loaded.count_batch_reads()
    client = getattr(loaded, kind)(base_url, TOKEN)
    tasks = Tasks(client, Sizes(**json.loads(sizes)), time.perf_counter() - began)
    for line in sys.stdin:
        task, arguments = json.loads(line)
        print(json.dumps(getattr(tasks, task)(**arguments)), flush=True)


if __name__ == "__main__":
    main()
