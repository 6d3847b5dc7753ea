"""Where the requests of a rate limit are counted: in memory, in a SQLite file, in Redis, or nowhere.

The counting itself is pyrate-limiter's. How many there may be is not decided here.
"""

from __future__ import annotations

from contextlib import suppress
from os import PathLike
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol, cast

from attrs import define, field, frozen

from hubapi_ext.errors import ConfigurationError

if TYPE_CHECKING:
    import sqlite3

    from pyrate_limiter import AbstractBucket, Rate


class Limits(Protocol):
    """Where the requests are counted."""

    @property
    def shared(self) -> bool:
        """Whether other processes count there too. Then the machine's clock counts, and asking may take a while."""
        ...

    def bucket(self, budget: str, rates: list[Rate]) -> AbstractBucket:
        """The bucket of pyrate-limiter for a budget. The hub closes it."""
        ...


@frozen
class MemoryLimits:
    """Counts the requests of one client."""

    shared: bool = field(default=False, init=False)

    def bucket(self, budget: str, rates: list[Rate]) -> AbstractBucket:
        """The bucket for a budget."""
        from pyrate_limiter import InMemoryBucket  # noqa: PLC0415 - slow to import

        del budget
        return InMemoryBucket(rates)


@frozen
class NoLimits:
    """Counts nothing: HubSpot alone says when it is too much."""


@frozen
class SQLiteLimits:
    """Counts the requests of all processes of one machine, in a file.

    Args:
        path: The file, which is made when it is missing.
        name: Tells apart what has a budget of its own: one name for each HubSpot account and app.
    """

    path: str | PathLike[str]
    name: str = field(default="hubapi", kw_only=True)
    shared: bool = field(default=True, init=False)

    def bucket(self, budget: str, rates: list[Rate]) -> AbstractBucket:
        """The bucket for a budget."""
        import sqlite3  # noqa: PLC0415 - slow to import

        from pyrate_limiter import SQLiteBucket  # noqa: PLC0415 - slow to import

        connection = sqlite3.connect(self.path, timeout=_BUSY_SECONDS, check_same_thread=False, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            # What is lost when the machine fails is ten seconds old when it is up again.
            connection.execute("PRAGMA synchronous=OFF")
            table = f"{self.name}:{budget}".replace("'", "").replace('"', "")
            connection.execute(f"CREATE TABLE IF NOT EXISTS '{table}' (name VARCHAR, item_timestamp INTEGER)")
            connection.execute(f"CREATE INDEX IF NOT EXISTS '{table}:time' ON '{table}' (item_timestamp)")
        except BaseException:
            connection.close()
            raise
        return SQLiteBucket(rates, connection, table, lock=Transaction(connection))


_BUSY_SECONDS = 5.0
"""How long a file or a server may keep somebody waiting."""


@define
class Transaction:
    """A lock on a SQLite file, for all processes: between reading a count and writing it nobody else may."""

    connection: sqlite3.Connection
    _lock: Any = field(factory=RLock, init=False)
    _depth: int = field(default=0, init=False)

    def __enter__(self) -> None:
        self._lock.acquire()
        try:
            if self._depth == 0:
                self.connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
        except BaseException:
            # An interrupt may come when the transaction has just begun.
            if self._depth == 0 and self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            self._lock.release()
            raise

    def __exit__(self, *_: object) -> None:
        import sqlite3  # noqa: PLC0415 - slow to import

        try:
            self._depth -= 1
            # The bucket has committed what it counted, or has just closed the connection.
            with suppress(sqlite3.ProgrammingError):
                if self._depth == 0 and self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
        finally:
            self._lock.release()

    def let_go(self) -> None:
        """Ends what this thread has begun here and not ended, because an exception came in between."""
        import sqlite3  # noqa: PLC0415 - slow to import

        # It gets the lock if it has it already, or if nobody does. Where another thread has it, there is nothing to do.
        if not self._lock.acquire(blocking=False):
            return
        self._depth = 0
        try:
            with suppress(sqlite3.ProgrammingError):
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
        finally:
            with suppress(RuntimeError):
                while True:
                    self._lock.release()


@define
class RedisLimits:
    """Counts the requests of a fleet, in Redis. It needs the extra `redis`.

    The clocks of the machines must agree to within a few milliseconds.

    Args:
        url: The address of the server, such as redis://localhost:6379/0.
        name: Tells apart what has a budget of its own: one name for each HubSpot account and app.
    """

    url: str = field(repr=False)
    name: str = field(default="hubapi", kw_only=True)
    shared: bool = field(default=True, init=False)
    _client: Any = field(default=None, init=False, repr=False)

    def bucket(self, budget: str, rates: list[Rate]) -> AbstractBucket:
        """The bucket for a budget."""
        from pyrate_limiter import RedisBucket  # noqa: PLC0415 - slow to import

        try:
            import redis  # noqa: PLC0415 - an extra
        except ImportError:
            raise ConfigurationError("RedisLimits needs redis: install hubapi with its extra 'redis'") from None
        if self._client is None:
            self._client = redis.Redis.from_url(self.url, socket_timeout=_BUSY_SECONDS)
        return cast("AbstractBucket", RedisBucket.init(rates, self._client, f"hubapi:{self.name}:{budget}"))

    def close(self) -> None:
        """Closes the connections, when no hub uses them any more."""
        if self._client is not None:
            self._client.close()
            self._client = None
