"""Cuts some operations out of the fragments, with all that they refer to and nothing else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hubapi_generation.fragments import Document, Pointer, merge, reference, walk


def write_excerpt(specs: Path, folder: Path, operations: set[str]) -> None:
    """Writes the fragments of some operations below `folder`, line by line as they are in `specs`."""
    document = merged(specs)
    kept = set(referred_to(document, operations))
    shutil.copytree(specs, folder)
    for file in folder.glob("operations/*.yaml"):
        if file.stem not in operations:
            file.unlink()
    for file in folder.glob("components/*.yaml"):
        head, body = re.split(r"(?<=^components:\n)", file.read_text(), maxsplit=1, flags=re.MULTILINE)
        if found := list(lines_of(body, kept)):
            file.write_text(head + "".join(found))
        else:
            file.unlink()


@cache
def merged(specs: Path) -> Document:
    """The fragments, which are read once for all excerpts."""
    return merge(specs)


def lines_of(text: str, kept: set[Pointer]) -> Iterator[str]:
    """The lines of the components that are kept. A set of scopes may name any other, so all of these are."""
    kind, written, wanted = "", "", False
    for line in text.splitlines(keepends=True):
        if begun := re.match(r"  ([\w-]+):$", line):
            kind, wanted = begun[1], False
        elif begun := re.match(r"    ([\w-]+):", line):
            wanted = kind == "x-hubapi-scopes" or ("components", kind, begun[1]) in kept
        if wanted and kind != written:
            written = kind
            yield f"  {kind}:\n"
        if wanted:
            yield line


def referred_to(document: Document, operations: set[str]) -> Iterator[Pointer]:
    """The components that operations refer to, and those that these refer to."""
    waiting = [one for _, _, one in document.operations() if one["operationId"] in operations]
    seen: set[Pointer] = set()
    while waiting:
        for _, node in walk(waiting.pop()):
            if isinstance(node, dict) and isinstance(node.get("$ref"), str):
                pointer = reference(node["$ref"])
                if pointer not in seen:
                    seen.add(pointer)
                    yield pointer
                    waiting.append(document.resolve(node))
