"""The local variables of no frame show a token, a client secret or a refresh token, whatever is raised."""

from __future__ import annotations

import asyncio
import io
import pickle
import socket
import threading
import traceback
from base64 import b64encode
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any
from urllib.parse import quote, quote_plus

import h11
import httpcore._backends.anyio as httpcore_anyio
import httpcore._backends.sync as httpcore_sync
import httpx
import pytest
from h11 import _headers as h11_headers
from rich.console import Console
from rich.traceback import Traceback

from hubapi_ext import (
    AsyncHubApi,
    HubApi,
    HubApiError,
    InvalidResponseError,
    NoLimits,
    OAuth,
    OAuthTokens,
    TransportFailedError,
)
from hubapi_ext.transport.masking import MaskedBytes, Secret, mask
from tests.conftest import InstantClock, open_hub
from tests.extension.test_authentication import WAYS, Store
from tests.extension.test_deadlines import say_nothing, serving
from tests.eyes import forms, found, seen

# With characters that are encoded in forms, addresses and JSON.
TOKEN = "pat-na1/very+secret=token"
CLIENT_SECRET = "client/very+secret=text"
REFRESH_TOKEN = "refresh/very+secret=text"
NEW_TOKEN = "access/very+secret=token"
NEW_REFRESH_TOKEN = "another/refresh+secret=text"
SECRETS = (TOKEN, CLIENT_SECRET, REFRESH_TOKEN, NEW_TOKEN, NEW_REFRESH_TOKEN)


class Interrupt(BaseException):
    """What a signal handler raises."""


def everything(request: httpx.Request) -> bytes:
    """All that a server was sent, in the forms in which one may repeat it."""
    plain = b" ".join([*(value for _, value in request.headers.raw), request.read()])
    return plain + b" " + quote(plain).encode() + b" " + b64encode(plain)


def echo(status: int) -> Callable[[httpx.Request], httpx.Response]:
    """A server that repeats what it is asked with."""

    def answer(request: httpx.Request) -> httpx.Response:
        texts = [everything(request).decode(), *map(quote_plus, request.headers.values())]
        return httpx.Response(status, json={"message": texts[0], "context": {"sent": texts}})

    return answer


def echo_as_text(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, content=everything(request))


def breaking(make: Callable[[str], BaseException]) -> Callable[[httpx.Request], httpx.Response]:
    """A connection that breaks with an exception that says what was being sent."""

    def answer(request: httpx.Request) -> httpx.Response:
        raise make(everything(request).decode())

    return answer


FAULTS: dict[str, Callable[[httpx.Request], httpx.Response]] = {
    **{f"an answer with {status}": echo(status) for status in (400, 401, 403, 404, 409, 423, 429, 477, 500, 502, 530)},
    "a success that is not understood": echo_as_text,
    "a success that says error": lambda request: httpx.Response(
        200, json={"status": "error", "message": everything(request).decode()}
    ),
    "a connection that breaks": breaking(httpx.ReadError),
    "no connection": breaking(httpx.ConnectError),
    "no answer in time": breaking(httpx.ReadTimeout),
    "an answer that cannot be decompressed": breaking(httpx.DecodingError),
    "a header that cannot be sent": breaking(lambda text: httpx.LocalProtocolError(f"Illegal header value {text!r}")),
    "an error of the system": lambda _: (_ for _ in ()).throw(OSError("broken")),
    "an error in the pool": lambda _: (_ for _ in ()).throw(RuntimeError("broken")),
    "an interrupt": lambda _: (_ for _ in ()).throw(Interrupt()),
}


class Faulty(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A HubSpot at which something goes wrong: with the requests, or with those for tokens."""

    def __init__(self, fault: Callable[[httpx.Request], httpx.Response], at: str) -> None:
        self.fault, self.at = fault, at

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.startswith(self.at):
            return self.fault(request)
        tokens = {"access_token": NEW_TOKEN, "refresh_token": NEW_REFRESH_TOKEN, "expires_in": 1800}
        return httpx.Response(200, json=tokens)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)


async def supply() -> str:
    return TOKEN


class Source:
    def access_token(self, rejected: str | None) -> str:  # noqa: ARG002
        return TOKEN


def oauth(**options: Any) -> OAuth:
    return OAuth(client_id="app", client_secret=CLIENT_SECRET, refresh_token=REFRESH_TOKEN, **options)


SOURCES: dict[str, Callable[[], Any]] = {
    "text": lambda: TOKEN,
    "a function": lambda: lambda: TOKEN,
    "an async function": lambda: supply,
    "an object": Source,
    "OAuth": oauth,
    "OAuth with a store": lambda: oauth(
        store=Store(OAuthTokens(access_token=TOKEN, refresh_token=NEW_REFRESH_TOKEN, expires_at=0))
    ),
}


def raised(do: Callable[[], object]) -> BaseException:
    """What it raises, or what one of its outcomes would."""
    try:
        result: Any = do()
    except BaseException as error:  # noqa: BLE001 - an interrupt is one, too
        return error
    return result.outcomes[0].error if hasattr(result, "outcomes") else AssertionError("nothing was raised")


@WAYS
@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("fault", FAULTS)
def test_no_frame_of_a_failed_request_shows_a_secret(way: str, source: str, fault: str) -> None:
    options: dict[str, Any] = {"base_url": "https://hubspot.invalid", "transport": Faulty(FAULTS[fault], "/crm")}
    with open_hub(way, SOURCES[source](), **options) as hub:
        for do in (
            lambda: hub.associations.create_default("contacts", 1, "0-410", 2),
            lambda: hub.courses.create_many([{"hs_course_name": "Pottery"}]).raise_for_failures(),
        ):
            error = raised(do)
            assert not isinstance(error, AssertionError)
            assert found(error, SECRETS) == []


@WAYS
@pytest.mark.parametrize("source", [name for name in SOURCES if name.startswith("OAuth")])
@pytest.mark.parametrize("fault", FAULTS)
def test_no_frame_of_a_failed_renewal_shows_a_secret(way: str, source: str, fault: str) -> None:
    options: dict[str, Any] = {"base_url": "https://hubspot.invalid", "transport": Faulty(FAULTS[fault], "/oauth")}
    with open_hub(way, SOURCES[source](), **options) as hub:
        for _ in range(2):
            error = raised(lambda: hub.request("GET", "/crm/x"))
            assert not isinstance(error, AssertionError)
            assert found(error, SECRETS) == []


@WAYS
@pytest.mark.parametrize(
    "content",
    [
        b'{"access_token": "%s", "expires_in": "soon"}' % TOKEN.encode(),
        b'{"access_token": "%s' % TOKEN.encode(),
        b'{"access_token": "%s\\n", "expires_in": 5}' % TOKEN.encode(),
        b"\xff" + TOKEN.encode(),
    ],
)
def test_tokens_in_an_answer_that_is_not_understood_show_nowhere(way: str, content: bytes) -> None:
    transport = Faulty(lambda _: httpx.Response(200, content=content), "/oauth")
    with open_hub(way, oauth(), base_url="https://hubspot.invalid", transport=transport) as hub:
        error = raised(lambda: hub.request("GET", "/crm/x"))
    assert isinstance(error, InvalidResponseError)
    assert found(error, SECRETS) == []


def test_the_body_of_an_answer_that_repeats_headers_is_kept_without_the_token() -> None:
    transport = Faulty(echo_as_text, "/crm")
    with (
        HubApi(TOKEN, base_url="https://hubspot.invalid", transport=transport, clock=InstantClock()) as hub,
        pytest.raises(InvalidResponseError) as caught,
    ):
        hub.associations.create_default("contacts", 1, "0-410", 2)
    assert b"Bearer [secret]" in caught.value.body
    assert not [form for form in forms(TOKEN) if form.encode() in caught.value.body + pickle.dumps(caught.value)]


@pytest.mark.parametrize(
    "make",
    [
        lambda: HubApi(TOKEN, max_retries=-1),
        lambda: AsyncHubApi(TOKEN, base_url="ftp://hubspot.invalid"),
        lambda: HubApi(TOKEN, transport=5),  # type: ignore[arg-type]
        lambda: HubApi(f"{TOKEN} and {TOKEN}"),
        lambda: HubApi(oauth(), http2=5),  # type: ignore[arg-type]
        lambda: OAuth(client_id="", client_secret=CLIENT_SECRET, refresh_token=REFRESH_TOKEN),
        lambda: oauth(token_url="nowhere"),
        lambda: HubApi(oauth(token_url="http://tokens.invalid/")),
    ],
)
def test_a_setting_that_is_refused_does_not_show_the_token_beside_it(make: Callable[[], object]) -> None:
    error = raised(make)
    assert isinstance(error, HubApiError)
    assert found(error, SECRETS) == []


def test_a_token_in_the_environment_does_not_show_where_a_setting_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUBSPOT_ACCESS_TOKEN", TOKEN)
    error = raised(lambda: HubApi(max_retries=-1))
    assert isinstance(error, HubApiError)
    assert found(error, SECRETS) == []


# The libraries below


def refuse(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")


def hang_up(connection: socket.socket, over: threading.Event) -> None:
    """Ends the connection without an answer."""


def talk_nonsense(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(b"nonsense\r\n\r\n")


@pytest.fixture
def address() -> Iterator[str]:
    with serving(refuse) as address:
        yield address


def over_a_socket(way: str, source: Any, address: str, **request: Any) -> BaseException:
    options: dict[str, Any] = {"limits": NoLimits(), "deadline": 5, "max_retries": 0, "base_url": address}
    with open_hub(way, source, **options) as hub:
        return raised(lambda: hub.request("POST", "/crm/x", json={}, **request))


@WAYS
@pytest.mark.parametrize("answer", [refuse, hang_up, talk_nonsense])
@pytest.mark.parametrize("source", ["text", "OAuth"])
def test_no_frame_of_a_broken_connection_shows_a_secret(way: str, answer: Any, source: str) -> None:
    with serving(answer) as address:
        error = over_a_socket(way, SOURCES[source](), address)
    assert isinstance(error, HubApiError)
    assert found(error, SECRETS) == []


@WAYS
def test_a_header_that_cannot_be_sent_is_not_shown(way: str, address: str) -> None:
    error = over_a_socket(way, TOKEN, address, headers={"X-Vault": "my\nvery-secret-vault"})
    assert "the value of 'X-Vault' is illegal" in str(error)
    assert "very-secret" not in f"{error} {error!r} {error.__cause__!r}"
    assert found(error, SECRETS) == []


WRITING = {
    "sync": (httpcore_sync.SyncStream, "write"),
    "async": (httpcore_anyio.AnyIOStream, "write"),
}
"""Where the bytes of a request are written."""


@WAYS
@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("kind", [Interrupt, RuntimeError, KeyboardInterrupt])
@pytest.mark.parametrize("source", ["text", "OAuth"])
def test_no_frame_of_an_exception_within_a_library_shows_a_secret(
    way: str, place: int, kind: type[BaseException], source: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*arguments: Any, **options: Any) -> None:
        raise kind

    async def interrupt_async(*arguments: Any, **options: Any) -> None:
        raise kind

    owner: Any
    owner, name = [WRITING[way], (h11.Connection, "send"), (h11_headers, "validate")][place]
    is_async = asyncio.iscoroutinefunction(getattr(owner, name))
    monkeypatch.setattr(owner, name, interrupt_async if is_async else interrupt)
    error = over_a_socket(way, SOURCES[source](), address)
    assert kind in (type(error), type(error.__cause__))
    assert found(error, SECRETS) == []
    # What is above the libraries is still there.
    assert any("threads.py" in where or "tasks.py" in where for where, _ in seen(error))


def test_a_task_that_is_cancelled_while_it_waits_for_an_answer_shows_no_secret() -> None:
    async def work(address: str) -> BaseException:
        async with AsyncHubApi(TOKEN, base_url=address) as hub:
            task = asyncio.create_task(hub.request("POST", "/crm/x", json={}))
            await asyncio.sleep(0.1)
            task.cancel()
            try:
                await task
            except asyncio.CancelledError as error:
                return error
        raise AssertionError("it was not cancelled")

    with serving(say_nothing) as address:
        assert found(asyncio.run(work(address)), SECRETS) == []


def test_the_frames_of_a_transport_of_ones_own_are_still_there() -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        raise ZeroDivisionError

    options: dict[str, Any] = {"base_url": "https://hubspot.invalid", "transport": httpx.MockTransport(handle)}

    def fail() -> None:
        try:
            raise LookupError  # noqa: TRY301 - that it is being handled is what this is about
        except LookupError:
            HubApi(TOKEN, **options).request("GET", "/x")

    error = raised(fail)
    cause, context = error.__cause__, error.__context__
    assert (type(error), type(cause), type(context)) == (TransportFailedError, ZeroDivisionError, LookupError)
    assert cause is not None
    assert context is not None
    assert [frame.f_code.co_name for frame, _ in traceback.walk_tb(cause.__traceback__)][-1] == "handle"
    assert context.__traceback__ is not None


@WAYS
def test_rich_shows_no_secret(way: str) -> None:
    with open_hub(way, oauth(), base_url="https://hubspot.invalid", transport=Faulty(echo(400), "/crm")) as hub:
        error = raised(lambda: hub.request("GET", "/crm/x"))
    console = Console(width=500, file=io.StringIO(), record=True)
    shown = Traceback.from_exception(
        type(error), error, error.__traceback__, show_locals=True, locals_max_length=1000, locals_max_string=1000
    )
    # What this file says of itself is no secret.
    shown.trace.stacks[0].frames[:] = [
        frame for frame in shown.trace.stacks[0].frames if "hubapi_ext" in frame.filename or "httpx" in frame.filename
    ]
    console.print(shown)
    text = console.export_text()
    assert "_attempts" in text
    assert not [secret for secret in SECRETS if secret in text]


def test_the_eyes_of_these_tests_see_a_secret() -> None:
    scope: dict[str, Any] = {"__name__": "somewhere", "Interrupt": Interrupt}
    exec("def show(kept):\n    hidden = kept[0]\n    raise Interrupt", scope)  # noqa: S102 - a frame of no test
    for kept in ([TOKEN], [{"a": [TOKEN.encode()]}], [quote(TOKEN, safe="")], [b64encode(TOKEN.encode())]):
        assert found(raised(lambda kept=kept: scope["show"](kept)), [TOKEN])  # type: ignore[misc]
    assert found(raised(lambda: scope["show"]([Secret(TOKEN), Secret(TOKEN).bearer])), [TOKEN]) == []


# What holds a secret


def test_a_secret_shows_itself_in_no_way_but_one() -> None:
    secret = Secret(TOKEN)
    header = secret.bearer
    kept: list[Any] = [secret, header, [secret, header], header[:80]]
    texts = [f"{one} {one!r} {one!s:>30}" for one in kept]
    assert not [text for text in texts if "very" in text]
    assert TOKEN.encode() not in pickle.dumps(header)
    with pytest.raises(TypeError, match="not for pickling"):
        pickle.dumps(secret)
    assert (secret.reveal(), bytes(header) is header, header[0]) == (TOKEN, True, ord("B"))
    assert deepcopy(secret) is secret
    assert (secret == Secret(TOKEN), secret == TOKEN, hash(secret) == hash(Secret(TOKEN))) == (True, False, True)


@pytest.mark.parametrize(
    "form",
    [
        TOKEN,
        quote(TOKEN, safe=""),
        quote(TOKEN, safe="").replace("%2F", "%2f"),
        quote(quote(TOKEN, safe="")),
        TOKEN.replace("/", "\\/"),
        TOKEN.replace("/", "\\\\/"),
        "".join(f"\\u{ord(char):04x}" for char in TOKEN),
    ],
)
def test_a_secret_is_found_in_every_form_in_which_it_is_repeated(form: str) -> None:
    assert mask(f"a {form} b".encode(), [Secret(TOKEN)]) == b"a [secret] b"


@pytest.mark.parametrize("before", ["", "a", "ab", "abc", "user:"])
def test_a_secret_is_found_in_base64_whatever_stands_beside_it(before: str) -> None:
    content = b64encode(f"{before}{TOKEN}x".encode())
    masked = mask(content, [Secret(TOKEN)])
    assert b"[secret]" in masked
    assert len(masked) < len("[secret]") + 12


def test_no_secret_is_taken_out_where_there_is_none() -> None:
    content = b'{"message": "50 % of \\"pat-na1\\" are very secret"}'
    assert mask(content, [Secret(TOKEN), Secret("")]) == content
    assert isinstance(MaskedBytes(b"x")[0], int)
