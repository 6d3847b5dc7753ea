"""The examples in the docstrings of methods: they are Python, and the async face awaits what is to be awaited."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import pytest

import hubapi_resources
from hubapi_resources.hub import RESOURCES, Resources


def methods(face: str) -> Iterator[Any]:
    """The methods with an example of every resource, each with what a hub calls it."""
    for module in pkgutil.iter_modules(hubapi_resources.__path__):
        known = vars(importlib.import_module(f"hubapi_resources.{module.name}"))
        own = [one for one in known.values() if getattr(one, "__module__", "") == f"hubapi_resources.{module.name}"]
        for resource in own:
            if resource.__name__.startswith("Async") != (face == "async"):
                continue
            for method, function in vars(resource).items():
                if inspect.isfunction(function) and "\nExample:\n" in (inspect.getdoc(function) or ""):
                    names = OF_ANY_TYPE if module.name == "objects" else {module.name}
                    yield pytest.param(function, names, method, id=f"{module.name}.{method}")


OF_ANY_TYPE = {name for name in RESOURCES if isinstance(vars(Resources).get(name), cached_property)}
"""What a hub calls the resources of object types, among others."""


def example_of(function: Any) -> ast.AST:
    text = (inspect.getdoc(function) or "").partition("\nExample:\n")[2]
    return ast.parse("async def example():\n" + textwrap.indent(textwrap.dedent(text), "    "))


def calls(example: ast.AST, names: set[str], method: str) -> list[ast.AST]:
    """The calls of a method in its example."""
    known = {f"hub.{name}.{method}" for name in names}
    return [node for node in ast.walk(example) if isinstance(node, ast.Call) and ast.unparse(node.func) in known]


def awaited(example: ast.AST) -> list[ast.AST]:
    return [node.value for node in ast.walk(example) if isinstance(node, ast.Await)]


@pytest.mark.parametrize(("function", "names", "method"), [*methods("sync")])
def test_an_example_calls_its_method(function: Any, names: set[str], method: str) -> None:
    example = example_of(function)
    assert (bool(calls(example, names, method)), awaited(example)) == (True, [])


@pytest.mark.parametrize(("function", "names", "method"), [*methods("async")])
def test_an_example_awaits_its_method_where_it_must(function: Any, names: set[str], method: str) -> None:
    example = example_of(function)
    found = calls(example, names, method)
    assert found
    # What comes first or how many there are is asked of a stream, which is not awaited itself.
    streamed = [node.value for node in ast.walk(example) if isinstance(node, ast.Attribute) and node.value in found]
    expected = inspect.iscoroutinefunction(function)
    assert [call in awaited(example) for call in found if call not in streamed] == [expected] * (
        len(found) - len(streamed)
    )
