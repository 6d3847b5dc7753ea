"""The groups in which an object type's properties stand. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any

from hubapi_client import models
from hubapi_ext import endpoints
from hubapi_ext.resources import AsyncResource, SyncResource


class PropertyGroups(SyncResource):
    """The groups in which an object type's properties stand."""

    def archive(
        self,
        object_type: str,
        group_name: str,
    ) -> None:
        """Archives a group of properties.

        DELETE /crm/v3/properties/{objectType}/groups/{groupName}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/groups/delete-crm-v3-properties-objectType-groups-groupName

        It cannot be brought back. Its properties have to be archived or moved before.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            group_name: The internal name of the group.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.property_groups.archive("contacts", "pottery")
        """
        from hubapi_client.api.property_groups import archive_property_group

        return self._send(
            endpoints.call(
                archive_property_group,
                {
                    "object_type": object_type,
                    "group_name": group_name,
                },
            )
        )

    def create(
        self,
        object_type: str,
        body: models.PropertyGroupCreate | Mapping[str, Any],
    ) -> models.PropertyGroup:
        """Creates a group of properties.

        POST /crm/v3/properties/{objectType}/groups
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/groups/post-crm-v3-properties-objectType-groups

        The name of an archived group makes a new one.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            body: The group: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a PropertyGroup.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.property_groups.create("contacts", {"name": "pottery", "label": "Pottery"})
        """
        from hubapi_client.api.property_groups import create_property_group

        return self._send(
            endpoints.call(
                create_property_group,
                {
                    "body": body,
                    "object_type": object_type,
                },
            )
        )

    def get(
        self,
        object_type: str,
        group_name: str,
        *,
        locale: str | None = None,
    ) -> models.PropertyGroup:
        """Gets a group of properties.

        GET /crm/v3/properties/{objectType}/groups/{groupName}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/groups/get-crm-v3-properties-objectType-groups-groupName

        What it is called, and where it stands among the groups.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type of the records, by name or by type id.
            group_name: The internal name of the group.
            locale: The language of labels and descriptions. HubSpot does not say which values it takes.

        Returns:
            The answer, a PropertyGroup.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            group = hub.property_groups.get("contacts", "contactinformation")
            print(group.label)
        """
        from hubapi_client.api.property_groups import get_property_group

        return self._send(
            endpoints.call(
                get_property_group,
                {
                    "object_type": object_type,
                    "group_name": group_name,
                    "locale": locale,
                },
            )
        )

    def list(
        self,
        object_type: str,
        *,
        locale: str | None = None,
    ) -> builtins.list[models.PropertyGroup]:
        """Lists the groups of an object type's properties.

        GET /crm/v3/properties/{objectType}/groups
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/groups/get-crm-v3-properties-objectType-groups

        All in one answer. Archived groups cannot be listed.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type of the records, by name or by type id.
            locale: The language of labels and descriptions. HubSpot does not say which values it takes.

        Returns:
            A list of PropertyGroup.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for group in hub.property_groups.list("contacts"):
                print(group.name, group.label)
        """
        from hubapi_client.api.property_groups import list_property_groups

        return self._send(
            endpoints.field(
                list_property_groups,
                {
                    "object_type": object_type,
                    "locale": locale,
                },
                "results",
            )
        )

    def update(
        self,
        object_type: str,
        group_name: str,
        body: models.PropertyGroupUpdate | Mapping[str, Any],
    ) -> models.PropertyGroup:
        """Sets fields of a group of properties.

        PATCH /crm/v3/properties/{objectType}/groups/{groupName}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/groups/patch-crm-v3-properties-objectType-groups-groupName

        Its name cannot be changed.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            group_name: The internal name of the group.
            body: The fields to set: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a PropertyGroup.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.property_groups.update("contacts", "pottery", {"label": "Clay"})
        """
        from hubapi_client.api.property_groups import update_property_group

        return self._send(
            endpoints.call(
                update_property_group,
                {
                    "body": body,
                    "object_type": object_type,
                    "group_name": group_name,
                },
            )
        )


class AsyncPropertyGroups(AsyncResource):
    """The groups in which an object type's properties stand."""

    async def archive(
        self,
        object_type: str,
        group_name: str,
    ) -> None:
        """Archives a group of properties.

        DELETE /crm/v3/properties/{objectType}/groups/{groupName}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/groups/delete-crm-v3-properties-objectType-groups-groupName

        It cannot be brought back. Its properties have to be archived or moved before.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            group_name: The internal name of the group.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.property_groups.archive("contacts", "pottery")
        """
        from hubapi_client.api.property_groups import archive_property_group

        return await self._send(
            endpoints.call(
                archive_property_group,
                {
                    "object_type": object_type,
                    "group_name": group_name,
                },
            )
        )

    async def create(
        self,
        object_type: str,
        body: models.PropertyGroupCreate | Mapping[str, Any],
    ) -> models.PropertyGroup:
        """Creates a group of properties.

        POST /crm/v3/properties/{objectType}/groups
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/groups/post-crm-v3-properties-objectType-groups

        The name of an archived group makes a new one.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            body: The group: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a PropertyGroup.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.property_groups.create("contacts", {"name": "pottery", "label": "Pottery"})
        """
        from hubapi_client.api.property_groups import create_property_group

        return await self._send(
            endpoints.call(
                create_property_group,
                {
                    "body": body,
                    "object_type": object_type,
                },
            )
        )

    async def get(
        self,
        object_type: str,
        group_name: str,
        *,
        locale: str | None = None,
    ) -> models.PropertyGroup:
        """Gets a group of properties.

        GET /crm/v3/properties/{objectType}/groups/{groupName}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/groups/get-crm-v3-properties-objectType-groups-groupName

        What it is called, and where it stands among the groups.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type of the records, by name or by type id.
            group_name: The internal name of the group.
            locale: The language of labels and descriptions. HubSpot does not say which values it takes.

        Returns:
            The answer, a PropertyGroup.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            group = await hub.property_groups.get("contacts", "contactinformation")
            print(group.label)
        """
        from hubapi_client.api.property_groups import get_property_group

        return await self._send(
            endpoints.call(
                get_property_group,
                {
                    "object_type": object_type,
                    "group_name": group_name,
                    "locale": locale,
                },
            )
        )

    async def list(
        self,
        object_type: str,
        *,
        locale: str | None = None,
    ) -> builtins.list[models.PropertyGroup]:
        """Lists the groups of an object type's properties.

        GET /crm/v3/properties/{objectType}/groups
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/groups/get-crm-v3-properties-objectType-groups

        All in one answer. Archived groups cannot be listed.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type of the records, by name or by type id.
            locale: The language of labels and descriptions. HubSpot does not say which values it takes.

        Returns:
            A list of PropertyGroup.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for group in await hub.property_groups.list("contacts"):
                print(group.name, group.label)
        """
        from hubapi_client.api.property_groups import list_property_groups

        return await self._send(
            endpoints.field(
                list_property_groups,
                {
                    "object_type": object_type,
                    "locale": locale,
                },
                "results",
            )
        )

    async def update(
        self,
        object_type: str,
        group_name: str,
        body: models.PropertyGroupUpdate | Mapping[str, Any],
    ) -> models.PropertyGroup:
        """Sets fields of a group of properties.

        PATCH /crm/v3/properties/{objectType}/groups/{groupName}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/groups/patch-crm-v3-properties-objectType-groups-groupName

        Its name cannot be changed.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            group_name: The internal name of the group.
            body: The fields to set: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a PropertyGroup.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.property_groups.update("contacts", "pottery", {"label": "Clay"})
        """
        from hubapi_client.api.property_groups import update_property_group

        return await self._send(
            endpoints.call(
                update_property_group,
                {
                    "body": body,
                    "object_type": object_type,
                    "group_name": group_name,
                },
            )
        )
