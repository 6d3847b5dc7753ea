"""Searches: what is found, in which order, and that nothing is lost or comes twice."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from hubapi_ext import BadRequestError, HubApi, InvalidInputError, NotFoundYetError, where
from hubapi_ext.mock.search_oddities import SearchOddities
from tests.conftest import Between, InstantClock, open_hub


def made(portal: Any, count: int, **properties: str) -> list[str]:
    """The ids of new contacts."""
    portal.rate_windows.resize(search=None)
    rows = [{"email": f"{at}@example.com", "rank": str(at), **properties} for at in range(count)]
    return [portal.create("contacts", row) for row in rows]


def test_a_record_is_found_by_what_it_must_meet(hub: Any, portal: Any) -> None:
    ids = made(portal, 5)
    found = hub.contacts.search((where("rank") >= 1) & (where("rank") < 4), where("email") != "2@example.com")
    assert [one.id for one in found] == [ids[1], ids[3]]


def test_all_records_are_found_without_conditions(hub: Any, portal: Any) -> None:
    ids = made(portal, 3)
    assert [one.id for one in hub.contacts.search(properties=["email"])] == ids


def test_words_are_looked_for_where_hubspot_searches_by_default(hub: Any, portal: Any) -> None:
    made(portal, 2)
    ada = portal.create("contacts", {"firstname": "Ada"})
    assert [one.id for one in hub.contacts.search(query="ada")] == [ada]


def test_the_first_record_is_asked_for_alone(faulty_hub: Any, between: Between, portal: Any) -> None:
    ids = made(portal, 3)
    assert faulty_hub.contacts.search().first().id == ids[0]
    assert [json.loads(request.content)["limit"] for request in between.requests] == [1]


def test_nothing_is_first_where_nothing_is_found(hub: Any) -> None:
    assert hub.contacts.search(where("email") == "nobody@example.com").first() is None


def test_a_search_says_how_many_there_are(faulty_hub: Any, between: Between, portal: Any) -> None:
    made(portal, 3)
    assert faulty_hub.contacts.search(where("rank") > 0).count() == 2
    assert len(between.requests) == 1


def test_the_total_is_known_from_the_first_page_on_and_stays(hub: Any, portal: Any) -> None:
    made(portal, 450)
    stream = hub.contacts.search()
    assert [stream.total for _ in stream] == [450] * 450


def test_a_sorted_search_comes_in_its_order(hub: Any, portal: Any) -> None:
    ids = made(portal, 3)
    assert [one.id for one in hub.contacts.search(sorts="-rank")] == ids[::-1]


def test_a_list_does_not_say_how_many_there_are(hub: Any, portal: Any) -> None:
    made(portal, 1)
    with pytest.raises(TypeError, match="does not say how many"):
        hub.contacts.list().count()


def test_pages_are_as_large_as_hubspot_allows(faulty_hub: Any, between: Between, portal: Any) -> None:
    made(portal, 450)
    assert len(list(faulty_hub.contacts.search())) == 450
    assert [json.loads(request.content)["limit"] for request in between.requests] == [200] * 3


def seed_numbers(portal: Any, numbers: Sequence[int]) -> None:
    """Contacts with these ids, all of which were written in one moment."""
    portal.clock.turn(frozen=True)
    portal.rate_windows.resize(search=None)
    portal.seed({"records": {"contacts": [{"id": str(number), "properties": {"rank": "1"}} for number in numbers]}})


ODDITIES = {
    "none": {},
    "short and empty pages": {"short_pages": True},
    "records outside the window": {"stray_results": True},
    "ids in the order of text": {"ids_as_text": True},
}


@pytest.mark.parametrize("oddities", ODDITIES.values(), ids=ODDITIES)
def test_records_come_once_each_however_odd_the_answers_are(hub: Any, portal: Any, oddities: dict[str, Any]) -> None:
    # Numbers of several lengths, whose order as text is another one.
    numbers = [*range(900, 1_500), *range(9_900, 10_300)]
    seed_numbers(portal, numbers)
    portal.search_oddities = SearchOddities(**oddities)
    ids = [int(one.id) for one in hub.contacts.search(where("rank") == 1)]
    assert sorted(ids) == numbers
    assert ids == numbers or "ids_as_text" in oddities


def test_25_000_records_come_once_each_and_in_order(hubspot: Any, token: str) -> None:
    portal = hubspot.portal(token)
    numbers = [*range(9_000, 21_000), *range(99_000, 102_000), *range(990_000, 1_000_000)]
    seed_numbers(portal, numbers)
    portal.search_oddities = SearchOddities(lag=1, short_pages=True, stray_results=True)
    portal.clock.turn(advance=1)
    with open_hub("sync", token, base_url="https://hubspot.invalid", transport=hubspot.transport) as hub:
        assert [int(one.id) for one in hub.contacts.search(where("rank") == 1)] == numbers


def test_a_sorted_search_says_where_hubspot_stops(hub: Any, portal: Any) -> None:
    portal.rate_windows.resize(search=None)
    portal.seed({"records": {"contacts": [{"properties": {"rank": "1"}}] * 10_001}})
    found: list[Any] = []
    with pytest.raises(InvalidInputError, match="10001 records were found, and HubSpot returns 10000"):
        found.extend(hub.contacts.search(sorts="createdate"))
    assert len(found) == 10_000


def test_a_search_can_go_on_where_it_was_left(hub: Any, portal: Any) -> None:
    ids = made(portal, 450)
    stream = hub.contacts.search(where("rank") >= 0)
    first = [next(stream).id for _ in range(200)]
    stream.close()
    (unfinished,) = stream.unfinished
    rest = hub.contacts.search(where("rank") >= 0, after=unfinished.after)
    assert [*first, *(one.id for one in rest)] == ids


def test_a_cursor_of_another_kind_is_refused(faulty_hub: Any, between: Between) -> None:
    with pytest.raises(InvalidInputError, match="after"):
        faulty_hub.contacts.search(after="440000000001x").first()
    assert between.requests == []


def test_what_was_just_written_is_waited_for(hubspot: Any, token: str) -> None:
    portal = hubspot.portal(token)
    portal.search_oddities = SearchOddities(lag=5)
    portal.rate_windows.resize(search=None)
    portal.clock.turn(frozen=True)

    class Both(InstantClock):
        """Sleeping lets the portal's time pass, too."""

        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            portal.clock.turn(advance=seconds)

    clock = Both()
    options: dict[str, Any] = {"base_url": "https://hubspot.invalid", "transport": hubspot.transport, "clock": clock}
    with HubApi(token, **options) as hub:
        ada = hub.contacts.create({"email": "ada@example.com"})
        assert hub.contacts.search().first() is None
        (found,) = hub.contacts.wait_until_found(where("email") == "ada@example.com", properties=["email"])
    assert found.id == ada.id
    assert sum(clock.slept) >= 5


def test_waiting_ends(hub: Any, portal: Any) -> None:
    portal.rate_windows.resize(search=None)
    with pytest.raises(NotFoundYetError, match="0 of 2 records after 3 seconds"):
        hub.contacts.wait_until_found(where("email") == "nobody@example.com", count=2, within=3)


@pytest.mark.parametrize("within", [0, -1, True, "soon", float("inf")])
def test_a_wait_has_a_bound(faulty_hub: Any, between: Between, within: Any) -> None:
    with pytest.raises(InvalidInputError, match="within"):
        faulty_hub.contacts.wait_until_found(within=within)
    assert between.requests == []


def test_a_refused_search_says_why(hub: Any, portal: Any) -> None:
    portal.answer_next(400, json={"status": "error", "message": "no such property", "category": "VALIDATION_ERROR"})
    with pytest.raises(BadRequestError, match="no such property"):
        hub.contacts.search(where("shade") == "red").first()
