"""A line of threads: whoever came first is first. Python's own locks promise no order between threads."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Condition

from attrs import define, field

PATIENCE = 0.2
"""After how many seconds somebody who waits looks whether it is still worth waiting."""


@define(eq=False)
class FifoLock:
    """A lock that is taken in the order of asking. asyncio.Lock is one already."""

    _condition: Condition = field(factory=Condition, init=False)
    _waiting: deque[object] = field(factory=deque, init=False)

    def acquire(self, check: Callable[[], None]) -> None:
        """Waits for its turn. `check` raises when it is no use."""
        me = object()
        with self._condition:
            self._waiting.append(me)
            try:
                while not self._condition.wait_for(lambda: self._waiting[0] is me, PATIENCE):
                    check()
            except BaseException:
                self._waiting.remove(me)
                self._condition.notify_all()
                raise

    def release(self) -> None:
        """Lets the next one have its turn."""
        with self._condition:
            self._waiting.popleft()
            self._condition.notify_all()
