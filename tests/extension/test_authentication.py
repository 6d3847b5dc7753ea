"""Where tokens come from, when they are renewed, and what happens when HubSpot does not like them."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Callable
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
    InvalidResponseError,
    OAuth,
    OAuthTokens,
    RefusedError,
    ServerError,
    TokenUnavailableError,
)
from tests.conftest import InstantClock, open_hub

WAYS = pytest.mark.parametrize("way", ["sync", "async"])
TOKEN_URL = "https://tokens.invalid/oauth/2026-03/token"
SECRETS: dict[str, Any] = {"client_id": "app", "client_secret": "s3cret", "refresh_token": "refresh-1"}


@define
class Portal(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A HubSpot that knows nothing but tokens: it renews them, and takes the newest alone."""

    clock: InstantClock = field(factory=InstantClock)
    lifetime: int = 1800
    forms: list[dict[str, str]] = field(factory=list)
    seen: list[str] = field(factory=list)
    """The tokens that came, in order."""
    good: str = "access-0"
    answers: list[httpx.Response] = field(factory=list)
    """What the token endpoint answers first."""
    new_refresh_token: dict[str, str] = field(factory=dict)
    on_form: Callable[[], object] = lambda: None
    token_urls: list[str] = field(factory=list)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.startswith("/oauth"):
            assert "authorization" not in request.headers
            self.token_urls.append(str(request.url))
            self.on_form()
            assert request.headers["content-type"] == "application/x-www-form-urlencoded"
            self.forms.append({name: value for name, (value,) in parse_qs(request.read().decode()).items()})
            if self.answers:
                return self.answers.pop(0)
            self.good = f"access-{len(self.forms)}"
            answer = {"access_token": self.good, "expires_in": self.lifetime, "token_type": "bearer"}
            return httpx.Response(200, json=answer | self.new_refresh_token)
        token = request.headers["authorization"].removeprefix("Bearer ")
        self.seen.append(token)
        if token != self.good:
            return httpx.Response(401, json={"category": "EXPIRED_AUTHENTICATION", "message": f"{token} has expired"})
        return httpx.Response(200, json={})

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0)
        return self.handle_request(request)

    def hub(self, way: str, token: Any) -> Any:
        return open_hub(way, token, base_url="https://hubspot.invalid", transport=self, clock=self.clock)


@pytest.fixture
def portal() -> Portal:
    return Portal()


def oauth(**options: Any) -> OAuth:
    return OAuth(**{**SECRETS, "token_url": TOKEN_URL, **options})


@WAYS
def test_a_function_is_asked_for_each_request(way: str, portal: Portal) -> None:
    tokens = iter(["access-1", "access-2"])

    def supply() -> str:
        portal.good = next(tokens)
        return portal.good

    with portal.hub(way, supply) as hub:
        hub.request("GET", "/x")
        hub.request("GET", "/x")
    assert portal.seen == ["access-1", "access-2"]


def test_a_function_may_be_async_for_an_async_hub(portal: Portal) -> None:
    async def supply() -> str:
        await asyncio.sleep(0)
        return portal.good

    with portal.hub("async", supply) as hub:
        hub.request("GET", "/x")
    assert portal.seen == ["access-0"]
    with portal.hub("sync", supply) as hub, pytest.raises(ConfigurationError, match="not async"):
        hub.request("GET", "/x")


@WAYS
def test_an_object_is_told_which_token_was_refused(way: str, portal: Portal) -> None:
    asked: list[str | None] = []

    class Source:
        def access_token(self, rejected: str | None) -> str:
            asked.append(rejected)
            return "access-0" if rejected else "old"

    with portal.hub(way, Source()) as hub:
        hub.request("GET", "/x")
    assert (asked, portal.seen) == ([None, "old"], ["old", "access-0"])


@WAYS
def test_a_function_that_has_no_other_token_is_asked_twice(way: str, portal: Portal) -> None:
    with portal.hub(way, lambda: "old") as hub, pytest.raises(AuthenticationError):
        hub.request("GET", "/x")
    assert portal.seen == ["old"]


@WAYS
@pytest.mark.parametrize("supplied", ["", None, "two words", 5])
def test_what_supplies_no_token_is_told_without_showing_it(way: str, portal: Portal, supplied: Any) -> None:
    with portal.hub(way, lambda: supplied) as hub, pytest.raises(ConfigurationError) as caught:
        hub.request("GET", "/x")
    assert "two words" not in str(caught.value)
    assert portal.seen == []


@WAYS
def test_a_static_token_that_is_refused_is_not_tried_again(way: str, portal: Portal) -> None:
    with portal.hub(way, "old") as hub, pytest.raises(AuthenticationError):
        hub.request("GET", "/x")
    assert portal.seen == ["old"]


@WAYS
def test_oauth_gets_a_token_by_a_form_and_keeps_it(way: str, portal: Portal) -> None:
    with portal.hub(way, oauth()) as hub:
        for _ in range(3):
            hub.request("GET", "/x")
    assert portal.forms == [{"grant_type": "refresh_token", **SECRETS}]
    assert portal.seen == ["access-1"] * 3


@WAYS
def test_oauth_renews_before_the_token_ends(way: str, portal: Portal) -> None:
    with portal.hub(way, oauth()) as hub:
        hub.request("GET", "/x")
        portal.clock.sleep(1800 - 121)
        hub.request("GET", "/x")
        portal.clock.sleep(2)
        hub.request("GET", "/x")
    assert portal.seen == ["access-1", "access-1", "access-2"]


@WAYS
def test_oauth_renews_once_when_hubspot_refuses_the_token(way: str, portal: Portal) -> None:
    with portal.hub(way, oauth()) as hub:
        hub.request("GET", "/x")
        portal.good = "another"
        # HubSpot has forgotten the token that it gave.
        hub.request("POST", "/x")
    assert portal.seen == ["access-1", "access-1", "access-2"]


@WAYS
def test_a_token_that_is_refused_even_when_it_is_new_is_raised(way: str, portal: Portal) -> None:
    portal.answers = [
        httpx.Response(200, json={"access_token": f"bad-{number}", "expires_in": 1800}) for number in (1, 2)
    ]
    with portal.hub(way, oauth()) as hub, pytest.raises(AuthenticationError) as caught:
        hub.request("GET", "/x")
    assert portal.seen == ["bad-1", "bad-2"]
    assert caught.value.attempts == 2


@WAYS
def test_a_new_refresh_token_is_kept(way: str, portal: Portal) -> None:
    portal.new_refresh_token = {"refresh_token": "refresh-2"}
    with portal.hub(way, oauth()) as hub:
        hub.request("GET", "/x")
        portal.clock.sleep(1800)
        hub.request("GET", "/x")
    assert [form["refresh_token"] for form in portal.forms] == ["refresh-1", "refresh-2"]


def test_threads_renew_once(portal: Portal) -> None:
    with portal.hub("sync", oauth()) as hub:
        start = threading.Barrier(8)

        def work() -> None:
            start.wait()
            hub.request("GET", "/x")

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert (len(portal.forms), Counter(portal.seen)) == (1, {"access-1": 8})


def test_tasks_renew_once(portal: Portal) -> None:
    async def work() -> None:
        options = {"base_url": "https://hubspot.invalid", "transport": portal, "clock": portal.clock}
        async with AsyncHubApi(oauth(), **options) as hub:  # type: ignore[arg-type]
            await asyncio.gather(*(hub.request("GET", "/x") for _ in range(8)))

    asyncio.run(work())
    assert (len(portal.forms), Counter(portal.seen)) == (1, {"access-1": 8})


@WAYS
def test_the_token_endpoint_is_hubspots_unless_told_otherwise(way: str, portal: Portal) -> None:
    with portal.hub(way, OAuth(**SECRETS)) as hub:
        hub.request("GET", "/x")
    assert portal.token_urls == ["https://hubspot.invalid/oauth/2026-03/token"]


@WAYS
def test_a_refresh_token_that_another_process_has_just_used_up_is_no_error(way: str, portal: Portal) -> None:
    store = Store(OAuthTokens(access_token="old", refresh_token="refresh-1", expires_at=0))

    with portal.hub(way, oauth(store=store)) as hub:
        portal.on_form = lambda: store.save(
            OAuthTokens(access_token="theirs", refresh_token="refresh-2", expires_at=portal.clock.now + 1800)
        )
        portal.answers = [httpx.Response(400, json={"status": "BAD_REFRESH_TOKEN"})]
        portal.good = "theirs"
        hub.request("GET", "/x")
    assert portal.seen == ["theirs"]


class Store:
    """Keeps tokens in memory."""

    def __init__(self, tokens: OAuthTokens | None = None) -> None:
        self.tokens = tokens
        self.saved: list[OAuthTokens] = []

    def load(self) -> OAuthTokens | None:
        return self.tokens

    def save(self, tokens: OAuthTokens) -> None:
        self.tokens = tokens
        self.saved.append(tokens)


@WAYS
def test_tokens_are_kept_in_a_store(way: str, portal: Portal) -> None:
    store = Store()
    with portal.hub(way, oauth(store=store)) as hub:
        hub.request("GET", "/x")
    (saved,) = store.saved
    assert (saved.access_token, saved.refresh_token) == ("access-1", "refresh-1")
    assert saved.expires_at == portal.clock.now + 1800


@WAYS
def test_what_another_process_has_renewed_is_taken_from_the_store(way: str, portal: Portal) -> None:
    store = Store()
    with portal.hub(way, oauth(store=store)) as hub:
        hub.request("GET", "/x")
        portal.clock.sleep(1790)
        portal.good = "of-another-process"
        store.tokens = OAuthTokens(
            access_token=portal.good, refresh_token="refresh-1", expires_at=portal.clock.now + 1800
        )
        hub.request("GET", "/x")
    assert (portal.seen, len(portal.forms)) == (["access-1", "of-another-process"], 1)


@WAYS
def test_a_store_may_bring_the_refresh_token(way: str, portal: Portal) -> None:
    store = Store(OAuthTokens(access_token="old", refresh_token="refresh-9", expires_at=0))
    with portal.hub(way, oauth(store=store, refresh_token=None)) as hub:
        hub.request("GET", "/x")
    assert portal.forms[0]["refresh_token"] == "refresh-9"


@WAYS
def test_a_store_without_tokens_is_told(way: str, portal: Portal) -> None:
    with portal.hub(way, oauth(store=Store(), refresh_token=None)) as hub, pytest.raises(ConfigurationError):
        hub.request("GET", "/x")


@WAYS
def test_a_refresh_token_that_hubspot_does_not_know_is_an_authentication_error(way: str, portal: Portal) -> None:
    body = {"status": "BAD_REFRESH_TOKEN", "message": "missing or unknown refresh token refresh-1 of s3cret"}
    portal.answers = [httpx.Response(400, json=body)]
    with portal.hub(way, oauth()) as hub, pytest.raises(AuthenticationError, match="unknown refresh token") as caught:
        hub.request("GET", "/x")
    text = f"{caught.value!r} {caught.value} {caught.value.refusal.body!r}"
    assert not [secret for secret in ("refresh-1", "s3cret") if secret in text]


@WAYS
def test_the_token_endpoint_is_asked_again_when_it_fails(way: str, portal: Portal) -> None:
    portal.answers = [httpx.Response(502), httpx.Response(429)]
    with portal.hub(way, oauth()) as hub:
        hub.request("GET", "/x")
    assert (len(portal.forms), len(portal.seen)) == (3, 1)


@WAYS
def test_a_token_endpoint_that_stays_away_is_raised(way: str, portal: Portal) -> None:
    portal.answers = [httpx.Response(502) for _ in range(6)]
    with portal.hub(way, oauth()) as hub, pytest.raises(ServerError, match="/oauth/2026-03/token"):
        hub.request("GET", "/x")


@WAYS
@pytest.mark.parametrize("content", [b"", b"<html>", b'{"access_token": 5}', b'{"access_token": "secret-token"}'])
def test_an_answer_without_tokens_is_not_shown(way: str, portal: Portal, content: bytes) -> None:
    portal.answers = [httpx.Response(200, content=content)]
    with portal.hub(way, oauth()) as hub, pytest.raises(InvalidResponseError) as caught:
        hub.request("GET", "/x")
    assert "secret-token" not in repr(vars(caught.value)) + str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("missing", ["client_id", "client_secret", "refresh_token"])
def test_oauth_says_what_it_lacks(missing: str) -> None:
    with pytest.raises(ConfigurationError, match=missing):
        OAuth(**{**SECRETS, missing: ""})


def test_what_holds_secrets_does_not_show_them() -> None:
    tokens = OAuthTokens(access_token="s-access", refresh_token="s-refresh", expires_at=0)
    with HubApi(oauth()) as hub:
        shown = f"{oauth()!r} {tokens!r} {hub!r} {hub.settings!r}"
    assert not [secret for secret in ("s3cret", "refresh-1", "s-access", "s-refresh") if secret in shown]


@pytest.fixture(autouse=True)
def no_token_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HUBSPOT_ACCESS_TOKEN", raising=False)


# What goes wrong before anything is sent


@WAYS
@pytest.mark.parametrize("status", [401, 403, 530])
def test_a_token_endpoint_that_does_not_know_the_app_is_asked_once(way: str, portal: Portal, status: int) -> None:
    portal.answers = [httpx.Response(status) for _ in range(9)]
    with portal.hub(way, oauth()) as hub, pytest.raises(RefusedError):
        hub.request("GET", "/x")
    assert (len(portal.forms), portal.seen) == (1, [])


@WAYS
@pytest.mark.parametrize(
    "answer", [httpx.Response(502), httpx.Response(200, content=b"<html>"), httpx.Response(429)], ids=str
)
def test_an_input_whose_token_could_not_be_had_has_failed(way: str, portal: Portal, answer: httpx.Response) -> None:
    portal.answers = [answer] * 9
    with portal.hub(way, oauth()) as hub:
        (outcome,) = hub.courses.create_many([{"hs_course_name": "Pottery"}])
    assert (outcome.status, outcome.error.may_have_been_applied, portal.seen) == ("failed", False, [])


@WAYS
def test_a_source_of_tokens_that_raises_is_the_cause_of_an_error_that_hides_its_text(way: str, portal: Portal) -> None:
    def supply() -> str:
        raise OSError("the vault at me:secret@vault is down")

    with portal.hub(way, supply) as hub:
        with pytest.raises(TokenUnavailableError, match="OSError") as caught:
            hub.request("GET", "/x")
        (outcome,) = hub.courses.create_many([{"hs_course_name": "Pottery"}])
    assert isinstance(caught.value.__cause__, OSError)
    assert "secret" not in str(caught.value)
    assert (outcome.status, portal.seen) == ("failed", [])


@WAYS
def test_a_token_that_ends_soon_is_not_renewed_for_each_request(way: str, portal: Portal) -> None:
    portal.lifetime = 60
    with portal.hub(way, oauth()) as hub:
        for _ in range(5):
            hub.request("GET", "/x")
            portal.clock.sleep(5)
    assert len(portal.forms) == 1


@WAYS
def test_a_store_that_fails_to_save_does_not_lose_the_newer_refresh_token(way: str, portal: Portal) -> None:
    class Broken(Store):
        def save(self, tokens: OAuthTokens) -> None:  # noqa: ARG002
            raise OSError("disk full")

    store = Broken(OAuthTokens(access_token="old", refresh_token="refresh-1", expires_at=0))
    portal.new_refresh_token = {"refresh_token": "refresh-2"}
    with portal.hub(way, oauth(store=store)) as hub:
        hub.request("GET", "/x")
        portal.clock.sleep(1800)
        hub.request("GET", "/x")
    assert [form["refresh_token"] for form in portal.forms] == ["refresh-1", "refresh-2"]


@WAYS
def test_only_what_is_secret_is_taken_out_of_a_refusal(way: str, portal: Portal) -> None:
    portal.answers = [httpx.Response(400, json={"message": "the application app asked for refresh_token"})]
    with portal.hub(way, oauth()) as hub, pytest.raises(AuthenticationError) as caught:
        hub.request("GET", "/x")
    assert caught.value.message == "the application app asked for refresh_token"
