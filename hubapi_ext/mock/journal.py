"""What every portal was asked and what it answered, within one budget of memory. It reads nothing of it."""

from collections import deque
from threading import Lock

from attrs import define, field

from hubapi_ext.mock.messages import Exchange


@define
class Journal:
    """Keeps exchanges by portal. Where they take too much memory, the portal that takes most loses its oldest."""

    most_bytes: int
    _lock: Lock = field(factory=Lock, init=False, repr=False)
    _exchanges: dict[str, deque[Exchange]] = field(factory=dict, init=False, repr=False)
    _sizes: dict[str, int] = field(factory=dict, init=False, repr=False)
    _total: int = field(default=0, init=False)

    def of(self, portal: str) -> list[Exchange]:
        """The exchanges of a portal, the oldest first."""
        with self._lock:
            return list(self._exchanges.get(portal, ()))

    def remember(self, portal: str, exchange: Exchange) -> None:
        """Adds an exchange."""
        with self._lock:
            self._exchanges.setdefault(portal, deque()).append(exchange)
            self._add(portal, exchange.size)
            while self._total > self.most_bytes:
                # The newest exchange of a portal is there to be looked at, however large it is.
                several = (one for one, exchanges in self._exchanges.items() if len(exchanges) > 1)
                largest = max(several, key=self._sizes.__getitem__, default=None)
                if largest is None:
                    break
                self._add(largest, -self._exchanges[largest].popleft().size)

    def clear(self, portal: str) -> None:
        """Forgets the exchanges of a portal."""
        with self._lock:
            self._exchanges.pop(portal, None)
            self._total -= self._sizes.pop(portal, 0)

    def _add(self, portal: str, size: int) -> None:
        self._sizes[portal] = self._sizes.get(portal, 0) + size
        self._total += size
