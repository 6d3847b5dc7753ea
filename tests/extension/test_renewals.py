"""One renewal of tokens at a time, whose result or failure all get who wait for it."""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest
from attrs import define, field

from hubapi_ext import (
    AsyncHubApi,
    AuthenticationError,
    ConfigurationError,
    HubApi,
    HubApiError,
    InvalidResponseError,
    OAuth,
    OAuthTokens,
    ServerError,
    TimedOutError,
    TokenUnavailableError,
)
from hubapi_ext.transport.in_flight import InFlight, in_flight
from hubapi_ext.transport.oauth import HOLD_AFTER_FAILURE, SAVE_AGAIN_AFTER
from tests.extension.test_authentication import WAYS, Portal, Store, oauth

THREADS, TASKS = 50, 200
PATIENCE = 10.0
"""After how many real seconds a test takes something for hung."""


@pytest.fixture
def portal() -> Portal:
    return Portal()


def options(portal: Portal, **more: Any) -> dict[str, Any]:
    return {"base_url": "https://hubspot.invalid", "transport": portal, "clock": portal.clock, **more}


def in_threads(do: Callable[[], object], count: int = THREADS) -> list[Any]:
    """What comes of doing it in so many threads at once: a result or an exception each."""
    start, results = threading.Barrier(count), list[Any]()

    def work() -> None:
        start.wait()
        results.append(result_of(do))

    threads = [threading.Thread(target=work, daemon=True) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert len(results) == count
    return results


def result_of(do: Callable[[], object]) -> Any:
    try:
        return do()
    except HubApiError as error:
        return error


def in_tasks(portal: Portal, source: OAuth, count: int = TASKS) -> list[Any]:
    async def work() -> list[Any]:
        async with AsyncHubApi(source, **options(portal)) as hub:
            requests = (hub.request("GET", "/x") for _ in range(count))
            return await asyncio.wait_for(asyncio.gather(*requests, return_exceptions=True), PATIENCE)

    return asyncio.run(work())


def at_once(way: str, portal: Portal, source: OAuth) -> list[Any]:
    if way == "async":
        return in_tasks(portal, source)
    with HubApi(source, **options(portal)) as hub:
        return in_threads(lambda: hub.request("GET", "/x"))


@WAYS
def test_all_who_wait_get_the_result_of_one_renewal(way: str, portal: Portal) -> None:
    results = at_once(way, portal, oauth())
    assert {getattr(result, "status_code", result) for result in results} == {200}
    assert (len(portal.forms), set(portal.seen)) == (1, {"access-1"})


@WAYS
@pytest.mark.parametrize(
    ("answer", "error", "sent"),
    [(httpx.Response(500), ServerError, 6), (httpx.Response(400), AuthenticationError, 1)],
    ids=["a server that fails", "a refresh token that is not known"],
)
def test_all_who_wait_get_the_failure_of_one_renewal(
    way: str, portal: Portal, answer: httpx.Response, error: type[Exception], sent: int
) -> None:
    portal.answers = [answer] * 1000
    results = at_once(way, portal, oauth())
    assert Counter(map(type, results)) == {error: len(results)}
    assert (len(portal.forms), portal.seen) == (sent, [])
    assert len(set(map(id, results))) == len(results)
    # As long as the waits between six attempts may be at most.
    assert sum(portal.clock.slept) <= 1 + 2 + 4 + 8 + 16


@WAYS
def test_a_token_endpoint_that_failed_is_left_alone_for_a_moment(way: str, portal: Portal) -> None:
    portal.answers = [httpx.Response(503)] * 6
    with portal.hub(way, oauth()) as hub:
        for _ in range(3):
            with pytest.raises(ServerError, match="503") as caught:
                hub.request("GET", "/x")
            assert caught.value.attempts == 6
        assert len(portal.forms) == 6
        portal.clock.sleep(HOLD_AFTER_FAILURE)
        hub.request("GET", "/x")
    assert (len(portal.forms), portal.seen) == (7, ["access-7"])


@WAYS
def test_a_dead_refresh_token_is_sent_again_by_nobody_until_the_store_has_another(way: str, portal: Portal) -> None:
    store = Store(OAuthTokens(access_token="old", refresh_token="dead", expires_at=0))
    portal.answers = [httpx.Response(400, json={"status": "BAD_REFRESH_TOKEN"})]
    with portal.hub(way, oauth(store=store)) as hub:
        for _ in range(3):
            with pytest.raises(AuthenticationError):
                hub.request("GET", "/x")
            portal.clock.sleep(3600)
        assert [form["refresh_token"] for form in portal.forms] == ["dead"]
        store.tokens = OAuthTokens(access_token="old", refresh_token="alive", expires_at=0)
        hub.request("GET", "/x")
    assert [form["refresh_token"] for form in portal.forms] == ["dead", "alive"]


# How long a call waits for the renewal of another


@define
class Slow:
    """A token endpoint that answers when it is told to, and a call that waits for it."""

    portal: Portal
    asked: threading.Event = field(factory=threading.Event)
    go_on: threading.Event = field(factory=threading.Event)
    results: dict[str, Any] = field(factory=dict)
    threads: list[threading.Thread] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.portal.on_form = self.wait

    def wait(self) -> None:
        self.asked.set()
        assert self.go_on.wait(PATIENCE)

    def start(self, name: str, do: Callable[[], object]) -> threading.Thread:
        """Does something in a thread."""

        def work() -> None:
            self.results[name] = result_of(do)

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        self.threads.append(thread)
        return thread

    def end(self) -> None:
        self.go_on.set()
        for thread in self.threads:
            thread.join(PATIENCE)
            assert not thread.is_alive()


@pytest.fixture
def slow(portal: Portal) -> Iterator[Slow]:
    slow = Slow(portal)
    yield slow
    slow.end()


def in_a_loop(portal: Portal, source: OAuth, **more: Any) -> Callable[[], object]:
    async def work() -> object:
        async with AsyncHubApi(source, **options(portal, **more)) as hub:
            return await hub.request("GET", "/x")

    return lambda: asyncio.run(work())


def in_a_thread(portal: Portal, source: OAuth, **more: Any) -> Callable[[], object]:
    def work() -> object:
        with HubApi(source, **options(portal, **more)) as hub:
            return hub.request("GET", "/x")

    return work


@pytest.mark.parametrize("kind", [in_a_thread, in_a_loop])
def test_a_call_waits_for_the_renewal_of_another_until_its_own_deadline(
    kind: Callable[..., Callable[[], object]], slow: Slow
) -> None:
    source = oauth()
    slow.start("first", in_a_thread(slow.portal, source, deadline=None))
    assert slow.asked.wait(PATIENCE)
    waiting = slow.start("second", kind(slow.portal, source, deadline=5))
    waiting.join(0.3)
    assert waiting.is_alive()
    slow.portal.clock.now += 6
    waiting.join(PATIENCE)
    error = slow.results["second"]
    assert (type(error), error.sent, error.attempts, len(slow.portal.forms)) == (TimedOutError, False, 0, 0)
    assert str(error) == "GET /x was not sent: its deadline passed while a token was renewed"
    slow.end()
    assert slow.results["first"].status_code == 200


@pytest.mark.parametrize("kind", [in_a_thread, in_a_loop])
def test_hubs_in_threads_and_loops_share_the_renewals_of_one_oauth(
    kind: Callable[..., Callable[[], object]], slow: Slow
) -> None:
    source = oauth()
    slow.start("first", kind(slow.portal, source))
    assert slow.asked.wait(PATIENCE)
    for name in "abc":
        slow.start(name, in_a_thread(slow.portal, source))
        slow.start(name.upper(), in_a_loop(slow.portal, source))
    slow.end()
    assert [result.status_code for result in slow.results.values()] == [200] * 7
    assert len(slow.portal.forms) == 1


def test_a_call_that_waits_for_the_renewal_of_another_ends_when_its_hub_is_closed_or_it_is_given_up(slow: Slow) -> None:
    source = oauth()
    slow.start("first", in_a_thread(slow.portal, source))
    assert slow.asked.wait(PATIENCE)
    hub, request = HubApi(source, **options(slow.portal)), InFlight()

    def given_up() -> object:
        in_flight.set(request)
        return in_a_thread(slow.portal, source)()

    waiting = [slow.start("closed", lambda: hub.request("GET", "/x")), slow.start("given up", given_up)]
    waiting[0].join(0.1)
    hub.close()
    request.given_up.set()
    for thread in waiting:
        thread.join(PATIENCE)
    assert {name: str(result) for name, result in slow.results.items()} == {
        "closed": "the hub is closed",
        "given up": "GET /x was given up before it was sent",
    }


def test_the_deadline_of_one_call_is_no_failure_of_those_that_have_more_time(slow: Slow) -> None:
    source = oauth()
    slow.portal.answers = [httpx.Response(503, headers={"Retry-After": "30"})]
    slow.start("short", in_a_thread(slow.portal, source, deadline=20))
    assert slow.asked.wait(PATIENCE)
    long = [slow.start(f"long {number}", in_a_thread(slow.portal, source)) for number in range(3)]
    long[0].join(0.1)
    slow.end()
    assert isinstance(slow.results.pop("short"), ServerError)
    assert [result.status_code for result in slow.results.values()] == [200] * 3
    # They have kept to what the token endpoint asked for, all of them together.
    assert (len(slow.portal.forms), 30 <= sum(slow.portal.clock.slept) <= 31) == (2, True)


@WAYS
def test_a_call_without_the_time_to_ask_again_gets_the_failure_at_once(way: str, portal: Portal) -> None:
    portal.answers = [httpx.Response(503, headers={"Retry-After": "30"})] * 9
    with portal.hub(way, oauth()) as hub:
        for _ in range(3):
            with pytest.raises(ServerError):
                hub.with_options(deadline=20).request("GET", "/x")
    assert (len(portal.forms), portal.clock.slept) == (1, [])


# A renewal that is interrupted


class Interrupt(BaseException):
    """What a signal handler raises."""


def test_a_renewal_that_is_interrupted_is_made_by_the_next_who_waits(slow: Slow) -> None:
    source, calls = oauth(), iter(range(9))

    def interrupt() -> None:
        first = next(calls) == 0
        slow.wait()
        if first:
            raise Interrupt

    slow.portal.on_form = interrupt

    def interrupted() -> object:
        with pytest.raises(Interrupt):
            in_a_thread(slow.portal, source)()
        return "interrupted"

    slow.start("first", interrupted)
    assert slow.asked.wait(PATIENCE)
    waiting = [slow.start(str(number), in_a_thread(slow.portal, source)) for number in range(5)]
    waiting[0].join(0.1)
    slow.end()
    assert slow.results.pop("first") == "interrupted"
    assert [result.status_code for result in slow.results.values()] == [200] * 5
    assert len(slow.portal.forms) == 1


def test_a_task_that_is_cancelled_leaves_its_renewal_to_the_next(portal: Portal) -> None:
    async def work() -> list[httpx.Response]:
        asked = asyncio.Event()

        class Cancelled(Portal):
            async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
                if request.url.path.startswith("/oauth") and not asked.is_set():
                    asked.set()
                    await asyncio.sleep(PATIENCE)
                return self.handle_request(request)

        other = Cancelled()
        async with AsyncHubApi(oauth(), **options(other)) as hub:
            first = asyncio.create_task(hub.request("GET", "/x"))
            await asked.wait()
            rest = [asyncio.create_task(hub.request("GET", "/x")) for _ in range(5)]
            await asyncio.sleep(0.01)
            first.cancel()
            return await asyncio.wait_for(asyncio.gather(*rest), PATIENCE)

    assert [answer.status_code for answer in asyncio.run(work())] == [200] * 5


Place = tuple[str, int]
"""A module and a line of it."""


@contextmanager
def interrupted_at(place: Place | None) -> Iterator[dict[Place, None]]:
    """Raises an Interrupt when a line is reached, as a signal handler may. Notes the lines of the stack that were."""
    seen: dict[Place, None] = {}

    def trace(frame: FrameType, event: str, _: object) -> Any:
        module = str(frame.f_globals.get("__name__")).removeprefix("hubapi_ext.transport.")
        if module not in ("authentication", "masking", "renewals", "stack", "threads"):
            return None
        if event == "line":
            seen[module, frame.f_lineno] = None
            if place in seen:
                sys.settrace(None)
                raise Interrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield seen
    finally:
        sys.settrace(before)


def test_an_interrupt_at_any_line_of_a_renewal_stops_no_other_call() -> None:
    with Portal().hub("sync", oauth(store=Store())) as hub, interrupted_at(None) as seen:
        hub.request("GET", "/x")
    kept = []
    for place in seen:
        portal, source = Portal(), oauth(store=Store())
        try:
            with HubApi(source, **options(portal)) as hub, interrupted_at(place):
                hub.request("GET", "/x")
        except Interrupt as error:
            # As in an interactive interpreter, which keeps the last one with all its frames.
            kept.append(error)
        (answer,) = in_threads(in_a_thread(portal, source), 1)
        assert answer.status_code == 200, place
    assert len(kept) == len(seen) > 150


# Several processes with one store


@WAYS
def test_what_another_process_saves_a_moment_after_a_refusal_is_taken(way: str, portal: Portal) -> None:
    class Late(Store):
        looks = 0

        def load(self) -> OAuthTokens | None:
            self.looks += 1
            if self.looks == 4:
                portal.good = "theirs"
                # The clock of their machine is slow.
                self.tokens = OAuthTokens(access_token="theirs", refresh_token="refresh-2", expires_at=portal.clock.now)
            return self.tokens

    portal.answers = [httpx.Response(400, json={"status": "BAD_REFRESH_TOKEN"})]
    store = Late(OAuthTokens(access_token="old", refresh_token="refresh-1", expires_at=portal.clock.now + 1000))
    with portal.hub(way, oauth(store=store)) as hub:
        hub.request("GET", "/x")
    # Theirs has ended, so their refresh token is sent.
    assert [form["refresh_token"] for form in portal.forms] == ["refresh-1", "refresh-2"]
    assert 0 < sum(portal.clock.slept) < 0.5


@WAYS
def test_newer_tokens_of_another_process_count_although_they_end_earlier(way: str, portal: Portal) -> None:
    store = Store()
    with portal.hub(way, oauth(store=store)) as hub:
        hub.request("GET", "/x")
        portal.good = "theirs"
        store.tokens = OAuthTokens(access_token="theirs", refresh_token="refresh-2", expires_at=portal.clock.now + 600)
        hub.request("GET", "/x")
    assert (portal.seen, len(portal.forms)) == (["access-1", "access-1", "theirs"], 1)


@WAYS
def test_tokens_that_could_not_be_saved_are_saved_later_and_that_is_said(
    way: str, portal: Portal, caplog: pytest.LogCaptureFixture
) -> None:
    class Full(Store):
        free = False

        def save(self, tokens: OAuthTokens) -> None:
            self.tries = getattr(self, "tries", 0) + 1
            if not self.free:
                raise OSError("no space for refresh-2")
            super().save(tokens)

    store = Full()
    portal.new_refresh_token = {"refresh_token": "refresh-2"}
    with portal.hub(way, oauth(store=store)) as hub:
        hub.request("GET", "/x")
        # Three times at once, and not again with every request.
        hub.request("GET", "/x")
        assert (store.tries, store.saved, portal.seen) == (3, [], ["access-1"] * 2)
        (record,) = [record for record in caplog.records if record.name == "hubapi" and record.levelno == logging.ERROR]
        assert (
            record.getMessage()
            == "the token store could not save the renewed tokens (OSError); a later request repeats it"
        )
        store.free = True
        portal.clock.sleep(SAVE_AGAIN_AFTER)
        hub.request("GET", "/x")
    assert [tokens.refresh_token for tokens in store.saved] == ["refresh-2"]
    assert len(portal.forms) == 1


@WAYS
@pytest.mark.parametrize("stored", [{"access_token": "x"}, "x"])
def test_a_store_with_something_else_than_tokens_is_said(way: str, portal: Portal, stored: Any) -> None:
    with portal.hub(way, oauth(store=Store(stored))) as hub, pytest.raises(ConfigurationError, match="OAuthTokens or"):
        hub.request("GET", "/x")


@WAYS
def test_a_store_that_cannot_be_read_fails_for_all_who_wait(way: str, portal: Portal) -> None:
    class Unreadable(Store):
        looks = 0

        def load(self) -> OAuthTokens | None:
            self.looks += 1
            raise OSError("no disk")

    results = at_once(way, portal, oauth(store=Unreadable()))
    assert Counter(map(type, results)) == {TokenUnavailableError: len(results)}
    assert {type(error.__cause__) for error in results} == {OSError}


# What the token endpoint says


@WAYS
@pytest.mark.parametrize("lifetime", [0, -1])
def test_a_token_whose_lifetime_is_not_above_0_is_not_renewed_for_each_request(
    way: str, portal: Portal, lifetime: int
) -> None:
    portal.lifetime = lifetime
    with portal.hub(way, oauth()) as hub:
        for _ in range(5):
            hub.request("GET", "/x")
        portal.good = "another"
        hub.request("GET", "/x")
    assert (len(portal.forms), portal.seen[-2:]) == (2, ["access-1", "access-2"])


@WAYS
def test_a_token_from_the_endpoint_that_cannot_be_sent_is_not_kept_but_its_refresh_token_is(
    way: str, portal: Portal
) -> None:
    answer = {"access_token": "line\nbreak", "refresh_token": "refresh-2", "expires_in": 1800}
    portal.answers = [httpx.Response(200, json=answer)]
    source = oauth()
    with portal.hub(way, source) as hub:
        with pytest.raises(InvalidResponseError, match="must be text without spaces") as caught:
            hub.request("GET", "/x")
        assert source.tokens is not None
        assert (source.tokens.access_token, "line" in str(caught.value)) == ("", False)
        hub.request("GET", "/x")
    assert [form["refresh_token"] for form in portal.forms] == ["refresh-1", "refresh-2"]


@WAYS
def test_a_token_from_the_store_that_cannot_be_sent_is_renewed(way: str, portal: Portal) -> None:
    store = Store(OAuthTokens(access_token="a\r\nb", refresh_token="refresh-7", expires_at=portal.clock.now + 1800))
    with portal.hub(way, oauth(store=store, refresh_token=None)) as hub:
        hub.request("GET", "/x")
    assert ([form["refresh_token"] for form in portal.forms], portal.seen) == (["refresh-7"], ["access-1"])


@WAYS
def test_tokens_of_the_store_that_end_soon_are_used_before_they_are_renewed(way: str, portal: Portal) -> None:
    store = Store(OAuthTokens(access_token="access-0", refresh_token="refresh-1", expires_at=portal.clock.now + 60))
    with portal.hub(way, oauth(store=store)) as hub:
        hub.request("GET", "/x")
        portal.clock.sleep(40)
        hub.request("GET", "/x")
    assert portal.seen == ["access-0", "access-1"]


# Two real processes


class Rotating(ThreadingHTTPServer):
    """A HubSpot whose refresh tokens are good once, and whose access tokens are soon to be renewed."""

    daemon_threads = True
    lifetime = 0.2

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.lock = threading.Lock()
        self.number = self.refused = 0

    def renew(self, refresh_token: str) -> tuple[int, dict[str, Any]]:
        with self.lock:
            if refresh_token != f"refresh-{self.number}":
                self.refused += 1
                return 400, {"status": "BAD_REFRESH_TOKEN", "message": "missing or invalid refresh token"}
            self.number += 1
            tokens = {"access_token": f"access-{self.number}", "refresh_token": f"refresh-{self.number}"}
            return 200, {**tokens, "expires_in": self.lifetime}

    def use(self, authorization: str) -> tuple[int, dict[str, Any]]:
        return (
            (200, {}) if authorization.startswith("Bearer access-") else (401, {"category": "INVALID_AUTHENTICATION"})
        )


class _Handler(BaseHTTPRequestHandler):
    server: Rotating
    protocol_version = "HTTP/1.1"
    # All of an answer in one packet.
    wbufsize = -1

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
        self.answer(*self.server.renew(form["refresh_token"][0]))

    def do_GET(self) -> None:
        self.answer(*self.server.use(self.headers["authorization"]))

    def answer(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *_: object) -> None:
        pass


WORKER = """
import json, os, sys, time
from pathlib import Path
from hubapi_ext import HubApi, NoLimits, OAuth, OAuthTokens

class Store:
    def __init__(self, path):
        self.path = Path(path)

    def load(self):
        return OAuthTokens(**json.loads(self.path.read_text())) if self.path.exists() else None

    def save(self, tokens):
        new = self.path.with_name(f"{os.getpid()}.new")
        names = ("access_token", "refresh_token", "expires_at")
        new.write_text(json.dumps({name: getattr(tokens, name) for name in names}))
        new.replace(self.path)

base_url, path, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
source = OAuth(client_id="app", client_secret="s3cret", refresh_token="refresh-0", store=Store(path))
with HubApi(source, base_url=base_url, limits=NoLimits()) as hub:
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(count):
        time.sleep(0.005)
        hub.request("GET", "/x")
print("done")
"""


def test_two_processes_share_refresh_tokens_that_are_good_once(tmp_path: Path) -> None:
    with Rotating() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address, store = f"http://127.0.0.1:{server.server_port}", str(tmp_path / "tokens")
        command = [sys.executable, "-W", "ignore", "-c", WORKER, address, store, "150"]
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        workers = [subprocess.Popen(command, text=True, **pipes) for _ in range(2)]
        for worker in workers:
            assert worker.stdout.readline() == "ready\n"  # type: ignore[union-attr]
        for worker in workers:
            worker.stdin.write("\n")  # type: ignore[union-attr]
            worker.stdin.flush()  # type: ignore[union-attr]
        said = [worker.communicate(timeout=60) for worker in workers]
        server.shutdown()
    assert said == [("done\n", "")] * 2
    assert server.number >= 5
