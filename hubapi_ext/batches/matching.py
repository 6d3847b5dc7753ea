"""Ties the results and errors of an answer to the inputs they speak of, by what the operation's facts say.

It knows no operation, sends nothing, and never relies on an order: HubSpot's results come in any. It works in columns;
only what stands in no column, such as an error's message, is looked at one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import compress
from operator import attrgetter
from typing import Any

from attrs import define, field, frozen

from hubapi_client.models import StandardError
from hubapi_client.operations import Batch, ContentKey, ErrorKey
from hubapi_ext.batches.chunks import Chunk, attribute, folded, rows


@define
class Tied:
    """What an answer says of each input. Of an input with neither a result nor an error it says nothing."""

    results: list[Any]
    """The result of each input; None where there is none."""
    errors: Mapping[int, StandardError]
    """The errors of the inputs that have no result, by position."""
    untied: Sequence[StandardError]
    """The errors that name no input."""


def tie(batch: Batch, chunk: Chunk, answer: Any) -> Tied:
    """Finds the input of each result and of each error. An answer may be nothing where inputs have no results.

    The result of an input that has none of its own is True.
    """
    results: list[Any] = [None] * len(chunk)
    left: Sequence[Any] = ()
    if batch.results and answer is not None:
        results, left = _tie_results(batch, chunk, answer.results or ())
    errors_in_answer: Sequence[StandardError] | None = getattr(answer, "errors", None)
    errors, untied = _tie_errors(batch, chunk, errors_in_answer, results) if errors_in_answer else ({}, [])
    if batch.missing is not None:
        errors |= _errors_of_missing(chunk, batch.keys[0], getattr(answer, batch.missing, None))
    if len(chunk) == len(untied) == 1 and not errors and results[0] is None and not left:
        errors[0] = untied.pop()
    elif batch.otherwise and left:
        _tie_by_content(batch, chunk, left, results, errors)
    if not batch.results and not untied:
        # HubSpot says nothing of what it has carried out.
        results = [position not in errors or None for position in range(len(chunk))]
    return Tied(results, errors, untied)


def _tie_errors(
    batch: Batch, chunk: Chunk, errors_in_answer: Sequence[StandardError], results: Sequence[Any]
) -> tuple[dict[int, StandardError], list[StandardError]]:
    """The error of each input that has no result, and the errors that belong to none."""
    errors: dict[int, StandardError] = {}
    untied = []
    ambiguous: list[tuple[StandardError, OneOf]] = []
    named_by = NamedInputs(batch, chunk, frozenset(missing(results)))
    for error in errors_in_answer:
        named = named_by.of(error)
        if isinstance(named, OneOf):
            ambiguous.append((error, named))
            continue
        for position in named:
            # A message may name an id that another input has too. What has a result did not fail.
            if results[position] is None:
                errors.setdefault(position, error)
        if not named:
            untied.append(error)
    # What each can speak of is known once the others are tied.
    left_open = set().union(*(named for _, named in ambiguous)) - errors.keys()
    if len(ambiguous) < len(left_open):
        untied += [error for error, _ in ambiguous]
    else:
        errors |= {position: error for error, named in ambiguous for position in named if position in left_open}
    return errors, untied


def _errors_of_missing(chunk: Chunk, key: str, missing: Any) -> dict[int, StandardError]:
    """An error for each input that an answer lists as one of which there is nothing, with no word of its own."""
    listed = map(str, missing) if isinstance(missing, list) else ()
    return {
        position: StandardError(
            status="error", category="OBJECT_NOT_FOUND", message=f"{one} does not exist", context={"id": [one]}
        )
        for one in listed
        for position in chunk.positions(key).get(one, ())
    }


def _tie_results(batch: Batch, chunk: Chunk, results: Sequence[Any]) -> tuple[list[Any], Sequence[Any]]:
    """The result of each input, and the results that belong to none."""
    # What HubSpot compares without regard to case, it may return in another one.
    is_folded = batch.apart == batch.keys
    of_inputs = chunk.key_columns if is_folded else chunk.columns_of(batch.keys)
    try:
        columns = [list(map(attrgetter(key), results)) for key in batch.results]
        if is_folded:
            columns = list(map(folded, columns))
        if columns == of_inputs:
            return list(results), ()
        tied = _tie_by_one_column(batch, of_inputs, columns, results) or _tie_by_keys(of_inputs, columns, results)
        if tied is not None:
            return tied, ()
    except (AttributeError, TypeError):
        # A result that lacks what others have, or has a list in its place, is nobody's.
        columns = [list(map(attribute(key), results)) for key in batch.results]
        if is_folded:
            columns = list(map(folded, columns))
    by_key: dict[Any, Any] = {}
    keys = rows(of_inputs)
    known = set(keys)
    left = []
    for key, result in zip(map(_hashable, rows(columns)), results, strict=True):
        # Of two results for one input the first counts.
        if key not in known or by_key.setdefault(key, result) is not result:
            left.append(result)
    return list(map(by_key.get, keys)), left


def _tie_by_one_column(
    batch: Batch, of_inputs: Sequence[list[Any]], columns: Sequence[list[Any]], results: Sequence[Any]
) -> list[Any] | None:
    """The result of each input, if the first attribute alone tells them apart; None if it does not."""
    (first, *others), (of_results, *_) = of_inputs, columns
    by_first = dict(zip(of_results, results, strict=True))
    if len(by_first) < len(results) or len(set(first)) < len(first):
        return None
    tied = list(map(by_first.get, first))
    there = list(filter(None, tied))
    if len(there) < len(results):
        return None
    agree = all(
        list(map(attrgetter(key), there)) == list(compress(other, tied))
        for key, other in zip(batch.results[1:], others, strict=True)
    )
    return tied if agree else None


def _tie_by_keys(
    of_inputs: Sequence[list[Any]], columns: Sequence[list[Any]], results: Sequence[Any]
) -> list[Any] | None:
    """The result of each input, if every result belongs to an input of its own; None if not."""
    by_key = dict(zip(rows(columns), results, strict=True))
    tied = list(map(by_key.get, rows(of_inputs)))
    return tied if len(list(filter(None, tied))) == len(results) else None


def _hashable(key: Any) -> Any:
    """A key that may be one of an input's; None for what none can have."""
    parts = key if isinstance(key, tuple) else (key,)
    return key if all(isinstance(part, str | int) for part in parts) else None


def _tie_by_content(
    batch: Batch, chunk: Chunk, left: Sequence[Any], results: list[Any], errors: Mapping[int, StandardError]
) -> None:
    """Gives the results that name no input to the inputs all of whose content they hold."""
    key = batch.otherwise
    names_none = attribute(batch.results[0])
    # A result that names another input belongs to none that waits, whatever it holds.
    left = [result for result in left if names_none(result) is None]
    waiting = [position for position, result in enumerate(results) if result is None and position not in errors]
    if key is None or len(left) != len(waiting):
        return
    contents = {position: attribute(key.input)(chunk.columns.model(position)) for position in waiting}
    shapes = {frozenset(content) for content in contents.values()}
    # The richest inputs choose first: what they hold fits the poorer ones too.
    for shape in sorted(shapes, key=lambda names: (-len(names), sorted(names))):
        left = _tie_shape(shape, key, contents, left, results)


def _tie_shape(
    shape: frozenset[str], key: ContentKey, contents: Mapping[int, Any], left: Sequence[Any], results: list[Any]
) -> Sequence[Any]:
    """Ties the results that hold what inputs with these properties hold; returns the others."""
    names = sorted(shape)
    waiting: dict[Any, list[int]] = {}
    # Inputs with equal content are interchangeable.
    for position in reversed(contents):
        if contents[position].keys() == shape:
            waiting.setdefault(tuple(contents[position][name] for name in names), []).append(position)
    others = []
    for result in left:
        held = attribute(key.result)(result)
        fits = isinstance(held, Mapping) and held.keys() >= shape
        positions = waiting.get(tuple(_text(held[name]) for name in names)) if fits else None
        if positions:
            results[positions.pop()] = result
        else:
            others.append(result)
    return others


def _text(value: object) -> str | None:
    return None if value is None else str(value)


Find = Callable[[StandardError], Sequence[int]]


@frozen
class NamedInputs:
    """Finds the inputs that errors speak of. What can be known of errors of one shape is found out once."""

    batch: Batch
    chunk: Chunk
    without_result: frozenset[int] | None = None
    """The only inputs that an error can speak of; None for all."""
    _by_shape: dict[Any, list[Find]] = field(factory=dict)

    def of(self, error: StandardError) -> Sequence[int]:
        """The positions of the inputs that the first fitting key finds; nothing where an error names none."""
        context = error.context
        names = tuple(context) if isinstance(context, dict) else ()
        shape = (error.sub_category if isinstance(error.sub_category, str) else None, names)
        finds = self._by_shape.get(shape)
        if finds is None:
            finds = self._by_shape[shape] = [
                self._in_context(key) if key.message is None else self._in_message(key)
                for key in self.batch.errors
                if key.sub_category in (None, shape[0]) and key.context.keys() <= set(names)
            ]
        for find in finds:
            if found := find(error):
                return found
        return ()

    def _in_message(self, key: ErrorKey) -> Find:
        find_all = re.compile(key.message or "").findall
        combine = _intersection if key.all else self._either
        columns = [self.chunk.positions(path) for path in key.inputs]

        def find(error: StandardError) -> Sequence[int]:
            values = find_all(error.message) if isinstance(error.message, str) else ()
            return combine([_having(column, values) for column in columns]) if values else ()

        return find

    def _in_context(self, key: ErrorKey) -> Find:
        pattern = re.compile(key.pattern) if key.pattern is not None else None
        columns = [(name, [self.chunk.positions(path) for path in paths]) for name, paths in key.context.items()]

        def find(error: StandardError) -> Sequence[int]:
            sets = []
            for name, of_paths in columns:
                values = _listed(error.context[name], pattern)
                sets.append(self._either([_having(column, values) for column in of_paths]))
            return _intersection(sets)

        return find

    def _either(self, sets: Sequence[Sequence[int]]) -> Sequence[int]:
        """The inputs that have a value in one field or in another.

        Two records of different types may have one id. An error that names the id alone is not to be taken for that of
        an input whose result was lost.
        """
        if self.without_result is None or len(sets) == 1:
            return _union(sets)
        possible = [kept for one in sets if (kept := self.without_result.intersection(one))]
        every = sorted(set().union(*possible))
        return every if all(kept == possible[0] for kept in possible) else OneOf(every)


class OneOf(tuple[int, ...]):
    """Inputs of which an error speaks of some, and it does not say which."""

    __slots__ = ()


def _having(column: Mapping[str, Sequence[int]], values: Sequence[str]) -> Sequence[int]:
    """The positions of the inputs that have one of the values in a column."""
    if len(values) == 1:
        return column.get(values[0], ())
    return _union([column.get(value, ()) for value in values])


def _union(sets: Sequence[Sequence[int]]) -> Sequence[int]:
    filled = [one for one in sets if one]
    if len(filled) == 1:
        return filled[0]
    return sorted(set().union(*filled)) if filled else ()


def _intersection(sets: Sequence[Sequence[int]]) -> Sequence[int]:
    return sets[0] if len(sets) == 1 else sorted(set(sets[0]).intersection(*sets[1:]))


def _listed(values: object, pattern: re.Pattern[str] | None) -> list[str]:
    """The values of a context's entry, or the part of each that a pattern finds."""
    texts = list(map(str, values)) if isinstance(values, list) else [str(values)]
    if pattern is None:
        return texts
    return [found[1] for text in texts if (found := pattern.search(text))]


def missing(results: Sequence[Any]) -> list[int]:
    """The positions that have no result."""
    return [position for position, result in enumerate(results) if result is None]
