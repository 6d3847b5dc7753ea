"""Reads from openapi.json which operations there are and which requests they take. It holds no facts of its own."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from attrs import define, field

from hubapi_ext.mock.document import document, read_document, referenced
from hubapi_ext.mock.extra import mock_extra
from hubapi_ext.mock.object_types import ObjectTypes, object_types_of
from hubapi_ext.mock.operation import Fields, Guard, Holder, New, Operation, Paging, Part, Statuses, Usual
from hubapi_ext.mock.parameters import Parameter
from hubapi_ext.mock.shapes import shape_of
from hubapi_ext.mock.starting_items import StartingItems


@define(eq=False)
class Contract:
    """The operations of a document. What each takes is read when the first request comes."""

    _document: Mapping[str, Any] = field(repr=False)

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation."""
        return tuple(_operations(self._document))

    @cached_property
    def object_types(self) -> ObjectTypes:
        """HubSpot's object types, and what differs between them."""
        return object_types_of(self._document)

    @cached_property
    def starting_items(self) -> StartingItems:
        """What a new portal holds."""
        return StartingItems(self._document.get("x-hubapi-portal", {}), self.object_types)

    @cached_property
    def rate_limits(self) -> Mapping[str, tuple[int, timedelta]]:
        """The budgets that operations draw on: how many calls in which time."""
        return {
            name: (one["requests"], timedelta(milliseconds=one["milliseconds"]))
            for name, one in self._document.get("x-hubapi-rate-limits", {}).items()
        }

    @cached_property
    def operation_ids(self) -> frozenset[str]:
        """What the operations are called. Unlike `operations` it needs nothing but the document."""
        return frozenset(one["operationId"] for one in self._written())

    def operation(self, id: str) -> Operation:
        """The operation with this id. Raises KeyError where there is none."""
        return self._by_id[id]

    @cached_property
    def _by_id(self) -> Mapping[str, Operation]:
        return {one.name: one for one in self.operations}

    def route(self, method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
        """The operation that a request means, and what stands in the braces of its path; a date version is among it.

        Of several paths that fit, the most specific one wins: that which has text where the others have a parameter.
        """
        for pattern, operation in self._routes:
            if operation.method == method and (found := pattern.fullmatch(path)):
                return operation, found.groupdict()
        return None

    @cached_property
    def _routes(self) -> tuple[tuple[re.Pattern[str], Operation], ...]:
        paths = [(path, one) for one in self.operations for path in (one.path, *one.other_paths)]
        return tuple(
            (_pattern(path, self.object_types), one)
            for path, one in sorted(paths, key=lambda both: _generality(both[0]))
        )

    def _written(self) -> Iterator[Mapping[str, Any]]:
        for item in self._document["paths"].values():
            yield from item.values()


@cache
def standard_contract() -> Contract:
    """The contract that comes with the mock."""
    return Contract(document())


def read_contract(path: Path) -> Contract:
    """The contract in a file: an openapi.json that `scripts/generate` or `hubapi generate` has written.

    What the latter has written is added to the contract that comes with the mock. Raises ValueError for other files.
    """
    return _contract_in(path.read_bytes(), path)


# The tests of an application make a mock each, and would read the same file for the better part of a second.
@lru_cache(maxsize=8)
def _contract_in(text: bytes, path: Path) -> Contract:
    contract = Contract(read_document(text, path))
    try:
        # All that requests and the verbs of the mock ask for later.
        _ = contract.operations, contract.operation_ids, contract.object_types.standard, contract.rate_limits
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        problem = f"{path} was not written by scripts/generate or hubapi generate"
        raise ValueError(f"{problem}: {type(error).__name__} {error}") from error
    return contract


def _generality(path: str) -> list[bool]:
    """Sorts a path before those that have a parameter where it has text."""
    return ["{" in segment for segment in path.split("/")]


def _operations(document: Mapping[str, Any]) -> Iterator[Operation]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            body = _resolve(document, operation.get("requestBody", {}))
            answer = _resolve(document, operation["responses"]["2XX"]).get("content", {}).get("application/json", {})
            paging = _paging(document, operation)
            item = _item(document, answer.get("schema", {}), paging, operation.get("x-hubapi-mock", {}).get("in"))
            yield Operation(
                name=operation["operationId"],
                method=method.upper(),
                path=path,
                other_paths=tuple(_other_paths(operation)),
                replay=operation["x-hubapi-replay"],
                scopes=_scopes(operation),
                paging=paging,
                batch="x-hubapi-batch" in operation,
                fewer=operation.get("x-hubapi-batch", operation.get("x-hubapi-paging", {})).get("fewer", {}),
                trace=operation.get("x-hubapi-batch", {}).get("trace"),
                shape=shape_of(document, answer.get("schema", {})),
                usual=_usual(document, operation, item),
                example=next((one["value"] for one in answer.get("examples", {}).values()), None),
                item_fields=_fields(document, item),
                body=_known_fields(document, _input(document, body)),
                rate_limit=operation["x-hubapi-rate-limit"],
                versions={
                    version: Statuses(codes["success"], codes.get("errors", codes["success"]))
                    for version, codes in operation["x-hubapi-statuses"].items()
                },
                validator=_validator(document, body["content"]["application/json"]["schema"] if body else None),
                takes_no_body=not body.get("required", False),
                path_parameters=_parameters(document, operation, "path"),
                query_parameters=_parameters(document, operation, "query"),
            )


def _parameters(document: Mapping[str, Any], operation: Mapping[str, Any], place: str) -> dict[str, Parameter]:
    found = [_resolve(document, one) for one in operation.get("parameters", ())]
    return {
        one["name"]: Parameter(
            one["name"],
            place,
            schema,
            one.get("style", "form"),
            _validator(document, schema),
            one.get("required", False),
        )
        for one in found
        for schema in [_resolve(document, one["schema"])]
        if one["in"] == place
    }


def _resolve(document: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in node:
        node = referenced(document, node["$ref"])
    return node


def _validator(document: Mapping[str, Any], schema: Mapping[str, Any] | None) -> Any:
    if schema is None:
        return None
    with mock_extra():
        from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - an extra, and slow to import
    # The mask keeps a wrong input, which may be large or private, out of the message.
    return Draft202012Validator({**schema, "components": document["components"]}, mask="the value")


def _paging(document: Mapping[str, Any], operation: Mapping[str, Any]) -> Paging | None:
    if of_batch := operation.get("x-hubapi-batch", {}).get("paging"):
        return Paging(
            of_batch["items"],
            of_batch["result"],
            of_batch=True,
            cursor=of_batch["input"],
            default_size=of_batch.get("size"),
        )
    facts = operation.get("x-hubapi-paging")
    if facts is None:
        return None
    parameters = [_resolve(document, one) for one in operation.get("parameters", ())]
    sizes = {one["name"]: one["schema"] for one in parameters if one["in"] == "query"}
    in_body = facts["input"] not in sizes
    if in_body:
        body = _resolve(document, operation["requestBody"])["content"]["application/json"]["schema"]
        sizes = _resolve(document, body)["properties"]
    size = _resolve(document, sizes.get(facts.get("size"), {}))
    return Paging(
        facts["items"],
        facts["result"],
        of_batch=False,
        cursor=facts["input"],
        size=facts.get("size"),
        total=facts.get("total"),
        more=facts.get("more"),
        in_body=in_body,
        is_number=_resolve(document, sizes[facts["input"]]).get("type") == "integer",
        default_size=size.get("default", size.get("maximum")),
    )


def _usual(document: Mapping[str, Any], operation: Mapping[str, Any], item: Mapping[str, Any]) -> Usual | None:
    facts = operation.get("x-hubapi-mock")
    if facts is None:
        return None
    search = operation.get("x-hubapi-search", {})
    within, guard = facts.get("within"), facts.get("guard")
    return Usual(
        facts["verb"],
        facts["of"],
        object_type=facts.get("object-type"),
        new=New(**_new(facts)),
        parts=tuple(
            Part(field=name, collection=one.get("collection"), **_new(one), fields=_part_fields(document, item, name))
            for name, one in facts.get("parts", {}).items()
        ),
        within=within and _holder(within),
        inside=facts.get("in"),
        unique=tuple(facts.get("unique", ())),
        aliases=tuple(facts.get("aliases", ())),
        only=facts.get("only"),
        where=facts.get("where", {}),
        also=facts.get("also", {}),
        exists=facts.get("exists", {}),
        conflict=facts.get("conflict", 409),
        keeps=facts.get("keeps"),
        guard=guard and Guard(tuple(guard["asked-by"]), guard["always-from"]),
        audit=facts.get("audit"),
        guesses=tuple(facts.get("guesses", ())),
        leaves_out=tuple(facts.get("leaves-out", ())),
        most_results=search.get("most-results"),
        most_filters=search.get("most-filters"),
        most_associated=facts.get("most-associated"),
    )


def _holder(facts: Mapping[str, Any]) -> Holder:
    keys = (facts.get("key", "id"), *facts.get("aliases", ()))
    return Holder(facts["item"], facts["field"], keys, facts.get("made", False))


def _new(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "key": facts.get("key", "id"),
        "given_key": facts.get("given-key"),
        "defaults": facts.get("defaults", {}),
    }


def _item(
    document: Mapping[str, Any], schema: Mapping[str, Any], paging: Paging | None, inside: str | None
) -> Mapping[str, Any]:
    """The schema of what is answered with: of an item of a list, of a field's content, or of the whole answer."""
    answer = _resolve(document, schema)
    if inside is not None:
        return _resolve(document, answer["properties"][inside])
    steps = paging.items.split(".") if paging and not paging.of_batch else ["results"]
    item = answer
    for step in steps:
        item = _resolve(document, item.get("properties", {}).get(step, {}))
    return _resolve(document, (item if "items" in item else answer).get("items", answer))


def _input(document: Mapping[str, Any], body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of a body, or of an input of a batch."""
    schema = _resolve(document, body["content"]["application/json"]["schema"]) if body else {}
    inputs = _resolve(document, schema.get("properties", {}).get("inputs", schema))
    return _resolve(document, inputs.get("items", schema))


def _part_fields(document: Mapping[str, Any], item: Mapping[str, Any], name: str) -> frozenset[str]:
    part = _resolve(document, item.get("properties", {}).get(name, {}))
    return _fields(document, _resolve(document, part.get("items", {})))


def _known_fields(document: Mapping[str, Any], schema: Mapping[str, Any], above: tuple[str, ...] = ()) -> Fields:
    name = schema.get("$ref", "")
    found = _resolve(document, schema)
    if "items" in found:
        return _known_fields(document, found["items"], above)
    if name and name in above:
        return Fields()
    known = found.get("properties", {})
    return Fields({field: _known_fields(document, one, (*above, name)) for field, one in known.items()})


def _fields(document: Mapping[str, Any], schema: Mapping[str, Any]) -> frozenset[str]:
    inherited = (_resolve(document, one) for one in schema.get("allOf", ()))
    return frozenset(name for one in (schema, *inherited) for name in one.get("properties", {}))


def _scopes(operation: Mapping[str, Any]) -> dict[str, tuple[frozenset[str], ...]]:
    documented = (
        frozenset(scope for scopes in alternative.values() for scope in scopes) for alternative in operation["security"]
    )
    changes = operation.get("x-hubapi-scopes-by-version", {})
    return {
        "documented": tuple(documented),
        **{version: tuple(frozenset([scope]) for scope in scopes) for version, scopes in changes.items()},
    }


def _other_paths(operation: Mapping[str, Any]) -> Iterator[str]:
    yield operation["x-hubapi-dated-path"]
    others = operation.get("x-hubapi-other-path", ())
    yield from [others] if isinstance(others, str) else others


def _pattern(template: str, object_types: ObjectTypes) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    names = [f"(?P<{name}>{_VERSION if name == 'version' else '[^/]+'})" for name in parts[1::2]]
    literals = [_spelled(literal, object_types) for literal in parts[0::2]]
    return re.compile("".join(part for both in zip(literals, [*names, ""], strict=True) for part in both))


def _spelled(literal: str, object_types: ObjectTypes) -> str:
    """A part of a path, in which an object type may be spelled in any way."""
    segments = literal.split("/")
    spellings = [object_types.spellings(one) or [re.escape(one)] for one in segments]
    return "/".join(one[0] if len(one) == 1 else f"(?i:{'|'.join(one)})" for one in spellings)


_VERSION = r"\d{4}-\d{2}(?:-beta)?"
