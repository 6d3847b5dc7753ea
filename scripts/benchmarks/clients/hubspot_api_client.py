"""`hubspot-api-client`, HubSpot's client by openapi-generator, as its own models want it to be used."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import hubspot
from hubspot.crm import objects
from hubspot.crm.associations import v4 as associations
from peer_clients.operations import ENROLLED

from benchmarks import people


class HubSpotApiClient:
    """It wants a model for everything."""

    def __init__(self, base_url: str, token: str) -> None:
        crm = hubspot.Client.create(access_token=token, host=base_url).crm
        self._contacts = crm.contacts
        # Each of these attributes is a new client with new connections, so they are asked for once.
        self._batches = crm.associations.v4.batch_api
        self._objects = crm.objects.batch_api
        self._records, self._search = crm.objects.basic_api, crm.objects.search_api

    def create_associations(self, pairs: Iterable[tuple[str, str]]) -> Any:
        """Associates contacts with courses."""
        inputs = [
            associations.PublicAssociationMultiPost(
                _from=associations.PublicObjectId(id=contact),
                to=associations.PublicObjectId(id=course),
                types=[
                    associations.AssociationSpec(association_category="HUBSPOT_DEFINED", association_type_id=ENROLLED)
                ],
            )
            for contact, course in pairs
        ]
        return self._batches.create(
            "contacts", "0-410", associations.BatchInputPublicAssociationMultiPost(inputs=inputs)
        )

    def read_associations(self, contacts: Iterable[str]) -> Any:
        """Reads which courses the contacts are associated with."""
        inputs = [associations.PublicFetchAssociationsBatchRequest(id=one) for one in contacts]
        return self._batches.get_page(
            "contacts", "0-410", associations.BatchInputPublicFetchAssociationsBatchRequest(inputs=inputs)
        )

    def upsert_contacts(self, given: list[dict[str, Any]]) -> Any:
        """Upserts contacts."""
        inputs = [
            objects.SimplePublicObjectBatchInputUpsert(
                id=one["email"],
                id_property="email",
                properties={name: people.text(value) for name, value in one.items()},
            )
            for one in given
        ]
        return self._objects.upsert("contacts", objects.BatchInputSimplePublicObjectBatchInputUpsert(inputs=inputs))

    def list_companies(self) -> Any:
        """One page of a list."""
        return self._records.get_page("companies", limit=people.LISTED, properties=people.NAMES)

    def search_contacts(self) -> Any:
        """One page of a search."""
        request = objects.PublicObjectSearchRequest(
            filter_groups=[], properties=people.NAMES, limit=people.SEARCHED, after="0", sorts=[]
        )
        return self._search.do_search("contacts", request)

    def contacts_table(self) -> Any:
        """All pages of a list, as records: it has no tables."""
        found, after = [], None
        while True:
            page = self._records.get_page("contacts", limit=people.LISTED, properties=people.NAMES, after=after)
            found += page.results
            if page.paging is None:
                return found
            after = page.paging.next.after

    def export(self, associations: str) -> dict[str, int]:
        """All contacts in memory, with what comes of their associations: it writes no files."""
        found = self._contacts.get_all(properties=people.NAMES, associations=[associations])
        pairs = {
            (one.id, other.id)
            for one in found
            for others in (one.associations or {}).values()
            for other in others.results
        }
        return {"records": len(found), "associations": len(pairs)}

    def create_courses(self, names: Iterable[str]) -> Any:
        """Creates courses."""
        inputs = [
            objects.SimplePublicObjectBatchInputForCreate(properties={"hs_course_name": name}, associations=[])
            for name in names
        ]
        return self._objects.create("0-410", objects.BatchInputSimplePublicObjectBatchInputForCreate(inputs=inputs))

    def as_json(self, answer: Any) -> Any:
        """An answer of the client, with HubSpot's names."""
        return self._batches.api_client.sanitize_for_serialization(answer)
