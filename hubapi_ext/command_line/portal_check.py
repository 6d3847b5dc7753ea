"""What HubSpot tells of a token, its portal and its limits, and the same in words. It prints nothing.

Nothing tells all of it to every token. An answer to a cheap list shows that the token is good, and its headers the
limits. Two requests that not every token may make tell the portal and the scopes. And which object types can be read is
tried out. All of them read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from attrs import field, frozen

from hubapi_client.api.objects import list_objects
from hubapi_client.api.owners import list_owners
from hubapi_client.operations import PATH_VERSIONS, VERSIONS
from hubapi_ext.errors import AuthenticationError, InvalidResponseError, PermissionDeniedError, RefusedError
from hubapi_ext.hub import HubApi
from hubapi_ext.jobs.scopes import TOKEN_INFORMATION
from hubapi_ext.rate_limit_status import RateLimitStatus
from hubapi_ext.transport.versions import dated_versions

USUAL_TYPES: tuple[str, ...] = ("contacts", "companies", "deals", "tickets")
"""What is tried where no types are named."""


@frozen(kw_only=True)
class PortalCheck:
    """What is known of a token and its portal. What HubSpot does not tell is None."""

    base_url: str
    refusal: str | None = None
    """Why HubSpot does not take the token; None where it does."""
    portal_id: int | None = None
    time_zone: str | None = None
    app_id: int | None = None
    scopes: tuple[str, ...] | None = None
    unreadable: Mapping[str, str | None] = field(factory=dict)
    """By what was tried, `owners` and object types: why it cannot be read, or None where it can."""
    rate_limits: RateLimitStatus = field(factory=RateLimitStatus)
    api_version: str | None = None

    @property
    def ends(self) -> date:
        """When HubSpot's support for the paths in use ends, or for the first of them."""
        return min(VERSIONS[version] for version in ([self.api_version] if self.api_version else PATH_VERSIONS))

    def as_json(self) -> dict[str, Any]:
        """The same for machines."""
        limits = self.rate_limits
        return {
            "base_url": self.base_url,
            "token": {"accepted": self.refusal is None, "refusal": self.refusal, "app_id": self.app_id},
            "portal": {"id": self.portal_id, "time_zone": self.time_zone},
            "scopes": None if self.scopes is None else list(self.scopes),
            "readable": {name: reason is None for name, reason in self.unreadable.items()},
            "limits": {
                "requests": limits.max,
                "interval_milliseconds": limits.interval_milliseconds,
                "remaining": limits.remaining,
                "daily": limits.daily,
                "daily_remaining": limits.daily_remaining,
            },
            "api": {"version": self.api_version, "ends": self.ends.isoformat()},
        }


def check_portal(hub: HubApi, token: str, object_types: Sequence[str]) -> PortalCheck:
    """Asks HubSpot what it tells of the token, and whether it may read these object types.

    Raises TransportError or RefusedError where HubSpot cannot say whether the token is good.
    """
    settings = hub.settings
    try:
        unreadable = {"owners": _reason(hub, list_owners, limit=1)}
    except AuthenticationError as error:
        return PortalCheck(base_url=settings.base_url, refusal=str(error), api_version=settings.api_version)
    unreadable |= {name: _reason(hub, list_objects, name, limit=1) for name in object_types}
    # Neither path has a fragment, and HubSpot gives neither to every token.
    account = _told(hub, "GET", "/account-info/v3/details")
    grants = _told(hub, "POST", TOKEN_INFORMATION, json={"tokenKey": token})
    scopes = grants.get("scopes")
    return PortalCheck(
        base_url=settings.base_url,
        portal_id=account.get("portalId", grants.get("hubId")),
        time_zone=account.get("timeZone"),
        app_id=grants.get("appId"),
        scopes=tuple(sorted(map(str, scopes))) if isinstance(scopes, list) else None,
        unreadable=unreadable,
        rate_limits=hub.rate_limits,
        api_version=settings.api_version,
    )


def _reason(hub: HubApi, endpoint: Any, *args: Any, **kwargs: Any) -> str | None:
    """Why a list cannot be read, or None where it can."""
    try:
        hub.send(endpoint, *args, **kwargs)
    except PermissionDeniedError as error:
        scopes = error.required_scopes or error.sufficient_scopes
        return f"needs one of the scopes {', '.join(scopes)}" if scopes else error.message
    except AuthenticationError:
        raise
    except RefusedError as error:
        if not 400 <= error.status < 429:
            # It says nothing of what may be read.
            raise
        return error.message
    return None


def _told(hub: HubApi, method: str, path: str, **options: Any) -> Mapping[str, Any]:
    """What an answer says, or nothing where this token gets none."""
    try:
        answer = hub.request(method, path, replay="read", **options).json()
    except (RefusedError, InvalidResponseError):
        return {}
    return answer if isinstance(answer, dict) else {}


def in_words(check: PortalCheck) -> list[str]:
    """The same for people, in lines."""
    facts = [("HubSpot", check.base_url)]
    if check.refusal is not None:
        facts.append(("Token", f"refused: {check.refusal}"))
    else:
        facts += [
            ("Token", "accepted" if check.app_id is None else f"accepted, of the app {check.app_id}"),
            ("Portal", _portal_text(check)),
            ("Scopes", _UNTOLD if check.scopes is None else ", ".join(check.scopes) or "none"),
            ("Readable", ", ".join(name for name, reason in check.unreadable.items() if reason is None) or "nothing"),
            *(("Unreadable", f"{name}: {reason}") for name, reason in check.unreadable.items() if reason is not None),
            ("Limits", _interval_text(check.rate_limits)),
            ("", _day_text(check)),
        ]
    facts.append(("API", _api_text(check)))
    return [f"{name:<12}{text}" for name, text in facts]


_UNTOLD = "not told for this token"


def _portal_text(check: PortalCheck) -> str:
    if check.portal_id is None:
        return _UNTOLD
    return f"{check.portal_id}, time zone {check.time_zone}" if check.time_zone else str(check.portal_id)


def _interval_text(limits: RateLimitStatus) -> str:
    if limits.max is None:
        return "requests in a short time: not told"
    seconds = f"{limits.interval_milliseconds / 1000:g} seconds" if limits.interval_milliseconds else "interval"
    remaining = f", {limits.remaining:,} left" if limits.remaining is not None else ""
    return f"{limits.max:,} requests each {seconds}{remaining}"


def _day_text(check: PortalCheck) -> str:
    limits = check.rate_limits
    if limits.daily is None:
        return "requests of a day: not told, as for apps that use OAuth"
    remaining = f", {limits.daily_remaining:,} left" if limits.daily_remaining is not None else ""
    midnight = f"midnight in {check.time_zone or 'the time zone of the account'}"
    return f"{limits.daily:,} requests a day{remaining}, until {midnight}"


def _api_text(check: PortalCheck) -> str:
    if check.api_version is not None:
        return f"version {check.api_version}, which HubSpot supports until {check.ends}"
    newest = dated_versions()[-1]
    versions = " and ".join(f"{version} until {VERSIONS[version]}" for version in PATH_VERSIONS)
    return f"paths as documented: {versions}; --api-version {newest} is supported until {VERSIONS[newest]}"
