"""Object types are those of the contract that a mock was made with."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from hubapi_ext.mock import MockHubSpot, Portal
from hubapi_ext.mock.files import read_state
from tests.mock import usual
from tests.mock.conftest import TOKEN

BOAT = {"name": "boat", "plural": "boats", "required": ["sail"], "unique": ["sail"], "created": "launched"}
LAUNCHES = "/crm/v3/objects/0-999/launches"


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    """A contract with an object type that the standard one does not have, and a path that names it."""
    launch = usual.operation("list_launches", LAUNCHES, mock={"verb": "list", "of": "launches"})
    file = usual.contract(tmp_path, **{LAUNCHES: {"get": launch}})
    document = json.loads(file.read_text(encoding="utf-8"))
    document["x-hubapi-object-types"]["0-999"] = BOAT
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


@pytest.fixture
def mock(contract: Path) -> MockHubSpot:
    return MockHubSpot(contract=contract)


def create(hub: httpx.Client, spelling: str, **properties: str) -> httpx.Response:
    return hub.post(f"/crm/v3/objects/{spelling}", json={"properties": properties})


@pytest.mark.parametrize("spelling", ["boats", "Boat", "0-999"])
def test_a_type_of_the_contract_goes_by_its_id_and_its_names(portal: Portal, hub: httpx.Client, spelling: str) -> None:
    assert create(hub, spelling, sail="GER 7").status_code == 201
    assert [record.properties["sail"] for record in portal.records("boats")] == ["GER 7"]


def test_a_path_that_names_a_type_of_the_contract_takes_all_its_spellings(hub: httpx.Client) -> None:
    paths = [LAUNCHES.replace("0-999", one) for one in ("0-999", "boats", "BOAT")]
    assert [hub.get(path).status_code for path in paths] == [200, 200, 200]


def test_what_is_special_about_a_type_of_the_contract_holds(hub: httpx.Client) -> None:
    answers = [create(hub, "boats", **given) for given in ({}, {"sail": "GER 7"}, {"sail": "GER 7"})]
    assert [one.status_code for one in answers] == [400, 201, 409]
    assert "launched" in answers[1].json()["properties"]


def test_records_of_a_type_of_the_contract_are_seeded_read_and_kept(contract: Path, tmp_path: Path) -> None:
    file, state = tmp_path / "state.json", {"records": {"boats": [{"id": "7"}]}}
    first = MockHubSpot(contract=contract, state=state)
    with first.saving(file):
        first.portal(TOKEN).seed({"records": {"boat": [{"id": "8"}]}})
    second = MockHubSpot(contract=contract)
    with second.saving(file):
        assert [record.id for record in second.portal(TOKEN).records("boats")] == ["7", "8"]
        second.portal(TOKEN).load_state({"records": {"boats": [{"id": "9"}]}})
        assert list(second.portal(TOKEN).read_state().records) == ["0-999"]


def test_a_file_of_seeds_is_checked_by_the_contract(contract: Path, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds.json"
    seeds.write_text('{"records": {"boats": [{"id": "7"}]}}', encoding="utf-8")
    assert list(read_state(seeds, contract).records) == ["boats"]
    with pytest.raises(ValueError, match=r"seeds\.json cannot be read: Unable to infer object type from: boats"):
        read_state(seeds)


def test_a_mock_beside_it_does_not_know_the_type(mock: MockHubSpot) -> None:
    mock.portal(TOKEN).create("boats")
    with pytest.raises(ValueError, match="Unable to infer object type from: boats"):
        MockHubSpot().portal(TOKEN).create("boats")


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("paths", {"/crm/v3/boats": {"get": {"responses": {}}}}),
        ("paths", {"/crm/v3/boats": {"get": {"operationId": "list_boats", "responses": {"200": {}}}}}),
        ("paths", ["/crm/v3/boats"]),
        ("x-hubapi-object-types", {"0-999": {"colour": "red"}}),
    ],
)
def test_a_document_that_scripts_generate_has_not_written_is_refused_at_once(
    contract: Path, part: str, value: object
) -> None:
    document = json.loads(contract.read_text(encoding="utf-8"))
    contract.write_text(json.dumps({**document, part: value}), encoding="utf-8")
    with pytest.raises(ValueError, match=r"openapi\.json was not written by scripts/generate"):
        MockHubSpot(contract=contract)
