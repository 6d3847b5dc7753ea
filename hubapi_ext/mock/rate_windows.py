"""Counts the calls of a portal and says when there were too many. It knows no requests, and no clock of its own."""

from collections import deque
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from attrs import define, field

from hubapi_ext.mock.problems import DAILY_LIMIT_REACHED, SEARCH_LIMIT_REACHED, TEN_SECONDLY_LIMIT_REACHED, Problem

GUESSES = ("the words for a rate limit that only the contract names",)
"""What the mock does here for every operation although nobody knows whether HubSpot does so, too."""

# As large as those of a private app.
CALLS_IN_TEN_SECONDS = 190
CALLS_IN_A_DAY = 1_000_000
SEARCHES_IN_A_SECOND = 5


@define
class Window:
    """A rolling window: at any time, at most `maximum` calls were admitted during the last `length`."""

    maximum: int
    length: timedelta
    _admitted: deque[datetime] = field(factory=deque, init=False, repr=False)

    def remaining(self, now: datetime) -> int:
        """How many more calls could be admitted now."""
        # A call that lies ahead was admitted before the clock was set back.
        while self._admitted and not now - self.length < self._admitted[0] <= now:
            self._admitted.popleft()
        return max(0, self.maximum - len(self._admitted))

    def admit(self, now: datetime) -> None:
        """Counts a call."""
        self._admitted.append(now)


@define
class DailyWindow:
    """A window that starts anew at midnight UTC.

    HubSpot's starts anew at midnight in the account's time zone, which a portal does not have here.
    """

    maximum: int
    _day: date = field(default=date.min, init=False, repr=False)
    _admitted: int = field(default=0, init=False, repr=False)

    def remaining(self, now: datetime) -> int:
        """How many more calls could be admitted on this day."""
        self._turn_to(now)
        return max(0, self.maximum - self._admitted)

    def admit(self, now: datetime) -> None:
        """Counts a call."""
        self._turn_to(now)
        self._admitted += 1

    def _turn_to(self, now: datetime) -> None:
        today = now.astimezone(UTC).date()
        if today != self._day:
            self._day, self._admitted = today, 0


@define
class RateWindows:
    """The windows of one portal. Each can be replaced at any time; None in its place admits every call."""

    ten_secondly: Window | None
    daily: DailyWindow | None
    search: Window | None = field(factory=lambda: _search(SEARCHES_IN_A_SECOND))
    others: Mapping[str, Window] = field(factory=dict)
    """Windows that the contract has beside these, by name."""

    @classmethod
    def sized(
        cls,
        calls_in_ten_seconds: int | None,
        calls_in_a_day: int | None,
        rate_limits: Mapping[str, tuple[int, timedelta]] | None = None,
    ) -> "RateWindows":
        """Windows of HubSpot's lengths for so many calls, and those of the contract beside them."""
        others = {
            name: Window(*limit)
            for name, limit in (rate_limits or {}).items()
            if name not in ("ten-secondly", "search")
        }
        return cls(_ten_secondly(calls_in_ten_seconds), _daily(calls_in_a_day), others=others)

    def resize(self, **sizes: int | None) -> None:
        """Puts new windows in the place of those that are named, by how many calls they take; None for any number."""
        if any(size is not None and size < 0 for size in sizes.values()):
            raise ValueError("A limit is a number from 0 on, or null")
        if "ten_secondly" in sizes:
            self.ten_secondly = _ten_secondly(sizes["ten_secondly"])
        if "daily" in sizes:
            self.daily = _daily(sizes["daily"])
        if "search" in sizes:
            self.search = _search(sizes["search"])

    def emptied(self) -> "RateWindows":
        """Windows of the same sizes that have admitted nothing yet."""
        return RateWindows(
            ten_secondly=self.ten_secondly and Window(self.ten_secondly.maximum, self.ten_secondly.length),
            daily=self.daily and DailyWindow(self.daily.maximum),
            search=self.search and Window(self.search.maximum, self.search.length),
            others={name: Window(one.maximum, one.length) for name, one in self.others.items()},
        )

    def admit(self, rate_limit: str, now: datetime) -> Problem | None:
        """Admits a call, or says why not. The rate limit is what the contract calls the operation's own window.

        A call that is not admitted draws on no window. Every call draws on the day's. Calls that are exempt from the
        window of ten seconds are never refused by it, and are counted in it all the same: the headers of recorded
        batches of associations fall by one with each.
        """
        windows: list[tuple[Window | DailyWindow | None, Problem]] = [(self.daily, DAILY_LIMIT_REACHED)]
        if rate_limit == "ten-secondly":
            windows.append((self.ten_secondly, TEN_SECONDLY_LIMIT_REACHED))
        elif rate_limit == "search":
            windows.append((self.search, SEARCH_LIMIT_REACHED))
        elif rate_limit in self.others:
            reached = Problem(message=f"You have reached your {rate_limit} limit.", category="RATE_LIMITS")
            windows.append((self.others[rate_limit], reached))
        drawn_on = [(window, problem) for window, problem in windows if window is not None]
        for window, problem in drawn_on:
            if not window.remaining(now):
                return problem
        for window, _ in drawn_on:
            window.admit(now)
        if rate_limit == "exempt" and self.ten_secondly is not None:
            self.ten_secondly.admit(now)
        return None

    def headers(self, rate_limit: str, now: datetime, *, oauth: bool = False) -> dict[str, str]:
        """What an answer tells of the windows: nothing of the search window, and to OAuth nothing of the day."""
        headers: dict[str, str] = {}
        if rate_limit in ("ten-secondly", "exempt") and self.ten_secondly is not None:
            headers |= {
                "X-HubSpot-RateLimit-Max": str(self.ten_secondly.maximum),
                "X-HubSpot-RateLimit-Remaining": str(self.ten_secondly.remaining(now)),
                "X-HubSpot-RateLimit-Interval-Milliseconds": str(self.ten_secondly.length // timedelta(milliseconds=1)),
                # They limit nothing any more, and are sent all the same.
                "X-HubSpot-RateLimit-Secondly": str(self.ten_secondly.maximum // 10),
                "X-HubSpot-RateLimit-Secondly-Remaining": str(max(0, self.ten_secondly.maximum // 10 - 1)),
            }
        if self.daily is not None and not oauth:
            headers |= {
                "X-HubSpot-RateLimit-Daily": str(self.daily.maximum),
                "X-HubSpot-RateLimit-Daily-Remaining": str(self.daily.remaining(now)),
            }
        return headers


def _ten_secondly(calls: int | None) -> Window | None:
    return None if calls is None else Window(calls, timedelta(seconds=10))


def _daily(calls: int | None) -> DailyWindow | None:
    return None if calls is None else DailyWindow(calls)


def _search(calls: int | None) -> Window | None:
    return None if calls is None else Window(calls, timedelta(seconds=1))
