"""Drives a batch in threads: the stream of HubApi, and how it sends several requests at a time.

Workers tell what came of a request by noting it down in the request itself; the queue of answers only wakes up whoever
waits. So a Ctrl-C between any two lines loses no answer, and leaves no lock held that anybody needs. The workers are
daemons: Python ends without them, and a request that nobody waits for ends by itself.

A request that is alone needs no worker. A Ctrl-C is held back until it is answered, if it writes.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from contextvars import Context, copy_context
from queue import Empty, SimpleQueue
from typing import Any, Self, TypeVar

from attrs import define, field

from hubapi_ext.batches.interrupts import HeldBack
from hubapi_ext.batches.outbox import Delivery
from hubapi_ext.batches.streams import Driver, ReadStream, Request
from hubapi_ext.calls import Sender
from hubapi_ext.errors import ConfigurationError
from hubapi_ext.transport.in_flight import POLL_SECONDS, in_flight

T = TypeVar("T")
Work = tuple[Request, Context]


def _send(request: Request, sender: Sender) -> None:
    """Sends a request, in whatever thread, and notes down what came of it."""
    # A caller that gives it up and sees that it has not begun can be sure that it never will.
    request.has_begun = True
    if request.state.given_up.is_set:
        request.has_begun = False
        return
    try:
        in_flight.set(request.state)
        request.answer = request.call.ask(sender)
    except BaseException as error:  # noqa: BLE001 - it belongs to the request
        request.error = error


@define(eq=False)
class _Workers:
    """The threads that send, and what they are told. They know nothing of the stream, so that it can be dropped."""

    sender: Sender
    todo: SimpleQueue[Work | None] = field(factory=SimpleQueue)
    answers: SimpleQueue[None] = field(factory=SimpleQueue)
    """An entry wakes up the waiters."""
    threads: list[threading.Thread] = field(factory=list)
    at_work: set[int] = field(factory=set)
    """The numbers of the threads that are at work."""

    def add(self) -> None:
        """Starts another thread. Raises RuntimeError where there can be none."""
        number = len(self.threads)
        thread = threading.Thread(target=self._work, name=f"hubapi-{number}", daemon=True)
        thread.start()
        self.threads.append(thread)

    def _work(self) -> None:
        number = threading.get_ident()
        self.at_work.add(number)
        try:
            while (work := self.todo.get()) is not None:
                request, context = work
                context.run(_send, request, self.sender)
                del work, request, context
                self.answers.put(None)
        finally:
            # There is one such entry for all threads.
            self.todo.put(None)
            self.at_work.discard(number)
            self.answers.put(None)

    def stop(self) -> None:
        """Lets the threads end, once they have sent what they were told to. Wakes up those who wait for an answer."""
        self.todo.put(None)
        self.answers.put(None)

    def wait(self) -> None:
        """Waits until all threads have ended."""
        # A thread that is only just starting finds that all was given up, and sends nothing.
        while self.at_work:
            self.answers.get()
        self.join()

    def join(self) -> None:
        """Waits until the threads are gone, which have nothing to do any more."""
        for thread in self.threads:
            thread.join()


@define(eq=False)
class _ThreadDriver(Driver[T]):
    """Sends requests in threads."""

    sender: Sender = field(kw_only=True)
    source: Iterator[Any] | Sequence[Any] = field(init=False)
    workers: _Workers = field(init=False)
    left: SimpleQueue[None] = field(factory=SimpleQueue)
    """An entry wakes up whoever closes the stream while another thread loops over it."""

    def __attrs_post_init__(self) -> None:
        inputs: Iterable[Any] = self.sending.inputs  # type: ignore[assignment]
        # A list is cut where it lies, which takes no time.
        self.source = inputs if type(inputs) in (list, tuple) else iter(inputs)  # type: ignore[assignment]
        self.workers = _Workers(self.sender)

    def check_usable(self) -> None:
        """Raises ConfigurationError where it cannot be gone on with, which does it no harm."""
        self.check_process()
        me = threading.get_ident()
        if not self.claim(me):
            if not self._is_advanced_elsewhere():
                # The loop over it was left by an exception.
                self.looping["by"] = me
                return
            raise ConfigurationError("a stream is looped over by one thread at a time; another one does")

    def _is_advanced_by(self, thread: object) -> bool:
        """Whether a thread sends, waits or settles at the moment. Its frames tell, which no exception leaves behind."""
        frame = sys._current_frames().get(thread)  # type: ignore[call-overload]  # noqa: SLF001
        while frame is not None:
            if frame.f_code is _ThreadDriver._advance.__code__ and frame.f_locals.get("self") is self:
                return True
            frame = frame.f_back
        return False

    def _is_advanced_elsewhere(self) -> bool:
        me = threading.get_ident()
        return self.is_looped_elsewhere(me) and self._is_advanced_by(self.looping.get("by", me))

    def advance(self) -> bool:
        """Sends, waits and settles until there is something to hand out; False when there will be nothing more."""
        if self.is_half_ended and not self.is_looped_elsewhere(threading.get_ident()):
            self.break_off()
        # An exception is taken care of by `break_off`.
        is_something_ready = self._advance()
        self._stop_looping()
        return is_something_ready

    def _stop_looping(self) -> None:
        self.looping.clear()
        if self.given_up.is_set:
            self.left.put(None)

    def _advance(self) -> bool:
        if not self.has_ended and self.engine.outbox.open_next():
            return True
        while not self.has_ended:
            if self.given_up.is_set:
                # It was closed meanwhile.
                try:
                    self._wait()
                finally:
                    self.account()
                return False
            self._begin()
            if self.engine.outbox.open_next():
                return True
            if not self.requests:
                return self._finish()
            if self._settle_one():
                self.report()
        return False

    def _begin(self) -> None:
        """Begins as many requests as may be in flight."""
        # One request takes the place of the one that was answered, so that HubSpot works while answers are read; what
        # came of that one is handed out after its inputs were taken. For more requests inputs are taken only while no
        # other is done, since they may come slowly.
        has_begun = False
        while len(self.requests) < self.sending.concurrency and not (has_begun and self._is_any_done()):
            has_begun = True
            request = self.next_request(self.source)
            if request is None:
                return
            self._hand_over(request)

    def _hand_over(self, request: Request) -> None:
        """Gives a request to a worker. One that is alone is sent here: this thread would only wait for the worker."""
        # In the context of who loops, for the spans and hooks that look there.
        context = copy_context()
        if len(self.requests) == 1 and self.engine.is_last_alone:
            self._send_here(request, context)
            return
        if len(self.workers.threads) < len(self.requests):
            try:
                self.workers.add()
            except RuntimeError:
                # No more threads can be had.
                if not self.workers.threads:
                    self._send_here(request, context)
                    return
        self.workers.todo.put((request, context))

    def _send_here(self, request: Request, context: Context) -> None:
        if self.engine.only_reads:
            # What was not read can be read again.
            context.run(_send, request, self.sender)
        else:
            with HeldBack(request) as held_back:
                context.run(_send, request, self.sender)
            if held_back.interrupt is not None:
                raise held_back.interrupt
        if request.error is not None and not isinstance(request.error, Exception):
            # A Ctrl-C is not the request's.
            raise request.error

    def _is_any_done(self) -> bool:
        return any(request.is_done for request in self.requests.values())

    def _settle_one(self) -> bool:
        """Settles the request that has been in flight for the longest of those that are done. Waits for one.

        False when all were given up instead.
        """
        # One at a time: what is made of an answer is handed out while it is still in the processor's cache.
        while not self.given_up.is_set:
            for request in self.requests.values():
                if request.is_done:
                    self.settle(request)
                    if not self.workers.answers.empty():
                        self.workers.answers.get()
                    return True
            self.workers.answers.get()
        return False

    def _finish(self) -> bool:
        if self.end():
            return True
        self.workers.stop()
        self.workers.join()
        return False

    def leave(self) -> None:
        """Ends early: waits for what is in flight, and accounts for it."""
        me = threading.get_ident()
        if me in self.workers.at_work or self._is_advanced_by(me):
            # Inputs, a hook or `progress` call this, which would wait for themselves. The loop does the rest.
            self.is_closed_from_within = True
            self.drop()
            return
        try:
            # Nothing waits any more for a rate limit, or to send again; nor a loop in another thread.
            self.given_up.set()
            self.workers.stop()
            while self._is_advanced_elsewhere():
                with suppress(Empty):
                    self.left.get(timeout=POLL_SECONDS)
            self._wait()
        finally:
            # A second Ctrl-C comes here at once: its user does not want to wait.
            if not self.has_ended and not self._is_advanced_elsewhere():
                self.account()

    def _wait(self) -> None:
        """Waits for what is in flight. A fork's child has no threads to wait for."""
        if not self.is_forked:
            self.workers.wait()

    def account(self) -> None:
        """Accounts for all requests in flight, and lets the threads end."""
        try:
            super().account()
        finally:
            self.workers.stop()

    def break_off(self) -> None:
        """Ends because of an exception that came from elsewhere."""
        self._stop_looping()
        self.is_broken = True
        if self.has_ended:
            self.account()
        else:
            self.leave()

    def drop(self) -> None:
        """Gives up what is in flight, in whichever thread, and waits for nothing."""
        self.given_up.set()
        self.workers.stop()


class Stream(ReadStream[_ThreadDriver[T]], Iterator[T]):
    """What comes of a batch, while it is looped over by one thread at a time. Nothing is sent before.

    Leave the loop whenever you like: nothing more is sent. As a context manager, or with `close()`, the stream waits
    for what is in flight and accounts for it. One that is simply dropped gives up what is in flight.
    """

    @classmethod
    def over(cls, engine: Any, sending: Any, sender: Sender) -> Self:
        """A stream of its own for an engine."""
        return cls(_ThreadDriver(engine, sending, sender=sender))

    def __iter__(self) -> Self:
        self._check_not_consumed()
        return self

    def __next__(self) -> T:
        current = self._outbox.current
        delivered = current.delivered
        if delivered == len(current.entries):
            current, delivered = self._next_delivery(), 0
        try:
            current.delivered = delivered + 1
            return current.entries[delivered]  # type: ignore[no-any-return]
        except BaseException:
            # An item that is not returned was not delivered.
            current.delivered = delivered
            self._driver.break_off()
            raise

    def _next_delivery(self) -> Delivery:
        """The next that has something to hand out. At the end it raises what ends the stream."""
        self._driver.check_usable()
        try:
            if self._driver.advance():
                return self._outbox.current
            raise self._reason() or StopIteration  # noqa: TRY301 - it is told apart below
        except BaseException as error:
            if not self._is_the_end(error):
                self._driver.break_off()
            raise

    def extend(self, entries: list[T]) -> None:
        """Adds all that comes to a list, which holds what came also when it ends early."""
        self._driver.check_usable()
        try:
            while self._driver.advance():
                current = self._outbox.current
                entries += current.entries[current.delivered :]
                current.delivered = len(current.entries)
            if (reason := self._reason()) is not None:
                raise reason  # noqa: TRY301 - it is told apart below
        except BaseException as error:
            if not self._is_the_end(error):
                self._driver.break_off()
            raise

    def first(self) -> T | None:
        """The first that comes, or None where nothing does. It ends the stream. A list is asked for that one alone."""
        self._ask_for_one()
        with self:
            return next(self, None)

    def count(self) -> int:
        """How many there are, where HubSpot says so, as it does of a search. It ends the stream.

        Raises TypeError where HubSpot does not say it.
        """
        self.first()
        return self._count()

    def close(self) -> None:
        """Ends the stream, also the loop of another thread over it. It waits for the requests in flight."""
        if not self._driver.has_ended:
            self._driver.leave()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
