"""The floor: what httpx and msgspec take by themselves. One request, its answer, and nothing else.

From ids to Structs, one request, and from its answer to Structs, whose ids are left as they come.
"""

from types import SimpleNamespace
from typing import Any

import httpx
import msgspec

PATH = "/crm/v4/associations/contacts/0-410/batch/"


def _structs(*, gc: bool) -> Any:
    """The Structs of both requests, as one writes them down, or such as the garbage collector need not look at."""

    class Id(msgspec.Struct, gc=gc):
        id: str

    class Spec(msgspec.Struct, gc=gc, rename="camel"):
        association_category: str
        association_type_id: int

    class Post(msgspec.Struct, gc=gc, rename={"from_": "from"}):
        from_: Id
        to: Id
        types: list[Spec]

    class Reads(msgspec.Struct, gc=gc):
        inputs: list[Id]

    class Creates(msgspec.Struct, gc=gc):
        inputs: list[Post]

    class Type(msgspec.Struct, gc=gc, rename="camel"):
        category: str
        type_id: int
        label: str | None

    class To(msgspec.Struct, gc=gc, rename="camel"):
        to_object_id: int
        association_types: list[Type]

    class Row(msgspec.Struct, gc=gc, rename={"from_": "from"}):
        from_: Id
        to: list[To]

    class Pair(msgspec.Struct, gc=gc, rename="camel"):
        from_object_type_id: str
        from_object_id: int
        to_object_type_id: str
        to_object_id: int
        labels: list[str]

    class ReadAnswer(msgspec.Struct, gc=gc, rename="camel"):
        status: str
        started_at: str
        completed_at: str
        results: list[Row]

    class CreateAnswer(msgspec.Struct, gc=gc, rename="camel"):
        status: str
        started_at: str
        completed_at: str
        results: list[Pair]

    return SimpleNamespace(**{name: value for name, value in locals().items() if isinstance(value, type)})


class Floor:
    """Plain Structs."""

    _structs = _structs(gc=True)

    def __init__(self, base_url: str, token: str) -> None:
        self._http = httpx.Client(
            base_url=base_url, headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        )

    def read_associations(self, contacts: tuple[str, ...]) -> Any:
        """One batch read."""
        types = self._structs
        body = types.Reads([types.Id(contact) for contact in contacts])
        response = self._http.post(PATH + "read", content=msgspec.json.encode(body))
        return msgspec.json.decode(response.content, type=types.ReadAnswer).results

    def create_associations(self, pairs: tuple[tuple[str, str], ...]) -> Any:
        """One batch create."""
        types = self._structs
        body = types.Creates(
            [
                types.Post(types.Id(contact), types.Id(course), [types.Spec("HUBSPOT_DEFINED", 861)])
                for contact, course in pairs
            ]
        )
        response = self._http.post(PATH + "create", content=msgspec.json.encode(body))
        return msgspec.json.decode(response.content, type=types.CreateAnswer).results


class Untracked(Floor):
    """The same with gc=False, as hubapi's own models are: less than what most people write comes to."""

    _structs = _structs(gc=False)
