"""The parameters of a drafted operation: shared ones where they fit, and others written where they stand."""

from __future__ import annotations

from typing import Any

from .decisions import Decision
from .facts import Endpoint, Parameter, Schema, path_parameters
from .kinds import Kind, largest_page
from .known import Known
from .naming import words_of


def parameters(endpoint: Endpoint, kind: Kind, known: Known) -> tuple[list[dict[str, Any]], list[Decision]]:
    """`parameters`, with those that the path or the paging has although they were not listed; and what was guessed."""
    names = {one.name for one in endpoint.parameters}
    given = list(endpoint.parameters)
    given += [
        Parameter(one, "path", {}, is_required=True) for one in path_parameters(endpoint.path) if one not in names
    ]
    if kind.name == "list" and kind.extension["input"] not in names and endpoint.body is None:
        given.append(Parameter(kind.extension["input"], "query", {"type": "string"}))
    family = known.relatives(endpoint.method, endpoint.path)
    found: list[dict[str, Any]] = []
    decisions = []
    for one in given:
        shared = known.parameter(one.name, one.place, family)
        if shared is not None and (one.place == "path" or _takes(known, shared, one.schema)):
            found.append({"$ref": f"#/components/parameters/{shared}"})
            if one.place == "query" and shared != one.name:
                text = f"parameter `{one.name}`: taken to be the shared `{shared}`."
                decisions.append(Decision((("parameters",),), text, "its default and its maximum on the page"))
            continue
        schema = parameter_schema(one.schema, endpoint.schemas)
        if kind.name == "list" and one.name == kind.extension.get("size") and "maximum" not in schema:
            most, guess = largest_page()
            default = {key: value for key, value in schema.items() if key == "default"}
            schema = {"type": "integer", "minimum": 1, "maximum": most, **default}
            decisions.append(guess)
        drawn: dict[str, Any] = {"name": one.name, "in": one.place}
        if one.is_required:
            drawn["required"] = True
        found.append({**drawn, **one.style, "description": f"The {words_of(one.name)}.", "schema": schema})
    return found, decisions


def _takes(known: Known, shared: str, told: Schema) -> bool:
    """Whether a shared parameter takes what is told of one."""
    resolve = known.document.resolve
    ours = resolve(resolve({"$ref": f"#/components/parameters/{shared}"})["schema"])
    same_type = "anyOf" in ours or ours.get("type") == told.get("type", ours.get("type"))
    return same_type and all(told[key] == ours.get(key) for key in ("enum", "maximum") if key in told)


def parameter_schema(schema: Schema, told: dict[str, Schema]) -> Schema:
    """The schema of a parameter, written out: a scalar, a list of scalars, or any object."""
    target = told.get(schema.get("$ref", "").rpartition("/")[2], schema)
    if "properties" in target:
        return {"type": "object", "additionalProperties": True}
    if not {"type", "anyOf", "enum"} & target.keys():
        return {"type": "string", "minLength": 1}
    drawn = {key: value for key, value in target.items() if key != "example"}
    if "items" in drawn:
        drawn["items"] = parameter_schema(drawn["items"], told)
    if drawn.get("type") == "string" and not {"enum", "format", "pattern", "minLength"} & drawn.keys():
        drawn["minLength"] = 1
    return drawn
