"""The mock has the operations of the fragments, under each of their paths, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from hubapi_ext.mock import MockHubSpot
from tests.contract.document import DOCUMENT, OPERATIONS

METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}
DATED = [version for version in DOCUMENT["x-hubapi-versions"] if version[0].isdigit()]


def paths(operation: str) -> Iterator[str]:
    """Every path of an operation, with all that is in braces filled in."""
    facts = OPERATIONS[operation]
    yield facts["path"]
    others = facts.get("x-hubapi-other-path", ())
    yield from [others] if isinstance(others, str) else others
    for version in DATED:
        yield facts["x-hubapi-dated-path"].replace("{version}", version)


def filled(path: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: "4711" if found[1].endswith("Id") else "contacts", path)


def fits(template: str, path: str) -> bool:
    """Whether a path may be meant by a template, such as `search` for an id."""
    return re.fullmatch(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template)), path) is not None


ROUTES = sorted({(operation, filled(path)) for operation in OPERATIONS for path in paths(operation)})


@pytest.fixture
def client(hubspot: MockHubSpot, token: str) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(transport=hubspot.transport, base_url="https://hubspot.invalid", headers=headers) as made:
        yield made


@pytest.mark.parametrize(("operation", "path"), ROUTES)
def test_an_operation_answers_on_each_of_its_paths(
    client: httpx.Client, portal: Any, operation: str, path: str
) -> None:
    portal.create("contacts", id=4711)
    status = client.request(OPERATIONS[operation]["method"], path).status_code
    assert [exchange.operation for exchange in portal.journal] == [operation]
    # What is asked for may be missing; then the operation says so.
    assert status not in (405, 501)


@pytest.mark.parametrize(("operation", "path"), ROUTES)
def test_other_methods_are_not_known_there(client: httpx.Client, operation: str, path: str) -> None:
    own = {OPERATIONS[one]["method"] for one in OPERATIONS if any(fits(template, path) for template in paths(one))}
    refused = {method: client.request(method, path) for method in METHODS - own}
    assert {response.status_code for response in refused.values()} == {501}


SIZED = [
    pytest.param(name, facts["x-hubapi-paging"]["size"], id=name)
    for name, facts in OPERATIONS.items()
    if facts["method"] == "GET" and facts.get("x-hubapi-paging", {}).get("size")
]


@pytest.mark.parametrize(("operation", "parameter"), SIZED)
@pytest.mark.parametrize("beyond", ["0", "1000000", "some"])
def test_a_page_of_a_size_that_is_not_allowed_is_refused(
    client: httpx.Client, operation: str, parameter: str, beyond: str
) -> None:
    path = filled(OPERATIONS[operation]["path"])
    assert client.get(path, params={parameter: beyond}).status_code == 400


def is_path_of_another(operation: str, path: str) -> bool:
    """Whether it is the path of an operation with the same method, such as that of one item of a list."""
    method = OPERATIONS[operation]["method"]
    return any(fits(one, path) for name in OPERATIONS if OPERATIONS[name]["method"] == method for one in paths(name))


@pytest.mark.parametrize(("operation", "path"), ROUTES)
def test_what_only_resembles_a_path_is_none(client: httpx.Client, operation: str, path: str) -> None:
    resembling = [change.format(path) for change in ("/{}", "{}/", "{}/x", "/x{}")]
    asked = [one for one in resembling if not is_path_of_another(operation, one)]
    method = OPERATIONS[operation]["method"]
    assert {one: client.request(method, one).status_code for one in asked} == dict.fromkeys(asked, 501)
