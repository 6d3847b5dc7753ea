"""`hubapi check`: what is known of a token, from whatever HubSpot is ready to tell it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hubapi_ext.command_line.portal_check import PortalCheck, in_words
from hubapi_ext.mock.messages import Request
from tests.command_line.conftest import Run


def details(_: Request) -> tuple[int, Any]:
    return 200, {"portalId": 4711, "timeZone": "Europe/Berlin"}


def grants(request: Request) -> tuple[int, Any]:
    known = json.loads(request.body)["tokenKey"].startswith("pat-test-")
    return (200, {"hubId": 4711, "appId": 12, "scopes": ["oauth", "crm.objects.owners.read"]}) if known else (400, {})


@pytest.fixture
def telling(portal: Any) -> Any:
    """A portal that tells all that HubSpot may."""
    portal.answers("/account-info/v3/details", details, method="GET")
    portal.answers("/oauth/v2/private-apps/get/access-token-info", grants, method="POST")
    return portal


@pytest.mark.parametrize(
    "line",
    [
        "Token       accepted, of the app 12",
        "Portal      4711, time zone Europe/Berlin",
        "Scopes      crm.objects.owners.read, oauth",
        "Readable    owners, contacts, companies, deals, tickets",
        "Limits      190 requests each 10 seconds, 183 left",
        "            1,000,000 requests a day, 999,993 left, until midnight in Europe/Berlin",
    ],
)
def test_it_says_what_hubspot_tells(run: Run, telling: Any, line: str) -> None:
    ended = run("check")
    assert (ended.exit_code, ended.stderr) == (0, "")
    assert line in ended.stdout.splitlines()


def test_what_hubspot_does_not_tell_is_said_to_be_untold(run: Run) -> None:
    lines = run("check").stdout.splitlines()
    assert ("Portal      not told for this token" in lines, "Scopes      not told for this token" in lines) == (
        True,
        True,
    )


def test_limits_that_no_header_tells_are_said_to_be_untold() -> None:
    limits = "\n".join(in_words(PortalCheck(base_url="https://api.hubapi.com"))).partition("Limits")[2]
    assert limits.count("not told") == 2


def test_json_has_the_same_for_machines(run: Run, telling: Any) -> None:
    told = json.loads(run("check", "contacts", "--json").stdout)
    assert told["token"] == {"accepted": True, "refusal": None, "app_id": 12}
    assert told["portal"] == {"id": 4711, "time_zone": "Europe/Berlin"}
    assert told["readable"] == {"owners": True, "contacts": True}
    assert told["limits"]["daily"] == 1_000_000
    assert told["api"] == {"version": None, "ends": "2027-03-30"}


def test_a_refused_token_is_named_with_the_reason(run: Run, portal: Any) -> None:
    portal.token_expires_at = datetime.now(UTC) - timedelta(days=1)
    ended = run("check")
    assert ended.exit_code == 1
    assert "Token       refused: " in ended.stdout
    assert "expired" in ended.stdout


def test_the_json_of_a_refused_token_says_so(run: Run, portal: Any) -> None:
    portal.token_expires_at = datetime.now(UTC) - timedelta(days=1)
    assert json.loads(run("--json", "check").stdout)["token"]["accepted"] is False


def test_a_missing_scope_is_named_and_does_not_matter_unless_the_type_was_named(run: Run, portal: Any) -> None:
    portal.scopes = {"crm.objects.contacts.read"}
    ended = run("check")
    assert ended.exit_code == 0
    assert "Unreadable  deals: needs one of the scopes crm.objects.deals.read" in ended.stdout


@pytest.mark.parametrize(("object_type", "exit_code"), [("contacts", 0), ("deals", 1)])
def test_a_type_that_was_named_must_be_readable(run: Run, portal: Any, object_type: str, exit_code: int) -> None:
    portal.scopes = {"crm.objects.contacts.read"}
    assert run("check", object_type).exit_code == exit_code


def test_a_type_that_does_not_exist_is_said_to_be_unreadable(run: Run) -> None:
    ended = run("check", "nosuch")
    assert ended.exit_code == 1
    assert "Unreadable  nosuch: Unable to infer object type from: nosuch" in ended.stdout


def test_a_hubspot_that_fails_is_no_verdict_on_the_token(run: Run, portal: Any) -> None:
    portal.answers("/crm/v3/owners", lambda _: (400, {"category": "VALIDATION_ERROR", "message": "no"}))
    portal.answers("/crm/v3/objects/*", lambda _: (501, {"message": "closed"}))
    ended = run("check")
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert "closed" in ended.stderr


def test_a_date_version_is_asked_under_its_own_paths(run: Run, portal: Any) -> None:
    ended = run("check", "--api-version", "2026-09", "contacts")
    assert "API         version 2026-09, which HubSpot supports until 2028-03-08" in ended.stdout
    assert "/crm/objects/2026-09/contacts" in [exchange.path for exchange in portal.journal]


def test_the_token_is_never_printed(run: Run, telling: Any, token: str) -> None:
    telling.answers(
        "/crm/v3/owners", lambda _: (401, {"category": "INVALID_AUTHENTICATION", "message": f"bad {token}"})
    )
    outputs = [run("check"), run("check", "--json"), run("request", "GET", "/crm/v3/owners")]
    assert [one.exit_code for one in outputs] == [1, 1, 1]
    assert token not in "".join(one.stdout + one.stderr for one in outputs)
