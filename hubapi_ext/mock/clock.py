"""A portal's clock, which a test can stop and turn. It tells the time; it lets nobody wait."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from attrs import define, field

TellTime = Callable[[], datetime]


def current_time() -> datetime:
    """The time by the machine's clock."""
    return datetime.now(UTC)


@define
class PortalClock:
    """Runs with another clock, ahead of it or behind it, or stands still."""

    source: TellTime = current_time
    _ahead: timedelta = field(default=timedelta(), init=False)
    _frozen_at: datetime | None = field(default=None, init=False)

    @property
    def frozen(self) -> bool:
        """Whether the clock stands still."""
        return self._frozen_at is not None

    def now(self) -> datetime:
        """The time, with a time zone."""
        return self._frozen_at or self.source() + self._ahead

    def freeze(self, at: datetime | None = None) -> None:
        """Stops the clock, where it is or at another time."""
        self._frozen_at = at or self.now()

    def advance(self, seconds: float) -> None:
        """Lets so many seconds pass at once. The clock runs on afterwards if it ran before."""
        if self._frozen_at is None:
            self._ahead += timedelta(seconds=seconds)
        else:
            self._frozen_at += timedelta(seconds=seconds)

    def resume(self) -> None:
        """Lets the clock run on from where it stands."""
        if self._frozen_at is not None:
            self._ahead, self._frozen_at = self._frozen_at - self.source(), None

    def reset(self) -> None:
        """Sets the clock by the one that it runs with."""
        self._ahead, self._frozen_at = timedelta(), None

    def turn(self, *, frozen: bool | None, now: datetime | None, advance: float) -> None:
        """Freezes the clock or lets it run, sets it, and puts it forward, in this order."""
        if frozen is not None:
            self.freeze() if frozen else self.resume()
        if now is not None:
            if now.tzinfo is None:
                raise ValueError("now: a time with a time zone")
            self.advance((now - self.now()).total_seconds())
        self.advance(advance)
