"""Has openapi-python-client write the calls: one module for each operation, and the client they share."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from .fragments import Document, SpecError

TEMPLATE_FOLDER = "openapi-python-client"
SETTINGS = "openapi-python-client.yaml"


def write_calls(document: Document, generators: Path, package: Path, workspace: Path) -> None:
    """Writes the package's calls, client, errors and types. The models are not openapi-python-client's business."""
    source = workspace / "calls.json"
    source.write_text(json.dumps(calls_document(document), indent=1), encoding="utf-8")
    command = [
        *(sys.executable, "-m", "openapi_python_client", "generate", "--fail-on-warning"),
        *("--path", str(source), "--meta", "none", "--output-path", str(package), "--overwrite"),
        *("--config", str(generators / SETTINGS)),
        *("--custom-template-path", str(generators / "templates" / TEMPLATE_FOLDER)),
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        problem = (run.stdout + run.stderr).strip()
        raise SpecError(f"{_place_of_problem(document, problem)}: openapi-python-client: {problem}")
    shutil.rmtree(package / "models")


def calls_document(document: Document) -> dict[str, Any]:
    """The document as openapi-python-client gets it: of an object schema it sees the name alone."""
    schemas = {
        name: {"type": "object"} if "properties" in schema or "allOf" in schema else schema
        for name, schema in document.content["components"]["schemas"].items()
    }
    return {**document.content, "components": {**document.content["components"], "schemas": schemas}}


def _place_of_problem(document: Document, problem: str) -> str:
    """The line of the operation that the generator's message names, or else of the first one."""
    for path, method, _ in document.operations():
        if path in problem:
            return str(document.place(("paths", path, method)))
    return str(document.place(("paths",)))
