"""What a request may be: paths below the base URL."""

from __future__ import annotations

import httpx
import pytest

from hubapi_ext import InvalidInputError
from tests.conftest import open_hub

WAYS = pytest.mark.parametrize("way", ["sync", "async"])

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
