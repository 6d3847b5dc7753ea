"""What the processes of a shared limit tell each other: how large the window is, how slowly to go, what counts.

It keeps what is to be told until somebody may wait for the place where it is told, and what was heard there last.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import define, field

from hubapi_ext.transport.clocks import Clock

if TYPE_CHECKING:
    from hubapi_ext.transport.buckets import Shared

PERIOD = 0.25
"""After how many seconds the others are heard again."""
PATIENCE = 5.0
"""After how many seconds again, when that has failed."""


@define(eq=False)
class Notices:
    """Of one budget. Everything but `exchange` waits for nothing."""

    clock: Clock
    _heard: dict[str, str] = field(factory=dict, init=False)
    _untold: dict[str, tuple[str, float]] = field(factory=dict, init=False)
    _next_at: float = field(default=-math.inf, init=False)

    @property
    def is_due(self) -> bool:
        """Whether there is something to tell, or it is time to hear the others."""
        return self.clock.monotonic() >= self._next_at

    def tell(self, key: str, value: str, seconds: float, *, at_once: bool = False) -> None:
        """Tells the others something that holds for so many seconds."""
        self._untold[key] = (value, self.clock.time() + seconds)
        if at_once:
            self._next_at = -math.inf

    def get(self, key: str) -> str | None:
        """What was told last under this key."""
        return self._heard.get(key)

    def all(self, prefix: str) -> Iterator[str]:
        """What was told last under all keys that begin so."""
        return (value for key, value in tuple(self._heard.items()) if key.startswith(prefix))

    def exchange(self, bucket: Shared) -> None:
        """Tells the others what they should know, and hears what they have told."""
        self._next_at = self.clock.monotonic() + PATIENCE
        while self._untold:
            key, (value, until) = next(iter(self._untold.items()))
            bucket.tell(key, value, int(until * 1000))
            if self._untold[key] == (value, until):
                del self._untold[key]
        self._heard = bucket.heard(int(self.clock.time() * 1000))
        self._next_at = self.clock.monotonic() + PERIOD
