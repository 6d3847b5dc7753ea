"""Reads fragments and merges them into one OpenAPI document. What makes a good one it does not know.

A service's own fragments are merged with hubapi's, which they may refer to. The document knows which parts of it are
the service's: these alone become code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from attrs import define, field, frozen
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from .scopes import DOCUMENTED, ScopeSetError, scopes_by_version

Pointer = tuple[str | int, ...]

HEAD = "hubapi.yaml"
OBJECT_TYPES = "object_types.yaml"
ASSOCIATION_TYPES = "association_types.yaml"
PORTAL = "portal.yaml"
OF_THE_HEAD = (HEAD, OBJECT_TYPES, ASSOCIATION_TYPES, PORTAL)
FOLDERS = ("components", "operations")
METHODS = ("get", "put", "post", "delete", "patch")


class SpecError(Exception):
    """The fragments cannot be made into a client. Its text has one line for each thing that is wrong."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@frozen
class Place:
    """Where in the fragments something stands."""

    file: str
    line: int
    is_added: bool = False
    """Whether a service's own fragments have it, which are added to hubapi's."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@frozen
class Document:
    """The merged document, and where each part of it came from."""

    content: dict[str, Any]
    places: Mapping[Pointer, Place] = field(repr=False)
    has_additions: bool = False
    """Whether the fragments of a service were added to hubapi's."""

    def is_added(self, pointer: Pointer) -> bool:
        """Whether a part stands in a service's own fragments."""
        return self.place(pointer).is_added

    def is_own(self, pointer: Pointer) -> bool:
        """Whether a part is to become code: what a service added, or else everything."""
        return self.is_added(pointer) or not self.has_additions

    def own_operations(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Yields those of `operations` that are to become code."""
        return (one for one in self.operations() if self.is_own(("paths", *one[:2])))

    def place(self, pointer: Sequence[str | int]) -> Place:
        """The line of the innermost part of `pointer` that stands in a fragment."""
        path = tuple(pointer)
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(HEAD, 1))

    def operations(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Yields path, method and operation, in the order of the operation ids."""
        found = [
            (path, method, operation)
            for path, item in self.content["paths"].items()
            for method, operation in item.items()
            if method in METHODS
        ]
        yield from sorted(found, key=lambda one: str(one[2].get("operationId")))

    def resolve(self, node: dict[str, Any]) -> dict[str, Any]:
        """Follows a `$ref`, if the node is one."""
        while "$ref" in node:
            target: Any = self.content
            for key in reference(node["$ref"]):
                target = target[key]
            node = target
        return node


def reference(text: str) -> tuple[str, ...]:
    """The keys that a local `$ref` leads along."""
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in text.removeprefix("#/").split("/"))


def merge(specs: Path, added: Path | None = None) -> Document:
    """Merges the head and every fragment below `specs` into one document, with those that a service adds to them."""
    union = _Union()
    for file, name in _fragments(specs, OF_THE_HEAD, "" if added is None else "hubapi's "):
        union.add(union.content, _load(file, name), (), _Source(name, file.parent == specs))
    if added is not None:
        head = [HEAD] if (added / HEAD).exists() else []
        for file, name in _fragments(added, head, f"{added.as_posix()}/"):
            source = _Source(name, file.parent == added, is_added=True)
            union.add(union.content, _load(file, name), (), source)
    if union.conflicts:
        raise SpecError(*union.conflicts)
    document = Document(union.content, union.places, has_additions=added is not None)
    _check_references(document)
    _expand_scopes(document)
    document.content["paths"] = dict(sorted(document.content.get("paths", {}).items()))
    for kind, entries in document.content["components"].items():
        document.content["components"][kind] = dict(sorted(entries.items()))
    return document


def _fragments(specs: Path, of_the_head: Sequence[str], prefix: str) -> Iterator[tuple[Path, str]]:
    """The files that are merged, each with what it is called in messages."""
    found = [specs / name for name in of_the_head]
    for folder in FOLDERS:
        for file in sorted((specs / folder).rglob("*")):
            if file.is_file() and (file.suffix != ".yaml" or file.parent != specs / folder):
                name = f"{prefix}{file.relative_to(specs).as_posix()}"
                raise SpecError(f"{name}:1: a fragment is a .yaml file right in {folder}/")
        found += sorted((specs / folder).glob("*.yaml"))
    return ((file, f"{prefix}{file.relative_to(specs).as_posix()}") for file in found)


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Any:
    """The content of a file, which nobody changes. To read YAML takes most of the time of a merge."""
    return YAML(typ="rt").load(text)


def _load(file: Path, name: str) -> CommentedMap:
    try:
        content = _parsed(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SpecError(f"{name}:1: the file is missing") from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise SpecError(f"{name}:{mark.line + 1 if mark else 1}: not valid YAML: {error.problem}") from None
    except YAMLError as error:
        raise SpecError(f"{name}:1: not valid YAML: {error}") from None
    if not isinstance(content, CommentedMap):
        raise SpecError(f"{name}:1: a fragment is a mapping with `paths` or `components`")
    return content


@frozen
class _Source:
    """A file that parts of the document come from."""

    name: str
    is_head: bool
    is_added: bool = False

    def place(self, line: int) -> Place:
        """A line of it, of which the first is 0."""
        return Place(self.name, line + 1, self.is_added)


@define
class _Union:
    """The fragments that were added so far, laid over each other."""

    content: dict[str, Any] = field(factory=dict)
    places: dict[Pointer, Place] = field(factory=dict)
    conflicts: list[str] = field(factory=list)

    def add(self, target: dict[str, Any], source: CommentedMap, pointer: Pointer, file: _Source) -> None:
        """Adds `source` to `target`. Maps are joined down to the names of components and operations, and no further."""
        for name, value in source.items():
            key = str(name)
            path = (*pointer, key)
            place = file.place(source.lc.key(name)[0])
            if len(path) == 1 and not file.is_head and key not in ("paths", "components"):
                self.conflicts.append(f"{place}: a fragment holds `paths` or `components`, and no `{key}`")
            elif len(path) == 1 and file.is_head and file.is_added:
                self._add_to_head(key, value, place, file)
            elif len(path) < 3 and path[0] in ("paths", "components") and isinstance(value, CommentedMap):
                self.places.setdefault(path, place)
                self.add(target.setdefault(key, {}), value, path, file)
            elif key not in target:
                self.places[path] = place
                target[key] = _plain(value, path, file, self.places)
            elif path[0] == "paths" and file.is_added and not self.places[path].is_added:
                self.conflicts.append(f"{place}: `{key.upper()} {path[1]}` is an operation of {self.places[path]}")
            elif target[key] != _plain(value, path, file, {}):
                where = ".".join(map(str, path))
                self.conflicts.append(f"{place}: `{where}` is defined with other content in {self.places[path]}")

    def _add_to_head(self, key: str, value: Any, place: Place, file: _Source) -> None:
        """Adds what a service may say beside its fragments: the tags of its resources."""
        if key != "tags" or not isinstance(value, CommentedSeq):
            self.conflicts.append(f"{place}: the head of your own fragments has a list of `tags`, and no `{key}`")
            return
        tags = self.content["tags"]
        for at, tag in enumerate(value):
            path = ("tags", len(tags))
            self.places[path] = file.place(value.lc.item(at)[0])
            made = _plain(tag, path, file, self.places)
            known = [one["name"] for one in tags]
            if not isinstance(made, dict) or set(made) != {"name", "description"}:
                self.conflicts.append(f"{self.places[path]}: a tag of your own has a `name` and a `description`")
            elif made["name"] in known:
                where = self.places[("tags", known.index(made["name"]))]
                self.conflicts.append(f"{self.places[path]}: there is a tag `{made['name']}` in {where}")
            else:
                tags.append(made)


def _plain(node: Any, pointer: Pointer, file: _Source, places: dict[Pointer, Place]) -> Any:
    """The node without ruamel's own types, with the place of every part noted down."""
    if isinstance(node, CommentedMap):
        for key in node:
            places[(*pointer, str(key))] = file.place(node.lc.key(key)[0])
        return {str(key): _plain(value, (*pointer, str(key)), file, places) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        for index in range(len(node)):
            places[(*pointer, index)] = file.place(node.lc.item(index)[0])
        return [_plain(value, (*pointer, index), file, places) for index, value in enumerate(node)]
    # Scalars with quotes or in another notation come as subclasses of these.
    for kind in (bool, int, float, str):
        if isinstance(node, kind):
            return kind(node)
    return node


def walk(node: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    """Yields every part of a document with its pointer, outer parts first."""
    yield pointer, node
    if isinstance(node, dict):
        for key, value in node.items():
            yield from walk(value, (*pointer, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, (*pointer, index))


def _check_references(document: Document) -> None:
    problems = []
    for pointer, node in walk(document.content):
        if isinstance(node, dict) and isinstance(node.get("$ref"), str):
            target: Any = document.content
            for key in reference(node["$ref"]):
                target = target.get(key) if isinstance(target, dict) else None
            if target is None or not node["$ref"].startswith("#/"):
                problems.append(f"{document.place((*pointer, '$ref'))}: `{node['$ref']}` leads nowhere")
    if problems:
        raise SpecError(*problems)


def _expand_scopes(document: Document) -> None:
    """Writes the sets of scopes out where OpenAPI wants them: one alternative for each scope."""
    try:
        sets = scopes_by_version(document.content["components"].pop("x-hubapi-scopes", {}))
    except ScopeSetError as error:
        raise SpecError(f"{document.place(('components', 'x-hubapi-scopes', *error.path))}: {error.text}") from None
    every: set[str] = set()
    for _, _, operation in document.operations():
        security = operation.get("security")
        if isinstance(security, dict):
            by_version = dict(sets[reference(security["$ref"])[-1]])
            operation["security"] = [{"oauth2": [scope]} for scope in by_version.pop(DOCUMENTED)]
            if by_version:
                operation["x-hubapi-scopes-by-version"] = by_version
        every.update(scope for one in operation.get("security") or [] for scope in one.get("oauth2", []))
        every.update(scope for scopes in operation.get("x-hubapi-scopes-by-version", {}).values() for scope in scopes)
    for flow in document.content["components"]["securitySchemes"]["oauth2"]["flows"].values():
        flow["scopes"] = {scope: scope for scope in sorted(every)}
