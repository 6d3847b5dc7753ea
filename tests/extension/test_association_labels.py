"""Labels and limits of associations: what an account defines, and what becomes of pairs that have it."""

from __future__ import annotations

from typing import Any

import pytest

from hubapi_ext import AssociationTypes, InvalidInputError, NotFoundError, RefusedError
from tests.conftest import Between

PAIR = ("contacts", "companies")
BACK = ("companies", "contacts")


@pytest.fixture(autouse=True)
def records(portal: Any) -> None:
    portal.create("contacts", id=101)
    portal.create("companies", id=301)
    portal.create("companies", id=302)


def labels(hub: Any, *pair: str) -> dict[int, str | None]:
    return {one.type_id: one.label for one in hub.association_labels.list(*pair) if one.category == "USER_DEFINED"}


def labels_of_the_pair(hub: Any) -> set[str | None]:
    (there,) = hub.associations.read_one("contacts", 101, "companies")
    return {one.label for one in there.association_types}


def test_the_types_of_hubspot_are_listed_in_the_direction_of_the_path(hub: Any) -> None:
    there, back = (
        {one.type_id: one.label for one in hub.association_labels.list(*pair) if one.category == "HUBSPOT_DEFINED"}
        for pair in (PAIR, BACK)
    )
    assert (there[279], there[1]) == (None, "Primary")
    assert 279 not in back
    assert back[280] is None


def test_a_label_has_two_directions(hub: Any) -> None:
    there, back = hub.association_labels.create(*PAIR, "Manager", "manager", inverse_label="Managed by")
    assert labels(hub, *PAIR) == {there.type_id: "Manager"}
    assert labels(hub, *BACK) == {back.type_id: "Managed by"}


def test_a_label_without_an_inverse_one_is_the_same_from_both_sides(hub: Any) -> None:
    made = hub.association_labels.create(*PAIR, "Manager", "manager")
    assert [one.label for one in made] == ["Manager", "Manager"]


def test_records_have_a_label_once_it_is_created(hub: Any) -> None:
    there, back = hub.association_labels.create(*PAIR, "Manager", "manager", inverse_label="Managed by")
    hub.associations.create("contacts", 101, "companies", 301, (there.category, there.type_id))
    (company_side,) = hub.associations.read_one("companies", 301, "contacts")
    assert "Manager" in labels_of_the_pair(hub)
    assert back.type_id in {one.type_id for one in company_side.association_types}


def test_a_label_is_renamed_in_both_directions_and_at_its_pairs(hub: Any) -> None:
    there, _ = hub.association_labels.create(*PAIR, "Manager", "manager", inverse_label="Managed by")
    hub.associations.create("contacts", 101, "companies", 301, (there.category, there.type_id))
    hub.association_labels.update(*PAIR, there.type_id, "Boss", inverse_label="Report")
    assert (list(labels(hub, *PAIR).values()), list(labels(hub, *BACK).values())) == (["Boss"], ["Report"])
    assert "Boss" in labels_of_the_pair(hub)


def test_a_label_that_is_renamed_without_an_inverse_one_is_the_same_from_both_sides(hub: Any) -> None:
    there, _ = hub.association_labels.create(*PAIR, "Manager", "manager", inverse_label="Managed by")
    hub.association_labels.update(*PAIR, there.type_id, "Boss")
    assert list(labels(hub, *BACK).values()) == ["Boss"]


def test_records_stay_associated_when_their_label_is_deleted(hub: Any) -> None:
    there, _ = hub.association_labels.create(*PAIR, "Manager", "manager")
    hub.associations.create("contacts", 101, "companies", 301, (there.category, there.type_id))
    hub.association_labels.archive(*PAIR, there.type_id)
    assert labels(hub, *PAIR) == labels(hub, *BACK) == {}
    assert labels_of_the_pair(hub) == {None}


def test_a_label_that_there_is_not_cannot_be_deleted(faulty_hub: Any) -> None:
    with pytest.raises(NotFoundError):
        faulty_hub.association_labels.archive(*PAIR, 37)


def test_the_51st_label_is_refused(faulty_hub: Any) -> None:
    for number in range(50):
        faulty_hub.association_labels.create(*PAIR, f"Label {number}", f"label_{number}")
    with pytest.raises(RefusedError) as caught:
        faulty_hub.association_labels.create(*PAIR, "Manager", "manager")
    assert caught.value.status == 437


def test_labels_are_in_the_state_of_the_mock(hub: Any, portal: Any) -> None:
    hub.association_labels.create(*PAIR, "Manager", "manager", inverse_label="Managed by")
    portal.load_state(portal.read_state())
    assert list(labels(hub, *BACK).values()) == ["Managed by"]


# Limits


def test_a_limit_is_created_listed_and_removed(hub: Any) -> None:
    hub.association_limits.create_many(*PAIR, [(279, 1)]).raise_for_failures()
    everywhere, here, there = (
        hub.association_limits.list(),
        hub.association_limits.list_between(*PAIR),
        hub.association_limits.list_between(*BACK),
    )
    assert [(one.type_id, one.user_enforced_max_to_object_ids) for one in everywhere] == [(279, 1)]
    assert (here, there) == (everywhere, [])
    hub.association_limits.purge_many(*PAIR, [279]).raise_for_failures()
    assert hub.association_limits.list() == []


def test_a_limit_that_is_removed_holds_no_longer(hub: Any) -> None:
    hub.association_limits.create_many(*PAIR, [(279, 1)])
    hub.associations.create_default("contacts", 101, "companies", 301)
    hub.association_limits.purge_many(*PAIR, [279])
    assert hub.associations.create_default("contacts", 101, "companies", 302)


def test_a_limit_of_the_other_direction_fails_alone(hub: Any) -> None:
    result = hub.association_limits.create_many(*PAIR, [(279, 1), (280, 1)])
    assert [outcome.succeeded for outcome in result] == [True, False]


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("association_labels", ()),
        ("associations_from", ()),
        ("associations_to", ("0-1",)),
        ("associations_between", ("0-1", "0-2")),
        ("calculated_properties", ()),
        ("custom_object_types", ()),
        ("custom_properties", ()),
        ("pipelines", ()),
        ("records", ()),
    ],
)
def test_the_use_of_what_an_account_may_have_is_told(hub: Any, method: str, arguments: tuple[str, ...]) -> None:
    assert getattr(hub.limits, method)(*arguments)


# Types by their labels


@pytest.fixture
def manager(portal: Any) -> str:
    portal.define_type(*PAIR, type_id=37, inverse_type_id=38, label="Manager", inverse_label="Managed by")
    return "Manager"


def ways(hub: Any, label: Any) -> dict[str, Any]:
    return {
        "create": lambda: hub.associations.create("contacts", 101, "companies", 301, label),
        "create_many": lambda: hub.associations.create_many(*PAIR, [(101, 301, label)]).raise_for_failures(),
        "create_many of a generator": lambda: hub.associations.create_many(
            *PAIR, (row for row in [(101, 301, label)])
        ).raise_for_failures(),
        "create_many of rows": lambda: hub.associations.create_many(
            *PAIR, [{"from_id": "101", "to_id": "301", "type_id": label}]
        ).raise_for_failures(),
        "stream_create": lambda: list(hub.associations.stream_create(*PAIR, [(101, 301, [label, 279])])),
        "add_labels_many": lambda: hub.associations.add_labels_many(*PAIR, [(101, 301, label)]).raise_for_failures(),
    }


WAYS = list(ways(None, None))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("spelling", ["Manager", "manager"])
def test_a_type_may_be_given_by_its_label(hub: Any, manager: str, way: str, spelling: str) -> None:
    ways(hub, spelling)[way]()
    assert labels_of_the_pair(hub) >= {None, manager}


@pytest.mark.parametrize("way", WAYS)
def test_a_label_that_there_is_not_is_refused_with_those_that_there_are(
    faulty_hub: Any, manager: str, way: str
) -> None:
    with pytest.raises(InvalidInputError, match=f"from contacts to companies are .*'{manager}'"):
        ways(faulty_hub, "Boss")[way]()


def test_the_labels_are_read_once_for_a_pair_of_object_types(faulty_hub: Any, manager: str, between: Between) -> None:
    for _ in range(2):
        faulty_hub.associations.create_many(*PAIR, [(101, 301, manager), (101, 302, manager)])
    assert [request.method for request in between.requests] == ["GET", "POST", "POST"]


def test_a_batch_without_labels_reads_none(faulty_hub: Any, between: Between) -> None:
    faulty_hub.associations.create_many(*PAIR, [(101, 301, 279), {"from_id": 101, "to_id": 302, "type_id": "279"}])
    assert [request.method for request in between.requests] == ["POST"]


def test_a_label_that_was_created_since_is_found(faulty_hub: Any, portal: Any, manager: str) -> None:
    faulty_hub.associations.create_many(*PAIR, [(101, 301, manager)]).raise_for_failures()
    portal.define_type(*PAIR, type_id=39, inverse_type_id=40, label="Boss")
    faulty_hub.associations.create_many(*PAIR, [(101, 301, "Boss")]).raise_for_failures()


def test_the_input_of_an_outcome_is_the_one_with_the_label(hub: Any, manager: str) -> None:
    assert [outcome.input for outcome in hub.associations.create_many(*PAIR, [(101, 301, manager)])] == [
        (101, 301, manager)
    ]


def test_a_label_is_removed_and_limited_by_its_name(hub: Any, manager: str) -> None:
    hub.association_limits.update_many(*PAIR, [(manager, 3)]).raise_for_failures()
    assert [one.type_id for one in hub.association_limits.list()] == [37]
    hub.association_limits.purge_many(*PAIR, [manager]).raise_for_failures()
    assert hub.association_limits.list() == []
    hub.associations.create("contacts", 101, "companies", 301, manager)
    hub.associations.archive_labels_many(*PAIR, [(101, 301, manager)]).raise_for_failures()
    assert manager not in labels_of_the_pair(hub)


# HubSpot's own types by their names


def test_a_standard_type_knows_its_direction_and_its_inverse() -> None:
    one = AssociationTypes.CONTACT_TO_COMPANY_PRIMARY
    assert (one, one.from_object_type, one.to_object_type, one.label) == (1, "contacts", "companies", "Primary")
    assert one.inverse is AssociationTypes.COMPANY_TO_CONTACT_PRIMARY_COMPANY
    assert all(one.inverse.inverse is one for one in AssociationTypes)


def test_a_standard_type_goes_in_by_its_name(hub: Any) -> None:
    rows = [(101, 301, AssociationTypes.CONTACT_TO_COMPANY_BILLING_CONTACT)]
    hub.associations.create_many(*PAIR, rows).raise_for_failures()
    hub.associations.create("contacts", 101, "companies", 302, AssociationTypes.CONTACT_TO_COMPANY)
    (billed, _) = hub.associations.read_one("contacts", 101, "companies")
    assert {one.type_id for one in billed.association_types} >= {279, 931}


def test_the_mock_has_each_standard_type_in_its_direction(hub: Any) -> None:
    for pair in {(one.from_object_type, one.to_object_type) for one in AssociationTypes}:
        known = {one.type_id for one in hub.association_labels.list(*pair)}
        assert known >= {one for one in AssociationTypes if (one.from_object_type, one.to_object_type) == pair}
