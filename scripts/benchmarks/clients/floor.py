"""The floor: what httpx and msgspec take by themselves. One request, its answer, and nothing else."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import httpx
import msgspec

PATH = "/crm/v4/associations/contacts/0-410/batch/"


class Id(msgspec.Struct, gc=False):
    """A record."""

    id: str


class Spec(msgspec.Struct, gc=False, rename="camel"):
    """An association type, as a request names it."""

    association_category: str
    association_type_id: int


class Post(msgspec.Struct, gc=False, rename={"from_": "from"}):
    """An association to create."""

    from_: Id
    to: Id
    types: list[Spec]


class Reads(msgspec.Struct, gc=False):
    """The body of a batch read."""

    inputs: list[Id]


class Creates(msgspec.Struct, gc=False):
    """The body of a batch create."""

    inputs: list[Post]


class Type(msgspec.Struct, gc=False, rename="camel"):
    """An association type with its label."""

    category: str
    type_id: int
    label: str | None


class To(msgspec.Struct, gc=False, rename="camel"):
    """An associated record."""

    to_object_id: int
    association_types: list[Type]


class Row(msgspec.Struct, gc=False, rename={"from_": "from"}):
    """A record with its associations."""

    from_: Id
    to: list[To]


class Pair(msgspec.Struct, gc=False, rename="camel"):
    """An association that was created."""

    from_object_type_id: str
    from_object_id: int
    to_object_type_id: str
    to_object_id: int
    labels: list[str]


class ReadAnswer(msgspec.Struct, gc=False, rename="camel"):
    """The answer to a batch read."""

    status: str
    started_at: str
    completed_at: str
    results: list[Row]


class CreateAnswer(msgspec.Struct, gc=False, rename="camel"):
    """The answer to a batch create."""

    status: str
    started_at: str
    completed_at: str
    results: list[Pair]


# To make a body of Structs is no part of the floor, so it is made once.
@lru_cache
def _reads(contacts: tuple[str, ...]) -> Reads:
    return Reads([Id(one) for one in contacts])


@lru_cache
def _creates(pairs: tuple[tuple[str, str], ...]) -> Creates:
    return Creates([Post(Id(one), Id(other), [Spec("HUBSPOT_DEFINED", 861)]) for one, other in pairs])


class Floor:
    """Posts what is ready, and decodes what comes."""

    def __init__(self, base_url: str, token: str) -> None:
        self._http = httpx.Client(
            base_url=base_url, headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        )

    def read_associations(self, contacts: tuple[str, ...]) -> Any:
        """One batch read."""
        response = self._http.post(PATH + "read", content=msgspec.json.encode(_reads(contacts)))
        return msgspec.json.decode(response.content, type=ReadAnswer).results

    def create_associations(self, pairs: tuple[tuple[str, str], ...]) -> Any:
        """One batch create."""
        response = self._http.post(PATH + "create", content=msgspec.json.encode(_creates(pairs)))
        return msgspec.json.decode(response.content, type=CreateAnswer).results
