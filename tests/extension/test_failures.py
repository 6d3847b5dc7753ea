"""What comes instead of an answer: only hubapi's own exceptions, and at once where trying again cannot help."""

from __future__ import annotations

import random
import ssl
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import certifi
import h11
import httpcore
import httpx
import pytest

from hubapi_ext import (
    AsyncHubApi,
    ConfigurationError,
    HubApi,
    HubApiError,
    InterruptedBatchError,
    InvalidInputError,
    InvalidResponseError,
    NoLimits,
    TimedOutError,
    TransportFailedError,
    UnreachableError,
    UntrustedCertificateError,
)
from hubapi_ext.transport.failures import failure_of
from tests.conftest import Between, InstantClock, open_hub
from tests.raw_server import CERTIFICATE, raw_server

TOKEN = "pat-test-of-failures"
COURSE = {"hs_course_name": "Pottery"}
WAYS = pytest.mark.parametrize("way", ["sync", "async"])
ANSWERS_AT_RANDOM = 200
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


class Fails(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Raises instead of answering."""

    def __init__(self, error: BaseException) -> None:
        self.error = error
        self.requests: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        raise self.error

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)


class BreaksOff(Fails):
    """Raises in the middle of an answer."""

    def __init__(self, error: BaseException, status: int) -> None:
        super().__init__(error)
        self.status = status

    def handle_request(self, _: httpx.Request) -> httpx.Response:
        return httpx.Response(self.status, stream=_Stream(self.error))


class _Stream(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __init__(self, error: BaseException) -> None:
        self._error = error

    def __iter__(self) -> Iterator[bytes]:
        yield b"{"
        raise self._error

    async def __aiter__(self) -> Any:
        yield b"{"
        raise self._error


def failure(way: str, transport: Any, **options: Any) -> HubApiError:
    """What comes of a request that may be sent as often as one likes."""
    hub_options = {"base_url": "https://hubspot.invalid", "transport": transport, **options}
    with open_hub(way, TOKEN, **hub_options) as hub, pytest.raises(HubApiError) as caught:
        hub.request("GET", "/x")
    return caught.value


# Certificates


@WAYS
def test_a_certificate_that_is_not_trusted_fails_at_once_and_says_what_to_do(way: str) -> None:
    clock = InstantClock()
    with (
        raw_server(lambda _: OK, tls=True) as server,
        open_hub(way, TOKEN, base_url=server.base_url, clock=clock) as hub,
        pytest.raises(UntrustedCertificateError, match=r"GET /x was not sent.*self.signed.*ca_bundle.*SSL_CERT_FILE"),
    ):
        hub.request("GET", "/x")
    assert (server.connections, server.requests, clock.slept) == (1, [], [])


@WAYS
def test_a_certificate_for_another_host_fails_at_once(way: str) -> None:
    with (
        raw_server(lambda _: OK, tls=True) as server,
        open_hub(way, TOKEN, base_url=server.base_url.replace("127.0.0.1", "localhost"), ca_bundle=CERTIFICATE) as hub,
        pytest.raises(UntrustedCertificateError, match="localhost"),
    ):
        hub.request("GET", "/x")


@WAYS
def test_a_certificate_that_is_given_is_trusted(way: str) -> None:
    with (
        raw_server(lambda _: OK, tls=True) as server,
        open_hub(way, TOKEN, base_url=server.base_url, ca_bundle=CERTIFICATE) as hub,
    ):
        assert hub.request("GET", "/x").json() == {}


@WAYS
def test_a_certificate_that_is_renewed_in_the_environment_is_trusted_by_the_next_hub(
    way: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "certificates.pem"
    file.write_bytes(Path(certifi.where()).read_bytes())
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with raw_server(lambda _: OK, tls=True) as server:
        with open_hub(way, TOKEN, base_url=server.base_url) as hub, pytest.raises(UntrustedCertificateError):
            hub.request("GET", "/x")
        file.write_bytes(CERTIFICATE.read_bytes())
        with open_hub(way, TOKEN, base_url=server.base_url) as hub:
            assert hub.request("GET", "/x").json() == {}


@WAYS
def test_a_certificate_that_is_not_trusted_ends_a_batch_before_it_is_sent(way: str) -> None:
    with (
        raw_server(lambda _: OK, tls=True) as server,
        open_hub(way, TOKEN, base_url=server.base_url) as hub,
        pytest.raises(UntrustedCertificateError),
    ):
        hub.courses.create_many([COURSE] * 1000)
    assert server.requests == []


def raise_untrusted() -> None:
    raise ssl.SSLCertVerificationError("of something else")


@WAYS
def test_what_the_caller_handles_is_no_reason_for_a_failure(way: str) -> None:
    try:
        raise_untrusted()
    except ssl.SSLCertVerificationError:
        error = failure(way, Fails(httpx.ConnectError("refused")), max_retries=0)
    assert type(error) is UnreachableError


@WAYS
def test_a_file_of_certificates_that_cannot_be_read_fails_at_once(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere.pem")
    clock = InstantClock()
    with (
        open_hub(way, TOKEN, base_url="https://127.0.0.1:9", clock=clock) as hub,
        pytest.raises(ConfigurationError, match="SSL_CERT_FILE"),
    ):
        hub.request("GET", "/x")
    assert clock.slept == []


# Requests that HTTP does not have


@WAYS
@pytest.mark.parametrize(
    ("wrong", "argument"),
    [
        ({"method": "GE T"}, "method"),
        ({"method": "GET\r\nX: y"}, "method"),
        ({"method": "GÉT"}, "method"),
        ({"method": ""}, "method"),
        ({"headers": {"X Name": "1"}}, "headers"),
        ({"headers": {"X:Name": "1"}}, "headers"),
        ({"headers": {"": "1"}}, "headers"),
        ({"headers": {"X-Name": "1\r\nX-Other: 2"}}, "headers"),
        ({"headers": {"X-Name": "1\0"}}, "headers"),
        ({"headers": {"X-Name": " 1"}}, "headers"),
        ({"headers": {"X-Name": "1 "}}, "headers"),
        ({"headers": {"X-Name": "é"}}, "request"),
        ({"headers": {"Content-Length": "5"}, "content": b"12"}, "headers"),
        ({"headers": {"Content-Length": "x"}, "content": b"12"}, "headers"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_request_that_http_does_not_have_is_refused_before_it_is_sent(
    way: str, wrong: dict[str, Any], argument: str
) -> None:
    transport = Fails(httpx.ReadError("sent"))
    arguments = {"method": "GET", "path": "/x", **wrong}
    with (
        open_hub(way, TOKEN, base_url="https://hubspot.invalid", transport=transport) as hub,
        pytest.raises(InvalidInputError) as caught,
    ):
        hub.request(arguments.pop("method"), arguments.pop("path"), **arguments)
    assert (caught.value.argument, transport.requests) == (argument, [])


@WAYS
def test_the_value_of_an_illegal_header_is_not_shown(way: str, between: Between) -> None:
    with (
        open_hub(way, TOKEN, base_url="https://hubspot.invalid", transport=between) as hub,
        pytest.raises(InvalidInputError) as caught,
    ):
        hub.request("GET", "/x", headers={"X-Key": "my secret\n"})
    assert "my secret" not in repr(caught.value)


@WAYS
@pytest.mark.parametrize(
    ("headers", "text"),
    [({"Transfer-Encoding": "gzip"}, "chunked"), ([("Host", "a"), ("Host", "b")], "Host")],
)
def test_a_request_that_httpx_does_not_send_is_tried_once(way: str, headers: Any, text: str) -> None:
    with (
        raw_server(lambda _: OK) as server,
        open_hub(way, TOKEN, base_url=server.base_url) as hub,
        pytest.raises(InvalidInputError, match=text) as caught,
    ):
        hub.request("GET", "/x", headers=headers)
    assert (server.requests, caught.value.attempts, caught.value.may_have_been_applied) == ([], 1, False)


@WAYS
@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpx.UnsupportedProtocol("ftp"), ConfigurationError),
        (httpx.LocalProtocolError("no such request"), InvalidInputError),
        (httpx.InvalidURL("no such address"), InvalidInputError),
        (httpx.ConnectError("untrusted"), UntrustedCertificateError),
    ],
)
def test_what_can_never_succeed_is_tried_once(way: str, error: Exception, kind: type[HubApiError]) -> None:
    if kind is UntrustedCertificateError:
        error.__cause__ = ssl.SSLCertVerificationError("self-signed")
    transport = Fails(error)
    failed = failure(way, transport)
    assert (type(failed), len(transport.requests), failed.may_have_been_applied) == (kind, 1, False)


def test_by_http2_a_server_that_breaks_the_protocol_is_unreachable() -> None:
    # h2 raises the same exception for it as for a wrong request.
    error = failure_of("GET /x", httpx.LocalProtocolError("odd frame"), http2=True)
    assert isinstance(error, UnreachableError)
    assert error.sent


# Nothing but hubapi's own exceptions


def _subclasses(kind: type[Any]) -> list[type[Any]]:
    return [kind, *(deeper for one in kind.__subclasses__() for deeper in _subclasses(one))]


class Strange(httpx.ReadError):
    """An exception that cannot be copied or shown."""

    def __init__(self, one: str, *, other: str) -> None:
        super().__init__(one + other)

    def __str__(self) -> str:
        raise RuntimeError("no text")


_REQUEST = httpx.Request("GET", "https://hubspot.invalid/x", headers={"Authorization": f"Bearer {TOKEN}"})
ERRORS: list[Exception] = [
    *(kind("broken", request=_REQUEST) for kind in _subclasses(httpx.RequestError) if kind is not Strange),
    httpx.HTTPStatusError("broken", request=_REQUEST, response=httpx.Response(500, request=_REQUEST)),
    httpx.StreamConsumed(),
    httpx.StreamClosed(),
    httpx.ResponseNotRead(),
    httpx.InvalidURL("broken"),
    httpx.CookieConflict("broken"),
    *(kind("broken") for kind in _subclasses(httpcore.ProtocolError)),
    *(kind("broken") for kind in _subclasses(httpcore.NetworkError)),
    *(kind("broken") for kind in _subclasses(httpcore.TimeoutException)),
    httpcore.ConnectionNotAvailable(),
    h11.LocalProtocolError("broken"),
    h11.RemoteProtocolError("broken"),
    ssl.SSLError("broken"),
    ConnectionResetError("broken"),
    TimeoutError("broken"),
    OSError(),
    UnicodeEncodeError("ascii", "é", 0, 1, "broken"),
    *(kind("broken") for kind in (RuntimeError, ValueError, TypeError, KeyError, AssertionError, AttributeError)),
    *(kind("broken") for kind in (StopIteration, StopAsyncIteration, MemoryError, RecursionError)),
    ExceptionGroup("broken", [ValueError("broken")]),
    Strange("one", other="other"),
]
EACH_ERROR = pytest.mark.parametrize(
    "error", ERRORS, ids=lambda error: f"{type(error).__module__}.{type(error).__name__}"
)


@WAYS
@EACH_ERROR
def test_whatever_a_transport_raises_becomes_one_of_hubapis_exceptions(way: str, error: Exception) -> None:
    failed = failure(way, Fails(error))
    assert failed.request == "GET /x"
    assert TOKEN not in repr(failed)


@WAYS
@EACH_ERROR
def test_whatever_a_transport_raises_no_input_of_a_batch_gets_lost(way: str, error: Exception) -> None:
    with open_hub(way, TOKEN, base_url="https://hubspot.invalid", transport=Fails(error)) as hub:
        try:
            outcomes = hub.courses.create_many([COURSE]).outcomes
        except InterruptedBatchError as interrupted:
            # One of a kind that no request should bring about.
            outcomes = interrupted.result.outcomes
        except (InvalidInputError, ConfigurationError):
            # Nothing was sent, and nothing will be.
            return
    assert [outcome.status in ("failed", "unknown") for outcome in outcomes] == [True]


@WAYS
@EACH_ERROR
def test_whatever_breaks_an_answer_off_becomes_one_of_hubapis_exceptions(way: str, error: Exception) -> None:
    assert failure(way, BreaksOff(error, 200)).request == "GET /x"


@WAYS
@EACH_ERROR
def test_a_refusal_is_one_whatever_breaks_it_off(way: str, error: Exception) -> None:
    assert failure(way, BreaksOff(error, 404)).request == "GET /x"


@WAYS
def test_an_exception_that_nobody_knows_is_not_tried_again_and_leads_to_its_place(way: str) -> None:
    transport = Fails(KeyError("broken"))
    error = failure(way, transport)
    assert type(error) is TransportFailedError
    assert str(error) == "GET /x brought no answer: KeyError: 'broken'"
    assert (error.sent, error.may_have_been_applied, len(transport.requests)) == (True, True, 1)
    assert error.__cause__ is transport.error
    assert error.__cause__.__traceback__ is not None


@WAYS
@pytest.mark.parametrize("error", [httpx.ReadError(f"lost {TOKEN}"), ValueError(f"lost {TOKEN}")])
def test_a_failure_does_not_say_the_token(way: str, error: Exception) -> None:
    assert TOKEN not in str(failure(way, Fails(error), max_retries=0))


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit()])
def test_what_ends_a_program_passes(error: BaseException) -> None:
    with (
        open_hub("sync", TOKEN, base_url="https://hubspot.invalid", transport=Fails(error)) as hub,
        pytest.raises(type(error)),
    ):
        hub.request("GET", "/x")


@WAYS
@pytest.mark.parametrize("answer", [None, "text", 5])
def test_a_transport_that_returns_no_answer_has_failed(way: str, answer: Any) -> None:
    class Wrong(Fails):
        def handle_request(self, _: httpx.Request) -> httpx.Response:
            return answer  # type: ignore[no-any-return]

    assert type(failure(way, Wrong(ValueError()))) is TransportFailedError


# Servers that speak no HTTP

_HEAD = b"HTTP/1.1 200 OK\r\n"
HOSTILE = {
    "nothing": b"",
    "NULs": bytes(1000),
    "a page without a head": b"<html></html>\r\n\r\n",
    "a status of text": b"HTTP/1.1 abc OK\r\n\r\n",
    "a status below 100": b"HTTP/1.1 099 OK\r\n\r\n",
    "a status of 999": b"HTTP/1.1 999 OK\r\nContent-Length: 0\r\n\r\n",
    "another version": b"HTTP/9.9 200 OK\r\nContent-Length: 1\r\n\r\n{",
    "a head that ends": _HEAD + b"Content-Le",
    "a head that is too large": _HEAD + b"X: " + b"x" * 300_000 + b"\r\n\r\n",
    "too many headers": _HEAD + b"".join(b"X-%d: x\r\n" % n for n in range(20_000)) + b"\r\n",
    "a header without a colon": _HEAD + b"no colon\r\n\r\n",
    "a header with NUL": _HEAD + b"X: a\0b\r\n\r\n",
    "a header with a bare CR": _HEAD + b"X: a\rY: b\r\nContent-Length: 0\r\n\r\n",
    "a header of any bytes": _HEAD + bytes(range(128, 256)) + b": x\r\n\r\n",
    "a value of any bytes": _HEAD + b"X: " + bytes(range(128, 256)) + b"\r\nContent-Length: 2\r\n\r\n{",
    "a length below 0": _HEAD + b"Content-Length: -1\r\n\r\n{}",
    "a length of text": _HEAD + b"Content-Length: two\r\n\r\n{}",
    "a length beyond all": _HEAD + b"Content-Length: 99999999999999999999999\r\n\r\n{}",
    "a length that is too long": _HEAD + b"Content-Length: 10\r\n\r\n{}",
    "two lengths": _HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    "chunks without a size": _HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
    "chunks of a negative size": _HEAD + b"Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
    "chunks that are longer than they say": _HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n",
    "chunks that end": _HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{}",
    "chunks without an end": _HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
    "a trailer of any bytes": _HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\xff\xfe\r\n\r\n",
    "an unknown transfer coding": _HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "informational answers alone": b"HTTP/1.1 100 Continue\r\n\r\n" * 50,
    "other protocols": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n" + bytes(99),
    "gzip that is none": _HEAD + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
    "gzip that breaks off": _HEAD + b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\x1f\x8b\x08",
    "a coding of any bytes": _HEAD + b"Content-Encoding: \xff\xfe\r\nContent-Length: 2\r\n\r\n{}",
    "a thousand codings": _HEAD + b"Content-Encoding: " + b"gzip," * 1000 + b"\r\nContent-Length: 2\r\n\r\n{}",
    "a refusal of any bytes": b"HTTP/1.1 400 \xff\xfe\r\nContent-Length: 3\r\nRetry-After: \xb2\r\n\r\n\xff\x00{",
    "odd limits": b"HTTP/1.1 429 No\r\nX-HubSpot-RateLimit-Max: -1\r\nX-HubSpot-RateLimit-Daily: 1e999\r\n"
    b"X-HubSpot-RateLimit-Interval-Milliseconds: 0\r\nRetry-After: 1e999\r\nContent-Length: 0\r\n\r\n",
    "a redirect to nowhere": b"HTTP/1.1 302 Found\r\nLocation: http://[::\r\nContent-Length: 0\r\n\r\n",
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
}


@WAYS
@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_server_sends_becomes_an_answer_or_one_of_hubapis_exceptions(way: str, name: str) -> None:
    with (
        raw_server(lambda _: HOSTILE[name]) as server,
        open_hub(way, TOKEN, base_url=server.base_url, timeout=5, max_retries=1) as hub,
        pytest.raises(HubApiError),
    ):
        hub.request("GET", "/x").json()


@WAYS
@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_server_sends_no_input_of_a_batch_gets_lost(way: str, name: str) -> None:
    with (
        raw_server(lambda _: HOSTILE[name]) as server,
        open_hub(way, TOKEN, base_url=server.base_url, timeout=5, max_retries=1) as hub,
    ):
        outcomes = hub.courses.create_many([COURSE, COURSE]).outcomes
    assert [outcome.status in ("failed", "unknown") for outcome in outcomes] == [True, True]


_PARTS = [
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.1 503 No\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n",
    b"Content-Length: 20\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: gzip\r\n",
    b"Connection: close\r\n",
    b"Set-Cookie: a=b; Max-Age=x; Expires=\xff; Domain=..\r\n",
    b"X-HubSpot-RateLimit-Max: 99999999\r\n",
    b"\r\n",
    b"2\r\n{}\r\n",
    b"0\r\n\r\n",
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff",
    b'{"results": [{}], "errors": 5}',
]


def _answer_at_random(choice: random.Random) -> bytes:
    """What may look like an answer for a while."""
    beginning = choice.choice(_PARTS[:2]) if choice.random() < 0.8 else b""
    return beginning + b"".join(
        choice.choice(_PARTS) if choice.random() < 0.8 else choice.randbytes(choice.randrange(20))
        for _ in range(choice.randrange(8))
    )


@WAYS
def test_bytes_at_random_become_an_answer_or_one_of_hubapis_exceptions(way: str) -> None:
    choice = random.Random(7)  # noqa: S311 - nothing is secret
    answers = [_answer_at_random(choice) for _ in range(ANSWERS_AT_RANDOM)]
    with (
        raw_server(lambda number: answers[number]) as server,
        open_hub(way, TOKEN, base_url=server.base_url, timeout=5, max_retries=0, limits=NoLimits()) as hub,
    ):
        for _ in answers:
            with suppress(HubApiError):
                hub.request("GET", "/x").json()
    assert len(server.requests) == len(answers)


# HTTP/2


@pytest.mark.parametrize("answer", [b"", OK, bytes(100), b"\x00\x00\x00\x04\x00\x00\x00\x00\x00" + b"\xff" * 99])
def test_by_http2_whatever_a_server_sends_becomes_one_of_hubapis_exceptions(
    answer: bytes,
) -> None:
    # Over TCP alone httpx speaks HTTP/2 only where there is no other choice.
    transport = httpx.AsyncHTTPTransport(http1=False, http2=True)
    with (
        raw_server(lambda _: answer) as server,
        open_hub("async", TOKEN, base_url=server.base_url, transport=transport, timeout=5, max_retries=0) as hub,
        pytest.raises(HubApiError),
    ):
        hub.request("GET", "/x")


def test_hubs_are_made_that_speak_http2_for_tasks_alone() -> None:
    AsyncHubApi(TOKEN, http2=True)
    with pytest.raises(ConfigurationError, match="AsyncHubApi"):
        HubApi(TOKEN, http2=True)


def test_timeouts_and_bodies_have_exceptions_of_their_own() -> None:
    assert isinstance(failure_of("GET /x", httpx.ReadTimeout("late")), TimedOutError)
    assert isinstance(failure_of("GET /x", httpx.DecodingError("odd")), InvalidResponseError)
