"""Reads one operation of an OpenAPI document, 3.0 or 3.1, into facts. It copies no prose: words are a human's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .facts import DraftError, Endpoint, Message, Parameter, Schema, version_in

METHODS = ("get", "put", "post", "delete", "patch")
_KEPT = {"type", "enum", "format", "properties", "required", "items", "additionalProperties", "anyOf", "example"} | {
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems"),
    *("pattern", "default", "$ref"),
}
_FORMATS = {"date-time", "date"}


def read_operation(document: Any, wanted: str, name: str) -> Endpoint:
    """The operation that `wanted` names: an operationId, a path, or a method and a path."""
    if not isinstance(document, dict) or not str(document.get("openapi", "")).startswith(("3.0", "3.1")):
        found = f"swagger {document['swagger']}" if isinstance(document, dict) and "swagger" in document else "none"
        raise DraftError(f"{name}:1: an OpenAPI document of version 3.0 or 3.1 is needed, got {found}")
    path, method = _found(document, wanted, name)
    return _Reader(document, name, f"{name}: {method.upper()} {path}").endpoint(path, method)


def _found(document: dict[str, Any], wanted: str, name: str) -> tuple[str, str]:
    operations = [
        (path, method, str(operation.get("operationId", "")))
        for path, item in document.get("paths", {}).items()
        for method, operation in item.items()
        if method in METHODS
    ]
    matching = [
        (path, method)
        for path, method, operation_id in operations
        if wanted in (operation_id, path, f"{method.upper()} {path}", f"{method} {path}")
    ]
    if len(matching) == 1:
        return matching[0]
    if matching:
        choices = ", ".join(f"'{method.upper()} {path}'" for path, method in matching)
        raise DraftError(f"{name}: `{wanted}` names {len(matching)} operations; say which: {choices}")
    last = wanted.rstrip("/").rpartition("/")[2]
    near = [f"'{method.upper()} {path}'" for path, method, id in operations if last and (last in path or last in id)][
        :5
    ]
    there = f"; near it: {', '.join(near)}" if near else f"; it has {len(operations)} operations"
    raise DraftError(f"{name}: there is no operation `{wanted}`, which is a path or an operationId{there}")


class _Reader:
    """Reads an operation, and the schemas that it leads to."""

    def __init__(self, document: dict[str, Any], source: str, what: str) -> None:
        self._document = document
        self._source = source
        self._what = what
        self._schemas: dict[str, Schema] = {}
        self._notes: list[str] = []
        self._is_30 = document["openapi"].startswith("3.0")

    def endpoint(self, path: str, method: str) -> Endpoint:
        """The facts of the operation."""
        item = self._document["paths"][path]
        operation = item[method]
        if version_in(path) is None:
            raise DraftError(f"{self._what} has no version, such as v3 or 2026-03; hubapi calls versioned paths alone")
        body = self._body(operation)
        codes, answer = self._answers(operation)
        return Endpoint(
            source=self._source,
            method=method,
            path=path.rstrip("/"),
            parameters=tuple(self._parameters([*item.get("parameters", ()), *operation.get("parameters", ())])),
            body=body,
            is_body_required=bool(self._resolved(operation.get("requestBody", {})).get("required", method != "get")),
            answer=answer,
            scopes=tuple(self._scopes(operation)),
            codes=codes,
            schemas=self._schemas,
            offered_name=operation.get("operationId"),
            notes=tuple(dict.fromkeys(self._notes)),
        )

    def _parameters(self, given: list[dict[str, Any]]) -> Iterator[Parameter]:
        # A parameter of the operation replaces one of the path with the same name.
        for one in {(each["name"], each["in"]): each for each in map(self._resolved, given)}.values():
            name, place = one["name"], one["in"]
            if place not in ("path", "query"):
                if one.get("required") and name.lower() not in ("authorization", "content-type", "accept"):
                    raise DraftError(
                        f"{self._what} needs the {place} `{name}`; hubapi's operations have parameters of path and "
                        "query alone, so there is no draft. `hub.request(method, path, headers=...)` sends it"
                    )
                self._notes.append(f"the {place} `{name}` was left out, since operations send none of their own")
                continue
            media: dict[str, Any] = next(iter(one.get("content", {}).values()), {})
            schema = one.get("schema") or media.get("schema", {})
            style: dict[str, Any] = {key: one[key] for key in ("style", "explode") if key in one and place == "query"}
            if style.get("style") == "form":
                del style["style"]
            if style.get("explode") is True:
                del style["explode"]
            yield Parameter(name, place, self._schema(schema), place == "path" or bool(one.get("required")), style)

    def _body(self, operation: dict[str, Any]) -> Message | None:
        content = self._resolved(operation.get("requestBody", {})).get("content", {})
        if not content:
            return None
        chosen = _json_of(content)
        if chosen is None:
            raise DraftError(
                f"{self._what} takes {' or '.join(content)}; hubapi's operations send JSON alone, so there is no "
                "draft. `hub.request(method, path, files=..., data=...)` sends it"
            )
        return self._message(chosen)

    def _answers(self, operation: dict[str, Any]) -> tuple[tuple[int, ...], Message | None]:
        """The codes of success, and the answer that they have."""
        codes, messages = [], []
        for code, answer in operation.get("responses", {}).items():
            if not str(code).startswith("2"):
                continue
            codes += [int(code)] if str(code).isdigit() else []
            content = self._resolved(answer).get("content", {})
            chosen = _json_of(content)
            if chosen is None and content:
                raise DraftError(
                    f"{self._what} answers with {' or '.join(content)}; hubapi's operations read JSON alone, so there "
                    "is no draft. `hub.request(method, path)` gets it"
                )
            if chosen is not None:
                messages.append(self._message(chosen))
        # A 207 says more than the full success beside it, whose fields it has, too.
        schemas = [one.schema for one in messages]
        if not messages:
            return tuple(codes), None
        schema = schemas[0] if all(one == schemas[0] for one in schemas) else self._flattened(schemas)
        return tuple(codes), Message(schema, tuple(value for one in messages for value in one.examples))

    def _message(self, content: dict[str, Any]) -> Message:
        shown = [self._resolved(one).get("value") for one in content.get("examples", {}).values()]
        examples = [one for one in (content.get("example"), *shown) if one is not None]
        return Message(self._schema(content.get("schema", {})), tuple(examples))

    def _scopes(self, operation: dict[str, Any]) -> Iterator[str]:
        alternatives = operation.get("security", self._document.get("security", []))
        yield from dict.fromkeys(scope for one in alternatives for scopes in one.values() for scope in scopes)

    def _schema(self, schema: Any) -> Schema:
        """The schema as JSON Schema 2020-12 has it, without prose."""
        if not isinstance(schema, dict):
            return {}
        if "$ref" in schema:
            return self._named(schema["$ref"])
        if "allOf" in schema:
            rest = {key: value for key, value in schema.items() if key != "allOf"}
            nullable = {"nullable": True} if rest.pop("nullable", False) else {}
            parts = [self._schema(one) for one in (*schema["allOf"], rest) if one]
            if len(parts) == 1:
                return self._nullable(parts[0]) if nullable else parts[0]
            return self._nullable(self._flattened(parts)) if nullable else self._flattened(parts)
        if "oneOf" in schema or "anyOf" in schema:
            return self._alternatives(schema)
        return self._single(schema)

    def _single(self, schema: Schema) -> Schema:
        kept = {key: value for key, value in schema.items() if key in _KEPT and value is not None}
        if "const" in schema:
            kept["enum"] = [schema["const"]]
        if "properties" in kept:
            kept["type"] = kept.get("type", "object")
            kept["properties"] = {
                name: {**self._schema(one), **_direction(one)} for name, one in kept["properties"].items()
            }
        if "items" in kept:
            kept["items"] = self._schema(kept["items"])
        if isinstance(kept.get("additionalProperties"), dict):
            kept["additionalProperties"] = self._schema(kept["additionalProperties"]) or True
        if kept.get("format") not in _FORMATS:
            kept.pop("format", None)
        for end in ("Minimum", "Maximum"):
            # 3.0 has a flag where 3.1 has the number.
            if isinstance(kept.get(f"exclusive{end}"), bool) and kept.pop(f"exclusive{end}"):
                kept[f"exclusive{end}"] = kept.pop(end.lower())
        if None in kept.get("enum", ()):
            kept["enum"] = [one for one in kept["enum"] if one is not None]
            return self._nullable(kept)
        return self._nullable(kept) if schema.get("nullable") and self._is_30 else kept

    def _alternatives(self, schema: Schema) -> Schema:
        given = schema.get("oneOf") or schema["anyOf"]
        parts = [self._schema(one) for one in given]
        has_null = {"type": "null"} in parts or bool(schema.get("nullable"))
        parts = [one for one in parts if one != {"type": "null"}]
        if len(parts) == 1:
            return self._nullable(parts[0]) if has_null else parts[0]
        kinds = [self._kind(one) for one in parts]
        if "object" in kinds and len(set(kinds)) < len(kinds):
            self._notes.append("an object that comes in several forms was left open; write the form that counts")
            return {}
        found: Schema = {"anyOf": parts}
        return self._nullable(found) if has_null else found

    def _kind(self, schema: Schema) -> Any:
        target = self._schemas.get(schema.get("$ref", "").rpartition("/")[2], schema)
        return str(target.get("type"))

    def _nullable(self, schema: Schema) -> Schema:
        if isinstance(schema.get("type"), str) and "enum" not in schema and "properties" not in schema:
            return {**schema, "type": [schema["type"], "null"]}
        if "anyOf" in schema:
            return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
        return {"anyOf": [schema, {"type": "null"}]} if schema else {}

    def _flattened(self, parts: list[Schema]) -> Schema:
        """One object with the fields of all."""
        fields: dict[str, Schema] = {}
        required: list[str] = []
        for one in parts:
            target = self._schemas.get(one["$ref"].rpartition("/")[2], {}) if "$ref" in one else one
            if {"anyOf", "items"} & target.keys():
                self._notes.append("a part of `allOf` that has no fields was left out")
            fields |= target.get("properties", {})
            required += target.get("required", ())
        named = [one for one in parts if "$ref" in one]
        if not fields:
            return named[0] if named else parts[0]
        return {"type": "object", "properties": fields, "required": list(dict.fromkeys(required))}

    def _named(self, reference: str) -> Schema:
        name = reference.rpartition("/")[2]
        if not reference.startswith("#/components/schemas/"):
            raise DraftError(
                f"{self._what} refers to `{reference}`; only references to #/components/schemas/ can be followed, so "
                "bundle the document into one file first"
            )
        if name not in self._schemas:
            if name not in self._document.get("components", {}).get("schemas", {}):
                raise DraftError(f"{self._what} refers to `{reference}`, which is not in the document")
            # It is there before it is read, since it may refer to itself.
            self._schemas[name] = {}
            self._schemas[name] = self._schema(self._document["components"]["schemas"][name])
        if self._schemas[name].keys() == {"$ref"}:
            # Another name for the same thing.
            return self._schemas[name]
        return {"$ref": f"#/components/schemas/{name}"}

    def _resolved(self, node: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in node:
            target: Any = self._document
            for key in re.split("/", node["$ref"].removeprefix("#/")):
                target = target.get(key.replace("~1", "/").replace("~0", "~")) if isinstance(target, dict) else None
            if target is None:
                raise DraftError(f"{self._what} refers to `{node['$ref']}`, which is not in the document")
            node = target
        return node


def _direction(schema: Any) -> Schema:
    return {key: True for key in ("readOnly", "writeOnly") if isinstance(schema, dict) and schema.get(key)}


def _json_of(content: Mapping[str, Any]) -> dict[str, Any] | None:
    """The JSON among media types; `*/*` is JSON in all of HubSpot's documents."""
    for media_type, one in content.items():
        if re.fullmatch(r"application/(?:[\w.-]+\+)?json(?:;.*)?|\*/\*", media_type):
            found: dict[str, Any] = one
            return found
    return None
