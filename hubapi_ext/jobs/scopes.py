"""Which scopes a token has, as far as HubSpot tells, and which a load lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from hubapi_client.object_types import object_type_facts
from hubapi_ext.errors import HubApiError
from hubapi_ext.hub import AsyncHubApi, HubApi
from hubapi_ext.jobs.questions import Question
from hubapi_ext.transport.masking import Secret

TOKEN_INFORMATION = "/oauth/v2/private-apps/get/access-token-info"  # noqa: S105 - a path
"""It has no fragment, and tells of the tokens of private apps alone."""


def granted_scopes(hub: HubApi) -> Collection[str] | None:
    """The scopes of the hub's token; None where HubSpot does not tell them."""
    if (asked := _asked(hub)) is None:
        return None
    try:
        return _read(hub.request("POST", TOKEN_INFORMATION, replay="read", json=asked).json())
    except HubApiError:
        return None


async def granted_scopes_async(hub: AsyncHubApi) -> Collection[str] | None:
    """The same, without blocking the event loop."""
    if (asked := _asked(hub)) is None:
        return None
    try:
        return _read((await hub.request("POST", TOKEN_INFORMATION, replay="read", json=asked)).json())
    except HubApiError:
        return None


def _asked(hub: HubApi | AsyncHubApi) -> Mapping[str, str] | None:
    token = hub.settings.token
    # What supplies tokens, such as an OAuth app, has none of a private app's.
    return {"tokenKey": token.reveal()} if isinstance(token, Secret) else None


def _read(answer: Any) -> Collection[str] | None:
    scopes = answer.get("scopes") if isinstance(answer, dict) else None
    return frozenset(map(str, scopes)) if isinstance(scopes, list) else None


def missing_scopes(question: Question, granted: Collection[str]) -> tuple[str, ...]:
    """What a token with these scopes lacks for a job: for each need, the scopes one of which would do."""
    return tuple(
        " or ".join(needed) for needed in dict.fromkeys(_needed(question)) if needed and not set(needed) & set(granted)
    )


def _needed(question: Question) -> Iterator[tuple[str, ...]]:
    into = object_type_facts(question.into)
    yield into.write_scopes
    if question.only_changes or question.keep_before or question.mode == "archive":
        yield into.read_scopes
    for association in question.associations:
        other = object_type_facts(association.end.object_type)
        yield other.read_scopes
        if question.missing == "create":
            yield other.write_scopes
