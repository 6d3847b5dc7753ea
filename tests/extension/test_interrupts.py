"""An exception between any two lines of a batch, such as a Ctrl-C, loses no input and tells nothing wrong.

Each scenario runs once to count the places at which an exception may come, and then once for each of them, with an
exception raised just there. Whoever loops then closes the stream, or first tries to go on. At the end every input is in
one place: handed out, in `late`, in `unfinished`, or still in its source; and all this agrees with what HubSpot did.
"""

from __future__ import annotations

import asyncio
import json
import operator
import os
import sys
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from types import FrameType, SimpleNamespace
from typing import Any, cast

import httpx
import pytest
from attrs import define, field, frozen

from hubapi_ext import AbandonedError, BatchError, InterruptedBatchError, InvalidInputError, Progress, RefusedError
from hubapi_ext.batches import streams, threads
from hubapi_ext.calls import Session
from hubapi_ext.mock import MockHubSpot, Request
from hubapi_ext.refusal import Refusal
from hubapi_ext.transport.in_flight import GivenUp, InFlight, in_flight, is_given_up, say_whether_sent
from hubapi_resources.associations import Associations, AsyncAssociations
from hubapi_resources.courses import AsyncCourses, Courses
from tests.conftest import Between, open_hub
from tests.interrupts import HOUSE, Interrupt, Tracer, check_everywhere, check_everywhere_async, join_workers, same

WATCHED = {
    str(path)
    for path in [
        *(HOUSE / "batches").glob("*.py"),
        *(HOUSE / "forms").glob("*.py"),
        *(HOUSE / f"{name}.py" for name in ("associations", "resources", "tables/plain_forms")),
    ]
}
ENROLLED = 861
TOKEN = "pat-test"
PATIENCE = 20.0


# HubSpot

CONTACTS = {"1": 3, "2": 0, "3": 1, "4": 2, "5": 1, "6": 0, "7": 4}
"""With how many courses each contact is associated."""
UNREADABLE = "5"
BLUE, SPLIT, BAD = "blue", "split", "bad"


@define(eq=False)
class World:
    """A HubSpot, and what it has done. It is its own client: no HTTP comes between, which has tests of its own."""

    mock: MockHubSpot = field(factory=lambda: MockHubSpot(page_size=2, rate_limit=None, daily_limit=None))
    done: Counter[str] = field(factory=Counter)
    """What it has created, by name."""
    gate: threading.Event | None = None
    """Where there is one, requests after the first wait in their threads until it is set or they are waited for."""
    async_gate: asyncio.Event | None = None
    """Where there is one, requests after the first wait in their tasks until it is set."""
    is_closed: bool = False
    _begun: Iterator[int] = field(factory=count)

    def __attrs_post_init__(self) -> None:
        portal = self.mock.portal(TOKEN)
        for id in range(1, 10):
            portal.create("contacts", id=id)
            portal.create("0-410", id=id)
        pairs = [(contact, course, ENROLLED) for contact, size in CONTACTS.items() for course in range(1, size + 1)]
        self.hub().associations.create_many("contacts", "0-410", pairs).raise_for_failures()

    def hub(self, kind: str = "sync") -> Any:
        """What has the resources that a hub has."""
        if kind == "sync":
            session = Session(self, max_identical_failures=100)
            return SimpleNamespace(courses=Courses(session, "0-410"), associations=Associations(session))
        session = Session(SimpleNamespace(request=self.request_async), max_identical_failures=100)
        return SimpleNamespace(courses=AsyncCourses(session, "0-410"), associations=AsyncAssociations(session))

    def begin(self) -> None:
        """Forgets what was done."""
        self.done.clear()
        self.gate, self.async_gate, self._begun = None, None, count()

    def request(self, **kwargs: Any) -> httpx.Response:
        _say_that_it_is_sent()
        if self.gate is not None and next(self._begun):
            while not (_is_waited_for() or self.gate.wait(0.001)):
                pass
        return self._answer(**kwargs)

    async def request_async(self, **kwargs: Any) -> httpx.Response:
        _say_that_it_is_sent()
        # Requests of one batch overlap.
        await asyncio.sleep(0)
        if self.async_gate is not None and next(self._begun):
            await self.async_gate.wait()
        return self._answer(**kwargs)

    def _answer(self, **request: Any) -> httpx.Response:
        # A tracer is called for each function of the mock, too, and asks for none of its lines.
        tracer = sys.gettrace()
        sys.settrace(None)
        try:
            return self._answer_untraced(**request)
        finally:
            sys.settrace(tracer)

    def _answer_untraced(self, *, method: str, url: str, content: bytes, **_: Any) -> httpx.Response:
        inputs = json.loads(content)["inputs"]
        names = [one.get("id") or one.get("properties", {}).get("hs_course_name") for one in inputs]
        if UNREADABLE in names or (SPLIT in names and len(names) > 1):
            raise RefusedError(Refusal(status=400, category="VALIDATION_ERROR", message="one of them", request=url))
        response = self.mock.handle(Request(method, url, headers={"authorization": f"Bearer {TOKEN}"}, body=content))
        for result in json.loads(response.body).get("results", ()):
            if "properties" in result:
                self.done[result["properties"]["hs_course_name"]] += 1
            elif "fromObjectId" in result:
                self.done[f"{result['fromObjectId']}-{result['toObjectId']}"] += 1
        return httpx.Response(response.status, content=response.body)


def _is_waited_for() -> bool:
    """Whether a thread waits for all that is in flight. Its frames tell; a tracer that has raised sees nothing more."""
    waiting = threads._Workers.wait.__code__
    found: list[FrameType | None] = [*sys._current_frames().values()]
    while found:
        frame = found.pop()
        if frame is not None:
            if frame.f_code is waiting:
                return True
            found.append(frame.f_back)
    return False


def _say_that_it_is_sent() -> None:
    """What the transport says, too."""
    say_whether_sent(was_sent=True)
    if is_given_up():
        say_whether_sent(was_sent=False)
        raise AbandonedError("it was given up before it was sent", sent=False)


# Inputs


@define(eq=False)
class Source:
    """Inputs that come in some way, of which it is known which were not taken."""

    kind: str
    inputs: list[Any]
    given: Any = None
    _yielded: int = 0

    def __attrs_post_init__(self) -> None:
        kinds = {
            "list": lambda: self.inputs,
            "iterator": lambda: iter(self.inputs),
            "generator": self._generate,
            "async": self._generate_async,
            "raising": self._generate_and_raise,
        }
        self.given = kinds[self.kind]()

    def _generate(self) -> Iterator[Any]:
        for one in self.inputs:
            self._yielded += 1
            yield one

    def _generate_and_raise(self) -> Iterator[Any]:
        yield from self._generate()
        raise OSError("disk")

    async def _generate_async(self) -> AsyncIterator[Any]:
        for one in self.inputs:
            await asyncio.sleep(0)
            self._yielded += 1
            yield one

    def taken(self, position: int) -> int:
        if self.kind == "list":
            return position
        if self.kind == "iterator":
            return len(self.inputs) - operator.length_hint(self.given)
        return self._yielded


# Scenarios


def name_of(given: Any) -> str:
    """What tells an input apart."""
    if isinstance(given, dict):
        return given["hs_course_name"] if isinstance(given["hs_course_name"], str) else BAD
    if isinstance(given, tuple):
        return f"{given[0]}-{given[1]}"
    return str(given)


Begin = Callable[..., Any]


@frozen(kw_only=True)
class Scenario:
    begin: Begin
    """Begins to send inputs through a hub."""
    inputs: Sequence[Any]
    source: str = "iterator"
    reads: bool = False
    counts_rows: bool = True
    """Of reads, whether each entry that is handed out has one record."""


def courses(*names: str) -> list[dict[str, Any]]:
    """Some with a property that HubSpot does not know, or cannot be sent at all."""
    extra: dict[str, dict[str, Any]] = {BLUE: {"colour": "blue"}, BAD: {"hs_course_name": 5}}
    return [{"hs_course_name": name, **extra.get(name, {})} for name in names]


USUAL = {"batch_size": 2, "concurrency": 3}
ALONE = {"batch_size": 100, "concurrency": 1}
"""How records are read in one request, for which no thread is needed."""


def create_courses(**options: Any) -> Begin:
    return lambda hub, inputs, **more: hub.courses.stream_create(inputs, **{**USUAL, **options, **more})


def associate(**options: Any) -> Begin:
    return lambda hub, inputs, **more: hub.associations.stream_create(
        "contacts", "0-410", inputs, **{**USUAL, **options, **more}
    )


def read(method: str = "read_many", **options: Any) -> Begin:
    return lambda hub, inputs, **more: getattr(hub.associations, method)(
        "contacts", "0-410", inputs, **{**USUAL, **options, **more}
    )


COURSES = courses("a", "b", BLUE)
PAIRS = [(8, 5, ENROLLED), (8, 5, ENROLLED), (404, 6, ENROLLED), (9, 6, [ENROLLED])]

SYNC = {
    "courses": Scenario(begin=create_courses(), inputs=COURSES),
    "courses, split": Scenario(begin=create_courses(ordered=True), inputs=courses("a", SPLIT), source="generator"),
    "associations, mixed": Scenario(begin=associate(batch_size=3), inputs=PAIRS),
    "records in order": Scenario(begin=read(ordered=True), inputs=[1, 2, 3], source="list", reads=True),
}
WITHOUT_THREADS = {
    "courses in order": Scenario(begin=create_courses(ordered=True, concurrency=1), inputs=COURSES, source="list"),
    "courses, one wrong": Scenario(begin=create_courses(), inputs=courses("a", "b", BAD, "c")),
    "associations in a list": Scenario(begin=associate(concurrency=1), inputs=PAIRS[:3], source="list"),
    "records, one unreadable": Scenario(begin=read(concurrency=1), inputs=[3, 5], source="generator", reads=True),
    "pages": Scenario(begin=read(pages=True, concurrency=1), inputs=[1, 2], reads=True, counts_rows=False),
    "rows": Scenario(begin=read("read_rows"), inputs=[4, 2, 3], reads=True, counts_rows=False),
}
ASYNC = {
    "courses": Scenario(begin=create_courses(), inputs=COURSES),
    "courses that come slowly": Scenario(begin=create_courses(ordered=True), inputs=COURSES, source="async"),
    "courses that come slowly, one wrong": Scenario(
        begin=create_courses(concurrency=1), inputs=courses("a", "b", BAD, "c"), source="async"
    ),
    "associations in a list": Scenario(begin=associate(), inputs=PAIRS[:3], source="list"),
    "pages of records that come slowly": Scenario(
        begin=read(pages=True), inputs=[1, 3], source="async", reads=True, counts_rows=False
    ),
    "records, one unreadable": Scenario(begin=read(ordered=True), inputs=[3, 5], source="list", reads=True),
}


# Accounts


@define(eq=False)
class Run:
    """One run of a scenario, and whether its account is right."""

    world: World
    scenario: Scenario
    source: Source = field(init=False)
    stream: Any = None
    handed_out: list[Any] = field(factory=list)
    raised: list[BaseException] = field(factory=list)
    rest: list[Any] = field(factory=list)
    """What is read when it goes on with what is left."""
    unreadable: list[Any] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.source = Source(self.scenario.source, list(self.scenario.inputs))
        self.world.begin()

    @property
    def left(self) -> list[Any]:
        """The inputs that were not taken."""
        return self.source.inputs[self.source.taken(self.stream.position) :]

    def read_the_rest(self) -> None:
        """Of reads, goes on with the inputs that are unfinished, and those that were not taken."""
        if self.scenario.reads and (rest := [*self.stream.unfinished, *self.left]):
            try:
                self.rest.extend(self.scenario.begin(self.world.hub(), rest, **ALONE))
            except BatchError as error:
                self.unreadable += [outcome.input for outcome in error.outcomes]

    async def read_the_rest_async(self) -> None:
        if self.scenario.reads and (rest := [*self.stream.unfinished, *self.left]):
            try:
                async for entry in self.scenario.begin(self.world.hub("async"), rest, **ALONE):
                    self.rest.append(entry)
            except BatchError as error:
                self.unreadable += [outcome.input for outcome in error.outcomes]

    def check(self) -> None:
        # An iterator has passed the input that is refused, and the caller can go on behind it.
        passed = len(self._named_wrong) if self.scenario.source != "list" else 0
        same(self.stream.position + passed, self.source.taken(self.stream.position), "position")
        for error in self.raised:
            if isinstance(error, InterruptedBatchError | BatchError):
                outcomes = error.result if isinstance(error, InterruptedBatchError) else error.outcomes
                same([one.index for one in outcomes], [one.index for one in self.stream.late], "in the exception, late")
        if self.scenario.reads:
            self._check_reads()
        else:
            self._check_writes()

    @property
    def _named_wrong(self) -> list[str]:
        """The input that was refused before it was sent, if an exception has said so and it counts as not taken."""
        # An exception that comes at the very last line replaces another one, which Python shows above it.
        raised = [error for one in self.raised for error in (one, one.__context__) if error is not None]
        said = [error for one in raised for error in (one, one.__cause__)]
        positions = {error.position for error in said if isinstance(error, InvalidInputError)}
        wrong = [name_of(self.scenario.inputs[position]) for position in positions if position is not None]
        unfinished = list(map(name_of, self.stream.unfinished))
        return [name for name in wrong if name not in unfinished]

    def _check_writes(self) -> None:
        stream, inputs, done = self.stream, self.scenario.inputs, self.world.done
        outcomes = [*self.handed_out, *stream.late]
        same([one for one in outcomes if one.input is not inputs[one.index]], [], "has another's input")
        unsent = [name_of(one) for one in (*stream.unfinished, *self.left)]
        places = [*(name_of(outcome.input) for outcome in outcomes), *unsent, *self._named_wrong]
        same(sorted(places), sorted(map(name_of, inputs)), "the inputs, each in one place")
        check_against_hubspot(outcomes, done)
        if isinstance(inputs[0], dict):
            same([name for name in unsent if done[name]], [], "created, and said to be unsent")
        counts = Counter(outcome.status for outcome in outcomes)
        for status in ("succeeded", "failed", "unknown"):
            same(getattr(stream.progress, status), counts[status], f"progress.{status}")

    def _check_reads(self) -> None:
        failed = Counter(name_of(outcome.input) for outcome in self.stream.late)
        failed.update(map(name_of, self.unreadable))
        same(
            list(failed.elements()), [UNREADABLE] if UNREADABLE in map(name_of, self.scenario.inputs) else [], "failed"
        )
        entries = [*self.handed_out, *self.rest]
        wanted = [name_of(one) for one in self.scenario.inputs if name_of(one) != UNREADABLE]
        if self.scenario.counts_rows:
            same(sorted(row.from_id for row in entries), sorted(wanted), "rows")
        pairs = [(contact, str(course)) for contact in wanted for course in range(1, CONTACTS[contact] + 1)]
        same(sorted(pair for entry in entries for pair in _pairs(entry)), sorted(pairs), "pairs")


def _pairs(entry: Any) -> list[tuple[str, str]]:
    if hasattr(entry, "from_id") and isinstance(entry.from_id, list):
        return list(zip(entry.from_id, entry.to_id, strict=True))
    return [(entry.from_id, to.id) for to in entry.to]


def check_against_hubspot(outcomes: Sequence[Any], done: Counter[str]) -> None:
    same([name for name, count in done.items() if count > 1], [], "created twice")
    same([name_of(one.input) for one in outcomes if one.succeeded and not done[name_of(one.input)]], [], "not created")
    same([name_of(one.input) for one in outcomes if one.failed and done[name_of(one.input)]], [], "created, and failed")
    mixed_up = [
        one
        for one in outcomes
        if one.succeeded
        and "-" not in name_of(one.input)
        and one.result.properties["hs_course_name"] != name_of(one.input)
    ]
    same(mixed_up, [], "has another's result")


@pytest.fixture
def world() -> World:
    return World()


ENDINGS = (Interrupt, asyncio.CancelledError, BatchError, InterruptedBatchError, InvalidInputError)


def without_frames(error: BaseException) -> BaseException:
    """The exception without what its tracebacks hold: the stream."""
    one: BaseException | None = error
    while one is not None:
        one.__traceback__, one = None, one.__context__
    return error


def loop_over(run: Run) -> None:
    try:
        for entry in run.stream:
            run.handed_out.append(entry)
    except ENDINGS as error:
        run.raised.append(error)


def go_on(run: Run) -> None:
    """Asks for more as if nothing had happened."""
    try:
        while True:
            run.handed_out.append(next(run.stream))
    except (StopIteration, *ENDINGS) as error:
        run.raised.append(error)


async def let_cancel() -> None:
    """Takes the cancellation that came too late for all that was awaited before."""
    with suppress(asyncio.CancelledError):
        await asyncio.sleep(0)


async def loop_over_async(run: Run) -> None:
    try:
        async for entry in run.stream:
            run.handed_out.append(entry)
    except ENDINGS as error:
        run.raised.append(error)


async def go_on_async(run: Run) -> None:
    try:
        while True:
            run.handed_out.append(await anext(run.stream))
    except (StopAsyncIteration, *ENDINGS) as error:
        run.raised.append(error)


def run_stream(world: World, scenario: Scenario, tracer: Tracer) -> None:
    run = Run(world, scenario)
    run.stream = scenario.begin(world.hub(), run.source.given)
    with tracer():
        loop_over(run)
    if tracer.number % 2:
        go_on(run)
    run.stream.close()
    run.read_the_rest()
    run.check()


async def run_stream_async(world: World, scenario: Scenario, tracer: Tracer) -> None:
    run = Run(world, scenario)
    run.stream = scenario.begin(world.hub("async"), run.source.given)
    with tracer():
        await loop_over_async(run)
    if tracer.number % 2:
        await go_on_async(run)
    await run.stream.aclose()
    await run.read_the_rest_async()
    run.check()


@pytest.mark.parametrize("name", SYNC)
def test_a_stream_accounts_for_all_inputs_wherever_it_is_interrupted(world: World, name: str) -> None:
    check_everywhere(WATCHED, lambda tracer: run_stream(world, SYNC[name], tracer))


@pytest.mark.parametrize("name", WITHOUT_THREADS)
def test_a_stream_without_threads_accounts_for_all_inputs_wherever_it_is_interrupted(
    world: World, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    check_everywhere(WATCHED, lambda tracer: run_stream(world, WITHOUT_THREADS[name], tracer))


@pytest.mark.parametrize("name", ASYNC)
def test_an_async_stream_accounts_for_all_inputs_wherever_it_is_interrupted(world: World, name: str) -> None:
    check_everywhere_async(WATCHED, lambda tracer: run_stream_async(world, ASYNC[name], tracer))


@pytest.mark.parametrize("name", ["courses that come slowly", "pages of records that come slowly"])
def test_an_async_stream_accounts_for_all_inputs_wherever_its_task_is_cancelled(world: World, name: str) -> None:
    async def run(tracer: Tracer) -> None:
        task = asyncio.current_task()
        assert task is not None
        tracer.act = task.cancel
        looping = Run(world, ASYNC[name])
        stream = looping.stream = looping.scenario.begin(world.hub("async"), looping.source.given)
        with tracer():
            await loop_over_async(looping)
        await let_cancel()
        await stream.aclose()
        await looping.read_the_rest_async()
        looping.check()

    check_everywhere_async(WATCHED, run)


# Instructions

# To look at each takes so long that only the shortest scenarios are looked at so. scripts/interrupts does it with all.

TAKES_ITS_TIME = "HUBAPI_EVERY_INSTRUCTION" in os.environ
ONE = "one course"


@pytest.mark.parametrize("name", [ONE, *(SYNC if TAKES_ITS_TIME else ())])
def test_a_stream_accounts_for_all_inputs_at_whichever_instruction_it_is_interrupted(world: World, name: str) -> None:
    scenario = SYNC.get(name) or Scenario(begin=create_courses(), inputs=courses("a"))
    check_everywhere(WATCHED, lambda tracer: run_stream(world, scenario, tracer), by_instruction=True)


@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@pytest.mark.parametrize("name", [ONE, *(ASYNC if TAKES_ITS_TIME else ())])
def test_an_async_stream_accounts_for_all_inputs_at_whichever_instruction_it_is_interrupted(
    world: World, name: str
) -> None:
    scenario = ASYNC.get(name) or Scenario(begin=create_courses(), inputs=courses("a"), source="async")
    check_everywhere_async(WATCHED, lambda tracer: run_stream_async(world, scenario, tracer), by_instruction=True)


# Batches that are sent at once

WHOLE = courses("a", "b", BLUE)


def check_whole(world: World, source: Source, error: BaseException | None, outcomes: Any) -> None:
    """Checks what `create_many` returned or raised."""
    if error is not None:
        # An exception that comes at the very last line replaces another one, which Python shows above it.
        accounts = [one for one in (error, error.__context__) if one is not None]
        found = [getattr(one, "result", getattr(one, "batch_result", None)) for one in accounts]
        outcomes = next((one for one in found if one is not None), ())
    done = world.done
    indices = [outcome.index for outcome in outcomes]
    same(indices, sorted(set(indices)), "in order, each once")
    check_against_hubspot(outcomes, done)
    sent = [name_of(outcome.input) for outcome in outcomes if not outcome.failed]
    same([name for name in done if name not in sent], [], "created, and not accounted for")
    if isinstance(error, InterruptedBatchError):
        names = map(name_of, [*(outcome.input for outcome in outcomes), *error.unfinished])
        same(sorted(names), sorted(map(name_of, source.inputs)), "the inputs, each in one place")


@pytest.mark.parametrize("fails", [False, True], ids=["to the end", "with inputs that raise"])
def test_a_whole_batch_accounts_for_what_was_sent_wherever_it_is_interrupted(world: World, *, fails: bool) -> None:
    def run(tracer: Tracer) -> None:
        world.begin()
        source = Source("raising" if fails else "list", WHOLE)
        error = outcomes = None
        create_many = world.hub().courses.create_many
        try:
            with tracer():
                outcomes = create_many(source.given, batch_size=2, concurrency=2)
        except (Interrupt, InterruptedBatchError) as raised:
            error = raised
        check_whole(world, source, error, outcomes)

    check_everywhere(WATCHED, run)


@pytest.mark.parametrize("way", ["interrupted", "cancelled"])
@pytest.mark.parametrize("fails", [False, True], ids=["to the end", "with inputs that raise"])
def test_an_async_whole_batch_accounts_for_what_was_sent_wherever_it_is(world: World, way: str, *, fails: bool) -> None:
    async def run(tracer: Tracer) -> None:
        world.begin()
        source = Source("raising" if fails else "list", WHOLE)
        error = outcomes = None
        task = asyncio.current_task()
        assert task is not None
        tracer.act = task.cancel if way == "cancelled" else None
        create_many = world.hub("async").courses.create_many
        try:
            with tracer():
                outcomes = await create_many(source.given, batch_size=2, concurrency=2)
        except (Interrupt, asyncio.CancelledError, InterruptedBatchError) as raised:
            error = raised
        await let_cancel()
        check_whole(world, source, error, outcomes)

    check_everywhere_async(WATCHED, run)


# A second one

MORE = Scenario(begin=create_courses(), inputs=courses(*"abcdefg"))
RECORDS = Scenario(begin=read(), inputs=[1, 2, 3, 4, 6], reads=True)


@pytest.mark.parametrize("scenario", [MORE, RECORDS], ids=["courses", "records"])
def test_a_stream_accounts_for_all_inputs_wherever_it_is_interrupted_again(world: World, scenario: Scenario) -> None:
    def run(tracer: Tracer) -> None:
        this = Run(world, scenario)
        gate = world.gate = threading.Event()
        tracer.is_armed = False

        def interrupt(_: Progress) -> None:
            tracer.is_armed = True
            raise Interrupt

        stream = this.stream = scenario.begin(world.hub(), this.source.given, progress=interrupt)
        with tracer():
            loop_over(this)
        gate.set()
        stream.close()
        join_workers()
        this.read_the_rest()
        this.check()

    check_everywhere(WATCHED, run)


@pytest.mark.parametrize("scenario", [MORE, RECORDS], ids=["courses", "records"])
@pytest.mark.parametrize("then", ["close again", "go on"])
def test_a_stream_accounts_for_all_inputs_wherever_it_is_interrupted_as_it_closes(
    world: World, scenario: Scenario, then: str
) -> None:
    def run(tracer: Tracer) -> None:
        this = Run(world, scenario)
        gate = world.gate = threading.Event()
        stream = this.stream = scenario.begin(world.hub(), this.source.given)
        this.handed_out.append(next(stream))
        try:
            with tracer():
                stream.close()
        except Interrupt:
            pass
        gate.set()
        if then == "go on":
            go_on(this)
        stream.close()
        join_workers()
        this.read_the_rest()
        this.check()

    check_everywhere(WATCHED, run)


@pytest.mark.parametrize("scenario", [MORE, RECORDS], ids=["courses", "records"])
@pytest.mark.parametrize("closed_by", ["its task", "another task"])
@pytest.mark.parametrize("then", ["close", "go on"])
def test_an_async_stream_accounts_for_all_inputs_wherever_it_is_interrupted_again(
    world: World, scenario: Scenario, closed_by: str, then: str
) -> None:
    async def run(tracer: Tracer) -> None:
        this = Run(world, scenario)
        world.async_gate, tracer.is_armed = asyncio.Event(), False

        def interrupt(_: Progress) -> None:
            tracer.is_armed = True
            raise Interrupt

        stream = this.stream = scenario.begin(world.hub("async"), this.source.given, progress=interrupt)
        with tracer():
            looped = loop_over_async(this)
            await (looped if closed_by == "its task" else asyncio.ensure_future(looped))
        async with asyncio.timeout(PATIENCE):
            if then == "go on":
                world.async_gate.set()
                await go_on_async(this)
            await stream.aclose()
        # What is still in flight may end now.
        for _ in range(3):
            await asyncio.sleep(0)
        world.async_gate.set()
        await this.read_the_rest_async()
        this.check()

    check_everywhere_async(WATCHED, run)


def test_a_whole_batch_accounts_for_what_was_sent_wherever_it_is_interrupted_again(world: World) -> None:
    def run(tracer: Tracer) -> None:
        source = Source("list", list(MORE.inputs))
        world.begin()
        gate = world.gate = threading.Event()
        tracer.is_armed = False

        def interrupt(_: Progress) -> None:
            tracer.is_armed = True
            raise Interrupt

        error: BaseException | None = None
        try:
            with tracer():
                world.hub().courses.create_many(source.given, batch_size=2, concurrency=3, progress=interrupt)
        except Interrupt as raised:
            error = without_frames(raised)
        gate.set()
        join_workers()
        check_whole(world, source, error, ())

    check_everywhere(WATCHED, run)


# What was not sent


@pytest.mark.parametrize("way", ["sync", "async"])
def test_a_request_that_is_given_up_as_it_is_sent_is_not_sent(way: str, between: Between, token: str) -> None:
    class AsItIsSent(GivenUp):
        """Set just when the request has said that it is sent."""

        is_set = property(lambda _: state.was_sent, lambda *_: None)

    state = InFlight(AsItIsSent())
    in_flight.set(state)
    try:
        with (
            open_hub(way, token, base_url="https://hubspot.invalid", transport=between) as hub,
            pytest.raises(AbandonedError),
        ):
            hub.request("GET", "/crm/v3/owners")
    finally:
        in_flight.set(None)
    assert (between.requests, state.was_sent) == ([], False)


def test_a_thread_says_that_a_request_has_begun_before_it_looks_whether_it_was_given_up() -> None:
    seen: list[bool] = []

    class Watched(GivenUp):
        is_set = property(lambda _: seen.append(request.has_begun) or True, lambda *_: None)  # type: ignore[func-returns-value]

    request = streams.Request(cast("Any", None), cast("Any", None), InFlight(Watched()))
    threads._send(request, cast("Any", None))
    assert (seen, request.has_begun) == ([True], False)
