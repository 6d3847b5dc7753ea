"""Records the way they stand in answers: which properties, and what HubSpot tells besides. It changes nothing."""

from collections.abc import Iterable, Sequence
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
    properties: Sequence[str] | None,
    associations: Sequence[str] = (),
) -> dict[str, Any]:
    """A record with the properties that are asked for, null where it has none, or else with the usual ones it has.

    `associations` are the object types whose ids are asked for, too.
    """
    always = (object_type.created, "hs_object_id", object_type.modified)
    if properties:
        names: Iterable[str] = dict.fromkeys([*always, *properties])
        shown = {name: record.properties.get(name) for name in names}
    else:
        names = (name for name in (*always, *object_type.shown) if name in record.properties)
        shown = {name: record.properties[name] for name in names}
    body = _presented(portal, object_type, record, shown)
    found = {name: one for name in associations if (one := _associated(portal.contents, object_type, record, name))}
    return {**body, "associations": found} if found else body


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


def _associated(contents: Contents, source: ObjectType, record: Record, name: str) -> dict[str, Any] | None:
    target = contents.object_types.find(name)
    links = contents.links.of(source, record.id, target)
    type = f"{source.name}_to_{target.name}"
    return {"results": [{"id": to_id, "type": type} for to_id in links]} if links else None
