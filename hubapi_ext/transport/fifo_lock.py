"""A lock that is taken in the order of asking, for threads and for tasks. Python's own locks promise threads no order.

Who asks has a *turn*, and releasing means: take this turn out of the line, wherever it stands. So it does no harm to
release a turn twice, or one that was never had, and an exception that comes between asking and releasing leaves nothing
behind. Every step is one operation of a deque, which no exception interrupts.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any

from hubapi_ext.transport.in_flight import POLL_SECONDS

if TYPE_CHECKING:
    import asyncio


class Turn:
    """A thread's place in the line."""

    def __init__(self) -> None:
        self._gate = Lock()
        self._gate.acquire()

    def wait(self) -> None:
        """Waits until it is called, or for a while."""
        self._gate.acquire(timeout=POLL_SECONDS)

    def call(self) -> None:
        """Wakes it up."""
        try:  # noqa: SIM105 - every request comes here, and suppress takes longer
            self._gate.release()
        except RuntimeError:
            pass  # It was called before.


class FifoLock:
    """A lock for threads."""

    def __init__(self) -> None:
        self._turns: deque[Turn] = deque()

    def acquire(self, turn: Turn, check: Callable[[], None]) -> None:
        """Waits for its turn. `check` raises when it is no use."""
        self._turns.append(turn)
        while self._turns[0] is not turn:
            turn.wait()
            check()

    def release(self, turn: Turn) -> None:
        """Lets the next one have its turn, if this one is in the line."""
        _leave(self._turns, turn)
        for head in tuple(self._turns)[:1]:
            head.call()

    def turn(self) -> Turn:
        """A turn that is not in the line yet."""
        return Turn()


class AsyncTurn:
    """A task's place in the line."""

    def __init__(self) -> None:
        self.called: asyncio.Future[None] | None = None

    def call(self) -> None:
        """Wakes it up."""
        if self.called is not None and not self.called.done():
            self.called.set_result(None)


class AsyncFifoLock:
    """A lock for the tasks of an event loop."""

    def __init__(self) -> None:
        self._turns: deque[AsyncTurn] = deque()

    async def acquire(self, turn: AsyncTurn) -> None:
        """Waits for its turn."""
        import asyncio  # noqa: PLC0415 - threads do without it

        self._turns.append(turn)
        while self._turns[0] is not turn:
            turn.called = asyncio.get_running_loop().create_future()
            await turn.called

    def release(self, turn: AsyncTurn) -> None:
        """Lets the next one have its turn, if this one is in the line."""
        _leave(self._turns, turn)
        if self._turns:
            self._turns[0].call()

    def turn(self) -> AsyncTurn:
        """A turn that is not in the line yet."""
        return AsyncTurn()


def _leave(turns: deque[Any], turn: object) -> None:
    if turn in turns:
        turns.remove(turn)
