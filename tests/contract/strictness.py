"""Makes the fragments strict, for tests alone.

Fragments say what HubSpot may do, so that a client bears it: any 2xx, any refusal, values and fields that are still to
come. Held against that, hardly any answer is wrong. The strict fragments say what it does: which code, which body, and
nothing beside what is named. They also narrow requests to those that a school of four records can carry out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from types import MappingProxyType
from typing import Any

from tests.contract.document import DOCUMENT, OPERATIONS

DOCUMENTED = "documented"
NEWEST = max(version for version in DOCUMENT["x-hubapi-versions"] if version[0].isdigit())

CONTACTS = ("101", "102")
COURSES = ("201", "202")

_REFUSALS = (400, 401, 404, 429)
"""The refusals that the mock has for these paths. With every token it grants every scope, and no path is unknown."""

_KEPT = {"archived": False, "createdAt": "2026-03-30T09:15:00Z", "updatedAt": "2026-03-30T09:15:00Z"}

LIST = {
    "listId": "42",
    "listVersion": 1,
    "name": "Pottery",
    "objectTypeId": "0-1",
    "processingType": "MANUAL",
    "processingStatus": "COMPLETE",
}

DEFINED: Mapping[str, Any] = {
    "properties/contacts": [
        {
            "name": "favorite_color",
            "label": "Favorite color",
            "type": "string",
            "fieldType": "text",
            "groupName": "contactinformation",
            "description": "",
            "options": [],
        }
    ],
    "pipelines/contacts": [
        {
            "id": "default",
            "label": "Pottery",
            "displayOrder": 0,
            **_KEPT,
            "stages": [{"id": "contractsent", "label": "Signed", "displayOrder": 0, "metadata": {}, **_KEPT}],
        }
    ],
    "schemas": [
        {
            "id": "1",
            # Under each name that these requests have for contacts.
            "objectTypeId": "0-1",
            "name": "contacts",
            "fullyQualifiedName": "Contact",
            "labels": {"singular": "Contact", "plural": "Contacts"},
            "requiredProperties": [],
            "associations": [],
            **_KEPT,
        }
    ],
    "property_validations/contacts": [
        {
            "propertyName": "favorite_color",
            "propertyValidationRules": [{"ruleType": "MAX_LENGTH", "ruleArguments": ["40"]}],
        }
    ],
    "lists": [LIST],
    "owners": [{"id": "2001", "type": "PERSON", "email": "ada@example.com", **_KEPT}],
}
"""What the account of these requests has defined."""

_ERROR_FIELDS = ("status", "message", "correlationId")
"""What every refusal in JSON has."""


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _record(*ids: str | int) -> dict[str, Any]:
    return _object({"id": {"enum": ids}})


def _types(*type_ids: int) -> dict[str, Any]:
    categories = {37: "USER_DEFINED"}
    specs = [
        {"associationCategory": categories.get(one, "HUBSPOT_DEFINED"), "associationTypeId": one} for one in type_ids
    ]
    return {"type": "array", "items": {"enum": specs}}


_NUMBER = {"type": "string", "pattern": "^[0-9]{1,12}$"}

_FILTER = _object({"propertyName": {"enum": ["email"]}, "operator": {"const": "EQ"}, "value": {"type": "string"}})

_FILLED_IN: Mapping[str, Any] = {
    # Parameters
    "objectType": {"enum": ["contacts", "Contact", "0-1"]},
    "fromObjectType": {"enum": ["contacts", "Contact", "0-1"]},
    "toObjectType": {"enum": ["courses", "course", "0-410"]},
    # Any number can be a record without associations, and a cursor.
    "objectId": _NUMBER,
    "fromObjectId": {"enum": CONTACTS},
    "toObjectId": {"enum": COURSES},
    "after": _NUMBER,
    "associations": {"type": "array", "minItems": 1, "items": {"enum": ["courses", "0-410"]}},
    "propertyName": {"enum": ["favorite_color"]},
    "groupName": {"enum": ["contactinformation"]},
    # A page of none there is.
    "PageCursor": {"enum": ["0"]},
    "FilterGroup": _object({"filters": {"type": "array", "minItems": 1, "maxItems": 3, "items": _FILTER}}),
    # Schemas. A record or a type that there is not has an error of its own, inside a 207.
    "PublicFetchAssociationsBatchRequest": {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"enum": [*CONTACTS, "999", 101]}, "after": {"enum": ["1", "202"]}},
    },
    "pipelineId": {"enum": ["default"]},
    "stageId": {"enum": ["contractsent"]},
    "associationIdentifier": {"enum": ["17"]},
    "objectTypeId": {"enum": ["contacts", "Contact", "0-1"]},
    "ruleType": {"enum": ["MAX_LENGTH"]},
    "listId": {"enum": ["42"]},
    "listName": {"enum": ["Pottery"]},
    "MemberIds": {"type": "array", "minItems": 1, "items": {"enum": [*CONTACTS, "999"]}},
    "ownerId": {"enum": ["2001"]},
    # What is beyond is no number that a path may have.
    "userId": {"type": "integer", "minimum": 1, "maximum": 2**31 - 1},
    "idProperty": {"enum": ["id"]},
    "PipelineId": {"type": "string", "pattern": "^new_[a-z]{1,12}$"},
    "StageId": {"type": "string", "pattern": "^new_[a-z]{1,12}$"},
    "GroupName": {"enum": ["contactinformation"]},
    "InternalName": {"type": "string", "pattern": "^new_[a-z]{1,12}$"},
    "AssociationTypeId": {"enum": [861, 860, 37]},
    "PublicAssociationMultiPost": _object(
        {"from": _record(*CONTACTS, 101, "999"), "to": _record(*COURSES, 201, "999"), "types": _types(861, 37, 860)}
    ),
    "AssociationSpecs": _types(861, 37),
    "PublicAssociationMultiArchive": _object(
        {"from": _record(*CONTACTS, 101, "999"), "to": {"type": "array", "items": _record(*COURSES, 201, "999")}}
    ),
    "SimplePublicObjectBatchInputForCreate": {
        "type": "object",
        "required": ["properties"],
        "properties": {
            "properties": {
                "type": "object",
                "required": ["hs_course_name"],
                "properties": {
                    "hs_course_name": {"type": "string", "minLength": 1},
                    "hs_course_id": {"type": "string"},
                },
                "additionalProperties": False,
            },
            "associations": {
                "type": "array",
                "items": _object({"to": _record(*CONTACTS), "types": {**_types(860), "minItems": 1}}),
            },
            "objectWriteTraceId": {"type": "string", "minLength": 1},
        },
    },
}


_NAMES: dict[str, Any] = {
    "type": "object",
    "properties": {"firstname": {"type": "string"}, "lastname": {"type": "string"}},
    "additionalProperties": False,
}
_ENROLLED = {
    "type": "array",
    "items": _object({"to": _record(*COURSES), "types": {**_types(861), "minItems": 1}}),
}

_FILLED_IN_FOR: Mapping[str, Mapping[str, Any]] = {
    "create_object": {
        "SimplePublicObjectInputForCreate": {
            "type": "object",
            "required": ["properties"],
            "properties": {"properties": _NAMES, "associations": _ENROLLED},
        }
    },
    "create_objects": {
        "SimplePublicObjectBatchInputForCreate": {
            "type": "object",
            "required": ["properties"],
            "properties": {
                "properties": _NAMES,
                "associations": _ENROLLED,
                "objectWriteTraceId": {"type": "string", "minLength": 1},
            },
        }
    },
}
"""The same for single operations, whose records are contacts."""


def closed(schema: Any) -> Any:
    """A schema in which nothing is allowed beside what is named, with the schemas that it refers to written in."""
    return _written_in(schema, close=True)


def strict_document(*versions: str) -> dict[str, Any]:
    """The fragments with the codes and bodies of each answer, under the paths of some versions."""
    paths: dict[str, dict[str, Any]] = {}
    for operation, version in product(OPERATIONS.values(), versions):
        dated = operation["x-hubapi-dated-path"].replace("{version}", version)
        path = operation["path"] if version == DOCUMENTED else dated
        paths.setdefault(path, {})[operation["method"].lower()] = _strict(operation, version)
    return {
        "openapi": DOCUMENT["openapi"],
        "info": DOCUMENT["info"],
        "paths": paths,
        "components": {"securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}},
    }


def _strict(operation: Mapping[str, Any], version: str) -> dict[str, Any]:
    strict: dict[str, Any] = {
        "operationId": f"{operation['operationId']}_{version}",
        "security": [{"bearer": []}],
        "parameters": list(_parameters(operation)),
        "responses": {**_successes(operation, version), **dict(_refusals())},
    }
    if "requestBody" in operation:
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        filled = {**_FILLED_IN, **_FILLED_IN_FOR.get(operation["operationId"], {})}
        strict["requestBody"] = {"required": True, "content": _json(_written_in(schema, filled=filled))}
    return strict


def _parameters(operation: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    mock = operation.get("x-hubapi-mock")
    for reference in operation.get("parameters", ()):
        parameter = _parameter(reference)
        if parameter["name"] == "after" and mock:
            # Which cursors there are depends on what the list holds.
            continue
        if mock and (parameter["name"] == "objectId" or _may_be_anything(parameter, operation["method"], mock)):
            is_type = f"{{{parameter['name']}}}" in mock["of"]
            parameter["schema"] = {"enum": _OBJECT_TYPES} if is_type else {"type": "string", "minLength": 1}
        elif operation["method"] == "DELETE" and parameter["name"].endswith("ObjectId"):
            # It may name what was never there.
            parameter["schema"] = {"type": "string", "pattern": "^[0-9]{1,12}$"}
        yield parameter


def _may_be_anything(parameter: Mapping[str, Any], method: str, mock: Mapping[str, Any]) -> bool:
    """Whether it may name what was never there: archiving that is a success, and a list of it is empty."""
    takes_any = method == "DELETE" or "where" in mock or "made" in mock.get("within", {})
    return takes_any and parameter["in"] == "path" and mock["of"] != "records"


_OBJECT_TYPES = [
    spelling
    for id, facts in DOCUMENT["x-hubapi-object-types"].items()
    for spelling in (id, facts["name"], facts["plural"])
]


def _parameter(reference: Mapping[str, Any]) -> dict[str, Any]:
    name = reference.get("$ref", "").rpartition("/")[2]
    parameter = DOCUMENT["components"]["parameters"][name] if name else reference
    schema = _FILLED_IN.get(parameter["name"]) or _written_in(parameter["schema"])
    if name in ("recordProperties", "propertiesWithHistory"):
        # A comma stands between names.
        schema = {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": "^[^,]+$"}}
    return {
        **{key: parameter[key] for key in ("name", "in")},
        "required": parameter.get("required", False),
        "schema": schema,
    }


def _successes(operation: Mapping[str, Any], version: str) -> dict[str, Any]:
    """The codes of a full success and of an answer with errors, and a body that fits the code."""
    statuses = operation["x-hubapi-statuses"]
    # A version that is not named answers like the last one before it.
    earlier = (one for one in statuses if DOCUMENTED not in (one, version) and one <= version)
    codes = statuses[max(earlier, default=DOCUMENTED)]
    content = operation["responses"]["2XX"].get("content")
    if content is None or codes["success"] == 204:
        return {str(codes["success"]): {"description": "success"}}
    body = closed(content["application/json"]["schema"])
    if codes.get("errors", codes["success"]) == codes["success"]:
        return {str(codes["success"]): {"description": "success", "content": _json(body)}}
    without = {name: schema for name, schema in body["properties"].items() if name not in ("numErrors", "errors")}
    named = {**body["properties"], "errors": {**body["properties"]["errors"], "minItems": 1}}
    whole = {**body, "properties": without}
    in_part = {**body, "properties": named, "required": [*body["required"], "numErrors", "errors"]}
    return {
        str(codes["success"]): {"description": "all of it", "content": _json(whole)},
        str(codes["errors"]): {"description": "some of it", "content": _json(in_part)},
    }


def _refusals() -> Iterator[tuple[str, Any]]:
    schema = closed({"$ref": "#/components/schemas/Error"})
    for status in _REFUSALS:
        refusal = {**schema, "required": _ERROR_FIELDS}
        yield str(status), {"description": "refused", "content": _json(refusal)}


def _json(schema: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _written_in(schema: Any, *, close: bool = False, filled: Mapping[str, Any] = MappingProxyType({})) -> Any:
    """A schema without references. `filled` holds those that are replaced, by name."""
    if isinstance(schema, list):
        return [_written_in(one, close=close, filled=filled) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return filled.get(name) or _written_in(DOCUMENT["components"]["schemas"][name], close=close, filled=filled)
    kept = {key: one for key, one in schema.items() if key not in ("allOf", "description") and key[:2] != "x-"}
    merged = {key: _written_in(one, close=close, filled=filled) for key, one in kept.items()}
    for base in schema.get("allOf", ()):
        # Every allOf of the fragments joins the fields of objects.
        other = _written_in(base, close=close, filled=filled)
        merged["properties"] = {**other["properties"], **merged["properties"]}
        merged["required"] = [*other.get("required", ()), *merged.get("required", ())]
    return _closed_itself(merged) if close else merged


def _closed_itself(schema: dict[str, Any]) -> dict[str, Any]:
    if "properties" in schema:
        schema.setdefault("additionalProperties", False)
    # What may still come beside an enum has not come yet.
    enums: list[dict[str, Any]] = [one for one in schema.get("anyOf", ()) if "enum" in one]
    return enums[0] if enums else schema
