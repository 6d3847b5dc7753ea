"""What the drivers of a batch have in common: how a request is begun, and how it is settled. It waits for nothing.

A driver sends the chunks that the engine cuts, several at a time, in threads or in tasks. It decides nothing.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterable, Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from attrs import define, field, frozen

from hubapi_ext.batches.chunks import Chunk
from hubapi_ext.batches.engine import Engine
from hubapi_ext.batches.outcomes import BatchResult, InterruptedBatchError, Outcome, Progress
from hubapi_ext.calls import Concluded, Sendable
from hubapi_ext.errors import AbandonedError, ConfigurationError, HubApiError, StreamConsumedError
from hubapi_ext.transport.in_flight import SENT, GivenUp, InFlight
from hubapi_ext.transport.steps import Answer

T = TypeVar("T")


@define(eq=False)
class Listing:
    """What is known of a list, and how it is asked for."""

    total: int | None = None
    """How many items it has, once HubSpot has said so."""
    size: int | None = None
    """How many items of a page are enough; None for as many as there can be."""
    seen: Any = None
    """What came by now, where that matters."""


@frozen(kw_only=True)
class Sending:
    """How the requests of a batch are sent."""

    inputs: Iterable[Any] | AsyncIterable[Any]
    request: Callable[[Chunk], Sendable[Any]]
    """Makes the call that sends these inputs."""
    concurrency: int
    listing: Listing | None = None
    """For a list: what is known of it."""
    report: Callable[[Progress], object] | None = None
    announce: Callable[[Sequence[Any]], object] | None = None
    """Called with the inputs of each request before it can leave; if it raises, the request does not."""


@define(eq=False)
class Request:
    """A chunk that is in flight. Its sender notes down here what came of it, so that no answer gets lost."""

    chunk: Chunk
    call: Sendable[Any]
    state: InFlight
    has_begun: bool = False
    """Whether somebody has taken it up, so that it may be sent."""
    answer: Answer | Concluded | None = None
    error: BaseException | None = None

    @property
    def is_done(self) -> bool:
        """Whether it is known what came of it."""
        return self.answer is not None or self.error is not None


@define(eq=False)
class Driver(Generic[T]):
    """The part of both drivers that needs no waiting."""

    engine: Engine[T]
    sending: Sending
    given_up: GivenUp = field(factory=GivenUp)
    """Set when nobody waits any more for what is in flight."""
    requests: dict[Chunk, Request] = field(factory=dict)
    """The requests in flight, the oldest first."""
    has_ended: bool = False
    """Whether nothing more will be handed out."""
    is_broken: bool = False
    """Whether an exception has ended it."""
    reason: BaseException | None = None
    """What is raised at the end."""
    looping: dict[str, object] = field(factory=dict)
    """By which thread or task it is looped over. It is no lock, which an exception could leave held."""
    is_closed_from_within: bool = False
    """Whether it was closed by what it calls itself, so that the loop has to account for everything."""
    process: int | None = None
    """The process in which it was first looped over."""

    @property
    def is_forked(self) -> bool:
        """Whether this is a fork's child, and what sends was left behind in its parent."""
        return self.process not in (None, os.getpid())

    def check_process(self) -> None:
        """Raises ConfigurationError in a fork's child, in which nobody would ever answer."""
        if self.is_forked:
            raise ConfigurationError("the stream was looped over before this process was forked; ask for another one")
        self.process = os.getpid()

    def claim(self, looper: object) -> bool:
        """Notes down who loops over it, unless somebody else does; in one step, so that only one can."""
        return self.looping.setdefault("by", looper) == looper

    def is_looped_elsewhere(self, looper: object) -> bool:
        """Whether somebody else loops over it at the moment."""
        return self.looping.get("by", looper) != looper

    @property
    def is_half_ended(self) -> bool:
        """Whether an exception has come while it was ended. Nothing can be sent any more."""
        return self.given_up.is_set and not self.has_ended and not self.is_closed_from_within

    def next_request(self, source: Iterator[Any] | Sequence[Any] | None) -> Request | None:
        """The next request, for which inputs are taken as needed."""
        engine = self.engine
        while (chunk := engine.next_chunk()) is None:
            if source is None or not engine.wanted:
                return None
            try:
                engine.take(source)
            except Exception as error:  # noqa: BLE001 - it is the caller's, who gets it back
                engine.stop(error)
        if self.sending.announce is not None:
            self.sending.announce([given for _, given in chunk.entries()])
        request = Request(chunk, self.sending.request(chunk), InFlight(self.given_up))
        self.requests[chunk] = request
        return request

    def settle(self, request: Request) -> None:
        """Tells the engine what came of a request."""
        engine, chunk, error = self.engine, request.chunk, request.error
        answer: Any = None
        applied = False
        if error is None and request.answer is not None:
            # It is read here, so that what is made of it is made and used by one thread, which is on one core.
            applied = SENT in request.answer.extensions and request.answer.extensions[SENT].may_have_been_applied
            try:
                answer = request.call.read(request.answer)
            except Exception as failure:  # noqa: BLE001 - it belongs to the request
                error = failure
        if error is None:
            engine.answered(chunk, answer, may_have_been_applied=applied)
        elif isinstance(error, HubApiError):
            engine.failed(chunk, error)
        elif isinstance(error, asyncio.CancelledError):
            text = "the request was given up before its answer came"
            engine.failed(chunk, AbandonedError(text, sent=request.state.was_sent))
        else:
            engine.failed(chunk, AbandonedError(f"the request broke off: {error!r}", sent=request.state.was_sent))
            engine.stop(error)
        self.requests.pop(chunk, None)

    def report(self) -> None:
        """Tells the caller how far the batch has come."""
        if self.sending.report is None:
            return
        try:
            self.sending.report(self.engine.progress)
        except (StopIteration, StopAsyncIteration) as error:
            # It would look like the end of the stream.
            raise RuntimeError(f"progress raised {type(error).__name__}") from error

    def end(self) -> bool:
        """Notes down that everything was sent and answered. Says whether there is something left to hand out."""
        self.engine.close()
        if self.engine.outbox.open_next():
            return True
        self.reason = self.engine.reason()
        self.has_ended = True
        return False

    def drop(self) -> None:
        """Gives up what is in flight, in whichever thread, and waits for nothing."""
        raise NotImplementedError

    def account(self) -> None:
        """Accounts for all requests in flight, when nobody waits for them any more."""
        try:
            self._account()
        except BaseException:
            # It can be done once more, and changes nothing that was found before.
            self._account()
            raise

    def _account(self) -> None:
        # What has not begun to be sent never will be.
        self.given_up.set()
        self.engine.recover()
        for chunk in list(self.engine.flight):
            request = self.requests.get(chunk)
            if chunk.verdict is not None:
                continue
            if request is None or not request.has_begun:
                self.engine.withdraw(chunk)
            elif request.is_done:
                self.settle(request)
            else:
                text = "the request was left alone before its answer came"
                self.engine.failed(chunk, AbandonedError(text, sent=request.state.was_sent))
        self.engine.end()
        self.has_ended = True


D = TypeVar("D", bound=Driver[Any])


class ReadStream(Generic[D]):
    """What can be seen of a stream."""

    # A stream may be dropped before it is complete.
    _driver: D = None  # type: ignore[assignment]

    def __init__(self, driver: D) -> None:
        self._driver = driver
        self._outbox = driver.engine.outbox

    @property
    def progress(self) -> Progress:
        """How many inputs have an outcome by now."""
        return self._driver.engine.progress

    @property
    def total(self) -> int | None:
        """How many there are: inputs, or for a list its items, where HubSpot has said so by now; else None."""
        listing = self._driver.sending.listing
        return self.progress.total if listing is None else listing.total

    @property
    def position(self) -> int:
        """How many inputs were taken by now."""
        return self._driver.engine.taken

    @property
    def unfinished(self) -> Sequence[Any]:
        """What to give as inputs, before those that were not taken, to go on from here.

        These are the inputs that were taken and have no outcome that was handed out. Where pages are handed out one by
        one, an input whose pages were not all handed out carries the `after` of the next.
        """
        return self._driver.engine.unfinished()

    @property
    def late(self) -> Sequence[Outcome[Any, Any]]:
        """The outcomes that were not handed out, once the stream has ended.

        Of a stream that writes and was left early, these are all that came of what had been sent; of one that reads,
        the failures. The exception with which a stream ends holds the same ones.
        """
        engine = self._driver.engine
        if engine.account is not None:
            return engine.account.late
        return engine.failures() if self._driver.has_ended else ()

    def _ask_for_one(self) -> None:
        """Has pages ask for a single item, if nothing was asked for yet."""
        listing = self._driver.sending.listing
        if listing is not None and not self.position:
            listing.size = 1

    def _count(self) -> int:
        if (total := self.total) is None:
            raise TypeError("HubSpot does not say how many there are; count what comes of the stream")
        return total

    def _check_not_consumed(self) -> None:
        if self._driver.has_ended and not self._driver.is_broken:
            raise StreamConsumedError("the stream has ended, and sends nothing again; ask for another one")

    def _reason(self) -> BaseException | None:
        """What to raise when nothing more is handed out; None for an ordinary end."""
        driver = self._driver
        if driver.is_broken:
            result: BatchResult[Any, Any] = BatchResult(self.late)
            driver.reason = InterruptedBatchError("the stream was interrupted before", result, self.unfinished)
        return driver.reason

    def _is_the_end(self, error: BaseException) -> bool:
        """Whether an exception is the one that ends the stream, which need not be accounted for."""
        driver = self._driver
        if error is driver.reason:
            driver.reason = None
            return True
        return isinstance(error, StopIteration | StopAsyncIteration)

    def __del__(self) -> None:
        # It may be called in any thread and under any lock, so it waits for nothing.
        driver = self._driver
        if driver is not None and not driver.is_forked:
            # Also when it has ended: an exception may have come before those who send were told.
            driver.drop()
