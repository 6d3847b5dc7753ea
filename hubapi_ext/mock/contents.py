"""What a portal holds: records, their associations, and collections. It knows no requests, and no clock of its own."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from attrs import define, evolve, field, frozen

from hubapi_ext.mock.links import Links
from hubapi_ext.mock.object_types import ObjectType, ObjectTypes, standard_object_types
from hubapi_ext.mock.starting_items import Item, StartingItems
from hubapi_ext.mock.timestamps import timestamp


@frozen
class Record:
    """A record as HubSpot stores it. Property values are text."""

    id: str
    object_type_id: str
    properties: dict[str, str]
    created_at: datetime
    updated_at: datetime
    archived_at: datetime | None = None
    """When it was archived; None while it is not."""

    def copy(self) -> "Record":
        """The same, for somebody who may write into its properties."""
        return evolve(self, properties=dict(self.properties))


# HubSpot's ids of today: beyond 32 bits, which has broken clients.
_FIRST_ID = 440_000_000_001

_Records = dict[str, dict[str, Record]]


@define
class Contents:
    """Records by object type and id, the associations between them, and collections of what is no record."""

    object_types: ObjectTypes = field(factory=standard_object_types, eq=False, repr=False)
    starting: StartingItems = field(factory=StartingItems, eq=False, repr=False)
    """What the collections hold before they are written to."""
    links: Links = field(factory=Links)
    last_id: int = _FIRST_ID - 1
    """The highest id that was given to a new record."""
    collections: dict[str, list[Item]] = field(factory=dict)
    """Those that have been written to, by name, such as `owners`. An item is never changed, only replaced."""
    _records: _Records = field(factory=dict)
    _archived: _Records = field(factory=dict)
    # By object type and property: the ids by the values. Each is built when it is first asked for.
    _indexes: dict[tuple[str, str], dict[str, dict[str, None]]] = field(factory=dict, init=False, eq=False, repr=False)

    def copy(self) -> "Contents":
        """The same contents, which change apart from these."""
        records, archived = (
            {object_type: dict(by_id) for object_type, by_id in all_records.items()}
            for all_records in (self._records, self._archived)
        )
        collections = {name: list(items) for name, items in self.collections.items()}
        return Contents(
            self.object_types, self.starting, self.links.copy(), self.last_id, collections, records, archived
        )

    def records(self, object_type: ObjectType) -> Mapping[str, Record]:
        """All records of an object type by id, the oldest first, without those that are archived."""
        return self._records.get(object_type.id, {})

    def archived(self, object_type: ObjectType) -> Mapping[str, Record]:
        """All archived records of an object type by id, in the order in which they were archived."""
        return self._archived.get(object_type.id, {})

    def has(self, object_type: ObjectType, id: str) -> bool:
        """Whether there is such a record, and it is not archived."""
        return id in self.records(object_type)

    def with_value(self, object_type: ObjectType, property: str, value: str) -> Record | None:
        """The record whose property has this value, in any case; the newest, if there are several."""
        index = self._indexes.get((object_type.id, property))
        if index is None:
            index = self._indexes[object_type.id, property] = {}
            for record in self.records(object_type).values():
                if known := record.properties.get(property):
                    index.setdefault(known.lower(), {})[record.id] = None
        ids = index.get(value.lower())
        return self.records(object_type)[next(reversed(ids))] if ids else None

    def existing_types(self) -> list[ObjectType]:
        """HubSpot's object types and the custom ones that have records."""
        stored = map(self.object_types.find, {**self._records, **self._archived})
        return [*self.object_types.standard, *(one for one in stored if one.custom)]

    def add(
        self, object_type: ObjectType, properties: Mapping[str, str], now: datetime, *, id: str | None = None
    ) -> Record:
        """Stores a new record, with the properties that HubSpot adds."""
        new_id = id or self._free_id(object_type)
        added = {
            "hs_object_id": new_id,
            object_type.created: timestamp(now),
            object_type.modified: timestamp(now),
            "hs_object_source": "INTEGRATION",
            "hs_object_source_id": "1",
            "hs_object_source_label": "INTEGRATION",
        }
        record = Record(new_id, object_type.id, {**properties, **added}, now, now)
        self.put(object_type, record)
        return record

    def put(self, object_type: ObjectType, record: Record) -> None:
        """Stores a record as it is."""
        if self.has(object_type, record.id) or record.id in self.archived(object_type):
            raise ValueError(f"There is a {object_type.name} {record.id} already")
        if record.archived_at is not None:
            self._archived.setdefault(object_type.id, {})[record.id] = record
            return
        self._records.setdefault(object_type.id, {})[record.id] = record
        self._reindex(object_type, {}, record.properties, record.id)

    def replace(self, object_type: ObjectType, record: Record) -> None:
        """Stores a record in the place of the one with its id."""
        before = self._records[object_type.id][record.id]
        self._records[object_type.id][record.id] = record
        self._reindex(object_type, before.properties, record.properties, record.id)

    def archive(self, object_type: ObjectType, id: str, now: datetime) -> None:
        """Archives a record, which takes its associations away."""
        record = self.records(object_type)[id]
        self.remove(object_type, id)
        self.put(object_type, evolve(record, archived_at=now))

    def remove(self, object_type: ObjectType, id: str) -> None:
        """Takes a record away, with its associations, as though it had never been."""
        if self._archived.get(object_type.id, {}).pop(id, None) is not None:
            return
        record = self._records[object_type.id].pop(id)
        self._reindex(object_type, record.properties, {}, id)
        self.links.remove(object_type, id)

    def items(self, collection: str) -> Sequence[Item]:
        """The items of a collection in their order, those among them that every portal has from the start."""
        return self.collections[collection] if collection in self.collections else self.starting.of(collection)

    def hold(self, collection: str, items: Iterable[Item]) -> None:
        """Makes these the items of a collection."""
        self.collections[collection] = list(items)

    def free_number(self) -> str:
        """An id that nothing in the portal has had."""
        self.last_id += 1
        return str(self.last_id)

    def _free_id(self, object_type: ObjectType) -> str:
        id = self.free_number()
        while self.has(object_type, id) or id in self.archived(object_type):
            id = self.free_number()
        return id

    def _reindex(self, object_type: ObjectType, before: Mapping[str, str], after: Mapping[str, str], id: str) -> None:
        for (type_id, property), index in self._indexes.items():
            old, new = before.get(property), after.get(property)
            if type_id != object_type.id or old == new:
                continue
            if old:
                index[old.lower()].pop(id)
            if new:
                index.setdefault(new.lower(), {})[id] = None
