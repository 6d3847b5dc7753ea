"""Labels, which say how two records are linked. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

import builtins

from hubapi_client import models
from hubapi_ext import endpoints
from hubapi_ext.resources import AsyncResource, SyncResource


class AssociationLabels(SyncResource):
    """Labels, which say how two records are linked."""

    def archive(
        self,
        from_object_type: str,
        to_object_type: str,
        association_type_id: int,
    ) -> None:
        """Deletes a label.

        DELETE /crm/associations/v4/{fromObjectType}/{toObjectType}/labels/{associationTypeId}
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definitions/delete-crm-associations-v4-fromObjectType-toObjectType-labels-associationTypeId

        Both directions go. Records that had it stay associated, without it.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            association_type_id: The number of the label in either direction.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.association_labels.archive("contacts", "companies", 37)
        """
        from hubapi_client.api.association_labels import archive_association_label

        return self._send(
            endpoints.call(
                archive_association_label,
                {
                    "from_object_type": from_object_type,
                    "to_object_type": to_object_type,
                    "association_type_id": association_type_id,
                },
            )
        )

    def create(
        self,
        from_object_type: str,
        to_object_type: str,
        label: str,
        name: str,
        *,
        inverse_label: str | None = None,
    ) -> builtins.list[models.AssociationSpecWithLabel]:
        """Creates a label for associations between two object types.

        POST /crm/associations/v4/{fromObjectType}/{toObjectType}/labels
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definitions/post-crm-associations-v4-fromObjectType-toObjectType-labels

        With an inverse label it is a pair of labels, one for each direction. An account has up to 50 labels for two
        object types.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            label: What people see, in the direction of the path.
            name: The internal name, which cannot be changed. HubSpot takes no hyphens, and no digit at its beginning.
            inverse_label: What people see in the other direction. Without it the label is the same from both sides.

        Returns:
            A list of the new types, AssociationSpecWithLabel, one for each direction.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.association_labels.create("contacts", "companies", "Manager", "manager", inverse_label="Managed by")
        """
        from hubapi_client.api.association_labels import create_association_label

        return self._send(
            endpoints.field(
                create_association_label,
                {
                    "body": endpoints.body({"label": label, "name": name, "inverseLabel": inverse_label}),
                    "from_object_type": from_object_type,
                    "to_object_type": to_object_type,
                },
                "results",
            )
        )

    def list(
        self,
        from_object_type: str,
        to_object_type: str,
    ) -> builtins.list[models.AssociationSpecWithLabel]:
        """Lists the association types between two object types.

        GET /crm/associations/v4/{fromObjectType}/{toObjectType}/labels
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definitions/get-crm-associations-v4-fromObjectType-toObjectType-labels

        HubSpot's own and those that the account has defined, in the direction of the path, all in one answer.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.

        Returns:
            A list of AssociationSpecWithLabel; `label` is None for the type without one.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for one in hub.association_labels.list("contacts", "companies"):
                print(one.category, one.type_id, one.label)
        """
        from hubapi_client.api.association_labels import list_association_labels

        return self._send(
            endpoints.field(
                list_association_labels,
                {
                    "from_object_type": from_object_type,
                    "to_object_type": to_object_type,
                },
                "results",
            )
        )

    def update(
        self,
        from_object_type: str,
        to_object_type: str,
        association_type_id: int,
        label: str,
        *,
        inverse_label: str | None = None,
    ) -> None:
        """Renames a label.

        PUT /crm/associations/v4/{fromObjectType}/{toObjectType}/labels
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definitions/put-crm-associations-v4-fromObjectType-toObjectType-labels

        Without an inverse label both directions get the new one.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            association_type_id: The number of an association type. It has a direction, contact to course is another
                than course to contact.
            label: What people see, in the direction of the path.
            inverse_label: What people see in the other direction.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.association_labels.update("contacts", "companies", 37, "Boss", inverse_label="Report")
        """
        from hubapi_client.api.association_labels import update_association_label

        return self._send(
            endpoints.call(
                update_association_label,
                {
                    "body": endpoints.body(
                        {"associationTypeId": association_type_id, "label": label, "inverseLabel": inverse_label}
                    ),
                    "from_object_type": from_object_type,
                    "to_object_type": to_object_type,
                },
            )
        )


class AsyncAssociationLabels(AsyncResource):
    """Labels, which say how two records are linked."""

    async def archive(
        self,
        from_object_type: str,
        to_object_type: str,
        association_type_id: int,
    ) -> None:
        """Deletes a label.

        DELETE /crm/associations/v4/{fromObjectType}/{toObjectType}/labels/{associationTypeId}
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definitions/delete-crm-associations-v4-fromObjectType-toObjectType-labels-associationTypeId

        Both directions go. Records that had it stay associated, without it.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            association_type_id: The number of the label in either direction.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.association_labels.archive("contacts", "companies", 37)
        """
        from hubapi_client.api.association_labels import archive_association_label

        return await self._send(
            endpoints.call(
                archive_association_label,
                {
                    "from_object_type": from_object_type,
                    "to_object_type": to_object_type,
                    "association_type_id": association_type_id,
                },
            )
        )

    async def create(
        self,
        from_object_type: str,
        to_object_type: str,
        label: str,
        name: str,
        *,
        inverse_label: str | None = None,
    ) -> builtins.list[models.AssociationSpecWithLabel]:
        """Creates a label for associations between two object types.

        POST /crm/associations/v4/{fromObjectType}/{toObjectType}/labels
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definitions/post-crm-associations-v4-fromObjectType-toObjectType-labels

        With an inverse label it is a pair of labels, one for each direction. An account has up to 50 labels for two
        object types.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            label: What people see, in the direction of the path.
            name: The internal name, which cannot be changed. HubSpot takes no hyphens, and no digit at its beginning.
            inverse_label: What people see in the other direction. Without it the label is the same from both sides.

        Returns:
            A list of the new types, AssociationSpecWithLabel, one for each direction.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.association_labels.create("contacts", "companies", "Manager", "manager", inverse_label="Managed by")
        """
        from hubapi_client.api.association_labels import create_association_label

        return await self._send(
            endpoints.field(
                create_association_label,
                {
                    "body": endpoints.body({"label": label, "name": name, "inverseLabel": inverse_label}),
                    "from_object_type": from_object_type,
                    "to_object_type": to_object_type,
                },
                "results",
            )
        )

    async def list(
        self,
        from_object_type: str,
        to_object_type: str,
    ) -> builtins.list[models.AssociationSpecWithLabel]:
        """Lists the association types between two object types.

        GET /crm/associations/v4/{fromObjectType}/{toObjectType}/labels
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definitions/get-crm-associations-v4-fromObjectType-toObjectType-labels

        HubSpot's own and those that the account has defined, in the direction of the path, all in one answer.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.

        Returns:
            A list of AssociationSpecWithLabel; `label` is None for the type without one.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for one in await hub.association_labels.list("contacts", "companies"):
                print(one.category, one.type_id, one.label)
        """
        from hubapi_client.api.association_labels import list_association_labels

        return await self._send(
            endpoints.field(
                list_association_labels,
                {
                    "from_object_type": from_object_type,
                    "to_object_type": to_object_type,
                },
                "results",
            )
        )

    async def update(
        self,
        from_object_type: str,
        to_object_type: str,
        association_type_id: int,
        label: str,
        *,
        inverse_label: str | None = None,
    ) -> None:
        """Renames a label.

        PUT /crm/associations/v4/{fromObjectType}/{toObjectType}/labels
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definitions/put-crm-associations-v4-fromObjectType-toObjectType-labels

        Without an inverse label both directions get the new one.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            association_type_id: The number of an association type. It has a direction, contact to course is another
                than course to contact.
            label: What people see, in the direction of the path.
            inverse_label: What people see in the other direction.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.association_labels.update("contacts", "companies", 37, "Boss", inverse_label="Report")
        """
        from hubapi_client.api.association_labels import update_association_label

        return await self._send(
            endpoints.call(
                update_association_label,
                {
                    "body": endpoints.body(
                        {"associationTypeId": association_type_id, "label": label, "inverseLabel": inverse_label}
                    ),
                    "from_object_type": from_object_type,
                    "to_object_type": to_object_type,
                },
            )
        )
