"""Holds back what signal handlers raise while a request is in flight that nobody else can wait for. It sends nothing.

Python runs the handlers of signals in the main thread, between any two steps of it. What one raises, such as a Ctrl-C
or the exception of a task queue, would tear the request apart that is just being sent there, and nobody would know what
became of it. So every handler is run at once, as ever, but what it raises waits until the request is answered.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any, Self

from attrs import define, field

from hubapi_ext.batches.streams import Request
from hubapi_ext.transport.masking import without_frames

_SIGNALS = [
    int(getattr(signal, name))
    for name in ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP", "SIGQUIT", "SIGALRM", "SIGVTALRM", "SIGUSR1", "SIGUSR2")
    if hasattr(signal, name)
]
"""Those whose handlers are known to raise."""
# `signal` turns every number and handler into an enum, which takes six times as long as all else that is done here.
_signal: Any = import_module("_signal")


@define(eq=False)
class HeldBack:
    """In this block the first exception of a signal handler is held back until a request is done.

    A second one comes at once. So does every one once the request is done or its stream given up, although a handler's
    stand-in may have been left behind by an exception from elsewhere.
    """

    request: Request
    interrupt: BaseException | None = None
    """The one that was held back."""
    _stand_ins: list[_StandIn] = field(factory=list)

    def __enter__(self) -> Self:
        # Signals are handled in no other thread, nor in a subinterpreter.
        if threading.current_thread() is threading.main_thread():
            with suppress(ValueError):
                for number in _SIGNALS:
                    self._stand_in_for(number)
        return self

    def _stand_in_for(self, number: int) -> None:
        handler = _signal.getsignal(number)
        while isinstance(handler, _StandIn) and not handler.held_back.is_needed:
            handler = handler.handler
        if callable(handler):
            self._stand_ins.append(_StandIn(self, number, handler))
            _signal.signal(number, self._stand_ins[-1])

    def __exit__(self, *_: object) -> None:
        for one in self._stand_ins:
            # Somebody may have set another handler meanwhile.
            if _signal.getsignal(one.number) is one:
                _signal.signal(one.number, one.handler)
        # They and this hold each other.
        self._stand_ins.clear()

    @property
    def is_needed(self) -> bool:
        """Whether an exception would be held back."""
        return not (self.request.is_done or self.request.state.given_up.is_set)

    def hold(self, interrupt: BaseException) -> None:
        """Holds an exception back. Nothing else is waited for or sent."""
        self.interrupt = without_frames(interrupt, None)
        self.request.state.given_up.set()


@define(eq=False)
class _StandIn:
    """Stands in the place of a signal's handler."""

    held_back: HeldBack
    number: int
    handler: Callable[[int, Any], Any]

    def __call__(self, number: int, frame: Any) -> None:
        try:
            self.handler(number, frame)
        except BaseException as interrupt:
            if not self.held_back.is_needed:
                raise
            self.held_back.hold(interrupt)
