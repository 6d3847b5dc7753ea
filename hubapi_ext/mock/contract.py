"""Reads from openapi.json which operations there are and which requests they take. It holds no facts of its own."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import msgspec
from attrs import field, frozen

from hubapi_ext.mock.bodies import read_body
from hubapi_ext.mock.extra import mock_extra
from hubapi_ext.mock.object_types import TYPE_IDS, spellings
from hubapi_ext.mock.parameters import Parameter


@frozen
class Statuses:
    """The codes of an operation's answers."""

    success: int
    errors: int
    """Where the answer to a batch names errors."""


@frozen
class Paging:
    """Where an answer has its pages."""

    items: str
    """The list of a page."""
    of_batch: bool
    """Whether there is a page for each result of a batch, instead of one for the whole answer."""


@frozen
class Operation:
    """An operation as the contract describes it."""

    name: str
    method: str
    path: str
    """Its documented path."""
    other_paths: tuple[str, ...]
    replay: str
    """What sending it twice does: `read`, `set` or `create`."""
    scopes: tuple[frozenset[str], ...] = field(repr=False)
    """Sets of scopes, one of which a token must have."""
    paging: Paging | None
    rate_limit: str
    """Which of the portal's rate windows it draws on."""
    versions: Mapping[str, Statuses] = field(repr=False)
    """The codes of its answers in each version that the contract names."""
    # jsonschema_rs is imported late, so its types cannot stand here.
    validator: Any = field(repr=False)
    path_parameters: Mapping[str, Parameter] = field(repr=False)
    query_parameters: Mapping[str, Parameter] = field(repr=False)

    def allows(self, scopes: Collection[str]) -> bool:
        """Whether a token with these scopes may ask for it."""
        return any(needed.issubset(scopes) for needed in self.scopes)

    def statuses(self, version: str | None) -> Statuses:
        """The codes of its answers in a date version, or without one on the documented path."""
        # A version that is not named answers like the last one before it. `documented` sorts behind all of them.
        earlier = (known for known in self.versions if version and known <= version)
        return self.versions[max(earlier, default="documented")]

    def read_path(self, written: Mapping[str, str]) -> dict[str, Any]:
        """The parameters in the path of a request that agrees with the contract."""
        read = {name: one.read({name: [written[name]]}) for name, one in self.path_parameters.items()}
        return {**written, **read}

    def read_query(self, query: str) -> dict[str, Any]:
        """The query parameters of a request that agrees with the contract, with their defaults."""
        written = parse_qs(query, keep_blank_values=True)
        return {name: one.read(written) for name, one in self.query_parameters.items()}

    def read(self, body: bytes) -> Any:
        """The decoded body of a request that agrees with the contract."""
        return None if self.validator is None else read_body(self.validator, body)


@cache
def operations() -> tuple[Operation, ...]:
    """Every operation of the contract."""
    return tuple(_operations(_document()))


def route(method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
    """The operation that a request means, and what stands in the braces of its path; a date version is among it.

    Of several paths that fit, the most specific one wins: that which has text where the others have a parameter.
    """
    for pattern, operation in _routes():
        if operation.method == method and (found := pattern.fullmatch(path)):
            return operation, found.groupdict()
    return None


@cache
def _routes() -> tuple[tuple[re.Pattern[str], Operation], ...]:
    paths = [(path, one) for one in operations() for path in (one.path, *one.other_paths)]
    return tuple((_pattern(path), one) for path, one in sorted(paths, key=lambda both: _generality(both[0])))


def _generality(path: str) -> list[bool]:
    """Sorts a path before those that have a parameter where it has text."""
    return ["{" in segment for segment in path.split("/")]


@cache
def operation_ids() -> frozenset[str]:
    """What the operations are called. Unlike `operations()` it needs nothing but the contract."""
    return frozenset(one["operationId"] for item in _document()["paths"].values() for one in item.values())


@cache
def page_size() -> int:
    """How many associations of a record one batch read returns."""
    batches = [one.get("x-hubapi-batch", {}) for item in _document()["paths"].values() for one in item.values()]
    return int(max(batch["paging"]["size"] for batch in batches if "paging" in batch))


@cache
def _document() -> Mapping[str, Any]:
    document: Mapping[str, Any] = msgspec.json.decode(_location().read_bytes())
    return document


def _location() -> Path:
    """In an installed package openapi.json stands beside this module, in a checkout among the generated files."""
    here = Path(__file__).resolve().parent
    installed = here / "openapi.json"
    return installed if installed.exists() else here.parents[1] / "generated" / "openapi.json"


def _operations(document: Mapping[str, Any]) -> Iterator[Operation]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield Operation(
                name=operation["operationId"],
                method=method.upper(),
                path=path,
                other_paths=tuple(_other_paths(operation)),
                replay=operation["x-hubapi-replay"],
                scopes=tuple(
                    frozenset(scope for scopes in alternative.values() for scope in scopes)
                    for alternative in operation["security"]
                ),
                paging=_paging(operation),
                rate_limit=operation["x-hubapi-rate-limit"],
                versions={
                    version: Statuses(codes["success"], codes.get("errors", codes["success"]))
                    for version, codes in operation["x-hubapi-statuses"].items()
                },
                validator=_validator(document, _body_schema(operation)),
                path_parameters=_parameters(document, operation, "path"),
                query_parameters=_parameters(document, operation, "query"),
            )


def _parameters(document: Mapping[str, Any], operation: Mapping[str, Any], place: str) -> dict[str, Parameter]:
    return {
        parameter["name"]: Parameter(
            parameter["name"], place, schema, parameter.get("style", "form"), _validator(document, schema)
        )
        for parameter in _resolved(document, operation.get("parameters", ()))
        for schema in _resolved(document, [parameter["schema"]])
        if parameter["in"] == place
    }


def _resolved(document: Mapping[str, Any], nodes: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for node in nodes:
        found: Any = node
        while "$ref" in found:
            target: Any = document
            for key in found["$ref"].removeprefix("#/").split("/"):
                target = target[key]
            found = target
        yield found


def _body_schema(operation: Mapping[str, Any]) -> Mapping[str, Any] | None:
    body = operation.get("requestBody")
    return body["content"]["application/json"]["schema"] if body else None


def _validator(document: Mapping[str, Any], schema: Mapping[str, Any] | None) -> Any:
    if schema is None:
        return None
    with mock_extra():
        from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - an extra, and slow to import
    # The mask keeps a wrong input, which may be large or private, out of the message.
    return Draft202012Validator({**schema, "components": document["components"]}, mask="the value")


def _paging(operation: Mapping[str, Any]) -> Paging | None:
    of_batch = operation.get("x-hubapi-batch", {}).get("paging")
    paging = of_batch or operation.get("x-hubapi-paging")
    return Paging(paging["items"], of_batch=bool(of_batch)) if paging else None


def _other_paths(operation: Mapping[str, Any]) -> Iterator[str]:
    yield operation["x-hubapi-dated-path"]
    if "x-hubapi-other-path" in operation:
        yield operation["x-hubapi-other-path"]


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    names = [f"(?P<{name}>{_VERSION if name == 'version' else '[^/]+'})" for name in parts[1::2]]
    literals = [_spelled(literal) for literal in parts[0::2]]
    return re.compile("".join(part for both in zip(literals, [*names, ""], strict=True) for part in both))


def _spelled(literal: str) -> str:
    """A part of a path, in which an object type may be spelled in any way."""
    segments = literal.split("/")
    return "/".join(f"(?i:{'|'.join(spellings(one))})" if one in TYPE_IDS else re.escape(one) for one in segments)


_VERSION = r"\d{4}-\d{2}(?:-beta)?"
