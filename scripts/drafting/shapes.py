"""Turns the schemas of facts into schemas of fragments: shared ones where the shape is the same, new ones elsewhere.

A shared object has the same shape, if it has all fields that are told, with types that agree, and belongs to the same
side. A request's has no others; an answer's may have more, since pages leave out fields, but none that is promised. Of
several the one with the fewest fields more is taken, then the one whose name has the operation's verb, and a human is
told of the others.
"""

from __future__ import annotations

import re
from typing import Any

from attrs import define, field

from .decisions import Decision
from .facts import Schema
from .known import ANSWER, REQUEST, Known
from .naming import VERBS, pascal

ENVELOPE = "BatchResponse"
_LIMITS = {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems"} | {
    "maxItems",
    "pattern",
    "default",
}


@define
class Drawer:
    """Draws the schemas of one operation. What is new collects in `components`, what is doubtful in `decisions`."""

    known: Known
    told: dict[str, Schema]
    """The schemas that the source names."""
    verb: str
    components: dict[str, Schema] = field(factory=dict)
    decisions: list[Decision] = field(factory=list)
    _drawing: list[str] = field(factory=list)
    _sides: dict[str, str] = field(factory=dict)
    _drawn: dict[tuple[str, str], Schema] = field(factory=dict)

    def draw(self, schema: Schema, side: str, name: str, about: tuple[str, ...] = ()) -> Schema:
        """The schema for a fragment. `name` is what a new object is called, unless the source names it."""
        if "$ref" in schema:
            return self._named(schema["$ref"].rpartition("/")[2], side, about)
        if "properties" in schema:
            return self._object(schema, side, name, about)
        if "anyOf" in schema:
            parts = [self.draw(one, side, f"{name}{at or ''}", about) for at, one in enumerate(schema["anyOf"])]
            # A part that is open already makes the rest of the alternatives void.
            return {"anyOf": parts} if all(parts) else {}
        drawn = {key: value for key, value in schema.items() if key in ("type", "format", "enum")}
        if side == REQUEST:
            drawn |= {key: value for key, value in schema.items() if key in _LIMITS}
            if "pattern" in schema and not re.search(schema["pattern"], str(schema.get("example", ""))):
                text = f"pattern: `{schema['pattern']}` was left out, since no example shows a text that has it."
                self._decide(about, text, "the values that HubSpot takes, for an example and `x-hubapi-stricter`")
                del drawn["pattern"]
        if "items" in schema:
            drawn["items"] = self.draw(schema["items"], side, name, about) or {}
        if isinstance(schema.get("additionalProperties"), dict):
            drawn["additionalProperties"] = self.draw(schema["additionalProperties"], side, name, about) or True
        elif drawn.get("type") == "object":
            drawn["additionalProperties"] = True
        return _opened(drawn) if side == ANSWER and "enum" in drawn else drawn

    def _named(self, told: str, side: str, about: tuple[str, ...]) -> Schema:
        if (told, side) in self._drawn:
            return self._drawn[told, side]
        if told in self._drawing:
            text = f"schema `{told}` holds itself, and is open where it does."
            self._decide(about, text, "how deep callers go; write that many schemas, or leave it open")
            return {"type": "object", "additionalProperties": True}
        self._drawing.append(told)
        drawn = self.draw(self.told[told], side, pascal(told), about)
        self._drawing.pop()
        self._drawn[told, side] = drawn
        return drawn

    def _object(self, schema: Schema, side: str, name: str, about: tuple[str, ...]) -> Schema:
        hidden = "readOnly" if side == REQUEST else "writeOnly"
        fields = {key: one for key, one in schema["properties"].items() if not one.get(hidden)}
        if not fields:
            return {"type": "object", "additionalProperties": True}
        schema = {**schema, "properties": fields}
        shared = self._shared(schema, side, about)
        if shared is not None:
            return {"$ref": f"#/components/schemas/{shared}"}
        name = self._free(name, side)
        # The name is taken before the parts are drawn, which might want it, too.
        self._sides[name] = side
        self.components[name] = {}
        self.components[name] = self._new(schema, side, name)
        return {"$ref": f"#/components/schemas/{name}"}

    def _new(self, schema: Schema, side: str, name: str) -> Schema:
        fields = dict(schema["properties"])
        about = ("components", "schemas", name)
        envelope = self.known.schemas.get(ENVELOPE, {})
        drawn: Schema = {"type": "object"}
        if side == ANSWER and {"results", *envelope.get("required", ("",))} <= fields.keys():
            drawn = {"allOf": [{"$ref": f"#/components/schemas/{ENVELOPE}"}], **drawn}
            fields = {key: one for key, one in fields.items() if key not in envelope["properties"]}
        required = [key for key in schema.get("required", ()) if key in fields]
        if "allOf" in drawn and "results" not in required:
            required.append("results")
        if required:
            drawn["required"] = required
        drawn["properties"] = {
            key: self._field(key, one, side, f"{name}{pascal(_item_name(key, one))}", about)
            for key, one in fields.items()
        }
        return drawn

    def _field(self, key: str, schema: Schema, side: str, name: str, about: tuple[str, ...]) -> Schema:
        usual = self.known.usual_schema(key, side)
        if usual is not None and "$ref" not in schema and self._fits(schema, self.known.schemas[usual], side):
            return {"$ref": f"#/components/schemas/{usual}"}
        return self.draw(schema, side, name, about)

    def _shared(self, schema: Schema, side: str, about: tuple[str, ...]) -> str | None:
        ranked = []
        for name, one in {**self.known.schemas, **self.components}.items():
            fields = self._fields_of(one)
            if not fields or (name in self.known.schemas and not self.known.belongs_to(name, side)):
                continue
            if name in self.components and side != self._sides[name]:
                continue
            if self._same_shape(schema, one, side):
                ranked.append((len(fields.keys() - schema["properties"].keys()), self._distance(name), name))
        if not ranked:
            return None
        best = min(ranked)
        others = sorted(name for more, distance, name in ranked if (more, distance) == best[:2] and name != best[2])
        others = others or sorted(name for more, _, name in ranked if more == best[0] and name != best[2])
        if self._count(schema) == 1:
            # One field is not much of a shape.
            self._decide(about, f"schema: `{best[2]}` was taken for the only field that is told.", "what the object is")
        if others:
            text = f"schema: `{best[2]}` has the shape; so has {', '.join(f'`{one}`' for one in others[:3])}."
            self._decide(about, text, "the descriptions and limits of both")
        return best[2]

    def _count(self, schema: Schema, depth: int = 4) -> int:
        """How many fields are told that hold no others."""
        target = self._told(schema)
        target = target.get("items", target)
        fields = self._told(target).get("properties", {})
        return sum(self._count(one, depth - 1) for one in fields.values()) if fields and depth else 1

    def _distance(self, name: str) -> int:
        """How well a schema's name suits the operation: with its verb, without any, with another one."""
        words = name.lower()
        if self.verb in words or (self.verb == "create" and "post" in words):
            return 0
        return 2 if any(verb in words for verb in VERBS if len(verb) > 4) else 1

    def _fields_of(self, schema: Schema) -> dict[str, Schema]:
        fields: dict[str, Schema] = {}
        for one in schema.get("allOf", ()):
            fields |= self._fields_of(self._target(one))
        return {**fields, **schema.get("properties", {})}

    def _promised(self, schema: Schema) -> set[str]:
        promised = {key for one in schema.get("allOf", ()) for key in self._promised(self._target(one))}
        return promised | set(schema.get("required", ()))

    def _same_shape(self, told: Schema, shared: Schema, side: str) -> bool:
        ours, theirs = self._fields_of(shared), told["properties"]
        if not theirs.keys() <= ours.keys() or not self._promised(shared) <= theirs.keys():
            return False
        more = len(ours) - len(theirs)
        # A single field says too little of what an object is, unless the other one has no more.
        if more and (side == REQUEST or more > len(theirs) or len(theirs) == 1):
            return False
        return all(self._fits(one, ours[key], side) for key, one in theirs.items())

    def _fits(self, told: Schema, shared: Schema, side: str) -> bool:
        """Whether a value that is told may stand where our schema is."""
        told, shared = self._told(told), self._target(shared)
        if not told or not {"type", "anyOf", "allOf"} & shared.keys():
            return True
        if "anyOf" in shared:
            return any(self._fits(one, other, side) for one in _parts(told) for other in shared["anyOf"])
        if "anyOf" in told:
            return any(self._fits(one, shared, side) for one in told["anyOf"])
        return _fits_scalar(told, shared, side) and self._fits_inside(told, shared, side)

    def _fits_inside(self, told: Schema, shared: Schema, side: str) -> bool:
        if "items" in shared and "items" in told:
            return self._fits(told["items"], shared["items"], side)
        if self._fields_of(shared):
            return _is_open(told) or ("properties" in told and self._same_shape(told, shared, side))
        return "properties" not in told or shared.get("additionalProperties") is True

    def _told(self, schema: Schema) -> Schema:
        return self.told[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema

    def _target(self, schema: Schema) -> Schema:
        while "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            schema = self.known.schemas.get(name) or self.components.get(name, {})
        return schema

    def _free(self, name: str, side: str) -> str:
        taken = self.known.schemas.keys() | self.components.keys()
        if name in taken and side == ANSWER:
            name = f"Returned{name}"
        count = 2
        free = name
        while free in taken:
            free, count = f"{name}{count}", count + 1
        return free

    def _decide(self, about: tuple[str, ...], text: str, look: str) -> None:
        decision = Decision((about,), text, look)
        if decision not in self.decisions:
            self.decisions.append(decision)


def _opened(schema: Schema) -> Schema:
    """An enum that may hold more values than are known."""
    kinds = [one for one in _types(schema) if one != "null"] or ["string"]
    null = [{"type": "null"}] if "null" in _types(schema) else []
    return {"anyOf": [{"type": kinds[0], "enum": schema["enum"]}, {"type": kinds[0]}, *null]}


def _types(schema: Schema) -> set[str]:
    kind: Any = schema.get("type", "object" if "properties" in schema or "allOf" in schema else None)
    return set(kind) if isinstance(kind, list) else {kind} if kind else set()


def _parts(schema: Schema) -> list[Schema]:
    parts: list[Schema] = schema.get("anyOf", [schema])
    return parts


def _fits_scalar(told: Schema, shared: Schema, side: str) -> bool:
    """Whether the types agree, and the values where these are listed."""
    kinds = _types(told) | ({"number"} if "integer" in _types(told) else set())
    if not kinds & _types(shared) - {"null"}:
        return False
    if "enum" not in shared:
        return True
    if "enum" not in told:
        return told.get("example") in shared["enum"]
    # A request that has more values than are told would be refused.
    more = set(shared["enum"]) - set(told["enum"])
    return set(told["enum"]) <= set(shared["enum"]) and not (more and side == REQUEST)


def _is_open(schema: Schema) -> bool:
    return schema.get("type") == "object" and "properties" not in schema and schema.get("additionalProperties") is True


def _item_name(key: str, schema: Schema) -> str:
    """The name of what a field holds: of `results` a result."""
    is_list = schema.get("type") == "array"
    return key[:-1] if is_list and key.endswith("s") and not key.endswith("ss") else key
