"""The settings of a hub, from arguments and then from the environment. They never change once they are made."""

from __future__ import annotations

import os
from importlib.metadata import version
from typing import Self

import httpx
from attrs import field, frozen

from hubapi_client.client import DEFAULT_TIMEOUT
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

    @classmethod
    def gather(cls, *, token: str | None, base_url: str | None, timeout: float | httpx.Timeout | None) -> Self:
        """The settings: what is given, else HUBSPOT_ACCESS_TOKEN and HUBSPOT_BASE_URL, else the defaults.

        Raises ConfigurationError when there is no token, or a setting is not what it should be.
        """
        token = token if token is not None else os.environ.get("HUBSPOT_ACCESS_TOKEN", "")
        if not isinstance(token, str) or not token.strip() or not token.isascii() or len(token.split()) != 1:
            # The token itself is never shown, not even a wrong one.
            problem = "there is no token" if not token else "the token has spaces, line feeds or letters that none has"
            raise ConfigurationError(f"{problem}; give HubApi(token) or set HUBSPOT_ACCESS_TOKEN")
        base_url = (base_url or os.environ.get("HUBSPOT_BASE_URL") or SERVER).rstrip("/")
        if not base_url.startswith(("https://", "http://")):
            raise ConfigurationError(f"base_url is {base_url!r}; it begins with https:// or http://")
        if timeout is None:
            timeout = DEFAULT_TIMEOUT
        elif isinstance(timeout, int | float):
            if timeout <= 0:
                raise ConfigurationError(f"timeout is {timeout!r}; it is a number of seconds above 0")
            timeout = httpx.Timeout(timeout)
        return cls(token=token.strip(), base_url=base_url, timeout=timeout)
