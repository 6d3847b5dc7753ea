"""Brings operations into one form, ours from the fragments and theirs from a description. It compares nothing.

The two differ in where they say a thing: a fragment has the paths, codes and scopes of every version in one
operation, where HubSpot publishes a description for each version. Here either becomes an `Operation`, which is of
one version.

Refusals are left out on both sides: the client reads them without a model, so no description of them can do it
harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen

from hubapi_generation.fragments import METHODS, Document
from hubapi_generation.rules import other_paths
from hubapi_generation.scopes import DOCUMENTED

from .shapes import ANY, Schema, Schemas, resolve

ANY_TYPE = "*/*"
JSON = "application/json"
# What OpenAPI tells to ignore among the parameters of the header, since it has other places for them.
_NOT_PARAMETERS = {"accept", "content-type", "authorization"}


@frozen
class Parameter:
    """A parameter of the query or of the header. Those of the path are known by their place in it."""

    name: str
    required: bool
    schema: Schema
    joined: bool
    """Whether a list is written as one value, with commas."""


@frozen
class Content:
    """A body: its media types, and the schema of the one that is JSON, or of any."""

    media_types: frozenset[str]
    schema: Schema
    required: bool = True


@frozen
class Operation:
    """What one side says of an operation in one version."""

    name: str
    version: str
    method: str
    path: str
    parameters: Mapping[str, Parameter]
    """By place and name, such as `query.limit`."""
    path_parameters: Mapping[str, Schema]
    body: Content | None
    answer: Content | None
    """The bodies of all successes, taken together."""
    codes: frozenset[str]
    """Those of success; none where they are not told one by one."""
    scopes: frozenset[str] | None
    """One of which is enough; one that takes several is written `a and b`. None where nothing is said of them."""
    deprecated: bool
    requests: Schemas = field(repr=False)
    answers: Schemas = field(repr=False)
    other_paths: tuple[str, ...] = ()
    source: str = ""
    """The file that it comes from."""


def our_operations(document: Document) -> Iterator[Operation]:
    """Every operation of the fragments, in each version."""
    requests, answers = Schemas(document.content, "request"), Schemas(document.content, "response")
    dated = [version for version in document.content["x-hubapi-versions"] if version[0].isdigit()]
    for path, method, operation in document.operations():
        statuses, scopes = operation["x-hubapi-statuses"], operation.get("x-hubapi-scopes-by-version", {})
        in_documented = [scope for one in operation["security"] for scope in one["oauth2"]]
        for version in (DOCUMENTED, *dated):
            codes = _latest(statuses, version, {})
            yield _operation(
                requests,
                answers,
                operation,
                name=operation["operationId"],
                version=version,
                method=method,
                path=path if version == DOCUMENTED else operation["x-hubapi-dated-path"].replace("{version}", version),
                codes=frozenset(map(str, codes.values())),
                scopes=frozenset(_latest(scopes, version, in_documented)),
                other_paths=_other_paths(operation, version),
            )


def _latest(by_version: Mapping[str, Any], version: str, otherwise: Any) -> Any:
    """What holds in a version: it is as the one before it where nothing is said."""
    found = by_version.get(DOCUMENTED, otherwise)
    for known in sorted(by_version.keys() - {DOCUMENTED}):
        if version != DOCUMENTED and known <= version:
            found = by_version[known]
    return found


def _other_paths(operation: dict[str, Any], version: str) -> tuple[str, ...]:
    found = [path for path in other_paths(operation) if (version == DOCUMENTED) != ("{version}" in path)]
    return tuple(path.replace("{version}", version) for path in found)


def their_operations(content: Mapping[str, Any], source: str) -> Iterator[Operation]:
    """Every operation of an upstream description. Its ids are no names, so each goes by method and path."""
    requests, answers = Schemas(content, "request"), Schemas(content, "response")
    for path, written in _map(content, "paths").items():
        item = resolve(content, written) if isinstance(written, dict) else {}
        for method, operation in item.items():
            if method in METHODS and isinstance(operation, dict):
                codes = [code for code in _map(operation, "responses") if re.fullmatch(r"2\d\d", code)]
                yield _operation(
                    requests,
                    answers,
                    {**operation, "parameters": _all_parameters(content, item, operation)},
                    name=f"{method.upper()} {path}",
                    version="",
                    method=method,
                    path=path,
                    codes=frozenset(codes),
                    scopes=_their_scopes(content, operation),
                    source=source,
                )


def _all_parameters(content: Mapping[str, Any], item: Mapping[str, Any], operation: Mapping[str, Any]) -> list[Any]:
    """The parameters of an operation, with those of its path that it does not replace."""
    found = {}
    for written in (*_maps(item.get("parameters")), *_maps(operation.get("parameters"))):
        one = resolve(content, written)
        found[one.get("in"), one.get("name")] = one
    return list(found.values())


def _their_scopes(content: Mapping[str, Any], operation: Mapping[str, Any]) -> frozenset[str] | None:
    """The scopes of those schemes that take any and are OAuth's; where none are, of all that take any."""
    schemes = _map(_map(content, "components"), "securitySchemes")
    written = operation.get("security", content.get("security"))
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for alternative in _maps(written):
        for scheme, scopes in alternative.items():
            if isinstance(scopes, list) and scopes:
                is_oauth = _map(schemes, scheme).get("type") == "oauth2"
                # HubSpot's own word for a list of scopes of which one is enough.
                either = operation.get("x-hubspot-auth-scoping-type") == "ANY"
                found[is_oauth].update(scopes if either else [" and ".join(sorted(scopes))])
    return frozenset(found[True] or found[False]) or None


def _operation(
    requests: Schemas,
    answers: Schemas,
    operation: Mapping[str, Any],
    *,
    path: str,
    **said: Any,
) -> Operation:
    """What stands in the same place on both sides."""
    document = requests.document
    parameters = [resolve(document, one) for one in _maps(operation.get("parameters"))]
    in_path = {one.get("name"): _parameter(one).schema for one in parameters if one.get("in") == "path"}
    named = [f"{one.get('in')}.{one.get('name')}" for one in parameters]
    body = resolve(document, operation["requestBody"]) if isinstance(operation.get("requestBody"), dict) else None
    successes = [
        resolve(document, one)
        for code, one in _map(operation, "responses").items()
        if re.fullmatch(r"2(\d\d|XX)", code) and isinstance(one, dict)
    ]
    return Operation(
        path=path,
        parameters={
            key: _parameter(one)
            for key, one in zip(named, parameters, strict=True)
            if one.get("in") in ("query", "header") and str(one.get("name")).lower() not in _NOT_PARAMETERS
        },
        path_parameters={name: in_path.get(name, ANY) for name in path_names(path)},
        body=_content([body]) if body else None,
        answer=_content(successes),
        deprecated=operation.get("deprecated") is True,
        requests=requests,
        answers=answers,
        **said,
    )


def path_names(path: str) -> list[str]:
    """The names of the parameters of a path, in their order."""
    return re.findall(r"\{([^{}/]+)\}", path)


def _parameter(written: Mapping[str, Any]) -> Parameter:
    schema = written.get("schema")
    if not isinstance(schema, dict):
        schemas = [_map(one, "schema") for one in _map(written, "content").values() if isinstance(one, dict)]
        schema = schemas[0] if schemas else ANY
    is_form = written.get("style", "form") == "form" and written.get("in") == "query"
    return Parameter(
        name=str(written.get("name")),
        required=written.get("required") is True,
        schema=schema,
        joined=written.get("explode", is_form) is not True,
    )


def _content(messages: list[Mapping[str, Any]]) -> Content | None:
    """The bodies of a request, or of several answers, as one; None where there are none."""
    media_types: set[str] = set()
    schemas: list[Schema] = []
    for message in messages:
        by_type = {kind.partition(";")[0].strip(): one for kind, one in _map(message, "content").items()}
        media_types |= by_type.keys()
        chosen = sorted(by_type, key=lambda kind: (kind != JSON, not is_json(kind)))[:1]
        schemas += [_map(by_type[kind], "schema") for kind in chosen if isinstance(by_type[kind], dict)]
    if not media_types:
        return None
    distinct = [one for at, one in enumerate(schemas) if one not in schemas[:at]]
    return Content(
        media_types=frozenset(media_types),
        schema=distinct[0] if len(distinct) == 1 else {"anyOf": distinct},
        required=messages[0].get("required") is True,
    )


def is_json(media_type: str) -> bool:
    """Whether JSON is of this type, or of one that the type stands for."""
    return media_type in (JSON, "application/*", ANY_TYPE) or media_type.endswith("+json")


def _maps(node: Any) -> list[Mapping[str, Any]]:
    """The mappings of what should be a list of them."""
    return [one for one in node if isinstance(one, dict)] if isinstance(node, list) else []


def _map(node: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = node.get(key)
    return found if isinstance(found, dict) else {}
