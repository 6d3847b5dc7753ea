"""Which operations count in the window although HubSpot calls them exempt, as their answers have shown, and until when.

What an answer shows is decided in `exempt_budget`.
"""

from __future__ import annotations

import logging

from attrs import define, field

from hubapi_ext.transport.clocks import Clock
from hubapi_ext.transport.notices import Notices

_logger = logging.getLogger("hubapi")

HOUR = 3600.0
"""How long an operation counts. Then it is tried again."""
_NOTICE = "counts "


@define(eq=False)
class Exemptions:
    """Of one window. A new client takes what HubSpot documents for true."""

    clock: Clock
    notices: Notices
    """Of the processes that share the window."""
    _until: dict[str, float] = field(factory=dict, init=False)
    _logged: set[str] = field(factory=set, init=False)

    def counts(self, operation: str) -> bool:
        """Whether an operation counts after all."""
        now = self.clock.monotonic()
        if self._until.get(operation, now) > now:
            return True
        ends_at = self.notices.get(_NOTICE + operation)
        left = float(ends_at) - self.clock.time() if ends_at else 0.0
        if left <= 0:
            return False
        self._until[operation] = now + left
        self._log(operation, "another process has found so")
        return True

    def end(self, operation: str, reason: str) -> None:
        """Takes in that an operation counts, and tells the others."""
        self._until[operation] = self.clock.monotonic() + HOUR
        self.notices.tell(_NOTICE + operation, str(self.clock.time() + HOUR), HOUR, at_once=True)
        self._log(operation, reason)

    def _log(self, operation: str, reason: str) -> None:
        if operation not in self._logged:
            self._logged.add(operation)
            text = "%s is counted in the rate limit's window from now on, although HubSpot documents it as exempt: %s"
            _logger.info(text, operation, reason)
