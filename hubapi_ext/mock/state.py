"""The contents of a portal as data: what is seeded, read, saved and loaded. It knows no files and no HTTP."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec

from hubapi_ext.mock.association_types import HUBSPOT_DEFINED, USER_DEFINED, AssociationType, Definition
from hubapi_ext.mock.contents import Contents, Record
from hubapi_ext.mock.identifiers import canonical_id
from hubapi_ext.mock.links import Pair
from hubapi_ext.mock.object_types import ObjectType, ObjectTypes


class _Part(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename="camel"):
    pass


Moment = Annotated[datetime, msgspec.Meta(tz=True)]
_Number = Annotated[int, msgspec.Meta(ge=0, lt=10**18)]


class RecordState(_Part):
    """A record. Without an id it gets a new one.

    One with an id and a time was read from a portal, and is stored as it is; others get what HubSpot adds to new ones.
    """

    id: str | int | None = None
    properties: dict[str, str] = {}
    created_at: Moment | None = None
    updated_at: Moment | None = None
    archived_at: Moment | None = None
    """When it was archived. Left out, it is not."""


class AssociationTypeState(_Part):
    """A type that the portal has defined. Without an inverse label it reads the same from both sides."""

    from_object_type: str
    to_object_type: str
    type_id: int
    inverse_type_id: int
    category: str = USER_DEFINED
    label: str | None = None
    inverse_label: str | None = None


class TypeState(_Part):
    """The type of an association."""

    type_id: int
    category: str = HUBSPOT_DEFINED


class AssociationState(_Part):
    """The types of a pair of records, beside the one without a label, which every pair has."""

    from_object_type: str
    from_id: str | int
    to_object_type: str
    to_id: str | int
    types: list[TypeState] = []


class LimitState(_Part):
    """How many associations of a type a record may have."""

    from_object_type: str
    to_object_type: str
    type_id: int
    max_to_object_ids: _Number
    category: str = HUBSPOT_DEFINED


class State(_Part):
    """What a portal holds."""

    records: dict[str, list[RecordState]] = {}
    """By object type."""
    association_types: list[AssociationTypeState] = []
    associations: list[AssociationState] = []
    association_limits: list[LimitState] = []
    collections: dict[str, list[dict[str, Any]]] = {}
    """What is no record, such as `owners` or `pipelines/deals`, the way it stands in HubSpot's answers.

    What every portal has from the start is left out, unless it was changed.
    """
    last_id: _Number | None = None
    """The highest id that the portal has given. Left out, ids go on from where they are."""


def read(contents: Contents) -> State:
    """The contents as data."""
    links, find = contents.links, contents.object_types.find
    return State(
        records={
            object_type.id: [_record(record) for record in (*live.values(), *archived.values())]
            for object_type in contents.existing_types()
            for live, archived in [(contents.records(object_type), contents.archived(object_type))]
            if live or archived
        },
        association_types=[_defined(*one) for one in links.types.defined(find)],
        associations=[_associated(pair, types) for pair, types in links.all(find)],
        association_limits=[
            LimitState(
                from_object_type=source,
                to_object_type=target,
                type_id=type_id,
                category=category,
                max_to_object_ids=limit,
            )
            for source, target, category, type_id, limit in links.limits()
        ],
        collections={name: written for name in contents.collections if (written := _written(contents, name))},
        last_id=contents.last_id,
    )


def seed(contents: Contents, given: State | Mapping[str, Any], now: datetime) -> dict[str, list[str]]:
    """Adds to the contents. Returns the ids of the records, by object type. Limits hold for what is associated later.

    Raises ValueError where something is wrong; part of it may be done by then.
    """
    state = given if isinstance(given, State) else msgspec.convert(given, State)
    ids = {
        spelling: [_add(contents, spelling, one, now) for one in records] for spelling, records in state.records.items()
    }
    for defined in state.association_types:
        _define(contents, defined)
    for associated in state.associations:
        _associate(contents, associated)
    find = contents.object_types.find
    for limited in state.association_limits:
        source, target = find(limited.from_object_type), find(limited.to_object_type)
        type = _type(contents, source, target, limited.category, limited.type_id)
        contents.links.set_limit(source, target, type, limited.max_to_object_ids)
    for name, items in state.collections.items():
        collection = contents.object_types.collection_name(name)
        contents.hold(collection, contents.starting.replaced(collection, contents.items(collection), items))
    if state.last_id is not None:
        contents.last_id = max(contents.last_id, state.last_id)
    return ids


def check_state(state: State, object_types: ObjectTypes) -> None:
    """Raises ValueError where something is wrong with a state that a new portal is to hold."""
    seed(Contents(object_types), state, datetime.now(UTC))


def _written(contents: Contents, collection: str) -> list[dict[str, Any]]:
    """The items that a portal does not have from the start."""
    starting = contents.starting.of(collection)
    return [dict(item) for item in contents.items(collection) if item not in starting]


def _record(record: Record) -> RecordState:
    return RecordState(
        id=record.id,
        properties=record.properties,
        created_at=record.created_at,
        updated_at=record.updated_at,
        archived_at=record.archived_at,
    )


def _defined(source: ObjectType, target: ObjectType, definition: Definition) -> AssociationTypeState:
    return AssociationTypeState(
        from_object_type=source.id,
        to_object_type=target.id,
        type_id=definition.type.type_id,
        inverse_type_id=definition.inverse.type_id,
        category=definition.type.category,
        label=definition.type.label,
        inverse_label=definition.inverse.label,
    )


def _associated(pair: Pair, types: Collection[AssociationType]) -> AssociationState:
    ordered = sorted(types, key=lambda one: (one.category, one.type_id))
    return AssociationState(
        from_object_type=pair.source.id,
        from_id=pair.from_id,
        to_object_type=pair.target.id,
        to_id=pair.to_id,
        types=[TypeState(type_id=one.type_id, category=one.category) for one in ordered],
    )


def _add(contents: Contents, spelling: str, given: RecordState, now: datetime) -> str:
    object_type = contents.object_types.find(spelling)
    id = None if given.id is None else record_id(given.id)
    if id is None and (given.created_at or given.updated_at):
        raise ValueError("createdAt and updatedAt: only for a record with an id")
    if id is None or given.created_at is None:
        added = contents.add(object_type, given.properties, now, id=id)
        if given.archived_at is not None:
            contents.archive(object_type, added.id, given.archived_at)
        return added.id
    # It was read from a portal, so it has all that HubSpot adds.
    updated_at = given.updated_at or given.created_at
    properties = dict(given.properties)
    record = Record(id, object_type.id, properties, given.created_at, updated_at, given.archived_at)
    contents.put(object_type, record)
    return id


def _define(contents: Contents, given: AssociationTypeState) -> None:
    find = contents.object_types.find
    contents.links.types.define(
        find(given.from_object_type),
        find(given.to_object_type),
        AssociationType(given.category, given.type_id, given.label),
        AssociationType(given.category, given.inverse_type_id, given.inverse_label or given.label),
    )


def _associate(contents: Contents, given: AssociationState) -> None:
    find = contents.object_types.find
    source, target = find(given.from_object_type), find(given.to_object_type)
    pair = Pair(source, record_id(given.from_id), target, record_id(given.to_id))
    if pair == pair.inverse:
        raise ValueError(f"{source.name} {pair.from_id} cannot be associated with itself")
    for side in (pair, pair.inverse):
        if not contents.has(side.source, side.from_id):
            raise ValueError(f"There is no {side.source.name} {side.from_id}")
    types = [_type(contents, source, target, one.category, one.type_id) for one in given.types]
    if not types and contents.links.types.default(source, target) is None:
        raise ValueError(f"{source.name} and {target.name} have no association type without a label")
    contents.links.associate(pair, types, limited=False)


def _type(contents: Contents, source: ObjectType, target: ObjectType, category: str, type_id: int) -> AssociationType:
    found = contents.links.types.find(source, target, category, type_id)
    if found is None:
        raise ValueError(f"There is no association type {category} {type_id} from {source.name} to {target.name}")
    return found


def record_id(given: str | int) -> str:
    """The id of a record that is to be stored. Raises ValueError where it is no number of at most 18 digits."""
    id = canonical_id(given)
    if id is None or len(id) > _DIGITS:
        raise ValueError(f"{str(given)[:_DIGITS]!r} is not a record's id; an id has at most {_DIGITS} digits")
    return id


# HubSpot's ids are whole numbers of 64 bits.
_DIGITS = 18
