"""How streams end: looped over, closed, dropped, in a fork's child, with the interpreter. Nobody waits who need not."""

from __future__ import annotations

import asyncio
import gc
import itertools
import logging
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import httpx
import pytest

from hubapi_client.operations import CREATE_COURSES
from hubapi_ext import (
    AsyncHubApi,
    ConfigurationError,
    Hooks,
    HubApi,
    HubApiError,
    InterruptedBatchError,
    StreamConsumedError,
)
from hubapi_ext.batches.tasks import AsyncStream
from hubapi_ext.batches.threads import Stream
from tests.conftest import Between

ROOT = Path(__file__).parents[2]
URL = "https://hubspot.invalid"
PATIENCE = 20.0
"""How many seconds something may take that takes none, on a machine that has other things to do."""
SIZE = CREATE_COURSES.batch.max_inputs
BOTH = pytest.mark.parametrize("way", ["sync", "async"])


def courses(count: int) -> list[dict[str, str]]:
    return [{"hs_course_name": f"Course {number}"} for number in range(count)]


def endless() -> Iterator[dict[str, str]]:
    return ({"hs_course_name": f"Course {number}"} for number in itertools.count())


def workers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("hubapi")]


def end_of(threads: list[threading.Thread]) -> bool:
    """Whether threads end without anybody's doing."""
    for thread in threads:
        thread.join(PATIENCE)
    return not any(thread.is_alive() for thread in threads)


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """What one test leaves behind is not the next one's."""
    yield
    assert end_of(workers())


class Gate:
    """Lets the first requests pass, and holds the others until it is opened."""

    def __init__(self, free: int = 1) -> None:
        self._numbers = itertools.count(1)
        self._free = free
        self.reached = threading.Event()
        """Set when a request waits."""
        self.opened = threading.Event()
        self.then: Callable[[], object] = lambda: None
        """What those that waited do before they go on."""

    def __call__(self, _: httpx.Request) -> None:
        if next(self._numbers) > self._free:
            self.reached.set()
            assert self.opened.wait(PATIENCE)
            self.then()


@pytest.fixture
def gate(between: Between) -> Iterator[Gate]:
    """Between the hubs of a test and the mock. Opened when the test is over."""
    gate = Gate()
    between.before = gate
    yield gate
    gate.opened.set()


@pytest.fixture
def hub(between: Between, token: str) -> Iterator[HubApi]:
    with HubApi(token, base_url=URL, transport=between) as made:
        yield made


def async_hub(token: str, transport: httpx.AsyncBaseTransport, **options: Any) -> AsyncHubApi:
    return AsyncHubApi(token, base_url=URL, transport=transport, **options)


class Silent(httpx.AsyncBaseTransport):
    """Answers the first requests, and the others never."""

    def __init__(self, between: Between, free: int = 1) -> None:
        self._between = between
        self._numbers = itertools.count(1)
        self._free = free

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if next(self._numbers) > self._free:
            await asyncio.Event().wait()
        return await self._between.handle_async_request(request)


# Dropped


def at_once(kept: list[Any]) -> None:
    """Drops the only thing that is kept."""
    kept.clear()


def in_a_young_cycle(kept: list[Any]) -> None:
    """The same by the garbage collector: it is held by an exception that is held by its traceback."""
    # The thing itself grows old.
    gc.collect()
    _fail(kept)
    gc.collect(0)


def _fail(kept: list[Any]) -> None:
    locals_of_the_frame = [kept.pop()]
    try:
        {}.popitem()
    except KeyError as error:
        locals_of_the_frame.append(error)


def in_an_old_cycle(kept: list[Any]) -> None:
    """The same, where it is in the cycle itself."""
    kept.append(kept.copy())
    kept[1].append(kept[1])
    kept.clear()
    gc.collect()


DROPS = pytest.mark.parametrize("drop", [at_once, in_a_young_cycle, in_an_old_cycle])


@DROPS
@pytest.mark.parametrize(
    "lock", [threading.Lock(), logging.StreamHandler().lock, queue.Queue[None]().mutex], ids=["any", "logging", "queue"]
)
def test_a_stream_that_is_dropped_under_a_lock_does_not_wait_for_who_needs_the_lock(
    hub: HubApi, gate: Gate, drop: Callable[[list[Any]], None], lock: Any
) -> None:
    got: list[bool] = []

    def need_the_lock() -> None:
        got.append(lock.acquire(timeout=2))
        if got[-1]:
            lock.release()

    gate.then = need_the_lock
    kept: list[Any] = [hub.courses.stream_create(courses(9 * SIZE), concurrency=2)]
    next(kept[0])
    assert gate.reached.wait(PATIENCE)
    with lock:
        gate.opened.set()
        drop(kept)
    assert end_of(workers())
    assert got
    assert all(got)


def test_a_stream_that_its_own_worker_collects_ends(hub: HubApi, gate: Gate) -> None:
    gate.then = gc.collect
    kept: list[Any] = [hub.courses.stream_create(courses(9 * SIZE), concurrency=2)]
    next(kept[0])
    assert gate.reached.wait(PATIENCE)
    kept.append(kept)
    del kept
    gate.opened.set()
    assert end_of(workers())


def test_a_stream_that_is_dropped_wakes_a_request_that_waits_to_be_sent_again(between: Between, token: str) -> None:
    numbers, waits = itertools.count(1), threading.Event()

    def refuse(_: httpx.Request) -> httpx.Response | None:
        later = {"Retry-After": "50"}
        return httpx.Response(429, headers=later, json={"message": "later"}) if next(numbers) > 1 else None

    between.before = refuse
    with HubApi(token, base_url=URL, transport=between, hooks=Hooks(retry=lambda _: waits.set())) as hub:
        stream = hub.courses.stream_create(courses(9 * SIZE), concurrency=2)
        next(stream)
        assert waits.wait(PATIENCE)
        del stream
        assert end_of(workers())


def test_a_stream_that_is_dropped_sends_nothing_more(hub: HubApi, gate: Gate, between: Between) -> None:
    stream = hub.courses.stream_create(endless(), concurrency=2)
    next(stream)
    assert gate.reached.wait(PATIENCE)
    del stream
    gate.opened.set()
    assert end_of(workers())
    assert len(between.requests) <= 3


@pytest.mark.parametrize("kind", [Stream, AsyncStream])
def test_a_stream_that_was_never_complete_can_be_dropped(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    stream = kind.__new__(kind)
    del stream
    assert not told


@BOTH
@pytest.mark.parametrize("resource", ["courses", "associations"])
def test_a_stream_that_is_never_looped_over_takes_nothing(
    way: str, resource: str, between: Between, token: str
) -> None:
    taken: list[int] = []

    def inputs() -> Iterator[Any]:
        for number in itertools.count(1):
            taken.append(number)
            yield {"hs_course_name": "Pottery"} if resource == "courses" else (number, number, 861)

    hub: Any = HubApi if way == "sync" else AsyncHubApi
    create = getattr(hub(token, base_url=URL, transport=between), resource).stream_create
    stream = create(inputs()) if resource == "courses" else create("contacts", "0-410", inputs())
    if way == "sync":
        stream.close()
    else:
        asyncio.run(stream.aclose())
    assert (taken, list(stream.late), list(stream.unfinished), between.requests, workers()) == ([], [], [], [], [])


# Tasks


async def others_are_done() -> bool:
    """Whether all other tasks end without anybody's doing."""
    for _ in range(1000):
        if len(asyncio.all_tasks()) == 1:
            return True
        await asyncio.sleep(0)
    return False


@DROPS
def test_an_async_stream_may_be_dropped_in_another_thread(
    between: Between, token: str, drop: Callable[[list[Any]], None]
) -> None:
    async def leave() -> bool:
        kept: list[Any] = [async_hub(token, Silent(between)).courses.stream_create(endless())]
        await anext(kept[0])
        await asyncio.get_running_loop().run_in_executor(None, drop, kept)
        return await others_are_done()

    assert asyncio.run(leave())


@DROPS
@pytest.mark.parametrize("inputs", ["there", "to come"])
def test_nothing_is_told_of_an_async_stream_that_is_dropped_after_its_loop(
    between: Between, token: str, drop: Callable[[list[Any]], None], inputs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []

    async def to_come() -> Any:
        for course in courses(SIZE):
            yield course
        await asyncio.Event().wait()

    monkeypatch.setattr(sys, "unraisablehook", told.append)
    hub = async_hub(token, Silent(between))
    kept: list[Any] = [hub.courses.stream_create(endless() if inputs == "there" else to_come())]
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(lambda _, context: told.append(context))
    loop.run_until_complete(_first(kept[0]))
    loop.close()
    drop(kept)
    gc.collect()
    assert not told


async def _first(stream: Any) -> Any:
    return await anext(stream)


async def _all(stream: Any) -> list[Any]:
    return [outcome async for outcome in stream]


def test_an_async_stream_that_is_closed_in_another_event_loop_says_so(between: Between, token: str) -> None:
    stream = async_hub(token, between).courses.stream_create(courses(3 * SIZE))
    with asyncio.Runner() as first, asyncio.Runner() as second:
        first.run(_first(stream))
        with pytest.raises(ConfigurationError, match="belongs to the event loop in which it was first looped over"):
            second.run(stream.aclose())
        first.run(stream.aclose())


def test_an_async_stream_that_is_looped_over_in_another_event_loop_stays_whole(between: Between, token: str) -> None:
    stream = async_hub(token, Silent(between, free=99)).courses.stream_create(courses(3 * SIZE), concurrency=1)
    with asyncio.Runner() as first, asyncio.Runner() as second:
        outcomes = [first.run(_first(stream)) for _ in range(SIZE)]
        with pytest.raises(ConfigurationError, match="belongs to the event loop"):
            second.run(_first(stream))
        outcomes += first.run(_all(stream))
    assert sorted(outcome.index for outcome in outcomes) == list(range(3 * SIZE))


# Forks and exits

SCRIPT = """
import asyncio, gc, itertools, json, os, sys, threading, time
import httpx
from hubapi_ext import AsyncHubApi, ConfigurationError, Hooks, HubApi

class School(httpx.BaseTransport, httpx.AsyncBaseTransport):
    '''Creates courses. What it does with all requests after the first is to be told.'''

    numbers = itertools.count(1)
    reached, opened = threading.Event(), threading.Event()

    def handle_request(self, request):
        if next(self.numbers) > 1:
            refusal = self.later()
            if refusal is not None:
                return refusal
        inputs = json.loads(request.read())["inputs"]
        results = [{"id": "1", "createdAt": "2026-01-01T00:00:00Z", **given} for given in inputs]
        return httpx.Response(201, json={"status": "COMPLETE", "results": results})

    async def handle_async_request(self, request):
        await request.aread()
        return self.handle_request(request)

    def later(self):
        self.reached.set()
        self.opened.wait(60)

    def refuse(self):
        return httpx.Response(429, headers={"Retry-After": "20"}, json={"message": "later"})

school, waits = School(), threading.Event()
options = {"base_url": "https://hubspot.invalid", "transport": school, "hooks": Hooks(retry=lambda _: waits.set())}
inputs = [{"hs_course_name": "Pottery"}] * 500

async def first(hub):
    stream = hub.courses.stream_create(inputs, concurrency=2)
    await anext(stream)
    while not waits.is_set():
        await asyncio.sleep(0.01)
    return stream
"""


def run(script: str) -> tuple[str, float]:
    """What a script prints, and how many seconds after its last line Python has ended. It must not complain."""
    end = "\nprint(time.monotonic())\n"
    done = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", "-c", SCRIPT + script + end],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=100,
        check=False,
    )
    ended = time.monotonic()
    assert (done.returncode, done.stderr) == (0, "")
    *printed, last = done.stdout.splitlines()
    return "\n".join(printed), ended - float(last)


SYNC = """
school.later = school.refuse
hub = HubApi("pat-test", **options)
stream = hub.courses.stream_create(inputs, concurrency=2)
next(stream)
waits.wait(60)
"""


@pytest.mark.parametrize(
    "script",
    [
        SYNC,
        SYNC + "cycle = [stream]; cycle.append(cycle); del stream, cycle",
        SYNC + "sys.kept = stream; del stream",
        SYNC + "class Holder: pass\nHolder.stream, Holder.itself = stream, Holder; del stream, Holder",
        SYNC + "del stream; hub.close()",
        "school.later = school.refuse\nstream = asyncio.run(first(AsyncHubApi('pat-test', **options)))",
        """
school.later = school.refuse
loop = asyncio.new_event_loop()
stream = loop.run_until_complete(first(AsyncHubApi("pat-test", **options)))
loop.close()
""",
        """
school.later = school.refuse
loop = asyncio.new_event_loop()
stream = loop.run_until_complete(first(AsyncHubApi("pat-test", **options)))
del stream
""",
    ],
    ids=["open", "cycle", "module", "class", "dropped", "after-asyncio-run", "loop-closed", "loop-open"],
)
def test_python_ends_with_a_stream_open(script: str) -> None:
    _, seconds = run(script)
    assert seconds < 5


def test_a_batch_is_sent_while_python_ends() -> None:
    script = """
import atexit
hub = HubApi("pat-test", **options)
school.later = lambda: None
atexit.register(lambda: print(hub.courses.create_many(inputs), time.monotonic(), sep="\\n"))
"""
    printed, _ = run(script)
    assert printed.splitlines()[-1] == "<BatchResult of 500 inputs: 500 succeeded, 0 failed, 0 unknown>"


FORK = """
hub = HubApi("pat-test", **options)
stream = hub.courses.stream_create(inputs, concurrency=2)
next(stream)
school.reached.wait(60)
child = os.fork()
if child == 0:
    {child}
    sys.stdout.flush()
    sys.exit()
deadline = time.monotonic() + 20
while os.waitpid(child, os.WNOHANG) == (0, 0):
    if time.monotonic() > deadline:
        print("the child hangs")
        os.kill(child, 9)
        break
    time.sleep(0.01)
school.opened.set()
print(1 + sum(outcome.succeeded for outcome in stream))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")
@pytest.mark.parametrize(
    ("child", "says"),
    [
        ("del stream", ""),
        ("stream.close(); print(1 + len(stream.late) + len(stream.unfinished) == stream.position)", "True"),
        ("\n    with stream: pass", ""),
        ("\n    try: list(stream)\n    except ConfigurationError as error: print(error)", "forked"),
        ("try: sum(1 for _ in stream)\n    except ConfigurationError: stream.close()", ""),
    ],
    ids=["drop", "close", "with", "loop", "loop-and-close"],
)
def test_a_child_does_not_wait_for_the_threads_of_its_parent(child: str, says: str) -> None:
    printed, _ = run(FORK.format(child=child))
    *by_child, by_parent = printed.splitlines()
    assert says in "\n".join(by_child)
    assert "hangs" not in printed
    assert by_parent == "500"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")
def test_a_child_may_loop_over_a_stream_that_its_parent_only_made() -> None:
    script = """
hub = HubApi("pat-test", **options)
school.later = lambda: None
stream = hub.courses.stream_create(inputs)
if os.fork():
    print(os.waitstatus_to_exitcode(os.wait()[1]))
else:
    next(stream)
    stream.close()
    os._exit(len([thread for thread in threading.enumerate() if thread.name.startswith("hubapi")]))
"""
    assert run(script)[0] == "0"


# Threads


def by_close(stream: Any) -> None:
    next(stream)
    stream.close()


def by_with(stream: Any) -> None:
    with stream:
        next(stream)


def by_its_end(stream: Any) -> None:
    list(itertools.islice(stream, 5 * SIZE))
    with pytest.raises(StopIteration):
        next(stream)


@pytest.mark.parametrize("end", [by_close, by_with, by_its_end])
def test_no_thread_is_left_of_a_stream_that_has_ended(hub: HubApi, end: Callable[[Any], None]) -> None:
    before = workers()
    end(hub.courses.stream_create(courses(5 * SIZE)))
    assert workers() == before


@pytest.mark.parametrize("concurrency", [1, 3, 64])
def test_there_are_as_many_threads_as_requests_in_flight(hub: HubApi, between: Between, concurrency: int) -> None:
    together = threading.Barrier(concurrency)
    most: list[int] = []

    def count(_: httpx.Request) -> None:
        together.wait(PATIENCE)
        most.append(len(workers()))

    between.before = count
    result = hub.courses.create_many(courses(2 * concurrency), batch_size=1, concurrency=concurrency)
    assert len(result.succeeded) == 2 * concurrency
    assert set(most) == {concurrency}


@pytest.mark.parametrize("threads", [0, 1])
def test_a_machine_without_more_threads_sends_with_those_that_there_are(
    hub: HubApi, threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, numbers = threading.Thread.start, itertools.count(1)

    def start_some(self: threading.Thread) -> None:
        if self.name.startswith("hubapi") and next(numbers) > threads:
            raise RuntimeError("can't start new thread")
        start(self)

    monkeypatch.setattr(threading.Thread, "start", start_some)
    result = hub.courses.create_many(courses(9 * SIZE))
    assert len(result.succeeded) == 9 * SIZE


who: ContextVar[object] = ContextVar("who")


def test_hooks_see_the_context_of_whoever_loops(between: Between, token: str) -> None:
    seen: list[object] = []
    who.set("nobody")
    hooks = Hooks(request=lambda _: seen.append(who.get()))
    with HubApi(token, base_url=URL, transport=between, hooks=hooks) as hub:
        for outcome in hub.courses.stream_create(courses(5), batch_size=1, concurrency=1):
            who.set(outcome.index)
    assert seen == ["nobody", "nobody", 0, 1, 2]


def test_hooks_see_the_context_of_the_task_that_loops(between: Between, token: str) -> None:
    seen: list[object] = []

    async def loop() -> None:
        who.set("nobody")
        async with async_hub(token, between, hooks=Hooks(request=lambda _: seen.append(who.get()))) as hub:
            async for outcome in hub.courses.stream_create(courses(5), batch_size=1, concurrency=1):
                who.set(outcome.index)

    asyncio.run(loop())
    assert seen == ["nobody", "nobody", 0, 1, 2]


# More than one


@pytest.mark.parametrize("concurrency", [1, 8])
def test_streams_can_be_nested(hub: HubApi, concurrency: int) -> None:
    inner = [
        len(list(hub.courses.stream_create(courses(3), batch_size=1, concurrency=concurrency)))
        for _ in hub.courses.stream_create(courses(5), batch_size=1, concurrency=concurrency)
    ]
    assert inner == [3] * 5


@pytest.mark.parametrize("concurrency", [1, 8])
def test_inputs_may_come_from_another_stream_of_the_same_hub(hub: HubApi, concurrency: int) -> None:
    first = hub.courses.stream_create(courses(9), batch_size=2, concurrency=concurrency)
    copies = (outcome.input for outcome in first)
    result = hub.courses.create_many(copies, batch_size=3, concurrency=concurrency)
    assert len(result.succeeded) == 9


def test_inputs_may_come_from_another_stream_of_the_same_async_hub(between: Between, token: str) -> None:
    async def copy() -> int:
        async with async_hub(token, between) as hub:
            first = hub.courses.stream_create(courses(9), batch_size=2, concurrency=2)
            copies = (outcome.input async for outcome in first)
            return len((await hub.courses.create_many(copies, batch_size=3, concurrency=2)).succeeded)

    assert asyncio.run(copy()) == 9


def test_a_stream_may_go_from_thread_to_thread(hub: HubApi) -> None:
    stream = hub.courses.stream_create(courses(9), batch_size=2, concurrency=2)
    outcomes: list[Any] = []
    for _ in range(9):
        thread = threading.Thread(target=lambda: outcomes.append(next(stream)))
        thread.start()
        thread.join(PATIENCE)
    assert sorted(outcome.index for outcome in outcomes) == list(range(9))


class Loop(threading.Thread):
    """Loops over a stream in a thread of its own."""

    def __init__(self, stream: Any) -> None:
        super().__init__(name="loop", daemon=True)
        self._stream = stream
        self.outcomes: list[Any] = []
        self.error: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            for outcome in self._stream:
                self.outcomes.append(outcome)
        except BaseException as error:  # noqa: BLE001 - it is for the test
            self.error = error

    @property
    def has_ended(self) -> bool:
        return end_of([self])


def test_a_second_thread_that_loops_over_a_stream_is_refused_and_costs_nothing(hub: HubApi) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def hold(_: object) -> None:
        inside.set()
        assert go_on.wait(PATIENCE)

    stream = hub.courses.stream_create(courses(9 * SIZE), progress=hold)
    loop = Loop(stream)
    assert inside.wait(PATIENCE)
    with pytest.raises(ConfigurationError, match="by one thread at a time"):
        next(stream)
    go_on.set()
    assert loop.has_ended
    assert sorted(outcome.index for outcome in loop.outcomes) == list(range(9 * SIZE))


def test_a_second_task_that_loops_over_a_stream_is_refused_and_costs_nothing(between: Between, token: str) -> None:
    async def loop() -> list[Any]:
        async with async_hub(token, between) as hub:
            stream = hub.courses.stream_create(courses(9 * SIZE), concurrency=2)
            task = asyncio.ensure_future(_all(stream))
            await asyncio.sleep(0)
            with pytest.raises(ConfigurationError, match="by one task at a time"):
                await anext(stream)
            return await task

    assert sorted(outcome.index for outcome in asyncio.run(loop())) == list(range(9 * SIZE))


def check_account(stream: Any, handed_out: list[Any], portal: Any) -> None:
    """Every input that was taken has an outcome, or is unfinished, and what came of them agrees with HubSpot."""
    outcomes = [*handed_out, *stream.late]
    assert len({outcome.index for outcome in outcomes}) == len(outcomes)
    assert len(outcomes) + len(stream.unfinished) == stream.position
    assert sum(outcome.succeeded for outcome in outcomes) == len(portal.records("0-410"))


def test_a_stream_that_another_thread_closes_ends_its_loop(hub: HubApi, portal: Any) -> None:
    inside, closes = threading.Event(), threading.Event()

    def hold(_: object) -> None:
        inside.set()
        assert closes.wait(PATIENCE)

    def close() -> None:
        closes.set()
        stream.close()

    stream = hub.courses.stream_create(endless(), progress=hold)
    loop = Loop(stream)
    assert inside.wait(PATIENCE)
    closing = threading.Thread(target=close)
    closing.start()
    assert end_of([closing])
    assert loop.has_ended
    assert loop.error is None
    check_account(stream, loop.outcomes, portal)
    assert not workers()


def test_a_stream_that_another_task_closes_ends_its_loop(between: Between, token: str) -> None:
    async def loop() -> tuple[int, int]:
        async with async_hub(token, Silent(between)) as hub:
            answered = asyncio.Event()
            stream = hub.courses.stream_create(endless(), concurrency=2, progress=lambda _: answered.set())
            task = asyncio.ensure_future(_all(stream))
            await answered.wait()
            await stream.aclose()
            return len(await task) + len(stream.late) + len(stream.unfinished), stream.position

    accounted_for, taken = asyncio.run(loop())
    assert accounted_for == taken


@pytest.mark.parametrize("place", ["hook", "progress", "inputs"])
def test_a_stream_that_is_closed_from_within_does_not_wait_for_itself(
    between: Between, token: str, portal: Any, place: str
) -> None:
    streams: list[Any] = []

    def close(*_: object) -> None:
        if streams:
            streams[0].close()

    def inputs() -> Iterator[dict[str, str]]:
        for number, course in enumerate(endless()):
            if place == "inputs" and number == 3 * SIZE:
                close()
            yield course

    hooks = Hooks(response=close) if place == "hook" else None
    with HubApi(token, base_url=URL, transport=between, hooks=hooks) as hub:
        streams.append(hub.courses.stream_create(inputs(), progress=close if place == "progress" else None))
        loop = Loop(streams[0])
        assert loop.has_ended
    assert loop.error is None
    check_account(streams[0], loop.outcomes, portal)


def test_an_async_stream_that_its_inputs_close_does_not_wait_for_itself(between: Between, token: str) -> None:
    async def loop() -> int:
        async def inputs() -> Any:
            for number, course in enumerate(courses(5 * SIZE)):
                if number == 3 * SIZE:
                    await stream.aclose()
                yield course

        async with async_hub(token, between) as hub:
            stream = hub.courses.stream_create(inputs())
            async with asyncio.timeout(PATIENCE):
                outcomes = await _all(stream)
            return stream.position - len(outcomes) - len(stream.late) - len(stream.unfinished)

    assert asyncio.run(loop()) == 0


# Ended


def loop_over(stream: Any) -> list[Any]:
    return list(stream) if isinstance(stream, Stream) else asyncio.run(_all(stream))


def refuse_all(between: Between) -> None:
    between.before = lambda _: httpx.Response(401, json={"message": "no"})


def fail_all(between: Between) -> None:
    between.before = lambda _: httpx.Response(404, json={"category": "OBJECT_NOT_FOUND", "message": "no"})


@BOTH
@pytest.mark.parametrize("change", [None, refuse_all, fail_all])
def test_a_stream_that_is_looped_over_a_second_time_says_so(
    way: str, between: Between, token: str, change: Callable[[Between], None] | None
) -> None:
    if change is not None:
        change(between)

    hub: Any = (HubApi if way == "sync" else AsyncHubApi)(token, base_url=URL, transport=between)
    stream = hub.associations.read_many("contacts", "0-410", [1, 2])
    # However it ends.
    with nullcontext() if change is None else pytest.raises(HubApiError):
        loop_over(stream)
    with pytest.raises(StreamConsumedError, match="ask for another one"):
        loop_over(stream)


def test_a_stream_that_is_looped_over_after_it_was_closed_says_so(hub: HubApi) -> None:
    stream = hub.courses.stream_create(courses(3))
    with stream:
        next(stream)
    with pytest.raises(StreamConsumedError):
        list(stream)


@BOTH
@pytest.mark.parametrize("error", [StopIteration, StopAsyncIteration])
def test_a_progress_that_raises_the_end_of_an_iterator_does_not_look_like_the_end(
    way: str, between: Between, token: str, error: type[Exception]
) -> None:
    def count(_: object) -> None:
        raise error

    hub: Any = (HubApi if way == "sync" else AsyncHubApi)(token, base_url=URL, transport=between)
    stream = hub.courses.stream_create(courses(9), progress=count)
    with pytest.raises(RuntimeError, match=f"progress raised {error.__name__}"):
        loop_over(stream)


def test_a_progress_that_raises_leaves_an_account_of_what_was_sent(hub: HubApi, portal: Any) -> None:
    def count(progress: Any) -> None:
        if progress.succeeded > SIZE:
            raise LookupError

    stream = hub.courses.stream_create(endless(), progress=count, concurrency=3)
    outcomes: list[Any] = []
    with pytest.raises(LookupError):
        outcomes.extend(stream)
    check_account(stream, outcomes, portal)
    with pytest.raises(InterruptedBatchError):
        next(stream)
