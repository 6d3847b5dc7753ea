"""The body and the answer of a drafted operation, with an example of each, and the values in its path.

The example of an answer is what the mock gives. It belongs to the example of the request: every input has its result.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from .decisions import Decision
from .examples import Examples, set_at, value_at
from .facts import Endpoint, Parameter, Schema, path_parameters
from .kinds import Kind, Shapes
from .known import Known
from .parameters import parameter_schema

_MEDIA = ("content", "application/json")
_OF_ENVELOPE = ("status", "results", "startedAt", "completedAt")


def messages(
    endpoint: Endpoint, shapes: Shapes, kind: Kind, path_values: dict[str, Any]
) -> tuple[dict[str, Any], list[Decision]]:
    """`requestBody` and `responses`, and that a human should look at their examples."""
    examples = Examples(shapes.schemas)
    where = {"x-hubapi-path": path_values} if path_values else {}
    text = "example: made from what is shown, with values in place of placeholders."
    look = "the examples of other fragments, for values that a reader knows"
    found: dict[str, Any] = {}
    decisions = []
    body = None
    if shapes.body is not None and endpoint.body is not None:
        body = _first_page(examples.of(shapes.body, *endpoint.body.examples[:1]), kind)
        content = _content(shapes.body, {"summary": "A request", **where, "value": body})
        found["requestBody"] = {**({"required": True} if endpoint.is_body_required else {}), "content": content}
        decisions.append(Decision((("requestBody", *_MEDIA, "examples"),), text, look))
        where = {}
    answer: dict[str, Any] = {"description": "It is carried out."}
    if shapes.answer is not None and endpoint.answer is not None:
        value = _settled(examples.of(shapes.answer, *endpoint.answer.examples[:1]), kind, body)
        answer["content"] = _content(shapes.answer, {"summary": "An answer", **where, "value": value})
        decisions.append(Decision((("responses", "2XX", *_MEDIA, "examples"),), text, look))
    found["responses"] = {"2XX": answer, "default": {"$ref": "#/components/responses/Error"}}
    return found, decisions


def example_path(endpoint: Endpoint, shapes: Shapes, known: Known) -> dict[str, Any]:
    """Values for the parameters of the path: those of other fragments, or else by their types."""
    examples = Examples(shapes.schemas)
    told = {one.name: one for one in endpoint.parameters if one.place == "path"}
    found = {}
    for name in path_parameters(endpoint.path):
        schema = parameter_schema(told.get(name, Parameter(name, "path", {})).schema, endpoint.schemas)
        value = known.value_of(name)
        found[name] = examples.of(schema, name=name) if value is None else value
    return found


def _content(schema: Schema, example: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema, "examples": {"drafted": example}}}


def _first_page(body: Any, kind: Kind) -> Any:
    """The body without cursors, which lead to later pages."""
    if kind.name == "list" and isinstance(body, dict):
        return {key: value for key, value in body.items() if key != kind.extension["input"]}
    if "paging" in kind.extension:
        cursor = kind.extension["paging"]["input"]
        inputs = [{key: value for key, value in one.items() if key != cursor} for one in body["inputs"]]
        return {**body, "inputs": inputs}
    return body


def _settled(shown: Any, kind: Kind, body: Any) -> Any:
    """The answer to the example of the request: everything succeeded, and there are no further pages."""
    if not isinstance(shown, dict):
        return shown
    if {"status", "results"} <= shown.keys():
        # Pages show errors in every answer of a batch.
        shown = {key: value for key, value in shown.items() if key in _OF_ENVELOPE}
    if kind.name == "list":
        head = kind.extension["result"].partition(".")[0]
        if "more" in kind.extension:
            return {**shown, kind.extension["more"]: False}
        return {key: value for key, value in shown.items() if key != head}
    if kind.name != "batch" or "results" not in shown:
        return shown
    results = []
    for given in body if isinstance(body, list) else body["inputs"]:
        result = deepcopy(shown["results"][0]) if shown["results"] else {}
        result.pop("paging", None)
        for pair in kind.extension.get("results", ()):
            set_at(result, pair["result"], value_at(given, pair["input"]))
        results.append(result)
    return {**shown, "results": results}
