"""An exception at any place of one request, such as a Ctrl-C, leaves a hub that serves all others as before.

Each scenario runs once to count the places at which an exception may come, and then once for each of them, with an
exception raised just there. The same hub must then answer at once: in the thread that was interrupted and went on, for
somebody who asked meanwhile, and for somebody who asks later.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from attrs import define, field, frozen
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider

from hubapi_ext import AsyncHubApi, HubApi, MemoryLimits, NoLimits, OAuth, OAuthTokens, SQLiteLimits
from tests.conftest import InstantClock
from tests.interrupts import HOUSE, Interrupt, Tracer, check_everywhere, same

OURS = frozenset(map(str, [*(HOUSE / "transport").glob("*.py"), HOUSE / "calls.py", HOUSE / "hub.py"]))

WAYS = pytest.mark.parametrize("way", ["sync", "async"])
WINDOW = 10
"""The seconds in which the server grants `ROOM` requests."""
ROOM = 2
DEADLINE = 120.0
PATIENCE = 10.0
"""After how many real seconds a request counts as one that waits for ever."""
A_MOMENT = 0.001
"""How long, in real seconds, somebody may take to get into a line. Both are right: that they are in it, or not yet."""


class Clock(InstantClock):
    """A clock whose sleep takes a moment of real time where somebody waits for the one who sleeps."""

    def __init__(self) -> None:
        super().__init__()
        self.sleeper: threading.Thread | None = None
        self.sleeps = threading.Event()

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        if threading.current_thread() is self.sleeper:
            self.sleeps.set()
            time.sleep(5 * A_MOMENT)


class HubSpot(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Renews tokens, and answers what it is told to, and else with 200."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.requests = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        if request.url.path.startswith("/oauth"):
            token = f"access-token-number-{self.requests}"
            return httpx.Response(200, json={"access_token": token, "expires_in": 1_000_000})
        status = self.answers.pop(0) if self.answers else 200
        headers = {
            "X-HubSpot-RateLimit-Max": str(ROOM),
            "X-HubSpot-RateLimit-Interval-Milliseconds": str(1000 * WINDOW),
        }
        return httpx.Response(status, json={}, headers=headers)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0)
        return self.handle_request(request)


class Store:
    """A token store in memory."""

    tokens: OAuthTokens | None = None

    def load(self) -> OAuthTokens | None:
        return self.tokens

    def save(self, tokens: OAuthTokens) -> None:
        self.tokens = tokens


def oauth() -> OAuth:
    return OAuth(client_id="app", client_secret="s3cret", refresh_token="refresh-1", store=Store())


# Scenarios


@frozen(kw_only=True)
class Scenario:
    limits: Callable[[Path], Any] = lambda _: NoLimits()
    token: Callable[[], Any] = lambda: "pat-test-0123456789"
    answers: tuple[int, ...] = ()
    """What the interrupted request is answered first."""
    before: int = 0
    """How many requests were sent before, and have used up the room."""
    behind: bool = False
    """Whether it waits behind another request, which waits for room."""
    telemetry: bool = False


PLAIN = Scenario()
LIMITED = Scenario(limits=lambda _: MemoryLimits(), before=ROOM)
BEHIND = Scenario(limits=lambda _: MemoryLimits(), before=ROOM, behind=True)
FIRST = Scenario(limits=lambda _: MemoryLimits())
SQLITE = Scenario(limits=lambda path: SQLiteLimits(path / "limits.sqlite"), before=ROOM)
RETRIED = Scenario(limits=lambda _: MemoryLimits(), answers=(429,))
RENEWED = Scenario(token=oauth)
WATCHED = Scenario(telemetry=True)

SCENARIOS = {
    "plain": PLAIN,
    "first of the limit": FIRST,
    "waits for the limit": LIMITED,
    "waits behind another": BEHIND,
    "waits for SQLite": SQLITE,
    "sent again": RETRIED,
    "renews": RENEWED,
    "traced": WATCHED,
}


@define(eq=False)
class Run:
    """A hub, and what is asked of it."""

    scenario: Scenario
    path: Path
    clock: Clock = field(factory=Clock)
    hubspot: HubSpot = field(factory=HubSpot)
    results: dict[str, Any] = field(factory=dict)

    def options(self) -> dict[str, Any]:
        options: dict[str, Any] = {
            "limits": self.scenario.limits(self.path),
            "clock": self.clock,
            "deadline": DEADLINE,
        }
        if self.scenario.telemetry:
            options["tracer_provider"] = TracerProvider()
        return {**options, "base_url": "https://hubspot.invalid", "transport": self.hubspot}

    def ask(self, name: str, hub: HubApi) -> None:
        """Asks, and keeps what came of it."""
        self.results[name] = "waits for ever"
        try:
            self.results[name] = hub.request("GET", "/x").status_code
        except BaseException as error:  # noqa: BLE001 - it is a result
            self.results[name] = error

    async def ask_async(self, name: str, hub: AsyncHubApi) -> None:
        """Asks, and keeps what came of it."""
        self.results[name] = "waits for ever"
        try:
            self.results[name] = (await hub.request("GET", "/x")).status_code
        except Interrupt:
            # All tasks are watched, and this one was the first to come by.
            del self.results[name]
        except Exception as error:  # noqa: BLE001 - it is a result
            self.results[name] = error

    def note_span(self) -> None:
        """Keeps whether the span of a request that is over is still the current one."""
        self.results["span"] = 200 if trace.get_current_span() is trace.INVALID_SPAN else "is still the current one"

    def check(self) -> None:
        """All who asked got their answer."""
        same(self.results, dict.fromkeys(self.results, 200), "what came of the requests")


# Threads


def in_thread(do: Callable[..., None], *arguments: object) -> threading.Thread:
    thread = threading.Thread(target=do, args=arguments, daemon=True)
    thread.start()
    return thread


def in_threads(run: Run, tracer: Tracer) -> None:
    hub = HubApi(run.scenario.token(), **run.options())
    for _ in range(run.scenario.before):
        hub.request("GET", "/x")
    run.hubspot.answers = list(run.scenario.answers)
    others: list[threading.Thread] = []
    if run.scenario.behind:
        run.clock.sleeper = threading.Thread(target=run.ask, args=("before", hub), daemon=True)
        run.clock.sleeper.start()
        assert run.clock.sleeps.wait(PATIENCE)
        others.append(run.clock.sleeper)

    def interrupt() -> None:
        others.append(in_thread(run.ask, "meanwhile", hub))
        others[-1].join(A_MOMENT)
        raise Interrupt(tracer.place)

    tracer.act = interrupt

    def be_interrupted() -> None:
        # As in an interactive interpreter, which keeps the last one with all its frames.
        kept = None
        try:
            with tracer():
                hub.request("GET", "/x")
        except Interrupt as error:
            kept = error
        for other in others:
            other.join(PATIENCE)
        # What was left of its time must not bound the next request.
        run.clock.now += 2 * DEADLINE
        run.ask("then", hub)
        run.note_span()
        del kept

    run.results["then"] = "waits for ever"
    in_thread(be_interrupted).join(3 * PATIENCE)
    in_thread(run.ask, "later", hub).join(PATIENCE)
    run.check()
    hub.close()


# Tasks


async def in_tasks(run: Run, tracer: Tracer, *, cancels: bool) -> None:
    hub = AsyncHubApi(run.scenario.token(), **run.options())
    for _ in range(run.scenario.before):
        await hub.request("GET", "/x")
    run.hubspot.answers = list(run.scenario.answers)
    others: list[asyncio.Task[None]] = []
    if run.scenario.behind:
        others.append(asyncio.create_task(run.ask_async("before", hub)))
        await asyncio.sleep(0)

    def interrupt() -> None:
        others.append(asyncio.create_task(run.ask_async("meanwhile", hub)))
        task = asyncio.current_task()
        if not cancels or task is None:
            raise Interrupt(tracer.place)
        task.cancel()

    tracer.act = interrupt
    kept = None
    try:
        with tracer():
            await hub.request("GET", "/x")
    except (Interrupt, asyncio.CancelledError) as error:
        kept = error
    # A cancellation may have come too late for all that was awaited before.
    with suppress(asyncio.CancelledError):
        await asyncio.sleep(0)
    await asyncio.wait_for(asyncio.gather(*others), PATIENCE)
    run.clock.now += 2 * DEADLINE
    for name in ("then", "later"):
        await asyncio.wait_for(run.ask_async(name, hub), PATIENCE)
    run.note_span()
    del kept
    await asyncio.wait_for(hub.aclose(), PATIENCE)
    run.check()


def everywhere(way: str, scenario: Scenario, path: Path, watched: frozenset[str], **options: Any) -> None:
    numbers = count()

    def run_it(tracer: Tracer) -> None:
        place = path / str(next(numbers))
        place.mkdir()
        run = Run(scenario, place)
        if way == "sync":
            in_threads(run, tracer)
        else:
            asyncio.run(in_tasks(run, tracer, cancels=way == "cancelled"))

    # What is imported and made once for a process has no places.
    run_it(Tracer(watched))
    check_everywhere(watched, run_it, **options)


@WAYS
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_hub_serves_all_others_wherever_a_request_is_interrupted(way: str, name: str, tmp_path: Path) -> None:
    everywhere(way, SCENARIOS[name], tmp_path, OURS)
