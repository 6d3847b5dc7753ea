"""Finds and reads openapi.json, the merged fragments. What is in it, others know."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec


@cache
def document() -> Mapping[str, Any]:
    """The document that comes with the mock."""
    path = _location()
    return read_document(path.read_bytes(), path)


def read_document(text: bytes, path: Path) -> Mapping[str, Any]:
    """The document that is the text of a file. Raises ValueError where it is no OpenAPI document in JSON."""
    try:
        content = msgspec.json.decode(text, type=dict[str, Any])
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path} is no OpenAPI document in JSON: {error}") from None
    if not content.get("paths"):
        raise ValueError(f"{path} is no OpenAPI document in JSON: it has no paths")
    return _added_to_standard(content, path) if content.get("x-hubapi-extends") else content


def _added_to_standard(content: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    """The document that comes with the mock, with the operations that `hubapi generate` has written beside its own."""
    standard = document()
    paths, components = dict(standard["paths"]), dict(standard["components"])
    for name, item in content["paths"].items():
        paths[name] = _union(paths.get(name, {}), item, name, path)
    for kind, entries in content.get("components", {}).items():
        components[kind] = _union(components.get(kind, {}), entries, kind, path)
    return {**standard, "paths": paths, "components": components}


def _union(known: Mapping[str, Any], added: Mapping[str, Any], where: str, path: Path) -> Mapping[str, Any]:
    if twice := sorted(known.keys() & added.keys()):
        raise ValueError(f"{path} has {', '.join(twice)} of {where}, which hubapi has by now: run `hubapi generate`")
    return {**known, **added}


def referenced(document: Mapping[str, Any], reference: str) -> Mapping[str, Any]:
    """What a reference means, such as `#/components/schemas/Error`."""
    target: Any = document
    for key in reference.removeprefix("#/").split("/"):
        target = target[key]
    found: Mapping[str, Any] = target
    return found


def _location() -> Path:
    """In an installed package openapi.json stands beside this module, in a checkout among the generated files."""
    here = Path(__file__).resolve().parent
    installed = here / "openapi.json"
    return installed if installed.exists() else here.parents[1] / "generated" / "openapi.json"
