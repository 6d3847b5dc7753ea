"""Under each version of HubSpot's API a caller sees the same, whatever it answers."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from hubapi_ext import ConfigurationError, HubApi
from hubapi_ext.mock import MockHubSpot
from hubapi_ext.transport.versions import dated_versions
from tests.conftest import InstantClock, open_hub

COURSE = {"hs_course_name": "Pottery"}
ENROLLED = 861


@pytest.fixture(params=[None, *dated_versions()])
def version(request: pytest.FixtureRequest) -> str | None:
    made: str | None = request.param
    return made


@pytest.fixture(params=["sync", "async"])
def hub(request: pytest.FixtureRequest, hubspot: MockHubSpot, token: str, version: str | None) -> Iterator[Any]:
    options = {"base_url": "https://hubspot.invalid", "transport": hubspot.transport, "api_version": version}
    with open_hub(request.param, token, **options) as made:
        yield made


def paths(portal: Any) -> set[str]:
    return {exchange.path for exchange in portal.journal}


def test_every_operation_is_sent_under_the_version(hub: Any, portal: Any, version: str | None) -> None:
    contact = portal.create("contacts")
    (course,) = hub.courses.create_many([COURSE]).results
    hub.associations.create_many("contacts", "0-410", [(contact, course.id, ENROLLED)]).raise_for_failures()
    (row,) = hub.associations.read_many("contacts", "0-410", [contact])
    (to,) = hub.associations.read_one("contacts", contact, "0-410")
    hub.associations.create_default("contacts", contact, "0-410", course.id)
    hub.association_limits.update_many("contacts", "0-410", [(ENROLLED, 5)]).raise_for_failures()
    assert row.to[0].id == to.id == course.id
    assert {exchange.operation for exchange in portal.journal} == {
        "create_courses",
        "create_associations",
        "read_associations",
        "list_associations",
        "create_default_association",
        "update_association_limits",
    }
    for path in paths(portal):
        assert (version in path) if version else ("/v3/" in path or "/v4/" in path)


def test_an_input_that_fails_is_seen_alike(hub: Any, portal: Any) -> None:
    contact, course = portal.create("contacts"), portal.create("0-410")
    pairs = [(contact, course, ENROLLED), (contact, 999, ENROLLED)]
    result = hub.associations.create_many("contacts", "0-410", pairs)
    assert [outcome.status for outcome in result.outcomes] == ["succeeded", "failed"]
    result = hub.courses.create_many([COURSE, {**COURSE, "colour": "blue"}])
    assert [outcome.status for outcome in result.outcomes] == ["succeeded", "failed"]
    result = hub.association_limits.update_many("contacts", "0-410", [(ENROLLED, 5), (12345, 5)])
    assert [outcome.status for outcome in result.outcomes] == ["succeeded", "failed"]


def test_records_without_associations_are_read_alike(hub: Any, portal: Any) -> None:
    contact = portal.create("contacts")
    (row,) = hub.associations.read_many("contacts", "0-410", [contact])
    assert (row.from_id, row.to) == (contact, [])


def test_other_requests_keep_their_path(hub: Any, portal: Any) -> None:
    portal.answer_next(200, json={})
    hub.request("GET", "/crm/v3/owners")
    assert paths(portal) == {"/crm/v3/owners"}


def test_one_call_can_take_another_version(hub: Any, portal: Any) -> None:
    hub.with_options(api_version="2026-03").courses.create_many([COURSE]).raise_for_failures()
    assert paths(portal) == {"/crm/objects/2026-03/0-410/batch/create"}


@pytest.mark.parametrize("wrong", ["2024-01", "v3", "2026", 5, ""])
def test_a_version_that_is_none_is_refused(wrong: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"api_version must be .*one of 2025-09, 2026-03, "):
        HubApi("pat-x", api_version=wrong)


def at(day: str) -> InstantClock:
    clock = InstantClock()
    clock.now = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()
    return clock


def test_whoever_makes_a_hub_is_warned_once_when_its_version_ends_soon() -> None:
    with pytest.warns(DeprecationWarning, match="v4 of its API ends on 2027-03-30") as caught:
        HubApi("pat-x", clock=at("2026-12-01")).close()
    (one,) = caught
    assert one.filename == __file__


@pytest.mark.parametrize(("version", "day"), [(None, "2026-06-01"), ("2026-09", "2026-12-01")])
def test_nobody_is_warned_long_before_the_end(version: str | None, day: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        HubApi("pat-x", clock=at(day), api_version=version).close()


def test_a_copy_warns_of_its_own_version_alone() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        hub = HubApi("pat-x", clock=at("2027-01-01"), api_version="2026-09")
        hub.with_options(timeout=5)
        with pytest.warns(DeprecationWarning, match="2025-09") as caught:
            hub.with_options(api_version="2025-09")
        hub.close()
    assert caught[0].filename == __file__
