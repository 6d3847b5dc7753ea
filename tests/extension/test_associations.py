"""What one may wish of an association: that it exists, has one label more, has just these labels, or is gone."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from hubapi_ext import BadRequestError, InvalidInputError, RepeatedCursorError
from hubapi_ext.mock import effects
from tests.conftest import Between

DEFAULT, BILLING = 279, 931
MANAGER = ("USER_DEFINED", 37)


@pytest.fixture(autouse=True)
def records(portal: Any) -> None:
    for id in range(101, 105):
        portal.create("contacts", id=id)
    for id in range(301, 305):
        portal.create("companies", id=id)
    portal.define_type(
        "contacts", "companies", type_id=37, inverse_type_id=38, label="Manager", inverse_label="Managed"
    )


def types(hub: Any, contact: int, company: int) -> set[int]:
    """The types of a pair."""
    there = {one.id: one for one in hub.associations.read_one("contacts", contact, "companies")}
    return {one.type_id for one in there[str(company)].association_types} if str(company) in there else set()


def test_a_pair_exists_afterwards_whatever_it_had(hub: Any) -> None:
    hub.associations.create("contacts", 101, "companies", 301, [BILLING])
    result = hub.associations.create_default_many("contacts", "companies", [(101, 301), (102, 301)])
    result.raise_for_failures()
    assert {DEFAULT, BILLING} <= types(hub, 101, 301)
    assert DEFAULT in types(hub, 102, 301)


def test_a_default_association_has_a_result_for_each_direction_and_an_input_gets_its_own(hub: Any) -> None:
    pairs = [(contact, company) for contact in (101, 102) for company in (301, 302)]
    result = hub.associations.create_default_many("contacts", "companies", pairs)
    assert [(int(one.from_.id), int(one.to.id)) for one in result.results] == pairs
    assert {one.association_spec.association_type_id for one in result.results} == {DEFAULT}


def test_a_default_association_with_a_missing_record_fails_alone(hub: Any) -> None:
    result = hub.associations.create_default_many("contacts", "companies", [(101, 301), (999, 301), (102, 301)])
    assert [outcome.input for outcome in result.failed] == [(999, 301)]
    assert len(result.succeeded) == 2


@pytest.mark.parametrize(
    "row",
    [
        (101, 301),
        {"from_id": "101", "to_id": 301},
        {"from": {"id": "101"}, "to": {"id": "301"}},
    ],
)
def test_a_pair_may_be_written_in_several_ways(hub: Any, row: Any) -> None:
    hub.associations.create_default_many("contacts", "companies", [row]).raise_for_failures()
    assert DEFAULT in types(hub, 101, 301)


def test_an_association_replaces_the_labels_of_its_pair(hub: Any) -> None:
    hub.associations.create("contacts", 101, "companies", 301, [BILLING])
    made = hub.associations.create("contacts", 101, "companies", 301, MANAGER)
    assert made.labels == ["Manager"]
    assert types(hub, 101, 301) == {DEFAULT, 37}


def test_a_type_of_the_other_direction_is_refused(faulty_hub: Any) -> None:
    with pytest.raises(BadRequestError, match="invalid"):
        faulty_hub.associations.create("contacts", 101, "companies", 301, 280)


def test_an_association_without_types_is_refused_before_it_is_sent(faulty_hub: Any, between: Between) -> None:
    with pytest.raises(InvalidInputError, match="length"):
        faulty_hub.associations.create("contacts", 101, "companies", 301, [])
    assert between.requests == []


# Labels beside those that there are


def test_a_label_is_added_and_the_others_stay(hub: Any) -> None:
    hub.associations.create("contacts", 101, "companies", 301, [BILLING])
    result = hub.associations.add_labels_many("contacts", "companies", [(101, 301, MANAGER), (102, 301, MANAGER)])
    assert [sorted(one.labels) for one in result.results] == [["Billing Contact", "Manager"], ["Manager"]]
    assert types(hub, 101, 301) == {DEFAULT, BILLING, 37}


def test_labels_are_read_page_by_page_before_one_is_added(hub: Any, portal: Any) -> None:
    companies = [301, 302, 303, 304]
    for company in companies:
        hub.associations.create("contacts", 101, "companies", company, [BILLING])
    portal.page_size = 1
    hub.associations.add_labels_many("contacts", "companies", [(101, company, MANAGER) for company in companies])
    portal.page_size = None
    assert all(types(hub, 101, company) >= {BILLING, 37} for company in companies)


def test_a_pair_whose_labels_cannot_be_read_is_left_alone(hub: Any, portal: Any) -> None:
    hub.associations.create("contacts", 101, "companies", 301, [BILLING])
    error = {"status": "error", "category": "INTERNAL_ERROR", "message": "no", "context": {"fromObjectId": ["101"]}}
    body = {"status": "COMPLETE", "results": [], "errors": [error], "startedAt": "x", "completedAt": "x"}
    portal.answers("/*/batch/read", lambda _: (207, body))
    result = hub.associations.add_labels_many("contacts", "companies", [(101, 301, MANAGER)])
    assert [outcome.succeeded for outcome in result] == [False]
    assert types(hub, 101, 301) == {DEFAULT, BILLING}


@pytest.mark.parametrize("status", [500, 200])
def test_nothing_was_written_where_the_labels_that_a_pair_has_cannot_be_read(
    faulty_hub: Any, between: Between, portal: Any, status: int
) -> None:
    body = {"status": "COMPLETE", "results": [], "startedAt": "", "completedAt": ""}
    between.before = lambda request: (
        httpx.Response(status, json=body) if request.url.path.endswith("/batch/read") else None
    )
    result = faulty_hub.associations.add_labels_many("contacts", "companies", [(101, 301, MANAGER)])
    assert [outcome.status for outcome in result] == ["failed"]


def test_labels_whose_pages_lead_to_themselves_are_an_error(faulty_hub: Any, portal: Any) -> None:
    ada = portal.create("contacts")
    companies = [portal.create("companies") for _ in range(600)]
    faulty_hub.associations.create_many("contacts", "companies", [(ada, one, 279) for one in companies])
    portal.faults.add(effects.RepeatedCursor(), operation="read_associations")
    result = faulty_hub.associations.add_labels_many("contacts", "companies", [(ada, companies[0], 279)])
    assert [(one.status, type(one.error)) for one in result] == [("failed", RepeatedCursorError)]


def test_a_missing_record_fails_alone_where_labels_are_added(hub: Any) -> None:
    result = hub.associations.add_labels_many("contacts", "companies", [(101, 301, MANAGER), (999, 301, MANAGER)])
    assert [outcome.succeeded for outcome in result] == [True, False]


# What is removed


def test_a_pair_is_associated_no_longer(hub: Any) -> None:
    hub.associations.create("contacts", 101, "companies", 301, [BILLING])
    hub.associations.archive("contacts", 101, "companies", 301)
    assert types(hub, 101, 301) == set()


@pytest.mark.parametrize(
    "rows",
    [
        [(101, 301), (101, 302)],
        [(101, [301, 302])],
        [{"from_id": 101, "to_id": 301}, {"from_id": 101, "to_id": "302"}],
        [{"from": {"id": "101"}, "to": [{"id": "301"}, {"id": "302"}]}],
    ],
)
def test_pairs_are_associated_no_longer(hub: Any, rows: list[Any]) -> None:
    pairs = [(101, 301), (101, 302), (101, 303)]
    hub.associations.create_default_many("contacts", "companies", pairs).raise_for_failures()
    result = hub.associations.archive_many("contacts", "companies", rows)
    assert [outcome.result for outcome in result] == [True] * len(rows)
    assert [one.id for one in hub.associations.read_one("contacts", 101, "companies")] == ["303"]


def test_pairs_of_one_record_are_removed_in_one_request(faulty_hub: Any, between: Between) -> None:
    faulty_hub.associations.archive_many("contacts", "companies", [(101, 301), (101, 302), (102, [301, 302])])
    assert between.sizes == [3]


def test_a_label_is_removed_and_the_association_stays(hub: Any) -> None:
    hub.associations.create("contacts", 101, "companies", 301, [BILLING, MANAGER])
    hub.associations.archive_labels_many("contacts", "companies", [(101, 301, BILLING)]).raise_for_failures()
    assert types(hub, 101, 301) == {DEFAULT, 37}


def test_the_type_without_a_label_takes_the_association_with_it(hub: Any) -> None:
    hub.associations.create("contacts", 101, "companies", 301, [BILLING, MANAGER])
    hub.associations.archive_labels_many("contacts", "companies", [(101, 301, DEFAULT)]).raise_for_failures()
    assert types(hub, 101, 301) == set()


def test_a_report_of_high_usage_goes_to_a_user(hub: Any) -> None:
    assert hub.associations.request_high_usage_report(7).user_id == 7
