"""`hubspot-sdk`, HubSpot's client by Stainless. It takes dictionaries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import hubspot_sdk
from peer_clients.operations import ENROLLED

from benchmarks import people


class HubSpotSdk:
    """It is called as its documentation shows."""

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

    def upsert_contacts(self, given: list[dict[str, Any]]) -> Any:
        """Upserts contacts."""
        return self._crm.objects.contacts.batch.upsert(
            inputs=[
                {
                    "id": one["email"],
                    "id_property": "email",
                    "properties": {name: people.text(value) for name, value in one.items()},
                }
                for one in given
            ]
        )

    def list_companies(self) -> Any:
        """One page of a list."""
        return self._crm.objects.companies.list(limit=people.LISTED, properties=people.NAMES)

    def search_contacts(self) -> Any:
        """One page of a search."""
        return self._crm.objects.contacts.search(
            after="0",
            filter_groups=[],
            limit=people.SEARCHED,
            properties=people.NAMES,
            sorts=[],
        )

    def contacts_table(self) -> Any:
        """All pages of a list, as records: it has no tables."""
        return list(self._crm.objects.contacts.list(limit=people.LISTED, properties=people.NAMES))

    def create_courses(self, names: Iterable[str]) -> Any:
        """Creates courses."""
        return self._crm.objects.courses.batch.create(
            inputs=[{"properties": {"hs_course_name": name}, "associations": []} for name in names]
        )

    def as_json(self, answer: Any) -> Any:
        """An answer of the client, with HubSpot's names."""
        # HubSpot sends numbers where its own schema says text, and pydantic would warn of that.
        return answer.to_dict(warnings=False)
