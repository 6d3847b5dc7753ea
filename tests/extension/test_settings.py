"""What can be set for a hub, for the copies of it, and for its connections."""

from __future__ import annotations

import pickle
import re
import ssl
import sys
from pathlib import Path
from typing import Any

import attrs
import certifi
import httpx
import pytest

from hubapi_ext import AsyncHubApi, ConfigurationError, HubApi, NoLimits, OAuth, UnreachableError
from hubapi_ext.transport import http
from hubapi_ext.transport.settings import CallOptions, Options, Settings
from tests.conftest import Between, open_hub

ROOT = Path(__file__).resolve().parents[2]
COURSE = {"hs_course_name": "Pottery"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"max_retries": -1},
        {"max_retries": 1.5},
        {"max_retries": True},
        {"deadline": 0},
        {"deadline": "5"},
        {"limits": "redis://localhost"},
        {"max_connections": 0},
        {"proxy": "no proxy"},
        {"proxy": "ftp://proxy.invalid"},
        {"ca_bundle": "/nowhere/ca.pem"},
        {"ca_bundle": False},
        {"http2": "yes"},
        {"trust_env": None},
        {"user_agent": "two\nlines"},
        {"user_agent": ""},
        {"max_response_bytes": 0},
        {"hooks": print},
        {"clock": 5},
        {"tracer_provider": "x"},
        {"base_url": "https://hubspot.invalid?x=1"},
        {"allow_http": "yes"},
    ],
)
@pytest.mark.parametrize("kind", [HubApi, AsyncHubApi])
def test_a_setting_that_is_wrong_is_named(kind: type[Any], wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        kind("pat-x", **wrong)


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"max_retries": -1}, "max_retries must be an integer ≥ 0, got -1"),
        ({"timeout": 0}, "timeout must be a number of seconds > 0 for every phase, got 0"),
        ({"deadline": "soon"}, "deadline must be a number of seconds > 0, or None, got 'soon'"),
        ({"http2": "yes"}, "http2 must be True or False, got 'yes'"),
        (
            {"limits": 5},
            "limits must be a MemoryLimits, SQLiteLimits, RedisLimits or NoLimits, got an object of the type int",
        ),
    ],
)
def test_the_message_of_a_wrong_setting_says_what_it_must_be_and_what_was_given(
    wrong: dict[str, Any], text: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        HubApi("pat-x", **wrong)
    assert str(caught.value) == text


@pytest.mark.parametrize("kind", [HubApi, AsyncHubApi])
def test_a_setting_that_there_is_not_is_named(kind: type[Any]) -> None:
    with pytest.raises(TypeError, match="no option 'time_out'"):
        kind("pat-x", time_out=5)


# Where a token may be sent


UNENCRYPTED = [
    "http://hubspot.invalid",
    "http://10.0.0.5:8080",
    "http://0.0.0.0",
    "http://localhost.example",
    "http://[::]",
]
ON_THIS_MACHINE = [
    "http://localhost:1",
    "http://a.localhost",
    "http://127.0.0.1:1",
    "http://127.9.9.9",
    "http://[::1]:1",
]


@pytest.mark.parametrize("kind", [HubApi, AsyncHubApi])
@pytest.mark.parametrize("address", UNENCRYPTED)
def test_a_token_is_sent_unencrypted_to_no_other_machine(
    kind: type[Any], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = r"must begin with https://, or lead to this machine, got http://.*; HubApi\(allow_http=True\) allows it"
    with pytest.raises(ConfigurationError, match=f"base_url {problem}"):
        kind("pat-x", base_url=address)
    oauth = OAuth(client_id="app", client_secret="x", refresh_token="x", token_url=f"{address}/token")
    with pytest.raises(ConfigurationError, match=f"token_url {problem}"):
        kind(oauth)
    monkeypatch.setenv("HUBSPOT_BASE_URL", address)
    with pytest.raises(ConfigurationError, match=f"base_url {problem}"):
        kind("pat-x")
    assert kind(oauth, allow_http=True).settings.base_url == address


@pytest.mark.parametrize("address", ON_THIS_MACHINE)
def test_a_token_is_sent_unencrypted_to_a_server_on_this_machine(address: str) -> None:
    with HubApi("pat-x", base_url=address) as hub:
        assert hub.settings.base_url == address


def test_the_address_that_is_refused_is_not_shown_with_its_password() -> None:
    oauth = OAuth(
        client_id="app", client_secret="x", refresh_token="x", token_url="http://me:word@tokens.invalid/?p=word"
    )
    with pytest.raises(ConfigurationError, match=r"got http://tokens\.invalid, ") as caught:
        HubApi(oauth)
    assert "word" not in str(caught.value)


def test_the_proxy_is_never_shown() -> None:
    with HubApi("pat-x", proxy="http://me:secret@proxy.invalid:3128") as hub:
        assert "secret" not in repr(hub.settings)
    with pytest.raises(ConfigurationError) as caught:
        HubApi("pat-x", proxy="me:secret@proxy")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("shows", [{"base_url": "https://me:secret@x"}, {"limits": "redis://:secret@x"}])
def test_a_password_in_a_wrong_setting_is_not_shown(shows: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError) as caught:
        HubApi("pat-x", **shows)
    assert "secret" not in str(caught.value)


def test_settings_with_their_token_are_not_pickled() -> None:
    with HubApi("pat-x") as hub, pytest.raises(TypeError, match="not for pickling"):
        pickle.dumps(hub.settings)


def test_the_user_agent_has_the_program_and_the_version(between: Between, token: str) -> None:
    between.before = lambda _: httpx.Response(200)
    options: Any = {"base_url": "https://hubspot.invalid", "transport": between, "user_agent": "school/2.1"}
    with HubApi(token, **options) as hub:
        hub.request("GET", "/x")
    assert re.fullmatch(r"school/2\.1 hubapi/\d+\.\d+\.\d+", between.requests[0].headers["user-agent"])


# The table


def documented() -> dict[str, str]:
    """The names and defaults in the table of docs/settings.md."""
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", (ROOT / "docs/settings.md").read_text(), re.MULTILINE)
    return {name: default.strip().strip("`") for name, default in rows}


def test_the_table_of_the_documentation_has_every_setting() -> None:
    assert documented().keys() == Options.__optional_keys__ | {"token", "transport"}


@pytest.mark.parametrize(
    "name", ["max_retries", "deadline", "max_connections", "http2", "trust_env", "api_version", "allow_http"]
)
def test_the_table_of_the_documentation_has_the_default(name: str) -> None:
    default = getattr(attrs.fields(Settings), name).default
    assert documented()[name] == str(default)


# Copies


@pytest.mark.parametrize("way", ["sync", "async"])
def test_a_copy_shares_the_connections_the_limits_and_the_token(way: str, between: Between, token: str) -> None:
    with open_hub(way, token, base_url="https://hubspot.invalid", transport=between) as hub:
        copy = hub.with_options(max_retries=0, timeout=3)
        copy.courses.create_many([COURSE]).raise_for_failures()
        assert copy.settings.max_retries == 0
        assert hub.settings.max_retries == 5
        assert copy.rate_limits == hub.rate_limits
        assert hub.rate_limits.max == 190
    (request,) = between.requests
    assert request.extensions["timeout"]["read"] == 3
    assert request.headers["authorization"] == f"Bearer {token}"


@pytest.mark.parametrize("way", ["sync", "async"])
def test_a_copy_that_is_closed_leaves_the_connections_alone(way: str, between: Between, token: str) -> None:
    with open_hub(way, token, base_url="https://hubspot.invalid", transport=between) as hub:
        copy = hub.with_options(timeout=3)
        (copy.close if way == "sync" else copy.aclose)()
        with pytest.raises(ConfigurationError, match="closed"):
            copy.request("GET", "/x")
        hub.courses.create_many([COURSE]).raise_for_failures()


def test_a_copy_of_a_closed_hub_is_closed_too(between: Between, token: str) -> None:
    hub = HubApi(token, base_url="https://hubspot.invalid", transport=between)
    copy = hub.with_options(timeout=3)
    hub.close()
    with pytest.raises(ConfigurationError, match="closed"):
        copy.request("GET", "/x")
    with pytest.raises(ConfigurationError, match="closed"):
        hub.with_options(timeout=5)


@pytest.mark.parametrize("name", sorted(Options.__optional_keys__ - CallOptions.__optional_keys__))
def test_what_belongs_to_the_connections_cannot_be_set_for_a_copy(name: str) -> None:
    with HubApi("pat-x") as hub, pytest.raises(TypeError, match=f"no option '{name}'"):
        hub.with_options(**{name: None})  # type: ignore[arg-type]


def test_a_wrong_setting_of_a_copy_is_named() -> None:
    with HubApi("pat-x") as hub, pytest.raises(ConfigurationError, match="deadline"):
        hub.with_options(deadline=-1)


# Connections


def made_with(monkeypatch: pytest.MonkeyPatch, **options: Any) -> dict[str, Any]:
    """What httpx's transport is made with."""
    seen: dict[str, Any] = {}

    class Transport(httpx.MockTransport):
        def __init__(self, **given: Any) -> None:
            super().__init__(lambda _: httpx.Response(200))
            seen.update(given)

    monkeypatch.setattr(http, "HTTPTransport", Transport)
    HubApi("pat-x", **options).close()
    return seen


@pytest.fixture
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.usefixtures("no_proxies")
def test_connections_are_checked_and_kept_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    made = made_with(monkeypatch)
    assert (made["trust_env"], made["http2"], made["proxy"]) == (True, False, None)
    assert (made["verify"].verify_mode, made["verify"].check_hostname) == (ssl.CERT_REQUIRED, True)
    assert made["limits"] == httpx.Limits(max_connections=100, max_keepalive_connections=100)


@pytest.mark.usefixtures("no_proxies")
@pytest.mark.parametrize(
    ("environment", "options", "proxy"),
    [
        ({"https_proxy": "http://proxy.invalid:3128"}, {}, "http://proxy.invalid:3128"),
        ({"HTTPS_PROXY": "proxy.invalid:3128"}, {}, "http://proxy.invalid:3128"),
        ({"all_proxy": "http://proxy.invalid:3128"}, {}, "http://proxy.invalid:3128"),
        ({"http_proxy": "http://proxy.invalid:3128"}, {}, None),
        (
            {"http_proxy": "http://p.invalid"},
            {"base_url": "http://hubspot.invalid", "allow_http": True},
            "http://p.invalid",
        ),
        ({"https_proxy": "http://proxy.invalid:3128", "no_proxy": "api.hubapi.com"}, {}, None),
        (
            {"http_proxy": "http://proxy.invalid:3128", "no_proxy": "127.0.0.1:8080"},
            {"base_url": "http://127.0.0.1:8080"},
            None,
        ),
        ({"https_proxy": "http://proxy.invalid:3128"}, {"trust_env": False}, None),
        ({"https_proxy": "http://proxy.invalid:3128"}, {"proxy": "http://own.invalid"}, "http://own.invalid"),
    ],
)
def test_a_proxy_comes_from_the_setting_or_the_environment(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], options: dict[str, Any], proxy: str | None
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert made_with(monkeypatch, **options)["proxy"] == proxy


def test_hubs_read_the_certificates_of_the_environment_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", certifi.where())
    assert made_with(monkeypatch)["verify"] is made_with(monkeypatch)["verify"]
    assert made_with(monkeypatch)["verify"] is not made_with(monkeypatch, trust_env=False)["verify"]


def test_hubs_share_nothing_that_a_folder_of_certificates_has_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    assert made_with(monkeypatch)["verify"] is not made_with(monkeypatch)["verify"]


def test_certificates_come_from_a_file_or_a_context(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(made_with(monkeypatch, ca_bundle=certifi.where())["verify"], ssl.SSLContext)
    context = ssl.create_default_context()
    assert made_with(monkeypatch, ca_bundle=context)["verify"] is context


def test_an_async_hub_speaks_http2_when_it_is_asked_to(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}

    class Transport(httpx.AsyncHTTPTransport):
        def __init__(self, **given: Any) -> None:
            super().__init__(**given)
            seen.update(given)

    monkeypatch.setattr(http, "AsyncHTTPTransport", Transport)
    AsyncHubApi("pat-x", http2=True)
    assert seen["http2"] is True


def test_a_hub_for_threads_refuses_http2_and_names_the_one_that_speaks_it() -> None:
    with pytest.raises(ConfigurationError, match=r"http2 is for AsyncHubApi: .* several threads"):
        HubApi("pat-x", http2=True)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: Any) -> None:
        raise ImportError("install httpx[socks]")

    monkeypatch.setattr(http, "HTTPTransport", fail)
    with pytest.raises(ConfigurationError, match=r"httpx\[socks\]"):
        HubApi("pat-x", proxy="socks5://proxy.invalid")


def test_http2_without_its_extra_is_refused_before_anything_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "h2", None)
    with pytest.raises(ConfigurationError, match="http2 needs h2: install hubapi-ext with its extra 'http2'"):
        AsyncHubApi("pat-x", http2=True)


@pytest.mark.parametrize("ignored", [{"proxy": "http://p.invalid"}, {"max_connections": 5}, {"http2": True}])
def test_a_setting_that_a_transport_of_ones_own_ignores_is_refused(ignored: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match=f"{next(iter(ignored))} has no effect"):
        AsyncHubApi("pat-x", transport=httpx.MockTransport(lambda _: httpx.Response(200)), **ignored)


def test_a_certificate_that_nobody_has_signed_is_refused(base_url: str) -> None:
    # The mock speaks no TLS, so what it answers is no certificate.
    with (
        HubApi("pat-x", base_url=base_url.replace("http:", "https:"), max_retries=0) as hub,
        pytest.raises(UnreachableError) as caught,
    ):
        hub.request("GET", "/x")
    assert caught.value.sent is False


def test_without_limits_hubspot_alone_says_when_it_is_too_much(between: Between, token: str) -> None:
    headers = {"X-HubSpot-RateLimit-Max": "2", "X-HubSpot-RateLimit-Interval-Milliseconds": "10000"}
    between.before = lambda _: httpx.Response(200, headers=headers)
    with open_hub("sync", token, base_url="https://hubspot.invalid", transport=between, limits=NoLimits()) as hub:
        for _ in range(10):
            hub.request("GET", "/x")
        assert hub.settings.clock.slept == []


def test_an_async_hub_stays_in_its_event_loop(token: str, between: Between) -> None:
    import asyncio  # noqa: PLC0415

    between.before = lambda _: httpx.Response(200)
    hub = AsyncHubApi(token, base_url="https://hubspot.invalid", transport=between)

    async def ask() -> None:
        await hub.request("GET", "/x")

    asyncio.run(ask())
    with pytest.raises(ConfigurationError, match="event loop"):
        asyncio.run(ask())
