"""What was given and not sent: takes inputs in, and cuts them into the chunks of requests. It knows no answer.

An input is noted down in the very step of the interpreter that takes it from its source. Until its chunk is in flight
it stays in some place here; for a moment it may be in two, and then it counts once, by its index.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, count, islice, repeat
from typing import Any

from attrs import define, field, frozen

from hubapi_client.operations import Batch
from hubapi_client.wire import encode
from hubapi_ext.batches.chunks import Chunk, Models, joined
from hubapi_ext.batches.input_forms import Forms
from hubapi_ext.errors import InvalidInputError


@define(eq=False)
class _Gathering:
    """Inputs from `start` on, which are to become a chunk."""

    start: int
    given: dict[int, Any] | Sequence[Any] = field(factory=dict)
    columns: Any = None
    size: int = 0
    """How many bytes they take, as far as it is counted."""

    @property
    def inputs(self) -> Collection[Any]:
        """The inputs as they were given."""
        return self.given.values() if isinstance(self.given, dict) else self.given

    @property
    def end(self) -> int:
        """The index of the first input that is still to be taken."""
        return self.start + len(self.given)

    def remembering(self, source: Iterator[Any], most: int) -> Iterator[Any]:
        """So many inputs of a source. Each is noted down here in the same step of the interpreter that takes it."""
        note_down: Any = self.given.setdefault  # type: ignore[union-attr]
        return map(note_down, count(self.end), islice(source, most))


@frozen(eq=False)
class Cut:
    """The chunk of the next request, and what is left without it."""

    chunk: Chunk
    parts: list[Chunk]
    continuing: list[Chunk]
    waiting: list[Chunk]


@define(eq=False)
class Inbox:
    """The inputs that wait for their request."""

    forms: Forms
    batch: Batch
    max_inputs: int
    """How many inputs a request may have."""
    max_bytes: int
    """How many bytes the inputs of a request may take."""
    key_paths: tuple[str, ...] = ()
    """The attributes that no two inputs of a request may have in common; none where it does not matter."""
    ignores_case: bool = False
    """Whether values are the same that differ in the case of letters alone."""
    keeps_same_apart: bool = False
    """Whether inputs that ask for just the same are sent all the same, since each is handed out page by page."""
    is_exhausted: bool = False
    """Whether there are no more inputs to take."""
    parts: list[Chunk] = field(factory=list)
    """Parts of requests that failed as a whole. The last one is sent first, so that single inputs are met soon."""
    continuing: list[Chunk] = field(factory=list)
    """Inputs that wait for their next page."""
    waiting: list[Chunk] = field(factory=list)
    """Inputs that were never sent."""
    refused: tuple[int, Any] | None = None
    """An input that is wrong, with its index. The exception that says so takes it from here."""
    _gathering: _Gathering = field(factory=lambda: _Gathering(0))

    @property
    def taken(self) -> int:
        """How many inputs were taken from their source."""
        return self._gathering.end

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not (self.parts or self.continuing or self.waiting or self._gathering.given)

    def entries(self) -> Iterator[tuple[int, Any]]:
        """All inputs that wait, with their indices. One may come twice."""
        chunks = (*self.parts, *self.continuing, *self.waiting)
        gathering = self._gathering
        return chain(*(chunk.entries() for chunk in chunks), zip(count(gathering.start), gathering.inputs))

    # Taking

    @property
    def wanted(self) -> int:
        """How many more inputs the next request needs; 0 when it needs none."""
        if self.is_exhausted or self._bytes_left() <= 0:
            return 0
        there = sum(map(len, self.continuing)) + sum(map(_size_with_same, self.waiting))
        return max(0, self.max_inputs - there - len(self._gathering.given))

    def _bytes_left(self) -> int:
        """How many more bytes the next request needs, as far as they are counted."""
        waiting = sum(chunk.columns.size() for chunk in self.waiting)
        return self.max_bytes - waiting - self._gathering.size

    def take_listed(self, inputs: Sequence[Any], most: int) -> None:
        """Takes so many more of inputs that stay where they are, in one piece if they are plain; see `take`."""
        start = self.taken
        there = inputs[start : start + most]
        columns = self.forms.read_all(there, start) if there else None
        if columns is not None:
            self._close()
            self._gathering = _Gathering(start, there, columns)
            self.is_exhausted = len(there) < most
            return
        self.take(iter(there), most)

    def take(self, source: Iterator[Any], most: int) -> None:
        """Takes so many more inputs from their source, or all that there are.

        Raises InvalidInputError at an input that is wrong, which then does not count as taken, and what the source
        raises.
        """
        end = self.taken + most
        if not isinstance(self._gathering.given, dict):
            self._close()
        gathering = self._gathering
        if gathering.columns is None:
            gathering.columns = self.forms.plain() if self.forms.plain is not None else Models()
        if not isinstance(gathering.columns, Models):
            others = gathering.columns.take(gathering.remembering(source, most))
            if others:
                last = self.taken - 1
                self._close(last)
                self._gathering = gathering = _Gathering(last, {last: others[0]}, Models())
                self._read_last(gathering)
        if isinstance(gathering.columns, Models):
            enough = gathering.size + self._bytes_left()
            for _ in gathering.remembering(source, end - self.taken):
                self._read_last(gathering)
                if gathering.size >= enough:
                    return
        if self.taken < end:
            self.is_exhausted = True

    def _read_last(self, gathering: _Gathering) -> None:
        """Looks at the input that was taken last."""
        index = gathering.end - 1
        try:
            model, content = self.forms.read(gathering.given[index], index)
        except InvalidInputError:
            self.refused = (index, gathering.given[index])
            gathering.given.pop(index)  # type: ignore[union-attr]
            raise
        gathering.columns.add(model, content)
        gathering.size += len(content) + 1

    def take_refused(self) -> None:
        """Takes an input that is wrong in like any other, when no exception will say what is wrong with it."""
        if self.refused is not None:
            index, given = self.refused
            self._gathering.given.setdefault(index, given)  # type: ignore[union-attr]

    def _close(self, end: int | None = None) -> None:
        """Has what was gathered wait as a chunk, as far as it goes."""
        gathering = self._gathering
        end = gathering.end if end is None else end
        if end > gathering.start:
            given = list(islice(gathering.inputs, end - gathering.start))
            indices = range(gathering.start, end)
            self.waiting = [*self.waiting, Chunk(indices, given, gathering.columns, self.key_paths, self.ignores_case)]
        if end == gathering.end:
            self._gathering = _Gathering(end)

    def take_back(self, parts: Sequence[Chunk], continuing: Chunk | None, unsent: Chunk | None) -> None:
        """Takes in what is to be sent once more of inputs that were in flight, or what was not sent after all."""
        self.parts = [*self.parts, *reversed(parts)]
        if continuing is not None:
            self.continuing = [*self.continuing, continuing]
        if unsent is not None:
            self.waiting = [unsent, *self.waiting]

    # Cutting

    def cut(self, in_flight: Iterable[Chunk], *, wants_more: bool, may_continue: bool) -> Cut | None:
        """The chunk of the next request; None where none is due. It changes nothing that counts: `keep` does.

        Args:
            in_flight: The chunks that were sent and have no answer, whose keys must not be sent again meanwhile.
            wants_more: Whether more inputs are to be taken before a request that is not full is sent.
            may_continue: Whether answers in flight may bring inputs for a request that is not full.
        """
        if self.parts:
            *rest, part = self.parts
            first, *others = part.cut(self.max_inputs) if len(part) > self.max_inputs else [part]
            return Cut(first, [*rest, *reversed(others)], self.continuing, self.waiting)
        if wants_more:
            return None
        self._close()
        chunks = [*self.continuing, *self.waiting]
        is_full = sum(map(len, chunks)) >= self.max_inputs
        if not chunks or (may_continue and self.is_exhausted and not is_full):
            return None
        busy = list(in_flight)
        if len(chunks) == 1 and self._may_leave(chunks[0], busy):
            return Cut(chunks[0], [], [], [])
        return self._composed(busy)

    def _may_leave(self, chunk: Chunk, busy: list[Chunk]) -> bool:
        """Whether a chunk can be sent as it is."""
        return (
            len(chunk) <= self.max_inputs
            and chunk.columns.size() + len(chunk) <= self.max_bytes
            and chunk.is_distinct
            and not any(map(chunk.overlaps, busy))
        )

    def _composed(self, busy: list[Chunk]) -> Cut | None:
        """A chunk of the inputs that can be sent together, and what is left."""
        composing = _Composing(self, busy)
        continuing = [left for chunk in self.continuing if (left := composing.add(chunk, has_begun=True))]
        waiting = [left for chunk in self.waiting if (left := composing.add(chunk))]
        if not composing.chosen:
            return None
        chunk = joined(composing.chosen, lambda model: encode(model, type(model)))
        chunk.same = {**chunk.same, **composing.same}
        return Cut(chunk, [], continuing, waiting)

    def keep(self, cut: Cut) -> None:
        """Keeps what a cut has left, once its chunk is in flight."""
        self.parts, self.continuing, self.waiting = cut.parts, cut.continuing, cut.waiting


@define(eq=False)
class _Composing:
    """Chooses which inputs go into a request, when they do not all fit or some have the same key.

    HubSpot refuses a batch that names a record twice, and its answers could not be told apart. Reading or setting just
    the same twice is doing it once. Of two different inputs with one key the later one has to wait, so that it holds.
    """

    inbox: Inbox
    busy: list[Chunk]
    chosen: list[Chunk] = field(factory=list)
    same: dict[int, list[tuple[int, Any]]] = field(factory=dict)
    _count: int = 0
    _size: int = 0
    _latest: dict[Any, tuple[Chunk, int] | None] = field(factory=dict)
    """By key, the latest input that goes; None if all after it have to wait."""

    def add(self, chunk: Chunk, *, has_begun: bool = False) -> Chunk | None:
        """Chooses among the inputs of a chunk; returns those that are left.

        Where their first pages were read, none shares what they ask for: it would get those pages too.
        """
        busy = [other.key_set for other in self.busy if chunk.overlaps(other)]
        keys: Iterable[Any] = chunk.keys if chunk.key_paths else repeat(None, len(chunk))
        go, stay = [], []
        for position, (key, size) in enumerate(zip(keys, chunk.columns.sizes(), strict=True)):
            if key is not None and key in self._latest:
                if not self._joins(chunk, position, key):
                    self._latest[key] = None
                    stay.append(position)
            elif self._is_full(size) or any(key in others for others in busy):
                self._latest[key] = None
                stay.append(position)
            else:
                self._latest[key] = None if has_begun else (chunk, position)
                self._count += 1
                self._size += size + 1
                go.append(position)
        if go:
            self.chosen.append(chunk if len(go) == len(chunk) else chunk.select(go))
        return chunk.select(stay) if stay else None

    def _is_full(self, size: int) -> bool:
        if self._count >= self.inbox.max_inputs:
            return True
        return bool(self._count) and self._size + size + 1 > self.inbox.max_bytes

    def _joins(self, chunk: Chunk, position: int, key: Any) -> bool:
        """Has an input share the outcome of the one before with its key, if it asks for just the same."""
        latest = self._latest[key]
        if latest is None or self.inbox.keeps_same_apart:
            return False
        first, at = latest
        if first.columns.select([at]).content() != chunk.columns.select([position]).content():
            return False
        index = chunk.indices[position]
        sharing = self.same.setdefault(first.indices[at], list(first.same.get(first.indices[at], ())))
        sharing += [(index, chunk.given[position]), *chunk.same.get(index, ())]
        return True


def _size_with_same(chunk: Chunk) -> int:
    return len(chunk) + sum(map(len, chunk.same.values()))
