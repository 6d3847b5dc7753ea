"""What the client knows of object types."""

from __future__ import annotations

import pytest

from hubapi_client.object_types import OBJECT_TYPES, object_type_facts


@pytest.mark.parametrize("spelling", ["0-1", "contact", "contacts", "Contacts"])
def test_an_object_type_is_known_by_its_id_and_its_names(spelling: str) -> None:
    assert object_type_facts(spelling).plural == "contacts"


def test_contacts_alone_tell_their_last_change_by_another_property() -> None:
    others = [one for one in OBJECT_TYPES if one.modified != "hs_lastmodifieddate"]
    assert [(one.name, one.modified) for one in others] == [("contact", "lastmodifieddate")]


def test_an_object_type_of_an_account_is_like_most() -> None:
    facts = object_type_facts("p_boats")
    assert facts.plural == "p_boats"
    assert facts.usual_properties == ["hs_createdate", "hs_lastmodifieddate", "hs_object_id"]
