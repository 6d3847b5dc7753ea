"""Records the way they stand in answers: which properties, and what HubSpot tells besides. It changes nothing."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from hubapi_ext.mock.contents import Contents, Record
from hubapi_ext.mock.object_types import ObjectType
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.timestamps import timestamp


def in_full(portal: Portal, object_type: ObjectType, record: Record) -> dict[str, Any]:
    """A record with all its properties, as the answers to writes have it."""
    return _presented(portal, object_type, record, record.properties)


def in_part(
    portal: Portal,
    object_type: ObjectType,
    record: Record,
    asked: Mapping[str, Any],
    associated: Mapping[str, ObjectType] = MappingProxyType({}),
    most_associated: int | None = None,
) -> dict[str, Any]:
    """A record with what a query or a body asks for.

    That are properties, null where it has none, or else the usual ones it has; histories; and the ids of the records
    that are `associated` with it, by the name of their object type, so many of each at most.
    """
    properties = asked.get("properties")
    always = (object_type.created, "hs_object_id", object_type.modified)
    if properties:
        names: Iterable[str] = dict.fromkeys([*always, *properties])
        shown = {name: record.properties.get(name) for name in names}
    else:
        names = (name for name in (*always, *object_type.shown) if name in record.properties)
        shown = {name: record.properties[name] for name in names}
    body = _presented(portal, object_type, record, shown)
    if histories := asked.get("propertiesWithHistory"):
        body["propertiesWithHistory"] = {name: _history(record, name) for name in histories}
    found = {
        name: one
        for name, target in associated.items()
        if (one := _associated(portal.contents, object_type, record, target, most_associated))
    }
    return {**body, "associations": found} if found else body


def _history(record: Record, name: str) -> list[dict[str, Any]]:
    value = record.properties.get(name)
    if value is None:
        return []
    return [{"value": value, "timestamp": timestamp(record.updated_at), "sourceType": "INTEGRATION", "sourceId": "1"}]


def _presented(portal: Portal, object_type: ObjectType, record: Record, properties: Any) -> dict[str, Any]:
    body = {
        "id": record.id,
        "properties": properties,
        "createdAt": timestamp(record.created_at),
        "updatedAt": timestamp(record.updated_at),
        "archived": record.archived_at is not None,
        "url": f"https://app.hubspot.com/contacts/{portal.number}/record/{object_type.id}/{record.id}",
    }
    return body if record.archived_at is None else {**body, "archivedAt": timestamp(record.archived_at)}


def _associated(
    contents: Contents, source: ObjectType, record: Record, target: ObjectType, most: int | None
) -> dict[str, Any] | None:
    ids = list(contents.links.of(source, record.id, target))
    if not ids:
        return None
    type = f"{source.name}_to_{target.name}"
    found: dict[str, Any] = {"results": [{"id": to_id, "type": type} for to_id in ids[:most]]}
    if most is not None and len(ids) > most:
        found["paging"] = {"next": {"after": ids[most]}}
    return found
