"""What every peer is asked to do, as data: a row for each operation that is tried. It knows no peer.

A row says what is sent with HubSpot's own names, under which name each peer has the operation, and what must be in the
answer and in the mock afterwards. Fields are dotted paths; one through a list means each of its items, in any order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

Values = Mapping[str, Sequence[Any]]
"""The values that a field must have, as text."""


@dataclass(frozen=True, kw_only=True)
class Trial:
    """An operation, and how it is tried. Names of fields and parameters are HubSpot's."""

    operation: str
    """Its id in the fragments."""
    names: Mapping[str, str | tuple[str, ...]]
    """What it is called by each peer, by the name of its distribution: attributes, from the client on. Behind them come
    the arguments that this peer wants before all others."""
    path: Mapping[str, str] = field(default_factory=dict)
    """The parameters of its path, in their order."""
    query: Mapping[str, Any] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None
    answer: Values = field(default_factory=dict)
    """What must be in the answer."""
    afterwards: Mapping[str, Values] = field(default_factory=dict)
    """What must be in the answer of the mock to a GET of each of these paths."""

    def arguments(self, package: str) -> tuple[str, ...]:
        """The name by which a peer has the operation, and the arguments that come first."""
        name = self.names[package]
        return (name,) if isinstance(name, str) else name


class Peer(Protocol):
    """A client of HubSpot's API, unchanged."""

    package: str
    """The name of its distribution."""

    def __init__(self, base_url: str, token: str) -> None:
        """Sets the base URL and the token, and nothing else."""

    def call(self, trial: Trial) -> Any:
        """Sends one request, and returns what the client returns, as it is."""

    def as_json(self, answer: Any) -> Any:
        """An answer of the client, with HubSpot's names."""


ENROLLED = 861
"""HubSpot's own association type from a contact to a course."""
POTTERY, GLAZING = "440000000001", "440000000002"
PORTAL = {
    "records": {
        "contacts": [{"id": "101"}, {"id": "102"}, {"id": "103", "properties": {"email": "ada@example.com"}}],
        "companies": [{"id": "301"}],
        "0-410": [{"id": POTTERY}, {"id": GLAZING}],
    },
    "collections": {"owners": [{"id": "2001", "type": "PERSON", "email": "ada@example.com", "archived": False}]},
}
"""What the portal of each peer holds at first."""


def _associations(contact: str, object_type: str) -> str:
    return f"/crm/v4/objects/contacts/{contact}/associations/{object_type}"


def _enrolments(course: str, *contacts: str) -> dict[str, Any]:
    types = [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": ENROLLED}]
    return {"inputs": [{"from": {"id": contact}, "to": {"id": course}, "types": types} for contact in contacts]}


_CONTACTS_AND_COURSES = {"fromObjectType": "contacts", "toObjectType": "0-410"}
_SEARCH: Any = {
    "operation": "search_objects",
    "names": {"hubspot-api-client": "crm.objects.search_api.do_search", "hubspot-sdk": "crm.objects.custom.search"},
    "path": {"objectType": "contacts"},
    "body": {
        "filterGroups": [{"filters": [{"propertyName": "email", "operator": "EQ", "value": "ada@example.com"}]}],
        "properties": ["email"],
        "sorts": [],
        "limit": 10,
        "after": "0",
    },
}
_CREATE = {
    "hubspot-api-client": "crm.associations.v4.batch_api.create",
    "hubspot-sdk": "crm.associations.batch.create",
}

# In an order in which each finds what it needs.
TRIALS = (
    Trial(
        operation="create_courses",
        names={
            # It has batches of any type alone.
            "hubspot-api-client": ("crm.objects.batch_api.create", "0-410"),
            "hubspot-sdk": "crm.objects.courses.batch.create",
        },
        body={
            "inputs": [
                {"properties": {"hs_course_name": name}, "associations": []}
                for name in ("Pottery", "Glazing", "Firing")
            ]
        },
        answer={"results.properties.hs_course_name": ["Pottery", "Glazing", "Firing"]},
    ),
    Trial(
        operation="create_associations",
        names=_CREATE,
        path=_CONTACTS_AND_COURSES,
        body=_enrolments(POTTERY, "101", "102", "103"),
        answer={"results.fromObjectId": ["101", "102", "103"], "results.toObjectId": [POTTERY] * 3},
        afterwards={_associations(one, "0-410"): {"results.toObjectId": [POTTERY]} for one in ("101", "102", "103")},
    ),
    Trial(
        operation="read_associations",
        names={
            "hubspot-api-client": "crm.associations.v4.batch_api.get_page",
            "hubspot-sdk": "crm.associations.batch.get",
        },
        path=_CONTACTS_AND_COURSES,
        body={"inputs": [{"id": "101"}, {"id": "102"}]},
        answer={
            "results.from.id": ["101", "102"],
            "results.to.toObjectId": [POTTERY] * 2,
            "results.to.associationTypes.typeId": [ENROLLED] * 2,
        },
    ),
    Trial(
        operation="list_associations",
        names={
            "hubspot-api-client": "crm.associations.v4.basic_api.get_page",
            "hubspot-sdk": "crm.associations.list",
        },
        path={"objectType": "contacts", "objectId": "101", "toObjectType": "0-410"},
        answer={"results.toObjectId": [POTTERY], "results.associationTypes.typeId": [ENROLLED]},
    ),
    Trial(
        operation="create_default_association",
        names={
            "hubspot-api-client": "crm.associations.v4.basic_api.create_default",
            "hubspot-sdk": "crm.associations.create",
        },
        path={"fromObjectType": "contacts", "fromObjectId": "101", "toObjectType": "companies", "toObjectId": "301"},
        answer={"results.from.id": ["101", "301"], "results.to.id": ["101", "301"]},
        afterwards={_associations("101", "companies"): {"results.toObjectId": ["301"]}},
    ),
    Trial(
        operation="update_association_limits",
        names={
            "hubspot-api-client": "crm.associations.v4.schema.definition_configurations_api.batch_update",
            "hubspot-sdk": "crm.associations_schema.limits.batch_update",
        },
        path=_CONTACTS_AND_COURSES,
        body={"inputs": [{"category": "HUBSPOT_DEFINED", "typeId": ENROLLED, "maxToObjectIds": 1}]},
        answer={"results.typeId": [ENROLLED], "results.userEnforcedMaxToObjectIds": [1]},
    ),
    # The mock holds to the limit: a second course is one too many.
    Trial(
        operation="create_associations",
        names=_CREATE,
        path=_CONTACTS_AND_COURSES,
        body=_enrolments(GLAZING, "101"),
        answer={"results": [], "errors.category": ["VALIDATION_ERROR"]},
        afterwards={_associations("101", "0-410"): {"results.toObjectId": [POTTERY]}},
    ),
    Trial(**_SEARCH, answer={"results.id": ["103"], "results.properties.email": ["ada@example.com"], "total": [1]}),
    Trial(
        operation="create_object",
        names={"hubspot-api-client": "crm.objects.basic_api.create", "hubspot-sdk": "crm.objects.custom.create"},
        path={"objectType": "contacts"},
        body={"properties": {"email": "ben@example.com", "firstname": "Ben"}, "associations": []},
        answer={"properties.email": ["ben@example.com"], "properties.firstname": ["Ben"]},
    ),
    Trial(
        operation="update_object",
        names={"hubspot-api-client": "crm.objects.basic_api.update", "hubspot-sdk": "crm.objects.custom.update"},
        path={"objectType": "contacts", "objectId": "103"},
        body={"properties": {"firstname": "Ada"}},
        answer={"id": ["103"], "properties.firstname": ["Ada"]},
    ),
    Trial(
        operation="get_object",
        names={"hubspot-api-client": "crm.objects.basic_api.get_by_id", "hubspot-sdk": "crm.objects.custom.get"},
        path={"objectType": "contacts", "objectId": "103"},
        query={"properties": ["firstname"]},
        answer={"id": ["103"], "properties.firstname": ["Ada"]},
    ),
    Trial(
        operation="list_objects",
        names={"hubspot-api-client": "crm.objects.basic_api.get_page", "hubspot-sdk": "crm.objects.custom.list"},
        path={"objectType": "companies"},
        query={"limit": 10},
        answer={"results.id": ["301"]},
    ),
    Trial(
        operation="upsert_objects",
        names={
            "hubspot-api-client": "crm.objects.batch_api.upsert",
            "hubspot-sdk": "crm.objects.custom.batch.upsert",
        },
        path={"objectType": "contacts"},
        body={
            "inputs": [
                {"id": email, "idProperty": "email", "properties": {"email": email, "lastname": "Byron"}}
                for email in ("ada@example.com", "cleo@example.com")
            ]
        },
        answer={"results.properties.lastname": ["Byron"] * 2, "results.new": [False, True]},
    ),
    Trial(
        operation="read_objects",
        names={"hubspot-api-client": "crm.objects.batch_api.read", "hubspot-sdk": "crm.objects.custom.batch.get"},
        path={"objectType": "contacts"},
        body={
            "inputs": [{"id": "103"}],
            "properties": ["lastname"],
            "propertiesWithHistory": [],
        },
        answer={"results.properties.lastname": ["Byron"]},
    ),
    Trial(
        operation="create_association_label",
        names={
            "hubspot-api-client": "crm.associations.v4.schema.definitions_api.create",
            "hubspot-sdk": "crm.associations_schema.labels.create_label",
        },
        path={"fromObjectType": "contacts", "toObjectType": "companies"},
        body={"label": "Billing contact", "name": "billing_contact"},
        answer={"results.label": ["Billing contact"] * 2},
    ),
    Trial(
        operation="create_property",
        names={"hubspot-api-client": "crm.properties.core_api.create", "hubspot-sdk": "crm.properties.create"},
        path={"objectType": "contacts"},
        body={
            "name": "shade",
            "label": "Shade",
            "type": "string",
            "fieldType": "text",
            "groupName": "contactinformation",
        },
        answer={"name": ["shade"], "label": ["Shade"]},
    ),
    Trial(
        operation="list_pipelines",
        names={"hubspot-api-client": "crm.pipelines.pipelines_api.get_all", "hubspot-sdk": "crm.pipelines.list"},
        path={"objectType": "deals"},
        answer={"results.id": ["default"]},
    ),
    Trial(
        operation="archive_object",
        names={"hubspot-api-client": "crm.objects.basic_api.archive", "hubspot-sdk": "crm.objects.custom.delete"},
        path={"objectType": "contacts", "objectId": "103"},
    ),
    # What is archived is not found.
    Trial(**_SEARCH, answer={"results": [], "total": [0]}),
    Trial(
        operation="list_owners",
        names={"hubspot-api-client": "crm.owners.owners_api.get_page", "hubspot-sdk": "crm.owners.list"},
        query={"email": "ada@example.com"},
        answer={"results.id": ["2001"], "results.email": ["ada@example.com"]},
    ),
)


def snake(name: str) -> str:
    """HubSpot's name as both peers write it in Python."""
    return re.sub("(?=[A-Z])", "_", name).lower()
