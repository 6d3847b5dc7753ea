"""A batch of one request needs no thread. What interrupts it while HubSpot is waited for comes once there is an answer.

Signals are real: a server that has got the request sends them to the main thread, in which the batch waits.
"""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from attrs import define, field

from hubapi_ext import HubApi
from hubapi_ext.transport.network import _Stream
from tests.conftest import Between
from tests.raw_server import CERTIFICATE, raw_server

TOKEN = "pat-test-of-lone-requests"
PATIENCE = 20.0
MAIN = threading.main_thread().ident or 0
PAIRS = [(1, 11, 861), (2, 12, 861)]
CREATED = {
    "status": "COMPLETE",
    "startedAt": "2026-03-30T09:15:00.000Z",
    "completedAt": "2026-03-30T09:15:00.100Z",
    "results": [
        {
            "fromObjectTypeId": "0-1",
            "fromObjectId": one,
            "toObjectTypeId": "0-410",
            "toObjectId": other,
            "labels": [],
        }
        for one, other, _ in PAIRS
    ],
}


def http(status: int, body: object) -> bytes:
    content = json.dumps(body).encode()
    return b"HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (
        status,
        len(content),
        content,
    )


class TimeIsUp(Exception):  # noqa: N818 - task queues call theirs so
    """What a task queue raises in the main thread."""


@define(eq=False)
class Interrupting:
    """Interrupts the main thread, from another one, and knows when that has been felt."""

    kind: type[BaseException]
    felt: threading.Semaphore = field(factory=lambda: threading.Semaphore(0))

    def handle(self, *_: object) -> None:
        self.felt.release()
        raise self.kind

    def interrupt_what_waits(self) -> None:
        """Interrupts the main thread once it waits for the answer to what it has sent."""
        while sys._current_frames()[MAIN].f_code is not _Stream._wait_until_readable.__code__:
            self.felt.acquire(timeout=0.001)
        self.interrupt()

    def interrupt(self) -> None:
        signal.pthread_kill(MAIN, signal.SIGUSR1)
        assert self.felt.acquire(timeout=PATIENCE)


@pytest.fixture(params=[KeyboardInterrupt, TimeIsUp])
def interrupting(request: pytest.FixtureRequest) -> Iterator[Interrupting]:
    made = Interrupting(request.param)
    before = signal.signal(signal.SIGUSR1, made.handle)
    yield made
    signal.signal(signal.SIGUSR1, before)


def statuses(error: BaseException) -> list[str]:
    """What became of the inputs of the batch that an exception has ended."""
    return [outcome.status for outcome in error.batch_result]  # type: ignore[attr-defined]


Send = Callable[[HubApi], Any]
SENDS: dict[str, Send] = {
    "creates": lambda hub: hub.associations.create_many("contacts", "0-410", PAIRS),
    "upserts": lambda hub: hub.contacts.upsert_many([{"email": "ada@example.com"}], key="email"),
    "reads": lambda hub: list(hub.associations.read_many("contacts", "0-410", [1, 2])),
    "of a stream": lambda hub: list(hub.courses.stream_create(iter([{"hs_course_name": "Glazes"}]))),
}


@pytest.mark.parametrize("what", SENDS)
def test_it_is_sent_in_the_thread_that_asks(between: Between, what: str) -> None:
    senders: list[threading.Thread] = []
    between.before = lambda _: senders.append(threading.current_thread())
    with HubApi(TOKEN, base_url="https://hubspot.invalid", transport=between) as hub:
        SENDS[what](hub)
    assert senders == [threading.current_thread()]


@pytest.mark.parametrize("tls", [False, True], ids=["http", "https"])
def test_an_interrupt_waits_for_the_answer_of_a_write(interrupting: Interrupting, *, tls: bool) -> None:
    def answer(_: int) -> bytes:
        interrupting.interrupt_what_waits()
        return http(201, CREATED)

    with (
        raw_server(answer, tls=tls) as server,
        HubApi(TOKEN, base_url=server.base_url, ca_bundle=CERTIFICATE) as hub,
        pytest.raises(interrupting.kind) as caught,
    ):
        SENDS["creates"](hub)
    assert (statuses(caught.value), len(server.requests)) == (["succeeded", "succeeded"], 1)


def test_a_second_interrupt_does_not_wait(interrupting: Interrupting) -> None:
    released = threading.Event()

    def answer(_: int) -> bytes:
        interrupting.interrupt_what_waits()
        interrupting.interrupt()
        assert released.wait(PATIENCE)
        return http(201, CREATED)

    with raw_server(answer) as server:
        with HubApi(TOKEN, base_url=server.base_url) as hub, pytest.raises(interrupting.kind) as caught:
            SENDS["creates"](hub)
        released.set()
    assert statuses(caught.value) == ["unknown", "unknown"]


def test_a_write_that_was_interrupted_is_not_sent_again(interrupting: Interrupting) -> None:
    def answer(_: int) -> bytes:
        interrupting.interrupt_what_waits()
        return http(503, {"status": "error", "message": "later"})

    with (
        raw_server(answer) as server,
        HubApi(TOKEN, base_url=server.base_url) as hub,
        pytest.raises(interrupting.kind) as caught,
    ):
        SENDS["upserts"](hub)
    assert (statuses(caught.value), len(server.requests)) == (["unknown"], 1)


def test_a_read_is_interrupted_at_once() -> None:
    interrupting, released = Interrupting(KeyboardInterrupt), threading.Event()
    before = signal.signal(signal.SIGUSR1, interrupting.handle)

    def answer(_: int) -> bytes:
        interrupting.interrupt()
        assert released.wait(PATIENCE)
        return http(200, {"results": []})

    try:
        with raw_server(answer) as server:
            with HubApi(TOKEN, base_url=server.base_url) as hub, pytest.raises(KeyboardInterrupt):
                SENDS["reads"](hub)
            released.set()
    finally:
        signal.signal(signal.SIGUSR1, before)
