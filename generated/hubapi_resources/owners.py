"""The users and queues that records can belong to. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from typing import Literal

from hubapi_client import models
from hubapi_ext import endpoints
from hubapi_ext.batches.tasks import AsyncStream
from hubapi_ext.batches.threads import Stream
from hubapi_ext.resources import AsyncResource, SyncResource


class Owners(SyncResource):
    """The users and queues that records can belong to."""

    def get(
        self,
        owner_id: str | int,
        *,
        id_property: Literal["id", "userId"] | None = None,
        archived: bool | None = None,
    ) -> models.PublicOwner:
        """Gets an owner.

        GET /crm/v3/owners/{ownerId}
        https://developers.hubspot.com/docs/api-reference/crm-crm-owners-v3/owners/get-crm-v3-owners-ownerId

        By its own id, or by that of its user.

        A token needs the scope crm.objects.owners.read or automation.

        Args:
            owner_id: The id of the owner, or that of its user.
            id_property: Which id is given, that of the owner or that of its user; the owner's, unless it is named.
            archived: Whether to get an owner that was archived, and none that was not.

        Returns:
            The answer, a PublicOwner.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            owner = hub.owners.get(2001)
            same = hub.owners.get(3001, id_property="userId")
        """
        from hubapi_client.api.owners import get_owner

        return self._send(
            endpoints.call(
                get_owner,
                {
                    "owner_id": owner_id,
                    "id_property": id_property,
                    "archived": archived,
                },
            )
        )

    def list(
        self,
        *,
        email: str | None = None,
        archived: bool | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Stream[models.PublicOwner]:
        """Lists the owners of an account.

        GET /crm/v3/owners
        https://developers.hubspot.com/docs/api-reference/crm-crm-owners-v3/owners/get-crm-v3-owners

        Owners are the users and queues that records can belong to. HubSpot answers with a page at a time.

        A token needs the scope crm.objects.owners.read or automation.

        Args:
            email: The e-mail address of the owner to find; without it all owners.
            archived: Whether to list what was archived, and nothing else.
            after: The `paging.next.after` of the page before; without it the first page.
            limit: How many owners a page has at most; as many as HubSpot allows, unless it is given.

        Returns:
            A stream of PublicOwners.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.
            RepeatedCursorError: A page leads to itself.

        Example:
            for owner in hub.owners.list():
                print(owner)
        """
        from hubapi_client.api.owners import list_owners

        return self._iterate(
            endpoints.pages(
                list_owners,
                {
                    "email": email,
                    "archived": archived,
                    "limit": limit,
                },
                after,
            )
        )


class AsyncOwners(AsyncResource):
    """The users and queues that records can belong to."""

    async def get(
        self,
        owner_id: str | int,
        *,
        id_property: Literal["id", "userId"] | None = None,
        archived: bool | None = None,
    ) -> models.PublicOwner:
        """Gets an owner.

        GET /crm/v3/owners/{ownerId}
        https://developers.hubspot.com/docs/api-reference/crm-crm-owners-v3/owners/get-crm-v3-owners-ownerId

        By its own id, or by that of its user.

        A token needs the scope crm.objects.owners.read or automation.

        Args:
            owner_id: The id of the owner, or that of its user.
            id_property: Which id is given, that of the owner or that of its user; the owner's, unless it is named.
            archived: Whether to get an owner that was archived, and none that was not.

        Returns:
            The answer, a PublicOwner.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            owner = await hub.owners.get(2001)
            same = await hub.owners.get(3001, id_property="userId")
        """
        from hubapi_client.api.owners import get_owner

        return await self._send(
            endpoints.call(
                get_owner,
                {
                    "owner_id": owner_id,
                    "id_property": id_property,
                    "archived": archived,
                },
            )
        )

    def list(
        self,
        *,
        email: str | None = None,
        archived: bool | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> AsyncStream[models.PublicOwner]:
        """Lists the owners of an account.

        GET /crm/v3/owners
        https://developers.hubspot.com/docs/api-reference/crm-crm-owners-v3/owners/get-crm-v3-owners

        Owners are the users and queues that records can belong to. HubSpot answers with a page at a time.

        A token needs the scope crm.objects.owners.read or automation.

        Args:
            email: The e-mail address of the owner to find; without it all owners.
            archived: Whether to list what was archived, and nothing else.
            after: The `paging.next.after` of the page before; without it the first page.
            limit: How many owners a page has at most; as many as HubSpot allows, unless it is given.

        Returns:
            A stream of PublicOwners.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.
            RepeatedCursorError: A page leads to itself.

        Example:
            async for owner in hub.owners.list():
                print(owner)
        """
        from hubapi_client.api.owners import list_owners

        return self._iterate(
            endpoints.pages(
                list_owners,
                {
                    "email": email,
                    "archived": archived,
                    "limit": limit,
                },
                after,
            )
        )
