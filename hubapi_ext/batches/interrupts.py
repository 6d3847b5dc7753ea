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

from hubapi_ext.transport.in_flight import GivenUp

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
    """In this block the first exception of a signal handler is held back. A second one comes at once."""

    given_up: GivenUp
    """Set when there is one, so that nothing else is waited for or sent."""
    interrupt: BaseException | None = None
    """The one that was held back."""
    is_active: bool = False
    _handlers: list[_Handler] = field(factory=list)

    def __enter__(self) -> Self:
        # Signals are handled in no other thread, nor in a subinterpreter.
        if threading.current_thread() is threading.main_thread():
            with suppress(ValueError):
                self.is_active = True
                for number in _SIGNALS:
                    self._stand_in_for(number)
        return self

    def _stand_in_for(self, number: int) -> None:
        found = _signal.getsignal(number)
        if isinstance(found, _Handler) and not found.held_back.is_active:
            # An exception has kept it from being taken away.
            found = found.handle
        if callable(found):
            self._handlers.append(_Handler(self, number, found))
            _signal.signal(number, self._handlers[-1])

    def __exit__(self, *_: object) -> None:
        self.is_active = False
        for handler in self._handlers:
            # Somebody may have set another one meanwhile.
            if _signal.getsignal(handler.number) is handler:
                _signal.signal(handler.number, handler.handle)
        # They and this hold each other.
        self._handlers.clear()

    def hold(self, interrupt: BaseException) -> bool:
        """Holds an exception back; False where it is to be raised at once."""
        if not self.is_active or self.interrupt is not None:
            return False
        # Its frames are those of the request.
        self.interrupt = interrupt.with_traceback(None)
        self.given_up.set()
        return True


@define(eq=False)
class _Handler:
    """Stands in the place of a signal's handler. Outside of the block it changes nothing."""

    held_back: HeldBack
    number: int
    handle: Callable[[int, Any], Any]

    def __call__(self, number: int, frame: Any) -> None:
        try:
            self.handle(number, frame)
        except BaseException as interrupt:
            if not self.held_back.hold(interrupt):
                raise
