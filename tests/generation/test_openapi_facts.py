"""What is read of an operation in an OpenAPI document, with all that makes such documents hard, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from drafting.facts import DraftError, Endpoint
from drafting.openapi import read_operation
from ruamel.yaml import YAML

BOATS = YAML(typ="safe").load(Path(__file__).with_name("boats.yaml"))


def read(wanted: str) -> Endpoint:
    return read_operation(BOATS, wanted, "boats.yaml")


def fields(endpoint: Endpoint, name: str) -> dict[str, Any]:
    found: dict[str, Any] = endpoint.schemas[name]["properties"]
    return found


CREATE = "/boats/v3/harbours/{harbourId}/boats"


@pytest.mark.parametrize("wanted", [CREATE, f"POST {CREATE}", f"post-{CREATE}_create"])
def test_an_operation_is_named_by_its_path_its_method_or_its_operation_id(wanted: str) -> None:
    found = read(wanted)
    assert (found.method, found.path, found.scopes, found.codes) == ("post", CREATE, ("boats.write",), (201,))


def test_parameters_of_the_path_and_of_the_operation_are_both_read_and_headers_are_left_out() -> None:
    found = read(CREATE)
    assert [(one.name, one.place, one.style) for one in found.parameters] == [
        ("harbourId", "path", {}),
        ("inDryDock", "query", {}),
        ("flags", "query", {"explode": False}),
    ]
    assert "the header `X-Trace` was left out, since operations send none of their own" in found.notes


def test_parts_of_allof_become_one_object() -> None:
    found = read(CREATE)
    assert found.schemas["BoatInput"]["required"] == ["name", "kind"]
    assert {"name", "kind", "owner", "captain"} <= fields(found, "Boat").keys()


def test_nullable_becomes_null() -> None:
    boat = fields(read(CREATE), "Boat")
    assert boat["owner"] == {"type": ["string", "null"]}
    assert boat["captain"] == {"anyOf": [{"$ref": "#/components/schemas/Named"}, {"type": "null"}]}


def test_the_flag_of_an_exclusive_limit_becomes_the_limit() -> None:
    length = fields(read(CREATE), "BoatInput")["length"]
    assert length == {"type": ["number", "null"], "exclusiveMinimum": 0}


def test_any_media_type_is_json() -> None:
    found = read(CREATE)
    assert found.answer is not None
    assert (found.answer.schema, found.answer.examples[0]["name"]) == ({"$ref": "#/components/schemas/Boat"}, "Argo")


def test_an_example_of_nothing_is_none() -> None:
    found = read(CREATE)
    assert found.body is not None
    assert (found.body.examples, fields(found, "Part")["label"]) == ((), {"type": "string"})


def test_objects_in_several_forms_are_left_open() -> None:
    found = read(CREATE)
    assert fields(found, "BoatInput")["engine"] == {}
    assert "an object that comes in several forms was left open; write the form that counts" in found.notes


def test_the_answer_of_a_batch_has_the_fields_of_both_its_codes() -> None:
    found = read("readHarbours")
    assert found.answer is not None
    assert (found.codes, {"results", "numErrors"} <= found.answer.schema["properties"].keys()) == ((200, 207), True)


def test_an_answer_without_a_body_is_none() -> None:
    found = read("x")
    assert (found.answer, found.codes) == (None, (204,))


def test_null_among_types_is_kept_of_a_newer_document() -> None:
    schema = {"type": "object", "properties": {"depth": {"type": ["integer", "null"]}, "kind": {"const": "DOCK"}}}
    answer = {"200": {"content": {"application/json": {"schema": schema}}}}
    document = {"openapi": "3.1.0", "paths": {"/boats/v3/docks": {"get": {"responses": answer}}}}
    found = read_operation(document, "/boats/v3/docks", "docks.json").answer
    assert found is not None
    assert found.schema["properties"] == {"depth": {"type": ["integer", "null"]}, "kind": {"enum": ["DOCK"]}}


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (
            "uploadPicture",
            "boats.yaml: POST /boats/v3/pictures takes multipart/form-data; hubapi's operations send JSON",
        ),
        ("describePicture", "takes application/x-www-form-urlencoded; hubapi's operations send JSON alone"),
        ("getPicture", "answers with image/png; hubapi's operations read JSON alone"),
        ("signPicture", "needs the header `X-Signature`; hubapi's operations have parameters of path and query alone"),
        ("/boats/v3/pictures", "names 2 operations; say which: 'POST /boats/v3/pictures', 'PUT /boats/v3/pictures'"),
        ("/boats/v3/boats", "there is no operation `/boats/v3/boats`, which is a path or an operationId; near it: "),
    ],
)
def test_what_cannot_be_drafted_is_refused_in_words_that_say_what_to_do(wanted: str, message: str) -> None:
    with pytest.raises(DraftError) as refusal:
        read(wanted)
    assert message in str(refusal.value)


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"swagger": "2.0"}, "docks.json:1: an OpenAPI document of version 3.0 or 3.1 is needed, got swagger 2.0"),
        ([], "docks.json:1: an OpenAPI document of version 3.0 or 3.1 is needed, got none"),
    ],
)
def test_other_documents_are_refused(document: Any, message: str) -> None:
    with pytest.raises(DraftError) as refusal:
        read_operation(document, "x", "docks.json")
    assert str(refusal.value) == message


def test_a_schema_that_is_another_name_is_the_one_that_it_names() -> None:
    answer = {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Quay"}}}}}
    schemas = {"Quay": {"$ref": "#/components/schemas/Dock"}, "Dock": {"properties": {"depth": {"type": "integer"}}}}
    paths = {"/boats/v3/docks": {"get": {"responses": answer}}}
    found = read_operation(
        {"openapi": "3.1.0", "paths": paths, "components": {"schemas": schemas}}, "/boats/v3/docks", "d"
    )
    assert found.answer is not None
    assert found.answer.schema == {"$ref": "#/components/schemas/Dock"}


def test_a_reference_into_another_file_is_refused() -> None:
    answer = {"200": {"content": {"application/json": {"schema": {"$ref": "others.yaml#/Dock"}}}}}
    document = {"openapi": "3.0.1", "paths": {"/boats/v3/docks": {"get": {"responses": answer}}}}
    with pytest.raises(DraftError, match=r"refers to `others.yaml#/Dock`.*bundle the document into one file first"):
        read_operation(document, "/boats/v3/docks", "docks.json")
