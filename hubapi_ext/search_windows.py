"""Decides which page of a search to ask for next, so that all records come out, once each, however many they are.

HubSpot returns the first 10,000 records of a search and no more. So records are asked for in the order of their ids,
and every page asks for those beyond the last one. Where a page is empty and says that there are more, its cursor is
followed.

Some answers are not in the order of the ids, as numbers. Beyond the largest id of such a page others would be lost.
From there on the search goes by windows of ids: one that has more records than HubSpot returns is halved, and the pages
of one that fits are read by their cursors, in whatever order they come.

It is a pure function of what was asked and what came. A cursor holds all that it needs, so that a search can go on
later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

LARGEST_ID = 2**63 - 1


class Window(msgspec.Struct, frozen=True, array_like=True):
    """The ids beyond one and up to another."""

    low: int
    high: int

    def halves(self) -> tuple[Window, Window]:
        """The lower and the upper half."""
        middle = (self.low + self.high) // 2
        return Window(self.low, middle), Window(middle, self.high)


class Place(msgspec.Struct, frozen=True, array_like=True):
    """How far a search has come."""

    last: int = 0
    """The largest id that has come in order."""
    after: str | None = None
    """The cursor of the page before, where its window is read on."""
    windows: tuple[Window, ...] = ()
    """What is still to be read, once ids have come out of order; the last one is read first."""

    def encoded(self) -> str:
        """As the `after` of a stream's `unfinished`."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def read(cls, after: str | None) -> Place:
        """The place that an `after` holds. Raises ValueError for one that no search has given."""
        return cls() if after is None else msgspec.json.decode(after, type=cls)

    @property
    def window(self) -> Window:
        """Which ids are asked for."""
        return self.windows[-1] if self.windows else Window(self.last, LARGEST_ID)


class Step(msgspec.Struct, frozen=True):
    """What becomes of a page."""

    kept: Sequence[Any]
    """The records that belong to it."""
    next: Place | None
    """Where to go on; None at the end."""


def advance(
    place: Place, records: Iterable[Any], after: str | None, total: int | None, *, most: int, seen: set[int]
) -> Step:
    """What to keep of a page, and where to go on.

    Args:
        place: Where it was asked for.
        records: The page's records.
        after: Its cursor for the next page.
        total: How many records the window has, as HubSpot says.
        most: How many records of a search HubSpot returns.
        seen: The ids that came in the window before, which is changed.
    """
    window = place.window
    # HubSpot has sent records that were not asked for, and records twice.
    inside = {number: record for record in records if window.low < (number := _number(record)) <= window.high}
    if place.windows:
        return _in_windows(place, inside, after, total, most, seen)
    numbers = list(inside)
    if numbers == sorted(numbers):
        if numbers:
            return Step(list(inside.values()), Place(numbers[-1]) if after else None)
        return Step([], Place(place.last, after) if after else None)
    # Nothing of the page is kept: its window is read once more.
    return Step([], Place(place.last, None, (window,)))


def _in_windows(
    place: Place, inside: dict[int, Any], after: str | None, total: int | None, most: int, seen: set[int]
) -> Step:
    *others, window = place.windows
    if place.after is None and total is not None and total > most and window.high - window.low > 1:
        lower, upper = window.halves()
        return Step([], Place(place.last, None, (*others, upper, lower)))
    rest = Place(place.last, after, place.windows) if after else Place(place.last, None, tuple(others))
    new = [record for number, record in inside.items() if number not in seen]
    seen |= inside.keys()
    if not after:
        seen.clear()
    return Step(new, rest if rest.windows else None)


def _number(record: Any) -> int:
    id: str = record.id
    # What is no number is no record that could have been asked for.
    return int(id) if id.isascii() and id.isdecimal() and len(id) < len(str(LARGEST_ID)) else -1
