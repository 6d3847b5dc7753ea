"""The counters behind a rate limit: pyrate-limiter's, with a queue and notices where processes share one.

Processes that share a window wait in a *queue*. A process whose request has no room gets a place in it, and whoever
stands behind leaves a slot free for each place before its own, so that slots are handed out in the order of asking,
one for each process in turn. A place is lost when its process does not come for its slot in time.

It decides neither how many requests there may be nor how long anybody waits: see `budget`.
"""

from __future__ import annotations

import sqlite3
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable
from contextlib import suppress
from operator import attrgetter
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, runtime_checkable

from attrs import define, field
from pyrate_limiter import InMemoryBucket, Rate, RateItem, RedisBucket, SQLiteBucket

from hubapi_ext.transport.clocks import SystemClock
from hubapi_ext.transport.deadlines import at_most

if TYPE_CHECKING:
    from redis import Redis

T = TypeVar("T")

BUSY_SECONDS = 5.0
"""How long a file or a server may keep somebody waiting."""
GRACE_MILLISECONDS = 500
"""How long the place of a process is kept after its slot has come."""
OTHERS = "others"
"""The name of requests that others have sent, as HubSpot's answers tell."""


@runtime_checkable
class Fillable(Protocol):
    """A bucket that takes in what was sent before."""

    def fill(self, stamps: Iterable[int], name: str) -> None:
        """Counts requests that were sent at these times, whether there is room or not."""
        ...

    def count_since(self, stamp: int) -> int:
        """How many requests were sent since then. Others' that answers tell of do not count."""
        ...


@runtime_checkable
class Shared(Fillable, Protocol):
    """A bucket in which several processes count."""

    def take(self, stamp: int, member: str) -> int:
        """Counts a request and returns 0; or returns the milliseconds until to ask again, and keeps a place."""
        ...

    def tell(self, key: str, value: str, until: int) -> None:
        """Tells all members something that holds until then, in place of what they were told under this key."""
        ...

    def heard(self, stamp: int) -> dict[str, str]:
        """What holds now, by key."""
        ...


class MemoryBucket(InMemoryBucket):
    """For one client."""

    items: list[RateItem]

    def fill(self, stamps: Iterable[int], name: str) -> None:
        """Counts requests that were sent at these times."""
        with self._lock:
            new = [RateItem(name, stamp) for stamp in stamps]
            if name != OTHERS:
                # HubSpot's answers have told of them by now, without saying whose they are.
                known = [item for item in self.items if item.name == OTHERS][: len(new)]
                self.items = [item for item in self.items if not any(item is one for one in known)]
            self.items = sorted([*self.items, *new], key=attrgetter("timestamp"))

    def count_since(self, stamp: int) -> int:
        """How many requests of this client were sent since then."""
        with self._lock:
            first = bisect_left(self.items, stamp, key=attrgetter("timestamp"))
            return sum(item.name != OTHERS for item in self.items[first:])


class SharedSQLiteBucket(SQLiteBucket):
    """For the processes of a machine."""

    @classmethod
    def open(cls, path: Any, table: str, rates: list[Rate]) -> SharedSQLiteBucket:
        """Opens the file, which is made when it is missing."""
        connection = sqlite3.connect(path, timeout=0, check_same_thread=False, isolation_level=None)
        try:
            # SQLite does not wait while another process turns to this mode, whatever its timeout is.
            _patiently(lambda: connection.execute("PRAGMA journal_mode=WAL"))
            # Entries that are lost when the machine fails are ten seconds old when it is up again.
            connection.execute("PRAGMA synchronous=OFF")
            for statement in (
                f"CREATE TABLE IF NOT EXISTS '{table}' (name VARCHAR, item_timestamp INTEGER)",
                f"CREATE INDEX IF NOT EXISTS '{table}:time' ON '{table}' (item_timestamp)",
                f"CREATE TABLE IF NOT EXISTS '{table}:queue' (number INTEGER PRIMARY KEY, member UNIQUE, due INTEGER)",
                f"CREATE TABLE IF NOT EXISTS '{table}:notices' (key TEXT PRIMARY KEY, value TEXT, until INTEGER)",
            ):
                _patiently(lambda statement=statement: connection.execute(statement))  # type: ignore[misc]
        except BaseException:
            connection.close()
            raise
        return cls(rates, connection, table, lock=_Transaction(connection))

    def take(self, stamp: int, member: str) -> int:
        """Counts a request, or keeps a place."""
        rate = self.rates[0]
        queue = f"'{self.table}:queue'"
        with self.lock:
            execute = self.conn.execute
            execute(f"DELETE FROM {queue} WHERE due < ? AND member <> ?", (stamp, member))
            own = execute(f"SELECT number FROM {queue} WHERE member = ?", (member,)).fetchone()
            before, numbers = ("WHERE number < ?", own) if own else ("", ())
            (ahead,) = execute(f"SELECT COUNT(*) FROM {queue} {before}", numbers).fetchone()
            row = execute(
                f"SELECT item_timestamp FROM '{self.table}' ORDER BY item_timestamp DESC LIMIT 1 OFFSET ?",
                (max(0, rate.limit - 1 - ahead),),
            ).fetchone()
            wait = max(0, row[0] + rate.interval - stamp + 1) if row else 0
            if wait:
                execute(
                    f"INSERT INTO {queue} (member, due) VALUES (?, ?) "
                    "ON CONFLICT (member) DO UPDATE SET due = excluded.due",
                    (member, stamp + wait + GRACE_MILLISECONDS),
                )
            else:
                execute(f"DELETE FROM {queue} WHERE member = ?", (member,))
                execute(f"INSERT INTO '{self.table}' VALUES (?, ?)", (member, stamp))
            self.conn.commit()
        return wait

    def fill(self, stamps: Iterable[int], name: str) -> None:
        """Counts requests that were sent at these times."""
        with self.lock:
            self.conn.executemany(f"INSERT INTO '{self.table}' VALUES (?, ?)", [(name, stamp) for stamp in stamps])
            self.conn.commit()

    def count_since(self, stamp: int) -> int:
        """How many requests of all processes were sent since then."""
        query = f"SELECT COUNT(*) FROM '{self.table}' WHERE item_timestamp >= ? AND name <> ?"
        with self.lock:
            counted: int = self.conn.execute(query, (stamp, OTHERS)).fetchone()[0]
        return counted

    def tell(self, key: str, value: str, until: int) -> None:
        """Tells all members something."""
        with self.lock:
            self.conn.execute(f"INSERT OR REPLACE INTO '{self.table}:notices' VALUES (?, ?, ?)", (key, value, until))
            self.conn.commit()

    def heard(self, stamp: int) -> dict[str, str]:
        """What holds now."""
        with self.lock:
            self.conn.execute(f"DELETE FROM '{self.table}:notices' WHERE until < ?", (stamp,))
            found = dict(self.conn.execute(f"SELECT key, value FROM '{self.table}:notices'").fetchall())
            self.conn.commit()
        return found

    def let_go(self) -> None:
        """Ends what this thread has begun in the file and not ended, because an exception came in between."""
        self.lock.let_go()  # type: ignore[attr-defined]

    def flush(self) -> None:
        """Forgets all requests, and who waits."""
        super().flush()
        with self.lock:
            self.conn.execute(f"DELETE FROM '{self.table}:queue'")
            self.conn.commit()


def _busy_seconds() -> float:
    return max(0.001, at_most(BUSY_SECONDS) or 0.0)


def _patiently(do: Callable[[], T]) -> T:
    """Does something to a file as soon as no other process locks it."""
    clock = SystemClock()
    end = clock.monotonic() + _busy_seconds()
    while True:
        try:
            return do()
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            if not busy or clock.monotonic() >= end:
                raise
        time.sleep(0.01)


@define
class _Transaction:
    """A lock on a SQLite file, for all processes: between reading a count and writing it nobody else may."""

    connection: sqlite3.Connection
    _lock: Any = field(factory=RLock, init=False)
    _depth: int = field(default=0, init=False)

    def __enter__(self) -> None:
        self._lock.acquire()
        try:
            if self._depth == 0:
                self.connection.execute(f"PRAGMA busy_timeout={int(_busy_seconds() * 1000)}")
                self.connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
        except BaseException:
            # An interrupt may come when the transaction has just begun.
            if self._depth == 0 and self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            self._lock.release()
            raise

    def __exit__(self, *_: object) -> None:
        try:
            self._depth -= 1
            # The bucket has committed what it counted, or has just closed the connection.
            with suppress(sqlite3.ProgrammingError):
                if self._depth == 0 and self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
        finally:
            self._lock.release()

    def let_go(self) -> None:
        """Ends what this thread has begun here and not ended."""
        # It gets the lock if it has it already, or if nobody does. Where another thread has it, there is nothing to do.
        if not self._lock.acquire(blocking=False):
            return
        self._depth = 0
        try:
            with suppress(sqlite3.Error):
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
        finally:
            with suppress(RuntimeError):
                while True:
                    self._lock.release()


_TAKE = """
local items, queue, due = KEYS[1], KEYS[2], KEYS[3]
local now, limit, interval, grace = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local member, item = ARGV[5], ARGV[6]
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', '(' .. now)) do
    if gone ~= member then
        redis.call('ZREM', queue, gone)
        redis.call('ZREM', due, gone)
    end
end
local place = redis.call('ZRANK', queue, member)
local ahead = place or redis.call('ZCARD', queue)
local rank = math.max(0, limit - 1 - ahead)
local blocking = redis.call('ZREVRANGE', items, rank, rank, 'WITHSCORES')[2]
local wait = blocking and math.max(0, tonumber(blocking) + interval - now + 1) or 0
if wait > 0 then
    if not place then
        local last = redis.call('ZREVRANGE', queue, 0, 0, 'WITHSCORES')[2]
        redis.call('ZADD', queue, (tonumber(last) or 0) + 1, member)
    end
    redis.call('ZADD', due, now + wait + grace, member)
else
    redis.call('ZREM', queue, member)
    redis.call('ZREM', due, member)
    redis.call('ZADD', items, now, item)
end
return wait
"""


class SharedRedisBucket(RedisBucket):
    """For a fleet."""

    redis: Any

    def __init__(self, rates: list[Rate], client: Redis, key: str, member: str) -> None:
        super().__init__(rates, client, key, client.script_load("return 0"))
        self._script = client.register_script(_TAKE)
        self._queue, self._due, self._notices = f"{key}:queue", f"{key}:due", f"{key}:notices"
        self._member, self._number = member, 0

    def _item(self, name: str) -> str:
        self._number += 1
        return f"{name}:{self._member}:{self._number}"

    def take(self, stamp: int, member: str) -> int:
        """Counts a request, or keeps a place."""
        rate = self.rates[0]
        keys = [self.bucket_key, self._queue, self._due]
        arguments: list[Any] = [stamp, rate.limit, rate.interval, GRACE_MILLISECONDS, member, self._item("sent")]
        return int(self._script(keys=keys, args=arguments))

    def fill(self, stamps: Iterable[int], name: str) -> None:
        """Counts requests that were sent at these times."""
        if new := {self._item(name): stamp for stamp in stamps}:
            self.redis.zadd(self.bucket_key, new)

    def count_since(self, stamp: int) -> int:
        """How many requests of all processes were sent since then."""
        sent = self.redis.zrangebyscore(self.bucket_key, stamp, "+inf")
        return sum(not item.startswith(OTHERS.encode()) for item in sent)

    def tell(self, key: str, value: str, until: int) -> None:
        """Tells all members something."""
        self.redis.hset(self._notices, key, f"{until} {value}")

    def heard(self, stamp: int) -> dict[str, str]:
        """What holds now."""
        found = {}
        for key, text in self.redis.hgetall(self._notices).items():
            until, _, value = text.decode().partition(" ")
            if int(until) >= stamp:
                found[key.decode()] = value
            else:
                self.redis.hdel(self._notices, key)
        return found

    def flush(self) -> Any:
        """Forgets all requests, and who waits."""
        return self.redis.delete(self.bucket_key, self._queue, self._due)


def bounded_client(url: str) -> Redis:
    """A client of Redis that waits for no answer beyond the deadline of the call that asks."""
    import redis  # noqa: PLC0415 - an extra

    pool = redis.ConnectionPool.from_url(url)
    pool.connection_class = type("Bounded", (_Bounded, pool.connection_class), {})
    return redis.Redis(connection_pool=pool)


class _Bounded:
    """Makes a connection to Redis ask for each wait how long it may be."""

    socket_timeout = socket_connect_timeout = property(lambda _: _busy_seconds(), lambda _, __: None)

    def send_packed_command(self, *arguments: Any, **options: Any) -> Any:
        """Sends a command."""
        connection: Any = super()
        self.update_current_socket_timeout(-1)  # type: ignore[attr-defined]
        return connection.send_packed_command(*arguments, **options)
