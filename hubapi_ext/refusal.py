"""What HubSpot says of something it refused, as data. Which exception holds it is not decided here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from hubapi_ext.rate_limit_status import RateLimitStatus

KEPT_BODY = 10_000
"""How many bytes of a body an exception keeps."""

_NO_RATE_LIMITS = RateLimitStatus()


class Refusal(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What HubSpot says of something it refused: a request, or one input of a batch. All of it may be missing."""

    # There may be one for every input of a batch. It holds no cycles, so the garbage collector need not look at it.

    status: int
    category: str | None = None
    """The kind of refusal, such as VALIDATION_ERROR. HubSpot keeps it stable."""
    sub_category: str | None = None
    message: str = ""
    correlation_id: str | None = None
    """What HubSpot's support asks for."""
    context: Mapping[str, Any] = msgspec.field(default_factory=dict)
    details: Sequence[Mapping[str, Any]] = ()
    """The single reasons, each with a `message` and often a `code` and `in`, the field that it speaks of."""
    links: Mapping[str, Any] = msgspec.field(default_factory=dict)
    """Pages that HubSpot points to."""
    policy_name: str | None = None
    """Which rate limit was exceeded, such as TEN_SECONDLY_ROLLING or DAILY."""
    retry_after: float | None = None
    """The seconds that HubSpot asks to wait."""
    rate_limits: RateLimitStatus = _NO_RATE_LIMITS
    """What the headers say of the budgets."""
    request: str = ""
    """Verb and path."""
    is_json: bool = True
    """Whether the body was one of HubSpot's own. A page may come from what stands before HubSpot."""
    scopes: Sequence[str] = ()
    """The scopes of which the operation needs one."""
    body: bytes = b""
    """The body as it came, cut after 10,000 bytes."""
    existing_id: str | None = None
    """The contact that exists already, where an endpoint of v1 names it."""

    def __repr__(self) -> str:
        # The scopes may be eighty, and the body is as long as it is.
        shown = [f"{name}={getattr(self, name)!r}" for name in self.__struct_fields__ if name not in ("scopes", "body")]
        return f"Refusal({', '.join(shown)})"

    def in_context(self, key: str) -> list[str]:
        """The values that the context, or the context of a detail, has under a key."""
        contexts = [self.context, *(detail.get("context") for detail in self.details)]
        found = [context[key] for context in contexts if isinstance(context, Mapping) and key in context]
        return [str(value) for values in found for value in (values if isinstance(values, list) else [values])]
