"""Brings the schemas of any document into one form, by which two of them can be compared. It compares nothing.

A schema becomes a `Shape`: for each type of JSON that it lets through, a `Form` with the values, limits, items and
fields of that type. References are followed, `allOf` is what all parts let through, `anyOf` and `oneOf` what any of
them does, and `nullable` is one more type. So it makes no difference how a schema is written: inline, named,
composed, in 3.0 or in 3.1.

A form holds the schemas of items and fields as they are written. They become shapes when somebody asks, so that a
recursive schema has no end to be afraid of. Where several alternatives are objects they are taken together as one,
with the fields of all and what all require; which fields belong together is lost.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal
from urllib.parse import unquote

from attrs import define, evolve, field, frozen

Schema = Mapping[str, Any]
Key = int | tuple["str | Key", ...]
Direction = Literal["request", "response"]

ANY: Schema = {}
TYPES = ("string", "integer", "number", "boolean", "array", "object", "null")
"""Those of JSON Schema, but that `number` stands for the numbers that are no integers."""

AT_MOST = ("maximum", "maxLength", "maxItems", "maxProperties")
AT_LEAST = ("minimum", "minLength", "minItems", "minProperties")
EXACT = ("pattern", "format", "multipleOf", "uniqueItems")
"""Limits of which only equality can be told."""

_HIDDEN = {"request": "readOnly", "response": "writeOnly"}
# Widths of numbers, which JSON does not have. `int32` is one that excludes something.
_WIDTHS = {"int64", "float", "double"}
_HINTS = {
    "object": ("properties", "additionalProperties"),
    "array": ("items",),
    "string": ("pattern", "minLength", "maxLength"),
}


class BrokenReferenceError(Exception):
    """A `$ref` of a document leads nowhere, or out of the document."""


@frozen
class Property:
    """A field of an object: its schema, and the component among whose `properties` it stands."""

    schema: Schema
    component: str | None


@frozen
class Form:
    """The values of one type that a schema lets through."""

    values: frozenset[str] | None = None
    """The only ones, as JSON; None where there may be others."""
    known: frozenset[str] = frozenset()
    """Those that are named, also where there may be others."""
    limits: Mapping[str, Any] = field(factory=dict)
    stated: Mapping[str, Any] = field(factory=dict)
    """The limits without those of `x-hubapi-stricter`."""
    items: Schema = field(factory=dict)
    fields: Mapping[str, Property] = field(factory=dict)
    required: frozenset[str] = frozenset()
    others: Schema | None = field(factory=dict)
    """The schema of the fields that have no name here; None where nothing is said of them, or there are none."""

    @property
    def is_free(self) -> bool:
        """Whether nothing is said of the fields of an object."""
        return not self.fields and self.others == ANY


Shape = Mapping[str, Form]

ANYTHING: Shape = {name: Form() for name in TYPES}


@define
class Schemas:
    """The schemas of one document, as they are for requests, or for responses."""

    document: Mapping[str, Any]
    direction: Direction
    # With the schema, which must live as long as its key is in use.
    _shapes: dict[Key, tuple[Schema, Shape]] = field(factory=dict)

    def shape(self, schema: Schema) -> Shape:
        """What a schema lets through."""
        key = key_of(schema)
        if key not in self._shapes:
            self._shapes[key] = (schema, self._shape(schema, None, frozenset()))
        return self._shapes[key][1]

    def _shape(self, schema: Any, component: str | None, seen: frozenset[str]) -> Shape:
        if schema is False:
            return {}
        if not isinstance(schema, dict):
            return ANYTHING
        parts = [self._own(schema, component)]
        text = schema.get("$ref")
        # A schema that is nothing but itself says nothing.
        if isinstance(text, str) and text not in seen:
            parts.append(self._shape(resolve(self.document, schema), component_of(schema), seen | {text}))
        parts += [self._shape(one, component, seen) for one in _list(schema, "allOf")]
        for key in ("anyOf", "oneOf"):
            if members := _list(schema, key):
                parts.append(_fold(_either, (self._shape(one, component, seen) for one in members)))
        shape = _fold(_both, parts)
        return {**shape, "null": Form()} if schema.get("nullable") is True else shape

    def _own(self, schema: Schema, component: str | None) -> Shape:
        """What the schema's own keywords let through."""
        values = _values(schema)
        named = None if values is None else frozenset(map(_json, values))
        stated = dict(_limits(schema))
        stricter = schema.get("x-hubapi-stricter") if self.direction == "request" else None
        limits = _tighter(stated, dict(_limits(stricter))) if isinstance(stricter, dict) else stated
        shape: dict[str, Form] = {}
        for name in _types(schema):
            form = Form(limits=_limits_of(name, limits), stated=_limits_of(name, stated))
            if named is not None and name != "null":
                of_type = frozenset(value for value in named if _type(json.loads(value)) == name)
                form = evolve(form, values=of_type, known=of_type)
                if not of_type:
                    continue
            shape[name] = form
        if "array" in shape and isinstance(schema.get("items"), dict):
            shape["array"] = evolve(shape["array"], items=schema["items"])
        if "object" in shape:
            shape["object"] = self._object(schema, component, shape["object"])
        return shape

    def _object(self, schema: Schema, component: str | None, form: Form) -> Form:
        properties = schema.get("properties")
        written = properties if isinstance(properties, dict) else {}
        hidden = {
            name
            for name, one in written.items()
            if isinstance(one, dict) and resolve(self.document, one).get(_HIDDEN[self.direction]) is True
        }
        required = frozenset(map(str, _list(schema, "required"))) - hidden
        return evolve(
            form,
            fields={
                name: Property(written[name] if isinstance(written.get(name), dict) else ANY, component)
                # A field can be required without a word on what it is.
                for name in dict.fromkeys((*written, *sorted(required)))
                if name not in hidden
            },
            required=required,
            others=_others(schema.get("additionalProperties"), has_fields=bool(written)),
        )


def _others(written: Any, *, has_fields: bool) -> Schema | None:
    """The schema of fields without a name. An object of which nothing is said may have any."""
    if isinstance(written, dict):
        return written
    return ANY if written is True or (written is None and not has_fields) else None


def resolve(document: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follows a `$ref`, if the node is one. Raises BrokenReferenceError where it leads nowhere."""
    seen: list[str] = []
    while isinstance(text := node.get("$ref"), str):
        if not text.startswith("#/") or text in seen:
            raise BrokenReferenceError(f"`{text}` must lead to another place of the same document")
        seen.append(text)
        target: Any = document
        for part in unquote(text.removeprefix("#/")).split("/"):
            key = part.replace("~1", "/").replace("~0", "~")
            target = target.get(key) if isinstance(target, dict) else None
        if not isinstance(target, dict):
            raise BrokenReferenceError(f"`{text}` leads nowhere")
        node = target
    return node


def key_of(schema: Schema) -> Key:
    """What tells a schema from all others: where it is written, or of which it is composed."""
    for how in ("allOf", "anyOf"):
        if schema.keys() == {how} and isinstance(schema[how], list):
            return (how, *(key_of(one) if isinstance(one, dict) else id(one) for one in schema[how]))
    return id(schema)


def component_of(schema: Schema) -> str | None:
    """The name of the component that a schema refers to, if it is a reference."""
    text = schema.get("$ref")
    return text.rpartition("/")[2] if isinstance(text, str) else None


def _types(schema: Schema) -> list[str]:
    written = schema.get("type")
    # A type that JSON does not have, such as `file`, says nothing.
    names = [name for name in (written if isinstance(written, list) else [written]) if name in TYPES]
    if not names:
        names = sorted({_type(value) for value in _values(schema) or ()})
    if not names:
        names = [name for name, hints in _HINTS.items() if any(schema.get(hint) is not None for hint in hints)]
    found = {"integer", *names} if "number" in names else set(names)
    return [name for name in TYPES if name in found or not names]


def _values(schema: Schema) -> list[Any] | None:
    values = schema.get("enum")
    return values if isinstance(values, list) else [schema["const"]] if "const" in schema else None


def _type(value: object) -> str:
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "null")


def _limits(schema: Schema) -> Iterable[tuple[str, Any]]:
    """The limits of a schema. One that excludes nothing is none."""
    for key in (*AT_MOST, *AT_LEAST):
        value = schema.get(key)
        excluded = schema.get(f"exclusive{key[0].upper()}{key[1:]}") if key.endswith("imum") else None
        if isinstance(excluded, int | float) and not isinstance(excluded, bool):
            value, excluded = excluded, True
        if isinstance(value, int | float) and not (value == 0 and key in AT_LEAST[1:]):
            # Just inside of it, for an integer the same.
            yield key, (value, excluded is True)
    for key in EXACT:
        value = schema.get(key)
        if value is not None and value is not False and not (key == "format" and value in _WIDTHS):
            yield key, value


_OF_TYPE = {
    "string": ("minLength", "maxLength", "pattern", "format"),
    "integer": ("minimum", "maximum", "multipleOf", "format"),
    "number": ("minimum", "maximum", "multipleOf"),
    "array": ("minItems", "maxItems", "uniqueItems"),
    "object": ("minProperties", "maxProperties"),
}


def _limits_of(name: str, limits: Mapping[str, Any]) -> dict[str, Any]:
    found = {key: limits[key] for key in _OF_TYPE.get(name, ()) if key in limits}
    for key, step in (("minimum", 1), ("maximum", -1)):
        if name == "integer" and found.get(key, (0, False))[1]:
            found[key] = (found[key][0] + step, False)
    return found


def rank(key: str, limit: Any) -> tuple[float, bool]:
    """Orders limits of one kind: the higher, the more they let through."""
    value, excluded = limit
    return (value if key in AT_MOST else -value, not excluded)


def _tighter(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """The limits of whoever keeps to both."""
    found = {**one, **other}
    for key in one.keys() & other.keys():
        if key in EXACT:
            found[key] = one[key] if one[key] == other[key] else f"{one[key]} and {other[key]}"
        else:
            found[key] = min(one[key], other[key], key=lambda limit: rank(key, limit))
    return found


def _looser(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """The limits of whoever keeps to either."""
    return {
        key: one[key] if key in EXACT else max(one[key], other[key], key=lambda limit: rank(key, limit))
        for key in one
        if key in other and (key not in EXACT or one[key] == other[key])
    }


def _fold(join: Callable[[Form, Form], Form], shapes: Iterable[Shape]) -> Shape:
    """The shapes joined, type by type: what both let through, or what either does."""
    first, *rest = shapes
    found = dict(first)
    for shape in rest:
        shared = {name: join(form, shape[name]) for name, form in found.items() if name in shape}
        found = shared if join is _both else {**found, **shape, **shared}
    return {name: found[name] for name in TYPES if name in found}


def _both(one: Form, other: Form) -> Form:
    if one.values is None or other.values is None:
        values = other.values if one.values is None else one.values
    else:
        values = one.values & other.values
    known = one.known | other.known
    return Form(
        values=values,
        known=known if values is None else values,
        limits=_tighter(one.limits, other.limits),
        stated=_tighter(one.stated, other.stated),
        items=_joined("allOf", one.items, other.items),
        fields=_fields("allOf", one.fields, other.fields),
        required=one.required | other.required,
        others=_others_of_both(one.others, other.others),
    )


def _either(one: Form, other: Form) -> Form:
    return Form(
        values=None if one.values is None or other.values is None else one.values | other.values,
        known=one.known | other.known,
        limits=_looser(one.limits, other.limits),
        stated=_looser(one.stated, other.stated),
        items=_joined("anyOf", one.items, other.items),
        fields=_fields("anyOf", one.fields, other.fields),
        required=one.required & other.required,
        others=_joined("anyOf", one.others or ANY, other.others or ANY)
        if one.others is not None and other.others is not None
        else (one.others if other.others is None else other.others),
    )


def _others_of_both(one: Schema | None, other: Schema | None) -> Schema | None:
    if one is None or other is None:
        known = other if one is None else one
        return known or None
    return _joined("allOf", one, other)


def _fields(how: str, one: Mapping[str, Property], other: Mapping[str, Property]) -> dict[str, Property]:
    found = {**one, **other}
    for name in one.keys() & other.keys():
        declared = one[name] if one[name].schema else other[name]
        found[name] = Property(_joined(how, one[name].schema, other[name].schema), declared.component)
    return found


def _joined(how: str, one: Schema, other: Schema) -> Schema:
    """A schema that is both, or either. Nothing is said twice, or recursive schemas would grow without end."""
    if ANY in (one, other):
        return (one or other) if how == "allOf" else ANY
    members: list[Schema] = []
    for schema in (one, other):
        nested = schema[how] if schema.keys() == {how} else [schema]
        members += [member for member in nested if member not in members]
    return {how: members} if len(members) > 1 else members[0]


def _list(schema: Schema, key: str) -> list[Any]:
    found = schema.get(key)
    return found if isinstance(found, list) else []


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
