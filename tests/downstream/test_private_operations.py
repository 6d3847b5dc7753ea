"""The operations of the sample project in acme/, whose package `hubapi generate` has written: they have all of hubapi's
machinery, and the mock knows them.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import harbour
import httpx
import pytest

import acme_hubspot
import hubapi_client.models
from acme_hubspot import models
from acme_hubspot.api.boats import get_boat_inspection, list_boats
from hubapi_ext import BadRequestError, InvalidInputError, NotFoundError
from hubapi_ext.mock import MockHubSpot, effects
from hubapi_ext.mock.operations_table import operations_table
from tests.conftest import Blocking, InstantClock


@pytest.fixture(scope="session")
def hubspot() -> MockHubSpot:
    """A mock that has the harbour's operations beside HubSpot's."""
    return MockHubSpot(contract=acme_hubspot.CONTRACT)


@pytest.fixture(scope="session")
def base_url(hubspot: MockHubSpot) -> Iterator[str]:
    with hubspot.serve() as server:
        yield server.base_url


@pytest.fixture(params=["sync-in-process", "sync-socket", "async-in-process", "async-socket"])
def hub(request: pytest.FixtureRequest, hubspot: MockHubSpot, token: str, base_url: str) -> Iterator[Any]:
    """Acme's hub in front of the test's portal, in each of the four ways."""
    way, _, place = request.param.partition("-")
    options: dict[str, Any] = {"base_url": base_url, "api_version": "2026-09", "clock": InstantClock()}
    if place == "in-process":
        options["transport"] = hubspot.transport
    if way == "sync":
        with acme_hubspot.HubApi(token, **options) as made:
            yield made
    else:
        with asyncio.Runner() as runner:
            async_hub = acme_hubspot.AsyncHubApi(token, **options)
            yield Blocking(async_hub, runner)
            runner.run(async_hub.aclose())


def boats(count: int) -> list[dict[str, str]]:
    return [{"name": f"Boat {number}"} for number in range(count)]


def test_a_batch_is_cut_into_what_the_endpoint_takes_with_an_outcome_for_each_input(hub: Any, portal: Any) -> None:
    result = hub.boats.create_many(boats(12))
    assert [outcome.result.name for outcome in result] == [one["name"] for one in boats(12)]
    assert sorted(len(one.request["inputs"]) for one in portal.journal) == [2, 5, 5]


def test_an_input_that_is_refused_fails_alone(hub: Any) -> None:
    hub.boats.create_many([{"name": "Boat 3"}]).raise_for_failures()
    outcomes = hub.boats.create_many(boats(5)).outcomes
    assert [outcome.status for outcome in outcomes] == ["succeeded"] * 3 + ["failed", "succeeded"]


def test_outcomes_are_streamed_in_order(hub: Any) -> None:
    names = [outcome.result.name for outcome in hub.boats.stream_create(boats(7), ordered=True)]
    assert names == [one["name"] for one in boats(7)]


def test_a_list_is_read_page_after_page_with_the_largest_pages(hub: Any, portal: Any) -> None:
    hub.boats.create_many(boats(45)).raise_for_failures()
    before = len(portal.journal)
    assert len(list(hub.boats.list())) == 45
    assert ["limit=20" in one.query for one in list(portal.journal)[before:]] == [True] * 3


def test_a_read_that_fails_is_tried_again_and_a_create_that_may_have_landed_is_not(hub: Any, portal: Any) -> None:
    portal.faults.add(effects.BadGateway(), operation="list_boats", calls=[1])
    assert list(hub.boats.list()) == []
    portal.faults.add(effects.BadGateway(), operation="create_boats", calls=[1])
    assert [outcome.status for outcome in hub.boats.create_many(boats(1))] == ["unknown"]


def test_a_refusal_is_an_exception_of_its_kind(hub: Any, portal: Any) -> None:
    portal.answers("/harbour/*", lambda _: (404, {"status": "error", "message": "no"}))
    with pytest.raises(NotFoundError):
        list(hub.boats.list())


def test_an_operation_without_a_method_is_sent_by_its_module_and_answered_by_its_example(hub: Any) -> None:
    boat = hub.send(get_boat_inspection, 7001)
    # The example has the id as a number.
    assert (boat.id, boat.name, boat.berth) == ("7001", "Argo", "buoy")
    assert list(hub.pages(list_boats)) == []


def test_a_wrong_input_is_refused_before_it_is_sent_in_the_words_of_its_fragment(hub: Any, portal: Any) -> None:
    with pytest.raises(InvalidInputError, match=r"inputs\[1\].*it is quay, buoy or dry"):
        hub.boats.create_many([{"name": "Argo"}, {"name": "Bounty", "berth": "sea"}])
    assert list(portal.journal) == []


def test_the_mock_holds_requests_to_the_fragment(hub: Any) -> None:
    with pytest.raises(BadRequestError):
        hub.request("POST", "/harbour/{version}/boats/batch/create", json={"inputs": [{"name": ""}]})


@pytest.mark.parametrize(("version", "status"), [(None, 201), ("2026-09", 200)])
def test_the_mock_answers_on_each_path_with_the_codes_of_its_version(
    hub: Any, portal: Any, version: str | None, status: int
) -> None:
    hub.with_options(api_version=version).boats.create_many(boats(1)).raise_for_failures()
    (exchange,) = portal.journal
    path = "/harbour/v3/boats/batch/create" if version is None else f"/harbour/{version}/boats/batch/create"
    assert (exchange.path, exchange.status) == (path, status)


def test_a_copy_of_a_hub_has_private_resources_with_settings_of_its_own(hub: Any, portal: Any) -> None:
    portal.faults.add(effects.BadGateway(), operation="list_boats")
    list(hub.owners.list())
    _ = hub.boats
    with pytest.raises(Exception, match="502"):
        list(hub.with_options(max_retries=0).boats.list())
    assert [one.status for one in portal.journal].count(502) == 1


def test_what_hubapi_has_is_there_too(hub: Any) -> None:
    hub.contacts.create({"email": "ada@example.com"})
    assert len(list(hub.contacts.list())) == 1


def test_shared_models_are_those_of_hubapi() -> None:
    assert models.ForwardPaging is hubapi_client.models.ForwardPaging
    assert issubclass(models.BatchResponseBoat, hubapi_client.models.BatchResponse)


def test_the_application_finds_a_first_boat(hubspot: MockHubSpot, token: str) -> None:
    async def found() -> list[str]:
        async with acme_hubspot.AsyncHubApi(
            token, transport=hubspot.transport, base_url="https://hubspot.invalid"
        ) as hub:
            boats = [await harbour.first(hub), await harbour.first(hub)]
            return [boat.name for boat in boats if boat]

    assert asyncio.run(found()) == ["Argo", "Argo"]


def test_the_page_on_the_mock_has_private_operations(hubspot: MockHubSpot) -> None:
    from hubapi_ext.mock.contract import read_contract  # noqa: PLC0415

    page = "\n".join(operations_table(read_contract(acme_hubspot.CONTRACT)))
    assert "**create_boats**" in page
    assert "**create_courses**" in page


def test_other_programs_reach_private_operations_over_a_socket(base_url: str, token: str) -> None:
    answer = httpx.get(f"{base_url}/harbour/v3/boats", headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["results"]) == (200, [])


def test_the_example_of_the_page_runs(
    base_url: str, token: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parents[2] / "docs/private-endpoints.md").read_text()
    example = next(one for one in re.findall(r"```python\n(.*?)```", page, re.DOTALL) if "create_many" in one)
    monkeypatch.setenv("HUBSPOT_BASE_URL", base_url)
    monkeypatch.setenv("HUBSPOT_ACCESS_TOKEN", token)
    exec(example, {"names": ["Argo", "Bounty"]})  # noqa: S102 - it is our own text
    assert capsys.readouterr().out.splitlines() == ["Argo", "Bounty", "buoy []"]
