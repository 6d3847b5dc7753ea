"""The process that is interrupted. It runs batches against a mock HubSpot that takes its time, one after the other.

Before each run it says on stdout when to interrupt it. After the run it checks where every input is: handed out, late,
unfinished or not taken, each in one place, and in agreement with what the mock has done.
"""

from __future__ import annotations

import asyncio
import faulthandler
import operator
import os
import random
import signal
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

import httpx
from attrs import define, field

from hubapi_ext import AsyncHubApi, HubApi, InterruptedBatchError, StreamConsumedError
from hubapi_ext.mock import MockHubSpot

TOKEN = "pat-interrupts"  # noqa: S105 - of the mock
ENROLLED = 861
CONTACTS = {str(id): id % 4 for id in range(1, 41)}
"""How many courses each contact is associated with."""
LONGEST_END = 2.0
"""How many seconds a second SIGINT may take to end a run, whose slow requests take longer."""


GOING_ON = (InterruptedBatchError, StreamConsumedError)
"""What a stream raises that is asked for more after it was interrupted."""


class WrongAccountError(Exception):
    """An input is lost, in two places, or what is said of it is not so."""


@define(eq=False)
class Slow(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Carries requests to the mock and back, which takes a moment each, or very long."""

    mock: MockHubSpot
    chance: random.Random
    is_hurrying: threading.Event = field(factory=threading.Event)
    """Set when the slow ones are to go on."""
    is_slow: bool = False
    """Whether the next request takes long."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Carries a request in a thread."""
        request.read()
        self._take_time()
        response = self.mock.transport.handle_request(request)
        self._take_time()
        return response

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Carries a request in a task."""
        await request.aread()
        await asyncio.sleep(self.chance.random() * 0.003)
        response = self.mock.transport.handle_request(request)
        await asyncio.sleep(self.chance.random() * 0.003)
        return response

    def _take_time(self) -> None:
        if self.is_slow:
            self.is_slow = False
            self.is_hurrying.wait(2 * LONGEST_END)
        else:
            time.sleep(self.chance.random() * 0.003)


@define(eq=False)
class Signals:
    """Turns SIGINTs into KeyboardInterrupts, but only as many as a run expects, and only while it runs."""

    allowed: int = 0
    received: int = 0
    last: float = 0.0
    act: Callable[[], object] | None = None
    """What to do instead of raising."""

    def handle(self, _: int, __: FrameType | None) -> None:
        """What Python calls when a signal has come."""
        if self.allowed:
            self.allowed -= 1
            self.received += 1
            self.last = time.monotonic()
            if self.act is None:
                raise KeyboardInterrupt
            self.act()


@define(eq=False)
class Batches:
    """The runs, and what they need."""

    chance: random.Random
    signals: Signals
    mock: MockHubSpot = field(factory=lambda: MockHubSpot(page_size=2, rate_limit=None, daily_limit=None))
    transport: Slow = field(init=False)
    moments: list[float] = field(factory=list)
    """When to interrupt a run: each after so many seconds."""
    interrupts: int = 0
    """How many came after a run had begun to send."""
    usual: dict[str, float] = field(factory=dict)
    """How many seconds a run takes, by kind."""
    results: Counter[str] = field(factory=Counter)

    def __attrs_post_init__(self) -> None:
        self.transport = Slow(self.mock, self.chance)
        portal = self.mock.portal(TOKEN)
        for contact in CONTACTS:
            portal.create("contacts", id=int(contact))
        for id in range(1, 5):
            portal.create("0-410", id=id)
        pairs = [(contact, course, ENROLLED) for contact, count in CONTACTS.items() for course in range(1, count + 1)]
        with self.hub() as hub:
            hub.associations.create_many("contacts", "0-410", pairs).raise_for_failures()

    @property
    def options(self) -> Any:
        """The settings of all hubs."""
        return {
            "api_version": "2026-09",
            "base_url": "https://hubspot.invalid",
            "transport": self.transport,
            "max_retries": 0,
        }

    def hub(self) -> HubApi:
        """A hub in front of the mock."""
        return HubApi(TOKEN, **self.options)

    def run(self, number: int) -> None:
        """One run of a random kind, with one or two interrupts."""
        kinds = {"create": self.create, "create_many": self.create_many, "read": self.read, "async": self.create_async}
        kind = self.chance.choice(list(kinds))
        twice = kind != "async" and self.chance.random() < 0.25
        usual = self.usual.get(kind, 0.1)
        moments = [self.chance.random() * usual, *([self.chance.random() * 0.01] if twice else [])]
        self.transport.is_hurrying.clear()
        self.transport.is_slow = twice
        self.interrupts = 0
        before, begun = self.signals.received, time.monotonic()
        self.moments = moments
        kinds[kind](f"{number}-")
        self.signals.allowed = 0
        came = self.signals.received - before
        self.results[f"{came} SIGINTs"] += 1
        if came == 0 and not twice:
            self.usual[kind] = (usual + time.monotonic() - begun) / 2

    def arm(self) -> None:
        """Asks for the signals, and lets them come from here on."""
        print("run", *self.moments, flush=True)
        self.signals.allowed = len(self.moments)

    @contextmanager
    def ending(self) -> Iterator[None]:
        """Waits for the workers after a run. If it was interrupted twice, it must have ended soon."""
        yield
        if self.interrupts > 1:
            took = time.monotonic() - self.signals.last
            _check(took < LONGEST_END, f"the second SIGINT took {took:.1f} s to end the run")
        self.transport.is_hurrying.set()
        deadline = time.monotonic() + 2 * LONGEST_END
        # To join a thread does not do: one whose start was interrupted may never be started, and Python takes one for
        # ended that was joined before, when that was interrupted.
        while stacks := [stack for stack in map(_stack, _workers()) if "in _work" in stack]:
            _check(time.monotonic() < deadline, f"a thread was not told to end:\n{stacks[0]}")
            time.sleep(0.001)

    def steps(self, *steps: Callable[[], object]) -> None:
        """Does one after the other, and goes on with the next when one is interrupted."""
        left = list(steps)
        while left:
            try:
                while left:
                    try:
                        step = left[0]
                        step()
                        # A step that is interrupted just here has been done: to close twice does no harm.
                        del left[:1]
                    except KeyboardInterrupt:
                        self.interrupts += left[0] != self.arm
                        del left[: int(len(left) > 1)]
            except KeyboardInterrupt:
                # It came while another one was handled.
                continue

    def create(self, prefix: str) -> None:
        """Creates courses in a stream."""
        inputs = _courses(prefix, self.chance.randrange(1, 60))
        is_list = self.chance.random() < 0.5
        source: Any = inputs if is_list else iter(inputs)
        options: Any = {
            "ordered": self.chance.random() < 0.5,
            "batch_size": 4,
            "concurrency": self.chance.randrange(1, 5),
        }
        handed_out: list[Any] = []
        with self.hub() as hub:
            stream = hub.courses.stream_create(source, **options)

            def loop() -> None:
                with suppress(*GOING_ON):
                    for outcome in stream:
                        handed_out.append(outcome)  # noqa: PERF402 - it is interrupted

            with self.ending():
                # The last one cannot be interrupted: what is left of the allowed signals comes before.
                self.steps(self.arm, loop, stream.close, stream.close)
                self.signals.allowed = 0
            taken = stream.position if is_list else len(inputs) - operator.length_hint(source)
            _check(stream.position == taken, f"position {stream.position}, taken {taken}")
            self.check_created(prefix, inputs, [*handed_out, *stream.late], [*stream.unfinished, *inputs[taken:]])

    def create_many(self, prefix: str) -> None:
        """Creates courses in a batch that is sent at once."""
        inputs = _courses(prefix, self.chance.randrange(1, 60))
        found: list[Any] = []
        concurrency = self.chance.randrange(1, 5)
        with self.hub() as hub:
            raised: list[BaseException] = []

            def send() -> None:
                try:
                    found.extend(hub.courses.create_many(inputs, batch_size=4, concurrency=concurrency))
                except KeyboardInterrupt as error:
                    raised.append(error)
                    raise

            with self.ending():
                self.steps(self.arm, send, lambda: None)
                self.signals.allowed = 0
            if not found:
                found = list(getattr(raised[0], "batch_result", ())) if raised else []
            indices = [outcome.index for outcome in found]
            _check(len(set(indices)) == len(indices), "an outcome is there twice")
            rest = [given for index, given in enumerate(inputs) if index not in indices]
            self.check_created(prefix, inputs, found, rest)

    def create_async(self, prefix: str) -> None:
        """Creates courses in tasks, and is cancelled."""
        inputs = _courses(prefix, self.chance.randrange(1, 60))
        source = iter(inputs)
        handed_out: list[Any] = []

        async def create() -> Any:
            task = asyncio.current_task()
            assert task is not None  # noqa: S101
            loop = asyncio.get_running_loop()

            def cancel() -> None:
                # As asyncio.Runner does.
                task.cancel()
                loop.call_soon_threadsafe(lambda: None)

            self.signals.act = cancel
            async with AsyncHubApi(TOKEN, **self.options) as hub:
                stream = hub.courses.stream_create(source, batch_size=4, concurrency=3)
                self.arm()
                with suppress(asyncio.CancelledError):
                    async for outcome in stream:
                        handed_out.append(outcome)  # noqa: PERF401 - it is interrupted
                self.signals.allowed = 0
                with suppress(asyncio.CancelledError):
                    # It may have come at the very end.
                    await asyncio.sleep(0)
                await stream.aclose()
            return stream

        try:
            stream = asyncio.run(create())
        finally:
            self.signals.act = None
        rest = [*stream.unfinished, *inputs[len(inputs) - operator.length_hint(source) :]]
        self.check_created(prefix, inputs, [*handed_out, *stream.late], rest)

    def check_created(self, prefix: str, inputs: list[Any], outcomes: list[Any], rest: list[Any]) -> None:
        """Checks that each input is in one place, and what is said of it."""
        places = [_name(outcome.input) for outcome in outcomes] + list(map(_name, rest))
        _check(sorted(places) == sorted(map(_name, inputs)), f"lost or doubled: {Counter(places)}")
        records = self.mock.portal(TOKEN).records("0-410")
        names = [str(record.properties.get("hs_course_name")) for record in records]
        created = Counter(name for name in names if name.startswith(prefix))
        _check(not created or max(created.values()) == 1, f"created twice: {created}")
        for outcome in outcomes:
            self.results[outcome.status] += 1
            name = _name(outcome.input)
            _check(not (outcome.failed and name in created), f"{name} failed, and was created")
            _check(not (outcome.succeeded and name not in created), f"{name} succeeded, and was not created")
        wrong = [name for name in map(_name, rest) if name in created]
        _check(not wrong, f"created, and said to be unfinished: {wrong}")
        self.results["unfinished"] += len(rest)

    def read(self, _: str) -> None:
        """Reads associations, page after page of each record or all of a record."""
        ids = self.chance.sample(list(CONTACTS), self.chance.randrange(1, 30))
        pages = self.chance.random() < 0.3
        options: Any = {"pages": pages, "batch_size": 4, "concurrency": self.chance.randrange(1, 5)}
        source = iter(ids)
        rows: list[Any] = []
        with self.hub() as hub:
            stream = hub.associations.read_many("contacts", "0-410", source, **options)

            def loop() -> None:
                with suppress(*GOING_ON):
                    for row in stream:
                        rows.append(row)

            with self.ending():
                self.steps(self.arm, loop, stream.close, stream.close)
                self.signals.allowed = 0
            rest = [*stream.unfinished, *ids[len(ids) - operator.length_hint(source) :]]
            _check(not stream.late, f"failed: {stream.late}")
            if rest:
                rows += hub.associations.read_many("contacts", "0-410", rest, pages=pages)
        found = Counter((row.from_id, to.id) for row in rows for to in row.to)
        wanted = Counter((id, str(course)) for id in ids for course in range(1, CONTACTS[id] + 1))
        _check(found == wanted, f"read: {found - wanted} too often, {wanted - found} not")
        if not pages:
            _check(sorted(row.from_id for row in rows) == sorted(ids), "a record is lost or doubled")
        self.results["read"] += len(ids)


def _workers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("hubapi-")]


def _stack(thread: threading.Thread) -> str:
    """Where a thread is."""
    frame = sys._current_frames().get(thread.ident or 0)  # noqa: SLF001
    return "".join(traceback.format_stack(frame)) if frame is not None else ""


def _courses(prefix: str, count: int) -> list[dict[str, str]]:
    return [{"hs_course_name": f"{prefix}{index}"} for index in range(count)]


def _name(given: Any) -> str:
    return str(given["hs_course_name"])


def _check(is_right: object, problem: str) -> None:
    if not is_right:
        raise WrongAccountError(problem)


def main() -> int:
    """Runs so many batches, and prints what came of them."""
    count, seconds, seed = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    # The parent aborts a run that does not end, which then shows where its threads are.
    faulthandler.enable()
    signals = Signals()
    signal.signal(signal.SIGINT, signals.handle)
    batches = Batches(random.Random(seed), signals)  # noqa: S311
    begun = time.monotonic()
    runs = 0
    problems: list[str] = []
    while runs < count and time.monotonic() - begun < seconds:
        runs += 1
        try:
            batches.run(runs)
        except (WrongAccountError, InterruptedBatchError) as error:
            problems.append(f"run {runs}: {error}")
    for problem in problems:
        print(problem, file=sys.stderr)
    counts = ", ".join(f"{count} {name}" for name, count in sorted(batches.results.items()))
    print(f"{runs} runs, {len(problems)} wrong: {counts}; {time.monotonic() - begun:.0f} s", flush=True)
    return int(bool(problems))


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    # Signals that come late are nobody's any more.
    os._exit(status)
