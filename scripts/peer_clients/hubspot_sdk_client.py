"""`hubspot-sdk`, HubSpot's client by Stainless. It speaks to the paths of a date version."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

import hubspot_sdk

from .operations import Peer, Trial, snake


class HubSpotSdk(Peer):
    """It takes everything by name, also the fields of the body."""

    package = "hubspot-sdk"

    def __init__(self, base_url: str, token: str) -> None:
        self._client = hubspot_sdk.HubSpot(access_token=token, base_url=base_url)

    def call(self, trial: Trial) -> Any:
        """Sends one request, and returns what the client returns, as it is."""
        name, *first = trial.arguments(self.package)
        named = {**trial.path, **trial.query, **(trial.body or {})}
        return attrgetter(name)(self._client)(*first, **{snake(name): value for name, value in named.items()})

    def as_json(self, answer: Any) -> Any:
        """An answer of the client, with HubSpot's names."""
        # HubSpot sends numbers where its own schema says text, and pydantic would warn of that.
        return None if answer is None else answer.to_dict(warnings=False)
