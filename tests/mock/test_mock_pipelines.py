"""What the mock does with pipelines and their stages."""

from typing import Any

import httpx
import pytest

from hubapi_ext.mock import Portal
from tests.mock.conftest import Clock, refusal

DEALS = "/crm/v3/pipelines/deals"
STAGES = f"{DEALS}/default/stages"
KILN = {"stageId": "kiln", "label": "In the kiln", "displayOrder": 0, "metadata": {"probability": "0.5"}}
GLAZED = {"label": "Glazed", "displayOrder": 1, "metadata": {"probability": "1.0"}}
POTTERY = {"pipelineId": "pottery", "label": "Pottery", "displayOrder": 1, "stages": [KILN, GLAZED]}
VALIDATE = {"validateDealStageUsagesBeforeDelete": "true"}
NOW = "2026-03-30T09:15:00.116Z"


def ids(response: httpx.Response) -> list[str]:
    return [one["id"] for one in response.json()["results"]]


@pytest.fixture
def pottery(hub: httpx.Client) -> dict[str, Any]:
    made: dict[str, Any] = hub.post(DEALS, json=POTTERY).json()
    return made


@pytest.fixture
def deal(portal: Portal, pottery: dict[str, Any]) -> str:
    """A deal in a stage of that pipeline."""
    return portal.create("deals", {"pipeline": "pottery", "dealstage": "kiln"})


def test_deals_and_tickets_begin_with_a_pipeline(hub: httpx.Client) -> None:
    assert (ids(hub.get(DEALS)), ids(hub.get("/crm/v3/pipelines/tickets"))) == (["default"], ["0"])
    assert ids(hub.get("/crm/v3/pipelines/contacts")) == []
    assert hub.get(f"{STAGES}/closedwon").json()["metadata"] == {"isClosed": "true", "probability": "1.0"}


def test_the_stages_of_the_first_pipeline_are_options_of_the_stage(hub: httpx.Client) -> None:
    options = hub.get("/crm/v3/properties/deals/dealstage").json()["options"]
    assert [one["value"] for one in options] == ids(hub.get(STAGES))


def test_a_created_pipeline_has_the_ids_that_were_chosen_and_new_ones(
    hub: httpx.Client, pottery: dict[str, Any]
) -> None:
    assert {**pottery, "stages": None} == {
        "id": "pottery",
        "label": "Pottery",
        "displayOrder": 1,
        "stages": None,
        "archived": False,
        "createdAt": NOW,
        "updatedAt": NOW,
    }
    assert pottery["stages"][0] == {
        "id": "kiln",
        "label": "In the kiln",
        "displayOrder": 0,
        "metadata": {"probability": "0.5"},
        "writePermissions": "CRM_PERMISSIONS_ENFORCEMENT",
        "archived": False,
        "createdAt": NOW,
        "updatedAt": NOW,
    }
    kiln, glazed = (one["id"] for one in pottery["stages"])
    assert (kiln, glazed.isdecimal()) == ("kiln", True)
    assert hub.get(f"{DEALS}/pottery").json() == pottery


def test_an_id_that_is_taken_is_refused(hub: httpx.Client, pottery: dict[str, Any]) -> None:
    assert hub.post(DEALS, json=POTTERY).status_code == 400
    assert hub.post(f"{DEALS}/pottery/stages", json=KILN).status_code == 400


def test_a_pipeline_without_stages_is_refused(hub: httpx.Client) -> None:
    assert hub.post(DEALS, json={**POTTERY, "stages": []}).status_code == 400


def test_a_stage_keeps_the_metadata_that_is_left_out(hub: httpx.Client, clock: Clock) -> None:
    clock.advance(60)
    changed = hub.patch(f"{STAGES}/closedlost", json={"label": "Lost", "metadata": {"reason": "price"}}).json()
    assert changed["metadata"] == {"isClosed": "true", "probability": "0.0", "reason": "price"}
    assert (changed["label"], changed["updatedAt"]) == ("Lost", "2026-03-30T09:16:00.116Z")
    assert changed in hub.get(f"{DEALS}/default").json()["stages"]


def test_stages_are_created_replaced_and_deleted_within_their_pipeline(hub: httpx.Client) -> None:
    made = hub.post(STAGES, json=KILN)
    assert (made.status_code, made.json()["id"]) == (201, "kiln")
    replaced = hub.put(f"{STAGES}/kiln", json=GLAZED).json()
    assert (replaced["id"], replaced["label"], replaced["createdAt"]) == ("kiln", "Glazed", NOW)
    assert hub.delete(f"{STAGES}/kiln").status_code == 204
    assert "kiln" not in ids(hub.get(STAGES))
    assert hub.delete(f"{STAGES}/kiln").status_code == 204


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_missing_pipeline_has_no_stages(hub: httpx.Client, method: str) -> None:
    assert hub.request(method, f"{DEALS}/nowhere/stages", json=KILN).status_code == 404


def test_a_stage_of_a_missing_pipeline_is_deleted_like_any(hub: httpx.Client) -> None:
    assert hub.delete(f"{DEALS}/nowhere/stages/kiln").status_code == 204
    missing = hub.delete(f"{DEALS}/nowhere")
    assert (missing.status_code, refusal(missing)["category"]) == (404, "OBJECT_NOT_FOUND")


def test_a_replaced_pipeline_keeps_the_stages_that_are_named(
    hub: httpx.Client, clock: Clock, pottery: dict[str, Any]
) -> None:
    clock.advance(60)
    given = {"label": "Clay", "displayOrder": 2, "stages": [{**KILN, "label": "Burning"}, GLAZED]}
    replaced = hub.put(f"{DEALS}/pottery", json=given).json()
    kiln, glazed = replaced["stages"]
    assert (replaced["createdAt"], kiln["createdAt"]) == (NOW, NOW)
    assert (kiln["id"], kiln["label"], glazed["createdAt"]) == ("kiln", "Burning", "2026-03-30T09:16:00.116Z")
    assert glazed["id"] != pottery["stages"][1]["id"]


DELETING = {
    "the stage": ("DELETE", "pottery/stages/kiln", None, {"validateReferencesBeforeDelete": "true"}),
    "the pipeline": ("DELETE", "pottery", None, VALIDATE),
    "all but the stage": ("PUT", "pottery", {"label": "Clay", "displayOrder": 1, "stages": [GLAZED]}, VALIDATE),
}


@pytest.mark.parametrize("what", DELETING)
def test_a_stage_in_use_is_kept_where_that_is_asked_for(hub: httpx.Client, deal: str, what: str) -> None:
    method, path, body, query = DELETING[what]
    refused = hub.request(method, f"{DEALS}/{path}", json=body, params=query)
    assert (refused.status_code, refusal(refused)) == (
        400,
        {
            "status": "error",
            "message": f"Stage IDs: [kiln] are being referenced by object IDs: [{deal}]",
            "category": "VALIDATION_ERROR",
            "subCategory": "PipelineError.STAGE_ID_IN_USE",
            "context": {"stageIds": ["[kiln]"], "objectIds": [f"[{deal}]"]},
        },
    )
    assert "kiln" in ids(hub.get(f"{DEALS}/pottery/stages"))


@pytest.mark.parametrize(("version", "status"), [("2026-03", {204, 200}), ("2026-09", {400})])
@pytest.mark.parametrize("what", DELETING)
def test_a_newer_version_keeps_a_stage_in_use_in_any_case(
    hub: httpx.Client, deal: str, what: str, version: str, status: set[int]
) -> None:
    method, path, body, _ = DELETING[what]
    answer = hub.request(method, f"/crm/pipelines/{version}/deals/{path}", json=body)
    assert answer.status_code in status


def test_a_record_in_the_recycle_bin_does_not_count(hub: httpx.Client, deal: str) -> None:
    hub.delete(f"/crm/v3/objects/deals/{deal}")
    assert hub.delete(f"{DEALS}/pottery", params=VALIDATE).status_code == 204
    assert ids(hub.get(DEALS)) == ["default"]


def test_what_was_done_is_told_with_the_latest_first(hub: httpx.Client, clock: Clock, pottery: dict[str, Any]) -> None:
    clock.advance(60)
    hub.patch(f"{DEALS}/pottery", json={"label": "Clay"})
    hub.patch(f"{DEALS}/default", json={"label": "Sales"})
    told = hub.get(f"{DEALS}/pottery/audit").json()["results"]
    assert [(one["action"], one["identifier"], one["rawObject"]["label"]) for one in told] == [
        ("UPDATE", "pottery", "Clay"),
        ("CREATE", "pottery", "Pottery"),
    ]
    assert [one["timestamp"] for one in told] == ["2026-03-30T09:16:00.116Z", NOW]


def test_what_was_done_to_a_stage_is_told_apart(hub: httpx.Client) -> None:
    hub.post(STAGES, json=KILN)
    hub.delete(f"{STAGES}/kiln")
    told = hub.get(f"{STAGES}/kiln/audit").json()["results"]
    assert [one["action"] for one in told] == ["DELETE", "CREATE"]
    assert hub.get(f"{DEALS}/default/audit").json()["results"] == []
