"""Decides which page of a search to ask for next, so that all records come out, once each, however many they are.

HubSpot returns the first 10,000 records of a search and no more. So records are asked for in the order of their ids,
and every page asks for those beyond the last one. Where a page is empty and says that there are more, its cursor is
followed.

Some answers are not in the order of the ids as numbers; in the order of text, "1000" comes before "9". Then records
would be left behind. It shows in a page itself, or in the totals: beyond a page there must be as many records left as
were not on it. From there on the search goes by windows of ids: one that has more records than HubSpot returns is
halved, and the pages of one that fits are read by their cursors, in whatever order they come. Where it was only that
records went away meanwhile, this takes some more requests and changes nothing.

It is a pure function of what was asked and what came. A cursor holds all that it needs, so that a search can go on
later.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

import msgspec

LARGEST_ID = 2**63 - 1
_DIGITS = len(str(LARGEST_ID))
DEPTH = 63
"""How often a window can be halved before it has a single id."""


class TotalsError(ValueError):
    """The totals of a search do not add up."""


class Window(msgspec.Struct, frozen=True, array_like=True):
    """The ids beyond one and up to another."""

    low: int
    high: int

    def cut(self, at: int) -> tuple[Window, ...]:
        """The upper and the lower part, or all of it where there is but one."""
        if not self.low < at < self.high:
            return (self,)
        return Window(at, self.high), Window(self.low, at)


class Place(msgspec.Struct, frozen=True, array_like=True):
    """How far a search has come."""

    last: int = 0
    """The largest id that has come in order."""
    after: str | None = None
    """The cursor of the page before, where its window is read on."""
    low: int = 0
    """Beyond which id the page before was asked for."""
    left: int | None = None
    """How many records there were beyond that page, as far as it is known."""
    windows: tuple[Window, ...] = ()
    """What is still to be read, once ids have come out of order; the last one is read first."""
    halvings: int | None = None
    """How often windows may still be halved; None before the first time."""

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


class Seen(msgspec.Struct):
    """Ids that came, and are not to come again."""

    page: set[int] = msgspec.field(default_factory=set)
    """Those of the last page that was in order."""
    window: set[int] = msgspec.field(default_factory=set)
    """Those of the pages of the window that is being read."""


class Step(msgspec.Struct, frozen=True):
    """What becomes of a page."""

    kept: Sequence[Any]
    """The records that belong to it."""
    next: Place | None
    """Where to go on; None at the end."""


def advance(
    place: Place, records: Sequence[Any], after: str | None, total: int | None, *, most: int, seen: Seen
) -> Step:
    """What to keep of a page, and where to go on. Raises TotalsError where it would never end.

    Args:
        place: Where it was asked for.
        records: The page's records.
        after: Its cursor for the next page.
        total: How many records the window has, as HubSpot says.
        most: How many records of a search HubSpot returns.
        seen: What came before, which is changed.
    """
    window = place.window
    low, high = window.low, window.high
    numbers, kept = _numbers(records), list(records)
    distinct = set(numbers)
    if numbers and not (low < numbers[0] and numbers[-1] <= high and numbers == sorted(distinct)):
        # HubSpot has sent records that were not asked for, and records twice.
        inside = {number: record for number, record in zip(numbers, kept, strict=True) if low < number <= high}
        numbers, kept, distinct = list(inside), list(inside.values()), set(inside)
    if place.windows:
        return _in_windows(place, numbers, kept, after, total, most, seen)
    highest = max(numbers, default=place.last)
    if total is not None and place.left is not None and total < place.left:
        # The page before was not the next one.
        return Step([], _by_windows(Window(place.low, LARGEST_ID), highest))
    if numbers != sorted(numbers):
        return Step([], _by_windows(window, highest))
    if numbers:
        seen.page = distinct
    left = None if total is None else total - len(kept)
    if not after:
        return Step(kept, _by_windows(window, highest) if left else None)
    if numbers:
        return Step(kept, Place(numbers[-1], low=window.low, left=left))
    return Step([], msgspec.structs.replace(place, after=after))


def _by_windows(window: Window, highest: int) -> Place:
    # Most ids are not far beyond those that are known.
    return Place(windows=window.cut(2 * highest))


def _in_windows(
    place: Place,
    numbers: Sequence[int],
    inside: Sequence[Any],
    after: str | None,
    total: int | None,
    most: int,
    seen: Seen,
) -> Step:
    *others, window = place.windows
    if place.after is None and total is not None and total > most:
        # Every second window that is halved has more than half of the records that HubSpot returns.
        halvings = DEPTH * (2 + 2 * total // most) if place.halvings is None else place.halvings
        parts = window.cut((window.low + window.high) // 2)
        if len(parts) == 1 or not halvings:
            raise TotalsError(f"{total} records are said to be among the ids from {window.low + 1} to {window.high}")
        return Step([], Place(windows=(*others, *parts), halvings=halvings - 1))
    kept = [
        record
        for number, record in zip(numbers, inside, strict=True)
        if number not in seen.window and number not in seen.page
    ]
    seen.window.update(numbers)
    if after:
        return Step(kept, msgspec.structs.replace(place, after=after))
    seen.window = set()
    return Step(kept, Place(windows=tuple(others), halvings=place.halvings) if others else None)


def _numbers(records: Sequence[Any]) -> list[int]:
    """The ids as numbers. What is no number, which is -1, is no record that could have been asked for."""
    ids: list[str] = list(map(_id, records))
    # Python takes long to read a number of any length, or refuses.
    if all(ids) and _is_number("".join(ids)) and max(map(len, ids)) < _DIGITS:
        return list(map(int, ids))
    return [int(id) if _is_number(id) and len(id) < _DIGITS else -1 for id in ids]


_id = attrgetter("id")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()
