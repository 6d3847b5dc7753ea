"""Writes the table of operation facts: what the fragments say of an operation that neither generator carries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment

from . import SHARED_PACKAGE
from .fragments import Document
from .models import explanations, python_name
from .rules import ITSELF, batch_inputs, body_schema, may_be_empty
from .templates import environment
from .types import annotation, constrained


def write_facts(document: Document, generators: Path, package: Path) -> None:
    """Writes the facts of operations and object types, and wire.py, lenient.py and http.py into the package.

    A service's package has the facts about its own operations alone.
    """
    templates = environment(generators)
    operations = operation_facts(document)
    folder = package / "operations"
    folder.mkdir()
    kinds = f"{SHARED_PACKAGE}.operations" if document.has_additions else "."
    for facts in operations:
        text = templates.get_template("operation.py.jinja").render(operation=facts, kinds=kinds)
        (folder / f"{facts['name']}.py").write_text(text, encoding="utf-8")
    if document.has_additions:
        text = templates.get_template("added_operations___init__.py.jinja").render(operations=operations)
        (folder / "__init__.py").write_text(text, encoding="utf-8")
    else:
        _write_shared_modules(document, templates, package, operations)


def _write_shared_modules(
    document: Document, templates: Environment, package: Path, operations: list[dict[str, Any]]
) -> None:
    versions = document.content["x-hubapi-versions"]
    in_paths = {part for facts in operations for part in facts["path"].split("/")} & versions.keys()
    files = {f"{name}.py": f"{name}.py" for name in ("object_types", "wire", "lenient", "http")}
    for name, template in {"operations/__init__.py": "operations___init__.py", **files}.items():
        text = templates.get_template(f"{template}.jinja").render(
            operations=operations,
            server=document.content["servers"][0]["url"],
            token_url=document.content["components"]["securitySchemes"]["oauth2"]["flows"]["authorizationCode"][
                "tokenUrl"
            ],
            longest_query=document.content["x-hubapi-longest-query"],
            rate_limits=document.content["x-hubapi-rate-limits"],
            versions=versions,
            path_versions=tuple(sorted(in_paths)),
            explanations=explanations(document),
            object_types=_object_types(document),
        )
        (package / name).write_text(text, encoding="utf-8")


def _object_types(document: Document) -> list[dict[str, Any]]:
    """The object types with what the client goes by. Lists become tuples."""
    return [
        {"id": id, **_with_tuples({"scopes": {}, **facts})}
        for id, facts in document.content["x-hubapi-object-types"].items()
    ]


def _with_tuples(facts: Any) -> Any:
    if isinstance(facts, dict):
        return {name: _with_tuples(fact) for name, fact in facts.items()}
    return tuple(facts) if isinstance(facts, list) else facts


def operation_facts(document: Document) -> list[dict[str, Any]]:
    """The facts of every operation that is to become code, in the order of the operation ids."""
    return [_facts(document, path, method, operation) for path, method, operation in document.own_operations()]


def _facts(document: Document, path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    parameters = [document.resolve(parameter) for parameter in operation.get("parameters", [])]
    batch = operation.get("x-hubapi-batch")
    inputs = batch_inputs(document, operation)
    return {
        "name": operation["operationId"],
        "method": method.upper(),
        "path": path,
        "dated_path": operation["x-hubapi-dated-path"],
        "documentation": operation["externalDocs"]["url"],
        "scopes": [scope for one in operation["security"] for scope in one["oauth2"]],
        "scopes_by_version": {
            version: tuple(scopes) for version, scopes in operation.get("x-hubapi-scopes-by-version", {}).items()
        },
        "replay": operation["x-hubapi-replay"],
        "may_be_empty": may_be_empty(operation),
        "rate_limit": operation["x-hubapi-rate-limit"],
        "path_parameters": _parameters(parameters, "path"),
        "query_parameters": _parameters(parameters, "query"),
        "query_styles": {
            one["name"]: style for one in parameters if (style := _style(document, one)) and one["in"] == "query"
        },
        "paging": _paging(document, operation, parameters) if "x-hubapi-paging" in operation else None,
        "search": _search(document, operation) if "x-hubapi-search" in operation else None,
        "batch": None
        if batch is None or inputs is None
        else {
            "max_inputs": inputs["maxItems"],
            "body": annotation(document, body_schema(document, operation)),
            "is_list": "items" in document.resolve(body_schema(document, operation)),
            **_in_python(batch),
        },
    }


def _parameters(parameters: list[dict[str, Any]], place: str) -> dict[str, str]:
    """The names of the parameters at a place, each with the type of its values."""
    return {one["name"]: constrained(one["schema"]) for one in parameters if one["in"] == place}


def _style(document: Document, parameter: dict[str, Any]) -> str | None:
    """How a parameter is written that is a list or an object, where that is not one by one."""
    schema = document.resolve(parameter["schema"])
    if schema.get("type") == "array":
        return None if parameter.get("explode", True) else "joined"
    if schema.get("type") == "object":
        return "deep" if parameter.get("style") == "deepObject" else "spread"
    return None


def _paging(document: Document, operation: dict[str, Any], parameters: list[dict[str, Any]]) -> dict[str, Any]:
    paging = operation["x-hubapi-paging"]
    facts: dict[str, Any] = {
        **_pair(paging),
        **{name: _path(paging[name]) if name in paging else None for name in ("more", "total")},
    }
    sizes = {one["name"]: one["schema"] for one in parameters if one["in"] == "query"}
    if paging["input"] not in sizes:
        body = body_schema(document, operation)
        facts["in_body"] = annotation(document, body)
        sizes = document.resolve(body)["properties"]
    if "size" in paging:
        facts["size"] = python_name(paging["size"])
        facts["max_size"] = document.resolve(sizes[paging["size"]])["maximum"]
    return {"in_body": None, "size": None, **facts, "fewer": _fewer(paging)}


def _search(document: Document, operation: dict[str, Any]) -> dict[str, int]:
    facts = operation["x-hubapi-search"]
    groups = document.resolve(document.resolve(body_schema(document, operation))["properties"][facts["groups"]])
    filters = document.resolve(document.resolve(groups["items"])["properties"][facts["filters"]])
    return {
        "groups": groups["maxItems"],
        "filters_in_group": filters["maxItems"],
        "filters": facts["most-filters"],
        "results": facts["most-results"],
    }


def _fewer(facts: dict[str, Any]) -> dict[str, int]:
    return {python_name(name): most for name, most in facts.get("fewer", {}).items()}


def _path(text: str) -> str:
    """A path of fields in the models' own names."""
    return text if text == ITSELF else ".".join(python_name(part) for part in text.split("."))


def _pair(rule: dict[str, str]) -> dict[str, str]:
    return {side: _path(rule[side]) for side in ("result", "input", "items") if side in rule}


def _in_python(batch: dict[str, Any]) -> dict[str, Any]:
    """The facts of a batch with the paths of fields in the models' own names."""
    return {
        "results": tuple(_path(rule["result"]) for rule in batch.get("results", ())),
        "keys": tuple(
            [_path(rule["input"]) for rule in batch.get("results", ())] or [_path(key) for key in batch.get("keys", ())]
        ),
        "apart": tuple(map(_path, batch.get("apart", ()))),
        "fewer": _fewer(batch),
        "otherwise": _pair(batch["otherwise"]) if "otherwise" in batch else None,
        "errors": [
            {
                **rule,
                "context": {key: tuple(map(_path, fields)) for key, fields in rule.get("context", {}).items()},
                "inputs": tuple(map(_path, rule.get("inputs", ()))),
            }
            for rule in batch["errors"]
        ],
        "missing": python_name(batch["missing"]) if "missing" in batch else None,
        "empty": batch.get("empty"),
        "paging": _pair(batch["paging"]) if "paging" in batch else None,
        "max_bytes": batch["max-bytes"],
        "trace": python_name(batch["trace"]) if "trace" in batch else None,
    }
