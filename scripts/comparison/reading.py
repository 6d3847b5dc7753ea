"""Reads an upstream OpenAPI description, JSON or YAML, or says why it cannot be read. It judges no content."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from .result import DescriptionError


def read_description(file: Path) -> dict[str, Any]:
    """The content of a description in OpenAPI 3.0 or 3.1."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DescriptionError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise DescriptionError(f"{file}: must be UTF-8: {error.reason} at byte {error.start}") from None
    content = _parse(file, text)
    if not isinstance(content, dict):
        raise DescriptionError(f"{file}:1: must be a mapping with `openapi` and `paths`, got {type(content).__name__}")
    version = content.get("openapi", content.get("swagger"))
    if not re.match(r"3\.[01]\b", str(version)):
        raise DescriptionError(f"{file}: must be in OpenAPI 3.0 or 3.1, got {version!r}")
    if not isinstance(content.get("paths"), dict):
        raise DescriptionError(f"{file}: must have `paths`, a mapping")
    return content


def _parse(file: Path, text: str) -> Any:
    if text.lstrip().startswith("{"):
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            # A mapping of YAML may begin with a brace, too.
            if file.suffix == ".json":
                raise DescriptionError(f"{file}:{error.lineno}: not valid JSON: {error.msg}") from None
    try:
        return _with_text_keys(YAML(typ="safe").load(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise DescriptionError(f"{file}:{mark.line + 1 if mark else 1}: not valid YAML: {error.problem}") from None
    except YAMLError as error:
        raise DescriptionError(f"{file}:1: not valid YAML: {error}") from None


def _with_text_keys(node: Any) -> Any:
    """The node as JSON would have it: the codes of answers are numbers in YAML unless they have quotes."""
    if isinstance(node, dict):
        return {str(key): _with_text_keys(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_with_text_keys(value) for value in node]
    return node
