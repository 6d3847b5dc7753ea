"""What is known of the inputs and not handed out: in which order it is handed out, and how far. It finds nothing out.

What is handed out counts as delivered at once, and the caller takes it back for what an exception kept from arriving.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, repeat
from operator import sub
from typing import Any, Protocol, TypeVar

from attrs import define, field, frozen

from hubapi_ext.batches.outcomes import Outcome

T = TypeVar("T")


@frozen(eq=False)
class Block:
    """What became of inputs, in columns, in the order of their indices.

    Most succeeded. Where pages are handed out one by one, a block may be of pages, whose inputs have no outcome yet.
    """

    indices: Sequence[int]
    given: Sequence[Any]
    results: Sequence[Any]
    """The result of each input that succeeded; None for the others."""
    others: Mapping[int, Outcome[Any, Any]] = field(factory=dict)
    """The outcomes of the inputs that did not succeed, by position."""
    resume: Sequence[Any] | None = None
    """For pages: the input by which each input's next page is asked for."""

    def __len__(self) -> int:
        return len(self.indices)

    def outcomes(self) -> list[Outcome[Any, Any]]:
        """One for each input."""
        if len(self.others) == len(self):
            return [self.others[position] for position in range(len(self))]
        made: list[Outcome[Any, Any]] = list(
            map(Outcome, self.indices, self.given, repeat("succeeded"), self.results)  # type: ignore[arg-type]
        )
        for position, outcome in self.others.items():
            made[position] = outcome
        return made

    def runs(self) -> Iterator[Block]:
        """The block, cut where an index is left out."""
        indices, size = self.indices, len(self)
        if not size or indices[-1] - indices[0] + 1 == size:
            yield self
            return
        # Where consecutive indices run on, index minus position is the same.
        offsets = list(map(sub, indices, count()))
        begin = 0
        for end in range(1, size + 1):
            if end == size or offsets[end] != offsets[begin]:
                others = {at - begin: outcome for at, outcome in self.others.items() if begin <= at < end}
                yield Block(indices[begin:end], self.given[begin:end], self.results[begin:end], others)
                begin = end


class HandOut(Protocol[T]):
    """Chooses what of a block is handed out. It keeps nothing."""

    def entries(self, block: Block) -> list[T]:
        """What is handed out, in order."""
        ...

    def positions(self, block: Block, delivered: int) -> Sequence[int]:
        """The positions of the inputs of which everything is handed out with so many of the entries."""
        ...

    def reason(self, failures: list[Outcome[Any, Any]]) -> BaseException | None:
        """The error to raise at the end for inputs whose outcomes are not handed out."""
        ...

    @property
    def hands_out_failures(self) -> bool:
        """Whether the outcomes of inputs that failed are handed out too."""
        ...


@define(eq=False)
class Delivery:
    """A block that is being handed out."""

    block: Block
    entries: list[Any]
    delivered: int = 0
    """How many of the entries the caller has."""


_NOTHING = Delivery(Block((), (), ()), [])


@define(eq=False)
class Outbox:
    """The blocks that are to be handed out."""

    hand_out: HandOut[Any]
    ordered: bool
    next_index: int = 0
    """The first input whose block is still missing, where the order counts."""
    ready: deque[Block] = field(factory=deque)
    early: dict[int, Block] = field(factory=dict)
    """The blocks that wait for those before them, by their first index."""
    current: Delivery = _NOTHING
    failures: dict[int, Outcome[Any, Any]] = field(factory=dict)
    """The outcomes that are raised at the end instead of being handed out, by index."""
    resumed: dict[int, Any] = field(factory=dict)
    """The input to go on with, by index, where pages were handed out and more are to come."""

    def put(self, block: Block) -> None:
        """Takes in what is to be handed out."""
        if not self.ordered:
            self.ready.append(block)
            return
        for run in block.runs():
            self.early[run.indices[0]] = run
        while (following := self.early.get(self.next_index)) is not None:
            self.ready.append(following)
            del self.early[self.next_index]
            self.next_index += len(following)

    def flush(self) -> None:
        """Has everything handed out, in order, though outcomes are missing in between."""
        for index in sorted(self.early):
            self.ready.append(self.early[index])
            del self.early[index]

    def clear(self) -> None:
        """Hands out nothing more."""
        self.early.clear()
        self.ready.clear()
        self.current = _NOTHING

    def open_next(self) -> bool:
        """Begins to hand out the next block; False when there is none."""
        self._confirm()
        while self.ready:
            block = self.ready[0]
            # A Ctrl-C while the entries are made leaves the block where it is.
            self.current = Delivery(block, self.hand_out.entries(block))
            del self.ready[0]
            if self.current.entries:
                return True
            self._confirm()
        return False

    def _confirm(self) -> None:
        """Notes down what is to be remembered of a block that was handed out to its end."""
        block = self.current.block
        if block.resume is not None:
            self.resumed.update(zip(block.indices, block.resume, strict=True))
        elif self.resumed:
            for index in block.indices:
                self.resumed.pop(index, None)
        if not self.hand_out.hands_out_failures:
            self.failures.update((outcome.index, outcome) for outcome in block.others.values())
        self.current = _NOTHING

    def blocks(self) -> list[Block]:
        """All that was not begun to be handed out, in order."""
        return [*self.ready, *(self.early[index] for index in sorted(self.early))]

    def resume_points(self) -> list[tuple[int, Any]]:
        """With which input to go on, by index, where pages were handed out."""
        points = list(self.resumed.items())
        block = self.current.block
        if block.resume is not None:
            positions = self.hand_out.positions(block, self.current.delivered)
            points += [(block.indices[position], block.resume[position]) for position in positions]
        return points

    def delivered(self) -> set[int]:
        """The indices of the current block's inputs that the caller has."""
        current = self.current
        if current.block.resume is not None:
            return set()
        positions = self.hand_out.positions(current.block, current.delivered)
        return set(map(current.block.indices.__getitem__, positions))
