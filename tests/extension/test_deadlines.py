"""A deadline bounds a call whatever it waits for, and closing a hub ends what is in flight."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import freezegun
import httpx
import pytest

from hubapi_ext import AsyncHubApi, HubApi, HubApiError, MemoryLimits, TimedOutError
from hubapi_ext.transport.deadlines import at_most, seconds_left, within
from hubapi_ext.transport.fifo_lock import AsyncFifoLock, FifoLock
from tests.conftest import InstantClock, open_hub

DEADLINE = 0.3
SOON = 1.0
"""How many seconds after its deadline a call has ended at the latest."""
TOKEN = "pat-test"
BETWEEN_BYTES = 0.02


@contextmanager
def serving(answer: Callable[[socket.socket, threading.Event], None]) -> Iterator[str]:
    """The address of a server that answers every connection so, until the end of the block."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while not over.is_set():
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                threading.Thread(target=handle, args=(connection,), daemon=True).start()

        def handle(connection: socket.socket) -> None:
            with connection, suppress(OSError):
                connection.recv(65536)
                answer(connection, over)

        threading.Thread(target=serve, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}"
        finally:
            over.set()
            with suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)


def drip(piece: bytes, before: bytes = b"") -> Callable[[socket.socket, threading.Event], None]:
    def answer(connection: socket.socket, over: threading.Event) -> None:
        connection.sendall(before)
        while not over.wait(BETWEEN_BYTES):
            connection.sendall(piece)

    return answer


def say_nothing(connection: socket.socket, over: threading.Event) -> None:
    over.wait()


ENDLESS = {
    "a body that drips": drip(
        b" ", b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
    ),
    "a refusal that drips": drip(b" ", b"HTTP/1.1 400 Bad Request\r\nContent-Length: 100000\r\n\r\n"),
    "headers that drip": drip(b"a", b"HTTP/1.1 200 OK\r\nX-Endless: "),
    "informational answers without end": drip(b"HTTP/1.1 100 Continue\r\n\r\n"),
    "silence": say_nothing,
}


@pytest.mark.parametrize("way", ["sync", "async"])
@pytest.mark.parametrize("what", ENDLESS)
def test_a_call_ends_at_its_deadline_whatever_the_server_does(way: str, what: str) -> None:
    with (
        serving(ENDLESS[what]) as base_url,
        open_hub(way, TOKEN, base_url=base_url, deadline=DEADLINE, timeout=30, clock=None) as hub,
    ):
        begun = time.monotonic()
        with pytest.raises(HubApiError):
            hub.request("GET", "/crm/v3/owners")
        assert time.monotonic() - begun < DEADLINE + SOON


@pytest.mark.parametrize("way", ["sync", "async"])
def test_what_was_not_read_by_the_deadline_may_have_been_applied(way: str) -> None:
    with (
        serving(ENDLESS["a body that drips"]) as base_url,
        open_hub(way, TOKEN, base_url=base_url, deadline=DEADLINE, timeout=30, clock=None) as hub,
        pytest.raises(TimedOutError) as caught,
    ):
        hub.request("POST", "/crm/v3/objects/contacts", json={})
    assert caught.value.sent


def test_closing_a_hub_ends_what_other_threads_wait_for() -> None:
    asked = threading.Event()

    def wait_for_ever(_: socket.socket, over: threading.Event) -> None:
        asked.set()
        over.wait()

    failures: list[BaseException] = []
    with serving(wait_for_ever) as base_url:
        hub = HubApi(TOKEN, base_url=base_url, timeout=30)

        def ask() -> None:
            try:
                hub.request("GET", "/crm/v3/owners")
            except HubApiError as error:
                failures.append(error)

        thread = threading.Thread(target=ask)
        thread.start()
        asked.wait(10)
        hub.close()
        thread.join(5)
        assert not thread.is_alive()
    assert len(failures) == 1


def test_closing_a_hub_wakes_a_call_that_waits_to_be_sent_again() -> None:
    refused = threading.Event()

    def refuse(_: httpx.Request) -> httpx.Response:
        refused.set()
        return httpx.Response(429, headers={"Retry-After": "30"}, json={"policyName": "TEN_SECONDLY_ROLLING"})

    hub = HubApi(TOKEN, base_url="https://hubspot.invalid", transport=httpx.MockTransport(refuse))
    failures: list[HubApiError] = []

    def ask() -> None:
        try:
            hub.request("GET", "/crm/v3/owners")
        except HubApiError as error:
            failures.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    refused.wait(10)
    hub.close()
    thread.join(5)
    assert (thread.is_alive(), len(failures)) == (False, 1)


def test_closing_an_async_hub_ends_what_other_tasks_wait_for() -> None:
    asked = asyncio.Event()

    class Silent(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:  # noqa: ARG002
            asked.set()
            await asyncio.Event().wait()
            raise AssertionError

    async def close_meanwhile() -> Any:
        hub = AsyncHubApi(TOKEN, base_url="https://hubspot.invalid", transport=Silent())
        waiting = asyncio.ensure_future(hub.request("GET", "/crm/v3/owners"))
        await asked.wait()
        await hub.aclose()
        return await asyncio.wait_for(asyncio.gather(waiting, return_exceptions=True), 5)

    (failure,) = asyncio.run(close_meanwhile())
    assert isinstance(failure, HubApiError)


def test_waits_end_while_the_clocks_of_the_program_stand_still() -> None:
    answers = iter([429, 429, 200])

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(next(answers), headers={"Retry-After": "0.01"}, json={})

    with freezegun.freeze_time("2026-11-26"):
        hub = HubApi(
            TOKEN, base_url="https://hubspot.invalid", transport=httpx.MockTransport(answer), limits=MemoryLimits()
        )
        begun = time.perf_counter()
        with hub:
            assert hub.request("GET", "/crm/v3/owners").status_code == 200
        assert time.perf_counter() - begun < 30


# What a deadline is


def test_an_inner_deadline_never_extends_the_one_around_it() -> None:
    clock = InstantClock()
    with within(5, clock), within(60, clock):
        clock.sleep(2)
        assert (seconds_left(), at_most(10), at_most(1), at_most(None)) == (3, 3, 1, 3)
    assert (seconds_left(), at_most(10), at_most(None)) == (None, 10, None)


def test_nothing_is_left_after_a_deadline() -> None:
    clock = InstantClock()
    with within(1, clock):
        clock.sleep(4)
        assert (seconds_left(), at_most(10)) == (-3, 0)


# The line


def test_a_turn_can_be_released_twice_and_without_ever_having_been_had() -> None:
    line = FifoLock()
    never, once = line.turn(), line.turn()
    line.release(never)
    line.acquire(once, lambda: None)
    line.release(once)
    line.release(once)
    another = line.turn()
    line.acquire(another, lambda: None)


def test_a_thread_that_gives_up_leaves_the_line() -> None:
    line = FifoLock()
    holder, quitter, patient = line.turn(), line.turn(), line.turn()
    line.acquire(holder, lambda: None)

    def give_up() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        line.acquire(quitter, give_up)
    line.release(quitter)
    line.release(holder)
    line.acquire(patient, lambda: None)


def test_tasks_are_served_in_the_order_in_which_they_came() -> None:
    async def serve() -> list[int]:
        line, served = AsyncFifoLock(), list[int]()

        async def wait(number: int) -> None:
            turn = line.turn()
            try:
                await line.acquire(turn)
                await asyncio.sleep(0)
                served.append(number)
            finally:
                line.release(turn)

        tasks = [asyncio.ensure_future(wait(number)) for number in range(10)]
        await asyncio.sleep(0)
        tasks[3].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return served

    assert asyncio.run(serve()) == [0, 1, 2, 4, 5, 6, 7, 8, 9]


def test_an_interrupt_leaves_no_deadline_behind(base_url: str, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    leave = within.__exit__

    def interrupted(self: within, *_: object) -> None:
        monkeypatch.setattr(within, "__exit__", leave)
        raise KeyboardInterrupt

    clock = InstantClock()
    with HubApi(token, base_url=base_url, deadline=5, clock=clock, api_version="2026-09") as hub:
        monkeypatch.setattr(within, "__exit__", interrupted)
        with pytest.raises(KeyboardInterrupt):
            hub.request("GET", "/crm/owners/{version}")
        clock.sleep(10)
        assert hub.request("GET", "/crm/owners/{version}").status_code == 200
