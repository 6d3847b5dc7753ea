"""Has openapi-python-client write the calls: one module for each operation, and the client they share."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

from . import SHARED_PACKAGE
from .fragments import Document, SpecError, walk
from .models import python_name
from .rules import answer_schema, batch_inputs, body_schema, may_be_empty
from .types import annotation, constrained

TEMPLATE_FOLDER = "openapi-python-client"
SETTINGS = "openapi-python-client.yaml"
FACTS = "facts.jinja"
"""A template that holds what the others need to know and openapi-python-client does not tell them."""


def write_calls(document: Document, generators: Path, package: Path, workspace: Path) -> None:
    """Writes the package's calls, client, errors and types. The models are not openapi-python-client's business."""
    source = workspace / "calls.json"
    source.write_text(json.dumps(calls_document(document), indent=1), encoding="utf-8")
    templates = workspace / TEMPLATE_FOLDER
    shutil.copytree(generators / "templates" / TEMPLATE_FOLDER, templates)
    facts = {one["operationId"]: call_facts(document, one) for _, _, one in document.own_operations()}
    # From where the calls import what all of them share.
    shared = f"{SHARED_PACKAGE}." if document.has_additions else "..."
    (templates / FACTS).write_text(f"{{% set facts = {facts!r} %}}{{% set shared = {shared!r} %}}", encoding="utf-8")
    command = [
        *(sys.executable, "-m", "openapi_python_client", "generate", "--fail-on-warning"),
        *("--path", str(source), "--meta", "none", "--output-path", str(package), "--overwrite"),
        *("--config", str(generators / SETTINGS)),
        *("--custom-template-path", str(templates)),
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        problem = (run.stdout + run.stderr).strip()
        raise SpecError(f"{_place_of_problem(document, problem)}: openapi-python-client: {problem}")
    shutil.rmtree(package / "models")


def call_facts(document: Document, operation: dict[str, Any]) -> dict[str, Any]:
    """What the templates are told of an operation: the types of all that goes in and comes out."""
    parameters = [document.resolve(parameter) for parameter in operation.get("parameters", [])]
    body, answer = body_schema(document, operation), answer_schema(operation)
    facts: dict[str, Any] = {
        "parameters": [
            {
                "place": one["in"],
                "name": one["name"],
                "python_name": python_name(one["name"]),
                "type": annotation(document, one["schema"]),
                "required": bool(one.get("required")),
            }
            for one in sorted(parameters, key=lambda one: (one["in"] != "path", not one.get("required")))
        ],
        "body": annotation(document, body) if body else None,
        "checked_body": constrained(body) if "$ref" in body else annotation(document, body),
        "body_required": bool(document.resolve(operation.get("requestBody", {})).get("required")),
        "answer": annotation(document, answer) if answer is not None else None,
        "may_be_empty": may_be_empty(operation),
    }
    fields = document.resolve(answer or {}).get("properties", {})
    if "x-hubapi-paging" in operation:
        items = operation["x-hubapi-paging"]["items"]
        facts["item"] = annotation(document, document.resolve(fields[items])["items"])
    if (inputs := batch_inputs(document, operation)) is not None and "x-hubapi-batch" in operation:
        facts["input"] = annotation(document, inputs["items"])
        has_results = "results" in operation["x-hubapi-batch"]
        facts["result"] = annotation(document, fields["results"]["items"]) if has_results else "bool"
    return facts


def calls_document(document: Document) -> dict[str, Any]:
    """The document as openapi-python-client gets it: of an object schema it sees the name alone.

    The types of parameters and bodies are told to the templates by `call_facts`.
    """
    content = deepcopy(document.content)
    content["paths"] = {}
    for path, method, operation in document.own_operations():
        content["paths"].setdefault(path, {})[method] = deepcopy(operation)
    schemas = content["components"]["schemas"]
    for name, schema in schemas.items():
        if "properties" in schema or "allOf" in schema:
            schemas[name] = {"type": "object"}
    for _, node in walk(content["paths"]):
        if isinstance(node, dict) and {"in", "schema"} <= node.keys():
            node["schema"] = {"type": "string"}
    return content


def _place_of_problem(document: Document, problem: str) -> str:
    """The line of the operation that the generator's message names, or else of the first one."""
    for path, method, _ in document.operations():
        if path in problem:
            return str(document.place(("paths", path, method)))
    return str(document.place(("paths",)))
