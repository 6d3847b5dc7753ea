"""Makes examples that can be sent, from those that pages show: their placeholders, and what they lack, get values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .facts import Schema
from .inference import is_placeholder

_ABSENT = object()
_TIME = "2026-03-30T09:15:00.116Z"
_OF_IDS = {
    "ObjectId": "101",
    "ReturnedObjectId": "101",
    "RecordKey": "101",
    "ObjectType": "contacts",
    "ObjectTypeId": "0-1",
}
_STATUS = "COMPLETE"
"""How far a batch has come that is answered; pages show whichever word is first."""


class Examples:
    """Makes values for schemas, whose references lead into `schemas`."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self._schemas = schemas

    def of(self, schema: Schema, shown: Any = _ABSENT, name: str = "") -> Any:
        """A value for the schema; the one that is shown, but for its placeholders."""
        reference = schema.get("$ref", "").rpartition("/")[2]
        target = self._schemas[reference] if reference else schema
        if shown is None:
            return None
        if reference in _OF_IDS and (shown is _ABSENT or is_placeholder(shown)):
            return _OF_IDS[reference]
        if "anyOf" in target:
            return self.of(self._chosen(target["anyOf"], shown), shown, name)
        if "properties" in target or "allOf" in target:
            return self._object(target, shown)
        return self._plain(target, shown, name)

    def _plain(self, schema: Schema, shown: Any, name: str) -> Any:
        """A value that is no object with fields of its own."""
        if isinstance(shown, dict):
            values = schema.get("additionalProperties")
            return {key: self.of(values if isinstance(values, dict) else {}, one, key) for key, one in shown.items()}
        if isinstance(shown, list) or schema.get("type") == "array":
            items = shown if isinstance(shown, list) else [_ABSENT] * max(schema.get("minItems", 1), 1)
            return [self.of(schema.get("items", {}), item, name) for item in items]
        return self._scalar(schema, shown, name)

    def fields(self, schema: Schema) -> dict[str, Schema]:
        """The fields of an object, with those of what it builds on."""
        target = self._schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        inherited = {key: one for part in target.get("allOf", ()) for key, one in self.fields(part).items()}
        return {**inherited, **target.get("properties", {})}

    def _object(self, schema: Schema, shown: Any) -> dict[str, Any]:
        fields = self.fields(schema)
        if isinstance(shown, dict):
            return {key: self.of(fields.get(key, {}), value, key) for key, value in shown.items()}
        return {
            key: self.of(one, name=key) for key, one in fields.items() if key not in ("errors", "links", "numErrors")
        }

    def _chosen(self, alternatives: list[Schema], shown: Any) -> Schema:
        """The alternative that a shown value has, by its kind; else the first."""
        kinds = {str: "string", bool: "boolean", int: "integer", float: "number", list: "array", dict: "object"}
        for one in alternatives if shown is not _ABSENT else ():
            target = self._schemas[one["$ref"].rpartition("/")[2]] if "$ref" in one else one
            if kinds.get(type(shown)) in (target.get("type"), "object" if "properties" in target else None):
                return one
        return alternatives[0]

    def _scalar(self, schema: Schema, shown: Any, name: str) -> Any:
        if "enum" in schema:
            if _STATUS in schema["enum"] and name == "status":
                return _STATUS
            return shown if shown in schema["enum"] else schema["enum"][0]
        if shown is not _ABSENT and not is_placeholder(shown):
            return shown
        kind = schema.get("type")
        kind = next((one for one in kind if one != "null"), "null") if isinstance(kind, list) else kind
        if kind in ("integer", "number"):
            return self._number(schema, shown)
        if kind == "string" or (is_placeholder(shown) and isinstance(shown, str)):
            return self._text(schema, name)
        return {"boolean": False, "object": {}, "null": None}.get(str(kind), shown if shown is not _ABSENT else {})

    @staticmethod
    def _number(schema: Schema, shown: Any) -> Any:
        low, high = schema.get("minimum", 1), schema.get("maximum")
        number = shown if isinstance(shown, int) else max(low, 1)
        return number if high is None or number <= high else high

    @staticmethod
    def _text(schema: Schema, name: str) -> str:
        if schema.get("format") == "date-time":
            return _TIME
        if schema.get("format") == "date":
            return _TIME[:10]
        if name == "id" or name.endswith(("Id", "Ids")):
            return "101"
        if name.endswith("At"):
            return _TIME
        text = name or "pottery"
        return text[: schema["maxLength"]] if "maxLength" in schema else text


def value_at(value: Any, path: str) -> Any:
    """The part of a value to which a dotted path leads; None where it leads nowhere."""
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def set_at(value: Any, path: str, part: Any) -> None:
    """Sets the part of a value to which a dotted path leads."""
    *before, last = path.split(".")
    for name in before:
        value = value.setdefault(name, {})
    value[last] = part
