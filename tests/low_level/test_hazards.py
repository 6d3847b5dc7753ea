"""What stock generated clients get wrong, and this one must not. One test for each hazard."""

from __future__ import annotations

import ast
import copy
import pickle
import threading
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

import httpx
import msgspec
import pytest

import hubapi_client
from hubapi_client import Client, errors, models, wire
from hubapi_client.api.associations import create_associations, read_associations
from hubapi_client.api.courses import create_courses
from hubapi_client.types import Response

PACKAGE = Path(hubapi_client.__file__).parent
READ = models.BatchInputPublicFetchAssociationsBatchRequest(inputs=[models.PublicFetchAssociationsBatchRequest(id="1")])
ROW = {
    "from": {"id": "1"},
    "to": [{"toObjectId": 2, "associationTypes": [{"category": "HUBSPOT_DEFINED", "typeId": 861, "label": None}]}],
}


def client_that_answers(status: int, **answer: Any) -> Client:
    transport = httpx.MockTransport(lambda _: httpx.Response(status, **answer))
    return Client(httpx_client=httpx.Client(transport=transport, base_url="https://hubspot.invalid"))


def read(client: Client) -> Response[models.BatchResponsePublicAssociationMultiWithLabel]:
    return read_associations.sync_detailed("contacts", "0-410", client=client, body=READ)


def decoded(content: object) -> models.BatchResponsePublicAssociationMultiWithLabel:
    parsed = read(client_that_answers(200, json=content)).parsed
    assert parsed is not None
    return parsed


@pytest.mark.parametrize("status", [200, 201, 207, 299])
def test_any_success_is_parsed(status: int) -> None:
    response = read(client_that_answers(status, json={"results": [ROW]}))
    assert response.status_code == status
    assert response.unwrap().results[0].from_id == "1"


@pytest.mark.parametrize("status", [302, 400, 401, 404, 423, 429, 477, 500, 502, 520, 524, 530, 599])
def test_any_other_status_is_returned_as_it_is(status: int) -> None:
    response = read(client_that_answers(status, html="<h1>no</h1>"))
    assert (response.status_code, response.parsed) == (status, None)


def test_the_short_call_raises_what_is_not_a_success() -> None:
    with pytest.raises(errors.UnexpectedStatus, match="status 477"):
        read_associations.sync("contacts", "0-410", client=client_that_answers(477, text="moving"), body=READ)


@pytest.mark.parametrize("content", [b"<html>", b'{"results": ', b'{"results": 5}', b"\xff", b"[" * 100_000])
def test_a_success_that_cannot_be_understood_has_an_exception_of_its_own(content: bytes) -> None:
    with pytest.raises(errors.InvalidResponse):
        read(client_that_answers(200, content=content))


SAMPLES = [
    msgspec.json.decode(msgspec.json.encode({"results": [ROW], "status": "COMPLETE"}), type=model)
    for model in [models.BatchResponsePublicAssociationMultiWithLabel]
] + [
    READ,
    models.PublicAssociationMultiPost(
        from_=models.PublicObjectId(id="1"),
        to=models.PublicObjectId(id="2"),
        types=[models.AssociationSpec(association_category="USER_DEFINED", association_type_id=37)],
    ),
]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: type(sample).__name__)
@pytest.mark.parametrize("copied", [copy.deepcopy, copy.copy, lambda sample: pickle.loads(pickle.dumps(sample))])
def test_models_survive_copying_pickling_and_comparison(sample: Any, copied: Callable[[Any], Any]) -> None:
    assert copied(sample) == sample
    assert msgspec.json.encode(copied(sample)) == msgspec.json.encode(sample)


def test_an_unknown_enum_value_is_kept() -> None:
    row = copy.deepcopy(ROW)
    row["to"][0]["associationTypes"][0]["category"] = "NEXT_YEARS"  # type: ignore[index]
    answer = decoded({"results": [row], "status": "HALF_DONE"})
    assert (answer.status, answer.results[0].to[0].association_types[0].category) == ("HALF_DONE", "NEXT_YEARS")


def test_an_unknown_field_does_no_harm() -> None:
    assert decoded({"results": [{**ROW, "novelty": {"a": [1]}}], "more": 1}).results[0].from_id == "1"


def _lamed(node: Any) -> Iterator[tuple[str, Any]]:
    """The document over and over, each time with one field missing or null."""

    def variants(part: Any, path: str) -> Iterator[tuple[str, Any]]:
        if isinstance(part, dict):
            for key, value in part.items():
                yield f"{path}.{key} missing", {name: one for name, one in part.items() if name != key}
                yield f"{path}.{key} null", {**part, key: None}
                for label, changed in variants(value, f"{path}.{key}"):
                    yield label, {**part, key: changed}
        elif isinstance(part, list):
            for index, value in enumerate(part):
                for label, changed in variants(value, f"{path}[{index}]"):
                    yield label, [*part[:index], changed, *part[index + 1 :]]

    yield from variants(node, "")


FULL_ROW = {**ROW, "paging": {"next": {"after": "5", "link": "x"}, "prev": {"before": "1", "link": "x"}}}


@pytest.mark.parametrize(("what", "row"), list(_lamed(FULL_ROW)))
def test_an_item_with_a_missing_or_null_field_does_not_lose_the_page(what: str, row: dict[str, Any]) -> None:
    answer = decoded({"results": [row, {**ROW, "from": {"id": "9"}}]})
    assert len(answer.results) == 2
    assert answer.results[1].from_id == "9"


def test_a_promised_field_that_is_missing_is_none() -> None:
    row = {"to": [{"associationTypes": [{"label": "Enrolled"}]}]}
    answer = decoded({"results": [row]}).results[0]
    missing: tuple[Any, ...] = (answer.from_id, answer.to[0].id, answer.to[0].association_types[0].type_id)
    assert missing == (None, None, None)


@pytest.mark.parametrize("row", [{"from": {"id": "1"}}, {"from": {"id": "1"}, "to": None}])
def test_a_promised_list_that_is_missing_is_empty(row: dict[str, Any]) -> None:
    assert decoded({"results": [row]}).results[0].to == []


def test_a_client_that_was_given_a_pool_makes_no_other() -> None:
    client = client_that_answers(200, json={})
    with pytest.raises(RuntimeError, match="sync calls alone"):
        client.get_async_httpx_client()


def test_a_success_without_a_body_is_not_called_a_refusal() -> None:
    with pytest.raises(errors.InvalidResponse, match="no body"):
        read_associations.sync("contacts", "0-410", client=client_that_answers(204), body=READ)


@pytest.mark.parametrize("odd", [{"startedAt": ""}, {"links": []}, {"errors": [{"context": [], "errors": ["x"]}]}])
def test_an_odd_envelope_does_not_cost_the_results(odd: dict[str, Any]) -> None:
    assert decoded({"results": [ROW], **odd}).results[0].from_id == "1"


@pytest.mark.parametrize("value", [b"Pottery", Decimal("1.5"), date(2026, 1, 1), UUID(int=1)])
def test_a_value_that_json_has_no_form_for_is_refused_before_it_is_sent(value: Any) -> None:
    body = {"inputs": [{"properties": {"hs_course_name": value}}]}
    with pytest.raises(errors.InvalidRequest) as caught:
        create_courses.sync_detailed(client=client_that_answers(500), body=body)
    assert caught.value.path == "$.inputs[0].properties.hs_course_name"


def test_no_token_shows_in_a_repr() -> None:
    client = Client(token="pat-secret-1")
    client.get_httpx_client()
    assert "pat-secret-1" not in repr(client)
    assert "pat-secret-1" not in str(client)


def test_threads_share_one_pool_from_the_first_use_on() -> None:
    client = Client(token="t")
    barrier = threading.Barrier(16)
    seen = []

    def use() -> None:
        barrier.wait()
        seen.append(client.get_httpx_client())

    threads = [threading.Thread(target=use) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    client.close()
    assert len(set(map(id, seen))) == 1


def test_nothing_replaces_or_changes_the_pool_of_a_client() -> None:
    # Stock clients have with_headers() and its kin, which change the client they are called on and lose its pool.
    assert [name for name in dir(Client) if name.startswith(("with_", "set_"))] == []


def test_a_timeout_is_set_without_asking() -> None:
    with Client(token="t") as client:
        timeout = client.get_httpx_client().timeout
    assert None not in (timeout.connect, timeout.read, timeout.write, timeout.pool)


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.py")), ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_no_function_imports(module: Path) -> None:
    functions = [
        node
        for node in ast.walk(ast.parse(module.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    inner = [node for function in functions for node in ast.walk(function)]
    assert not [node for node in inner if isinstance(node, ast.Import | ast.ImportFrom)]


def test_the_package_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


@pytest.mark.parametrize("value", [101, 2**31 + 7, 2**53 + 1, 10**18])
def test_ids_are_text_however_they_come(value: int) -> None:
    row = {"from": {"id": value}, "to": [{"toObjectId": value, "associationTypes": []}]}
    answer = decoded({"results": [row]}).results[0]
    assert (answer.from_id, answer.to[0].id, answer.to[0].to_object_id) == (str(value),) * 3


def test_ids_are_text_in_a_model_that_is_a_whole_answer_and_stands_in_lists_too() -> None:
    owner = wire.decode(b'{"id": 2001, "type": "PERSON"}', models.PublicOwner)
    page = wire.decode(b'{"results": [{"id": 2001}]}', models.CollectionResponsePublicOwnerForwardPaging)
    assert (owner and owner.id, page and page.results[0].id) == ("2001", "2001")


def test_answers_that_differ_in_the_form_of_ids_alone_are_equal() -> None:
    assert decoded({"results": [{"from": {"id": 5}}]}) == decoded({"results": [{"from": {"id": "5"}}]})


def test_ids_are_text_in_a_request_too() -> None:
    assert models.PublicObjectId(id=2**53 + 1).id == "9007199254740993"  # type: ignore[arg-type]


def pair(**changes: Any) -> dict[str, Any]:
    spec = {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 861}
    return {"from": {"id": "1"}, "to": {"id": "2"}, "types": [spec], **changes}


def typed(category: str, type_id: object) -> dict[str, Any]:
    return pair(types=[{"associationCategory": category, "associationTypeId": type_id}])


@pytest.mark.parametrize(
    ("inputs", "path"),
    [
        ([], "$.inputs"),
        ([pair()] * 2001, "$.inputs"),
        ([pair(), {name: one for name, one in pair().items() if name != "to"}], "$.inputs[1]"),
        ([pair(types=[])], "$.inputs[0].types"),
        ([pair(), pair(to={"id": ""})], "$.inputs[1].to.id"),
        ([pair(to={"id": "12a"})], "$.inputs[0].to.id"),
        ([pair(to={"id": "12\n"})], "$.inputs[0].to.id"),
        ([pair(to={"id": -1.5})], "$.inputs[0].to.id"),
        ([pair(to=None)], "$.inputs[0].to"),
        ([typed("USER", 1)], "$.inputs[0].types[0].associationCategory"),
        ([typed("WORK", 0)], "$.inputs[0].types[0].associationTypeId"),
        ([typed("WORK", "1")], "$.inputs[0].types[0].associationTypeId"),
    ],
)
def test_a_wrong_request_is_refused_before_it_is_sent_with_the_path_of_the_value(inputs: Any, path: str) -> None:
    client = client_that_answers(500, text="it was sent")
    with pytest.raises(errors.InvalidRequest) as caught:
        create_associations.sync_detailed("contacts", "0-410", client=client, body={"inputs": inputs})
    assert caught.value.path == path


@pytest.mark.parametrize("object_type", ["", "con/tacts", "0-", "-410", "contacts\n", "../x", None, 5])
def test_an_object_type_of_unknown_shape_is_refused_before_it_is_sent(object_type: Any) -> None:
    client = client_that_answers(500, text="it was sent")
    with pytest.raises(errors.InvalidRequest) as caught:
        read_associations.sync_detailed("contacts", object_type, client=client, body=READ)
    assert caught.value.path == "toObjectType"


@pytest.mark.parametrize(
    ("type", "value", "says"),
    [
        (
            models.AssociationSpec,
            {"associationCategory": "OURS"},
            "it is HUBSPOT_DEFINED, INTEGRATOR_DEFINED, USER_DEFINED or WORK",
        ),
        (Literal["id", "userId"], "email", "it is id or userId"),
        (dict[str, list[Literal["quay"]]], {"berths": ["sea"]}, "it is quay"),
    ],
)
def test_a_value_that_is_not_among_a_few_is_refused_with_these(type: Any, value: Any, says: str) -> None:
    with pytest.raises(errors.InvalidRequest) as caught:
        wire.convert(value, type)
    assert caught.value.reason == says


def test_a_value_that_json_cannot_hold_is_refused_before_it_is_sent() -> None:
    with pytest.raises(errors.InvalidRequest, match="JSON has no form"):
        read_associations.sync_detailed("contacts", "0-410", client=Client(token="t"), body={"inputs": object()})


def test_a_refusal_before_sending_survives_pickling() -> None:
    error = errors.InvalidRequest("too long", path="$.inputs", value=[1])
    assert str(pickle.loads(pickle.dumps(error))) == str(error) == "$.inputs is [1]: too long"
