"""What the headers of an answer say of HubSpot's rate limits. It draws no conclusions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

import msgspec

_PREFIX = "x-hubspot-ratelimit-"


class RateLimitStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The budgets of an app, as HubSpot tells them in passing. Each number is None where its header is missing."""

    max: int | None = None
    """How many requests each interval has."""
    remaining: int | None = None
    """How many of them are left."""
    interval_milliseconds: int | None = None
    daily: int | None = None
    """How many requests each day has. HubSpot does not tell apps that use OAuth."""
    daily_remaining: int | None = None

    @classmethod
    def read(cls, headers: Mapping[str, str]) -> Self:
        """Reads the headers of an answer."""
        # Most lookups in httpx's headers are for what an answer does not have, and each goes through all of them.
        told = {name.lower(): text for name, text in headers.items() if name.lower().startswith(_PREFIX)}
        if not told:
            return cls()

        def number(name: str) -> int | None:
            text = told.get(_PREFIX + name, "")
            return int(text) if text.isascii() and text.isdecimal() and len(text) < _DIGITS else None

        return cls(
            max=number("max"),
            remaining=number("remaining"),
            interval_milliseconds=number("interval-milliseconds"),
            daily=number("daily"),
            daily_remaining=number("daily-remaining"),
        )

    def updated(self, newer: RateLimitStatus) -> RateLimitStatus:
        """What is known after a newer answer, which may tell less."""
        reported = {name: value for name, value in msgspec.structs.asdict(newer).items() if value is not None}
        return msgspec.structs.replace(self, **reported)


_DIGITS = 9
"""A number of that many digits is none of HubSpot's."""
