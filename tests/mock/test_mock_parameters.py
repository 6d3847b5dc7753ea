"""Parameters of every kind that a contract may ask for, and which of several paths a request means."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest

from hubapi_ext.mock.contract import Contract
from hubapi_ext.mock.parameters import Parameter
from hubapi_ext.mock.problems import RefusedError

FILTER = {"type": "object", "properties": {"limit": {"type": "integer"}, "archived": {"type": "boolean"}}}


def read(schema: dict[str, Any], *written: str, style: str = "form", place: str = "query") -> Any:
    parameter = Parameter("x", place, schema, style, jsonschema_rs.Draft202012Validator(schema))
    given: dict[str, list[str]] = {}
    for one in written:
        name, _, value = one.partition("=")
        given.setdefault(name, []).append(value)
    return parameter.read(given)


@pytest.mark.parametrize(
    ("schema", "written", "value"),
    [
        ({"type": "boolean"}, ["x=true"], True),
        ({"type": "boolean"}, ["x=FALSE"], False),
        ({"type": "boolean", "default": False}, [], False),
        ({"type": "integer"}, ["x=-5"], -5),
        ({"type": "integer"}, ["x=1", "x=2"], 2),
        ({"type": "number"}, ["x=1.5"], 1.5),
        ({"type": ["integer", "null"]}, ["x=5"], 5),
        ({"type": "string"}, ["x=5"], "5"),
        ({}, ["x=5"], "5"),
        ({"type": "array", "items": {"type": "string"}}, ["x=a", "x=b,c"], ["a", "b", "c"]),
        ({"type": "array", "items": {"type": "integer"}}, ["x=1", "x=2"], [1, 2]),
        ({"type": "array", "items": {"type": "string"}}, [], None),
    ],
)
def test_a_parameter_is_read_by_its_schema(schema: dict[str, Any], written: list[str], value: Any) -> None:
    assert read(schema, *written) == value


def test_a_parameter_that_must_be_given_is_refused_where_it_is_not() -> None:
    schema = {"type": "string"}
    parameter = Parameter("x", "query", schema, "form", jsonschema_rs.Draft202012Validator(schema), is_required=True)
    with pytest.raises(RefusedError, match="x is missing"):
        parameter.read({})


def test_an_object_is_read_from_its_members() -> None:
    assert read(FILTER, "x[limit]=5", "x[archived]=true", "y[limit]=7", style="deepObject") == {
        "limit": 5,
        "archived": True,
    }


@pytest.mark.parametrize(
    ("schema", "written"),
    [
        ({"type": "boolean"}, "x=yes"),
        ({"type": "integer"}, "x=1.5"),
        ({"type": "integer"}, "x=" + "9" * 5000),
        ({"type": "integer", "maximum": 500}, "x=501"),
        ({"type": "number"}, "x=one"),
        ({"type": "array", "items": {"type": "integer"}}, "x=1,b"),
        ({"type": "string", "enum": ["a"]}, "x=b"),
    ],
)
@pytest.mark.parametrize("place", ["path", "query"])
def test_a_parameter_against_its_schema_is_refused(schema: dict[str, Any], written: str, place: str) -> None:
    with pytest.raises(RefusedError, match=f"Unable to parse value for {place} parameter: x"):
        read(schema, written, place=place)


def test_a_member_against_its_schema_is_refused() -> None:
    with pytest.raises(RefusedError):
        read(FILTER, "x[limit]=many", style="deepObject")


def operation(name: str, **parameters: str) -> dict[str, Any]:
    """An operation of a contract, with the types of its path parameters."""
    return {
        "operationId": name,
        "security": [{"oauth2": ["a"]}],
        "x-hubapi-dated-path": "/dated/{version}/" + name,
        "x-hubapi-replay": "read",
        "x-hubapi-rate-limit": "ten-secondly",
        "x-hubapi-statuses": {"documented": {"success": 200}},
        "responses": {"2XX": {"description": ""}},
        "parameters": [{"name": one, "in": "path", "schema": {"type": kind}} for one, kind in parameters.items()],
    }


@pytest.fixture
def contract() -> Contract:
    """A contract in which several paths fit one request."""
    paths = {
        "/objects/{type}/{id}": {"get": operation("read_object", type="string", id="string")},
        "/objects/{type}/search": {"get": operation("search_objects", type="string")},
        "/objects/tasks/{id}": {"get": operation("read_task", id="integer")},
        "/objects/tasks/search": {"post": operation("search_tasks")},
    }
    return Contract({"paths": paths, "components": {}})


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("GET", "/objects/deals/7", "read_object"),
        ("GET", "/objects/deals/search", "search_objects"),
        ("GET", "/objects/tasks/7", "read_task"),
        ("GET", "/objects/tasks/search", "read_task"),
        ("POST", "/objects/tasks/search", "search_tasks"),
        ("POST", "/objects/deals/search", None),
    ],
)
def test_the_most_specific_path_wins(contract: Contract, method: str, path: str, name: str | None) -> None:
    found = contract.route(method, path)
    assert (found and found[0].name) == name


@pytest.mark.parametrize(
    ("path", "version"),
    [
        ("/objects/v3/boats/merge", None),
        ("/objects/2026-03/boats/merge", "2026-03"),
        ("/splits/2026-09-beta/merge/boats", "2026-09-beta"),
        ("/2026-09/merge/boats", "2026-09"),
        ("/merges/boats", None),
    ],
)
def test_an_operation_is_found_by_each_spelling_of_its_path_and_its_version_anywhere(
    path: str, version: str | None
) -> None:
    merge = {
        **operation("merge_objects", type="string"),
        "x-hubapi-dated-path": "/objects/{version}/{type}/merge",
        "x-hubapi-other-path": ["/splits/{version}/merge/{type}", "/{version}/merge/{type}", "/merges/{type}"],
    }
    found = Contract({"paths": {"/objects/v3/{type}/merge": {"post": merge}}, "components": {}}).route("POST", path)
    assert found is not None
    assert (found[1]["type"], found[1].get("version")) == ("boats", version)


def test_a_number_in_a_path_is_read_as_one(contract: Contract) -> None:
    found = contract.route("GET", "/objects/tasks/7")
    assert found is not None
    assert found[0].read_path(found[1]) == {"id": 7}
