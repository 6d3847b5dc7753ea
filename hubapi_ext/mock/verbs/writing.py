"""What one write does to a portal's records, by its definitions of properties. Each can be taken back.

A write returns the record as it is then. Its changes are noted in `Changes`, so that a batch of which one input is
refused leaves nothing behind.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from attrs import define, evolve, field

from hubapi_ext.mock.answers import Call
from hubapi_ext.mock.association_types import AssociationType
from hubapi_ext.mock.contents import Contents, Record
from hubapi_ext.mock.identifiers import canonical_id
from hubapi_ext.mock.links import LimitExceededError, Pair
from hubapi_ext.mock.object_types import ObjectType
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import (
    Problem,
    RefusedError,
    invalid_properties,
    limit_exceeded,
    missing_record,
    missing_type,
)
from hubapi_ext.mock.property_checks import checks_of, rule_checks
from hubapi_ext.mock.timestamps import timestamp

VALUES = (
    "refuses values that the portal's definition of a property does not allow, all that is wrong at once: numbers, "
    "dates, options, read-only and unique ones; from 2026-09 on also those that break a rule of the property"
)
"""What the verbs that write records do with values."""

_ANY_PROPERTY = (
    "any property exists that the portal has not defined, and takes any value, unless the type's data or "
    "`only_defined_properties` say otherwise"
)
LEFT_OUT = (_ANY_PROPERTY, "rules but those of lengths, numbers, letters, decimals, e-mail addresses and their domains")
"""What they leave out."""

_RULES = "property_validations"

ASSOCIATION_GUESSES = (
    "does nothing for an association of a new record that has no types",
    "the words for a limit that such an association exceeds",
)
"""What the verbs that create records guess."""

Given = Mapping[str, Any]
"""An input: `properties`, and with a new record `associations`."""


@define
class Changes:
    """The contents that are written to, and how to take back what was."""

    contents: Contents
    now: datetime
    by_rules: bool = False
    """Whether values keep to the rules of their properties."""
    only_defined: bool = False
    """Whether there are the properties alone that are defined."""
    _undo: list[Callable[[], None]] = field(factory=list, init=False)

    @classmethod
    def by(cls, portal: Portal, call: Call) -> "Changes":
        """What a request may change."""
        by_rules = portal.contents.starting.holds(_RULES, call.parameters.get("version") or "")
        return cls(portal.contents, portal.now(), by_rules, portal.only_defined_properties)

    def add(self, object_type: ObjectType, properties: Mapping[str, str]) -> Record:
        """Stores a new record."""
        record = self.contents.add(object_type, properties, self.now)
        self._undo.append(lambda: self.contents.remove(object_type, record.id))
        return record

    def replace(self, object_type: ObjectType, before: Record, after: Record) -> Record:
        """Stores a record in another's place."""
        self.contents.replace(object_type, after)
        self._undo.append(lambda: self.contents.replace(object_type, before))
        return after

    def take_back_last(self) -> None:
        """Takes the last change back."""
        self._undo.pop()()

    def take_back(self) -> None:
        """Makes the records what they were."""
        while self._undo:
            self.take_back_last()


def create(changes: Changes, object_type: ObjectType, given: Given) -> Record:
    """Creates a record and associates it. Raises RefusedError where that is not possible, and leaves nothing then."""
    contents = changes.contents
    definitions = _definitions(changes.contents, object_type, given["properties"])
    _check_properties(changes, object_type, given["properties"], definitions)
    missing = [name for name in object_type.required if not given["properties"].get(name)]
    if missing:
        message = f"Error creating {object_type.name.upper()}. Some required properties were not set."
        raise RefusedError(400, Problem(message=message, context={"properties": missing}))
    _check_unique(contents, object_type, given["properties"], definitions)
    wanted = [_association(contents, object_type, one) for one in given.get("associations") or ()]
    record = changes.add(object_type, _stored(given["properties"]))
    try:
        for target, to_id, types in filter(None, wanted):
            contents.links.associate(Pair(object_type, record.id, target, to_id), types)
    except LimitExceededError as excess:
        changes.take_back_last()
        raise _excess(excess) from None
    return record


def update(changes: Changes, object_type: ObjectType, record: Record, given: Given) -> Record:
    """Sets properties of a record; empty text is no value. Raises RefusedError where one cannot be set."""
    definitions = _definitions(changes.contents, object_type, given["properties"])
    _check_properties(changes, object_type, given["properties"], definitions)
    _check_unique(changes.contents, object_type, given["properties"], definitions, record)
    own = {name: value for name, value in record.properties.items() if name in ("hs_object_id", object_type.created)}
    stamped = {**own, object_type.modified: timestamp(changes.now)}
    properties = {**record.properties, **_stored(given["properties"]), **stamped}
    return changes.replace(object_type, record, evolve(record, properties=properties, updated_at=changes.now))


def merge(changes: Changes, object_type: ObjectType, primary: Record, other: Record) -> Record:
    """Fills the gaps of the first record with what the second has, moves its associations, and archives it."""
    contents = changes.contents
    moved = [
        (target, to_id, types)
        for target in contents.existing_types()
        for to_id, types in contents.links.of(object_type, other.id, target).items()
        if (target, to_id) != (object_type, primary.id)
    ]
    contents.archive(object_type, other.id, changes.now)
    for target, to_id, types in moved:
        pair = Pair(object_type, primary.id, target, to_id)
        contents.links.associate(pair, types | contents.links.between(pair), limited=False)
    merged = [*filter(None, [primary.properties.get("hs_merged_object_ids")]), other.id]
    stamped = {"hs_merged_object_ids": ";".join(merged), object_type.modified: timestamp(changes.now)}
    properties = {**other.properties, **{name: value for name, value in primary.properties.items() if value}, **stamped}
    return changes.replace(object_type, primary, evolve(primary, properties=properties, updated_at=changes.now))


def find(contents: Contents, object_type: ObjectType, id: str | int, id_property: str | None = None) -> Record | None:
    """The record with this id, or whose property has this value. Raises RefusedError where that may be several's."""
    if id_property not in (None, "hs_object_id"):
        if not _is_unique(contents, object_type, str(id_property)):
            message = f"Property {id_property} is not a unique property of {object_type.name}"
            raise RefusedError(400, Problem(message=message, context={"idProperty": [id_property]}))
        return contents.with_value(object_type, str(id_property), str(id))
    number = canonical_id(id)
    return None if number is None else contents.records(object_type).get(number)


def successor(contents: Contents, object_type: ObjectType, id: str | int) -> Record | None:
    """The record that the one with this id became part of when they were merged, perhaps by way of others."""
    records, archived, number = contents.records(object_type), contents.archived(object_type), canonical_id(id)
    if number is None or number not in archived:
        return None
    merged = {
        part: record.id
        for record in (*records.values(), *archived.values())
        for part in (record.properties.get("hs_merged_object_ids") or "").split(";")
    }
    passed: set[str] = set()
    while number in merged and number not in passed:
        passed.add(number)
        number = merged[number]
    return records.get(number)


def _stored(properties: Mapping[str, str | None]) -> dict[str, str]:
    """Values are text. HubSpot takes empty text, and null, for no value."""
    return {name: value or "" for name, value in properties.items()}


_Definitions = Mapping[str, Mapping[str, Any]]


def _is_unique(contents: Contents, object_type: ObjectType, name: str) -> bool:
    """Whether no two records have the same value, as far as the portal has defined the property."""
    definition = _definitions(contents, object_type, (name,)).get(name)
    return name in object_type.unique or definition is None or bool(definition.get("hasUniqueValue"))


def _definitions(contents: Contents, object_type: ObjectType, names: Collection[str]) -> _Definitions:
    """The definitions of the properties that are named, as far as the portal has them."""
    collection = contents.object_types.collection_name(f"properties/{object_type.id}")
    return {
        one["name"]: one for one in contents.items(collection) if one.get("name") in names and not one.get("archived")
    }


def _check_properties(
    changes: Changes, object_type: ObjectType, properties: Mapping[str, Any], definitions: _Definitions
) -> None:
    """Raises RefusedError with all that is wrong with the properties of a record."""
    reasons = {}
    for name, value in properties.items():
        if name not in definitions and (changes.only_defined or not object_type.has_property(name)):
            reasons[name] = ("PROPERTY_DOESNT_EXIST", f'Property "{name}" does not exist')
        for check in checks_of(definitions[name]) if name in definitions else ():
            if reason := check("" if value is None else str(value)):
                reasons[name] = reason
    if changes.by_rules:
        reasons |= _broken_rules(changes, object_type, properties)
    if reasons:
        raise RefusedError(400, invalid_properties(reasons))


def _broken_rules(
    changes: Changes, object_type: ObjectType, properties: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[str, str]]]:
    collection = changes.contents.object_types.collection_name(f"{_RULES}/{object_type.id}")
    for item in changes.contents.items(collection):
        name = str(item.get("propertyName"))
        for check in rule_checks(item.get("propertyValidationRules") or ()) if properties.get(name) else ():
            if reason := check(str(properties[name])):
                yield name, reason


def _check_unique(
    contents: Contents,
    object_type: ObjectType,
    properties: Mapping[str, str],
    definitions: _Definitions,
    record: Record | None = None,
) -> None:
    defined = (name for name, one in definitions.items() if one.get("hasUniqueValue"))
    for name in dict.fromkeys((*object_type.unique, *defined)):
        taken = contents.with_value(object_type, name, properties[name]) if properties.get(name) else None
        if taken is not None and taken.id != (record and record.id):
            message = f"{object_type.name.capitalize()} already exists. Existing ID: {taken.id}"
            raise RefusedError(409, Problem(message=message, category="CONFLICT"))


def _association(
    contents: Contents, source: ObjectType, given: Given
) -> tuple[ObjectType, str, list[AssociationType]] | None:
    """The record that a new one is to be associated with, and how. Its object type follows from the types."""
    if not given["types"]:
        # A guess, which the verbs declare.
        return None
    specs = [(one["associationCategory"], one["associationTypeId"]) for one in given["types"]]
    target = _target(contents, source, *specs[0])
    types = [_type(contents, source, target, category, type_id) for category, type_id in specs]
    to_id = canonical_id(given["to"]["id"])
    if to_id is None or not contents.has(target, to_id):
        raise RefusedError(400, missing_record(target, given["to"]["id"]))
    return target, to_id, types


def _target(contents: Contents, source: ObjectType, category: str, type_id: int) -> ObjectType:
    for target in contents.existing_types():
        if contents.links.types.find(source, target, category, type_id):
            return target
    raise RefusedError(400, missing_type(category, type_id))


def _type(contents: Contents, source: ObjectType, target: ObjectType, category: str, type_id: int) -> AssociationType:
    found = contents.links.types.find(source, target, category, type_id)
    if found is None:
        raise RefusedError(400, missing_type(category, type_id))
    return found


def _excess(excess: LimitExceededError) -> RefusedError:
    return RefusedError(400, limit_exceeded(excess.pair.from_id, excess.pair.to_id, excess.type, excess.limit))
