"""The Python types of schemas, as text: as a signature shows them, and with all that values are held to.

The models themselves are datamodel-code-generator's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .fragments import Document, reference

SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
CONSTRAINTS = {
    "minimum": "ge",
    "maximum": "le",
    "exclusiveMinimum": "gt",
    "exclusiveMaximum": "lt",
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_length",
    "maxItems": "max_length",
    "pattern": "pattern",
}


def annotation(document: Document, schema: dict[str, Any]) -> str:
    """The type as a signature shows it: a model by its name, everything else as plain Python."""
    target = document.resolve(schema)
    if "$ref" in schema and {"properties", "allOf"} & target.keys():
        return f"models.{reference(schema['$ref'])[-1]}"
    return _plain(target, lambda part: annotation(document, part))


def constrained(schema: dict[str, Any]) -> str:
    """The type by which a value is checked, with its limits."""
    if "$ref" in schema:
        return f"models.{reference(schema['$ref'])[-1]}"
    text = _plain(schema, constrained)
    limits = ", ".join(f"{name}={schema[key]!r}" for key, name in CONSTRAINTS.items() if key in schema)
    return f"Annotated[{text}, msgspec.Meta({limits})]" if limits else text


def _plain(schema: dict[str, Any], of_part: Callable[[dict[str, Any]], str]) -> str:
    if "enum" in schema:
        return f"Literal[{', '.join(map(repr, schema['enum']))}]"
    kind = schema.get("type", "any")
    if "anyOf" in schema or isinstance(kind, list):
        parts = schema.get("anyOf") or [{**schema, "type": one} for one in kind]
        return " | ".join(dict.fromkeys(map(of_part, parts)))
    if kind == "array":
        return f"list[{of_part(schema.get('items', {}))}]"
    if kind == "object":
        values = schema.get("additionalProperties")
        return f"dict[str, {of_part(values) if isinstance(values, dict) else 'Any'}]"
    return SCALARS.get(kind, "Any")
