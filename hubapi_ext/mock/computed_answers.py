"""Answers that a test computes, for paths that the mock does not know. Which path it is decides; nothing is stored."""

from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import Any

from attrs import define, field, frozen

from hubapi_ext.mock.messages import Request, Response

Compute = Callable[[Request], "tuple[int, Any] | Response"]
"""What a test gives: from a request to a status and a body that becomes JSON, or to a whole response."""


@frozen
class _Rule:
    path: str
    method: str | None
    compute: Compute


@define
class ComputedAnswers:
    """The functions that answer for a portal. Of several for a path, the newest answers."""

    _rules: list[_Rule] = field(factory=list, init=False)

    def add(self, path: str, compute: Compute, method: str | None) -> None:
        """Lets a function answer. In the path, `*` stands for anything."""
        if not path.startswith("/"):
            raise ValueError(f"path must begin with /, got {path!r}")
        if not callable(compute):
            raise TypeError(f"the second argument must be a function of a request, got {compute!r}")
        self._rules.insert(0, _Rule(path, method and method.upper(), compute))

    def clear(self) -> None:
        """Takes all functions away."""
        self._rules.clear()

    def find(self, request: Request) -> Compute | None:
        """The function that answers a request."""
        for rule in self._rules:
            if rule.method in (None, request.method) and fnmatchcase(request.path, rule.path):
                return rule.compute
        return None
