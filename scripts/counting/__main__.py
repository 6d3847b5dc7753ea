"""The command behind scripts/lines: a table of the lines by hand for each operation, by what they are for.

Counted are the functions that a fragment names, those of the mock that bear the name of the operation, and what these
call in their own module and nobody else does.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "hubapi_ext"


def table() -> dict[str, dict[str, int]]:
    """By operation: lines of its methods, of the forms of its inputs, and of the mock."""
    document = json.loads((ROOT / "generated" / "openapi.json").read_text(encoding="utf-8"))
    found = {}
    for item in document["paths"].values():
        for operation in item.values():
            methods = operation.get("x-hubapi-method", [])
            methods = methods if isinstance(methods, list) else [methods]
            found[operation["operationId"]] = {
                "method": sum(_lines_of_plan(one["plan"]) for one in methods if "plan" in one),
                "form": sum(
                    _lines(file, {one["form"] for one in methods if "form" in one})
                    for file in sorted((EXTENSION / "forms").glob("*.py"))
                ),
                "mock": sum(
                    _lines(file, {operation["operationId"]})
                    for file in sorted((EXTENSION / "mock" / "operations").glob("*.py"))
                ),
            }
    return found


def _lines_of_plan(plan: str) -> int:
    module, _, name = plan.rpartition(".")
    return _lines(EXTENSION / f"{module}.py", {name})


def _lines(file: Path, names: set[str]) -> int:
    """The lines of functions, and of the private ones of the module that they alone need."""
    functions, used = _functions(file)
    wanted = names & functions.keys()
    while wanted:
        called = {
            name
            for name in functions
            if name.startswith("_")
            and (users := {user for user, others in used.items() if name in others and user != name})
            and users <= wanted
        }
        if called <= wanted:
            break
        wanted |= called
    return sum(_span(functions[name]) for name in wanted)


@cache
def _functions(file: Path) -> tuple[dict[str, ast.FunctionDef], dict[str, set[str]]]:
    """The functions of a module by name, and the names that each uses."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = {one.name: one for one in tree.body if isinstance(one, ast.FunctionDef)}
    return functions, {name: _names(function) for name, function in functions.items()}


def _names(function: ast.FunctionDef) -> set[str]:
    return {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}


def _span(function: ast.FunctionDef) -> int:
    first = min([function.lineno, *(one.lineno for one in function.decorator_list)])
    return (function.end_lineno or first) - first + 1


def rows(counted: dict[str, dict[str, int]]) -> Iterator[str]:
    """The table, a line for each operation."""
    width = max(map(len, counted))
    yield f"{'operation':<{width}}  method  form  mock  in all"
    for name, parts in counted.items():
        yield f"{name:<{width}}  {parts['method']:>6}  {parts['form']:>4}  {parts['mock']:>4}  {sum(parts.values()):>6}"


def main() -> None:
    """Prints the table."""
    counted: dict[str, Any] = table()
    print(*rows(counted), sep="\n")


if __name__ == "__main__":
    main()
