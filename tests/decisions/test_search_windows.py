"""Which page of a search is asked for next: all records come out, once each, whatever the order of the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import define, field
from hypothesis import given, settings
from hypothesis import strategies as st

from hubapi_ext.search_windows import LARGEST_ID, Place, Seen, TotalsError, Window, advance

MOST, SIZE = 20, 5


def records(*ids: int) -> list[Any]:
    return [SimpleNamespace(id=str(id)) for id in ids]


@define
class Server:
    """A server that searches by windows of ids, with the faults that have been seen."""

    ids: Sequence[int]
    chance: Random
    order: Callable[[int], Any] = int
    """By what ids are sorted."""
    requests: int = field(default=0, init=False)
    _pages: dict[tuple[Window, int], list[int]] = field(factory=dict, init=False)

    def answer(self, window: Window, after: str | None) -> tuple[list[Any], str | None, int]:
        self.requests += 1
        inside = [id for id in self.ids if window.low < id <= window.high]
        inside.sort(key=self.order)
        start = int(after or 0)
        assert start < MOST, "HubSpot refuses to go beyond what it returns"
        if self.chance.random() < 0.2 and start + SIZE < MOST:
            # An empty page that leads on.
            return [], str(start), len(inside)
        taken = self.chance.randint(1, SIZE) if start + SIZE < MOST else SIZE
        end = min(start + taken, MOST)
        page = records(*inside[start:end], *self._strays(window))
        return page, str(end) if end < len(inside) else None, len(inside)

    def _strays(self, window: Window) -> Iterator[int]:
        """Records that were not asked for."""
        outside = [id for id in self.ids if id <= window.low]
        if outside and self.chance.random() < 0.3:
            yield self.chance.choice(outside)


def found(server: Server) -> list[int]:
    """The ids that come out of a search, by asking as the client does."""
    place: Place | None = Place()
    seen = Seen()
    ids: list[int] = []
    while place is not None:
        assert server.requests < 10_000, "the search does not end"
        # A cursor holds all that there is to know.
        place = Place.read(place.encoded())
        page, after, total = server.answer(place.window, place.after)
        step = advance(place, page, after, total, most=MOST, seen=seen)
        ids += [int(record.id) for record in step.kept]
        place = step.next
    return ids


IDS = st.lists(st.integers(min_value=1, max_value=10**12), unique=True, max_size=120).map(sorted)


@given(IDS, st.integers(0, 2**32).map(Random))
@settings(deadline=None)
def test_all_records_come_once_each_and_in_order(ids: list[int], chance: Random) -> None:
    assert found(Server(ids, chance)) == ids


@given(IDS, st.integers(0, 2**32).map(Random))
@settings(deadline=None)
def test_all_records_come_once_each_where_the_server_sorts_by_text(ids: list[int], chance: Random) -> None:
    assert sorted(found(Server(ids, chance, order=str))) == ids


@given(IDS, st.integers(0, 2**32).map(Random))
@settings(deadline=None)
def test_all_records_come_once_each_where_the_server_does_not_sort(ids: list[int], chance: Random) -> None:
    assert sorted(found(Server(ids, chance, order=lambda number: int(str(number)[::-1]) % 97))) == ids


def test_totals_that_are_always_too_large_are_an_error() -> None:
    place: Place | None = Place(windows=(Window(0, LARGEST_ID),))
    for _ in range(1000):
        assert place is not None
        try:
            place = advance(place, [], None, 3 * MOST, most=MOST, seen=Seen()).next
        except TotalsError:
            return
    pytest.fail("it does not end")


def test_a_page_asks_for_the_ids_beyond_the_last_one() -> None:
    step = advance(Place(), records(3, 9), "2", 5, most=MOST, seen=Seen())
    assert step.next is not None
    assert (step.next.window, step.next.after) == (Window(9, LARGEST_ID), None)


def test_an_empty_page_that_leads_on_is_followed() -> None:
    step = advance(Place(7), [], "40", 5, most=MOST, seen=Seen())
    assert step.next == Place(7, "40")


def test_a_page_that_leads_nowhere_is_the_last() -> None:
    assert advance(Place(7), records(8), None, 1, most=MOST, seen=Seen()).next is None


def test_nothing_is_kept_of_a_page_that_is_out_of_order() -> None:
    step = advance(Place(7), records(10, 9), "2", 50, most=MOST, seen=Seen())
    assert step.kept == []
    assert step.next is not None
    assert step.next.windows == (Window(20, LARGEST_ID), Window(7, 20))


def test_fewer_records_beyond_a_page_than_were_left_have_its_window_read_again() -> None:
    seen = Seen()
    first = advance(Place(), records(100, 200), "2", 10, most=MOST, seen=seen)
    assert first.next is not None
    second = advance(first.next, records(300), "1", 5, most=MOST, seen=seen)
    assert second.kept == []
    assert second.next is not None
    assert second.next.windows == (Window(600, LARGEST_ID), Window(0, 600))
    third = advance(second.next, records(100, 9), None, 2, most=MOST, seen=seen)
    assert [record.id for record in third.kept] == ["9"]


def test_a_window_with_more_records_than_hubspot_returns_is_halved() -> None:
    step = advance(Place(windows=(Window(7, 107),)), records(10, 9), "2", MOST + 1, most=MOST, seen=Seen())
    assert step.kept == []
    assert step.next is not None
    assert step.next.windows == (Window(57, 107), Window(7, 57))


def test_what_was_not_asked_for_is_dropped() -> None:
    step = advance(Place(7), records(3, 8, 8, 9), None, 2, most=MOST, seen=Seen())
    assert [record.id for record in step.kept] == ["8", "9"]


@pytest.mark.parametrize("id", ["", "a", "1.5", "-3", "9" * 40])
def test_a_record_without_a_number_is_dropped(id: str) -> None:
    assert advance(Place(), [SimpleNamespace(id=id)], None, 1, most=MOST, seen=Seen()).kept == []
