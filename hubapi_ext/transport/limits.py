"""Where the requests of a rate limit are counted: in memory, in a SQLite file, in Redis, or nowhere.

It chooses the place. The counting itself is done in `buckets`, and how many there may be is decided in `budget`.
"""

from __future__ import annotations

from importlib.util import find_spec
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import uuid4

import msgspec
from attrs import define, field, frozen

from hubapi_ext.errors import ConfigurationError

if TYPE_CHECKING:
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
        from hubapi_ext.transport.buckets import MemoryBucket  # noqa: PLC0415 - slow to import

        del budget
        return MemoryBucket(rates)


class NoLimits(msgspec.Struct, frozen=True):
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
        from hubapi_ext.transport.buckets import SharedSQLiteBucket  # noqa: PLC0415 - slow to import

        folder = Path(self.path).parent
        if not folder.is_dir():
            raise ConfigurationError(f"SQLiteLimits needs a folder that exists, got {folder}")
        table = f"{self.name}:{budget}".replace("'", "").replace('"', "")
        return SharedSQLiteBucket.open(self.path, table, rates)


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
        from hubapi_ext.transport.buckets import SharedRedisBucket, bounded_client  # noqa: PLC0415 - slow to import

        if find_spec("redis") is None:
            raise ConfigurationError("RedisLimits needs redis: install hubapi-ext with its extra 'redis'")
        if self._client is None:
            self._client = bounded_client(self.url)
        return SharedRedisBucket(rates, self._client, f"hubapi:{self.name}:{budget}", uuid4().hex)

    def close(self) -> None:
        """Closes the connections, when no hub uses them any more."""
        if self._client is not None:
            self._client.close()
            self._client = None
