"""Two schemas that mean the same are the same, however odd one of them is written; and no oddity is too much."""

from __future__ import annotations

from typing import Any

import pytest
from comparison.operations import their_operations
from comparison.schema_differences import SchemaComparison
from comparison.shapes import BrokenReferenceError, Direction, Schemas

COMPONENTS = {
    "schemas": {
        "Name": {"type": "string"},
        "Base": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
        "Tree": {
            "type": "object",
            "properties": {"children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}},
        },
        "Itself": {"allOf": [{"$ref": "#/components/schemas/Itself"}]},
        "Loop": {"$ref": "#/components/schemas/Loop"},
    }
}
DOCUMENT = {"components": COMPONENTS}


def ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def differences(ours: dict[str, Any], theirs: dict[str, Any], direction: Direction = "request") -> set[str]:
    comparison = SchemaComparison(direction, Schemas(DOCUMENT, direction), Schemas(DOCUMENT, direction))
    found = comparison.compare("body", ours, theirs)
    return {f"{one.field} {one.kind} {one.relation}: {one.ours}/{one.theirs}" for one in found}


SAME: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a reference": ({"type": "string"}, ref("Name")),
    "nullable": ({"type": ["string", "null"]}, {"type": "string", "nullable": True}),
    "a nullable reference": ({"type": ["string", "null"]}, {"allOf": [ref("Name")], "nullable": True}),
    "nullable beside a reference": ({"type": ["string", "null"]}, {**ref("Name"), "nullable": True}),
    "one of a schema and null": ({"type": ["string", "null"]}, {"oneOf": [ref("Name"), {"type": "null"}]}),
    "a nullable enum that names null": (
        {"type": ["string", "null"], "enum": ["A", None]},
        {"type": "string", "nullable": True, "enum": ["A", None]},
    ),
    "example: null": ({"type": "string"}, {"type": "string", "example": None, "description": None}),
    "const": ({"const": "A"}, {"type": "string", "enum": ["A"]}),
    "an enum without a type": ({"enum": ["A", "B"]}, {"type": "string", "enum": ["B", "A"]}),
    "an object without a type": (
        {"properties": {"a": ref("Name")}},
        {"type": "object", "properties": {"a": ref("Name")}},
    ),
    "allOf": (
        {"type": "object", "required": ["id", "a"], "properties": {"id": ref("Name"), "a": ref("Name")}},
        {"allOf": [ref("Base"), {"type": "object", "properties": {"a": ref("Name")}, "required": ["a"]}]},
    ),
    "allOf with a free object": ({**ref("Base")}, {"allOf": [ref("Base"), {"type": "object"}]}),
    "limits that are said twice": (
        {"type": "string", "maxLength": 5},
        {"type": "string", "maxLength": 9, "allOf": [{"maxLength": 5}]},
    ),
    "a limit that limits nothing": ({"type": "array"}, {"type": "array", "minItems": 0, "uniqueItems": False}),
    "an excluded minimum of 3.0": (
        {"type": "integer", "minimum": 1},
        {"type": "integer", "minimum": 0, "exclusiveMinimum": True},
    ),
    "an excluded minimum of 3.1": ({"type": "integer", "minimum": 1}, {"type": "integer", "exclusiveMinimum": 0}),
    "64 bits": ({"type": "integer"}, {"type": "integer", "format": "int64"}),
    "alternatives of texts": ({"type": "string"}, {"anyOf": [{"type": "string", "enum": ["A"]}, {"type": "string"}]}),
    "types in a list": ({"type": ["string", "integer"]}, {"oneOf": [{"type": "integer"}, {"type": "string"}]}),
    "a recursive schema": (
        ref("Tree"),
        {"type": "object", "properties": {"children": {"type": "array", "items": ref("Tree")}}},
    ),
    "a schema that is nothing but itself": ({}, ref("Itself")),
    "no properties": (
        {"type": "object"},
        {"type": "object", "properties": None, "required": None, "additionalProperties": {}},
    ),
    "a type that JSON does not have": ({}, {"type": "any"}),
}


@pytest.mark.parametrize("wording", SAME)
def test_it_is_the_same(wording: str) -> None:
    ours, theirs = SAME[wording]
    assert differences(ours, theirs) == differences(theirs, ours) == set()


DIFFERENT: dict[str, tuple[dict[str, Any], dict[str, Any], set[str]]] = {
    "an integer is a number": ({"type": "integer"}, {"type": "number"}, {"body type narrower: integer/number"}),
    "deep in a recursive schema": (
        ref("Tree"),
        {
            "type": "object",
            "properties": {"children": {"type": "array", "items": {**ref("Tree"), "required": ["children"]}}},
        },
        {"body.children[].children required wider: optional/required"},
    ),
    "alternatives that are objects have the fields of all": (
        {"type": "object", "properties": {"id": ref("Name")}},
        {"oneOf": [ref("Base"), {"type": "object", "properties": {"a": ref("Name")}}]},
        {"body.a field narrower: absent/present"},
    ),
    "any object": (
        {"type": "object", "additionalProperties": True},
        ref("Base"),
        {"body fields wider: any/named fields"},
    ),
    "fields beside a map": (
        ref("Base"),
        {**ref("Base"), "additionalProperties": {"type": "string"}},
        {"body.* field narrower: absent/any name"},
    ),
    "a field that is required and nowhere described": (
        ref("Base"),
        {"allOf": [ref("Base"), {"type": "object", "required": ["a"]}]},
        {"body.a field wider: absent/required"},
    ),
    "an open enum where a closed one is needed": (
        {"anyOf": [{"type": "string", "enum": ["A"]}, {"type": "string"}]},
        {"type": "string", "enum": ["A"]},
        {"body enum wider: any/A"},
    ),
    "any two patterns": (
        {"type": "string", "pattern": "a"},
        {"type": "string", "pattern": "b"},
        {"body pattern different: a/b"},
    ),
}


@pytest.mark.parametrize("case", DIFFERENT)
def test_it_differs(case: str) -> None:
    ours, theirs, expected = DIFFERENT[case]
    assert differences(ours, theirs) == expected


@pytest.mark.parametrize(("direction", "keyword"), [("request", "readOnly"), ("response", "writeOnly")])
def test_fields_that_go_the_other_way_alone_count_for_nothing(direction: Direction, keyword: str) -> None:
    theirs = {"properties": {"a": ref("Name"), "b": {"type": "string", keyword: True}}, "required": ["b"]}
    assert differences({"properties": {"a": ref("Name")}}, theirs, direction) == set()


@pytest.mark.parametrize("target", ["#/components/schemas/Nothing", "other.yaml#/Name", "#/components/schemas/Loop"])
def test_a_reference_that_cannot_be_followed_is_named(target: str) -> None:
    with pytest.raises(BrokenReferenceError, match=target):
        differences({}, {"$ref": target})


def test_what_upstream_leaves_empty_is_no_harm() -> None:
    content = {
        "openapi": "3.0.1",
        "components": None,
        "paths": {
            "/a": None,
            "/b": {
                "summary": "text",
                "parameters": [None],
                "get": {"parameters": None, "responses": None, "requestBody": None},
            },
            "/c": {
                "post": {
                    "requestBody": {"content": {"*/*": None}},
                    "responses": {"200": None, "2XX": {"content": None}},
                }
            },
        },
    }
    assert [one.name for one in their_operations(content, "upstream")] == ["GET /b", "POST /c"]


SECURITY: dict[str, tuple[dict[str, Any], set[str] | None]] = {
    "alternatives": ({"security": [{"oauth2": ["a"]}, {"oauth2": ["b"]}]}, {"a", "b"}),
    "several that are needed together": ({"security": [{"oauth2": ["b", "a"]}]}, {"a and b"}),
    "several of which one is enough": (
        {"security": [{"oauth2": ["b", "a"]}], "x-hubspot-auth-scoping-type": "ANY"},
        {"a", "b"},
    ),
    "schemes that are not OAuth's beside it": (
        {"security": [{"oauth2": ["a"]}, {"cookie": ["b"]}, {"key": []}]},
        {"a"},
    ),
    "other schemes alone": ({"security": [{"private_apps": ["a"]}]}, {"a"}),
    "that of the document": ({}, {"d"}),
    "none": ({"security": []}, None),
}


@pytest.mark.parametrize("case", SECURITY)
def test_scopes_are_read_from(case: str) -> None:
    operation, expected = SECURITY[case]
    content = {
        "components": {"securitySchemes": {"oauth2": {"type": "oauth2"}, "cookie": {"type": "apiKey"}}},
        "security": [{"oauth2": ["d"]}],
        "paths": {"/a": {"get": operation}},
    }
    (found,) = their_operations(content, "upstream")
    assert found.scopes == expected
