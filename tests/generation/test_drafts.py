"""What a draft makes of the facts of an endpoint: kinds, schemas, scopes and versions, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from drafting.draft import Draft, by_operation, draft
from drafting.facts import DraftError
from drafting.known import Known, read_known
from drafting.openapi import read_operation
from drafting.page import read_pages
from drafting.writing import texts, with_tags

from tests.generation.excerpts import write_excerpt
from tests.generation.pages import answered, curl

SPECS = Path(__file__).parents[2] / "specs"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    folder = tmp_path_factory.mktemp("known") / "specs"
    write_excerpt(SPECS, folder, {"list_owners", "archive_object", "list_objects", "create_default_association"})
    return read_known(folder)


def drafted(known: Known, text: str) -> Draft:
    (versions,) = by_operation(read_pages(text, "page.txt", known.scopes))
    return draft(versions, known)


def schemas(made: Draft) -> dict[str, Any]:
    found: dict[str, Any] = made.fragment["components"]["schemas"]
    return found


def decisions(made: Draft) -> str:
    return "\n".join(map(str, made.decisions))


def test_a_list_has_its_cursor_in_the_query_or_in_the_body(known: Known) -> None:
    page = '{"results": [{"name": "Argo"}], "total": 1, "paging": {"next": {"after": "7"}}}'
    in_query = drafted(known, f"GET /boats/v3/boats?limit=5\n{page}\nboats.read").operation
    body = {"filter": "a", "limit": 123, "after": "<string>"}
    in_body = drafted(known, f"{curl('POST', '/boats/v3/boats/search', body)}\n{page}\nboats.read")
    paging = {"result": "paging.next.after", "input": "after", "items": "results", "size": "limit", "total": "total"}
    assert in_query["x-hubapi-paging"] == in_body.operation["x-hubapi-paging"] == paging
    assert {"$ref": "#/components/parameters/after"} in in_query["parameters"]
    assert schemas(in_body)["SearchBoatsRequest"]["properties"]["limit"] == {"type": "integer", "maximum": 100}
    example = in_body.operation["requestBody"]["content"]["application/json"]["examples"]["drafted"]
    assert example["value"] == {"filter": "a", "limit": 100}


def test_a_list_by_offset_ends_where_there_is_no_more(known: Known) -> None:
    page = '{"boats": [{"name": "Argo"}], "offset": 5, "hasMore": true}'
    made = drafted(known, f"GET /boats/v3/boats?count=5&offset=0\n{page}\nboats.read").operation
    assert made["x-hubapi-paging"] == {
        "result": "offset",
        "more": "hasMore",
        "input": "offset",
        "items": "boats",
        "size": "count",
    }
    answer = made["responses"]["2XX"]["content"]["application/json"]["examples"]["drafted"]["value"]
    assert answer["hasMore"] is False


def test_the_results_of_a_batch_belong_to_inputs_by_the_fields_they_share(known: Known) -> None:
    body = {"inputs": [{"boatId": "<string>", "depth": 123}]}
    text = f"{curl('POST', '/boats/v3/boats/batch/update', body)}{answered({'boatId': '<string>', 'at': '<string>'})}"
    made = drafted(known, f"{text}\nboats.write")
    batch = made.operation["x-hubapi-batch"]
    assert batch["results"] == [{"result": "boatId", "input": "boatId"}]
    assert schemas(made)["UpdateBoatsRequest"]["properties"]["inputs"]["maxItems"] == 100
    assert "batch size: how many inputs a request may have is not told." in decisions(made)
    assert made.operation["x-hubapi-replay"] == "set"


def test_a_batch_without_results_tells_its_inputs_apart_by_keys(known: Known) -> None:
    made = drafted(known, f"{curl('POST', '/boats/v3/boats/batch/archive', {'inputs': [{'id': '7'}]})}\nboats.write")
    assert made.operation["x-hubapi-batch"]["keys"] == ["id"]
    assert made.operation["responses"]["2XX"] == {"description": "It is carried out."}
    assert made.operation["x-hubapi-statuses"] == {"documented": {"success": 204}}


def test_enums_are_closed_in_requests_and_open_in_answers(known: Known) -> None:
    text = f'{curl("POST", "/boats/v3/boats", {"kind": "SAIL", "depth": 123})}\n{{"kind": "SAIL", "size": 3}}'
    made = schemas(drafted(known, f"{text}\nSAIL, MOTOR\nboats.write"))
    enum = {"type": "string", "enum": ["SAIL", "MOTOR"]}
    assert made["CreateBoatRequest"]["properties"]["kind"] == enum
    assert made["CreateBoatResponse"]["properties"]["kind"] == {"anyOf": [enum, {"type": "string"}]}


def test_a_request_and_its_answer_share_no_object(known: Known) -> None:
    hull = '{"hull": {"material": "oak", "planks": 3}}'
    text = f"curl -X PUT https://api.hubapi.com/boats/v3/boats/{{boatId}} -d '{hull}'\n{hull}\nboats.write"
    made = drafted(known, text)
    message = made.operation["requestBody"]["content"]["application/json"]["schema"]
    assert message != made.operation["responses"]["2XX"]["content"]["application/json"]["schema"]
    assert len(schemas(made)) == 4


def test_an_object_that_is_taken_for_a_shared_one_by_a_single_field_is_listed(known: Known) -> None:
    made = drafted(known, 'GET /boats/v3/boats\n{"name": "a", "kind": "b", "by": {"id": "7"}}\nboats.read')
    assert "`ReturnedPublicObjectId` was taken for the only field that is told" in decisions(made)


def test_scopes_are_those_that_are_listed_and_else_those_of_the_family(known: Known) -> None:
    listed = drafted(known, "DELETE /crm/v3/owners/{ownerId}\ncrm.owners.write")
    assert listed.operation["security"] == [{"oauth2": ["crm.owners.write"]}]
    family = drafted(known, "DELETE /crm/v3/owners/{ownerId}")
    assert family.operation["security"] == [{"oauth2": ["crm.objects.owners.read"]}, {"oauth2": ["automation"]}]
    assert "scopes: none are listed; these are those of `list_owners`." in decisions(family)


def test_an_operation_without_body_and_answer_has_an_example_of_its_own(known: Known) -> None:
    method = drafted(known, "DELETE /crm/v3/owners/{ownerId}").operation["x-hubapi-method"]
    assert method == {"resource": "owners", "name": "archive", "example": "hub.owners.archive('101')"}


def test_no_two_methods_of_a_resource_have_one_name(known: Known) -> None:
    made = drafted(known, 'GET /crm/v3/owners/teams\n{"results": [{"name": "a", "size": 3}]}')
    assert made.operation["x-hubapi-method"] == {"resource": "owners", "name": "owners_teams", "field": "results"}


def test_records_of_an_object_type_are_a_verb_of_the_mock(known: Known) -> None:
    made = drafted(known, "DELETE /crm/v3/objects/0-420/{listingId}")
    assert (made.name, made.tag) == ("archive_listing", ("listings", "Listings, object type 0-420."))
    assert made.operation["x-hubapi-mock"] == {"verb": "archive", "of": "records", "object-type": "0-420"}


def test_pages_of_several_versions_become_one_operation(known: Known) -> None:
    old = 'GET /crm/v3/owners/teams\n{"id": "7"}\ncrm.objects.owners.read'
    new = 'GET /crm/owners/2026-09/teams\n{"id": "7", "size": 3}\nsettings.users.teams.read'
    made = drafted(known, f"{new}\n{old}")
    assert list(made.fragment["paths"]) == ["/crm/v3/owners/teams"]
    assert made.operation["x-hubapi-dated-path"] == "/crm/owners/{version}/teams"
    assert made.operation["x-hubapi-scopes-by-version"] == {"2026-09": ["settings.users.teams.read"]}
    assert "versions: 2026-09 differs in these fields: size." in decisions(made)


def test_a_second_draft_builds_on_the_first(known: Known) -> None:
    shape = '{"name": "Argo", "kind": "b", "size": 3}'
    first = drafted(known, f"GET /boats/v3/boats/{{boatId}}\n{shape}\nboats.read")
    second = drafted(known.with_draft(first.fragment), f"GET /boats/v3/boats/by-name/{{name}}\n{shape}\nboats.read")
    assert "components" not in second.fragment


def test_a_fragment_is_written_with_its_decisions_above_what_they_are_about(known: Known) -> None:
    (text,) = texts(drafted(known, "DELETE /crm/v3/owners/{ownerId}")).values()
    assert "      # DECIDE replay: guessed from `archive`. Look: " in text
    assert "      security:\n        - {oauth2: [crm.objects.owners.read]}\n" in text
    assert '        - $ref: "#/components/parameters/ownerId"\n' in text or "        - name: ownerId\n" in text
    assert '        "2XX":\n' in text
    assert max(map(len, (line for line in text.splitlines() if "url:" not in line))) <= 120


def test_resources_are_added_behind_the_last_one() -> None:
    head = "openapi: 3.1.0\ntags:\n  - name: a\n    description: A.\n# Below.\ncomponents: {}\n"
    added = "  - name: b\n    description: B.\n"
    assert with_tags(head, [("b", "B.")]) == head.replace("# Below.", f"{added}# Below.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "GET /crm/owners/2026-09",
            "page.txt:1: GET /crm/owners/2026-09 is `list_owners`, which is among the fragments",
        ),
        (
            "GET /forms/v2/forms\nforms.read",
            "the version v2 is not among `x-hubapi-versions` of hubapi.yaml; add it there",
        ),
        ("GET /forms/v3/forms", "names no scopes, and no other operation is of its family; add a line with each scope"),
        ("POST /crm/v3/owners/batch/read", "is a batch, and no body with `inputs` is shown; add an example of one"),
    ],
)
def test_what_cannot_be_drafted_is_refused(known: Known, text: str, message: str) -> None:
    with pytest.raises(DraftError) as refusal:
        drafted(known, text)
    assert message in str(refusal.value)


PECULIAR = {
    "add_list_members": "batch",
    "remove_list_members": "batch",
    "list_memberships_of_record": "one",
}
"""Operations whose kind no description of them tells: bare texts as inputs, pages that nothing asks for."""


def test_every_operation_of_ours_is_drafted_from_our_own_document_as_what_it_is(known: Known) -> None:
    document = json.loads((SPECS.parent / "generated/openapi.json").read_text())
    kinds, drafted_as = {}, {}
    for path, item in document["paths"].items():
        for method, written in item.items():
            if known.owner(method, path) is None:
                name = written["operationId"]
                made = draft([read_operation(document, f"{method} {path}", "openapi.json")], known, name)
                kinds[name], drafted_as[name] = kind_of(written), kind_of(made.operation)
    assert len(kinds) > 60
    assert {name: kind for name, kind in kinds.items() if drafted_as[name] != kind} == PECULIAR


def kind_of(operation: dict[str, Any]) -> str:
    return "batch" if "x-hubapi-batch" in operation else "list" if "x-hubapi-paging" in operation else "one"
