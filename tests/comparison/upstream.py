"""Makes of our own fragments what HubSpot might publish: plain OpenAPI, in which every version has paths of its own.

`describe` writes it in 3.1 with all schemas inline, so that a test can change one operation and no other. `in_3_0` and
`rearranged` say the same in other words.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from comparison.operations import Operation, our_operations

from hubapi_generation.fragments import Document

Content = dict[str, Any]
CODES_WITH_ANOTHER_SCHEMA = ("207",)


def excerpt(document: Document, *requests: str) -> Document:
    """The fragments of a few operations."""
    content = {**document.content, "paths": {}}
    for method, path in (request.split() for request in requests):
        content["paths"].setdefault(path, {})[method] = document.content["paths"][path][method]
    return Document(content, {})


def describe(document: Document) -> Content:
    """The fragments as a description of OpenAPI 3.1."""
    written = {operation["operationId"]: operation for _, _, operation in document.operations()}
    paths: Content = {}
    for one in our_operations(document):
        paths.setdefault(one.path, {})[one.method] = _operation(document, written[one.name], one)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Upstream", "version": "1"},
        "paths": paths,
        "components": {"securitySchemes": {"oauth2": {"type": "oauth2"}, "cookie": {"type": "apiKey"}}},
    }


def _operation(document: Document, written: Content, one: Operation) -> Content:
    answers: Content = written["responses"]["2XX"].get("content", {})
    operation = {
        "operationId": f"{one.method}-{one.path}_{one.path}",
        "parameters": inline(document, written.get("parameters", [])),
        "security": [{"oauth2": [scope]} for scope in sorted(one.scopes or ())] + [{"cookie": ["internal"]}],
        "responses": {
            **{
                code: {
                    "description": "",
                    **({} if code == "204" or not answers else {"content": inline(document, answers)}),
                }
                for code in sorted(one.codes)
            },
            "default": {"description": "", "content": {"*/*": {"schema": {"type": "object"}}}},
        },
    }
    if "requestBody" in written:
        operation["requestBody"] = inline(document, written["requestBody"])
    return operation


def inline(document: Document, node: Any) -> Any:
    """A copy without references, without what only we say, and without examples."""
    if isinstance(node, list):
        return [inline(document, one) for one in node]
    if not isinstance(node, dict):
        return node
    found = {
        key: inline(document, value) for key, value in node.items() if key != "examples" and not key.startswith("x-")
    }
    if isinstance(found.pop("$ref", None), str):
        target = inline(document, document.resolve({"$ref": node["$ref"]}))
        # What stands beside a reference is a description.
        return {**target, **found}
    return found


def in_3_0(content: Content) -> Content:
    """The same in OpenAPI 3.0, with `example: null` everywhere, as HubSpot has it."""
    return {**_in_3_0(content), "openapi": "3.0.1"}


def _in_3_0(node: Any) -> Any:
    if isinstance(node, list):
        return [_in_3_0(one) for one in node]
    if not isinstance(node, dict):
        return node
    found = {key: _in_3_0(value) for key, value in node.items()}
    if isinstance(types := found.get("type"), list):
        (found["type"],) = (name for name in types if name != "null")
        found["nullable"] = True
    for key in ("anyOf", "oneOf"):
        members = found.get(key, [])
        if {"type": "null"} in members:
            found[key] = [one for one in members if one != {"type": "null"}]
            found["nullable"] = True
    return {**found, "example": None} if _is_schema(found) else found


def _is_schema(node: Mapping[str, Any]) -> bool:
    return isinstance(node.get("type"), str) and ("properties" in node or "items" in node or "format" in node)


def rearranged(content: Content) -> Content:
    """The same with components: objects composed of their fields one by one, parameters at paths, shared bodies."""
    content = deepcopy(content)
    components: Content = {**content["components"], "schemas": {}, "requestBodies": {}}
    paths = {}
    for path, item in content["paths"].items():
        renamed: Content = {}
        for method, operation in item.items():
            shared = [_renamed(one) for one in operation.pop("parameters")]
            at_path = renamed.setdefault("parameters", [one for one in shared if one["in"] == "path"])
            operation["parameters"] = [one for one in shared if one not in at_path]
            if "requestBody" in operation:
                name = f"Body{len(components['requestBodies'])}"
                components["requestBodies"][name] = _named(operation["requestBody"], components["schemas"])
                operation["requestBody"] = {"$ref": f"#/components/requestBodies/{name}"}
            operation["responses"] = _named(operation["responses"], components["schemas"])
            renamed[method] = operation
        paths[path.replace("{", "{the-")] = renamed
    return {**content, "paths": paths, "components": components}


def _renamed(parameter: Content) -> Content:
    return {**parameter, "name": f"the-{parameter['name']}"} if parameter["in"] == "path" else parameter


def _named(node: Any, schemas: Content) -> Any:
    """The node with its object schemas among `schemas`, each as an `allOf` of one schema for each field."""
    if isinstance(node, list):
        return [_named(one, schemas) for one in node]
    if not isinstance(node, dict):
        return node
    found = {key: _named(value, schemas) for key, value in node.items()}
    if found.get("type") != "object" or not isinstance(found.get("properties"), dict):
        return found
    required = found.get("required", [])
    parts = [
        {"type": "object", "properties": {name: one}, "required": [name] if name in required else []}
        for name, one in found.pop("properties").items()
    ]
    found.pop("required", None)
    name = f"Schema{len(schemas)}"
    schemas[name] = {**found, "allOf": [*found.get("allOf", []), *parts]}
    return {"$ref": f"#/components/schemas/{name}"}
