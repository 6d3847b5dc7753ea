"""Reads parameters in paths and queries by their schemas: text, numbers, booleans, lists and objects."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import field, frozen

from hubapi_ext.mock.problems import Problem, RefusedError

GUESSES = ("the words for a parameter that is not what the contract asks for",)
"""What the mock does here for every operation although nobody knows whether HubSpot does so, too."""

_NUMBER = re.compile(r"-?\d{1,19}")
_BOOLEANS = {"true": True, "false": False}


@frozen
class Parameter:
    """A parameter as the contract describes it."""

    name: str
    place: str
    """`path` or `query`."""
    schema: Mapping[str, Any] = field(repr=False)
    style: str
    """How an object is written: `deepObject` for `name[key]=value`."""
    validator: Any = field(repr=False)
    is_required: bool = False

    def read(self, written: Mapping[str, Sequence[str]]) -> Any:
        """Its value, or its default. Raises RefusedError where it is not what the contract asks for, or is missing."""
        value = self._value(written)
        if value is None and self.is_required:
            raise RefusedError(400, Problem(message=f"{self.place} parameter {self.name} is missing"))
        if value is not None and not self.validator.is_valid(value):
            # HubSpot's words are unknown, see GUESSES.
            raise RefusedError(400, Problem(message=f"Unable to parse value for {self.place} parameter: {self.name}"))
        return value

    def _value(self, written: Mapping[str, Sequence[str]]) -> Any:
        kinds = _kinds(self.schema)
        if "object" in kinds and self.style == "deepObject":
            members = {key: values[-1] for key, values in _members(self.name, written).items()}
            schemas = self.schema.get("properties", {})
            return {key: _scalar(_kinds(schemas.get(key, {})), text) for key, text in members.items()} or None
        texts = written.get(self.name)
        if texts is None:
            return self.schema.get("default")
        if "array" in kinds:
            # HubSpot takes both `properties=a&properties=b` and `properties=a,b`.
            items = _kinds(self.schema.get("items", {}))
            return [_scalar(items, text) for several in texts for text in several.split(",")]
        return _scalar(kinds, texts[-1])


def _members(name: str, written: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    return {
        key[len(name) + 1 : -1]: values
        for key, values in written.items()
        if key.startswith(f"{name}[") and key.endswith("]")
    }


def _kinds(schema: Mapping[str, Any]) -> Sequence[str]:
    """The types that a value may have. A schema without one takes text."""
    kind = schema.get("type", "string")
    return [kind] if isinstance(kind, str) else kind


def _scalar(kinds: Sequence[str], text: str) -> Any:
    """The value that a text stands for; the text itself where it stands for none."""
    if "integer" in kinds and _NUMBER.fullmatch(text):
        return int(text)
    if "number" in kinds and _NUMBER.fullmatch(text.replace(".", "", 1)):
        return float(text)
    if "boolean" in kinds:
        return _BOOLEANS.get(text.lower(), text)
    return text
