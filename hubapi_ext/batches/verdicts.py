"""What becomes of the inputs of a request, by its answer or its failure. No state of the batch changes here.

A verdict says in columns what to do: what to hand out, what to send once more, whether to stop. Of what it hands out it
changes the contents: it takes our own trace ids out of results and errors, and the frames out of tracebacks, and marks
errors of inputs that were not tried alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any

import msgspec
from attrs import evolve, field, frozen

from hubapi_client.errors import shortened
from hubapi_client.models import StandardError
from hubapi_client.operations import Batch, Operation, PagingKey
from hubapi_client.wire import encode
from hubapi_ext.batches.chunks import Chunk, Models, attribute
from hubapi_ext.batches.failures import (
    Alike,
    forget_frames,
    hide_names,
    input_error,
    is_from_the_edge,
    statements,
    unaccounted,
)
from hubapi_ext.batches.matching import NamedInputs, Tied, missing, tie
from hubapi_ext.batches.outbox import Block
from hubapi_ext.batches.outcomes import Outcome, Status
from hubapi_ext.errors import (
    REFUSES_ALL,
    AbandonedError,
    ConfigurationError,
    HubApiError,
    InvalidInputError,
    InvalidResponseError,
    RefusedError,
    RepeatedCursorError,
    ServerError,
    TimedOutError,
    TransportFailedError,
)
from hubapi_ext.transport.refusals import largest_batch


@frozen(eq=False)
class Reading:
    """What was read of an input that has more pages."""

    pages: tuple[Any, ...] = ()
    cursors: frozenset[str] = frozenset()


@frozen(eq=False, kw_only=True)
class Verdict:
    """What became of the inputs of a chunk, and what is to be done."""

    blocks: Sequence[Block] = ()
    """What is to be handed out."""
    parts: Sequence[Chunk] = ()
    """Smaller requests that take the place of one that failed, in the order in which to send them."""
    continuing: Chunk | None = None
    """The inputs whose next page is to be read."""
    unsent: Chunk | None = None
    """Inputs with which nothing has happened, and nothing will."""
    readings: Mapping[int, Reading] = field(factory=dict)
    """What was read of the inputs that go on, by index."""
    alike: Alike | None = None
    """How many failures were alike by now, where that has changed."""
    max_inputs: int | None = None
    """How many inputs a request may have, where HubSpot has just said so."""
    stop: BaseException | None = None
    """Why nothing more is to be sent."""

    def left(self) -> list[Chunk]:
        """The chunks of the inputs that have no outcome yet."""
        return [*self.parts, *(chunk for chunk in (self.continuing, self.unsent) if chunk is not None)]


@frozen(kw_only=True)
class Judge:
    """Finds verdicts for the requests of one batch."""

    operation: Operation
    batch: Batch
    pages: bool
    """Whether each page is handed out as it comes."""
    empty: Callable[[str], Any] | None
    """The result of an input, by its key, of which HubSpot says that there is nothing to return."""
    max_identical_failures: int
    own_names: str = ""
    """How the trace ids begin that are not the caller's; nothing where there are none."""

    @property
    def only_reads(self) -> bool:
        """Whether nothing is changed by what is sent, so that it can simply be sent again."""
        return self.operation.replay == "read"

    # Answers

    def of_answer(self, chunk: Chunk, answer: Any, readings: Mapping[int, Reading], alike: Alike) -> Verdict:
        """What becomes of the inputs by an answer of success."""
        tied = tie(self.batch, chunk, answer) if self.batch.keys else Tied([answer], {}, ())
        results = tied.results
        others = self._without_result(chunk, tied, readings)
        if self.own_names:
            self._hide_traces(results)
        paging = self.batch.paging
        there = results if len(others) == 0 else list(filter(None, results))
        if paging is not None and (readings or any(map(attrgetter(_head(paging)), there))):
            verdict = self._read_on(chunk, results, others, readings, paging)
        else:
            verdict = Verdict(blocks=_blocks(chunk, results, others))
        if any(len(block) > len(block.others) for block in verdict.blocks) or verdict.continuing is not None:
            return evolve(verdict, alike=Alike(any_succeeded=True))
        if len(chunk) == 1 and (error := others[0].error) is not None:
            return evolve(verdict, alike=alike.with_failure(error))
        return verdict

    def _without_result(
        self, chunk: Chunk, tied: Tied, readings: Mapping[int, Reading]
    ) -> dict[int, Outcome[Any, Any]]:
        """The outcomes of the inputs that have no result, by position. Those with an empty result are given that."""
        others: dict[int, Outcome[Any, Any]] = {}
        if not tied.errors and all(tied.results):
            return others
        shared: dict[int, HubApiError] = {}
        for position, error in tied.errors.items():
            if self.batch.empty is not None and error.sub_category == self.batch.empty and self.empty is not None:
                tied.results[position] = self._empty_result(chunk, position, readings)
                continue
            if id(error) not in shared:
                shared[id(error)] = self._input_error(error)
            others[position] = self._given_up(chunk, position, shared[id(error)])
        unaccounted_for = [position for position in missing(tied.results) if position not in others]
        if unaccounted_for:
            unaccounted_error = unaccounted(self.operation, list(map(self._input_error, tied.untied)))
            for position in unaccounted_for:
                others[position] = self._outcome(
                    chunk, position, "failed" if self.only_reads else "unknown", unaccounted_error
                )
        return others

    def _empty_result(self, chunk: Chunk, position: int, readings: Mapping[int, Reading]) -> Any:
        reading = readings.get(chunk.indices[position])
        if reading is None or not reading.pages or self.batch.paging is None:
            return self.empty(chunk.keys[position]) if self.empty is not None else None
        # The page before turned out to be the last.
        nothing: dict[str, Any] = {self.batch.paging.items: [], _head(self.batch.paging): None}
        return msgspec.structs.replace(reading.pages[-1], **nothing)

    def _read_on(
        self,
        chunk: Chunk,
        results: list[Any],
        others: dict[int, Outcome[Any, Any]],
        readings: Mapping[int, Reading],
        paging: PagingKey,
    ) -> Verdict:
        """The same where some inputs may have more pages, or had some before."""
        read_cursor = attribute(paging.result)
        going_on: dict[int, str] = {}
        new: dict[int, Reading] = {}
        for position, result in enumerate(results):
            if result is None:
                continue
            index = chunk.indices[position]
            reading = readings.get(index, _UNREAD)
            after = read_cursor(result)
            odd = self._odd_cursor(chunk, position, result, after, reading)
            if odd is not None:
                others[position] = self._outcome(chunk, position, "failed", odd)
                results[position] = None
            elif after:
                going_on[position] = after
                pages = reading.pages if self.pages else (*reading.pages, result)
                new[index] = Reading(pages, reading.cursors | {after})
            elif reading.pages:
                results[position] = _joined(paging, (*reading.pages, result))
        if not going_on:
            return Verdict(blocks=_blocks(chunk, results, others))
        models = Models()
        for position, after in going_on.items():
            model = msgspec.structs.replace(chunk.columns.model(position), **{paging.input: after})
            models.add(model, encode(model, type(model)))
        part = chunk.select(list(going_on))
        settled = [position for position in range(len(chunk)) if position not in going_on]
        blocks: list[Block] = []
        if self.pages:
            of_part = [results[position] for position in going_on]
            blocks.append(Block(part.indices, part.given, of_part, resume=models.models))
        if settled:
            at = {position: new_position for new_position, position in enumerate(settled)}
            kept = {at[position]: outcome for position, outcome in others.items()}
            blocks.extend(_blocks(chunk.select(settled), [results[position] for position in settled], kept))
        return Verdict(blocks=blocks, continuing=evolve(part, columns=models), readings=new)

    def _odd_cursor(self, chunk: Chunk, position: int, result: Any, after: Any, reading: Reading) -> HubApiError | None:
        """The error for an input whose pages cannot be read to their end."""
        if isinstance(after, str) and after in reading.cursors:
            return RepeatedCursorError(f"page {after!r} of {shortened(chunk.given[position])} leads to itself")
        paging = self.batch.paging
        head = getattr(result, _head(paging), None) if paging is not None and "." in paging.result else None
        if (after is not None and not isinstance(after, str)) or isinstance(head, str | int | list | dict):
            given = shortened(chunk.given[position])
            return InvalidResponseError(f"what HubSpot says of the next page of {given} cannot be understood")
        return None

    # Failures

    def of_failure(self, chunk: Chunk, error: HubApiError, alike: Alike) -> Verdict:
        """What becomes of the inputs when the request was refused as a whole, or brought no answer."""
        applied = chunk.may_have_been_applied or error.may_have_been_applied
        if applied != chunk.may_have_been_applied:
            chunk = evolve(chunk, may_have_been_applied=applied)
        if isinstance(error, InvalidInputError | ConfigurationError):
            # An argument that is in the path is wrong, or the hub was closed. It was not sent, or not once more.
            if applied and not self.only_reads:
                return Verdict(blocks=self._all_given_up(chunk, error), stop=error)
            return Verdict(unsent=chunk, stop=error)
        if isinstance(error, AbandonedError) and not error.may_have_been_applied and chunk.refusal is not None:
            return self.of_none(chunk)
        if len(chunk) > 1 and self._may_be_for_some_inputs(error):
            if alike.rules_out(error, self.max_identical_failures):
                error.not_tried_alone = True
            else:
                return self._parts(chunk, error)
        ends_all = isinstance(error, REFUSES_ALL) and not is_from_the_edge(error)
        # A broken transport is broken for all requests.
        ends_all = ends_all or isinstance(error, TransportFailedError)
        stop = error if ends_all else None
        if self.only_reads and (ends_all or isinstance(error, AbandonedError)):
            # Nothing is known of what was to be read, and nothing was changed: it is still to be done.
            return Verdict(unsent=chunk, stop=stop)
        forget_frames(error)
        hide_names(error, self.own_names)
        return Verdict(
            blocks=self._all_given_up(chunk, error),
            stop=stop,
            alike=alike.with_failure(error) if len(chunk) == 1 else None,
        )

    def of_none(self, chunk: Chunk) -> Verdict:
        """What becomes of the inputs when the request was not sent after all."""
        return Verdict(unsent=chunk) if chunk.refusal is None or self.only_reads else Verdict(parts=[chunk])

    def given_up(self, chunk: Chunk) -> list[Block]:
        """The outcomes of a part of a refused request that is not going to be sent."""
        return self._all_given_up(chunk, chunk.refusal)

    def _may_be_for_some_inputs(self, error: HubApiError) -> bool:
        """Whether a request may have failed because of some of its inputs, or for its size."""
        if isinstance(error, ServerError | TimedOutError):
            # One record may be what a server fails at. A create that may have been carried out is not sent again.
            return self.operation.replay != "create" and error.may_have_been_applied
        if not isinstance(error, RefusedError):
            return False
        if is_from_the_edge(error):
            return True
        if error.status == 400:
            return error.category == "VALIDATION_ERROR" or largest_batch(error.refusal) is not None
        return error.status in (409, 413)

    def _parts(self, chunk: Chunk, error: HubApiError) -> Verdict:
        """The smaller requests that find the inputs at fault: those that HubSpot names, or else halves."""
        forget_frames(error)
        part = evolve(chunk, refusal=error)
        if isinstance(error, RefusedError):
            size = largest_batch(error.refusal)
            if size is not None and size < len(chunk):
                # Nothing is wrong with any of them, unless an attempt before may have been carried out.
                return evolve(self.of_none(part if chunk.may_have_been_applied else chunk), max_inputs=size)
            named_by = NamedInputs(self.batch, chunk)
            named = set().union(*map(named_by.of, statements(error.refusal)))
            hide_names(error, self.own_names)
            if 0 < len(named) < len(chunk):
                rest = [position for position in range(len(chunk)) if position not in named]
                return Verdict(parts=[part.select(sorted(named)), part.select(rest)])
        return Verdict(parts=part.halves())

    # Outcomes

    def _all_given_up(self, chunk: Chunk, error: HubApiError) -> list[Block]:
        others = {position: self._given_up(chunk, position, error) for position in range(len(chunk))}
        return _blocks(chunk, [None] * len(chunk), others)

    def _given_up(self, chunk: Chunk, position: int, error: HubApiError) -> Outcome[Any, Any]:
        applied = chunk.may_have_been_applied and not self.only_reads
        return self._outcome(chunk, position, "unknown" if applied else "failed", error)

    def _outcome(self, chunk: Chunk, position: int, status: Status, error: HubApiError) -> Outcome[Any, Any]:
        given = chunk.given[position]
        if self.pages and self.batch.paging is not None:
            # Where pages were handed out, a failure says with which page to go on.
            model = chunk.columns.model(position)
            given = model if getattr(model, self.batch.paging.input) is not None else given
        return Outcome(index=chunk.indices[position], input=given, status=status, error=error)

    # Trace ids, by which HubSpot names inputs, are not the caller's unless the caller chose them.

    def _hide_traces(self, results: Sequence[Any]) -> None:
        trace = self.batch.trace or ""
        there = list(filter(None, results))
        for result, name in zip(there, map(attrgetter(trace), there), strict=True):
            if name.__class__ is str and name.startswith(self.own_names):
                setattr(result, trace, None)

    def _input_error(self, error: StandardError) -> HubApiError:
        made = input_error(self.operation, error)
        hide_names(made, self.own_names)
        return made


_UNREAD = Reading()


def _head(paging: PagingKey) -> str:
    """The attribute of a result that is there only when there are more pages."""
    return paging.result.partition(".")[0]


def _joined(paging: PagingKey, pages: Sequence[Any]) -> Any:
    """The last page, with all that the pages before it hold."""
    last = pages[-1]
    entries: list[Any] = []
    for page in pages:
        entries += getattr(page, paging.items) or ()
    return msgspec.structs.replace(last, **{paging.items: entries})


def _blocks(chunk: Chunk, results: Sequence[Any], others: Mapping[int, Outcome[Any, Any]]) -> list[Block]:
    """The outcomes of a chunk's inputs, and of those that share them, in the order of their indices."""
    if not chunk.same:
        return [Block(chunk.indices, chunk.given, results, others)]
    listed = []
    for position, index in enumerate(chunk.indices):
        outcome = others.get(position)
        listed.append((index, chunk.given[position], results[position], outcome))
        for other, given in chunk.same.get(index, ()):
            own = outcome and msgspec.structs.replace(outcome, index=other, input=given)
            listed.append((other, given, results[position], own))
    listed.sort(key=lambda entry: entry[0])
    indices, given, all_results, outcomes = (list(column) for column in zip(*listed, strict=True))
    return [Block(indices, given, all_results, {at: one for at, one in enumerate(outcomes) if one is not None})]
