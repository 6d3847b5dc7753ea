"""Effects that hinder an answer on its way: late, slow, cut off, or not at all."""

from math import inf
from random import Random

from attrs import evolve

from hubapi_ext.mock.effects.kinds import DAY, Kind
from hubapi_ext.mock.messages import Delivery


class Hindrance(Kind, frozen=True):
    """Something that happens to an answer on its way."""

    def hinder(self, delivery: Delivery, body: bytes, chance: Random) -> Delivery:
        """How the answer is delivered then."""
        raise NotImplementedError


class Latency(Hindrance, frozen=True):
    """Seconds that pass before the answer: always the same, or up to `at_most` by chance."""

    seconds: float
    at_most: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.seconds <= (self.seconds if self.at_most is None else self.at_most) <= DAY:
            raise ValueError("seconds must be a number ≥ 0 and up to atMost, which is a day at most")

    def hinder(self, delivery: Delivery, body: bytes, chance: Random) -> Delivery:
        """The delay, on top of others."""
        seconds = self.seconds if self.at_most is None else chance.uniform(self.seconds, self.at_most)
        return evolve(delivery, delay=delivery.delay + seconds)


class SlowBody(Hindrance, frozen=True):
    """A body that comes slowly."""

    bytes_per_second: float

    def __post_init__(self) -> None:
        if not 1 / DAY <= self.bytes_per_second < inf:
            raise ValueError("bytesPerSecond must be a number > 0; a byte takes a day at most")

    def hinder(self, delivery: Delivery, body: bytes, chance: Random) -> Delivery:
        """The speed."""
        return evolve(delivery, bytes_per_second=self.bytes_per_second)


class TruncatedBody(Hindrance, frozen=True):
    """A body that ends too soon, with the connection. The operation has been done."""

    kept: float = 0.5
    """Which share of the body arrives."""

    def __post_init__(self) -> None:
        if not 0 <= self.kept < 1:
            raise ValueError("kept must be a number from 0 to below 1")

    def hinder(self, delivery: Delivery, body: bytes, chance: Random) -> Delivery:
        """Where the body ends."""
        # Where there is nothing to cut off, nothing is missed.
        return evolve(delivery, kept_bytes=int(len(body) * self.kept)) if body else delivery


class ConnectionReset(Hindrance, frozen=True):
    """A connection that is reset instead of an answer, before or after what was asked for has been done."""

    applied: bool = False

    def hinder(self, delivery: Delivery, body: bytes, chance: Random) -> Delivery:
        """The end of the connection."""
        return evolve(delivery, reset=True)
