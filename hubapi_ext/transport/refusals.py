"""Reads an answer that is no success, and tells which exception it becomes. Nothing is sent again from here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any

import msgspec

from hubapi_ext.errors import (
    AuthenticationError,
    BadRequestError,
    ConflictError,
    DailyLimitError,
    ExpiredTokenError,
    LabelLimitError,
    LockedError,
    MigrationError,
    MissingScopesError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    RefusedError,
    ServerError,
)
from hubapi_ext.rate_limit_status import RateLimitStatus
from hubapi_ext.refusal import KEPT_BODY, Refusal

# By status and by what HubSpot keeps stable, the policy or the category; and by status alone.
_CLASSES: Mapping[tuple[int, str | None], type[RefusedError]] = {
    (207, "VALIDATION_ERROR"): BadRequestError,
    (207, "OBJECT_NOT_FOUND"): NotFoundError,
    (207, "CONFLICT"): ConflictError,
    (207, "OBJECT_ALREADY_EXISTS"): ConflictError,
    (400, None): BadRequestError,
    (401, "EXPIRED_AUTHENTICATION"): ExpiredTokenError,
    (401, None): AuthenticationError,
    (403, "MISSING_SCOPES"): MissingScopesError,
    (403, None): PermissionDeniedError,
    (404, None): NotFoundError,
    (409, None): ConflictError,
    (423, None): LockedError,
    (437, None): LabelLimitError,
    (429, "DAILY"): DailyLimitError,
    (429, "MONTHLY"): DailyLimitError,
    (429, None): RateLimitError,
    (477, None): MigrationError,
    # HubSpot has been seen to say so with 500.
    (500, "DAILY"): DailyLimitError,
    (500, "MONTHLY"): DailyLimitError,
    (500, "RATE_LIMIT"): RateLimitError,
    (500, "RATE_LIMITS"): RateLimitError,
    (530, None): AuthenticationError,
}


def refused(refusal: Refusal) -> RefusedError:
    """The exception for a refusal."""
    made = _class_of(refusal.status, refusal.policy_name, refusal.category)(refusal)
    if isinstance(made, ExpiredTokenError) and _is_unreadable_token(made):
        made = AuthenticationError(refusal)
    if isinstance(made, RateLimitError) and not refusal.policy_name and refusal.rate_limits.daily_remaining == 0:
        made = DailyLimitError(refusal)
    if isinstance(made, ServerError):
        # A refusal below 500 is an answer: nothing was done.
        made.may_have_been_applied = True
    return made


@lru_cache
def _class_of(status: int, *names: str | None) -> type[RefusedError]:
    """The class for a status, by the first of the names that says more."""
    known = [name for name in names if name is not None]
    found = [_CLASSES[status, name] for name in (*known, None) if (status, name) in _CLASSES]
    return found[0] if found else ServerError if status >= 500 else RefusedError


def _is_unreadable_token(error: ExpiredTokenError) -> bool:
    """Whether the token is one that HubSpot could not read, which it takes for one that expired in 1970."""
    return any(value.startswith("1970-01-01") for value in error.refusal.in_context("expire time"))


def read_refusal(
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    *,
    request: str,
    now: float,
    scopes: tuple[str, ...] = (),
) -> Refusal:
    """Reads an answer that is no success. Its body may be JSON of any shape, HTML, text, or nothing.

    Args:
        status: Its status.
        headers: Its headers, found in whatever case.
        body: Its body, or the beginning of it.
        request: Verb and path of the request.
        now: The time, in seconds since 1970.
        scopes: The scopes of which the operation needs one.
    """
    content = _json_object(body)
    return Refusal(
        status=status,
        category=_text(content.get("category") or content.get("errorType")),
        sub_category=_text(content.get("subCategory")),
        message=_text(content.get("message")) or _page_text(headers, body, content),
        correlation_id=_text(content.get("correlationId")) or headers.get("x-hubspot-correlation-id"),
        context=_map(content.get("context")),
        details=details(content.get("errors")),
        links=_map(content.get("links")),
        policy_name=_text(content.get("policyName")),
        retry_after=_retry_after(headers.get("retry-after"), now),
        rate_limits=RateLimitStatus.read(headers),
        request=request,
        is_json=bool(content),
        scopes=scopes,
        body=body[:KEPT_BODY],
        existing_id=_existing_id(content),
    )


def largest_batch(refusal: Refusal) -> int | None:
    """How many inputs a request may have, where a refusal says so; None where it does not."""
    found = re.search(r"maximum number of inputs\b.*? is ([1-9](?:,?[0-9]){0,6})(?![0-9])", refusal.message)
    return int(found[1].replace(",", "")) if found else None


def details(content: object) -> tuple[Mapping[str, Any], ...]:
    """The single reasons of a refusal: HubSpot lists objects, and sometimes texts."""
    listed = content if isinstance(content, list) else ()
    return tuple(detail if isinstance(detail, dict) else {"message": str(detail)} for detail in listed)


def _existing_id(content: Mapping[str, Any]) -> str | None:
    """The contact that a refusal of v1 names: such an endpoint calls an id vid."""
    vid = _map(content.get("identityProfile")).get("vid")
    return str(vid) if isinstance(vid, int | str) and not isinstance(vid, bool) else None


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        content = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        content = None
    return content if isinstance(content, dict) else {}


def _page_text(headers: Mapping[str, str], body: bytes, content: Mapping[str, Any]) -> str:
    """What a body that is not HubSpot's JSON says: the title of a page, or a line of text."""
    if content:
        return ""
    text = body[:KEPT_BODY].decode(errors="replace")
    if "html" in headers.get("content-type", "") or text.lstrip().startswith("<"):
        title = re.search(r"<title>\s*([^<]*)", text, re.IGNORECASE)
        text = title[1] if title else ""
    elif not headers.get("content-type", "").startswith("text/"):
        return ""
    return " ".join(text.split())[:_LINE]


_LINE = 200
"""How much of a text makes a message."""


def _retry_after(value: str | None, now: float) -> float | None:
    """The seconds of a Retry-After header, which may name a date; None where there is none that can be read."""
    text = (value or "").strip()
    if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", text):
        return float(text)
    try:
        until = parsedate_to_datetime(text)
        # A date without a zone is meant in UTC.
        moment = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, moment.timestamp() - now)
    except (ValueError, OverflowError):
        return None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
