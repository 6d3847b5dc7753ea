"""Who may ask, what may be asked for, and what every answer has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import httpx
import pytest

from hubapi_ext.mock import MockHubSpot, Portal, Request
from tests.mock.conftest import refusal

if TYPE_CHECKING:
    from tests.mock.conftest import Clock

CREATE_ASSOCIATIONS = "/crm/v4/associations/contacts/0-410/batch/create"
READ_ASSOCIATIONS = "/crm/v4/associations/contacts/0-410/batch/read"
CREATE_COURSES = "/crm/v3/objects/0-410/batch/create"
ONE_COURSE = {"inputs": [{"properties": {"hs_course_name": "Pottery"}}]}


@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer   ", "Basic abc", "pat-test"])
def test_a_request_without_a_bearer_token_is_not_authenticated(mock: MockHubSpot, authorization: str | None) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}
    response = mock.handle(Request("POST", CREATE_COURSES, headers=headers))
    assert response.status == 401


def test_the_refusal_of_an_unauthenticated_request_has_hubspots_envelope(mock: MockHubSpot) -> None:
    with httpx.Client(transport=mock.transport, base_url="https://api.hubapi.com") as client:
        body = client.post(CREATE_COURSES, json=ONE_COURSE).json()
    assert (body["status"], body["category"]) == ("error", "INVALID_AUTHENTICATION")


def test_the_scheme_of_the_authorization_is_read_in_any_case(mock: MockHubSpot) -> None:
    response = mock.handle(Request("POST", CREATE_COURSES, headers={"AUTHORIZATION": "bearer some-token"}))
    assert response.status == 400


def test_two_tokens_are_two_portals(mock: MockHubSpot, hub: httpx.Client) -> None:
    hub.post(CREATE_COURSES, json=ONE_COURSE)
    assert mock.portal("another-token").records("0-410") == []


def test_the_portal_of_a_token_is_the_one_that_its_requests_change(portal: Portal, hub: httpx.Client) -> None:
    hub.post(CREATE_COURSES, json=ONE_COURSE)
    assert len(portal.records("0-410")) == 1


def test_every_refusal_repeats_its_correlation_id_in_a_header(hub: httpx.Client) -> None:
    response = hub.post(CREATE_COURSES, json={})
    assert response.headers["X-HubSpot-Correlation-Id"] == response.json()["correlationId"]


@pytest.mark.parametrize("path", [CREATE_COURSES, "/nowhere"])
def test_every_answer_has_a_correlation_id(hub: httpx.Client, path: str) -> None:
    assert UUID(hub.post(path, json=ONE_COURSE).headers["X-HubSpot-Correlation-Id"])


@pytest.mark.parametrize(("method", "path"), [("GET", "/crm/v1/contacts/1"), ("GET", CREATE_COURSES)])
def test_what_the_mock_has_no_operation_for_is_answered_in_words_that_name_the_mock(
    hub: httpx.Client, method: str, path: str
) -> None:
    response = hub.request(method, path)
    assert response.status_code == 501
    for words in ("The mock HubSpot", f"{method} {path}", "docs/mock-operations.md", "portal.answers("):
        assert words in response.json()["message"]


def test_what_the_mock_says_it_does_not_know_holds_no_token(portal: Portal, hub: httpx.Client) -> None:
    answered = hub.get("/oauth/v1/access-tokens/pat-secret").text
    assert "pat-secret" not in answered + str(portal.unanswered) + str(portal.journal[0].as_json())


def test_a_portal_tells_what_it_had_no_operation_for(portal: Portal, hub: httpx.Client) -> None:
    hub.get("/crm/v3/lists?limit=1")
    portal.reset()
    assert portal.unanswered == ["GET /crm/v3/lists"]


def test_a_fault_answers_for_what_the_mock_has_no_operation_for(portal: Portal, hub: httpx.Client) -> None:
    portal.answer_next(404, json={"message": "resource not found"})
    assert (hub.get("/crm/v3/lists").status_code, portal.unanswered) == (404, [])


@pytest.mark.parametrize(
    "path",
    [
        "/crm/associations/2026-03/contacts/0-410/batch/create",
        "/crm/associations/2026-09-beta/contacts/0-410/batch/create",
        "/crm/associations/2026-03/definitions/configurations/contacts/0-410/batch/update",
        "/crm/v4/associations/definitions/configurations/contacts/0-410/batch/update",
        "/crm/objects/2026-03/0-410/batch/create",
        "/crm/associations/2026-03/contacts/0-410/batch/read",
    ],
)
def test_an_operation_answers_on_its_other_paths_too(hub: httpx.Client, path: str) -> None:
    # An operation that is found complains about the body.
    assert hub.post(path, json={}).status_code == 400


@pytest.mark.parametrize("spelling", ["contacts", "contact", "CONTACT", "Contacts", "0-1"])
def test_an_object_type_is_known_in_every_spelling(portal: Portal, hub: httpx.Client, spelling: str) -> None:
    contact, course = portal.create("contacts"), portal.create("courses")
    hub.put(f"/crm/v4/objects/{spelling}/{contact}/associations/default/courses/{course}").raise_for_status()
    assert portal.associations("0-1", contact, "course").keys() == {course}


def test_every_custom_object_type_is_known(portal: Portal, hub: httpx.Client) -> None:
    pot, contact = portal.create("2-3604285"), portal.create("contacts")
    response = hub.put(f"/crm/v4/objects/2-3604285/{pot}/associations/default/contacts/{contact}")
    assert response.status_code == 200


@pytest.mark.parametrize("name", ["butterflies", "0-4711", "2-x"])
def test_an_unknown_object_type_is_refused_without_a_category(hub: httpx.Client, name: str) -> None:
    body = hub.post(f"/crm/v4/associations/{name}/contacts/batch/read", json={"inputs": [{"id": "1"}]}).json()
    body.pop("correlationId")
    assert body == {"status": "error", "message": f"Unable to infer object type from: {name}"}


def test_an_unknown_object_type_answers_400(hub: httpx.Client) -> None:
    response = hub.post("/crm/v4/associations/contacts/butterflies/batch/read", json={"inputs": [{"id": "1"}]})
    assert response.status_code == 400


@pytest.mark.parametrize("content", [b'{"inputs": [', b"\xff\xfe", b"{} {}", b"[" * 100_000])
def test_bad_json_is_refused_without_a_category(hub: httpx.Client, content: bytes) -> None:
    response = hub.post(CREATE_COURSES, content=content)
    assert (response.status_code, "category" in response.json()) == (400, False)


def test_a_missing_body_is_refused(hub: httpx.Client) -> None:
    response = hub.post(CREATE_COURSES)
    assert (response.status_code, response.json()["message"]) == (
        400,
        "Invalid JSON input: a request body was expected, but none found",
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[]", "line 1, column 1: Cannot deserialize value of `body` from Array value"),
        ('{"inputs":\n\n  {}}', "line 3, column 3: Cannot deserialize value of `inputs` from Object value"),
        ('{"x": [{}], "inputs": 7}', "line 1, column 23: Cannot deserialize value of `inputs` from Integer value"),
        (
            '{"inputs": [{"from": {"id": 1}, "to": {"id": true}, "types": []}]}',
            "line 1, column 46: Cannot deserialize value of `inputs[0].to.id` from Boolean value",
        ),
        (
            '{"inputs":[{"from":{"id":1},"to":{"id":2},"types":\n[{"associationTypeId":1,"associationCategory":null}]}]}',
            "line 2, column 47: Cannot deserialize value of `inputs[0].types[0].associationCategory` from Null value",
        ),
        ('{"inputs": [', "line 1, column 13: Input data was truncated"),
        ('{"inputs":\n ]}', "line 2, column 2: JSON is malformed: invalid character (byte 12)"),
    ],
)
def test_a_body_that_does_not_parse_is_refused_with_its_line_and_column(
    hub: httpx.Client, content: str, reason: str
) -> None:
    assert refusal(hub.post(CREATE_ASSOCIATIONS, content=content)) == {
        "status": "error",
        "message": f"Invalid input JSON on {reason}",
    }


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{}", "line 1, column 2. Some required fields were not set: [inputs]"),
        (
            '{"inputs": [\n{"from": {"id": 1}}]}',
            "line 2, column 2. Some required fields were not set: [to, types]",
        ),
    ],
)
def test_fields_that_are_missing_are_named(hub: httpx.Client, content: str, reason: str) -> None:
    assert refusal(hub.post(CREATE_ASSOCIATIONS, content=content)) == {
        "status": "error",
        "message": f"Invalid input JSON on {reason}",
        "category": "VALIDATION_ERROR",
    }


def test_a_value_against_the_contract_is_refused_and_told_where(hub: httpx.Client) -> None:
    body = refusal(hub.post(CREATE_ASSOCIATIONS, json={"inputs": []}))
    assert (body["category"], body["errors"][0]["in"]) == ("VALIDATION_ERROR", "inputs")


@pytest.mark.parametrize(
    ("path", "most", "given"),
    [
        (CREATE_ASSOCIATIONS, 2000, {"from": {"id": 1}, "to": {"id": 2}, "types": []}),
        (READ_ASSOCIATIONS, 1000, {"id": 1}),
        (CREATE_COURSES, 100, {"properties": {"hs_course_name": "Pottery"}}),
    ],
)
def test_a_batch_that_is_too_large_is_refused_whole(hub: httpx.Client, path: str, most: int, given: object) -> None:
    response = hub.post(path, json={"inputs": [given] * (most + 1)})
    assert (response.status_code, response.json()["message"]) == (
        400,
        f"The maximum number of inputs supported in a batch is {most}. Please reduce the number of items and try again",
    )


def test_a_batch_that_is_too_large_changes_nothing(portal: Portal, hub: httpx.Client) -> None:
    hub.post(CREATE_COURSES, json={"inputs": ONE_COURSE["inputs"] * 101})
    assert portal.records("courses") == []


def test_a_batch_of_the_largest_size_is_taken(portal: Portal, hub: httpx.Client) -> None:
    hub.post(CREATE_COURSES, json={"inputs": ONE_COURSE["inputs"] * 100})
    assert len(portal.records("courses")) == 100


def test_times_leave_out_a_fraction_of_nothing(hub: httpx.Client, clock: Clock) -> None:
    first = hub.post(CREATE_COURSES, json=ONE_COURSE).json()["startedAt"]
    clock.advance(0.884)
    second = hub.post(CREATE_COURSES, json=ONE_COURSE).json()["startedAt"]
    assert (first, second) == ("2026-03-30T09:15:00.116Z", "2026-03-30T09:15:01Z")
