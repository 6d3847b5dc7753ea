"""A line of threads: whoever came first is first. Python's own locks promise no order between threads."""

from __future__ import annotations

from collections import deque
from threading import Condition

from attrs import define, field


@define(eq=False)
class Line:
    """A lock that is taken in the order of asking. asyncio.Lock is one already."""

    _condition: Condition = field(factory=Condition, init=False)
    _waiting: deque[object] = field(factory=deque, init=False)

    def __enter__(self) -> None:
        me = object()
        with self._condition:
            self._waiting.append(me)
            try:
                self._condition.wait_for(lambda: self._waiting[0] is me)
            except BaseException:
                self._waiting.remove(me)
                self._condition.notify_all()
                raise

    def __exit__(self, *_: object) -> None:
        with self._condition:
            self._waiting.popleft()
            self._condition.notify_all()
