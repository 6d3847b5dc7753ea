"""The engine of every batch: cuts inputs into requests, and turns answers into one outcome for each input. No I/O.

Theory of operation. An input is in one of three places. The *inbox* holds what was given and not sent, the *flight*
the chunks that were sent and have no answer, the *outbox* what is known and not handed out. A chunk is the inputs of
one request, in columns. A driver gives the inbox inputs, sends the chunks that the engine cuts from it, says what came
of each, and hands out what the outbox holds; the engine knows neither threads nor tasks nor HTTP.

A chunk is settled in one place, `_settle`, and only there does the state of its inputs change. Their fate is
found first, by `verdicts`, without changing anything; then the verdict is stored in the chunk, and from that moment on
it holds; then its contents are spread to outbox and inbox; and at last the chunk leaves the flight.

An exception may come between any two lines of all this: a Ctrl-C, or what a task queue raises when time is up. So an
input is put into its next place before it leaves the one before. For a moment it may be in two, never in none. After
such an exception nothing is sent any more: `recover` does the rest of what was broken off, and `end` accounts for every
input by its index: the place that is farthest on counts. No lock and no flag is needed for that, only the order of the
lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from attrs import define, evolve, field, frozen

from hubapi_client.operations import Batch, Operation
from hubapi_ext.batches.chunks import Chunk, Envelope
from hubapi_ext.batches.failures import Alike
from hubapi_ext.batches.inbox import Cut, Inbox
from hubapi_ext.batches.input_forms import Forms
from hubapi_ext.batches.outbox import Block, HandOut, Outbox
from hubapi_ext.batches.outcomes import BatchResult, InterruptedBatchError, Outcome, Progress
from hubapi_ext.batches.verdicts import Judge, Reading, Verdict
from hubapi_ext.errors import REFUSES_ALL, AbandonedError, HubApiError, InvalidInputError

R = TypeVar("R")

WINDOW = 200
"""How many requests' worth of inputs an ordered stream may be ahead of the outcome that everybody waits for.

While one request waits the ten seconds that HubSpot's rate limit may ask for, the others can go on for as long.
"""


@frozen(kw_only=True)
class Batching(Generic[R]):
    """What is special about the batches of one call."""

    operation: Operation
    batch: Batch
    """The facts by which inputs become requests and answers outcomes."""
    forms: Forms
    hand_out: HandOut[R]
    envelope: Envelope = field(factory=Envelope)
    empty: Callable[[str], Any] | None = None
    """The result of an input, by its key, of which HubSpot says that there is nothing to return."""
    pages: bool = False
    """Whether each page is handed out as it comes, and not all pages of an input as one result."""
    ordered: bool = False
    """Whether outcomes are handed out in the order of the inputs."""
    total: int | None = None
    """How many inputs there are, where that is known."""
    max_inputs: int | None = None
    """How many inputs a request may have, where that is fewer than HubSpot takes."""
    max_identical_failures: int
    """How many single inputs may fail in the same words, with nothing succeeded, before the rest is not tried alone."""
    learn_max_inputs: Callable[[int], object] = lambda _: None
    """Told how many inputs a request may have, when HubSpot says so."""


@frozen
class Account:
    """What is to be said of the inputs of a batch that has ended early."""

    late: Sequence[Outcome[Any, Any]]
    """The outcomes that were not handed out."""
    unfinished: Sequence[Any]
    """The inputs that were taken and have none."""


@define(eq=False)
class Engine(Generic[R]):
    """The state of one batch. A driver uses it from one thread or task at a time."""

    batching: Batching[R]
    stopped_by: BaseException | None = field(default=None, init=False)
    """Why no more requests are cut, where it is not the end of the inputs."""
    progress: Progress = field(init=False)
    """How far the batch has come."""
    flight: dict[Chunk, Cut | None] = field(factory=dict, init=False)
    """The chunks that were sent and are not settled, the oldest first; with its cut while the inbox still holds it."""
    account: Account | None = field(default=None, init=False)
    """What is to be said of the inputs, once the batch has ended early."""
    arrived: tuple[int, Any] | None = field(default=None, init=False)
    """An input that is about to be taken in, with its index: it came to an async driver, which may be interrupted."""
    inbox: Inbox = field(init=False)
    outbox: Outbox = field(init=False)
    _judge: Judge = field(init=False)
    _readings: dict[int, Reading] = field(factory=dict, init=False)
    """What was read so far of the inputs that have more pages, by index."""
    _alike: Alike = field(factory=Alike, init=False)

    def __attrs_post_init__(self) -> None:
        batching, batch = self.batching, self.batching.batch
        # Where a trace id tells inputs apart, no two are the same. A list is asked for by a single input.
        self.inbox = Inbox(
            batching.forms,
            batch,
            max_inputs=min(batch.max_inputs, batching.max_inputs or batch.max_inputs),
            max_bytes=batch.max_bytes - len(batching.envelope),
            key_paths=batch.apart or batch.keys,
            ignores_case=bool(batch.apart),
            keeps_same_apart=batching.pages,
        )
        self.outbox = Outbox(batching.hand_out, ordered=batching.ordered)
        self._judge = Judge(
            operation=batching.operation,
            batch=batch,
            pages=batching.pages,
            empty=batching.empty,
            max_identical_failures=batching.max_identical_failures,
            own_names=f"{batching.forms.trace_prefix}-" if batch.trace is not None else "",
        )
        self.progress = Progress(total=batching.total)

    @property
    def only_reads(self) -> bool:
        """Whether nothing is changed by what is sent, so that it can simply be sent again."""
        return self._judge.only_reads

    # Inputs

    @property
    def taken(self) -> int:
        """How many inputs were taken from their source."""
        taken = self.inbox.taken
        return taken if self.arrived is None else max(taken, self.arrived[0] + 1)

    @property
    def wanted(self) -> int:
        """How many more inputs would bring the next request nearer."""
        if self.stopped_by is not None or self.inbox.parts:
            return 0
        wanted = self.inbox.wanted
        if self.batching.ordered:
            ahead = self.inbox.taken - self.outbox.next_index
            wanted = min(wanted, max(0, WINDOW * self.inbox.max_inputs - ahead))
        return wanted

    def take(self, source: Iterator[Any] | Sequence[Any]) -> None:
        """Takes in what the next request needs, as far as it can be taken at once.

        From a list or a tuple it takes what comes after that which it took before. What an iterator raises is raised;
        an input that is wrong stops the batch.
        """
        try:
            if isinstance(source, Iterator):
                self.inbox.take(source, self.wanted)
            else:
                self.inbox.take_listed(source, self.wanted)
        except InvalidInputError as error:
            self.stop(error)
            return
        self._check_for_any()

    def add(self, given: Any) -> None:
        """Takes in one input. One that is wrong stops the batch."""
        try:
            self.inbox.take(iter((given,)), 1)
        except InvalidInputError as error:
            self.stop(error)
        self.arrived = None

    def finish(self) -> None:
        """Says that there are no more inputs."""
        self.inbox.is_exhausted = True
        self._check_for_any()

    def _check_for_any(self) -> None:
        if self.inbox.is_exhausted and self.inbox.taken == 0:
            self.stop(InvalidInputError("inputs", "there are none", allowed="give at least one"))

    def stop(self, error: BaseException) -> None:
        """Ends the batch early: what was not sent yet is not sent. The first reason counts."""
        if self.stopped_by is None:
            self.stopped_by = error

    # Requests

    def next_chunk(self) -> Chunk | None:
        """The inputs of the next request, or None when there is nothing to send now."""
        if self.stopped_by is not None:
            return None
        may_continue = self.batching.batch.paging is not None and bool(self.flight)
        cut = self.inbox.cut(self.flight, wants_more=self.wanted > 0, may_continue=may_continue)
        if cut is None:
            return None
        self.flight[cut.chunk] = cut
        self.inbox.keep(cut)
        self.flight[cut.chunk] = None
        return cut.chunk

    @property
    def is_last_alone(self) -> bool:
        """Whether the chunk that was cut last is alone: nothing else can be sent before it is answered."""
        is_last = self.inbox.is_exhausted or self.inbox.taken == self.batching.total
        return is_last and len(self.flight) == 1 and self.inbox.is_empty

    # Answers

    def answered(self, chunk: Chunk, answer: Any, *, may_have_been_applied: bool = False) -> None:
        """Takes in the answer to a request, of which an earlier attempt may have been carried out too."""
        if may_have_been_applied and not chunk.may_have_been_applied:
            chunk.may_have_been_applied = True
        self._settle(chunk, self._judge.of_answer(chunk, answer, self._readings, self._alike))

    def failed(self, chunk: Chunk, error: HubApiError) -> None:
        """Takes in that a request was refused as a whole, or brought no answer."""
        self._settle(chunk, self._judge.of_failure(chunk, error, self._alike))

    def withdraw(self, chunk: Chunk) -> None:
        """Takes a chunk back of which it is certain that it was never sent, and never will be."""
        self._settle(chunk, self._judge.of_none(chunk))

    def _settle(self, chunk: Chunk, verdict: Verdict) -> None:
        """Does what a verdict says. It holds once it is stored, which is done in one step."""
        chunk.progress = self._progress_after(verdict)
        chunk.verdict = verdict
        self.progress = chunk.progress
        if verdict.alike is not None:
            self._alike = verdict.alike
        if verdict.max_inputs is not None:
            self.inbox.max_inputs = min(self.inbox.max_inputs, verdict.max_inputs)
            self.batching.learn_max_inputs(verdict.max_inputs)
        if self._readings:
            for block in verdict.blocks:
                if block.resume is None:
                    _remove_all(self._readings, block.indices)
        self._readings.update(verdict.readings)
        for block in verdict.blocks:
            self.outbox.put(block)
        self.inbox.take_back(verdict.parts, verdict.continuing, verdict.unsent)
        if verdict.stop is not None:
            self.stop(verdict.stop)
        self.flight.pop(chunk, None)

    def _progress_after(self, verdict: Verdict) -> Progress:
        blocks = [block for block in verdict.blocks if block.resume is None]
        others = [outcome.status for block in blocks for outcome in block.others.values()]
        progress = self.progress
        return evolve(
            progress,
            succeeded=progress.succeeded + sum(map(len, blocks)) - len(others),
            failed=progress.failed + others.count("failed"),
            unknown=progress.unknown + others.count("unknown"),
        )

    # The end

    def recover(self) -> None:
        """Does the rest of what an exception has broken off: a chunk was not cut to the end, or not settled."""
        for chunk, cut in list(self.flight.items()):
            if cut is not None:
                self.inbox.keep(cut)
                self.flight[chunk] = None
            if chunk.verdict is not None and chunk.progress.done > self.progress.done:
                self.progress = chunk.progress

    def close(self) -> None:
        """Hands out what waits for its turn, when nothing more will be sent."""
        self.finish_parts()
        self.outbox.flush()

    def finish_parts(self) -> None:
        """Gives the parts of refused requests an outcome, when they are not going to be sent."""
        if self.only_reads:
            return
        while self.inbox.parts:
            part = self.inbox.parts[-1]
            # It takes part in the flight for a moment, so that it is settled like any other.
            self.flight[part] = None
            self.inbox.parts.pop()
            self._settle(part, Verdict(blocks=self._judge.given_up(part)))

    def end(self) -> None:
        """Accounts for what was sent, when nothing more will be: an outcome of it is handed out no more, but `late`.

        Of a batch that reads, the failures alone are: what was read and not handed out is still to be read.
        """
        for chunk in list(self.flight):
            if chunk.verdict is None:
                self.failed(chunk, AbandonedError("the request was left alone as it began", sent=True))
            else:
                self.inbox.parts += [part for part in chunk.verdict.parts if part not in self.inbox.parts]
        self.finish_parts()
        self.inbox.take_refused()
        if self.account is None:
            late = dict(self.outbox.failures)
            for block in self._undelivered():
                outcomes = block.others.values() if self.only_reads else block.outcomes()
                late.update((outcome.index, outcome) for outcome in outcomes)
            _remove_all(late, self.outbox.delivered())
            unfinished = self._unfinished(late)
            self.account = Account([late[index] for index in sorted(late)], unfinished)
        self.outbox.clear()

    def _undelivered(self) -> list[Block]:
        """The blocks of outcomes that were not handed out to their end."""
        outbox = self.outbox
        spreading = [block for chunk in self.flight if chunk.verdict for block in chunk.verdict.blocks]
        return [block for block in (outbox.current.block, *outbox.blocks(), *spreading) if block.resume is None]

    def unfinished(self) -> Sequence[Any]:
        """The inputs that were taken and whose outcome is in nobody's hands, from where the caller is."""
        return self._unfinished({}) if self.account is None else self.account.unfinished

    def _unfinished(self, late: Mapping[int, object]) -> list[Any]:
        waiting: dict[int, Any] = {}
        for block in self._undelivered():
            waiting.update(zip(block.indices, block.given, strict=True))
        for chunk in self.flight:
            for left in (chunk,) if chunk.verdict is None else chunk.verdict.left():
                waiting.update(left.entries())
        waiting.update(self.inbox.entries())
        if self.arrived is not None:
            waiting.setdefault(*self.arrived)
        for index, resume in self.outbox.resume_points():
            if index in waiting:
                waiting[index] = resume
        done = {*self.outbox.delivered(), *self.outbox.failures, *late}
        if not self.outbox.hand_out.hands_out_failures:
            done.update(outcome.index for block in self._undelivered() for outcome in block.others.values())
        return [waiting[index] for index in sorted(waiting.keys() - done)]

    def failures(self) -> list[Outcome[Any, Any]]:
        """The outcomes that are raised at the end instead of being handed out."""
        return [self.outbox.failures[index] for index in sorted(self.outbox.failures)]

    def reason(self) -> BaseException | None:
        """What is to be raised at the end: why the batch ended early, or that some inputs failed."""
        error = self.stopped_by
        failures = self.failures()
        if error is None:
            return self.batching.hand_out.reason(failures)
        progress = self.progress
        refused = isinstance(error, REFUSES_ALL)
        if not progress.done or (refused and not progress.succeeded and not progress.unknown and not failures):
            # Nothing was carried out, so there is nothing to account for.
            return error
        reason = InterruptedBatchError(f"the batch ended early: {error!r}", BatchResult(failures), self.unfinished())
        reason.__cause__ = error
        return reason


def _remove_all(entries: dict[int, Any], indices: Iterable[int]) -> None:
    for index in indices:
        entries.pop(index, None)
