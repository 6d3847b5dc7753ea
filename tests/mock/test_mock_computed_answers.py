"""Answers that a test computes for what the mock does not know."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from hubapi_ext.mock import Portal, Request, Response, effects
from tests.mock.conftest import CREATE_COURSES, ONE_COURSE, Way

OWNERS = "/crm/v3/lists"


def owners(request: Request) -> tuple[int, Any]:
    """Repeats what it was asked."""
    return 200, {"results": [], "asked": [request.method, request.parameters, request.json]}


def test_a_function_computes_an_answer_from_the_request(way: Way) -> None:
    way.portal.answers(OWNERS, owners)
    response = way.ask("POST", f"{OWNERS}?email=a&email=b", json={"x": 1})
    assert (response.status_code, response.json()["asked"]) == (200, ["POST", {"email": ["a", "b"]}, {"x": 1}])
    assert response.headers["X-HubSpot-RateLimit-Remaining"] == "189"


def test_a_request_without_a_body_has_no_json(portal: Portal, hub: httpx.Client) -> None:
    portal.answers(OWNERS, owners)
    assert hub.get(OWNERS).json()["asked"] == ["GET", {}, None]


def test_what_is_answered_is_in_the_journal_and_not_among_the_unanswered(portal: Portal, hub: httpx.Client) -> None:
    portal.answers(OWNERS, owners)
    hub.get(OWNERS)
    assert ([one.path for one in portal.journal], portal.unanswered) == ([OWNERS], [])


def test_a_function_may_use_the_portal(portal: Portal, hub: httpx.Client) -> None:
    portal.answers("/crm/v1/contacts", lambda _: (201, {"id": portal.create("contacts")}), method="post")
    created = hub.post("/crm/v1/contacts").json()["id"]
    assert [record.id for record in portal.records("contacts")] == [created]
    assert hub.get("/crm/v1/contacts").status_code == 501


def test_the_newest_function_for_a_path_answers(portal: Portal, hub: httpx.Client) -> None:
    portal.answers("/crm/v3/*", lambda _: (200, "older"))
    portal.answers(OWNERS, lambda _: (200, "newer"))
    assert [hub.get(path).json() for path in (OWNERS, "/crm/v3/pipelines")] == ["newer", "older"]


def test_a_function_answers_in_the_place_of_an_operation(portal: Portal, hub: httpx.Client) -> None:
    portal.answers(CREATE_COURSES, lambda _: (204, None))
    response = hub.post(CREATE_COURSES, json=ONE_COURSE)
    assert (response.status_code, response.content, portal.records("courses")) == (204, b"", [])


def test_a_function_may_return_a_whole_response(portal: Portal, hub: httpx.Client) -> None:
    portal.answers(OWNERS, lambda _: Response(404, {"Content-Type": "text/html"}, b"<html>"))
    response = hub.get(OWNERS)
    assert (response.status_code, response.headers["Content-Type"], response.text) == (404, "text/html", "<html>")


def test_a_fault_takes_the_place_of_a_computed_answer(portal: Portal, hub: httpx.Client) -> None:
    asked: list[Request] = []

    def remember(request: Request) -> tuple[int, None]:
        asked.append(request)
        return 200, None

    portal.answers(OWNERS, remember)
    portal.faults.add(effects.Locked(), path=OWNERS)
    assert (hub.get(OWNERS).status_code, asked) == (423, [])


def test_rate_limits_hold_for_computed_answers(portal: Portal, hub: httpx.Client) -> None:
    portal.answers(OWNERS, owners)
    portal.rate_windows.resize(ten_secondly=1)
    assert [hub.get(OWNERS).status_code for _ in range(2)] == [200, 429]


def test_a_reset_takes_the_functions_away(portal: Portal, hub: httpx.Client) -> None:
    portal.answers(OWNERS, owners)
    portal.reset()
    assert hub.get(OWNERS).status_code == 501


@pytest.mark.parametrize("answer", [None, {"results": []}, (99, {}), ("200", {}), (200,)])
def test_a_function_that_returns_something_else_is_a_mistake(portal: Portal, hub: httpx.Client, answer: Any) -> None:
    portal.answers(OWNERS, lambda _: answer)
    with pytest.raises(TypeError, match=r"must return \(status, body\) or a Response"):
        hub.get(OWNERS)


def test_a_path_that_is_none_is_a_mistake(portal: Portal) -> None:
    with pytest.raises(ValueError, match="path must begin with /, got 'crm'"):
        portal.answers("crm", owners)


def test_what_is_no_function_is_a_mistake(portal: Portal) -> None:
    with pytest.raises(TypeError, match="must be a function of a request"):
        portal.answers(OWNERS, (200, {}))  # type: ignore[arg-type]
