"""What is peculiar about records of any type: lists that ask on, keys other than ids, and searches. It sends nothing.

The usual methods of `hub.objects` are generated from their fragments; those that a fragment calls a plan have their
signature from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias
from urllib.parse import quote

import msgspec

from hubapi_client.errors import shortened
from hubapi_client.models import (
    AssociatedId,
    CollectionResponseAssociatedId,
    MultiAssociatedObjectWithLabel,
    SimplePublicObjectWithAssociations,
)
from hubapi_client.operations import LONGEST_QUERY
from hubapi_ext.associated_pages import associated_with
from hubapi_ext.batches.batch import Pages
from hubapi_ext.calls import Call, Chain, Steps
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.forms import ObjectId

Names: TypeAlias = Sequence[str]
"""The names of properties, or of object types."""


def get(
    object_type: str,
    object_id: ObjectId,
    *,
    properties: Names | None = None,
    history: Names | None = None,
    associations: Names | None = None,
    id_property: str | None = None,
    archived: bool = False,
) -> Chain[SimplePublicObjectWithAssociations]:
    """Reads a record.

    GET /crm/v3/objects/{objectType}/{objectId}
    https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/get-crm-v3-objects-objectType-objectId

    Args:
        object_id: The record's id; or, with `id_property`, the value of that property.
        properties: The names of the properties to return, any number of them; HubSpot's usual ones by default.
        history: The names of the properties to return with the values that they had before.
        associations: The object types whose associated records to name, all of them: ["companies"].
        id_property: A unique property to find the record by, such as "email".
        archived: Whether to look among the archived records instead.

    Returns:
        The record. `properties` has text by name, None for a property without a value; `associations` has the ids of
        associated records by object type.

    Raises:
        NotFoundError: There is no such record.
        InvalidInputError: An argument is wrong. Nothing was sent.
        RefusedError: HubSpot refused.
        InvalidResponseError: The answer cannot be read.
        TransportError: No answer came.

    Example:
        ada = hub.contacts.get("ada@example.com", id_property="email", properties=["firstname"], associations=["deals"])
        print(ada.id, ada.properties["firstname"])
    """
    from hubapi_client.api.objects import get_object  # noqa: PLC0415 - imported when it is used

    asking = _Asking.of(object_type, properties, history, associations, archived=archived)
    arguments = {**asking.arguments, "object_id": object_id, "id_property": id_property}

    def steps() -> Steps[SimplePublicObjectWithAssociations]:
        record = yield Call(get_object, arguments)
        completed = yield from asking.completed([record])
        # If it was archived meanwhile, HubSpot says so itself.
        return completed[0] if completed else (yield Call(get_object, arguments))

    return Chain(steps)


def list_records(
    object_type: str,
    *,
    properties: Names | None = None,
    history: Names | None = None,
    associations: Names | None = None,
    archived: bool = False,
    after: str | None = None,
) -> Pages[SimplePublicObjectWithAssociations]:
    """Lists all records, page after page, the oldest first.

    GET /crm/v3/objects/{objectType}
    https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/get-crm-v3-objects-objectType

    Args:
        properties: The names of the properties to return, any number of them; HubSpot's usual ones by default.
        history: The names of the properties to return with the values that they had before.
        associations: The object types whose associated records to name, all of them: ["companies"].
        archived: Whether to list the archived records instead.
        after: Where to go on: the `after` of a stream's `unfinished`.

    Returns:
        A stream of records. `properties` has text by name, None for a property without a value; `associations` has the
        ids of associated records by object type.

    Raises:
        InvalidInputError: An argument is wrong. Nothing was sent.
        RefusedError: HubSpot refused.
        InvalidResponseError: An answer cannot be read.
        TransportError: No answer came.
        RepeatedCursorError: A page leads to itself.

    Example:
        for contact in hub.contacts.list(properties=["email"], associations=["companies"]):
            print(contact.id, contact.properties["email"])
    """
    from hubapi_client.api.objects import list_objects  # noqa: PLC0415 - imported when it is used

    asking = _Asking.of(object_type, properties, history, associations, archived=archived)

    def follow(page: Any) -> Steps[Any]:
        records = yield from asking.completed(page.results)
        return msgspec.structs.replace(page, results=records)

    return Pages(
        operation=list_objects.OPERATION,
        endpoint=list_objects,
        arguments=asking.arguments,
        after=after,
        follow=follow if asking.is_incomplete else None,
    )


class _Asking(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of records, and what of it does not fit into one request."""

    object_type: str
    archived: bool
    arguments: dict[str, Any]
    """Of the request that comes first."""
    properties: list[str] | None
    """What is read afterwards, since a URL with all the names would be too long."""
    history: list[str] | None
    associations: list[str]

    @classmethod
    def of(
        cls,
        object_type: str,
        properties: Names | None,
        history: Names | None,
        associations: Names | None,
        *,
        archived: bool,
    ) -> _Asking:
        names, of_history = names_of("properties", properties), names_of("history", history)
        types = names_of("associations", associations)
        is_long = len(quote(",".join([*(names or ()), *(of_history or ())]))) > LONGEST_QUERY
        arguments = {
            "object_type": object_type,
            "properties": None if is_long else names,
            "properties_with_history": None if is_long else of_history,
            "associations": types,
            "archived": archived or None,
        }
        return cls(
            object_type=object_type,
            archived=archived,
            arguments={name: value for name, value in arguments.items() if value is not None},
            properties=(names or []) if is_long else None,
            history=of_history if is_long else None,
            associations=types or [],
        )

    @property
    def is_incomplete(self) -> bool:
        """Whether something may have to be asked for besides."""
        return self.properties is not None or bool(self.associations)

    def completed(self, records: Sequence[Any]) -> Steps[list[SimplePublicObjectWithAssociations]]:
        """The records with all that was asked for."""
        records = list(records)
        if self.properties is not None:
            records = yield from self._with_properties(records)
        for name in dict.fromkeys(name for record in records for name in record.associations or ()):
            records = yield from self._with_associations(records, name)
        return records

    def _with_properties(self, records: list[Any]) -> Steps[list[Any]]:
        from hubapi_client.api.objects import read_objects  # noqa: PLC0415 - imported when it is used

        batch = read_objects.OPERATION.batch
        size = min(batch.fewer.values()) if self.history else batch.max_inputs
        found: dict[str, Any] = {}
        for begin in range(0, len(records), size):
            body: dict[str, Any] = {
                "inputs": [{"id": record.id} for record in records[begin : begin + size]],
                "properties": self.properties,
                **({"propertiesWithHistory": self.history} if self.history else {}),
            }
            arguments = {"object_type": self.object_type, "archived": self.archived or None, "body": body}
            answer = yield Call(read_objects, arguments)
            found |= {record.id: record for record in answer.results}
        # A record that is not there any more was archived meanwhile, and is no longer one of the list.
        return [
            msgspec.structs.replace(
                record, properties=more.properties, properties_with_history=more.properties_with_history
            )
            for record in records
            if (more := found.get(record.id))
        ]

    def _with_associations(self, records: list[Any], name: str) -> Steps[list[Any]]:
        """The records with all that they are associated with. HubSpot names the first ones, and that there are more."""
        cut = [record.id for record in records if _is_cut(record, name)]
        found = yield from associated_with(self.object_type, name, cut)
        return [_replaced(record, name, found[record.id]) if record.id in found else record for record in records]


def _is_cut(record: Any, name: str) -> bool:
    part = record.associations.get(name) if record.associations else None
    return part is not None and part.paging is not None and part.paging.next is not None


def _replaced(record: Any, name: str, associated: Iterable[MultiAssociatedObjectWithLabel]) -> Any:
    # What HubSpot named at first stays as it was, with its types by name; only what it left out is new.
    known = record.associations[name].results
    ids = {one.id for one in known}
    new = [
        AssociatedId(id=one.to_object_id, type=type.label or f"{type.category}-{type.type_id}")
        for one in associated
        if one.to_object_id not in ids
        for type in one.association_types
    ]
    part = CollectionResponseAssociatedId(results=[*known, *new])
    return msgspec.structs.replace(record, associations={**record.associations, name: part})


def names_of(argument: str, given: Names | None) -> list[str] | None:
    """The names that a request asks for, each once; None where none are asked for."""
    if given is None:
        return None
    if isinstance(given, str | bytes) or not all(isinstance(name, str) and name for name in given):
        raise InvalidInputError(argument, f"got {shortened(given)}", allowed="it is a list of names")
    return list(dict.fromkeys(given)) or None
