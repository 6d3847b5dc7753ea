"""Counts the calls that draw on HubSpot's rate limits and tells about it in headers. It refuses nothing."""

from datetime import datetime, timedelta

from attrs import define, field


@define
class Window:
    """How many calls are left until the window ends. HubSpot's window rolls; this one starts anew."""

    maximum: int
    length: timedelta
    _started_at: datetime | None = field(default=None, init=False)
    _used: int = field(default=0, init=False)

    def count(self, now: datetime) -> int:
        """Counts a call and returns how many are left."""
        if self._started_at is None or not self._started_at <= now < self._started_at + self.length:
            self._started_at, self._used = now, 0
        self._used += 1
        return max(0, self.maximum - self._used)


@define
class RateWindows:
    """The windows of one portal, as large as those of a private app."""

    _burst: Window = field(factory=lambda: Window(190, timedelta(seconds=10)), init=False)
    _daily: Window = field(factory=lambda: Window(1_000_000, timedelta(days=1)), init=False)

    def count(self, now: datetime) -> dict[str, str]:
        """Counts a call and returns the headers that tell of it."""
        return {
            "X-HubSpot-RateLimit-Max": str(self._burst.maximum),
            "X-HubSpot-RateLimit-Remaining": str(self._burst.count(now)),
            "X-HubSpot-RateLimit-Interval-Milliseconds": str(self._burst.length // timedelta(milliseconds=1)),
            "X-HubSpot-RateLimit-Daily": str(self._daily.maximum),
            "X-HubSpot-RateLimit-Daily-Remaining": str(self._daily.count(now)),
        }
