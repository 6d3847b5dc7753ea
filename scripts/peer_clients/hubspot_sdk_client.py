"""`hubspot-sdk`, HubSpot's client by Stainless. It speaks to the paths of a date version."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import hubspot_sdk

from .operations import ENROLLED, Peer


class HubSpotSdk(Peer):
    """It takes dictionaries."""

    package = "hubspot-sdk"

    def __init__(self, base_url: str, token: str) -> None:
        self._crm = hubspot_sdk.HubSpot(access_token=token, base_url=base_url).crm

    def create_associations(self, pairs: Iterable[tuple[str, str]]) -> Any:
        """Associates contacts with courses."""
        types = [{"association_category": "HUBSPOT_DEFINED", "association_type_id": ENROLLED}]
        return self._crm.associations.batch.create(
            "0-410",
            from_object_type="contacts",
            inputs=[{"from": {"id": contact}, "to": {"id": course}, "types": types} for contact, course in pairs],
        )

    def read_associations(self, contacts: Iterable[str]) -> Any:
        """Reads which courses the contacts are associated with."""
        return self._crm.associations.batch.get(
            "0-410", from_object_type="contacts", inputs=[{"id": one} for one in contacts]
        )

    def list_associations(self, contact: str) -> Any:
        """The same for one contact."""
        return self._crm.associations.list("0-410", object_type="contacts", object_id=contact)

    def create_default_association(self, contact: str, company: str) -> Any:
        """Associates a contact with a company, without a label."""
        return self._crm.associations.create(
            company, from_object_type="contacts", from_object_id=contact, to_object_type="companies"
        )

    def limit_associations(self, maximum: int) -> Any:
        """Says how many courses a contact may be associated with."""
        limit = {"category": "HUBSPOT_DEFINED", "type_id": ENROLLED, "max_to_object_ids": maximum}
        return self._crm.associations_schema.limits.batch_update("0-410", from_object_type="contacts", inputs=[limit])

    def create_courses(self, names: Iterable[str]) -> Any:
        """Creates courses."""
        return self._crm.objects.courses.batch.create(
            inputs=[{"properties": {"hs_course_name": name}, "associations": []} for name in names]
        )

    def as_json(self, answer: Any) -> Any:
        """An answer of the client, with HubSpot's names."""
        # HubSpot sends numbers where its own schema says text, and pydantic would warn of that.
        return answer.to_dict(warnings=False)
