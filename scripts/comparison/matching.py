"""Finds for each operation of ours what upstream says of it: by method and path, whatever the parameters are called.

An operation can be described by several operations of theirs: by several files, or for each object type where ours
takes any. What is described nowhere is `absent` only where upstream describes its neighbours, since nobody gives
all files at once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from attrs import frozen

from hubapi_generation.fragments import Document

from .operations import Operation

PARAMETER = "{}"
# What stands before the names of an API in a path: `/crm/v3/owners`, `/crm/owners/2026-03`.
_FAMILY = 3
_SIMILAR = 0.6


@frozen
class Pair:
    """An operation of ours in one version, with those of theirs that describe it."""

    ours: Operation
    theirs: tuple[Operation, ...] = ()
    instead: str | None = None
    """Where none does: what upstream has that resembles it."""
    described: bool = True
    """Whether upstream describes the API that it belongs to."""


@frozen
class Matching:
    """All operations of ours, and those of theirs that none of ours is."""

    pairs: tuple[Pair, ...]
    unknown: tuple[str, ...]


def match(
    ours: Iterable[Operation], theirs: Collection[Operation], object_types: set[str], *, complete: bool
) -> Matching:
    """Finds the pairs. With `complete` an operation is absent wherever it is not described."""
    upstream = _Upstream.of(theirs, object_types)
    found = [(one, tuple(upstream.describing(one))) for one in ours]
    known = {id(other) for _, others in found for other in others}
    rest = [one for one in theirs if id(one) not in known]
    families = {_family(one.path) for one in theirs}
    pairs = []
    for one, others in found:
        instead = None if others else _instead(one, theirs, rest)
        described = complete or bool(others) or _family(one.path) in families
        pairs.append(Pair(one, others, instead, described))
    reached = [one for one in rest if not any(upstream.is_one_of(one, mine) for mine, _ in found)]
    return Matching(tuple(pairs), tuple(sorted({one.name for one in reached})))


def object_types(document: Document) -> set[str]:
    """All spellings of object types in paths."""
    types: dict[str, Any] = document.content.get("x-hubapi-object-types", {})
    return {*types, *(one[key] for one in types.values() for key in ("name", "plural", "in-paths") if key in one)}


@frozen
class _Upstream:
    """Their operations, by what they are looked for."""

    by_path: dict[tuple[str, str], list[Operation]]
    by_length: dict[tuple[str, int], list[Operation]]
    object_types: set[str]

    @classmethod
    def of(cls, theirs: Iterable[Operation], object_types: set[str]) -> _Upstream:
        by_path, by_length = defaultdict(list), defaultdict(list)
        for one in theirs:
            by_path[one.method, plain(one.path)].append(one)
            by_length[one.method, len(_segments(one.path))].append(one)
        return cls(by_path, by_length, object_types)

    def describing(self, ours: Operation) -> Iterable[Operation]:
        """Those that describe an operation: under its path, another spelling of it, or with object types in it."""
        for path in (ours.path, *ours.other_paths):
            if found := self.by_path.get((ours.method, plain(path))):
                return found
        alike = self.by_length.get((ours.method, len(_segments(ours.path))), ())
        found = [one for one in alike if self.is_one_of(ours, one)]
        return found or [one for one in alike if self.is_one_of(one, ours)]

    def is_one_of(self, one: Operation, many: Operation) -> bool:
        """Whether an operation is what another one is for an object type."""
        segments = _segments(one.path), _segments(many.path)
        return (
            one.method == many.method
            and len(segments[0]) == len(segments[1])
            and all(
                mine == other or (other == PARAMETER and mine in self.object_types)
                for mine, other in zip(*segments, strict=True)
            )
        )


def plain(path: str) -> str:
    """A path without the names of its parameters, and without a slash at its end."""
    return re.sub(r"\{[^{}/]*\}", PARAMETER, path).rstrip("/")


def shared_parameters(ours: str, theirs: str) -> Iterator[tuple[str, str]]:
    """The names of the parameters that stand in the same place of two paths."""
    for mine, other in zip(ours.strip("/").split("/"), theirs.strip("/").split("/"), strict=False):
        if mine[:1] == other[:1] == "{":
            yield mine[1:-1], other[1:-1]


def _segments(path: str) -> list[str]:
    return plain(path).split("/")


def _family(path: str) -> tuple[str, ...]:
    return tuple(_segments(path)[1 : _FAMILY + 1])


def _instead(ours: Operation, theirs: Iterable[Operation], rest: Iterable[Operation]) -> str | None:
    """What upstream has under the path with another method, or with the method under a path that resembles it."""
    methods = sorted({one.name for one in theirs if plain(one.path) == plain(ours.path)})
    paths = {plain(one.path): one.name for one in rest if one.method == ours.method}
    close = get_close_matches(plain(ours.path), paths, n=1, cutoff=_SIMILAR)
    return ", ".join(methods) or next((paths[path] for path in close), None)
