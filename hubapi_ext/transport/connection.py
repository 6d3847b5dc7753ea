"""What the hubs share that were made from one another: the pool, the limits, the tokens. It sends nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import nullcontext
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any

import httpx
from attrs import define, field

from hubapi_ext.errors import ConfigurationError
from hubapi_ext.transport.authentication import Authentication, OAuth
from hubapi_ext.transport.fifo_lock import FifoLock
from hubapi_ext.transport.rate_limits import Budgets
from hubapi_ext.transport.retries import RetryBudget
from hubapi_ext.transport.settings import Settings

if TYPE_CHECKING:
    import asyncio


@define(eq=False, slots=False)
class Connection:
    """What hubs have in common that were made from one another by `with_options`."""

    make_pool: Callable[[], Any] = field(repr=False)
    """Makes the httpx transport that sends. Certificates take long to load, and a hub that sends nothing needs none."""
    budgets: Budgets
    authentication: Authentication
    renewal_lock: Any
    """Held while OAuth tokens are renewed."""
    retry_budget: RetryBudget = field(factory=RetryBudget)
    is_closed: bool = False
    largest_batches: dict[str, int] = field(factory=dict)
    """How many inputs a request may have, by operation, where HubSpot has said that it is fewer than is known."""
    process: int | None = None
    """The process that first used it. Two must not share its connections."""
    loop: asyncio.AbstractEventLoop | None = None
    """The event loop that its connections belong to."""
    _making: Lock = field(factory=Lock, init=False, repr=False)

    @property
    def pool(self) -> Any:
        """The httpx transport that sends."""
        if not self.pool_is_made:
            with self._making:
                return self._pool
        return self._pool

    @cached_property
    def _pool(self) -> Any:
        return self.make_pool()

    @property
    def pool_is_made(self) -> bool:
        """Whether it was needed by now."""
        return "_pool" in vars(self)

    @classmethod
    def sync(cls, settings: Settings, pool: Callable[[], httpx.BaseTransport]) -> Connection:
        """For threads."""
        lock = settings.token.lock if isinstance(settings.token, OAuth) else nullcontext()
        budgets = Budgets(settings.limits, settings.clock, FifoLock)
        return cls(pool, budgets, Authentication(settings.token, settings.clock), lock)

    @classmethod
    def asynchronous(cls, settings: Settings, pool: Callable[[], httpx.AsyncBaseTransport]) -> Connection:
        """For the tasks of an event loop."""
        import asyncio  # noqa: PLC0415 - threads do without it

        lock = asyncio.Lock() if isinstance(settings.token, OAuth) else nullcontext()
        budgets = Budgets(settings.limits, settings.clock, asyncio.Lock)
        return cls(pool, budgets, Authentication(settings.token, settings.clock), lock)

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
