"""Writes a package for the fragments of a service that are added to hubapi's, such as a private endpoint's.

The package has calls, models, facts and methods of the added operations alone. Whatever these share with hubapi's, it
imports from the `hubapi_client` that is installed: the machinery, and the models of shared components. So there is one
class for one thing, and hubapi is brought up to date without the package. Its openapi.json has the added parts alone,
too; the mock lays it over its own.
"""

from __future__ import annotations

import ast
import json
import keyword
import os
import re
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from . import HERE, SHARED_PACKAGE, SPECS, calls, facts, models, resources
from .fragments import Document, SpecError, merge
from .placing import differences, files, put, tidy
from .private_rules import refused
from .rules import check
from .templates import environment

GENERATORS = SPECS / "generators"
OUR_MARK = "Written by scripts/generate from specs/; do not edit."
MARK = "Written by `hubapi generate`; do not edit."
"""Stands in every module that is written here, in place of that of hubapi's own."""
WITHOUT_MARK = ("openapi.json", "py.typed")


@frozen
class Package:
    """A package that is to be written: where its fragments are, its folder, and what Python calls it."""

    specs: Path
    folder: Path
    name: str

    def check(self) -> None:
        """Raises SpecError where it could not be written, or not be imported afterwards."""
        if not any((self.specs / "operations").glob("*.yaml")):
            raise SpecError(f"--specs {self.specs}: there is no fragment, such as operations/list_boats.yaml")
        for file in sorted(self.specs.glob("*.y*ml")):
            if file.name != "hubapi.yaml":
                raise SpecError(f"{file}:1: a fragment stands in operations/ or components/; here is hubapi.yaml alone")
        if self.folder.exists() and not self.folder.is_dir():
            raise SpecError(f"--into {self.folder}: it is a file, and no folder")
        parts = self.name.split(".")
        if not all(one.isidentifier() and not keyword.iskeyword(one) for one in parts):
            raise SpecError(f"--package must be a name that Python can import, got {self.name!r}")
        if parts[-1] != self.folder.resolve().name:
            raise SpecError(f"--package must end in the name of the folder {self.folder}, got {self.name!r}")

    def check_that_nothing_is_lost(self, made: Collection[str]) -> None:
        """Raises SpecError where the folder has files by others, which writing those that are made would take away."""
        present = files(self.folder)
        is_ours = "__init__.py" in present and _has_mark(present["__init__.py"])
        for name, file in present.items():
            if not is_ours or not (name in made or name in WITHOUT_MARK or _has_mark(file)):
                text = "was not written by `hubapi generate`; move it, or name a new folder, which becomes the package"
                raise SpecError(f"--into {self.folder}: {name} {text}")

    def write(self, made: Path, workspace: Path, taken: Collection[str]) -> None:
        """Writes it into the folder `made`. `taken` are the names that a hub has already."""
        document = merge(SPECS, self.specs)
        # resources/hub.py is the module that hands them out.
        check(document, GENERATORS, refused(document, {*taken, "hub"}))
        made.mkdir(parents=True)
        calls.write_calls(document, GENERATORS, made, workspace)
        for name in ("client.py", "errors.py", "types.py"):
            # Theirs are those of hubapi_client.
            (made / name).unlink()
        models.write_models(document, GENERATORS, made, workspace)
        facts.write_facts(document, GENERATORS, made)
        resources.write_resources(document, GENERATORS, made / "resources", HERE.parent / "hubapi_ext")
        self._write_front(document, made)
        for file in made.rglob("*.py"):
            file.write_text(file.read_text(encoding="utf-8").replace(OUR_MARK, MARK), encoding="utf-8")
        _export_shared_models(document, made)
        tidy(made, GENERATORS / "ruff.toml")

    def _write_front(self, document: Document, made: Path) -> None:
        names = sorted(file.stem for file in (made / "resources").glob("*.py") if file.stem not in ("__init__", "hub"))
        text = (
            environment(GENERATORS).get_template("added___init__.py.jinja").render(package=self.name, resources=names)
        )
        (made / "__init__.py").write_text(text, encoding="utf-8")
        (made / "py.typed").touch()
        text = json.dumps(_added(document), indent=2, ensure_ascii=False) + "\n"
        (made / "openapi.json").write_text(text, encoding="utf-8")


def _has_mark(file: Path) -> bool:
    return file.suffix == ".py" and MARK in file.read_text(encoding="utf-8", errors="replace")


def _added(document: Document) -> dict[str, object]:
    """The parts of a document that are not hubapi's, for the mock to lay over its own."""
    content = document.content
    paths: dict[str, dict[str, object]] = {}
    for path, method, operation in document.own_operations():
        paths.setdefault(path, {})[method] = operation
    components = {
        kind: {name: one for name, one in entries.items() if document.is_added(("components", kind, name))}
        for kind, entries in content["components"].items()
    }
    return {
        "openapi": content["openapi"],
        "info": {"title": "Operations that are added to hubapi's", "version": "1"},
        "x-hubapi-extends": "hubapi",
        "tags": [tag for at, tag in enumerate(content["tags"]) if document.is_added(("tags", at))],
        "paths": dict(sorted(paths.items())),
        "components": {kind: entries for kind, entries in components.items() if entries},
    }


def _export_shared_models(document: Document, made: Path) -> None:
    """Has models.py hand on those of hubapi's models that the package names, so that one module has all of them."""
    file = made / "models.py"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    others = "".join(one.read_text(encoding="utf-8") for one in made.rglob("*.py"))
    used = set(re.findall(r"\bmodels\.(\w+)", others))
    for node in ast.parse("".join(lines)).body:
        if isinstance(node, ast.ImportFrom) and node.module == f"{SHARED_PACKAGE}.models":
            used.update(alias.name for alias in node.names)
            lines[node.lineno - 1 : node.end_lineno] = [""] * ((node.end_lineno or node.lineno) - node.lineno + 1)
    schemas = document.content["components"]["schemas"]
    shared = [name for name in schemas if name in used and not document.is_added(("components", "schemas", name))]
    imports = "".join(f"from {SHARED_PACKAGE}.models import {name} as {name}\n" for name in shared)
    head = "from __future__ import annotations\n"
    file.write_text("".join(lines).replace(head, f"{head}\n{imports}", 1), encoding="utf-8")


def bring_up_to_date(package: Package, taken: Collection[str]) -> list[str]:
    """Writes the package, and returns the names of the files that were not as they are now.

    Raises SpecError where it cannot be made, or would take the place of something else. Nothing is changed then.
    """
    with _made(package, taken) as made:
        package.check_that_nothing_is_lost(files(made))
        # mypy reads hubapi in a quarter of a minute, and what it remembers of it in a second.
        cache = Path(os.environ.get("MYPY_CACHE_DIR", ".mypy_cache")) / "hubapi-generate"
        return put(made, package.folder, made.parent, cache)


def outdated(package: Package, taken: Collection[str]) -> list[str]:
    """The names of the files of the package that are not what its fragments produce. It changes nothing."""
    with _made(package, taken) as made:
        return differences(made, package.folder)


@contextmanager
def _made(package: Package, taken: Collection[str]) -> Iterator[Path]:
    package.check()
    with tempfile.TemporaryDirectory(prefix="hubapi-generate-") as folder:
        made = Path(folder) / "made" / package.folder.resolve().name
        package.write(made, Path(folder), taken)
        yield made
