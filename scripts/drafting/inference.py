"""Infers the schema of an example's value. What no example can tell, such as what is required, it leaves open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from .facts import Schema

_PLACEHOLDERS = {"<string>", "<any>", "string"}
"""What pages write where any text may stand."""
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})")
_MAPS = {"properties", "propertiesWithHistory"}
"""The fields whose keys are the account's own in all of HubSpot's APIs, so that an example's keys are no fields."""


def is_placeholder(value: Any) -> bool:
    """Whether a value of an example only stands for any of its kind."""
    return value in _PLACEHOLDERS if isinstance(value, str) else value == 123 and not isinstance(value, bool)


def inferred(values: Sequence[Any], name: str = "") -> Schema:
    """The schema that all values have. The first one stays in it, as `example`."""
    known = [value for value in values if value is not None]
    schema = _of_known(known, name)
    if len(known) < len(values) and known and "type" in schema:
        return {**schema, "type": [schema["type"], "null"]} if isinstance(schema["type"], str) else schema
    return schema


def _of_known(values: list[Any], name: str) -> Schema:
    kinds = {_kind(value) for value in values}
    if kinds == {"integer", "number"}:
        kinds = {"number"}
    if len(kinds) != 1:
        return {}
    (kind,) = kinds
    if kind == "object":
        return _object(values, name)
    if kind == "array":
        items = [item for value in values for item in value]
        return {"type": "array", "items": inferred(items, name) if items else {}}
    schema: Schema = {"type": kind, "example": values[0]}
    if kind == "string" and all(_TIME.fullmatch(value) for value in values):
        schema["format"] = "date-time"
    return schema


def _object(values: list[dict[str, Any]], name: str) -> Schema:
    names = list(dict.fromkeys(key for value in values for key in value))
    if name in _MAPS or not names:
        parts = [part for value in values for part in value.values()]
        schema = inferred(parts) if parts else {}
        return {"type": "object", "additionalProperties": {k: v for k, v in schema.items() if k != "example"} or True}
    return {
        "type": "object",
        "properties": {key: inferred([value[key] for value in values if key in value], key) for key in names},
    }


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    kinds = {int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return kinds[type(value)]
