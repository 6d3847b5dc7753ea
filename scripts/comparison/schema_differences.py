"""Compares two schemas of the same thing, field by field, in the direction in which it is sent. It knows no operation.

Both sides are `Shape`s. A relation says what ours is compared with theirs: narrower, where theirs lets through
more, or wider. Whether that is news depends on the direction; `differences.py` says why.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from attrs import define, field, frozen

from .shapes import (
    AT_LEAST,
    AT_MOST,
    EXACT,
    TYPES,
    Direction,
    Form,
    Key,
    Property,
    Schema,
    Schemas,
    Shape,
    component_of,
    key_of,
    rank,
)

Relation = Literal["narrower", "wider", "different", "absent"]
Side = Literal["request", "response", "operation"]

# Beyond this no body is nested, and a schema that grows while it is followed comes to an end.
_DEEPEST = 40
_TEXTUAL = {"integer", "number", "boolean"}


@frozen
class Difference:
    """One thing that two sides say differently."""

    side: Side
    field: str
    """Such as `requestBody.inputs[].id`, `query.limit`, `response.results[].id`, `responses`, `security`, `path`."""
    kind: str
    relation: Relation
    """Ours, compared with theirs."""
    ours: str
    theirs: str
    news: bool
    component: str | None = None
    """The place in a component of ours, where it stands in one: `ObjectId`, `PublicObjectId.id`."""


@define
class SchemaComparison:
    """Compares schemas of two documents.

    `as_text` is for parameters, in which a number is text, and so is a list that is `joined`.
    """

    direction: Direction
    ours: Schemas
    theirs: Schemas
    as_text: bool = False
    joined: bool = False
    components: set[str] = field(factory=set)
    """The places in components of ours that it has come by."""
    _under_comparison: list[tuple[Key, Key]] = field(factory=list)

    def compare(self, path: str, ours: Schema, theirs: Schema, component: str | None = None) -> Iterator[Difference]:
        """Yields how two schemas differ, and all that they hold."""
        component = component_of(ours) or component
        if component:
            self.components.add(component)
        key = (key_of(ours), key_of(theirs))
        if key in self._under_comparison or len(self._under_comparison) >= _DEEPEST:
            return
        self._under_comparison.append(key)
        yield from self._shapes(path, component, self.ours.shape(ours), self.theirs.shape(theirs))
        self._under_comparison.pop()

    def _shapes(self, path: str, component: str | None, ours: Shape, theirs: Shape) -> Iterator[Difference]:
        types = list(self._types(path, component, ours, theirs))
        yield from types
        if types and max(len(ours), len(theirs)) == len(TYPES):
            # One side says nothing, which says it all.
            return
        shared = [name for name in TYPES if name in ours and name in theirs and name != "null"]
        # Integers and other numbers are told apart, and mostly have the same to say.
        yield from dict.fromkeys(
            one for name in shared for one in self._values_and_limits(path, component, ours[name], theirs[name])
        )
        if "array" in shared:
            at = component and f"{component}[]"
            yield from self.compare(f"{path}[]", ours["array"].items, theirs["array"].items, at)
        if "object" in shared:
            yield from self._fields(path, component, ours["object"], theirs["object"])

    def difference(
        self,
        path: str,
        component: str | None,
        kind: str,
        relation: Relation,
        ours: str,
        theirs: str,
        *,
        news: bool | None = None,
    ) -> Difference:
        """A difference, which is news where the direction says so, unless it is said here."""
        if news is None:
            news = relation in ("different", "wider" if self.direction == "request" else "narrower")
        return Difference(self.direction, path, kind, relation, ours, theirs, news, component)

    def _types(self, path: str, component: str | None, ours: Shape, theirs: Shape) -> Iterator[Difference]:
        mine, other = self._compared_types(ours), self._compared_types(theirs)
        if mine != other:
            yield self.difference(path, component, "type", _relation(mine, other), _names(ours), _names(theirs))
        elif not self.as_text and ("null" in ours) != ("null" in theirs):
            relation: Relation = "wider" if "null" in ours else "narrower"
            sides = ("null, too", "never null") if "null" in ours else ("never null", "null, too")
            yield self.difference(path, component, "null", relation, *sides)

    def _compared_types(self, shape: Shape) -> frozenset[str]:
        types = frozenset(shape) - {"null"}
        if self.as_text and "string" in types:
            return types | _TEXTUAL | ({"array"} if self.joined else set())
        return types

    def _values_and_limits(self, path: str, component: str | None, ours: Form, theirs: Form) -> Iterator[Difference]:
        yield from self._values(path, component, ours, theirs)
        for key in (*AT_MOST, *AT_LEAST, *EXACT):
            mine, other = ours.limits.get(key), theirs.limits.get(key)
            # A client that is stricter than HubSpot is so on purpose.
            if other not in (mine, ours.stated.get(key)):
                # Ids have long outgrown what HubSpot calls int32.
                news = False if "int32" in (mine, other) else None
                relation = _relation_of_limits(key, mine, other)
                yield self.difference(path, component, key, relation, _text(mine), _text(other), news=news)

    def _values(self, path: str, component: str | None, ours: Form, theirs: Form) -> Iterator[Difference]:
        def differ(
            relation: Relation, mine: Iterable[str], other: Iterable[str], *, news: bool | None = None
        ) -> Difference:
            sides = (" | ".join(map(_plain, sorted(values))) or "any" for values in (mine, other))
            return self.difference(path, component, "enum", relation, *sides, news=news)

        if not ours.known and not theirs.known:
            return
        if not ours.known and theirs.values is not None:
            yield differ("wider", (), theirs.known)
        elif ours.values is not None and not theirs.known:
            yield differ("narrower", ours.known, ())
        elif ours.known and theirs.known:
            refuses = theirs.values is not None
            for value in sorted(ours.known - theirs.known):
                text = _plain(value)
                yield self.difference(
                    path, component, "enum", "wider", text, "absent", news=self.direction == "request" and refuses
                )
            if self.direction == "request" and refuses and ours.values is None:
                yield differ("wider", (), theirs.known)
            elif self.direction == "response" and ours.values is not None and not refuses:
                yield differ("narrower", ours.known, ())
            for value in sorted(theirs.known - ours.known):
                yield self.difference(path, component, "enum", "narrower", "absent", _plain(value))

    def _fields(self, path: str, component: str | None, ours: Form, theirs: Form) -> Iterator[Difference]:
        if ours.is_free or theirs.is_free:
            if not ours.is_free:
                yield self.difference(path, component, "fields", "narrower", "named fields", "any")
            elif not theirs.is_free:
                yield self.difference(path, component, "fields", "wider", "any", "named fields")
            return
        for name in (*ours.fields, *(theirs.fields.keys() - ours.fields.keys())):
            yield from self._field(f"{path}.{name}", name, component, ours, theirs)
        at = component and f"{component}.*"
        if ours.others and theirs.others:
            yield from self.compare(f"{path}.*", ours.others, theirs.others, at)
        elif ours.others and theirs.others is None:
            yield self.difference(f"{path}.*", at, "field", "wider", "any name", "absent")
        elif theirs.others and ours.others is None:
            yield self.difference(f"{path}.*", at, "field", "narrower", "absent", "any name")

    def _field(self, path: str, name: str, component: str | None, ours: Form, theirs: Form) -> Iterator[Difference]:
        mine, other = ours.fields.get(name), theirs.fields.get(name)
        at = _place(name, mine, component)
        if mine and other:
            yield from self._required(path, at, ours=name in ours.required, theirs=name in theirs.required)
            yield from self.compare(path, mine.schema, other.schema, at)
        elif mine and theirs.others is None:
            self.components.update([at] if at else [])
            # It may be sent in vain, or be waited for in vain.
            yield self.difference(path, at, "field", "wider", "present", "absent", news=True)
        elif mine and theirs.others is not None:
            yield from self.compare(path, mine.schema, theirs.others, at)
        elif other and ours.others is None:
            is_required = name in theirs.required
            relation: Relation = "wider" if self.direction == "request" and is_required else "narrower"
            yield self.difference(path, at, "field", relation, "absent", "required" if is_required else "present")
        elif other and ours.others is not None:
            yield from self.compare(path, ours.others, other.schema, at)

    def _required(self, path: str, component: str | None, *, ours: bool, theirs: bool) -> Iterator[Difference]:
        if ours != theirs:
            # Whoever may leave a field out sends more than one who may not.
            relation: Relation = "narrower" if ours else "wider"
            sides = ("required", "optional") if ours else ("optional", "required")
            # Our models rely on no field of an answer.
            news = False if self.direction == "response" else None
            yield self.difference(path, component, "required", relation, *sides, news=news)


def _place(name: str, mine: Property | None, component: str | None) -> str | None:
    """Where a field stands among the components; in the one that declares it, if that is another."""
    declared = mine.component if mine else None
    outer = declared or component
    return f"{outer}.{name}" if outer else None


def _relation(ours: frozenset[str], theirs: frozenset[str]) -> Relation:
    return "narrower" if ours < theirs else "wider" if ours > theirs else "different"


def _relation_of_limits(key: str, ours: Any, theirs: Any) -> Relation:
    if ours is None or theirs is None:
        return "wider" if ours is None else "narrower"
    if key in EXACT:
        return "different"
    return "wider" if rank(key, ours) > rank(key, theirs) else "narrower"


def _names(shape: Shape) -> str:
    names = [name for name in TYPES if name in shape and name != "null"]
    if len(names) == len(TYPES) - 1:
        return "anything"
    return " or ".join(name for name in names if name != "integer" or "number" not in names) or "nothing"


def _text(limit: Any) -> str:
    if isinstance(limit, tuple):
        value, excluded = limit
        return f"{value} excluded" if excluded else str(value)
    return "none" if limit is None else str(limit)


def _plain(value: str) -> str:
    """A value without the quotes that JSON puts around text."""
    read = json.loads(value)
    return read if isinstance(read, str) else value
