"""One HubSpot account: all its state, and what a test may seed and see of it. It knows no HTTP and no operation."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime
from random import Random
from threading import RLock
from typing import Any, TypeVar

import msgspec
from attrs import define, field, frozen

from hubapi_ext.mock.answers import timestamp
from hubapi_ext.mock.association_types import HUBSPOT_DEFINED, USER_DEFINED, AssociationType
from hubapi_ext.mock.links import Links
from hubapi_ext.mock.messages import Exchange
from hubapi_ext.mock.object_types import STANDARD_OBJECT_TYPES, ObjectType, find_object_type
from hubapi_ext.mock.rate_windows import RateWindows

Clock = Callable[[], datetime]
_T = TypeVar("_T")


def current_time() -> datetime:
    """The time by the machine's clock."""
    return datetime.now(UTC)


def canonical_id(id: str | int) -> str | None:
    """An id the way records are stored under it; None where it is not a number."""
    text = str(id)
    return (text.lstrip("0") or "0") if text.isascii() and text.isdigit() else None


def numeric_order(id: str) -> tuple[int, str]:
    """Sorts canonical ids like the numbers they are, however long."""
    return len(id), id


@frozen
class Record:
    """A record as HubSpot stores it. Property values are text."""

    id: str
    object_type_id: str
    properties: dict[str, str]
    created_at: datetime
    updated_at: datetime


@frozen
class _CannedAnswer:
    status: int
    content: bytes
    headers: Mapping[str, str]
    operation: str | None


# HubSpot's ids of today: beyond 32 bits, which has broken clients.
_FIRST_ID = 440_000_000_001
# A mock may run for days. No test looks further back than this many bytes.
_JOURNAL_BYTES = 64 * 1024 * 1024


@define
class Portal:
    """The account behind one bearer token. A request holds its lock from beginning to end."""

    number: int
    page_size: int
    rate_windows: RateWindows = field(repr=False)
    clock: Clock = current_time
    seed: int = 0
    lock: RLock = field(factory=RLock, init=False, repr=False)
    links: Links = field(factory=Links, init=False, repr=False)
    _random: Random = field(init=False, repr=False)
    _last_id: int = field(default=_FIRST_ID - 1, init=False)
    _records: dict[str, dict[str, Record]] = field(factory=dict, init=False, repr=False)
    _journal: deque[Exchange] = field(factory=deque, init=False, repr=False)
    _journal_size: int = field(default=0, init=False, repr=False)
    _canned: list[_CannedAnswer] = field(factory=list, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._random = Random(self.seed)  # noqa: S311 - it shuffles results, nothing depends on its secrecy

    # What tests use

    def create(
        self, object_type: str, properties: Mapping[str, str] | None = None, *, id: str | int | None = None
    ) -> str:
        """Seeds a record and returns its id, which is a new one unless it is given."""
        chosen = None if id is None else canonical_id(id)
        if id is not None and chosen is None:
            raise ValueError(f"{id!r} is not a record's id")
        with self.lock:
            return self.add(find_object_type(object_type), properties or {}, chosen).id

    def get(self, object_type: str, id: str | int) -> Record | None:
        """The record with this id."""
        with self.lock:
            return self._records.get(find_object_type(object_type).id, {}).get(str(id))

    def records(self, object_type: str) -> list[Record]:
        """All records of an object type, the oldest first."""
        with self.lock:
            return list(self._records.get(find_object_type(object_type).id, {}).values())

    def associations(
        self, from_object_type: str, from_id: str | int, to_object_type: str
    ) -> dict[str, set[AssociationType]]:
        """A record's associations: for each id on the other side, the types as seen from this record."""
        source, target = find_object_type(from_object_type), find_object_type(to_object_type)
        with self.lock:
            return {to_id: set(types) for to_id, types in self.links.of(source, str(from_id), target).items()}

    def limit(
        self, from_object_type: str, to_object_type: str, *, type_id: int, category: str = HUBSPOT_DEFINED
    ) -> int | None:
        """How many associations of a type one record may have; None where no limit is set."""
        source, target = find_object_type(from_object_type), find_object_type(to_object_type)
        with self.lock:
            return self.links.limit(source, target, category, type_id)

    def define_type(
        self,
        from_object_type: str,
        to_object_type: str,
        *,
        type_id: int,
        inverse_type_id: int,
        category: str = USER_DEFINED,
        label: str | None = None,
        inverse_label: str | None = None,
    ) -> None:
        """Seeds a label. Without an inverse label it reads the same from both sides."""
        there = AssociationType(category, type_id, label)
        back = AssociationType(category, inverse_type_id, inverse_label or label)
        with self.lock:
            self.links.types.define(find_object_type(from_object_type), find_object_type(to_object_type), there, back)

    @property
    def journal(self) -> list[Exchange]:
        """What the portal was asked and what it answered, the oldest first. Only the latest 64 MiB are kept."""
        with self.lock:
            return list(self._journal)

    def answer_next(
        self,
        status: int,
        *,
        json: Any = None,
        content: str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        operation: str | None = None,
    ) -> None:
        """Answers the next request, or the next of one operation, with this and leaves the state as it is."""
        given = {name.lower(): value for name, value in (headers or {}).items()}
        if json is not None:
            content = msgspec.json.encode(json)
            given.setdefault("content-type", "application/json;charset=utf-8")
        elif content is not None:
            given.setdefault("content-type", "text/plain;charset=utf-8")
        body = content.encode() if isinstance(content, str) else content or b""
        with self.lock:
            self._canned.append(_CannedAnswer(status, body, given, operation))

    # What the operations use; they hold the lock already

    def now(self) -> datetime:
        """The time by the portal's clock."""
        return self.clock()

    def shuffled(self, items: Iterable[_T]) -> list[_T]:
        """The items in another order. HubSpot's results are not in the order of the inputs."""
        mixed = list(items)
        self._random.shuffle(mixed)
        return mixed

    def has(self, object_type: ObjectType, id: str) -> bool:
        """Whether there is such a record."""
        return id in self._records.get(object_type.id, {})

    def object_types(self) -> list[ObjectType]:
        """HubSpot's object types and the custom ones that have records."""
        stored = map(find_object_type, self._records)
        return [*STANDARD_OBJECT_TYPES, *(one for one in stored if one.custom)]

    def add(self, object_type: ObjectType, properties: Mapping[str, str], id: str | None = None) -> Record:
        """Stores a record, with the properties that HubSpot adds."""
        records = self._records.setdefault(object_type.id, {})
        new_id = id or self._free_id(records)
        if new_id in records:
            raise ValueError(f"There is a {object_type.name} {new_id} already")
        now = self.now()
        added = {
            "hs_object_id": new_id,
            "hs_createdate": timestamp(now),
            "hs_lastmodifieddate": timestamp(now),
            "hs_object_source": "INTEGRATION",
            "hs_object_source_label": "INTEGRATION",
        }
        records[new_id] = Record(new_id, object_type.id, {**properties, **added}, now, now)
        return records[new_id]

    def remove(self, object_type: ObjectType, id: str) -> None:
        """Takes a record away, with its associations, as though it had never been."""
        del self._records[object_type.id][id]
        self.links.remove(object_type, id)

    def take_canned_answer(self, operation: str | None) -> _CannedAnswer | None:
        """The answer that a test has laid out for this request."""
        for canned in self._canned:
            if canned.operation in (None, operation):
                self._canned.remove(canned)
                return canned
        return None

    def remember(self, exchange: Exchange) -> None:
        """Writes into the journal."""
        self._journal.append(exchange)
        self._journal_size += exchange.size
        while self._journal_size > _JOURNAL_BYTES and len(self._journal) > 1:
            self._journal_size -= self._journal.popleft().size

    def _free_id(self, records: Collection[str]) -> str:
        self._last_id += 1
        while str(self._last_id) in records:
            self._last_id += 1
        return str(self._last_id)
