"""From the fields of a request to an item as it is kept: its key, its defaults, its times, the items within it.

Pure but for the numbers that it takes from the portal.
"""

from collections.abc import Mapping
from typing import Any

from hubapi_ext.mock.operation import New, Part
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.starting_items import Item
from hubapi_ext.mock.timestamps import timestamp

_STAMPS = ("createdAt", "updatedAt", "archived")


def made(
    portal: Portal, new: New, given: Mapping[str, Any], before: Item | None = None, outer: Item | None = None
) -> dict[str, Any]:
    """A new item, or the one that takes the place of another and keeps its key and the time of its creation."""
    now = timestamp(portal.now())
    chosen = given.get(new.given_key or new.key)
    needs_number = any("{number}" in str(value) for value in new.defaults.values())
    number = portal.contents.free_number() if before is None and (needs_number or not chosen) else ""
    words = {**given, "number": number, "portal": str(portal.number), "now": now, "outer": outer}
    defaults = worded_fields(new.defaults, words)
    key = str(before[new.key] if before else chosen or defaults.get(new.key) or number)
    item = {name: value for name, value in given.items() if value is not None and _has(new, name)}
    stamps = {"createdAt": before.get("createdAt", now) if before else now, "updatedAt": now, "archived": False}
    return {
        **defaults,
        **item,
        new.key: key,
        **{name: stamps[name] for name in _STAMPS if not new.fields or name in new.fields},
    }


def with_parts(
    portal: Portal, parts: tuple[Part, ...], item: Mapping[str, Any], before: Item | None = None
) -> dict[str, Any]:
    """The item, with the items made that its fields hold. Those that were there before are the same still."""
    found = {
        part.field: [made(portal, part, one, _known(part, one, before), item) for one in item.get(part.field) or ()]
        for part in parts
    }
    return {**item, **found}


def _has(new: New, name: str) -> bool:
    return name in new.fields if new.fields else name != new.given_key


def changed(item: Item, given: Mapping[str, Any], key: str, now: str) -> dict[str, Any]:
    """The item with other values in the fields that are given. A field that is a mapping keeps its other entries."""
    merged = {
        name: {**item[name], **value} if isinstance(value, Mapping) and isinstance(item.get(name), Mapping) else value
        for name, value in given.items()
    }
    return {**item, **merged, key: item[key], "updatedAt": now}


def worded(value: Any, words: Mapping[str, Any]) -> Any:
    """The value, with words in the place of what stands in braces."""
    return value.format_map(words) if isinstance(value, str) and "{" in value else value


def worded_fields(fields: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """The same for each field."""
    return {name: worded(value, words) for name, value in fields.items()}


def _known(part: Part, given: Mapping[str, Any], before: Item | None) -> Item | None:
    id = given.get(part.given_key or part.key)
    there: list[Item] = (before or {}).get(part.field) or []
    return next((one for one in there if one.get(part.key) == id), None)
