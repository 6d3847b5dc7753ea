"""What the fragments of a service may not do beside hubapi's. It only judges; the rules for any fragment are elsewhere.

hubapi's operations, paths and resources stay what they are, whatever is added: who reads `hub.contacts` in a service's
code finds it described in hubapi's pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from .fragments import Document, Pointer, walk
from .rules import Problems, methods, other_paths


def refused(document: Document, taken: Collection[str]) -> Problems:
    """Yields what the added fragments do that they may not. `taken` are the names that a hub has already."""
    # hubapi's operations, by their ids and by their verbs and paths, in which parameters have no names.
    known: dict[str, Pointer] = {}
    requests: dict[tuple[str, str], str] = {}
    for path, method, operation in document.operations():
        if not document.is_own(("paths", path, method)):
            known[operation["operationId"]] = ("paths", path, method)
            requests |= dict.fromkeys(_requests(path, method, operation), operation["operationId"])
    for path, method, operation in document.own_operations():
        pointer = ("paths", path, method)
        if (name := operation["operationId"]) in known:
            yield (*pointer, "operationId"), f"`{name}` is an operation of {document.place(known[name])}"
        for request in sorted(_requests(path, method, operation) & requests.keys()):
            yield pointer, f"`{request[0].upper()} {request[1]}` is a path of hubapi's `{requests[request]}`"
        yield from _methods(pointer, operation, taken)
    for where, node in walk(document.content):
        if isinstance(node, dict) and "x-hubapi-says" in node and document.is_added(where):
            yield (*where, "x-hubapi-says"), "hubapi says such things for its own schemas alone; leave it out"


def _requests(path: str, method: str, operation: dict[str, Any]) -> set[tuple[str, str]]:
    paths = {path, operation["x-hubapi-dated-path"], *other_paths(operation)}
    return {(method, re.sub(r"\{\w+\}", "{}", each)) for each in paths}


def _methods(pointer: Pointer, operation: dict[str, Any], taken: Collection[str]) -> Problems:
    for method in methods(operation):
        if "plan" in method:
            text = "a `plan` is a function of hubapi; write a function of your own that calls `hub.send`"
            yield (*pointer, "x-hubapi-method"), text
        if (resource := method["resource"]) in taken:
            text = f"`hub.{resource}` is hubapi's already; give your methods a resource of their own"
            yield (*pointer, "x-hubapi-method"), text
