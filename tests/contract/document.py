"""Reads the fragments, merged into generated/openapi.json, for the tests that compare with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DOCUMENT: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "generated/openapi.json").read_text(encoding="utf-8")
)
OPERATIONS: dict[str, dict[str, Any]] = {
    operation["operationId"]: {**operation, "path": path, "method": method.upper()}
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
}
BY_HAND = frozenset(name for name, operation in OPERATIONS.items() if "x-hubapi-mock" not in operation)
"""The operations that the mock does by a function of their own."""


def schema_of_success(operation: str) -> str:
    """The name of the schema of an operation's successes."""
    schema = OPERATIONS[operation]["responses"]["2XX"]["content"]["application/json"]["schema"]
    return str(schema["$ref"]).rpartition("/")[2]


def inputs_of(operation: str) -> dict[str, Any] | None:
    """The schema of the inputs of a batch; None for an operation that is none."""
    body = OPERATIONS[operation].get("requestBody")
    if body is None or "x-hubapi-batch" not in OPERATIONS[operation]:
        return None
    name = body["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    schema: dict[str, Any] = DOCUMENT["components"]["schemas"][name]
    return schema if schema["type"] == "array" else schema["properties"].get("inputs")
