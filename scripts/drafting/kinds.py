"""Tells by its shape whether an operation is one request, a list or a batch, and what ties its parts together.

It gives the `x-hubapi-batch` or `x-hubapi-paging` of a drafted operation. Shapes are those of fragments.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen

from .decisions import FIRST_CALL, GUIDE, Decision
from .facts import DraftError, Endpoint, Schema
from .known import Known

_TRACE = "objectWriteTraceId"
_LARGEST_PAGE = LARGEST_BATCH = 100
"""What most of HubSpot's endpoints take."""
_SIZES = ("limit", "count")
_CURSORS = (("paging.next.after", "after", None), ("offset", "offset", "hasMore"))
"""Where an answer tells its next page, what asks for it, and what says that there is one."""


@frozen
class Shapes:
    """The drawn schemas of an operation, and all schemas that they refer to."""

    schemas: Mapping[str, Schema]
    body: Schema | None
    answer: Schema | None

    def target(self, schema: Schema) -> Schema:
        """The schema itself, where it is a reference."""
        while "$ref" in schema:
            schema = self.schemas[schema["$ref"].rpartition("/")[2]]
        return schema

    def fields(self, schema: Schema | None) -> dict[str, Schema]:
        """The fields of an object, with those of what it builds on."""
        target = self.target(schema or {})
        found: dict[str, Schema] = dict(target.get("properties", {}))
        for one in (*target.get("allOf", ()), *target.get("anyOf", ())):
            found = self.fields(one) | found
        return found

    def leads(self, schema: Schema | None, path: str) -> bool:
        """Whether a dotted path leads to a field. A path through a list means its items."""
        first, _, rest = path.partition(".")
        fields = self.fields(schema)
        if first not in fields or not rest:
            return first in fields
        target = self.target(fields[first])
        return self.leads(target.get("items", target), rest)

    def scalars(self, schema: Schema | None, before: str = "", depth: int = 3) -> Iterator[str]:
        """The paths to all fields that are neither object nor list."""
        for name, one in self.fields(schema).items():
            target = self.target(one)
            if self.fields(target) and depth:
                yield from self.scalars(target, f"{before}{name}.", depth - 1)
            elif target.get("type") not in ("object", "array"):
                yield f"{before}{name}"

    def inputs(self) -> Schema | None:
        """The schema of the list of inputs: the body itself, or its `inputs`."""
        body = self.target(self.body or {})
        found = body if "items" in body else body.get("properties", {}).get("inputs")
        return found if found is not None and "items" in found else None


@frozen
class Kind:
    """The kind of an operation, its extension, and what was guessed of it."""

    name: str
    extension: dict[str, Any] = field(factory=dict)
    decisions: tuple[Decision, ...] = ()


def kind_of(endpoint: Endpoint, shapes: Shapes, known: Known) -> Kind:
    """The kind of the operation that these shapes belong to."""
    is_batch_path = "/batch/" in f"{endpoint.path}/"
    inputs = shapes.inputs()
    if (
        inputs is not None
        and shapes.fields(inputs["items"])
        and (is_batch_path or "items" not in shapes.target(shapes.body or {}))
    ):
        return _batch(endpoint, shapes, known, inputs["items"])
    if is_batch_path and (inputs is None or shapes.target(inputs["items"]).get("type") != "string"):
        raise DraftError(
            f"{endpoint.source}: {endpoint.method.upper()} {endpoint.path} is a batch, and no body with `inputs` is "
            "shown; add an example of one, in a curl command with --data"
        )
    return _list(endpoint, shapes) or Kind("one")


def _batch(endpoint: Endpoint, shapes: Shapes, known: Known, item: Schema) -> Kind:
    relatives = [one for one in known.relatives(endpoint.method, endpoint.path) if "x-hubapi-batch" in one]
    every = [one["x-hubapi-batch"] for _, _, one in known.operations if "x-hubapi-batch" in one]
    usual = Counter(one["max-bytes"] for one in every).most_common(1)
    facts: dict[str, Any] = {"max-bytes": usual[0][0] if usual else 4_000_000}
    about = ("x-hubapi-batch",)
    decisions = [
        Decision(((*about, "max-bytes"),), "max-bytes: the usual guess.", "whether large bodies are answered with 413")
    ]
    results = shapes.fields(shapes.answer).get("results", {}).get("items")
    if shapes.leads(item, _TRACE):
        facts["trace"] = _TRACE
    pairs, is_sure = _pairs(shapes, item, results)
    if pairs:
        facts["results"] = pairs
        if _TRACE in facts.values() and shapes.leads(item, "properties") and shapes.leads(results, "properties"):
            facts["otherwise"] = {"result": "properties", "input": "properties"}
            text = "otherwise: results without a trace id are found by what was written."
            decisions.append(Decision(((*about, "otherwise"),), text, f"{FIRST_CALL} without trace ids"))
    else:
        facts["keys"] = _keys(shapes, item)
    if not is_sure:
        text = "results: the fields that tie a result to its input were guessed from their names."
        decisions.append(Decision(((*about, "results"), (*about, "keys")), text, "the answer to a batch of two inputs"))
    ids = [pair["input"] for pair in facts.get("results", ())] or facts["keys"]
    facts["errors"] = _errors(shapes, item, relatives) or [{"context": {"id": ids[:1]}}]
    text = "errors: how they name inputs, and which one only says that there is nothing (`empty`)."
    decisions.append(Decision(((*about, "errors"), (*about, "empty")), text, f"{FIRST_CALL} with an input that fails"))
    if shapes.leads(item, "after") and shapes.leads(results, "paging.next.after"):
        lists = [name for name, one in shapes.fields(results).items() if shapes.target(one).get("type") == "array"]
        if lists:
            paging = {"result": "paging.next.after", "input": "after", "items": lists[0], "size": _LARGEST_PAGE}
            facts["paging"] = paging
            text = "paging: how many items a page has."
            decisions.append(Decision(((*about, "paging", "size"),), text, GUIDE))
    return Kind("batch", facts, tuple(decisions))


def _pairs(shapes: Shapes, item: Schema, result: Schema | None) -> tuple[list[dict[str, str]], bool]:
    """The fields in which a result and its input agree, and whether that is beyond doubt."""
    if result is None:
        return [], False
    given, returned = list(shapes.scalars(item)), list(shapes.scalars(result))
    if _TRACE in given and shapes.leads(result, _TRACE):
        return [{"result": _TRACE, "input": _TRACE}], True
    ends = [
        {"result": its, "input": f"{end}.id"}
        for end in ("from", "to")
        for its in (f"{end}ObjectId", f"{end}.id")
        if its in returned and f"{end}.id" in given
    ]
    if len(ends) > 1:
        return ends, True
    for its in ("id", "from.id"):
        if its in returned and "id" in given:
            return [{"result": its, "input": "id"}], its != "id" or "properties" not in shapes.fields(item)
    common = [one for one in given if one in returned]
    telling = [one for one in common if one in ("name", "key", "email", "label")][:1] or [
        one for one in common if one.endswith(("Id", "Key", "category", "Name"))
    ]
    return [{"result": one, "input": one} for one in telling or common], False


def _keys(shapes: Shapes, item: Schema) -> list[str]:
    given = list(shapes.scalars(item))
    return ["id"] if "id" in given else [one for one in given if one.endswith((".id", "Id"))] or given[:1]


def _errors(shapes: Shapes, item: Schema, relatives: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rules of the nearest relative whose fields this batch has."""
    for one in relatives:
        rules = [
            rule
            for rule in one["x-hubapi-batch"]["errors"]
            if all(
                shapes.leads(item, path)
                for paths in (rule.get("inputs", ()), *rule.get("context", {}).values())
                for path in paths
            )
        ]
        if rules:
            return rules
    return []


def _list(endpoint: Endpoint, shapes: Shapes) -> Kind | None:
    """The paging of a list; None where the answer does not tell a next page."""
    answer = shapes.fields(shapes.answer)
    query = {one.name for one in endpoint.parameters if one.place == "query"}
    body = shapes.fields(shapes.body)
    lists = [name for name, one in answer.items() if shapes.fields(shapes.target(one).get("items"))]
    items = "results" if "results" in lists else next(iter(lists), None)
    for result, cursor, more in _CURSORS:
        asks = cursor in query or cursor in body or (result == "paging.next.after" and endpoint.method == "get")
        if items is None or not asks or not shapes.leads(shapes.answer, result) or (more and more not in answer):
            continue
        facts: dict[str, Any] = {"result": result, **({"more": more} if more else {}), "input": cursor, "items": items}
        # A list is asked for its pages in one place, by cursor and size.
        beside = body if cursor in body and cursor not in query else query
        decisions = []
        size = next((name for name in _SIZES if name in beside), None)
        if size is not None:
            facts["size"] = size
        else:
            text = "paging: no parameter for the size of a page is shown."
            decisions.append(Decision((("x-hubapi-paging",),), text, "the query parameters of the page"))
        if cursor not in query and cursor not in body:
            text = f"paging: `{cursor}` is not shown in a request; the answer tells a next page all the same."
            decisions.append(
                Decision((("x-hubapi-paging",), ("parameters",)), text, "the query parameters of the page")
            )
        if "integer" in (shapes.target(answer.get("total", {})).get("type") or ()):
            facts["total"] = "total"
        return Kind("list", facts, tuple(decisions))
    return None


def largest_page() -> tuple[int, Decision]:
    """How many items a page may have where nobody tells, and that it was guessed."""
    text = f"page size: how many items a page may have is not told; {_LARGEST_PAGE} is usual."
    return _LARGEST_PAGE, Decision((("x-hubapi-paging",), ("parameters",)), text, GUIDE)
