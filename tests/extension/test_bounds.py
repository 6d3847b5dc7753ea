"""What an answer may bring and a request may be: bodies within their limit, headers of any bytes, paths below the base
URL, connections on which answers are told apart."""

from __future__ import annotations

import gzip
import itertools
import pickle
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, Self

import httpx
import pytest

from hubapi_ext import BadRequestError, HubApiError, InvalidInputError, InvalidResponseError
from tests.conftest import Between, open_hub
from tests.raw_server import CERTIFICATE, raw_server

COURSE = {"hs_course_name": "Pottery"}
LIMIT = 1_000_000
WAYS = pytest.mark.parametrize("way", ["sync", "async"])
JSON = b'{"results": []}'


class Chunks(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that comes in these chunks over the wire."""

    def __init__(self, chunks: Any) -> None:
        self._chunks = chunks

    def __iter__(self) -> Iterator[bytes]:
        yield from self._chunks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            yield chunk


def ask(way: str, answer: Callable[[httpx.Request], httpx.Response], **options: Any) -> httpx.Response:
    """The answer to one request, of a transport that answers so."""
    transport = httpx.MockTransport(answer)
    with open_hub(way, "pat-test-of-bounds", base_url="https://hubspot.invalid", transport=transport, **options) as hub:
        response: httpx.Response = hub.request("GET", "/x")
        return response


def compressed(coding: str, chunks: Any, status: int = 200) -> Callable[[httpx.Request], httpx.Response]:
    return lambda _: httpx.Response(status, headers={"Content-Encoding": coding}, stream=Chunks(chunks))


def growing(size: int = 64 * LIMIT) -> bytes:
    """A little gzip that grows to a lot."""
    return gzip.compress(bytes(size), 9)


class Peak:
    """How much memory a block takes at its peak."""

    def __enter__(self) -> Self:
        tracemalloc.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()


# Bodies


@WAYS
def test_an_answer_that_was_compressed_twice_is_not_read(way: str) -> None:
    with pytest.raises(InvalidResponseError, match=r"GET /x was compressed 2 times, and once at most is read"):
        ask(way, compressed("gzip, gzip", [gzip.compress(gzip.compress(JSON))]))


@WAYS
def test_codings_in_several_headers_are_counted_together(way: str) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        headers = [("Content-Encoding", "gzip"), ("Content-Encoding", "deflate")]
        return httpx.Response(200, headers=headers, stream=Chunks([b"x"]))

    with pytest.raises(InvalidResponseError, match="compressed 2 times"):
        ask(way, answer)


@WAYS
def test_a_refusal_that_was_compressed_twice_is_one_without_its_body(way: str) -> None:
    with pytest.raises(BadRequestError) as caught:
        ask(way, compressed("gzip, gzip", [gzip.compress(gzip.compress(JSON))], status=400))
    assert caught.value.refusal.body == b""


@WAYS
@pytest.mark.parametrize("status", [200, 400])
def test_an_answer_takes_no_more_memory_than_it_may(way: str, status: int) -> None:
    body = growing()
    with Peak() as peak, pytest.raises(HubApiError):
        ask(way, compressed("gzip", [body], status), max_response_bytes=LIMIT)
    assert peak.size < 6 * LIMIT


@WAYS
def test_an_answer_that_is_as_large_as_it_may_be_is_read(way: str) -> None:
    assert len(ask(way, compressed("gzip", [growing(LIMIT)]), max_response_bytes=LIMIT).content) == LIMIT


@WAYS
def test_an_answer_that_is_larger_by_a_byte_is_not_read(way: str) -> None:
    with pytest.raises(InvalidResponseError, match="larger than 1,000,000 bytes"):
        ask(way, compressed("gzip", [growing(LIMIT + 1)]), max_response_bytes=LIMIT)


@WAYS
def test_compressed_data_that_never_comes_to_anything_is_not_read_for_ever(way: str) -> None:
    beginning = gzip.compress(b"")[:10]
    empty_blocks = itertools.repeat(b"\x00\x00\x00\xff\xff" * 1000)
    with pytest.raises(InvalidResponseError, match="larger than 1,000,000 bytes"):
        ask(way, compressed("gzip", itertools.chain([beginning], empty_blocks)), max_response_bytes=LIMIT)


@WAYS
def test_a_refusal_is_kept_as_far_as_it_may_be_read(way: str) -> None:
    with pytest.raises(BadRequestError) as caught:
        ask(way, compressed("gzip", [growing()], 400), max_response_bytes=5000)
    assert caught.value.refusal.body == bytes(5000)


def _raw_deflate(data: bytes) -> bytes:
    deflating = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflating.compress(data) + deflating.flush()


@WAYS
@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(JSON)),
        ("GZIP", gzip.compress(JSON)),
        ("x-gzip", gzip.compress(JSON)),
        ("identity, gzip", gzip.compress(JSON)),
        ("deflate", zlib.compress(JSON)),
        ("deflate", _raw_deflate(JSON)),
        ("identity", JSON),
        ("", JSON),
    ],
    ids=["gzip", "capitals", "x-gzip", "identity before gzip", "zlib", "deflate", "identity", "none"],
)
def test_an_answer_is_decompressed_in_whatever_pieces_it_comes(way: str, coding: str, body: bytes) -> None:
    pieces = [b"", *(body[place : place + 1] for place in range(len(body))), b""]
    assert ask(way, compressed(coding, pieces)).content == JSON


@WAYS
def test_a_coding_that_was_not_asked_for_is_named(way: str) -> None:
    with pytest.raises(InvalidResponseError, match="has the content coding 'br', and gzip, deflate was asked for"):
        ask(way, compressed("br", [b"\x0b\x02\x80{}\x03"]))


@WAYS
def test_an_answer_without_a_body_has_no_coding(way: str) -> None:
    assert ask(way, compressed("br", [], status=204)).content == b""


@WAYS
@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (gzip.compress(JSON)[:-9], "breaks off in the middle of its compressed data"),
        (gzip.compress(JSON)[:1], "breaks off in the middle of its compressed data"),
        (gzip.compress(JSON) + gzip.compress(JSON), "goes on behind its compressed data"),
        (JSON, "cannot be decompressed"),
    ],
    ids=["cut", "one byte", "two", "not compressed"],
)
def test_a_body_that_is_not_what_its_coding_says_is_an_invalid_response(way: str, body: bytes, problem: str) -> None:
    with pytest.raises(InvalidResponseError, match=problem):
        ask(way, compressed("gzip", [body]))


@WAYS
def test_an_answer_that_cannot_be_read_has_its_correlation_id(way: str) -> None:
    headers = {"Content-Encoding": "br", "X-HubSpot-Correlation-Id": "c-7"}
    with pytest.raises(InvalidResponseError) as caught:
        ask(way, lambda _: httpx.Response(200, headers=headers, stream=Chunks([b"x"])))
    assert caught.value.correlation_id == "c-7"


@WAYS
def test_a_transport_may_have_decompressed_an_answer_itself(way: str) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Encoding": "gzip"}, content=gzip.compress(JSON))

    assert ask(way, answer).json() == {"results": []}


@WAYS
def test_only_what_can_be_decompressed_within_a_limit_is_asked_for(way: str, between: Between) -> None:
    with open_hub(way, "pat-test-of-bounds", base_url="https://hubspot.invalid", transport=between) as hub:
        hub.courses.create_many([COURSE])
    assert between.requests[0].headers["Accept-Encoding"] == "gzip, deflate"


@WAYS
def test_an_answer_is_one_although_its_connection_cannot_be_closed(way: str) -> None:
    class Stuck(Chunks):
        def close(self) -> None:
            raise RuntimeError("stuck")

        async def aclose(self) -> None:
            self.close()

    assert ask(way, lambda _: httpx.Response(200, stream=Stuck([JSON]))).content == JSON


# JSON


@WAYS
@pytest.mark.parametrize("content", [b"<html>", b"", b"\xff", b"[" * 100_000], ids=["page", "empty", "bytes", "deep"])
def test_asking_for_the_json_of_an_answer_that_has_none_is_an_invalid_response(way: str, content: bytes) -> None:
    response = ask(way, lambda _: httpx.Response(200, content=content, headers={"X-HubSpot-Correlation-Id": "c-8"}))
    with pytest.raises(InvalidResponseError, match=r"the answer to GET /x (is no JSON|has no body)") as caught:
        response.json()
    known = (caught.value.request, caught.value.attempts, caught.value.correlation_id, caught.value.body)
    assert known == ("GET /x", 1, "c-8", content[:10_000])


@WAYS
def test_an_answer_that_is_no_json_says_what_it_is(way: str) -> None:
    response = ask(way, lambda _: httpx.Response(200, html="<html>"))
    with pytest.raises(InvalidResponseError, match="is no JSON, but text/html; charset=utf-8"):
        response.json()


@WAYS
def test_an_answer_can_be_pickled(way: str) -> None:
    response = ask(way, lambda _: httpx.Response(200, content=JSON))
    assert pickle.loads(pickle.dumps(response)).json() == {"results": []}


# Headers


@WAYS
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_a_header_may_be_any_bytes(way: str, encoding: str) -> None:
    value = 'filename="élève.pdf"'.encode(encoding)
    response = ask(way, lambda _: httpx.Response(200, headers=[(b"Content-Disposition", value)]))
    assert (b"Content-Disposition", value) in response.headers.raw


@WAYS
def test_a_header_that_is_not_ascii_ends_no_batch(way: str, between: Between) -> None:
    def add(_: httpx.Request, response: httpx.Response) -> httpx.Response:
        headers = [*response.headers.raw, (b"content-disposition", 'filename="élève.pdf"'.encode())]
        return httpx.Response(response.status_code, headers=headers, content=response.content)

    between.after = add
    with open_hub(way, "pat-test-of-bounds", base_url="https://hubspot.invalid", transport=between) as hub:
        hub.courses.create_many([COURSE]).raise_for_failures()


@WAYS
def test_a_header_of_a_request_may_be_any_bytes(way: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=(b"X-Name", "é".encode()) in request.headers.raw)

    transport = httpx.MockTransport(answer)
    with open_hub(way, "pat-test-of-bounds", base_url="https://hubspot.invalid", transport=transport) as hub:
        assert hub.request("GET", "/x", headers={b"X-Name": "é".encode()}).json() is True


async def _later(chunks: list[bytes]) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


@WAYS
@pytest.mark.parametrize("manner", ["at once", "in pieces"])
def test_a_transport_of_ones_own_can_read_the_content_of_a_request(way: str, manner: str) -> None:
    seen = []

    class Transport(httpx.BaseTransport, httpx.AsyncBaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            seen.append(request.content)
            return httpx.Response(200)

        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            return self.handle_request(request)

    pieces = [b"na", b"me"]
    content: Any = (iter(pieces) if way == "sync" else _later(pieces)) if manner == "in pieces" else b"name"
    with open_hub(way, "pat-test-of-bounds", base_url="https://hubspot.invalid", transport=Transport()) as hub:
        hub.request("POST", "/x", content=content)
    assert seen == [b"name"]


# Paths


@WAYS
@pytest.mark.parametrize(
    "path",
    [
        "/../x",
        "/%2e%2e/x",
        "/.%2E/x",
        "/%252e%252e/x",
        "/a/../../x",
        "/..%2fx",
        "/..%5cx",
        "/..\\x",
        "/..;a/x",
        "/a/..",
    ],
)
def test_a_path_does_not_leave_the_base_url(way: str, path: str) -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200)

    transport = httpx.MockTransport(answer)
    with (
        open_hub(way, "pat-test-of-bounds", base_url="https://gate.invalid/hubspot", transport=transport) as hub,
        pytest.raises(InvalidInputError, match=r'it has no segment "\.\."'),
    ):
        hub.request("GET", path)
    assert seen == []


@pytest.mark.parametrize("path", ["/../x", "/%2e%2e/x", "/../hubspots/x"])
def test_a_path_does_not_leave_the_base_url_by_the_generated_client_either(path: str) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200))
    with (
        open_hub("sync", "pat-test-of-bounds", base_url="https://gate.invalid/hubspot", transport=transport) as hub,
        pytest.raises(InvalidInputError, match=r"it stays below https://gate\.invalid/hubspot"),
    ):
        hub.client.get_httpx_client().get(path)


@WAYS
@pytest.mark.parametrize("path", ["/", "/a..b/...", "/x?next=/../y", "/x#/../y", "/caf%C3%A9/%2e"])
def test_dots_that_lead_nowhere_are_sent(way: str, path: str) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200))
    with open_hub(way, "pat-test-of-bounds", base_url="https://gate.invalid/hubspot", transport=transport) as hub:
        assert hub.request("GET", path).request.url.path.startswith("/hubspot/")


# Connections

REAL = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n" + b'"real"'
FAKE = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n" + b'"fake"'
CHUNKED = b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n"real"\r\n0\r\n\r\n'
NO_BODY = b"HTTP/1.1 204 No Content\r\n\r\n"


@WAYS
@pytest.mark.parametrize("protocol", ["TCP", "TLS"])
@pytest.mark.parametrize("first", [REAL, CHUNKED, NO_BODY], ids=["length", "chunks", "no body"])
def test_bytes_behind_an_answer_are_not_read_as_the_next(way: str, protocol: str, first: bytes) -> None:
    options = {"ca_bundle": CERTIFICATE} if protocol == "TLS" else {}
    with (
        raw_server(
            lambda number: first + FAKE if number == 0 else REAL, keeps_open=True, tls=protocol == "TLS"
        ) as server,
        open_hub(way, "pat-test-of-bounds", base_url=server.base_url, **options) as hub,
    ):
        hub.request("GET", "/x")
        assert hub.request("GET", "/x").json() == "real"
        assert (server.connections, len(server.requests)) == (2, 2)


@pytest.mark.parametrize("first", [REAL, CHUNKED, NO_BODY], ids=["length", "chunks", "no body"])
def test_bytes_behind_an_answer_in_a_tls_record_of_their_own_are_not_read_as_the_next(first: bytes) -> None:
    # TLS takes at most 16 KiB into one record, and anyio reads several at once.
    padding = b"X-Padding: " + b"x" * (16384 - len(first) - 13) + b"\r\n\r\n"
    head, _, body = first.partition(b"\r\n\r\n")
    padded = head + b"\r\n" + padding + body
    assert len(padded) == 16384
    with (
        raw_server(lambda number: padded + FAKE if number == 0 else REAL, keeps_open=True, tls=True) as server,
        open_hub("async", "pat-test-of-bounds", base_url=server.base_url, ca_bundle=CERTIFICATE) as hub,
    ):
        hub.request("GET", "/x")
        assert hub.request("GET", "/x").json() == "real"


@WAYS
@pytest.mark.parametrize("protocol", ["TCP", "TLS"])
def test_a_connection_without_bytes_behind_its_answers_is_used_again(way: str, protocol: str) -> None:
    options = {"ca_bundle": CERTIFICATE} if protocol == "TLS" else {}
    with (
        raw_server(lambda _: CHUNKED, keeps_open=True, tls=protocol == "TLS") as server,
        open_hub(way, "pat-test-of-bounds", base_url=server.base_url, **options) as hub,
    ):
        for _ in range(3):
            hub.request("GET", "/x")
        assert server.connections == 1
