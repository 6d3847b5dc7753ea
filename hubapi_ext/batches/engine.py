"""The engine of every batch: cuts inputs into requests, and turns answers into one outcome for each input.

It does no I/O and knows no operation: a driver gives it inputs, sends the requests that it hands out, and tells it what
came back. What it decides by are the operation's facts.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter, length_hint
from typing import Any, Generic, Protocol, TypeVar, overload

import msgspec
from attrs import define, field, frozen

from hubapi_client.errors import InvalidRequest, shortened
from hubapi_client.models import StandardError
from hubapi_client.operations import Batch, Operation
from hubapi_client.wire import encode
from hubapi_ext.batches.matching import Fate, attribute, identity, named_inputs, tie
from hubapi_ext.batches.outcomes import Outcome, Progress, Status
from hubapi_ext.calls import invalid_input
from hubapi_ext.errors import (
    REFUSES_ALL,
    AbandonedError,
    ConfigurationError,
    HubApiError,
    InvalidInputError,
    Refusal,
    RefusedError,
    RepeatedCursorError,
    UnaccountedError,
)
from hubapi_ext.refusals import details, refused

R = TypeVar("R")
T = TypeVar("T")

ENVELOPE = b'{"inputs":[]}'
"""What a body has around its inputs, which are parted by commas."""

WINDOW = 16
"""How many requests' worth of inputs an ordered stream may be ahead of the outcome that everybody waits for."""


class Plain(Protocol):
    """Gathers inputs of the plainest form in columns, without a model for each."""

    @property
    def given(self) -> list[Any]:
        """The inputs as they were given."""
        ...

    @property
    def columns(self) -> Mapping[str, list[str]]:
        """What the models of the inputs would have, by attribute, dotted."""
        ...

    def take(self, source: Iterator[Any], most: int) -> list[Any]:
        """Takes inputs until there are so many. An input of another form ends it, and is what is returned."""
        ...

    def content(self) -> bytes:
        """The inputs, encoded and found good, parted by commas."""
        ...


@frozen(kw_only=True)
class Batching(Generic[R]):
    """What is special about the batches of one call."""

    operation: Operation
    batch: Batch
    """The facts by which inputs become requests and answers outcomes."""
    model: Callable[[Any], Any]
    """Makes the model of an input. Raises TypeError or ValueError when the input has another form."""
    plain: Callable[[], Plain] | None = None
    """Gathers the inputs of one request that need no model, where there is such a form."""
    form: str = ""
    """The form of an input, in words."""
    trace: str = ""
    """The beginning of the trace ids that are given to inputs without one."""
    empty: Callable[[Any], R] | None = None
    """The result of an input, by its model, of which HubSpot says that there is nothing to return."""
    pages: bool = False
    """Whether each page is handed out as it comes, and not all pages of an input as one result."""
    ordered: bool = False
    """Whether outcomes are handed out in the order of the inputs."""
    total: int | None = None
    """How many inputs there are, where that is known."""


@define(eq=False)
class Item:
    """An input on its way."""

    index: int
    given: Any
    model: Any
    content: bytes
    """The model, encoded and found good."""
    key: Any
    resume: Any
    """What to give as input to go on from where the caller is."""
    result: Any = None
    """The pages so far."""
    may_have_been_applied: bool = False
    """Whether HubSpot may have carried it out, although something else was said at last."""
    cursors: set[str] = field(factory=set)
    same: list[tuple[int, Any]] = field(factory=list)
    """Other inputs that ask for just the same, by index."""


@frozen
class Page:
    """A page of the result of an input, and the input by which the next one is asked for."""

    item: Item
    result: Any
    then: Any


@define(eq=False, slots=False)
class Bulk(Sequence[Item]):
    """The inputs of one request, in columns. Items are made of them only where they go different ways."""

    first: int
    """The index of the first input."""
    given: list[Any]
    columns: list[list[str]]
    """What identifies the inputs."""
    content: bytes
    """The inputs, encoded; nothing once a request has taken it."""
    make: Callable[[Bulk], list[Item]] = field(repr=False)

    @cached_property
    def items(self) -> list[Item]:
        """The inputs one by one."""
        return self.make(self)

    def take_content(self) -> bytes:
        """The content, for the one request that has it in its body: nobody else needs it."""
        content, self.content = self.content, b""
        return content

    @cached_property
    def keys(self) -> dict[Any, None]:
        """What identifies each input, in their order."""
        return dict.fromkeys(_rows(self.columns))

    def results_in(self, answer: Any, batch: Batch) -> list[Any] | None:
        """The result of each input, where all have one and the answer says nothing else; None where it may."""
        results: list[Any] = answer.results
        if answer.errors or len(results) != len(self.given):
            return None
        if batch.paging and any(map(attrgetter(batch.paging.result.partition(".")[0]), results)):
            return None
        try:
            columns = [list(map(attrgetter(key.result), results)) for key in batch.results]
        except AttributeError:
            return None
        if columns == self.columns:
            return results
        by_key: dict[Any, Any] = self.keys.copy()
        by_key.update(zip(_rows(columns), results, strict=True))
        # There are as many results as inputs. If one belongs to no input, or to the same as another, a None is left.
        in_order = list(by_key.values())
        return in_order if all(in_order) else None

    def __len__(self) -> int:
        return len(self.given)

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> list[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | list[Item]:
        """An input, or some of them."""
        return self.items[index]


def _rows(columns: list[list[str]]) -> Iterable[Any]:
    return columns[0] if len(columns) == 1 else zip(*columns, strict=True)


@define(eq=False)
class Completed:
    """The results of a request whose inputs all succeeded, in their order."""

    index: int
    """That of the first."""
    given: list[Any]
    results: list[Any]
    _left: Iterator[Any] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._left = iter(self.given)

    def __len__(self) -> int:
        return len(self.given)

    def outcomes(self) -> list[Outcome[Any, Any]]:
        """One for each input."""
        return [
            Outcome(index=index, input=given, status="succeeded", result=result)
            for index, (given, result) in enumerate(zip(self.given, self.results, strict=True), self.index)
        ]

    def over(self, entries: list[T]) -> Iterator[T]:
        """Hands out the entries, which stand for one input each. What was handed out can be seen of it."""
        self._left = iter(entries)
        return self._left

    def at_once(self) -> None:
        """Says that all results are handed out as one."""
        self._left = iter(())

    def left(self) -> list[tuple[int, Any]]:
        """The inputs whose results were not handed out, by index."""
        begin = len(self.given) - length_hint(self._left)
        return list(enumerate(self.given[begin:], self.index + begin))


@define
class Engine(Generic[R]):
    """The state of one call. A driver uses it from one thread or task at a time."""

    batching: Batching[R]
    stopped_by: BaseException | None = None
    """Why no more requests are handed out, where it is not the end of the inputs."""
    taken: int = 0
    """How many inputs were given."""
    _exhausted: bool = False
    _queue: deque[Item] = field(factory=deque)
    """Inputs that wait for their request."""
    _bulk: Bulk | None = None
    """Inputs that wait to be a request of their own. While they do, no others are taken."""
    _queued: dict[Any, Item] = field(factory=dict)
    """The inputs of the queue by what identifies them, the latest of each."""
    _queued_bytes: int = 0
    _queued_same: int = 0
    """How many inputs ask for just what one that waits asks for."""
    _continuing: deque[Item] = field(factory=deque)
    """Inputs that wait for their next page."""
    _split: deque[tuple[list[Item], HubApiError]] = field(factory=deque)
    """Parts of requests that were refused as a whole, with the refusal."""
    _under_way: dict[int, Sequence[Item]] = field(factory=dict)
    """The requests that have no answer yet, by identity."""
    _keys_sent: set[Any] = field(factory=set)
    """What identifies their inputs."""
    _open: dict[int, Item] = field(factory=dict)
    """Inputs without an outcome that was handed out, by index."""
    _open_bulks: dict[int, Bulk] = field(factory=dict)
    """The same for those that are not looked at one by one."""
    _handing_out: Completed | None = None
    """What was taken last, of which not all may have been handed out."""
    _ready: deque[Page | Completed | Outcome[Any, R]] = field(factory=deque)
    _early: dict[int, Completed | Outcome[Any, R]] = field(factory=dict)
    """Outcomes that wait for those before them, by the first index."""
    _next_index: int = 0
    _counts: dict[Status, int] = field(factory=lambda: {"succeeded": 0, "failed": 0, "unknown": 0})
    _key: Callable[[Any], Any] | None = field(init=False)
    _next_page: Callable[[Any], Any] | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        batch = self.batching.batch
        # Where a trace id tells inputs apart, no two are the same. A list is asked for by a single input.
        self._key = None if batch.trace or not batch.results else identity(key.input for key in batch.results)
        self._next_page = attribute(batch.paging.result) if batch.paging else None

    @property
    def progress(self) -> Progress:
        """How far the batch has come."""
        return Progress(total=self.batching.total, **self._counts)

    # Inputs

    @property
    def wants_input(self) -> bool:
        """Whether another input would bring the next request nearer."""
        batch = self.batching.batch
        waiting = len(self._queue) + len(self._continuing) + self._queued_same
        return not (
            self._exhausted
            or self.stopped_by
            or self._bulk
            or waiting >= batch.max_inputs
            or self._queued_bytes >= batch.max_bytes
            or self._window_is_full()
        )

    def _window_is_full(self) -> bool:
        ahead = self.taken - self._next_index
        return self.batching.ordered and ahead >= WINDOW * self.batching.batch.max_inputs

    def take_from(self, source: Iterator[Any]) -> None:
        """Takes in what the next request needs, as far as it can be taken at once. What the source raises is raised."""
        plain = self.batching.plain
        if plain is None or self._queue or self._continuing:
            for given in source:
                self.add(given)
                return
            self.finish()
            return
        gathered, most = plain(), self._most()
        try:
            others = gathered.take(source, most)
        except BaseException:
            self._add_gathered(gathered, alone=False)
            raise
        self._add_gathered(gathered, alone=not others)
        for given in others:
            self.add(given)
        if not others and len(gathered.given) < most:
            self.finish()

    def _most(self) -> int:
        """How many inputs are wanted, when none wait."""
        most = self.batching.batch.max_inputs
        return min(most, WINDOW * most - (self.taken - self._next_index)) if self.batching.ordered else most

    def _add_gathered(self, gathered: Plain, *, alone: bool) -> None:
        """Takes in what was gathered, as a request of its own unless others may join it."""
        batch, given = self.batching.batch, gathered.given
        is_full = len(given) == batch.max_inputs
        if given and alone and (is_full or not (self._next_page and self._under_way)):
            columns = [gathered.columns[key.input] for key in batch.results]
            bulk = Bulk(self.taken, given, columns, gathered.content(), self._looked_at)
            if len(bulk.keys) == len(given) and len(ENVELOPE) + len(bulk.content) <= batch.max_bytes:
                self._bulk = self._open_bulks[bulk.first] = bulk
                self.taken += len(given)
                return
        for one in given:
            self.add(one)

    def _looked_at(self, bulk: Bulk) -> list[Item]:
        """The inputs of a bulk that are from now on looked at one by one."""
        items = []
        for index, given in enumerate(bulk.given, bulk.first):
            model = self.batching.model(given)
            key = self._key(model) if self._key else None
            items.append(Item(index, given, model, encode(model, type(model)), key, resume=given))
        self._open.update((item.index, item) for item in items)
        # It may be the second time, after a Ctrl-C.
        self._open_bulks.pop(bulk.first, None)
        return items

    def add(self, given: Any) -> None:
        """Takes an input in. Stops the batch when it is not of the form that it must have."""
        try:
            model = self.batching.model(given)
        except (TypeError, ValueError):
            self.stop(
                InvalidInputError("inputs", f"got {shortened(given)}", allowed=self.batching.form, position=self.taken)
            )
            return
        index = self.taken
        trace = self.batching.batch.trace
        if trace is not None and getattr(model, trace) is None:
            model = msgspec.structs.replace(model, **{trace: f"{self.batching.trace}-{index}"})
        try:
            content = encode(model, type(model))
        except InvalidRequest as error:
            self.stop(invalid_input(error, "inputs", index))
            return
        self.taken += 1
        key = self._key(model) if self._key else None
        first = self._queued.get(key) if key is not None else None
        if first is not None and first.content == content and not self.batching.pages:
            # Reading or setting the same twice is doing it once. Contents are compared, since the caller may have
            # changed what a model holds.
            first.same.append((index, given))
            self._queued_same += 1
            self._open[index] = first
            return
        if isinstance(given, msgspec.Struct):
            # The caller may change and give the same object again.
            model = msgspec.json.decode(content, type=type(model))
        item = Item(index, given, model, content, key, resume=given)
        self._open[index] = item
        self._queue_items([item])

    def _queue_items(self, items: list[Item]) -> None:
        for item in items:
            self._queue.append(item)
            self._queued_bytes += len(item.content)
            if item.key is not None:
                self._queued[item.key] = item

    def finish(self) -> None:
        """Says that there are no more inputs."""
        self._exhausted = True
        if self.taken == 0:
            self.stop(InvalidInputError("inputs", "there are none", allowed="give at least one"))

    def stop(self, error: BaseException) -> None:
        """Ends the batch early: what was not sent yet is not sent. The first reason counts."""
        if self.stopped_by is None:
            self.stopped_by = error

    # Requests

    def next_bulk(self) -> Bulk | None:
        """The next request, where nothing else is to be sent before it and its inputs need not be looked at."""
        if self.stopped_by is not None or self._bulk is None or self._split:
            return None
        bulk, self._bulk = self._bulk, None
        keys = set(bulk.keys)
        if not keys.isdisjoint(self._keys_sent):
            self._queue_items(bulk.items)
            return None
        self._under_way[id(bulk)] = bulk
        self._keys_sent |= keys
        return bulk

    def next_request(self) -> list[Item] | None:
        """The inputs of the next request, or None when there is nothing to send now."""
        if self.stopped_by is not None:
            return None
        items = self._split.popleft()[0] if self._split else self._chunk() if self._is_chunk_due() else []
        if not items:
            return None
        self._under_way[id(items)] = items
        self._keys_sent.update(item.key for item in items if item.key is not None)
        return items

    def _is_chunk_due(self) -> bool:
        if self.wants_input:
            return False
        full = len(self._queue) + len(self._continuing) >= self.batching.batch.max_inputs
        # Answers that are under way may bring more inputs for a request that is not full.
        return full or not (self._next_page and self._under_way) or not self._exhausted

    def _chunk(self) -> list[Item]:
        batch = self.batching.batch
        chunk: list[Item] = []
        keys: set[Any] = set()
        size = len(ENVELOPE)
        for source in (self._continuing, self._queue):
            held: list[Item] = []
            while source and len(chunk) < batch.max_inputs:
                if chunk and size + len(source[0].content) + 1 > batch.max_bytes:
                    break
                item = source.popleft()
                if item.key is not None and (item.key in keys or item.key in self._keys_sent):
                    # HubSpot refuses a batch that names a record twice, and its answers could not be told apart.
                    held.append(item)
                    continue
                keys.add(item.key)
                size += len(item.content) + 1
                chunk.append(item)
                if source is self._queue:
                    self._queued_bytes -= len(item.content)
                    self._queued_same -= len(item.same)
                    if self._queued.get(item.key) is item:
                        del self._queued[item.key]
            source.extendleft(reversed(held))
        return chunk

    # Answers

    def is_under_way(self, items: Sequence[Item]) -> bool:
        """Whether what came of a request is still to be taken in."""
        return id(items) in self._under_way

    def requests_under_way(self) -> list[Sequence[Item]]:
        """The requests that have no answer yet."""
        return list(self._under_way.values())

    def answered(self, items: Sequence[Item], answer: Any, *, may_have_been_applied: bool = False) -> None:
        """Takes in the answer to a request, of which an earlier attempt may have been carried out too."""
        # A Ctrl-C while it is tied to the inputs, which takes longest, leaves the request under way.
        results = items.results_in(answer, self.batching.batch) if isinstance(items, Bulk) else None
        fates, untied = self._fates(items, answer) if results is None else ([], [])
        self._settle(items)
        if isinstance(items, Bulk) and results is not None:
            del self._open_bulks[items.first]
            self._counts["succeeded"] += len(results)
            self._line_up(items.first, Completed(items.first, items.given, results))
            return
        for item, fate in zip(items, fates, strict=True):
            item.may_have_been_applied |= may_have_been_applied
            self._conclude(item, fate, untied)

    def _fates(self, items: Sequence[Item], answer: Any) -> tuple[list[Fate], list[StandardError]]:
        if not self.batching.batch.results:
            # The answer as a whole is the result.
            return [Fate(result=answer)], []
        return tie(self.batching.batch, [item.model for item in items], answer)

    def failed(self, items: Sequence[Item], error: HubApiError) -> None:
        """Takes in that a request was refused as a whole, or brought no answer."""
        # A Ctrl-C while the inputs are looked at, which takes longest, leaves the request under way.
        for item in items:
            item.may_have_been_applied |= error.may_have_been_applied
        parts = self._parts(items, error) if len(items) > 1 and _is_for_some_inputs(error) else []
        self._settle(items)
        if isinstance(error, InvalidInputError | ConfigurationError):
            # An argument that is in the path is wrong, or the hub was closed. It was not sent, or not once more.
            self.stop(error)
            for item in items:
                if item.may_have_been_applied and not self.only_reads:
                    self._give_up(item, error)
        elif parts:
            self._split.extend((part, error) for part in parts)
        else:
            refuses_all = isinstance(error, REFUSES_ALL)
            if refuses_all:
                self.stop(error)
            if self.only_reads and (refuses_all or isinstance(error, AbandonedError)):
                # Nothing is known of what was to be read, and nothing was changed: it is still to be done.
                return
            _forget_frames(error)
            for item in items:
                self._give_up(item, error)

    def _give_up(self, item: Item, error: HubApiError) -> None:
        applied = item.may_have_been_applied and not self.only_reads
        self._finish_item(item, "unknown" if applied else "failed", error=error)

    def _settle(self, items: Sequence[Item]) -> None:
        del self._under_way[id(items)]
        self._keys_sent -= set(items.keys) if isinstance(items, Bulk) else {item.key for item in items}

    def _parts(self, items: Sequence[Item], error: HubApiError) -> list[list[Item]]:
        """The smaller requests that find the inputs at fault: those that HubSpot names alone, or else halves."""
        named: set[int] = set()
        if isinstance(error, RefusedError):
            said = StandardError(
                sub_category=error.refusal.sub_category, message=error.message, context=dict(error.refusal.context)
            )
            named = named_inputs(self.batching.batch, [item.model for item in items], said)
        if 0 < len(named) < len(items):
            at_fault = [[item] for position, item in enumerate(items) if position in named]
            return [*at_fault, [item for position, item in enumerate(items) if position not in named]]
        middle = len(items) // 2
        return [list(items[:middle]), list(items[middle:])]

    def _conclude(self, item: Item, fate: Fate, untied: list[StandardError]) -> None:
        batch = self.batching.batch
        if fate.result is not None:
            self._add_page(item, fate.result)
        elif fate.error is None:
            said = [input_error(self.batching.operation, error) for error in untied]
            status: Status = "failed" if self.only_reads else "unknown"
            self._finish_item(item, status, error=unaccounted(self.batching.operation, said))
        elif batch.empty is not None and fate.error.sub_category == batch.empty and self.batching.empty:
            self._finish_item(item, "succeeded", result=self._last_page(item) or self.batching.empty(item.model))
        else:
            self._drop_trace(item, fate.error)
            self._give_up(item, input_error(self.batching.operation, fate.error))

    def _has_our_trace(self, item: Item) -> bool:
        """Whether the input's trace id is one that the caller did not choose."""
        trace = self.batching.batch.trace
        return trace is not None and getattr(item.given, trace, None) is None

    def _drop_trace(self, item: Item, error: StandardError) -> None:
        """Takes the trace id out of an error, unless the caller chose it."""
        batch = self.batching.batch
        if self._has_our_trace(item) and isinstance(error.context, dict):
            keys = {key for rule in batch.errors for key, paths in rule.context.items() if batch.trace in paths}
            error.context = {key: value for key, value in error.context.items() if key not in keys}

    def _last_page(self, item: Item) -> Any:
        """The pages so far, of which the last turned out to have none behind it."""
        paging = self.batching.batch.paging
        if item.result is not None and paging is not None:
            setattr(item.result, paging.result.partition(".")[0], None)
        return item.result

    def _add_page(self, item: Item, result: Any) -> None:
        batch = self.batching.batch
        if batch.trace is not None and self._has_our_trace(item):
            setattr(result, batch.trace, None)
        after = self._next_page(result) if self._next_page else None
        if not after or batch.paging is None:
            self._finish_item(item, "succeeded", result=result if self.batching.pages else self._joined(item, result))
            return
        if after in item.cursors:
            text = f"page {after!r} of {shortened(item.given)} leads to itself"
            self._finish_item(item, "failed", error=RepeatedCursorError(text))
            return
        item.cursors.add(after)
        item.model = msgspec.structs.replace(item.model, **{batch.paging.input: after})
        item.content = encode(item.model, type(item.model))
        if self.batching.pages:
            self._ready.append(Page(item, result, then=item.model))
        else:
            item.result = self._joined(item, result)
        self._continuing.append(item)

    def _joined(self, item: Item, page: Any) -> Any:
        """The page, with all that the pages before it held."""
        paging = self.batching.batch.paging
        if paging is not None and item.result is not None:
            # The list of the first page grows, so that many pages cost no more than their items.
            entries = getattr(item.result, paging.items) or []
            entries.extend(getattr(page, paging.items) or ())
            setattr(page, paging.items, entries)
        return page

    def _finish_item(
        self, item: Item, status: Status, *, result: R | None = None, error: HubApiError | None = None
    ) -> None:
        # Where pages were handed out, a failure says with which page to go on.
        own = item.model if status == "failed" and self.batching.pages and item.cursors else item.given
        for index, given in ((item.index, own), *item.same):
            made: Outcome[Any, R] = Outcome(index=index, input=given, status=status, result=result, error=error)
            self._counts[status] += 1
            self._line_up(index, made)

    def _line_up(self, index: int, made: Completed | Outcome[Any, R]) -> None:
        """Has it handed out, when it is its turn."""
        if not self.batching.ordered:
            self._ready.append(made)
            return
        self._early[index] = made
        while (one := self._early.pop(self._next_index, None)) is not None:
            self._ready.append(one)
            self._next_index += len(one) if isinstance(one, Completed) else 1

    @property
    def reads_alone(self) -> bool:
        """Whether what was handed out last reads, and nothing can be sent before it is answered."""
        waiting = self._queue or self._bulk or self._continuing or self._split
        return self.only_reads and not waiting and (self._exhausted or self.taken == self.batching.total)

    @property
    def only_reads(self) -> bool:
        """Whether nothing is changed by what is sent, so that it can simply be sent again."""
        return self.batching.operation.replay == "read"

    def close(self) -> None:
        """Says that nothing more will be sent, and gives every input that was sent to change something an outcome."""
        if not self.only_reads:
            for items, error in self._split:
                for item in items:
                    self._give_up(item, error)
            self._split.clear()
        self._ready.extend(self._early[index] for index in sorted(self._early))
        self._early.clear()

    # Outcomes

    def take(self) -> Iterator[Page | Completed | Outcome[Any, R]]:
        """Hands out what is ready, as far as it is looped over. Who goes on has handed out all that came before."""
        while self._ready:
            one = self._ready.popleft()
            self._handing_out = one if isinstance(one, Completed) else None
            if isinstance(one, Completed):
                pass
            elif isinstance(one, Page):
                one.item.resume = one.then
            else:
                del self._open[one.index]
            yield one

    def rest(self) -> list[Outcome[Any, R]]:
        """Hands out all outcomes that were not handed out yet."""
        begun = self._handing_out
        outcomes = begun.outcomes()[len(begun) - len(begun.left()) :] if begun else []
        for one in self.take():
            if isinstance(one, Completed):
                outcomes += one.outcomes()
            elif isinstance(one, Outcome):
                outcomes.append(one)
        self._handing_out = None
        return outcomes

    def unfinished(self) -> list[Any]:
        """The inputs that were given and whose outcome was not handed out, from where the caller is."""
        waiting = {index: item.resume for index, item in self._open.items()}
        for bulk in self._open_bulks.values():
            waiting.update(enumerate(bulk.given, bulk.first))
        for one in (self._handing_out, *self._ready, *self._early.values()):
            if isinstance(one, Completed):
                waiting.update(one.left())
        return [waiting[index] for index in sorted(waiting)]


def _forget_frames(error: BaseException | None) -> None:
    """Lets go of what an exception's traceback holds: bodies of requests, which many outcomes would keep in memory."""
    while error is not None:
        error.__traceback__ = None
        error = error.__cause__ or error.__context__


def _is_for_some_inputs(error: HubApiError) -> bool:
    """Whether a request may have been refused because of some of its inputs, or for its size."""
    if not isinstance(error, RefusedError):
        return False
    return error.status in (409, 413) or (error.status == 400 and error.category == "VALIDATION_ERROR")


def input_error(operation: Operation, error: StandardError) -> HubApiError:
    """The exception for an input that HubSpot refused inside a 207."""
    return refused(
        Refusal(
            status=207,
            category=error.category,
            sub_category=error.sub_category if isinstance(error.sub_category, str) else None,
            message=error.message or "",
            context=error.context if isinstance(error.context, dict) else {},
            details=details(error.errors),
            links=error.links if isinstance(error.links, dict) else {},
            request=f"an input of {operation.name}",
        )
    )


def unaccounted(operation: Operation, said: list[HubApiError]) -> UnaccountedError:
    """The exception for an input of which an answer says nothing, with what it says of inputs that it does not name."""
    text = f"the answer to {operation.name} says nothing of this input"
    if said:
        text += f", but this of one that it does not name: {'; '.join(map(str, said))}"
    return UnaccountedError(text)
