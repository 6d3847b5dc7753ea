"""Lists: found, kept and filled, in all four ways."""

from __future__ import annotations

from typing import Any

import pytest

from hubapi_ext import BadRequestError, InvalidInputError, InvalidResponseError, NotFoundError, RefusedError
from hubapi_ext.mock import effects
from tests.conftest import Between

CONTACTS = "0-1"


@pytest.fixture
def contacts(portal: Any) -> list[str]:
    return [portal.create("contacts", {"email": f"{number}@example.com"}) for number in range(5)]


@pytest.fixture
def pottery(hub: Any) -> str:
    """A list of contacts that is kept by hand."""
    return str(hub.lists.create("Pottery", CONTACTS, "MANUAL").list_id)


def members(hub: Any, list_id: str) -> list[str]:
    return [member.record_id for member in hub.lists.members(list_id)]


def test_a_list_is_found_by_its_id_and_by_its_name(hub: Any, pottery: str) -> None:
    by_name = hub.lists.get_by_name(CONTACTS, "Pottery")
    assert by_name == hub.lists.get(pottery)
    assert (by_name.list_id, by_name.name, by_name.processing_type) == (pottery, "Pottery", "MANUAL")


def test_a_name_belongs_to_one_list_of_an_object_type(hub: Any, pottery: str) -> None:
    hub.lists.create("Pottery", "0-2", "MANUAL")
    with pytest.raises(BadRequestError, match="Pottery"):
        hub.lists.create("Pottery", CONTACTS, "MANUAL")


def test_an_object_type_by_name_is_refused_before_it_is_sent(hub: Any, portal: Any) -> None:
    with pytest.raises(InvalidInputError, match=r'such as "0-1" for contacts'):
        hub.lists.get_by_name("contacts", "Pottery")
    assert portal.journal == []


def test_a_list_gets_another_name(hub: Any, pottery: str) -> None:
    assert hub.lists.rename(pottery, list_name="Pottery in spring").name == "Pottery in spring"
    assert hub.lists.get(pottery).name == "Pottery in spring"


def test_a_list_that_was_deleted_can_be_restored_with_its_members(hub: Any, contacts: list[str], pottery: str) -> None:
    hub.lists.add_members(pottery, contacts)
    hub.lists.archive(pottery)
    with pytest.raises(NotFoundError):
        hub.lists.get(pottery)
    hub.lists.restore(pottery)
    assert members(hub, pottery) == contacts


def test_a_search_goes_over_all_pages_and_knows_the_total(hub: Any, portal: Any) -> None:
    for number in range(5):
        hub.lists.create(f"Pottery {number}", CONTACTS, "MANUAL")
    hub.lists.create("Weaving", CONTACTS, "MANUAL")
    portal.clear_journal()
    found = hub.lists.search(query="pottery", count=2)
    assert [one.name for one in found] == [f"Pottery {number}" for number in range(5)]
    assert found.total == 5
    assert [exchange.request.get("offset") for exchange in portal.journal] == [None, 2, 4]


def test_a_search_goes_on_over_an_empty_page(hub: Any, portal: Any, pottery: str) -> None:
    portal.faults.add(effects.EmptyPage(), times=1)
    assert [one.list_id for one in hub.lists.search()] == [pottery]


@pytest.mark.parametrize(
    "said", [{}, {"hasMore": "later", "offset": 1}, {"hasMore": True}, {"hasMore": None, "offset": 1}]
)
def test_a_search_that_does_not_say_how_it_goes_on_does_not_look_complete(
    faulty_hub: Any, portal: Any, said: dict[str, Any]
) -> None:
    portal.answer_next(200, json={"lists": [], "total": 5, **said})
    with pytest.raises(InvalidResponseError):
        list(faulty_hub.lists.search())


def test_a_search_goes_on_where_an_earlier_one_stopped(hub: Any, pottery: str) -> None:
    hub.lists.create("Weaving", CONTACTS, "MANUAL")
    with hub.lists.search(count=1) as found:
        next(found)
        (rest,) = found.unfinished
    assert [one.name for one in hub.lists.search(after=rest.after)] == ["Weaving"]


def test_records_become_members_and_are_members_no_longer(hub: Any, contacts: list[str], pottery: str) -> None:
    hub.lists.add_members(pottery, contacts).raise_for_failures()
    hub.lists.remove_members(pottery, contacts[:2]).raise_for_failures()
    assert members(hub, pottery) == contacts[2:]
    assert hub.lists.get(pottery).size == 3


def test_a_record_that_there_is_not_fails_alone(hub: Any, contacts: list[str], pottery: str) -> None:
    result = hub.lists.add_members(pottery, [contacts[0], 999, contacts[1]])
    assert [outcome.status for outcome in result] == ["succeeded", "failed", "succeeded"]
    (failed,) = result.failed
    assert isinstance(failed.error, RefusedError)
    assert (failed.index, failed.error.category) == (1, "OBJECT_NOT_FOUND")
    assert members(hub, pottery) == contacts[:2]


def test_a_member_is_added_again_without_harm(hub: Any, contacts: list[str], pottery: str) -> None:
    hub.lists.add_members(pottery, contacts)
    hub.lists.add_members(pottery, contacts).raise_for_failures()
    assert members(hub, pottery) == contacts


def test_a_record_that_is_given_twice_has_two_outcomes(hub: Any, contacts: list[str], pottery: str) -> None:
    result = hub.lists.add_members(pottery, [contacts[0], int(contacts[0]), 999, "999"])
    assert [outcome.status for outcome in result] == ["succeeded", "succeeded", "failed", "failed"]
    assert members(hub, pottery) == contacts[:1]


def test_any_number_of_members_is_cut_into_requests(hub: Any, portal: Any, contacts: list[str], pottery: str) -> None:
    portal.clear_journal()
    hub.lists.add_members(pottery, contacts, batch_size=2).raise_for_failures()
    assert sorted(len(exchange.request) for exchange in portal.journal) == [1, 2, 2]
    assert members(hub, pottery) == contacts


def test_outcomes_of_members_come_as_they_are_known(hub: Any, contacts: list[str], pottery: str) -> None:
    outcomes = list(hub.lists.stream_add_members(pottery, iter(contacts), ordered=True))
    assert [(outcome.input, outcome.succeeded) for outcome in outcomes] == [(id, True) for id in contacts]


def test_an_id_that_is_none_is_refused_with_its_position(hub: Any, pottery: str) -> None:
    with pytest.raises(InvalidInputError, match=r"inputs\[1\]"):
        hub.lists.add_members(pottery, [101, "Ada"])


def test_a_list_that_filters_keep_takes_no_members(hub: Any, contacts: list[str]) -> None:
    kept_by_filters = hub.lists.create("New", CONTACTS, "DYNAMIC", filter_branch={"filterBranchType": "OR"})
    result = hub.lists.add_members(kept_by_filters.list_id, contacts)
    assert {outcome.status for outcome in result} == {"failed"}
    assert "DYNAMIC" in str(result.failed[0].error)


def test_a_record_knows_its_lists(hub: Any, contacts: list[str], pottery: str) -> None:
    hub.lists.add_members(pottery, contacts[:1])
    assert [one.list_id for one in hub.lists.memberships_of(CONTACTS, contacts[0])] == [pottery]
    assert hub.lists.memberships_of(CONTACTS, contacts[1]) == []


def test_an_archived_record_is_a_member_no_longer(hub: Any, contacts: list[str], pottery: str) -> None:
    hub.lists.add_members(pottery, contacts)
    hub.contacts.archive(contacts[0])
    assert members(hub, pottery) == contacts[1:]


def test_an_answer_without_the_list_is_invalid(faulty_hub: Any, between: Between, portal: Any) -> None:
    portal.answer_next(200, json={})
    with pytest.raises(InvalidResponseError, match="get_list has no list"):
        faulty_hub.lists.get(42)


def test_a_list_that_was_seeded_with_its_id_alone_is_found(hub: Any, portal: Any) -> None:
    portal.seed({"collections": {"lists": [{"listId": "42"}, {"name": "of nothing"}]}})
    assert [one.list_id for one in hub.lists.search()] == ["42"]
    assert hub.lists.get(42).list_id == "42"
    assert list(hub.lists.members(42)) == []
    assert [outcome.status for outcome in hub.lists.add_members(42, [101])] == ["failed"]
    assert hub.lists.memberships_of(CONTACTS, 101) == []
