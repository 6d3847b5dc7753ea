"""Has datamodel-code-generator write the models: what it is told about each schema, and how it is run."""

from __future__ import annotations

import copy
import json
import keyword
import subprocess
import sys
from pathlib import Path
from typing import Any

from datamodel_code_generator.util import camel_to_snake

from . import SHARED_PACKAGE
from .fragments import Document, SpecError, walk
from .rules import used_schemas

# What a list or a map is when HubSpot promises it and does not send it: one can still loop over it.
_EMPTY = {"array": "[]", "object": "{}"}

TEMPLATE_FOLDER = "datamodel-code-generator"
SETTINGS = "datamodel-code-generator.toml"


def write_models(document: Document, generators: Path, package: Path, workspace: Path) -> None:
    """Writes models.py into the package."""
    source, template_data = models_document(document)
    (workspace / "models.json").write_text(json.dumps(source, indent=1), encoding="utf-8")
    (workspace / "template_data.json").write_text(json.dumps(template_data, indent=1), encoding="utf-8")
    # datamodel-code-generator reads its settings from a pyproject.toml in the folder that it runs in.
    (workspace / "pyproject.toml").write_text((generators / SETTINGS).read_text(encoding="utf-8"), encoding="utf-8")
    command = [
        *(sys.executable, "-W", "error", "-m", "datamodel_code_generator"),
        *("--input", "models.json", "--output", str(package / "models.py")),
        *("--extra-template-data", "template_data.json"),
        *("--custom-template-dir", str((generators / "templates" / TEMPLATE_FOLDER).resolve())),
    ]
    run = subprocess.run(command, cwd=workspace, capture_output=True, text=True, check=False)
    if run.returncode or run.stderr.strip():
        # A warning comes as an exception, of which the last line is the message.
        problem = (run.stderr.strip() or run.stdout.strip()).splitlines()[-1]
        raise SpecError(f"{_place_of_problem(document, problem)}: datamodel-code-generator: {problem}")


def models_document(document: Document) -> tuple[dict[str, Any], dict[str, Any]]:
    """The schemas as datamodel-code-generator gets them, and what the template is told besides.

    The descriptions go by way of the template, since the generator would repeat them in every annotation. Every
    property becomes required, so that the template alone decides what stands in for a missing one.
    """
    schemas = copy.deepcopy(document.content["components"]["schemas"])
    in_requests, in_responses = used_schemas(document)
    texts = {name for name, schema in schemas.items() if schema.get("x-hubapi-text")}
    template_data: dict[str, Any] = {}
    for name, schema in schemas.items():
        _tighten(schema)
        template_data[name] = {
            "summary": schema.pop("description", None),
            "text": name in texts,
            "shortcuts": {
                shortcut: ".".join(python_name(part) for part in path.split("."))
                for shortcut, path in schema.get("x-hubapi-shortcuts", {}).items()
            },
        }
        if "properties" in schema:
            template_data[name] |= _properties(schema, tolerant=name in in_responses, texts=texts)
    for name in sorted(in_responses - in_requests):
        _gather(name, schemas, template_data)
    if document.has_additions:
        _share(document, schemas, template_data)
    source = {"openapi": document.content["openapi"], "info": document.content["info"], "paths": {}}
    return {**source, "components": {"schemas": schemas}}, template_data


def _share(document: Document, schemas: dict[str, Any], template_data: dict[str, Any]) -> None:
    """Has the models that hubapi has already be imported instead of written.

    Some of them rely on the answers that they stand in to finish them, so those of a service must be able to do that.
    """
    known = {name: one for name, one in schemas.items() if not document.is_own(("components", "schemas", name))}
    for name, schema in known.items():
        told = template_data[name]
        relies_on_answers = told.get("texts") and _paths_to(name, known, template_data)
        if relies_on_answers and "is_finished_by_answers" not in told:
            used = (at for at, node in walk(document.content) if _refers_to(node, name) and document.is_added(at))
            text = f"hubapi's `{name}` can stand in a required list of an answer, and nowhere else"
            raise SpecError(f"{document.place(next(used))}: {text}")
        schemas[name] = {**schema, "x-python-import": {"module": f"{SHARED_PACKAGE}.models", "name": name}}


def _refers_to(node: Any, name: str) -> bool:
    return isinstance(node, dict) and str(node.get("$ref", "")).rpartition("/")[2] == name


def explanations(document: Document) -> list[tuple[str, str, str]]:
    """What to tell a person whose value is refused, by a part of msgspec's message and the end of the path."""
    found = set()
    for pointer, node in walk(document.content["components"]["schemas"]):
        if not isinstance(node, dict):
            continue
        name = f".{pointer[-1]}" if pointer else ""
        if "x-hubapi-says" in (stricter := node.get("x-hubapi-stricter", {})):
            pattern = stricter.get("pattern")
            where = (repr(_python_pattern(pattern)), "") if pattern else ("length", name)
            found.add((*where, stricter["x-hubapi-says"]))
    return sorted(found)


def _tighten(schema: dict[str, Any]) -> None:
    """Applies what the client asks for beyond what HubSpot does."""
    for _, node in list(walk(schema)):
        if isinstance(node, dict) and "x-hubapi-stricter" in node:
            node.update(node.pop("x-hubapi-stricter"))
            if "pattern" in node:
                node["pattern"] = _python_pattern(node["pattern"])


def _python_pattern(pattern: str) -> str:
    """The pattern in Python's words, where `$` would let a line feed pass at the end."""
    return pattern.removesuffix("$") + r"\Z"


def _properties(schema: dict[str, Any], *, tolerant: bool, texts: set[str]) -> dict[str, Any]:
    properties: dict[str, Any] = schema["properties"]
    required = set(schema.get("required", ()))
    told: dict[str, Any] = {"promised": [], "optional": [], "texts": [], "emptied": {}, "docs": {}}
    for key, value in properties.items():
        if "description" in value:
            told["docs"][key] = value.pop("description")
        if value.get("$ref", "").rpartition("/")[2] in texts:
            told["texts"].append(key)
        if key not in required:
            told["optional"].append(key)
            properties[key] = _nullable(value)
        elif tolerant:
            told["promised"].append(key)
            empty = _EMPTY.get(str(value.get("type")))
            if empty is not None:
                told["emptied"][key] = empty
    schema["required"] = list(properties)
    return told


def _gather(name: str, schemas: dict[str, Any], template_data: dict[str, Any]) -> None:
    """Has answers finish the models that stand in their lists alone: all at once costs less than one by one."""
    told = template_data[name]
    paths = _paths_to(name, schemas, template_data) if told.get("texts") else None
    if not paths:
        return
    texts = [python_name(field) for field in told["texts"]]
    emptied = {python_name(field): empty for field, empty in told["emptied"].items()}
    for answer, path in paths:
        template_data[answer].setdefault("gathered", []).append({"path": path, "texts": texts, "emptied": emptied})
    told["is_finished_by_answers"] = True


def _paths_to(name: str, schemas: dict[str, Any], template_data: dict[str, Any]) -> list[tuple[str, list[str]]] | None:
    """The answers that a model stands in, with the lists that lead to it; None where it is not in such lists alone."""
    paths = []
    for pointer, node in walk(schemas):
        if not _refers_to(node, name):
            continue
        holder, *where = map(str, pointer)
        if where[:1] != ["properties"] or where[2:] != ["items"]:
            return None
        if where[1] not in template_data[holder].get("emptied", ()):
            return None
        above = _paths_to(holder, schemas, template_data)
        if above is None:
            return None
        paths += [(answer, [*path, python_name(where[1])]) for answer, path in above or [(holder, [])]]
    return paths


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    null = {"type": "null"}
    if "null" in schema.get("type", ()) or null in schema.get("anyOf", ()):
        return schema
    if schema.get("type") in ("string", "integer", "number", "boolean") and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {**schema, "anyOf": [*schema["anyOf"], null]} if "anyOf" in schema else {"anyOf": [schema, null]}


def python_name(name: str) -> str:
    """The name of a field in the models."""
    snake: str = camel_to_snake(name)
    return f"{snake}_" if keyword.iskeyword(snake) else snake


def _place_of_problem(document: Document, problem: str) -> str:
    """The line of the schema that the generator's message names, or else of the first one."""
    named = [name for name in document.content["components"]["schemas"] if name in problem]
    return str(document.place(("components", "schemas", max(named, key=len)) if named else ("components", "schemas")))
