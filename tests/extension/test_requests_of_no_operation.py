"""hub.request: which path it is sent to under a version of HubSpot's API."""

from __future__ import annotations

import pytest

from hubapi_ext import InvalidInputError
from tests.conftest import Between, open_hub


@pytest.fixture(params=["sync", "async"])
def way(request: pytest.FixtureRequest) -> str:
    way: str = request.param
    return way


def test_a_version_stands_where_the_path_has_a_place_for_it(between: Between, token: str, way: str) -> None:
    options = {"base_url": "https://hubspot.invalid", "transport": between}
    with open_hub(way, token, api_version="2026-09", **options) as hub:
        hub.request(
            "POST",
            "/crm/objects/{version}/0-410/batch/create",
            json={"inputs": [{"properties": {"hs_course_name": "Pottery"}}]},
        )
    assert between.requests[0].url.path == "/crm/objects/2026-09/0-410/batch/create"


def test_a_path_with_a_place_for_a_version_needs_one(between: Between, token: str, way: str) -> None:
    options = {"base_url": "https://hubspot.invalid", "transport": between}
    with open_hub(way, token, **options) as hub, pytest.raises(InvalidInputError, match="api_version"):
        hub.request("GET", "/crm/owners/{version}")
    assert between.requests == []


def test_a_path_of_an_older_api_warns_where_a_version_was_chosen(between: Between, token: str, way: str) -> None:
    options = {"base_url": "https://hubspot.invalid", "transport": between}
    with (
        open_hub(way, token, api_version="2026-09", **options) as hub,
        pytest.warns(DeprecationWarning, match=r"v3 of its API ends on .* write \{version\} into the path"),
    ):
        hub.request(
            "POST",
            "/crm/v3/objects/0-410/batch/create",
            json={"inputs": [{"properties": {"hs_course_name": "Pottery"}}]},
        )
