"""A batch of one request needs no thread. What a signal handler raises meanwhile comes once the request is answered.

The signals are real, and their handlers run in the main thread, which sends.
"""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest
from attrs import define, field

from hubapi_ext import Hooks, HubApi, NoLimits, RateLimitError
from hubapi_ext.batches import interrupts
from tests.conftest import Between, InstantClock
from tests.interrupts import Interrupt, Tracer, check_everywhere
from tests.raw_server import CERTIFICATE, raw_server

TOKEN = "pat-test-of-lone-requests"
URL = "https://hubspot.invalid"
PATIENCE = 20.0
COURSES = [{"hs_course_name": "Glazes"}, {"hs_course_name": "Kilns"}]
PAIRS = [(1, 11, 861), (2, 12, 861)]
CREATED = {
    "status": "COMPLETE",
    "startedAt": "2026-03-30T09:15:00.000Z",
    "completedAt": "2026-03-30T09:15:00.100Z",
    "results": [
        {"fromObjectTypeId": "0-1", "fromObjectId": one, "toObjectTypeId": "0-410", "toObjectId": other, "labels": []}
        for one, other, _ in PAIRS
    ],
}


class TimeIsUp(Exception):  # noqa: N818 - task queues call theirs so
    """What a task queue raises in the main thread."""


@define(eq=False)
class Interrupting:
    """A signal handler that raises, and knows when it has run."""

    kind: type[BaseException]
    felt: threading.Semaphore = field(factory=lambda: threading.Semaphore(0))

    def handle(self, *_: object) -> None:
        self.felt.release()
        raise self.kind

    def __call__(self) -> None:
        """Sends the signal from the thread that it is handled in, or from another one."""
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)
        assert self.felt.acquire(timeout=PATIENCE)


@pytest.fixture(params=[KeyboardInterrupt, TimeIsUp, TimeoutError, OSError])
def interrupt(request: pytest.FixtureRequest) -> Iterator[Interrupting]:
    made = Interrupting(request.param)
    before = signal.signal(signal.SIGUSR1, made.handle)
    yield made
    signal.signal(signal.SIGUSR1, before)


def statuses(error: BaseException) -> list[str]:
    """What became of the inputs of the batch that an exception has ended."""
    return [outcome.status for outcome in error.batch_result]  # type: ignore[attr-defined]


SENDS: dict[str, Callable[[HubApi], Any]] = {
    "creates": lambda hub: hub.associations.create_many("contacts", "0-410", PAIRS),
    "upserts": lambda hub: hub.contacts.upsert_many([{"email": "ada@example.com"}], key="email"),
    "reads": lambda hub: list(hub.associations.read_many("contacts", "0-410", [1, 2])),
    "of a stream": lambda hub: list(hub.courses.stream_create(iter(COURSES))),
}


@pytest.mark.parametrize("what", SENDS)
def test_it_is_sent_in_the_thread_that_asks(between: Between, what: str) -> None:
    senders: list[threading.Thread] = []
    between.before = lambda _: senders.append(threading.current_thread())
    with HubApi(TOKEN, base_url=URL, transport=between) as hub:
        SENDS[what](hub)
    assert senders == [threading.current_thread()]


def in_transport(
    between: Between, before: Callable[[], object] = lambda: None, after: Callable[[], object] = lambda: None
) -> None:
    def carried_out(_: httpx.Request, response: httpx.Response) -> httpx.Response:
        after()
        return response

    def about_to_be(_: httpx.Request) -> None:
        before()

    between.before, between.after = about_to_be, carried_out


@pytest.mark.parametrize("when", ["before", "after"])
def test_an_interrupt_in_the_transport_loses_no_answer(interrupt: Interrupting, between: Between, when: str) -> None:
    in_transport(between, **{when: interrupt})
    with HubApi(TOKEN, base_url=URL, transport=between) as hub, pytest.raises(interrupt.kind) as caught:
        hub.courses.create_many(COURSES)
    assert (statuses(caught.value), len(between.requests)) == (["succeeded", "succeeded"], 1)


def test_an_interrupt_in_a_hook_comes_after_the_answer(interrupt: Interrupting, between: Between) -> None:
    hooks = Hooks(request=lambda _: interrupt())
    with HubApi(TOKEN, base_url=URL, transport=between, hooks=hooks) as hub, pytest.raises(interrupt.kind) as caught:
        hub.courses.create_many(COURSES)
    assert (statuses(caught.value), len(between.requests)) == (["succeeded", "succeeded"], 1)


def test_an_interrupt_before_it_is_sent_leaves_it_unsent(interrupt: Interrupting, between: Between) -> None:
    def token() -> str:
        interrupt()
        return TOKEN

    with HubApi(token, base_url=URL, transport=between) as hub:
        stream = hub.courses.stream_create(COURSES)
        with pytest.raises(interrupt.kind):
            next(stream)
    assert ([outcome.status for outcome in stream.late], between.requests) == (["failed", "failed"], [])


@pytest.mark.parametrize("tls", [False, True], ids=["http", "https"])
def test_an_interrupt_while_a_socket_is_waited_for_comes_after_the_answer(
    interrupt: Interrupting, *, tls: bool
) -> None:
    def answer(_: int) -> bytes:
        interrupt()
        content = json.dumps(CREATED).encode()
        return b"HTTP/1.1 201 Created\r\nContent-Length: %d\r\n\r\n%s" % (len(content), content)

    with (
        raw_server(answer, tls=tls) as server,
        HubApi(TOKEN, base_url=server.base_url, ca_bundle=CERTIFICATE) as hub,
        pytest.raises(interrupt.kind) as caught,
    ):
        SENDS["creates"](hub)
    assert (statuses(caught.value), len(server.requests)) == (["succeeded", "succeeded"], 1)


def test_a_second_interrupt_does_not_wait_for_the_answer(interrupt: Interrupting, between: Between) -> None:
    def twice() -> None:
        interrupt()
        interrupt()

    in_transport(between, after=twice)
    with HubApi(TOKEN, base_url=URL, transport=between) as hub, pytest.raises(interrupt.kind) as caught:
        hub.courses.create_many(COURSES)
    assert statuses(caught.value) == ["unknown", "unknown"]


def test_what_was_interrupted_before_it_is_sent_again_is_not(interrupt: Interrupting, between: Between) -> None:
    class Clock(InstantClock):
        def sleep(self, seconds: float) -> None:
            interrupt()
            super().sleep(seconds)

    between.before = lambda _: httpx.Response(429, json={"status": "error", "errorType": "RATE_LIMIT"})
    with (
        HubApi(TOKEN, base_url=URL, transport=between, limits=NoLimits(), clock=Clock()) as hub,
        pytest.raises(interrupt.kind) as caught,
    ):
        hub.courses.create_many(COURSES)
    errors = [type(outcome.error) for outcome in caught.value.batch_result]  # type: ignore[attr-defined]
    assert (errors, len(between.requests)) == ([RateLimitError, RateLimitError], 1)


def test_a_read_is_interrupted_at_once(interrupt: Interrupting, between: Between) -> None:
    answered: list[None] = []

    def come_by() -> None:
        interrupt()
        answered.append(None)

    in_transport(between, before=come_by)
    with HubApi(TOKEN, base_url=URL, transport=between, max_retries=0) as hub, pytest.raises(BaseException):  # noqa: B017, PT011
        SENDS["reads"](hub)
    assert answered == []


# The handlers of others


def test_the_handlers_of_signals_are_as_they_were(interrupt: Interrupting, between: Between) -> None:
    with HubApi(TOKEN, base_url=URL, transport=between) as hub:
        hub.courses.create_many(COURSES)
    assert signal.getsignal(signal.SIGUSR1) == interrupt.handle


def test_a_handler_that_raises_nothing_runs_at_once(between: Between) -> None:
    ran: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda number, _: ran.append(number))
    seen: list[list[int]] = []

    def look() -> None:
        signal.raise_signal(signal.SIGUSR1)
        seen.append(list(ran))

    in_transport(between, before=look)
    try:
        with HubApi(TOKEN, base_url=URL, transport=between) as hub:
            assert len(hub.courses.create_many(COURSES).succeeded) == 2
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert seen == [[signal.SIGUSR1]]


def test_a_handler_that_is_set_meanwhile_stays(between: Between) -> None:
    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    in_transport(between, before=lambda: signal.signal(signal.SIGUSR1, signal.SIG_IGN))
    try:
        with HubApi(TOKEN, base_url=URL, transport=between) as hub:
            hub.courses.create_many(COURSES)
        assert signal.getsignal(signal.SIGUSR1) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_other_threads_leave_handlers_alone(interrupt: Interrupting, between: Between) -> None:
    seen: list[object] = []
    in_transport(between, before=lambda: seen.append(signal.getsignal(signal.SIGUSR1)))
    with HubApi(TOKEN, base_url=URL, transport=between) as hub:
        thread = threading.Thread(target=hub.courses.create_many, args=(COURSES,))
        thread.start()
        thread.join(PATIENCE)
    assert seen == [interrupt.handle]


def test_no_later_interrupt_is_swallowed_wherever_an_exception_comes_meanwhile(
    interrupt: Interrupting, between: Between
) -> None:
    with HubApi(TOKEN, base_url=URL, transport=between) as hub:

        def run(tracer: Tracer) -> None:
            stream = hub.courses.stream_create(COURSES)
            with suppress(Interrupt), tracer():
                next(stream)
            stream.close()
            try:
                interrupt()
            except interrupt.kind:
                return
            raise AssertionError("an interrupt was swallowed")

        check_everywhere({interrupts.__file__}, run)
        hub.courses.create_many(COURSES)
    assert signal.getsignal(signal.SIGUSR1) == interrupt.handle
