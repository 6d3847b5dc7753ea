"""What the fragments know already: the families of endpoints, shared parameters and schemas, sets of scopes.

It only answers questions about them; what a draft makes of the answers is decided in the modules above.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import define
from ruamel.yaml import YAML

from hubapi_generation.fragments import Document, merge, walk
from hubapi_generation.rules import methods, other_paths
from hubapi_generation.scopes import DOCUMENTED, ByVersion, scopes_by_version

from .facts import GROUPS, Schema, dated_path, without_version

REQUEST, ANSWER = "request", "answer"


@define(slots=False)
class Known:
    """The merged fragments, and the sets of scopes, which merging dissolves."""

    document: Document
    scope_sets: Mapping[str, ByVersion]

    @property
    def content(self) -> dict[str, Any]:
        """The merged document."""
        return self.document.content

    @property
    def schemas(self) -> dict[str, Schema]:
        """The shared schemas by name."""
        schemas: dict[str, Schema] = self.content["components"]["schemas"]
        return schemas

    @cached_property
    def operations(self) -> list[tuple[str, str, dict[str, Any]]]:
        """Path, method and operation of each."""
        return list(self.document.operations())

    @cached_property
    def scopes(self) -> set[str]:
        """Every scope that some operation names."""
        return {scope for _, _, one in self.operations for each in one["security"] for scope in each["oauth2"]}

    def owner(self, method: str, path: str) -> dict[str, Any] | None:
        """The operation that a request belongs to already."""
        wanted = {_any_names(path), _any_names(dated_path(path))}
        for its_path, its_method, operation in self.operations:
            paths = (its_path, operation["x-hubapi-dated-path"], *other_paths(operation))
            if method == its_method and wanted & set(map(_any_names, paths)):
                return operation
        return None

    def relatives(self, method: str, path: str) -> list[dict[str, Any]]:
        """The operations of the same family, the nearest first: those whose paths begin alike."""
        own = self._steps(path)
        found = []
        for its_path, its_method, operation in self.operations:
            steps = self._steps(its_path)
            alike = _alike(own, steps)
            if alike >= self._family_length(own):
                is_batch = ("batch" in steps) == ("batch" in own)
                ends_alike = _alike(own[::-1], steps[::-1])
                rank = (alike, is_batch, method == its_method, ends_alike, -abs(len(steps) - len(own)))
                found.append((rank, operation))
        return [operation for _, operation in sorted(found, key=lambda one: one[0], reverse=True)]

    def path_of(self, operation_id: str) -> str:
        """The path of an operation."""
        return next(path for path, _, one in self.operations if one["operationId"] == operation_id)

    def _steps(self, path: str) -> tuple[str, ...]:
        """The parts of a path, with `{}` for a parameter and for an object type."""
        return tuple("{}" if "{" in part or self.object_type(part) else part for part in without_version(path))

    @staticmethod
    def _family_length(steps: tuple[str, ...]) -> int:
        return 2 if steps[0] in GROUPS else 1

    def object_type(self, part: str) -> dict[str, Any] | None:
        """What is known of the object type that a part of a path names, by its id."""
        types: dict[str, dict[str, Any]] = self.content["x-hubapi-object-types"]
        return types.get(part) or ({"name": part, "plural": "objects"} if re.fullmatch(r"\d+-\d+", part) else None)

    def set_of(self, scopes: list[str]) -> str | None:
        """The set that holds just these scopes on the documented path."""
        return next((name for name, one in self.scope_sets.items() if set(one[DOCUMENTED]) == set(scopes)), None)

    def set_used_by(self, operation: dict[str, Any]) -> str | None:
        """The set that an operation's scopes were written as."""
        by_version = {
            DOCUMENTED: [scope for one in operation["security"] for scope in one["oauth2"]],
            **operation.get("x-hubapi-scopes-by-version", {}),
        }
        return next((name for name, one in self.scope_sets.items() if one == by_version), None)

    def parameter(self, name: str, place: str, family: list[dict[str, Any]]) -> str | None:
        """The shared parameter of a name: the one called so, or the one that the nearest relative uses."""
        shared = self.content["components"].get("parameters", {})
        fitting = [key for key, one in shared.items() if (one["name"], one["in"]) == (name, place)]
        if name in fitting or len(fitting) == 1:
            return name if name in fitting else fitting[0]
        used = [
            one["$ref"].rpartition("/")[2] for each in family for one in each.get("parameters", ()) if "$ref" in one
        ]
        return next((key for key in used if key in fitting), None)

    def value_of(self, parameter: str) -> Any:
        """The value that examples give a parameter of a path most often."""
        values = Counter(
            value
            for _, node in walk(self.content["paths"])
            if isinstance(node, dict)
            for value in [node.get("x-hubapi-path", {}).get(parameter)]
            if value is not None
        )
        return values.most_common(1)[0][0] if values else None

    def method_names(self, resource: str) -> set[str]:
        """The methods that a resource has."""
        found = [one for _, _, operation in self.operations for one in methods(operation)]
        named = [one for one in found if one["resource"] == resource]
        return {one[key] for one in named for key in ("name", "stream") if key in one}

    @cached_property
    def sides(self) -> dict[str, set[str]]:
        """The schemas that requests use, and those that successes use."""
        found: dict[str, set[str]] = {REQUEST: set(), ANSWER: set()}
        for _, _, operation in self.operations:
            self._reach(operation.get("requestBody", {}), found[REQUEST])
            self._reach(operation["responses"]["2XX"], found[ANSWER])
        return found

    def _reach(self, node: Any, names: set[str]) -> None:
        for _, part in walk(node):
            if isinstance(part, dict) and str(part.get("$ref", "")).startswith("#/components/schemas/"):
                name = part["$ref"].rpartition("/")[2]
                if name not in names:
                    names.add(name)
                    self._reach(self.schemas[name], names)

    @cached_property
    def refusals(self) -> set[str]:
        """The schemas of refusals, which no success has."""
        names: set[str] = set()
        self._reach(self.content["components"].get("responses", {}), names)
        return names - self.sides[ANSWER]

    def belongs_to(self, name: str, side: str) -> bool:
        """Whether a schema may be used on a side: a request's object is no answer's."""
        other = REQUEST if side == ANSWER else ANSWER
        reached: set[str] = {name}
        self._reach(self.schemas[name], reached)
        objects = {one for one in reached if self.schemas[one].get("type") == "object"}
        return name not in self.refusals and not objects & (self.sides[other] - self.sides[side])

    @cached_property
    def _references(self) -> dict[str, dict[str, Counter[str]]]:
        found: dict[str, dict[str, Counter[str]]] = {REQUEST: {}, ANSWER: {}}
        for side, names in self.sides.items():
            for name in names:
                for field, schema in self.schemas[name].get("properties", {}).items():
                    target = str(schema.get("$ref", "")).rpartition("/")[2]
                    is_scalar = not {"properties", "allOf"} & self.schemas.get(target, {}).keys()
                    found[side].setdefault(field, Counter())[target if is_scalar else ""] += 1
        return found

    def usual_schema(self, field: str, side: str) -> str | None:
        """The schema to which most fields of this name refer on this side; None where most refer to none."""
        counted = self._references[side].get(field)
        if not counted:
            return None
        name, times = counted.most_common(1)[0]
        return name if name and times * 2 > counted.total() else None

    def with_draft(self, draft: Mapping[str, Any]) -> Known:
        """These fragments with a drafted one, which the next draft may refer to."""
        content = deepcopy(self.content)
        for path, item in draft["paths"].items():
            for method, operation in item.items():
                security = operation["security"]
                if isinstance(security, dict):
                    names = self.scope_sets[security["$ref"].rpartition("/")[2]][DOCUMENTED]
                    security = [{"oauth2": [one]} for one in names]
                content["paths"].setdefault(path, {})[method] = {**operation, "security": security}
        content["components"]["schemas"] |= draft.get("components", {}).get("schemas", {})
        return Known(Document(content, self.document.places), self.scope_sets)


def read_known(specs: Path) -> Known:
    """What the fragments below `specs` know."""
    sets: dict[str, Any] = {}
    for file in sorted((specs / "components").glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        if "x-hubapi-scopes:" in text:
            sets |= YAML(typ="safe").load(text)["components"]["x-hubapi-scopes"]
    return Known(merge(specs), scopes_by_version(sets))


def _any_names(path: str) -> str:
    return re.sub(r"\{(?!version)\w+\}", "{}", path)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many parts two paths have in common from their beginnings."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
