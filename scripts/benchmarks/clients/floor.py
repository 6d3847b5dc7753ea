"""The floor: what httpx and msgspec take by themselves. One request, its answer, and nothing else.

From ids to Structs, one request, and from its answer to Structs, whose ids are left as they come.
"""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import httpx
import msgspec

from benchmarks import people

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

    class Upsert(msgspec.Struct, gc=gc, rename="camel"):
        id: str
        id_property: str
        properties: dict[str, str]

    class Upserts(msgspec.Struct, gc=gc):
        inputs: list[Upsert]

    class Record(msgspec.Struct, gc=gc, rename="camel"):
        id: str
        properties: dict[str, str | None]
        created_at: datetime
        updated_at: datetime
        archived: bool
        new: bool = False

    class Page(msgspec.Struct, gc=gc):
        results: list[Record]
        paging: dict[str, dict[str, str]] | None = None

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

    def upsert_contacts(self, given: list[dict[str, Any]]) -> Any:
        """One batch upsert."""
        types = self._structs
        inputs = [
            types.Upsert(one["email"], "email", {name: people.text(value) for name, value in one.items()})
            for one in given
        ]
        content = msgspec.json.encode(types.Upserts(inputs))
        response = self._http.post("/crm/v3/objects/contacts/batch/upsert", content=content)
        return msgspec.json.decode(response.content, type=types.Page).results

    def list_companies(self) -> Any:
        """One page of a list."""
        return self._page("companies", None).results

    def search_contacts(self) -> Any:
        """One page of a search."""
        body = {"filterGroups": [], "properties": people.NAMES, "limit": people.SEARCHED}
        response = self._http.post("/crm/v3/objects/contacts/search", content=msgspec.json.encode(body))
        return msgspec.json.decode(response.content, type=self._structs.Page).results

    def contacts_table(self) -> Any:
        """All pages of a list, in a typed table."""
        import pyarrow as pa  # noqa: PLC0415 - the other requests need none
        import pyarrow.compute as pc  # noqa: PLC0415

        records: list[Any] = []
        after: str | None = None
        while True:
            page = self._page("contacts", after)
            records += page.results
            if page.paging is None:
                break
            after = page.paging["next"]["after"]
        kinds = {"number": pa.float64(), "bool": pa.bool_(), "datetime": pa.timestamp("ms", "UTC"), "date": pa.date32()}
        columns = {"id": pa.array([one.id for one in records]).cast(pa.int64())}
        for name, kind in people.KINDS.items():
            texts = pa.array([one.properties.get(name) or None for one in records], pa.string())
            is_enumeration = kind == "enumeration"
            columns[name] = pc.dictionary_encode(texts) if is_enumeration else texts.cast(kinds.get(kind, pa.string()))
        return pa.table(columns)

    def _page(self, object_type: str, after: str | None) -> Any:
        query: dict[str, Any] = {
            "limit": people.LISTED,
            "properties": ",".join(people.NAMES),
            **({"after": after} if after else {}),
        }
        response = self._http.get(f"/crm/v3/objects/{object_type}", params=query)
        return msgspec.json.decode(response.content, type=self._structs.Page)


class Untracked(Floor):
    """The same with gc=False, as hubapi's own models are: less than what most people write comes to."""

    _structs = _structs(gc=False)
