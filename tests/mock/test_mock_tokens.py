"""Who may ask for what: tokens, their scopes and their end, and the endpoint that gives tokens."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import httpx
import pytest

from hubapi_ext import AuthenticationError, HubApi, OAuth
from hubapi_ext.mock import MockHubSpot, OAuthClient, Portal, Request, Response, effects
from hubapi_ext.mock.tokens import access_token
from tests.conftest import open_hub
from tests.mock.conftest import CREATE_COURSES, FORM, ONE_COURSE, TOKEN, refusal

if TYPE_CHECKING:
    from tests.mock.conftest import Clock

APP = {"client_id": "app", "client_secret": "app-secret"}
REFRESH = {"grant_type": "refresh_token", **APP, "refresh_token": TOKEN}
CODE = {"grant_type": "authorization_code", **APP, "code": TOKEN, "redirect_uri": "https://app.example"}
V3 = "/oauth/v3/token"


def grant(mock: MockHubSpot, form: dict[str, str], path: str = V3, **request: Any) -> Response:
    return mock.handle(Request("POST", path, **{"headers": FORM, "body": urlencode(form).encode(), **request}))


def given(mock: MockHubSpot, form: dict[str, str] | None = None) -> dict[str, Any]:
    response = grant(mock, form or REFRESH)
    assert response.status == 200, response.body
    answer: dict[str, Any] = httpx.Response(200, content=response.body).json()
    return answer


def create(hub: httpx.Client, token: str | None = None) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return hub.post(CREATE_COURSES, json=ONE_COURSE, headers=headers)


# Scopes


def test_a_call_without_its_scope_gets_hubspots_403(portal: Portal, hub: httpx.Client) -> None:
    portal.scopes = frozenset(["crm.objects.contacts.read"])
    response = create(hub)
    assert (response.status_code, refusal(response)) == (
        403,
        {
            "status": "error",
            "message": (
                "This app hasn't been granted all required scopes to make this call. Read more about required scopes "
                "here: https://developers.hubspot.com/scopes."
            ),
            "category": "MISSING_SCOPES",
            "errors": [
                {
                    "message": "One or more of the following scopes are required.",
                    "context": {"requiredGranularScopes": ["crm.objects.courses.write"]},
                }
            ],
        },
    )


def test_a_call_without_its_scope_changes_nothing(portal: Portal, hub: httpx.Client) -> None:
    portal.scopes = frozenset()
    create(hub)
    assert portal.records("courses") == []


def test_a_single_scope_that_is_no_set_is_refused(portal: Portal) -> None:
    with pytest.raises(TypeError, match="scopes must be a set of scopes"):
        portal.scopes = "crm.objects.courses.write"  # type: ignore[assignment]


def test_one_of_the_scopes_that_an_operation_names_will_do(portal: Portal, hub: httpx.Client) -> None:
    portal.scopes = frozenset(["crm.objects.courses.write"])
    read = hub.post("/crm/v4/associations/contacts/courses/batch/read", json={"inputs": [{"id": "1"}]})
    assert (create(hub).status_code, read.status_code) == (201, 207)


def test_oauth_alone_will_do_for_one_record_and_not_for_batches(portal: Portal, hub: httpx.Client) -> None:
    portal.scopes = frozenset(["oauth"])
    listed = hub.get("/crm/v4/objects/contacts/1/associations/courses")
    read = hub.post("/crm/v4/associations/contacts/courses/batch/read", json={"inputs": [{"id": "1"}]})
    required = read.json()["errors"][0]["context"]["requiredGranularScopes"]
    assert (listed.status_code, read.status_code, len(required)) == (200, 403, 80)


@pytest.mark.parametrize(("version", "scopes"), [("v4", 80), ("2026-03", 80), ("2026-09-beta", 92), ("2026-09", 92)])
def test_a_version_asks_for_scopes_of_its_own(portal: Portal, hub: httpx.Client, version: str, scopes: int) -> None:
    portal.scopes = frozenset(["none"])
    path = "/crm/v4/associations/contacts/courses/batch/read"
    dated = f"/crm/associations/{version}/contacts/courses/batch/read"
    read = hub.post(path if version == "v4" else dated, json={"inputs": [{"id": "1"}]})
    assert len(read.json()["errors"][0]["context"]["requiredGranularScopes"]) == scopes


@pytest.mark.parametrize(
    ("scope", "documented", "dated"), [("contacts", 403, 200), ("crm.objects.calls.read", 207, 403)]
)
def test_a_scope_may_do_in_one_version_and_not_in_another(
    portal: Portal, hub: httpx.Client, scope: str, documented: int, dated: int
) -> None:
    portal.scopes = frozenset([scope])
    paths = "/crm/v4/associations/contacts/courses", "/crm/associations/2026-09-beta/contacts/courses"
    answers = [hub.post(f"{path}/batch/read", json={"inputs": [{"id": "1"}]}).status_code for path in paths]
    assert answers == [documented, dated]


def test_a_token_may_do_anything_at_first(portal: Portal, hub: httpx.Client) -> None:
    assert (portal.scopes, create(hub).status_code) == (None, 201)


# Tokens that are not good


@pytest.mark.parametrize("token", ["a b", "a,b", "tök", "a" * 301, '"a"'])
def test_what_cannot_be_a_token_is_taken_for_one_that_ended_in_1970(mock: MockHubSpot, token: str) -> None:
    response = mock.handle(Request("POST", CREATE_COURSES, headers={"Authorization": f"Bearer {token}"}))
    body = httpx.Response(response.status, content=response.body).json()
    assert (response.status, body["category"], body["context"]) == (
        401,
        "EXPIRED_AUTHENTICATION",
        {"expire time": ["1970-01-01T00:00:00Z"]},
    )


def test_an_unknown_token_is_not_authenticated_where_only_some_are_known(clock: Clock) -> None:
    mock = MockHubSpot(clock=clock, any_token=False)
    response = mock.handle(Request("POST", CREATE_COURSES, headers={"Authorization": "Bearer unknown"}))
    body = httpx.Response(response.status, content=response.body).json()
    assert (response.status, body["category"], mock.portals()) == (401, "INVALID_AUTHENTICATION", {})


def test_a_token_is_known_whose_portal_was_asked_for() -> None:
    mock = MockHubSpot(any_token=False)
    mock.portal("known")
    assert mock.handle(Request("GET", "/nowhere", headers={"Authorization": "Bearer known"})).status == 501


@pytest.mark.parametrize("token", ["", "a b", "tök"])
def test_there_is_no_portal_for_what_cannot_be_a_token(mock: MockHubSpot, token: str) -> None:
    with pytest.raises(ValueError, match=r"^a token consists of letters, digits and"):
        mock.portal(token)


@pytest.mark.parametrize(
    ("seconds", "ago"), [(0, "0 second(s)"), (90, "90 second(s)"), (86_400, "1 day(s)"), (200_000, "2 day(s)")]
)
def test_a_token_that_has_ended_says_when(
    portal: Portal, hub: httpx.Client, clock: Clock, seconds: float, ago: str
) -> None:
    portal.token_expires_at = clock.now
    portal.clock.advance(seconds)
    response = create(hub)
    assert (response.status_code, refusal(response)) == (
        401,
        {
            "status": "error",
            "message": f"The OAuth token used to make this call expired {ago} ago.",
            "category": "EXPIRED_AUTHENTICATION",
            "context": {"expire time": ["2026-03-30T09:15:00.116Z"]},
        },
    )


def test_a_token_is_good_until_its_end(portal: Portal, hub: httpx.Client, clock: Clock) -> None:
    portal.token_expires_at = clock.now + timedelta(seconds=1)
    assert create(hub).status_code == 201


@pytest.mark.parametrize(
    ("moment", "message"),
    [
        (datetime(2026, 1, 1), "token_expires_at must be a time with a time zone"),
        (
            datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
            "token_expires_at must be a time in the years 1 to 9999",
        ),
    ],
)
def test_the_end_of_a_token_is_a_moment(portal: Portal, moment: datetime, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        portal.token_expires_at = moment


# The token endpoint


@pytest.mark.parametrize("version", ["v1", "v3", "2026-03", "2026-09-beta"])
@pytest.mark.parametrize("form", [REFRESH, CODE], ids=["refresh token", "code"])
def test_an_app_gets_a_token_in_every_version(mock: MockHubSpot, version: str, form: dict[str, str]) -> None:
    assert grant(mock, form, f"/oauth/{version}/token").status == 200


def test_the_answer_of_the_token_endpoint_has_hubspots_fields(mock: MockHubSpot) -> None:
    mock.portal(TOKEN).scopes = frozenset(["oauth", "crm.objects.courses.write"])
    answer = given(mock)
    assert (set(answer), answer["token_type"], answer["expires_in"], answer["hub_id"], answer["scopes"]) == (
        {"token_type", "refresh_token", "access_token", "expires_in", "hub_id", "scopes"},
        "bearer",
        1800,
        1,
        ["crm.objects.courses.write", "oauth"],
    )


def test_a_token_that_was_given_is_for_the_portal_of_the_refresh_token(
    mock: MockHubSpot, portal: Portal, hub: httpx.Client
) -> None:
    create(hub, given(mock)["access_token"])
    assert len(portal.records("courses")) == 1


def test_the_refresh_token_that_is_given_leads_to_the_same_portal(
    mock: MockHubSpot, portal: Portal, hub: httpx.Client
) -> None:
    again = given(mock, {**REFRESH, "refresh_token": given(mock)["refresh_token"]})
    create(hub, again["access_token"])
    assert len(portal.records("courses")) == 1


def test_a_token_that_was_given_is_good_for_half_an_hour_by_the_portals_clock(
    mock: MockHubSpot, portal: Portal, hub: httpx.Client
) -> None:
    token = given(mock)["access_token"]
    asked = []
    for seconds in (1799, 1):
        portal.clock.advance(seconds)
        asked.append(create(hub, token).status_code)
    assert asked == [201, 401]


def test_a_token_that_was_given_outlives_the_end_of_the_portals_own(
    mock: MockHubSpot, portal: Portal, hub: httpx.Client, clock: Clock
) -> None:
    portal.token_expires_at = clock.now
    assert (create(hub).status_code, create(hub, given(mock)["access_token"]).status_code) == (401, 201)


def test_two_tokens_that_are_given_differ(mock: MockHubSpot) -> None:
    assert given(mock)["access_token"] != given(mock)["access_token"]


def test_oauth_hears_of_the_ten_seconds_and_not_of_the_day(mock: MockHubSpot, hub: httpx.Client) -> None:
    headers = create(hub, given(mock)["access_token"]).headers
    assert ("X-HubSpot-RateLimit-Max" in headers, "X-HubSpot-RateLimit-Daily" in headers) == (True, False)


def test_a_code_is_good_once(mock: MockHubSpot) -> None:
    first, second = grant(mock, CODE), grant(mock, CODE)
    assert (first.status, second.status, second.body) == (
        200,
        400,
        b'{"status":"BAD_AUTH_CODE","message":"missing or unknown auth code"}',
    )


def test_a_code_is_good_once_for_threads_that_use_it_at_the_same_time(mock: MockHubSpot) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: grant(mock, CODE).status, range(40)))
    assert answers.count(200) == 1


def test_a_code_stays_good_where_a_fault_came_first(mock: MockHubSpot, portal: Portal) -> None:
    portal.faults.add(effects.InternalError(), path="/oauth/*", times=1)
    assert [grant(mock, CODE).status for _ in range(2)] == [500, 200]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({**REFRESH, "client_id": ""}, "BAD_CLIENT_ID"),
        ({**REFRESH, "client_id": "other"}, "BAD_CLIENT_ID"),
        ({**REFRESH, "client_secret": ""}, "BAD_CLIENT_SECRET"),
        ({**REFRESH, "client_secret": "other"}, "BAD_CLIENT_SECRET"),
        ({**REFRESH, "refresh_token": ""}, "BAD_REFRESH_TOKEN"),
        ({**CODE, "code": ""}, "BAD_AUTH_CODE"),
        ({**REFRESH, "grant_type": "password"}, "BAD_GRANT_TYPE"),
        (APP, "BAD_GRANT_TYPE"),
        ({}, "BAD_CLIENT_ID"),
    ],
)
def test_an_app_is_refused_with_what_is_wrong(form: dict[str, str], status: str) -> None:
    mock = MockHubSpot(oauth_client=OAuthClient("app", "app-secret"))
    response = grant(mock, form)
    body = httpx.Response(400, content=response.body).json()
    assert (response.status, body["status"], "secret" in body["message"]) == (
        400,
        status,
        status == "BAD_CLIENT_SECRET",
    )


@pytest.mark.parametrize(("form", "status"), [(REFRESH, "BAD_REFRESH_TOKEN"), (CODE, "BAD_AUTH_CODE")])
def test_an_unknown_token_is_refused_where_only_some_are_known(form: dict[str, str], status: str) -> None:
    response = grant(MockHubSpot(any_token=False), form)
    assert (response.status, httpx.Response(400, content=response.body).json()["status"]) == (400, status)


@pytest.mark.parametrize("name", ["client_id", "client_secret"])
def test_an_app_says_who_it_is_also_where_none_is_registered(mock: MockHubSpot, name: str) -> None:
    assert grant(mock, {**REFRESH, name: ""}).status == 400


def test_any_app_will_do_where_none_is_registered(mock: MockHubSpot) -> None:
    assert grant(mock, {**REFRESH, "client_id": "any", "client_secret": "any"}).status == 200


@pytest.mark.parametrize("content_type", ["application/json", "", "multipart/form-data"])
def test_the_token_endpoint_takes_forms_only(mock: MockHubSpot, content_type: str) -> None:
    response = grant(mock, REFRESH, headers={"Content-Type": content_type})
    assert (response.status, b"BAD_CONTENT_TYPE" in response.body) == (400, True)


def test_the_token_endpoint_takes_a_form_that_names_its_charset(mock: MockHubSpot) -> None:
    headers = {"Content-Type": "Application/X-WWW-Form-Urlencoded; charset=UTF-8"}
    assert grant(mock, REFRESH, headers=headers).status == 200


def test_the_token_endpoint_takes_no_other_method(mock: MockHubSpot) -> None:
    response = mock.handle(Request("GET", V3))
    assert (response.status, response.headers["Allow"]) == (405, "POST")


@pytest.mark.parametrize("path", ["/oauth/v2/token", "/oauth/2026/token", "/oauth/v3/token/", "/oauth/v3/tokens"])
def test_other_paths_are_no_token_endpoint(mock: MockHubSpot, path: str) -> None:
    assert grant(mock, REFRESH, path).status == 401


def test_a_fault_can_strike_the_token_endpoint(mock: MockHubSpot, portal: Portal) -> None:
    portal.faults.add(effects.RateLimited(), path="/oauth/*")
    assert grant(mock, REFRESH).status == 429


# What nobody may see


@pytest.mark.parametrize("form", [REFRESH, CODE], ids=["refresh token", "code"])
def test_the_journal_knows_of_a_grant_and_of_none_of_its_secrets(
    mock: MockHubSpot, portal: Portal, form: dict[str, str]
) -> None:
    answer = given(mock, form)
    shown = repr([exchange.as_json() for exchange in portal.journal])
    secrets = (TOKEN, "app-secret", answer["access_token"], answer["refresh_token"])
    assert ([one for one in secrets if one in shown], "expires_in" in shown, form["grant_type"] in shown) == (
        [],
        True,
        True,
    )


def test_the_journal_has_no_secret_that_stood_in_the_query(mock: MockHubSpot, portal: Portal) -> None:
    grant(mock, REFRESH, query=urlencode(CODE))
    assert (TOKEN in portal.journal[0].query, "grant_type" in portal.journal[0].query) == (False, True)


@pytest.mark.parametrize("name", ["hapikey", "access_token", "developer_hapikey", "HapiKey"])
def test_the_journal_has_no_key_that_stood_in_a_query(portal: Portal, hub: httpx.Client, name: str) -> None:
    hub.get("/crm/v3/owners", params={"limit": "5", name: "very-secret-key"})
    hub.get("/crm/v3/owners?limit=5&archived")
    assert [exchange.query for exchange in portal.journal] == [f"limit=5&{name}=%28secret%29", "limit=5&archived"]


@pytest.mark.parametrize("path", [f"/oauth/v1/access-tokens/{TOKEN}", f"/oauth/v1/refresh-tokens/{TOKEN}/x"])
def test_the_journal_has_no_token_that_stood_in_the_path(portal: Portal, hub: httpx.Client, path: str) -> None:
    hub.get(path)
    assert (TOKEN in repr(portal.journal[0]), portal.journal[0].path.endswith("-tokens/(secret)")) == (False, True)


def test_the_journal_has_no_token_that_is_looked_up(portal: Portal, hub: httpx.Client) -> None:
    hub.post("/oauth/v3/introspect", data={"token": TOKEN, **APP})
    assert portal.journal[0].request == "token=%28secret%29&client_id=app&client_secret=%28secret%29"


def test_the_journal_has_no_token_that_an_app_asks_about(portal: Portal, hub: httpx.Client) -> None:
    hub.post("/oauth/v2/private-apps/get/access-token-info", json={"tokenKey": TOKEN})
    assert portal.journal[0].request == {"tokenKey": "(secret)"}


def test_nothing_of_the_mock_shows_a_token_or_a_secret() -> None:
    mock = MockHubSpot(oauth_client=OAuthClient("app", "app-secret"))
    shown = repr((mock, mock.portal(TOKEN), mock.portals(), Request("GET", "/", headers={"Authorization": TOKEN})))
    assert [secret for secret in (TOKEN, "app-secret") if secret in shown] == []


# The client's OAuth


@pytest.fixture(params=["sync", "async"])
def oauth_hub(request: pytest.FixtureRequest, mock: MockHubSpot) -> Any:
    credentials = OAuth(client_id="app", client_secret="app-secret", refresh_token=TOKEN)
    with open_hub(request.param, credentials, base_url="https://mock.invalid", transport=mock.transport) as hub:
        yield hub


def asked(portal: Portal) -> list[tuple[str, int]]:
    return [(exchange.path, exchange.status) for exchange in portal.journal]


def test_a_hub_gets_its_token_from_the_mock_once(oauth_hub: Any, portal: Portal) -> None:
    for _ in range(2):
        oauth_hub.courses.create_many([{"hs_course_name": "Pottery"}]).raise_for_failures()
    assert [status for _, status in asked(portal)] == [200, 201, 201]


def test_a_hub_renews_its_token_when_the_portal_says_that_it_has_ended(oauth_hub: Any, portal: Portal) -> None:
    oauth_hub.courses.create_many([{"hs_course_name": "Pottery"}]).raise_for_failures()
    portal.clock.advance(1800)
    oauth_hub.courses.create_many([{"hs_course_name": "Glazing"}]).raise_for_failures()
    assert [status for _, status in asked(portal)] == [200, 201, 401, 200, 201]


def test_a_hub_whose_secret_is_wrong_is_told_so() -> None:
    mock = MockHubSpot(oauth_client=OAuthClient("app", "right"))
    credentials = OAuth(client_id="app", client_secret="wrong", refresh_token=TOKEN)
    with (
        HubApi(credentials, base_url="https://mock.invalid", transport=mock.transport) as hub,
        pytest.raises(AuthenticationError, match="unknown client secret"),
    ):
        hub.association_limits.update_many("contacts", "courses", [(861, 2)]).raise_for_failures()


def test_a_token_that_was_given_is_good_for_another_run_of_the_mock(clock: Clock) -> None:
    token = given(MockHubSpot(clock=clock))["access_token"]
    other = MockHubSpot(clock=clock)
    assert other.handle(Request("GET", "/nowhere", headers={"Authorization": f"Bearer {token}"})).status == 501
    assert other.portals().keys() == {MockHubSpot().portal(TOKEN).fingerprint}


def test_a_token_that_names_its_end_is_believed(mock: MockHubSpot, portal: Portal, hub: httpx.Client) -> None:
    token = access_token(portal.fingerprint, datetime(2026, 3, 30, 9, 15, 0, tzinfo=UTC))
    assert create(hub, token).json()["category"] == "EXPIRED_AUTHENTICATION"
