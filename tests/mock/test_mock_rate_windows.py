"""How many calls a portal takes, what it says of that, and how it refuses the others."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from hubapi_ext.mock import DailyWindow, MockHubSpot, Portal, Window
from hubapi_ext.mock.rate_windows import RateWindows
from tests.mock import usual
from tests.mock.conftest import TOKEN, refusal

if TYPE_CHECKING:
    from tests.mock.conftest import Clock

COUNTED = "/crm/v4/objects/contacts/1/associations/companies"
EXEMPT = "/crm/v4/associations/contacts/companies/batch/read"
RATE_HEADERS = {
    "x-hubspot-ratelimit-max",
    "x-hubspot-ratelimit-remaining",
    "x-hubspot-ratelimit-interval-milliseconds",
    "x-hubspot-ratelimit-secondly",
    "x-hubspot-ratelimit-secondly-remaining",
}
DAILY_HEADERS = {"x-hubspot-ratelimit-daily", "x-hubspot-ratelimit-daily-remaining"}


def counted(hub: httpx.Client) -> httpx.Response:
    return hub.get(COUNTED)


def exempt(hub: httpx.Client) -> httpx.Response:
    return hub.post(EXEMPT, json={"inputs": [{"id": "1"}]})


def remaining(response: httpx.Response) -> str:
    header: str = response.headers["X-HubSpot-RateLimit-Remaining"]
    return header


def remaining_today(response: httpx.Response) -> str:
    header: str = response.headers["X-HubSpot-RateLimit-Daily-Remaining"]
    return header


def rate_headers(response: httpx.Response) -> set[str]:
    return {name for name in response.headers if "ratelimit" in name}


def windows() -> RateWindows:
    return RateWindows.sized(190, 1_000_000)


def test_calls_draw_on_the_window(hub: httpx.Client) -> None:
    assert [remaining(counted(hub)) for _ in range(3)] == ["189", "188", "187"]


def test_calls_with_a_bad_body_draw_on_the_window_too(hub: httpx.Client) -> None:
    responses = [hub.post("/crm/v3/objects/0-410/batch/create", json={}) for _ in range(2)]
    assert [(response.status_code, remaining(response)) for response in responses] == [(400, "189"), (400, "188")]


def test_a_private_app_has_190_calls_in_ten_seconds(hub: httpx.Client) -> None:
    assert [counted(hub).status_code for _ in range(191)] == [200] * 190 + [429]


def test_the_headers_name_the_window(hub: httpx.Client) -> None:
    headers = counted(hub).headers
    names = ("Max", "Interval-Milliseconds", "Daily", "Daily-Remaining")
    assert [headers[f"X-HubSpot-RateLimit-{name}"] for name in names] == ["190", "10000", "1000000", "999999"]


def test_a_call_leaves_the_window_after_ten_seconds(hub: httpx.Client, clock: Clock) -> None:
    counted(hub)
    clock.advance(10)
    assert remaining(counted(hub)) == "189"


def test_a_call_is_in_the_window_for_ten_seconds(hub: httpx.Client, clock: Clock) -> None:
    counted(hub)
    clock.advance(9.999)
    assert remaining(counted(hub)) == "188"


def test_the_window_rolls(portal: Portal, hub: httpx.Client, clock: Clock) -> None:
    portal.rate_windows.ten_secondly = Window(2, timedelta(seconds=10))
    statuses = []
    for seconds in (0, 6, 3, 1, 5, 1):
        clock.advance(seconds)
        statuses.append(counted(hub).status_code)
    # At 0, 6, 9, 10, 15 and 16 seconds. A window that starts anew at 10 would admit the call at 15.
    assert statuses == [200, 200, 429, 200, 429, 200]


def test_a_refused_call_does_not_draw_on_the_window(portal: Portal, hub: httpx.Client, clock: Clock) -> None:
    portal.rate_windows.ten_secondly = Window(1, timedelta(seconds=10))
    counted(hub)
    clock.advance(9)
    counted(hub)
    clock.advance(1)
    assert counted(hub).status_code == 200


def test_a_refused_call_does_not_draw_on_the_day(portal: Portal, hub: httpx.Client) -> None:
    portal.rate_windows.ten_secondly = Window(1, timedelta(seconds=10))
    assert [remaining_today(counted(hub)) for _ in range(2)] == ["999999", "999999"]


def test_a_refused_call_changes_nothing(portal: Portal, hub: httpx.Client) -> None:
    portal.rate_windows.ten_secondly = Window(0, timedelta(seconds=10))
    hub.post("/crm/v3/objects/0-410/batch/create", json={"inputs": [{"properties": {"hs_course_name": "Pottery"}}]})
    assert portal.records("courses") == []


def test_a_refused_call_is_in_the_journal(portal: Portal, hub: httpx.Client) -> None:
    portal.rate_windows.ten_secondly = Window(0, timedelta(seconds=10))
    counted(hub)
    assert [(exchange.operation, exchange.status) for exchange in portal.journal] == [("list_associations", 429)]


def test_a_full_window_is_refused_in_hubspots_words(portal: Portal, hub: httpx.Client) -> None:
    portal.rate_windows.ten_secondly = Window(0, timedelta(seconds=10))
    assert refusal(counted(hub)) == {
        "status": "error",
        "message": "You have reached your ten_secondly_rolling limit.",
        "errorType": "RATE_LIMIT",
        "policyName": "TEN_SECONDLY_ROLLING",
        "groupName": "publicapi:private-app-api-calls-ten-secondly",
    }


def test_a_full_day_is_refused_in_hubspots_words(portal: Portal, hub: httpx.Client) -> None:
    portal.rate_windows.daily = DailyWindow(0)
    assert refusal(counted(hub)) == {
        "status": "error",
        "message": "You have reached your daily limit.",
        "errorType": "RATE_LIMIT",
        "policyName": "DAILY",
        "groupName": "publicapi:private-app-api-calls-daily",
    }


def test_a_refusal_tells_of_the_windows_and_not_when_to_come_back(portal: Portal, hub: httpx.Client) -> None:
    portal.rate_windows.ten_secondly = Window(0, timedelta(seconds=10))
    response = counted(hub)
    assert (rate_headers(response), remaining(response)) == (RATE_HEADERS | DAILY_HEADERS, "0")
    assert "Retry-After" not in response.headers


def test_an_exempt_operation_is_counted_in_all_windows(hub: httpx.Client) -> None:
    exempt(hub)
    response = counted(hub)
    assert (remaining(response), remaining_today(response)) == ("188", "999998")


def test_an_exempt_operation_tells_of_all_windows(hub: httpx.Client) -> None:
    responses = [exempt(hub) for _ in range(2)]
    assert [rate_headers(response) for response in responses] == [RATE_HEADERS | DAILY_HEADERS] * 2
    assert [remaining(response) for response in responses] == ["189", "188"]


def test_an_exempt_operation_is_admitted_while_the_window_is_full(portal: Portal, hub: httpx.Client) -> None:
    portal.rate_windows.ten_secondly = Window(0, timedelta(seconds=10))
    assert exempt(hub).status_code == 207


def test_an_exempt_operation_is_refused_when_the_day_is_full(portal: Portal, hub: httpx.Client) -> None:
    portal.rate_windows.daily = DailyWindow(0)
    assert exempt(hub).status_code == 429


def test_the_day_starts_anew_at_midnight_utc(portal: Portal, hub: httpx.Client, clock: Clock) -> None:
    portal.rate_windows.daily = DailyWindow(1)
    # Midnight elsewhere, 22:30 by UTC.
    clock.now = datetime.fromisoformat("2026-03-31T00:30:00+02:00")
    statuses = []
    for minutes in (0, 89, 1):
        clock.advance(60 * minutes)
        statuses.append(counted(hub).status_code)
    assert statuses == [200, 429, 200]


def test_portals_share_no_window(mock: MockHubSpot, hub: httpx.Client) -> None:
    counted(hub)
    response = hub.get(COUNTED, headers={"Authorization": "Bearer another"})
    assert (remaining(response), remaining_today(response)) == ("189", "999999")


def test_a_dictated_answer_draws_on_no_window(portal: Portal, hub: httpx.Client) -> None:
    portal.answer_next(200, json={"results": []})
    counted(hub)
    response = counted(hub)
    assert (remaining(response), remaining_today(response)) == ("189", "999999")


def test_a_dictated_answer_is_given_while_the_window_is_full(portal: Portal, hub: httpx.Client) -> None:
    portal.rate_windows.ten_secondly = Window(0, timedelta(seconds=10))
    portal.answer_next(200, json={"results": []})
    assert counted(hub).status_code == 200


def ask(mock: MockHubSpot, times: int) -> list[httpx.Response]:
    with httpx.Client(
        transport=mock.transport, base_url="https://api.hubapi.com", headers={"Authorization": "Bearer any"}
    ) as client:
        return [counted(client) for _ in range(times)]


@pytest.mark.parametrize("limits", [{"rate_limit": 2}, {"daily_limit": 2}])
def test_a_mock_can_have_other_limits_for_all_portals(clock: Clock, limits: dict[str, Any]) -> None:
    responses = ask(MockHubSpot(clock=clock, **limits), 3)
    assert [response.status_code for response in responses] == [200, 200, 429]


def test_a_mock_without_a_rate_limit_refuses_nothing_and_tells_of_the_day_alone(clock: Clock) -> None:
    last = ask(MockHubSpot(clock=clock, rate_limit=None), 191)[-1]
    assert (last.status_code, rate_headers(last)) == (200, DAILY_HEADERS)


def test_a_mock_without_a_daily_limit_tells_of_the_window_alone(clock: Clock) -> None:
    (response,) = ask(MockHubSpot(clock=clock, daily_limit=None), 1)
    assert rate_headers(response) == RATE_HEADERS


def test_a_portal_can_have_a_window_of_another_length(portal: Portal, hub: httpx.Client, clock: Clock) -> None:
    portal.rate_windows.ten_secondly = Window(38, timedelta(seconds=2))
    statuses = [counted(hub).status_code for _ in range(39)]
    clock.advance(2)
    response = counted(hub)
    assert (statuses, response.status_code) == ([200] * 38 + [429], 200)
    assert response.headers["X-HubSpot-RateLimit-Interval-Milliseconds"] == "2000"


def test_five_searches_are_admitted_in_a_second(clock: Clock) -> None:
    subject = windows()
    problems = [subject.admit("search", clock()) for _ in range(6)]
    clock.advance(1)
    assert ([problem is None for problem in problems], subject.admit("search", clock())) == ([True] * 5 + [False], None)


def test_a_search_too_many_is_refused_without_a_policy(clock: Clock) -> None:
    subject = windows()
    subject.search = Window(0, timedelta(seconds=1))
    problem = subject.admit("search", clock())
    assert problem is not None
    assert problem.as_json() == {
        "status": "error",
        "message": "You have reached your secondly limit.",
        "category": "RATE_LIMITS",
    }


def test_a_search_draws_on_the_day_and_not_on_the_ten_seconds(clock: Clock) -> None:
    subject = windows()
    subject.admit("search", clock())
    headers = subject.headers("ten-secondly", clock())
    names = ("X-HubSpot-RateLimit-Remaining", "X-HubSpot-RateLimit-Daily-Remaining")
    assert [headers[name] for name in names] == ["190", "999999"]


def test_a_search_tells_of_the_day_alone(clock: Clock) -> None:
    assert {name.lower() for name in windows().headers("search", clock())} == DAILY_HEADERS


def test_a_window_admits_again_when_the_clock_was_set_back(clock: Clock) -> None:
    window = Window(1, timedelta(seconds=10))
    window.admit(clock())
    clock.advance(-3600)
    assert window.remaining(clock()) == 1


def test_a_window_forgets_the_calls_that_have_left_it(clock: Clock) -> None:
    window = Window(2, timedelta(seconds=10))
    for _ in range(100):
        clock.advance(5)
        assert window.remaining(clock())
        window.admit(clock())
    assert len(window._admitted) == 2


def test_a_budget_of_the_contract_is_kept_for_the_operations_that_draw_on_it(tmp_path: Path, clock: Clock) -> None:
    path = "/crm/v3/exports"
    drawing = usual.operation("list_exports", path, mock={"verb": "list", "of": "exports"}, rate_limit="exports")
    file = usual.contract(tmp_path, **{path: {"get": drawing}})
    document = json.loads(file.read_text(encoding="utf-8"))
    document["x-hubapi-rate-limits"]["exports"] = {"requests": 2, "milliseconds": 60_000, "told": False}
    file.write_text(json.dumps(document), encoding="utf-8")
    mock = MockHubSpot(contract=file, clock=clock, rate_limit=None, daily_limit=None)
    with httpx.Client(transport=mock.transport, base_url="https://mock.invalid") as client:
        client.headers["Authorization"] = f"Bearer {TOKEN}"
        answers = [client.get(path) for _ in range(3)]
        owners = client.get("/crm/v3/owners").status_code
        clock.advance(60)
        later = client.get(path).status_code
        mock.portal(TOKEN).reset()
        after_reset = [client.get(path).status_code for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert refusal(answers[2])["message"] == "You have reached your exports limit."
    assert (owners, later, after_reset) == (200, 200, [200, 200, 429])
