"""The settings of a hub, from arguments and then from the environment. They never change once they are made."""

from __future__ import annotations

import math
import os
import re
from importlib.metadata import version
from typing import Self

import httpx
from attrs import field, frozen

from hubapi_client.client import DEFAULT_TIMEOUT
from hubapi_client.errors import shortened
from hubapi_client.operations import SERVER
from hubapi_ext.errors import ConfigurationError

MAX_RESPONSE_BYTES = 256 * 1024 * 1024
"""What an answer may come to, decompressed. A full batch read with full pages is about a quarter of it."""


def _user_agent() -> str:
    return f"hubapi/{version('hubapi')}"


@frozen(kw_only=True)
class Settings:
    """How a hub talks to HubSpot."""

    token: str = field(repr=False)
    base_url: str
    timeout: httpx.Timeout
    user_agent: str = field(factory=_user_agent)
    max_response_bytes: int = MAX_RESPONSE_BYTES

    @property
    def origin(self) -> tuple[str, str, int | None]:
        """Scheme, host and port: the only place that the token is sent to."""
        return origin(httpx.URL(self.base_url))

    @classmethod
    def gather(cls, *, token: str | None, base_url: str | None, timeout: float | httpx.Timeout | None) -> Self:
        """The settings: what is given, else HUBSPOT_ACCESS_TOKEN and HUBSPOT_BASE_URL, else the defaults.

        Raises ConfigurationError when there is no token, or a setting is not what it should be.
        """
        token = token if token is not None else os.environ.get("HUBSPOT_ACCESS_TOKEN", "")
        if not isinstance(token, str) or not re.fullmatch(r"[\x21-\x7e]+", token):
            # The token itself is never shown, not even a wrong one.
            problem = "there is no token" if token == "" else "the token is not text without spaces"
            raise ConfigurationError(f"{problem}; give HubApi(token) or set HUBSPOT_ACCESS_TOKEN")
        base_url = base_url if base_url is not None else os.environ.get("HUBSPOT_BASE_URL") or SERVER
        return cls(token=token, base_url=_checked_url(base_url), timeout=_checked_timeout(timeout))


def origin(url: httpx.URL) -> tuple[str, str, int | None]:
    """Scheme, host and port of an address."""
    return url.scheme, url.host, url.port


def _checked_url(base_url: object) -> str:
    try:
        url = httpx.URL(base_url) if isinstance(base_url, str) else None
    except httpx.InvalidURL:
        url = None
    if url is None or url.scheme not in ("https", "http") or not url.host or " " in str(base_url) or url.userinfo:
        allowed = "it is an address such as https://api.hubapi.com, without a name and password"
        raise ConfigurationError(f"base_url is {shortened(base_url)}; {allowed}")
    return str(base_url).rstrip("/")


def _checked_timeout(timeout: float | httpx.Timeout | None) -> httpx.Timeout:
    if timeout is None:
        return DEFAULT_TIMEOUT
    phases = list(timeout.as_dict().values()) if isinstance(timeout, httpx.Timeout) else [timeout]
    for seconds in phases:
        is_number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
        if seconds is None or not is_number or not 0 < seconds < math.inf:
            raise ConfigurationError(f"timeout is {timeout!r}; it is a number of seconds above 0, for every phase")
    return httpx.Timeout(timeout)
