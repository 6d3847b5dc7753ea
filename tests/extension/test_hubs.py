"""What a hub is: its settings, its connections, and what it never shows."""

from __future__ import annotations

import gzip
import inspect
import logging
import pickle
import pydoc
import socket
import threading
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import httpx
import pytest

import hubapi_ext
from hubapi_ext import (
    ConfigurationError,
    HubApi,
    InvalidInputError,
    InvalidResponseError,
    RefusedError,
    TimedOutError,
    UnreachableError,
)
from hubapi_ext.batches.outcomes import Outcome
from hubapi_ext.refusal import Refusal
from hubapi_ext.transport.masking import Secret
from hubapi_ext.transport.refusals import refused
from hubapi_resources.associations import Associations
from tests.conftest import InstantClock, open_hub

SECRET = "pat-na1-secret"


def hub_that_gets(answer: Callable[[httpx.Request], httpx.Response]) -> HubApi:
    transport = httpx.MockTransport(answer)
    return HubApi(SECRET, base_url="https://hubspot.invalid", transport=transport, clock=InstantClock())


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUBSPOT_ACCESS_TOKEN", "pat-env")
    monkeypatch.setenv("HUBSPOT_BASE_URL", "https://api-eu1.example/")
    with HubApi() as hub:
        assert (hub.settings.token, hub.settings.base_url) == (Secret("pat-env"), "https://api-eu1.example")


def test_arguments_come_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUBSPOT_ACCESS_TOKEN", "pat-env")
    monkeypatch.setenv("HUBSPOT_BASE_URL", "https://api-eu1.example")
    with HubApi("pat-argument", base_url="https://argument.example") as hub:
        assert (hub.settings.token, hub.settings.base_url) == (Secret("pat-argument"), "https://argument.example")


def test_without_a_base_url_it_is_hubspots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HUBSPOT_BASE_URL", raising=False)
    with HubApi(SECRET) as hub:
        assert hub.settings.base_url == "https://api.hubapi.com"


def test_a_missing_token_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HUBSPOT_ACCESS_TOKEN", raising=False)
    with pytest.raises(ConfigurationError, match="HUBSPOT_ACCESS_TOKEN"):
        HubApi()


@pytest.mark.parametrize("token", ["", " ", "pat-secret na1", "pat-secret\nna1", "pat-secrät", "pat-secret\0", 5])
def test_a_token_that_is_none_is_refused_without_being_shown(token: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        HubApi(token)
    assert "pat-secr" not in repr(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"base_url": "api.hubapi.com"},
        {"base_url": "ftp://x"},
        {"base_url": "https://"},
        {"base_url": "https://a b"},
        {"base_url": "https://me:secret@x"},
        {"base_url": 5},
        {"timeout": 0},
        {"timeout": "5"},
        {"timeout": True},
        {"timeout": float("nan")},
        {"timeout": httpx.Timeout(None)},
        {"transport": httpx.AsyncHTTPTransport()},
    ],
)
def test_a_wrong_setting_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        HubApi(SECRET, **wrong)


def test_settings_cannot_be_changed() -> None:
    with HubApi(SECRET) as hub, pytest.raises(attrs.exceptions.FrozenInstanceError):
        hub.settings.base_url = "https://elsewhere.example"  # type: ignore[misc]


def test_every_phase_of_a_request_has_a_timeout() -> None:
    seen = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.extensions["timeout"])
        return httpx.Response(200, json={})

    with hub_that_gets(answer) as hub:
        hub.request("GET", "/")
    assert all(seconds and seconds > 0 for seconds in seen[0].values())


def test_requests_carry_the_token_and_name_the_client() -> None:
    seen = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers)
        return httpx.Response(200, json={})

    with hub_that_gets(answer) as hub:
        hub.request("GET", "/")
    assert seen[0]["authorization"] == f"Bearer {SECRET}"
    assert seen[0]["user-agent"].startswith("hubapi/")


def test_the_token_shows_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with hub_that_gets(lambda _: httpx.Response(401, json={"message": "no"})) as hub:
        with pytest.raises(RefusedError) as caught:
            hub.courses.create_many([{"hs_course_name": "Pottery"}])
        shown = [repr(hub), repr(hub.settings), repr(hub.client), caplog.text, repr(vars(caught.value))]
    shown += ["".join(traceback.format_exception(caught.value)), pickle.dumps(caught.value).decode("latin-1")]
    assert not [text for text in shown if SECRET in text]


@pytest.mark.parametrize("path", ["https://elsewhere.invalid/", "//elsewhere.invalid/", "crm/v3", "http://[::", None])
def test_the_token_goes_to_no_other_host(path: Any) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise AssertionError(request.url)

    with hub_that_gets(answer) as hub, pytest.raises(InvalidInputError) as caught:
        hub.request("GET", path)
    assert caught.value.argument == "path"


def test_the_token_goes_to_no_other_host_by_the_generated_client_either() -> None:
    with (
        hub_that_gets(lambda _: httpx.Response(200)) as hub,
        pytest.raises(InvalidInputError, match=r"it leads to elsewhere\.invalid"),
    ):
        hub.client.get_httpx_client().get("https://elsewhere.invalid/")


def test_an_exception_does_not_carry_its_request_with_the_token() -> None:
    def break_off(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("gone", request=request)

    with hub_that_gets(break_off) as hub, pytest.raises(UnreachableError) as caught:
        hub.request("GET", "/x")
    chain = [caught.value, caught.value.__cause__, caught.value.__context__]
    assert isinstance(chain[1], httpx.ReadError)
    assert not [error for error in chain if getattr(error, "_request", None) is not None]


def test_a_closed_hub_says_so(portal: Any, token: str, base_url: str) -> None:
    hub = HubApi(token, base_url=base_url)
    hub.close()
    with pytest.raises(ConfigurationError, match="closed"):
        hub.courses.create_many([{"hs_course_name": "Pottery"}])
    with pytest.raises(ConfigurationError, match="closed"):
        hub.request("GET", "/x")
    assert portal.journal == []


def test_an_error_with_details_of_any_shape_has_a_text() -> None:
    body = {"message": "no", "errors": [{"code": "X"}, "text", {}]}
    with hub_that_gets(lambda _: httpx.Response(404, json=body)) as hub, pytest.raises(RefusedError) as caught:
        hub.request("GET", "/x")
    assert "no; X; text" in str(caught.value)


def test_threads_share_one_hub(portal: Any, token: str, base_url: str) -> None:
    with HubApi(token, base_url=base_url) as hub:
        threads = [
            threading.Thread(target=hub.courses.create_many, args=([{"hs_course_name": str(number)}],))
            for number in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(one.properties["hs_course_name"] for one in portal.records("0-410")) == [str(n) for n in range(8)]


@pytest.fixture
def silent_server() -> Iterator[str]:
    """A server that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def test_an_answer_that_does_not_come_is_a_timeout(silent_server: str) -> None:
    with (
        HubApi(SECRET, base_url=silent_server, timeout=0.05, max_retries=0) as hub,
        pytest.raises(TimedOutError, match="GET /x"),
    ):
        hub.request("GET", "/x")


def test_a_server_that_is_not_there_is_unreachable(silent_server: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with (
        HubApi(SECRET, base_url=f"http://127.0.0.1:{port}", max_retries=0) as hub,
        pytest.raises(UnreachableError, match="GET /x"),
    ):
        hub.request("GET", "/x")


def test_a_large_answer_is_cut_off_while_it_is_read() -> None:
    read = []

    def chunks() -> Iterator[bytes]:
        for number in range(1000):
            read.append(number)
            yield b" " * 1000

    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=chunks()))
    with (
        HubApi(SECRET, base_url="https://hubspot.invalid", transport=transport, max_response_bytes=5000) as hub,
        pytest.raises(InvalidResponseError, match="larger than 5,000 bytes"),
    ):
        hub.request("GET", "/x")
    assert len(read) < 10


def test_an_answer_that_grows_when_it_is_decompressed_is_cut_off() -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(
            200, headers={"content-encoding": "gzip"}, stream=httpx.ByteStream(gzip.compress(b" " * 10**6))
        )

    transport = httpx.MockTransport(answer)
    with (
        HubApi(SECRET, base_url="https://hubspot.invalid", transport=transport, max_response_bytes=5000) as hub,
        pytest.raises(InvalidResponseError, match="larger than"),
    ):
        hub.request("GET", "/")


def test_a_compressed_answer_is_read() -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        body = gzip.compress(b'{"results": []}')
        return httpx.Response(200, headers={"content-encoding": "gzip"}, stream=httpx.ByteStream(body))

    with hub_that_gets(answer) as hub:
        assert hub.request("GET", "/").json() == {"results": []}


@pytest.mark.parametrize("content", [b"<html>", b'{"results": 5}', b"", b"[" * 100_000, b"\xff"])
def test_a_success_that_cannot_be_understood_is_one_of_hubapis_errors(content: bytes) -> None:
    with hub_that_gets(lambda _: httpx.Response(200, content=content)) as hub:
        (outcome,) = hub.courses.create_many([{"hs_course_name": "Pottery"}])
    assert (outcome.status, type(outcome.error)) == ("unknown", InvalidResponseError)


def test_a_redirect_is_refused_and_not_followed() -> None:
    with (
        hub_that_gets(lambda _: httpx.Response(301, headers={"location": "https://elsewhere.invalid/"})) as hub,
        pytest.raises(RefusedError, match="301"),
    ):
        hub.request("GET", "/x")


ERRORS: list[hubapi_ext.HubApiError] = [
    InvalidInputError("inputs", "got 5", allowed="a list", position=3),
    refused(Refusal(status=400, category="VALIDATION_ERROR", message="no", details=({"message": "why"},))),
    refused(Refusal(status=207, category="CONFLICT")),
    TimedOutError("late"),
    hubapi_ext.BatchError("1 of 1", [Outcome(index=0, input="x", status="failed", error=UnreachableError("gone"))]),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_survive_pickling(error: hubapi_ext.HubApiError) -> None:
    copied = pickle.loads(pickle.dumps(error))
    assert copied == error
    assert (type(copied), str(copied), hash(copied)) == (type(error), str(error), hash(error))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 418, 423, 437, 429, 477, 500, 530])
def test_refusals_survive_pickling_with_all_that_is_known(status: int) -> None:
    error = refused(Refusal(status=status, message="no", context={"a": ["b"]}, body=b"x", retry_after=3.0))
    error.attempts = 3
    copied = pickle.loads(pickle.dumps(error))
    assert copied == error
    assert (copied.refusal, copied.attempts) == (error.refusal, 3)
    assert copied.may_have_been_applied is error.may_have_been_applied


def test_errors_that_say_something_else_are_not_equal() -> None:
    one, other = TimedOutError("late"), TimedOutError("late", sent=False)
    assert one != other
    assert one != UnreachableError("late")
    assert one == TimedOutError("late")


def test_every_error_has_one_root() -> None:
    exceptions = [one for one in vars(hubapi_ext).values() if isinstance(one, type) and issubclass(one, BaseException)]
    assert exceptions
    assert all(issubclass(one, hubapi_ext.HubApiError) for one in exceptions)


def test_a_group_of_failures_can_be_caught_by_kind() -> None:
    group = hubapi_ext.BatchError(
        "2 of 2",
        [
            Outcome(index=0, input="a", status="failed", error=refused(Refusal(status=404))),
            Outcome(index=1, input="b", status="unknown", error=TimedOutError("late")),
        ],
    )
    missing = group.subgroup(hubapi_ext.NotFoundError)
    assert missing is not None
    assert [outcome.input for outcome in missing.outcomes] == ["a"]  # type: ignore[attr-defined]


def test_methods_show_their_signature_and_purpose() -> None:
    with HubApi(SECRET) as hub:
        signature = str(inspect.signature(hub.associations.read_many))
        assert signature.endswith("-> 'Stream[PublicAssociationMultiWithLabel]'")
        assert "self" not in signature
        method = hub.associations.create_many
        assert method.__name__ == "create_many"
        assert "POST /crm/v4/associations" in (method.__doc__ or "")
        with pytest.raises(TypeError, match="unexpected keyword argument 'wrong'"):
            hub.associations.create_many("contacts", "0-410", [], wrong=1)  # type: ignore[call-arg]


def test_a_class_of_methods_can_be_looked_at() -> None:
    assert "Creates associations" in pydoc.render_doc(Associations, renderer=pydoc.plaintext)  # type: ignore[attr-defined]


@pytest.mark.parametrize("way", ["sync", "async"])
def test_a_cookie_that_was_given_to_one_token_is_not_sent_with_another(way: str) -> None:
    tokens, cookies = iter(["token-a", "token-b"]), []

    def answer(request: httpx.Request) -> httpx.Response:
        cookies.append(request.headers.get("cookie"))
        return httpx.Response(200, headers={"Set-Cookie": "session=of-token-a; Path=/"}, json={})

    options: dict[str, Any] = {"base_url": "https://hubspot.invalid", "transport": httpx.MockTransport(answer)}
    with open_hub(way, lambda: next(tokens), **options) as hub:
        assert hub.request("GET", "/x").headers["set-cookie"] == "session=of-token-a; Path=/"
        hub.request("GET", "/x")
    assert cookies == [None, None]
