"""A portal's clock, which a test can stop and turn. It tells the time; it lets nobody wait."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from attrs import define, field

from hubapi_ext.mock.timestamps import in_utc

TellTime = Callable[[], datetime]

# Far enough from the ends of time that whoever counts from here does not meet them.
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = datetime(9000, 1, 1, tzinfo=UTC)


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
        self.turn(frozen=True, now=at)

    def advance(self, seconds: float) -> None:
        """Lets so many seconds pass at once. The clock runs on afterwards if it ran before."""
        self.turn(advance=seconds)

    def resume(self) -> None:
        """Lets the clock run on from where it stands."""
        self.turn(frozen=False)

    def reset(self) -> None:
        """Sets the clock by the one that it runs with."""
        self._ahead, self._frozen_at = timedelta(), None

    def turn(self, *, frozen: bool | None = None, now: datetime | None = None, advance: float = 0.0) -> None:
        """Freezes the clock or lets it run, sets it, and puts it forward, all at once or not at all.

        Raises ValueError where it would leave the years 1970 to 9000, or where `now` has no time zone.
        """
        source = self.source()
        start = (self._frozen_at or source + self._ahead) if now is None else in_utc(now, "now")
        try:
            moment = start + timedelta(seconds=advance)
        except OverflowError:
            moment = datetime.max.replace(tzinfo=UTC)
        if not _EARLIEST <= moment < _LATEST:
            raise ValueError("The clock goes from the year 1970 to the year 9000")
        if self.frozen if frozen is None else frozen:
            self._frozen_at = moment
        else:
            self._ahead, self._frozen_at = moment - source, None
