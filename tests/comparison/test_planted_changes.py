"""Changes that somebody could make to HubSpot's API: each is found, with its place and both sides, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from comparison.accepted import Accepted
from comparison.result import Result, compare_all

from hubapi_generation.fragments import Document
from tests.comparison.upstream import Content, describe, excerpt, in_3_0

CREATE_ASSOCIATIONS = "post /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/create"
CREATE_LIST = "post /crm/v3/lists"
CREATE_OBJECTS = "post /crm/v3/objects/{objectType}/batch/create"
GET_OBJECT = "get /crm/v3/objects/{objectType}/{objectId}"
GET_PROPERTY = "get /crm/v3/properties/{objectType}/{propertyName}"
LIST_OWNERS = "get /crm/v3/owners"
LIST_STAGES = "get /crm/v3/pipelines/{objectType}/{pipelineId}/stages"
RESTORE_LIST = "put /crm/v3/lists/{listId}/restore"
SEARCH_OBJECTS = "post /crm/v3/objects/{objectType}/search"
UPDATE_OBJECT = "patch /crm/v3/objects/{objectType}/{objectId}"

Edit = Callable[[Content], object]


def at(content: Content, request: str) -> Content:
    method, path = request.split()
    operation: Content = content["paths"][path][method]
    return operation


def body(content: Content, request: str) -> Content:
    schema: Content = at(content, request)["requestBody"]["content"]["application/json"]["schema"]
    return schema


def item(content: Content, request: str) -> Content:
    found: Content = body(content, request)["properties"]["inputs"]["items"]
    return found


def answer(content: Content, request: str, code: str = "200") -> Content:
    schema: Content = at(content, request)["responses"][code]["content"]["application/json"]["schema"]
    return schema


def result(content: Content, request: str, code: str = "200") -> Content:
    found: Content = answer(content, request, code)["properties"]["results"]["items"]
    return found


def query(content: Content, request: str, name: str) -> Content:
    parameters: list[Content] = at(content, request)["parameters"]
    (found,) = (one for one in parameters if (one["in"], one["name"]) == ("query", name))
    return found


def rename(node: Content, old: str, new: str) -> None:
    node["properties"][new] = node["properties"].pop(old)
    node["required"] = [new if name == old else name for name in node.get("required", [])]


def move(content: Content, old: str, new: str) -> None:
    (method, path), (new_method, new_path) = old.split(), new.split()
    content["paths"].setdefault(new_path, {})[new_method] = content["paths"][path].pop(method)


def use_media_type(message: Content, name: str) -> None:
    message["content"] = {name: message["content"]["application/json"]}


def rename_code(operation: Content, old: str, new: str) -> None:
    operation["responses"][new] = operation["responses"].pop(old)


def named_values(open_enum: Content) -> list[str]:
    values: list[str] = open_enum["anyOf"][0]["enum"]
    return values


NEWS: dict[str, tuple[str, Edit, set[str]]] = {
    "a field of a request renamed": (
        CREATE_ASSOCIATIONS,
        lambda upstream: rename(
            item(upstream, CREATE_ASSOCIATIONS)["properties"]["types"]["items"], "associationTypeId", "typeId"
        ),
        {
            "request requestBody.inputs[].types[].associationTypeId field wider: present/absent",
            "request requestBody.inputs[].types[].typeId field wider: absent/required",
        },
    ),
    "a new required field in a request": (
        CREATE_ASSOCIATIONS,
        lambda upstream: item(upstream, CREATE_ASSOCIATIONS).update(
            properties={**item(upstream, CREATE_ASSOCIATIONS)["properties"], "purpose": {"type": "string"}},
            required=["from", "to", "types", "purpose"],
        ),
        {"request requestBody.inputs[].purpose field wider: absent/required"},
    ),
    "a field of a request became required": (
        CREATE_LIST,
        lambda upstream: body(upstream, CREATE_LIST)["required"].append("listFolderId"),
        {"request requestBody.listFolderId required wider: optional/required"},
    ),
    "a field of a request removed": (
        CREATE_LIST,
        lambda upstream: body(upstream, CREATE_LIST)["properties"].pop("listFolderId"),
        {"request requestBody.listFolderId field wider: present/absent"},
    ),
    "an enum of a request narrowed": (
        CREATE_LIST,
        lambda upstream: body(upstream, CREATE_LIST)["properties"]["processingType"]["enum"].remove("SNAPSHOT"),
        {"request requestBody.processingType enum wider: SNAPSHOT/absent"},
    ),
    "a text of a request became an enum": (
        CREATE_LIST,
        lambda upstream: body(upstream, CREATE_LIST)["properties"]["name"].update(enum=["A", "B"]),
        {"request requestBody.name enum wider: any/A | B"},
    ),
    "a pattern for a field of a request": (
        CREATE_LIST,
        lambda upstream: body(upstream, CREATE_LIST)["properties"]["name"].update(pattern="^[A-Z]"),
        {"request requestBody.name pattern wider: none/^[A-Z]"},
    ),
    "a longer text required in a request": (
        CREATE_LIST,
        lambda upstream: body(upstream, CREATE_LIST)["properties"]["name"].update(minLength=3),
        {"request requestBody.name minLength wider: 1/3"},
    ),
    "a type of a request narrowed": (
        SEARCH_OBJECTS,
        lambda upstream: body(upstream, SEARCH_OBJECTS)["properties"]["after"].update(type="integer"),
        {"request requestBody.after type different: string/integer"},
    ),
    "the values of a map in a request changed": (
        UPDATE_OBJECT,
        lambda upstream: body(upstream, UPDATE_OBJECT)["properties"]["properties"].update(
            additionalProperties={"type": "number"}
        ),
        {"request requestBody.properties.* type different: string/number"},
    ),
    "the size of batches lowered": (
        CREATE_OBJECTS,
        lambda upstream: body(upstream, CREATE_OBJECTS)["properties"]["inputs"].update(maxItems=50),
        {"request requestBody.inputs maxItems wider: 100/50"},
    ),
    "another media type for a request": (
        CREATE_LIST,
        lambda upstream: use_media_type(at(upstream, CREATE_LIST)["requestBody"], "multipart/form-data"),
        {"request requestBody media type different: application/json/multipart/form-data"},
    ),
    "the body of a request removed": (
        CREATE_LIST,
        lambda upstream: at(upstream, CREATE_LIST).pop("requestBody"),
        {"request requestBody body wider: required/absent"},
    ),
    "a limit of a parameter lowered": (
        LIST_OWNERS,
        lambda upstream: query(upstream, LIST_OWNERS, "limit")["schema"].update(maximum=20),
        {"request query.limit maximum wider: 500/20"},
    ),
    "a parameter became required": (
        LIST_OWNERS,
        lambda upstream: query(upstream, LIST_OWNERS, "email").update(required=True),
        {"request query.email required wider: optional/required"},
    ),
    "a parameter renamed": (
        LIST_OWNERS,
        lambda upstream: query(upstream, LIST_OWNERS, "archived").update(name="isArchived"),
        {"request query.archived parameter wider: optional/absent"},
    ),
    "a new required parameter": (
        LIST_OWNERS,
        lambda upstream: at(upstream, LIST_OWNERS)["parameters"].append(
            {"name": "businessUnit", "in": "query", "required": True, "schema": {"type": "string"}}
        ),
        {"request query.businessUnit parameter wider: absent/required"},
    ),
    "an enum for a parameter of the path": (
        GET_PROPERTY,
        lambda upstream: at(upstream, GET_PROPERTY)["parameters"][0]["schema"].update(enum=["contacts"]),
        {"request path.objectType enum wider: any/contacts"},
    ),
    "another code": (
        CREATE_ASSOCIATIONS,
        lambda upstream: rename_code(at(upstream, CREATE_ASSOCIATIONS), "201", "202"),
        {"operation responses code wider: 201/absent", "operation responses code narrower: absent/202"},
    ),
    "a path moved": (
        LIST_OWNERS,
        lambda upstream: move(upstream, LIST_OWNERS, "get /crm/v3/people"),
        {"operation path path absent: GET /crm/v3/owners/absent; perhaps GET /crm/v3/people"},
    ),
    "another method": (
        LIST_OWNERS,
        lambda upstream: move(upstream, LIST_OWNERS, "post /crm/v3/owners"),
        {"operation path path absent: GET /crm/v3/owners/absent; perhaps POST /crm/v3/owners"},
    ),
    "an operation removed": (
        GET_PROPERTY,
        lambda upstream: upstream["paths"].pop(GET_PROPERTY.split()[1]),
        {"operation path path absent: GET /crm/v3/properties/{objectType}/{propertyName}/absent"},
    ),
    "another scope": (
        LIST_OWNERS,
        lambda upstream: at(upstream, LIST_OWNERS).update(
            security=[{"oauth2": ["owners.read"]}, {"oauth2": ["automation"]}]
        ),
        {
            "operation security scope wider: crm.objects.owners.read/absent",
            "operation security scope narrower: absent/owners.read",
        },
    ),
    "a field of an answer renamed": (
        LIST_OWNERS,
        lambda upstream: rename(result(upstream, LIST_OWNERS), "userId", "user"),
        {
            "response response.results[].userId field wider: present/absent",
            "response response.results[].user field narrower: absent/present",
        },
    ),
    "a field of an answer removed": (
        LIST_OWNERS,
        lambda upstream: result(upstream, LIST_OWNERS)["properties"].pop("teams"),
        {"response response.results[].teams field wider: present/absent"},
    ),
    "a new field in an answer": (
        LIST_OWNERS,
        lambda upstream: result(upstream, LIST_OWNERS)["properties"].update(locale={"type": "string"}),
        {"response response.results[].locale field narrower: absent/present"},
    ),
    "the type of a field of an answer changed": (
        SEARCH_OBJECTS,
        lambda upstream: answer(upstream, SEARCH_OBJECTS)["properties"]["total"].update(type="string"),
        {"response response.total type different: integer/string"},
    ),
    "a field of an answer that may be null now": (
        SEARCH_OBJECTS,
        lambda upstream: answer(upstream, SEARCH_OBJECTS)["properties"]["total"].update(type=["integer", "null"]),
        {"response response.total null narrower: never null/null, too"},
    ),
    "a time in an answer that is any text now": (
        LIST_OWNERS,
        lambda upstream: result(upstream, LIST_OWNERS)["properties"]["createdAt"].pop("format"),
        {"response response.results[].createdAt format narrower: date-time/none"},
    ),
    "a new value of an enum in an answer": (
        LIST_STAGES,
        lambda upstream: result(upstream, LIST_STAGES)["properties"]["writePermissions"]["anyOf"][0]["enum"].append(
            "X"
        ),
        {"response response.results[].writePermissions enum narrower: absent/X"},
    ),
    "an answer that is a list now": (
        GET_OBJECT,
        lambda upstream: at(upstream, GET_OBJECT)["responses"]["200"]["content"]["application/json"].update(
            schema={"type": "array", "items": {"type": "object"}}
        ),
        {"response response type different: object/array"},
    ),
    "an answer that anything can be in": (
        GET_OBJECT,
        lambda upstream: at(upstream, GET_OBJECT)["responses"]["200"]["content"]["application/json"].update(schema={}),
        {"response response type narrower: object/anything"},
    ),
    "another media type for an answer": (
        LIST_OWNERS,
        lambda upstream: use_media_type(at(upstream, LIST_OWNERS)["responses"]["200"], "text/csv"),
        {"response response media type different: application/json/text/csv"},
    ),
    "an answer where there was none": (
        RESTORE_LIST,
        lambda upstream: at(upstream, RESTORE_LIST)["responses"]["204"].update(
            content={"application/json": {"schema": {"type": "object"}}}
        ),
        {"response response body narrower: absent/present"},
    ),
}


NOTES: dict[str, tuple[str, Edit, set[str]]] = {
    "a new optional field in a request": (
        CREATE_LIST,
        lambda upstream: body(upstream, CREATE_LIST)["properties"].update(colour={"type": "string"}),
        {"request requestBody.colour field narrower: absent/present"},
    ),
    "a field of a request is optional now": (
        CREATE_LIST,
        lambda upstream: body(upstream, CREATE_LIST)["required"].remove("processingType"),
        {"request requestBody.processingType required narrower: required/optional"},
    ),
    "a new value of an enum in a request": (
        CREATE_LIST,
        lambda upstream: body(upstream, CREATE_LIST)["properties"]["processingType"]["enum"].append("X"),
        {"request requestBody.processingType enum narrower: absent/X"},
    ),
    "a field of a request that may be null now": (
        CREATE_LIST,
        lambda upstream: body(upstream, CREATE_LIST)["properties"]["name"].update(type=["string", "null"]),
        {"request requestBody.name null narrower: never null/null, too"},
    ),
    "larger batches": (
        CREATE_OBJECTS,
        lambda upstream: body(upstream, CREATE_OBJECTS)["properties"]["inputs"].update(maxItems=1000),
        {"request requestBody.inputs maxItems narrower: 100/1000"},
    ),
    "a new optional parameter": (
        LIST_OWNERS,
        lambda upstream: at(upstream, LIST_OWNERS)["parameters"].append(
            {"name": "businessUnit", "in": "query", "schema": {"type": "string"}}
        ),
        {"request query.businessUnit parameter narrower: absent/optional"},
    ),
    "a list in a query that is written in another way": (
        GET_OBJECT,
        lambda upstream: query(upstream, GET_OBJECT, "properties").update(explode=True),
        {"request query.properties style different: with commas/one by one"},
    ),
    "an integer that fits into 32 bits": (
        CREATE_LIST,
        lambda upstream: body(upstream, CREATE_LIST)["properties"]["listFolderId"].update(format="int32"),
        {"request requestBody.listFolderId format wider: none/int32"},
    ),
    "a field of an answer that is never null now": (
        LIST_OWNERS,
        lambda upstream: result(upstream, LIST_OWNERS)["properties"]["email"].update(type="string"),
        {"response response.results[].email null wider: null, too/never null"},
    ),
    "a field of an answer that may be left out now": (
        LIST_OWNERS,
        lambda upstream: result(upstream, LIST_OWNERS)["required"].remove("createdAt"),
        {"response response.results[].createdAt required narrower: required/optional"},
    ),
    "a value of an enum in an answer that is gone": (
        LIST_OWNERS,
        lambda upstream: named_values(result(upstream, LIST_OWNERS)["properties"]["type"]).remove("QUEUE"),
        {"response response.results[].type enum wider: QUEUE/absent"},
    ),
    "an operation that is deprecated": (
        LIST_OWNERS,
        lambda upstream: at(upstream, LIST_OWNERS).update(deprecated=True),
        {"operation deprecated deprecated different: in use/deprecated"},
    ),
}

NEIGHBOURS = ("get /crm/v3/owners/{ownerId}", "post /crm/v3/properties/{objectType}")
FORMS: dict[str, Callable[[Content], Content]] = {"3.1": lambda content: content, "3.0": in_3_0}


def compared(document: Document, request: str, edit: Edit, form: str) -> Result:
    few = excerpt(document, request, *NEIGHBOURS)
    upstream = describe(few)
    edit(upstream)
    return compare_all(few, {"upstream": FORMS[form](upstream)}, Accepted())


def differences(found: Result, *, news: bool) -> set[tuple[str, str]]:
    """Every version that differs, and how."""
    return {
        (each.version, f"{one.side} {one.field} {one.kind} {one.relation}: {one.ours}/{one.theirs}")
        for each, one in (found.news() if news else found.notes())
    }


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("planted", NEWS)
def test_a_change_that_matters_is_news(document: Document, planted: str, form: str) -> None:
    request, edit, expected = NEWS[planted]
    found = compared(document, request, edit, form)
    assert differences(found, news=True) == {("documented", one) for one in expected}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("planted", NOTES)
def test_a_change_that_does_no_harm_is_a_note(document: Document, planted: str, form: str) -> None:
    request, edit, expected = NOTES[planted]
    found = compared(document, request, edit, form)
    assert (differences(found, news=True), differences(found, news=False)) == (
        set(),
        {("documented", one) for one in expected},
    )


def test_a_parameter_that_was_renamed_is_one_that_could_be_sent_too(document: Document) -> None:
    request, edit, _ = NEWS["a parameter renamed"]
    notes = differences(compared(document, request, edit, "3.1"), news=False)
    assert notes == {("documented", "request query.isArchived parameter narrower: absent/optional")}


def wrap(operation: Content) -> None:
    (media_type,) = operation["responses"]["200"]["content"].values()
    media_type["schema"] = {"type": "object", "properties": {"data": media_type["schema"]}}


@pytest.mark.parametrize("form", FORMS)
def test_an_answer_that_was_wrapped_has_none_of_its_fields(document: Document, form: str) -> None:
    found = compared(document, GET_PROPERTY, lambda upstream: wrap(at(upstream, GET_PROPERTY)), form)
    fields = {text.split()[1] for _, text in differences(found, news=True)}
    schema = document.content["components"]["schemas"]["Property"]
    assert fields == {"response.data", *(f"response.{name}" for name in schema["properties"])}


VERSIONS: dict[str, tuple[str, Edit, set[tuple[str, str]]]] = {
    "a scope removed": (
        "get /crm/v3/owners",
        lambda upstream: at(upstream, "get /crm/owners/2026-09").update(security=[{"oauth2": ["automation"]}]),
        {("2026-09", "operation security scope wider: crm.objects.owners.read/absent")},
    ),
    "a code added": (
        CREATE_ASSOCIATIONS,
        lambda upstream: at(upstream, "post /crm/associations/2026-09/{fromObjectType}/{toObjectType}/batch/create")[
            "responses"
        ].update({"207": {"description": ""}}),
        {("2026-09", "operation responses code narrower: absent/207")},
    ),
    "an operation removed": (
        "get /crm/v3/owners",
        lambda upstream: upstream["paths"].pop("/crm/owners/2026-03"),
        {("2026-03", "operation path path absent: GET /crm/owners/2026-03/absent")},
    ),
}


@pytest.mark.parametrize("planted", VERSIONS)
def test_a_change_in_one_version_is_news_of_that_version(document: Document, planted: str) -> None:
    request, edit, expected = VERSIONS[planted]
    assert differences(compared(document, request, edit, "3.1"), news=True) == expected


def test_the_verdict_is_what_ours_is_compared_with_theirs(document: Document) -> None:
    request, edit, _ = NEWS["the size of batches lowered"]
    verdicts: dict[str, Any] = {
        one.version: one.verdict
        for one in compared(document, request, edit, "3.1").comparisons
        if one.operation == "create_objects"
    }
    assert verdicts == {"documented": "wider", "2025-09": "same", "2026-03": "same", "2026-09": "same"}
