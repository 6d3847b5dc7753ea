"""The examples in the docstrings of methods: they are Python, and the async face awaits what is to be awaited."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import Iterator
from typing import Any

import pytest

import hubapi_resources


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
                    yield pytest.param(function, f"hub.{module.name}.{method}", id=f"{module.name}.{method}")


def example_of(function: Any) -> ast.AST:
    text = (inspect.getdoc(function) or "").partition("\nExample:\n")[2]
    return ast.parse("async def example():\n" + textwrap.indent(textwrap.dedent(text), "    "))


def calls(example: ast.AST, method: str) -> list[ast.AST]:
    """The calls of a method in its example."""
    return [node for node in ast.walk(example) if isinstance(node, ast.Call) and ast.unparse(node.func) == method]


def awaited(example: ast.AST) -> list[ast.AST]:
    return [node.value for node in ast.walk(example) if isinstance(node, ast.Await)]


@pytest.mark.parametrize(("function", "method"), [*methods("sync")])
def test_an_example_calls_its_method(function: Any, method: str) -> None:
    example = example_of(function)
    assert (bool(calls(example, method)), awaited(example)) == (True, [])


@pytest.mark.parametrize(("function", "method"), [*methods("async")])
def test_an_example_awaits_its_method_where_it_must(function: Any, method: str) -> None:
    example = example_of(function)
    found = calls(example, method)
    assert found
    assert [call in awaited(example) for call in found] == [inspect.iscoroutinefunction(function)] * len(found)
