"""What comes instead of an answer: only hubapi's own exceptions, and at once where trying again cannot help."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from hubapi_ext import InvalidInputError
from tests.conftest import Between, open_hub

TOKEN = "pat-test-of-failures"
WAYS = pytest.mark.parametrize("way", ["sync", "async"])


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
