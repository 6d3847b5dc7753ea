"""An application: it registers the boats of a harbour, and finds them again."""

from __future__ import annotations

from collections.abc import Iterable

from acme_hubspot import AsyncHubApi, HubApi
from acme_hubspot.api.boats import get_boat_inspection
from acme_hubspot.models import BoatInput, ReturnedBoat
from hubapi_ext import where


def register(hub: HubApi, names: Iterable[str]) -> dict[str, str]:
    """Registers boats, and returns why some could not be, by their names."""
    boats = [BoatInput(name=name, berth="quay") for name in names]
    result = hub.boats.create_many(boats)
    return {boats[outcome.index].name: type(outcome.error).__name__ for outcome in result.failed}


def names(hub: HubApi) -> list[str]:
    """The names of all boats."""
    return [boat.name for boat in hub.boats.list()]


async def first(hub: AsyncHubApi) -> ReturnedBoat | None:
    """A boat that can be hired at once; a first one is registered where there is none."""
    async for boat in hub.boats.list():
        return boat
    return (await hub.boats.create_many([{"name": "Argo"}])).results[0]


def inspected(hub: HubApi, boat: str) -> ReturnedBoat:
    """A boat as it was last inspected."""
    return hub.send(get_boat_inspection, boat)


def skipper(hub: HubApi, email: str) -> str | None:
    """The contact who has an address: hubapi's own resources are there, too."""
    contact = hub.contacts.search(where("email") == email).first()
    return contact.id if contact else None
