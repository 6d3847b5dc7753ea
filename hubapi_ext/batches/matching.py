"""Ties the results and errors of a batch answer to the inputs they speak of, by what the operation's facts say.

It knows no operation, sends nothing, and never relies on an order: HubSpot's results come in any.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Protocol

from attrs import define, field, frozen

from hubapi_client.models import StandardError
from hubapi_client.operations import Batch, ErrorKey, ResultKey


class BatchAnswer(Protocol):
    """What every answer to a batch has."""

    # What came of the inputs that succeeded.
    @property
    def results(self) -> Sequence[Any]: ...  # noqa: D102

    # Why the others failed. One error may speak of many inputs.
    @property
    def errors(self) -> Sequence[StandardError] | None: ...  # noqa: D102


@frozen
class Fate:
    """What an answer says of one input. With neither a result nor an error it says nothing."""

    result: Any = None
    error: StandardError | None = None


def tie(batch: Batch, inputs: Sequence[Any], answer: BatchAnswer) -> tuple[list[Fate], list[StandardError]]:
    """The fate of each input, in the order of the inputs, and the errors that name no input."""
    tied = _Tied(inputs)
    of_result = identity(key.result for key in batch.results)
    of_input = identity(key.input for key in batch.results)
    results = tied.succeed(answer.results or (), of_result=of_result, of_input=of_input)
    # A message may name an id that another input has too. What has a result did not fail.
    untied = [error for error in answer.errors or () if not tied.fail(error, batch.errors)]
    waiting = tied.waiting()
    if len(waiting) == 1 and len(untied) == 1 and not results:
        # It can only be meant for the one of which nothing else is said.
        tied.fates[waiting[0]] = Fate(error=untied.pop())
    elif batch.otherwise:
        # A result that names another input belongs to none that waits, whatever it holds.
        unnamed = [result for result in results if of_result(result) is None]
        if len(unnamed) == len(waiting):
            tied.succeed_by_content(unnamed, batch.otherwise)
    return tied.fates, untied


def named_inputs(batch: Batch, inputs: Sequence[Any], error: StandardError) -> set[int]:
    """The positions of the inputs that an error speaks of; none where it names none."""
    return _Tied(inputs).named(error, batch.errors)


_Getter = Callable[[Any], Any]


@define
class _Tied:
    """The inputs of one request, and what is known of each so far."""

    inputs: Sequence[Any]
    fates: list[Fate] = field(init=False)
    _positions: dict[str, dict[str, list[int]]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.fates = [_NOTHING] * len(self.inputs)

    def waiting(self) -> list[int]:
        """The positions of the inputs of which nothing is known."""
        return [position for position, fate in enumerate(self.fates) if fate is _NOTHING]

    def succeed(self, results: Sequence[Any], *, of_result: _Getter, of_input: _Getter) -> list[Any]:
        """Notes each result down at an input with the same key; returns the results that found none."""
        waiting: dict[Any, list[int]] = {}
        for position in reversed(self.waiting()):
            waiting.setdefault(of_input(self.inputs[position]), []).append(position)
        waiting.pop(None, None)
        left = []
        for result in results:
            positions = waiting.get(of_result(result))
            if positions:
                self.fates[positions.pop()] = Fate(result=result)
            else:
                left.append(result)
        return left

    def succeed_by_content(self, results: Sequence[Any], key: ResultKey) -> None:
        """Notes the results down that hold all that an input holds. Inputs with equal content are interchangeable."""
        of_result, of_input = attribute(key.result), attribute(key.input)
        shapes = {frozenset(of_input(self.inputs[position])) for position in self.waiting()}
        # The richest inputs choose first: what they hold fits the poorer ones too.
        for shape in sorted(shapes, key=lambda names: (-len(names), sorted(names))):
            results = self.succeed(
                results,
                of_result=_entries(of_result, shape, exactly=False),
                of_input=_entries(of_input, shape, exactly=True),
            )

    def fail(self, error: StandardError, keys: Iterable[ErrorKey]) -> bool:
        """Notes an error down at the inputs that it names, as far as they have no fate yet. Says if it names any."""
        named = self.named(error, keys)
        for position in named:
            if self.fates[position] is _NOTHING:
                self.fates[position] = Fate(error=error)
        return bool(named)

    def named(self, error: StandardError, keys: Iterable[ErrorKey]) -> set[int]:
        """The positions of the inputs that the first fitting key finds."""
        return next((found for key in keys if (found := self._named(key, error))), set())

    def _named(self, key: ErrorKey, error: StandardError) -> set[int]:
        """The positions of the inputs that an error speaks of, as far as this key can tell."""
        if key.sub_category is not None and error.sub_category != key.sub_category:
            return set()
        if key.message is not None:
            values = re.findall(key.message, error.message or "")
            sets = [self._having([path], values) for path in key.inputs]
            return set.intersection(*sets) if key.all else set.union(*sets)
        context = error.context if isinstance(error.context, dict) else {}
        sets = [self._having(paths, _listed(context.get(name), key.pattern)) for name, paths in key.context.items()]
        return set.intersection(*sets)

    def _having(self, paths: Iterable[str], values: Iterable[str]) -> set[int]:
        """The positions of the inputs that have one of the values at one of the paths."""
        return {position for value in values for path in paths for position in self._index(path).get(value, ())}

    def _index(self, path: str) -> dict[str, list[int]]:
        """The positions of the inputs by their value at a path."""
        if path not in self._positions:
            names = path.split(".")
            index: dict[str, list[int]] = {}
            for position, given in enumerate(self.inputs):
                for value in _each(given, names):
                    index.setdefault(str(value), []).append(position)
            self._positions[path] = index
        return self._positions[path]


_NOTHING = Fate()


def _listed(values: object, pattern: str | None) -> list[str]:
    """The values of a context's entry, or the part of each that a pattern finds."""
    texts = [str(value) for value in (values if isinstance(values, list) else [values])]
    if pattern is None:
        return texts
    return [found[1] for text in texts if (found := re.search(pattern, text))]


def attribute(path: str) -> _Getter:
    """Reads a dotted attribute; None where a part of it is missing."""
    read = attrgetter(path)

    def get(value: Any) -> Any:
        try:
            return read(value)
        except AttributeError:
            return None

    return get


def _each(value: Any, names: Sequence[str]) -> Iterator[Any]:
    """Reads a dotted attribute; each of its values where the path leads through lists."""
    if isinstance(value, list):
        for one in value:
            yield from _each(one, names)
    elif names:
        yield from _each(getattr(value, names[0], None), names[1:])
    elif value is not None:
        yield value


def identity(paths: Iterable[str]) -> _Getter:
    """Reads several attributes as one key; None where one is missing."""
    chosen = tuple(paths)
    read = attrgetter(*chosen)

    def get(value: Any) -> Any:
        try:
            key = read(value)
        except AttributeError:
            return None
        return None if len(chosen) > 1 and None in key else key

    return get


def _entries(of: _Getter, names: frozenset[str], *, exactly: bool) -> _Getter:
    """Reads the named entries of a map as one key; None where it lacks one of them, or has others too."""
    ordered = sorted(names)

    def get(value: Any) -> Any:
        entries: Mapping[str, Any] = of(value) or {}
        fits = entries.keys() == names if exactly else entries.keys() >= names
        return tuple(entries[name] for name in ordered) if fits else None

    return get
