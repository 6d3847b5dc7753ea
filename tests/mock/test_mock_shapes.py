"""What answers have by their schemas, whatever these look like."""

from __future__ import annotations

from typing import Any

import pytest

from hubapi_ext.mock.fields import changed
from hubapi_ext.mock.shapes import Shape, shape_of

TEXT = {"type": "string"}
COLOUR = {"anyOf": [{"type": "string", "enum": ["RED"]}, TEXT]}
TREE = {"properties": {"colour": {"$ref": "#/Colour"}, "children": {"items": {"$ref": "#/Tree"}}}}
DOCUMENT = {"Colour": COLOUR, "Tree": TREE, "Alias": {"$ref": "#/Tree"}}


def shape(objects: set[Any], enums: set[Any], lists: set[Any]) -> Shape:
    return Shape(frozenset(objects), frozenset(enums), frozenset(lists))


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({}, shape(set(), set(), set())),
        (TEXT, shape(set(), set(), set())),
        ({"type": "array", "items": {"properties": {"a": COLOUR}}}, shape({("*",)}, {("*", "a")}, {()})),
        ({"properties": {"a": True, "b": {"items": COLOUR}}}, shape({()}, {("b", "*")}, {("b",)})),
        ({"additionalProperties": COLOUR}, shape(set(), {("*",)}, set())),
        ({"additionalProperties": True}, shape(set(), set(), set())),
        ({"allOf": [{"properties": {"a": COLOUR}}, {"properties": {"b": TEXT}}]}, shape({()}, {("a",)}, set())),
        ({"$ref": "#/Alias"}, shape({()}, {("colour",)}, {("children",)})),
    ],
)
def test_a_schema_tells_where_its_objects_enums_and_lists_are(schema: dict[str, Any], expected: Shape) -> None:
    assert shape_of(DOCUMENT, schema) == expected


@pytest.mark.parametrize(
    ("body", "path", "expected"),
    [
        ({"a": [1, 2], "b": 1}, ("a", "*"), {"a": [10, 20], "b": 1}),
        ({"a": {"x": 1, "y": 2}}, ("a", "*"), {"a": {"x": 10, "y": 20}}),
        ([1], ("*",), [10]),
        (1, (), 10),
        ({"a": 1}, ("a", "b"), {"a": 1}),
        ({"a": 1}, ("b",), {"a": 1}),
        ([1], ("a",), [1]),
        (None, ("a", "*"), None),
    ],
)
def test_what_a_path_leads_to_is_changed_and_nothing_else(body: Any, path: tuple[str, ...], expected: Any) -> None:
    assert changed(body, path, lambda number: number * 10) == expected
