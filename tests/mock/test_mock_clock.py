"""A portal's clock: it can be stopped and turned, and all that a portal counts goes by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import httpx
import pytest
from attrs import define, field

from hubapi_ext.mock import MockHubSpot, Portal, Window
from hubapi_ext.mock.clock import PortalClock
from tests.mock.conftest import CREATE_COURSES, ONE_COURSE

if TYPE_CHECKING:
    from tests.mock.conftest import Clock

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def created_at(hub: httpx.Client) -> str:
    response = hub.post(CREATE_COURSES, json=ONE_COURSE)
    at: str = response.raise_for_status().json()["results"][0]["createdAt"]
    return at


def test_a_portals_clock_runs_with_the_mocks(portal: Portal, clock: Clock) -> None:
    clock.advance(5)
    assert portal.now() == clock.now


def test_a_frozen_clock_stands_still(portal: Portal, clock: Clock) -> None:
    before = clock.now
    portal.clock.freeze()
    clock.advance(5)
    assert (portal.clock.frozen, portal.now()) == (True, before)


def test_a_clock_can_be_frozen_at_another_time(portal: Portal) -> None:
    portal.clock.freeze(NOON)
    assert portal.now() == NOON


def test_a_frozen_clock_can_be_advanced(portal: Portal, clock: Clock) -> None:
    portal.clock.freeze(NOON)
    portal.clock.advance(90.5)
    clock.advance(5)
    assert portal.now() == NOON + timedelta(seconds=90.5)


def test_a_running_clock_runs_on_after_it_was_advanced(portal: Portal, clock: Clock) -> None:
    before = clock.now
    portal.clock.advance(60)
    clock.advance(5)
    assert portal.now() == before + timedelta(seconds=65)


def test_a_clock_can_be_set_back(portal: Portal, clock: Clock) -> None:
    portal.clock.advance(-60)
    assert portal.now() == clock.now - timedelta(seconds=60)


def test_a_frozen_clock_runs_on_from_where_it_stands(portal: Portal, clock: Clock) -> None:
    portal.clock.freeze(NOON)
    clock.advance(100)
    portal.clock.resume()
    clock.advance(5)
    assert (portal.clock.frozen, portal.now()) == (False, NOON + timedelta(seconds=5))


def test_a_running_clock_is_not_changed_by_letting_it_run(portal: Portal, clock: Clock) -> None:
    portal.clock.advance(60)
    portal.clock.resume()
    assert portal.now() == clock.now + timedelta(seconds=60)


def test_a_clock_that_is_reset_runs_with_the_mocks(portal: Portal, clock: Clock) -> None:
    portal.clock.freeze(NOON)
    portal.clock.reset()
    clock.advance(5)
    assert portal.now() == clock.now


def test_turning_does_all_in_its_order(portal: Portal) -> None:
    portal.clock.turn(frozen=True, now=NOON, advance=10)
    assert (portal.clock.frozen, portal.now()) == (True, NOON + timedelta(seconds=10))


def test_a_time_in_another_zone_is_the_same_moment(portal: Portal) -> None:
    portal.clock.freeze(NOON.astimezone(timezone(timedelta(hours=2))))
    assert portal.now().isoformat() == NOON.isoformat()


@define
class Ticking:
    """A clock that goes on whenever it is looked at."""

    now: datetime = field(default=NOON)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def test_no_time_is_lost_by_advancing_often() -> None:
    ticking = Ticking()
    clock = PortalClock(ticking)
    for _ in range(10):
        clock.advance(60)
    assert clock.now() == ticking.now + timedelta(seconds=600)


@pytest.mark.parametrize("seconds", [1e300, 2.5e11, -1e11, -1e300])
def test_a_clock_that_would_leave_its_years_stays_where_it_is(portal: Portal, clock: Clock, seconds: float) -> None:
    with pytest.raises(ValueError, match="The clock goes from the year 1970 to the year 9000"):
        portal.clock.advance(seconds)
    assert portal.now() == clock.now


@pytest.mark.parametrize(
    "moment",
    [
        datetime(1969, 12, 31, tzinfo=UTC),
        datetime(9000, 1, 1, tzinfo=UTC),
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
        datetime(2026, 1, 1),
    ],
)
def test_a_time_that_a_clock_cannot_have_changes_nothing(portal: Portal, moment: datetime) -> None:
    with pytest.raises(ValueError, match=r"years? 1|time zone"):
        portal.clock.turn(frozen=True, now=moment)
    assert not portal.clock.frozen


@pytest.mark.parametrize("moment", [datetime(1970, 1, 1, tzinfo=UTC), datetime(8999, 12, 31, 23, 59, tzinfo=UTC)])
def test_a_portal_answers_at_both_ends_of_its_time(portal: Portal, hub: httpx.Client, moment: datetime) -> None:
    portal.clock.freeze(moment)
    assert created_at(hub).startswith(moment.strftime("%Y-%m-%dT%H:%M"))


def test_records_are_created_by_the_portals_clock(portal: Portal, hub: httpx.Client) -> None:
    portal.clock.freeze(NOON)
    assert created_at(hub) == "2026-11-25T12:00:00Z"


def test_less_than_a_millisecond_is_a_fraction_of_nothing(portal: Portal, hub: httpx.Client) -> None:
    portal.clock.freeze(NOON + timedelta(microseconds=999))
    assert created_at(hub) == "2026-11-25T12:00:00Z"


def test_a_rate_window_goes_by_the_portals_clock(portal: Portal, hub: httpx.Client) -> None:
    portal.rate_windows.ten_secondly = Window(1, timedelta(seconds=10))
    portal.clock.freeze()
    asked = []
    for seconds in (0, 9, 1):
        portal.clock.advance(seconds)
        asked.append(hub.post(CREATE_COURSES, json=ONE_COURSE).status_code)
    assert asked == [201, 429, 201]


def test_the_day_goes_by_the_portals_clock(portal: Portal, hub: httpx.Client) -> None:
    portal.rate_windows.resize(daily=1)
    portal.clock.freeze(datetime(2026, 11, 25, 23, 59, 50, tzinfo=UTC))
    asked = []
    for seconds in (0, 9, 1):
        portal.clock.advance(seconds)
        asked.append(hub.post(CREATE_COURSES, json=ONE_COURSE).status_code)
    assert asked == [201, 429, 201]


def test_a_clock_that_is_turned_leaves_other_portals_alone(mock: MockHubSpot, portal: Portal, clock: Clock) -> None:
    portal.clock.freeze(NOON)
    assert mock.portal("another").now() == clock.now
