"""`hubspot-api-client`, HubSpot's client by openapi-generator. It speaks to the documented paths."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

import hubspot

from .operations import Peer, Trial, snake


class HubSpotApiClient(Peer):
    """It takes the parameters of the path in their order, then the body."""

    package = "hubspot-api-client"

    def __init__(self, base_url: str, token: str) -> None:
        self._client = hubspot.Client.create(access_token=token, host=base_url)

    def call(self, trial: Trial) -> Any:
        """Sends one request, and returns what the client returns, as it is."""
        name, *first = trial.arguments(self.package)
        body = [] if trial.body is None else [trial.body]
        query = {snake(name): value for name, value in trial.query.items()}
        return attrgetter(name)(self._client)(*first, *trial.path.values(), *body, **query)

    def as_json(self, answer: Any) -> Any:
        """An answer of the client, with HubSpot's names."""
        return self._client.crm.objects.basic_api.api_client.sanitize_for_serialization(answer)
