"""What a portal holds: records and their associations. It knows no requests, and no clock of its own."""

from collections.abc import Mapping
from datetime import datetime

from attrs import define, evolve, field, frozen

from hubapi_ext.mock.links import Links
from hubapi_ext.mock.object_types import STANDARD_OBJECT_TYPES, ObjectType, find_object_type
from hubapi_ext.mock.timestamps import timestamp


@frozen
class Record:
    """A record as HubSpot stores it. Property values are text."""

    id: str
    object_type_id: str
    properties: dict[str, str]
    created_at: datetime
    updated_at: datetime

    def copy(self) -> "Record":
        """The same, for somebody who may write into its properties."""
        return evolve(self, properties=dict(self.properties))


# HubSpot's ids of today: beyond 32 bits, which has broken clients.
_FIRST_ID = 440_000_000_001


@define
class Contents:
    """Records by object type and id, and the associations between them."""

    links: Links = field(factory=Links)
    last_id: int = _FIRST_ID - 1
    """The highest id that was given to a new record."""
    _records: dict[str, dict[str, Record]] = field(factory=dict)

    def copy(self) -> "Contents":
        """The same contents, which change apart from these."""
        records = {object_type: dict(by_id) for object_type, by_id in self._records.items()}
        return Contents(self.links.copy(), self.last_id, records)

    def records(self, object_type: ObjectType) -> Mapping[str, Record]:
        """All records of an object type by id, the oldest first."""
        return self._records.get(object_type.id, {})

    def has(self, object_type: ObjectType, id: str) -> bool:
        """Whether there is such a record."""
        return id in self.records(object_type)

    def object_types(self) -> list[ObjectType]:
        """HubSpot's object types and the custom ones that have records."""
        stored = map(find_object_type, self._records)
        return [*STANDARD_OBJECT_TYPES, *(one for one in stored if one.custom)]

    def add(
        self, object_type: ObjectType, properties: Mapping[str, str], now: datetime, *, id: str | None = None
    ) -> Record:
        """Stores a new record, with the properties that HubSpot adds."""
        new_id = id or self._free_id(object_type)
        added = {
            "hs_object_id": new_id,
            "hs_createdate": timestamp(now),
            "hs_lastmodifieddate": timestamp(now),
            "hs_object_source": "INTEGRATION",
            "hs_object_source_id": "1",
            "hs_object_source_label": "INTEGRATION",
        }
        record = Record(new_id, object_type.id, {**properties, **added}, now, now)
        self.put(object_type, record)
        return record

    def put(self, object_type: ObjectType, record: Record) -> None:
        """Stores a record as it is."""
        if self.has(object_type, record.id):
            raise ValueError(f"There is a {object_type.name} {record.id} already")
        self._records.setdefault(object_type.id, {})[record.id] = record

    def remove(self, object_type: ObjectType, id: str) -> None:
        """Takes a record away, with its associations, as though it had never been."""
        del self._records[object_type.id][id]
        self.links.remove(object_type, id)

    def _free_id(self, object_type: ObjectType) -> str:
        self.last_id += 1
        while self.has(object_type, str(self.last_id)):
            self.last_id += 1
        return str(self.last_id)
