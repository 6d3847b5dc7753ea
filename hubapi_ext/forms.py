"""From what a person would type to the models of the requests. Whether HubSpot accepts the values is checked there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, NotRequired, TypeAlias, TypedDict, TypeVar

import msgspec

from hubapi_client.errors import InvalidRequest, shortened
from hubapi_client.models import (
    AssociationSpec,
    PublicAssociationDefinitionConfigurationUpdateRequest,
    PublicAssociationMultiPost,
    PublicFetchAssociationsBatchRequest,
    PublicObjectId,
    SimplePublicObjectBatchInputForCreate,
)
from hubapi_client.wire import convert, encode

T = TypeVar("T")

ObjectId: TypeAlias = str | int
"""A record's id. Whichever way it is given, it is `str` in everything that comes back."""

AssociationType: TypeAlias = int | tuple[str, int] | AssociationSpec
"""A type id of HubSpot's own types, a (category, type id), or the model."""

AssociationTypes: TypeAlias = AssociationType | list[AssociationType] | list[int] | list[tuple[str, int]]
"""One, or a list of them. A list of one kind is named too, because lists are invariant."""

Association: TypeAlias = tuple[ObjectId, ObjectId, AssociationTypes] | Mapping[str, Any] | PublicAssociationMultiPost
"""(from id, to id, type or list of types), a row with these names, HubSpot's own form, or the model."""

AssociationLimit: TypeAlias = (
    tuple[AssociationType, int] | Mapping[str, Any] | PublicAssociationDefinitionConfigurationUpdateRequest
)
"""(type, how many records), a row with these names, HubSpot's own form, or the model."""

Record: TypeAlias = ObjectId | Mapping[str, Any] | PublicFetchAssociationsBatchRequest
"""A record's id, HubSpot's own form with the id and perhaps a cursor, or the model."""


class CourseInput(TypedDict):
    """A course as HubSpot's documentation writes it."""

    properties: Mapping[str, str]
    associations: NotRequired[list[Any]]
    objectWriteTraceId: NotRequired[str]


Course: TypeAlias = Mapping[str, str] | CourseInput | SimplePublicObjectBatchInputForCreate
"""A course's properties by internal name, HubSpot's own form, or the model."""


ASSOCIATION_FORM = (
    "an association is (from id, to id, type), where the type is a number such as 861, a (category, number) or a list "
    "of these; a row with from_id, to_id, type_id and perhaps category; HubSpot's own form with from, to and types; "
    "or a PublicAssociationMultiPost"
)
LIMIT_FORM = (
    "a limit is (type, how many), where the type is a number such as 861 or a (category, number); a row with type_id, "
    "max_to_object_ids and perhaps category; HubSpot's own form with category, typeId and maxToObjectIds; "
    "or a PublicAssociationDefinitionConfigurationUpdateRequest"
)
COURSE_FORM = (
    "a course is a mapping of its properties, HubSpot's own form with properties, "
    "or a SimplePublicObjectBatchInputForCreate"
)
RECORD_FORM = "a record is its id, a mapping with id and perhaps after, or a PublicFetchAssociationsBatchRequest"


def association(given: Association) -> PublicAssociationMultiPost:
    """The model of an association."""
    if isinstance(given, PublicAssociationMultiPost):
        return given
    if isinstance(given, Mapping):
        if "from" in given or "to" in given:
            return _from_hubspots_form(given, PublicAssociationMultiPost)
        from_id, to_id, type_id, category, _ = _row(
            given, "from_id", "to_id", "type_id", optional=("category", "label")
        )
        given = (from_id, to_id, _types(type_id, category))
    from_id, to_id, types = given
    return PublicAssociationMultiPost(
        from_=PublicObjectId(id=_id(from_id)),
        to=PublicObjectId(id=_id(to_id)),
        types=[association_type(one) for one in (types if isinstance(types, list) else [types])],
    )


def association_type(given: AssociationType) -> AssociationSpec:
    """The model of an association type. A bare number, or its digits as text, is one of HubSpot's own types."""
    if isinstance(given, AssociationSpec):
        return given
    category, type_id = ("HUBSPOT_DEFINED", given) if isinstance(given, int | str) else given
    return AssociationSpec(association_category=category, association_type_id=_number(type_id))  # type: ignore[arg-type]


def association_limit(given: AssociationLimit) -> PublicAssociationDefinitionConfigurationUpdateRequest:
    """The model of an association limit."""
    if isinstance(given, PublicAssociationDefinitionConfigurationUpdateRequest):
        return given
    if isinstance(given, Mapping):
        if "typeId" in given or "maxToObjectIds" in given:
            return _from_hubspots_form(given, PublicAssociationDefinitionConfigurationUpdateRequest)
        type_id, most, category = _row(given, "type_id", "max_to_object_ids", optional=("category",))
        given = ((category, type_id) if category else type_id, _number(most))
    limited, max_to_object_ids = given
    spec = association_type(limited)
    return PublicAssociationDefinitionConfigurationUpdateRequest(
        category=spec.association_category, type_id=spec.association_type_id, max_to_object_ids=max_to_object_ids
    )


def course(given: Course) -> SimplePublicObjectBatchInputForCreate:
    """The model of a course."""
    if isinstance(given, SimplePublicObjectBatchInputForCreate):
        return given
    if not isinstance(given, Mapping) or not all(isinstance(name, str) for name in given):
        raise TypeError(given)
    if isinstance(given.get("properties"), Mapping):
        return _from_hubspots_form(given, SimplePublicObjectBatchInputForCreate)
    return SimplePublicObjectBatchInputForCreate(properties=dict(given))  # type: ignore[arg-type]


def record(given: Record) -> PublicFetchAssociationsBatchRequest:
    """The model of a record whose associations are read."""
    if isinstance(given, PublicFetchAssociationsBatchRequest):
        return given
    if isinstance(given, Mapping):
        return _from_hubspots_form(given, PublicFetchAssociationsBatchRequest)
    return PublicFetchAssociationsBatchRequest(id=_id(given))


def _id(given: ObjectId) -> str:
    # The models turn numbers into text, and what else it may be is checked with the request.
    return given  # type: ignore[return-value]


def _number(given: Any) -> Any:
    """A number that is written as text, as all are in a CSV file; anything else as it is."""
    is_number = isinstance(given, str) and given.isascii() and given.isdecimal() and given[0] != "0"
    return int(given) if is_number else given


def _types(type_id: Any, category: Any) -> Any:
    """The types of a row. An empty category, which a CSV file may have, is none."""
    if not category:
        return type_id
    return [(category, one) for one in type_id] if isinstance(type_id, list) else (category, type_id)


def _row(given: Mapping[str, Any], *required: str, optional: tuple[str, ...]) -> list[Any]:
    """The values of a row by these names, with None for those that may be missing."""
    names = (*required, *optional)
    _refuse_other_keys(given, names, "$")
    for name in required:
        if name not in given:
            raise InvalidRequest(f"{name} is missing; the keys are {', '.join(names)}", path="$", value=given)
    return [given.get(name) for name in names]


def _from_hubspots_form(given: Any, model: type[T]) -> T:
    """The model of what is written as HubSpot's documentation shows it."""
    made = convert(given, model)
    _refuse_unknown_keys(given, made, "$")
    return made


def _refuse_unknown_keys(given: Any, made: object, path: str) -> None:
    """HubSpot ignores keys that it does not know, so that a misspelt one would go unnoticed."""
    if isinstance(made, list):
        for index, (part, one) in enumerate(zip(given, made, strict=True)):
            _refuse_unknown_keys(part, one, f"{path}[{index}]")
    elif isinstance(made, msgspec.Struct) and isinstance(given, Mapping):
        names = {field.encode_name: field.name for field in msgspec.structs.fields(made)}
        _refuse_other_keys(given, tuple(names), path)
        for name, part in given.items():
            _refuse_unknown_keys(part, getattr(made, names[name]), f"{path}.{name}")


def _refuse_other_keys(given: Mapping[Any, Any], names: tuple[str, ...], path: str) -> None:
    for key in given:
        if key not in names:
            text = key if isinstance(key, str) else shortened(key)
            raise InvalidRequest(f"the keys are {', '.join(names)}", path=f"{path}.{text}", value=given[key])


_LARGEST_PLAIN_ID = 2**63 - 1
"""Any id of HubSpot's is smaller. Python takes long to write a number of any length, or refuses."""


class PlainRecords:
    """The records of one read, given by their ids alone."""

    def __init__(self) -> None:
        self.given: list[Any] = []
        self._ids: list[str] = []
        self.columns = {"id": self._ids}

    def take(self, source: Iterator[Any], most: int) -> list[Any]:
        """Takes ids in. Whatever is none by the looks of it is left to the model."""
        add, keep = self._ids.append, self.given.append
        for given in islice(source, most):
            if given.__class__ is int and 0 < given <= _LARGEST_PLAIN_ID:
                add(f"{given}")
            elif given.__class__ is str and given.isdecimal() and given.isascii() and given[0] != "0":
                add(given)
            else:
                return [given]
            keep(given)
        return []

    def content(self) -> bytes:
        """The inputs of the request."""
        before, after = _around_record_id()
        return f"{before}{f'{after},{before}'.join(self._ids)}{after}".encode()


class PlainAssociations:
    """The associations of one create, given as (from id, to id, type)."""

    def __init__(self) -> None:
        self.given: list[Any] = []
        self._from_ids: list[str] = []
        self._to_ids: list[str] = []
        self._ends: list[str] = []
        """How each input ends, from its second id on."""
        self._end_of: dict[AssociationType, str | None] = {}
        self.columns = {"from_.id": self._from_ids, "to.id": self._to_ids}

    def take(self, source: Iterator[Any], most: int) -> list[Any]:
        """Takes tuples in. Whatever is not plain by the looks of it is left to the model."""
        add_from, add_to, add_end = self._from_ids.append, self._to_ids.append, self._ends.append
        keep, end_of = self.given.append, self._end_of
        for given in islice(source, most):
            if given.__class__ is not tuple or len(given) != 3:
                return [given]
            from_id, to_id, type = given
            if from_id.__class__ is int and 0 < from_id <= _LARGEST_PLAIN_ID:
                from_id = f"{from_id}"
            elif not (from_id.__class__ is str and from_id.isdecimal() and from_id.isascii() and from_id[0] != "0"):
                return [given]
            if to_id.__class__ is int and 0 < to_id <= _LARGEST_PLAIN_ID:
                to_id = f"{to_id}"
            elif not (to_id.__class__ is str and to_id.isdecimal() and to_id.isascii() and to_id[0] != "0"):
                return [given]
            # Python takes 861, 861.0 and, if it is 1, True for one key.
            if type.__class__ is not int and not _is_plain_type(type):
                return [given]
            end = end_of[type] if type in end_of else self._end(type)
            if end is None:
                return [given]
            add_from(from_id)
            add_to(to_id)
            add_end(end)
            keep(given)
        return []

    def _end(self, type: AssociationType) -> str | None:
        """How an input of a type ends; None where HubSpot does not accept it."""
        try:
            self._end_of[type] = _around_ids(association(("1", "1", type)))[2]
        except (TypeError, ValueError):
            self._end_of[type] = None
        return self._end_of[type]

    def content(self) -> bytes:
        """The inputs of the request."""
        before, between, _ = _around_association_ids()
        rows = zip(self._from_ids, self._to_ids, self._ends, strict=True)
        return ",".join([f"{before}{from_id}{between}{to_id}{end}" for from_id, to_id, end in rows]).encode()


def _is_plain_type(given: Any) -> bool:
    return given.__class__ is tuple and [one.__class__ for one in given] == [str, int]


def _around_ids(model: object) -> list[str]:
    """What stands around the ids of an encoded model whose ids are all 1."""
    before, *rest = encode(model, type(model)).decode().split('"1"')
    return [f'{before}"', *(f'"{part}"' for part in rest[:-1]), f'"{rest[-1]}']


@cache
def _around_record_id() -> list[str]:
    return _around_ids(record("1"))


@cache
def _around_association_ids() -> list[str]:
    return _around_ids(association(("1", "1", 1)))
