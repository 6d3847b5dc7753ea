"""The whole comparison: every operation of the fragments against any number of descriptions, and what is news of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from hubapi_generation.fragments import Document

from .accepted import Accepted
from .differences import Comparison, compare
from .matching import Pair, match, object_types
from .operations import Operation, our_operations, their_operations
from .schema_differences import Difference
from .shapes import BrokenReferenceError


class DescriptionError(Exception):
    """A file is no OpenAPI description that can be compared."""


@frozen
class Result:
    """Everything that was compared, and what is accepted of it."""

    comparisons: tuple[Comparison, ...]
    unknown: tuple[str, ...]
    """The operations of theirs that are none of ours."""
    accepted: Accepted

    def news(self) -> Iterator[tuple[Comparison, Difference]]:
        """The differences that matter and that nobody has accepted."""
        return (found for found in self._not_accepted() if found[1].news)

    def notes(self) -> Iterator[tuple[Comparison, Difference]]:
        """The differences that do no harm, and that nobody has accepted."""
        return (found for found in self._not_accepted() if not found[1].news)

    def unused(self) -> list[str]:
        """What to say of the reasons for which there is no difference any more."""
        return self.accepted.unused(self.comparisons)

    def has_news(self) -> bool:
        """Whether somebody has something to do."""
        return any(True for _ in self.news()) or bool(self.unused())

    def _not_accepted(self) -> Iterator[tuple[Comparison, Difference]]:
        for comparison in self.comparisons:
            for one in comparison.differences:
                if self.accepted.reason(comparison, one) is None:
                    yield comparison, one


def compare_all(
    document: Document, descriptions: Mapping[str, Mapping[str, Any]], accepted: Accepted, *, complete: bool = False
) -> Result:
    """Compares the fragments with descriptions, which go by the names of their files."""
    theirs = [one for name, content in descriptions.items() for one in _read(name, content)]
    matching = match(our_operations(document), theirs, object_types(document), complete=complete)
    return Result(tuple(map(_compared, matching.pairs)), matching.unknown, accepted)


def _read(name: str, content: Mapping[str, Any]) -> Iterable[Operation]:
    try:
        return list(their_operations(content, name))
    except BrokenReferenceError as error:
        raise DescriptionError(f"{name}: {error}") from None


def _compared(pair: Pair) -> Comparison:
    try:
        return compare(pair)
    except BrokenReferenceError as error:
        sources = ", ".join(dict.fromkeys(one.source for one in pair.theirs))
        raise DescriptionError(f"{sources}: {pair.theirs[0].name}: {error}") from None
