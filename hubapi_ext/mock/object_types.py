"""HubSpot's object types: their spellings, and what differs between them by the contract. It knows no records."""

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache, cached_property
from typing import Any

from attrs import define, field, frozen

from hubapi_ext.mock.document import document


class UnknownObjectTypeError(ValueError):
    """No object type goes by this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Unable to infer object type from: {name}")


@frozen
class ObjectType:
    """An object type with its id, its name, and what is special about its records."""

    id: str
    name: str
    plural: str
    created: str = field(default="hs_createdate", eq=False, repr=False)
    """The property that tells when a record was created."""
    modified: str = field(default="hs_lastmodifieddate", eq=False, repr=False)
    """The property that tells when a record was changed last."""
    stage: str = field(default="hs_pipeline_stage", eq=False, repr=False)
    """The property that tells in which stage of its pipeline a record is."""
    shown: tuple[str, ...] = field(default=(), eq=False, repr=False)
    """The properties that an answer has where none are asked for, beside those that it always has."""
    searched: tuple[str, ...] = field(default=(), eq=False, repr=False)
    """The properties in which a search for words looks; where there are none, in all."""
    unique: tuple[str, ...] = field(default=(), eq=False, repr=False)
    """The properties whose values no two records share."""
    required: tuple[str, ...] = field(default=(), eq=False, repr=False)
    """The properties without which no record is created."""
    properties: tuple[str, ...] = field(default=(), eq=False, repr=False)
    """Patterns of the names of all properties that there are; where there are none, any property exists."""
    read_scopes: frozenset[str] = field(default=frozenset(), eq=False, repr=False)
    """The scopes one of which reading takes; where there are none, those of the operation are enough."""
    write_scopes: frozenset[str] = field(default=frozenset(), eq=False, repr=False)

    @property
    def custom(self) -> bool:
        """Whether a customer has defined it."""
        return self.id.startswith("2-")

    def has_property(self, name: str) -> bool:
        """Whether its records can have a property of this name."""
        return not self.properties or any(fnmatchcase(name, pattern) for pattern in self.properties)


@define(eq=False)
class ObjectTypes:
    """The object types of a contract."""

    _facts: Mapping[str, Any] = field(repr=False)

    @cached_property
    def standard(self) -> tuple[ObjectType, ...]:
        """HubSpot's own."""
        return tuple(_object_type(*one) for one in self._facts.items())

    @cached_property
    def _by_spelling(self) -> Mapping[str, ObjectType]:
        return {spelling: one for one in self.standard for spelling in (one.id, one.name, one.plural)}

    def find(self, spelling: str) -> ObjectType:
        """The object type that a path means: a name in singular or plural, in any case, or a type id."""
        found = self._by_spelling.get(spelling.lower())
        if found:
            return found
        if re.fullmatch(r"2-[0-9]+", spelling):
            # Every custom type exists, so that a test needs no schema. Its name is unknown; the id stands in for it.
            return ObjectType(spelling, spelling, spelling)
        raise UnknownObjectTypeError(spelling)

    def collection_name(self, name: str) -> str:
        """A collection's name, such as `pipelines/deals`, in which an object type may be spelled in any way."""
        first, *rest = name.split("/")
        return "/".join([first, *(self._plural(one) for one in rest)])

    def spellings(self, type_id: str) -> list[str]:
        """How an object type of HubSpot's own may be spelled, in any case; nothing where there is none."""
        return [spelling for spelling, one in self._by_spelling.items() if one.id == type_id]

    def _plural(self, segment: str) -> str:
        found = self._by_spelling.get(segment.lower())
        return found.plural if found else segment


def _object_type(id: str, facts: Mapping[str, Any]) -> ObjectType:
    scopes = facts.get("scopes", {})
    given: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in facts.items()}
    for of_others in ("scopes", "in-paths"):
        given.pop(of_others, None)
    return ObjectType(
        id=id,
        **given,
        read_scopes=frozenset(scopes.get("read", ())),
        write_scopes=frozenset(scopes.get("write", ())),
    )


def object_types_of(document: Mapping[str, Any]) -> ObjectTypes:
    """The object types of an OpenAPI document."""
    return ObjectTypes(document.get("x-hubapi-object-types", {}))


@cache
def standard_object_types() -> ObjectTypes:
    """The object types of the contract that comes with the mock."""
    return object_types_of(document())
