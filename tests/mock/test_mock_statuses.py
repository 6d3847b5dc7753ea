"""With which code the mock answers in which version of HubSpot's API."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from attrs import frozen

from hubapi_ext.mock import Portal


@frozen
class Asked:
    """How one operation is asked for, well and badly, and the codes of its answers."""

    method: str
    path: str
    dated_path: str
    good: Any
    bad: Any
    codes: dict[str, tuple[int, ...]]
    """Of a full success and, where there is such a thing, of an answer with errors."""

    def send(self, hub: httpx.Client, version: str, body: Any) -> httpx.Response:
        path = self.path if version == "documented" else self.dated_path.format(version=version)
        return hub.request(self.method, path, json=body and {"inputs": [body]})


ENROLLED = {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 861}
LIMIT = {"category": "HUBSPOT_DEFINED", "typeId": 861, "maxToObjectIds": 2}
COURSE = {"objectWriteTraceId": "1", "properties": {"hs_course_name": "Pottery"}}

OPERATIONS = {
    "create_associations": Asked(
        "POST",
        "/crm/v4/associations/contacts/courses/batch/create",
        "/crm/associations/{version}/contacts/courses/batch/create",
        good={"from": {"id": "101"}, "to": {"id": "201"}, "types": [ENROLLED]},
        bad={"from": {"id": "999"}, "to": {"id": "201"}, "types": [ENROLLED]},
        codes={"documented": (201, 207), "2025-09": (201, 207), "2026-03": (201, 207), "2026-09": (200, 200)},
    ),
    "read_associations": Asked(
        "POST",
        "/crm/v4/associations/contacts/companies/batch/read",
        "/crm/associations/{version}/contacts/companies/batch/read",
        good={"id": "101"},
        bad={"id": "999"},
        codes={"documented": (200, 207), "2025-09": (200, 207), "2026-03": (200, 207), "2026-09": (200, 200)},
    ),
    "create_default_association": Asked(
        "PUT",
        "/crm/v4/objects/contacts/101/associations/default/courses/201",
        "/crm/objects/{version}/contacts/101/associations/default/courses/201",
        good=None,
        bad=None,
        codes={"documented": (200,), "2025-09": (200,), "2026-03": (200,), "2026-09": (200,)},
    ),
    "list_associations": Asked(
        "GET",
        "/crm/v4/objects/contacts/101/associations/courses",
        "/crm/objects/{version}/contacts/101/associations/courses",
        good=None,
        bad=None,
        codes={"documented": (200,), "2025-09": (200,), "2026-03": (200,), "2026-09": (200,)},
    ),
    "update_association_limits": Asked(
        "POST",
        "/crm/associations/v4/definitions/configurations/contacts/courses/batch/update",
        "/crm/associations/{version}/definitions/configurations/contacts/courses/batch/update",
        good=LIMIT,
        bad={**LIMIT, "typeId": 1},
        codes={"documented": (200, 207), "2025-09": (200, 200), "2026-03": (200, 207), "2026-09": (200, 200)},
    ),
    "create_courses": Asked(
        "POST",
        "/crm/v3/objects/0-410/batch/create",
        "/crm/objects/{version}/0-410/batch/create",
        good=COURSE,
        bad={**COURSE, "properties": {"colour": "blue"}},
        codes={"documented": (201, 207), "2025-09": (200, 200), "2026-03": (201, 207), "2026-09": (201, 201)},
    ),
}

EVERY = [(operation, version) for operation, asked in OPERATIONS.items() for version in asked.codes]
WITH_ERRORS = [(operation, version) for operation, version in EVERY if OPERATIONS[operation].bad]


@pytest.fixture(autouse=True)
def records(portal: Portal, hub: httpx.Client) -> None:
    portal.create("contacts", id="101")
    portal.create("courses", id="201")
    portal.create("companies", id="301")
    hub.put("/crm/v4/objects/contacts/101/associations/default/companies/301").raise_for_status()


@pytest.mark.parametrize(("operation", "version"), EVERY)
def test_a_full_success_has_the_code_of_the_version(hub: httpx.Client, operation: str, version: str) -> None:
    asked = OPERATIONS[operation]
    response = asked.send(hub, version, asked.good)
    assert (response.status_code, "errors" in response.json()) == (asked.codes[version][0], False)


@pytest.mark.parametrize(("operation", "version"), WITH_ERRORS)
def test_an_answer_with_errors_has_the_code_of_the_version(hub: httpx.Client, operation: str, version: str) -> None:
    asked = OPERATIONS[operation]
    response = asked.send(hub, version, asked.bad)
    assert (response.status_code, response.json()["numErrors"]) == (asked.codes[version][1], 1)


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("version", ["2026-09-beta", "2027-03"])
def test_a_version_of_later_answers_like_the_newest_known(hub: httpx.Client, operation: str, version: str) -> None:
    asked = OPERATIONS[operation]
    codes = tuple(asked.send(hub, version, body).status_code for body in (asked.good, asked.bad))
    assert codes[: len(asked.codes["2026-09"])] == asked.codes["2026-09"]


def test_the_other_spelling_of_a_path_answers_like_the_documented_one(hub: httpx.Client) -> None:
    path = "/crm/v4/associations/definitions/configurations/contacts/courses/batch/update"
    assert hub.post(path, json={"inputs": [OPERATIONS["update_association_limits"].bad]}).status_code == 207


def test_versions_are_refused_alike(hub: httpx.Client) -> None:
    asked = OPERATIONS["create_courses"]
    codes = {asked.send(hub, version, {"properties": {}}).status_code for version in asked.codes}
    assert codes == {400}
