"""The controls under `/_mock/`: all that a test sets and sees of its portal, from any language."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from hubapi_ext.mock import MockHubSpot, Portal, effects
from hubapi_ext.mock.controls import CONTROLS
from tests.mock.conftest import CREATE_COURSES, ONE_COURSE, Way

if TYPE_CHECKING:
    from tests.mock.conftest import Clock

READ = "/crm/v4/associations/contacts/companies/batch/read"
LOCKED = {"effect": {"kind": "locked"}}


def create(hub: httpx.Client) -> httpx.Response:
    return hub.post(CREATE_COURSES, json=ONE_COURSE)


def refused(response: httpx.Response) -> str:
    body = response.json()
    assert (response.status_code, body["status"]) == (400, "error")
    message: str = body["message"]
    return message


def test_the_mock_lists_its_controls(hub: httpx.Client) -> None:
    assert hub.get("/_mock").json() == {"controls": list(CONTROLS)}


def test_whoever_asks_hears_that_the_mock_is_healthy(mock: MockHubSpot) -> None:
    with httpx.Client(transport=mock.transport, base_url="https://mock.invalid") as client:
        assert client.get("/_mock/health").json() == {"status": "ok"}


@pytest.mark.parametrize("control", CONTROLS[1:])
def test_every_control_that_is_listed_is_there(hub: httpx.Client, control: str) -> None:
    method, _, path = control.partition(" ")
    assert hub.request(method, path.format(objectType="contacts")).status_code in (200, 201, 204, 400, 409)


@pytest.mark.parametrize("path", ["/_mock/nothing", "/_mock/state/contacts", "/_mock/records", "/_mock/health/x"])
def test_what_is_no_control_says_where_they_are_listed(hub: httpx.Client, path: str) -> None:
    response = hub.get(path)
    assert (response.status_code, response.json()["message"]) == (
        404,
        f"There is no control {path}; GET /_mock lists them",
    )


def test_a_wrong_method_hears_of_the_right_ones(hub: httpx.Client) -> None:
    response = hub.delete("/_mock/state")
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, POST, PUT")


def test_a_path_that_only_begins_like_a_control_is_hubspots(hub: httpx.Client) -> None:
    assert hub.get("/_mocks").status_code == 501


@pytest.mark.parametrize("control", CONTROLS[1:])
def test_every_control_of_a_portal_needs_its_token(mock: MockHubSpot, control: str) -> None:
    method, _, path = control.partition(" ")
    with httpx.Client(transport=mock.transport, base_url="https://mock.invalid") as client:
        assert client.request(method, path.format(objectType="contacts")).status_code == 401


def test_controls_are_in_no_journal_and_draw_on_no_window(portal: Portal, hub: httpx.Client) -> None:
    hub.get("/_mock/state")
    assert (
        portal.journal,
        portal.rate_windows.headers("ten-secondly", portal.now())["X-HubSpot-RateLimit-Remaining"],
    ) == (
        [],
        "190",
    )


def test_controls_meet_no_fault_and_no_end_of_a_token(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.InternalError())
    portal.token_expires_at = portal.now()
    portal.scopes = frozenset()
    assert hub.get("/_mock/state").status_code == 200


# State


def test_a_state_is_seeded_and_read(hub: httpx.Client) -> None:
    seeded = hub.post("/_mock/state", json={"records": {"contacts": [{"id": 101}]}})
    read = hub.get("/_mock/state").json()["records"]
    assert (seeded.status_code, seeded.json(), read["0-1"][0]["id"]) == (201, {"records": {"contacts": ["101"]}}, "101")


def test_a_state_that_was_read_is_loaded(portal: Portal, hub: httpx.Client) -> None:
    portal.create("contacts", id="101")
    read = hub.get("/_mock/state").json()
    portal.create("contacts", id="102")
    loaded = hub.put("/_mock/state", json=read)
    assert (loaded.status_code, [record.id for record in portal.records("contacts")]) == (204, ["101"])


def test_a_portal_is_reset(portal: Portal, hub: httpx.Client) -> None:
    create(hub)
    assert (hub.post("/_mock/reset").status_code, portal.records("courses"), portal.journal) == (204, [], [])


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_state_that_is_wrong_is_refused_whole(portal: Portal, hub: httpx.Client, method: str) -> None:
    portal.create("contacts", id="7")
    wrong = {"records": {"contacts": [{"id": 8}]}, "associationLimits": [{"fromObjectType": "contacts"}]}
    message = refused(hub.request(method, "/_mock/state", json=wrong))
    assert ("missing required field `toObjectType` - at `$.associationLimits[0]`" in message) is True
    assert [record.id for record in portal.records("contacts")] == ["7"]


# Faults


def test_rules_are_shown_as_they_were_given(hub: httpx.Client) -> None:
    rules = [
        {"effect": {"kind": "rateLimited", "policy": "DAILY", "retryAfter": 50.0}, "operation": "create_courses"},
        {"effect": {"kind": "connectionReset", "applied": True}, "probability": 0.5, "seed": 7, "times": 2},
    ]
    added = hub.post("/_mock/faults", json={"rules": rules})
    assert (added.status_code, added.json(), hub.get("/_mock/faults").json()) == (
        201,
        {"rules": rules},
        {"rules": rules},
    )


def test_rules_are_added_to_those_that_there_are(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.InternalError())
    hub.post("/_mock/faults", json={"rules": [LOCKED]})
    assert [type(rule.effect) for rule in portal.faults.rules] == [effects.InternalError, effects.Locked]


def test_rules_are_put_in_the_place_of_those_that_there_are(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.InternalError())
    hub.put("/_mock/faults", json={"rules": [LOCKED]})
    assert create(hub).status_code == 423


def test_rules_are_taken_away(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.InternalError())
    assert (hub.delete("/_mock/faults").status_code, create(hub).status_code) == (204, 201)


@pytest.mark.parametrize("method", ["POST", "PUT"])
@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ([{"effect": {"kind": "broken"}}], "Invalid value 'broken' - at `$.rules[0].effect.kind`"),
        ([{}], "missing required field `effect` - at `$.rules[0]`"),
        ([LOCKED, {**LOCKED, "every": 0}], "every must be an integer ≥ 1 - at `$.rules[1]`"),
        ([{**LOCKED, "operation": "create"}], "operation must be one of add_list_members"),
        ([{**LOCKED, "often": 1}], "unknown field `often` - at `$.rules[0]`"),
        (
            [{"effect": {"kind": "latency", "seconds": "1"}}],
            "Expected `float`, got `str` - at `$.rules[0].effect.seconds`",
        ),
        ([{**LOCKED, "token": "x"}], "token: only for rules that are given to a whole mock"),
        (None, "Expected `array`, got `null` - at `$.rules`"),
    ],
)
def test_rules_that_make_no_sense_are_refused_and_change_nothing(
    portal: Portal, hub: httpx.Client, method: str, rules: Any, message: str
) -> None:
    portal.faults.add(effects.InternalError())
    assert message in refused(hub.request(method, "/_mock/faults", json={"rules": rules}))
    assert [type(rule.effect) for rule in portal.faults.rules] == [effects.InternalError]


# Limits


def test_limits_are_shown_with_what_is_left_of_them(hub: httpx.Client) -> None:
    create(hub)
    assert hub.get("/_mock/limits").json() == {
        "tenSecondly": {"maximum": 190, "remaining": 189},
        "daily": {"maximum": 1_000_000, "remaining": 999_999},
        "search": {"maximum": 5, "remaining": 5},
    }


def test_limits_are_set_and_the_others_stay(hub: httpx.Client) -> None:
    create(hub)
    answer = hub.patch("/_mock/limits", json={"tenSecondly": 0, "search": None}).json()
    assert (answer, create(hub).status_code) == (
        {
            "tenSecondly": {"maximum": 0, "remaining": 0},
            "daily": {"maximum": 1_000_000, "remaining": 999_999},
            "search": None,
        },
        429,
    )


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ({"daily": -1}, "Expected `int` >= 0 - at `$.daily`"),
        ({"daily": "7"}, "Expected `int | null`, got `str` - at `$.daily`"),
        ({"hourly": 7}, "unknown field `hourly`"),
        ({"daily": 1, "search": -1}, "Expected `int` >= 0 - at `$.search`"),
    ],
)
def test_limits_that_cannot_be_are_refused_and_change_nothing(
    hub: httpx.Client, limits: dict[str, Any], message: str
) -> None:
    before = hub.get("/_mock/limits").json()
    assert message in refused(hub.patch("/_mock/limits", json=limits))
    assert hub.get("/_mock/limits").json() == before


# Clock


def test_a_clock_is_frozen_set_and_put_forward(hub: httpx.Client, clock: Clock) -> None:
    turned = hub.patch("/_mock/clock", json={"frozen": True, "now": "2026-11-25T10:00:00+01:00", "advance": 10.5})
    clock.advance(100)
    shown = hub.get("/_mock/clock").json()
    assert (turned.json(), shown) == ({"now": "2026-11-25T09:00:10.500000Z", "frozen": True},) * 2


def test_a_clock_is_reset(portal: Portal, hub: httpx.Client, clock: Clock) -> None:
    portal.clock.freeze(datetime(2020, 1, 1, tzinfo=UTC))
    assert (hub.delete("/_mock/clock").status_code, portal.now()) == (204, clock.now)


@pytest.mark.parametrize(
    ("turn", "message"),
    [
        ('{"now": "2026-11-25T10:00:00"}', "Expected `datetime` with a timezone component - at `$.now`"),
        ('{"now": "yesterday"}', "Invalid RFC3339 encoded datetime - at `$.now`"),
        ('{"advance": 1e300}', "The clock goes from the year 1970 to the year 9000"),
        ('{"advance": -1e11}', "The clock goes from the year 1970 to the year 9000"),
        ('{"advance": 1e999}', "Number out of range"),
        ('{"advance": NaN}', "JSON is malformed"),
        ('{"back": 1}', "unknown field `back`"),
    ],
)
def test_a_clock_that_cannot_be_turned_so_is_left_as_it_was(
    portal: Portal, hub: httpx.Client, clock: Clock, turn: str, message: str
) -> None:
    content = '{"frozen": true, ' + turn[1:]
    assert message in refused(hub.patch("/_mock/clock", content=content))
    assert (portal.clock.frozen, portal.now()) == (False, clock.now)


# Access


def test_what_a_token_may_do_is_set_and_shown(portal: Portal, hub: httpx.Client) -> None:
    given = {"scopes": ["crm.objects.courses.write", "oauth"], "expiresAt": "2027-01-01T00:00:00Z"}
    assert (hub.patch("/_mock/access", json=given).json(), hub.get("/_mock/access").json()) == (given, given)
    assert portal.scopes == frozenset(given["scopes"])


def test_what_is_left_out_of_the_access_stays(portal: Portal, hub: httpx.Client) -> None:
    portal.scopes = frozenset(["oauth"])
    hub.patch("/_mock/access", json={"expiresAt": "2020-01-01T00:00:00Z"})
    assert (portal.scopes, create(hub).status_code) == (frozenset(["oauth"]), 401)


def test_null_lifts_a_restriction(portal: Portal, hub: httpx.Client) -> None:
    portal.scopes = frozenset()
    assert hub.patch("/_mock/access", json={"scopes": None}).json() == {"scopes": None, "expiresAt": None}


@pytest.mark.parametrize(
    ("access", "message"),
    [
        ({"scopes": "oauth"}, "Expected `array | null`, got `str` - at `$.scopes`"),
        ({"expiresAt": "2026-01-01T00:00:00"}, "Expected `datetime` with a timezone component - at `$.expiresAt`"),
        ({"expiresAt": "0001-01-01T00:00:00+14:00"}, "token_expires_at must be a time in the years 1 to 9999"),
    ],
)
def test_an_access_that_cannot_be_is_refused(hub: httpx.Client, access: dict[str, Any], message: str) -> None:
    assert message in refused(hub.patch("/_mock/access", json=access))
    assert create(hub).status_code == 201


# Journal


@pytest.fixture
def asked(hub: httpx.Client) -> httpx.Client:
    """A portal that was asked for a course twice, once wrongly, and for associations."""
    create(hub)
    hub.post(CREATE_COURSES, json={})
    hub.post(READ, json={"inputs": [{"id": "1"}]})
    return hub


@pytest.mark.parametrize(
    ("filters", "statuses"),
    [
        ("", [201, 400, 207]),
        ("?operation=create_courses", [201, 400]),
        ("?operation=create_courses&status=400", [400]),
        (f"?path={READ}", [207]),
        ("?method=GET", []),
    ],
)
def test_the_journal_shows_what_is_asked_of_it(asked: httpx.Client, filters: str, statuses: list[int]) -> None:
    assert [exchange["status"] for exchange in asked.get(f"/_mock/journal{filters}").json()] == statuses


def test_the_journal_shows_a_query_where_there_was_one(hub: httpx.Client) -> None:
    hub.get("/nowhere?a=b")
    assert hub.get("/_mock/journal").json()[0]["query"] == "a=b"


def test_the_journal_is_forgotten(portal: Portal, asked: httpx.Client) -> None:
    assert (asked.delete("/_mock/journal").status_code, portal.journal) == (204, [])


def test_the_journal_says_by_what_it_can_be_filtered(hub: httpx.Client) -> None:
    message = refused(hub.get("/_mock/journal?token=x"))
    assert message == "The journal is filtered by method, path, operation and status, not by token"


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ("operation=create_course", "operation must be one of add_list_members"),
        ("status=ok", "status must be a number"),
    ],
)
def test_a_filter_of_the_journal_that_nothing_can_pass_is_refused(
    hub: httpx.Client, filters: str, message: str
) -> None:
    assert refused(hub.get(f"/_mock/journal?{filters}")).startswith(message)


# Whatever comes, an answer goes


DEEP = b"[" * 100_000
HOSTILE = [
    ("POST", CREATE_COURSES, DEEP),
    ("POST", CREATE_COURSES, b'{"inputs":[{"properties":{"hs_a":' + b"[" * 300 + b"]" * 300 + b"}}]}"),
    ("POST", CREATE_COURSES, b'{"x":' + b"[" * 900 + b"]" * 900 + b',"inputs":[{"properties":{}}]}'),
    ("POST", READ, b'{"inputs":[{"id":' + b"9" * 5000 + b"}]}"),
    ("POST", READ, b'{"inputs":[{"id":"' + b"9" * 5000 + b'"}]}'),
    ("POST", READ, b'{"inputs":[{"id":"\\ud800"}]}'),
    ("POST", READ, b'{"inputs":[{"id":1e999}]}'),
    ("GET", "/crm/v4/objects/contacts/1/associations/companies?limit=" + "9" * 5000, b""),
    ("GET", "/crm/v4/objects/contacts/1/associations/companies?after=" + "9" * 5000, b""),
    ("POST", "/_mock/state", DEEP),
    ("POST", "/_mock/faults", b'{"rules":[{"effect":{"kind":"otherAnswer","status":200,"json":' + DEEP),
    ("POST", "/_mock/records/contacts", b'{"inputs":[{"id":"' + b"9" * 5000 + b'"}]}'),
    ("POST", "/_mock/records/contacts", b'{"inputs":[{"id":' + b"9" * 5000 + b"}]}"),
    ("POST", "/_mock/faults", b"\xff"),
    ("PATCH", "/_mock/limits", b'{"daily":' + b"9" * 5000 + b"}"),
    ("PATCH", "/_mock/clock", b'{"advance":' + b"9" * 300 + b"}"),
]


@pytest.mark.parametrize(("method", "path", "body"), HOSTILE)
def test_a_hostile_request_is_answered_and_the_next_one_too(way: Way, method: str, path: str, body: bytes) -> None:
    response = way.ask(method, path, content=body)
    after = [way.ask("GET", f"/_mock/{name}").status_code for name in ("journal", "state", "clock", "limits", "faults")]
    assert (response.status_code in (200, 207, 400), after) == (True, [200] * 5)


def test_the_controls_work_over_a_socket(over_socket: Way) -> None:
    ask = over_socket.ask
    done = [
        ask("POST", "/_mock/state", json={"records": {"contacts": [{"id": 101}]}}),
        ask("POST", "/_mock/records/companies", json={"inputs": [{"id": 301}]}),
        ask("PUT", "/_mock/faults", json={"rules": [{**LOCKED, "calls": [1]}]}),
        ask("PATCH", "/_mock/limits", json={"tenSecondly": 2}),
        ask("PATCH", "/_mock/clock", json={"frozen": True}),
        ask("PATCH", "/_mock/access", json={"scopes": ["crm.objects.courses.write"]}),
        *[over_socket.create_course() for _ in range(4)],
        ask("PATCH", "/_mock/clock", json={"advance": 10}),
        over_socket.create_course(),
        ask("GET", "/_mock/journal?operation=create_courses"),
        ask("POST", "/_mock/reset"),
    ]
    before, struck, after = [201, 201, 200, 200, 200, 200], [423, 201, 201, 429], [200, 201, 200, 204]
    assert [response.status_code for response in done] == before + struck + after
