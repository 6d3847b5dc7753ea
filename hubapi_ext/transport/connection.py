"""What the hubs share that were made from one another: the pool, the limits, the tokens. It sends nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec
from attrs import define, field

from hubapi_ext.errors import ConfigurationError
from hubapi_ext.transport import http
from hubapi_ext.transport.authentication import Authentication
from hubapi_ext.transport.fifo_lock import AsyncFifoLock, FifoLock
from hubapi_ext.transport.in_flight import GivenUp
from hubapi_ext.transport.rate_limits import Budgets
from hubapi_ext.transport.retries import RetryBudget
from hubapi_ext.transport.settings import Settings

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")


class Lazy(Generic[T]):
    """A value that is made when it is first needed, once for all threads, and anew after it was given up."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: list[T] = []
        self._given_up: list[T] = []
        self._lock = Lock()

    @property
    def is_made(self) -> bool:
        """Whether it was needed by now."""
        return bool(self._made)

    def get(self) -> T:
        """The value."""
        made = self._made
        if not made:
            with self._lock:
                made = self._made
                if not made:
                    made.append(self._make())
        return made[0]

    def give_up(self) -> None:
        """Leaves the value to those who have it. The next caller gets another one."""
        self._given_up += self._made
        self._made = []

    def every(self) -> list[T]:
        """All that were made."""
        return [*self._given_up, *self._made]


class Learnt(msgspec.Struct, eq=False):
    """What HubSpot has told of an account on the way, and need not be asked for again. A value is never changed."""

    largest_batches: dict[str, int] = msgspec.field(default_factory=dict)
    """How many inputs a request may have, by operation, where that is fewer than is documented."""
    definitions: dict[str, Mapping[str, Any]] = msgspec.field(default_factory=dict)
    """By object type the definitions of properties, by name."""
    labels: dict[tuple[str, str], Mapping[str, Any]] = msgspec.field(default_factory=dict)
    """By pair of object types the association types that have a label, by that in lower case."""

    def learn_largest_batch(self, operation: str, size: int) -> None:
        """Remembers what HubSpot has said of an operation."""
        self.largest_batches[operation] = min(size, self.largest_batches.get(operation, size))


@define(eq=False)
class Connection:
    """What hubs have in common that were made from one another by `with_options`."""

    pool: Lazy[Any] = field(repr=False)
    """The httpx transport that sends. Certificates take long to load, and a hub that sends nothing needs none."""
    budgets: Budgets
    authentication: Authentication
    retry_budget: RetryBudget = field(factory=RetryBudget)
    closed: GivenUp = field(factory=GivenUp)
    """Set when nothing can be sent any more."""
    learnt: Learnt = field(factory=Learnt)
    process: int | None = None
    """The process that first used it. Two must not share its connections."""
    loop: asyncio.AbstractEventLoop | None = None
    """The event loop that its connections belong to."""

    attempts: set[asyncio.Timeout] = field(factory=set)
    """What bounds the attempts that tasks make at the moment."""

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be sent any more."""
        return self.closed.is_set

    @classmethod
    def sync(cls, settings: Settings, pool: Callable[[], http.BaseTransport]) -> Connection:
        """For threads."""
        budgets = Budgets(settings.limits, settings.clock, FifoLock, settings.reserve)
        return cls(Lazy(pool), budgets, Authentication(settings.token, settings.clock))

    @classmethod
    def asynchronous(cls, settings: Settings, pool: Callable[[], http.AsyncBaseTransport]) -> Connection:
        """For the tasks of an event loop."""
        budgets = Budgets(settings.limits, settings.clock, AsyncFifoLock, settings.reserve)
        return cls(Lazy(pool), budgets, Authentication(settings.token, settings.clock))

    def end_attempts(self) -> None:
        """Ends whatever tasks wait for at the moment."""
        for timeout in tuple(self.attempts):
            # An exception from a signal handler may have left one that is over.
            with suppress(RuntimeError):
                timeout.reschedule(0)

    def check_open(self) -> None:
        """Raises ConfigurationError when nothing can be sent any more."""
        if self.is_closed:
            raise ConfigurationError("the hub is closed")
        if self.process not in (None, os.getpid()):
            raise ConfigurationError("the hub was used before this process was forked; make another one")
        self.process = os.getpid()

    def check_loop(self) -> None:
        """Raises ConfigurationError in another event loop than the first, in which its connections do not work."""
        import asyncio  # noqa: PLC0415 - threads do without it

        loop = asyncio.get_running_loop()
        if self.loop not in (None, loop):
            raise ConfigurationError("an AsyncHubApi belongs to the event loop that first used it; make another one")
        self.loop = loop
