"""`hubspot-api-client`, HubSpot's client by openapi-generator. It speaks to the documented paths."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import hubspot
from hubspot.crm import objects
from hubspot.crm.associations import v4 as associations
from hubspot.crm.associations.v4 import schema

from .operations import ENROLLED, Peer


class HubSpotApiClient(Peer):
    """It wants a model for everything."""

    package = "hubspot-api-client"

    def __init__(self, base_url: str, token: str) -> None:
        crm = hubspot.Client.create(access_token=token, host=base_url).crm
        # Each of these attributes is a new client with new connections, so they are asked for once.
        self._batches = crm.associations.v4.batch_api
        self._associations = crm.associations.v4.basic_api
        self._limits = crm.associations.v4.schema.definition_configurations_api
        self._objects = crm.objects.batch_api

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

    def list_associations(self, contact: str) -> Any:
        """The same for one contact."""
        return self._associations.get_page("contacts", contact, "0-410")

    def create_default_association(self, contact: str, company: str) -> Any:
        """Associates a contact with a company, without a label."""
        return self._associations.create_default("contacts", contact, "companies", company)

    def limit_associations(self, maximum: int) -> Any:
        """Says how many courses a contact may be associated with."""
        limit = schema.PublicAssociationDefinitionConfigurationUpdateRequest(
            category="HUBSPOT_DEFINED", type_id=ENROLLED, max_to_object_ids=maximum
        )
        return self._limits.batch_update(
            "contacts",
            "0-410",
            schema.BatchInputPublicAssociationDefinitionConfigurationUpdateRequest(inputs=[limit]),
        )

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
