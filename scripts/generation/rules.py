"""What a fragment must be, beyond valid OpenAPI. It only judges: what breaks a rule is named with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator

from .fragments import Document, Pointer, SpecError, reference, walk

REPLAY = ("read", "set", "create")
RATE_LIMIT = ("ten-secondly", "search", "exempt")
BATCH_KEYS = {"max-bytes", "results", "otherwise", "errors", "empty", "paging", "trace"}
ERROR_KEYS = {"subCategory", "context", "message", "inputs", "all"}
EXTENSIONS = {
    "x-hubapi-dated-path",
    "x-hubapi-replay",
    "x-hubapi-rate-limit",
    "x-hubapi-batch",
    "x-hubapi-stricter",
    "x-hubapi-says",
    "x-hubapi-shortcuts",
    "x-hubapi-text",
    "x-hubapi-path",
}


def check(document: Document) -> None:
    """Raises SpecError with every rule that the document breaks."""
    problems = [f"{document.place(pointer)}: {text}" for pointer, text in _broken(document)]
    if problems:
        raise SpecError(*sorted(set(problems)))


Problems = Iterator[tuple[Pointer, str]]


def _broken(document: Document) -> Problems:
    for error in OpenAPIV31SpecValidator(document.content).iter_errors():
        yield tuple(error.absolute_path), error.message
    yield from _operation_names(document)
    for path, method, operation in document.operations():
        yield from _operation(document, ("paths", path, method), operation)
    yield from _schema_names(document)
    yield from _inline_schemas(document)
    yield from _schema_uses(document)
    yield from _unknown_extensions(document)


def _operation_names(document: Document) -> Problems:
    seen: dict[str, Pointer] = {}
    for path, method, operation in document.operations():
        pointer = ("paths", path, method, "operationId")
        name = operation.get("operationId", "")
        if not re.fullmatch(r"[a-z]+(_[a-z]+)+", name):
            yield pointer, f"operationId `{name}` does not read as a Python function name"
        elif name in seen:
            yield pointer, f"operationId `{name}` stands in {document.place(seen[name])} too"
        seen[name] = pointer


def _operation(document: Document, pointer: Pointer, operation: dict[str, Any]) -> Problems:
    if not operation.get("summary") or not operation.get("description"):
        yield pointer, "the operation has no summary or no description"
    if not operation.get("externalDocs", {}).get("url", "").startswith("https://developers.hubspot.com/"):
        yield pointer, "the operation has no externalDocs.url with HubSpot's page"
    if not any(scope for one in operation.get("security") or [] for scope in one.get("oauth2", [])):
        yield pointer, "the operation has no scopes"
    for key, allowed in (("x-hubapi-replay", REPLAY), ("x-hubapi-rate-limit", RATE_LIMIT)):
        if operation.get(key) not in allowed:
            yield (*pointer, key), f"`{key}` is one of {', '.join(allowed)}"
    if "{version}" not in operation.get("x-hubapi-dated-path", ""):
        yield pointer, "the operation has no `x-hubapi-dated-path` with {version} in it"
    if not operation.get("responses", {}).keys() >= {"2XX", "default"}:
        yield pointer, "the responses are `2XX` and `default`: HubSpot changes the exact codes"
    yield from _batch(document, pointer, operation)


def _batch(document: Document, pointer: Pointer, operation: dict[str, Any]) -> Problems:
    batch = operation.get("x-hubapi-batch")
    inputs = batch_inputs(document, operation)
    if (inputs is None) != (batch is None) or ("/batch/" in str(pointer[1])) != (batch is not None):
        yield pointer, "`x-hubapi-batch` belongs to a path with /batch/ whose body has `inputs`, and to no other"
    if inputs is not None and "maxItems" not in inputs:
        yield pointer, "the batch's `inputs` have no maxItems"
    for key in set(batch or ()) - BATCH_KEYS:
        yield (*pointer, "x-hubapi-batch", key), f"`{key}` is not a part of `x-hubapi-batch`"
    if batch is not None and not isinstance(batch.get("max-bytes"), int):
        yield (*pointer, "x-hubapi-batch"), "the batch has no max-bytes"
    for index, rule in enumerate((batch or {}).get("errors", [])):
        if (
            set(rule) - ERROR_KEYS
            or ("context" in rule) == ("message" in rule)
            or ("inputs" in rule) != ("message" in rule)
        ):
            where = (*pointer, "x-hubapi-batch", "errors", index)
            yield where, "an error rule has either `context`, or `message` and `inputs`"


def _schema_names(document: Document) -> Problems:
    for name in document.content["components"]["schemas"]:
        if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", name):
            yield ("components", "schemas", name), f"the schema `{name}` is not in PascalCase"


def _inline_schemas(document: Document) -> Problems:
    named = {("components", "schemas", name) for name in document.content["components"]["schemas"]}
    for pointer, node in walk(document.content):
        # A property may be called `properties`; its value then is a schema and not a map of schemas.
        is_object = isinstance(node, dict) and isinstance(node.get("properties"), dict)
        if is_object and pointer not in named and pointer[-1] != "properties" and "example" not in str(pointer):
            yield pointer, "an object schema stands inline; give it a name under components"


def _schema_uses(document: Document) -> Problems:
    schemas = document.content["components"]["schemas"]
    requests, responses = used_schemas(document)
    for name in sorted(requests & responses):
        if schemas[name].get("type") == "object":
            text = f"`{name}` is used in requests, which are strict, and in responses, which are tolerant; make it two"
            yield ("components", "schemas", name), text
    in_parameters: set[str] = set()
    _collect(document, document.content["components"].get("parameters", {}), in_parameters)
    for name in sorted(schemas.keys() - requests - responses - in_parameters):
        yield ("components", "schemas", name), f"`{name}` is used by no operation"


def _unknown_extensions(document: Document) -> Problems:
    for pointer, node in walk(document.content):
        for key in node if isinstance(node, dict) else ():
            if key.startswith("x-") and key not in EXTENSIONS:
                yield (*pointer, key), f"`{key}` is not an extension that specs/README.md defines"


def batch_inputs(document: Document, operation: dict[str, Any]) -> dict[str, Any] | None:
    """The schema of a batch's `inputs`, or None where the operation is no batch."""
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return None
    inputs: dict[str, Any] | None = document.resolve(content["schema"]).get("properties", {}).get("inputs")
    return inputs


def used_schemas(document: Document) -> tuple[set[str], set[str]]:
    """The names of the schemas that request bodies use, and of those that responses use."""
    used: tuple[set[str], set[str]] = (set(), set())
    for _, _, operation in document.operations():
        for names, part in zip(used, ("requestBody", "responses"), strict=True):
            _collect(document, operation.get(part, {}), names)
    return used


def _collect(document: Document, node: Any, names: set[str]) -> None:
    for _, part in walk(node):
        if not (isinstance(part, dict) and isinstance(part.get("$ref"), str)):
            continue
        name = reference(part["$ref"])[-1]
        if name not in names:
            if "/schemas/" in part["$ref"]:
                names.add(name)
            _collect(document, document.resolve(part), names)
